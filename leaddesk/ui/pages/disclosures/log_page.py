"""The disclosure log: every paper and every word that left the office, for all people; narrowed, opened, as a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from leaddesk.domain.disclosure_codes import DisclosureEvent
from leaddesk.domain.disclosure_log import LogChoices, LogEntry
from leaddesk.domain.periods import recent_months, recent_quarters
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.disclosures.correcting import CORRECT, Correcting, correctable
from leaddesk.ui.pages.disclosures.correction_dialog import CorrectionDialog
from leaddesk.ui.pages.disclosures.entry_dialog import WHOLE, EntryDialog
from leaddesk.ui.pages.disclosures.log_bar import LogBar
from leaddesk.ui.pages.disclosures.log_columns import detail_words, file_columns, line_of, screen_columns
from leaddesk.ui.pages.disclosures.register_part import RegisterPart
from leaddesk.ui.pages.grounds.emergency_source import EMERGENCY
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, typed
from leaddesk.ui.pages.print_answers import ANSWER
from leaddesk.ui.pages.referral_tables import ReferralTable
from leaddesk.ui.tokens import GAP, MARGIN, ROW
from leaddesk.ui.widgets.buttons import Cure, plain, show_cures
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.panels import EmptyState, scrolling
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.disclosure_log import LogFilter, LogMark
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.disclosures.correcting import AskCorrection
    from leaddesk.ui.routes import Route
    from leaddesk.ui.widgets.tables import RecordTableView

PEOPLE, REGISTER = "people", "register"
TITLE = N_("Disclosure log")
WORDS = N_("What was prepared, given or told of anybody. Nothing here is ever changed; a new entry can correct one.")
_MONTHS, _QUARTERS, _ROWS_SEEN = 13, 8, 5
_DROPPED = (4, 5, 6)
"""Columns that are left out first where it is narrow; the lines below tell them all."""
_TABLES = ("disclosure", "participant", "merge")


@dataclass(frozen=True, slots=True)
class _Read:
    entries: list[LogEntry]
    count: int
    choices: LogChoices


class LogPage(Page):
    """A table of the newest entries, more on demand; the line below tells the whole of the current one."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
        ask_correction: AskCorrection = CorrectionDialog.ask_correction,
        tell: Callable[..., None] = EntryDialog.tell,
    ) -> None:
        """Take what pages need, and how to ask."""
        super().__init__(context, tr(TITLE), parent)
        self._tell = tell
        self._wanted: int | None = None
        self._seen_filter: LogFilter | None = None
        self._entries: list[LogEntry] = []
        self._count = 0
        self._stale = False
        parts = [(PEOPLE, tr(N_("About people"))), (REGISTER, tr(N_("Letters and files")))]
        self.switch = SegmentedSwitch(tr(N_("Parts of the log")), parts)
        self.register = RegisterPart(context, ask=ask, ask_form=ask_form)
        self._build()
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner, ask=ask, ask_form=ask_form)
        self.correcting = Correcting(self, context, self.banner, self._on_corrected, ask_correction)
        self._connect()

    def open(self, route: Route) -> None:
        """Show the log; ``extra`` may be what to look for, such as a record number."""
        self.banner.clear()
        self._show_part(REGISTER if route.part == REGISTER else PEOPLE)
        if isinstance(route.extra, str):
            self.bar.words.setText(route.extra)
        self.refresh()

    def refresh(self) -> None:
        """Read the newest entries that pass, and how many there are."""
        log, wanted = self.context.services.disclosure_log, self.bar.filter

        def work() -> _Read:
            return _Read(log.page(wanted), log.count(wanted), log.choices())

        self.context.jobs.run(self, work, partial(self._show, wanted), self.fail, key="log")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        self.register.on_committed(changes)
        if changes.touches(*_TABLES):
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True

    def choosers(self) -> Mapping[str, QWidget]:
        """Return what narrows the list."""
        return self.bar.choosers()

    def back(self) -> bool:
        """Go back (Esc)."""
        self.going_back.emit()
        return True

    def _build(self) -> None:
        self.export = export_button()
        # the title stays where it is, with the button or without
        policy = self.export.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.export.setSizePolicy(policy)
        self.header = PageHeader(tr(TITLE), " ", actions=(self.export,), back=tr(N_("Back")))
        self.bar = LogBar()
        today = self.context.today()
        year_start = self.context.services.settings.office().year_start
        self.bar.set_periods((*recent_months(today, _MONTHS), *recent_quarters(today, _QUARTERS, year_start)))
        columns = screen_columns(self.context.clock, self.context.names)
        self.table: RecordTableView[LogEntry] = ReferralTable(
            tr(TITLE), columns, "disclosure-log", 3, (1, 2, 3, 5), _DROPPED, {1: 200, 2: 190, 3: 160, 5: 170}
        )
        # where the window is low the whole page scrolls, and some rows are seen all the same
        self.table.setMinimumHeight(px(ROW) * _ROWS_SEEN)
        self.table.setProperty("card", True)
        # only the newest are read: sorted by another column they would pass for all
        self.table.setSortingEnabled(False)
        self.table.set_actions(self._cures)
        self.more = plain(tr(N_("Show more")), "caret-down", "more-entries")
        self._seen = label("", "second")
        self._head, self._rest = label("", "strong", wrap=True), label("", "second", wrap=True)
        self._links = Flow(gap=14)
        links = QWidget()
        links.setLayout(self._links)
        below = QWidget()
        below.setLayout(Flow(self._seen, self.more, gap=14))
        self._foot = QWidget()
        self._foot.setLayout(column(below, self._head, self._rest, links, gap=4))
        self.every = plain(tr(N_("Show all")), name="show-all")
        self._none = EmptyState("funnel-simple", tr(N_("No entry fits")), "", (self.every,))
        text = N_("Papers that were printed or saved, and what was told by phone or in a meeting, are listed here.")
        self._empty = EmptyState("files", tr(N_("Nothing has left the office")), tr(text), ())
        for hidden in (self._none, self._empty, self._foot):
            hidden.hide()
        content = QWidget()
        inner = column(self.banner, self.bar, self.table, self._foot, self._none, self._empty, gap=GAP)
        inner.setContentsMargins(MARGIN, 0, MARGIN, px(12))
        for filling in (self.table, self._none, self._empty):
            inner.setStretchFactor(filling, 1)
        content.setLayout(inner)
        self._parts = QStackedWidget()
        self._parts.setMinimumSize(1, 1)
        for part in (scrolling(content, fill=True), self.register):
            self._parts.addWidget(part)
        above = QWidget()
        line = row(self.switch, None)
        line.setContentsMargins(MARGIN, 0, MARGIN, px(10))
        above.setLayout(line)
        outer = column(self.header, above)
        outer.addWidget(self._parts, 1)
        self.setLayout(outer)

    def _connect(self) -> None:
        self.header.way_back.triggered.connect(self.going_back)
        self.switch.chosen.connect(self._show_part)
        self.bar.changed.connect(self.refresh)
        self.more.triggered.connect(self._on_more)
        self.every.triggered.connect(self.bar.clear)
        self.register.answer.triggered.connect(lambda: self.go(routes.PRINT, None, ANSWER))
        self.table.chosen.connect(self._on_looked)
        self.table.opened.connect(self._on_opened)
        self.context.names.changed.connect(lambda _hidden: self._put(keep=True))

    def _show_part(self, key: str) -> None:
        self.switch.set_value(key)
        self._parts.setCurrentIndex(1 if key == REGISTER else 0)
        self.export.setVisible(key == PEOPLE and bool(self._entries))

    def showEvent(self, event: Any) -> None:
        """Read what changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _show(self, wanted: LogFilter, read: _Read) -> None:
        self._entries, self._count = read.entries, read.count
        self.bar.set_choices(read.choices)
        found = bool(read.entries)
        self.header.say(tr(TITLE), tr(WORDS))
        for widget in (self.table, self._foot):
            widget.setVisible(found)
        self.export.setVisible(found and self.switch.value() == PEOPLE)
        self.bar.setVisible(found or wanted.narrow)
        self._none.setVisible(not found and wanted.narrow)
        self._none.say(tr(N_("No entry fits")), self._narrowed())
        self._empty.setVisible(not found and not wanted.narrow)
        same, self._seen_filter = wanted == self._seen_filter, wanted
        self._put(keep=same)

    def _put(self, *, keep: bool) -> None:
        current = self.table.current() if keep else None
        wanted = self._wanted or (current.last.id if current else None)
        self._wanted = None
        self.table.set_rows(self._entries)
        place = self._place_of(wanted, 0)
        if self._entries:
            self.table.setCurrentIndex(self.table.model().index(max(0, place), 0))
        self._on_looked(self.table.current())
        shown = len(self._entries)
        words = tr(N_("Entries: {count}"), count=self._count)
        if shown < self._count:
            words = tr(N_("The newest {shown} of {count}"), shown=shown, count=self._count)
        set_text(self._seen, words)
        self.more.setVisible(shown < self._count)

    def _narrowed(self) -> str:
        """Return what is looked for, in words."""
        typed_words = self.bar.words.text().strip()
        parts = [*([tr(N_("“{words}”"), words=typed_words)] if typed_words else []), *self.bar.in_words()]
        return tr(N_("Looked for: {what}. The other entries are all still there."), what=" · ".join(parts))

    def _place_of(self, number: int | None, place: int) -> int:
        """Return in which row the entry of a number stands, or the place to fall back on."""
        numbers = [(one.last.id, one.row.id) for one in self._entries]
        return next((n for n, known in enumerate(numbers) if number in known), place)

    def _on_corrected(self, number: int) -> None:
        """Show the new entry, which stands where it happened, not where it was written."""
        self._wanted = number
        self.refresh()

    def _on_more(self) -> None:
        log, wanted = self.context.services.disclosure_log, self.bar.filter
        after: LogMark = self._entries[-1].mark

        def show(found: list[LogEntry]) -> None:
            self._entries += found
            self._put(keep=True)

        self.context.jobs.run(self, lambda: log.page(wanted, after), show, self.fail, key="log")

    def _on_looked(self, entry: LogEntry | None) -> None:
        head, rest = ("", "") if entry is None else detail_words(entry, self.context.clock, self.context.names)
        set_text(self._head, head)
        set_text(self._rest, rest)
        show_cures(self._links, () if entry is None else self._cures(entry))

    def _cures(self, entry: LogEntry) -> list[Cure]:
        line = line_of(entry)
        found: list[Cure] = [(tr(WHOLE), partial(self._tell, self, entry, self.context.clock, self.context.names))]
        if line.struck:
            if entry.last.corrected is not None:
                words = tr(N_("Go to entry {number}"), number=entry.last.corrected.id)
                found.append((words, partial(self._go_to, entry.last.corrected.id)))
            return found
        if correctable(entry.last):
            found.append((tr(CORRECT), partial(self.correcting.correct, entry.last)))
        if line.kept:
            found.append((tr(N_("Open the paper")), partial(self._print, "stored", entry.row.id)))
        if line.emergency:
            found.append((tr(N_("Print the emergency record")), partial(self._print, EMERGENCY, entry.last.id)))
        elif entry.row.event is DisclosureEvent.TOLD:
            found.append((tr(N_("Print the notice")), partial(self._print, "notice", entry.row.id)))
        words = tr(N_("Say whether it was given")) if line.open else tr(N_("Open the record"))
        found.append((words, partial(self.go, routes.PARTICIPANTS, entry.row.participant_id, "documents")))
        return found

    def _go_to(self, number: int) -> None:
        place = self._place_of(number, -1)
        if place >= 0:
            self.table.setCurrentIndex(self.table.model().index(place, 0))
            return
        # it may be further down than what was read, or left out by a filter
        self._wanted = number
        self.bar.clear()

    def _on_opened(self, entry: LogEntry) -> None:
        if line_of(entry).kept:
            self._print("stored", entry.row.id)
        else:
            self.go(routes.PARTICIPANTS, entry.row.participant_id, "documents")

    def _print(self, part: str, record: int) -> None:
        self.go(routes.PRINT, record, part)

    def _listed(self) -> ListShown:
        """Return all entries that pass, with every column of the log, however many are shown."""
        log, wanted = self.context.services.disclosure_log, self.bar.filter
        filters = (*self.bar.in_words(), *typed(self.context, wanted.words))
        columns = file_columns(self.context.clock, self.context.names)
        return ListShown("disclosure-log", tr(TITLE), columns, lambda: list(log.every(wanted)), filters)
