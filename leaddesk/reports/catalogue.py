"""Every measure with its rows, in the words of its own, to choose from for a profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leaddesk.reports.measure import Measure

AREAS = {
    "R": N_("Referrals"),
    "E": N_("People"),
    "C": N_("Contacts"),
    "S": N_("Services and support"),
    "P": N_("Plans"),
    "H": N_("Housing"),
    "I": N_("Income, insurance, documents"),
    "J": N_("Courts and jail"),
    "Q": N_("Meetings, consents, equity"),
    "D": N_("Who the people are"),
}
"""What the letters of the areas stand for."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row of a measure: its group and words; ``heading`` names the run of rows it stands in."""

    group: str
    words: str
    heading: str = ""
    release_only: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """A measure to choose."""

    key: str
    area: str
    title: str
    definition: str
    rows: tuple[RowWords, ...]


def offered(measures: Iterable[Measure]) -> tuple[Offered, ...]:
    """Return the measures with their rows, in the order of their areas."""
    return tuple(Offered(one.key, AREAS[one.code[0]], one.title, one.definition, tuple(_rows(one))) for one in measures)


def _rows(measure: Measure) -> Iterator[RowWords]:
    if measure.headline is not None:
        yield RowWords("", measure.title)
    for group in measure.groups:
        release = group.audience.sees(release=True) and not group.audience.sees(release=False)
        yield RowWords(group.key, group.label, group.heading, release_only=release)
    for share in measure.shares:
        release = share.audience.sees(release=True) and not share.audience.sees(release=False)
        yield RowWords(share.key, share.label, release_only=release)
