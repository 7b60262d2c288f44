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


COUNTY_BOARD = Profile(
    key="county_board",
    title=N_("County board summary"),
    paper=N_("Quarterly Summary"),
    parts=(
        Part(N_("Referrals"), ("referrals_received", "referral_funnel", "intake_in_time")),
        Part(
            N_("People"),
            (
                *("newly_enrolled", "carried_over", "reopened", "enrolled_in_period", "reactivated"),
                *("enrolled_on_last_day", "closed_in_period"),
            ),
        ),
    ),
    tiles=(
        Tile("referrals_received", "", N_("referrals received")),
        Tile("referral_funnel", "intake_complete", N_("of them with intake complete")),
        Tile("newly_enrolled", "", N_("new people enrolled")),
        Tile("enrolled_in_period", "", N_("people enrolled in the period")),
        Tile("enrolled_on_last_day", "active", N_("active on the last day")),
    ),
    trends=("referrals_received",),
    off_page=("door_", "from_"),
)

PROFILES = (COUNTY_BOARD,)
