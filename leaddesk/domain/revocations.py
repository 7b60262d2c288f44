"""A consent that was taken back: from when it counts, who holds something under it, and who has heard of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.consent_parts import Part, parts
from leaddesk.domain.consents import Consent
from leaddesk.domain.disclosure_codes import Channel
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.holders import Holder
from leaddesk.i18n import N_

NOTICE_CODE = "REV-N"
"""The code of the notice to an office; its rows in the log are found by it."""


@dataclass(frozen=True, slots=True)
class HeardDraft:
    """What *Mark as told* asks: when and how an office heard that a consent was taken back."""

    on: date | None = entry(N_("Told on"), default=None, required=True)
    channel: Channel = entry(N_("How"), default=Channel.PHONE, required=True)
    person: str = entry(N_("Who there"), default="", max_length=300, width=2, optional_shown=True)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, optional_shown=True)

    def problems(self, today: date | None = None, not_before: date | None = None) -> dict[str, str]:
        """Return what stops this from being saved, by field."""
        found = fields.problems(self)
        if self.on and today and self.on > today:
            found["on"] = IN_THE_FUTURE
        if self.on and not_before and self.on < not_before:
            found["on"] = N_("This is before it was taken back")
        return found


@dataclass(frozen=True, slots=True)
class Heard:
    """How an office heard of it. ``marked_id`` is a mark of hers, which can be taken off; a notice has none.

    ``given`` is false for a notice that was printed while nobody said yet whether it was given.
    """

    on: date
    channel: Channel | None
    person: str = ""
    marked_id: int | None = None
    given: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """An office that holds something under the consent, and whether it has heard that it was taken back."""

    holder: Holder
    part: Part
    heard: Heard | None = None

    @property
    def in_public(self) -> bool:
        """Return whether it was shown to anybody who came by, so that there is no office to tell."""
        return self.holder.organisation_id is None

    @property
    def counts_from(self) -> date | None:
        """Return from which day it counts for this office; None while the event that opens the way back is ahead."""
        return self.part.counts_from

    def counts(self, on: date) -> bool:
        """Return whether it counts on a day."""
        return self.counts_from is not None and self.counts_from <= on

    @property
    def told(self) -> bool:
        """Return whether the office has heard of it."""
        return self.heard is not None and self.heard.given


@dataclass(frozen=True, slots=True)
class Revocation:
    """What taking a consent back, as a whole or for some of its offices, has set going."""

    consent: Consent
    reached: tuple[Reached, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what was taken back, time by time."""
        return parts(self.consent)

    @property
    def whole(self) -> bool:
        """Return whether nothing of the consent is left."""
        return self.consent.revoked is not None

    @property
    def untold(self) -> tuple[Reached, ...]:
        """Return who has not heard of it yet."""
        return tuple(one for one in self.reached if not one.told and not one.in_public)
