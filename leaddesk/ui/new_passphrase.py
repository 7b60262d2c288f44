"""After the recovery key was used: a new passphrase is needed, and a new sheet is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.jobs import Rank
from leaddesk.ui.page import PageTitle
from leaddesk.ui.passphrase_panel import PassphrasePanel
from leaddesk.ui.recovery_panel import RecoveryPanel
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.layouts import Flow, row
from leaddesk.ui.widgets.panels import Card, ground, scrolling
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from leaddesk.domain.settings import OfficeDraft
    from leaddesk.ui.errors import Errors
    from leaddesk.ui.gatekeeper import Gatekeeper
    from leaddesk.ui.jobs import Jobs
    from leaddesk.ui.printing import Chooser

_WIDTH = 620


class NewPassphraseView(QWidget):
    """Two screens: the new passphrase, then the sheet."""

    finished = Signal()

    def __init__(
        self,
        gatekeeper: Gatekeeper,
        jobs: Jobs,
        errors: Errors,
        office: OfficeDraft,
        choose_printer: Chooser,
        choose_file: Chooser,
    ) -> None:
        """Take the door, the worker, the office, and what prints and saves the sheet."""
        super().__init__()
        self.setObjectName("new-passphrase")
        self.setAccessibleName(tr(N_("New passphrase")))
        self._gatekeeper, self._jobs, self._errors, self._office = gatekeeper, jobs, errors, office
        self.passphrase = PassphrasePanel(gatekeeper, jobs, errors)
        self.passphrase.set_office(office)
        self.recovery = RecoveryPanel(gatekeeper, jobs, errors, choose_printer, choose_file)
        self.next = primary(tr(N_("Set passphrase")), name="set-passphrase")
        self.use_sheet = primary(tr(N_("Use the new sheet")), name="use-sheet")
        self.keep_sheet = plain(tr(N_("Keep the old sheet")), name="keep-sheet")
        self._stack = QStackedWidget()
        forced = N_("The recovery key opened the records. Choose a new passphrase before going on.")
        offered = N_("The old sheet still opens the records. Take a new one if the old one may have been seen.")
        self._stack.addWidget(_screen(N_("Choose a new passphrase"), forced, self.passphrase, self.next))
        self._stack.addWidget(
            _screen(N_("A new recovery sheet"), offered, self.recovery, self.use_sheet, self.keep_sheet)
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.next.triggered.connect(self._on_next)
        self.use_sheet.triggered.connect(self._on_use_sheet)
        self.keep_sheet.triggered.connect(self.finished)

    def focus_first(self) -> None:
        """Put the focus into the passphrase."""
        self.passphrase.first.focus_input()

    def _on_next(self) -> None:
        if not self.passphrase.ready:
            self.passphrase.complain()
            return
        change, new = self._gatekeeper.change_passphrase, self.passphrase.passphrase
        self.next.setEnabled(False)
        self._jobs.run(self, lambda: change(new, None), self._on_changed, self._on_refused, rank=Rank.SAVE)

    def _on_changed(self, _result: object) -> None:
        self.passphrase.clear()
        self._stack.setCurrentIndex(1)
        self.recovery.make(self._office.site_name)

    def _on_use_sheet(self) -> None:
        sheet = self.recovery.sheet
        if sheet is None or not self.recovery.ready:
            self.recovery.complain()
            return
        keep = self._gatekeeper.keep_recovery_sheet
        self._jobs.run(self, lambda: keep(sheet), lambda _r: self.finished.emit(), self._on_refused, rank=Rank.SAVE)

    def _on_refused(self, error: Exception) -> None:
        self.next.setEnabled(True)
        self._errors.show(error)


def _screen(title: str, text: str, content: QWidget, *buttons: QWidget) -> QWidget:
    card = Card()
    card.body.setContentsMargins(px(32), px(28), px(32), px(28))
    card.body.setSpacing(GAP)
    foot = QWidget()
    foot.setLayout(Flow(*buttons, gap=8, line_gap=8))
    card.add(PageTitle(tr(title)), label(tr(text), wrap=True, tone="quiet"), content, foot)
    card.setMaximumWidth(px(_WIDTH))
    inside = ground("clear")
    line = row(None, card, None)
    line.setStretch(1, 8)
    line.setContentsMargins(16, px(32), 16, 16)
    inside.setLayout(line)
    return scrolling(inside)
