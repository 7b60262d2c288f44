"""Beside the goals: which plan it is, the next review, what the plan says besides its goals, the earlier plans."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk.domain.plan_compare import WORDS
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.pages.plan.plan_words import PLAN_TITLE, agreed_words, review_words, span_words
from leaddesk.ui.widgets.buttons import link, primary, small
from leaddesk.ui.widgets.facts import WrappedLink, empty
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import hairline
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label, set_property, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from leaddesk.domain.plans import Plan, PlanHead

HEADS = {
    "own_words": N_("In {name}'s own words"),
    "strengths": N_("What helps"),
    "safety": N_("Staying safe"),
    "barriers": N_("What gets in the way"),
}


class PlanSide(QWidget):
    """Shows the plan that is in use; emits what she wants."""

    review_wanted = Signal()
    agreed_today = Signal()
    change_wanted = Signal()
    print_wanted = Signal()
    share_wanted = Signal()
    read_wanted = Signal(int)
    """An earlier plan is to be read: its id."""
    compare_wanted = Signal(int)
    """An earlier plan is to be compared with the one in use: its id."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._agreed = label(role="row-title"), label(role="second", wrap=True)
        self.agree = small(link(tr(N_("Agreed today")), "check", "agreed-today"))
        self._mark, self._review = Pictogram("calendar-check", 18), label(role="body", wrap=True)
        self.review = primary("", "", "review-plan")
        self.change = small(link(tr(N_("Change dates and words")), "note-pencil", "change-plan"))
        self.print = small(link(tr(N_("Print the plan")), "printer", "print-plan"))
        self.share = small(link(tr(N_("Copy for another office")), "buildings", "share-plan"))
        self._words = QVBoxLayout()
        self._words.setSpacing(12)
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(4)
        review = row(self._mark, self._review)
        review.setStretch(1, 1)
        head = column(self._title, self._agreed, row(self.agree, None), review, gap=4)
        links = column(row(self.change, None), row(self.print, None), row(self.share, None), gap=2)
        box = column(head, row(self.review, None), links, self._words, self._earlier, gap=12)
        self.setLayout(box)
        self.review.triggered.connect(self.review_wanted)
        self.agree.triggered.connect(self.agreed_today)
        self.change.triggered.connect(self.change_wanted)
        self.print.triggered.connect(self.print_wanted)
        self.share.triggered.connect(self.share_wanted)

    def show_plan(self, plan: Plan, earlier: Sequence[PlanHead], called: str, today: date) -> None:
        """Show a plan."""
        head, draft = plan.head, plan.head.draft
        set_text(self._title, tr(PLAN_TITLE, number=head.number))
        set_text(self._agreed, agreed_words(draft.agreed_on, called))
        self.agree.setVisible(draft.agreed_on is None)
        words, tone = review_words(draft.review_on, today)
        set_text(self._review, words)
        set_property(self._review, "tone", tone)
        self._mark.set_icon("calendar-check", tone or "text_2")
        self.review.set_text(tr(N_("Review and make Plan {number}"), number=head.number + 1))
        empty(self._words)
        for name in WORDS:
            said = getattr(draft, name).strip()
            if said:
                self._words.addWidget(hairline())
                title = label(tr(HEADS[name], name=called), "row-title", wrap=True)
                self._words.addLayout(column(title, label(breakable(said), wrap=True, tone="quiet"), gap=4))
        empty(self._earlier)
        if earlier:
            self._earlier.addWidget(hairline())
            self._earlier.addWidget(label(tr(N_("Earlier plans")), "row-title"))
        for one in earlier:
            self._add(span_words(one), f"read-plan-{one.number}", partial(self.read_wanted.emit, one.id))
            words = tr(N_("Compare with Plan {number}"), number=one.number)
            self._add(words, f"compare-plan-{one.number}", partial(self.compare_wanted.emit, one.id))

    def _add(self, words: str, name: str, act: partial[None]) -> None:
        made = small(WrappedLink(words))
        made.setObjectName(name)
        made.triggered.connect(act)
        self._earlier.addWidget(made)
