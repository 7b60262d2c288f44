"""The service behind the Reports page: a profile run over a period, the one before and the same a year ago."""

from __future__ import annotations

import hashlib
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from leaddesk.domain.board_pages import CODE, BoardWords
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.fiscal_years import CALENDAR, FEDERAL, FiscalYear, Stretch, distinct
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.periods import Period
from leaddesk.i18n import N_, translator
from leaddesk.reports.answers import Answers
from leaddesk.reports.behind import Amounts, Behind, behind
from leaddesk.reports.catalogue import Offered, offered
from leaddesk.reports.closing import Closings
from leaddesk.reports.counts import Counts
from leaddesk.reports.imprint import Exported, Imprint
from leaddesk.reports.lines import Line, lines_of, narrowed, with_written
from leaddesk.reports.measure import Kind, Span, all_measures
from leaddesk.reports.profiles import Profiles
from leaddesk.reports.released import (
    Beside,
    ReleaseRefusedError,
    closed_alone,
    nothing,
    published_beside,
    refuse_other_spans,
    was_handed_out,
    years_to_date,
)
from leaddesk.reports.suppression import suppress
from leaddesk.reports.table import Change, Column, Section, Table
from leaddesk.services.board_pages import BoardPages
from leaddesk.storage.models import ExportRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.report_profiles import ProfileDraft
    from leaddesk.reports.closing import Closed
    from leaddesk.reports.measure import Measure
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.relations import Key
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

Format = Literal["xlsx", "pdf", "full", "csv"]
TREND = 8
"""Quarters in a trend."""
_WHOLE = {Stretch.QUARTER, Stretch.YEAR, Stretch.TO_DATE}
_TITLES = {
    Stretch.QUARTER: (N_("This quarter"), N_("Last quarter"), N_("Year ago")),
    Stretch.YEAR: (N_("This year"), N_("Last year"), N_("Two years ago")),
    Stretch.TO_DATE: (N_("This year so far"), N_("Last year, whole"), N_("Last year so far")),
}
"""What the three columns are called."""


