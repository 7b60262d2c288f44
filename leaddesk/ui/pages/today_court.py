"""Beside the day: who has to be in court in the next seven days."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leaddesk.i18n import N_, show_clock, show_day_of_month, show_short_weekday, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.pages.court.words import spoken
from leaddesk.ui.pages.people_words import breakable, short_name
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button, link, small
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import hairline
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from leaddesk.domain.court_dates import CourtDateRow
    from leaddesk.ui.context import Context

MOST = 6
_DAY, _TIME, _LINE = 40, 66, 28


class CourtWeekPart(QWidget):
    """The court dates of the week by day, each leading to the legal part of its record."""

    wished = Signal(object)

    def __init__(self, context: Context) -> None:
        """Take the context, for names and the day."""
        super().__init__()
        self._context = context
        self.setObjectName("court-week")
        self.month = small(link(tr(N_("Month")), name="court-month"))
        self.month.triggered.connect(lambda: self.wished.emit(Route(routes.COURT, None, "month")))
        self._days = QVBoxLayout()
        self._days.setContentsMargins(0, 0, 0, 0)
        self._days.setSpacing(px(10))
        head = row(label(tr(N_("Court this week")), "row-title"), None, self.month)
        box = column(head, gap=px(8))
        box.addLayout(self._days)
        box.addStretch(1)
        self.setLayout(box)

    def show_dates(self, rows: Sequence[CourtDateRow], count: int) -> None:
        """Show the first dates; ``count`` is how many there are in all."""
        empty(self._days)
        for number, (day, dates) in enumerate(groupby(rows[:MOST], key=lambda one: one.on)):
            if number:
                self._days.addWidget(hairline())
            self._days.addWidget(self._day(day, list(dates)))
        if not rows:
            self._days.addWidget(label(tr(N_("No court date in the next seven days.")), "second", wrap=True))
        elif count > MOST:
            more = small(link(tr(N_("{count} more this week"), count=count - MOST), name="more-court"))
            more.triggered.connect(lambda: self.wished.emit(Route(routes.COURT)))
            self._days.addLayout(row(more, None))
        # shown at once, so that the panel has its height before it is looked at
        for number in range(self._days.count()):
            item = self._days.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.show()

    def _day(self, day: date, rows: list[CourtDateRow]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, px(_DAY))
        grid.setColumnMinimumWidth(1, px(_TIME))
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        on = QWidget()
        on.setLayout(column(label(show_short_weekday(day), "second"), label(show_day_of_month(day), "section"), gap=0))
        grid.addWidget(on, 0, 0, len(rows), 1, top)
        for number, one in enumerate(rows):
            at = show_clock(one.draft.at) if one.draft.at else tr(N_("No time"))
            time = label(at, "strong" if one.draft.at else "second")
            time.setMinimumHeight(px(_LINE))
            grid.addWidget(time, number, 1, top)
            grid.addWidget(self._one(one), number, 2, top)
        return made

    def _one(self, one: CourtDateRow) -> QWidget:
        shown = self._context.names.shown(one.participant_name, one.record_number)
        made = QWidget()
        who = self._link(one, shown)
        words = ", ".join(part for part in (tr(one.draft.event.label), one.draft.room.strip()) if part)
        what = label(breakable(words), "second", wrap=True)
        made.setLayout(column(row(who, None), what, gap=0))
        return made

    def _link(self, one: CourtDateRow, shown: str) -> Button:
        who = small(link(short_name(shown), name="court-person"))
        who.setAccessibleName(spoken(one, shown, self._context.today()))
        who.triggered.connect(lambda: self.wished.emit(Route(routes.PARTICIPANTS, one.participant_id, "legal")))
        return who
