"""Rows of what is known of people: where they stay, income, insurance, papers, plans and goals."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import CloseReason, Language, ReferralInStatus
from leaddesk.domain.intake.codes import DocumentKind, DocumentStatus
from leaddesk.domain.intake.hmis_codes import Answer, LivingSituation, Race, Sex
from leaddesk.domain.plan_codes import GoalStatus
from leaddesk.domain.site_lists import DEFAULTS, SiteList
from leaddesk.storage.models import (
    CarePlan,
    ClosingSummaryRow,
    Demographics,
    Goal,
    GoalPeriod,
    IdDocument,
    Income,
    Insurance,
    LivingSituationRow,
    Participant,
)
from tests.reports.rows import ACTIVE, CLOSED, enrolment, history, person, referral, step

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DOMAINS = [item.code for item in DEFAULTS[SiteList.DOMAIN]]


def enrolled(session: Session, on: date) -> Participant:
    """Add somebody enrolled and active from a day on."""
    known = person(session)
    enrolment(session, known, on)
    history(session, known, [(on, ACTIVE)])
    return known


def _add(session: Session, made: Any) -> Any:
    session.add(made)
    session.flush()
    return made


def stays(session: Session, number: int, on: date, situation: LivingSituation) -> LivingSituationRow:
    """Note where somebody stays as of a day."""
    return _add(session, LivingSituationRow(participant_id=number, on=on, situation=situation, note=""))


def earns(session: Session, number: int, on: date, any_income: Answer | None, benefit: Answer | None = None) -> Income:
    """Note income as of a day."""
    values = {"lines": {}, "benefits": frozenset(), "note": ""}
    return _add(session, Income(participant_id=number, on=on, any_income=any_income, any_benefit=benefit, **values))


def insured(session: Session, number: int, on: date, answer: Answer | None) -> Insurance:
    """Note insurance as of a day."""
    return _add(session, Insurance(participant_id=number, on=on, any_insurance=answer, kinds=frozenset(), note=""))


def paper(
    session: Session, number: int, on: date, status: DocumentStatus, kind: DocumentKind = DocumentKind.STATE_ID
) -> IdDocument:
    """Note what is known of a document as of a day."""
    return _add(session, IdDocument(participant_id=number, on=on, kind=kind, status=status, name="", note=""))


def plan(session: Session, number: int, on: date, agreed_on: date | None = None) -> CarePlan:
    """Add a plan."""
    words = dict.fromkeys(("own_words", "strengths", "safety", "barriers"), "")
    return _add(session, CarePlan(participant_id=number, number=1, started_on=on, agreed_on=agreed_on, **words))


def goal(session: Session, number: int, periods: list[tuple[date, GoalStatus]], domain: str = "housing") -> Goal:
    """Add a goal with the history of its status."""
    made = _add(
        session,
        Goal(
            participant_id=number,
            plan_id=plan(session, number, periods[0][0]).id,
            place=0,
            domain=domain,
            words="A place of my own",
            why="",
            status=periods[-1][1],
        ),
    )
    for place, (since, status) in enumerate(periods):
        until = periods[place + 1][0] - timedelta(days=1) if place + 1 < len(periods) else None
        values = {"goal_id": made.id, "status": status, "domain": domain, "since": since, "until": until}
        _add(session, GoalPeriod(participant_id=number, **values))
    return made


def is_(session: Session, known: Participant, **values: Any) -> Demographics:
    """Note who somebody is."""
    plain = {"race": frozenset(), **dict.fromkeys(("tribe", "gender", "pronouns", "rural_town"), "")}
    return _add(session, Demographics(participant_id=known.id, **{**plain, **values}))


def born(session: Session, known: Participant, birth: str) -> None:
    """Give a birth date, as far as it is known."""
    known.birth, known.birth_year = birth, int(birth[:4])
    session.flush()


def summary(session: Session, number: int, on: date, destination: LivingSituation | None) -> ClosingSummaryRow:
    """Keep the summary of a closing."""
    words = dict.fromkeys(("own_words", "services", "handed_to"), "")
    return _add(session, ClosingSummaryRow(participant_id=number, closed_on=on, destination=destination, **words))


def left(session: Session, on: date, destination: LivingSituation | None, *, reason: Any = CloseReason.MOVED) -> Any:
    """Add somebody whose record was closed on a day, with a summary of it."""
    known = person(session)
    history(session, known, [(on - timedelta(days=400), ACTIVE), (on, CLOSED, reason)])
    summary(session, known.id, on, destination)
    return known


def one_of_each_person(session: Session, on: date) -> None:
    """Add one of each thing that the measures of people count, around the first day of a period."""
    long_ago = on - timedelta(days=400)
    for situation in LivingSituation:
        stays(session, enrolled(session, long_ago).id, on, situation)
    housed = enrolled(session, long_ago)
    stays(session, housed.id, long_ago, LivingSituation.OUTSIDE)
    stays(session, housed.id, on, LivingSituation.RENTS)
    earns(session, housed.id, long_ago, Answer.YES)
    insured(session, housed.id, on, Answer.YES)
    for kind in DocumentKind:
        paper(session, housed.id, long_ago, DocumentStatus.NEEDED, kind)
        paper(session, housed.id, on, DocumentStatus.HELD, kind)
    plan(session, enrolled(session, on).id, on, on)
    plan(session, enrolled(session, on).id, on + timedelta(days=89))
    for status in GoalStatus:
        goal(session, housed.id, [(long_ago, GoalStatus.AGREED), (on + timedelta(days=1), status)])
    for domain in (*DOMAINS, "of-our-own"):
        goal(session, housed.id, [(on, GoalStatus.AGREED)], domain)
    for age in (17, 20, 30, 40, 50, 60, 70):
        born(session, enrolled(session, on), str(on.year - age))
    for races in (*([race] for race in Race), [Race.AIAN, Race.WHITE]):
        known = enrolled(session, on)
        is_(session, known, race=frozenset(races))
        step(session, referral(session, on, participant_id=known.id), ReferralInStatus.INTAKE_COMPLETE, on)
    is_(session, enrolled(session, on), race=frozenset({Race.WHITE, Race.AIAN}), veteran=Answer.YES)
    for sex in Sex:
        is_(session, enrolled(session, on), sex=sex)
    for language in Language:
        enrolled(session, on).language = language
    for situation in LivingSituation:
        left(session, on, situation)
    session.flush()
