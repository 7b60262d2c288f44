"""The plan of a person in one line, where the record begins, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.plan.plan_words import summary_words
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import hairline
from leaddesk.ui.widgets.text import label, set_property, set_text

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.plans import PlanSummary


class PlanLine(QWidget):
    """Says how many goals are open and when the plan is looked at again."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        opener = small(link(tr(N_("Open the plan")), name="open-plan"))
        opener.triggered.connect(self.wanted)
        self.setLayout(column(row(label(tr(N_("Plan")), "section"), None, opener), self._words, hairline(), gap=GAP))

    def show_plan(self, plan: PlanSummary | None, today: date, *, waits: bool = True) -> None:
        """Show a plan, or that there is none; nothing of it is late where nobody waits for it."""
        words, tone = summary_words(plan, today)
        set_text(self._words, words)
        set_property(self._words, "tone", tone if waits else "")
