"""Keeping what is in memory out of crash files. Thin: each system has its own call, and only Linux's has been run."""

from __future__ import annotations

import ctypes
import logging
import sys

_log = logging.getLogger(__name__)

_PR_SET_DUMPABLE = 4
_NO_FAULT_BOX = 0x0001 | 0x0002


def harden() -> tuple[str, ...]:
    """Switch crash files off as far as this system lets us, and return what is in force."""
    done: list[str] = []
    try:
        if sys.platform == "win32":
            done += _windows()
        else:
            done += _posix()
            if sys.platform == "linux" and ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0:
                done.append("not dumpable")
    except (OSError, ValueError, AttributeError) as error:
        _log.warning("crash files: %s", type(error).__name__)
    return tuple(done)


if sys.platform == "win32":

    def _windows() -> list[str]:
        done = []
        ctypes.windll.kernel32.SetErrorMode(_NO_FAULT_BOX)
        if ctypes.windll.wer.WerAddExcludedApplication(sys.executable, False) == 0:
            done.append("no error reports")
        return done

else:

    def _posix() -> list[str]:
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return ["no core files"]
