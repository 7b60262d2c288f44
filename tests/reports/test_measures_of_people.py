"""Plans, goals, housing, income, papers and who is enrolled: the newest fact up to a day, and what is not known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaddesk.domain.codes import CloseReason
from leaddesk.domain.intake.codes import DocumentStatus, IntakeSection
from leaddesk.domain.intake.facts import at_entry
from leaddesk.domain.intake.hmis_codes import Answer, LivingSituation, Race, Sex
from leaddesk.domain.periods import quarter
from leaddesk.domain.plan_codes import GoalStatus
from leaddesk.reports.measure import Span, all_measures
from leaddesk.reports.profile import EQUITY
from leaddesk.services.intake.tables import facts_of
from tests.reports.counted import counted_figure
from tests.reports.rows import ACTIVE, CLOSED, enrolment, history
from tests.reports.rows_of_people import born, earns, enrolled, goal, insured, is_, left, paper, plan, stays

Q4 = quarter(2026, 4)
DAY = timedelta(days=1)
TODAY = date(2027, 6, 1)
SPAN = Span.of(Q4, TODAY)
LONG_AGO = date(2020, 1, 1)
ODD = '=SUM(1) <b>"Ann"</b> {x}'
S, A, D, G = LivingSituation, Answer, DocumentStatus, GoalStatus


def figures(database, measure, *groups, span=SPAN):
    return [counted_figure(database, measure, group, span) for group in groups]


@pytest.mark.parametrize(("day", "housed"), [(Q4.last - DAY, 1), (Q4.last, 1), (Q4.last + DAY, 0)])
def test_the_newest_situation_up_to_the_last_day_counts(database, day, housed):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        stays(session, known.id, LONG_AGO, S.OUTSIDE)
        stays(session, known.id, day, S.RENTS)
        stays(session, known.id, Q4.last + 9 * DAY, S.JAIL)

    assert figures(database, "housing", "", "permanent", "homeless") == [1, housed, 1 - housed]


def test_of_two_answers_on_one_day_the_later_one_counts(database):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        stays(session, known.id, Q4.first, S.OUTSIDE)
        stays(session, known.id, Q4.first, S.SHELTER)

    assert figures(database, "housing", "homeless", "sheltered") == [1, 1]


def test_what_is_not_known_is_shown_and_in_no_percentage(database):
    with database.write("Add") as session:
        enrolled(session, LONG_AGO)
        stays(session, enrolled(session, LONG_AGO).id, Q4.first, S.PREFERS_NOT)
        stays(session, enrolled(session, LONG_AGO).id, Q4.first, S.OWNS)

    assert figures(database, "housing", "", "permanent", "unknown") == [1, 1, 2]
    assert figures(database, "income", "", "unknown") == [0, 3]
    assert figures(database, "insured", "", "unknown") == [0, 3]


def test_someone_homeless_at_entry_who_rents_now_is_housed_since_entry(database):
    with database.write("Add") as session:
        for entry, now in ((S.OUTSIDE, S.RENTS), (S.SHELTER, S.FRIENDS), (S.RENTS, S.OWNS)):
            known = enrolled(session, LONG_AGO)
            stays(session, known.id, LONG_AGO, entry)
            stays(session, known.id, Q4.last, now)
        enrolled(session, LONG_AGO)

    assert figures(database, "housed_since_entry", "", "housed", "unknown") == [2, 1, 1]


@pytest.mark.parametrize(("days", "counted"), [(-400, 1), (0, 1), (30, 1), (31, 0)])
def test_what_was_noted_first_long_after_enrolment_does_not_tell_of_entry(database, days, counted):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        stays(session, known.id, LONG_AGO + days * DAY, S.OUTSIDE)
        stays(session, known.id, Q4.last, S.RENTS)
        earns(session, known.id, LONG_AGO + days * DAY, A.YES)

    assert figures(database, "housed_since_entry", "", "housed", "unknown") == [counted, counted, 1 - counted]
    assert figures(database, "income", "any", "entry", "entry_known") == [1, counted, counted]


def test_benefits_are_income_too_and_entry_is_the_first_answer(database):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        earns(session, known.id, LONG_AGO, A.NO, A.NO)
        earns(session, known.id, Q4.last, A.NO, A.YES)
        other = enrolled(session, LONG_AGO)
        earns(session, other.id, Q4.first, A.PREFERS_NOT)

    assert figures(database, "income", "", "any", "entry", "unknown") == [1, 1, 0, 1]


def test_income_at_entry_is_told_of_those_whose_income_is_known_now(database):
    with database.write("Add") as session:
        for now in (A.NO, A.PREFERS_NOT):
            known = enrolled(session, LONG_AGO)
            earns(session, known.id, LONG_AGO, A.YES)
            earns(session, known.id, Q4.last, now)

    assert figures(database, "income", "", "any", "entry", "unknown") == [1, 0, 1, 1]


def test_report_and_record_tell_the_same_of_entry(database):
    """By what was noted last up to the first enrolment, else first soon after it, whichever day the office looks at."""
    noted = (
        ((-90, S.RENTS), (-1, S.OUTSIDE)),
        ((-90, S.OUTSIDE), (0, S.RENTS)),
        ((-1, S.OUTSIDE), (1, S.RENTS)),
        ((1, S.OUTSIDE), (30, S.RENTS)),
        ((30, S.RENTS), (31, S.OUTSIDE)),
        ((31, S.OUTSIDE),),
    )
    with database.write("Add") as session:
        people = []
        for seen in noted:
            known = enrolled(session, LONG_AGO)
            enrolment(session, known, Q4.first, first=False)
            people.append(known.id)
            for days, situation in seen:
                stays(session, known.id, LONG_AGO + days * DAY, situation)
    with database.read() as session:
        own = [[row.draft for row in facts_of(session, one, IntakeSection.LIVING)] for one in people]
        told = [at_entry(facts, LONG_AGO) for facts in own]
        homeless = all_measures()["housed_since_entry"].ids(session, SPAN)

    assert [fact and fact.situation for fact in told] == [S.OUTSIDE, S.RENTS, S.OUTSIDE, S.OUTSIDE, S.RENTS, None]
    assert homeless == [people[0], people[2], people[3]]
    assert figures(database, "housed_since_entry", "unknown") == [1]


def test_insurance_counts_yes_among_yes_and_no(database):
    with database.write("Add") as session:
        for answer in (A.YES, A.NO, A.NOT_COLLECTED, None):
            insured(session, enrolled(session, LONG_AGO).id, Q4.first, answer)

    assert figures(database, "insured", "", "any", "unknown") == [2, 1, 2]


@pytest.mark.parametrize(("day", "counted"), [(Q4.eve, 0), (Q4.first, 1), (Q4.last, 1), (Q4.last + DAY, 0)])
def test_a_document_is_obtained_once_after_it_was_needed(database, day, counted):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        paper(session, known.id, LONG_AGO, D.NEEDED)
        paper(session, known.id, LONG_AGO + DAY, D.APPLIED)
        paper(session, known.id, day, D.HELD)

    assert figures(database, "documents_obtained", "", "people", "kind_state_id") == [counted] * 3


def test_a_document_that_was_always_there_or_is_noted_again_is_not_obtained(database):
    with database.write("Add") as session:
        known = enrolled(session, LONG_AGO)
        paper(session, known.id, Q4.first, D.HELD)
        other = enrolled(session, LONG_AGO)
        paper(session, other.id, Q4.first, D.NEEDED)
        for number in range(3):
            paper(session, other.id, Q4.first + number * DAY, D.HELD)

    assert figures(database, "documents_obtained", "", "people") == [1, 1]


def test_a_document_that_was_lost_and_is_held_again_is_obtained_again(database):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        for on, status in ((LONG_AGO, D.NEEDED), (Q4.eve, D.HELD), (Q4.first, D.NEEDED), (Q4.last, D.HELD)):
            paper(session, number, on, status)

    assert figures(database, "documents_obtained", "", "people") == [1, 1]


@pytest.mark.parametrize(("agreed", "counted"), [(-1, 0), (0, 1), (30, 1), (31, 0)])
def test_a_plan_is_in_place_when_it_was_agreed_to_within_thirty_days(database, agreed, counted):
    with database.write("Add") as session:
        known = enrolled(session, Q4.first)
        plan(session, known.id, Q4.first, Q4.first + agreed * DAY)

    assert figures(database, "plan_in_place", "", "agreed") == [1, counted]


@pytest.mark.parametrize(("day", "counted"), [(Q4.eve, 0), (Q4.first, 1), (Q4.last, 1), (Q4.last + DAY, 0)])
def test_the_thirtieth_day_decides_in_which_quarter_a_plan_is_due(database, day, counted):
    with database.write("Add") as session:
        enrolled(session, day - 30 * DAY)

    assert figures(database, "plan_in_place", "") == [counted]
    assert figures(database, "plan_in_place", "", span=Span.of(Q4, day)) == [0]


@pytest.mark.parametrize(("days", "counted"), [(-1, 0), (0, 1), (89, 1), (90, 0)])
def test_a_plan_of_the_last_ninety_days_is_reviewed(database, days, counted):
    with database.write("Add") as session:
        plan(session, enrolled(session, LONG_AGO).id, Q4.last - days * DAY)

    assert figures(database, "plan_reviewed", "", "reviewed") == [1, counted]


def test_a_goal_counts_while_it_is_open_and_under_what_it_was_on_the_last_day(database):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        goal(session, number, [(LONG_AGO, G.AGREED), (Q4.first, G.DONE)])
        goal(session, number, [(LONG_AGO, G.AGREED), (Q4.first + DAY, G.DONE)])
        goal(session, number, [(Q4.last, G.WORKING), (Q4.last + DAY, G.DONE)], "food")
        goal(session, number, [(Q4.last + DAY, G.AGREED)])
        goal(session, number, [(LONG_AGO, G.PROPOSED)], "of-our-own")

    assert figures(database, "goals", "", "done", "working", "proposed") == [3, 1, 1, 1]
    assert figures(database, "goals", "domain_housing", "domain_food", "domain_local") == [1, 1, 1]


@pytest.mark.parametrize(
    ("birth", "group"),
    [
        ("2008-10-02", "age_0"),
        ("2008-10-01", "age_18"),
        ("2001", "age_25"),
        ("2002", "age_18"),
        ("1961-10-01", "age_65"),
        ("1961-12", "age_65"),
    ],
)
def test_age_is_the_one_on_the_day_of_enrolment(database, birth, group):
    with database.write("Add") as session:
        born(session, enrolled(session, Q4.first), birth)

    assert figures(database, "demographics", group, "age_unknown") == [1, 0]


def test_coming_back_later_changes_nobody_s_age_in_a_quarter_before(database):
    with database.write("Add") as session:
        known = enrolled(session, Q4.first)
        born(session, known, "2001-10-02")
        enrolment(session, known, Q4.last + DAY, first=False)

    assert figures(database, "demographics", "age_18", "age_25") == [1, 0]


def test_every_answer_about_race_counts_and_none_is_inferred(database):
    with database.write("Add") as session:
        is_(session, enrolled(session, Q4.first), race=frozenset({Race.WHITE, Race.HISPANIC}))
        is_(session, enrolled(session, Q4.first), race=frozenset({Race.PREFERS_NOT}))
        enrolled(session, Q4.first)

    rows = ("race_WHITE", "race_HISP", "race_AIAN", "race_several", "race_unknown", "sex_unknown", "veteran")
    assert figures(database, "demographics", *rows) == [1, 1, 0, 1, 2, 3, 0]


def test_who_is_new_is_told_beside_everybody_enrolled(database):
    with database.write("Add") as session:
        for day, town in ((Q4.eve, "Cedar Flat"), (Q4.first, ODD), (Q4.last, ""), (Q4.last + DAY, "Cedar Flat")):
            known = enrolled(session, day)
            is_(session, known, sex=Sex.FEMALE, rural_town=town)
            born(session, known, "1980")

    rows = ("", "sex_female", "age_45", "no_town", "town_Cedar Flat", f"town_{ODD}")
    assert figures(database, "demographics", *rows) == [3, 3, 3, 1, 1, 1]
    assert figures(database, "demographics_of_new", *rows) == [2, 2, 2, 1, 0, 1]
    with database.read() as session:
        assert all_measures()["demographics_of_new"].written_keys(session, SPAN) == [f"town_{ODD}"]


def test_a_town_is_one_however_it_was_typed_and_is_named_as_it_was_first(database):
    spelled = ("Alamosa", " alamosa", "ALAMOSA, CO", "Alamosa,co", "Cañon  City", "CAÑON CITY", "Del Norte", " ")
    with database.write("Add") as session:
        for town in spelled:
            is_(session, enrolled(session, Q4.first), rural_town=town)

    rows = ("town_Alamosa", "town_Cañon City", "town_Del Norte", "no_town")
    assert figures(database, "demographics", *rows) == [4, 2, 1, 1]
    with database.read() as session:
        keys = all_measures()["demographics"].written_keys(session, SPAN)
    assert keys == ["town_Alamosa", "town_Cañon City", "town_Del Norte"]


def test_gender_is_told_in_the_words_written_down_and_taken_from_nothing_else(database):
    said = ("Woman", " woman ", "WOMAN", "Two  Spirit", "two spirit", "نساء", "f" * 120, " ", "")
    with database.write("Add") as session:
        for words in said:
            is_(session, enrolled(session, Q4.first), gender=words, sex=Sex.FEMALE)
        enrolled(session, Q4.first)
        is_(session, enrolled(session, Q4.last + DAY), gender="Man")

    rows = ("gender_Woman", "gender_Two Spirit", "gender_نساء", "no_gender", "sex_female", "sex_unknown")
    assert figures(database, "demographics", *rows) == [3, 2, 1, 3, 9, 1]
    with database.read() as session:
        keys = all_measures()["demographics"].written_keys(session, SPAN)
    assert keys == ["gender_Two Spirit", "gender_Woman", f"gender_{'f' * 120}", "gender_نساء"]


def test_words_for_gender_stand_behind_those_who_have_none_in_the_office_s_own_version(summaries, database):
    with database.write("Add") as session:
        is_(session, enrolled(session, Q4.first), gender=ODD)
        enrolled(session, Q4.first)

    table = summaries.table(Q4, release=False, profile=EQUITY.key)
    rows = [(row.label, row.level, row.cells[0].value) for row in table.rows if row.heading.startswith("Gender")]
    assert rows == [("Gender not asked, or no word for it", 1, 1), (ODD, 1, 1)] * 2
    (key,) = {row.group for row in table.rows if row.label == ODD}
    assert len(summaries.ids("demographics", key, Q4)[1]) == 1
    assert ODD not in [row.label for row in summaries.table(Q4, release=True, profile=EQUITY.key).rows]


def test_both_stand_in_the_equity_review_and_no_town_leaves_the_office(summaries, database):
    with database.write("Add") as session:
        is_(session, enrolled(session, Q4.first), rural_town=ODD)

    table = summaries.table(Q4, release=False, profile=EQUITY.key)
    told = [(row.measure, row.cells[0].value) for row in table.rows if row.label == ODD]
    assert told == [("demographics", 1), ("demographics_of_new", 1)]
    assert not [row for row in summaries.table(Q4, release=True, profile=EQUITY.key).rows if row.label == ODD]


def test_a_closing_counts_where_its_own_summary_says_the_person_went(database):
    with database.write("Add") as session:
        left(session, Q4.first, S.RENTS)
        left(session, Q4.last, S.FAMILY_PERMANENT)
        left(session, Q4.last, S.NO_EXIT_INTERVIEW)
        left(session, Q4.last, None)
        left(session, Q4.last, None, reason=CloseReason.DECEASED)
        left(session, Q4.last + DAY, S.RENTS)
        again = left(session, Q4.first, S.SHELTER)
        history(session, again, [(Q4.first + DAY, ACTIVE), (Q4.last, CLOSED)])

    rows = ("", "went_410", "went_422", "went_24", "went_101", "went_unknown")
    assert figures(database, "closed_in_period", *rows) == [6, 1, 1, 1, 0, 3]


def test_destinations_stand_in_the_order_of_their_codes_and_are_internal():
    rows = [group for group in all_measures()["closed_in_period"].groups if group.key.startswith("went_")]
    codes = [row.key.removeprefix("went_") for row in rows]
    assert codes[:2] + codes[-4:] == ["101", "116", "435", "17", "24", "unknown"]
    assert codes[:-3] == sorted(codes[:-3])
    assert not any(row.audience.sees(release=True) for row in rows)
