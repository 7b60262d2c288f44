"""From a figure to a person, to why they count, and back; and from a gap to where it is mended."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from leaddesk.domain.periods import quarter
from leaddesk.ui.pages.behind_page import BehindPage, Figure
from leaddesk.ui.pages.referrals_page import ReferralsPage
from leaddesk.ui.pages.reporting.counted_page import CountedPage
from leaddesk.ui.pages.reporting.gaps_page import GapsOf, GapsPage
from leaddesk.ui.routes import Route

Q3 = quarter(2026, 3)
LONG = 20_000


def entries(panel):
    return [one.text() for one in panel.findChildren(type(panel._name)) if one.isVisible() and one.text()]


@pytest.fixture
def people(qtbot, context):
    page = BehindPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    page.open(Route("behind", None, "", Figure("newly_enrolled", "", Q3, "New people enrolled")))
    qtbot.waitUntil(lambda: page.table.table.rowCount() == 4 and page.why._route is not None, timeout=LONG)
    return page


def test_the_chosen_person_says_why_and_leads_to_where_it_stands(qtbot, people, context):
    qtbot.waitUntil(lambda: context.jobs.idle, timeout=LONG)
    told = entries(people.why)
    assert "Counted under “New people enrolled”." in told
    assert any(text.startswith("The rule: People whose first enrolment") for text in told)
    assert people.table.isColumnHidden(0)
    second = people.table.sorted.index(1, 0)
    people.table.setCurrentIndex(second)
    wanted = people.table.current().participant_id
    qtbot.waitUntil(lambda: people.why._route == Route("participants", wanted), timeout=LONG)
    with qtbot.waitSignal(people.wished) as wished:
        people.why.open_record.click()
    assert wished.args[0] == Route("participants", wanted)


def test_hidden_names_are_numbers_in_the_answer_too(qtbot, people, context):
    context.names.hide(hidden=True)
    qtbot.waitUntil(lambda: people.why._name.text().startswith("LD-2026-"), timeout=LONG)


def test_the_own_list_of_people_is_one_step_away(qtbot, people):
    assert people.own_list.text() == "Show in Participants"
    with qtbot.waitSignal(people.wished) as wished:
        people.own_list.click()
    assert (wished.args[0].page, len(wished.args[0].extra)) == ("participants", 4)


def test_a_record_tells_which_figures_count_it_and_leads_to_them(qtbot, context):
    page = CountedPage(context)
    qtbot.addWidget(page)
    page.show()
    person = next(row.id for row in context.services.participants.rows() if row.name == "Person A")
    page.open(Route("counted", person))
    qtbot.waitUntil(lambda: page.table.table.rowCount() > 0, timeout=LONG)
    rows = {(row.measure, row.group): row.count for row in page.table.table.rows}
    assert rows["newly_enrolled", ""] == 1
    assert rows["referrals_received", "door_social_contact"] == 1
    assert page.period.currentText() == "Q3 2026"
    with qtbot.waitSignal(page.wished) as wished:
        page.table.opened.emit(next(row for row in page.table.table.rows if row.measure == "newly_enrolled"))
    assert wished.args[0].extra.measure == "newly_enrolled"
    page.period.setCurrentIndex(1)
    page.period.activated.emit(1)
    qtbot.waitUntil(lambda: context.jobs.idle and page.period.currentText() == "Q4 2026", timeout=LONG)
    assert ("newly_enrolled", "") not in {(row.measure, row.group) for row in page.table.table.rows}


def test_gaps_stand_beside_the_figures_and_lead_to_where_they_are_mended(qtbot, page, context):
    page.bar.profile.setCurrentIndex(page.bar.profile.findData("policy_group"))
    page.bar.profile.activated.emit(page.bar.profile.currentIndex())
    qtbot.waitUntil(lambda: page.table.profile == "policy_group" and context.jobs.idle, timeout=LONG)
    qtbot.waitUntil(page.gaps.isVisible, timeout=LONG)
    # the card may lie below the fold, the count above the figures does not
    assert page.gap_count.isVisible()
    assert page.gap_count.mapTo(page, page.gap_count.rect().bottomLeft()).y() < page.area.y()
    assert page.gap_count.text().rsplit(": ")[-1] == page.gaps.all.text().rsplit(": ")[-1]
    for way in (page.gaps.all, page.gap_count):
        with qtbot.waitSignal(page.wished) as wished:
            way.click()
    assert wished.args[0] == Route("gaps", None, "", GapsOf("policy_group", page.table.period, ""))
    gaps = GapsPage(context)
    qtbot.addWidget(gaps)
    gaps.show()
    gaps.open(Route("gaps", None, "", GapsOf("policy_group", Q3, "living")))
    qtbot.waitUntil(lambda: gaps.table.table.rowCount() == 4, timeout=LONG)
    assert gaps.kind.currentText() == "No living situation on file (4)"
    row = gaps.table.table.rows[0]
    assert "Living situation known on the last day" in row.found.changes
    with qtbot.waitSignal(gaps.wished) as wished:
        gaps.table.opened.emit(row)
    assert wished.args[0] == Route("intake", row.record.participant_id, "living_situation", "gaps")


def test_a_release_shows_no_gaps_and_a_lost_report_leads_back(qtbot, context):
    gaps = GapsPage(context)
    qtbot.addWidget(gaps)
    with qtbot.waitSignal(gaps.wished) as wished:
        gaps.open(Route("gaps"))
    assert wished.args[0] == Route("reports")


def test_gaps_of_a_closed_quarter_say_so_and_none_at_all_leads_back(qtbot, context):
    gaps = GapsPage(context)
    qtbot.addWidget(gaps)
    gaps.show()
    gaps.open(Route("gaps", None, "", GapsOf("policy_group", Q3, closed=True)))
    qtbot.waitUntil(gaps.table.isVisible, timeout=LONG)
    qtbot.waitUntil(lambda: context.jobs.idle, timeout=LONG)
    assert gaps.says.text().startswith("Closed: ")
    gaps.open(Route("gaps", None, "", GapsOf("state", quarter(2016, 1))))
    qtbot.waitUntil(gaps.none.isVisible, timeout=LONG)
    # nothing is left to choose from
    assert gaps.says.isHidden()
    assert gaps.bar.isHidden()
    with qtbot.waitSignal(gaps.wished) as wished:
        gaps.none.findChild(QAbstractButton, "back-to-report").click()
    assert wished.args[0] == Route("reports")


def test_a_referral_opened_from_a_gap_leads_back_to_the_gaps(qtbot, context):
    gaps, referrals = GapsPage(context), ReferralsPage(context)
    for one in (gaps, referrals):
        qtbot.addWidget(one)
        one.show()
    gaps.open(Route("gaps", None, "", GapsOf("policy_group", Q3, "screening")))
    qtbot.waitUntil(lambda: gaps.table.table.rowCount() > 0, timeout=LONG)
    with qtbot.waitSignal(gaps.wished) as wished:
        gaps.table.opened.emit(gaps.table.table.rows[0])
    asked = wished.args[0]
    referrals.open(asked)
    form = referrals.form_screening
    qtbot.waitUntil(lambda: form.isVisible() and context.jobs.idle, timeout=LONG)
    assert form.header.way_back.text() == "Gaps in the records"
    with qtbot.waitSignal(referrals.wished) as left:
        form.leave()
    assert (left.args[0], left.args[0].done) == (Route("gaps"), True)

    referrals.open(Route("referrals", asked.record, "in", "gaps"))
    assert referrals.view.header.way_back.text() == "Gaps in the records"
    with qtbot.waitSignal(referrals.wished) as left:
        referrals.back()
    assert left.args[0] == Route("gaps")
    referrals.open(Route("referrals", asked.record, "in"))
    assert referrals.view.header.way_back.text() == "Referrals"
    with qtbot.waitSignal(referrals.wished) as left:
        referrals.view.back_wanted.emit()
    assert left.args[0] == Route("referrals", None, "in")
