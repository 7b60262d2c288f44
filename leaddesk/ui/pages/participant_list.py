"""The list of people: by status, by words, by how long nobody was reached; every filter that is on can be seen."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.participants import ParticipantFilter, ParticipantRow
from leaddesk.i18n import N_, show_date, show_month_day, tr
from leaddesk.ui.current import px
from leaddesk.ui.models.record_table import Line
from leaddesk.ui.page import PageTitle
from leaddesk.ui.pages.list_columns import participant_columns
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, typed
from leaddesk.ui.pages.people_words import near_day, not_reached_for
from leaddesk.ui.pages.status_switch import StatusSwitch
from leaddesk.ui.tokens import SMALL
from leaddesk.ui.widgets.buttons import link, plain, primary, quiet, small
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import Flow, SixColumns, column, row
from leaddesk.ui.widgets.panels import Banner, EmptyState, ground, hairline
from leaddesk.ui.widgets.tables import RecordList
from leaddesk.ui.widgets.text import label, set_buddy, set_property

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from PySide6.QtGui import QResizeEvent

    from leaddesk.ui.context import Context

_S = ParticipationStatus
_STATUSES = (_S.ACTIVE, _S.INACTIVE, _S.CLOSED, _S.REFERRED)
ALL = "all"
DAYS = (14, 30, 60, 90)
_SORTS: dict[str, tuple[str, Callable[[ParticipantRow], Any], bool]] = {
    "name": (N_("Name"), lambda row: 0, False),
    "reached": (N_("Reached longest ago"), lambda row: (row.last_contact is not None, row.last_contact), False),
    "since": (N_("Newest in this status"), lambda row: (row.status_since is not None, row.status_since), True),
    "number": (N_("Record number"), lambda row: row.record_number, False),
}
_WIDE, _TYPING_MS, _SHORT, _FILTER = 620, 200, 26, 180


class ParticipantList(QFrame):
    """Shows rows and tells which was opened; it asks for rows by its filter."""

    opened = Signal(object)
    wanted = Signal()
    """Other rows are wanted: read ``shown`` and call ``set_rows``."""
    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        """Take the context, for names and the day."""
        super().__init__()
        self.setProperty("ground", "surface")
        self._context = context
        self._ids: frozenset[int] | None = None
        self._rows: list[ParticipantRow] = []
        self._any = self._read = False
        self._build()
        self._connect()

    @property
    def shown(self) -> ParticipantFilter:
        """Return the filter that is on."""
        key = self.switch.value()
        status = _status(key)
        days: int | None = self.reached.currentData()
        return ParticipantFilter(status, self.text.text(), self._ids, days)

    @property
    def empty(self) -> bool:
        """Return whether there is nobody at all yet, whatever the filter."""
        return self._read and not self._any

    def show_ids(self, ids: frozenset[int] | None) -> None:
        """Show only these people, whatever their status, such as those behind a figure."""
        if ids == self._ids:
            return
        self._ids = ids
        if ids is not None:
            self.switch.set_value(ALL)
        self._changed()

    def show_words(self, words: str) -> None:
        """Show everybody whom these words may mean, and no other filter; the words stand as the filter that is on."""
        self._ids = None
        with QSignalBlocker(self.text), QSignalBlocker(self.reached):
            self.text.setText(words)
            self.reached.setCurrentIndex(0)
        self.switch.set_value(ALL)
        self._changed()

    def set_rows(self, rows: Sequence[ParticipantRow], counts: Mapping[ParticipationStatus, int]) -> None:
        """Show the people the filter leaves, and how many there are of each status."""
        self._rows = list(rows)
        self._any, self._read = any(counts.values()), True
        for status in _STATUSES:
            self.switch.set_words(status.value, f"{tr(status.label)} {counts[status]}")
        self.switch.set_words(ALL, f"{tr(N_('All'))} {sum(counts.values())}")
        self._sort()
        self._show_state()

    def select(self, person_id: int | None) -> None:
        """Mark the person whose record is open."""
        there = person_id is not None and self.list.select(lambda row: row.id == person_id)
        if not there:
            self.list.clearSelection()
            self.list.setCurrentIndex(self.list.table.index(-1, 0))
        self.outside.setVisible(person_id is not None and not there and self._any)

    def focus_list(self) -> None:
        """Put the focus into the list."""
        if self._rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.table.index(0, 0))
        self.list.setFocus()

    def repaint_names(self) -> None:
        """Follow *Hide names*."""
        self.list.viewport().update()

    def follow_new(self) -> None:
        """Show those referred, among whom a new person stands, unless everybody is shown."""
        if self.switch.value() not in (ALL, _S.REFERRED.value):
            self.switch.set_value(_S.REFERRED.value)
            self._changed()

    def clear_filter(self) -> None:
        """Show everybody."""
        self.show_words("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say more in a row where there is room."""
        super().resizeEvent(event)
        wide = self.width() > px(_WIDE)
        if wide != (self._first.indexOf(self.switch) >= 0):
            line, place = (self._first, 1) if wide else (self._second, 0)
            line.insertWidget(place, self.switch)
            set_property(self.title, "role", "title" if wide else "section")
        self.list.viewport().update()

    def _build(self) -> None:
        self.title = PageTitle(tr(N_("Participants")))
        self.title.setProperty("role", "section")
        self.filter = quiet(tr(N_("Filter")), "funnel-simple", "filter")
        self.filter.setCheckable(True)
        options = [(status.value, tr(status.label)) for status in _STATUSES]
        self.export = export_button(words=False)
        self.banner = Banner()
        self.switch = StatusSwitch(tr(N_("Status")), [*options, (ALL, tr(N_("All")))])
        self.text = QLineEdit()
        self.text.setObjectName("filter-text")
        self.text.setClearButtonEnabled(True)
        self.reached = _choice("filter-reached", [(None, tr(N_("At any time"))), *((n, _not_in(n)) for n in DAYS)])
        self.sort = _choice("sort", [(key, tr(words)) for key, (words, _key, _down) in _SORTS.items()])
        self.panel = QWidget()
        panel = SixColumns()
        named = ((N_("Name, phone or number"), self.text), (N_("Last reached"), self.reached), (N_("Order"), self.sort))
        for words, widget in named:
            panel.add(_named(tr(words), widget), 2)
        self.panel.setLayout(panel)
        self.panel.hide()
        self.active = QWidget()
        self._flow = Flow(gap=6, line_gap=6)
        self.active.setLayout(self._flow)
        self.list: RecordList[ParticipantRow] = RecordList(tr(N_("Participants")), self._line, "participants")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = self._make_none()
        self.nobody = self._make_nobody()
        self.outside = self._make_outside()
        self.stack = QStackedWidget()
        for part in (self.list, self.none, self.nobody):
            self.stack.addWidget(part)
        self.stack.setMinimumSize(1, 1)
        head = ground("surface")
        self._first, self._second = row(self.title, None, self.filter, self.export), row(self.switch, None)
        top = column(self._first, self._second, self.active, self.panel, self.banner, self.outside, gap=SMALL)
        top.setContentsMargins(px(20), px(12), px(16), px(12))
        head.setLayout(top)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(hairline())
        box.addWidget(self.stack, 1)
        self._show_active()

    def _make_nobody(self) -> EmptyState:
        start = primary(tr(N_("New participant")), "user-plus", "first-participant")
        start.triggered.connect(self.new_wanted)
        text = N_("Everyone you work with stands here, from the first referral on. A name or an alias is enough.")
        return EmptyState("users", tr(N_("No participants yet")), tr(text), [start])

    def _make_outside(self) -> QWidget:
        """Return what says that the open record is not in the list, with the way to have it there."""
        show_all = small(link(tr(N_("Show all in list")), name="show-all-in-list"))
        show_all.triggered.connect(self.clear_filter)
        made = QWidget()
        made.setLayout(Flow(label(tr(N_("The open record is not in this list.")), "second"), show_all, gap=8))
        made.hide()
        return made

    def _make_none(self) -> EmptyState:
        show_all = plain(tr(N_("Show all")), name="show-all")
        show_all.triggered.connect(self.clear_filter)
        return EmptyState("funnel-simple", "", "", [show_all])

    def _connect(self) -> None:
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._changed)
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self.switch.chosen.connect(lambda _key: self._changed())
        self.reached.currentIndexChanged.connect(lambda _index: self._changed())
        self.sort.currentIndexChanged.connect(lambda _index: self._on_sort())
        self.filter.toggled.connect(self._on_filter)
        self.list.opened.connect(self.opened)
        self.exporting = ListExport(self, self._context, self.export, self._listed, self.banner)

    def _listed(self) -> ListShown:
        status = _status(self.switch.value())
        filters = [tr(status.label)] if status is not None else []
        filters += [words for words, _off in self._in_force(typed(self._context, self.text.text()))]
        rows = list(self.list.table.rows)
        return ListShown(
            "participants", tr(N_("Participants")), participant_columns(self._context), lambda: rows, tuple(filters)
        )

    def _on_filter(self, on: bool) -> None:
        self.panel.setVisible(on)
        if on:
            self.text.setFocus()

    def _on_sort(self) -> None:
        self._sort()
        self._show_active()

    def _changed(self) -> None:
        self._typing.stop()
        self._show_active()
        self.wanted.emit()

    def _sort(self) -> None:
        _words, key, down = _SORTS[self.sort.currentData()]
        rows = sorted(self._rows, key=key, reverse=down)
        self.list.set_rows(rows, lambda one, other: one.id == other.id)

    def _show_active(self) -> None:
        """Show each filter that is on as a button that takes it off, so that none is hidden."""
        empty(self._flow)
        for words, take_off in self._in_force():
            off = small(plain(words, "x"))
            off.setAccessibleName(tr(N_("Take off the filter: {words}"), words=words))
            off.triggered.connect(take_off)
            self._flow.addWidget(off)
            off.show()
        self.active.setVisible(self._flow.count() > 0)
        self.active.updateGeometry()

    def _in_force(self, typed_words: Sequence[str] | None = None) -> list[tuple[str, Callable[[], object]]]:
        found: list[tuple[str, Callable[[], object]]] = []
        if self._ids is not None:
            found.append((tr(N_("Chosen people: {count}"), count=len(self._ids)), lambda: self.show_ids(None)))
        if words := " ".join(self.text.text().split()):
            short = [f"“{textwrap.shorten(words, _SHORT, placeholder='…')}”"]
            found += [(shown, self.text.clear) for shown in (short if typed_words is None else typed_words)]
        if self.reached.currentData() is not None:
            found.append((self.reached.currentText(), lambda: self.reached.setCurrentIndex(0)))
        if self.sort.currentIndex():
            found.append((tr(N_("By: {order}"), order=self.sort.currentText()), lambda: self.sort.setCurrentIndex(0)))
        return found

    def _show_state(self) -> None:
        for widget in (self.switch, self.filter):
            widget.setVisible(self._any)
        self.export.setVisible(bool(self._rows))
        if self._rows:
            self.stack.setCurrentWidget(self.list)
        elif self._any:
            filters = [words for words, _off in self._in_force()]
            status = _status(self.switch.value())
            if status is not None:
                filters.insert(0, tr(status.label))
            self.none.say(tr(N_("Nobody here")), tr(N_("Filter: {filters}"), filters=", ".join(filters)))
            self.stack.setCurrentWidget(self.none)
        else:
            self.stack.setCurrentWidget(self.nobody)

    def _line(self, person: ParticipantRow) -> Line:
        names, today = self._context.names, self._context.today()
        title = names.shown(person.name, person.record_number)
        second = [person.record_number] if title != person.record_number else []
        if person.birth:
            second.append(tr(N_("{years} years"), years=person.birth.age(today)))
        if self.switch.value() == ALL:
            second.append(tr(person.status.label))
        wide = self.list.viewport().width() > px(_WIDE)
        last = person.last_contact
        spoke = tr(N_("Last spoke {day}"), day=near_day(last, today)) if last else ""
        right, tone = self._next(person, wide=wide)
        return Line(title, " · ".join(second), right, tone, spoke if wide else "")

    def _next(self, person: ParticipantRow, *, wide: bool) -> tuple[str, str]:
        """Return what stands at the right: court this week, or a chip for someone not reached for long."""
        today = self._context.today()
        if person.court_on is not None:
            return _court(person.court_on, today)
        if person.status is _S.ACTIVE and (days := not_reached_for(person.last_contact or person.status_since, today)):
            words = N_("Not reached for {days} days") if wide else N_("{days} days")
            return tr(words, days=days), "amber"
        if person.status in (_S.CLOSED, _S.REFERRED) and person.status_since:
            return tr(N_("Since {day}"), day=show_date(person.status_since)), ""
        if wide or person.last_contact is None:
            return "", ""
        return tr(N_("Spoke {day}"), day=near_day(person.last_contact, today, short=True)), ""


def _court(day: date, today: date) -> tuple[str, str]:
    """Return when somebody is in court, as a chip where it is today or tomorrow."""
    days = (day - today).days
    near = {0: N_("Court today"), 1: N_("Court tomorrow")}
    return (tr(near[days]), "amber") if days in near else (tr(N_("Court {day}"), day=show_month_day(day)), "")


def _status(key: str) -> ParticipationStatus | None:
    return next((status for status in _STATUSES if status.value == key), None)


def _choice(name: str, items: Sequence[tuple[Any, str]]) -> Choice:
    made = Choice()
    made.setObjectName(name)
    for value, words in items:
        made.addItem(words, value)
    return made


def _not_in(days: int) -> str:
    return tr(N_("Not in {days} days"), days=days)


def _named(words: str, widget: QWidget) -> QWidget:
    head, made = label(words, "label"), QWidget()
    set_buddy(head, widget)
    widget.setAccessibleName(words)
    widget.setMinimumWidth(px(_FILTER))
    made.setLayout(column(head, widget, gap=4))
    return made
