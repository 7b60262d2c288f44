"""What the windows before the records need of the vault. ``app`` gives it; ``ui`` never sees the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.settings import OfficeDraft, SecurityDraft


class State(Enum):
    """What is there when the program starts."""

    NEW = auto()
    LOCKED = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True)
class Strength:
    """How safe a passphrase is, in words, with the reason; level 0 to 4, accepted from 3 on as the vault decides."""

    words: str
    reason: str
    level: int
    accepted: bool


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """A recovery key in its groups, and the page to print."""

    groups: tuple[str, ...]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class BackupState:
    """When the last verified backup was made, and where they go."""

    made_at: datetime | None
    folder: Path
    reason: str = ""


class WrongKeyError(Exception):
    """The passphrase or recovery key doesn't open the records; nothing is counted or locked out."""


class Gatekeeper(Protocol):
    """The door. Every method but ``state`` and ``backup_state`` may take long and is called on the worker."""

    def state(self) -> State:
        """Return whether there are records, and whether they are open."""

    def strength(self, passphrase: str, office: OfficeDraft) -> Strength:
        """Return how safe a passphrase is; names of the office are weak."""

    def suggest_words(self) -> str:
        """Return six words picked by chance."""

    def new_recovery_sheet(self, site_name: str) -> RecoverySheet:
        """Return a fresh recovery key with its page. It opens nothing before ``create`` or ``keep_recovery_sheet``."""

    def create(self, passphrase: str, sheet: RecoverySheet, office: OfficeDraft, security: SecurityDraft) -> None:
        """Make the records of a new office, open them, and keep its settings."""

    def unlock(self, passphrase: str) -> None:
        """Open the records. Raises WrongKeyError, or StorageError where the machine refuses."""

    def unlock_with_recovery(self, key: str) -> None:
        """Open the records with the recovery key. Raises WrongKeyError, or LeadDeskError naming a mistyped group."""

    def remembered(self) -> bool:
        """Return whether this computer's own key store was asked to open the records, and may still do so."""

    def can_remember(self) -> bool:
        """Return whether this computer has a key store that can be trusted with that."""

    def remember(self, *, on: bool) -> bool:
        """Let this computer open the records for twelve hours, or stop that; return whether it does now."""

    def unlock_with_this_computer(self) -> None:
        """Open the records with this computer's key store. Raises WrongKeyError where it no longer may."""

    def accept_older(self) -> None:
        """Let an older copy of the records be opened from now on: her decision, after she was told."""

    def copied_by(self) -> str:
        """Return what copies the folder of the records to other computers, or nothing."""

    def change_passphrase(self, new: str, old: str | None) -> None:
        """Set another passphrase on open records; ``old`` is None only right after the recovery key was used.

        Raises WrongKeyError if the old one is wrong.
        """

    def keep_recovery_sheet(self, sheet: RecoverySheet) -> None:
        """Let the new sheet open the records; the old one opens nothing any more."""

    def lock(self) -> None:
        """Make a backup if something changed, and close the records."""

    def interrupt(self) -> None:
        """Stop what runs in the file now. Called from the main thread."""

    def check_up(self, go_on: Callable[[], object]) -> None:
        """Check the whole file once a day; ``go_on`` raises to stop it. Raises StorageError with what is wrong."""

    def backup_now(self) -> BackupState:
        """Make a verified backup."""

    def backup_state(self) -> BackupState:
        """Return what is known of the last backup without looking at the disk."""

    def restore(self, file: Path, secret: str) -> None:
        """Put a backup in place of the records after opening and checking it; the old ones are kept beside it.

        ``secret`` is its passphrase or recovery key. Raises WrongKeyError or StorageError.
        """
