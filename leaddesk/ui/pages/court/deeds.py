"""What can be done with a court date where it stands: tick the reminder off, record the result, move it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.court_codes import CourtResult, ReminderManner
from leaddesk.domain.court_dates import CourtDateRow, DateState, MoveDraft, ResultDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.court.words import date_title, when
from leaddesk.ui.pages.kept_dialog import keeping
from leaddesk.ui.pages.record_header import open_menu
from leaddesk.ui.widgets.buttons import Cure, plain, small
from leaddesk.ui.widgets.choice_fields import ChoiceField
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.layouts import Flow

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.context import Context

PRINT_IT = N_("Print the reminder")
KEPT = N_("The old date stays in the record as moved.")


class DateDeeds(QObject):
    """Does them, one at a time; ``opened`` says that she wants the form of one, ``print_wanted`` its reminder."""

    opened = Signal(object)
    print_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget, ask_form: Callable[..., Any] = FormDialog.ask) -> None:
        """Take the context, the page over which to ask, and how."""
        super().__init__(parent)
        self._context, self._page, self._ask_form = context, parent, ask_form
        self._busy = False

    def actions(self, row: CourtDateRow) -> list[Cure]:
        """Return what can be done with a court date now, as its menu says it."""
        today, found = self._context.today(), list[Cure]()
        if row.draft.result is not CourtResult.CONTINUED or row.moved_to is None:
            found.append((tr(N_("Record the result…")), partial(self.ask_result, row)))
        if row.may_move:
            found.append((tr(N_("Move to another day…")), partial(self.ask_move, row)))
        if row.state(today) is DateState.COMING:
            found.append((tr(PRINT_IT), partial(self.print_wanted.emit, row)))
            found += self.reminders(row)
        return [*found, (tr(N_("Open")), partial(self.opened.emit, row))]

    def reminders(self, row: CourtDateRow) -> list[Cure]:
        """Return the ways of reminding, or the way to take the tick away."""
        if row.draft.reminded_on is not None:
            return [(tr(N_("Not reminded after all")), partial(self.remind, row, None))]
        words = N_("Reminder given: {manner}")
        return [(tr(words, manner=tr(one.label)), partial(self.remind, row, one)) for one in ReminderManner]

    def remind(self, row: CourtDateRow, how: ReminderManner | None) -> None:
        """Tick the reminder off, or take the tick away."""
        dates = self._context.services.court_dates
        self._do(lambda: dates.remind(row.id, how))

    def ask_result(self, row: CourtDateRow) -> None:
        """Ask what became of a court date, and keep it."""
        today = self._context.today()
        fields = make_fields(ResultDraft, self._context.today)
        result = fields["result"]
        if isinstance(result, ChoiceField) and row.on > today:
            result.offer((CourtResult.CONTINUED, CourtResult.EXCUSED))
        title = tr(N_("What became of this court date?"))
        draft: ResultDraft | None = keeping(self._ask_form, self._context, "court_result", row.id)(
            self._page,
            title,
            self._whose(row),
            fields,
            ResultDraft(row.draft.result, row.draft.note),
            tr(N_("Record the result")),
            lambda edited: edited.problems(row.on, today),
        )
        if draft is not None:
            dates = self._context.services.court_dates
            self._do(lambda: dates.record_result(row.id, draft))

    def ask_move(self, row: CourtDateRow) -> None:
        """Ask for the new day, keep the old date as moved and make the new one."""
        title = tr(N_("To which day is it moved?"))
        draft: MoveDraft | None = keeping(self._ask_form, self._context, "court_move", row.id)(
            self._page,
            title,
            f"{self._whose(row)}\n{tr(KEPT)}",
            make_fields(MoveDraft, self._context.today),
            MoveDraft(at=row.draft.at, room=row.draft.room),
            tr(N_("Move court date")),
            lambda edited: edited.problems(row.draft),
        )
        if draft is not None:
            dates = self._context.services.court_dates
            self._do(lambda: dates.move(row.id, draft))

    def _whose(self, row: CourtDateRow) -> str:
        shown = self._context.names.shown(row.participant_name, row.record_number)
        return f"{shown}: {date_title(row)}, {when(row, self._context.today())}"

    def _do(self, work: Callable[[], Any]) -> None:
        """Do one write; a second one waits until it is done."""
        if self._busy:
            return
        self._busy = True

        def done(_result: object) -> None:
            self._busy = False

        def failed(error: Exception) -> None:
            self._busy = False
            self.failed.emit(error)

        self._context.jobs.save(self, work, done, failed)


class DateBar(QWidget):
    """The same as buttons, for the court date that is chosen; hidden while there is none."""

    def __init__(self, context: Context, deeds: DateDeeds) -> None:
        """Take the context and what does it."""
        super().__init__()
        self._context, self._deeds = context, deeds
        self._row: CourtDateRow | None = None
        self.remind = small(plain(tr(N_("Reminder given")), "check", "remind"))
        self.print = small(plain(tr(PRINT_IT), "printer", "print-reminder"))
        self.result = small(plain(tr(N_("Record the result…")), "note-pencil", "record-result"))
        self.moving = small(plain(tr(N_("Move to another day…")), "arrow-right", "move-date"))
        self.opening = small(plain(tr(N_("Open")), "", "open-date"))
        self.setLayout(Flow(self.remind, self.print, self.result, self.moving, self.opening, gap=8, line_gap=6))
        self.remind.triggered.connect(self._on_remind)
        self.print.triggered.connect(lambda: self._with(self._deeds.print_wanted.emit))
        self.result.triggered.connect(lambda: self._with(self._deeds.ask_result))
        self.moving.triggered.connect(lambda: self._with(self._deeds.ask_move))
        self.opening.triggered.connect(lambda: self._with(self._deeds.opened.emit))
        self.hide()

    @property
    def row(self) -> CourtDateRow | None:
        """Return the court date that the buttons are about."""
        return self._row

    def show_row(self, row: CourtDateRow | None) -> None:
        """Offer what can be done with a court date."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        coming = row.state(self._context.today()) is DateState.COMING
        given = row.draft.reminded_on is not None
        self.remind.set_text(tr(N_("Not reminded after all")) if given else tr(N_("Reminder given")))
        self.remind.setVisible(coming)
        self.print.setVisible(coming)
        self.result.setVisible(row.moved_to is None)
        self.moving.setVisible(row.may_move)

    def _with(self, act: Callable[[CourtDateRow], object]) -> None:
        if self._row is not None:
            act(self._row)

    def _on_remind(self) -> None:
        row = self._row
        if row is None:
            return
        if row.draft.reminded_on is not None:
            self._deeds.remind(row, None)
            return
        open_menu(self.remind, [(tr(one.label), partial(self._deeds.remind, row, one)) for one in ReminderManner])
