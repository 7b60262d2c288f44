"""What an invented office does beside its people: rides, naloxone, assistance, meetings, trainings, outreach."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from leaddesk.domain.codes import ContactKind
from leaddesk.domain.contact_codes import ContactPurpose
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.work import (
    AssistanceDraft,
    MeetingAction,
    MeetingDraft,
    NaloxoneDraft,
    RideDraft,
    StaffingDraft,
    TrainingDraft,
)
from leaddesk.domain.work_codes import AssistanceKind, Driver, MeetingKind, RideReason
from leaddesk.practice import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from leaddesk.services.office import OfficeServices
    from leaddesk.storage.database import Database

_MONTH = 30
_QUARTER = 3
_WAYS = (
    ("Fernley Crossing", "County courthouse", RideReason.COURT, 4),
    ("Harbor House", "Clearwater clinic", RideReason.CARE, 38),
    ("Mill Road", "Detox in the next county", RideReason.CARE, 126),
    ("Grange Avenue", "License office", RideReason.OTHER, 12),
)
_HELP = (
    (AssistanceKind.HOUSING, 7900, "Motel, one night"),
    (AssistanceKind.TRANSPORT, 2000, "Fuel card"),
    (AssistanceKind.PHONE, 3500, "Phone and minutes"),
    (AssistanceKind.ID_DOCS, 2250, "Birth certificate"),
    (AssistanceKind.HEALTH, 12940, "Glasses"),
    (AssistanceKind.CLOTHING, 4180, "Work boots"),
)
_VENDORS = {
    AssistanceKind.HOUSING: "Crossing Motel",
    AssistanceKind.TRANSPORT: "Two Forks Fuel",
    AssistanceKind.PHONE: "Valley Phones",
    AssistanceKind.ID_DOCS: "County Clerk",
    AssistanceKind.HEALTH: "Mill Road Optical",
    AssistanceKind.CLOTHING: "Fernley Dry Goods",
}
_TOPICS = (
    ("Naloxone for deputies", "Sheriff's office", True),
    ("How a referral works", "Patrol and dispatch", False),
    ("Naloxone at the library", "Residents", True),
    ("Privacy and consent", "Partner agencies", False),
)
_ACTIONS = (
    ("C. Brandt", "Ask the clinic for an earlier first visit"),
    ("Sheriff's office", "Send the cards for deputies"),
    ("Public defender", "Look at the warrant list before the next meeting"),
)


def write_work(
    database: Database, services: OfficeServices, today: date, years: int, people: Sequence[tuple[int, date]]
) -> None:
    """Write the work of some years; ``people`` are ids and the days from which each was known."""
    rng = Random(len(people))
    first = today - timedelta(days=365 * years)
    offices = [row.id for row in services.organisations.rows()]
    services.staffing.save(StaffingDraft(first, 100))
    for month in range(365 * years // _MONTH):
        begin = first + timedelta(days=month * _MONTH)
        with database.write("Month of work") as session:
            _month(session, services, rng, begin, people)
            _meetings(session, services, rng, begin, month, offices)


def _month(
    session: Session, services: OfficeServices, rng: Random, begin: date, people: Sequence[tuple[int, date]]
) -> None:
    def day() -> date:
        return begin + timedelta(days=rng.randrange(_MONTH))

    for _ in range(rng.randint(1, 3)):
        on = day()
        way = rng.choice(_WAYS)
        driver = rng.choice((Driver.STAFF, Driver.STAFF, Driver.VOLUNTEER))
        services.work.save_in(session, RideDraft(on, _somebody(rng, people, on), *way[:2], way[3], way[2], driver))
    for number in range(rng.randint(1, 3)):
        on = day()
        kind, cents, what = rng.choice(_HELP)
        voucher = f"V-{on:%y%m}-{number + 1:02}"
        services.work.save_in(
            session, AssistanceDraft(on, _somebody(rng, people, on), cents, kind, voucher, what, _VENDORS[kind])
        )
    reversals = 1 if rng.random() < 0.3 else None
    place = rng.choice(words.PLACES)
    services.work.save_in(session, NaloxoneDraft(day(), None, rng.randint(2, 12), reversals, place))
    outreach = ContactDraft(
        day(),
        ContactKind.FIELD,
        minutes=rng.choice((45, 60, 90)),
        purpose=ContactPurpose.OUTREACH,
        miles=rng.randint(4, 40),
        place=rng.choice(words.PLACES),
        people_met=rng.randint(2, 14),
        kits=rng.randint(0, 4) or None,
    )
    services.contacts.save_all_in(session, None, [outreach])


def _meetings(
    session: Session, services: OfficeServices, rng: Random, begin: date, month: int, offices: list[int]
) -> None:
    on = begin + timedelta(days=rng.randrange(_MONTH))
    owner, what = rng.choice(_ACTIONS)
    action = MeetingAction(owner, what, on + timedelta(days=28))
    present = tuple(rng.sample(offices, min(len(offices), rng.randint(2, 4))))
    services.work.save_in(session, MeetingDraft(on, MeetingKind.OWG, rng.randint(3, 9), present, (action,)))
    if month % _QUARTER == 0:
        services.work.save_in(session, MeetingDraft(begin, MeetingKind.PCG, None, present))
        topic, audience, naloxone = rng.choice(_TOPICS)
        services.work.save_in(session, TrainingDraft(begin, topic, audience, rng.randint(4, 24), naloxone))


def _somebody(rng: Random, people: Sequence[tuple[int, date]], on: date) -> int | None:
    known = [person for person, since in people if since <= on]
    return rng.choice(known) if known else None
