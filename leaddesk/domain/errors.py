"""What can be refused, each with words she can act on."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping


class LeadDeskError(Exception):
    """A refusal with a plain message and the way out; never holds a person's data."""

    def __init__(self, message: str, remedy: str = "") -> None:
        """Take the sentence that says what is, and the one that says what to do."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class InvalidRecordError(LeadDeskError):
    """Fields of a draft need a look."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Take the problems by field name."""
        super().__init__(N_("Some fields need a look."), N_("Each one is marked below."))
        self.problems = dict(problems)


class ChangedSinceError(LeadDeskError):
    """An undo would lose later work."""

    def __init__(self) -> None:
        """Say that the record has moved on."""
        super().__init__(
            N_("This can't be taken back: the record was changed since."),
            N_("Open the record and change it there."),
        )


class NotUndoableError(LeadDeskError):
    """Something that stays done, with the reason."""


class NotFoundError(LeadDeskError):
    """A record that is not there, or was removed."""

    def __init__(self) -> None:
        """Say that the record is gone."""
        super().__init__(N_("This record is no longer here."), N_("It may have been removed; look under Removed."))


class BlockedError(LeadDeskError):
    """The consent gate said no; the message says why, the remedy the next step."""


class StorageReason(Enum):
    """Why the machine refuses."""

    MISSING = auto()
    KEYS_MISSING = auto()
    KEYS_DAMAGED = auto()
    EMPTY_FILE = auto()
    TRUNCATED = auto()
    FOREIGN = auto()
    DAMAGED = auto()
    NEWER = auto()
    LOCKED = auto()
    WRONG_KEY = auto()
    MISMATCH = auto()
    SYNCED_FOLDER = auto()
    DISK_FULL = auto()
    READ_ONLY = auto()
    INPUT_OUTPUT = auto()
    BACKUP_DAMAGED = auto()
    BACKUP_FAILED = auto()
    OLD_LIBRARY = auto()
    ROLLED_BACK = auto()
    EXISTS = auto()
    ASTRAY = auto()
    INTERRUPTED = auto()


class StorageError(LeadDeskError):
    """The machine refuses: cause and remedy; what was typed stays."""

    def __init__(self, reason: StorageReason, message: str, remedy: str = "") -> None:
        """Take the reason that code asks for, and the words she reads."""
        super().__init__(message, remedy)
        self.reason = reason
