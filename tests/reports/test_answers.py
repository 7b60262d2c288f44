"""Why a record is counted, where a person is counted, and which gaps change a figure."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import CloseReason, ReferralInStatus, ReferralPathway
from leaddesk.domain.court_codes import LegalEventKind
from leaddesk.domain.intake.hmis_codes import Answer, LivingSituation, Race, Sex
from leaddesk.domain.periods import quarter
from leaddesk.reports.gaps import GAPS
from leaddesk.reports.measure import all_measures
from leaddesk.reports.profile import PROFILES
from leaddesk.reports.summary import Summaries
from leaddesk.services.settings import Settings
from leaddesk.storage.database import Database
from leaddesk.storage.models import Participant, StatusRow
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID
from tests.conftest import Clock as Watch
from tests.reports.conftest import OFFICE
from tests.reports.random_office import fill
from tests.reports.rows import ACTIVE, CLOSED, enrolment, history, person, referral, step
from tests.reports.rows_of_court import event
from tests.reports.rows_of_people import earns, enrolled, insured, is_, left, plan, stays
from tests.reports.rows_of_support import ride

Q3 = quarter(2026, 3)
MEASURES = all_measures()
ROWS = [
    (measure, group)
    for measure in MEASURES.values()
    for group in ("", *(one.key for one in measure.groups if one.audience.sees(release=False)))
]


@pytest.fixture(scope="module")
def drawn(draw_office):
    """Return an office that is filled at random, and its summaries; whoever closes a quarter of it reopens it."""
    path = draw_office(lambda session: fill(session, Random(5), 70))
    database = Database(connect(path, DATA_KEY, VAULT_ID), CHAIN_KEY, clock=Watch())
    clock = Clock(Watch(), "America/Denver")
    settings = Settings(database, clock)
    settings.save_office(OFFICE)
    yield database, Summaries(database, clock, settings)
    database.close()


def test_every_record_of_every_figure_has_an_answer_that_rests_on_a_fact(drawn):
    _database, summaries = drawn
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


def test_the_figures_that_count_a_person_are_those_whose_lists_hold_the_person(drawn):
    database, summaries = drawn
    with database.read() as session:
        people = [row.id for row in session.query(Participant).limit(4)]
    lists = {
        (measure.key, group): set(summaries.ids(measure.key, group, Q3)[1])
        for measure, group in ROWS
        if measure.kind(group) == "participant"
        and measure.amount(group) is None
        and (group or measure.headline is not None)
    }
    for number in people:
        found = {(row.measure, row.group): row.count for row in summaries.answers.counted_as(number, Q3)}
        for row, ids in lists.items():
            assert (number in ids) == (row in found), row
    summaries.close(Q3)
    assert {(row.measure, row.group): row.count for row in summaries.answers.counted_as(people[-1], Q3)} == found
    summaries.reopen(Q3, "It was closed to see that nothing changes")


def test_every_gap_names_rows_that_there_are_and_counts_as_they_do(drawn):
    _database, summaries = drawn
    profile = next(one for one in PROFILES if one.key == "policy_group")
    found = {one.gap.key: one for one in summaries.answers.gaps(profile, Q3)}
    for gap in GAPS:
        assert set(gap.changes) <= set(MEASURES)
        assert (gap.row is None) != (gap.cases is None)
        assert gap.changes, "else nobody would see it"
        if gap.row is not None and gap.key in found and not gap.also:
            ids, listed = list(found[gap.key].ids), summaries.ids(*gap.row, Q3)[1]
            assert set(ids) <= set(listed) if gap.said else ids == listed
    assert len(found) > 6
    rows = summaries.answers.gap_rows(profile, Q3)
    assert len(rows) == sum(len(one.ids) for one in found.values())
    equity = next(one for one in PROFILES if one.key == "equity")
    assert "living" not in {one.gap.key for one in summaries.answers.gaps(equity, Q3)}


def test_who_was_not_asked_is_named_with_each_figure_that_it_changes(drawn):
    """Each gap is the people of its rows, counted once more in plain Python by the second count of these rows."""
    _database, summaries = drawn
    equity = next(one for one in PROFILES if one.key == "equity")
    found = {one.gap.key: one for one in summaries.answers.gaps(equity, Q3)}
    assert {"age", "race", "sex", "town"} <= set(found)
    for one in found.values():
        told = {row: set(summaries.ids(*row, Q3)[1]) for row in one.gap.also and one.gap.rows}
        everybody = set().union(*told.values())
        # who was asked and prefers not to say is in the row, and in no gap
        assert not told or (set(one.ids) <= everybody if one.gap.said else set(one.ids) == everybody)
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


def gaps_of(summaries, profile, gap):
    chosen = next(one for one in PROFILES if one.key == profile)
    return {number for one in summaries.answers.gaps(chosen, Q3) if one.gap.key == gap for number in one.ids}


def test_who_was_asked_and_prefers_not_to_say_is_no_gap_and_stays_in_the_row_of_what_is_not_known(summaries, database):
    facts = {
        "race": ("equity", ("demographics", "race_unknown")),
        "sex": ("equity", ("demographics", "sex_unknown")),
        "veteran": ("equity", ("demographics", "veteran_unknown")),
        "living": ("policy_group", ("housing", "unknown")),
        "entry": ("policy_group", ("housed_since_entry", "unknown")),
        "income": ("policy_group", ("income", "unknown")),
        "insured": ("policy_group", ("insured", "unknown")),
    }
    with database.write("Add") as session:
        asked, nobody_asked = (enrolled(session, date(2026, 8, 3)) for _ in range(2))
        number, other = asked.id, nobody_asked.id
        is_(session, asked, race=frozenset({Race.PREFERS_NOT}), sex=Sex.PREFERS_NOT, veteran=Answer.DOES_NOT_KNOW)
        stays(session, number, date(2026, 8, 4), LivingSituation.PREFERS_NOT)
        earns(session, number, date(2026, 8, 4), Answer.PREFERS_NOT)
        insured(session, number, date(2026, 8, 4), Answer.DOES_NOT_KNOW)

    for gap, (profile, row) in facts.items():
        assert set(summaries.ids(*row, Q3)[1]) == {number, other}, gap
        assert gaps_of(summaries, profile, gap) == {other}, gap


def test_a_plan_without_its_day_is_a_gap_only_where_it_is_due_in_the_period(summaries, database):
    with database.write("Add") as session:
        due, long_ago, agreed, without = (
            enrolled(session, on) for on in (date(2026, 7, 1), date(2025, 1, 1), date(2026, 7, 1), date(2026, 7, 1))
        )
        for one in (due, long_ago):
            plan(session, one.id, date(2026, 7, 9))
        plan(session, agreed.id, date(2026, 7, 9), date(2026, 7, 9))
        number = due.id
        assert without.id

    assert gaps_of(summaries, "policy_group", "agreed") == {number}


def test_a_closing_is_a_gap_while_the_record_stays_closed_and_nobody_wrote_where_the_person_went(summaries, database):
    day = date(2026, 9, 30)
    with database.write("Add") as session:
        unsaid = left(session, day, None).id
        left(session, day, LivingSituation.RENTS)
        left(session, day, None, reason=CloseReason.DECEASED)
        back = left(session, date(2026, 7, 1), None)
        history(session, back, [(date(2026, 9, 1), ACTIVE)])
        session.query(StatusRow).filter_by(participant_id=back.id, status=CLOSED).one().until = date(2026, 8, 31)
        left(session, date(2026, 10, 1), None)

    assert gaps_of(summaries, "county_board", "destination") == {unsaid}


def test_people_referred_rides_and_stays_in_jail_can_lack_something_too(summaries, database):
    entry = date(2025, 9, 1)
    with database.write("Add") as session:
        come = person(session)
        referral(session, date(2026, 7, 9), participant_id=come.id)
        driven = ride(session, None, date(2026, 7, 9))
        ride(session, None, date(2026, 7, 9), 3)
        known = enrolled(session, entry)
        stays_on = event(session, known.id, date(2026, 8, 1), LegalEventKind.JAIL)
        event(session, known.id, date(2025, 9, 2), LegalEventKind.JAIL, until=date(2025, 9, 3))
        expected = {come.id, known.id}, {driven.id}, {stays_on.id}

    gaps = (("equity", "race"), ("policy_group", "miles"), ("policy_group", "release"))
    assert tuple(gaps_of(summaries, *one) for one in gaps) == expected
