"""Settings, office: how many full-time positions of case work there are, from which day on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk.domain.fields import specs
from leaddesk.domain.work import StaffingDraft
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.tokens import SMALL
from leaddesk.ui.widgets.amount_fields import HundredthsField, positions_shown
from leaddesk.ui.widgets.buttons import link, plain, small
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import Banner
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.work import StaffingRow
    from leaddesk.ui.context import Context

SAYS = N_("The caseload on Today and in reports is counted for one full-time position.")


class StaffingCard(QWidget):
    """A line for each day on which the number changed, and the way to add one."""

    def __init__(self, context: Context, ask_form: Callable[..., Any] = FormDialog.ask) -> None:
        """Take the context and how to ask with a short form."""
        super().__init__()
        self._context, self._ask_form = context, ask_form
        self.setAccessibleName(tr(N_("Staffing")))
        self.banner = Banner()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL)
        self._nothing = label(tr(N_("Nothing is said yet: one full-time position is assumed.")), "second", wrap=True)
        self.add = small(plain(tr(N_("Add positions…")), "plus", "add-staffing"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SMALL)
        box.addWidget(label(tr(N_("Staffing")), "section"))
        box.addWidget(label(tr(SAYS), "second", wrap=True))
        box.addWidget(self.banner)
        box.addWidget(self._nothing)
        box.addLayout(self._lines)
        box.addLayout(row(self.add, None))
        self.add.triggered.connect(lambda: self.change(None))
        self.refresh()

    def refresh(self) -> None:
        """Read the lines again."""
        self._context.jobs.run(self, self._context.services.staffing.rows, self._show, self._fail, key="staffing")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if changes.touches("staffing"):
            self.refresh()

    def change(self, one: StaffingRow | None) -> None:
        """Ask for a new line, or for other values of one, and keep them."""
        field = HundredthsField("hundredths", specs(StaffingDraft)["hundredths"])
        made = make_fields(StaffingDraft, self._context.today, {"hundredths": field})
        title = tr(N_("How many full-time positions are there?"))
        begin = StaffingDraft(since=self._context.today()) if one is None else one.draft
        draft = self._ask_form(self, title, "", made, begin, tr(N_("Save staffing")), StaffingDraft.problems)
        if draft is not None:
            staffing, row_id = self._context.services.staffing, None if one is None else one.id
            self._do(lambda: staffing.save(draft, row_id))

    def remove(self, one: StaffingRow) -> None:
        """Ask why, and take a line out."""
        title, deed = tr(N_("Remove this line of staffing?")), tr(N_("Remove staffing"))
        because = ask_because(self, title, deed, self._context.today, self._ask_form)
        if because is not None:
            staffing = self._context.services.staffing
            self._do(lambda: staffing.remove(one.id, because))

    def _do(self, work: Callable[[], Any]) -> None:
        self.banner.clear()
        self._context.jobs.save(self, work, lambda _result: self.refresh(), self._fail)

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self.banner)

    def _show(self, rows: list[StaffingRow]) -> None:
        empty(self._lines)
        for one in rows:
            if one.draft.since is None or one.draft.hundredths is None:
                continue
            day = show_date(one.draft.since)
            words = tr(N_("From {day}: {positions}"), day=day, positions=positions_shown(one.draft.hundredths))
            change, remove = small(link(tr(N_("Change…")))), small(link(tr(N_("Remove…"))))
            for button in (change, remove):
                button.setAccessibleName(f"{button.text()} {words}")
            change.triggered.connect(partial(self.change, one))
            remove.triggered.connect(partial(self.remove, one))
            line = QWidget()
            line.setLayout(row(label(words), change, remove, None, gap=12))
            self._lines.addWidget(line)
        show_if(self._nothing, not rows)
