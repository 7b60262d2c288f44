"""Closing a quarter: its figures are kept with the records behind them, and what is entered later shows as a change.

A figure that was reported must not change in silence. Closing counts every row of every measure once
and keeps the numbers; from then on each summary shows those. Reopening is an act of its own, with a reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from leaddesk import __version__
from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.fields import REQUIRED
from leaddesk.domain.fiscal_years import Stretch
from leaddesk.domain.periods import Period
from leaddesk.i18n import N_
from leaddesk.reports.measure import Span
from leaddesk.reports.relations import Key
from leaddesk.reports.table import Change
from leaddesk.reports.year_to_date import ClosedFigure, put_together
from leaddesk.storage.models import ClosedQuarter, Enrolment, ExportRow, ReferralIn

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.fiscal_years import FiscalYear
    from leaddesk.reports.measure import Measure
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

STAYS = N_("A closed quarter stays closed until it is reopened with a reason.")
_LONGEST = 300
LONGEST_QUARTER = 92
"""Days."""


class ClosingRefusedError(LeadDeskError):
    """A quarter that can't be closed or reopened now."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed quarter: when, by whom, with which program, and its figures by measure and group."""

    period: Period
    at: datetime
    by: str
    program: str
    fingerprint: str
    figures: Mapping[Key, ClosedFigure]
    begins: bool = False
    """Whether nothing was on record before it when it was closed."""

    def numbers(self, measure: str, group: str) -> dict[int, int]:
        """Return the number of each record behind a row, or nothing where none was kept."""
        figure = self.figures.get((measure, group))
        return figure.by_id if figure else {}


