"""What happens to one invented person, drawn from a seed: dates and choices, nothing written yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random
from typing import Any

from leaddesk.domain.codes import (
    CloseReason,
    ContactKind,
    ContactOutcome,
    EligibilityResult,
    InactiveReason,
    Language,
    ParticipationStatus,
    PhoneKind,
    ReferralInStatus,
    ReferralPathway,
    ReferralSource,
    YesNo,
)
from leaddesk.domain.contact_codes import ContactPurpose, Direction
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone, StatusChangeDraft
from leaddesk.domain.referral_codes import Basis, NamedVictim, Supervision, Wish, YesOrNo
from leaddesk.domain.referrals_in import ReferralInDraft, StepDraft
from leaddesk.practice import words

_S = ReferralInStatus
_HALF = 30
_SOURCES = {
    ReferralPathway.ARREST_DIVERSION: (ReferralSource.LE_PATROL,),
    ReferralPathway.SOCIAL_CONTACT: (ReferralSource.LE_PATROL, ReferralSource.CORESPONDER, ReferralSource.BUSINESS),
    ReferralPathway.COMMUNITY: (
        ReferralSource.SELF,
        ReferralSource.FAMILY_FRIEND,
        ReferralSource.HOSPITAL_ED,
        ReferralSource.BH_PROVIDER,
        ReferralSource.SHELTER_HOUSING,
        ReferralSource.DEFENSE,
    ),
}
_KINDS = (
    ContactKind.PHONE,
    ContactKind.FIELD,
    ContactKind.OFFICE,
    ContactKind.TEXT,
    ContactKind.COURT,
    ContactKind.HOME,
)
_OUTCOMES = (
    *(ContactOutcome.TWO_WAY,) * 6,
    ContactOutcome.LEFT_MESSAGE,
    ContactOutcome.NO_ANSWER,
    ContactOutcome.NOT_LOCATED,
)
_PURPOSES = (
    *(ContactPurpose.CHECK_IN,) * 4,
    *(ContactPurpose.PLAN, ContactPurpose.COURT, ContactPurpose.TRANSPORT, ContactPurpose.HARM_REDUCTION),
)
_WITH_DETAILS, _WITH_TIME, _BEGUN_BY_PERSON, _WITH_KIT = 0.6, 0.5, 0.3, 0.15
_MISSED = {
    ContactOutcome.LEFT_MESSAGE: (ContactKind.PHONE, "Left word with the sister, no details."),
    ContactOutcome.NO_ANSWER: (ContactKind.PHONE, ""),
    ContactOutcome.NOT_LOCATED: (ContactKind.FIELD, "Looked at the usual places, not there today."),
}
"""How somebody was not reached, and what is noted then."""
_ENDS = (
    (_S.INELIGIBLE, EligibilityResult.OUT_OF_AREA),
    (_S.INELIGIBLE, EligibilityResult.NOT_INTENDED_POPULATION),
    (_S.DECLINED_BY_PERSON, None),
    (_S.UNABLE_TO_LOCATE, None),
)
_CLOSES = (
    CloseReason.GOALS_MET_PERSON_CHOICE,
    CloseReason.MOVED,
    CloseReason.PERSON_WITHDREW,
    CloseReason.UNABLE_TO_LOCATE_LONG,
    CloseReason.TRANSFERRED_OTHER,
)


@dataclass(frozen=True, slots=True)
class Life:
    """One person's way: the referral, its steps, changes of status, contacts."""

    person: ParticipantDraft
    referral: ReferralInDraft
    steps: tuple[StepDraft, ...]
    enrolled_on: date | None
    changes: tuple[StatusChangeDraft, ...]
    contacts: tuple[ContactDraft, ...]


