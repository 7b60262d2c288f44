"""A year to date is put together from its closed quarters, and released beside them."""

from __future__ import annotations

import shutil
from datetime import date
from random import Random

import pytest
from sqlalchemy import select

from leaddesk.domain.clock import Clock
from leaddesk.domain.fiscal_years import CALENDAR, FEDERAL
from leaddesk.domain.periods import Period, quarter
from leaddesk.reports.closing import Closings
from leaddesk.reports.measure import all_measures
from leaddesk.reports.released import QuarterOpenError, ReleaseRefusedError
from leaddesk.reports.summary import Summaries
from leaddesk.reports.table import State
from leaddesk.services.settings import Settings
from leaddesk.storage.database import Database
from leaddesk.storage.models import ExportRow
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID
from tests.conftest import Clock as Watch
from tests.reports.all_figures import RACES
from tests.reports.random_office import fill
from tests.reports.rows import person, referral

QUARTERS = [quarter(2026, number) for number in (1, 2, 3)]
OTHERWISE = {
    *(("people_reached", ""), ("enrolled_in_period", "")),
    *(("linked_to_services", key) for key in ("", "linked")),
}
"""Rows of those enrolled at some time in a quarter, and of what came of it in the same quarter."""
HALF, YEAR_TO_DATE, WHOLE = CALENDAR.to_dates(date(2026, 1, 1))


@pytest.fixture(scope="module")
def office(empty_vault, tmp_path_factory):
    """Return an office drawn at random with its file, the first two quarters closed; what a test does stays done."""
    path = shutil.copyfile(empty_vault, tmp_path_factory.mktemp("years") / "vault.db")
    watch = Watch()
    database = Database(connect(path, DATA_KEY, VAULT_ID), CHAIN_KEY, clock=watch)
    with database.write("Draw") as session:
        fill(session, Random(7), 45)
    clock = Clock(watch, "America/Denver")
    summaries = Summaries(database, clock, Settings(database, clock))
    for one in QUARTERS[:2]:
        summaries.close(one)
    yield summaries, database
    database.close()


@pytest.fixture(scope="module")
def closed(office):
    """Return the office with its third quarter closed too."""
    summaries, _database = office
    with pytest.raises(QuarterOpenError) as refused:
        summaries.table(YEAR_TO_DATE, release=True)
    assert refused.value.quarter == QUARTERS[2]
    summaries.close(QUARTERS[2])
    return office


def rows(summaries, period, profile="county_board", *, release=False):
    table = summaries.table(period, release=release, profile=profile)
    return {row.key: row.cells[0] for row in table.rows}


def ids(summaries, period, measure, group=""):
    return set(summaries.ids(measure, group, period)[1])


def test_years_to_date_are_spans_of_whole_quarters():
    assert [one.name for one in (HALF, YEAR_TO_DATE, WHOLE)] == [
        "2026 year to date (January to June)",
        "2026 year to date (January to September)",
        "2026",
    ]
    assert CALENDAR.made_of(YEAR_TO_DATE) == tuple(QUARTERS)
    assert CALENDAR.made_of(QUARTERS[0]) == CALENDAR.made_of(Period(date(2026, 1, 1), date(2026, 7, 31))) == ()
    assert FEDERAL.made_of(YEAR_TO_DATE) == ()


def test_figures_agree_with_those_of_the_closed_quarters(closed):
    summaries, _database = closed
    year, quarters = rows(summaries, YEAR_TO_DATE), [rows(summaries, one) for one in QUARTERS]

    for key in (
        ("referrals_received", ""),
        ("contacts_made", "two_way"),
        ("rides", "miles"),
        ("assistance", "dollars"),
    ):
        assert year[key].value == sum(quarter[key].value for quarter in quarters)
    for key in (("referrals_received", "people"), ("enrolled_in_period", ""), ("people_reached", "")):
        assert ids(summaries, YEAR_TO_DATE, *key) == set().union(*(ids(summaries, one, *key) for one in QUARTERS))
    assert year["enrolled_on_last_day", "active"].value == quarters[-1]["enrolled_on_last_day", "active"].value
    for part in ("door_arrest_diversion", "door_community"):
        assert year["referrals_received", part].value == sum(one["referrals_received", part].value for one in quarters)


def test_referrals_are_followed_to_the_last_day_and_add_up(closed):
    summaries, _database = closed
    funnel = {key[1]: cell.value for key, cell in rows(summaries, YEAR_TO_DATE, "policy_group").items()}
    early = ids(summaries, QUARTERS[0], "referral_funnel", "approved")
    late = ids(summaries, YEAR_TO_DATE, "referral_funnel", "approved")

    assert early <= late & ids(summaries, QUARTERS[0], "referrals_received")
    received = summaries.table(YEAR_TO_DATE, release=False).row("referrals_received").cells[0].value
    ended = len(ids(summaries, YEAR_TO_DATE, "referral_funnel", "ended"))
    open_still = len(ids(summaries, YEAR_TO_DATE, "referral_funnel", "pending"))
    assert received == len(ids(summaries, YEAR_TO_DATE, "referral_funnel", "intake_complete")) + ended + open_still
    for stage in ("referred", "accepted", "enrolled"):
        whole = ids(summaries, YEAR_TO_DATE, "race_by_stage", "" if stage == "referred" else stage)
        kinds = [ids(summaries, YEAR_TO_DATE, "race_by_stage", f"{stage}_{kind}") for kind in RACES]
        assert set().union(*kinds) == whole
        assert sum(map(len, kinds)) == len(whole)
    assert funnel


