"""An office drawn at random: people who come, pause, leave and come back, as referrals, steps and dated statuses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.codes import (
    CloseReason,
    ContactOutcome,
    ReferralInStatus,
    ReferralPathway,
    ReferralSource,
    ServiceNeed,
)
from leaddesk.domain.disclosure_codes import DisclosureBasis, DisclosureEvent
from leaddesk.domain.intake.codes import DocumentKind, DocumentStatus
from leaddesk.domain.intake.hmis_codes import Answer, LivingSituation, Race, Sex
from leaddesk.domain.plan_codes import GoalStatus
from leaddesk.domain.referrals_in import NEXT
from tests.reports.rows import ACTIVE, CLOSED, INACTIVE, REFERRED, enrolment, history, person, referral, step
from tests.reports.rows_of_people import DOMAINS, born, earns, goal, insured, is_, paper, plan, stays
from tests.reports.rows_of_work import contact, disclosure, noon, referral_out

if TYPE_CHECKING:
    from random import Random

    from sqlalchemy.orm import Session

    from leaddesk.storage.models import Participant

FIRST, LAST = date(2025, 7, 1), date(2027, 2, 28)
_PAPERS = list(DocumentKind)[:2]
_SERVICES = list(ServiceNeed)[:4]
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
    for _ in range(people // 4):
        made += _referral(session, dice, None)
    for row in dice.sample(made, len(made) // 25):
        row.removed_at = _REMOVED  # type: ignore[attr-defined] # every kept row has one


def _work(session: Session, dice: Random, known: Participant) -> list[object]:
    """Add contacts, referrals to providers and what left the office."""
    made: list[object] = [
        contact(session, known.id, _day(dice), outcome=dice.choice(list(ContactOutcome)))
        for _ in range(dice.choice((0, 1, 3, 6)))
    ]
    made += [
        referral_out(session, known.id, _day(dice) if dice.random() < 0.8 else None, service=dice.choice(_SERVICES))
        for _ in range(dice.choice((0, 0, 1, 2)))
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
        made.append(is_(session, known, race=races, sex=dice.choice([None, *Sex]), veteran=dice.choice(list(Answer))))
    if dice.random() < 0.8:
        birth = _day(dice).replace(year=dice.randrange(1950, 2009)).isoformat()
        born(session, known, birth[: dice.choice((4, 7, 10))])
    return made


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
    return [*enrolments, *history(session, known, changes)]
