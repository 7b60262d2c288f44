"""The month: a calendar that is walked with the arrow keys, each day with its court dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from leaddesk.domain.court_dates import DateState
from leaddesk.i18n import N_, show_clock, show_month, show_weekday, tr
from leaddesk.ui.current import color, px
from leaddesk.ui.fonts import sized, tabular
from leaddesk.ui.models.delegates import has_focus, paint_ring
from leaddesk.ui.models.record_table import Line
from leaddesk.ui.pages.court.month_model import DATES_ROLE, DAY_ROLE, MonthModel, shifted, span_of
from leaddesk.ui.pages.court.words import outcome
from leaddesk.ui.tokens import GAP, MARGIN, RADIUS
from leaddesk.ui.widgets.buttons import icon_button, plain, small
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.tables import RecordList
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent

    from leaddesk.domain.court_dates import CourtDateRow
    from leaddesk.ui.context import Context

Index = QModelIndex | QPersistentModelIndex
_PANEL, _BESIDE, _LEAST_ROW, _LEAST_WORDS = 300, 880, 46, 84
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayDelegate(QStyledItemDelegate):
    """A day: its number, and as many of its dates as have room; the rest as a count."""

    def __init__(self, view: QTableView, context: Context) -> None:
        """Take the calendar and the context, for names and the day."""
        super().__init__(view)
        self._context = context

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the day."""
        day, rows = index.data(DAY_ROLE), index.data(DATES_ROLE)
        model, today = index.model(), self._context.today()
        inside = not isinstance(model, MonthModel) or (day.year, day.month) == (model.month.year, model.month.month)
        painter.save()
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("accent_soft"))
        elif not inside:
            painter.fillRect(rect, color("window"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("line"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color("line"))
        inner = rect.adjusted(px(6), px(3), -px(5), -px(2))
        self._number(painter, option.font, inner, day, today, inside=inside)
        if rows:
            self._dates(painter, option.font, inner.adjusted(0, px(20), 0, 0), rows, today)
        if has_focus(option):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint_ring(painter, rect)
        painter.restore()

    @staticmethod
    def _number(painter: QPainter, base: QFont, inner: QRect, day: date, today: date, *, inside: bool) -> None:
        font = tabular(sized(base, px(13), 700 if day == today else 500))
        painter.setFont(font)
        words = str(day.day)
        if day == today:
            width = painter.fontMetrics().horizontalAdvance(words) + px(12)
            at = QRect(inner.left() - px(2), inner.top(), width, px(19))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawRoundedRect(at, RADIUS, RADIUS)
            painter.setPen(color("on_accent"))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, words)
            return
        painter.setPen(color("text" if inside else "text_2"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)

    def _dates(self, painter: QPainter, base: QFont, inner: QRect, rows: Sequence[CourtDateRow], today: date) -> None:
        painter.setFont(tabular(sized(base, px(12), 500)))
        high = painter.fontMetrics().height()
        lines = max(0, inner.height() // high)
        if inner.width() < px(_LEAST_WORDS) or not lines:
            self._count(painter, inner, len(rows))
            return
        shown = len(rows) if len(rows) <= lines else lines - 1
        for number, one in enumerate(rows[:shown]):
            at = QRect(inner.left(), inner.top() + number * high, inner.width(), high)
            done = one.state(today) is DateState.DONE
            missing = one.state(today) is DateState.WITHOUT_RESULT
            painter.setPen(color("text_2" if done else "amber" if missing else "text"))
            self._line(painter, at, self._words(one))
        if shown < len(rows):
            at = QRect(inner.left(), inner.top() + shown * high, inner.width(), high)
            painter.setPen(color("text_2"))
            self._line(painter, at, tr(N_("{count} more"), count=len(rows) - shown))

    def _words(self, one: CourtDateRow) -> str:
        name = self._context.names.shown(one.participant_name, one.record_number)
        return f"{show_clock(one.draft.at).replace(' ', '').lower()} {name}" if one.draft.at else name

    @staticmethod
    def _line(painter: QPainter, at: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, at.width())
        painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

    @staticmethod
    def _count(painter: QPainter, inner: QRect, count: int) -> None:
        """Draw how many there are at the right of the number, where words have no room."""
        words = str(count)
        width = painter.fontMetrics().horizontalAdvance(words) + px(12)
        at = QRect(inner.right() - width, inner.top() - px(20), width, px(19))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent_soft"))
        painter.drawRoundedRect(at, RADIUS, RADIUS)
        painter.setPen(color("accent"))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, words)


class Calendar(QTableView):
    """The weeks of a month. Page Up and Page Down turn the month, Home goes to today."""

    turned = Signal(int)
    home = Signal()
    opened = Signal(object)
    walked = Signal(object)

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.days = MonthModel(context, self)
        self.setModel(self.days)
        self.setItemDelegate(DayDelegate(self, context))
        self.setObjectName("month")
        self.setAccessibleName(tr(N_("Month")))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setProperty("card", True)
        self.setProperty("ownRing", True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setAccessibleName(tr(N_("Days of the week")))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.days.day(index)))
        self.selectionModel().currentChanged.connect(self._on_current)

    def current_day(self) -> date:
        """Return the day that is chosen, else the first of the month."""
        index = self.currentIndex()
        return self.days.day(index) if index.isValid() else self.days.month

    def choose(self, day: date) -> None:
        """Choose a day of the month that is shown."""
        self.setCurrentIndex(self.days.index_of(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a day with Enter; turn the month with Page Up and Page Down."""
        key = Qt.Key(event.key())
        if key in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self.current_day())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.home.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height among the weeks."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Make the weeks as high as there is room; where there is little, they scroll."""
        self.verticalHeader().setDefaultSectionSize(max(px(_LEAST_ROW), self.viewport().height() // 6))

    def _on_current(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid():
            self.walked.emit(self.days.day(index))


class MonthView(QFrame):
    """The calendar, and beside it the chosen day where there is room."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.setProperty("ground", "surface")
        self._context = context
        self._wanted = context.today()
        self.calendar = Calendar(context)
        self.title = label("", "section")
        self.title.setObjectName("month-title")
        before = icon_button("arrow-left", tr(N_("Month before")), "PgUp", "month-before")
        after = icon_button("arrow-right", tr(N_("Next month")), "PgDn", "month-after")
        present = small(plain(tr(N_("Today")), name="this-month"))
        self._day_title = label("", "section", wrap=True)
        self.list: RecordList[CourtDateRow] = RecordList(tr(N_("Court dates of the day")), self._line, "day-dates")
        self._none = label(tr(N_("No court date on this day.")), "second", wrap=True)
        self._panel = QFrame()
        self._panel.setLayout(column(self._day_title, self._none, self.list, None, gap=GAP))
        self._panel.setFixedWidth(px(_PANEL))
        inner = column(row(before, after, self.title, None, present), self.calendar, gap=px(8))
        across = row(gap=20)
        across.addLayout(inner, 1)
        across.addWidget(self._panel)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 0, MARGIN, px(12))
        box.addLayout(across)
        before.triggered.connect(lambda: self._turn(-1))
        after.triggered.connect(lambda: self._turn(1))
        present.triggered.connect(self._to_today)
        self.calendar.turned.connect(self._turn)
        self.calendar.home.connect(self._to_today)
        self.calendar.opened.connect(self._on_opened)
        self.calendar.walked.connect(self._on_walked)
        self.list.opened.connect(self.opened)
        context.names.changed.connect(lambda _hidden: self._repaint())

    def refresh(self) -> None:
        """Read the month of the wanted day again."""
        wanted, dates = self._wanted, self._context.services.court_dates
        first, last = span_of(wanted)

        def show(rows: list[CourtDateRow]) -> None:
            if wanted != self._wanted:
                return
            self.calendar.days.show_month(wanted, rows)
            set_text(self.title, show_month(wanted))
            self.calendar.fit()
            self.calendar.choose(wanted)
            self._show_day(wanted)

        self._context.jobs.run(self, lambda: dates.between(first, last), show, self.failed.emit, key="month")

    def focus_first(self) -> None:
        """Put the focus into the calendar."""
        self.calendar.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the day beside the calendar where there is room."""
        super().resizeEvent(event)
        self._panel.setVisible(self.width() >= px(_BESIDE))

    def _turn(self, months: int) -> None:
        self._wanted = shifted(self._wanted, months)
        self.refresh()

    def _to_today(self) -> None:
        self._wanted = self._context.today()
        self.refresh()

    def _on_walked(self, day: date) -> None:
        self._wanted = day
        month = self.calendar.days.month
        if (day.year, day.month) == (month.year, month.month):
            self._show_day(day)
        else:
            self.refresh()

    def _on_opened(self, day: date) -> None:
        """Open the one date of a day, or offer them all."""
        rows = self.calendar.days.dates(day)
        if len(rows) == 1:
            self.opened.emit(rows[0])
        elif rows:
            self._offer(day, rows)

    def _offer(self, day: date, rows: Sequence[CourtDateRow]) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(show_weekday(day))
        for one in rows:
            action = QAction(self._line(one).sentence().replace("&", "&&"), menu)
            action.triggered.connect(partial(self._emit, one))
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self.calendar.visualRect(self.calendar.days.index_of(day)).bottomLeft()
        menu.popup(self.calendar.viewport().mapToGlobal(at))

    def _emit(self, one: CourtDateRow, _checked: bool = False) -> None:
        self.opened.emit(one)

    def _show_day(self, day: date) -> None:
        rows = self.calendar.days.dates(day)
        set_text(self._day_title, show_weekday(day))
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _line(self, one: CourtDateRow) -> Line:
        name = self._context.names.shown(one.participant_name, one.record_number)
        clock = show_clock(one.draft.at) if one.draft.at else ""
        second = " · ".join(part for part in (tr(one.draft.event.label), one.place) if part)
        result = outcome(one, self._context.today())
        title = " · ".join(part for part in (clock, name) if part)
        return Line(title, " · ".join(part for part in (second, result) if part))

    def _repaint(self) -> None:
        self.calendar.viewport().update()
        self._show_day(self._wanted)
