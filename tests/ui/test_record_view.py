from datetime import date, time

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QTableView

from leaddesk.domain.codes import (
    CloseReason,
    ContactKind,
    ContactOutcome,
    InactiveReason,
    ParticipationStatus,
    ServiceNeed,
)
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.intake.facts import SafetyDraft
from leaddesk.domain.participants import ParticipantDraft, ParticipantFilter, StatusChangeDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.ui.pages.participants_page import ParticipantsPage
from leaddesk.ui.pages.print_menu import print_entries
from leaddesk.ui.pages.record_header import open_menu
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.text import label
from tests.ui.people import TODAY, Asked, button, enrolled, following, office, settle, shown


@pytest.fixture
def dialog():
    return Asked()


@pytest.fixture
def person(services):
    return enrolled(services)


@pytest.fixture
def page(qtbot, context, dialog):
    made = ParticipantsPage(context, ask_form=dialog)
    made.routes = following(made, context)
    return shown(qtbot, made, context)


@pytest.fixture
def record(page, context, person):
    page.open(Route("participants", person))
    settle(context)
    return page.record


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def menu_of(one_button):
    found = {}
    for menu in one_button.findChildren(QMenu):
        found |= {action.text().replace("&&", "&").partition("\t")[0]: action for action in menu.actions()}
    return found


def test_a_menu_higher_than_the_screen_folds_from_its_foot_under_its_heads(qtbot):
    done, asked = [], plain("Print…", name="print")
    qtbot.addWidget(asked)
    asked.show()
    few = [("For R&R", None), ("Letter", lambda: done.append("letter")), ("By hand", None), ("Blank", print)]
    short = open_menu(asked, few, "By hand")
    assert [entry.text() for entry in short.actions()] == ["For R&&R", "Letter", "By hand"]
    assert [entry.menu() is not None for entry in short.actions()] == [False, False, True]
    short.close()

    high = open_menu(asked, [few[0], *few[1:2] * 60, *few[2:]], "By hand")
    assert [(entry.text(), entry.menu() is not None) for entry in high.actions()] == [
        ("For R&&R", True),
        ("By hand", True),
    ]
    inner = high.actions()[0].menu().actions()
    assert [entry.text() for entry in inner] == ["Letter"] * 60
    inner[59].trigger()
    assert done == ["letter"]
    high.close()

    half = open_menu(asked, [*few[:2], ("For the person", None), *few[1:2] * 60, *few[2:]], "By hand")
    assert [entry.text() for entry in half.actions()] == ["For R&&R", "Letter", "For the person", "By hand"]
    assert [entry.menu() is not None for entry in half.actions()] == [False, False, True, True]
    half.close()


def test_safety_notes_are_marked_in_the_head_and_opened_from_there(qtbot, record, context, services):
    mark, wishes = record.header.safety, []
    record.wished.connect(wishes.append)
    assert not mark.isVisibleTo(record.header)
    for words in ("Dog at the gate", "Meet in public"):
        services.intake.save(record.person, IntakeSection.SAFETY, SafetyDraft(TODAY, words))
    settle(context)
    assert mark.isVisibleTo(record.header)
    assert mark.accessibleName() == "2 safety notes"
    mark.click()
    assert wishes == [Route("intake", record.person, "safety_note", "alone")]
    services.history.undo()
    settle(context)
    assert mark.accessibleName() == "Safety note"


def test_nothing_is_late_in_a_record_that_is_closed(qtbot, record, context, services):
    late = ContactDraft(date(2026, 8, 1), ContactKind.PHONE, ContactOutcome.TWO_WAY, next_on=date(2026, 10, 1))
    services.contacts.save(record.person, late)
    settle(context)
    assert record.header.next._value.property("tone") == "red"
    closed = StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, close_reason=CloseReason.MOVED)
    services.participation.change(record.person, closed)
    settle(context)
    assert record.header.next._value.property("tone") == ""


def test_a_long_name_goes_on_in_more_lines_before_it_is_cut(qtbot, record, context, services):
    for last, lines in (
        ("Featherstonehaugh-Castellanos de la Vega y Montenegro " * 2, 2),
        ("Featherstonehaugh de la Vega " * 9, 3),
    ):
        services.participants.save(ParticipantDraft("Zebulon Bartholomew", last_name=last.strip()), record.person)
        settle(context)
        title = record.header.title
        assert len(title.text().split("\n")) == lines, (title.text(), title.width())
        assert title.text().endswith("…") == (lines == 3) == (title.toolTip() != "")
    services.participants.save(ParticipantDraft("Ann", last_name="Lee"), record.person)
    settle(context)
    assert (title.text(), title.property("role")) == ("Ann Lee", "title")


def test_a_name_is_as_large_again_as_there_is_room_again(qtbot, record, context, services):
    services.participants.save(ParticipantDraft("Wilhelmina", last_name="Lockhart"), record.person)
    settle(context)
    title = record.header.title
    height = title.height()
    for width, role in ((160, "section"), (600, "title")):
        title.resize(width, height)
        assert (title.text(), title.property("role")) == ("Wilhelmina Lockhart", role)


