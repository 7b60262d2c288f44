"""The goals that go along on a plan for another office: one that the consent does not cover can't, and says why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.letter_fields import NOT_COVERED
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.fields import Spec
    from leaddesk.domain.shared_papers import GoalChoice

_LONGEST = 90
NONE_YET = N_("No goal was agreed on yet.")


class GoalsField(Field):
    """A tick for each goal; the value is the goals that she keeps off the paper."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self.ticks: dict[int, Tick] = {}
        self._goals: dict[int, GoalChoice] = {}
        self._reasons: dict[int, QLabel] = {}
        self._words_of: dict[QObject, Tick] = {}
        self._kept_off: set[int] = set()
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self._none = label(tr(NONE_YET), "second", wrap=True)
        around = QWidget()
        around.setLayout(column(self._none, self._lines, gap=0))
        self._box.addLayout(self._heading)
        self._box.addWidget(around)
        self._box.addWidget(self._help)

    def set_goals(self, goals: Sequence[GoalChoice]) -> None:
        """Offer these goals, all ticked."""
        for tick in self.ticks.values():
            self._drop_input(tick)
        while item := self._lines.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.ticks, self._reasons, self._words_of = {}, {}, {}
        self._goals = {goal.goal: goal for goal in goals}
        for goal in goals:
            self._add(goal)
        show_if(self._none, not goals)

    def _add(self, goal: GoalChoice) -> None:
        words = goal.words if len(goal.words) <= _LONGEST else f"{goal.words[:_LONGEST].rstrip()}…"
        said = tr(N_("{domain}: {goal}"), domain=tr(goal.domain_name), goal=words)
        tick, shown, reason = Tick(), label(said, wrap=True), label("", "help", wrap=True)
        tick.setChecked(True)
        beside = column(shown, reason, None, gap=1)
        beside.setContentsMargins(0, 5, 0, 0)
        line = row(tick, beside, gap=8)
        line.setStretch(1, 1)
        line.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
        around = QWidget()
        around.setLayout(line)
        self._lines.addWidget(around)
        self.ticks[goal.goal], self._reasons[goal.goal], self._words_of[shown] = tick, reason, tick
        show_if(reason, False)
        shown.installEventFilter(self)
        tick.clicked.connect(partial(self._on_tick, goal.goal))
        self._add_input(tick, said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click on the words tick the box."""
        tick = self._words_of.get(watched)
        if tick is not None and event.type() == QEvent.Type.MouseButtonRelease:
            tick.click()
        return super().eventFilter(watched, event)

    def set_covered(self, covered: frozenset[InformationCategory] | None) -> None:
        """Let only covered goals go along; None where nothing is known yet."""
        for goal_id, goal in self._goals.items():
            lacking = frozenset[InformationCategory]() if covered is None else goal.speaks_of - covered
            what = ", ".join(tr(one.label) for one in InformationCategory if one in lacking)
            words = tr(NOT_COVERED, what=what) if lacking else ""
            tick = self.ticks[goal_id]
            tick.setEnabled(not lacking)
            tick.setAccessibleDescription(words)
            with QSignalBlocker(tick):
                tick.setChecked(not lacking and goal_id not in self._kept_off)
            set_text(self._reasons[goal_id], words)
            show_if(self._reasons[goal_id], bool(words))

    def value(self) -> Any:
        """Return the goals that are kept off."""
        return tuple(goal for goal in self.ticks if goal in self._kept_off)

    def _show(self, value: Any) -> None:
        self._kept_off = set(value or ())
        for goal, tick in self.ticks.items():
            tick.setChecked(tick.isEnabled() and goal not in self._kept_off)

    def _on_tick(self, goal: int, *_: object) -> None:
        """Remember what she keeps off herself; what is not covered stays off without her."""
        (self._kept_off.discard if self.ticks[goal].isChecked() else self._kept_off.add)(goal)
        self._changed()
