"""Disclosures: what left the office, to whom, why it was lawful, and the proof.

A prepared paper and its handing over are two rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from leaddesk.domain import fields
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentState,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    NoticeUsed,
    Purpose,
)
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.grounds import GroundDraft
from leaddesk.i18n import N_

EMPTY_IS_TODAY = N_("Empty means today")


@dataclass(frozen=True, slots=True)
class Replacement:
    """The entry that corrects another one: its number, when it was written, and why."""

    id: int
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One row of the append-only log. ``prepared_id`` ties an answer to the paper it answers for."""

    id: int
    event: DisclosureEvent
    at: datetime
    participant_id: int
    organisation_id: int | None
    recipient: str
    recipient_person: str
    recipient_address: str
    channel: Channel | None
    form_code: str
    edition: str
    sha256: str
    pages: int
    categories: frozenset[InformationCategory]
    purposes: frozenset[Purpose]
    basis: DisclosureBasis
    consent_id: int | None
    consent_number: str
    consent_state: ConsentState | None
    notice: NoticeUsed
    scope_explained: bool
    copies: int
    made_by: str
    file_name: str
    referral_out_id: int | None = None
    prepared_id: int | None = None
    sheet_id: int | None = None
    """The row that holds the bytes, where one sheet tells of several people."""
    conference_on: date | None = None
    """The day of the case conference that a sheet was made for."""
    reprint_of: int | None = None
    correction_of: int | None = None
    corrected_at: datetime | None = None
    """When this entry was written, if it corrects another one; ``at`` is when it happened."""
    correction_reason: str = ""
    note: str = ""
    ground: GroundDraft | None = None
    record_number: str = ""
    answered: bool = False
    kept: bool = False
    """Whether the bytes of its paper can still be opened."""
    corrected: Replacement | None = None
    """The entry that corrects this one; it alone counts from then on."""

    @property
    def stands(self) -> bool:
        """Return whether no later entry corrects it."""
        return self.corrected is None


@dataclass(frozen=True, slots=True)
class GivenDraft:
    """What is asked when a paper was given or sent."""

    channel: Channel = entry(N_("How"), default=Channel.HAND, required=True)
    recipient_person: str = entry(N_("To whom there"), default="", max_length=300, width=3, optional_shown=True)
    on: date | None = entry(N_("Given on"), default=None, help=EMPTY_IS_TODAY)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, optional_shown=True)

    def problems(self, today: date | None = None, made_on: date | None = None) -> dict[str, str]:
        """Return what stops this answer from being saved, by field."""
        found = fields.problems(self)
        if self.on and today and self.on > today:
            found["on"] = IN_THE_FUTURE
        if self.on and made_on and self.on < made_on:
            found["on"] = N_("This is before the day it was made")
        return found


@dataclass(frozen=True, slots=True)
class NotGivenDraft:
    """What is asked when a prepared paper is discarded."""

    why: str = entry(N_("Why"), default="", required=True, max_length=500, width=6)

    def problems(self) -> dict[str, str]:
        """Return what stops this answer from being saved, by field."""
        return fields.problems(self)


@dataclass(frozen=True, slots=True)
class ToldDraft:
    """What *Record something told* edits: a disclosure by word of mouth."""

    organisation_id: int | None = entry(N_("Recipient"), default=None, required=True, width=3)
    recipient_person: str = entry(N_("Who there"), default="", max_length=300, width=3, optional_shown=True)
    channel: Channel = entry(N_("How"), default=Channel.PHONE, required=True)
    purpose: Purpose | None = entry(N_("Purpose"), default=None, required=True, width=3)
    categories: frozenset[InformationCategory] = entry(N_("What was told"), default=frozenset(), width=6)
    on: date | None = entry(N_("Told on"), default=None, help=EMPTY_IS_TODAY)
    case_number: str = entry(N_("Case number"), default="", max_length=80, optional_shown=True)
    note: str = entry(N_("In a few words"), default="", max_length=1000, width=6, lines=2, optional_shown=True)
    ground: GroundDraft | None = None
    """The facts of another legal basis than a consent, which then say who was told, and why."""

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this from being saved, by field."""
        found = fields.problems(self)
        if self.ground is not None:
            found.pop("purpose", None)
            if self.ground.receiver:
                found.pop("organisation_id", None)
        if self.on and today and self.on > today:
            found["on"] = IN_THE_FUTURE
        if not self.categories:
            found["categories"] = N_("Tick what was told")
        return found
