"""The office's countable work beside contacts: rides, naloxone, assistance, meetings, trainings, staffing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from leaddesk.domain import fields
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.work_codes import AssistanceKind, Driver, MeetingKind, RideReason, WorkKind
from leaddesk.i18n import N_

MOST_MILES, MOST_COUNT, MOST_CENTS = 2000, 5000, 100_000_00
CENTS = 100
NOTHING_COUNTED = N_("Kits given or reversals reported: one of them is needed")
MORE_THAN_NOTHING = N_("More than nothing")


@dataclass(frozen=True, slots=True)
class RideDraft:
    """A ride for somebody, or for nobody in particular; ``miles`` are whole miles, there and back."""

    on: date | None = entry(N_("Date"), default=None, required=True)
    participant_id: int | None = entry(N_("Who"), default=None, width=4, optional_shown=True)
    from_place: str = entry(N_("From"), default="", max_length=200, width=3, optional_shown=True)
    to_place: str = entry(N_("To"), default="", max_length=200, width=3, optional_shown=True)
    miles: int | None = entry(N_("Miles"), default=None, width=1, optional_shown=True)
    reason: RideReason = entry(N_("For"), default=RideReason.CARE, required=True)
    driver: Driver = entry(N_("Who drove"), default=Driver.STAFF, required=True)
    note: str = entry(N_("Note"), default="", max_length=1000, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this ride from being saved, by field."""
        return _problems(self, today, miles=MOST_MILES)


