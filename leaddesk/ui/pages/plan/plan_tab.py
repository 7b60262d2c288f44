"""The Plan tab of a record: the goals in the person's order, their steps, and beside them the plan itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.participants import ParticipantRecord
from leaddesk.domain.plans import PlanBook, StepDraft
from leaddesk.domain.site_lists import SiteList
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.form_pane import THROW
from leaddesk.ui.pages.list_export import ListShown, export_button
from leaddesk.ui.pages.plan.goal_card import GoalCard
from leaddesk.ui.pages.plan.plan_menus import PlanMenus
from leaddesk.ui.pages.plan.plan_reader import PlanReader
from leaddesk.ui.pages.plan.plan_side import PlanSide
from leaddesk.ui.pages.plan.plan_words import PLAN_TABLES, PLAN_TITLE, review_words
from leaddesk.ui.pages.plan.step_editor import StepEditor
from leaddesk.ui.pages.plan.step_line import Deeds
from leaddesk.ui.pages.record_lists import RecordExports, goals_list
from leaddesk.ui.routes import PARTICIPANTS, PRINT, Route
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary, small
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Banner, EmptyState, ground, scrolling, upright_hairline
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context

NEW_GOAL, GOAL, PLAN_FORM, REVIEW = "new-goal", "goal", "plan-form", "plan-review"
_SIDE, _BESIDE = 304, 960
_BOARD, _EMPTY, _READER = range(3)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab read in one go."""

    record: ParticipantRecord
    book: PlanBook
    domains: Mapping[str, str]


