"""What is broken off at every step: each scenario in a forked process of its own, under one strace for many of them.

Run as a program: ``scenarios.py HOMES FOLDER [CALL/SCENARIO/COUNT/HIT ...]``. strace counts calls for each process anew
and hits call number ``HIT`` of a kind, which no scenario reaches. So a process that first makes ``HIT - n`` idle calls
has its own call number n hit. What a scenario tells goes through ``writev``, which is never hit.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import sqlcipher3

from leaddesk.domain.errors import StorageError
from leaddesk.storage.backup import list_backups, make_backup
from leaddesk.storage.refusals import from_driver
from leaddesk.storage.restore import restore
from tests.storage.faults.vaults import CHEAP, NOW, OTHER_RECOVERY, PASSPHRASE, RECOVERY, Place

SAVES = 3
Tell = Callable[[str], None]


def keys(place: Place, tell: Tell) -> None:
    """Put a new recovery key into the key file and its copies."""
    place.unlocked().new_recovery_key(OTHER_RECOVERY)
    tell("done")


def save(place: Place, tell: Tell) -> None:
    """Save a few notes, each in a transaction."""
    with closing(place.unlocked().connect()) as connection:
        for number in range(SAVES):
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("INSERT INTO note (said) VALUES (?)", (f"saved {number} " * 300,))
                connection.execute("DELETE FROM note WHERE said LIKE 'saved 0%' AND id % 2 = 7")
                connection.execute("COMMIT")
            except sqlcipher3.DatabaseError as error:
                refused = from_driver(error)
                if refused is None:
                    raise
                raise refused from error
            tell("done")


def backup(place: Place, tell: Tell) -> None:
    """Make a backup beside an older one."""
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        make_backup(connection, opened, place.backups, now=NOW)
    tell("done")


def back(place: Place, tell: Tell) -> None:
    """Restore the older backup over newer records."""
    restore(list_backups(place.backups)[-1].path, place.vault, recovery=RECOVERY, now=NOW)
    tell("done")


def create(place: Place, tell: Tell) -> None:
    """Set a vault up where there is none."""
    place.vault.create(PASSPHRASE, cost=CHEAP, recovery=RECOVERY)
    tell("done")


SCENARIOS = (keys, save, backup, back, create)


def main(homes: Path, folder: Path, *counts: str) -> None:
    """Run each scenario on a copy of its home: once, or once for each of its calls of each kind."""
    logging.disable()  # a line of the log is a write, too
    named = {scenario.__name__: scenario for scenario in SCENARIOS}
    if not counts:
        for name, scenario in named.items():
            _try(homes / name, folder / f"{name}-all", scenario)
    for each in counts:
        call, name, most, hit = each.split("/")
        for number in range(1, int(most) + 1):
            _try(homes / name, folder / f"{name}-{call}-{number}", named[name], call, int(hit) - number)


def _try(home: Path, root: Path, scenario: Callable[[Place, Tell], None], call: str = "", idle: int = 0) -> None:
    place = Place(root)
    _forked(partial(_copy, home, root))
    status = _forked(partial(_run, scenario, place, call, idle))
    died = os.WIFSIGNALED(status)
    _tell(place, "killed" if died else f"left {os.waitstatus_to_exitcode(status)}")


def _forked(work: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        os._exit(work())
    return os.waitpid(child, 0)[1]


def _copy(source: Path, target: Path) -> int:
    shutil.copytree(source, target)
    return 0


def _idle(call: str, times: int, scratch: Path) -> None:
    """Make harmless calls of one kind, so that strace counts them."""
    nowhere = str(scratch / "nowhere" / "at all")
    descriptor = os.open(os.devnull, os.O_RDWR)
    makers: dict[str, Callable[[], object]] = {
        "write": lambda: os.write(descriptor, b"x"),
        "pwrite64": lambda: os.pwrite(descriptor, b"x", 0),
        "fsync": lambda: os.fsync(descriptor),
        "rename": lambda: os.rename(nowhere, nowhere),  # noqa: PTH104 - the plain call is meant
        "unlink": lambda: os.unlink(nowhere),  # noqa: PTH108 - the plain call is meant
        "ftruncate": lambda: os.ftruncate(descriptor, 0),
        "mkdir": lambda: os.mkdir(nowhere),  # noqa: PTH102 - the plain call is meant
        "rmdir": lambda: os.rmdir(nowhere),  # noqa: PTH106 - the plain call is meant
        "unlinkat": lambda: os.unlink("nowhere", dir_fd=descriptor),
    }
    for _ in range(times):
        with suppress(OSError):
            makers[call]()
    os.close(descriptor)


def _run(scenario: Callable[[Place, Tell], None], place: Place, call: str, idle: int) -> int:
    try:
        _idle(call, idle, place.root)
        scenario(place, lambda word: _tell(place, word))
    except StorageError as error:
        _tell(place, f"refused {error.reason.name}")
    except BaseException as error:  # noqa: BLE001 - told by name; the test fails on it
        _tell(place, f"raised {error!r}")
        return 1
    return 0


def _tell(place: Place, word: str) -> None:
    os.writev(1, [f"{place.root.name} {os.getpid()} {word}\n".encode()])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
