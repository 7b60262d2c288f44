"""Referrals to us: three doors, a life cycle, and the clock that runs to intake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from leaddesk.domain import fields
from leaddesk.domain.codes import (
    EligibilityResult,
    OffenseLevel,
    ParticipationStatus,
    ReferralInStatus,
    ReferralPathway,
    ReferralSource,
    YesNo,
)
from leaddesk.domain.fields import DATE_NEEDED, IN_THE_FUTURE, REQUIRED, entry
from leaddesk.domain.participants import BirthDate
from leaddesk.domain.referral_codes import Basis, NamedVictim, Supervision, Wish, YesOrNo
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

ARREST_FIELDS = ("agency", "incident_number", "offence", "referrer_name", "contact_on", "contact_time")
_S = ReferralInStatus
STAGES = (_S.RECEIVED, _S.SCREENING, _S.ELIGIBLE, _S.APPROVED, _S.OUTREACH, _S.INTAKE_SCHEDULED, _S.INTAKE_COMPLETE)
ENDS = tuple(status for status in _S if status not in STAGES)
EITHER_WAY = frozenset(ENDS) - {_S.INELIGIBLE}
NEXT: dict[ReferralInStatus, tuple[ReferralInStatus, ...]] = {
    **{
        stage: (*STAGES[number + 1 :], *(end for end in ENDS if end in EITHER_WAY or number <= 2))  # noqa: PLR2004 - the third stage is the last at which this can end
        for number, stage in enumerate(STAGES[:-1])
    },
    _S.INTAKE_COMPLETE: (),
    **dict.fromkeys(ENDS, (_S.SCREENING, _S.OUTREACH)),
    _S.DUPLICATE_OPEN: (),
    _S.ALREADY_PARTICIPANT: (),
    _S.DECEASED: (),
}
"""Where a referral can go from each status. Stages may be skipped forward, never walked back;
an end other than death, a duplicate or a known participant can be opened again."""

OPEN = (*STAGES[:-1], _S.NO_CAPACITY_WAITLIST)
"""The statuses in which something is still to be done."""
RESULTS: dict[ReferralInStatus, frozenset[EligibilityResult]] = {
    _S.ELIGIBLE: frozenset({EligibilityResult.ELIGIBLE, EligibilityResult.ELIGIBLE_WITH_APPROVAL}),
    _S.INELIGIBLE: frozenset(EligibilityResult)
    - {EligibilityResult.ELIGIBLE, EligibilityResult.ELIGIBLE_WITH_APPROVAL, EligibilityResult.PENDING_INFO},
}
"""Which screening results go with the two statuses that need one."""
_DAY_MINUTES = 24 * 60
NOT_FROM_HERE = N_("It can't become this from where it stands")
BEFORE_NEWEST = N_("The newest step is dated later")
OTHER_RESULT = N_("This result goes with another status")
WHO = N_("Say first who the person is")
LATER_STEP = N_("A later step is dated before this day")
NO_CLOCK = N_("Only an arrest diversion has a day for intake")
BEFORE_GIVEN = N_("This is before the day it was given")
NOT_BOTH = N_("Neither does not go with the others")
BEFORE_CONTACT = N_("This is before the day of contact")


@dataclass(frozen=True, slots=True)
class ReferralInDraft:
    """What the form for a referral to us edits. Which fields are needed depends on the door."""

    received_on: date | None = entry(N_("Date received"), default=None, required=True)
    pathway: ReferralPathway = entry(N_("Door"), default=ReferralPathway.ARREST_DIVERSION, required=True)
    source: ReferralSource | None = entry(N_("Referred by"), default=None, required=True)
    contact_on: date | None = entry(N_("Date of contact"), default=None)
    contact_time: time | None = entry(N_("Time"), default=None, width=1)
    place: str = entry(N_("Where"), default="", max_length=300, width=3)
    referrer_name: str = entry(N_("Name"), default="", max_length=300)
    badge: str = entry(N_("Badge"), default="", max_length=40, width=1, optional_shown=True)
    referrer_phone: str = entry(N_("Phone"), default="", max_length=60, width=1, optional_shown=True)
    agency: str = entry(N_("Agency"), default="", max_length=300)
    referrer_relation: str = entry(
        N_("How they know each other"), default="", max_length=200, width=3, optional_shown=True
    )
    may_name: YesOrNo | None = entry(
        N_("May we tell the person who asked?"),
        default=None,
        width=3,
        optional_shown=True,
        help=N_("Where the answer is no, the person is not told"),
    )
    person_name: str = entry(N_("Name, or how to know the person"), default="", required=True, max_length=300, width=2)
    person_alias: str = entry(N_("Also called"), default="", max_length=300, width=1, optional_shown=True)
    person_birth: BirthDate | None = entry(N_("Born"), default=None, width=1, optional_shown=True)
    person_where: str = entry(N_("Where to find the person"), default="", max_length=500, optional_shown=True)
    person_phone: str = entry(N_("Phone of the person"), default="", max_length=60, width=1, optional_shown=True)
    person_language: str = entry(N_("Language of the person"), default="", max_length=80, width=1, optional_shown=True)
    approach: str = entry(
        N_("Best way and time to approach"), default="", max_length=500, width=3, lines=2, optional_shown=True
    )
    supervision: frozenset[Supervision] = entry(
        N_("On probation or parole, or open warrants"), default=frozenset(), width=6, optional_shown=True
    )
    incident_number: str = entry(N_("Report number"), default="", max_length=80)
    offence: str = entry(
        N_("Offense"), default="", max_length=500, width=3, help=N_("As the deputy wrote it, statute if known")
    )
    offence_level: OffenseLevel | None = entry(N_("Level"), default=None, width=1, optional_shown=True)
    agreed_to_talk: YesNo = entry(N_("Offer explained and person agreed to talk"), default=YesNo.NOT_ASKED)
    charge_held_until: date | None = entry(N_("Charge held until"), default=None, optional_shown=True)
    victim: NamedVictim | None = entry(N_("Is there a named victim?"), default=None, optional_shown=True)
    property_held: YesOrNo | None = entry(N_("Property or evidence held"), default=None, optional_shown=True)
    property_item: str = entry(N_("Item number"), default="", max_length=80, optional_shown=True)
    basis: frozenset[Basis] = entry(N_("How is this known?"), default=frozenset(), width=6, optional_shown=True)
    wishes: frozenset[Wish] = entry(N_("What would help"), default=frozenset(), width=6, optional_shown=True)
    reason: str = entry(
        N_("Why the person is referred"), default="", max_length=2000, width=6, lines=3, help=N_("Conduct or need")
    )
    safety: str = entry(N_("Safety"), default="", max_length=500, width=3, lines=2, optional_shown=True)
    notes: str = entry(N_("Notes"), default="", max_length=2000, width=3, lines=2, optional_shown=True)
    called_at: time | None = entry(N_("Called at"), default=None, width=1, optional_shown=True)
    arrived_at: time | None = entry(N_("Arrived at"), default=None, width=1, optional_shown=True)
    handed_over_at: time | None = entry(N_("Handed over at"), default=None, width=1, optional_shown=True)
    appointment_on: date | None = entry(
        N_("Appointment card for"),
        default=None,
        width=3,
        optional_shown=True,
        help=N_("Where nobody could come at once: the day on the card the person was given"),
    )
    appointment_at: time | None = entry(N_("At"), default=None, width=1, optional_shown=True)
    hand_off_place: str = entry(
        N_("Place of the hand-off, or on the card"), default="", max_length=300, width=3, optional_shown=True
    )

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this referral from being saved, by field."""
        found = fields.problems(self)
        if self.pathway is ReferralPathway.ARREST_DIVERSION:
            for name in ARREST_FIELDS:
                value = getattr(self, name)
                if value is None:
                    found[name] = DATE_NEEDED if name == "contact_on" else REQUIRED
                elif isinstance(value, str) and not value.strip():
                    found[name] = REQUIRED
        for name in ("received_on", "contact_on"):
            day = getattr(self, name)
            if day and today and day > today:
                found[name] = IN_THE_FUTURE
        if Supervision.NEITHER in self.supervision and self.supervision & {Supervision.PROBATION, Supervision.WARRANT}:
            found["supervision"] = NOT_BOTH
        if self.appointment_on and self.clock_starts and self.appointment_on < self.clock_starts:
            found["appointment_on"] = BEFORE_CONTACT
        return found

    @property
    def hand_off_minutes(self) -> int | None:
        """Return the minutes from the call to the hand-over, over midnight too, or None where one is not known."""
        if self.called_at is None or self.handed_over_at is None:
            return None
        called, handed = (one.hour * 60 + one.minute for one in (self.called_at, self.handed_over_at))
        return (handed - called) % _DAY_MINUTES

    @property
    def clock_starts(self) -> date | None:
        """Return the day from which the intake clock runs: the contact, else the day received."""
        return self.contact_on or self.received_on


