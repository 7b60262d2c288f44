"""Arrests, charges, jail, court dates and warrants: whose months are over, and what counts as before and after."""

from __future__ import annotations

from datetime import date

import pytest

from leaddesk.domain.codes import OffenseLevel
from leaddesk.domain.court_codes import (
    CourtEventType,
    CourtResult,
    CourtRide,
    FilingStatus,
    LegalEventKind,
    MatterKind,
)
from leaddesk.domain.periods import quarter
from leaddesk.reports.measure import Audience, Span, all_measures
from leaddesk.services.undo import History
from tests.reports.counted import counted_figure
from tests.reports.rows import enrolment
from tests.reports.rows_of_court import DAY, HALF_YEAR, charge, court_date, diverted, event, warrant
from tests.reports.rows_of_people import enrolled

Q4 = quarter(2026, 4)
TODAY = date(2027, 6, 1)
SPAN = Span.of(Q4, TODAY)
LONG_AGO = date(2020, 1, 1)
EDGES = [(Q4.eve, 0), (Q4.first, 1), (Q4.last, 1), (Q4.last + DAY, 0)]
K, F = LegalEventKind, FilingStatus


def figures(database, measure, *groups, span=SPAN):
    return [counted_figure(database, measure, group, span) for group in groups]


@pytest.mark.parametrize(("days", "half", "year"), [(182, 0, 0), (183, 1, 0), (364, 1, 0), (365, 1, 1)])
def test_who_is_looked_at_has_the_months_behind_them_on_the_last_day(database, days, half, year):
    with database.write("Add") as session:
        enrolled(session, Q4.last - days * DAY)

    for measure in ("new_arrests", "felony_charges", "jail_and_prison"):
        assert figures(database, measure, "", "year") == [half, year]
    assert figures(database, "before_and_after", "") == [half]


def test_in_a_quarter_that_goes_on_the_months_end_yesterday(database):
    with database.write("Add") as session:
        enrolled(session, Q4.first - HALF_YEAR)

    assert figures(database, "new_arrests", "", span=Span.of(Q4, Q4.first)) == [0]
    assert figures(database, "new_arrests", "", span=Span.of(Q4, Q4.first + DAY)) == [1]


@pytest.mark.parametrize(
    ("after", "half", "year"), [(0, 0, 0), (1, 1, 1), (183, 1, 1), (184, 0, 1), (365, 0, 1), (366, 0, 0)]
)
def test_an_arrest_counts_after_the_day_of_enrolment_and_up_to_the_last_of_the_months(database, after, half, year):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        event(session, known.id, LONG_AGO + after * DAY, K.ARREST)
        event(session, known.id, LONG_AGO + after * DAY, K.ARREST)

    assert figures(database, "new_arrests", "arrest_6", "other_6") == [half, half]
    assert figures(database, "new_arrests", "arrest_12", "other_12") == [year, year]


def test_an_arrest_for_a_warrant_only_stands_apart(database):
    with database.write("Add") as session:
        event(session, enrolled(session, LONG_AGO).id, LONG_AGO + DAY, K.ARREST, warrant_only=True)

    assert figures(database, "new_arrests", "arrest_6", "other_6", "arrest_6_share") == [1, 0, 1]


def test_the_months_run_from_the_first_enrolment(database):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        enrolment(session, known, Q4.first - HALF_YEAR, first=False)
        event(session, known.id, Q4.first, K.ARREST)

    assert figures(database, "new_arrests", "", "arrest_6", "arrest_12") == [1, 0, 0]


def test_only_a_felony_that_was_filed_is_a_felony_charge(database):
    with database.write("Add") as session:
        for kind, level in (
            (K.CHARGE_FILED, OffenseLevel.FELONY),
            (K.CHARGE_FILED, OffenseLevel.MISDEMEANOR),
            (K.ARREST, OffenseLevel.FELONY),
            (K.OUTCOME, OffenseLevel.FELONY),
        ):
            event(session, enrolled(session, LONG_AGO).id, LONG_AGO + DAY, kind, level=level)

    assert figures(database, "felony_charges", "", "felony_6", "felony_12") == [4, 1, 1]


def test_days_in_jail_include_both_ends_and_stop_with_the_months(database):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        event(session, known.id, LONG_AGO + DAY, K.JAIL, until=LONG_AGO + DAY)
        event(session, known.id, LONG_AGO + HALF_YEAR - DAY, K.JAIL, until=LONG_AGO + HALF_YEAR + 9 * DAY)

    assert figures(database, "jail_and_prison", "jail_6", "days_6", "jail_12", "days_12") == [1, 3, 1, 12]


def test_a_stay_without_a_day_of_release_is_in_no_number_of_days(database):
    with database.write("Add") as session:
        event(session, enrolled(session, LONG_AGO).id, LONG_AGO + DAY, K.JAIL)
        event(session, enrolled(session, LONG_AGO).id, LONG_AGO + DAY, K.PRISON)

    assert figures(database, "jail_and_prison", "jail_6", "days_6", "open_6", "prison_6") == [1, 0, 1, 1]


@pytest.mark.parametrize(
    ("days", "before", "after"),
    [(-184, 0, 0), (-183, 1, 0), (-1, 1, 0), (0, 0, 0), (1, 0, 1), (183, 0, 1), (184, 0, 0)],
)
def test_before_and_after_are_equally_long_and_the_day_itself_is_neither(database, days, before, after):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        for kind in K:
            event(session, known.id, LONG_AGO + days * DAY, kind)

    for kind in ("arrest", "charge_filed", "jail", "prison"):
        assert figures(database, "before_and_after", f"{kind}_before", f"{kind}_after") == [before, after]