class Summaries:
    """Runs measures, hands their figures out as one table, and keeps a list of what was exported."""

    def __init__(self, database: Database, clock: Clock, settings: Settings, *, practice: bool = False) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._practice = practice
        self._board_pages = BoardPages(database, clock, settings)
        self.kept_profiles = Profiles(database, clock, settings)

    @cached_property
    def _measures(self) -> Mapping[str, Measure]:
        """Return the measures; their files are loaded with the first figure, long after the unlock."""
        return all_measures()

    @cached_property
    def _counts(self) -> Counts:
        return Counts(self._measures)

    @cached_property
    def _closings(self) -> Closings:
        return Closings(self._database, self._clock, self._settings, self._measures)

    @cached_property
    def answers(self) -> Answers:
        """Return what says why a record is counted and what is missing."""
        return Answers(self._database, self._clock, self._measures, self._closings)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Return the profiles that can be chosen."""
        return self.kept_profiles.all()

    def profile(self, key: str = "") -> Profile:
        """Return a profile by its key, or the first one."""
        return self.kept_profiles.find(key)

    def catalogue(self) -> tuple[Offered, ...]:
        """Return every measure to choose for a profile."""
        return offered(self._measures.values())

    def periods(self, count: int = 12) -> tuple[Period, ...]:
        """Return the newest quarters of the office's own year, the current one first."""
        return self._own_year.quarters(self._clock.today(), count)

    def period_choices(self, profile: str = "", count: int = 12) -> tuple[tuple[FiscalYear, tuple[Period, ...]], ...]:
        """Return what can be chosen, by year: the profile's own first, then the office's, calendar and federal.

        Of each the newest quarters, the current one first, then the year to date and the last two whole years.
        """
        today = self._clock.today()
        return tuple((year, _offered(year, today, count)) for year in self._years(self.profile(profile)))

    def span(self, first: date, last: date, profile: str = "") -> Period:
        """Return any span of days as a period; a quarter or year keeps its name. Refuses one that ends too early."""
        if last < first:
            raise LeadDeskError(N_("This period ends before it begins."), N_("Choose a last day after the first."))
        return self._named(Period(first, last), self.profile(profile))[0]

    def table(self, period: Period, *, release: bool, profile: str = "") -> Table:
        """Return the summary for a period, by a profile that is kept."""
        return self._table(period, self.profile(profile), release=release)

    def preview(self, draft: ProfileDraft, period: Period) -> Table:
        """Return the internal summary for a period by a profile that is not saved yet."""
        return self._table(period, self.kept_profiles.preview(draft), release=False)

    def _table(self, period: Period, asked: Profile, *, release: bool) -> Table:
        """Return the summary for a period.

        A release is made of whole quarters: next to them, any other span would let a reader subtract. What it
        withholds is decided over all measures, so that two profiles of one quarter never tell more than one.
        """
        period, year = self._to_release(period, asked) if release else self._named(period, asked)
        columns, trend = _columns(period, year), year.quarters(period.last, TREND)[::-1]
        shown = [column.period for column in columns]
        with self._database.read() as session:
            spans = years_to_date(session, self._closings, year, shown) if release else ()
            beside = published_beside(session, self._closings, year, period) if release else Beside()
            periods = list(dict.fromkeys((*shown, *spans, *beside.quarters, *beside.empty, *trend)))
            closings = self._closings.standing(session, periods)
            lines = self._released_lines() if release else self._internal_lines(session, asked, shown, closings)
            least = self._threshold if release else 0
            traced = [line for line in lines if line.measure.key in asked.trends]
            found: dict[Period, Mapping[Key, int | None]] = {}
            for day in periods:
                if not release or day == period or (day.first, day.last) in closings:
                    wanted = lines if release or day in shown else traced
                    found[day] = self._run(session, day, wanted, closings, least)
                else:
                    found[day] = nothing(_keys(lines), empty=day in beside.empty)
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
        told = closed_alone(suppress(table), closings) if release else table
        return narrowed(told, asked, columns, trend)

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
        """Return the records behind a figure, with their amounts then and now, or only the chosen ones of them."""
        kind, ids = self.ids(measure, group, period)
        found, local = self._measures[measure].amount(group), self._clock.local
        with self._database.read() as session:
            closed = self._closings.of(session, period)
            kept = closed.numbers(measure, group) if closed else {}
            amounts = Amounts(found.unit, found.by_id(session, self._span(period)), kept) if found else Amounts()
            return behind(session, kind, ids if chosen is None else chosen, amounts, lambda at: local(at).date())

    def kind(self, measure: str, group: str) -> Kind:
        """Return what the list behind a row holds."""
        return self._measures[measure].kind(group)

    def close(self, *periods: Period, check: Callable[[], object] = lambda: None) -> None:
        """Keep the figures of quarters as they are now, all or none; refuses any other span, and one that goes on."""
        if not all(map(self._is_quarter, periods)):
            raise ReleaseRefusedError(N_("Only a whole quarter can be closed."), N_("Choose a quarter of your year."))
        self._closings.close(periods, self._own_year, check)

    def open_before(self, period: Period) -> tuple[Period, ...]:
        """Return the quarters before one that are still open, the oldest first."""
        with self._database.read() as session:
            return self._closings.open_before(session, period, self._own_year)

    def reopen(self, period: Period, because: str) -> None:
        """Let the figures of a closed quarter be counted anew, and the years to date that it is part of."""
        if not self._is_quarter(period):
            raise ReleaseRefusedError(
                N_("A year to date is opened with one of its quarters."), N_("Choose the quarter, and reopen that.")
            )
        self._closings.reopen(period, because)

    def changes(self, period: Period) -> dict[tuple[str, str], Change]:
        """Return the rows of a closed quarter that would read differently today, by measure and group."""
        with self._database.read() as session:
            closed = self._closings.of(session, period)
            return {change.key: change for change in self._closings.changes(session, closed)} if closed else {}

    def was_released(self, period: Period) -> bool:
        """Return whether an exported release shows a quarter, as its own or beside another."""
        with self._database.read() as session:
            return was_handed_out(session, period)

    def export(
        self, table: Table, fmt: Format, *, purpose: str = "", language: str = "en", file_name: str = ""
    ) -> Exported:
        """Return a table as a file and enter it in the list of exports.

        A release waits until its quarter is closed: one made earlier and one made later would tell who came between.
        A board's page with a story is kept and entered in the log of disclosures in the same commit.
        """
        if table.release and table.closed_at is None:
            raise ReleaseRefusedError(
                N_("This quarter is not closed. Two releases of one quarter would tell who came between them."),
                N_("Close the quarter first, or export the internal version."),
            )
        office, moment = self._settings.office(), self._clock.local(self._clock.now())
        profile = self.profile(table.profile)
        board = table.release and profile.one_page and fmt == "pdf"
        words = self._board_pages.printed(table.period) if board else BoardWords()
        head = self._settings.letterhead(practice=self._practice)
        imprint = Imprint(head, moment, translator(language), words.story, words.asks)
        if words.consent is not None:
            purpose = f"{purpose} · {words.consent.number}".removeprefix(" · ")
        content = _written(table, profile, imprint, fmt)
        with self._database.write(
            N_("Export summary"), final_because=N_("A file that was handed out can't be taken back.")
        ) as session:
            prepared = self._board_pages.keep_in(session, words, _paper(content, file_name)) if words.story else None
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
        return Exported(content, prepared, words.left_out)

    def _span(self, period: Period) -> Span:
        return Span.of(period, self._clock.today(), ZoneInfo(self._clock.zone))

    @property
    def _threshold(self) -> int:
        return self._settings.office().threshold

    @property
    def _year_start(self) -> int:
        return self._settings.office().year_start

    @property
    def _own_year(self) -> FiscalYear:
        return FiscalYear.of_office(self._year_start)

    def _is_quarter(self, period: Period) -> bool:
        return self._own_year.stretch(period) is Stretch.QUARTER

    def _years(self, profile: Profile) -> tuple[FiscalYear, ...]:
        return distinct((profile.year, self._own_year, CALENDAR, FEDERAL))

    def _named(self, period: Period, profile: Profile) -> tuple[Period, FiscalYear]:
        """Return a period under a name of its own, the one that it bears, else that of the profile's year; and whose.

        The year that names it says which periods stand beside it.
        """
        years = self._years(profile)
        if not period.name or not any(year.named(period) == period for year in years):
            whole = (year for year in years if year.stretch(period) in _WHOLE)
            period = next(whole, profile.year).named(period)
        return period, next((year for year in years if year.named(period) == period), profile.year)

    def _to_release(self, period: Period, profile: Profile) -> tuple[Period, FiscalYear]:
        """Return a period and the year that names it; refuses what can't be released beside the office's quarters."""
        refuse_other_spans(period, self._own_year)
        if self._is_quarter(period):
            return self._named(period, profile)
        # years to date of two years would, beside each other, tell what lies between
        year = next(year for year in self._years(profile) if year.start == self._own_year.start)
        return year.named(period), year

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
        written: dict[str, list[str]] = {}
        for measure in (one for one in measures if one.written):
            found = {key for _period, span in spans for key in measure.written_keys(session, span)}
            for period, _span in spans:
                closed = closings.get((period.first, period.last))
                kept = (group for key, group in closed.figures if key == measure.key) if closed else ()
                found |= {group for group in kept if measure.is_written(group)}
            written[measure.key] = sorted(found)
        return with_written([line for measure in measures for line in lines_of(measure, release=False)], written)

    def _run(
        self,
        session: Session,
        period: Period,
        lines: Iterable[Line],
        closings: dict[tuple[date, date], Closed],
        least: int,
    ) -> dict[tuple[str, str], int | None]:
        closed = closings.get((period.first, period.last))
        return self._counts.run(session, _keys(lines), self._span(period), closed, least)


