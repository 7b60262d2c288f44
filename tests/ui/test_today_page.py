"""Today on the real file: what waits, in which words, where it leads, and what follows by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel

from leaddesk.domain.codes import ContactKind, ContactOutcome, ReferralPathway, ReferralSource
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.privacy_notice import NoticeAnswer, NoticeGivenDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.today import Caseload, TodayKind, TodayLine
from leaddesk.ui.context import HiddenNames
from leaddesk.ui.gatekeeper import BackupState
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.pages import PAGES, today_words
from leaddesk.ui.pages.today_page import TodayPage
from leaddesk.ui.pages.today_side import caseload_words
from leaddesk.ui.routes import Route
from tests.ui.people import Asked

TODAY = date(2026, 11, 3)
HOSTILE = '<i>Roz</i> & "R" 😀'


def arrest(day, name="Tobias Lund", **more):
    return ReferralInDraft(
        day,
        ReferralPathway.ARREST_DIVERSION,
        ReferralSource.LE_PATROL,
        day,
        time(13, 40),
        referrer_name="Deputy Marsh",
        agency="Alder County Sheriff",
        place="Route 9",
        person_name=name,
        incident_number="26-04417",
        offence="Trespass",
        reason="Sleeps in the wash room",
        **more,
    )


@pytest.fixture
def roz(services):
    """A person whose next contact was planned for yesterday."""
    person = services.participants.save(ParticipantDraft(first_name=HOSTILE, last_name="Tackett"))
    talk = ContactDraft(date(2026, 10, 20), ContactKind.PHONE, ContactOutcome.TWO_WAY, next_on=date(2026, 11, 2))
    services.contacts.save(person, talk)
    services.privacy_notices.save(person, NoticeGivenDraft(TODAY, answer=NoticeAnswer.SIGNED))
    return person


@pytest.fixture
def page(qtbot, context):
    page = TodayPage(context)
    context.commits.told.connect(page.on_committed)
    qtbot.addWidget(page)
    page.resize(1300, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: context.jobs.idle and page.caseload.accessibleName() != "")
    return page


def settled(qtbot, page, rows):
    qtbot.waitUntil(lambda: page.context.jobs.idle and len(page.rows) == rows)
    return page.rows


def texts(page):
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_new_office_says_how_to_start_and_the_buttons_lead_there(qtbot, page):
    wishes = []
    page.wished.connect(wishes.append)
    assert "Nobody is in the records yet" in texts(page)
    for name in ("new-participant", "new-referral-in"):
        qtbot.mouseClick(page.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)
    assert wishes == [Route("participants", None, "new"), Route("referrals", None, "new-in")]


def test_a_day_without_anything_due_is_calm(qtbot, context, services):
    services.participants.save(ParticipantDraft(first_name="Wren", last_name="Abernathy"))
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "Nothing waits" in texts(page))
    assert page.rows == []


def test_what_is_saved_elsewhere_shows_up_with_who_why_and_how_late(qtbot, page, services, roz):
    (row,) = settled(qtbot, page, 1)
    assert row.accessibleName() == f"Next contact with {HOSTILE} Tackett, Last spoke on Oct 20, 2026, 1 day late"
    assert page.header.title.text() == "Tuesday, November 3"
    assert page.header.second.text() == "One thing cannot wait."
    services.referrals_in.save(arrest(date(2026, 10, 30)))
    settled(qtbot, page, 3)
    assert {
        card.objectName() for card in page.findChildren(QFrame) if card.accessibleName() in ("Cannot wait", "Later")
    }


def test_enter_and_a_double_click_open_the_record_and_a_single_click_does_not(qtbot, page, roz):
    (row,) = settled(qtbot, page, 1)
    wishes = []
    page.wished.connect(wishes.append)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert wishes == []
    qtbot.mouseDClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wishes == [Route("participants", roz), Route("participants", roz)]


def test_the_row_with_the_focus_shows_its_action_and_tab_reaches_it(qtbot, page, roz):
    (row,) = settled(qtbot, page, 1)
    wishes = []
    page.wished.connect(wishes.append)
    assert row.action is None
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.action.text() == "Note a contact"
    qtbot.keyClick(row, Qt.Key.Key_Tab)
    assert row.action is not None
    assert row.action.hasFocus()
    qtbot.keyClick(row.action, Qt.Key.Key_Space)
    assert wishes == [Route("participants", roz, "new-contact")]
    menu = row.menu()
    assert [entry.text() for entry in menu.actions() if entry.text()] == [
        *("Note a contact", "Open record", "Later", "Set aside…"),
    ]


def test_the_arrows_go_from_row_to_row_across_groups(qtbot, page, services, roz):
    services.referrals_in.save(arrest(date(2026, 10, 30)))
    rows = settled(qtbot, page, 3)
    rows[0].setFocus()
    for _ in range(5):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert rows[2].hasFocus()
    qtbot.keyClick(rows[2], Qt.Key.Key_Up)
    assert rows[1].hasFocus()


def test_the_focus_stays_on_its_line_when_the_day_is_read_again(qtbot, page, services, roz):
    (row,) = settled(qtbot, page, 1)
    row.setFocus()
    services.referrals_in.save(arrest(date(2026, 10, 30)))
    rows = settled(qtbot, page, 3)
    assert [one.line.kind for one in rows if one.hasFocus()] == [TodayKind.NEXT_CONTACT]


def test_hidden_names_leave_no_name_on_the_page(qtbot, page, services, roz):
    services.referrals_in.save(arrest(date(2026, 10, 30)))
    settled(qtbot, page, 3)
    page.context.names.hide(hidden=True)
    told = [row.accessibleName() for row in settled(qtbot, page, 3)]
    assert not any("Tackett" in words or "Lund" in words for words in told)
    assert any(words.startswith("Next contact with LD-2026-0001") for words in told)
    assert any("R-2026-0001" in words for words in told)


def test_the_page_turns_at_midnight(qtbot, page, clock, roz):
    settled(qtbot, page, 1)
    clock.now = datetime(2026, 11, 4, 7, 30, tzinfo=UTC)
    page.follow_day()
    qtbot.waitUntil(lambda: page.header.title.text() == "Wednesday, November 4")
    assert page.rows[0].accessibleName().endswith("2 days late")


def test_the_rail_counts_what_cannot_wait_and_this_week(qtbot, context, services, roz):
    main = MainWindow(context, [entry for entry in PAGES if entry.key in ("today", "settings")])
    qtbot.addWidget(main)
    main.resize(1300, 700)
    main.show()
    with qtbot.waitSignal(main.page.counted, check_params_cb=lambda _page, count: count > 1) as told:
        services.referrals_in.save(arrest(date(2026, 10, 30)))
    waiting = [row for row in main.page.rows if row.parent().objectName() != "later"]
    assert told.args == ["today", len(waiting)] == ["today", 2]


def test_the_backup_is_told_and_made_from_here(qtbot, page, door):
    assert page.backup.text == "Today, 7:42 AM In the folder backups"
    with qtbot.waitSignal(page.backed_up):
        qtbot.mouseClick(page.backup.act, Qt.MouseButton.LeftButton)
    assert door.asked == ["backup"]
    assert not page.backup.act.blocked


def test_no_backup_yet_cannot_wait(qtbot, context, door, monkeypatch):
    monkeypatch.setattr(door, "backup_state", lambda: BackupState(None, Path("backups")))
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    (row,) = settled(qtbot, page, 1)
    row.setFocus()
    assert "No backup yet." in page.backup.text
    wishes = []
    row.wished.connect(wishes.append)
    row.action.click()
    qtbot.waitUntil(lambda: "backup" in door.asked)
    assert wishes == [Route(today_words.BACK_UP)]


@pytest.mark.parametrize(
    ("total", "says", "tone"),
    [
        (0, "people", ""),
        (1, "person · 19 fewer than is usual", ""),
        (17, "people · 3 fewer than is usual", ""),
        (20, "people · as many as is usual", ""),
        (21, "people · 1 over 20, the limit is near", "amber"),
        (25, "people · 5 over 20, the limit is near", "amber"),
        (26, "people · 1 over the limit of 25", "red"),
    ],
)
def test_the_caseload_says_in_words_when_it_is_too_much(total, says, tone):
    assert caseload_words(Caseload(total, 0)) == (says, tone)


@pytest.mark.parametrize(
    ("kind", "due", "chip"),
    [
        (TodayKind.INTAKE_DUE, date(2026, 11, 3), ("Due today", "red")),
        (TodayKind.INTAKE_DUE, date(2026, 11, 1), ("2 days late", "red")),
        (TodayKind.INTAKE_DUE, date(2026, 11, 9), ("Mon, Nov 9", "amber")),
        (TodayKind.NEXT_CONTACT, date(2026, 11, 9), ("Mon, Nov 9", "plain")),
        (TodayKind.NEXT_CONTACT, date(2026, 11, 4), ("Tomorrow", "amber")),
        (TodayKind.CONSENT_ENDING, date(2026, 10, 10), ("24 days ago", "red")),
        (TodayKind.PAPER_UNANSWERED, date(2026, 11, 2), ("Yesterday", "amber")),
        (TodayKind.CONSENT_ENDING, date(2026, 11, 22), ("Nov 22, in 19 days", "plain")),
        (TodayKind.NEXT_CONTACT, date(2027, 1, 2), ("Jan 2, 2027, in 60 days", "plain")),
        (TodayKind.NOT_REACHED, None, ("", "")),
    ],
)
def test_a_chip_says_when_and_is_tinted_only_for_late_and_soon(kind, due, chip):
    assert today_words.chip(TodayLine(kind, "", "", due, "participant", 1), TODAY) == chip


@pytest.mark.parametrize(
    ("opens", "record", "values", "route"),
    [
        ("referral_in", 7, (), Route("referrals", 7, "in")),
        ("referral_out", 7, (), Route("referrals", 7, "out")),
        ("consent", 7, (("participant_id", "3"),), Route("participants", 3, "consents")),
        ("disclosure", 7, (("participant_id", "3"),), Route("participants", 3, "documents")),
        ("backup", None, (), Route("settings", None, "backups")),
        ("draft", 9, (("draft_kind", "participant"), ("draft_key", "new")), Route("participants", None, "new")),
        ("draft", 9, (("draft_kind", "participant"), ("draft_key", "3")), Route("participants", 3, "edit")),
        ("draft", 9, (("draft_kind", "contact"), ("draft_key", "new/3")), Route("participants", 3, "new-contact")),
        ("draft", 9, (("draft_kind", "contact"), ("draft_key", "3/5")), Route("participants", 3, "contact", 5)),
        ("draft", 9, (("draft_kind", "unheard"), ("draft_key", "of")), None),
    ],
)
def test_each_line_leads_to_its_record(opens, record, values, route):
    line = TodayLine(TodayKind.DRAFT_KEPT, "", "", None, opens, record, values)
    assert today_words.opening(line) == route


def test_a_line_that_stands_for_more_counts_as_them_all_and_a_nameless_one_shows_its_number():
    line = TodayLine(
        TodayKind.INTAKE_DUE, "Intake for {name}", "", TODAY, "referral_in", 1, (("name", ""), ("record", "R-1"))
    )
    more = replace(line, title="More: {count}", values=(("count", "12"),))
    assert today_words.count((line, more)) == 13
    assert today_words.texts(line, HiddenNames())[0] == "Intake for R-1"


def test_a_long_day_counts_all_and_leads_to_the_list_for_the_rest(qtbot, page, services, roz):
    draft = ContactDraft(date(2026, 10, 20), ContactKind.PHONE, ContactOutcome.TWO_WAY, next_on=date(2026, 11, 2))
    for number in range(24):
        person = services.participants.save(ParticipantDraft(first_name=f"Person {number}", last_name="Test"))
        services.contacts.save(person, draft)
    # of the notices that are still to be given three are named, and the rest is one line
    rows = settled(qtbot, page, 21 + 4)
    assert page.header.second.text() == "25 things cannot wait."
    more = next(row for row in rows if row.accessibleName().startswith("More contacts that are planned: 5"))
    with qtbot.waitSignal(page.wished) as wished:
        qtbot.keyClick(more, Qt.Key.Key_Return)
    assert wished.args == [Route("participants")]


def test_the_side_panel_goes_under_the_day_where_it_is_narrow(qtbot, page):
    assert page.side.mapTo(page, QPoint(0, 0)).x() > 900
    page.resize(864, 400)
    assert page.area.isAncestorOf(page.side)
    page.resize(1300, 640)
    assert not page.area.isAncestorOf(page.side)


# putting off and setting aside


def pick(menu, words):
    next(entry for entry in menu.actions() if entry.text().startswith(words)).trigger()


def test_later_takes_a_line_away_and_the_link_below_brings_it_back(qtbot, page, roz):
    (row,) = settled(qtbot, page, 1)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert [act.objectName() for act in row.acts] == ["act", "row-later", "row-more"]
    menu = page._answers.later(row.line)
    assert [entry.text() for entry in menu.actions()] == [
        "Tomorrow, Wed, Nov 4",
        "Next week, Mon, Nov 9",
        "In a week, Tue, Nov 10",
        "In two weeks, Tue, Nov 17",
        "On another day…",
    ]
    pick(menu, "Tomorrow")
    settled(qtbot, page, 0)
    assert "Nothing waits" in texts(page)
    link = page.findChild(QAbstractButton, "show-aside")
    assert link.text() == "One thing set aside"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert "Until Wed, Nov 4" in texts(page.aside)
    assert page.aside.hide_them.hasFocus()
    qtbot.keyClick(page.aside.findChild(QAbstractButton, "bring-back"), Qt.Key.Key_Space)
    settled(qtbot, page, 1)
    assert page.aside is None


def test_setting_a_line_aside_asks_why_and_shows_the_reason_unless_names_are_hidden(qtbot, context, services, roz):
    asked = Asked(reason=HOSTILE)
    page = TodayPage(context, ask_form=asked)
    context.commits.told.connect(page.on_committed)
    qtbot.addWidget(page)
    page.resize(1300, 640)
    page.show()
    (row,) = settled(qtbot, page, 1)
    pick(row.menu(), "Set aside")
    settled(qtbot, page, 0)
    assert asked.calls[0][0] == "Set this aside?"
    page.findChild(QAbstractButton, "show-aside").click()
    assert HOSTILE in texts(page.aside)
    context.names.hide(hidden=True)
    assert HOSTILE not in texts(page.aside)
    assert "LD-2026-0001" in texts(page.aside)


def test_a_deadline_asks_for_day_and_reason_at_once(qtbot, context, services):
    services.referrals_in.save(arrest(date(2026, 10, 30)))
    asked = Asked(until=date(2026, 11, 10))
    page = TodayPage(context, ask_form=asked)
    qtbot.addWidget(page)
    page.show()
    rows = settled(qtbot, page, 2)
    row = next(one for one in rows if one.line.kind is TodayKind.INTAKE_DUE)
    assert page._answers.later(row.line) is None
    assert list(asked.problems) == ["reason"]
    assert services.today.day(datetime(2026, 11, 3, 15, tzinfo=UTC)).aside == ()


def test_a_narrow_row_keeps_room_for_its_words(qtbot, page, roz):
    (row,) = settled(qtbot, page, 1)
    page.resize(560, 400)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: row.width() < 540)
    row.resize(460, row.height())
    assert [act.objectName() for act in row.acts] == ["act"]