def test_the_middle_one_of_the_year_is_of_all_its_numbers(closed):
    summaries, _database = closed
    assert ids(summaries, YEAR_TO_DATE, "first_contact", "median") == set().union(
        *(ids(summaries, one, "first_contact", "median") for one in QUARTERS)
    )
    assert ("first_contact", "median") not in summaries.changes(YEAR_TO_DATE)


def test_nothing_would_read_differently_but_where_quarters_count_otherwise(closed):
    summaries, _database = closed

    assert set(summaries.changes(YEAR_TO_DATE)) | set(summaries.changes(HALF)) <= OTHERWISE


def test_the_release_is_logged_and_leaves_columns_without_closed_quarters_empty(closed):
    summaries, database = closed
    table = summaries.table(YEAR_TO_DATE, release=True)

    assert [column.period.name for column in table.columns][1:] == ["2025", "2025 year to date (January to September)"]
    assert {cell.text(11) for row in table.rows for cell in row.cells[1:]} == {"–"}
    assert all(cell.state is not State.SHOWN or cell.value not in range(1, 11) for cell in people(table))
    assert any(cell.value for cell in people(table))
    summaries.export(table, "csv", purpose="Board")
    with database.read() as session:
        last = session.scalars(select(ExportRow).order_by(ExportRow.id.desc())).first()
    assert (last.period, last.audience) == ("2026-01-01 – 2026-09-30", "release")
    assert summaries.was_released(QUARTERS[1])


def people(table):
    return [row.cells[0] for row in table.rows if row.cells[0].people and not row.cells[0].percent]


def test_a_quarter_withholds_the_same_whether_years_to_date_are_released_or_not(closed):
    summaries, _database = closed
    alone = summaries.table(QUARTERS[2], release=True)
    year = summaries.table(YEAR_TO_DATE, release=True)

    for row in year.rows:
        trend = [cell for cell in row.trend if cell.period == QUARTERS[2]]
        assert trend in ([], [alone.row(*row.key).cells[0]])


def test_only_the_offices_own_year_and_ends_of_quarters_are_released(closed):
    summaries, _database = closed
    federal = FEDERAL.to_dates(date(2026, 1, 1))[0]
    for span in (federal, CALENDAR.to_date(date(2026, 8, 31)), Period(date(2026, 4, 1), date(2026, 9, 30))):
        assert summaries.table(span, release=False).columns
        with pytest.raises(ReleaseRefusedError):
            summaries.table(span, release=True)
    assert summaries.table(YEAR_TO_DATE, release=True, profile="cossup").period == YEAR_TO_DATE


def test_what_is_entered_late_changes_nothing_and_reopening_a_quarter_opens_the_year(closed):
    summaries, database = closed
    before = rows(summaries, YEAR_TO_DATE, release=True)
    with database.write("Late") as session:
        referral(session, date(2026, 2, 3), participant_id=person(session).id)
    now = rows(summaries, YEAR_TO_DATE, release=True)
    assert now == before
    assert summaries.changes(YEAR_TO_DATE)["referrals_received", ""].came

    with pytest.raises(ReleaseRefusedError, match="with one of its quarters"):
        summaries.reopen(YEAR_TO_DATE, "A referral was missing")
    summaries.reopen(QUARTERS[0], "A referral was missing")
    with pytest.raises(QuarterOpenError) as refused:
        summaries.table(YEAR_TO_DATE, release=True)
    assert refused.value.quarter == QUARTERS[0]
    assert summaries.table(HALF, release=False).closed_at is None
    summaries.close(QUARTERS[0])
    assert rows(summaries, YEAR_TO_DATE)["referrals_received", ""].value > 0
    assert summaries.table(HALF, release=True).closed_at is not None
    assert set(summaries.changes(HALF)) <= OTHERWISE


def test_a_year_that_begins_in_another_month_keeps_none_beside_one_that_was_kept(closed):
    summaries, database = closed
    closings = Closings(database, summaries._clock, summaries._settings, all_measures())
    with database.read() as session:
        kept = closings.other_year(session, Period(date(2026, 7, 1), date(2026, 12, 31)))
        none = closings.other_year(session, Period(date(2026, 10, 1), date(2027, 3, 31)))

    assert (kept, none) == (Period(YEAR_TO_DATE.first, YEAR_TO_DATE.last), None)