class PlanTab(QFrame):
    """The plan of one person. ``wished`` carries a Route, as a page's does."""

    wished = Signal(object)

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, ask_form: Callable[..., Any] = FormDialog.ask
    ) -> None:
        """Take what pages need; the asker can be replaced, as by a test."""
        super().__init__(parent)
        self.context = context
        self._person: int | None = None
        self.shown: Shown | None = None
        self._wanted = ""
        self.cards: dict[int, GoalCard] = {}
        self.setProperty("ground", "window")
        self.setAccessibleName(tr(N_("Plan")))
        self.menus = PlanMenus(self, ask_form)
        self.deeds = Deeds(
            self.menus.tick, self.menus.step_menu, self.menus.goal_menu, self.add_step, self.menus.move_goal
        )
        self.editor = StepEditor(context)
        self._build()
        self._connect()

    @property
    def person(self) -> int | None:
        """Return whose plan is shown."""
        return self._person

    @property
    def called(self) -> str:
        """Return how sentences of the program call the person."""
        if self.shown is None:
            return ""
        draft = self.shown.record.draft
        name = draft.preferred_name.strip() or draft.first_name.strip() or draft.shown_name
        return self.context.names.shown(name, self.shown.record.record_number)

    def show_person(self, participant_id: int) -> None:
        """Show the plan of a person."""
        if participant_id != self._person:
            self.editor.leave()
            self._person, self.shown = participant_id, None
            self.banner.clear()
            self._stack.setCurrentIndex(_BOARD)
            self._board.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read the plan again."""
        person, services = self._person, self.context.services
        if person is None:
            return

        def work() -> Shown:
            domains = services.site_lists.names(SiteList.DOMAIN)
            return Shown(services.participants.record(person), services.plans.book(person), domains)

        self.context.jobs.run(self, work, self._show, self.fail, key="plan")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if self.isVisible() and changes.touches(*PLAN_TABLES):
            self.refresh()

    def want(self, what: str) -> None:
        """Open what a kept draft is of: ``g12`` a new step of a goal, ``s34`` a step."""
        self._wanted = what
        self.refresh()

    def back(self) -> bool:
        """Go one step back inside the tab; return whether there was one."""
        if self.editor.isVisible():
            self.editor.leave()
            return True
        if self._stack.currentIndex() == _READER:
            self.show_board()
            return True
        return False

    def save(self) -> None:
        """Save the step that is being typed."""
        if self.editor.isVisible():
            self.editor.save()

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps the step that is being typed."""
        return self.editor.keep_draft()

    def go(self, part: str, extra: object = None) -> None:
        """Wish for a form of this person."""
        self.wished.emit(Route(PARTICIPANTS, self._person, part, extra))

    def fail(self, error: Exception) -> None:
        """Say why something could not be done."""
        self.context.errors.show(error, banner=self.banner)

    def show_board(self) -> None:
        """Show the plan that is in use."""
        if self.shown is None:
            return
        self._stack.setCurrentIndex(_BOARD if self.shown.book.current else _EMPTY)

    def add_step(self, goal_id: int) -> None:
        """Begin a new step of a goal."""
        self._edit(goal_id, None, StepDraft())

    def edit_step(self, goal_id: int, step_id: int) -> None:
        """Change a step."""
        step = self.menus.step(step_id)
        if step is not None:
            self._edit(goal_id, step_id, step.draft)

    def read(self, plan_id: int, *, beside: bool = False) -> None:
        """Show an earlier plan, alone or beside the one that is in use."""
        shown = self.shown
        if shown is None or shown.book.current is None:
            return
        heads = [shown.book.current.head, *shown.book.earlier]
        self.reader.show_plans(heads, plan_id, heads[0].id if beside else None, self.called, shown.domains)
        self._stack.setCurrentIndex(_READER)
        self.reader.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the plan beside its goals, or under them where it is narrow."""
        super().resizeEvent(event)
        self._place_side(beside=self.width() >= px(_BESIDE))

    def _build(self) -> None:
        self.banner = Banner()
        self._under = label(role="second")
        self.new = plain(tr(N_("New goal")), "plus", "new-goal")
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        self.goals = QWidget()
        self.goals.setObjectName("goals")
        self.goals.setAccessibleName(tr(N_("Goals")))
        self.goals.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.export = small(export_button())
        self.exports = RecordExports(self, self.context, self.export, self._listed, self.banner)
        head = row(label(tr(N_("Goals")), "section"), self._under, None, self.export, self.new, gap=GAP)
        content = QWidget()
        self._inner = column(self.banner, head, self.goals, gap=GAP)
        self._inner.setContentsMargins(MARGIN, px(14), MARGIN, MARGIN)
        content.setLayout(self._inner)
        self.side = PlanSide()
        self._beside = ground("surface")
        holder = QWidget()
        self._holder = QVBoxLayout(holder)
        self._holder.setContentsMargins(MARGIN, px(16), MARGIN, px(16))
        inside = QVBoxLayout(self._beside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolling(holder))
        self._line = upright_hairline()
        self._board = QWidget()
        across = QHBoxLayout(self._board)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(scrolling(content, "plan"), 1)
        across.addWidget(self._line)
        across.addWidget(self._beside)
        self._at_side: bool | None = None
        self.reader = PlanReader(self.context)
        self._stack = QStackedWidget()
        for part in (self._board, self._build_empty(), self.reader):
            self._stack.addWidget(part)
        self._stack.setMinimumSize(1, 1)
        self.setLayout(column(self._stack))
        self._board.hide()

    def _listed(self) -> list[ListShown]:
        """Return the goals and steps of the plan in use, for a file."""
        shown = self.shown
        if shown is None or shown.book.current is None:
            return []
        return [goals_list(shown.book.current, shown.domains, self._person)]

    def _build_empty(self) -> EmptyState:
        self.start = primary(tr(N_("New goal")), "plus", "first-goal")
        self.blank = plain(tr(N_("Print a blank form")), "printer", "blank-plan")
        text = N_("What the person wants, in the person's own words, and the steps that lead there.")
        return EmptyState("clipboard-text", tr(N_("No plan yet")), tr(text), (self.start, self.blank))

    def _connect(self) -> None:
        for button in (self.new, self.start):
            button.triggered.connect(lambda: self.go(NEW_GOAL))
        self.blank.triggered.connect(lambda: self.wished.emit(Route(PRINT, None, "blank", "plan")))
        self.side.review_wanted.connect(lambda: self.go(REVIEW))
        self.side.change_wanted.connect(lambda: self.go(PLAN_FORM))
        self.side.agreed_today.connect(self._on_agreed)
        self.side.print_wanted.connect(lambda: self.wished.emit(Route(PRINT, self._person, "plan")))
        self.side.share_wanted.connect(lambda: self.wished.emit(Route(PRINT, self._person, "plan_shared")))
        self.side.read_wanted.connect(self.read)
        self.side.compare_wanted.connect(lambda plan: self.read(plan, beside=True))
        self.editor.closed.connect(self._close_editor)
        self.reader.left.connect(self.show_board)

    def _show(self, shown: Shown) -> None:
        if shown.record.id != self._person:
            return
        self.shown = shown
        plan, today = shown.book.current, self.context.today()
        if plan is None:
            self._stack.setCurrentIndex(_EMPTY)
            return
        if self._stack.currentIndex() != _READER:
            self._stack.setCurrentIndex(_BOARD)
        self._say_under()
        self._show_goals(shown)
        self.side.show_plan(plan, shown.book.earlier, self.called, today)
        # shown by hand on another part of the stack it would stand beside it
        if self._stack.currentIndex() == _BOARD:
            self._board.show()
        self._open_wanted()

    def _say_under(self) -> None:
        plan = self.shown.book.current if self.shown else None
        if plan is None:
            return
        order = tr(N_("in the order {name} put them"), name=self.called)
        review, _tone = review_words(plan.head.draft.review_on, self.context.today())
        short = f"{tr(PLAN_TITLE, number=plan.head.number)} · {review}"
        set_text(self._under, order if self._at_side else short)

    def _show_goals(self, shown: Shown) -> None:
        plan, today = shown.book.current, self.context.today()
        goals = plan.goals if plan is not None else ()
        ids = [goal.id for goal in goals]
        if self.editor.goal is not None and self.editor.goal not in ids:
            self.editor.leave()
        for gone in [number for number in self.cards if number not in ids]:
            card = self.cards.pop(gone)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, goal in enumerate(goals):
            card = self.cards.get(goal.id) or GoalCard(goal.id, self.deeds)
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            self.cards[goal.id] = card
            card.show_goal(goal, shown.domains, self.called, today)
        self._place_editor()

    def _edit(self, goal_id: int, step_id: int | None, draft: StepDraft) -> None:
        person = self._person
        if person is None or goal_id not in self.cards:
            return
        self.editor.leave()
        self.editor.open(person, goal_id, step_id, draft)
        self._place_editor()
        organisations = self.context.services.organisations

        def offer(rows: list[OrganisationRow]) -> None:
            self.editor.offer(rows)

        self.context.jobs.run(self, organisations.choices, offer, self.fail, key="providers")

    def _place_editor(self) -> None:
        card = self.cards.get(self.editor.goal) if self.editor.goal is not None else None
        if card is not None:
            card.place_editor(self.editor, self.editor.step)

    def _close_editor(self) -> None:
        goal, step = self.editor.goal, self.editor.step
        if goal is None:
            return
        focused: QWidget | None = self.window().focusWidget()
        held = focused is not None and self.editor.isAncestorOf(focused)
        self.editor.goal = self.editor.step = None
        self.editor.hide()
        self.editor.setParent(self)
        card = self.cards.get(goal)
        if card is None:
            return
        row_of = self.menus.goal(goal)
        card.free(live=row_of is not None and row_of.live)
        if held:
            (card.lines[step].tick if step in card.lines else card.add_step).setFocus()

    def _open_wanted(self) -> None:
        kind, number = self._wanted[:1], self._wanted[1:]
        self._wanted = ""
        if not number.isdigit():
            return
        goal = self.menus.goal(int(number)) if kind == "g" else self.menus.goal_of(int(number))
        if goal is None:
            self._offer_throw(f"{self._person}/{kind}{number}")
        elif kind == "g":
            self.add_step(goal.id)
        else:
            self.edit_step(goal.id, int(number))

    def _offer_throw(self, key: str) -> None:
        """Offer to throw a draft away whose goal or step is in the plan no more."""

        def throw() -> None:
            self.editor.keeper.drop(key)
            self.banner.clear()

        words = tr(N_("The plan no longer has what this draft belongs to."))
        self.banner.say(words, "", "amber", (tr(THROW), throw))

    def _on_agreed(self) -> None:
        plan, person, today = self.shown.book.current if self.shown else None, self._person, self.context.today()
        if plan is None or person is None:
            return
        plans, draft = self.context.services.plans, replace(plan.head.draft, agreed=True, agreed_on=today)
        self.context.jobs.save(self, lambda: plans.save(person, draft, plan.head.id), None, self.fail)

    def _place_side(self, *, beside: bool) -> None:
        if beside:
            self._beside.setFixedWidth(px(_SIDE))
        if beside == self._at_side:
            return
        self._at_side = beside
        (self._holder if beside else self._inner).addWidget(self.side)
        self._beside.setVisible(beside)
        self._line.setVisible(beside)
        self._say_under()
