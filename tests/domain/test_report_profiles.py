"""Profiles of reports: what may be saved, what a check is worth, and by which year a report counts."""

from dataclasses import replace
from datetime import date

from leaddesk.domain.evaluations import CITATIONS, Design, Evaluation, by_design
from leaddesk.domain.fiscal_years import FiscalYear, ReportYear, YearNaming
from leaddesk.domain.report_profiles import (
    MOST_LINES,
    NEEDS_MEASURE,
    PORTAL_NEEDED,
    ProfileDraft,
    ProfileLine,
    rechecked,
    tidy,
)

GOOD = ProfileDraft(title="PMT worksheet", lines=(ProfileLine(words="Referred"), ProfileLine("referrals_received")))


def test_a_profile_needs_a_name_and_a_measure_and_nothing_else():
    assert GOOD.problems() == {}
    assert set(ProfileDraft().problems()) == {"title", "lines"}
    assert replace(GOOD, lines=(ProfileLine(words="Only words"),)).problems() == {"lines": NEEDS_MEASURE}
    assert replace(GOOD, checked_on=date(2026, 10, 9)).problems() == {"portal": PORTAL_NEEDED}
    assert "year_start" in replace(GOOD, year_start=0).problems()


def test_a_check_is_over_once_the_lines_or_the_year_change_after_it():
    checked = replace(GOOD, portal="PMT", checked_on=date(2026, 10, 9))
    assert rechecked(checked, replace(checked, note="Mind the gap")).checked
    assert not rechecked(checked, replace(checked, lines=checked.lines[1:])).checked
    assert not rechecked(checked, replace(checked, year=ReportYear.FEDERAL)).checked
    again = replace(checked, lines=checked.lines[1:], checked_on=date(2026, 11, 3))
    assert rechecked(checked, again).checked


def test_empty_headings_and_spaces_are_left_out_and_a_profile_has_an_end():
    draft = replace(GOOD, title="  A   name ", lines=(ProfileLine(), ProfileLine("contacts_made", "  Calls  made ")))
    assert tidy(draft).title == "A name"
    assert tidy(draft).lines == (ProfileLine("contacts_made", "Calls made"),)
    assert len(tidy(replace(GOOD, lines=GOOD.lines * 200)).lines) == MOST_LINES


def test_each_kind_of_year_has_its_start_and_its_label():
    def year(**values):
        return replace(GOOD, **values).fiscal_year(7)

    assert year() == FiscalYear(7, "FY")
    assert year(year=ReportYear.CALENDAR) == FiscalYear()
    assert year(year=ReportYear.FEDERAL).quarter_of(date(2026, 10, 1)).name == "FFY2027 Q1"
    other = year(year=ReportYear.OTHER, year_start=9, year_label=" TX ", naming=YearNaming.STARTING)
    assert other.quarter_of(date(2026, 9, 1)).name == "TX2026 Q1"
    assert GOOD.fiscal_year(1) == FiscalYear()


def test_no_citation_mixes_two_designs_and_each_has_a_source():
    grouped = by_design(tuple(Evaluation))
    assert [design for design, _those in grouped] == list(Design)
    assert all(one.source and one.among for one in CITATIONS.values())
    compared = dict(grouped)[Design.COMPARED]
    assert not any("housing" in one.claim or "income" in one.claim for one in compared)
    assert all("odds" in one.claim for one in compared)
    assert by_design(()) == ()
