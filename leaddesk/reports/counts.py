"""What each row of a summary says for a period: counted now, or as it was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.reports.counting import counting, figures, stands_once
from leaddesk.reports.measure import PLACES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from leaddesk.reports.closing import Closed
    from leaddesk.reports.counting import Counting
    from leaddesk.reports.measure import Measure, Span
    from leaddesk.reports.relations import Key


class Counts:
    """Counts rows, with statements that are made once."""

    def __init__(self, measures: Mapping[str, Measure]) -> None:
        self._measures = measures
        self._statements: dict[tuple[Key, ...], tuple[Counting, list[Key]]] = {}

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
        asked = tuple(key for key in keys if key not in found)
        if asked:
            if asked not in self._statements:
                self._statements[asked] = self._asking(asked)
            statement, places = self._statements[asked]
            told = dict(zip(places, figures(session, statement, span), strict=True))
            found |= {key: self._said(key, told.get(key), session, span, least) for key in asked}
        return found

    def _asking(self, keys: Sequence[Key]) -> tuple[Counting, list[Key]]:
        """Return one statement for all of these rows but for the amounts of what has several rows in one walk."""
        amounts = [(key, amount) for key in keys if (amount := self._measures[key[0]].amount(key[1])) is not None]
        numbers = {key: query for key, amount in amounts if stands_once(query := amount.numbers(PLACES))}
        counted = [key for key in keys if self._measures[key[0]].amount(key[1]) is None]
        statement = counting([self._measures[m].select(PLACES, g) for m, g in counted], list(numbers.values()))
        return statement, [*counted, *numbers]

    def _said(self, key: Key, told: int | list[int] | None, session: Session, span: Span, least: int) -> int | None:
        amount = self._measures[key[0]].amount(key[1])
        if amount is None:
            assert isinstance(told, int)  # noqa: S101 - cases are counted
            return told
        numbers = told if isinstance(told, list) else amount.read(session, span)
        return None if amount.how == "median" and len(numbers) < least else amount.of(numbers)

    def _is_middle(self, key: Key) -> bool:
        amount = self._measures[key[0]].amount(key[1])
        return amount is not None and amount.how == "median"
