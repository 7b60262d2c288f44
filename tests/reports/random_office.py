"""An office drawn at random: people who come, pause, leave and come back, as referrals, steps and dated statuses."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from leaddesk.domain.codes import (
    CloseReason,
    ContactOutcome,
    EligibilityResult,
    OffenseLevel,
    OrganisationKind,
    ReferralInStatus,
    ReferralOutStatus,
    ReferralPathway,
    ReferralSource,
    ServiceNeed,
)
from leaddesk.domain.contact_codes import ContactPurpose, Direction
from leaddesk.domain.court_codes import (
    CourtEventType,
    CourtResult,
    CourtRide,
    FilingStatus,
    LegalEventKind,
    MatterKind,
)
from leaddesk.domain.disclosure_codes import ConsentKind, DisclosureBasis, DisclosureEvent, RecipientAnswer
from leaddesk.domain.intake.codes import DocumentKind, DocumentStatus
from leaddesk.domain.intake.hmis_codes import Answer, LivingSituation, Race, Sex
from leaddesk.domain.plan_codes import GoalStatus
from leaddesk.domain.referrals_in import NEXT, RESULTS
from leaddesk.domain.work_codes import AssistanceKind, MeetingKind, RideReason
from leaddesk.storage.models import Organisation
from tests.reports.rows import ACTIVE, CLOSED, INACTIVE, REFERRED, enrolment, history, person, referral, step
from tests.reports.rows_of_court import charge, court_date, diverted, event, warrant
from tests.reports.rows_of_people import DOMAINS, born, earns, goal, insured, is_, paper, plan, stays, summary
from tests.reports.rows_of_support import (
    answered,
    consent,
    handoff,
    kits,
    meeting,
    positions,
    ride,
    spent,
    training,
)
from tests.reports.rows_of_work import contact, disclosure, noon, referral_out

if TYPE_CHECKING:
    from random import Random

    from sqlalchemy.orm import Session

    from leaddesk.storage.models import Participant

FIRST, LAST = date(2025, 7, 1), date(2027, 2, 28)
_PAPERS = list(DocumentKind)[:2]
_SERVICES = list(ServiceNeed)[:4]
TOWNS = ("", "Cedar Flat", "Mill Creek")
GENDERS = ("", "", "woman", "nonbinary", "two-spirit")
_REMOVED = datetime(2027, 3, 1, tzinfo=UTC)


def fill(session: Session, dice: Random, people: int) -> None:
    """Add so many people, some with no enrolment, and referrals of nobody known; remove a few rows again."""
    made: list[object] = []
    for _ in range(people):
        known = person(session)
        made.append(known)
        for _ in range(dice.choice((0, 1, 1, 2))):
            made += _referral(session, dice, known)
        if dice.random() < 0.8:
            made += _enrolled(session, dice, known)
        made += _work(session, dice, known)
        made += _facts(session, dice, known)
        made += _court(session, dice, known)
        made += _support(session, dice, known)
    for _ in range(people // 4):
        made += _referral(session, dice, None)
        made += [contact(session, None, _day(dice), purpose=ContactPurpose.OUTREACH, outcome=ContactOutcome.NO_ANSWER)]
        made += _happenings(session, dice)
    beside = _beside(dice)
    for office in session.scalars(select(Organisation)):
        office.removed_at = _REMOVED if beside.random() < 0.1 else None
    for row in dice.sample(made, len(made) // 25):
        row.removed_at = _REMOVED  # type: ignore[attr-defined] # every kept row has one


def _work(session: Session, dice: Random, known: Participant) -> list[object]:
    """Add contacts, referrals to providers and what left the office."""
    made: list[object] = [
        contact(
            session,
            known.id,
            _day(dice),
            outcome=dice.choice(list(ContactOutcome)),
            purpose=dice.choice((None, *ContactPurpose)),
            direction=dice.choice(list(Direction)),
            kits=dice.choice((None, None, 1, 2)),
        )
        for _ in range(dice.choice((0, 1, 3, 6)))
    ]
    for _ in range(dice.choice((0, 0, 1, 2))):
        on = _day(dice) if dice.random() < 0.8 else None
        sent = referral_out(session, known.id, on, service=dice.choice(_SERVICES))
        made.append(sent)
        made += [
            answered(session, sent, _day(dice), dice.choice(list(ReferralOutStatus)))
            for _ in range(dice.choice((0, 1, 2)) if on else 0)
        ]
    for _ in range(dice.choice((0, 0, 1))):
        event, basis = dice.choice(list(DisclosureEvent)), dice.choice(list(DisclosureBasis))
        disclosure(session, known.id, noon(_day(dice)), event=event, basis=basis)
    return made


def _facts(session: Session, dice: Random, known: Participant) -> list[object]:
    """Add what is known of somebody: dated observations, papers, plans and goals, and who it is."""
    number = known.id
    made: list[object] = []
    for _ in range(dice.choice((0, 1, 2, 3))):
        made.append(stays(session, number, _day(dice), dice.choice(list(LivingSituation))))
        made.append(earns(session, number, _day(dice), *dice.choices([None, *Answer], k=2)))
        made.append(insured(session, number, _day(dice), dice.choice([None, *Answer])))
        made.append(paper(session, number, _day(dice), dice.choice(list(DocumentStatus)), dice.choice(_PAPERS)))
        started = _day(dice)
        made.append(plan(session, number, started, dice.choice((None, started, started + timedelta(days=9)))))
    for _ in range(dice.choice((0, 1, 2))):
        days = sorted({_day(dice) for _ in range(dice.choice((1, 2, 3)))})
        periods = [(one, dice.choice(list(GoalStatus))) for one in days]
        made.append(goal(session, number, periods, dice.choice((*DOMAINS, "of-our-own"))))
    if dice.random() < 0.7:
        races = frozenset(dice.sample(list(Race), dice.choice((0, 1, 1, 2))))
        who = {"sex": dice.choice([None, *Sex]), "veteran": dice.choice(list(Answer))}
        made.append(is_(session, known, race=races, **_said(_beside(dice)), **who))
    if dice.random() < 0.8:
        birth = _day(dice).replace(year=dice.randrange(1950, 2009)).isoformat()
        born(session, known, birth[: dice.choice((4, 7, 10))])
    return made


def _said(dice: Random) -> dict[str, str]:
    """Draw what was written down in somebody's own words."""
    return {"rural_town": dice.choice(TOWNS), "gender": dice.choice(GENDERS)}


