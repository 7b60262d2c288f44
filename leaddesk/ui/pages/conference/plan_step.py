"""What was agreed on for somebody, written into that person's plan as a step, with one click and never twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.pages.conference.said import say, say_error
from leaddesk.ui.pages.record_header import open_menu
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import link, plain, small
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from leaddesk.domain.conferences import Staffed
    from leaddesk.domain.plans import GoalRow
    from leaddesk.ui.context import Context

WRITE = N_("Write it into the plan")
IN_PLAN = N_("The action stands in the plan.")
WRITTEN = N_("Written into the plan as a step. Ctrl+Z takes it back.")
NO_GOAL = N_("The plan has no goal in use that it could stand under.")
UNDER = N_("Under which goal?")
_LONGEST = 60


class PlanStep(QWidget):
    """The button below an action. ``wished`` carries a Route."""

    wished = Signal(object)

    def __init__(self, context: Context) -> None:
        """Take what pages need."""
        super().__init__()
        self._context = context
        self._staffed: Staffed | None = None
        self.write = small(plain(tr(WRITE), "clipboard-text", "action-into-plan"))
        self.look = small(link(tr(N_("Open the plan")), name="open-plan"))
        self.said = label("", "second", wrap=True)
        buttons = QWidget()
        buttons.setLayout(Flow(self.write, self.look, gap=12, line_gap=4))
        self.setLayout(column(buttons, self.said, gap=4))
        self.write.triggered.connect(self._on_write)
        self.look.triggered.connect(self._on_look)
        self.look.hide()
        self.said.hide()

    def show_staffed(self, staffed: Staffed) -> None:
        """Follow the person and the words; what was said of others goes."""
        if staffed == self._staffed:
            return
        self._staffed = staffed
        show_if(self, bool(staffed.action.strip()))
        self.said.hide()
        self.look.hide()

    def _on_write(self) -> None:
        staffed, work = self._staffed, self._context.services.conference_work
        if staffed is None or staffed.participant_id is None:
            return
        person = staffed.participant_id

        def read() -> tuple[bool, list[GoalRow]]:
            return work.in_plan(staffed), work.goals(person)

        self._context.jobs.run(self, read, partial(self._on_read, staffed), self._fail, key="plan-step")

    def _on_read(self, staffed: Staffed, found: tuple[bool, list[GoalRow]]) -> None:
        there, goals = found
        if there:
            self._say(tr(IN_PLAN), look=True)
        elif not goals:
            self._say(tr(NO_GOAL), look=True)
        elif len(goals) == 1:
            self._put(staffed, goals[0].id)
        else:
            ways = [(_short(goal.draft.words), partial(self._put, staffed, goal.id)) for goal in goals]
            open_menu(self.write, [(tr(UNDER), None), *ways])

    def _put(self, staffed: Staffed, goal_id: int) -> None:
        work = self._context.services.conference_work

        def done(new: bool) -> None:
            self._say(tr(WRITTEN if new else IN_PLAN), look=True)

        self._context.jobs.save(self, lambda: work.step(staffed, goal_id), done, self._fail)

    def _on_look(self) -> None:
        if self._staffed is not None:
            self.wished.emit(Route(routes.PARTICIPANTS, self._staffed.participant_id, "plan"))

    def _say(self, words: str, *, look: bool = False) -> None:
        say(self.said, words)
        self.look.setVisible(look)

    def _fail(self, error: Exception) -> None:
        if say_error(self.said, error):
            self.look.hide()
        else:
            self._context.errors.show(error)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
