"""What each row of a summary says for a period: counted now, or as it was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.reports.measure import PLACES, counting, figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from leaddesk.reports.closing import Closed
    from leaddesk.reports.measure import Counting, Measure, Span
    from leaddesk.reports.relations import Key


class Counts:
    """Counts rows, with statements that are made once."""

    def __init__(self, measures: Mapping[str, Measure]) -> None:
        self._measures = measures
        self._statements: dict[tuple[Key, ...], Counting] = {}

    def run(
        self,
        session: Session,
        keys: Sequence[Key],
        span: Span,
        closed: Closed | None,
        least: int = 0,
    ) -> dict[Key, int | None]:
        """Return what these rows say; a middle value of fewer than ``least`` cases is left out."""
        found: dict[Key, int | None] = {}
        if closed is not None:
            for key in keys:
                if (kept := closed.figures.get(key)) is not None:
                    found[key] = None if self._is_middle(key) and len(kept.ids) < least else kept.value
                elif self._measures[key[0]].is_written(key[1]):
                    # nobody had written that word when the quarter was closed
                    found[key] = 0
        counted = tuple(key for key in keys if key not in found and self._measures[key[0]].amount(key[1]) is None)
        if counted:
            if counted not in self._statements:
                self._statements[counted] = counting([self._measures[m].select(PLACES, g) for m, g in counted])
            found |= zip(counted, figures(session, self._statements[counted], span), strict=True)
        for measure, group in keys:
            amount = self._measures[measure].amount(group)
            if amount is not None and (measure, group) not in found:
                numbers = amount.read(session, span)
                few = amount.how == "median" and len(numbers) < least
                found[measure, group] = None if few else amount.of(numbers)
        return found

    def _is_middle(self, key: Key) -> bool:
        amount = self._measures[key[0]].amount(key[1])
        return amount is not None and amount.how == "median"
