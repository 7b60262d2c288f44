"""The home folder at the start: made and tried, or said in plain words why the program can't keep anything there."""

from __future__ import annotations

import errno
import tempfile
from typing import TYPE_CHECKING

from leaddesk.i18n import N_, tr

if TYPE_CHECKING:
    from leaddesk.paths import Home

NO_ROOM = N_("The disk is full, so LeadDesk can't start.")
NO_ROOM_REMEDY = N_("Free some space on the disk, then start LeadDesk again. What was saved before is safe.")
NO_FOLDER = N_("LeadDesk can't write to its folder, so it can't start.")
NO_FOLDER_REMEDY = N_(
    "Ask whoever looks after the computer to allow writing to this folder, then start LeadDesk again. "
    "Nothing in it was changed: {folder}"
)
_FULL = (errno.ENOSPC, errno.EDQUOT)


def refusal(home: Home) -> tuple[str, str]:
    """Make the home folder; return what is wrong with it and the way out, or two empty texts.

    A full disk stops only the very first start: what is there can still be read and printed.
    """
    made = False
    try:
        home.make()
        made = True
        tempfile.TemporaryFile(dir=home.root).close()
    except OSError as error:
        if error.errno in _FULL:
            return ("", "") if made else (tr(NO_ROOM), tr(NO_ROOM_REMEDY))
        return tr(NO_FOLDER), tr(NO_FOLDER_REMEDY, folder=str(home.root))
    return "", ""


def say(message: str, remedy: str) -> None:
    """Say, in the program's own look, why it does not start."""
    from leaddesk.ui.dialogs.question import Question  # noqa: PLC0415 - a usual start needs no dialog

    Question.tell(None, message, remedy)
