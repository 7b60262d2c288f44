"""Which meeting of the work log a conference is: its day and agencies are then those of the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.work import MeetingDraft
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.conference.said import say, say_error
from leaddesk.ui.widgets.buttons import link, plain, small
from leaddesk.ui.widgets.choice_fields import PickField
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.domain.conferences import ConferenceDraft, Noted
    from leaddesk.domain.fields import Spec
    from leaddesk.domain.work import WorkRow
    from leaddesk.ui.context import Context

NOT_NOTED = N_("Not there yet")
NOTE, UPDATE = N_("Note it in the work log"), N_("Add its actions to the meeting")
NEW_WORDS = N_("The meeting is in the work log, with its agencies and actions. Take off there who did not come.")
ADDED = N_("Actions added to the meeting: {count}.")
NOTHING_NEW = N_("The meeting has all of it already.")
HELD_BACK = N_("Actions left out, for a name or record number is in their words: {count}.")


class MeetingPart(QWidget):
    """The choice of the meeting, and the button that writes it. ``tied`` carries its id, ``opened`` too."""

    tied = Signal(int)
    opened = Signal(int)

    def __init__(self, context: Context, spec: Spec, draft: Callable[[], ConferenceDraft]) -> None:
        """Take how the field is declared, and what gives the list as it stands."""
        super().__init__()
        self._context, self._draft = context, draft
        self._known: dict[int, MeetingDraft] = {}
        self.field = PickField("meeting", spec, [(None, tr(NOT_NOTED))])
        self.note = small(plain(tr(NOTE), "notebook", "note-meeting"))
        self.look = small(link(tr(N_("Open the meeting")), name="open-meeting"))
        self.said = label("", "second", wrap=True)
        self.said.hide()
        buttons = QWidget()
        buttons.setLayout(Flow(self.note, self.look, gap=12, line_gap=4))
        self.setLayout(column(self.field, buttons, self.said, gap=8))
        self.note.triggered.connect(self._on_note)
        self.look.triggered.connect(self._on_look)

    def offer(self, rows: Sequence[WorkRow]) -> None:
        """Offer the meetings of the work log."""
        self._known = {row.id: row.draft for row in rows if isinstance(row.draft, MeetingDraft)}
        self.field.offer([(None, tr(NOT_NOTED)), *((row.id, _words(row)) for row in rows)])

    def meeting(self, number: int | None) -> MeetingDraft | None:
        """Return a meeting that is offered."""
        return self._known.get(number or 0)

    def follow(self, number: int | None) -> None:
        """Say what the button does for the meeting that is chosen, or for none."""
        there = self.meeting(number) is not None
        self.note.set_text(tr(UPDATE if there else NOTE))
        show_if(self.look, there)

    def silence(self) -> None:
        """Forget what was said of another list."""
        self.said.hide()

    def _on_note(self) -> None:
        draft, work = self._draft(), self._context.services.conference_work

        def write() -> tuple[Noted, list[WorkRow]]:
            noted = work.note(draft)
            return noted, work.meetings()

        self._context.jobs.save(self, write, self._on_noted, self._fail)

    def _on_noted(self, found: tuple[Noted, list[WorkRow]]) -> None:
        noted, rows = found
        new = noted.meeting_id not in self._known
        self.offer(rows)
        words = tr(NEW_WORDS) if new else tr(ADDED, count=noted.actions) if noted.actions else tr(NOTHING_NEW)
        more = tr(HELD_BACK, count=noted.held_back) if noted.held_back else ""
        say(self.said, " ".join(part for part in (words, more) if part))
        self.tied.emit(noted.meeting_id)

    def _on_look(self) -> None:
        number = self.field.value()
        if number is not None:
            self.opened.emit(number)

    def _fail(self, error: Exception) -> None:
        if not say_error(self.said, error):
            self._context.errors.show(error)


def _words(row: WorkRow) -> str:
    day = show_date(row.draft.on) if row.draft.on else ""
    count = len(row.draft.agencies) if isinstance(row.draft, MeetingDraft) else 0
    return tr(N_("{day}, agencies: {count}"), day=day, count=count)
