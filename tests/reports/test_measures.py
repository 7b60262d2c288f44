"""Every measure counts the first and the last day, nothing outside them, and always what its list holds."""

from __future__ import annotations

from datetime import date

import pytest

from leaddesk.domain.codes import CloseReason, ReferralInStatus, ReferralPathway
from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.periods import quarter
from leaddesk.reports.measure import Span, all_measures
from leaddesk.services.undo import History
from leaddesk.storage.models import (
    Enrolment,
    Participant,
    ReferralIn,
    ReferralInStep,
    StatusRow,
)
from tests.reports.counted import counted_figure
from tests.reports.everything import (
    DAY,
    LONG_AGO,
    active_again,
    back_from_closed,
    closing,
    due_and_done,
    enrolled,
    everything,
    received,
)
from tests.reports.rows import ACTIVE, CLOSED, REFERRED, enrolment, history, person, referral, step

Q4 = quarter(2026, 4)
TODAY = date(2027, 6, 1)
SPAN = Span.of(Q4, TODAY)


def screened(session, on):
    step(session, referral(session, Q4.first), ReferralInStatus.SCREENING, on)


def due(session, on):
    referral(session, LONG_AGO, pathway=ReferralPathway.ARREST_DIVERSION, deadline=on)


BY_DAY = {
    ("referrals_received", ""): received,
    ("referrals_received", "people"): received,
    ("referrals_received", "door_community"): received,
    ("referrals_received", "from_le_patrol"): received,
    ("referrals_received", "from_police"): received,
    ("referral_funnel", ""): received,
    ("referral_funnel", "pending"): received,
    ("intake_in_time", ""): due,
    ("intake_in_time", "in_time"): due_and_done,
    ("intake_in_time", "in_time_share"): due_and_done,
    ("newly_enrolled", ""): enrolled,
    ("reopened", ""): back_from_closed,
    ("reactivated", ""): active_again,
    ("closed_in_period", ""): closing,
    ("closed_in_period", "moved"): closing,
}


def figure(database, measure, group="", span=SPAN):
    return counted_figure(database, measure, group, span)


@pytest.mark.parametrize(("measure", "group"), BY_DAY)
@pytest.mark.parametrize(("day", "counted"), [(Q4.first - DAY, 0), (Q4.first, 1), (Q4.last, 1), (Q4.last + DAY, 0)])
def test_a_quarter_counts_its_first_and_its_last_day(database, measure, group, day, counted):
    with database.write("Add") as session:
        BY_DAY[measure, group](session, day)

    assert figure(database, measure, group) == counted


@pytest.mark.parametrize(("day", "counted"), [(Q4.first, 1), (Q4.last, 1), (Q4.last + DAY, 0)])
def test_a_step_counts_up_to_the_last_day(database, day, counted):
    with database.write("Add") as session:
        screened(session, day)

    assert figure(database, "referral_funnel", "screening") == counted


@pytest.mark.parametrize(
    ("measure", "group", "day"),
    [("carried_over", "", Q4.eve), ("enrolled_on_last_day", "", Q4.last), ("enrolled_on_last_day", "active", Q4.last)],
)
def test_a_figure_of_one_day_asks_the_history_for_that_day(database, measure, group, day):
    with database.write("Add") as session:
        for start, end in ((day - DAY, day), (day, day + DAY), (day + DAY, day + 2 * DAY)):
            known = person(session)
            history(session, known, [(start, ACTIVE), (end, CLOSED)])

    assert figure(database, measure, group) == 1


@pytest.mark.parametrize(
    ("start", "end", "counted"),
    [
        (Q4.eve - DAY, Q4.eve, 0),
        (Q4.eve, Q4.first, 1),
        (Q4.first, Q4.first + DAY, 1),
        (Q4.last, Q4.last + DAY, 1),
        (Q4.last + DAY, Q4.last + 2 * DAY, 0),
    ],
)
def test_one_enrolled_day_in_the_quarter_is_enough(database, start, end, counted):
    with database.write("Add") as session:
        known = person(session)
        enrolment(session, known, start)
        history(session, known, [(start, ACTIVE), (end, CLOSED)])

    assert figure(database, "enrolled_in_period") == counted


