"""Referrals by agency: a row for each that stands in the period, in the internal version alone."""

from __future__ import annotations

from datetime import date

import pytest

from leaddesk.domain.periods import quarter
from tests.reports.rows import referral

PERIOD = quarter(2026, 2)
ODD = '=SUM(1) <b>"Ann"</b> {x}'


@pytest.fixture
def sent(database):
    with database.write("Draw") as session:
        for agency, day in (
            ("Sheriff's Office", date(2026, 4, 1)),
            ("Sheriff's Office", date(2026, 6, 30)),
            (ODD, date(2026, 5, 2)),
            ("", date(2026, 5, 3)),
            ("State patrol", date(2026, 7, 1)),
        ):
            referral(session, day, agency=agency)


def rows_of(table):
    return {row.label: row for row in table.rows if row.group.startswith("agency_")}


def test_each_agency_of_the_period_has_its_row_and_list(summaries, sent):
    rows = rows_of(summaries.table(PERIOD, release=False))
    assert {label: row.cells[0].value for label, row in rows.items()} == {"Sheriff's Office": 2, ODD: 1}
    for row in rows.values():
        kind, ids = summaries.ids(row.measure, row.group, PERIOD)
        assert (kind, len(ids)) == ("referral_in", row.cells[0].value)


def test_an_agency_of_another_period_shown_beside_it_has_its_row_too(summaries, sent):
    rows = rows_of(summaries.table(quarter(2026, 3), release=False))
    assert [cell.value for cell in rows["State patrol"].cells[:2]] == [1, 0]
    assert [cell.value for cell in rows["Sheriff's Office"].cells[:2]] == [0, 2]


def test_no_agency_is_named_in_a_release(summaries, sent):
    assert rows_of(summaries.table(PERIOD, release=True)) == {}


def test_more_agencies_than_one_call_of_the_file_can_hold_are_counted(summaries, database):
    with database.write("Draw") as session:
        for number in range(130):
            referral(session, date(2026, 4, 1), agency=f"Agency {number:03}")

    rows = rows_of(summaries.table(PERIOD, release=False))
    assert len(rows) == 130
    assert {row.cells[0].value for row in rows.values()} == {1}
