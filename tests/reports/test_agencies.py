"""Referrals by agency, and crossed with door and source: a row for each that stands in the period, internal alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leaddesk.domain.codes import ReferralPathway, ReferralSource
from leaddesk.domain.periods import quarter
from leaddesk.reports.profile import POLICY_GROUP, PROFILES
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


@pytest.fixture
def crossed(database):
    door, source = ReferralPathway.ARREST_DIVERSION, ReferralSource.LE_PATROL
    with database.write("Draw") as session:
        for day, agency in ((PERIOD.first, ODD), (PERIOD.last, ODD), (PERIOD.first, "A|B"), (PERIOD.eve, "Earlier")):
            referral(session, day, pathway=door, source=source, agency=agency)
        referral(session, PERIOD.first, source=ReferralSource.SELF)
        removed = referral(session, PERIOD.first, source=ReferralSource.OWG)
        removed.removed_at = datetime(2026, 7, 1, tzinfo=UTC)


def crossings(table):
    return [row for row in table.rows if row.measure == "referrals_crossed"]


def test_door_source_and_agency_together_have_a_row_with_its_list(summaries, crossed):
    whole, *rows = crossings(summaries.table(PERIOD, release=False, profile=POLICY_GROUP.key))
    diverted = f"{ReferralPathway.ARREST_DIVERSION.label} · {ReferralSource.LE_PATROL.label}"
    own = f"{ReferralPathway.COMMUNITY.label} · {ReferralSource.SELF.label} · no agency named"

    assert {row.label: [cell.value for cell in row.cells] for row in rows} == {
        f"{diverted} · A|B": [1, 0, 0],
        f"{diverted} · Earlier": [0, 1, 0],
        f"{diverted} · {ODD}": [2, 0, 0],
        own: [1, 0, 0],
    }
    assert whole.cells[0].value == sum(row.cells[0].value for row in rows)
    assert {row.level for row in rows} == {1}
    for row in rows:
        kind, ids = summaries.ids(row.measure, row.group, PERIOD)
        assert (kind, len(ids)) == ("referral_in", row.cells[0].value)


def test_the_crossing_is_in_the_policy_group_s_report_alone_and_in_no_release(summaries, crossed):
    within = [one.key for one in PROFILES if crossings(summaries.table(PERIOD, release=False, profile=one.key))]
    assert within == [POLICY_GROUP.key]
    assert crossings(summaries.table(PERIOD, release=True, profile=POLICY_GROUP.key)) == []


def test_a_closed_quarter_keeps_its_crossings_and_tells_of_one_that_came_later(summaries, crossed, database):
    summaries.close(PERIOD)
    with database.write("Add") as session:
        referral(session, PERIOD.last, source=ReferralSource.COURT, agency="District court")

    labels = [row.label for row in crossings(summaries.table(PERIOD, release=False, profile=POLICY_GROUP.key))[1:]]
    assert len(labels) == 4
    assert not any("District court" in label for label in labels)
    (late,) = [one for key, one in summaries.changes(PERIOD).items() if key[1].endswith("|District court")]
    assert (late.was, late.now, len(late.came)) == (0, 1, 1)