ROWS = [
    (measure.key, key)
    for measure in all_measures().values()
    for key in ("", *(group.key for group in measure.groups), *(share.key for share in measure.shares))
]


def kind_of(measure, group):
    return all_measures()[measure].kind(group)


def test_every_figure_is_the_length_of_its_list_and_none_is_forgotten(database):
    with database.write("Add") as session:
        everything(session, Q4.first)

    counted = {row: figure(database, *row) for row in ROWS}

    assert [row for row, found in counted.items() if not found] == []


def test_a_quarter_without_a_record_counts_nothing(database):
    assert {figure(database, *row) for row in ROWS} <= {0, None}


def test_removed_records_are_counted_nowhere(database, clock):
    with database.write("Add") as session:
        everything(session, Q4.first)
    for kind in (StatusRow, Enrolment, ReferralInStep, ReferralIn):
        with database.write("Remove") as session:
            for row in session.query(kind):
                row.removed_at, row.removed_because = clock(), "Entered twice"
        hidden = {
            StatusRow: ("carried_over", "reopened", "reactivated", "enrolled_on_last_day", "closed_in_period"),
            Enrolment: ("newly_enrolled", "enrolled_in_period"),
            ReferralInStep: (),
            ReferralIn: ("referrals_received", "referral_funnel", "intake_in_time"),
        }[kind]
        assert {figure(database, *row) for row in ROWS if row[0] in hidden} <= {0, None}


def test_a_removed_step_is_not_reached(database, clock):
    with database.write("Add") as session:
        screened(session, Q4.last)
    with database.write("Remove") as session:
        for row in session.query(ReferralInStep).filter_by(status=ReferralInStatus.SCREENING):
            row.removed_at = clock()

    assert figure(database, "referral_funnel", "screening") == 0
    assert figure(database, "referral_funnel", "pending") == 1


def test_a_removed_person_is_in_no_figure_of_people(database, clock):
    with database.write("Add") as session:
        everything(session, Q4.first)
    with database.write("Remove") as session:
        for row in session.query(Participant):
            row.removed_at = clock()

    of_people = [row for row in ROWS if kind_of(*row) == "participant"]
    assert {figure(database, *row) for row in of_people} <= {0, None}
    assert figure(database, "referrals_received") > 0


def test_undo_takes_a_figure_back(database):
    done = History(database)
    database.on_committed.append(done.add)
    with database.write("Add") as session:
        received(session, Q4.first)
    assert figure(database, "referrals_received") == 1

    done.undo()

    assert figure(database, "referrals_received") == 0


def test_a_later_step_tells_that_the_earlier_ones_were_taken(database):
    with database.write("Add") as session:
        step(session, received(session, Q4.first), ReferralInStatus.INTAKE_COMPLETE, Q4.last)
        step(session, received(session, Q4.first), ReferralInStatus.INELIGIBLE, Q4.last)

    stages = ("screening", "eligible", "approved", "outreach", "intake_scheduled", "intake_complete")
    assert [figure(database, "referral_funnel", stage) for stage in stages] == [2, 1, 1, 1, 1, 1]
    assert figure(database, "referral_funnel", "ended") == 1


def test_a_referral_opened_again_is_open(database):
    with database.write("Add") as session:
        made = received(session, Q4.first)
        step(session, made, ReferralInStatus.UNABLE_TO_LOCATE, Q4.first + DAY)
        step(session, made, ReferralInStatus.OUTREACH, Q4.first + 2 * DAY)

    assert figure(database, "referral_funnel", "unable_to_locate") == 0
    assert figure(database, "referral_funnel", "pending") == 1


