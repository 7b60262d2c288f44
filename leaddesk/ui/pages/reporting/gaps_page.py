"""Every record in which something is missing that would change a figure, with the way to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from leaddesk.domain.periods import Period
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui import routes
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.pages.people_words import GAPS_TITLE
from leaddesk.ui.pages.referral_tables import ReferralTable
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import EmptyState
from leaddesk.ui.widgets.text import label, set_buddy, set_text, show_if

if TYPE_CHECKING:
    from leaddesk.domain.changes import ChangeSet
    from leaddesk.reports.answers import GapRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.routes import Route
    from leaddesk.ui.widgets.tables import RecordTableView

TITLE = GAPS_TITLE
SAYS = N_(
    "Nothing here has to be filled in: what nobody knows stays blank, and the report says so. Enter opens the form."
)
SAYS_CLOSED = N_(
    "Closed: what is filled in now is marked as a change, and the figures stay as they were. Enter opens the form."
)


@dataclass(frozen=True, slots=True)
class GapsOf:
    """Which report's gaps are shown; ``gap`` chooses one kind of them, ``closed`` says that its figures are kept."""

    profile: str
    period: Period
    gap: str = ""
    closed: bool = False


class GapsPage(Page):
    """Route: ``GapsOf`` as extra."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr(TITLE), parent)
        self._of: GapsOf | None = None
        self._rows: tuple[GapRow, ...] = ()
        self._build()
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner)
        self.header.way_back.triggered.connect(self.back)
        self.table.opened.connect(self._on_opened)
        self.kind.activated.connect(lambda _place: self._show_rows())
        context.names.changed.connect(lambda _hidden: self._show_rows())

    def open(self, route: Route) -> None:
        """Show the gaps of a report."""
        if isinstance(route.extra, GapsOf):
            self._of = route.extra
            self._choose(route.extra.gap)
        if self._of is None:
            # a lock keeps the place and not the report
            QTimer.singleShot(0, self, lambda: self.go(routes.REPORTS))
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        of, summaries = self._of, self.context.services.summaries
        if of is None:
            return

        def work() -> tuple[GapRow, ...]:
            rows: tuple[GapRow, ...] = summaries.answers.gap_rows(summaries.profile(of.profile), of.period)
            return rows

        self.context.jobs.long(self, lambda _ticket: work(), self._show, self.fail)

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved: what was mended leaves the list."""
        if self.isVisible() and not changes.tables <= {"draft", "export"}:
            self.refresh()

    def back(self) -> bool:
        """Go back to the summary (Esc), past whatever was opened to fill in a gap."""
        self.go(routes.REPORTS, done=True)
        return True

    def focus_first(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def _build(self) -> None:
        self.export = export_button()
        self.header = PageHeader(tr(TITLE), " ", actions=(self.export,), back=tr(N_("Reports")))
        self.kind = Choice()
        self.kind.setObjectName("gap-kind")
        self.kind.setAccessibleName(tr(N_("Missing")))
        self.kind.setMinimumContentsLength(28)
        name = label(tr(N_("Missing")), "label")
        set_buddy(name, self.kind)
        self.bar = QWidget()
        self.bar.setLayout(Flow(name, self.kind, gap=8))
        self.table: RecordTableView[GapRow] = ReferralTable(
            tr(TITLE),
            [
                Column(tr(N_("Missing")), lambda row: tr(row.found.gap.words), strong=True, wrap=True),
                Column(tr(N_("Participant")), self._who, wrap=True),
                Column(tr(N_("Number")), lambda row: row.record.number),
                Column(tr(N_("Day")), lambda row: row.record.day),
                Column(
                    tr(N_("Figures it changes")),
                    lambda row: ", ".join(map(tr, row.found.changed_by(row.record.id))),
                    wrap=True,
                ),
            ],
            "gaps",
            4,
            (0, 1),
            (3, 2),
        )
        words = tr(N_("No gap changes a figure here."))
        onward = plain(tr(N_("Back to the report")), "chart-bar", "back-to-report")
        onward.triggered.connect(self.back)
        self.none = EmptyState("check-circle", tr(N_("Nothing is missing")), words, (onward,))
        self.says = label(tr(SAYS), "second", wrap=True)
        inner = QWidget()
        body = column(self.bar, self.says, self.table, self.none, gap=GAP)
        body.setStretchFactor(self.table, 1)
        body.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inner.setLayout(body)
        box = column(self.header, self.banner, gap=0)
        box.addWidget(inner, 1)
        self.setLayout(box)
        self.none.hide()

    def _choose(self, gap: str) -> None:
        self.kind.clear()
        self.kind.addItem(tr(N_("Everything")), "")
        if gap:
            self.kind.addItem(gap, gap)
            self.kind.setCurrentIndex(1)

    def _show(self, rows: tuple[GapRow, ...]) -> None:
        self._rows, chosen = rows, self.kind.currentData()
        counts: dict[str, int] = {}
        words: dict[str, str] = {}
        for row in rows:
            counts[row.found.gap.key] = counts.get(row.found.gap.key, 0) + 1
            words[row.found.gap.key] = tr(row.found.gap.words)
        self.kind.clear()
        self.kind.addItem(tr(N_("Everything")), "")
        for key, count in counts.items():
            self.kind.addItem(f"{words[key]} ({count})", key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self._show_rows()

    def _show_rows(self) -> None:
        of, key = self._of, self.kind.currentData()
        if of is None:
            return
        rows = [row for row in self._rows if not key or row.found.gap.key == key]
        first, last = show_date(of.period.first), show_date(of.period.last)
        days = tr(N_("{first} to {last}"), first=first, last=last)
        listed = tr(N_("{period} · {count} in the list"), period=days, count=len(rows))
        self.header.say(tr(TITLE), listed if rows else days)
        set_text(self.says, tr(SAYS_CLOSED if of.closed else SAYS))
        self.table.set_rows(rows)
        for part in (self.bar, self.table, self.says):
            show_if(part, bool(rows))
        show_if(self.none, not rows)
        self.export.setVisible(bool(rows))
        if rows:
            self.table.setCurrentIndex(self.table.sorted.index(0, 0))

    def _listed(self) -> ListShown:
        return of_table("gaps", self.table, [self._of.period.shown()] if self._of is not None else [])

    def _who(self, row: GapRow) -> str | None:
        record = row.record
        return self.context.names.shown(record.name, record.number) if record.name else None

    def _on_opened(self, row: GapRow) -> None:
        """Go where it is mended."""
        page, part = row.found.gap.mend
        by_person = page in (routes.PARTICIPANTS, routes.INTAKE)
        record = row.record.participant_id if by_person else row.record.id
        if record is not None:
            # these have a way back of their own, which is to lead here
            own = page in (routes.REFERRALS, routes.PARTICIPANTS, routes.INTAKE)
            self.go(page, record, part, routes.GAPS if own else None)
