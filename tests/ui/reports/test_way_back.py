"""From the gaps of a report to a person's intake or plan and back, in the main window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from leaddesk.domain.intake.hmis_codes import LivingSituation
from leaddesk.domain.periods import quarter
from leaddesk.domain.plans import PlanDraft
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.pages.reporting.gaps_page import GapsOf
from leaddesk.ui.routes import Route
from tests.ui.reports.steps import counted

LONG = 20_000
BACK = "Gaps in the records"
PLAN, BIRTH, LIVING = "agreed", "age", "living"


@pytest.fixture
def main(qtbot, context):
    services = context.services
    person = next(row.id for row in services.participants.rows() if row.name == "Person A")
    services.plans.save(person, PlanDraft(started_on=date(2026, 8, 20)))
    main = MainWindow(context)
    qtbot.addWidget(main)
    main.resize(1366, 688)
    main.show()
    main.open(Route("reports"))
    counted(qtbot, main.page)
    yield main
    qtbot.waitUntil(lambda: context.jobs.idle, timeout=LONG)


def open_gap(qtbot, main, gap):
    """Open the first record with a gap from the list of gaps; return whose it is."""
    profile = "equity" if gap == BIRTH else "policy_group"
    main.open(Route("gaps", None, "", GapsOf(profile, quarter(2026, 3), gap)))
    gaps = main.page
    qtbot.waitUntil(lambda: quiet(main) and gaps.table.table.rowCount() > 0, timeout=LONG)
    row = gaps.table.table.rows[0]
    assert row.found.gap.key == gap
    gaps.table.opened.emit(row)
    qtbot.waitUntil(lambda: quiet(main), timeout=LONG)
    assert main.route.page != "gaps"
    return row.record.participant_id


def quiet(main):
    return main._context.jobs.idle


def escape(qtbot, main):
    assert main.page.back()
    qtbot.waitUntil(lambda: quiet(main), timeout=LONG)


def test_an_intake_opened_from_a_gap_leads_back_to_the_gaps_and_then_to_the_report(qtbot, main):
    open_gap(qtbot, main, LIVING)
    form = main.page.form
    assert form.header.way_back.text() == BACK
    assert not main.page.sections.isVisible(), "what is missing has the page for itself"
    escape(qtbot, main)
    assert main.route.page == "gaps"
    escape(qtbot, main)
    assert main.route == Route("reports")

    person = open_gap(qtbot, main, LIVING)
    before = main._context.services.summaries.ids("housing", "unknown", quarter(2026, 3))[1]
    for name, value in (("situation", LivingSituation.FAMILY), ("on", date(2026, 9, 1))):
        form.fields[name].set_value(value)
        form.fields[name].edited.emit(value)
    form.save()
    qtbot.waitUntil(lambda: main.route.page == "gaps" and quiet(main), timeout=LONG)
    after = main._context.services.summaries.ids("housing", "unknown", quarter(2026, 3))[1]
    assert set(before) - set(after) == {person}

    main.open(Route("intake", person, "living_situation", "alone"))
    qtbot.waitUntil(lambda: quiet(main), timeout=LONG)
    assert form.header.way_back.text() == "Record"
    escape(qtbot, main)
    assert main.route == Route("participants", person, "overview")


def test_a_plan_opened_from_a_gap_leads_back_to_the_gaps(qtbot, main):
    person = open_gap(qtbot, main, PLAN)
    page = main.page
    assert main.route == Route("participants", person, "plan", "gaps")
    assert page.record.header.way_back.isVisible()
    assert page.record.header.way_back.text() == BACK
    main.open(Route("participants", person, "plan-form"))
    main.open(Route("participants", person, "plan"))
    qtbot.waitUntil(lambda: quiet(main), timeout=LONG)
    qtbot.mouseClick(page.record.header.way_back, Qt.MouseButton.LeftButton)
    assert main.route == Route("gaps")
    escape(qtbot, main)
    assert main.route == Route("reports"), "not the form of the plan again"

    main.open(Route("participants", person, "plan"))
    assert page.record.header.way_back.text() == "All participants"


def test_a_year_of_birth_opened_from_a_gap_leads_back_and_elsewhere_is_forgotten(qtbot, main):
    person = open_gap(qtbot, main, BIRTH)
    form = main.page.form
    assert form.header.way_back.text() == BACK
    escape(qtbot, main)
    assert main.route == Route("gaps")

    open_gap(qtbot, main, BIRTH)
    main.open(Route("today"))
    main.open(Route("participants", person, "edit"))
    qtbot.waitUntil(lambda: quiet(main), timeout=LONG)
    assert form.header.way_back.text() == "Participants"
    escape(qtbot, main)
    assert main.route == Route("participants", person)
