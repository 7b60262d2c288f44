"""Scenes of reports: profiles, gaps, why somebody counts, the board's page, the fidelity self-check."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from installer.shots_scenes import Scene, at, click, find, scene
from installer.shots_stage import Office
from leaddesk.domain.periods import Period
from leaddesk.ui.pages.reporting.gaps_page import GapsOf
from leaddesk.ui.pages.reporting.lines_field import LinesField
from leaddesk.ui.pages.reporting.profile_page import ProfilePage
from leaddesk.ui.pages.reports_page import ReportsPage
from leaddesk.ui.routes import BOARD, COUNTED, FIDELITY, GAPS, PRINT, PROFILE, REPORTS, SETTINGS
from leaddesk.ui.widgets.field import Field

if TYPE_CHECKING:
    from installer.shots_stage import Stage


def choose_line(stage: Stage) -> None:
    """Choose a measure of the profile, so that its details show."""
    lines = find(stage, LinesField, "lines")
    lines.table.setCurrentIndex(lines.table.sorted.index(1, 0))


def name_rows(stage: Stage) -> None:
    """Rename a row of the measure, and look at all of them."""
    choose_line(stage)
    lines = find(stage, LinesField, "lines")
    lines.details.rows.field("door_arrest_diversion").setText("Pathway A: instead of booking")
    page = stage.main.page
    if isinstance(page, ProfilePage):
        page.form.area.ensureWidgetVisible(lines.details.rows.field("door_community"), 0, 240)


def open_figure(stage: Stage, key: tuple[str, str]) -> None:
    """Open the list behind this quarter's figure of a row."""
    page = stage.main.page
    if isinstance(page, ReportsPage):
        choose_figure(stage, key)
        page.view.opened.emit(page.view.currentIndex())


def own_profile(stage: Stage) -> None:
    """Go to the report in the county's own words."""
    found = stage.main.context.services.summaries.profiles
    stage.go(REPORTS, extra=(found[-1].key,))


def choose_period(stage: Stage, place: int) -> None:
    """Choose a period by its place in the list."""
    page = stage.main.page
    if isinstance(page, ReportsPage):
        page.period.setCurrentIndex(place)
        page.period.activated.emit(place)


def choose_figure(stage: Stage, key: tuple[str, str]) -> None:
    """Choose this quarter's figure of a row."""
    page = stage.main.page
    if isinstance(page, ReportsPage):
        measures = page.view.measures
        row = next(n for n, line in enumerate(measures.lines) if line.row is not None and line.row.key == key)
        page.view.setCurrentIndex(measures.index(row, 1))


def plainly(stage: Stage, key: str = "county_board", chart: str = "") -> None:
    """Show a report of the quarter that is over, with one of its charts, as it is inside the office."""
    stage.go(REPORTS)
    page = stage.main.page
    if isinstance(page, ReportsPage):
        _year, choices = page.context.services.summaries.period_choices(key)[0]
        asked, table = (key, choices[1], False), page.table
        if table is None or (table.profile, table.period, table.release) != asked:
            page.period.show_period(choices[1])
            page.switch.set_value("internal")
            stage.go(REPORTS, extra=(key,))
        page.chart.show_table(table=False)
        if chart:
            page.chart.choice.setCurrentIndex(page.chart.choice.findData(chart))
            page.chart.choice.activated.emit(page.chart.choice.currentIndex())


def another_span(stage: Stage) -> None:
    """Ask for days that are no quarter."""
    page = stage.main.page
    if isinstance(page, ReportsPage):
        choose_period(stage, page.period.count() - 1)


def a_span(stage: Stage) -> None:
    """Show days that are no quarter."""
    page = stage.main.page
    if isinstance(page, ReportsPage):
        page.period.span_wanted.emit(date(2026, 7, 20), date(2026, 10, 4))


def year_to_date(stage: Stage) -> None:
    """Show the year up to now."""
    page = stage.main.page
    if isinstance(page, ReportsPage):
        _year, choices = page.context.services.summaries.period_choices()[0]
        page.period.show_period(choices[12])
        page.refresh()


def released(stage: Stage) -> None:
    """Show a closed quarter as it may leave the office."""
    choose_period(stage, 3)
    page = stage.main.page
    if isinstance(page, ReportsPage):
        page.switch_to("release")


