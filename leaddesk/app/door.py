"""The door to the records: makes, opens, locks, backs up and restores the vault for the windows before it."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.i18n import N_, translator
from leaddesk.ui.gatekeeper import BackupState, RecoverySheet, State, Strength, WrongKeyError

# ruff: noqa: TC004 - the storage libraries load behind the first window, so their names stay out of the run

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from sqlite3 import Connection

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.settings import OfficeDraft, SecurityDraft
    from leaddesk.paths import Home
    from leaddesk.services.office import OfficeServices
    from leaddesk.storage.backup_file import BackupInfo
    from leaddesk.storage.database import Database
    from leaddesk.storage.kdf import Cost
    from leaddesk.storage.opened_vault import OpenedVault

_log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class Opened:
    """What is there while the records are open."""

    vault: OpenedVault
    connection: Connection
    database: Database
    services: OfficeServices
    changed: bool = False
    has_bad_free_page: bool = False


class Door:
    """The gatekeeper of the real office. ``ui`` knows it by its protocol only.

    The storage libraries are imported inside, so that the first window is painted before they load.
    """

    practice = False
    """Whether every paper is marked as practice."""

    def __init__(self, home: Home, clock: Clock, *, cost: Cost | None = None) -> None:
        """Take the home and the clock; ``cost`` of the passphrase is measured at set-up if not given."""
        self._home = home
        self._clock = clock
        self._cost = cost
        self._opened: Opened | None = None
        self._backup: BackupState | None = None
        self._alone = threading.RLock()

    @property
    def opened(self) -> Opened | None:
        """Return what is open, or None."""
        return self._opened

    def state(self) -> State:
        """Return whether there are records, and whether they are open."""
        if self._opened is not None:
            return State.OPEN
        from leaddesk.storage.placement import finish_restore  # noqa: PLC0415 - kept out of the start

        folder = self._home.vault
        finish_restore(folder)
        return State.LOCKED if folder.is_dir() and any(folder.iterdir()) else State.NEW

    def strength(self, passphrase: str, office: OfficeDraft) -> Strength:
        """Return how safe a passphrase is; names of the office are weak."""
        from leaddesk.storage import passphrase as rules  # noqa: PLC0415 - kept out of the start

        names = (office.site_name, office.county, office.coordinator)
        refused = rules.problem(passphrase, names)
        said = rules.strength(passphrase, names)
        if refused:
            return Strength(N_("Too weak."), refused, min(2, len(passphrase) // 8), accepted=False)
        head, found, reason = said.partition(": ")
        if not found:
            return Strength(N_("Good enough."), said.removeprefix("Good enough. "), 3, accepted=True)
        return Strength(f"{head}.", reason[:1].upper() + reason[1:], 4, accepted=True)

    def suggest_words(self) -> str:
        """Return six words picked by chance."""
        from leaddesk.storage import passphrase as rules  # noqa: PLC0415 - kept out of the start

        return rules.generate()

    def new_recovery_sheet(self, site_name: str) -> RecoverySheet:
        """Return a fresh recovery key with its page; it opens nothing yet."""
        from leaddesk.documents.recovery_sheet import recovery_sheet  # noqa: PLC0415 - kept out of the start
        from leaddesk.storage.recovery_key import RecoveryKey  # noqa: PLC0415 - as above

        key = RecoveryKey.generate()
        return RecoverySheet(key.groups, recovery_sheet(site_name, key.groups, self._clock.today(), translator("en")))

    def create(self, passphrase: str, sheet: RecoverySheet, office: OfficeDraft, security: SecurityDraft) -> None:
        """Make the records of a new office, open them, and keep its settings: all of it or nothing."""
        from leaddesk.storage.recovery_key import RecoveryKey  # noqa: PLC0415 - kept out of the start
        from leaddesk.storage.vault import Vault  # noqa: PLC0415 - as above

        self._home.make()
        vault = Vault(self._home.vault, self._home.config)
        opened, _ = vault.create(passphrase, cost=self._cost, recovery=RecoveryKey.parse("".join(sheet.groups)))
        try:
            self._open(opened)
            services = self._services()
            services.settings.save_office(office)
            services.settings.save_security(security)
            services.site_lists.begin()
            services.history.clear()
        except BaseException:
            # a vault without its office would bar the way to another try
            made, self._opened = self._opened, None
            if made is not None:
                made.database.close()
            opened.lock()
            vault.unmake()
            raise

    def unlock(self, passphrase: str) -> None:
        """Open the records. Raises WrongKeyError, or StorageError where the machine refuses."""
        self._unlock(lambda vault: vault.unlock_with_passphrase(passphrase))

    def unlock_with_recovery(self, key: str) -> None:
        """Open the records with the recovery key. Raises WrongKeyError, or LeadDeskError naming a mistyped group."""
        self._unlock(lambda vault: vault.unlock_with_recovery(key))

    def unlock_with_this_computer(self) -> None:
        """Open the records with this computer's key store. Raises WrongKeyError where it no longer may."""
        self._unlock(lambda vault: vault.unlock_with_keyring(self._clock.now()))

    def can_remember(self) -> bool:
        """Return whether this computer has a key store that can be trusted."""
        from leaddesk.storage.keyring_slot import system_backend  # noqa: PLC0415 - kept out of the start

        return system_backend() is not None

    def remember(self, *, on: bool) -> bool:
        """Let this computer open the records for twelve hours, or stop that; return whether it does now."""
        opened = self.need()
        if on:
            return opened.vault.remember_on_this_computer(self._clock.now())
        opened.vault.forget_on_this_computer()
        return False

    def remembered(self) -> bool:
        """Return whether this computer was asked to open the records."""
        from leaddesk.storage.vault import Vault  # noqa: PLC0415 - kept out of the start

        return Vault(self._home.vault, self._home.config).is_remembered

    def accept_older(self) -> None:
        """Let an older copy of the records be opened: the note of how far they had come is put aside."""
        from leaddesk.storage import head_hint  # noqa: PLC0415 - kept out of the start

        _log.warning("an older copy of the records was accepted")
        head_hint.accept(self._home.vault)

    def copied_by(self) -> str:
        """Return what copies the folder of the records to other computers, or nothing."""
        from leaddesk.storage.places import synced_by  # noqa: PLC0415 - kept out of the start

        return "" if self.practice else synced_by(self._home.vault)

    def change_passphrase(self, new: str, old: str | None) -> None:
        """Set another passphrase on open records."""
        from leaddesk.storage.vault import Vault  # noqa: PLC0415 - kept out of the start

        opened = self.need()
        if old is not None:
            _checked(lambda: Vault(self._home.vault, self._home.config).unlock_with_passphrase(old)).lock()
        opened.vault.change_passphrase(new, cost=self._cost)

    def keep_recovery_sheet(self, sheet: RecoverySheet) -> None:
        """Let the new sheet open the records; the old one opens nothing any more."""
        from leaddesk.storage.recovery_key import RecoveryKey  # noqa: PLC0415 - kept out of the start

        self.need().vault.new_recovery_key(RecoveryKey.parse("".join(sheet.groups)))

    def lock(self) -> None:
        """Make a backup if something changed, and close the records. They close even if the backup can't be made."""
        from leaddesk.storage import head_hint  # noqa: PLC0415 - kept out of the start

        with self._alone:
            opened, self._opened = self._opened, None
            if opened is None:
                return
            try:
                if opened.changed:
                    self._make_backup(opened)
                head_hint.keep(opened.vault, head_hint.read_head(opened.connection))
            except StorageError as error:
                _log.warning("at lock: %s", error.reason.name)
                self._backup = BackupState(self._made_at(), self._folder(opened), error.message)
            finally:
                opened.database.close()
                self._mend(opened)
                opened.vault.lock()

    def interrupt(self) -> None:
        """Stop what runs in the file now."""
        opened = self._opened
        if opened is not None:
            opened.database.interrupt()

    def check_up(self, go_on: Callable[[], object]) -> None:
        """Check the whole file once a day. Raises StorageError with what is wrong and the way out."""
        from leaddesk.app.checkup import check_up  # noqa: PLC0415 - kept out of the start

        if not self.practice:
            check_up(self.need(), self._home.config, self._clock.today(), go_on)

    def backup_now(self) -> BackupState:
        """Make a verified backup."""
        opened = self.need()
        self._make_backup(opened)
        return self.backup_state()

    def backup_state(self) -> BackupState:
        """Return what is known of the last backup without looking at the disk."""
        return self._backup or BackupState(None, self._home.backups)

    def restore(self, file: Path, secret: str) -> None:
        """Put a backup in place of the records, still locked; the old ones are kept beside it."""
        from leaddesk.storage import head_hint  # noqa: PLC0415 - kept out of the start
        from leaddesk.storage.recovery_key import MistypedRecoveryKeyError, RecoveryKey  # noqa: PLC0415 - as above
        from leaddesk.storage.restore import restore  # noqa: PLC0415 - as above
        from leaddesk.storage.vault import Vault  # noqa: PLC0415 - as above

        self._home.make()
        vault = Vault(self._home.vault, self._home.config)
        try:
            recovery: RecoveryKey | None = RecoveryKey.parse(secret)
        except MistypedRecoveryKeyError:
            recovery = None
        if recovery is None:
            opened, _ = _checked(lambda: restore(file, vault, passphrase=secret, now=self._clock.now()))
        else:
            opened, _ = _checked(lambda: restore(file, vault, recovery=recovery, now=self._clock.now()))
        head_hint.accept(self._home.vault)
        opened.lock()

    def _unlock(self, way: Callable[..., OpenedVault]) -> None:
        from leaddesk.storage.vault import Vault  # noqa: PLC0415 - kept out of the start

        with self._alone:
            vault = Vault(self._home.vault, self._home.config)
            if problem := vault.problem():
                raise problem
            self._open(_checked(lambda: way(vault)))

    def _open(self, vault: OpenedVault) -> None:
        from leaddesk.app.opening import open_vault  # noqa: PLC0415 - kept out of the start

        self._opened = open_vault(vault, self._clock, self._copy_before_upgrade, practice=self.practice)
        self._backup = BackupState(self._made_at(), self._folder(self._opened))

    def _copy_before_upgrade(self, vault: OpenedVault, connection: Connection) -> None:
        from leaddesk.storage.backup import make_backup  # noqa: PLC0415 - kept out of the start

        make_backup(connection, vault, self._home.backups, now=self._clock.now())

    def _make_backup(self, opened: Opened) -> BackupInfo:
        from leaddesk.storage.backup import make_backup  # noqa: PLC0415 - kept out of the start

        folder = self._folder(opened)
        info = make_backup(opened.connection, opened.vault, folder, now=self._clock.now())
        opened.changed = False
        self._backup = BackupState(self._clock.now(), folder)
        return info

    def _mend(self, opened: Opened) -> None:
        """Leave a damaged free page behind, now that the file is closed; if it can't be done, the next lock may."""
        if opened.has_bad_free_page:
            from leaddesk.storage.repair import write_anew  # noqa: PLC0415 - seldom needed

            try:
                write_anew(opened.vault, now=self._clock.now())
            except StorageError as error:
                _log.warning("writing anew: %s", error.reason.name)

    def _folder(self, opened: Opened) -> Path:
        chosen = opened.services.settings.security().backup_folder.strip()
        return Path(chosen).expanduser() if chosen else self._home.backups

    def _made_at(self) -> datetime | None:
        from leaddesk.storage.backup import list_backups  # noqa: PLC0415 - kept out of the start

        opened = self._opened
        if opened is None:
            return self._backup.made_at if self._backup else None
        try:
            found = [info for info in list_backups(self._folder(opened)) if info.vault == opened.vault.id]
        except OSError:
            return None
        return max((info.made for info in found), default=None)

    def _services(self) -> OfficeServices:
        return self.need().services

    def need(self) -> Opened:
        """Return what is open, or refuse."""
        if self._opened is None:
            raise StorageError(StorageReason.LOCKED, N_("The records are locked."), N_("Unlock them first."))
        return self._opened


def _checked(way: Callable[[], T]) -> T:
    try:
        return way()
    except StorageError as error:
        if error.reason is StorageReason.WRONG_KEY:
            raise WrongKeyError from error
        raise
