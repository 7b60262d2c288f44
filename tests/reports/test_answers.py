"""Why a record is counted, where a person is counted, and which gaps change a figure."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from leaddesk.domain.codes import ReferralInStatus, ReferralPathway
from leaddesk.domain.intake.hmis_codes import LivingSituation
from leaddesk.domain.periods import quarter
from leaddesk.reports.gaps import GAPS
from leaddesk.reports.measure import all_measures
from leaddesk.reports.profile import PROFILES
from leaddesk.storage.models import Participant
from tests.reports.random_office import fill
from tests.reports.rows import ACTIVE, enrolment, history, person, referral, step
from tests.reports.rows_of_people import stays

Q3 = quarter(2026, 3)
MEASURES = all_measures()
ROWS = [
    (measure, group)
    for measure in MEASURES.values()
    for group in ("", *(one.key for one in measure.groups if one.audience.sees(release=False)))
]


@pytest.fixture
def drawn(database):
    """Fill the office at random."""
    with database.write("Draw") as session:
        fill(session, Random(5), 70)


def test_every_record_of_every_figure_has_an_answer_that_rests_on_a_fact(summaries, drawn):
    seen = 0
    for measure, group in ROWS:
        kind, ids = summaries.ids(measure.key, group, Q3)
        for record in ids[:2]:
            why = summaries.answers.why(measure.key, group, Q3, record)
            assert (why.kind, why.id, why.rule) == (kind, record, measure.definition)
            assert why.facts or "unknown" in group or measure.key == "documents_obtained", (measure.key, group)
            assert all(fact.day is None or fact.day <= Q3.last for fact in why.facts if kind == "participant")
            seen += 1
    assert seen > 150


def test_the_answer_names_the_dates_that_put_a_person_in(summaries, database):
    with database.write("Add") as session:
        known = person(session)
        enrolment(session, known, date(2026, 8, 3))
        history(session, known, [(date(2026, 8, 3), ACTIVE)])
        stays(session, known.id, date(2026, 8, 4), LivingSituation.OUTSIDE)
        number = known.id
    why = summaries.answers.why("newly_enrolled", "", Q3, number)
    told = [(fact.words, fact.day, fact.inside, fact.part) for fact in why.facts]
    assert told == [("Enrolled", date(2026, 8, 3), True, "history"), ("Status", date(2026, 8, 3), True, "history")]
    housing = summaries.answers.why("housing", "homeless", Q3, number)
    assert [fact.told for fact in housing.facts if fact.words == "Living situation"] == [(LivingSituation.OUTSIDE,)]
    assert housing.row == "Homeless"


def test_a_referral_says_its_days_and_steps(summaries, database):
    with database.write("Add") as session:
        one = referral(session, date(2026, 7, 9), pathway=ReferralPathway.ARREST_DIVERSION)
        step(session, one, ReferralInStatus.SCREENING, date(2026, 7, 10))
        number = one.id
    why = summaries.answers.why("referrals_received", "", Q3, number)
    assert next((fact.words, fact.day) for fact in why.facts) == ("Received", date(2026, 7, 9))
    assert ("Step", date(2026, 7, 10)) in [(fact.words, fact.day) for fact in why.facts]
    assert why.participant_id is None


def test_the_figures_that_count_a_person_are_those_whose_lists_hold_the_person(summaries, database, drawn):
    with database.read() as session:
        people = [row.id for row in session.query(Participant).limit(4)]
    for number in people:
        found = {(row.measure, row.group): row.count for row in summaries.answers.counted_as(number, Q3)}
        for measure, group in ROWS:
            if measure.kind(group) != "participant" or measure.amount(group) is not None:
                continue
            if not group and measure.headline is None:
                continue
            _kind, ids = summaries.ids(measure.key, group, Q3)
            assert (number in ids) == ((measure.key, group) in found), (measure.key, group)
    summaries.close(Q3)
    assert {(row.measure, row.group): row.count for row in summaries.answers.counted_as(people[-1], Q3)} == found


def test_every_gap_names_rows_that_there_are_and_counts_as_they_do(summaries, drawn):
    profile = next(one for one in PROFILES if one.key == "policy_group")
    found = {one.gap.key: one for one in summaries.answers.gaps(profile, Q3)}
    for gap in GAPS:
        assert set(gap.changes) <= set(MEASURES)
        assert (gap.row is None) != (gap.cases is None)
        if gap.row is not None and gap.key in found and not gap.also:
            assert list(found[gap.key].ids) == summaries.ids(*gap.row, Q3)[1]
    assert len(found) > 6
    rows = summaries.answers.gap_rows(profile, Q3)
    assert len(rows) == sum(len(one.ids) for one in found.values())
    equity = next(one for one in PROFILES if one.key == "equity")
    assert "living" not in {one.gap.key for one in summaries.answers.gaps(equity, Q3)}


def test_who_was_not_asked_is_named_with_each_figure_that_it_changes(summaries, drawn):
    """Each gap is the people of its rows, counted once more in plain Python by the second count of these rows."""
    equity = next(one for one in PROFILES if one.key == "equity")
    found = {one.gap.key: one for one in summaries.answers.gaps(equity, Q3)}
    assert {"age", "race", "sex", "town"} <= set(found)
    for one in found.values():
        told = {row: set(summaries.ids(*row, Q3)[1]) for row in one.gap.also and one.gap.rows}
        assert not told or set(one.ids) == set().union(*told.values())
        for record in one.ids if told else ():
            titles = tuple(MEASURES[row[0]].title for row, ids in told.items() if record in ids)
            assert one.changed_by(record) == titles
    one = found["race"]
    assert len({one.changed_by(record) for record in one.ids}) > 1
    rows = [row for row in summaries.answers.gap_rows(equity, Q3) if row.found.gap.key == "race"]
    assert {row.record.id for row in rows} == set(one.ids)


def test_a_gap_is_gone_once_it_is_mended(summaries, database):
    profile = next(one for one in PROFILES if one.key == "cossup")
    with database.write("Add") as session:
        known = person(session)
        enrolment(session, known, date(2026, 8, 3))
        history(session, known, [(date(2026, 8, 3), ACTIVE)])
        number = known.id
    before = {one.gap.key for one in summaries.answers.gaps(profile, Q3)}
    assert {"living", "entry", "income", "insured"} <= before
    with database.write("Mend") as session:
        stays(session, number, date(2026, 8, 4), LivingSituation.OUTSIDE)
    assert {"living", "entry"}.isdisjoint({one.gap.key for one in summaries.answers.gaps(profile, Q3)})