def test_the_head_says_who_it_is(record):
    assert record.header.title.whole == "Roz Tackett"
    assert record.header.chip.text == "Active"
    assert record.header.second.whole == (
        "LD-2026-0001 · 38 years, born about 1988 · legal name Rosalind Mae Tackett · here since Oct 5, 2026"
    )


def test_only_tabs_that_work_are_offered(record):
    names = [button.text() for button in record.tabs._group.buttons()]

    assert names == ["Overview", "Contacts", "Plan", "Consents", "Court && legal", "Referrals", "Documents", "History"]


def test_the_overview_tells_how_to_reach_the_person_and_whether_a_message_is_safe(record):
    # a number is never broken over two lines
    told = [said.replace("\u00a0", " ") for said in words(record.tabs.part("overview"))]

    assert "How to reach Roz" in told
    assert "(555) 555-0142, safe to leave a message" in told
    assert "Family or friend, (555) 555-0117, leave no message" in told
    assert "No fixed address" in told
    assert "Rosie" in told


def test_the_record_follows_what_is_saved_elsewhere_and_undo(record, services, context, person):
    services.contacts.save(person, ContactDraft(TODAY, note="Talked on the porch.", next_on=date(2026, 11, 4)))
    settle(context)
    assert "Talked on the porch." in words(record.tabs.part("overview"))
    assert record.header.next._value.text() == "Tomorrow"

    context.jobs.save(record, services.history.undo)
    settle(context)
    assert "Talked on the porch." not in words(record.tabs.part("overview"))
    assert record.header.next._value.text() == "None planned"


def test_a_plan_whose_day_has_passed_is_red_and_says_how_late(record, services, context, person):
    services.contacts.save(person, ContactDraft(date(2026, 10, 20), next_on=date(2026, 11, 1)))
    settle(context)

    assert record.header.next._detail.text() == "2 days late · Last spoke Oct 20"
    assert record.header.next._value.property("tone") == "red"


def test_the_head_shows_the_next_court_date(record, services, context, person):
    assert record.header.court._value.text() == "None known"
    services.court_dates.save(person, CourtDateDraft(date(2026, 11, 20), time(9, 30)))
    services.court_dates.save(person, CourtDateDraft(date(2026, 11, 4), time(9, 30), court_name="Justice Court"))
    settle(context)

    assert record.header.court._value.text() == "Tomorrow, 9:30 AM"
    assert record.header.court._detail.text() == "Justice Court"
    assert record.header.court._value.property("tone") == "amber"
    assert record.header.short_court._words.text() == "Court: Tomorrow, 9:30 AM"


def test_contacts_stand_with_the_newest_first_and_a_head_for_each_year(record, page, services, context, person):
    services.contacts.save(person, ContactDraft(date(2025, 12, 20), ContactKind.OFFICE, note="First talk."))
    services.contacts.save(person, ContactDraft(TODAY, ContactKind.PHONE, ContactOutcome.LEFT_MESSAGE))
    page.show_tab(1)
    settle(context)

    told = words(record.tabs.part("contacts"))
    assert told.index("2026") < told.index("2025") < told.index("First talk.")


def test_a_contact_is_opened_changed_and_saved(record, page, services, context, person):
    contact = services.contacts.save(person, ContactDraft(TODAY, note="Old words"))
    page.open(Route("participants", person, "contact", contact))
    settle(context)
    page.contact_form.fields["note"].box.setPlainText("New words")

    page.save()
    settle(context)

    assert [row.draft.note for row in services.contacts.rows(person)] == ["New words"]


def test_a_contact_is_removed_with_a_reason(record, page, services, context, person, dialog):
    contact = services.contacts.save(person, ContactDraft(TODAY))
    page.open(Route("participants", person, "contact", contact))
    settle(context)
    dialog.values = {"because": "Entered twice"}

    button(page.contact_form, "remove-contact").click()
    settle(context)

    assert services.contacts.rows(person) == []
    assert dialog.calls[0][4] == "Remove contact"


def test_many_contacts_are_shown_in_portions(record, page, services, context, person):
    for _ in range(45):
        services.contacts.save(person, ContactDraft(TODAY))
    page.show_tab(1)
    settle(context)
    tab = record.tabs.part("contacts")
    assert "40+" in words(tab)

    button(tab, "older").click()
    settle(context)

    assert "45" in words(tab)
    assert not tab._older.isVisible()


def test_the_status_is_changed_with_its_day_and_reason(record, services, context, person, dialog):
    dialog.values = {"status": ParticipationStatus.INACTIVE, "inactive_reason": InactiveReason.JAIL}

    record.change_status()
    settle(context)

    assert services.participants.record(person).status is ParticipationStatus.INACTIVE
    assert record.header.chip.text == "Inactive"
    offered = [dialog.calls[0][2]["status"].combo.itemText(n) for n in range(2)]
    assert offered == ["Inactive", "Closed"]


