"""Cleans a file in a process of its own, with a limit of time and memory: what is foreign is never read in this one.

Nothing of it is written to a disk, and what comes back is taken as plain bytes, not as objects.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from contextlib import closing, suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from leaddesk.domain.attachments import LARGEST, BadFile, BadFileError, CleanFile, Media
from leaddesk.domain.sent_forms import SentFields, Trait

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

PATIENCE: Final = 60.0
"""Seconds after which a file is given up."""
_LOOK: Final = 0.05
_MEMORY: Final = 1_500_000_000
_HEAD: Final = 2_000_000
"""Bytes: the answers of a form, and no more."""
_CLEAN: Final = "clean"
_FORM: Final = "form"
_LOGO: Final = "logo"
_MEDIA: Final = {str(one.value): one for one in Media}


def clean_apart(data: bytes, name: str, given_up: Callable[[], bool], patience: float = PATIENCE) -> CleanFile | None:
    """Return what stays of a file, or None once ``given_up`` says so. Raises BadFileError."""
    found = _apart(_CLEAN, data, name, given_up, patience)
    return None if found is None else found[1]


def clean_logo_apart(data: bytes, name: str, given_up: Callable[[], bool]) -> CleanFile | None:
    """Return a picture as the sign of a letterhead, or None once given up. Raises BadFileError."""
    found = _apart(_LOGO, data, name, given_up, PATIENCE)
    return None if found is None else found[1]


def read_form_apart(
    data: bytes, given_up: Callable[[], bool], patience: float = PATIENCE
) -> tuple[SentFields, CleanFile] | None:
    """Return the answers of a sent form and its pages cleaned, or None once given up. Raises BadFileError."""
    found = _apart(_FORM, data, "form.pdf", given_up, patience)
    if found is None:
        return None
    head, clean = found
    try:
        return _sent(head), clean
    except (KeyError, TypeError, ValueError) as error:
        raise BadFileError(BadFile.BROKEN) from error


def _sent(head: dict[str, Any]) -> SentFields:
    values = tuple((str(name), str(value)) for name, value in head["values"])
    return SentFields(str(head["code"]), str(head["edition"]), values, frozenset(Trait[one] for one in head["traits"]))


def _apart(
    task: str, data: bytes, name: str, given_up: Callable[[], bool], patience: float
) -> tuple[dict[str, Any], CleanFile] | None:
    if not data:
        raise BadFileError(BadFile.EMPTY)
    if len(data) > LARGEST:
        raise BadFileError(BadFile.TOO_LARGE)
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    worker = spawn.Process(target=_work, args=(theirs, task, data, name), daemon=True, name="leaddesk-scan")
    worker.start()
    theirs.close()
    with closing(ours):
        try:
            end = monotonic() + patience
            while not ours.poll(_LOOK):
                if given_up():
                    return None
                if monotonic() > end:
                    raise BadFileError(BadFile.TOO_LONG)
            return _taken(ours)
        finally:
            worker.kill()
            worker.join()


def _taken(ours: Connection) -> tuple[dict[str, Any], CleanFile]:
    try:
        head = json.loads(ours.recv_bytes(_HEAD))
        if "bad" in head:
            raise BadFileError(BadFile[head["bad"]])
        return head, CleanFile(_MEDIA[head["media"]], ours.recv_bytes(LARGEST), int(head["pages"]))
    except (EOFError, OSError, ValueError, KeyError) as error:
        # the process ended without a word: out of memory, or brought down by what it read
        raise BadFileError(BadFile.BROKEN) from error


def _work(theirs: Connection, task: str, data: bytes, name: str) -> None:
    _limit()
    try:
        told, found = _done(task, data, name)
    except BadFileError as error:
        theirs.send_bytes(json.dumps({"bad": error.reason.name}).encode())
        return
    told |= {"media": str(found.media.value), "pages": found.pages}
    theirs.send_bytes(json.dumps(told).encode())
    theirs.send_bytes(found.content)


def _done(task: str, data: bytes, name: str) -> tuple[dict[str, Any], CleanFile]:
    """Do it; the readers are loaded in this process alone."""
    if task == _CLEAN:
        from leaddesk.paper.scans.clean import clean  # noqa: PLC0415 - as above

        return {}, clean(data, name)
    if task == _LOGO:
        from leaddesk.paper.scans.logo import clean_logo  # noqa: PLC0415 - as above

        return {}, clean_logo(data)
    from leaddesk.paper.scans.form_fields import read_form  # noqa: PLC0415 - as above

    sent, pages = read_form(data)
    told = {"code": sent.code, "edition": sent.edition, "values": sent.values}
    return told | {"traits": [one.name for one in sent.traits]}, pages


def _limit() -> None:
    """Bound the memory where the system can; no core is left behind, for it would hold the file."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
