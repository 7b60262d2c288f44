"""The recovery sheet: shown, printed or saved, then two of its groups asked back to prove that it left the screen."""

from __future__ import annotations

import secrets
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leaddesk.domain.fields import Spec
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.fonts import tabular
from leaddesk.ui.jobs import Rank
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import link, plain
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import Flow, row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.text import label, set_text
from leaddesk.ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from leaddesk.ui.errors import Errors
    from leaddesk.ui.gatekeeper import Gatekeeper, RecoverySheet
    from leaddesk.ui.jobs import Jobs
    from leaddesk.ui.printing import Chooser

GROUP = N_("Recovery key group {number}")
NOT_THAT_GROUP = N_("This group reads differently on the sheet")
FILE_NAME = "LeadDesk-recovery-sheet.pdf"
_ASKED, _PER_LINE = 2, 4


class RecoveryPanel(QWidget):
    """Makes a sheet, lets it out, and asks two groups back."""

    changed = Signal()

    def __init__(
        self, gatekeeper: Gatekeeper, jobs: Jobs, errors: Errors, choose_printer: Chooser, choose_file: Chooser
    ) -> None:
        """Take the door that makes the key, and what asks where the sheet goes."""
        super().__init__()
        self._gatekeeper, self._jobs, self._errors = gatekeeper, jobs, errors
        self.sheet: RecoverySheet | None = None
        self._asked: list[tuple[int, TextField]] = []
        self._key = Card(well=True)
        self._key.setObjectName("recovery-key-shown")
        self._groups = QGridLayout()
        self._groups.setHorizontalSpacing(px(24))
        self._groups.setVerticalSpacing(px(8))
        self._key.body.addLayout(self._groups)
        self.print = plain(tr(N_("Print the sheet")), "printer", "print-sheet")
        self.save = plain(tr(N_("Save as PDF")), "download-simple", "save-sheet")
        self.have_it = plain(tr(N_("I have it on paper")), "check", "have-it")
        self.again = link(tr(N_("Show the key again")), "eye", "show-again")
        self._state = label("", "second", wrap=True)
        self._ask_text = label(tr(N_("Type these two groups from the paper.")), wrap=True)
        self._fields = QWidget()
        self._fields_line = row(gap=16)
        self._fields.setLayout(self._fields_line)
        buttons = QWidget()
        buttons.setLayout(Flow(self.print, self.save, self.have_it, gap=8, line_gap=8))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for widget in (self._key, buttons, self._state, self._ask_text, self._fields):
            box.addWidget(widget)
        box.addLayout(row(self.again, None))
        self.print.triggered.connect(lambda: self._let_out(choose_printer))
        self.save.triggered.connect(lambda: self._let_out(choose_file))
        self.have_it.triggered.connect(self._ask_back)
        self.again.triggered.connect(self._show_key)
        self._show_key()

    def make(self, site_name: str) -> None:
        """Make a fresh key, unless there is one."""
        if self.sheet is None:
            make = self._gatekeeper.new_recovery_sheet
            self._jobs.run(self, lambda: make(site_name), self._on_made, self._errors.show, rank=Rank.SAVE)

    @property
    def ready(self) -> bool:
        """Return whether both groups were typed back."""
        return bool(self._asked) and all(self._right(number, field) for number, field in self._asked)

    def focus_first(self) -> None:
        """Put the focus where the next deed is: printing the sheet, or the groups that are asked back."""
        if self._asked and self._key.isHidden():
            self._asked[0][1].focus_input()
        else:
            self.print.setFocus(Qt.FocusReason.TabFocusReason)

    def complain(self) -> None:
        """Say what is missing."""
        if not self._asked:
            set_text(self._state, tr(N_("Print or save the sheet first, then type two of its groups.")))
            self.have_it.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for number, field in reversed(self._asked):
            if not self._right(number, field):
                field.set_problem(tr(NOT_THAT_GROUP))
                field.focus_input()

    def _right(self, number: int, field: TextField) -> bool:
        return self.sheet is not None and field.value().strip().upper() == self.sheet.groups[number].upper()

    def _on_made(self, sheet: RecoverySheet) -> None:
        self.sheet = sheet
        empty(self._groups)
        for number, group in enumerate(sheet.groups):
            shown = label(group, "row-title")
            shown.setFont(tabular(shown.font()))
            cell = row(label(str(number + 1), "second"), shown, None, gap=10)
            self._groups.addLayout(cell, number // _PER_LINE, number % _PER_LINE)
        self.changed.emit()

    def _let_out(self, choose: Chooser) -> None:
        """Send the sheet where she says, off the main thread like every paper; then ask two groups back."""
        target = None if self.sheet is None else choose(self, FILE_NAME, 1)
        if self.sheet is not None and target is not None:
            send, pdf = target.send, self.sheet.pdf
            self._jobs.save(self, lambda: send(pdf), lambda _done: self._ask_back(), self._errors.show)

    def _ask_back(self) -> None:
        if self.sheet is None:
            return
        if not self._asked:
            chosen = sorted(secrets.SystemRandom().sample(range(len(self.sheet.groups)), _ASKED))
            for number in chosen:
                field = TextField(f"recovery-group-{number + 1}", Spec(tr(GROUP, number=number + 1)))
                field.edited.connect(self._on_typed)
                field.left.connect(lambda number=number, field=field: self._on_left(number, field))
                self._asked.append((number, field))
                self._fields_line.addWidget(field)
            # made after the rest of the window, they would come last
            first, second = (field.line for _number, field in self._asked)
            for before, after in pairwise((self.save, first, second, self.again)):
                QWidget.setTabOrder(before, after)
        self._show(asking=True)
        self._asked[0][1].focus_input()

    def _on_typed(self, _value: object) -> None:
        for number, field in self._asked:
            if self._right(number, field):
                field.set_problem("")
        self.changed.emit()

    def _on_left(self, number: int, field: TextField) -> None:
        field.set_problem("" if self._right(number, field) or not field.value() else tr(NOT_THAT_GROUP))

    def _show_key(self) -> None:
        self._show(asking=False)

    def _show(self, *, asking: bool) -> None:
        set_text(self._state, "")
        self._key.setVisible(not asking)
        for widget in (self._ask_text, self._fields, self.again):
            widget.setVisible(asking)
        self.have_it.setVisible(not asking)
