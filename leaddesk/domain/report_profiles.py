"""What a report shows, for whom, and by which year: the profile of a reader, which she may change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList
from leaddesk.domain.evaluations import Evaluation
from leaddesk.domain.fields import entry
from leaddesk.domain.fiscal_years import CALENDAR, FEDERAL, FiscalYear, ReportYear, YearNaming
from leaddesk.domain.periods import MONTHS_IN_YEAR
from leaddesk.i18n import N_

NEEDS_MEASURE = N_("Choose at least one measure")
NO_MONTH = N_("A month from 1 to 12 is needed")
NAME_TAKEN = N_("Another profile has this name")
PORTAL_NEEDED = N_("Say what it was checked against")
MOST_LINES = 120
LONGEST_WORDS = 120


class ReportAudience(CodeList):
    """Who reads a report."""

    BOARD = "board", N_("County board or council")
    FUNDER = "funder", N_("Funder")
    STATE = "state", N_("State agency")
    POLICY_GROUP = "policy_group", N_("Policy group")
    EQUITY = "equity", N_("Equity review")
    OTHER = "other", N_("Somebody else")

    @property
    def has_portal(self) -> bool:
        """Return whether figures for this reader are usually typed into a portal."""
        return self in {ReportAudience.FUNDER, ReportAudience.STATE}


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """A line of a profile: a measure, or a heading where ``measure`` is empty.

    ``words`` are her own for it; none means the measure's. ``left_out`` names the rows under the measure that the
    report does not show. ``trend`` shows its last quarters. ``row_words`` are her own words for single rows.
    """

    measure: str = ""
    words: str = ""
    left_out: tuple[str, ...] = ()
    trend: bool = False
    row_words: tuple[tuple[str, str], ...] = ()

    def words_for(self, group: str) -> str:
        """Return her own words for a row under the measure, or nothing."""
        return dict(self.row_words).get(group, "")

    @property
    def heading(self) -> bool:
        """Return whether the line only opens a part."""
        return not self.measure


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """A profile as its form edits it."""

    title: str = entry(N_("Name of the report"), default="", required=True, max_length=100, width=3)
    audience: ReportAudience = entry(N_("For whom"), default=ReportAudience.FUNDER, width=3)
    lines: tuple[ProfileLine, ...] = entry(
        N_("What it shows"),
        default=(),
        required=True,
        width=6,
        help=N_("In the order of the report. Alt+Up and Alt+Down move a line, Delete takes it out."),
    )
    year: ReportYear = entry(N_("Quarters of"), default=ReportYear.OFFICE, width=3)
    year_start: int = entry(N_("The year starts in"), default=7, width=3)
    naming: YearNaming = entry(N_("The year is named"), default=YearNaming.ENDING, width=3)
    year_label: str = entry(
        N_("Label of the year"),
        default="",
        max_length=12,
        width=3,
        optional_shown=True,
        help=N_("Stands before the number, such as SFY; without one it is FY, or FFY for the federal year"),
    )
    note: str = entry(
        N_("What to mind"),
        default="",
        max_length=300,
        width=6,
        lines=2,
        optional_shown=True,
        help=N_("Shown and printed above the figures"),
    )
    citations: tuple[Evaluation, ...] = entry(
        N_("Published studies at the foot"),
        default=(),
        width=6,
        optional_shown=True,
        help=N_("Printed with source and design, as results of others and never as the site’s own"),
    )
    portal: str = entry(
        N_("Checked against"),
        default="",
        max_length=120,
        width=4,
        optional_shown=True,
        help=N_("The portal or letter whose questions every line was compared with"),
    )
    checked_on: date | None = entry(N_("Checked on"), default=None, width=2, optional_shown=True)

    def problems(self) -> dict[str, str]:
        """Return what stops this profile from being saved, by field."""
        found = fields.problems(self)
        if not any(line.measure for line in self.lines):
            found["lines"] = NEEDS_MEASURE
        if not 1 <= self.year_start <= MONTHS_IN_YEAR:
            found["year_start"] = NO_MONTH
        if self.checked_on is not None and not self.portal.strip():
            found.setdefault("portal", PORTAL_NEEDED)
        return found

    @property
    def own_words(self) -> tuple[str, ...]:
        """Return all words that she wrote herself for the report."""
        said = [words for line in self.lines for words in (line.words, *(own for _group, own in line.row_words))]
        return (self.title, self.note, *said)

    @property
    def checked(self) -> bool:
        """Return whether somebody compared every line with what is asked there."""
        return self.checked_on is not None

    def fiscal_year(self, office_start: int) -> FiscalYear:
        """Return the year by which the report counts."""
        if self.year is ReportYear.CALENDAR:
            return CALENDAR
        label = self.year_label.strip()
        if self.year is ReportYear.FEDERAL:
            return replace(FEDERAL, label=label or FEDERAL.label, naming=self.naming)
        if self.year is ReportYear.OFFICE:
            own = FiscalYear.of_office(office_start)
            return replace(own, label=label or own.label, naming=self.naming) if own.label else own
        return FiscalYear(self.year_start, label or "FY", self.naming)


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """A profile among others: its key, what it says, whether it is the site's own, changed, or as it was shipped."""

    key: str
    draft: ProfileDraft
    shipped: bool
    changed: bool


def tidy(draft: ProfileDraft) -> ProfileDraft:
    """Return a profile without spaces around its words and without empty headings."""
    lines = (
        replace(
            line,
            words=_tidy(line.words),
            row_words=tuple((group, said) for group, words in line.row_words if (said := _tidy(words))),
        )
        for line in draft.lines
    )
    kept = tuple(line for line in lines if line.measure or line.words)[:MOST_LINES]
    words = {name: getattr(draft, name).strip() for name in ("year_label", "portal", "note")}
    return replace(draft, title=" ".join(draft.title.split()), lines=kept, **words)


def _tidy(words: str) -> str:
    return " ".join(words.split())[:LONGEST_WORDS]


def rechecked(before: ProfileDraft, after: ProfileDraft) -> ProfileDraft:
    """Return a profile whose check is over because its lines or its year changed after it."""
    same_check = (before.portal, before.checked_on) == (after.portal, after.checked_on)
    what = ("lines", "year", "year_start", "naming")
    changed = any(getattr(before, name) != getattr(after, name) for name in what)
    return replace(after, checked_on=None) if changed and same_check else after
