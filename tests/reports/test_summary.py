"""The summary of a quarter: three columns, a trend, the records behind each figure, and a list of what was exported."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from random import Random

import pytest
from sqlalchemy import select

from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.periods import Period, quarter
from leaddesk.reports.measure import all_measures
from leaddesk.reports.summary import ReleaseRefusedError
from leaddesk.reports.table import State
from leaddesk.services.undo import History
from leaddesk.storage.models import ExportRow
from tests.reports.random_office import fill
from tests.reports.rows import ACTIVE, enrolment, history, person, referral

Q3 = quarter(2026, 3)


def _at_random(session):
    fill(session, Random(11), 90)


def _busy(session):
    """Fill the third quarter of 2026 with figures large and small."""
    for _ in range(24):
        known = person(session)
        referral(session, date(2026, 7, 9), participant_id=known.id)
        enrolment(session, known, date(2026, 8, 1))
        history(session, known, [(date(2026, 8, 1), ACTIVE)])
    referral(session, date(2026, 9, 30))


@pytest.fixture(scope="module")
def offices(draw_office, empty_vault):
    """Return the files of an office filled at random, of a busy one, and of an empty one."""
    return {"drawn": draw_office(_at_random), "busy": draw_office(_busy), "": empty_vault}


@pytest.fixture
def vault_path(offices, request, tmp_path):
    name = next((name for name in offices if name in request.fixturenames), "")
    return shutil.copyfile(offices[name], tmp_path / "vault.db")


@pytest.fixture
def drawn():
    """Ask for the office that is filled at random."""


@pytest.fixture
def busy():
    """Ask for the busy office."""


def test_every_cell_is_the_length_of_the_list_behind_it(summaries, drawn):
    table = summaries.table(Q3, release=False)
    seen = 0

    counts = [row for row in table.rows if all_measures()[row.measure].amount(row.group) is None]
    for cell in (cell for row in counts for cell in row.cells if not cell.percent):
        kind, ids = summaries.ids(cell.measure, cell.group, cell.period)
        assert cell.value == len(ids)
        assert kind == all_measures()[cell.measure].kind(cell.group)
        seen += cell.value

    assert seen > 200


def test_a_summary_sets_the_quarter_beside_the_last_one_and_the_one_a_year_ago(summaries, drawn):
    table = summaries.table(Q3, release=False)

    assert [column.period.name for column in table.columns] == ["Q3 2026", "Q2 2026", "Q3 2025"]
    assert [column.title for column in table.columns] == ["This quarter", "Last quarter", "Year ago"]
    assert [section.title for section in table.sections] == ["Referrals", "People", "Contacts and services"]


def test_profiles_choose_their_measures_and_say_the_same_of_each(summaries, drawn):
    board, *others = (summaries.table(Q3, release=False, profile=profile.key) for profile in summaries.profiles)

    for other in others:
        assert {row.measure for row in other.rows} != {row.measure for row in board.rows}
        for row in other.rows:
            same = board.row(*row.key)
            assert same is None or same.cells == row.cells
    assert summaries.table(Q3, release=False, profile="unknown").profile == "county_board"


def test_two_profiles_of_a_release_withhold_the_same(summaries, drawn):
    board, *others = (summaries.table(Q3, release=True, profile=profile.key) for profile in summaries.profiles)

    for row in (row for other in others for row in other.rows):
        same = board.row(*row.key)
        assert same is None or same.cells == row.cells


def test_a_release_tells_what_happened_as_counted_and_a_middle_value_only_of_enough(summaries, drawn):
    for shown in (quarter(2025, 3), quarter(2026, 2), Q3):
        summaries.close(shown)
    inside, outside = (summaries.table(Q3, release=release, profile="policy_group") for release in (False, True))

    assert outside.row("rides").cells == inside.row("rides").cells
    told, counts = (table.row("contacts_made", "two_way").cells for table in (outside, inside))
    for cell, count, reached in zip(told, counts, inside.row("people_reached").cells, strict=True):
        few = reached.value > 0 and count.value < 11
        assert cell.value == (None if few else count.value), "few contacts tell of few people"
    for cell, count in zip(
        outside.row("first_contact", "median").cells, inside.row("first_contact").cells, strict=True
    ):
        assert (cell.value is None) == (count.value < 11)


def test_a_trend_has_eight_quarters_and_ends_with_this_one(summaries, drawn):
    table = summaries.table(Q3, release=False)
    row = table.row("referrals_received")

    assert [period.name for period in table.trend_periods][::7] == ["Q4 2024", "Q3 2026"]
    assert [cell.value for cell in row.trend][::-1][:5:4] == [row.cells[0].value, row.cells[2].value]
    assert table.row("newly_enrolled").trend == ()


def test_rows_that_say_nothing_in_every_column_are_left_out_where_they_are_many(summaries, busy):
    table = summaries.table(Q3, release=False)

    assert table.row("referrals_received", "from_court") is None
    assert table.row("referrals_received", "from_le_patrol").cells[0].value == 25
    assert table.row("referrals_received", "door_arrest_diversion").cells[0].value == 0
    assert table.row("nothing") is None


def test_a_percentage_of_nothing_is_left_out(summaries):
    cell = summaries.table(Q3, release=False).row("intake_in_time", "in_time_share").cells[0]

    assert (cell.state, cell.text(11)) == (State.LEFT_OUT, "–")


def test_a_release_rolls_details_up_and_withholds_small_counts(summaries, busy):
    table = summaries.table(Q3, release=True)

    assert table.row("referrals_received", "from_le_patrol") is None
    assert table.row("referrals_received", "from_police").cells[0].text(11) == "25"
    assert table.row("carried_over") is None
    assert table.row("enrolled_on_last_day", "active").level == 0
    assert table.row("referrals_received", "people").cells[0].text(11) == "W"


def test_a_release_withholds_the_same_under_any_later_summary(summaries, drawn):
    summaries.close(quarter(2026, 2))
    later = summaries.table(quarter(2026, 3), release=True)
    earlier = summaries.table(quarter(2026, 2), release=True)

    for row in later.rows:
        assert row.cells[1] == earlier.row(*row.key).cells[0]


def test_an_office_with_its_own_year_names_its_own_quarters(summaries, settings, drawn):
    office = settings.office()
    settings.save_office(type(office)(**{**{f: getattr(office, f) for f in office.__slots__}, "year_start": 7}))

    names = [column.period.name for column in summaries.table(summaries.periods(2)[1], release=False).columns]
    calendar = [column.period.name for column in summaries.table(Q3, release=True).columns]

    assert [period.name for period in summaries.periods(2)] == ["FY2027 Q2", "FY2027 Q1"]
    assert names == ["FY2027 Q1", "FY2026 Q4", "FY2026 Q1"]
    assert calendar == ["Q3 2026", "Q2 2026", "Q3 2025"]
    offered = [[period.name for period in periods] for _year, periods in summaries.period_choices(count=1)]
    assert offered == [
        ["FY2027 Q2", "FY2027 to Nov 3", "FY2026", "FY2025"],
        ["Q4 2026", "2026 to Nov 3", "2026 year to date (January to September)", "2025", "2024"],
        ["FFY2027 Q1", "FFY2027 to Nov 3", "FFY2026", "FFY2025"],
    ]


def test_a_quarter_without_its_name_is_given_one(summaries, drawn):
    assert summaries.table(Period(Q3.first, Q3.last), release=True).period == Q3
    assert summaries.span(Q3.first, Q3.last) == Q3


def test_any_span_can_be_counted_but_only_quarters_are_released(summaries, drawn):
    span = summaries.span(date(2026, 7, 1), date(2026, 8, 15))
    table = summaries.table(span, release=False)

    assert span.name == "Jul 1, 2026 – Aug 15, 2026"
    assert [column.title for column in table.columns] == ["This period", "Period before", "Year ago"]
    assert (table.columns[1].period.first, table.columns[1].period.last) == (date(2026, 5, 16), date(2026, 6, 30))
    with pytest.raises(ReleaseRefusedError):
        summaries.table(span, release=True)


def test_a_span_that_ends_before_it_begins_is_refused(summaries):
    with pytest.raises(LeadDeskError, match="ends before"):
        summaries.span(date(2026, 7, 2), date(2026, 7, 1))


def test_a_measure_that_is_not_there_has_no_list(summaries):
    with pytest.raises(NotFoundError):
        summaries.ids("miracles", "", Q3)


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
@pytest.mark.parametrize("release", [True, False])
def test_every_export_is_entered_with_its_hash(summaries, database, clock, busy, kind, release):
    summaries.close(Q3)
    content = summaries.export(summaries.table(Q3, release=release), kind, purpose="Board packet").content

    with database.read() as session:
        (row,) = session.scalars(select(ExportRow))
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert (row.what, row.period, row.format) == ("County board summary", "2026-07-01 – 2026-09-30", kind)
    assert (row.audience, row.made_by) == ("release" if release else "internal", "D. Whitlock")
    assert (row.at, row.purpose) == (clock(), "Board packet")


def test_an_export_can_not_be_undone(summaries, database, busy):
    done = History(database)
    database.on_committed.append(done.add)
    summaries.export(summaries.table(Q3, release=False), "xlsx")

    with pytest.raises(LeadDeskError, match="handed out"):
        done.undo()


def test_a_quarter_that_goes_on_is_not_released(summaries, database, busy):
    running = summaries.table(quarter(2026, 4), release=True)

    with pytest.raises(ReleaseRefusedError, match="not closed"):
        summaries.export(running, "pdf")
    assert summaries.export(summaries.table(quarter(2026, 4), release=False), "pdf")
    assert summaries.profile().title == "County board summary"
