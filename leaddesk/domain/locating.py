"""Unable to locate: how far the search for a person has come. It suggests; nothing changes a status by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.contact_codes import Direction, Reach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.domain.codes import ContactKind
    from leaddesk.domain.contacts import ContactDraft


@dataclass(frozen=True, slots=True)
class LocateRule:
    """The site's rule: so many attempts, each on another day, spread over days, by several ways."""

    attempts: int = 5
    days: int = 30
    methods: int = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """The attempts since somebody last spoke with the person: how many, on how many days, by how many ways."""

    attempts: int = 0
    days: int = 0
    methods: int = 0
    first_on: date | None = None
    ready_on: date | None = None
    """The first day on which the search has lasted as long as the rule asks."""
    met: bool = False
    """Whether the rule is met, so that *unable to locate* may be chosen."""


def standing(contacts: Iterable[ContactDraft], rule: LocateRule, today: date, since: date | None = None) -> Standing:
    """Return where the search for a person stands; ``since`` leaves out what was before, such as before a referral.

    Only our own attempts count; a two-way contact, or a word from the person, begins anew on that day.
    """
    known = [one for one in contacts if one.on is not None and (since is None or one.on >= since)]
    heard = [one.on for one in known if one.on and (one.reach is Reach.TWO_WAY or one.direction is Direction.IN)]
    last = max(heard, default=None)
    tries: list[tuple[date, ContactKind]] = [
        (one.on, one.kind)
        for one in known
        if one.on and one.reach is Reach.ATTEMPT and one.direction is Direction.OUT and (last is None or one.on > last)
    ]
    if not tries:
        return Standing()
    days, methods = {day for day, _ in tries}, {kind for _, kind in tries}
    first = min(days)
    ready = first + timedelta(days=rule.days)
    met = len(days) >= rule.attempts and len(methods) >= rule.methods and today >= ready
    return Standing(len(tries), len(days), len(methods), first, ready, met)
