"""Rows of courts and jails: what happened, court dates, warrants, and the charges of diverted cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import OffenseLevel, ReferralPathway
from leaddesk.domain.court_codes import (
    CourtEventType,
    CourtMode,
    CourtResult,
    CourtRide,
    FilingStatus,
    InfoSource,
    LegalEventKind,
    MatterKind,
)
from leaddesk.storage.models import Charge, CourtDate, LegalEvent, LegalMatter, Warrant
from tests.reports.rows import person, referral
from tests.reports.rows_of_people import enrolled

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

HALF_YEAR, YEAR = timedelta(days=183), timedelta(days=365)
DAY = timedelta(days=1)
_MATTER = ("court_name", "case_number", "incident_number", "prosecutor", "counsel", "mandates", "obligations")


def _add(session: Session, made: Any) -> Any:
    session.add(made)
    session.flush()
    return made


def event(session: Session, number: int, on: date, kind: LegalEventKind, **values: Any) -> LegalEvent:
    """Note that something happened to somebody."""
    plain = {"warrant_only": False, "level": OffenseLevel.UNKNOWN, "source": InfoSource.DOCKET, "note": ""}
    return _add(session, LegalEvent(participant_id=number, on=on, kind=kind, **{**plain, **values}))


def court_date(session: Session, number: int, on: date, **values: Any) -> CourtDate:
    """Add a court date that nobody was reminded of yet."""
    plain = {
        **dict.fromkeys(("court_name", "room", "note"), ""),
        "event": CourtEventType.HEARING,
        "mode": CourtMode.IN_PERSON,
        "ride": CourtRide.NOT_ASKED,
    }
    return _add(session, CourtDate(participant_id=number, on=on, **{**plain, **values}))


def warrant(session: Session, number: int, since: date, resolved_on: date | None = None) -> Warrant:
    """Add a warrant."""
    return _add(session, Warrant(participant_id=number, open_since=since, resolved_on=resolved_on, plan=""))


def diverted(session: Session, number: int, deadline: date | None, **values: Any) -> LegalMatter:
    """Add a diverted case with the referral that it came with."""
    come = referral(
        session, date(2025, 7, 1), participant_id=number, pathway=ReferralPathway.ARREST_DIVERSION, deadline=deadline
    )
    plain = {**dict.fromkeys(_MATTER, ""), "kind": MatterKind.DIVERTED, "referral_in_id": come.id}
    return _add(session, LegalMatter(participant_id=number, **{**plain, **values}))


def charge(
    session: Session, matter: LegalMatter, status: FilingStatus | None = None, status_on: date | None = None
) -> Charge:
    """Add a charge to a case."""
    values = {"text": "Trespass", "level": OffenseLevel.MISDEMEANOR, "outcome": ""}
    values |= {"matter_id": matter.id, "participant_id": matter.participant_id}
    return _add(session, Charge(status=status, status_on=status_on, **values))


def one_of_each_court(session: Session, on: date) -> None:
    """Add one of each thing that the measures of courts count, around the first day of a period."""
    known = enrolled(session, on - YEAR)
    for kind in LegalEventKind:
        for day in (on - YEAR - DAY, on - YEAR + DAY):
            values = {"level": OffenseLevel.FELONY} if kind is LegalEventKind.CHARGE_FILED else {}
            event(session, known.id, day, kind, **values)
    event(session, known.id, on - YEAR + DAY, LegalEventKind.JAIL, until=on - YEAR + 9 * DAY)
    for result in CourtResult:
        court_date(session, known.id, on, result=result, reminded_on=on)
    matter = diverted(session, known.id, on)
    for status in (*FilingStatus, None):
        charge(session, matter, status, on)
    warrant(session, known.id, on - DAY)
    warrant(session, person(session).id, on, on)
