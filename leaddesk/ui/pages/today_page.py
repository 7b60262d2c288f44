"""Today: what must I do now? Every line is found anew from the records; none can go stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from leaddesk.domain.day_sheet import DaySheetDraft
from leaddesk.domain.today import Day, TodayKind, TodayLine
from leaddesk.i18n import N_, show_weekday, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages import today_words
from leaddesk.ui.pages.today_answers import Answers, AsidePart, aside_link
from leaddesk.ui.pages.today_court import CourtWeekPart
from leaddesk.ui.pages.today_row import TodayRow
from leaddesk.ui.pages.today_side import BackupPart, CaseloadPart
from leaddesk.ui.tokens import BETWEEN, GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import EmptyState, ground, hairline, scrolling, upright_hairline
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.gatekeeper import BackupState
    from leaddesk.ui.pages.today_answers import AskForm
    from leaddesk.ui.routes import Route
    from leaddesk.ui.widgets.buttons import Button

_GROUPS = (("urgent", N_("Cannot wait")), ("week", N_("This week")), ("later", N_("Later")))
_SIDE, _BESIDE = 320, 1200
_MINUTE_MS = 60_000


class TodayPage(Page):
    """The day in three groups, and beside them the caseload and the last backup."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, ask_form: AskForm = FormDialog.ask) -> None:
        """Take what pages need; the dialog around a short form can be replaced, as by a test."""
        super().__init__(context, tr(N_("Today")), parent)
        self._ask_form = ask_form
        self._answers = Answers(context, self, self.fail, ask_form)
        self._aside_open = False
        self.aside: AsidePart | None = None
        self._day: Day | None = None
        self._new_office = False
        self._rows: list[TodayRow] = []
        self._build()
        self._connect()
        self.refresh()

    @property
    def rows(self) -> list[TodayRow]:
        """Return the rows as they stand, from the top."""
        return list(self._rows)

    def open(self, _route: Route) -> None:
        """Show the day as it is now."""
        self.refresh()

    def refresh(self) -> None:
        """Read the day again."""
        state = self.context.gatekeeper.backup_state()
        services = self.context.services
        # the practice office is made anew at each start: nothing in it asks for a copy
        made_at = self.context.clock.now() if self.context.practice else state.made_at

        def work() -> tuple[Day, bool]:
            day = services.today.day(made_at)
            return day, _is_new(day) and not any(services.participants.counts().values())

        self.backup.show_state(state, self.context.clock)
        self.context.jobs.run(self, work, self._on_read, self.fail, key="today")

    def on_committed(self, _changes: ChangeSet) -> None:
        """Follow what was saved, here or elsewhere: any record may be due."""
        self.refresh()

    def print_form(self) -> None:
        """Ask whether the week's sheet carries phone numbers, then show it (Ctrl+P)."""
        fields = make_fields(DaySheetDraft, self.context.today)
        title, text = tr(N_("Print the sheet for the car?")), tr(N_("The week on one page, with initials only."))
        draft: DaySheetDraft | None = self._ask_form(
            self, title, text, fields, DaySheetDraft(), tr(N_("See the sheet"))
        )
        if draft is not None:
            self.go(routes.PRINT, None, "cal", draft.phones)

    def follow_day(self) -> None:
        """Turn the page after midnight, or when the computer wakes on another day."""
        if self._day is not None and self.context.today() != self._day.today:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side panel beside the day or under it."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Turn the page if a day went by while it was not shown."""
        super().showEvent(event)
        self._fit()
        self.follow_day()

    def _build(self) -> None:
        self.sheet = plain(tr(N_("Print the week's sheet")), "printer", "print-sheet")
        self.header = PageHeader(show_weekday(self.context.today()), " ", (self.sheet,))
        self._groups = QWidget()
        self._list = QVBoxLayout(self._groups)
        self._list.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self._list.setSpacing(0)
        self.court = CourtWeekPart(self.context)
        self.caseload, self.backup = CaseloadPart(), BackupPart()
        self.side = ground("surface")
        self._side_box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.side)
        self._side_box.setContentsMargins(MARGIN, px(20), MARGIN, px(20))
        self._side_box.setSpacing(px(20))
        self._below_court, self._between = hairline(), hairline()
        self._side_box.addWidget(self.court, 1)
        self._side_box.addWidget(self._below_court)
        self._side_box.addWidget(self.caseload, 1)
        self._side_box.addWidget(self._between)
        self._side_box.addWidget(self.backup, 1)
        self._side_end = QWidget()
        self._side_box.addWidget(self._side_end, 100)
        told = column(self.banner)
        told.setContentsMargins(MARGIN, 0, MARGIN, 0)
        over = QWidget()
        over.setLayout(told)
        inner = QWidget()
        self._inner = column(self.header, over, self._groups)
        inner.setLayout(self._inner)
        self.area = scrolling(inner, "today", fill=True)
        across = row(self.area, gap=0)
        across.setStretch(0, 1)
        self.setLayout(across)
        self._edge = upright_hairline()
        holder = QWidget()
        self._holder = column(self.side)
        holder.setLayout(self._holder)
        self._beside = scrolling(holder, "beside", fill=True)
        across.addWidget(self._edge)
        across.addWidget(self._beside)

    def _connect(self) -> None:
        self.sheet.triggered.connect(self.print_form)
        self.court.wished.connect(self.wished)
        self.backup.wanted.connect(self._back_up)
        self.backup.setVisible(not self.context.practice)
        self.context.names.changed.connect(lambda _hidden: self._show())
        self.context.theme.changed.connect(self._fit)
        self._clock = QTimer(self, interval=_MINUTE_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._clock.timeout.connect(self.follow_day)
        self._clock.start()

    def _fit(self) -> None:
        beside = self.window().width() >= px(_BESIDE)
        if beside and self._inner.indexOf(self.side) >= 0:
            self._inner.removeWidget(self.side)
            self._holder.addWidget(self.side)
        elif not beside and self._inner.indexOf(self.side) < 0:
            self._holder.removeWidget(self.side)
            self._inner.addWidget(self.side)
        way = QBoxLayout.Direction.TopToBottom if beside else QBoxLayout.Direction.LeftToRight
        self._side_box.setDirection(way)
        self._edge.setVisible(beside)
        self._beside.setVisible(beside)
        self._below_court.setVisible(beside)
        self._between.setVisible(beside and not self.context.practice)
        self._side_end.setVisible(beside)
        self._beside.setFixedWidth(px(_SIDE))

    def _on_read(self, found: tuple[Day, bool]) -> None:
        day, new_office = found
        if (day, new_office) == (self._day, self._new_office):
            return
        self._day, self._new_office = day, new_office
        self._show()

    def _show(self) -> None:
        """Write the day anew, keeping the focus on the line that had it."""
        day = self._day
        if day is None:
            return
        urgent, week, later = (today_words.count(group) for group in (day.urgent, day.week, day.later))
        self.header.say(
            show_weekday(day.today),
            tr(N_("The office is set up. This is where each day begins."))
            if self._new_office
            else today_words.summary(urgent, week, later),
        )
        self.counted.emit(routes.TODAY, urgent + week)
        self.counted.emit(routes.PARTICIPANTS, day.caseload.total)
        self.counted.emit(routes.COURT, day.court_dates)
        self.court.show_dates(day.court_week, day.court_dates)
        self.caseload.show_people(day.caseload)
        kept = next((row.line.key for row in self.rows if row.looked_at_by_keyboard), "")
        self._rows = []
        empty(self._list)
        for name, title in _GROUPS:
            self._add_group(day, name, title)
        if self._new_office:
            self._list.addWidget(self._start(), 1)
        elif not (day.urgent or day.week or day.later):
            self._list.addWidget(self._calm(), 1)
        else:
            self._list.addStretch(1)
        self._add_aside(day)
        self._keep_focus(kept)

    def _add_group(self, day: Day, name: str, title: str) -> None:
        lines: tuple[TodayLine, ...] = getattr(day, name)
        if not lines:
            return
        head = row(label(tr(title), "row-title"), label(str(today_words.count(lines)), "second"), None)
        if day.aside and not self.rows:
            head.addWidget(self._aside_link(day))
        head.setContentsMargins(0, px(8), 0, px(8))
        card = ground("card")
        card.setObjectName(name)
        card.setAccessibleName(tr(title))
        inside = column(*(self._row(line, day, last=line is lines[-1]) for line in lines))
        inside.setContentsMargins(0, 1, 0, 1)
        card.setLayout(inside)
        self._list.addLayout(head)
        self._list.addWidget(card)
        # at once: a row that keeps the focus must be there for it
        card.show()
        self._list.addSpacing(GAP)

    def _aside_link(self, day: Day) -> Button:
        made = aside_link(day.aside)
        made.triggered.connect(lambda: self._show_aside(opened=True))
        return made

    def _add_aside(self, day: Day) -> None:
        """Show what was set aside below the day where she asked for it."""
        self.aside = None
        if not day.aside:
            self._aside_open = False
        elif self._aside_open:
            self.aside = AsidePart(self.context, day.aside, self._answers)
            self.aside.hide_them.triggered.connect(lambda: self._show_aside(opened=False))
            self._list.addWidget(self.aside)
            self.aside.show()
        elif not self.rows:
            self._list.addLayout(row(None, self._aside_link(day), None))

    def _show_aside(self, *, opened: bool) -> None:
        self._aside_open = opened
        self._show()
        if self.aside is not None:
            self.aside.hide_them.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._bring_aside_into_view)
        else:
            self.focus_first()

    def _bring_aside_into_view(self) -> None:
        if self.aside is not None:
            self.area.ensureWidgetVisible(self.aside, 0, 0)

    def _row(self, line: TodayLine, day: Day, *, last: bool) -> TodayRow:
        made = TodayRow(line, day.today, self.context.names, self._answers, last=last)
        made.wished.connect(self._on_wished)
        made.moved.connect(lambda step, made=made: self._on_moved(made, step))
        self._rows.append(made)
        return made

    def _start(self) -> EmptyState:
        new = primary(tr(N_("New participant")), "user-plus", "new-participant")
        referral = plain(tr(N_("New referral in")), "tray", "new-referral-in")
        new.triggered.connect(lambda: self.go(routes.PARTICIPANTS, None, "new"))
        referral.triggered.connect(lambda: self.go(routes.REFERRALS, None, "new-in"))
        text = N_("Intakes that come due, consents about to end, contacts planned and answers awaited show up here.")
        title = tr(N_("Nobody is in the records yet"))
        return EmptyState("sun-horizon", title, tr(text), [new, referral])

    @staticmethod
    def _calm() -> EmptyState:
        text = N_("No intake, consent, contact or answer is due in the next 30 days.")
        return EmptyState("check-circle", tr(N_("Nothing waits")), tr(text))

    def _keep_focus(self, key: str) -> None:
        found = next((row for row in self.rows if key and row.line.key == key), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self, from_row: TodayRow, step: int) -> None:
        rows = self.rows
        number = rows.index(from_row) + step
        if 0 <= number < len(rows):
            rows[number].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(rows[number], 0, px(BETWEEN))

    def _on_wished(self, route: Route) -> None:
        if route.page == today_words.BACK_UP:
            self._back_up()
        else:
            self.wished.emit(route)

    def _back_up(self) -> None:
        self.backup.show_busy()
        backup: Callable[[], BackupState] = self.context.gatekeeper.backup_now
        self.context.jobs.long(self, lambda _ticket: backup(), self._on_backed_up, self._on_not_backed_up)

    def _on_backed_up(self, state: BackupState) -> None:
        self.backup.show_state(state, self.context.clock)
        self.backed_up.emit()
        self.refresh()

    def _on_not_backed_up(self, error: Exception) -> None:
        self.backup.show_state(self.context.gatekeeper.backup_state(), self.context.clock)
        self.fail(error, self._back_up)


def _is_new(day: Day) -> bool:
    """Return whether nothing waits but a backup or a draft, as in an office that has just been set up."""
    alone = {TodayKind.BACKUP_OLD, TodayKind.DRAFT_KEPT}
    return not day.caseload.total and all(line.kind in alone for line in (*day.urgent, *day.week, *day.later))
