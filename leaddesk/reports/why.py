"""Why a record is counted in a figure: the rule, and the dates and rows of the record that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from leaddesk.domain.codes import CodeList
from leaddesk.domain.contact_codes import TWO_WAY
from leaddesk.i18n import N_
from leaddesk.reports.behind import SOURCES, Amounts, behind
from leaddesk.reports.evidence import ENROLMENT, OF_PEOPLE, OF_REFERRALS, Evidence
from leaddesk.reports.people import standing
from leaddesk.storage.models import Contact, ReferralIn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.orm import Session

    from leaddesk.domain.periods import Period
    from leaddesk.reports.measure import Kind, Measure

Told = CodeList | str
MOST = 12
"""Rows of one kind that are told, the newest first."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row that speaks for the figure: what it is, its days, what it says, and the tab of the record it stands on.

    ``inside`` says that it holds on a day of the period.
    """

    words: str
    day: date | None
    until: date | None
    told: tuple[Told, ...]
    part: str
    inside: bool
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """The answer: the rule in words, the facts, and where the record is; ``more`` facts were left out."""

    kind: str
    id: int
    participant_id: int | None
    title: str
    row: str
    rule: str
    facts: tuple[Fact, ...]
    more: int
    closed_on: date | None = None
    """The day on which the quarter was closed with this record in the figure."""


def why(
    session: Session, measure: Measure, group: str, period: Period, record: int, local_day: Callable[[datetime], date]
) -> Why:
    """Return why a record is counted in a row of a measure."""
    kind, row = measure.kind(group), _row_words(measure, group)
    person: int | None = record
    if kind == "participant":
        found = [_facts(session, one, record, period, local_day) for one in OF_PEOPLE.get(measure.key, ENROLMENT)]
    elif kind == "referral_in":
        person, facts = _referral(session, record, period)
        found = [(facts, 0), *(_facts(session, one, record, period, local_day) for one in OF_REFERRALS)]
    else:
        person, facts = _other(session, kind, record, period, local_day)
        found = [(facts, 0)]
    facts = [fact for part, _more in found for fact in part]
    left_out = sum(more for _part, more in found)
    return Why(kind, record, person, measure.title, row, measure.definition, tuple(facts), left_out)


def _row_words(measure: Measure, group: str) -> str:
    found = measure.group(measure.counted(group))
    return measure.title if found is None else found.label


def _facts(
    session: Session, evidence: Evidence, whose: int, period: Period, local_day: Callable[[datetime], date]
) -> tuple[list[Fact], int]:
    """Return the facts of one kind, the newest first, and how many more there are."""
    columns = [evidence.day, evidence.until, *evidence.told]
    query = select(*(column for column in columns if column is not None)).select_from(evidence.table)
    if evidence.join is not None:
        query = query.join(*evidence.join)
    query = query.where(evidence.whose == whose)
    if evidence.where is not None:
        query = query.where(evidence.where)
    if evidence.day is not None:
        query = query.where(evidence.day.is_not(None), evidence.day <= period.last).order_by(evidence.day.desc())
        if evidence.within:
            query = query.where(evidence.day >= period.first)
    rows = session.execute(query).all()
    return [_fact(evidence, tuple(row), period) for row in rows[:MOST]], max(0, len(rows) - MOST)


def _fact(evidence: Evidence, values: tuple[Any, ...], period: Period) -> Fact:
    day: date | None = None
    until: date | None = None
    if evidence.day is not None:
        day, *rest = values
        values = tuple(rest)
    if evidence.until is not None:
        until, *rest = values
        values = tuple(rest)
    inside = day is None or day >= period.first
    lasts = evidence.until is not None and (until is None or until >= period.first)
    told = tuple({one.label if isinstance(one, CodeList) else one: one for one in _told(values)}.values())
    return Fact(evidence.words, day, until, told, evidence.part, inside or lasts, evidence.until is not None)


def _told(values: Iterable[Any]) -> Iterator[Told]:
    for value in values:
        if isinstance(value, frozenset):
            yield from sorted(value)
        elif value is not None and value != "":
            yield value


def _referral(session: Session, record: int, period: Period) -> tuple[int | None, list[Fact]]:
    """Return whom a referral is about, and its own dates."""
    row = session.execute(
        select(
            *(ReferralIn.received_on, ReferralIn.pathway, ReferralIn.source, ReferralIn.participant_id),
            *(ReferralIn.deadline, ReferralIn.called_at, ReferralIn.arrived_at),
        ).where(ReferralIn.id == record)
    ).one_or_none()
    if row is None:
        return None, []

    def fact(words: str, day: date | None, *told: Told) -> Fact:
        return Fact(words, day, None, told, "", day is None or day in period)

    found = [fact(N_("Received"), row.received_on, row.pathway, row.source)]
    if row.deadline is not None:
        found.append(fact(N_("Last day for intake"), row.deadline))
    if row.called_at is not None and row.arrived_at is not None:
        times = f"{row.called_at:%H:%M} – {row.arrived_at:%H:%M}"
        found.append(fact(N_("Called and arrived"), row.received_on, times))
    spoken = _first_spoken(session, row.participant_id, row.received_on)
    if spoken is not None:
        found.append(Fact(N_("First spoken with"), spoken, None, (), "contacts", spoken in period))
    return row.participant_id, found


def _first_spoken(session: Session, person: int | None, since: date) -> date | None:
    if person is None:
        return None
    query = select(Contact.on).where(
        Contact.participant_id == person, Contact.on >= since, standing(Contact.participant_id)
    )
    return session.scalar(query.where(Contact.outcome.in_(TWO_WAY)).order_by(Contact.on).limit(1))


def _other(
    session: Session, kind: Kind, record: int, period: Period, local_day: Callable[[datetime], date]
) -> tuple[int | None, list[Fact]]:
    """Return whose a record is that only happened, and what it says."""
    found = behind(session, kind, [record], Amounts(), local_day)
    if not found.rows:
        return None, []
    (row,) = found.rows
    inside = row.day is None or row.day in period
    return row.participant_id, [Fact(N_("On record"), row.day, None, row.told, SOURCES[kind].part, inside)]
