"""Writes an invented office through the services, the same from the same seed, for practice and for benchmarks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind, ReferralOutStatus, Ride, ServiceNeed, Urgency
from leaddesk.domain.consents import ConsentDraft, RecipientDraft, RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentKind,
    InformationCategory,
    Purpose,
    RecipientAnswer,
    RevocationManner,
)
from leaddesk.domain.disclosures import ToldDraft
from leaddesk.domain.privacy_notice import NoticeAnswer, NoticeGivenDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.practice import consents, talks, words
from leaddesk.practice.court import CourtWriter
from leaddesk.practice.day import answer_lines
from leaddesk.practice.disclosed import tell
from leaddesk.practice.lives import Life, draw
from leaddesk.practice.office_work import write_work
from leaddesk.practice.plans import PlanWriter
from leaddesk.practice.reporting import report
from leaddesk.practice.scans import keep_papers
from leaddesk.practice.screened import answered, screening, write_lists
from leaddesk.practice.twins import enter_twice
from leaddesk.practice.vendors import name_a_vendor

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.contacts import ContactDraft
    from leaddesk.domain.site_lists import SiteItem
    from leaddesk.services.office import OfficeServices
    from leaddesk.storage.database import Database

GENERATION = 14
"""Raised when the same seed would make another office, so that a cached one is made anew."""
_C = InformationCategory
_PEOPLE_A_STEP = 50
_LOOKED_AT = 500
"""So many of a large office tell more than what figures read."""
_NOTICED = 0.9
_ANSWER_TAKES = 21
"""After this many days nobody waits for an answer any more."""
_SERVICES = (ServiceNeed.SUD_OUTPATIENT, ServiceNeed.EMERGENCY_SHELTER, ServiceNeed.PRIMARY_CARE, ServiceNeed.DENTAL)


@dataclass(frozen=True, slots=True)
class Size:
    """How large an office is: people referred, over how many years, and about how many contacts each."""

    people: int = 42
    years: int = 3
    contacts_each: int = 14


PRACTICE = Size()
BENCHMARK = Size(10_000, 10, 30)


def fill(
    database: Database,
    services: OfficeServices,
    clock: Clock,
    *,
    today: date,
    size: Size = PRACTICE,
    seed: int = 2026,
    progress: Callable[[int, int], object] | None = None,
) -> None:
    """Write an office of this size into an empty file. The clock is moved while it works and then put back."""
    rng = Random(seed)
    read = clock.read
    try:
        with database.batch():
            _go(clock, today - timedelta(days=365 * size.years + 1))
            services.settings.save_office(words.OFFICE)
            criteria = write_lists(services)
            offices = [services.organisations.save(draft) for draft in words.ORGANISATIONS]
            writer = _Writer(database, services, clock, rng, today, offices, criteria)
            for number, received in enumerate(_arrivals(rng, today, size), 1):
                writer.write(draw(rng, received, today, size.contacts_each))
                if progress and number % _PEOPLE_A_STEP == 0:
                    progress(number, size.people)
            _go(clock, today)
            write_work(database, services, today, size.years, writer.known)
            if size.people < BENCHMARK.people:
                enter_twice(services, today)
                keep_papers(services, today)
                tell(services, today)
                report(database, services, clock, today)
                gone = services.organisations.save(words.CLOSED_OFFICE)
                services.organisations.remove(gone, "Closed for good in the summer")
                name_a_vendor(services, today)
            answer_lines(services, today)
    finally:
        clock.read = read
    services.history.clear()


def _arrivals(rng: Random, today: date, size: Size) -> list[date]:
    days = 365 * size.years
    spread = [today - timedelta(days=rng.randint(40, days)) for _ in range(size.people - size.people // 7)]
    lately = [today - timedelta(days=rng.randint(0, 39)) for _ in range(size.people // 7)]
    return sorted(spread + lately)


def _go(clock: Clock, day: date) -> None:
    moment = datetime.combine(day, time(18), UTC)
    clock.read = lambda: moment


class _Writer:
    """Writes one life after another."""

    def __init__(
        self,
        database: Database,
        services: OfficeServices,
        clock: Clock,
        rng: Random,
        today: date,
        offices: list[int],
        criteria: tuple[SiteItem, ...],
    ) -> None:
        self._database, self._services, self._clock = database, services, clock
        self._rng, self._today, self._criteria = rng, today, criteria
        kinds = [draft.kind for draft in words.ORGANISATIONS]
        self._court = offices[kinds.index(OrganisationKind.COURT)]
        self._prosecutor = offices[kinds.index(OrganisationKind.PROSECUTOR)]
        self._counsel = offices[kinds.index(OrganisationKind.DEFENSE)]
        self._named = [one for one, kind in zip(offices, kinds, strict=True) if kind is not OrganisationKind.COURT]
        self._providers = self._named[:4]
        self.known: list[tuple[int, date]] = []
        self._plans = PlanWriter(services, lambda day: _go(clock, day), today, self._providers)
        self._legal = CourtWriter(services, today, self._court)

    def write(self, life: Life) -> None:
        """Write a life: the person with referral, steps, changes and contacts as one action, consents as her own."""
        received = life.referral.received_on or self._today
        _go(self._clock, received)
        with self._database.write("Life") as session:
            person = self._life(session, life, received)
        self.known.append((person, received))
        if life.enrolled_on and self._rng.random() < 0.8:
            self._consents(person, life.enrolled_on, closed=any(change.close_reason for change in life.changes))

    def _life(self, session: Session, life: Life, received: date) -> int:
        services = self._services
        person = services.participants.save_in(session, life.person)
        referral = services.referrals_in.save_in(session, life.referral, participant_id=person)
        for step in life.steps:
            _go(self._clock, step.on or received)
            services.referrals_in.move_in(session, referral, step)
        if person < _LOOKED_AT:
            told = screening(Random(referral), self._criteria, life.steps)
            if told is not None:
                services.screenings.save_in(session, referral, told)
        for change in life.changes:
            _go(self._clock, change.since or received)
            services.participation.change_in(session, person, change)
        _go(self._clock, self._today)
        if life.enrolled_on:
            self._intake(session, person, life.enrolled_on)
            self._notice(session, person, life.enrolled_on)
        if life.contacts:
            services.contacts.save_all_in(session, person, self._only_future_plans(life.contacts))
        if life.enrolled_on:
            ends = [change.since for change in life.changes if change.close_reason and change.since]
            self._plans.write(session, person, life.enrolled_on, ends[0] if ends else self._today)
        self._legal.write(session, person, referral, life)
        return person

    def _intake(self, session: Session, person: int, enrolled: date) -> None:
        """Note what is told at intake and later; a whole talk only in an office that is looked at."""
        # of its own, so that what is told here changes nothing else
        rng = Random(person)
        told = talks.facts_at_intake(rng, enrolled)
        if person < _LOOKED_AT:
            told += talks.conversation(rng, enrolled)
        later = talks.facts_later(rng, enrolled, self._today)
        _go(self._clock, enrolled)
        for section, draft in told:
            self._services.intake.save_in(session, person, section, draft)
        _go(self._clock, self._today)
        for section, draft in later:
            self._services.intake.save_in(session, person, section, draft)

    def _notice(self, session: Session, person: int, enrolled: date) -> None:
        """Note the patient notice of the day of enrolment, for most; a few are still without."""
        rng = Random(person)
        if rng.random() < _NOTICED:
            answer = rng.choice((NoticeAnswer.SIGNED, NoticeAnswer.SIGNED, NoticeAnswer.SPOKEN, NoticeAnswer.DECLINED))
            given = NoticeGivenDraft(enrolled, answer=answer, given_by=words.OFFICE.coordinator, edition="1")
            self._services.privacy_notices.save_in(session, person, given)

    def _only_future_plans(self, contacts: tuple[ContactDraft, ...]) -> list[ContactDraft]:
        *earlier, last = contacts
        plan = self._today + timedelta(days=self._rng.randint(-2, 9)) if self._rng.random() < 0.5 else None
        if plan is not None and last.on is not None:
            plan = max(plan, last.on)
        return [*(replace(contact, next_on=None) for contact in earlier), replace(last, next_on=plan)]

    def _consents(self, person: int, enrolled: date, *, closed: bool) -> None:
        rng, services = self._rng, self._services
        told = {_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.HOUSING, _C.SUBSTANCE_USE, _C.MEDICAL}
        clinic = self._providers[0]
        chosen = [clinic, *rng.sample(self._named[1:], rng.randint(0, 3))]
        draft = ConsentDraft(
            discloser=words.OFFICE.site_name,
            recipients=tuple(
                RecipientDraft(
                    office,
                    categories=frozenset(told if office in self._providers else {_C.IDENTITY, _C.CONTACT}),
                    purposes=frozenset({Purpose.CARE}),
                    answer=RecipientAnswer.STRUCK
                    if office != clinic and rng.random() < 0.1
                    else RecipientAnswer.ACCEPTED,
                )
                for office in chosen
            ),
            expires_on=enrolled + timedelta(days=rng.choice((180, 365, 365, 730))),
            signed_on=enrolled,
        )
        _go(self._clock, enrolled)
        consent = services.consents.save(person, draft)
        if rng.random() < 0.3:
            services.consents.save(person, self._for_court(enrolled))
        for other in consents.of_single_kinds(person, enrolled, self._prosecutor, self._counsel):
            services.consents.save(person, other)
        self._referrals_out(person, enrolled, closed=closed)
        if rng.random() < 0.3:
            channel = rng.choice((Channel.PHONE, Channel.MEETING))
            told_draft = ToldDraft(clinic, "", channel, Purpose.CARE, frozenset({_C.IDENTITY, _C.CONTACT}))
            services.disclosures.told(person, told_draft)
        if rng.random() < 0.08:
            back = min(enrolled + timedelta(days=rng.randint(10, 120)), self._today)
            consents.rely_on(services, person, clinic)
            _go(self._clock, back)
            taken = RevocationDraft(back, RevocationManner.ORAL, words.OFFICE.coordinator)
            services.consents.revoke(consent, taken, consents.only(draft, clinic))
            consents.let_know(services, consent, back, self._today)

    def _for_court(self, enrolled: date) -> ConsentDraft:
        line = RecipientDraft(
            self._court,
            "The Honorable E. Maddox",
            frozenset({_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.HOUSING, _C.PLAN}),
            frozenset({Purpose.PROCEEDING}),
            RecipientAnswer.ACCEPTED,
        )
        return ConsentDraft(
            kind=ConsentKind.PROCEEDINGS,
            discloser=words.OFFICE.site_name,
            recipients=(line,),
            expires_on=enrolled + timedelta(days=365),
            expires_event="the case is closed",
            case_number=f"{enrolled:%y}-CR-{self._rng.randint(100, 999):04}",
            signed_on=enrolled,
        )

    def _referrals_out(self, person: int, enrolled: date, *, closed: bool) -> None:
        rng = self._rng
        for _ in range(rng.randint(0, 2)):
            place = rng.randrange(len(_SERVICES))
            sent = min(enrolled + timedelta(days=rng.randint(1, 60)), self._today)
            _go(self._clock, sent)
            status = rng.choice((ReferralOutStatus.SENT, ReferralOutStatus.ACCEPTED, ReferralOutStatus.ATTENDED))
            if status is ReferralOutStatus.SENT and (closed or (self._today - sent).days > _ANSWER_TAKES):
                status = ReferralOutStatus.CLOSED_UNKNOWN
            asked = ReferralOutDraft(
                organisation_id=(self._providers[0], self._providers[1], self._providers[3], self._providers[3])[place],
                service=_SERVICES[place],
                urgency=rng.choice(tuple(Urgency)),
                reply_by=sent + timedelta(days=rng.choice((3, 7, 14))),
                ride=rng.choice(tuple(Ride)),
                reach_by="phone (555) 555-0110, ask for a call back",
                reason=rng.choice(words.REFERRED_FOR),
                status=status,
                sent_on=sent,
            )
            told = answered(Random(person), asked, self._today)
            _go(self._clock, told.status_on or sent)
            self._services.referrals_out.save(person, told)
