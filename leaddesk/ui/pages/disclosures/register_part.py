"""Letters that name nobody, and lists and summaries that became files: the register beside the log of disclosures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QWidget

from leaddesk.i18n import N_, show_stamp, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.pages.print_words import title_of
from leaddesk.ui.pages.referral_tables import ReferralTable
from leaddesk.ui.tokens import GAP, MARGIN, ROW
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Banner, EmptyState, scrolling
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.outgoing import OutgoingRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm
    from leaddesk.ui.widgets.tables import RecordTableView

WORDS = N_(
    "Answers that neither confirm nor deny, thanks for a referral, and what was made for the office itself: lists, "
    "summaries, its own copies of papers and scans. None of them told anybody of a person, so they stand here and not "
    "in the log."
)
NONE_YET = N_("Letters that name nobody, and lists and summaries that became files, are noted here.")
_ROWS_SEEN = 5


class RegisterPart(QFrame):
    """A table of what left without being about anybody in particular."""

    def __init__(self, context: Context, *, ask: Ask = Question.ask, ask_form: AskForm = FormDialog.ask) -> None:
        """Take what pages need, and how to ask."""
        super().__init__()
        self.context = context
        self.setProperty("ground", "window")
        self.setAccessibleName(tr(N_("Letters and files")))
        self.banner = Banner()
        self.export = export_button()
        local = context.clock.local
        self.table: RecordTableView[OutgoingRow] = ReferralTable(
            tr(N_("Letters and files")),
            [
                Column(tr(N_("When")), lambda one: one.at, lambda at: show_stamp(local(at))),
                Column(tr(N_("What")), what_words, strong=True),
                Column(tr(N_("To whom")), lambda one: one.recipient or tr(N_("This office"))),
                Column(tr(N_("Their number, or the period")), lambda one: one.reference),
                Column(tr(N_("Purpose")), lambda one: one.purpose),
                # the practice office signs with a dash until it has a name
                Column(tr(N_("Made by")), lambda one: one.made_by.strip(" -")),
                Column(tr(N_("SHA-256")), lambda one: one.sha256),
            ],
            "outgoing",
            1,
            (1, 2, 3, 4),
            (6, 5, 4),
        )
        self.table.setProperty("card", True)
        self.table.setMinimumHeight(px(ROW) * _ROWS_SEEN)
        self.answer = plain(tr(N_("Answer a subpoena or a request")), "scales", "answer-request")
        self._empty = EmptyState("paper-plane-tilt", tr(N_("No letter or file yet")), tr(NONE_YET), (self.answer,))
        head = row(label(tr(WORDS), "second", wrap=True), self.export, gap=GAP)
        head.setStretch(0, 1)
        box = column(self.banner, head, self.table, self._empty, gap=GAP)
        box.setContentsMargins(MARGIN, 0, MARGIN, px(12))
        box.setStretchFactor(self.table, 1)
        box.setStretchFactor(self._empty, 1)
        content = QWidget()
        content.setLayout(box)
        self.setLayout(column(scrolling(content, fill=True)))
        self._empty.hide()
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner, ask=ask, ask_form=ask_form)

    def refresh(self) -> None:
        """Read the register."""
        exports = self.context.services.exports
        self.context.jobs.run(self, exports.rows, self._show, self._fail, key="outgoing")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if self.isVisible() and changes.touches("export"):
            self.refresh()

    def showEvent(self, event: Any) -> None:
        """Read it when it is seen."""
        super().showEvent(event)
        self.refresh()

    def _show(self, rows: list[OutgoingRow]) -> None:
        self.table.set_rows(rows)
        for widget in (self.table, self.export):
            widget.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _listed(self) -> ListShown:
        return of_table("outgoing", self.table)

    def _fail(self, error: Exception) -> None:
        self.context.errors.show(error, banner=self.banner)


def what_words(row: OutgoingRow) -> str:
    """Return what left: the title of a letter, or the list or summary and its kind of file."""
    if row.what.isupper():
        return title_of(row.what)
    return tr(N_("{what}, {kind}"), what=row.what, kind=row.format)
