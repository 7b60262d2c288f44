"""The security part of the settings: when to lock, another passphrase, another recovery sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.fields import REQUIRED, Spec, specs
from leaddesk.domain.settings import SecurityDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.gatekeeper import WrongKeyError
from leaddesk.ui.jobs import Rank
from leaddesk.ui.passphrase_panel import PassphrasePanel
from leaddesk.ui.recovery_panel import RecoveryPanel
from leaddesk.ui.tokens import GAP
from leaddesk.ui.unlock import WRONG
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.choice_fields import PickField
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.text import label, show_if
from leaddesk.ui.widgets.text_fields import PassphraseField

if TYPE_CHECKING:
    from leaddesk.ui.context import Context
    from leaddesk.ui.printing import Chooser

ON_THIS_COMPUTER = N_(
    "This computer's own key store can open the records for twelve hours, or until it is started anew. Whoever is "
    "logged in as you could then open them too. Off is safer."
)
MINUTES = (2, 5, 10, 15, 20, 30)


class SecurityPart(QWidget):
    """Cards, one per decision."""

    told = Signal(str)
    minutes_chosen = Signal(object)

    def __init__(self, context: Context, choose_printer: Chooser, choose_file: Chooser) -> None:
        """Take what asks where the recovery sheet goes."""
        super().__init__()
        self._context = context
        self._choosers = choose_printer, choose_file
        choices = [(number, tr(N_("{minutes} minutes"), minutes=number)) for number in MINUTES]
        self.minutes = PickField(
            "auto_lock_minutes", replace(specs(SecurityDraft)["auto_lock_minutes"], help=""), choices
        )
        self.minutes.edited.connect(self.minutes_chosen)
        lock = Card(tr(N_("Locking")))
        lock.add(self.minutes, _said(N_("LeadDesk also locks when the screen locks or the computer sleeps.")))
        self._passphrase_card = Card(tr(N_("Passphrase")))
        self._open_passphrase = plain(tr(N_("Change the passphrase")), "key", "change-passphrase")
        self._passphrase_card.body.addLayout(row(self._open_passphrase, None))
        self._sheet_card = Card(tr(N_("Recovery sheet")))
        self._sheet_card.add(
            _said(N_("Make a new sheet if the old one may have been seen; the old one then opens nothing."))
        )
        self._open_sheet = plain(tr(N_("Make a new sheet")), "shield-check", "new-sheet")
        self._sheet_card.body.addLayout(row(self._open_sheet, None))
        self.computer = Card(tr(N_("This computer")))
        self.computer.add(_said(ON_THIS_COMPUTER))
        self.remember = plain(tr(N_("Let this computer open the records")), "monitor", "remember")
        self.forget = plain(tr(N_("Ask for the passphrase again")), "lock-simple", "forget")
        self.computer.body.addLayout(row(self.remember, self.forget, None))
        self.computer.hide()
        self.setLayout(column(lock, self._passphrase_card, self._sheet_card, self.computer, gap=GAP))
        self.remember.triggered.connect(lambda: self._remember(on=True))
        self.forget.triggered.connect(lambda: self._remember(on=False))
        door = context.gatekeeper
        context.jobs.run(self, lambda: (door.can_remember(), door.remembered()), self._on_this_computer)
        self._form: QWidget | None = None
        self._sheet_form: QWidget | None = None
        self._open_passphrase.triggered.connect(self._on_open_passphrase)
        self._open_sheet.triggered.connect(self._on_open_sheet)

    def _on_this_computer(self, state: tuple[bool, bool]) -> None:
        possible, remembered = state
        show_if(self.computer, possible or remembered)
        show_if(self.remember, not remembered)
        show_if(self.forget, remembered)

    def _remember(self, *, on: bool) -> None:
        door = self._context.gatekeeper
        self._context.jobs.save(self, lambda: door.remember(on=on), self._on_asked, self._context.errors.show)

    def _on_asked(self, remembered: bool) -> None:
        self._on_this_computer((True, remembered))
        said = N_("This computer opens the records for twelve hours, or until it is started anew")
        self.told.emit(tr(said) if remembered else tr(N_("Only the passphrase and the recovery key open the records")))

    def _on_open_passphrase(self) -> None:
        context = self._context
        self.old = PassphraseField("old-passphrase", Spec(N_("Passphrase until now")))
        self.panel = PassphrasePanel(context.gatekeeper, context.jobs, context.errors)
        self.panel.set_office(context.services.settings.office())
        self.change = primary(tr(N_("Use the new passphrase")), name="use-passphrase")
        cancel = plain(tr(N_("Keep the old one")), name="keep-passphrase")
        self._form = QWidget()
        self._form.setLayout(column(self.old, self.panel, row(self.change, cancel, None), gap=GAP))
        self._passphrase_card.add(self._form)
        self._open_passphrase.hide()
        self.change.triggered.connect(self._on_change)
        cancel.triggered.connect(self._close_passphrase)
        self.old.focus_input()

    def _close_passphrase(self) -> None:
        self._open_passphrase.show()
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self._open_passphrase.setFocus()

    def _on_change(self) -> None:
        self.old.set_problem("" if self.old.value() else tr(REQUIRED))
        if self.old.problem:
            self.old.focus_input()
        elif not self.panel.ready:
            self.panel.complain()
        else:
            change, new, old = self._context.gatekeeper.change_passphrase, self.panel.passphrase, self.old.value()
            self.change.setEnabled(False)
            done, failed = self._on_changed, self._on_not_changed
            self._context.jobs.run(self, lambda: change(new, old), done, failed, rank=Rank.SAVE)

    def _on_changed(self, _result: object) -> None:
        self._close_passphrase()
        self.told.emit(tr(N_("The new passphrase opens the records from now on")))

    def _on_not_changed(self, error: Exception) -> None:
        self.change.setEnabled(True)
        if isinstance(error, WrongKeyError):
            self.old.set_problem(tr(WRONG))
            self.old.focus_input()
        else:
            self._context.errors.show(error)

    def _on_open_sheet(self) -> None:
        context = self._context
        self.recovery = RecoveryPanel(context.gatekeeper, context.jobs, context.errors, *self._choosers)
        self.use = primary(tr(N_("Use the new sheet")), name="use-sheet")
        cancel = plain(tr(N_("Keep the old sheet")), name="keep-sheet")
        self._sheet_form = QWidget()
        self._sheet_form.setLayout(column(self.recovery, row(self.use, cancel, None), gap=GAP))
        self._sheet_card.add(self._sheet_form)
        self._open_sheet.hide()
        self.recovery.make(context.services.settings.office().site_name)
        self.use.triggered.connect(self._on_use)
        cancel.triggered.connect(self._close_sheet)

    def _on_use(self) -> None:
        sheet = self.recovery.sheet
        if sheet is None or not self.recovery.ready:
            self.recovery.complain()
            return
        keep = self._context.gatekeeper.keep_recovery_sheet
        done, failed = self._on_used, self._context.errors.show
        self._context.jobs.run(self, lambda: keep(sheet), done, failed, rank=Rank.SAVE)

    def _on_used(self, _result: object) -> None:
        self._close_sheet()
        self.told.emit(tr(N_("The new recovery sheet opens the records; the old one opens nothing any more")))

    def _close_sheet(self) -> None:
        self._open_sheet.show()
        if self._sheet_form is not None:
            self._sheet_form.hide()
            self._sheet_form.deleteLater()
            self._sheet_form = None
        self._open_sheet.setFocus()


def _said(text: str) -> QWidget:
    return label(tr(text), "second", wrap=True)