class Closings:
    """Closes and reopens quarters, and tells what has changed since."""

    def __init__(self, database: Database, clock: Clock, settings: Settings, measures: Mapping[str, Measure]) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._measures = measures
        self._read: dict[int, Closed] = {}
        """Closings that were read; a row's figures never change."""

    def standing(self, session: Session, periods: Iterable[Period]) -> dict[tuple[date, date], Closed]:
        """Return the closings of these periods that stand now, by first and last day."""
        wanted = {(period.first, period.last) for period in periods}
        columns = (ClosedQuarter.id, ClosedQuarter.first, ClosedQuarter.last)
        rows = session.execute(select(*columns).where(ClosedQuarter.reopened_at.is_(None))).all()
        return {days: self._closed(session, row.id) for row in rows if (days := (row.first, row.last)) in wanted}

    def of(self, session: Session, period: Period) -> Closed | None:
        """Return the closing of a quarter that stands now."""
        row = _standing(session, period)
        return None if row is None else self._closed(session, row.id)

    def _closed(self, session: Session, number: int) -> Closed:
        if number not in self._read:
            row = session.get_one(ClosedQuarter, number)
            figures = {
                (measure, group): ClosedFigure(value, tuple(ids), *map(tuple, numbers))
                for measure, group, value, ids, *numbers in row.figures
            }
            self._read[number] = Closed(
                Period(row.first, row.last),
                row.closed_at,
                row.closed_by,
                row.program,
                row.fingerprint,
                figures,
                bool(row.settings.get("begins")),
            )
        return self._read[number]

    def close(self, periods: Sequence[Period], year: FiscalYear, check: Callable[[], object] = lambda: None) -> None:
        """Keep the figures of quarters as they are now, the oldest first: of all or of none.

        Refuses one that goes on or is closed already. With the quarter that completes them, the years to date that it
        belongs to are kept as well. ``check`` is called before each, and stops all by an error.
        """
        if any(period.last >= self._clock.today() for period in periods):
            raise ClosingRefusedError(
                N_("This quarter is not over."), N_("Close it after its last day, once everything is entered.")
            )
        newest: dict[date, Mapping[Key, ClosedFigure]] = {}
        with self._database.write(N_("Close quarter"), final_because=STAYS) as session:
            for period in sorted(periods, key=lambda one: one.first):
                check()
                if _standing(session, period) is not None:
                    raise ClosingRefusedError(N_("This quarter is closed already."))
                before = {(one.first, one.last) for one in self.ever(session, period, year)}
                if (period.first, period.last) not in before and _was_told_beyond(session, period):
                    raise ClosingRefusedError(
                        N_("A later quarter was released, and what it tells was decided without this one."),
                        N_("Reopen the later quarters, the newest first, then close this one and those again."),
                    )
                newest[period.last] = found = self._counted(session, period)
                self._keep(session, period, found)
                for span in year.to_dates(period.last):
                    if period.first >= span.first and period.last <= span.last:
                        self._keep_year(session, span, year, newest)

    def open_before(self, session: Session, period: Period, year: FiscalYear) -> tuple[Period, ...]:
        """Return the quarters before one that are open, back to that of the first referral or enrolment."""
        begun = min(first_days(session), default=period.first)
        columns = (ClosedQuarter.first, ClosedQuarter.last)
        rows = session.execute(select(*columns).where(ClosedQuarter.reopened_at.is_(None)))
        closed = {(row.first, row.last) for row in rows}
        found, before = [], year.quarter_of(period.eve)
        while before.last >= begun:
            found += [before] if (before.first, before.last) not in closed else []
            before = year.quarter_of(before.eve)
        return tuple(reversed(found))

    def ever(self, session: Session, until: Period, year: FiscalYear) -> tuple[Period, ...]:
        """Return the quarters of a year that were closed at any time, the oldest first; of those reopened too."""
        rows = session.execute(
            select(ClosedQuarter.first, ClosedQuarter.last)
            .where(ClosedQuarter.last <= until.last)
            .distinct()
            .order_by(ClosedQuarter.first)
        )
        periods = (year.named(Period(row.first, row.last)) for row in rows)
        return tuple(period for period in periods if year.stretch(period) is Stretch.QUARTER)

    def begins(self, session: Session, quarter: Period) -> bool:
        """Return whether nothing is on record before a quarter, or was when it was closed."""
        closed = self.of(session, quarter)
        return closed.begins if closed else all(day >= quarter.first for day in first_days(session))

    def _keep_year(
        self, session: Session, span: Period, year: FiscalYear, newest: Mapping[date, Mapping[Key, ClosedFigure]]
    ) -> None:
        """Keep a year to date whose quarters are all closed, unless one of them is part of another year's."""
        if self.other_year(session, span) is not None:
            return
        quarters = []
        for quarter in year.made_of(span):
            found = newest.get(quarter.last)
            if found is None:
                closed = self.of(session, quarter)
                if closed is None:
                    return
                found = closed.figures
            quarters.append(found)
        self._keep(session, span, put_together(self._measures, quarters, self._counted(session, span)))

    def other_year(self, session: Session, span: Period) -> Period | None:
        """Return a year to date that was kept by another year and shares days with this one.

        Of one kept before it was reopened, a release may be about still.
        """
        rows = session.execute(
            select(ClosedQuarter.first, ClosedQuarter.last)
            .where(
                ClosedQuarter.first != span.first, ClosedQuarter.first <= span.last, ClosedQuarter.last >= span.first
            )
            .order_by(ClosedQuarter.first)
        )
        spans = [Period(row.first, row.last) for row in rows]
        return next((one for one in spans if (one.last - one.first).days > LONGEST_QUARTER), None)

    def _keep(self, session: Session, period: Period, found: Mapping[Key, ClosedFigure]) -> None:
        office = self._settings.office()
        figures = [
            [*key, figure.value, list(figure.ids), *([list(figure.numbers)] if figure.numbers else [])]
            for key, figure in sorted(found.items())
        ]
        settings = {
            "intake_deadline_days": office.intake_deadline_days,
            "threshold": office.threshold,
            "year_start": office.year_start,
            "begins": int(all(day >= period.first for day in first_days(session))),
        }
        session.add(
            ClosedQuarter(
                first=period.first,
                last=period.last,
                closed_at=self._clock.now(),
                closed_by=office.coordinator,
                program=__version__,
                settings=settings,
                figures=figures,
                fingerprint=_fingerprint(period, settings, figures),
            )
        )

    def reopen(self, period: Period, because: str) -> None:
        """Let a closed quarter be counted anew, and the years to date that it is part of.

        Its closing stays on record with the reason.
        """
        reason = because.strip()
        if not reason or len(reason) > _LONGEST:
            raise ClosingRefusedError(REQUIRED)
        with self._database.write(
            N_("Reopen quarter"), final_because=N_("A reopened quarter is closed again, not undone.")
        ) as session:
            if _standing(session, period) is None:
                raise NotFoundError
            with_it = select(ClosedQuarter).where(
                ClosedQuarter.first <= period.first,
                ClosedQuarter.last >= period.last,
                ClosedQuarter.reopened_at.is_(None),
            )
            for row in session.scalars(with_it):
                row.reopened_at, row.reopened_because = self._clock.now(), reason
                row.reopened_by = self._settings.office().coordinator

    def changes(self, session: Session, closed: Closed) -> tuple[Change, ...]:
        """Return the rows that would read differently if the quarter were closed today."""
        now = self._counted(session, closed.period)
        found = []
        for key in sorted({*closed.figures, *now}):
            was, is_now = closed.figures.get(key), now.get(key)
            edited = was.edited(is_now) if was and is_now else ()
            same = (was and was.said) == (is_now and is_now.said) and not edited
            if key[0] not in self._measures or same:
                continue
            if was is None and not self._measures[key[0]].is_written(key[1]):
                # a row that the program did not have yet
                continue
            before, after = (set(one.ids) if one else set() for one in (was, is_now))
            found.append(
                Change(
                    key,
                    was.value if was else 0,
                    is_now.value if is_now else 0,
                    tuple(sorted(after - before)),
                    tuple(sorted(before - after)),
                    edited,
                )
            )
        return tuple(found)

    def _counted(self, session: Session, period: Period) -> dict[Key, ClosedFigure]:
        """Return every row of every measure, those for words she wrote herself too."""
        span = Span.of(period, self._clock.today(), ZoneInfo(self._clock.zone))
        found: dict[Key, ClosedFigure] = {}
        for measure in self._measures.values():
            groups = ["", *(group.key for group in measure.groups), *measure.written_keys(session, span)]
            for group in groups:
                amount = measure.amount(group)
                if amount is None:
                    ids = measure.ids(session, span, group)
                    found[measure.key, group] = ClosedFigure(len(ids), tuple(ids))
                else:
                    numbers = amount.by_id(session, span)
                    records = tuple(sorted(numbers))
                    each = tuple(numbers[record] for record in records)
                    # what a ratio divides by is the same for each of its records
                    kept = () if amount.how == "ratio" else each
                    found[measure.key, group] = ClosedFigure(amount.of(each), records, kept)
        return found