def to_the_end(stage: Stage) -> None:
    """Scroll whatever is high on the page down to its last line."""
    for area in stage.main.page.findChildren(QScrollArea):
        if area.isVisible():
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def export_now(stage: Stage) -> None:
    """Export the internal version, which asks first."""
    page = stage.main.page
    if isinstance(page, ReportsPage):
        page.exporting.export_as("xlsx")


def show_threshold(stage: Stage) -> None:
    """Scroll to what decides how small a released count may be."""
    field = find(stage, Field, "threshold")
    for area in stage.main.page.findChildren(QScrollArea):
        if area.isAncestorOf(field):
            area.ensureWidgetVisible(field, 0, 120)


def no_gaps(stage: Stage) -> None:
    """Look for gaps in days in which nothing lacks."""
    stage.go(GAPS, None, "", GapsOf("state", Period(date(2016, 1, 1), date(2016, 3, 31))))


def old_check(stage: Stage) -> None:
    """Open the self-check of a year."""
    stage.go(FIDELITY, stage.services.fidelity.rows()[0].id)


def gaps_of(stage: Stage, key: str) -> None:
    """Open every gap of a report."""
    page = stage.main.page
    if isinstance(page, ReportsPage) and page.table is not None:
        stage.go(GAPS, None, "", GapsOf(key, page.table.period, "", page.table.closed_at is not None))


def year_release(stage: Stage) -> None:
    """Ask for the release of a whole year with an open quarter."""
    page = stage.main.page
    if isinstance(page, ReportsPage) and page.table is not None:
        _year, choices = page.context.services.summaries.period_choices()[0]
        page.period.show_period(choices[-1])
        page.switch_to("release")


BEFORE_CLOSING: tuple[Scene, ...] = (
    scene("reports-export", plainly, click("export")),
    scene("reports-export-ask", plainly, export_now),
    scene("reports-close-ask", plainly, click("close-quarter")),
)
"""What is asked of a quarter that is still open."""
SCENES: tuple[Scene, ...] = (
    scene("reports-edit-menu", at(REPORTS), click("edit-profile")),
    scene("profile-edit", at(PROFILE, part="edit", extra="county_board"), choose_line),
    scene("reports-gap-count", at(REPORTS, extra=("policy_group",))),
    scene("profile-rows", at(PROFILE, part="edit", extra="county_board"), name_rows),
    scene("profile-worksheet", at(PROFILE, part="edit", extra="cossup")),
    scene("reports-behind-people", plainly, partial(open_figure, key=("newly_enrolled", ""))),
    scene("reports-behind-referrals", plainly, partial(open_figure, key=("referrals_received", ""))),
    scene("reports-year-waits", at(REPORTS), year_release),
    scene("reports-gaps", plainly, partial(gaps_of, key="policy_group")),
    scene("record-counted", at(COUNTED, "both")),
    scene("fidelity-none", at(REPORTS), at(FIDELITY), office=Office.FRESH),
    scene("fidelity-list", at(FIDELITY)),
    scene("reports-own-profile", own_profile),
    scene(
        "reports-changed-since",
        plainly,
        partial(choose_period, place=3),
        partial(choose_figure, key=("contacts_made", "two_way")),
    ),
    scene("fidelity-new", at(FIDELITY, part="new")),
    scene("print-fidelity-blank", at(PRINT, part="blank", extra="fid")),
    scene("board-page", at(BOARD, extra=("2026-07-01", "2026-09-30"))),
    scene("profile-new", at(PROFILE, part="new"), lambda stage: stage.main.page.save()),
    scene("reports-reopen-ask", plainly, click("close-quarter")),
    scene("reports-cossup", partial(plainly, key="cossup", chart="doors")),
    scene("reports-state", partial(plainly, key="state", chart="funnel")),
    scene("reports-gaps-none", no_gaps),
    scene("reports-equity", partial(plainly, key="equity"), click("chart-as-table")),
    scene("reports-gaps-equity", partial(gaps_of, key="equity")),
    scene("reports-housing", partial(plainly, key="policy_group", chart="housing")),
    scene("reports-span-ask", plainly, another_span),
    scene("reports-span", plainly, a_span),
    scene("reports-year", plainly, year_to_date),
    scene("reports-released", plainly, released),
    scene("profile-end", at(PROFILE, part="edit", extra="cossup"), to_the_end),
    scene("fidelity-old", old_check),
    scene("settings-office-threshold", at(SETTINGS, part="office"), show_threshold),
)
"""Each place of reports that no other scene shows."""
