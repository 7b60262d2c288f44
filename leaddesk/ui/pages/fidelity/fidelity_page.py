"""The fidelity self-checks by year, and the form of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaddesk.documents.forms.fid import FORM
from leaddesk.domain.fidelity import FidelityRow, Principle
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.page import PageHeader
from leaddesk.ui.pages.fidelity.fidelity_form import FidelityForm
from leaddesk.ui.pages.fidelity.fidelity_source import FIDELITY_FORM
from leaddesk.ui.pages.forms_page import FormsPage
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.panels import EmptyState
from leaddesk.ui.widgets.tables import RecordTableView
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.routes import Route

TITLE = N_("Fidelity self-check")
SAYS = N_("Once a year, with the policy group: how far each principle is kept, and what shows it. It is no score.")


class FidelityPage(FormsPage):
    """Route: nothing shows the years, ``new`` begins one, a record opens that one."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take the context, and how to ask."""
        super().__init__(context, tr(TITLE), parent)
        self.new = primary(tr(N_("New self-check")), "plus", "new-fidelity")
        self.blank = plain(tr(N_("Print blank")), "printer", "blank-fidelity")
        self.header = PageHeader(tr(TITLE), actions=(self.blank, self.new), back=tr(N_("Reports")))
        self.table: RecordTableView[FidelityRow] = RecordTableView(
            tr(TITLE),
            [
                Column(tr(N_("Year")), lambda row: row.draft.year, str, strong=True),
                Column(tr(N_("Reviewed on")), lambda row: row.draft.reviewed_on),
                Column(tr(N_("With whom")), lambda row: row.draft.reviewed_with or None),
                Column(tr(N_("Answered")), _answered),
            ],
            "fidelity",
            2,
        )
        self.table.set_actions(lambda row: [(tr(N_("Open")), lambda: self._on_opened(row))])
        self.first = plain(tr(N_("Begin the first self-check")), "plus", "first-fidelity")
        self.none = EmptyState("clipboard-text", tr(N_("No self-check yet")), tr(SAYS), (self.first,))
        self._says = label(tr(SAYS), "second", wrap=True)
        self.form = FidelityForm(context, ask, ask_form)
        self._forms.append(self.form)
        self._build()
        self._connect()

    def open(self, route: Route) -> None:
        """Show the years or a form."""
        self.banner.clear()
        if route.record is not None:
            row_id, checks = route.record, self.context.services.fidelity
            self.context.jobs.run(self, lambda: checks.one(row_id), self._edit, self.fail, key="fidelity")
        elif route.part == "new":
            self.form.begin()
            self._stack.setCurrentWidget(self.form)
        else:
            self._stack.setCurrentWidget(self._list)
            self.refresh()

    def refresh(self) -> None:
        """Read the years again."""
        self.context.jobs.run(self, self.context.services.fidelity.rows, self._show, self.fail, key="fidelity-rows")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, or undone."""
        if changes.touches("fidelity_check") and self._stack.currentWidget() is self._list:
            self.refresh()

    def back(self) -> bool:
        """Leave the form or the page (Esc)."""
        form = self._open_form()
        if form is not None:
            form.leave()
        else:
            self.going_back.emit()
        return True

    def print_form(self) -> None:
        """Print what is open (Ctrl+P): this check, or a blank."""
        row_id = self.form.row_id
        if self._open_form() is not None and row_id is not None:
            self.go(routes.PRINT, row_id, FIDELITY_FORM)
        else:
            self.go(routes.PRINT, None, "blank", FORM.key)

    def focus_first(self) -> None:
        """Begin in the form, or in the list."""
        form = self._open_form()
        if form is not None:
            form.focus_first()
        elif self.table.isVisible():
            self.table.setFocus()
        else:
            super().focus_first()

    def _build(self) -> None:
        body = column(self.banner, self._says, self.table, self.none, gap=GAP)
        body.setStretchFactor(self.table, 1)
        body.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inner = QWidget()
        inner.setLayout(body)
        self._list = QWidget()
        box = column(self.header, gap=0)
        box.addWidget(inner, 1)
        self._list.setLayout(box)
        self.none.hide()
        for part in (self._list, self.form):
            self._stack.addWidget(part)
        self._stack.setMinimumSize(1, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._stack)

    def _connect(self) -> None:
        self.header.way_back.triggered.connect(lambda: self.go(routes.REPORTS))
        for start in (self.new, self.first):
            start.triggered.connect(lambda: self.go(routes.FIDELITY, None, "new"))
        self.blank.triggered.connect(lambda: self.go(routes.PRINT, None, "blank", FORM.key))
        self.table.opened.connect(self._on_opened)
        for left in (self.form.closed, self.form.thrown, self.form.removed):
            left.connect(lambda: self.go(routes.FIDELITY, done=True))
        self.form.stored.connect(lambda _id: self.go(routes.FIDELITY, done=True))
        self.form.print_wanted.connect(lambda row_id: self.go(routes.PRINT, row_id, FIDELITY_FORM))

    def _edit(self, row: FidelityRow) -> None:
        self.form.edit(row)
        self._stack.setCurrentWidget(self.form)
        self.focus_if_seen()

    def _show(self, rows: tuple[FidelityRow, ...]) -> None:
        self.table.set_rows(rows)
        for part in (self.table, self._says):
            show_if(part, bool(rows))
        show_if(self.none, not rows)

    def _on_opened(self, row: FidelityRow) -> None:
        self.go(routes.FIDELITY, row.id)


def _answered(row: FidelityRow) -> str:
    return tr(N_("{count} of {all}"), count=row.draft.answered, all=len(Principle))
