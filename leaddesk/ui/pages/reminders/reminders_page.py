"""Choose days, look who is ticked, print: the reminders come as one job, and count as given only then."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QProgressBar, QVBoxLayout, QWidget

from leaddesk.documents.reminder_batch import batch, batch_name, reminder
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.fields import Spec
from leaddesk.domain.reminders import MOST, ReminderRow, Way
from leaddesk.i18n import N_, show_clock, tr
from leaddesk.ui import printing
from leaddesk.ui.aside import Aside
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.court.words import day_words
from leaddesk.ui.pages.court.words import reminder as reminder_words
from leaddesk.ui.pages.print_sources import ON_PAPER
from leaddesk.ui.pages.reminders.unsaid import NOT_TICKED, Unsaid
from leaddesk.ui.printing import Target
from leaddesk.ui.tokens import GAP, MARGIN, SMALL
from leaddesk.ui.widgets.buttons import link, plain, primary, small
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.date_fields import DateField
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.labelled import labelled
from leaddesk.ui.widgets.layouts import Flow, column, row, turn
from leaddesk.ui.widgets.panels import EmptyState, hairline, scrolling
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.jobs import Ticket
    from leaddesk.ui.printing import Chooser
    from leaddesk.ui.routes import Route

TITLE = N_("Court date reminders")
_DAY, _WEEK = "day", "week"
_NARROW = 720
_AT_ONCE = 4
CHOOSE = N_("Tick whom to remind first")
PAGES = N_("Ticked: {count}, a page each")
PAGES_AND_ADDRESSES = N_("Ticked: {count}, a page each, and an address page before those to mail")
AT_WORK = N_("The reminders are being drawn")
GIVEN = N_("Reminders ticked off as given on paper: {count}.")
LEFT = N_("Not printed, since the record changed meanwhile: {count}. They are still ticked.")
NOTHING = N_("Nothing was printed, and nothing was ticked off.")


@dataclass(slots=True)
class Run:
    """One printing: where it goes, whose dates, how many were looked at, and the pages by date."""

    target: Target
    ids: tuple[int, ...]
    mailed: frozenset[int] = frozenset()
    """Those with a page for the window of an envelope before them."""
    seen: int = 0
    pages: dict[int, bytes] = field(default_factory=dict)


class RemindersPage(Page):
    """The list with a box for each date, and the one job that prints them."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        choose_printer: Chooser = printing.choose_printer,
        choose_file: Chooser = printing.choose_file,
        ask: Callable[..., str | None] = Question.ask,
    ) -> None:
        """Take what pages need; the printer, the file and the question can be replaced, as by a test."""
        super().__init__(context, tr(TITLE), parent)
        self.setProperty("ground", "surface")
        self._choose_printer, self._choose_file = choose_printer, choose_file
        self._rows: list[ReminderRow] = []
        self.ticks: list[Tick] = []
        self._ticked: dict[int, bool] = {}
        self._run: Run | None = None
        self.aside = Aside(self, self.context.jobs)
        self.unsaid = Unsaid(self.context, ask)
        self._build()
        self._connect()

    def open(self, _route: Route) -> None:
        """Show tomorrow, the day most reminders are for, unless days were chosen before."""
        self.banner.clear()
        if self.first.value() is None:
            self.first.set_value(self.context.today() + timedelta(days=1))
        self.refresh()
        self.context.jobs.run(self, self.unsaid.read, self._on_unsaid, self.fail, key="unsaid")

    def refresh(self) -> None:
        """Read the dates again."""
        days = self._days()
        if days is None:
            self._show([])
            return
        reminders = self.context.services.reminders
        self.context.jobs.run(self, lambda: reminders.rows(*days), self._show, self.fail, key="reminders")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow a court date that was moved, or a reminder that was given elsewhere."""
        if self.isVisible() and changes.touches("court_date", "participant", "legal_matter"):
            self.refresh()

    def print_form(self) -> None:
        """Print (Ctrl+P)."""
        self.print.click()

    def back(self) -> bool:
        """Go back (Esc); a job that is under way ends first."""
        if self._run is not None:
            self._on_stop()
        else:
            self.going_back.emit()
        return True

    def focus_first(self) -> None:
        """Begin with the days."""
        self.first.focus_input()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words of the foot below its buttons where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= px(_NARROW)
        turn(self._foot, beside=wide)

    def _build(self) -> None:
        self.header = PageHeader(tr(TITLE), back=tr(N_("Back")))
        self.first = DateField("first", Spec(tr(N_("From"))), self.context.today)
        self.first.setMaximumWidth(px(220))
        self.span = SegmentedSwitch(
            tr(N_("How many days")), [(_DAY, tr(N_("That day"))), (_WEEK, tr(N_("Seven days")))]
        )
        self.all = small(link(tr(N_("Tick all")), name="tick-all"))
        self.none = small(link(tr(N_("Tick none")), name="tick-none"))
        bar = QWidget()
        self.mail = Tick(tr(N_("With address pages for window envelopes")))
        self.mail.setObjectName("address-pages")
        days = labelled(tr(N_("How many days")), self.span)
        ticking = QWidget()
        ticking.setLayout(Flow(self.all, self.none, self.mail, gap=14, line_gap=8))
        days_line = QWidget()
        days_line.setLayout(Flow(self.first, days, gap=14, line_gap=8))
        bar.setLayout(column(days_line, ticking, gap=8))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        inner = QWidget()
        box = column(self._list, None)
        box.setContentsMargins(MARGIN, px(10), MARGIN, px(10))
        inner.setLayout(box)
        self._area = scrolling(inner)
        self.nothing = EmptyState(
            "scales", tr(N_("Nobody has to be in court then")), tr(N_("Choose other days above."))
        )
        self._build_foot()
        told = column(self.banner, bar, gap=GAP)
        told.setContentsMargins(MARGIN, 0, MARGIN, px(10))
        whole = column(self.header)
        whole.addLayout(told)
        whole.addWidget(hairline())
        whole.addWidget(self._area, 1)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(hairline())
        whole.addLayout(self._foot)
        self.setLayout(whole)

    def _build_foot(self) -> None:
        self.print = primary(tr(N_("Print")), "printer", "print")
        self.save_pdf = plain(tr(N_("Save PDF")), "download-simple", "save-pdf")
        self.stop = plain(tr(N_("Cancel")), name="cancel-reminders")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr(AT_WORK))
        self._count = label("", "second", wrap=True)
        self._buttons, self._busy = QWidget(), QWidget()
        self._buttons.setLayout(Flow(self.print, self.save_pdf, gap=8, line_gap=8))
        line = row(self.stop, self.progress)
        line.setStretch(1, 1)
        self._busy.setLayout(line)
        self._busy.hide()
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(GAP)
        self._foot.setContentsMargins(MARGIN, px(10), MARGIN, px(10))
        for widget in (self._buttons, self._busy):
            self._foot.addWidget(widget)
        self._foot.addWidget(self._count, 1)

    def _connect(self) -> None:
        self.header.way_back.triggered.connect(self.back)
        self.first.edited.connect(lambda _value: self.refresh())
        self.span.chosen.connect(lambda _key: self.refresh())
        self.all.triggered.connect(lambda: self._tick_all(on=True))
        self.none.triggered.connect(lambda: self._tick_all(on=False))
        self.print.triggered.connect(lambda: self._send_by(self._choose_printer))
        self.save_pdf.triggered.connect(lambda: self._send_by(self._choose_file))
        self.stop.triggered.connect(self._on_stop)
        self.mail.toggled.connect(lambda _on: self._fit())
        self.context.names.changed.connect(lambda _hidden: self._say_rows())

    def _days(self) -> tuple[date, date] | None:
        first = self.first.value()
        if not isinstance(first, date):
            return None
        return first, first + timedelta(days=0 if self.span.value() == _DAY else 6)

    def _show(self, rows: list[ReminderRow]) -> None:
        kept = {row.date.id: tick.isChecked() for row, tick in zip(self._rows, self.ticks, strict=True)}
        self._ticked |= kept
        self._rows = rows[:MOST]
        empty(self._list)
        self.ticks = []
        day = None
        for one in self._rows:
            if one.date.on != day:
                self._list.addSpacing(px(SMALL) if day is not None else 0)
                day = one.date.on
                self._list.addWidget(label(day_words(day, self.context.today()), "label"))
            tick = Tick()
            tick.setChecked(self._ticked.get(one.date.id, one.begins_ticked) and not one.given)
            tick.toggled.connect(lambda _on: self._fit())
            self.ticks.append(tick)
            self._list.addWidget(tick)
        self._say_rows()
        if len(rows) > MOST:
            self._list.addWidget(label(tr(N_("Only the first {count} are listed."), count=MOST), "second"))
        self._area.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        for widget in (self.all, self.none):
            widget.setVisible(bool(rows))
        self.mail.setVisible(any(one.way is Way.MAIL for one in rows))
        self._fit()

    def _say_rows(self) -> None:
        names, today = self.context.names, self.context.today()
        for one, tick in zip(self._rows, self.ticks, strict=True):
            at = show_clock(one.date.draft.at) if one.date.draft.at else ""
            person = names.shown(one.date.participant_name, one.date.record_number)
            how = reminder_words(one.date, today) if one.given else tr(one.way.value)
            tick.say(" · ".join(part for part in (person, at, one.date.place, how) if part), quiet=one.given)

    def _tick_all(self, *, on: bool) -> None:
        for one, tick in zip(self._rows, self.ticks, strict=True):
            tick.setChecked(on and not one.given)

    def _chosen(self) -> tuple[int, ...]:
        return tuple(one.date.id for one, tick in zip(self._rows, self.ticks, strict=True) if tick.isChecked())

    def _fit(self) -> None:
        busy, count = self._run is not None, len(self._chosen())
        self._buttons.setVisible(not busy)
        self._busy.setVisible(busy)
        for button in (self.print, self.save_pdf):
            button.set_blocked("" if count else tr(CHOOSE))
        for tick in (*self.ticks, self.mail):
            tick.setEnabled(not busy)
        if not busy:
            words = PAGES_AND_ADDRESSES if self.mail.isChecked() and self.mail.isVisibleTo(self) else PAGES
            set_text(self._count, tr(words, count=count) if self._rows else "")

    def _send_by(self, choose: Chooser) -> None:
        """Ask where they go, then draw them all."""
        ids, days, _reminders = self._chosen(), self._days(), self.context.services.reminders
        if not ids or days is None or self._run is not None:
            return
        target = choose(self, batch_name(*days), 1)
        if target is None:
            return
        self.banner.clear()
        mailed = {one.date.id for one in self._rows if one.way is Way.MAIL} if self.mail.isChecked() else set()
        self._run = Run(target, ids, frozenset(mailed))
        self._say_progress(self._run)
        self._fit()
        self._draw_next(self._run)

    def _draw_next(self, run: Run) -> None:
        """Draw a few more; between them the worker does whatever else she asks for."""
        if run is not self._run:
            return
        due, reminders = run.ids[run.seen : run.seen + _AT_ONCE], self.context.services.reminders
        mailed = run.mailed
        if not due:
            self._send(run)
            return

        def work(_ticket: Ticket) -> dict[int, bytes]:
            found = {}
            for one in due:
                # one that was moved, is over or gone by now is left out; the list tells when it is read again
                with suppress(LeadDeskError):
                    found[one] = reminder(reminders.packet(one), ON_PAPER, addressed=one in mailed)
            return found

        def drawn(found: dict[int, bytes]) -> None:
            run.seen += len(due)
            run.pages |= found
            if run is self._run:
                self._say_progress(run)
                self._draw_next(run)

        self.context.jobs.long(self, work, drawn, self._on_failed)

    def _send(self, run: Run) -> None:
        if not run.pages:
            self._end()
            self.banner.say(tr(NOTHING), tr(LEFT, count=len(run.ids)), "amber")
            return
        self.stop.set_blocked(tr(N_("They are on their way to the printer")))
        set_text(self._count, tr(N_("They are on their way to the printer")))
        pages, send = tuple(run.pages.values()), run.target.send

        def go(_kept: object) -> None:
            self.aside.run(lambda: send(batch(pages, ON_PAPER)), lambda _done: self._on_sent(run), self._on_refused)

        # a lock may come while they print: what is on its way is known before the first page goes
        self.context.jobs.save(self, self.unsaid.keeping(run.pages), go, self._on_failed)

    def _on_unsaid(self, found: tuple[tuple[int, ...], tuple[str, ...]]) -> None:
        """Ask what became of reminders that a lock came over; what goes to the printer just now is no such thing."""
        ids, keys = found
        if self._run is not None or not keys:
            return

        def ask() -> None:
            work = self.unsaid.asked(self, ids, keys)
            if work is not None:
                self.banner.clear()
                self.context.jobs.save(self, work, lambda _done: self.refresh(), self.fail)

        self.banner.say(self.unsaid.words(ids), tr(NOT_TICKED), "amber", (tr(N_("Say what came out")), ask))

    def _on_sent(self, run: Run) -> None:
        """Tick off what was printed, in one action."""
        given = tuple(run.pages)

        def done(_result: object) -> None:
            self._end()
            words, file = tr(GIVEN, count=len(given)), run.target.file
            more = [tr(N_("Saved as {name}."), name=file.name)] if file is not None else []
            left = len(run.ids) - len(given)
            more += [tr(LEFT, count=left)] if left else []
            self.banner.say(words, " ".join(more), "amber" if left else "accent")
            self.state_told.emit(words, "")
            self.refresh()

        for one in given:
            self._ticked.pop(one, None)
        self.context.jobs.save(self, self.unsaid.ticking(given), done, self._on_failed)

    def _on_refused(self, error: Exception) -> None:
        """Forget what the printer did not take, and say why."""
        self.context.jobs.save(self, self.unsaid.forgetting())
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        """Say why; what was not printed is not ticked off."""
        self._end()
        self.fail(error)

    def _say_progress(self, run: Run) -> None:
        self.progress.setRange(0, len(run.ids))
        self.progress.setValue(run.seen)
        set_text(self._count, tr(N_("Drawn: {done} of {whole}"), done=run.seen, whole=len(run.ids)))

    def _on_stop(self) -> None:
        """Let the drawing go; what is on its way to the printer can't be called back."""
        if self._run is not None and not self.aside.busy:
            self._end()
            self.banner.say(tr(NOTHING), "", "amber")

    def _end(self) -> None:
        self._run = None
        self.stop.set_blocked("")
        self._fit()
