"""Offices of the two sizes that were published, the small one through the services."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from leaddesk.domain.codes import (
    CloseReason,
    EligibilityResult,
    ReferralInStatus,
    ReferralPathway,
    ReferralSource,
)
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import ReferralInDraft, StepDraft
from tests.reports import rows

if TYPE_CHECKING:
    from leaddesk.services.office import OfficeServices
    from leaddesk.storage.database import Database

_S = ReferralInStatus
_DAY = timedelta(days=1)


class Writer:
    """Enters referrals, all in one action."""

    def __init__(self, database: Database, services: OfficeServices) -> None:
        """Take the file and its services."""
        self._database, self._services = database, services
        self._numbers = count(1)

    def referrals(self, many: int, received: date, *statuses: ReferralInStatus) -> None:
        """Enter so many referrals that went this way, a day for each step; those with an intake get a person."""
        with self._database.write("Enter referrals") as session:
            for number in (next(self._numbers) for _ in range(many)):
                name = f"Person {number}"
                draft = ReferralInDraft(
                    received, ReferralPathway.SOCIAL_CONTACT, ReferralSource.LE_PATROL, person_name=name
                )
                person = None
                if _S.INTAKE_COMPLETE in statuses:
                    person = self._services.participants.save_in(session, ParticipantDraft("Person", last_name=name))
                referral = self._services.referrals_in.save_in(session, draft, participant_id=person)
                for place, status in enumerate(statuses, 1):
                    step = StepDraft(status, received + place * _DAY, _RESULTS.get(status))
                    self._services.referrals_in.move_in(session, referral, step)


_RESULTS = {_S.ELIGIBLE: EligibilityResult.ELIGIBLE, _S.INELIGIBLE: EligibilityResult.INELIGIBLE_OFFENSE}


def oregon(database: Database, received: date, last: date) -> None:
    """Enter 1,180 referrals: 926 eligible, 249 not, 5 open; 723 enrolled, of whom 88 completed and 223 did not.

    What became of the 203 who were eligible and did not enrol was not published: here they said no. So many are put
    into the tables straight.
    """
    ways: list[tuple[int, tuple[ReferralInStatus, ...], CloseReason | None]] = [
        (5, (_S.SCREENING,), None),
        (249, (_S.INELIGIBLE,), None),
        (203, (_S.ELIGIBLE, _S.DECLINED_BY_PERSON), None),
        (88, (_S.ELIGIBLE, _S.INTAKE_COMPLETE), CloseReason.GOALS_MET_PERSON_CHOICE),
        (223, (_S.ELIGIBLE, _S.INTAKE_COMPLETE), CloseReason.NEVER_ENGAGED),
        (412, (_S.ELIGIBLE, _S.INTAKE_COMPLETE), None),
    ]
    with database.write("Enter referrals") as session:
        for many, statuses, closed in ways:
            for _ in range(many):
                known = rows.person(session) if _S.INTAKE_COMPLETE in statuses else None
                made = rows.referral(session, received, participant_id=known and known.id)
                for place, status in enumerate(statuses, 1):
                    rows.step(session, made, status, received + place * _DAY)
                if known is not None:
                    rows.enrolment(session, known, received + 2 * _DAY)
                    ended = [(last, rows.CLOSED, closed)] if closed else []
                    rows.history(session, known, [(received + 2 * _DAY, rows.ACTIVE), *ended])


def alamosa(writer: Writer, before: date, received: date) -> None:
    """Enter 17 people enrolled on the last day, 6 of them new, and 27 referrals in the quarter."""
    writer.referrals(11, before, _S.ELIGIBLE, _S.INTAKE_COMPLETE)
    writer.referrals(6, received, _S.SCREENING, _S.ELIGIBLE, _S.INTAKE_COMPLETE)
    writer.referrals(8, received, _S.SCREENING, _S.INELIGIBLE)
    writer.referrals(13, received, _S.SCREENING)
