"""The quarter that the invented office closed, and what was entered late: it shows what changed since."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import select

from leaddesk.domain.codes import ContactOutcome
from leaddesk.domain.contacts import ContactDraft
from leaddesk.reports.summary import Summaries
from leaddesk.storage.models import Enrolment

if TYPE_CHECKING:
    from leaddesk.domain.clock import Clock
    from leaddesk.domain.periods import Period
    from leaddesk.services.office import OfficeServices
    from leaddesk.storage.database import Database

_CLOSED_AFTER = 12
_LATE = (3, 9)


def close_a_quarter(database: Database, services: OfficeServices, clock: Clock) -> None:
    """Close the quarter before the one that is over, then find two contacts that were not entered in time."""
    summaries = Summaries(database, clock, services.settings, practice=True)
    period, read = summaries.periods(3)[2], clock.read
    closed_on = datetime.combine(period.last + timedelta(days=_CLOSED_AFTER), time(15), ZoneInfo(clock.zone))
    try:
        clock.read = lambda: closed_on
        summaries.close(period)
    finally:
        clock.read = read
    _enter_late(database, services, period)
    services.history.clear()


def _enter_late(database: Database, services: OfficeServices, period: Period) -> None:
    there = select(Enrolment.participant_id).where(Enrolment.opened_on < period.first, Enrolment.closed_on.is_(None))
    with database.write("Enter late") as session:
        person = session.scalars(there.order_by(Enrolment.id.desc()).limit(1)).first()
        if person is not None:
            days = [period.last - timedelta(days=before) for before in _LATE]
            late = [ContactDraft(day, outcome=ContactOutcome.TWO_WAY, note="From the notebook") for day in days]
            services.contacts.save_all_in(session, person, late)
