"""Taking part: a dated history without gap or overlap, and enrolments that agree with it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from leaddesk.domain.codes import CloseReason, InactiveReason, ParticipationStatus, ReferralInStatus, YesNo
from leaddesk.domain.codes import ReferralPathway as Door
from leaddesk.domain.codes import ReferralSource as Source
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.fields import IN_THE_FUTURE
from leaddesk.domain.participants import StatusChangeDraft
from leaddesk.domain.participation import BEFORE_PRESENT, NO_CHANGE
from leaddesk.storage.models import Enrolment, ReferralIn
from tests.services.persons import TODAY, desk, draft

REFERRED, ACTIVE, INACTIVE, CLOSED = ParticipationStatus
DAY = timedelta(days=1)


@pytest.fixture
def at(database):
    return desk(database)


@pytest.fixture
def someone(at):
    return at.people.save(draft())


def to(status, since, **values):
    reasons = {
        INACTIVE: {"inactive_reason": InactiveReason.NO_CONTACT},
        CLOSED: {"close_reason": CloseReason.MOVED},
    }
    return StatusChangeDraft(status, since, **{**reasons.get(status, {}), **values})


def enrol(at, participant_id, on, referral_in_id=None):
    with at.database.write("Enrol") as session:
        at.participation.enrol_in(session, participant_id, on, referral_in_id)


def enrolments(at, participant_id):
    with at.database.read() as session:
        rows = session.scalars(
            select(Enrolment).where(Enrolment.participant_id == participant_id).order_by(Enrolment.id)
        )
        return [(row.opened_on, row.closed_on, row.first) for row in rows]


def history(at, participant_id):
    return [(p.status, p.since, p.until) for p in at.participation.history(participant_id)]


def referral(at, participant_id=None, received_on=TODAY, pathway=Door.SOCIAL_CONTACT):
    texts = dict.fromkeys(
        (
            *("place", "referrer_name", "badge", "referrer_phone", "agency", "person_alias", "person_where"),
            *("person_phone", "incident_number", "offence", "reason", "safety", "notes"),
        ),
        "",
    )
    with at.database.write("Save referral") as session:
        row = ReferralIn(
            **texts,
            number=1,
            number_year=2026,
            participant_id=participant_id,
            received_on=received_on,
            pathway=pathway,
            source=Source.LE_PATROL,
            person_name="William Teague",
            agreed_to_talk=YesNo.YES,
            status=ReferralInStatus.RECEIVED,
            status_on=received_on,
        )
        session.add(row)
        session.flush()
        return row.id


def test_enrolling_ends_the_time_of_being_referred_on_the_eve(at, someone):
    on = at.calendar.go(10)
    enrol(at, someone, on)

    assert history(at, someone) == [(REFERRED, TODAY, on - DAY), (ACTIVE, on, None)]
    assert enrolments(at, someone) == [(on, None, True)]
    assert at.people.record(someone).enrolled_on == on


def test_someone_enrolled_on_the_day_of_entry_was_never_only_referred(at, someone):
    enrol(at, someone, TODAY)
    assert history(at, someone) == [(ACTIVE, TODAY, None)]


def test_an_enrolment_of_long_ago_can_be_entered_today(at, someone):
    enrol(at, someone, date(2024, 6, 1))

    assert history(at, someone) == [(ACTIVE, date(2024, 6, 1), None)]
    assert enrolments(at, someone) == [(date(2024, 6, 1), None, True)]


def test_being_referred_begins_when_the_referral_came(at, someone):
    number = referral(at, someone, date(2024, 5, 20))
    enrol(at, someone, date(2024, 6, 1), number)

    assert history(at, someone) == [
        (REFERRED, date(2024, 5, 20), date(2024, 5, 31)),
        (ACTIVE, date(2024, 6, 1), None),
    ]


def test_the_door_is_that_of_the_referral_that_led_to_the_enrolment(at, someone):
    number = referral(at, received_on=TODAY - DAY, pathway=Door.ARREST_DIVERSION)
    enrol(at, someone, TODAY, number)

    assert [row.door for row in at.people.rows()] == [Door.ARREST_DIVERSION.value]


def test_without_an_enrolment_the_door_is_that_of_the_newest_referral(at, someone):
    referral(at, someone)
    with at.database.write("Refresh") as session:
        at.people.refresh_in(session, someone)

    assert [row.door for row in at.people.rows()] == [Door.SOCIAL_CONTACT.value]


def test_enrolling_someone_active_changes_nothing(at, someone, commits):
    enrol(at, someone, TODAY)
    commits.clear()
    enrol(at, someone, TODAY)

    assert commits == []


def test_closing_closes_the_enrolment_and_coming_back_soon_opens_it_again(at, someone):
    enrol(at, someone, TODAY)
    closed = at.calendar.go(10)
    at.participation.change(someone, to(CLOSED, closed))
    assert enrolments(at, someone) == [(TODAY, closed, True)]

    back = at.calendar.go(30)
    at.participation.change(someone, to(ACTIVE, back))
    assert enrolments(at, someone) == [(TODAY, None, True)]
    assert history(at, someone)[1:] == [(CLOSED, closed, back - DAY), (ACTIVE, back, None)]


def test_coming_back_after_more_than_thirty_days_is_a_new_enrolment(at, someone):
    enrol(at, someone, TODAY)
    closed = at.calendar.go(10)
    at.participation.change(someone, to(CLOSED, closed))
    back = at.calendar.go(31)
    enrol(at, someone, back)

    assert enrolments(at, someone) == [(TODAY, closed, True), (back, None, False)]
    assert at.people.record(someone).enrolled_on == back


def test_someone_who_never_began_is_closed_without_an_enrolment(at, someone):
    at.participation.change(someone, to(CLOSED, TODAY, close_reason=CloseReason.NEVER_ENGAGED))

    assert history(at, someone) == [(CLOSED, TODAY, None)]
    assert enrolments(at, someone) == []


def test_taking_a_change_back_the_same_day_leaves_no_trace_in_the_history(at, someone):
    enrol(at, someone, TODAY)
    day = at.calendar.go(5)
    at.participation.change(someone, to(CLOSED, day))
    at.participation.change(someone, to(ACTIVE, day))

    assert history(at, someone) == [(ACTIVE, TODAY, None)]
    assert enrolments(at, someone) == [(TODAY, None, True)]


def test_another_reason_is_a_period_of_its_own(at, someone):
    enrol(at, someone, TODAY)
    first, second = at.calendar.go(5), at.calendar.go(5)
    at.participation.change(someone, to(INACTIVE, first, inactive_reason=InactiveReason.JAIL))
    at.participation.change(someone, to(INACTIVE, second, inactive_reason=InactiveReason.PRISON, note=" Moved "))

    periods = at.participation.history(someone)
    assert [(p.status, p.reason, p.note) for p in periods[1:]] == [
        (INACTIVE, InactiveReason.JAIL, ""),
        (INACTIVE, InactiveReason.PRISON, "Moved"),
    ]


def test_undo_takes_periods_enrolment_and_list_back_together(at, someone):
    enrol(at, someone, TODAY)
    before = history(at, someone), enrolments(at, someone), at.people.rows()
    at.participation.change(someone, to(CLOSED, at.calendar.go(3)))
    at.history.undo()

    assert (history(at, someone), enrolments(at, someone), at.people.rows()) == before


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        (to(ACTIVE, TODAY), "status", NO_CHANGE),
        (to(REFERRED, TODAY), "status", None),
        (to(INACTIVE, TODAY - DAY), "since", BEFORE_PRESENT),
        (to(CLOSED, TODAY + DAY), "since", IN_THE_FUTURE),
        (to(CLOSED, None), "since", None),
        (to(INACTIVE, TODAY, inactive_reason=None), "inactive_reason", None),
        (to(CLOSED, TODAY, close_reason=None), "close_reason", None),
    ],
)
def test_what_does_not_fit_an_active_person_is_refused_in_words(at, someone, change, field, problem):
    enrol(at, someone, TODAY)
    before = history(at, someone)
    with pytest.raises(InvalidRecordError) as refused:
        at.participation.change(someone, change)

    assert set(refused.value.problems) == {field}
    assert problem is None or refused.value.problems[field] == problem
    assert history(at, someone) == before


def test_nobody_is_inactive_before_taking_part_or_after(at, someone):
    for _ in ("referred", "closed"):
        with pytest.raises(InvalidRecordError) as refused:
            at.participation.change(someone, to(INACTIVE, at.calendar.today))
        assert set(refused.value.problems) == {"status"}
        if history(at, someone)[-1][0] is REFERRED:
            at.participation.change(someone, to(CLOSED, TODAY))
    with pytest.raises(InvalidRecordError):
        at.participation.change(someone, to(CLOSED, TODAY))


def test_enrolling_on_a_day_that_can_not_be_is_refused(at, someone):
    with pytest.raises(InvalidRecordError) as refused:
        enrol(at, someone, TODAY + DAY)
    assert refused.value.problems == {"on": IN_THE_FUTURE}
    at.participation.change(someone, to(CLOSED, TODAY))
    with pytest.raises(InvalidRecordError) as refused:
        enrol(at, someone, TODAY - DAY)
    assert refused.value.problems == {"on": BEFORE_PRESENT}


def test_nobody_is_enrolled_who_is_not_there(at):
    with pytest.raises(NotFoundError):
        at.participation.change(99, to(ACTIVE, TODAY))
    with pytest.raises(NotFoundError):
        enrol(at, 99, TODAY)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["enrol", ACTIVE, INACTIVE, CLOSED, "undo", "redo"]),
        st.integers(0, 45),
        st.integers(0, 20),
        st.booleans(),
    ),
    max_size=10,
)


def do(at, someone, step, on, *, other):
    """Take one step of any kind; what cannot be from here is refused."""
    names = {INACTIVE: "inactive_reason", CLOSED: "close_reason"}
    reasons = {INACTIVE: InactiveReason.JAIL, CLOSED: CloseReason.PERSON_WITHDREW}
    deeds = {"undo": (at.history.undo_label, at.history.undo), "redo": (at.history.redo_label, at.history.redo)}
    with suppress(InvalidRecordError):
        if step in deeds:
            there, deed = deeds[step]
            if there:
                deed()
        elif step == "enrol":
            enrol(at, someone, on)
        else:
            at.participation.change(
                someone, to(step, on, **({names[step]: reasons[step]} if other and step in names else {}))
            )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_sequence_of_changes_and_undos_leaves_one_unbroken_history(at, steps):
    someone = at.people.save(draft())
    at.history.clear()
    began = at.calendar.today
    first = history(at, someone)
    for step, days, back, other in steps:
        do(at, someone, step, at.calendar.go(days) - back * DAY, other=other)
        check(at, someone, began)
    while at.history.undo_label:
        at.history.undo()
    check(at, someone, began)
    assert history(at, someone) == first
    assert enrolments(at, someone) == []


def check(at, someone, began):
    periods = at.participation.history(someone)
    # what was so before the day of entry takes the place of having been referred
    assert periods[0].since == began or (periods[0].since < began and periods[0].status is not REFERRED)
    assert [period.until for period in periods].count(None) == 1
    assert periods[-1].until is None
    for before, after in pairwise(periods):
        assert before.until == after.since - DAY
        assert before.since <= before.until
        assert (before.status, before.reason, before.enrolment_id) != (after.status, after.reason, after.enrolment_id)

    [row] = [row for row in at.people.rows() if row.id == someone]
    assert (row.status, row.status_since) == (periods[-1].status, periods[-1].since)
    assert periods[-1].since <= at.calendar.today

    known = enrolments(at, someone)
    taking_part = periods[-1].status in {ACTIVE, INACTIVE}
    assert sum(closed is None for _, closed, _ in known) == int(taking_part)
    assert all(closed is None or opened <= closed for opened, closed, _ in known)
    assert all(before[1] < after[0] for before, after in pairwise(known))
    assert [first for *_, first in known] == [number == 0 for number in range(len(known))]
    for period in periods:
        if period.status in {ACTIVE, INACTIVE}:
            last = period.until or period.since
            assert any(opened <= period.since and (closed is None or last <= closed) for opened, closed, _ in known)