def _court(session: Session, dice: Random, known: Participant) -> list[object]:
    """Add what happened, court dates, warrants and charges."""
    made: list[object] = []
    for _ in range(dice.choice((0, 2, 4))):
        on, kind = _day(dice), dice.choice(list(LegalEventKind))
        until = on + timedelta(days=dice.randrange(90)) if kind is LegalEventKind.JAIL and dice.random() < 0.7 else None
        only, level = dice.random() < 0.3, dice.choice(list(OffenseLevel))
        made.append(event(session, known.id, on, kind, until=until, warrant_only=only, level=level))
    for _ in range(dice.choice((0, 1, 2))):
        values = {
            "event": dice.choice(list(CourtEventType)),
            "result": dice.choice((None, *CourtResult)),
            "ride": dice.choice(list(CourtRide)),
            "reminded_on": dice.choice((None, _day(dice))),
        }
        made.append(court_date(session, known.id, _day(dice), **values))
        since = _day(dice)
        resolved = dice.choice((None, since, since + timedelta(days=60)))
        made.append(warrant(session, known.id, since, resolved))
    if dice.random() < 0.4:
        kind = dice.choice((MatterKind.DIVERTED, MatterKind.NEW))
        status = dice.choice((None, *FilingStatus))
        case = diverted(session, known.id, _day(dice), kind=kind, status=status, status_since=_day(dice))
        made.append(case)
        made += [
            charge(session, case, dice.choice((None, *FilingStatus)), dice.choice((None, _day(dice))))
            for _ in range(dice.choice((1, 2)))
        ]
    return made


