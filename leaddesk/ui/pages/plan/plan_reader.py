"""Earlier plans: one read alone, or two side by side with what was added, changed and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaddesk.domain.plan_compare import Change, compare
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.plan.compare_rows import CompareRow, field_row, goal_row, lone_rows
from leaddesk.ui.pages.plan.plan_words import span_words
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import link
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.panels import Banner, scrolling
from leaddesk.ui.widgets.text import label, set_buddy, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leaddesk.domain.plan_compare import Comparison, GoalChange
    from leaddesk.domain.plans import Plan, PlanHead
    from leaddesk.ui.context import Context

NONE = 0
_COUNTS = {
    Change.ADDED: N_("{count} added"),
    Change.CHANGED: N_("{count} changed"),
    Change.ENDED: N_("{count} ended"),
    Change.SAME: N_("{count} as before"),
}


class PlanReader(QFrame):
    """Shows plans that never change. The arrow keys go from row to row."""

    left = Signal()
    """Back to the plan that is in use."""

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self._context = context
        self._called = ""
        self._domains: Mapping[str, str] = {}
        self.setProperty("ground", "window")
        self.setAccessibleName(tr(N_("Earlier plans")))
        self.banner = Banner()
        self.way_back = link(tr(N_("Back to the plan")), "caret-left", "back-to-plan")
        self.first, self.second = Choice(), Choice()
        self._told = label(role="second", wrap=True)
        self.rows: list[CompareRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        content = QWidget()
        inner = column(self._list)
        inner.setContentsMargins(MARGIN, px(4), MARGIN, MARGIN)
        content.setLayout(inner)
        choose = QWidget()
        choose.setLayout(Flow(self._named(N_("Plan"), self.first), self._named(N_("Beside it"), self.second), gap=16))
        head = column(row(self.way_back, None), choose, self._told, gap=6)
        head.setContentsMargins(MARGIN, px(10), MARGIN, px(6))
        self.area = scrolling(content, "plans")
        box = column(self.banner, head)
        box.addWidget(self.area, 1)
        self.setLayout(box)
        self.way_back.triggered.connect(self.left)
        for choice in (self.first, self.second):
            choice.currentIndexChanged.connect(lambda _index: self._read())

    def show_plans(
        self,
        heads: Sequence[PlanHead],
        plan_id: int,
        beside: int | None,
        called: str,
        domains: Mapping[str, str],
    ) -> None:
        """Offer the plans of a person, and show one, with another beside it if it is named."""
        self._called, self._domains = called, domains
        for choice, chosen in ((self.first, plan_id), (self.second, beside or NONE)):
            with QSignalBlocker(choice):
                choice.clear()
                if choice is self.second:
                    choice.addItem(tr(N_("No other plan")), NONE)
                for head in heads:
                    choice.addItem(span_words(head), head.id)
                choice.setCurrentIndex(choice.findData(chosen))
        self._read()

    def focus_first(self) -> None:
        """Put the focus where reading begins."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _named(words: str, choice: Choice) -> QWidget:
        made, name = QWidget(), label(tr(words), "label")
        choice.setAccessibleName(tr(words))
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        set_buddy(name, choice)
        made.setLayout(row(name, choice))
        return made

    def _read(self) -> None:
        plans, ids = self._context.services.plans, (self.first.currentData(), self.second.currentData())
        wanted = [one for one in dict.fromkeys(ids) if one]
        if wanted:
            self._context.jobs.run(
                self, lambda: [plans.one(one) for one in wanted], self._show, self._fail, key="plans"
            )

    def _show(self, plans: list[Plan]) -> None:
        names = self._domains
        if len(plans) == 1:
            set_text(self._told, tr(N_("Read only: a plan that was reviewed stays as it was.")))
            rows = lone_rows(plans[0], names, self._called)
        else:
            before, after = sorted(plans, key=lambda plan: plan.head.number)
            found = compare(before, after)
            set_text(self._told, _summary(found))
            rows = [
                *(goal_row(one, found, names, self._called) for one in sorted(found.goals, key=_what_changed_first)),
                *(field_row(one, found, self._called) for one in found.fields if one.change is not Change.SAME),
            ]
        empty(self._list)
        self.rows = rows
        for number, made in enumerate(rows):
            made.moved.connect(lambda step, number=number: self._on_moved(number + step))
            self._list.addWidget(made)
            show_if(made, wanted=True)

    def _on_moved(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            self.rows[number].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.rows[number], 0, px(GAP))

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self.banner)


def _what_changed_first(one: GoalChange) -> bool:
    return one.change is Change.SAME


def _summary(found: Comparison) -> str:
    """Return what became of the goals from one plan to the other."""
    counts = [tr(words, count=found.count(change)) for change, words in _COUNTS.items() if found.count(change)]
    if not counts:
        return tr(N_("Neither plan has a goal."))
    return tr(N_("Goals: {counts}"), counts=" · ".join(counts))