def draw(rng: Random, received: date, today: date, contacts: int) -> Life:
    """Return the life of one person referred on a day; nothing in it lies after today."""
    person = _person(rng, received)
    referral = _referral(rng, person, received)
    steps, enrolled = _steps(rng, received, today)
    changes = _changes(rng, enrolled, today) if enrolled else ()
    last = changes[-1].since if changes and changes[-1].status is ParticipationStatus.CLOSED else today
    return Life(
        person, referral, steps, enrolled, changes, _contacts(rng, enrolled or received, last or today, contacts)
    )


def _person(rng: Random, received: date) -> ParticipantDraft:
    first, last = rng.choice(words.FIRST), rng.choice(words.LAST)
    born = date(received.year - rng.randint(19, 66), rng.randint(1, 12), rng.randint(1, 28))
    birth = BirthDate(born.year, born.month, born.day)
    if rng.random() < 0.15:
        birth = BirthDate(born.year, about=True)
    phones: tuple[Phone, ...] = ()
    if rng.random() < 0.7:
        number = f"55555502{rng.randint(0, 99):02}"
        phones = (Phone(number, rng.choice((PhoneKind.OWN, PhoneKind.MESSAGE)), rng.random() < 0.6),)
    homeless = rng.random() < 0.5
    return ParticipantDraft(
        first_name=first,
        middle_name=rng.choice(("", "", "Mae", "Lee", "Ray")),
        last_name=last,
        preferred_name=words.CALLED.get(first, ""),
        aliases=(rng.choice(words.STREET_NAMES),) if rng.random() < 0.2 else (),
        birth=birth,
        phones=phones,
        no_fixed_address=homeless,
        address="" if homeless else f"{rng.randint(2, 400)} {rng.choice(('Grange Avenue', 'Mill Road', 'Elm Street'))}",
        where_to_find=rng.choice(words.PLACES) if homeless else "",
        language=Language.SPANISH if rng.random() < 0.1 else Language.ENGLISH,
    )


def _referral(rng: Random, person: ParticipantDraft, received: date) -> ReferralInDraft:
    door = rng.choices(tuple(ReferralPathway), (5, 4, 4))[0]
    arrest = door is ReferralPathway.ARREST_DIVERSION
    police = arrest or door is ReferralPathway.SOCIAL_CONTACT
    at = _time(rng) if police else None
    return ReferralInDraft(
        received_on=received,
        pathway=door,
        source=rng.choice(_SOURCES[door]),
        contact_on=received - timedelta(days=rng.randint(0, 2)) if police else None,
        contact_time=at,
        called_at=at if arrest else None,
        handed_over_at=time((at.hour + 1) % 24, at.minute) if arrest and at and at.minute < _HALF else None,
        place=rng.choice(words.PLACES) if police else "",
        referrer_name=rng.choice(words.DEPUTIES) if police else "",
        badge=str(rng.randint(201, 240)) if arrest else "",
        agency=words.SHERIFF if police else "",
        person_name=person.legal_name,
        person_alias=person.aliases[0] if person.aliases else "",
        person_birth=person.birth,
        person_language=person.language.label if person.language is not Language.ENGLISH else "",
        supervision=frozenset({Supervision.UNKNOWN}) if arrest else frozenset(),
        victim=NamedVictim.NO if arrest else None,
        property_held=YesOrNo.NO if arrest else None,
        basis=frozenset({Basis.OBSERVED}) if police and not arrest else frozenset(),
        wishes=frozenset() if police else frozenset({Wish.SHELTER, Wish.FOOD}),
        incident_number=f"{received:%y}-{rng.randint(1000, 9999):05}" if arrest else "",
        offence=rng.choice(words.OFFENCES) if arrest else "",
        agreed_to_talk=YesNo.YES if arrest else YesNo.NOT_ASKED,
        reason="" if arrest else rng.choice(words.REASONS),
    )


def _time(rng: Random) -> time:
    return time(rng.randint(7, 22), rng.choice((0, 10, 20, 30, 40, 50)))


