"""Finds the figures that a reader could work out from what is released."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leaddesk.reports.feasible import Linear, Unknowns, Variable
from leaddesk.reports.table import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.reports.withholding import Plan  # noqa: TC004 - a plan is made of checks; only the name is needed

ENOUGH = 5
"""Values that each withheld figure must keep."""


def around(quarters: Sequence[int], period: int) -> tuple[int, ...]:
    """Return the quarters whose figures may differ from the truth while some are looked at.

    Their neighbours and the newest ones; what lies between counts as known, so that a figure never seems too safe.
    """
    around, newest = range(max(0, quarters[0] - 1), quarters[-1] + 2), range(period - 1, period + 1)
    return tuple(sorted({number for number in (*around, *newest) if 0 <= number <= period}))


@dataclass(slots=True)
class Check:
    """Finds the figures of some columns that could be worked out from those of a window.

    What fits stays fitting when more is withheld, so the sets of figures found once are kept.
    """

    plan: Plan
    window: Collection[int]
    columns: Collection[int]
    tie: Linear | None = None
    about: Collection[str] | None = None
    """The measures whose figures are looked at; None for all."""
    may_be_told: bool = False
    """Whether a figure is safe as well where the quarters tell it: a year to date then shows it."""
    learnt: Collection[int] | None = None
    """The columns of which a reader knows something; None for those of the window."""
    wider: Check | None = None
    """Looks at what is not found to be safe: a larger window finds more, in more time."""
    seen: dict[Linear, set[int]] = field(default_factory=dict)
    made: tuple[frozenset[tuple[Variable, State]], Unknowns] | None = None
    _asked: tuple[frozenset[Variable], dict[Linear, None], dict[Variable, list[Linear]]] | None = None

    def unsafe(self) -> Linear | None:
        """Return a figure, or a small difference, that keeps too few values."""
        return next((sought for sought in self._sought()[0] if not self.safe(sought)), None)

    def asks(self, sought: Linear) -> bool:
        """Return whether this check is about the figure."""
        return sought in self._sought()[0]

    def safe(self, sought: Linear) -> bool:
        """Return whether a figure keeps enough values."""
        truth, enough = self.plan.truth, min(ENOUGH, self.plan.threshold - 1)
        seen = self.seen.setdefault(sought, {sought.at(truth)})
        if len(seen) < enough:
            touching = self._sought()[1]
            for moved in self.unknowns().others(sought, frozenset(seen), enough):
                figures = {**truth, **moved}
                for other in {other for figure in moved for other in touching.get(figure, ())}:
                    self.seen.setdefault(other, {other.at(truth)}).add(other.at(figures))
        if len(seen) >= enough:
            return True
        if self.wider is not None:
            return self.wider.safe(sought)
        # a part of it that counts a few people may never be told
        return self.may_be_told and len(sought.terms) == 1 and self.plan.tells(sought, self.columns)

    def _sought(self) -> tuple[dict[Linear, None], dict[Variable, list[Linear]]]:
        """Return the sums that are looked at, and those of them with each figure."""
        plan = self.plan
        hidden = frozenset(figure for figure in plan.withheld if figure[2] in self.columns)
        if self._asked is None or self._asked[0] != hidden:
            found = [plan.alone[figure] for figure in plan.withheld if figure[2] in self.columns]
            found += [count for column in self.columns for count in plan.counts[column]]
            if self.about is not None:
                found = [one for one in found if all(figure[0] in self.about for figure, _ in one.terms)]
            touching: dict[Variable, list[Linear]] = {}
            for one in found:
                for figure, _ in one.terms:
                    touching.setdefault(figure, []).append(one)
            self._asked = hidden, dict.fromkeys(found), touching
        return self._asked[1:]

    def unknowns(self) -> Unknowns:
        """Return what is withheld in the window, with all that is known about it."""
        plan = self.plan
        free = {f: s for f, s in plan.withheld.items() if f[2] in self.window}
        state = frozenset(free.items())
        if self.made is None or self.made[0] != state:
            bounds = {figure: plan.bounds(known) for figure, known in free.items()}
            learnt = self.window if self.learnt is None else self.learnt
            known = [relation for period in learnt for relation in plan.relations[period]]
            known += [] if self.tie is None else [self.tie]
            self.made = state, Unknowns(bounds, known, plan.truth)
        return self.made[1]
