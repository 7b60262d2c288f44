"""The card of one goal: its domain, the goal in the person's words, its steps, and the way to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from leaddesk.domain.plan_codes import GoalStatus
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.pages.plan.plan_words import PLAIN_STATUSES, domain_icon, domain_name, steps_words
from leaddesk.ui.pages.plan.step_line import Segments, StepLine
from leaddesk.ui.widgets.buttons import icon_button, link, small
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.plans import GoalRow
    from leaddesk.ui.pages.plan.step_line import Deeds

_WIDE = 560
MOVES = "Alt+↑, Alt+↓"


class GoalCard(Card):
    """Shows one goal; the same card goes on showing it after each change, so that the focus stays."""

    def __init__(self, goal_id: int, deeds: Deeds) -> None:
        """Take the goal's id and what can be done."""
        super().__init__()
        self.goal_id, self._deeds = goal_id, deeds
        self.setObjectName(f"goal-{goal_id}")
        self._mark = Pictogram("target", 18)
        self._domain, self._chip = label(role="second"), Chip()
        self._count, self._bars = label(role="second"), Segments()
        self._words, self._why = label(role="section", wrap=True), label(role="second", wrap=True)
        self.more = small(icon_button("dots-three", tr(N_("More for this goal")), MOVES, f"goal-more-{goal_id}"))
        self.add_step = small(link(tr(N_("Add a step")), "plus", f"add-step-{goal_id}"))
        self.lines: dict[int, StepLine] = {}
        self._steps = QVBoxLayout()
        self._steps.setSpacing(2)
        self.body.setSpacing(4)
        self.body.setContentsMargins(px(16), px(10), px(12), px(12))
        self.body.addLayout(row(self._mark, self._domain, self._chip, None, self._count, self._bars, self.more))
        self.body.addWidget(self._words)
        self.body.addWidget(self._why)
        self.body.addSpacing(px(4))
        self.body.addLayout(self._steps)
        self.body.addLayout(row(self.add_step, None))
        self.more.triggered.connect(lambda: deeds.goal_menu(self.more, goal_id))
        self.add_step.triggered.connect(lambda: deeds.add_step(goal_id))
        for keys, places in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda places=places: deeds.move(goal_id, places))

    def show_goal(self, goal: GoalRow, names: Mapping[str, str], called: str, today: date) -> None:
        """Show the goal as it is now."""
        draft = goal.draft
        domain, count = domain_name(draft.domain, names), steps_words(goal)
        self._mark.set_icon(domain_icon(draft.domain))
        set_text(self._domain, domain)
        plain = draft.status in PLAIN_STATUSES
        tone = "accent" if draft.status is GoalStatus.DONE else "plain"
        self._chip.show_words("" if plain else tr(draft.status.label), tone)
        set_text(self._count, count)
        self._bars.show_counts(*goal.counts)
        set_text(self._words, breakable(draft.words))
        set_text(self._why, breakable(draft.why))
        self._why.setVisible(bool(draft.why))
        self.more.setAccessibleDescription(draft.words)
        self.add_step.setAccessibleDescription(draft.words)
        self.add_step.setVisible(goal.live)
        self.setAccessibleName(f"{domain}: {draft.words}. {count}")
        self._show_steps(goal, called, today)

    def place_editor(self, editor: QWidget, step_id: int | None) -> None:
        """Put the line in which a step is typed in place of its step, or at the end for a new one."""
        # it may stand here already: then its own place counts no more
        self._steps.removeWidget(editor)
        at = self._steps.indexOf(self.lines[step_id]) if step_id in self.lines else self._steps.count()
        self._steps.insertWidget(at, editor)
        for line in self.lines.values():
            line.setVisible(line.step_id != step_id)
        self.add_step.setVisible(step_id is not None)
        editor.show()

    def free(self, *, live: bool) -> None:
        """Show every step again, after the editor has gone."""
        for line in self.lines.values():
            line.show()
        self.add_step.setVisible(live)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the bars out where there is no room: the words say the same."""
        super().resizeEvent(event)
        self._bars.setVisible(self.width() >= px(_WIDE))

    def _show_steps(self, goal: GoalRow, called: str, today: date) -> None:
        ids = [step.id for step in goal.steps]
        for gone in [number for number in self.lines if number not in ids]:
            line = self.lines.pop(gone)
            self._steps.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, step in enumerate(goal.steps):
            if step.id not in self.lines:
                self.lines[step.id] = StepLine(step.id, self._deeds)
                self._steps.insertWidget(place, self.lines[step.id])
            self.lines[step.id].show_step(step, called, today)
