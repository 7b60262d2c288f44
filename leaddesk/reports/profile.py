"""What a summary shows, in which order, for which reader."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.domain.evaluations import Evaluation
from leaddesk.domain.fiscal_years import CALENDAR, FiscalYear, ReportYear
from leaddesk.domain.report_profiles import ReportAudience
from leaddesk.i18n import N_

QUARTERLY = N_("Quarterly Summary")
"""A title that fits a quarter alone."""


@dataclass(frozen=True, slots=True)
class Part:
    """Measures under a title."""

    title: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure in large print on top of the page, with its words under it."""

    measure: str
    group: str
    words: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A reader's summary: parts, tiles, and the measures whose last quarters are shown."""

    key: str
    title: str
    paper: str
    parts: tuple[Part, ...]
    tiles: tuple[Tile, ...]
    trends: tuple[str, ...] = ()
    one_page: frozenset[tuple[str, str]] = frozenset()
    """The rows of the one released page, where one page is promised; all others are in the full report and the file."""
    note: str = ""
    """What to mind before the figures are handed in; shown and printed."""
    audience: ReportAudience = ReportAudience.OTHER
    whose_year: ReportYear = ReportYear.OFFICE
    year: FiscalYear = CALENDAR
    """The year by which the report counts and names its periods."""
    labels: tuple[tuple[tuple[str, str], str], ...] = ()
    """Her own words for rows, by measure and group; the empty group is the measure's own figure."""
    left_out: frozenset[tuple[str, str]] = frozenset()
    """Rows, by measure and group, that the report does not show."""
    citations: tuple[Evaluation, ...] = ()

    def shows(self, measure: str, group: str) -> bool:
        """Return whether a row of a measure is shown."""
        return (measure, group) not in self.left_out

    def on_page(self, measure: str, group: str) -> bool:
        """Return whether a row stands on the one page: a chosen one, or the figure of a measure that she added."""
        return (measure, group) in self.one_page or (measure not in _ON_BOARD and not group)

    def words(self, measure: str, group: str) -> str:
        """Return her own words for a row, or nothing."""
        return dict(self.labels).get((measure, group), "")


TILES = (
    Tile("referrals_received", "", N_("referrals received")),
    Tile("referral_funnel", "intake_complete", N_("of them with intake complete")),
    Tile("newly_enrolled", "", N_("new people enrolled")),
    Tile("enrolled_in_period", "", N_("people enrolled in the period")),
    Tile("enrolled_on_last_day", "active", N_("active on the last day")),
)
_PEOPLE = (
    *("newly_enrolled", "carried_over", "reopened", "enrolled_in_period", "reactivated"),
    *("enrolled_on_last_day", "closed_in_period"),
)
_OUTCOMES = ("housing", "housed_since_entry", "income", "insured", "documents_obtained")
_SUPPORT = ("court_dates_supported", "rides", "naloxone", "assistance")
_COURT = (
    *("diverted_charges", "court_dates_supported", "warrants", "new_arrests", "felony_charges", "jail_and_prison"),
    "before_and_after",
)
CHECK = N_("A worksheet to copy from: check every line against the questions in your own portal.")