def _steps(rng: Random, received: date, today: date) -> tuple[tuple[StepDraft, ...], date | None]:
    """Return the dated steps after *received* that lie before today, and the day of intake if it was reached."""
    plan: list[tuple[ReferralInStatus, EligibilityResult | None]] = [(_S.SCREENING, None)]
    if rng.random() < 0.25:
        plan.append(rng.choice(_ENDS))
    else:
        plan += [
            (_S.ELIGIBLE, EligibilityResult.ELIGIBLE),
            (_S.APPROVED, None),
            (_S.OUTREACH, None),
            (_S.INTAKE_COMPLETE, None),
        ]
    day = received
    steps: list[StepDraft] = []
    for status, result in plan:
        slow = status is _S.INTAKE_COMPLETE
        day += timedelta(days=rng.randint(2, 24) if slow else rng.randint(0, 3))
        if day > today:
            return tuple(steps), None
        steps.append(StepDraft(status, day, result))
    return tuple(steps), day if plan[-1][0] is _S.INTAKE_COMPLETE else None


def _changes(rng: Random, enrolled: date, today: date) -> tuple[StatusChangeDraft, ...]:
    """Return what became of a person after intake: most stay, some pause and come back, some leave."""
    found: list[StatusChangeDraft] = []
    day = enrolled
    if rng.random() < 0.3:
        day += timedelta(days=rng.randint(60, 200))
        found.append(
            StatusChangeDraft(
                ParticipationStatus.INACTIVE, day, rng.choice((InactiveReason.NO_CONTACT, InactiveReason.JAIL))
            )
        )
        if rng.random() < 0.6:
            day += timedelta(days=rng.randint(15, 90))
            found.append(StatusChangeDraft(ParticipationStatus.ACTIVE, day))
    if rng.random() < 0.55:
        day += timedelta(days=rng.randint(120, 500))
        found.append(StatusChangeDraft(ParticipationStatus.CLOSED, day, None, rng.choice(_CLOSES)))
    return tuple(change for change in found if change.since and change.since <= today)


def _contacts(rng: Random, first: date, last: date, most: int) -> tuple[ContactDraft, ...]:
    span = max((last - first).days, 0)
    days = sorted(
        {first + timedelta(days=rng.randint(0, span)) for _ in range(rng.randint(most // 2, most + most // 2))}
    )
    found = []
    # drawn apart, so that lives stay as they were
    other = Random(first.toordinal())
    for day in days:
        kind, outcome = rng.choice(_KINDS), rng.choice(_OUTCOMES)
        again = day + timedelta(days=rng.randint(5, 14)) if rng.random() < 0.2 else None
        minutes, note = rng.choice((None, 10, 15, 30, 45, 60)), rng.choice(words.NOTES)
        if outcome in _MISSED:
            (kind, note), minutes = _MISSED[outcome], None
        draft = ContactDraft(day, kind, outcome, minutes, note, again)
        # what was done today may lie before any hour
        detailed = day < last and other.random() < _WITH_DETAILS
        found.append(replace(draft, **_details(other, draft)) if detailed else draft)
    return tuple(found)


def _details(rng: Random, draft: ContactDraft) -> dict[str, Any]:
    """Return what is noted of a contact beside how and outcome: why, when, how far, and who began it."""
    away = draft.kind in (ContactKind.FIELD, ContactKind.HOME, ContactKind.COURT)
    spoke = draft.outcome is ContactOutcome.TWO_WAY
    return {
        "purpose": rng.choice(_PURPOSES),
        "started": time(rng.randint(8, 16), rng.choice((0, 15, 30, 45))) if rng.random() < _WITH_TIME else None,
        "miles": rng.randint(2, 64) if away else None,
        "place": rng.choice(words.PLACES) if draft.kind is ContactKind.FIELD else "",
        "direction": Direction.IN if spoke and not away and rng.random() < _BEGUN_BY_PERSON else Direction.OUT,
        "kits": 1 if spoke and draft.kind is ContactKind.FIELD and rng.random() < _WITH_KIT else None,
    }
