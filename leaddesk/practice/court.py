"""Court in the invented office: matters, charges, dates that were and that come, warrants, events."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from leaddesk.domain.codes import OffenseLevel, ReferralPathway
from leaddesk.domain.court import ChargeDraft, LegalEventDraft, MatterDraft, WarrantDraft
from leaddesk.domain.court_codes import (
    ChargeType,
    CourtEventType,
    CourtMode,
    CourtResult,
    CourtRide,
    CourtType,
    FilingStatus,
    InfoSource,
    LegalEventKind,
    MatterKind,
    ReminderManner,
    WarrantKind,
)
from leaddesk.domain.court_dates import CourtDateDraft

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.practice.lives import Life
    from leaddesk.services.office import OfficeServices

_E, _R, _F = CourtEventType, CourtResult, FilingStatus
_DAY = timedelta(days=1)
_FRIDAY, _LATELY = 4, 60
_CHARGES = (
    ("Theft 3, store", OffenseLevel.MISDEMEANOR, ChargeType.THEFT_SHOPLIFT),
    ("Criminal trespass 2", OffenseLevel.MISDEMEANOR, ChargeType.TRESPASS),
    ("Possession of a controlled substance", OffenseLevel.FELONY, ChargeType.POSSESSION),
    ("Disorderly conduct", OffenseLevel.ORDINANCE, ChargeType.DISORDERLY),
    ("Driving while license suspended", OffenseLevel.MISDEMEANOR, ChargeType.OTHER),
)
_COUNSEL = ("P. Okafor, public defender", "L. Brandvold, public defender", "")
_PROSECUTORS = ("District Attorney, filing unit", "K. Osei, deputy prosecutor", "")
_ROOMS = ("Room 2", "Courtroom B", "Annex, room 4")
_RESULTS = (_R.APPEARED, _R.APPEARED, _R.APPEARED, _R.EXCUSED, _R.FTA, _R.UNKNOWN)
_OWED = ("24 service hours", "$340 in fees, $25 a month", "")
_OTHERS = (
    (MatterKind.PREEXISTING, _F.FILED),
    (MatterKind.NEW, _F.FILED),
    (MatterKind.TRAFFIC_LICENSE, _F.DEFERRED),
    (MatterKind.FINES_FEES, _F.CONVICTED),
    (MatterKind.CHILD_WELFARE, None),
)


class CourtWriter:
    """Draws from a seed of its own for each person, so that the rest of the office stays as it is."""

    def __init__(self, services: OfficeServices, today: date, court: int) -> None:
        """Take the services, the day on which the office stands, and the court."""
        self._services, self._today, self._court = services, today, court

    def write(self, session: Session, person: int, referral: int, life: Life) -> None:
        """Write what a court has to do with one life, inside its action."""
        rng = Random(f"court {person}")
        received = life.referral.received_on or self._today
        if life.referral.pathway is ReferralPathway.ARREST_DIVERSION and life.enrolled_on:
            self._diverted(session, rng, person, referral, life, life.enrolled_on)
        if life.enrolled_on and rng.random() < 0.55:
            self._other(session, rng, person, received, going=not any(change.close_reason for change in life.changes))
        if life.enrolled_on and rng.random() < 0.3:
            self._events(session, rng, person, life.enrolled_on)

    def _diverted(self, session: Session, rng: Random, person: int, referral: int, life: Life, enrolled: date) -> None:
        later = min(enrolled + timedelta(days=rng.randint(5, 40)), self._today)
        status = _F.NOT_FILED if later < self._today else _F.HELD
        draft = MatterDraft(
            MatterKind.DIVERTED,
            incident_number=life.referral.incident_number,
            status=status,
            status_since=later if status is _F.NOT_FILED else enrolled,
            referral_in_id=referral,
            prosecutor=rng.choice(_PROSECUTORS),
            source=InfoSource.PROSECUTOR,
        )
        matter = self._services.legal.save_matter_in(session, person, draft)
        charge = ChargeDraft(
            life.referral.offence, OffenseLevel.MISDEMEANOR, status=status, status_on=draft.status_since
        )
        self._services.legal.save_charge_in(session, matter, charge)

    def _other(self, session: Session, rng: Random, person: int, received: date, *, going: bool) -> None:
        kind, status = rng.choice(_OTHERS)
        began = received - timedelta(days=rng.randint(-30, 200))
        began = min(began, self._today - 5 * _DAY)
        draft = MatterDraft(
            kind,
            self._court,
            court_type=rng.choice((CourtType.SUPERIOR, CourtType.DISTRICT, None)),
            case_number=f"{began:%y}-CR-{person % 9000 + 1000:04}",
            status=status,
            status_since=began if status else None,
            counsel=rng.choice(_COUNSEL),
            obligations=rng.choice(_OWED),
            source=rng.choice(tuple(InfoSource)),
        )
        matter = self._services.legal.save_matter_in(session, person, draft)
        text, level, about = rng.choice(_CHARGES)
        if kind is not MatterKind.CHILD_WELFARE:
            charge = ChargeDraft(text, level, about, status, began if status else None)
            self._services.legal.save_charge_in(session, matter, charge)
        self._dates(session, rng, person, matter, began, going=going)
        if rng.random() < 0.25:
            self._warrant(session, rng, person, matter, began)

    def _dates(self, session: Session, rng: Random, person: int, matter: int, began: date, *, going: bool) -> None:
        dates = self._services.court_dates
        events = (_E.ARRAIGNMENT, _E.PRETRIAL, _E.REVIEW)
        day = _workday(began + timedelta(days=rng.randint(10, 30)))
        for number in range(rng.randint(1, 3)):
            if day >= self._today:
                break
            lately = (self._today - day).days < _LATELY
            result = None if going and lately and rng.random() < 0.5 else rng.choice(_RESULTS)
            dates.save_in(session, person, self._date(rng, matter, day, events[number], result))
            day = _workday(day + timedelta(days=rng.randint(20, 50)))
        if going and rng.random() < 0.85:
            coming = self._today + timedelta(days=rng.choice((1, 2, 3, 5, 9, 13, 17, 24)))
            dates.save_in(session, person, self._date(rng, matter, _workday(coming), rng.choice(events), None))

    def _date(
        self, rng: Random, matter: int, day: date, event: CourtEventType, result: CourtResult | None
    ) -> CourtDateDraft:
        told = day - timedelta(days=rng.randint(1, 3))
        given = told <= self._today and rng.random() < 0.6
        return CourtDateDraft(
            day,
            time(rng.choice((8, 9, 10, 13)), rng.choice((0, 30))),
            event,
            matter,
            mode=rng.choice((CourtMode.IN_PERSON, CourtMode.IN_PERSON, CourtMode.VIDEO)),
            room=rng.choice(_ROOMS),
            ride=rng.choice(tuple(CourtRide)),
            reminded_on=told if given else None,
            reminded_how=rng.choice((ReminderManner.PHONE, ReminderManner.TEXT)) if given else None,
            result=result,
        )

    def _warrant(self, session: Session, rng: Random, person: int, matter: int, began: date) -> None:
        opened = min(began + timedelta(days=rng.randint(10, 60)), self._today)
        done = opened + timedelta(days=rng.randint(3, 40))
        draft = WarrantDraft(
            rng.choice((WarrantKind.BENCH, WarrantKind.FEES)),
            matter,
            opened,
            "Counsel asks for a recall hearing; ride from the office.",
            done if done <= self._today and rng.random() < 0.8 else None,
            rng.choice((InfoSource.COUNSEL, InfoSource.DOCKET)),
        )
        self._services.legal.save_warrant_in(session, person, draft)

    def _events(self, session: Session, rng: Random, person: int, enrolled: date) -> None:
        day = enrolled + timedelta(days=rng.randint(-170, 200))
        if day > self._today:
            return
        kind = rng.choice((LegalEventKind.ARREST, LegalEventKind.ARREST, LegalEventKind.CHARGE_FILED))
        draft = LegalEventDraft(
            kind,
            day,
            warrant_only=kind is LegalEventKind.ARREST and rng.random() < 0.4,
            level=OffenseLevel.MISDEMEANOR,
            source=rng.choice(tuple(InfoSource)),
        )
        self._services.legal.save_event_in(session, person, draft)
        if kind is LegalEventKind.ARREST:
            out = min(day + timedelta(days=rng.randint(0, 12)), self._today)
            jail = LegalEventDraft(LegalEventKind.JAIL, day, out, source=draft.source)
            self._services.legal.save_event_in(session, person, jail)


def _workday(day: date) -> date:
    """Return the day, or the Monday after it: no court sits on a weekend."""
    weekday = day.weekday()
    return day + timedelta(days=7 - weekday) if weekday > _FRIDAY else day
