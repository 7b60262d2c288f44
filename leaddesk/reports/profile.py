"""What a summary shows, in which order, for which reader."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.i18n import N_


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
    off_page: tuple[str, ...] = ()
    """Beginnings of the groups that the one released page leaves to its chart and to the file."""
    note: str = ""
    """What to mind before the figures are handed in; shown and printed."""


_TILES = (
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
_CHECK = N_("A worksheet to copy from: check every line against the questions in your own portal.")

COUNTY_BOARD = Profile(
    key="county_board",
    title=N_("County board summary"),
    paper=N_("Quarterly Summary"),
    parts=(
        Part(N_("Referrals"), ("referrals_received", "referral_funnel", "intake_in_time")),
        Part(N_("People"), _PEOPLE),
        Part(
            N_("Contacts and services"),
            ("contacts_made", "people_reached", "referrals_to_providers", "linked_to_services"),
        ),
    ),
    tiles=_TILES,
    trends=("referrals_received",),
    off_page=("door_", "from_"),
)
COSSUP = Profile(
    key="cossup",
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
    tiles=_TILES,
    trends=("referrals_received",),
    note=_CHECK,
)
STATE = Profile(
    key="state",
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
    tiles=_TILES,
    trends=("referrals_received", "contacts_made"),
    note=_CHECK,
)
POLICY_GROUP = Profile(
    key="policy_group",
    title=N_("Policy group"),
    paper=N_("Policy Group Report"),
    parts=(
        Part(N_("Who is referred, and how soon they are reached"), ("referrals_received", "referral_funnel")),
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
    tiles=_TILES,
    trends=("referrals_received", "contacts_made"),
)
EQUITY = Profile(
    key="equity",
    title=N_("Equity review"),
    paper=N_("Equity Review"),
    parts=(
        Part(N_("Referred and enrolled"), ("referrals_received", "referral_funnel", "enrolled_in_period")),
        Part(N_("Referred, accepted, enrolled"), ("race_by_stage",)),
        Part(N_("Who is enrolled"), ("demographics",)),
    ),
    tiles=_TILES,
    trends=("referrals_received",),
    note=N_(
        "In a small county nearly every one of these counts is too small to release: use it inside the policy group."
    ),
)
PROFILES = (COUNTY_BOARD, COSSUP, STATE, POLICY_GROUP, EQUITY)
