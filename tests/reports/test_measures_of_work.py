"""Contacts, referrals to providers, disclosures, and how soon and how long: first and last day, and who counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from leaddesk.domain.codes import ContactOutcome, ReferralOutStatus
from leaddesk.domain.disclosure_codes import DisclosureBasis, DisclosureEvent
from leaddesk.domain.periods import quarter
from leaddesk.reports.measure import Span
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Participant
from tests.reports.counted import counted_figure
from tests.reports.rows import ACTIVE, enrolment, history, person, referral
from tests.reports.rows_of_work import contact, disclosure, noon, referral_out

Q4 = quarter(2026, 4)
DAY = timedelta(days=1)
TODAY = date(2027, 6, 1)
SPAN = Span.of(Q4, TODAY)
LONG_AGO = date(2020, 1, 1)
EDGES = [(Q4.eve, 0), (Q4.first, 1), (Q4.last, 1), (Q4.last + DAY, 0)]


def figure(database, measure, group="", span=SPAN):
    return counted_figure(database, measure, group, span)


def enrolled(session, on=LONG_AGO):
    known = person(session)
    enrolment(session, known, on)
    history(session, known, [(on, ACTIVE)])
    return known


def reached(session, on):
    contact(session, enrolled(session).id, on)


def attempted(session, on):
    contact(session, enrolled(session).id, on, outcome=ContactOutcome.NO_ANSWER)


def sent(session, on):
    referral_out(session, person(session).id, on)


def given(session, on):
    disclosure(session, person(session).id, noon(on))


def first_met(session, on):
    known = person(session)
    referral(session, LONG_AGO, participant_id=known.id)
    contact(session, known.id, on)


@pytest.mark.parametrize(
    ("measure", "group", "add"),
    [
        ("contacts_made", "", attempted),
        ("contacts_made", "two_way", reached),
        ("contacts_made", "attempts", attempted),
        ("contacts_made", "kind_phone", reached),
        ("people_reached", "", reached),
        ("referrals_to_providers", "", sent),
        ("referrals_to_providers", "people", sent),
        ("referrals_to_providers", "service_dental", sent),
        ("disclosures_made", "", given),
        ("disclosures_made", "basis_consent", given),
        ("first_contact", "", first_met),
    ],
)
@pytest.mark.parametrize(("day", "counted"), EDGES)
def test_a_quarter_counts_its_first_and_its_last_day(database, measure, group, add, day, counted):
    with database.write("Add") as session:
        add(session, day)

    assert figure(database, measure, group) == counted


def test_an_attempt_reaches_nobody(database):
    with database.write("Add") as session:
        attempted(session, Q4.first)

    assert figure(database, "people_reached") == 0
    assert figure(database, "people_reached", "unreached") == 1


def test_someone_who_is_not_enrolled_is_a_contact_but_nobody_reached(database):
    with database.write("Add") as session:
        contact(session, person(session).id, Q4.first)

    assert (figure(database, "contacts_made"), figure(database, "people_reached")) == (1, 0)


def test_many_contacts_are_one_person(database):
    with database.write("Add") as session:
        known = enrolled(session)
        for number in range(5):
            contact(session, known.id, Q4.first + number * DAY)

    assert (figure(database, "contacts_made", "two_way"), figure(database, "people_reached")) == (5, 1)


def test_days_to_the_first_contact_are_the_middle_ones_and_say_who_is_missing(database):
    with database.write("Add") as session:
        for wait in (0, 3, 4, 30):
            known = person(session)
            referral(session, Q4.first, participant_id=known.id)
            contact(session, known.id, Q4.first + wait * DAY - DAY, outcome=ContactOutcome.LEFT_MESSAGE)
            contact(session, known.id, Q4.first + wait * DAY)
            contact(session, known.id, Q4.first + wait * DAY + 9 * DAY)
        referral(session, Q4.last, participant_id=person(session).id)
        referral(session, Q4.last)

    assert figure(database, "first_contact") == 4
    assert figure(database, "first_contact", "soon") == 2
    # three and a half days, in halves
    assert figure(database, "first_contact", "median") == 7
    assert figure(database, "first_contact", "missing") == 2


def test_a_contact_of_a_removed_record_is_no_first_contact_until_it_is_restored(database):
    with database.write("Add") as session:
        number = person(session).id
        referral(session, Q4.first, participant_id=number)
        contact(session, number, Q4.last)
    remove(database, number, datetime(2027, 1, 9, tzinfo=UTC))
    gone = [figure(database, "first_contact", group) for group in ("", "people", "missing")]
    remove(database, number, None)

    assert gone == [0, 0, 1]
    assert [figure(database, "first_contact", group) for group in ("", "people", "missing")] == [1, 1, 0]


def remove(database, number, at):
    with database.write("Remove") as session:
        session.get_one(Participant, number, execution_options={INCLUDE_REMOVED: True}).removed_at = at


def test_the_middle_of_nothing_is_nothing(database):
    assert figure(database, "first_contact", "median") is None
    assert figure(database, "days_enrolled", "median") is None


def test_days_enrolled_run_from_the_newest_enrolment_to_the_last_day(database):
    with database.write("Add") as session:
        known = enrolled(session)
        enrolment(session, known, Q4.last - 10 * DAY, first=False)
        enrolment(session, known, Q4.last + DAY, first=False)

    assert figure(database, "days_enrolled", "median") == 20


def test_a_draft_to_a_provider_is_not_sent(database):
    with database.write("Add") as session:
        known = person(session)
        referral_out(session, known.id, None)
        referral_out(session, known.id, Q4.first, status=ReferralOutStatus.DRAFT)

    assert figure(database, "referrals_to_providers") == 0


def test_what_was_only_prepared_or_stayed_inside_did_not_leave(database):
    with database.write("Add") as session:
        known = person(session)
        for event in DisclosureEvent:
            disclosure(session, known.id, noon(Q4.first), event=event)
        disclosure(session, known.id, noon(Q4.first), basis=DisclosureBasis.INTERNAL)

    assert figure(database, "disclosures_made") == 2


def test_the_day_of_a_disclosure_is_the_office_s_own(database):
    late = datetime(2027, 1, 1, 5, 30, tzinfo=UTC)
    with database.write("Add") as session:
        disclosure(session, person(session).id, late)

    in_denver = Span.of(Q4, TODAY, ZoneInfo("America/Denver"))
    assert figure(database, "disclosures_made", span=in_denver) == 1
    assert figure(database, "disclosures_made") == 0


def test_the_first_moment_after_the_last_day_belongs_to_the_next_quarter(database):
    with database.write("Add") as session:
        for at in (datetime(2027, 1, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)):
            disclosure(session, person(session).id, at)

    assert figure(database, "disclosures_made") == 1


def test_an_entry_of_the_log_that_was_put_right_counts_once_under_what_is_right(database):
    with database.write("Add") as session:
        known = person(session).id
        wrong = disclosure(session, known, noon(Q4.first))
        disclosure(session, known, noon(Q4.first), basis=DisclosureBasis.NO_COVER, correction_of=wrong.id)

    rows = ("", "basis_consent", "basis_no_cover")
    assert [figure(database, "disclosures_made", row) for row in rows] == [1, 0, 1]
