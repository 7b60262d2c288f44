"""Legal matters of a person: the case, its charges, warrants, and what happened as far as the site knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import OffenseLevel
from leaddesk.domain.court_codes import (
    ENDED,
    ChargeType,
    CourtType,
    FilingStatus,
    InfoSource,
    LegalEventKind,
    MatterKind,
    WarrantKind,
)
from leaddesk.domain.court_dates import CourtDateRow
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.i18n import N_

BEFORE_BEGIN = N_("This can't be before the first day")
NO_SUCH_END = N_("Only time in jail or prison has a last day")
NO_WARRANT_ONLY = N_("Only an arrest can be for a warrant alone")
STAYS = frozenset({LegalEventKind.JAIL, LegalEventKind.PRISON})
"""What goes on for some days."""
LEVELLED = frozenset({LegalEventKind.CHARGE_FILED, LegalEventKind.OUTCOME})
"""What has the level of a charge."""


@dataclass(frozen=True, slots=True)
class MatterDraft:
    """What the form of a legal matter edits."""

    kind: MatterKind | None = entry(N_("Kind of matter"), default=None, required=True)
    organisation_id: int | None = entry(N_("Court"), default=None, width=3, help=N_("From your list of offices"))
    court_name: str = entry(
        N_("Court, if it is not in the list"), default="", max_length=300, width=3, optional_shown=True
    )
    court_type: CourtType | None = entry(N_("Kind of court"), default=None)
    case_number: str = entry(N_("Case number"), default="", max_length=80)
    incident_number: str = entry(N_("Agency incident number"), default="", max_length=80, optional_shown=True)
    status: FilingStatus | None = entry(N_("Filing status"), default=None)
    status_since: date | None = entry(N_("Since"), default=None)
    referral_in_id: int | None = entry(N_("Diverted by the referral"), default=None)
    prosecutor: str = entry(N_("Prosecutor"), default="", max_length=300, width=3, optional_shown=True)
    counsel: str = entry(N_("Defense counsel"), default="", max_length=300, width=3, optional_shown=True)
    mandates: str = entry(N_("What the court asks"), default="", max_length=2000, width=6, lines=2, optional_shown=True)
    obligations: str = entry(
        N_("Fees, fines, service hours"), default="", max_length=2000, width=6, lines=2, optional_shown=True
    )
    source: InfoSource | None = entry(N_("Who said so"), default=None)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this matter from being saved, by field."""
        found = fields.problems(self)
        _not_later(found, today, status_since=self.status_since)
        return found

    def missing(self) -> tuple[str, ...]:
        """Return the labels of what is still worth asking; nothing of it is needed to save."""
        shown = fields.specs(self)
        wanted = [name for name in ("case_number", "status", "source") if not getattr(self, name)]
        if self.organisation_id is None and not self.court_name.strip():
            wanted.insert(0, "organisation_id")
        return tuple(shown[name].label for name in wanted)