def test_a_deadline_that_is_not_over_is_not_due(database):
    with database.write("Add") as session:
        for day in (date(2026, 11, 2), date(2026, 11, 3)):
            due_and_done(session, day)

    assert figure(database, "intake_in_time", span=Span.of(Q4, date(2026, 11, 3))) == 1
    assert figure(database, "intake_in_time", span=Span.of(Q4, LONG_AGO)) == 0


def test_an_intake_after_the_deadline_is_due_and_not_in_time(database):
    with database.write("Add") as session:
        made = referral(session, LONG_AGO, pathway=ReferralPathway.ARREST_DIVERSION, deadline=Q4.first)
        step(session, made, ReferralInStatus.INTAKE_COMPLETE, Q4.first + DAY)

    assert (figure(database, "intake_in_time"), figure(database, "intake_in_time", "in_time")) == (1, 0)


def test_coming_back_after_closing_is_no_new_enrolment(database):
    with database.write("Add") as session:
        known = person(session)
        enrolment(session, known, LONG_AGO)
        enrolment(session, known, Q4.first, first=False)
        history(
            session,
            known,
            [(LONG_AGO, ACTIVE), (LONG_AGO + DAY, CLOSED), (LONG_AGO + 9 * DAY, REFERRED), (Q4.first, ACTIVE)],
        )

    rows = ("newly_enrolled", "reopened", "carried_over", "enrolled_in_period", "reactivated")
    assert [figure(database, row) for row in rows] == [0, 1, 0, 1, 0]


def test_becoming_active_again_adds_nobody_to_those_carried_over(database):
    with database.write("Add") as session:
        active_again(session, Q4.first)

    rows = ("reactivated", "carried_over", "enrolled_in_period")
    assert [figure(database, row) for row in rows] == [1, 1, 1]


def test_someone_closed_twice_counts_once_under_the_last_reason(database):
    with database.write("Add") as session:
        history(
            session,
            person(session),
            [
                (LONG_AGO, ACTIVE),
                (Q4.first, CLOSED, CloseReason.MOVED),
                (Q4.first + DAY, ACTIVE),
                (Q4.last, CLOSED, CloseReason.PERSON_WITHDREW),
            ],
        )

    rows = ("", "moved", "kind_choice", "person_withdrew")
    assert [figure(database, "closed_in_period", row) for row in rows] == [1, 0, 1, 1]


def test_someone_closed_again_in_a_later_quarter_stays_closed_in_this_one(database):
    with database.write("Add") as session:
        history(
            session,
            person(session),
            [
                (LONG_AGO, ACTIVE),
                (Q4.last, CLOSED, CloseReason.MOVED),
                (Q4.last + DAY, ACTIVE),
                (Q4.last + 9 * DAY, CLOSED, CloseReason.PERSON_WITHDREW),
            ],
        )

    assert [figure(database, "closed_in_period", row) for row in ("", "moved", "person_withdrew")] == [1, 1, 0]


def test_todays_status_changes_nothing_in_a_past_quarter(database):
    with database.write("Add") as session:
        known = person(session)
        history(session, known, [(LONG_AGO, ACTIVE), (Q4.last + DAY, CLOSED)])
        known.status = CLOSED

    assert figure(database, "enrolled_on_last_day", "active") == 1


def test_a_row_that_no_measure_has_is_refused(database):
    with database.read() as session, pytest.raises(NotFoundError):
        all_measures()["reopened"].ids(session, SPAN, "nowhere")


def test_no_measure_is_found_twice_and_each_says_how_it_is_counted():
    found = all_measures()

    codes = list(dict.fromkeys(measure.code for measure in found.values()))
    assert codes == [
        *("R1", "R2", "R3", "R4", "R5", "R6", "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "C1", "C2", "C3"),
        *("S1", "S2", "S3", "S4", "S5", "S6", "P1", "P2", "P3", "H1", "H2", "I1", "I2", "I3"),
        *("J1", "J2", "J3", "J4", "J5", "J6", "J7", "Q1", "Q2", "Q3", "Q4", "D1"),
    ]
    assert len(ROWS) == len(set(ROWS))
    assert all(measure.definition.endswith(".") for measure in found.values())