COUNTY_BOARD = Profile(
    key="county_board",
    audience=ReportAudience.BOARD,
    title=N_("County board summary"),
    paper=QUARTERLY,
    parts=(
        Part(N_("Referrals"), ("referrals_received", "referral_funnel", "intake_in_time")),
        Part(N_("People"), _PEOPLE),
        Part(
            N_("Contacts and services"),
            ("contacts_made", "people_reached", "referrals_to_providers", "linked_to_services", *_SUPPORT),
        ),
    ),
    tiles=(
        Tile("referrals_received", "", N_("referrals received")),
        Tile("enrolled_in_period", "", N_("people enrolled in the period")),
        Tile("contacts_made", "two_way", N_("times spoken with people")),
        Tile("court_dates_supported", "", N_("court dates supported")),
        Tile("naloxone", "reversals", N_("overdose reversals reported")),
    ),
    trends=("referrals_received", "contacts_made"),
    one_page=frozenset(
        {
            ("referrals_received", ""),
            ("referral_funnel", "intake_complete"),
            *((key, "") for key in ("newly_enrolled", "enrolled_in_period", "closed_in_period")),
            ("enrolled_on_last_day", "active"),
            ("contacts_made", "two_way"),
            *((key, "") for key in ("people_reached", "referrals_to_providers", "court_dates_supported", "rides")),
            ("linked_to_services", "linked"),
            *(("naloxone", key) for key in ("kits", "kits_with_contacts", "reversals")),
            ("assistance", "dollars"),
        }
    ),
)
COSSUP = Profile(
    key="cossup",
    audience=ReportAudience.FUNDER,
    whose_year=ReportYear.CALENDAR,
    title=N_("COSSUP worksheet"),
    paper=N_("COSSUP Worksheet"),
    parts=(
        Part(N_("Referred, screened, enrolled"), ("referrals_received", "referral_funnel", "screening_results")),
        Part(N_("Served"), (*_PEOPLE, "people_reached", "contacts_made")),
        Part(
            N_("Linked to services"),
            ("referrals_to_providers", "referral_results", "linked_to_services", *_SUPPORT),
        ),
        Part(N_("Housing, income, insurance, documents"), _OUTCOMES),
    ),
    tiles=TILES,
    trends=("referrals_received",),
)
STATE = Profile(
    key="state",
    audience=ReportAudience.STATE,
    whose_year=ReportYear.OTHER,
    title=N_("State program"),
    paper=N_("State Program Report"),
    parts=(
        Part(N_("Referrals by who sent the person"), ("referrals_received", "referral_funnel")),
        Part(N_("People"), _PEOPLE),
        Part(
            N_("Engagement"),
            ("contacts_made", "people_reached", "referrals_to_providers", "linked_to_services", *_SUPPORT),
        ),
    ),
    tiles=TILES,
    trends=("referrals_received", "contacts_made"),
)
POLICY_GROUP = Profile(
    key="policy_group",
    audience=ReportAudience.POLICY_GROUP,
    title=N_("Policy group"),
    paper=N_("Policy Group Report"),
    parts=(
        Part(
            N_("Who is referred, and how soon they are reached"),
            ("referrals_received", "referrals_crossed", "referral_funnel"),
        ),
        Part(N_("Timeliness"), ("first_contact", "outreach", "intake_in_time", "warm_handoff")),
        Part(N_("Screening"), ("screening_results",)),
        Part(N_("Caseload"), (*_PEOPLE, "caseload", "days_enrolled")),
        Part(
            N_("Work"),
            (
                *("contacts_made", "people_reached", "referrals_to_providers", "referral_results"),
                *("linked_to_services", "rides", "naloxone", "assistance"),
            ),
        ),
        Part(N_("Meetings, consents, disclosures"), ("meetings", "consents_in_force", "disclosures_made")),
        Part(N_("Plans"), ("plan_in_place", "plan_reviewed", "goals")),
        Part(N_("Courts and jail, as known to the site"), _COURT),
        Part(N_("Housing, income, insurance, documents"), _OUTCOMES),
    ),
    tiles=TILES,
    trends=("referrals_received", "contacts_made"),
)
EQUITY = Profile(
    key="equity",
    audience=ReportAudience.EQUITY,
    title=N_("Equity review"),
    paper=N_("Equity Review"),
    parts=(
        Part(N_("Referred and enrolled"), ("referrals_received", "referral_funnel", "enrolled_in_period")),
        Part(N_("Referred, accepted, enrolled"), ("race_by_stage",)),
        Part(N_("Who is enrolled"), ("demographics",)),
        Part(N_("Who is newly enrolled"), ("demographics_of_new",)),
    ),
    tiles=tuple(tile for tile in TILES if tile.measure not in {"newly_enrolled", "enrolled_on_last_day"}),
    trends=("referrals_received",),
    note=N_(
        "In a small county nearly every one of these counts is too small to release: use it inside the policy group."
    ),
)
_ON_BOARD = frozenset(key for part in COUNTY_BOARD.parts for key in part.measures)
"""The measures of the board's summary as it was shipped: of these the page shows the chosen rows and no others."""
PROFILES = (COUNTY_BOARD, COSSUP, STATE, POLICY_GROUP, EQUITY)
