"""What is asked about a figure: why a record is in it, where a person is counted, and what is missing for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from leaddesk.domain.errors import NotFoundError
from leaddesk.reports.behind import Amounts, BehindRow, behind
from leaddesk.reports.counted_as import CountedAs, counted_as
from leaddesk.reports.gaps import FoundGap, found_gaps
from leaddesk.reports.measure import Span
from leaddesk.reports.why import Why, why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.periods import Period
    from leaddesk.reports.closing import Closings
    from leaddesk.reports.measure import Measure
    from leaddesk.reports.profile import Profile
    from leaddesk.storage.database import Database


@dataclass(frozen=True, slots=True)
class GapRow:
    """One record with a gap."""

    found: FoundGap
    record: BehindRow


class Answers:
    """Answers on the worker; nothing is written."""

    def __init__(self, database: Database, clock: Clock, measures: Mapping[str, Measure], closings: Closings) -> None:
        """Take the file, the clock, the measures and what was closed."""
        self._database = database
        self._clock = clock
        self._measures = measures
        self._closings = closings

    def why(self, measure: str, group: str, period: Period, record: int) -> Why:
        """Return why a record is counted in a figure, and since when that figure stands closed."""
        found = self._measures.get(measure)
        if found is None:
            raise NotFoundError
        with self._database.read() as session:
            closed = self._closings.of(session, period)
            made = why(session, found, group, period, record, lambda at: self._clock.local(at).date())
        return made if closed is None else replace(made, closed_on=self._clock.local(closed.at).date())

    def counted_as(self, person: int, period: Period) -> tuple[CountedAs, ...]:
        """Return the figures of a period in which a person, or what was done for them, is counted."""
        with self._database.read() as session:
            closed = self._closings.of(session, period)
            return counted_as(session, self._measures, person, self._span(period), closed)

    def gaps(self, profile: Profile, period: Period) -> tuple[FoundGap, ...]:
        """Return what is missing for the figures that a profile shows of a period."""
        shown = [key for part in profile.parts for key in part.measures]
        with self._database.read() as session:
            return found_gaps(session, self._measures, shown, self._span(period))

    def gap_rows(self, profile: Profile, period: Period) -> tuple[GapRow, ...]:
        """Return the records with a gap, by gap."""
        found = self.gaps(profile, period)
        rows: list[GapRow] = []
        with self._database.read() as session:
            for gap in found:
                listed = behind(session, gap.kind, gap.ids, Amounts(), lambda at: self._clock.local(at).date())
                rows += [GapRow(gap, row) for row in listed.rows]
        return tuple(rows)

    def _span(self, period: Period) -> Span:
        return Span.of(period, self._clock.today(), ZoneInfo(self._clock.zone))
