"""The line of *Today* about what the coming report will miss: it opens the people whose records have gaps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import exists, or_, select

from leaddesk.domain.periods import Period, quarter_of
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.i18n import N_
from leaddesk.storage.models import Enrolment, Participant

if TYPE_CHECKING:
    from leaddesk.services.today_line import Asked

SEND_WITHIN = timedelta(days=30)
"""How long after its last day a quarter's report is still being made."""


def coming_report(today: date, year_start: int) -> tuple[Period, date]:
    """Return the quarter whose report comes next, and the day by which its records should be whole."""
    running = quarter_of(today, year_start)
    if today <= running.eve + SEND_WITHIN:
        last = quarter_of(running.eve, year_start)
        return last, last.last + SEND_WITHIN
    return running, running.last


def lines(asked: Asked) -> list[TodayLine]:
    """Return one line for everyone enrolled in that quarter whose year of birth or door is not known."""
    period, due = coming_report(asked.today, asked.year_start)
    if due > asked.today + SEND_WITHIN:
        return []
    enrolled = exists().where(
        Enrolment.participant_id == Participant.id,
        Enrolment.opened_on <= period.last,
        or_(Enrolment.closed_on.is_(None), Enrolment.closed_on >= period.first),
    )
    lacks = or_(Participant.birth_year.is_(None), Participant.door == "")
    query = select(Participant.id).where(lacks, enrolled).order_by(Participant.id)
    ids = asked.session.scalars(query).all()
    if not ids:
        return []
    one, more = N_("One record lacks what the report counts"), N_("{people} records lack what the report counts")
    title = one if len(ids) == 1 else more
    values = (
        ("people", str(len(ids))),
        ("period", period.name),
        ("ids", ",".join(str(number) for number in ids)),
    )
    detail = N_("Year of birth or door · report for {period}")
    return [TodayLine(TodayKind.RECORD_GAPS, title, detail, due, "gaps", None, values, f"record_gaps/{period.first}")]
