"""The pages of a report on paper: each says what it goes on with, and what its signs mean before the first figure."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from leaddesk.domain.periods import quarter
from leaddesk.i18n import translator
from leaddesk.paper.frames import FORM
from leaddesk.reports import board_page, to_pdf
from leaddesk.reports.lines import lines_of
from leaddesk.reports.measure import all_measures
from leaddesk.reports.pictures import pictures
from leaddesk.reports.profile import CHECK, COUNTY_BOARD, PROFILES
from leaddesk.reports.table import Column, Section, State, Table
from tests.paper.inspection import assert_sound, character_boxes, pages_text
from tests.reports.test_files import IMPRINT

EN = translator("en")
PERIODS = (quarter(2026, 3), quarter(2026, 2), quarter(2025, 3))
COLUMNS = tuple(map(Column, ("This quarter", "Last quarter", "Year ago"), PERIODS))
HEAD = "Measure This quarter Q3 2026 Last quarter Q2 2026 Year ago Q3 2025 "
CASES = [(profile, release) for profile in PROFILES for release in (False, True)]


def table_of(profile, value, *, release=False):
    """Return a table with every row of a profile, each figure the same."""
    sections = []
    for part in profile.parts:
        lines = [line for key in part.measures for line in lines_of(all_measures()[key], release=release)]
        rows = []
        for line in lines:
            counted = {(line.measure.key, group): value for group in line.share or (line.group,)}
            row = line.row(dict.fromkeys(PERIODS, counted))
            traced = line.measure.key in profile.trends
            rows.append(replace(row, trend=row.cells[::-1] if traced else ()))
        if rows:
            sections.append(Section(part.title, tuple(rows)))
    trend = PERIODS[::-1]
    table = Table(profile.key, profile.title, COLUMNS, trend, tuple(sections), release, 11, finished=True, note=CHECK)
    return replace(table, closed_at=IMPRINT.moment, closed_by="D. Whitlock") if release else table


def body_of(page):
    """Return what stands between head and foot, which come first."""
    return re.split(r"Page \d+ of \d+ ", page, maxsplit=1)[1]


@pytest.fixture(scope="module")
def papers():
    """Return each profile's paper in both versions, and the words of its pages."""
    found = {}
    for profile, release in CASES:
        table = table_of(profile, 12, release=release)
        pdf = to_pdf.paper(table, profile, IMPRINT)
        found[profile.key, release] = (table, pdf, pages_text(pdf))
    return found


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0].key}-{'release' if case[1] else 'internal'}")
def paper(request, papers):
    profile, release = request.param
    return papers[profile.key, release]


def test_each_page_names_its_columns_and_says_what_it_goes_on_with(paper):
    table, pdf, pages = paper
    assert_sound(pdf)
    assert len(pages) > 1
    titles = {section.title for section in table.sections}
    for page in pages[1:]:
        body = body_of(page)
        if not body.startswith(("How it is counted", "Closed November 3")):
            assert body.startswith(HEAD)
            opening = body.removeprefix(HEAD)
            assert any(map(opening.startswith, titles)) or ", continued " in opening[:90], opening[:90]


def test_how_it_is_counted_has_its_title_on_each_page(paper):
    table, _pdf, pages = paper
    for title, definition in table.definitions(EN):
        (page,) = [page for page in pages if f"{title} {definition}" in page]
        assert "How it is counted" in page.split(f"{title} {definition}")[0], title
    first = next(number for number, page in enumerate(pages) if "How it is counted" in page)
    assert all("How it is counted, continued" in page for page in pages[first + 1 :])


def test_no_heading_stands_alone_at_the_foot_of_a_page_and_no_table_touches_it(paper):
    table, pdf, pages = paper
    headings = {row.heading for row in table.rows if row.heading} | {section.title for section in table.sections}
    for page in pages:
        body = body_of(page)
        assert [heading for heading in headings if body.endswith(heading)] == []
    for page in range(len(pypdfium2.PdfDocument(pdf))):
        lows = [bottom for _sign, _left, bottom, _right, _top in character_boxes(pdf, page)]
        assert min(low for low in lows if low > FORM.foot_rule) > FORM.bottom + 6


def test_signs_and_portal_are_explained_before_the_first_figure(paper):
    table, _pdf, pages = paper
    opening = pages[0].split(" Measure ")[0]
    for words in ("How to read this report.", CHECK, "“–” stands where"):
        assert words in opening
    assert ("“W” means" in opening) == table.release
    assert ("Do not release" in opening) == (not table.release)


def test_the_signature_stands_under_what_it_vouches_for(paper):
    table, _pdf, pages = paper
    signed = [page for page in pages if "Date signed" in page]
    assert len(signed) == table.release
    for page in signed:
        assert "Closed November 3, 2026 by D. Whitlock. D. Whitlock, LEAD coordinator Date signed" in page


def test_the_boards_page_drops_the_names_of_periods_before_its_charts():
    table = table_of(COUNTY_BOARD, 12, release=True)
    found = []
    for lines in (4, 5, 6):
        (said,) = pages_text(board_page.one_page(table, COUNTY_BOARD, replace(IMPRINT, story="word " * 15 * lines)))
        found.append(("Last quarter Q2 2026" in said, "Referrals by door" in said, "Date signed" in said))
    # where the charts are gone there is room for the names again
    assert found == [(True, True, True), (False, True, True), (True, False, True)]


def test_an_office_in_which_nothing_happened_says_so_and_draws_no_empty_chart():
    nothing = table_of(COUNTY_BOARD, 0)
    assert nothing.nothing
    assert pictures(nothing) == ()
    said = pages_text(to_pdf.paper(nothing, COUNTY_BOARD, IMPRINT))[0]
    assert "Nothing was counted in this period." in said
    released = table_of(COUNTY_BOARD, 0, release=True)
    (page,) = pages_text(board_page.one_page(released, COUNTY_BOARD, IMPRINT))
    # without bars the doors are rows
    assert "Nothing was counted in this period." in page
    assert "Arrest diversion 0 0 0" in page
    assert "Referrals by door" not in page


def test_one_figure_that_happened_or_is_withheld_is_not_nothing():
    assert not table_of(COUNTY_BOARD, 1).nothing
    hidden = table_of(COUNTY_BOARD, 0, release=True)
    section = hidden.sections[0]
    cell = replace(section.rows[0].cells[0], value=None, state=State.TOO_FEW)
    row = replace(section.rows[0], cells=(cell, *section.rows[0].cells[1:]))
    assert not replace(hidden, sections=(replace(section, rows=(row, *section.rows[1:])), *hidden.sections[1:])).nothing


def test_a_chart_that_is_left_over_has_the_width_of_two():
    pair, (one,) = (to_pdf.charts(pictures(table_of(PROFILES[0], 12))[:few]) for few in (2, 1))
    assert len(pair) == 1
    assert one.content[1].width == FORM.width
