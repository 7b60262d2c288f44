"""The words for everything the machine can refuse: what is, and the way out."""

from __future__ import annotations

from errno import EDQUOT, EFBIG, ENOSPC, EROFS
from typing import Final

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.i18n import N_

_RESTORE: Final = N_("Choose Restore a backup. The damaged file is kept aside, not overwritten.")

WORDS: Final[dict[StorageReason, tuple[str, str]]] = {
    StorageReason.MISSING: (
        N_("The record file is not where it should be."),
        N_("If the folder was moved, move it back. Otherwise choose Restore a backup."),
    ),
    StorageReason.KEYS_MISSING: (
        N_("The key file that belongs to the records is missing, and so are its copies."),
        N_("Choose Restore a backup: every backup holds the key file. Without one the records can't be opened."),
    ),
    StorageReason.KEYS_DAMAGED: (
        N_("The key file and its copies are damaged."),
        N_("Choose Restore a backup: every backup holds the key file. The damaged files are kept."),
    ),
    StorageReason.EMPTY_FILE: (
        N_("The record file is empty. The disk or a copying program may have emptied it."),
        _RESTORE,
    ),
    StorageReason.TRUNCATED: (
        N_("The record file is cut short: a part of it is missing."),
        _RESTORE,
    ),
    StorageReason.FOREIGN: (
        N_("The file in the place of the records was not made by LeadDesk."),
        N_("Move that file elsewhere and put the right one back, or choose Restore a backup."),
    ),
    StorageReason.DAMAGED: (
        N_("A part of the record file is damaged."),
        _RESTORE,
    ),
    StorageReason.NEWER: (
        N_("These records were last used with a newer LeadDesk than this one."),
        N_("Install the newer version. Nothing was changed."),
    ),
    StorageReason.LOCKED: (
        N_("The records are open in another LeadDesk window or by another program."),
        N_("Close the other one, then try again."),
    ),
    StorageReason.WRONG_KEY: (
        N_("That is not the passphrase of these records."),
        N_("Check Caps Lock and the keyboard language, or choose Use recovery key."),
    ),
    StorageReason.MISMATCH: (
        N_("The key file and the record file don't belong together."),
        N_("One of them was put here from another copy. Put the right pair back, or choose Restore a backup."),
    ),
    StorageReason.SYNCED_FOLDER: (
        N_("This folder is copied to other computers or lies on the network."),
        N_("Choose a folder on this computer only. Backups may go to a shared folder; the open records may not."),
    ),
    StorageReason.DISK_FULL: (
        N_("The disk is full, so nothing was saved just now. What was saved before is safe."),
        N_("Free some space on the disk, then try again. What is typed stays on the screen."),
    ),
    StorageReason.READ_ONLY: (
        N_("This computer doesn't let LeadDesk write to the folder of the records."),
        N_("Ask whoever looks after the computer to allow writing to that folder, then try again."),
    ),
    StorageReason.INPUT_OUTPUT: (
        N_("The disk reported an error while reading or writing."),
        N_("Try again. If it comes back, make a backup on another disk and have this one looked at."),
    ),
    StorageReason.BACKUP_DAMAGED: (
        N_("This backup is damaged or not complete."),
        N_("Choose another backup. Nothing was changed."),
    ),
    StorageReason.BACKUP_FAILED: (
        N_("The backup could not be finished. Earlier backups are untouched."),
        N_("Check that the backup folder is there and has space, then try again."),
    ),
    StorageReason.OLD_LIBRARY: (
        N_("A part that LeadDesk is built on is older than it has to be."),
        N_("Install LeadDesk again from its installer. The records were not touched."),
    ),
    StorageReason.ROLLED_BACK: (
        N_("The record file is older than what was last saved here."),
        N_(
            "An older copy was put in its place. Look for the newer one, or choose Restore a backup."
            " What was saved since then is not in this one."
        ),
    ),
    StorageReason.EXISTS: (
        N_("There are records in this folder already."),
        N_("Unlock them, or choose another folder. Nothing was changed."),
    ),
    StorageReason.ASTRAY: (
        N_("Some records are not as LeadDesk last wrote them."),
        N_(
            "Something else changed the record file. Tell whoever looks after this computer. To go back to an earlier"
            " day, lock and choose Restore a backup: the file as it is now is kept aside."
        ),
    ),
    StorageReason.INTERRUPTED: (
        N_("This was stopped before it was finished. Nothing was changed."),
        N_("Start it again."),
    ),
}

WRONG_RECOVERY_KEY: Final = N_("That recovery key doesn't open these records.")
WRONG_RECOVERY_KEY_REMEDY: Final = N_("Use the newest recovery sheet: a new sheet makes the older ones worthless.")
NOT_REMEMBERED: Final = N_("This computer doesn't hold a way to open the records.")
NOT_REMEMBERED_REMEDY: Final = N_("Type the passphrase.")

_BUSY, _LOCKED, _INTERRUPTED = 5, 6, 9
_READ_ONLY, _IO, _CORRUPT, _FULL, _CANT_OPEN, _PERMISSION, _NOT_A_DATABASE = 8, 10, 11, 13, 14, 3, 26
_BY_CODE: Final = {
    _BUSY: StorageReason.LOCKED,
    _LOCKED: StorageReason.LOCKED,
    _INTERRUPTED: StorageReason.INTERRUPTED,
    _READ_ONLY: StorageReason.READ_ONLY,
    _PERMISSION: StorageReason.READ_ONLY,
    _CANT_OPEN: StorageReason.READ_ONLY,
    _IO: StorageReason.INPUT_OUTPUT,
    _CORRUPT: StorageReason.DAMAGED,
    _NOT_A_DATABASE: StorageReason.DAMAGED,
    _FULL: StorageReason.DISK_FULL,
}

_FULL_ERRNOS: Final = frozenset({ENOSPC, EDQUOT, EFBIG})
_READ_ONLY_ERRNOS: Final = frozenset({EROFS})


def refusal(reason: StorageReason) -> StorageError:
    """Return the error for a reason, in the words that she reads."""
    message, remedy = WORDS[reason]
    return StorageError(reason, message, remedy)


def wrong_recovery_key() -> StorageError:
    """Return the error for a recovery key that was typed right but opens nothing."""
    return StorageError(StorageReason.WRONG_KEY, WRONG_RECOVERY_KEY, WRONG_RECOVERY_KEY_REMEDY)


def not_remembered() -> StorageError:
    """Return the error for a computer whose key store doesn't open the records."""
    return StorageError(StorageReason.WRONG_KEY, NOT_REMEMBERED, NOT_REMEMBERED_REMEDY)


def reason_of(error: BaseException) -> StorageReason | None:
    """Return what a driver's error means to her, or None where it is a bug of ours."""
    return _BY_CODE.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)


def from_driver(error: BaseException) -> StorageError | None:
    """Translate a driver's error (or SQLAlchemy's ``orig``); None where it is a bug of ours."""
    reason = reason_of(error)
    return None if reason is None else refusal(reason)


def from_os(error: OSError) -> StorageError:
    """Translate a refusal of the file system."""
    if error.errno in _FULL_ERRNOS:
        return refusal(StorageReason.DISK_FULL)
    if isinstance(error, PermissionError) or error.errno in _READ_ONLY_ERRNOS:
        return refusal(StorageReason.READ_ONLY)
    return refusal(StorageReason.INPUT_OUTPUT)