@dataclass(frozen=True, slots=True)
class NaloxoneDraft:
    """Kits that were given, and overdose reversals that were reported to us; mostly without a name."""

    on: date | None = entry(N_("Date"), default=None, required=True)
    participant_id: int | None = entry(N_("Who"), default=None, width=4, optional_shown=True)
    kits: int | None = entry(N_("Kits given"), default=None, width=2)
    reversals: int | None = entry(N_("Reversals reported"), default=None, width=2)
    place: str = entry(N_("Place"), default="", max_length=200, width=2, optional_shown=True)
    note: str = entry(N_("Note"), default="", max_length=1000, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this line from being saved, by field."""
        found = _problems(self, today, kits=MOST_COUNT, reversals=MOST_COUNT)
        if not found and not self.kits and not self.reversals:
            found["kits"] = NOTHING_COUNTED
        return found


@dataclass(frozen=True, slots=True)
class AssistanceDraft:
    """Money spent for a participant, or for participants at large; ``cents`` are US cents."""

    on: date | None = entry(N_("Date"), default=None, required=True)
    participant_id: int | None = entry(N_("Who"), default=None, width=4, optional_shown=True)
    cents: int | None = entry(N_("Amount"), default=None, required=True, help=N_("In dollars, such as 24.50"))
    category: AssistanceKind = entry(N_("Category"), default=AssistanceKind.HOUSING, required=True)
    voucher: str = entry(N_("Voucher number"), default="", max_length=60, optional_shown=True)
    what_for: str = entry(
        N_("What for"),
        default="",
        max_length=300,
        width=6,
        optional_shown=True,
        help=N_("Stands on the voucher: no name here"),
    )
    vendor: str = entry(N_("Vendor"), default="", max_length=200, width=4, optional_shown=True)
    good_until: date | None = entry(N_("Voucher good until"), default=None, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this spending from being saved, by field."""
        found = _problems(self, today)
        if self.cents is not None and not 0 < self.cents <= MOST_CENTS:
            found["cents"] = MORE_THAN_NOTHING if self.cents <= 0 else N_("At most $100,000")
        if self.good_until and self.on and self.good_until < self.on:
            found["good_until"] = N_("This is before the day of the voucher")
        return found


@dataclass(frozen=True, slots=True)
class MeetingAction:
    """What somebody took on at a meeting, and by when."""

    owner: str = ""
    what: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting of one of the groups. People are counted, never named: ``people_discussed`` is a number only."""

    on: date | None = entry(N_("Date"), default=None, required=True)
    kind: MeetingKind = entry(N_("Which meeting"), default=MeetingKind.OWG, required=True)
    people_discussed: int | None = entry(
        N_("People discussed"), default=None, optional_shown=True, help=N_("The number only, no names")
    )
    agencies: tuple[int, ...] = entry(N_("Agencies present"), default=(), width=6, optional_shown=True)
    actions: tuple[MeetingAction, ...] = entry(
        N_("Actions"), default=(), width=6, optional_shown=True, help=N_("Who does what, and by when")
    )
    note: str = entry(N_("Note"), default="", max_length=1000, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this meeting from being saved, by field."""
        found = _problems(self, today, people_discussed=MOST_COUNT)
        if any(not one.what.strip() for one in self.actions):
            found["actions"] = N_("An action needs words for what is done")
        elif any(len(one.what) > _LONGEST or len(one.owner) > _LONGEST for one in self.actions):
            found["actions"] = fields.TOO_LONG.replace("{limit}", str(_LONGEST))
        if len(set(self.agencies)) != len(self.agencies):
            found["agencies"] = N_("An agency stands here twice")
        return found


_LONGEST = 300


@dataclass(frozen=True, slots=True)
class TrainingDraft:
    """A training that the office gave."""

    on: date | None = entry(N_("Date"), default=None, required=True)
    topic: str = entry(N_("Topic"), default="", required=True, max_length=200, width=4)
    audience: str = entry(N_("Audience"), default="", max_length=200, width=3, optional_shown=True)
    people: int | None = entry(N_("Number of people"), default=None, width=2, optional_shown=True)
    naloxone: bool = entry(N_("Naloxone training"), default=False, width=3)
    note: str = entry(N_("Note"), default="", max_length=1000, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this training from being saved, by field."""
        return _problems(self, today, people=MOST_COUNT)


@dataclass(frozen=True, slots=True)
class StaffingDraft:
    """From a day on, how much case work the office has: ``hundredths`` of a full-time position."""

    since: date | None = entry(N_("From"), default=None, required=True, width=3)
    hundredths: int | None = entry(
        N_("Full-time positions"),
        default=None,
        required=True,
        width=3,
        help=N_("Coordinators and case managers together, such as 1 or 1.5"),
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this line from being saved, by field."""
        found = fields.problems(self)
        if self.hundredths is not None and not 1 <= self.hundredths <= 100 * CENTS:
            found["hundredths"] = N_("Between 0.01 and 100")
        return found


@dataclass(frozen=True, slots=True)
class StaffingRow:
    """One line of the staffing."""

    id: int
    draft: StaffingDraft


WorkDraft = RideDraft | NaloxoneDraft | AssistanceDraft | MeetingDraft | TrainingDraft
DRAFTS: dict[WorkKind, type[Any]] = {
    WorkKind.RIDE: RideDraft,
    WorkKind.NALOXONE: NaloxoneDraft,
    WorkKind.ASSISTANCE: AssistanceDraft,
    WorkKind.MEETING: MeetingDraft,
    WorkKind.TRAINING: TrainingDraft,
}
"""What the form of each kind edits."""
WITH_A_PERSON = (WorkKind.RIDE, WorkKind.NALOXONE, WorkKind.ASSISTANCE)
"""Kinds that may belong to a participant, and then stand in that record too."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A line of the work log, or of a person's timeline; name and number are empty for nobody in particular."""

    kind: WorkKind
    id: int
    name: str
    record_number: str
    draft: WorkDraft


def full_time_on(rows: tuple[StaffingDraft, ...], day: date) -> int:
    """Return the hundredths of full-time positions on a day: one whole position where nothing was said yet."""
    known = [row for row in rows if row.since is not None and row.hundredths and row.since <= day]
    newest = max(known, key=lambda row: row.since or day, default=None)
    return newest.hundredths if newest is not None and newest.hundredths else CENTS


def _problems(draft: Any, today: date | None, **most: int) -> dict[str, str]:
    """Return what declarations find, a day to come, and numbers that cannot be."""
    found = fields.problems(draft)
    if draft.on and today and draft.on > today:
        found["on"] = IN_THE_FUTURE
    for name, limit in most.items():
        value = getattr(draft, name)
        if value is not None and not 0 <= value <= limit:
            found[name] = N_("Between 0 and {most}").format(most=limit)
    return found
