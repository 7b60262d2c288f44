"""What a person's timeline shows: contacts, and the rides, naloxone and assistance that went with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from leaddesk.domain.codes import ContactKind
from leaddesk.domain.contact_codes import Reach
from leaddesk.domain.contacts import ContactFilter, ContactRow
from leaddesk.domain.work import WITH_A_PERSON, WorkRow
from leaddesk.domain.work_codes import WorkKind


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Which lines are wanted: by kind, two-way or attempt (contacts only), year, and words; empty leaves all."""

    kind: ContactKind | WorkKind | None = None
    reach: Reach | None = None
    year: int | None = None
    text: str = ""

    @property
    def on(self) -> bool:
        """Return whether anything is left out."""
        return self != TimelineFilter()

    @property
    def contacts(self) -> ContactFilter | None:
        """Return which contacts are wanted, or None for none of them."""
        if isinstance(self.kind, WorkKind):
            return None
        return ContactFilter(self.kind, self.reach, self.year, self.text)

    @property
    def work(self) -> tuple[WorkKind, ...]:
        """Return which kinds of work are wanted."""
        if self.reach is not None or isinstance(self.kind, ContactKind):
            return ()
        return WITH_A_PERSON if self.kind is None else (self.kind,)

    def takes(self, row: WorkRow) -> bool:
        """Return whether a line of work has the year and the words."""
        draft = row.draft
        if self.year is not None and (draft.on is None or draft.on.year != self.year):
            return False
        said = " ".join(str(getattr(draft, name, "")) for name in _SAID).casefold()
        return all(word in said for word in self.text.casefold().split())


_SAID = ("note", "from_place", "to_place", "place", "what_for", "voucher")


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The newest lines that are wanted, whether there are older ones, and the years there is anything of."""

    rows: tuple[ContactRow | WorkRow, ...]
    more: bool
    years: tuple[int, ...]


def newest(
    contacts: list[ContactRow], work: list[WorkRow], limit: int
) -> tuple[tuple[ContactRow | WorkRow, ...], bool]:
    """Return both kinds in one order, the newest first, and whether some were left out."""
    both: list[ContactRow | WorkRow] = [*contacts, *work]
    both.sort(key=_order, reverse=True)
    return tuple(both[:limit]), len(both) > limit


def _order(row: ContactRow | WorkRow) -> tuple[date, bool, time, int]:
    started = row.draft.started if isinstance(row, ContactRow) else None
    return row.draft.on or date.min, isinstance(row, ContactRow), started or time(), row.id