@dataclass(frozen=True, slots=True)
class Extension:
    """More time for intake, given by the prosecutor."""

    until: date
    given_by: str
    given_on: date


@dataclass(frozen=True, slots=True)
class ExtensionDraft:
    """What the extension dialog edits."""

    until: date | None = entry(N_("New date"), default=None, required=True)
    given_by: str = entry(N_("Given by"), default="", required=True, max_length=300, width=3)
    given_on: date | None = entry(N_("Given on"), default=None, required=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this extension from being saved, by field."""
        found = fields.problems(self)
        if self.given_on and today and self.given_on > today:
            found["given_on"] = IN_THE_FUTURE
        if self.given_on and self.until and self.until < self.given_on:
            found["until"] = BEFORE_GIVEN
        return found


def intake_deadline(draft: ReferralInDraft, deadline_days: int, extensions: tuple[Extension, ...] = ()) -> date | None:
    """Return the last day for intake, in calendar days from the contact, or None where no clock runs.

    Only an arrest diversion has a clock; the newest extension replaces it.
    """
    if draft.pathway is not ReferralPathway.ARREST_DIVERSION or draft.clock_starts is None:
        return None
    if extensions:
        # of two given on the same day, the one recorded last
        return sorted(extensions, key=lambda extension: extension.given_on)[-1].until
    return draft.clock_starts + timedelta(days=deadline_days)


@dataclass(frozen=True, slots=True)
class ReferralStep:
    """One dated step of a referral's life."""

    status: ReferralInStatus
    on: date
    note: str = ""


class StageState(Enum):
    """How a stage looks from where a referral stands."""

    DONE = auto()
    NOW = auto()
    AHEAD = auto()
    SKIPPED = auto()


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the way, with its day if the referral was there."""

    status: ReferralInStatus
    state: StageState
    on: date | None = None


def life_cycle(steps: Sequence[ReferralStep]) -> tuple[Stage, ...]:
    """Return the way of a referral from its steps, oldest first; one that came to an end has nothing ahead."""
    now, days = steps[-1].status, {step.status: step.on for step in steps}
    ended = now not in STAGES
    last = max(STAGES.index(one) for one in days if one in STAGES) if ended else STAGES.index(now)
    found = []
    for place, status in enumerate(STAGES[: last + 1] if ended else STAGES):
        if status is now:
            state = StageState.NOW
        elif place > last:
            state = StageState.AHEAD
        else:
            state = StageState.DONE if status in days else StageState.SKIPPED
        found.append(Stage(status, state, days.get(status) if place <= last else None))
    return (*found, Stage(now, StageState.NOW, steps[-1].on)) if ended else tuple(found)


@dataclass(frozen=True, slots=True)
class StepDraft:
    """What the dialog *Move referral* edits."""

    status: ReferralInStatus | None = entry(N_("Now"), default=None, required=True, width=3)
    on: date | None = entry(N_("On"), default=None, required=True)
    result: EligibilityResult | None = entry(N_("Screening result"), default=None, width=3)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self) -> dict[str, str]:
        """Return what stops this step from being saved, by field."""
        found = fields.problems(self)
        fitting = RESULTS.get(self.status) if self.status else None
        if fitting is not None and self.result not in fitting:
            found["result"] = REQUIRED if self.result is None else OTHER_RESULT
        return found


def step_problems(
    steps: Sequence[ReferralStep], draft: StepDraft, today: date, *, known_person: bool
) -> dict[str, str]:
    """Return what stops a step from being taken after the others, oldest first, by field."""
    found, newest = draft.problems(), steps[-1]
    if draft.status and draft.status not in NEXT[newest.status]:
        found["status"] = NOT_FROM_HERE
    elif draft.status in (ReferralInStatus.INTAKE_COMPLETE, ReferralInStatus.ALREADY_PARTICIPANT) and not known_person:
        found["status"] = WHO
    if draft.on and draft.on > today:
        found["on"] = IN_THE_FUTURE
    elif draft.on and draft.on < newest.on:
        found["on"] = BEFORE_NEWEST
    return found


def referral_in_number(year: int, number: int) -> str:
    """Return the number of a referral to us, such as ``R-2026-0031``."""
    return f"R-{year}-{number:04}"


@dataclass(frozen=True, slots=True)
class ReferralInRow:
    """A line of the list of referrals to us."""

    id: int
    number: str
    received_on: date
    pathway: ReferralPathway
    source: ReferralSource
    agency: str
    person_name: str
    participant_id: int | None
    record_number: str
    status: ReferralInStatus
    status_on: date
    deadline: date | None

    @property
    def open(self) -> bool:
        """Return whether something is still to be done."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class ReferralInRecord:
    """Everything the page of one referral shows."""

    id: int
    number: str
    draft: ReferralInDraft
    participant_id: int | None
    participant_name: str
    record_number: str
    status: ReferralInStatus
    result: EligibilityResult | None
    steps: tuple[ReferralStep, ...]
    extensions: tuple[Extension, ...]
    deadline: date | None
    known_status: ParticipationStatus | None = None
    other_open: tuple[int, str] | None = None
    """Id and number of an older open referral of the same person."""
    sent_form: bool = False
    """Whether the form by which it was sent is kept."""

    @property
    def suggested_end(self) -> ReferralInStatus | None:
        """Return the end that what is known of the person suggests, or None; she decides."""
        if self.status not in STAGES[:3]:
            return None
        if self.known_status in (ParticipationStatus.ACTIVE, ParticipationStatus.INACTIVE):
            return ReferralInStatus.ALREADY_PARTICIPANT
        return ReferralInStatus.DUPLICATE_OPEN if self.other_open else None