def _keys(lines: Iterable[Line]) -> list[Key]:
    """Return what has to be counted for these rows: a percentage needs its part and its whole."""
    groups = ((line.measure.key, group) for line in lines for group in line.share or (line.group,))
    return list(dict.fromkeys(groups))


def _offered(year: FiscalYear, today: date, count: int) -> tuple[Period, ...]:
    last = year.year_of(year.year_of(today).eve)
    over = [one for one in year.to_dates(today) if one.last < today][-1:]
    return (*year.quarters(today, count), year.to_date(today), *over, last, year.year_of(last.eve))


def _columns(period: Period, year: FiscalYear) -> tuple[Column, ...]:
    """Return the period itself, the one before it and the same one a year ago."""
    titles = _TITLES.get(year.stretch(period), (N_("This period"), N_("Period before"), N_("Year ago")))
    return tuple(map(Column, titles, (period, *year.beside(period))))


def _days(period: Period) -> str:
    return f"{period.first} – {period.last}"


def _written(table: Table, profile: Profile, imprint: Imprint, fmt: Format) -> bytes:
    from leaddesk.reports import board_page, to_csv, to_pdf, to_xlsx  # noqa: PLC0415 - these libraries take 13 MB

    one = board_page.one_page if table.release and profile.one_page else to_pdf.paper
    return {"xlsx": to_xlsx.workbook, "pdf": one, "full": to_pdf.paper, "csv": to_csv.tidy}[fmt](
        table, profile, imprint
    )


def _paper(content: bytes, file_name: str) -> FinalPaper:
    """Return a page as the log keeps it."""
    from pypdf import PdfReader  # noqa: PLC0415 - loaded with the first page that tells a story

    from leaddesk.reports.to_pdf import EDITION  # noqa: PLC0415 - as above

    pages = len(PdfReader(BytesIO(content)).pages)
    return FinalPaper(CODE, EDITION, content, pages, NoticeUsed.NONE, scope_explained=False, file_name=file_name)