@dataclass(frozen=True, slots=True)
class ChargeDraft:
    """What the form of a charge edits."""

    text: str = entry(
        N_("Charge"), default="", required=True, max_length=500, width=6, help=N_("In the words of the docket")
    )
    level: OffenseLevel = entry(N_("Level"), default=OffenseLevel.UNKNOWN, required=True)
    kind: ChargeType | None = entry(N_("About"), default=None)
    status: FilingStatus | None = entry(N_("Filing status"), default=None)
    status_on: date | None = entry(N_("On"), default=None, help=N_("The day of the status or the outcome"))
    outcome: str = entry(N_("Outcome"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this charge from being saved, by field."""
        found = fields.problems(self)
        _not_later(found, today, status_on=self.status_on)
        return found


@dataclass(frozen=True, slots=True)
class WarrantDraft:
    """What the form of a warrant edits."""

    kind: WarrantKind | None = entry(N_("Type"), default=None)
    matter_id: int | None = entry(N_("Matter"), default=None, width=4)
    open_since: date | None = entry(
        N_("Open since"), default=None, required=True, help=N_("If not known, the day you heard of it")
    )
    plan: str = entry(N_("Plan to quash it"), default="", max_length=1000, width=6, lines=2, optional_shown=True)
    resolved_on: date | None = entry(N_("Resolved on"), default=None, optional_shown=True)
    source: InfoSource | None = entry(N_("Who said so"), default=None)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this warrant from being saved, by field."""
        found = fields.problems(self)
        _not_later(found, today, open_since=self.open_since, resolved_on=self.resolved_on)
        if self.open_since and self.resolved_on and self.resolved_on < self.open_since:
            found["resolved_on"] = BEFORE_BEGIN
        return found


@dataclass(frozen=True, slots=True)
class LegalEventDraft:
    """What the form of an event known to the site edits. The source must be said: figures print it."""

    kind: LegalEventKind = entry(N_("What happened"), default=LegalEventKind.ARREST, required=True)
    on: date | None = entry(N_("On"), default=None, required=True)
    until: date | None = entry(N_("Until"), default=None, optional_shown=True, help=N_("The day of release"))
    warrant_only: bool = entry(N_("For a warrant only"), default=False)
    level: OffenseLevel = entry(N_("Level of the charge"), default=OffenseLevel.UNKNOWN)
    source: InfoSource | None = entry(N_("Who said so"), default=None, required=True)
    matter_id: int | None = entry(N_("Matter"), default=None, width=4)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this event from being saved, by field."""
        found = fields.problems(self)
        _not_later(found, today, on=self.on, until=self.until)
        if self.until and self.kind not in STAYS:
            found["until"] = NO_SUCH_END
        elif self.on and self.until and self.until < self.on:
            found["until"] = BEFORE_BEGIN
        if self.warrant_only and self.kind is not LegalEventKind.ARREST:
            found["warrant_only"] = NO_WARRANT_ONLY
        return found

    def fitted(self) -> LegalEventDraft:
        """Return the event without what its kind can't have, as when the kind was chosen anew."""
        return LegalEventDraft(
            self.kind,
            self.on,
            self.until if self.kind in STAYS else None,
            self.warrant_only and self.kind is LegalEventKind.ARREST,
            self.level if self.kind in LEVELLED else OffenseLevel.UNKNOWN,
            self.source,
            self.matter_id,
            self.note,
        )

    @property
    def days(self) -> int | None:
        """Return how many days it took, both included, or None while it goes on or has no length."""
        return (self.until - self.on).days + 1 if self.on and self.until else None


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """A charge of a matter."""

    id: int
    matter_id: int
    draft: ChargeDraft


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A legal matter with its charges. ``court`` is the name of the office, or what was typed."""

    id: int
    participant_id: int
    draft: MatterDraft
    court: str = ""
    charges: tuple[ChargeRow, ...] = ()

    @property
    def open(self) -> bool:
        """Return whether something may still come of it."""
        return self.draft.status not in ENDED

    @property
    def called(self) -> str:
        """Return the words that tell it from others: its case number, else the incident's, or nothing."""
        return self.draft.case_number or self.draft.incident_number


@dataclass(frozen=True, slots=True)
class WarrantRow:
    """A warrant of a person."""

    id: int
    participant_id: int
    draft: WarrantDraft


@dataclass(frozen=True, slots=True)
class LegalEventRow:
    """Something that happened, as far as the site knows."""

    id: int
    participant_id: int
    draft: LegalEventDraft


@dataclass(frozen=True, slots=True)
class LegalRecord:
    """Everything that *Court & legal* shows of a person; dates and events the newest first."""

    matters: tuple[MatterRow, ...] = ()
    dates: tuple[CourtDateRow, ...] = ()
    warrants: tuple[WarrantRow, ...] = ()
    events: tuple[LegalEventRow, ...] = ()

    @property
    def empty(self) -> bool:
        """Return whether nothing is known."""
        return not (self.matters or self.dates or self.warrants or self.events)


def _not_later(found: dict[str, str], today: date | None, **days: date | None) -> None:
    """Note the days that are still to come."""
    for name, day in days.items():
        if day and today and day > today:
            found[name] = IN_THE_FUTURE
