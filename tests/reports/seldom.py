"""What an office drawn at random would seldom hold: each kind of everything, most of it within the period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.codes import (
    ContactKind,
    ContactOutcome,
    Language,
    OffenseLevel,
    OrganisationKind,
    ReferralOutStatus,
    ServiceNeed,
)
from leaddesk.domain.court_codes import FilingStatus, LegalEventKind
from leaddesk.domain.disclosure_codes import ConsentKind, DisclosureBasis, DisclosureEvent
from leaddesk.domain.intake.codes import DocumentKind, DocumentStatus
from leaddesk.domain.intake.hmis_codes import LivingSituation
from leaddesk.domain.referrals_in import ENDS
from leaddesk.domain.work_codes import MeetingKind
from leaddesk.services.disclosure_rows import LEFT
from tests.reports.rows import referral, step
from tests.reports.rows_of_court import charge, diverted, event
from tests.reports.rows_of_people import enrolled, left, paper, stays
from tests.reports.rows_of_support import answered, consent, meeting
from tests.reports.rows_of_work import contact, disclosure, noon, referral_out

if TYPE_CHECKING:
    from random import Random

    from sqlalchemy.orm import Session

    from leaddesk.domain.periods import Period
    from leaddesk.storage.models import Participant

AGENCIES = ("", "Sheriff's Office", "State patrol", '=1+1 "Ann"')


class Seldom:
    """Draws days in a period and around it, and adds what the others leave out."""

    def __init__(self, session: Session, dice: Random, period: Period) -> None:
        """Take the file, the dice and the period."""
        self._session, self._dice = session, dice
        self._first, self._last = period.first, period.last

    def add(self, people: int) -> None:
        """Add so many people, and what happened without a name."""
        for _ in range(people):
            self._of_long_ago()
            known = enrolled(self._session, self._day())
            known.language = self._dice.choice(list(Language))
            self._work(known.id)
            self._told(known.id)
            self._came()
            left(self._session, self._day(), self._dice.choice(list(LivingSituation)))
        names = self._dice.sample(AGENCIES[1:], 2)
        meeting(self._session, self._day(), self._dice.choice(list(MeetingKind)), *names)

    def _day(self) -> date:
        """Draw the first or the last day, one beside them, or any of the period and of the nine days around it."""
        edges = (self._first, self._last, self._first - timedelta(days=1), self._last + timedelta(days=1))
        if self._dice.random() < 0.3:
            return self._dice.choice(edges)
        days = (self._last - self._first).days + 19
        return self._first + timedelta(days=self._dice.randrange(days) - 9)

    def _of_long_ago(self) -> None:
        """Add somebody whose first months since enrolment may be over, and what happened in them."""
        dice, session = self._dice, self._session
        entry = self._last - timedelta(days=dice.choice((183, 365, 366, dice.randrange(400, 900))))
        known = enrolled(session, entry)
        for kind in (*LegalEventKind, LegalEventKind.JAIL):
            on = entry + timedelta(days=dice.choice((-183, 0, 1, 183, 184, 365, 366, dice.randrange(-190, 380))))
            until = on + timedelta(days=dice.randrange(40)) if kind is LegalEventKind.JAIL else None
            level = dice.choice((OffenseLevel.FELONY, OffenseLevel.MISDEMEANOR))
            event(session, known.id, on, kind, until=until, warrant_only=dice.random() < 0.3, level=level)
        stays(session, known.id, entry, LivingSituation.OUTSIDE)
        stays(session, known.id, self._day(), dice.choice(list(LivingSituation)))
        self._consents(known)

    def _consents(self, known: Participant) -> None:
        dice = self._dice
        for _ in range(2):
            office = dice.choice(list(OrganisationKind))
            consent(self._session, known.id, self._day(), office, expires_on=dice.choice((None, None, self._day())))
        consent(
            self._session,
            known.id,
            self._first - timedelta(days=200),
            OrganisationKind.PROSECUTOR,
            of=ConsentKind.JUSTICE,
            revoked_on=dice.choice((None, self._day())),
            revocable_on=dice.choice((None, self._day())),
            revocable_event_on=dice.choice((None, self._day())),
        )

    def _work(self, number: int) -> None:
        dice, session = self._dice, self._session
        for _ in range(2):
            kind, outcome = dice.choice(list(ContactKind)), dice.choice(list(ContactOutcome))
            contact(session, number, self._day(), kind=kind, outcome=outcome)
            service = dice.choice(list(ServiceNeed))
            sent = referral_out(session, number, self._day(), service=service)
            answered(session, sent, self._day(), dice.choice((ReferralOutStatus.ATTENDED, *ReferralOutStatus)))
        kind, day = dice.choice(list(DocumentKind)), self._day()
        paper(session, number, day - timedelta(days=dice.randrange(30)), DocumentStatus.NEEDED, kind)
        paper(session, number, day, dice.choice((DocumentStatus.HELD, DocumentStatus.APPLIED)), kind)
        for status in dice.sample((None, *FilingStatus), 2):
            charge(session, diverted(session, number, self._day(), status=status), dice.choice((None, status)))

    def _told(self, number: int) -> None:
        """Log what left the office, some of it put right by a later entry."""
        dice, session = self._dice, self._session
        for _ in range(2):
            values = {"basis": dice.choice(list(DisclosureBasis)), "event": dice.choice((*LEFT, *DisclosureEvent))}
            one = disclosure(session, number, noon(self._day()), **values)
            if dice.random() < 0.3:
                values["basis"] = dice.choice(list(DisclosureBasis))
                disclosure(session, number, noon(self._day()), **values, correction_of=one.id)

    def _came(self) -> None:
        """Add a referral that ended, and was spoken with soon or not."""
        dice, session, day = self._dice, self._session, self._day()
        known = enrolled(session, day)
        made = referral(session, day, participant_id=known.id, agency=dice.choice(AGENCIES))
        contact(session, known.id, day + timedelta(days=dice.randrange(6)))
        for _ in range(dice.choice((1, 2))):
            day += timedelta(days=dice.randrange(9))
            step(session, made, dice.choice(ENDS), day)