def _support(session: Session, dice: Random, known: Participant) -> list[object]:
    """Add consents, rides and assistance of somebody."""
    made: list[object] = []
    for _ in range(dice.choice((0, 1, 1, 2))):
        signed = dice.choice((None, _day(dice), _day(dice)))
        later = [None, None, *(_day(dice) for _ in range(2))]
        last = made[-1].id if made and dice.random() < 0.5 else None  # type: ignore[attr-defined] # consents only
        made.append(
            consent(
                session,
                known.id,
                signed,
                dice.choice(list(OrganisationKind)),
                dice.choice((RecipientAnswer.ACCEPTED, RecipientAnswer.ACCEPTED, RecipientAnswer.STRUCK)),
                dice.choice(later),
                dice.choice(later),
                of=dice.choice((ConsentKind.SPECIFIC, ConsentKind.SPECIFIC, ConsentKind.TREATMENT)),
                expires_on=dice.choice(later),
                expires_event=dice.choice(("", "", "the case is closed")),
                event_check_on=dice.choice(later),
                event_happened_on=dice.choice(later),
                revoked_on=dice.choice(later),
                superseded_by_id=last,
            )
        )
    for _ in range(dice.choice((0, 1, 2))):
        whose = dice.choice((known.id, None))
        made.append(ride(session, whose, _day(dice), dice.choice((None, 7, 41)), reason=dice.choice(list(RideReason))))
        made.append(spent(session, whose, _day(dice), dice.randrange(1, 9999), dice.choice(list(AssistanceKind))))
    return made


def _happenings(session: Session, dice: Random) -> list[object]:
    """Add what is counted without a name, and a hand-off."""
    times = [None, *(time(dice.randrange(24), dice.randrange(60)) for _ in range(2))]
    called = dice.choice(times)
    soon = called and time((called.hour + (called.minute + 20) // 60) % 24, (called.minute + 20) % 60)
    return [
        kits(session, _day(dice), dice.choice((None, 0, 3)), dice.choice((None, 0, 1))),
        meeting(session, _day(dice), dice.choice(list(MeetingKind))),
        training(session, _day(dice), dice.choice((None, 12)), naloxone=dice.random() < 0.6),
        positions(session, _day(dice), dice.choice((50, 100, 250))),
        handoff(session, _day(dice), called, dice.choice((*times, soon))),
    ]


def _day(dice: Random, first: date = FIRST) -> date:
    return first + timedelta(days=dice.randrange(max(1, (LAST - first).days)))


def _referral(session: Session, dice: Random, known: Participant | None) -> list[object]:
    on = _day(dice)
    door = dice.choice(list(ReferralPathway))
    arrest = door is ReferralPathway.ARREST_DIVERSION
    made = referral(
        session,
        on,
        participant_id=known and known.id,
        pathway=door,
        source=dice.choice(list(ReferralSource)),
        deadline=on + timedelta(days=30) if arrest else None,
    )
    steps, status = [], ReferralInStatus.RECEIVED
    while NEXT[status] and dice.random() < 0.8:
        status = dice.choice(NEXT[status][:4])
        on += timedelta(days=dice.randrange(20))
        steps.append(step(session, made, status, on))
        if status in RESULTS or dice.random() < 0.2:
            # sorted, for a set has another order in each run
            steps[-1].result = dice.choice((None, *sorted(RESULTS.get(status, EligibilityResult), key=str)))
    return [made, *steps]


def _enrolled(session: Session, dice: Random, known: Participant) -> list[object]:
    on = _day(dice)
    changes = [(on - timedelta(days=9), REFERRED)] if dice.random() < 0.5 else []
    changes.append((on, ACTIVE))
    enrolments: list[object] = [enrolment(session, known, on)]
    while dice.random() < 0.7:
        on += timedelta(days=dice.choice((1, 20, 80, 200)))
        before = changes[-1][1]
        if before is CLOSED:
            if dice.random() < 0.3:
                changes.append((on, REFERRED))
                on += timedelta(days=5)
            changes.append((on, dice.choice((ACTIVE, INACTIVE))))
            if dice.random() < 0.5:
                enrolments.append(enrolment(session, known, on, first=False))
        elif dice.random() < 0.5:
            changes.append((on, CLOSED, dice.choice(list(CloseReason))))
        else:
            changes.append((on, INACTIVE if before is ACTIVE else ACTIVE))
    _summaries(session, _beside(dice), known, changes)
    return [*enrolments, *history(session, known, changes)]


def _summaries(session: Session, dice: Random, known: Participant, changes: list[Any]) -> None:
    """Keep a summary of most closings, and take some of them away again."""
    for on in (change[0] for change in changes if change[1] is CLOSED and dice.random() < 0.8):
        kept = summary(session, known.id, on, dice.choice((None, *LivingSituation)))
        kept.removed_at = _REMOVED if dice.random() < 0.05 else None


def _beside(dice: Random) -> Random:
    """Return other dice that fall with these and leave them as they are, so that what is drawn later stays the same."""
    return type(dice)(repr(dice.getstate()[1][-9:]))
