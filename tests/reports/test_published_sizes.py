"""The published Oregon funnel and an office as small as Alamosa's come out as they were printed."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from random import Random

import pikepdf
import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.packets import Letterhead
from leaddesk.domain.periods import quarter
from leaddesk.i18n import translator
from leaddesk.reports import to_csv, to_pdf, to_xlsx
from leaddesk.reports.imprint import Imprint
from leaddesk.reports.lines import narrowed
from leaddesk.reports.profile import PROFILES
from leaddesk.reports.summary import Summaries
from leaddesk.reports.suppression import suppress
from leaddesk.reports.table import Column, Section, State
from leaddesk.services.office import office_services
from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID
from tests.paper.inspection import text
from tests.reports.published_offices import Writer, alamosa, oregon

Q1, Q4, BEFORE = quarter(2025, 1), quarter(2025, 4), date(2025, 8, 4)
MOMENT = datetime(2026, 1, 9, 18, tzinfo=UTC)
OFFICE = Letterhead("Tamarack County LEAD", "Tamarack", "D. Whitlock", "118 Depot Street", "(509) 555-0118")
IMPRINT = Imprint(OFFICE, MOMENT, translator("en"))


def summaries_of(path, fill):
    database = Database(connect(path, DATA_KEY, VAULT_ID), CHAIN_KEY, clock=lambda: MOMENT)
    clock = Clock(lambda: MOMENT)
    services = office_services(database, clock)
    fill(database, services)
    return database, Summaries(database, clock, services.settings)


@pytest.fixture(scope="module")
def large(empty_vault, tmp_path_factory):
    path = shutil.copyfile(empty_vault, tmp_path_factory.mktemp("large") / "vault.db")
    database, summaries = summaries_of(path, lambda made, _services: oregon(made, Q1.first, Q1.last))
    yield summaries
    database.close()


@pytest.fixture(scope="module")
def small(empty_vault, tmp_path_factory):
    path = shutil.copyfile(empty_vault, tmp_path_factory.mktemp("small") / "vault.db")
    database, summaries = summaries_of(path, lambda *made: alamosa(Writer(*made), BEFORE, Q4.first))
    summaries.close(quarter(2025, 3))
    yield summaries
    database.close()


def texts(summaries, period, *, release, profile="county_board"):
    """Return the words of this quarter, by row, of each of the profiles that were asked for."""
    table = summaries.table(period, release=release, profile=profile)
    return {(row.measure, row.group): row.cells[0].text(table.threshold) for row in table.rows}


OREGON = {
    ("referrals_received", ""): "1,180",
    ("referral_funnel", "eligible"): "926",
    ("referral_funnel", "ineligible"): "249",
    ("referral_funnel", "pending"): "5",
    ("referral_funnel", "intake_complete"): "723",
    ("newly_enrolled", ""): "723",
    ("enrolled_in_period", ""): "723",
    ("closed_in_period", "goals_met_person_choice"): "88",
    ("closed_in_period", "never_engaged"): "223",
    ("closed_in_period", ""): "311",
    ("enrolled_on_last_day", ""): "412",
}


def test_the_oregon_funnel_comes_out_as_published(large):
    found = texts(large, Q1, release=False)

    assert {row: found[row] for row in OREGON} == OREGON


def test_a_release_of_the_oregon_funnel_withholds_the_five_who_are_pending_and_tells_the_rest(large):
    found = texts(large, Q1, release=True)
    told = {row: text for row, text in OREGON.items() if row[1] in {"", "intake_complete"} and row in found}

    assert found["referral_funnel", "pending"] == "< 11"
    assert found["referral_funnel", "ended"] == "W", "with all the others it would tell the five"
    assert {row: found[row] for row in told} == told
    assert len(told) == 5


ALAMOSA = {
    ("referrals_received", ""): "27",
    ("referral_funnel", "eligible"): "6",
    ("referral_funnel", "intake_complete"): "6",
    ("referral_funnel", "pending"): "13",
    ("newly_enrolled", ""): "6",
    ("carried_over", ""): "11",
    ("enrolled_in_period", ""): "17",
    ("enrolled_on_last_day", ""): "17",
}


def test_an_office_of_seventeen_is_counted_as_it_was_published(small):
    found = texts(small, Q4, release=False)

    assert {row: found[row] for row in ALAMOSA} == ALAMOSA


@pytest.mark.parametrize("profile", [profile.key for profile in PROFILES])
def test_a_release_of_an_office_of_seventeen_holds_no_small_number_of_people(small, profile):
    table = small.table(Q4, release=True, profile=profile)
    cells = [cell for row in table.rows for cell in (*row.cells, *row.trend) if cell.people]

    assert any(cell.state is State.FEW for cell in cells)
    assert [cell for cell in cells if cell.value is not None and 0 < cell.value < 11] == []
    assert [cell for cell in cells if cell.percent and cell.value is not None] == []


def test_a_release_of_an_office_of_seventeen_tells_its_totals(small):
    found = texts(small, Q4, release=True)

    assert found["referrals_received", ""] == "27"
    assert found["newly_enrolled", ""] == found["referral_funnel", "intake_complete"] == "< 11"
    assert found["enrolled_in_period", ""] == "W", "beside the new ones it would tell how many were carried over"


def with_marks(summaries, profile):
    """Return a release whose true figures are all different and have four digits, and those of them it withholds."""
    asked = next(one for one in PROFILES if one.key == profile)
    table = summaries.table(Q4, release=True, profile=profile)
    periods = list(dict.fromkeys([column.period for column in table.columns] + list(table.trend_periods)))
    numbers = iter(Random(1).sample(range(1_001, 9_998), sum(1 for _ in table.rows) * len(periods)))
    truth = {(row.measure, row.group, period): next(numbers) for row in table.rows for period in periods}

    def marked(row):
        like = row.cells[0]
        cells = (replace(like, period=p, value=truth[row.measure, row.group, p], state=State.SHOWN) for p in periods)
        return replace(row, cells=tuple(cells), trend=())

    section = Section("", tuple(marked(row) for row in table.rows if not row.cells[0].percent))
    columns = tuple(Column("", period) for period in periods)
    released = suppress(replace(table, sections=(section,), columns=columns, threshold=4_000))
    hidden = {
        truth[cell.measure, cell.group, cell.period]
        for row in released.rows
        for cell in row.cells
        if cell.value is None
    }
    return narrowed(released, asked, table.columns, table.trend_periods), asked, hidden


def raw(content, fmt):
    """Return everything in a file that could be text: each part of the archive, each stream and each page as read."""
    if fmt == "xlsx":
        with zipfile.ZipFile(BytesIO(content)) as parts:
            return " ".join(f"{name} {parts.read(name).decode()}" for name in parts.namelist())
    if fmt == "pdf":
        with pikepdf.open(BytesIO(content)) as pdf:
            streams = [one.read_bytes().decode("latin-1") for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            facts = [str(value) for value in pdf.docinfo.values()]
        return " ".join([*streams, *facts, text(content)])
    return content.decode()


@pytest.mark.parametrize("profile", [profile.key for profile in PROFILES])
def test_no_file_of_a_release_holds_a_withheld_figure_in_any_form(small, profile):
    table, asked, hidden = with_marks(small, profile)
    shown = {cell.value for row in table.rows for cell in row.cells if cell.value is not None}
    assert len(hidden) > 20
    assert shown

    for fmt, make in {"xlsx": to_xlsx.workbook, "pdf": to_pdf.paper, "csv": to_csv.tidy}.items():
        said = raw(make(table, asked, IMPRINT), fmt)
        found = {int(number.replace(",", "")) for number in re.findall(r"(?<![\d.,])\d,?\d{3}(?![\d,])", said)}
        assert found & hidden == set(), fmt
        assert found & shown or fmt == "pdf"