def test_each_status_asks_only_for_its_own_reason(record, dialog):
    dialog.values = {"cancel": True}
    record.change_status()
    fields = dialog.calls[0][2]

    assert not fields["inactive_reason"].isHidden()
    assert fields["close_reason"].isHidden()
    fields["status"].combo.setCurrentIndex(1)
    assert fields["inactive_reason"].isHidden()
    assert not fields["close_reason"].isHidden()


def test_a_status_that_began_in_the_future_is_refused_in_the_dialog(record, services, context, person, dialog):
    dialog.values = {
        "status": ParticipationStatus.CLOSED,
        "close_reason": CloseReason.MOVED,
        "since": date(2026, 12, 1),
    }

    record.change_status()
    settle(context)

    assert "since" in dialog.problems
    assert services.participants.record(person).status is ParticipationStatus.ACTIVE


def test_the_history_shows_each_period_with_its_reason(record, page, services, context, person):
    services.participation.change(
        person, StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, None, CloseReason.MOVED, "To Oregon.")
    )
    record.tabs.show_part("history")
    settle(context)

    told = words(record.tabs.part("history"))
    assert told.index("Closed") < told.index("Active") < told.index("Referred")
    assert "Moved away. To Oregon." in told


def test_remove_asks_why_and_takes_the_person_off_the_list(record, page, services, context, person, dialog):
    record.tabs.show_part("history")
    dialog.values = {"because": "Entered twice"}

    button(record.tabs.part("history"), "remove").click()
    settle(context)

    title, text, _fields, _draft, deed = dialog.calls[0]
    assert title == "Remove Roz Tackett?"
    assert "Settings, Removed" in text
    assert deed == "Remove participant"
    assert services.participants.rows(ParticipantFilter()) == []
    assert [row.id for row in services.participants.removed()] == [person]
    assert not record.isVisible()


def test_turning_away_removes_nothing(record, services, context, dialog):
    dialog.values = {"cancel": True}
    record.remove()
    settle(context)

    assert len(services.participants.rows(ParticipantFilter())) == 1


def test_the_referrals_of_the_person_are_listed_and_open(record, page, services, context, person):
    out = services.referrals_out.save(
        person, ReferralOutDraft(office(services), ServiceNeed.HOUSING, reach_by="Phone", reason="A bed.")
    )
    record.tabs.show_part("referrals")
    settle(context)
    tab = record.tabs.part("referrals")
    assert {view.accessibleName() for view in tab.findChildren(QTableView)} == {"Referrals in", "Referrals out"}

    tab.referrals_out.doubleClicked.emit(tab.referrals_out.model().index(0, 0))
    assert page.routes[-1] == Route("referrals", out, "out")
    tab.referrals_in.doubleClicked.emit(tab.referrals_in.model().index(0, 0))
    assert page.routes[-1] == Route("referrals", 1, "in")
    button(tab, "new-referral-out").click()
    assert page.routes[-1] == Route("referrals", None, "new-out", person)


def test_print_offers_the_open_referrals_the_court_letter_and_blank_consents(record, page, services, context, person):
    out = services.referrals_out.save(
        person, ReferralOutDraft(office(services), ServiceNeed.HOUSING, reach_by="Phone", reason="A bed.")
    )
    settle(context)

    page.print_form()

    offered = menu_of(record.header.print)
    assert "O-2026-0001 · Harbor House · Housing help" in offered
    offered["O-2026-0001 · Harbor House · Housing help"].trigger()
    assert page.routes[-1] == Route("print", out, "pref")
    offered["Court status letter"].trigger()
    assert page.routes[-1] == Route("print", person, "ct_stat")
    offered["New referral out…"].trigger()
    assert page.routes[-1] == Route("referrals", None, "new-out", person)
    routes = [route for _words, route in print_entries(record.facts, TODAY)]
    assert Route("print", None, "blank", "roi_mp") in routes
    assert routes[-1] == Route("blanks")
    offered["All blank forms"].trigger()
    assert page.routes[-1] == Route("blanks")


def test_changing_twice_while_the_first_change_is_saved_does_nothing(record, services, context, person, dialog):
    dialog.values = {"status": ParticipationStatus.INACTIVE, "inactive_reason": InactiveReason.JAIL}

    record.change_status()
    record.change_status()
    settle(context)

    assert len(dialog.calls) == 1
    assert len(services.participants.record(person).history) == 3


def test_an_answer_for_someone_else_is_not_shown(record, page, services, context, person):
    other = enrolled(services, ParticipantDraft("Emmett", "", "Yarrow"))

    page.open(Route("participants", person))
    page.open(Route("participants", other))
    settle(context)

    assert record.header.title.whole == "Emmett Yarrow"


def test_a_record_that_is_gone_says_so_in_the_banner(page, context):
    page.open(Route("participants", 999))
    settle(context)

    assert page.banner.text == "This record is no longer here."


def test_long_words_never_widen_the_overview(page, services, context):
    endless = "W" * 300
    one = enrolled(services, ParticipantDraft(first_name="Al", aliases=(endless,), where_to_find=endless))
    page.open(Route("participants", one))
    settle(context)

    tab = page.record.tabs.part("overview")
    assert all(one.width() <= tab.width() for one in tab.findChildren(type(label())) if one.isVisible())
