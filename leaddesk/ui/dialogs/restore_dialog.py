"""Restore a backup: which file, and what opens it. The records that are there are kept beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from leaddesk.domain.errors import StorageError
from leaddesk.domain.fields import REQUIRED, Spec
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.room import ShortDialog
from leaddesk.ui.gatekeeper import WrongKeyError
from leaddesk.ui.jobs import Rank
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.text import label
from leaddesk.ui.widgets.text_fields import PassphraseField, TextField

if TYPE_CHECKING:
    from leaddesk.ui.errors import Errors
    from leaddesk.ui.gatekeeper import Gatekeeper
    from leaddesk.ui.jobs import Jobs

NOT_THERE = N_("There is no such file")
WRONG = N_("Neither a passphrase nor a recovery key of this backup")
_WIDTH = 520


class RestoreDialog(ShortDialog):
    """Checks the backup before anything is put in its place."""

    def __init__(
        self, parent: QWidget | None, gatekeeper: Gatekeeper, jobs: Jobs, errors: Errors, folder: Path
    ) -> None:
        """Take the door, the worker, and the folder to look for backups in."""
        super().__init__(parent, tr(N_("Restore a backup")), _WIDTH)
        self._gatekeeper, self._jobs, self._errors, self._folder = gatekeeper, jobs, errors, folder
        self.file = TextField("backup-file", Spec(N_("Backup file")))
        self.browse = plain(tr(N_("Choose…")), "folder-open", "choose-backup")
        self.secret = PassphraseField(
            "backup-secret",
            Spec(N_("Passphrase or recovery key"), help=N_("The one that was in use when the backup was made")),
        )
        self.restore = primary(tr(N_("Restore this backup")), name="restore")
        self.cancel = plain(tr(N_("Cancel")), name="cancel")
        text = N_("The backup is opened and checked first. The records that are here now are kept beside it.")
        self.put(label(tr(N_("Which backup?")), "section"))
        self.put_roomy(column(label(tr(text), wrap=True), self.file, row(self.browse, None), self.secret, gap=GAP))
        self.put(row(self.restore, self.cancel, None))
        self.browse.triggered.connect(self._on_browse)
        self.restore.triggered.connect(self._on_restore)
        self.cancel.triggered.connect(self.reject)
        self.file.focus_input()

    def _on_browse(self) -> None:
        kind = tr(N_("LeadDesk backups")) + " (*.ldbackup)"
        chosen, _kind = QFileDialog.getOpenFileName(self, tr(N_("Which backup?")), str(self._folder), kind)
        if chosen:
            self.file.line.setText(chosen)
            self.secret.focus_input()

    def _on_restore(self) -> None:
        file, secret = Path(self.file.value().strip()), self.secret.value()
        self.file.set_problem("" if file.is_file() else tr(NOT_THERE))
        self.secret.set_problem("" if secret else tr(REQUIRED))
        if self.file.problem or self.secret.problem:
            return
        self._set_busy(busy=True)
        restore = self._gatekeeper.restore
        self._jobs.run(self, lambda: restore(file, secret), lambda _r: self.accept(), self._on_refused, rank=Rank.SAVE)

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongKeyError):
            self.secret.set_problem(tr(WRONG))
            self.secret.focus_input()
        elif isinstance(error, StorageError):
            self.file.set_problem(f"{tr(error.message)} {tr(error.remedy)}".strip())
        else:
            self._errors.show(error)

    def _set_busy(self, *, busy: bool) -> None:
        self.restore.setEnabled(not busy)
        self.restore.set_text(tr(N_("Checking") if busy else N_("Restore this backup")))

    @staticmethod
    def ask(parent: QWidget | None, gatekeeper: Gatekeeper, jobs: Jobs, errors: Errors, folder: Path) -> bool:
        """Return whether a backup was put in place."""
        dialog = RestoreDialog(parent, gatekeeper, jobs, errors, folder)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return done
