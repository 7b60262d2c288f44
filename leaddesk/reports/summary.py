"""The service behind the Reports page: a profile run over a period, the one before and the same a year ago."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select

from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.periods import Period, previous, quarter_of, recent_quarters, year_before
from leaddesk.i18n import N_, show_date, translator
from leaddesk.reports.imprint import Imprint
from leaddesk.reports.measure import PLACES, Counting, Kind, Measure, Span, all_measures, counting, figures
from leaddesk.reports.profile import COUNTY_BOARD, Profile
from leaddesk.reports.suppression import suppress
from leaddesk.reports.table import Cell, Column, Row, Section, State, Table
from leaddesk.storage.models import Enrolment, ExportRow, ReferralIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.reports.relations import Key
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

Format = Literal["xlsx", "pdf"]
TREND = 8
"""Quarters in a trend."""


class ReleaseRefusedError(LeadDeskError):
    """A release that would let a reader work small numbers out."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row to be: its measure and group, its words, and how its cells come about."""

    measure: Measure
    group: str
    label: str
    level: int
    heading: str = ""
    rare: bool = False
    share: tuple[str, str] | None = None

    @property
    def key(self) -> Key:
        """Return measure and group."""
        return self.measure.key, self.group

    def counted_in(self, counted: dict[Key, int]) -> bool:
        """Return whether what the row needs was counted."""
        groups = (self.group,) if self.share is None else self.share
        return all((self.measure.key, group) in counted for group in groups)


class Summaries:
    """Runs measures, hands their figures out as one table, and keeps a list of what was exported."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Settings,
        profile: Profile = COUNTY_BOARD,
        *,
        practice: bool = False,
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._profile = profile
        self._practice = practice
        self._measures = all_measures()
        self._statements: dict[tuple[Key, ...], Counting] = {}

    @property
    def title(self) -> str:
        """Return the title of the profile."""
        return self._profile.title

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

    def table(self, period: Period, *, release: bool) -> Table:
        """Return the summary for a period.

        A release is made of whole quarters: next to them, any other span would let a reader subtract.
        """
        if release and not self._is_quarter(period):
            raise ReleaseRefusedError(
                N_("A release covers a whole quarter. Beside it, another span would give small numbers away."),
                N_("Choose a quarter, or use the internal version."),
            )
        period = self._named(period)
        columns, trend = self._columns(period), self._trend(period)
        shown = {column.period for column in columns}
        with self._database.read() as session:
            lines = self._lines(release=True) if release else self._internal_lines(session, shown)
            published = set(self._published(session, period)) | set(trend) if release else set()
            found = {day: self._run(session, day, lines) for day in shown | published}
            traced = [line for line in lines if line.measure.key in self._profile.trends]
            found |= {day: self._run(session, day, traced) for day in trend if day not in found}
        table = self._built(lines, found, columns, trend, release=release)
        if release:
            table = suppress(table)
        return _narrowed(table, columns, trend, self._profile.trends)

    def ids(self, measure: str, group: str, period: Period) -> tuple[Kind, list[int]]:
        """Return what the list behind a figure holds, and its records."""
        found = self._measures.get(measure)
        if found is None:
            raise NotFoundError
        with self._database.read() as session:
            return found.kind(group), found.ids(session, Span.of(period, self._clock.today()), group)

    def export(self, table: Table, fmt: Format, *, purpose: str = "", language: str = "en") -> bytes:
        """Return a table as a file and enter it in the list of exports.

        A release waits for the end of its quarter: one made earlier and one made later would tell who came between.
        """
        if table.release and not table.finished:
            raise ReleaseRefusedError(
                N_("This quarter is not over. Two releases of one quarter would tell who came between them."),
                N_("Release it after its last day, or export the internal version."),
            )
        office, moment = self._settings.office(), self._clock.local(self._clock.now())
        imprint = Imprint(office.letterhead(practice=self._practice), moment, translator(language))
        content = _written(table, self._profile, imprint, fmt)
        with self._database.write(
            N_("Export summary"), final_because=N_("A file that was handed out can't be taken back.")
        ) as session:
            session.add(
                ExportRow(
                    at=self._clock.now(),
                    what=self._profile.title,
                    period=f"{table.period.first} – {table.period.last}",
                    audience="release" if table.release else "internal",
                    format=fmt,
                    sha256=hashlib.sha256(content).hexdigest(),
                    made_by=office.coordinator,
                    purpose=purpose,
                )
            )
        return content

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

    def _lines(self, *, release: bool) -> list[_Line]:
        keys = [key for part in self._profile.parts for key in part.measures]
        return [line for key in keys for line in _lines_of(self._measures[key], release=release)]

    def _internal_lines(self, session: Session, periods: Iterable[Period]) -> list[_Line]:
        """Return the lines with one for each word that she wrote herself in these periods, such as an agency."""
        spans = [Span.of(period, self._clock.today()) for period in periods]
        lines: list[_Line] = []
        for line in self._lines(release=False):
            lines.append(line)
            if line.measure.written is not None and line.group == _last_group(line.measure):
                words = sorted({word for span in spans for word in line.measure.words(session, span)})
                groups = [line.measure.written.group(word) for word in words]
                lines += [_Line(line.measure, g.key, g.label, line.level, g.heading, g.rare) for g in groups]
        return lines

    def _run(self, session: Session, period: Period, lines: Sequence[_Line]) -> dict[Key, int]:
        keys = tuple(line.key for line in lines if line.share is None)
        if keys not in self._statements:
            self._statements[keys] = counting(
                [self._measures[measure].select(PLACES, group) for measure, group in keys]
            )
        found = figures(session, self._statements[keys], Span.of(period, self._clock.today()))
        return dict(zip(keys, found, strict=True))

    def _built(
        self,
        lines: Sequence[_Line],
        found: dict[Period, dict[Key, int]],
        columns: tuple[Column, ...],
        trend: tuple[Period, ...],
        *,
        release: bool,
    ) -> Table:
        """Return the table of all that was counted, one column per period."""
        rows = {line.key: _row(line, found) for line in lines}
        sections = tuple(
            Section(part.title, tuple(row for row in rows.values() if row.measure in part.measures))
            for part in self._profile.parts
        )
        asked = columns[0].period
        return Table(
            profile=self._profile.key,
            title=self._profile.title,
            columns=(*columns, *(Column("", day) for day in found if day not in {c.period for c in columns})),
            trend_periods=trend,
            sections=sections,
            release=release,
            threshold=self._settings.office().threshold,
            finished=asked.last < self._clock.today(),
        )


def _written(table: Table, profile: Profile, imprint: Imprint, fmt: Format) -> bytes:
    from leaddesk.reports import to_pdf, to_xlsx  # noqa: PLC0415 - reportlab and XlsxWriter take 13 MB, rarely used

    return {"xlsx": to_xlsx.workbook, "pdf": to_pdf.paper}[fmt](table, profile, imprint)


def _lines_of(measure: Measure, *, release: bool) -> Iterator[_Line]:
    under_own = measure.headline is None or measure.headline.sees(release=release)
    if measure.headline is not None and under_own:
        yield _Line(measure, "", measure.title, 0)
    for group in measure.groups:
        if group.audience.sees(release=release):
            yield _Line(measure, group.key, group.label, int(under_own), group.heading, group.rare)
    for share in measure.shares:
        yield _Line(measure, share.key, share.label, 1, share=(share.part, share.whole))


def _last_group(measure: Measure) -> str:
    """Return the last row of the internal version that chooses from the measure's own cases."""
    own = [g for g in measure.groups if g.audience.sees(release=False) and g.lists is None]
    return own[-1].key if own else ""