def first_days(session: Session) -> list[date]:
    """Return the days of the first referral and of the first enrolment, as far as there are any."""
    days = [session.scalar(select(func.min(day))) for day in (ReferralIn.received_on, Enrolment.opened_on)]
    return [day for day in days if day is not None]


def _was_told_beyond(session: Session, period: Period) -> bool:
    """Return whether a release was exported of a later quarter that still stands closed."""
    standing = select(func.max(ClosedQuarter.last)).where(ClosedQuarter.reopened_at.is_(None)).scalar_subquery()
    ends = func.substr(ExportRow.period, -len("2026-12-31"))
    told = select(ExportRow.id).where(ExportRow.audience == "release", ends > period.last.isoformat(), ends <= standing)
    return session.scalar(told.limit(1)) is not None


def _standing(session: Session, period: Period) -> ClosedQuarter | None:
    return session.scalars(
        select(ClosedQuarter).where(
            ClosedQuarter.first == period.first,
            ClosedQuarter.last == period.last,
            ClosedQuarter.reopened_at.is_(None),
        )
    ).first()


def _fingerprint(period: Period, settings: Mapping[str, int], figures: list[list[Any]]) -> str:
    """Return the hash by which the kept figures can be told from any others."""
    kept = [period.first.isoformat(), period.last.isoformat(), __version__, settings, figures]
    return hashlib.sha256(json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
