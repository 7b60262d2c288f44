"""A closed sum or middle value names the records whose number was edited since, with the number then and now."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from leaddesk.domain.fiscal_years import CALENDAR
from leaddesk.domain.periods import quarter
from leaddesk.domain.work import AssistanceDraft, RideDraft
from leaddesk.domain.work_codes import AssistanceKind, WorkKind
from leaddesk.reports.measure import all_measures
from leaddesk.reports.summary import Summaries
from leaddesk.services.consents import Consents
from leaddesk.services.merging.merges import Merges
from leaddesk.services.participants import Participants
from leaddesk.services.work import Work
from leaddesk.storage.models import ClosedQuarter, Contact
from tests.reports.rows import ACTIVE, REFERRED, enrolment, history, person, referral
from tests.reports.rows_of_support import ride, spent
from tests.reports.rows_of_work import contact

Q1, Q2, Q3 = (quarter(2026, number) for number in (1, 2, 3))
YEAR = next(one for one in CALENDAR.to_dates(Q3.last) if one.last == Q3.last)
JULY, DAY = date(2026, 7, 6), date(2026, 9, 2)
MILES, DOLLARS = ("rides", "miles"), ("assistance", "dollars")


@pytest.fixture
def office(summaries, database, office_clock):
    """Return an office with two rides, two payments and two people in the third quarter, which is closed."""
    with database.write("Fill") as session:
        people = [person(session) for _number in range(2)]
        for one, opened in zip(people, (DAY, JULY), strict=True):
            one.first_name = one.shown_name
            made = referral(session, JULY, participant_id=one.id)
            enrolment(session, one, opened)
            history(session, one, [(JULY, REFERRED), (opened, ACTIVE)])
        talked = contact(session, people[0].id, date(2026, 7, 9))
        rides = [ride(session, one.id, DAY, miles).id for one, miles in zip(people, (30, 12), strict=True)]
        paid = [spent(session, None, DAY, cents, AssistanceKind.HOUSING).id for cents in (5000, 2450)]
        found = SimpleNamespace(people=[one.id for one in people], rides=rides, paid=paid, talked=talked.id, made=made)
    summaries.close(Q3)
    found.work = Work(database, office_clock)
    return found


def told(summaries, key, period=Q3):
    change = summaries.changes(period)[key]
    return change.was, change.now, change.came, change.went, change.edited


def then_and_now(summaries, key, period=Q3):
    chosen = summaries.changes(period)[key].edited
    return {row.id: (row.was, row.amount) for row in summaries.behind(*key, period, chosen).rows}


def test_an_amount_that_was_edited_is_named_with_what_it_was(summaries, office):
    first, second = office.rides
    assert summaries.changes(Q3) == {}
    office.work.save(RideDraft(DAY, office.people[0], miles=50), first)
    office.work.save(AssistanceDraft(DAY, None, 2540, AssistanceKind.HOUSING), office.paid[1])

    assert told(summaries, MILES) == (420, 620, (), (), (first,))
    assert then_and_now(summaries, MILES) == {first: (300, 500)}
    assert told(summaries, DOLLARS) == (7450, 7540, (), (), (office.paid[1],))
    assert told(summaries, ("assistance", "for_housing"))[-1] == (office.paid[1],)
    assert then_and_now(summaries, DOLLARS) == {office.paid[1]: (2450, 2540)}
    whole = {row.id: (row.was, row.amount) for row in summaries.behind(*MILES, Q3).rows}
    assert whole == {first: (300, 500), second: (120, 120)}
    assert ("rides", "") not in summaries.changes(Q3)


def test_two_edits_that_make_up_for_each_other_are_told(summaries, office):
    for row, miles in zip(office.rides, (29, 13), strict=True):
        office.work.save(RideDraft(DAY, None, miles=miles), row)

    assert told(summaries, MILES) == (420, 420, (), (), tuple(office.rides))


def test_what_came_and_went_is_told_apart_from_what_was_edited(summaries, office):
    new = office.work.save(RideDraft(DAY, None, miles=7))
    office.work.remove(WorkKind.RIDE, office.rides[0], "Entered twice")
    office.work.save(RideDraft(DAY, None, miles=11), office.rides[1])
    assert told(summaries, MILES) == (420, 180, (new,), (office.rides[0],), (office.rides[1],))
    office.work.restore(WorkKind.RIDE, office.rides[0])
    office.work.save(RideDraft(DAY, None, miles=None), office.rides[1])

    assert told(summaries, MILES) == (420, 370, (new,), (office.rides[1],), ())
    (gone,) = summaries.behind(*MILES, Q3, (office.rides[1],)).rows
    assert (gone.was, gone.amount) == (120, None)


def test_a_middle_value_names_who_has_another_number(summaries, database, office):
    with database.write("Mend") as session:
        session.get_one(Contact, office.talked).on = date(2026, 7, 10)

    (spoken,) = summaries.ids("first_contact", "median", Q3)[1]
    assert told(summaries, ("first_contact", "median")) == (6, 8, (), (), (spoken,))
    assert then_and_now(summaries, ("first_contact", "median")) == {spoken: (3, 4)}


def test_a_merge_moves_rides_and_edits_none(summaries, database, office_clock, settings, office):
    people = Participants(database, office_clock)
    merges = Merges(database, office_clock, settings, people, Consents(database, office_clock, settings))
    kept, gone = office.people
    done = merges.merge(kept, gone)
    changes = summaries.changes(Q3)

    assert MILES not in changes
    assert changes["rides", "people"].went == (gone,)
    enrolled = changes["days_enrolled", "median"]
    assert (enrolled.went, enrolled.edited) == ((gone,), (kept,)), "one history, which began with the earlier day"
    merges.undo(done)
    assert summaries.changes(Q3) == {}


def test_a_year_to_date_adds_up_the_numbers_of_its_quarters(summaries, database, office):
    summaries.reopen(Q3, "For the year")
    with database.write("Earlier") as session:
        early = ride(session, None, Q1.first, 5).id
    for one in (Q1, Q2, Q3):
        summaries.close(one)
    assert not {MILES, DOLLARS} & set(summaries.changes(YEAR))
    office.work.save(RideDraft(Q1.first, None, miles=6), early)

    assert told(summaries, MILES, YEAR) == (470, 480, (), (), (early,))
    assert MILES not in summaries.changes(Q3)


def test_a_quarter_that_kept_no_numbers_says_how_it_would_read_and_names_nothing(
    summaries, database, office_clock, settings, office
):
    with database.write("As it was kept once") as session:
        row = session.scalars(select(ClosedQuarter)).one()
        sums = {(key, group) for key, group, *_rest in row.figures if _is_sum(key, group)}
        assert MILES in sums
        row.figures = [one[:4] if (one[0], one[1]) in sums else one for one in row.figures]
    summaries = Summaries(database, office_clock, settings)
    assert summaries.changes(Q3) == {}
    office.work.save(RideDraft(DAY, None, miles=50), office.rides[0])

    assert told(summaries, MILES) == (420, 620, (), (), ())
    assert {(row.was, row.amount) for row in summaries.behind(*MILES, Q3).rows} == {(None, 500), (None, 120)}
    for one in (Q1, Q2):
        summaries.close(one)
    assert told(summaries, MILES, YEAR) == (420, 620, (), (), ())


def _is_sum(key, group):
    amount = all_measures()[key].amount(group)
    return amount is not None and amount.how == "sum"
