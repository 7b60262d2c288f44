"""One of each thing that a figure counts, on a day."""

from __future__ import annotations

from datetime import date, timedelta

from leaddesk.domain.codes import CloseReason, ReferralInStatus, ReferralPathway, ReferralSource
from tests.reports.rows import ACTIVE, CLOSED, INACTIVE, enrolment, history, person, referral, step
from tests.reports.rows_of_court import one_of_each_court
from tests.reports.rows_of_people import one_of_each_person
from tests.reports.rows_of_support import one_of_each_support
from tests.reports.rows_of_work import one_of_each_work

LONG_AGO = date(2020, 1, 1)
DAY = timedelta(days=1)


def received(session, on):
    known = person(session)
    return referral(session, on, participant_id=known.id)


def due_and_done(session, on):
    known = person(session)
    made = referral(session, LONG_AGO, participant_id=known.id, pathway=ReferralPathway.ARREST_DIVERSION, deadline=on)
    step(session, made, ReferralInStatus.INTAKE_COMPLETE, on)


def enrolled(session, on):
    known = person(session)
    enrolment(session, known, on)
    history(session, known, [(on, ACTIVE)])


def back_from_closed(session, on):
    known = person(session)
    enrolment(session, known, LONG_AGO)
    history(session, known, [(LONG_AGO, ACTIVE), (LONG_AGO + 9 * DAY, CLOSED), (on, ACTIVE)])


def active_again(session, on):
    known = person(session)
    enrolment(session, known, LONG_AGO)
    history(session, known, [(LONG_AGO, ACTIVE), (LONG_AGO + 9 * DAY, INACTIVE), (on, ACTIVE)])


def closing(session, on):
    known = person(session)
    enrolment(session, known, LONG_AGO)
    history(session, known, [(LONG_AGO, ACTIVE), (on, CLOSED, CloseReason.MOVED)])


def everything(session, on):
    """Add one of each thing that a figure counts, on a day."""
    for add in (due_and_done, enrolled, back_from_closed, active_again, closing):
        add(session, on)
    for add_all in (one_of_each_work, one_of_each_person, one_of_each_court, one_of_each_support):
        add_all(session, on)
    for status in ReferralInStatus:
        made = received(session, on)
        step(session, made, status, on)
    for source in ReferralSource:
        referral(session, on, source=source)
    for door in ReferralPathway:
        referral(session, on, pathway=door)
    for reason in CloseReason:
        history(session, person(session), [(LONG_AGO, ACTIVE), (on, CLOSED, reason)])
    history(session, person(session), [(LONG_AGO, ACTIVE), (on, INACTIVE)])
