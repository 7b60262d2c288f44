"""A closed quarter keeps its figures and their lists; what changed since is told, and reopening is on record."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest
from sqlalchemy import select

from leaddesk import __version__
from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.periods import Period, quarter
from leaddesk.reports.closing import ClosingRefusedError
from leaddesk.reports.measure import all_measures
from leaddesk.reports.released import QuarterOpenError
from leaddesk.reports.summary import ReleaseRefusedError
from leaddesk.services.undo import History
from leaddesk.storage.models import ClosedQuarter, Participant, ReferralIn
from tests.reports.random_office import fill
from tests.reports.rows import ACTIVE, enrolment, history, person, referral

Q3 = quarter(2026, 3)
LATE = date(2026, 9, 2)


@pytest.fixture(scope="module")
def drawn(draw_office):
    """Return an office that is filled at random, with figures in the third quarter."""
    return draw_office(lambda session: fill(session, Random(5), 60))


@pytest.fixture
def vault_path(drawn, tmp_path):
    return shutil.copyfile(drawn, tmp_path / "vault.db")


def received(summaries, group="", release=False):
    return summaries.table(Q3, release=release).row("referrals_received", group).cells[0]


def enter_late(database):
    with database.write("Late") as session:
        known = person(session)
        made = referral(session, LATE, participant_id=known.id)
        enrolment(session, known, LATE)
        history(session, known, [(LATE, ACTIVE)])
        session.flush()
        return made.id, known.id


def test_a_closed_quarter_keeps_its_figures_whatever_is_entered_later(summaries, database):
    before = summaries.table(Q3, release=False)
    summaries.close(Q3)
    enter_late(database)
    after = summaries.table(Q3, release=False)

    assert [row.cells[0].value for row in after.rows] == [row.cells[0].value for row in before.rows]
    assert (after.closed_by, before.closed_at) == ("D. Whitlock", None)
    assert after.closed_at is not None


def test_a_later_summary_shows_the_closed_figures_beside_its_own(summaries, database):
    was = received(summaries).value
    summaries.close(Q3)
    enter_late(database)
    next_one = summaries.table(quarter(2026, 4), release=False).row("referrals_received")

    assert next_one.cells[1].value == was
    assert [cell.value for cell in next_one.trend if cell.period == Q3] == [was]


def test_the_list_behind_a_closed_figure_is_the_one_it_was_closed_with(summaries, database):
    summaries.close(Q3)
    enter_late(database)
    table = summaries.table(Q3, release=False)

    for row in table.rows:
        if not row.cells[0].percent and all_measures()[row.measure].amount(row.group) is None:
            _kind, ids = summaries.ids(*row.key, Q3)
            assert row.cells[0].value == len(ids), row.key


def test_what_changed_since_is_told_with_the_records_that_caused_it(summaries, database):
    summaries.close(Q3)
    assert summaries.changes(Q3) == {}
    made, known = enter_late(database)
    with database.write("Remove") as session:
        gone = session.scalars(select(ReferralIn).where(ReferralIn.received_on.between(Q3.first, LATE))).first()
        gone.removed_at, gone.removed_because = datetime(2026, 10, 9, tzinfo=UTC), "Entered twice"
        lost = gone.id
    changed = summaries.changes(Q3)

    whole = changed["referrals_received", ""]
    assert (whole.came, whole.went, whole.now - whole.was) == ((made,), (lost,), 0)
    new = changed["newly_enrolled", ""]
    assert (new.came, new.went, new.now - new.was) == ((known,), (), 1)
    assert ("closed_in_period", "") not in changed


def test_an_agency_that_is_entered_later_is_a_change_too(summaries, database):
    summaries.close(Q3)
    with database.write("Late") as session:
        referral(session, LATE, agency="Fernley Police")

    change = summaries.changes(Q3)["referrals_received", "agency_Fernley Police"]
    assert (change.was, change.now) == (0, 1)


def test_an_agency_that_was_renamed_still_stands_in_the_closed_quarter(summaries, database):
    with database.write("Add") as session:
        made = referral(session, LATE, agency="Sherif")
    summaries.close(Q3)
    with database.write("Mend") as session:
        session.get_one(ReferralIn, made.id).agency = "Sheriff"

    assert received(summaries, "agency_Sherif").value == 1
    assert summaries.table(Q3, release=False).row("referrals_received", "agency_Sheriff") is None


def test_closing_keeps_who_when_and_with_what(summaries, database, clock):
    summaries.close(Q3)
    with database.read() as session:
        (row,) = session.scalars(select(ClosedQuarter))

    assert (row.first, row.last, row.closed_at, row.closed_by) == (Q3.first, Q3.last, clock(), "D. Whitlock")
    assert row.program == __version__
    assert row.settings == {"intake_deadline_days": 30, "threshold": 11, "year_start": 1, "begins": 0}
    assert {measure for measure, *_rest in row.figures} == set(all_measures())
    assert len(row.fingerprint) == 64


def test_a_quarter_that_goes_on_is_not_closed_nor_one_closed_twice(summaries):
    with pytest.raises(ClosingRefusedError, match="not over"):
        summaries.close(quarter(2026, 4))
    with pytest.raises(ReleaseRefusedError, match="whole quarter"):
        summaries.close(Period(date(2026, 7, 1), date(2026, 8, 3)))
    summaries.close(Q3)
    with pytest.raises(ClosingRefusedError, match="already"):
        summaries.close(Q3)


def test_the_last_day_itself_is_too_early_to_close(summaries, office_clock):
    office_clock.read = lambda: datetime(2026, 9, 30, 18, tzinfo=UTC)
    with pytest.raises(ClosingRefusedError, match="not over"):
        summaries.close(Q3)
    office_clock.read = lambda: datetime(2026, 10, 1, 18, tzinfo=UTC)
    summaries.close(Q3)


def test_a_reopened_quarter_is_counted_anew_and_the_closing_stays_on_record(summaries, database):
    was = received(summaries).value
    summaries.close(Q3)
    enter_late(database)
    summaries.reopen(Q3, "A referral was found in the paper folder")
    assert received(summaries).value == was + 1
    summaries.close(Q3)

    with database.read() as session:
        first, second = session.scalars(select(ClosedQuarter).order_by(ClosedQuarter.id))
    assert (first.reopened_because, first.reopened_by) == ("A referral was found in the paper folder", "D. Whitlock")
    assert second.reopened_at is None
    assert received(summaries).value == was + 1


def test_reopening_needs_a_reason_and_a_closed_quarter(summaries):
    with pytest.raises(NotFoundError):
        summaries.reopen(Q3, "why not")
    summaries.close(Q3)
    with pytest.raises(ClosingRefusedError):
        summaries.reopen(Q3, "  ")


def test_closing_is_not_undone(summaries, database):
    done = History(database)
    database.on_committed.append(done.add)
    summaries.close(Q3)
    with pytest.raises(LeadDeskError, match="reopened"):
        done.undo()


def test_a_release_waits_until_its_quarter_is_closed(summaries, database):
    with pytest.raises(ReleaseRefusedError, match="not closed"):
        summaries.export(summaries.table(Q3, release=True), "pdf")
    assert not summaries.was_released(Q3)
    summaries.close(Q3)
    before = summaries.table(Q3, release=True)
    summaries.export(before, "xlsx")
    enter_late(database)
    after = summaries.table(Q3, release=True)

    assert summaries.was_released(Q3)
    assert [row.cells[0] for row in after.rows] == [row.cells[0] for row in before.rows]


def test_a_person_removed_after_closing_is_still_counted_there(summaries, database):
    was = summaries.table(Q3, release=False).row("enrolled_in_period").cells[0].value
    summaries.close(Q3)
    _kind, ids = summaries.ids("enrolled_in_period", "", Q3)
    with database.write("Remove") as session:
        gone = session.get_one(Participant, ids[0])
        gone.removed_at, gone.removed_because = datetime(2026, 10, 9, tzinfo=UTC), "Entered in error"

    assert summaries.table(Q3, release=False).row("enrolled_in_period").cells[0].value == was
    assert summaries.changes(Q3)["enrolled_in_period", ""].went == (ids[0],)


def test_a_summary_of_the_same_days_under_another_name_is_closed_as_well(summaries, settings):
    summaries.close(Q3)
    settings.save_office(replace(settings.office(), year_start=7))

    assert summaries.table(summaries.periods(2)[1], release=False).closed_at is not None


def test_a_release_shows_no_earlier_quarter_that_is_open(summaries, database):
    summaries.close(Q3)
    with database.write("Late") as session:
        for _number in range(12):
            referral(session, date(2026, 5, 4))
    row = summaries.table(Q3, release=True).row("referrals_received")

    assert row.cells[0].value is not None
    assert {(cell.value, cell.text(11)) for cell in (*row.cells[1:], *row.trend[:-1])} == {(None, "–")}
    assert summaries.table(Q3, release=False).row("referrals_received").cells[1].value >= 12
    summaries.close(quarter(2026, 2))
    assert summaries.table(Q3, release=True).row("referrals_received").cells[1].value >= 12


def test_a_quarter_was_handed_out_with_a_later_one_beside_it(summaries, office_clock):
    for number in (2, 3):
        summaries.close(quarter(2026, number))
    summaries.export(summaries.table(Q3, release=True), "csv")

    assert summaries.was_released(quarter(2026, 2)), "it stands there as the last quarter"
    assert not summaries.was_released(quarter(2026, 1)), "it was open, and so was not shown"
    assert not summaries.was_released(quarter(2026, 4))


def told(summaries):
    """Return what the release of the third quarter says, and what it withholds."""
    return [(row.key, row.cells[0].value, row.cells[0].state) for row in summaries.table(Q3, release=True).rows]


def test_what_a_quarter_withholds_does_not_hang_on_quarters_that_are_open(summaries, database):
    summaries.close(Q3)
    was = told(summaries)
    with database.write("Late") as session:
        for day in (date(2026, 5, 4), date(2019, 2, 3)):
            for _number in range(12):
                enrolment(session, person(session), day)
                referral(session, day)

    assert told(summaries) == was


def test_an_earlier_quarter_is_closed_no_more_once_a_later_one_was_released(summaries):
    spring = quarter(2026, 2)
    summaries.close(Q3)
    summaries.export(summaries.table(Q3, release=False), "csv")
    summaries.close(spring)
    summaries.export(summaries.table(Q3, release=True), "csv")
    with pytest.raises(ClosingRefusedError, match="later quarter was released"):
        summaries.close(quarter(2026, 1))

    summaries.reopen(spring, "A contact was missing")
    with pytest.raises(QuarterOpenError, match="reopened") as refused:
        summaries.table(Q3, release=True)
    assert refused.value.quarter == spring
    assert summaries.table(Q3, release=False).closed_at is not None
    summaries.close(spring)
    assert summaries.table(Q3, release=True).closed_at is not None

    for one in (Q3, spring):
        summaries.reopen(one, "All from the start")
    summaries.close(quarter(2026, 1), spring, Q3)


def test_that_nothing_had_begun_before_a_quarter_is_kept_with_it(summaries, database):
    first = min(summaries.open_before(Q3), default=Q3)
    summaries.close(first)

    def states():
        return [(row.key, row.cells[0].state) for row in summaries.table(first, release=True).rows]

    was = states()
    with database.write("Late") as session:
        for _number in range(15):
            enrolment(session, person(session), date(2018, 2, 3))
    with database.read() as session:
        (row,) = session.scalars(select(ClosedQuarter))
    assert (row.settings["begins"], states()) == (1, was)


class StoppedError(Exception):
    """She stopped it."""


def test_the_quarters_before_are_closed_with_it_all_or_none_and_their_year_too(summaries, database):
    before = summaries.open_before(Q3)
    assert before == tuple(sorted(before, key=lambda one: one.first))
    assert before[-2:] == (quarter(2026, 1), quarter(2026, 2))
    assert summaries.open_before(before[0]) == (), "nothing is on record before it"
    asked = []

    def stop():
        asked.append(1)
        if len(asked) == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        summaries.close(Q3, *before[-2:], check=stop)
    assert summaries.open_before(Q3) == before
    summaries.close(Q3, *before[-2:])

    assert summaries.open_before(Q3) == before[:-2]
    with database.read() as session:
        kept = session.execute(select(ClosedQuarter.first, ClosedQuarter.last).order_by(ClosedQuarter.id)).all()
    january = date(2026, 1, 1)
    quarters = [(one.first, one.last) for one in (*before[-2:], Q3)]
    assert kept == [*quarters[:2], (january, date(2026, 6, 30)), quarters[2], (january, Q3.last)]
    assert summaries.changes(Q3) == {}
    with pytest.raises(ClosingRefusedError, match="already"):
        summaries.close(Q3, before[0] if len(before) > 2 else Q3)