def _row(line: _Line, found: dict[Period, dict[Key, int]]) -> Row:
    cells = tuple(_cell(line, period, counted) for period, counted in found.items() if line.counted_in(counted))
    return Row(
        line.measure.key,
        line.group,
        line.label,
        line.level,
        cells,
        (),
        line.measure.definition,
        line.heading,
        line.rare,
    )


def _cell(line: _Line, period: Period, counted: dict[Key, int]) -> Cell:
    if line.share is None:
        return Cell(*line.key, period, counted[line.key])
    part, whole = (counted[line.measure.key, group] for group in line.share)
    if not whole:
        return Cell(*line.key, period, None, State.LEFT_OUT, percent=True)
    return Cell(*line.key, period, (200 * part + whole) // (2 * whole), percent=True)


def _narrowed(table: Table, columns: tuple[Column, ...], trend: tuple[Period, ...], traced: Sequence[str]) -> Table:
    """Return the table with only the columns asked for, and without the rare rows that say 0 in all of them."""
    sections = []
    for section in table.sections:
        rows = []
        for row in section.rows:
            cells = {cell.period: cell for cell in row.cells}
            shown = tuple(cells[column.period] for column in columns)
            if row.rare and all(cell.value == 0 for cell in shown):
                continue
            past = tuple(cells[day] for day in trend) if row.measure in traced else ()
            rows.append(replace(row, cells=shown, trend=past))
        sections.append(replace(section, rows=tuple(rows)))
    return replace(table, columns=columns, sections=tuple(sections))