@pytest.mark.parametrize(("day", "counted"), EDGES)
def test_a_court_date_counts_on_the_first_and_on_the_last_day(database, day, counted):
    with database.write("Add") as session:
        court_date(session, enrolled(session, LONG_AGO).id, day, ride=CourtRide.ARRANGED)

    assert figures(database, "court_dates_supported", "", "known", "result_unknown") == [counted] * 3


def test_a_court_date_is_supported_by_a_reminder_or_by_a_ride_that_was_arranged(database):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        court_date(session, number, Q4.first, result=CourtResult.APPEARED)
        court_date(session, number, Q4.first, ride=CourtRide.NEEDED, result=CourtResult.APPEARED)
        court_date(session, number, Q4.first, ride=CourtRide.ARRANGED, result=CourtResult.APPEARED)
        court_date(session, number, Q4.first, reminded_on=Q4.eve, result=CourtResult.FTA)
        court_date(session, number, Q4.first, reminded_on=Q4.eve)
        court_date(session, number, Q4.first, reminded_on=Q4.eve, event=CourtEventType.COUNSEL)

    rows = ("", "known", "result_appeared", "result_fta", "result_unknown")
    assert figures(database, "court_dates_supported", *rows) == [3, 5, 1, 1, 1]


@pytest.mark.parametrize(("day", "counted"), EDGES)
def test_charges_count_when_the_intake_of_their_diversion_is_due(database, day, counted):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        charge(session, diverted(session, number, day), F.NOT_FILED, LONG_AGO)
        charge(session, diverted(session, number, day, kind=MatterKind.NEW), F.FILED, LONG_AGO)
        charge(session, diverted(session, number, None), F.FILED, LONG_AGO)

    assert figures(database, "diverted_charges", "", "status_not_filed_declined") == [counted] * 2
    assert figures(database, "diverted_charges", "", span=Span.of(Q4, day)) == [0]


def test_a_charge_stands_as_its_case_and_what_is_dated_later_is_not_known_yet(database):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        case = diverted(session, number, Q4.first, status=F.HELD, status_since=Q4.last)
        charge(session, case)
        charge(session, case, F.FILED, Q4.last)
        charge(session, case, F.FILED, Q4.last + DAY)
        charge(session, case, F.DISMISSED)
        charge(session, diverted(session, number, Q4.first))

    rows = ("", "status_held", "status_filed", "status_dismissed", "status_unknown")
    assert figures(database, "diverted_charges", *rows) == [5, 1, 1, 1, 2]


@pytest.mark.parametrize(
    ("since", "resolved", "counted"),
    [
        (Q4.eve, None, [1, 1, 0, 0, 1]),
        (Q4.first, None, [1, 0, 1, 0, 1]),
        (Q4.last, None, [1, 0, 1, 0, 1]),
        (Q4.last + DAY, None, [0, 0, 0, 0, 0]),
        (LONG_AGO, Q4.eve, [0, 0, 0, 0, 0]),
        (LONG_AGO, Q4.first, [1, 1, 0, 1, 0]),
        (Q4.first, Q4.last, [1, 0, 1, 1, 0]),
        (Q4.first, Q4.last + DAY, [1, 0, 1, 0, 1]),
    ],
)
def test_a_warrant_is_open_until_the_day_it_is_resolved(database, since, resolved, counted):
    with database.write("Add") as session:
        warrant(session, enrolled(session, LONG_AGO).id, since, resolved)

    assert figures(database, "warrants", "", "start", "new", "resolved", "end") == counted


def test_what_was_removed_is_counted_nowhere_and_undo_takes_it_back(database, clock):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        number = known.id
        made = [
            event(session, number, LONG_AGO + DAY, K.ARREST),
            court_date(session, number, Q4.first, reminded_on=Q4.first),
            charge(session, diverted(session, number, Q4.first), F.FILED),
            warrant(session, number, Q4.first),
        ]
        ids = [(type(row), row.id) for row in made]
    rows = [("new_arrests", "arrest_6"), ("court_dates_supported", ""), ("diverted_charges", ""), ("warrants", "")]
    assert [figures(database, *row) for row in rows] == [[1]] * 4
    done = History(database)
    database.on_committed.append(done.add)

    with database.write("Remove") as session:
        for kind, one in ids:
            session.get(kind, one).removed_at = clock()

    assert [figures(database, *row) for row in rows] == [[0]] * 4
    done.undo()
    assert [figures(database, *row) for row in rows] == [[1]] * 4


def test_outcomes_stay_inside_and_say_where_they_come_from():
    found = {code: one for one in all_measures().values() if (code := one.code).startswith("J")}

    assert sorted(found) == ["J1", "J2", "J3", "J4", "J5", "J6", "J7"]
    for code in ("J1", "J2", "J3", "J5", "J6", "J7"):
        seen = {found[code].headline, *(row.audience for row in (*found[code].groups, *found[code].shares))}
        assert seen == {Audience.INTERNAL}
        assert "known to the site" in found[code].definition
        assert "public docket, counsel, the prosecutor or the participant" in found[code].definition
    for code in ("J1", "J2", "J3", "J7"):
        assert "There is no comparison group." in found[code].definition
        assert "183 days" in found[code].definition
