"""The list of court dates: those to come, those without a result, or all; each can be dealt with right there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.court_dates import EVERY, UPCOMING, WITHOUT_RESULT
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.court.dates_table import court_dates_table
from leaddesk.ui.pages.court.deeds import DateBar, DateDeeds
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.panels import EmptyState
from leaddesk.ui.widgets.segmented import SegmentedSwitch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.court_dates import CourtDateRow
    from leaddesk.ui.context import Context

_WORDS = {UPCOMING: N_("Upcoming"), WITHOUT_RESULT: N_("Without a result"), EVERY: N_("All")}
_NONE = {
    UPCOMING: N_("No court date is coming up"),
    WITHOUT_RESULT: N_("Every past court date has its result"),
}


class DatesList(QFrame):
    """Reads the rows of the list that is chosen."""

    new_wanted = Signal()
    failed = Signal(object)
    seen = Signal(int)
    """How many dates the list shows now."""

    def __init__(self, context: Context, deeds: DateDeeds) -> None:
        """Take the context and what is done with a row."""
        super().__init__()
        self.setProperty("ground", "surface")
        self._context = context
        self._wanted: int | None = None
        self.which = SegmentedSwitch(tr(N_("Which")), [(key, tr(words)) for key, words in _WORDS.items()])
        self.table = court_dates_table(context)
        self.table.set_actions(deeds.actions)
        self.bar = DateBar(context, deeds)
        show_all = plain(tr(N_("Show all")), name="show-all")
        self.none = EmptyState("funnel-simple", "", "", [show_all])
        start = plain(tr(N_("New court date")), "plus", "start-court-date")
        words = N_("Who has to be where, and when: with the reminder, the ride and what became of it.")
        self.blank = EmptyState("scales", tr(N_("No court dates yet")), tr(words), [start])
        self.stack = QStackedWidget()
        for part in (self.table, self.none, self.blank):
            self.stack.addWidget(part)
        self.stack.setMinimumSize(1, 1)
        foot = QWidget()
        around = QVBoxLayout(foot)
        around.setContentsMargins(MARGIN // 2, px(8), MARGIN // 2, px(8))
        around.addWidget(self.bar)
        box = QVBoxLayout(self)
        # the first words of the rows stand under the title
        box.setContentsMargins(MARGIN // 2, 0, MARGIN // 2, 0)
        box.setSpacing(0)
        box.addWidget(self.stack, 1)
        box.addWidget(foot)
        self.which.chosen.connect(lambda _key: self.refresh())
        show_all.triggered.connect(self._on_show_all)
        start.triggered.connect(self.new_wanted)
        self.table.opened.connect(deeds.opened)
        self.table.chosen.connect(self.bar.show_row)

    def refresh(self) -> None:
        """Read the rows again."""
        dates, which = self._context.services.court_dates, self.which.value()

        def read() -> tuple[str, list[CourtDateRow], dict[str, int]]:
            return which, dates.rows(which), dates.counts()

        self._context.jobs.run(self, read, self._show, self.failed.emit, key="court-dates")

    @property
    def filter_words(self) -> str:
        """Return which dates are shown, in words."""
        return tr(_WORDS[self.which.value()])

    def show_date(self, date_id: int, which: str) -> None:
        """Show a list with one of its rows chosen."""
        self.which.set_value(which)
        self._wanted = date_id
        self.refresh()

    def focus_first(self) -> None:
        """Put the focus into the list, or on the button that starts it."""
        shown = self.stack.currentWidget()
        (shown if shown is self.table else self.which).setFocus()

    def _on_show_all(self) -> None:
        self.which.set_value(EVERY)
        self.refresh()

    def _show(self, found: tuple[str, Sequence[CourtDateRow], dict[str, int]]) -> None:
        which, rows, counts = found
        for key, words in _WORDS.items():
            with_count = tr(N_("{list} {count}"), list=tr(words), count=counts[key]) if counts[key] else tr(words)
            self.which.set_words(key, with_count)
        if which != self.which.value():
            return
        row = self.table.current()
        wanted, self._wanted = self._wanted or (row.id if row else None), None
        bar = self.table.verticalScrollBar().value()
        self.table.set_rows(rows)
        if rows:
            self.stack.setCurrentWidget(self.table)
            index = self.table.table.find(lambda one: one.id == wanted)
            shown = self.table.sorted.mapFromSource(index) if index.isValid() else self.table.sorted.index(0, 0)
            self.table.verticalScrollBar().setValue(bar)
            self.table.setCurrentIndex(shown)
        elif counts[EVERY]:
            self.none.say(tr(_NONE[which]), tr(N_("Filter: {filters}"), filters=tr(_WORDS[which])))
            self.stack.setCurrentWidget(self.none)
        else:
            self.stack.setCurrentWidget(self.blank)
        self.bar.show_row(self.table.current() if rows else None)
        self.seen.emit(len(rows))
