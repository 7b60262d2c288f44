"""The service behind the Reports page: a profile run over a period, the one before and the same a year ago."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.periods import Period, previous, quarter_of, recent_quarters, year_before
from leaddesk.i18n import N_, show_date, translator
from leaddesk.reports.behind import Behind, behind
from leaddesk.reports.closing import Closings
from leaddesk.reports.counts import Counts
from leaddesk.reports.imprint import Imprint
from leaddesk.reports.lines import Line, lines_of, narrowed, with_written
from leaddesk.reports.measure import Kind, Span, all_measures
from leaddesk.reports.profile import PROFILES, Profile
from leaddesk.reports.suppression import suppress
from leaddesk.reports.table import Change, Column, Section, Table, Unit
from leaddesk.storage.models import Enrolment, ExportRow, ReferralIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.reports.closing import Closed
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

Format = Literal["xlsx", "pdf", "csv"]
TREND = 8
"""Quarters in a trend."""


class ReleaseRefusedError(LeadDeskError):
    """A release that would let a reader work small numbers out."""


class Summaries:
    """Runs measures, hands their figures out as one table, and keeps a list of what was exported."""

    def __init__(self, database: Database, clock: Clock, settings: Settings, *, practice: bool = False) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._practice = practice
        self._measures = all_measures()
        self._counts = Counts(self._measures)
        self._closings = Closings(database, clock, settings, self._measures)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Return the profiles that can be chosen."""
        return PROFILES

    def profile(self, key: str = "") -> Profile:
        """Return a profile by its key, or the first one."""
        return next((profile for profile in self.profiles if profile.key == key), self.profiles[0])

    def periods(self, count: int = 12, *, calendar: bool = False) -> tuple[Period, ...]:
        """Return the newest quarters of the office's own year, or of the calendar's, the current one first."""
        return recent_quarters(self._clock.today(), count, 1 if calendar else self._year_start)

    def span(self, first: date, last: date) -> Period:
        """Return any span of days as a period; a whole quarter keeps its name. Refuses one that ends too early."""
        if last < first:
            raise LeadDeskError(N_("This period ends before it begins."), N_("Choose a last day after the first."))
        whole = quarter_of(first, self._year_start)
        if (whole.first, whole.last) == (first, last):
            return whole
        return Period(first, last, f"{show_date(first)} – {show_date(last)}")

    def table(self, period: Period, *, release: bool, profile: str = "") -> Table:
        """Return the summary for a period.

        A release is made of whole quarters: next to them, any other span would let a reader subtract. What it
        withholds is decided over all measures, so that two profiles of one quarter never tell more than one.
        """
        if release and not self._is_quarter(period):
            raise ReleaseRefusedError(
                N_("A release covers a whole quarter. Beside it, another span would give small numbers away."),
                N_("Choose a quarter, or use the internal version."),
            )
        period, asked = self._named(period), self.profile(profile)
        columns, trend = self._columns(period), self._trend(period)
        shown = {column.period for column in columns}
        with self._database.read() as session:
            closings = self._closings.standing(session)
            lines = self._released_lines() if release else self._internal_lines(session, asked, shown, closings)
            published = set(self._published(session, period)) | set(trend) if release else set()
            least = self._threshold if release else 0
            found = {day: self._run(session, day, lines, closings, least) for day in shown | published}
            traced = [line for line in lines if line.measure.key in asked.trends]
            found |= {day: self._run(session, day, traced, closings, least) for day in trend if day not in found}
        closed = closings.get((period.first, period.last))
        table = Table(
            profile=asked.key,
            title=asked.title,
            columns=(*columns, *(Column("", day) for day in found if day not in shown)),
            trend_periods=trend,
            sections=(Section("", tuple(line.row(found) for line in lines)),),
            release=release,
            threshold=self._threshold,
            finished=period.last < self._clock.today(),
            quarter=self._is_quarter(period),
            note=asked.note,
            closed_at=self._clock.local(closed.at) if closed else None,
            closed_by=closed.by if closed else "",
        )
        return narrowed(suppress(table) if release else table, asked, columns, trend)

    def ids(self, measure: str, group: str, period: Period) -> tuple[Kind, list[int]]:
        """Return what the list behind a figure holds, and its records: as they were closed, if the quarter is."""
        found = self._measures.get(measure)
        if found is None:
            raise NotFoundError
        with self._database.read() as session:
            closed, counted = self._closings.of(session, period), found.counted(group)
            kept = closed.figures.get((measure, counted)) if closed else None
            if kept is not None:
                return found.kind(group), list(kept.ids)
            return found.kind(group), found.ids(session, self._span(period), group)

    def behind(self, measure: str, group: str, period: Period, chosen: tuple[int, ...] | None = None) -> Behind:
        """Return the records behind a figure, with their amounts, or only the chosen ones of them."""
        kind, ids = self.ids(measure, group, period)
        amount = self._measures[measure].amount(group)
        with self._database.read() as session:
            numbers = amount.by_id(session, self._span(period)) if amount else {}
            unit = amount.unit if amount else Unit.COUNT
            local = self._clock.local
            return behind(session, kind, ids if chosen is None else chosen, numbers, unit, lambda at: local(at).date())

    def kind(self, measure: str, group: str) -> Kind:
        """Return what the list behind a row holds."""
        return self._measures[measure].kind(group)

    def close(self, period: Period) -> None:
        """Keep the figures of a quarter as they are now; refuses any other span, and a quarter that goes on."""
        if not self._is_quarter(period):
            raise ReleaseRefusedError(N_("Only a whole quarter can be closed."), N_("Choose a quarter of your year."))
        self._closings.close(period)

    def reopen(self, period: Period, because: str) -> None:
        """Let the figures of a closed quarter be counted anew."""
        self._closings.reopen(period, because)

    def changes(self, period: Period) -> dict[tuple[str, str], Change]:
        """Return the rows of a closed quarter that would read differently today, by measure and group."""
        with self._database.read() as session:
            closed = self._closings.of(session, period)
            return {change.key: change for change in self._closings.changes(session, closed)} if closed else {}

    def was_released(self, period: Period) -> bool:
        """Return whether a release of a period was exported."""
        with self._database.read() as session:
            made = select(ExportRow.id).where(ExportRow.audience == "release", ExportRow.period == _days(period))
            return session.scalar(made.limit(1)) is not None

    def export(self, table: Table, fmt: Format, *, purpose: str = "", language: str = "en") -> bytes:
        """Return a table as a file and enter it in the list of exports.

        A release waits until its quarter is closed: one made earlier and one made later would tell who came between.
        """
        if table.release and table.closed_at is None:
            raise ReleaseRefusedError(
                N_("This quarter is not closed. Two releases of one quarter would tell who came between them."),
                N_("Close the quarter first, or export the internal version."),
            )
        office, moment = self._settings.office(), self._clock.local(self._clock.now())
        imprint = Imprint(office.letterhead(practice=self._practice), moment, translator(language))
        profile = self.profile(table.profile)
        content = _written(table, profile, imprint, fmt)
        with self._database.write(
            N_("Export summary"), final_because=N_("A file that was handed out can't be taken back.")
        ) as session:
            session.add(
                ExportRow(
                    at=self._clock.now(),
                    what=profile.title,
                    period=_days(table.period),
                    audience="release" if table.release else "internal",
                    format=fmt,
                    sha256=hashlib.sha256(content).hexdigest(),
                    made_by=office.coordinator,
                    purpose=purpose,
                )
            )
        return content

    def _span(self, period: Period) -> Span:
        return Span.of(period, self._clock.today(), ZoneInfo(self._clock.zone))

    @property
    def _threshold(self) -> int:
        return self._settings.office().threshold

    @property
    def _year_start(self) -> int:
        return self._settings.office().year_start

    def _is_quarter(self, period: Period) -> bool:
        whole = quarter_of(period.first, self._year_start)
        return (whole.first, whole.last) == (period.first, period.last)

    def _named(self, period: Period) -> Period:
        """Return a quarter under a name of its own, the calendar's if it bears that already."""
        known = {quarter_of(period.first), quarter_of(period.first, self._year_start)}
        if period in known or not self._is_quarter(period):
            return period
        return quarter_of(period.first, self._year_start)

    def _start(self, period: Period) -> int:
        """Return the month in which the year starts by which a period is named."""
        return 1 if period == quarter_of(period.first) else self._year_start

    def _columns(self, period: Period) -> tuple[Column, ...]:
        start, before = self._start(period), year_before(period)
        if self._is_quarter(period):
            before = quarter_of(before.first, start)
            titles = (N_("This quarter"), N_("Last quarter"), N_("Year ago"))
        else:
            titles = (N_("This period"), N_("Period before"), N_("Year ago"))
        return tuple(map(Column, titles, (period, previous(period, start), before)))

    def _trend(self, period: Period) -> tuple[Period, ...]:
        """Return the last quarters up to the one of the period, oldest first."""
        return recent_quarters(period.last, TREND, self._start(period))[::-1]

    def _published(self, session: Session, period: Period) -> Iterator[Period]:
        """Yield the quarters from the one before the first record to this one: all of them may have been released."""
        days = [session.scalar(select(func.min(day))) for day in (ReferralIn.received_on, Enrolment.opened_on)]
        first = min((day for day in days if day is not None), default=period.first)
        yield period
        while period.last >= first:
            period = previous(period, self._start(period))
            yield period

    def _released_lines(self) -> list[Line]:
        return [line for measure in self._measures.values() for line in lines_of(measure, release=True)]

    def _internal_lines(
        self,
        session: Session,
        profile: Profile,
        periods: Iterable[Period],
        closings: dict[tuple[date, date], Closed],
    ) -> list[Line]:
        """Return the lines with one for each word that she wrote herself in these periods, such as an agency."""
        measures = [self._measures[key] for part in profile.parts for key in part.measures if key in self._measures]
        spans = [(period, self._span(period)) for period in periods]
        words: dict[str, list[str]] = {}
        for measure in measures:
            if measure.written is None:
                continue
            found = {word for _period, span in spans for word in measure.words(session, span)}
            for period, _span in spans:
                closed = closings.get((period.first, period.last))
                kept = (group for key, group in closed.figures if key == measure.key) if closed else ()
                found |= {group.removeprefix(measure.written.prefix) for group in kept if measure.is_written(group)}
            words[measure.key] = sorted(found)
        return with_written([line for measure in measures for line in lines_of(measure, release=False)], words)

    def _run(
        self,
        session: Session,
        period: Period,
        lines: Iterable[Line],
        closings: dict[tuple[date, date], Closed],
        least: int,
    ) -> dict[tuple[str, str], int | None]:
        keys = [line.key for line in lines if line.share is None]
        keys += [
            key
            for line in lines
            if line.share is not None
            for group in line.share
            if (key := (line.measure.key, group)) not in keys
        ]
        closed = closings.get((period.first, period.last))
        return self._counts.run(session, keys, self._span(period), closed, least)


def _days(period: Period) -> str:
    return f"{period.first} – {period.last}"


def _written(table: Table, profile: Profile, imprint: Imprint, fmt: Format) -> bytes:
    from leaddesk.reports import to_csv, to_pdf, to_xlsx  # noqa: PLC0415 - reportlab and XlsxWriter take 13 MB

    return {"xlsx": to_xlsx.workbook, "pdf": to_pdf.paper, "csv": to_csv.tidy}[fmt](table, profile, imprint)
