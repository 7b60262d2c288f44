from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView

from leaddesk.domain.codes import CloseReason, ContactOutcome, ParticipationStatus
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.participants import ParticipantDraft, StatusChangeDraft
from leaddesk.domain.periods import Period
from leaddesk.ui.models.record_table import LINE_ROLE
from leaddesk.ui.pages.participants_page import ParticipantsPage
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from leaddesk.ui.widgets.choice import Choice
from tests.ui.people import ROZ, TODAY, button, enrolled, following, settle, shown

HOSTILE = '<b>Bo</b> & "Q"; DROP TABLE'


@pytest.fixture
def page(qtbot, context):
    made = ParticipantsPage(context)
    made.routes = following(made, context)
    return shown(qtbot, made, context)


def lines(page):
    model = page.list.list.model()
    return [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]


def titles(page):
    return [line.title for line in lines(page)]


def test_an_empty_office_offers_the_first_participant(page, context):
    assert page.list.stack.currentWidget() is page.list.nobody
    assert not page.list.switch.isVisible()

    button(page.list, "first-participant").click()

    assert page.routes == [Route("participants", None, "new")]
    assert page.form.isVisible()


def test_the_list_is_named_and_shows_who_is_active(page, services, context):
    enrolled(services)
    services.participants.save(ParticipantDraft("Wren", "", "Abernathy"))
    settle(context)

    assert page.findChild(QListView, "participants").accessibleName() == "Participants"
    assert titles(page) == ["Roz Tackett"]
    assert [page.list.switch._parts[key].text() for key in ("active", "inactive", "closed", "referred", "all")] == [
        "Active 1",
        "Inactive 0",
        "Closed 0",
        "Referred 1",
        "All 2",
    ]


def test_the_switch_shows_those_of_another_status(page, services, context):
    person = enrolled(services)
    services.participants.save(ParticipantDraft("Wren", "", "Abernathy"))
    services.participation.change(person, StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, None, CloseReason.MOVED))
    settle(context)
    assert page.list.stack.currentWidget() is page.list.none

    page.list.switch._parts["closed"].click()
    settle(context)
    assert titles(page) == ["Roz Tackett"]

    page.list.switch._parts["all"].click()
    settle(context)
    assert titles(page) == ["Roz Tackett", "Wren Abernathy"]


@pytest.mark.parametrize(("tab", "beside"), [("overview", True), ("referrals", True), ("documents", False)])
def test_the_list_folds_away_beside_the_wide_tables(page, services, context, tab, beside):
    person = enrolled(services)
    page.resize(1158, 620)
    page.open(Route("participants", person, tab))
    settle(context)
    assert page.list.isVisible() == beside
    assert page.record.header.way_back.isVisible() != beside


def test_the_switch_stays_on_one_line_beside_a_record(page, services, context, qtbot):
    enrolled(services)
    person = enrolled(services, ParticipantDraft("Wren", "", "Abernathy"))
    services.participation.change(person, StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, None, CloseReason.MOVED))
    settle(context)
    switch = page.list.switch
    page.list.setFixedWidth(900)
    QApplication.processEvents()
    assert not switch.folded

    page.list.setFixedWidth(348)
    QApplication.processEvents()
    assert switch.folded
    assert switch.height() < 2 * switch._parts["all"].height()
    offered = page.list.findChild(Choice, "status-list")
    assert offered.accessibleName() == "Status"
    assert [offered.itemText(at) for at in range(offered.count())] == [
        *("Active 1", "Inactive 0", "Closed 1", "Referred 0", "All 2")
    ]
    offered.setFocus()
    qtbot.keyClick(offered, Qt.Key.Key_End)
    settle(context)
    assert titles(page) == ["Roz Tackett", "Wren Abernathy"]

    page.list.setFixedWidth(900)
    QApplication.processEvents()
    assert switch._parts["all"].isChecked()
    assert switch._parts["all"].isVisible()


def test_a_filter_that_is_on_is_seen_though_the_filter_panel_is_closed(page, services, context):
    enrolled(services)
    enrolled(services, ParticipantDraft("Emmett", "", "Yarrow"))
    page.list.filter.setChecked(True)
    page.list.text.setText("rosie")
    settle(context, 260)
    page.list.filter.setChecked(False)

    assert titles(page) == ["Roz Tackett"]
    [off] = page.list.active.children()[1:]
    assert off.isVisible()
    assert off.text() == "“rosie”"

    off.click()
    settle(context, 260)
    assert len(titles(page)) == 2
    assert not page.list.active.isVisible()


def test_a_filter_that_leaves_nobody_says_which_it_is_and_offers_everybody(page, services, context):
    enrolled(services)
    page.list.text.setText("nobody like this")
    settle(context, 260)

    assert page.list.none.accessibleName() == "Nobody here"
    button(page.list, "show-all").click()
    settle(context)
    assert titles(page) == ["Roz Tackett"]


def test_those_not_reached_for_long_are_found_and_marked(page, services, context, clock):
    silent = enrolled(services, on=date(2026, 10, 2))
    spoken = enrolled(services, ParticipantDraft("Emmett", "", "Yarrow"), on=date(2026, 10, 2))
    services.contacts.save(spoken, ContactDraft(date(2026, 11, 1)))
    services.contacts.save(silent, ContactDraft(date(2026, 11, 2), outcome=ContactOutcome.NO_ANSWER))
    settle(context)

    page.list.reached.setCurrentIndex(page.list.reached.findData(30))
    settle(context)

    [line] = lines(page)
    assert (line.title, line.tone, line.right) == ("Roz Tackett", "amber", "32 days")


def test_the_order_can_be_another(page, services, context):
    first = enrolled(services, ParticipantDraft("Amos", "", "Birdsong"))
    second = enrolled(services)
    services.contacts.save(first, ContactDraft(date(2026, 11, 2)))
    services.contacts.save(second, ContactDraft(date(2026, 10, 20)))
    settle(context)
    assert titles(page) == ["Amos Birdsong", "Roz Tackett"]

    page.list.sort.setCurrentIndex(page.list.sort.findData("reached"))

    assert titles(page) == ["Roz Tackett", "Amos Birdsong"]
    assert page.list.active.isVisible()


def test_the_people_behind_a_figure_are_shown_until_that_filter_is_taken_off(page, services, context):
    wanted = enrolled(services)
    enrolled(services, ParticipantDraft("Emmett", "", "Yarrow"))

    page.open(Route("participants", extra=frozenset({wanted})))
    settle(context)
    assert titles(page) == ["Roz Tackett"]
    assert page.list.active.isVisible()

    page.open(Route("participants"))
    settle(context)
    assert len(titles(page)) == 2


def test_enter_opens_the_record_beside_the_list(page, services, context):
    person = enrolled(services)
    settle(context)
    page.focus_first()

    QTest.keyClick(page.list.list, Qt.Key.Key_Return)
    settle(context)

    assert page.routes[-1] == Route("participants", person)
    assert page.list.isVisible()
    assert page.record.header.title.whole == "Roz Tackett"
    assert not page.record.header.way_back.isVisible()


def test_where_it_is_narrow_there_is_the_list_or_the_record(page, services, context):
    person = enrolled(services)
    page.resize(864, 400)
    settle(context)
    assert page.list.width() == 864

    page.open(Route("participants", person))
    settle(context)
    assert not page.list.isVisible()
    assert page.record.header.way_back.text() == "All participants"

    assert page.back()
    settle(context)
    assert page.list.isVisible()
    assert not page.record.isVisible()
    assert not page.back()


@pytest.mark.parametrize("part", ["", "contacts", "referrals", "history", "edit", "new-contact"])
def test_the_page_fits_the_small_window(page, services, context, part):
    long_name = replace(ROZ, first_name="Maximiliana" * 27, preferred_name="", last_name=HOSTILE)
    person = enrolled(services, long_name)
    page.resize(864, 392)

    page.open(Route("participants", person, part))
    settle(context)

    assert (page.width(), page.height()) == (864, 392)


def test_hidden_names_show_record_numbers_everywhere(page, services, context):
    person = enrolled(services)
    settle(context)
    page.open(Route("participants", person))
    settle(context)

    context.names.hide(hidden=True)
    settle(context)

    assert titles(page) == ["LD-2026-0001"]
    assert page.record.header.title.whole == "LD-2026-0001"
    words = " ".join(one.text() for one in page.record.findChildren(QLabel) if one.isVisible())
    for name in ("Roz", "Rosalind", "Tackett", "Rosie"):
        assert name not in words


def test_a_hostile_name_is_shown_literally(page, services, context):
    person = enrolled(services, ParticipantDraft(first_name=HOSTILE, aliases=("<i>x</i>",)))
    settle(context)
    page.open(Route("participants", person))
    settle(context)

    assert titles(page) == [HOSTILE]
    title = page.record.header.title
    assert title.whole == HOSTILE
    assert title.textFormat() == Qt.TextFormat.PlainText


def test_a_name_of_300_letters_is_cut_with_the_whole_of_it_as_tooltip(page, services, context):
    name = "M" * 300
    person = enrolled(services, ParticipantDraft(first_name=name))
    page.open(Route("participants", person))
    settle(context)

    title = page.record.header.title
    assert title.text().endswith("…")
    assert name in title.toolTip()
    assert title.accessibleName() == name


def test_outreach_without_a_person_is_saved_and_changed(page, services, context):
    page.open(Route("participants", None, "new-contact"))
    settle(context)
    form = page.contact_form
    assert form.isVisible()
    assert form.fields["people_met"].isVisible()
    assert not form.fields["next_on"].isVisible()
    form.fields["people_met"].line.setText("12")
    form.fields["kits"].line.setText("4")
    form.fields["place"].line.setText("Gas station on Route 9")
    button(page, "save").click()
    settle(context)

    [row] = services.contacts.of_site(Period(TODAY, TODAY))
    assert (row.participant_id, row.name) == (None, "")
    assert (row.draft.people_met, row.draft.kits, row.draft.place) == (12, 4, "Gas station on Route 9")

    page.open(Route("participants", None, "contact", row.id))
    settle(context)
    form.fields["people_met"].line.setText("13")
    page.save()
    settle(context)
    assert services.contacts.row(row.id).draft.people_met == 13


def test_a_contact_is_saved_once_though_save_is_pressed_twice(page, services, context):
    person = enrolled(services)
    page.open(Route("participants", person, "new-contact"))
    settle(context)
    page.contact_form.fields["note"].box.setPlainText("Brought bus passes.")

    button(page, "save").click()
    button(page, "save").click()
    page.save()
    settle(context)

    assert [row.draft.note for row in services.contacts.rows(person)] == ["Brought bus passes."]
    assert page.record.tabs.current == "contacts"
    assert page.record.isVisible()


def test_leaving_a_contact_keeps_what_was_typed(page, services, context):
    person = enrolled(services)
    page.open(Route("participants", person, "new-contact"))
    settle(context)
    page.contact_form.fields["note"].box.setPlainText("Half a note")

    assert page.back()
    settle(context)
    assert page.record.isVisible()

    page.open(Route("participants", person, "new-contact"))
    settle(context)
    assert page.contact_form.binder.draft.note == "Half a note"


def test_what_is_typed_is_handed_over_for_keeping_before_the_file_is_closed(page, services, context):
    page.open(Route("participants", None, "new"))
    settle(context)
    page.form.fields["first_name"].line.setText("Ros")

    work = page.keep_draft()
    work()

    assert services.drafts.find("participant", "new", ParticipantDraft).first_name == "Ros"


def test_the_rail_counts_those_who_take_part(page, services, context, qtbot):
    enrolled(services)
    settle(context)
    with qtbot.waitSignal(page.counted, check_params_cb=lambda key, count: (key, count) == ("participants", 1)):
        services.participants.save(ParticipantDraft("Wren", "", "Abernathy"))
        settle(context)


def test_a_record_that_the_filter_leaves_out_opens_all_the_same_and_the_list_says_so(page, services, context):
    enrolled(services)
    wren = services.participants.save(ParticipantDraft("Wren", "", "Abernathy"))
    settle(context)
    page.list.text.setText("tackett")
    settle(context, 300)
    page.wished.emit(Route("participants", wren))
    settle(context)
    assert page.record.person == wren
    assert titles(page) == ["Roz Tackett"]
    assert page.list.outside.isVisible()
    button(page.list, "show-all-in-list").click()
    settle(context)
    assert sorted(titles(page)) == ["Roz Tackett", "Wren Abernathy"]
    assert page.list.text.text() == ""
    assert not page.list.outside.isVisible()
    assert page.list.list.current().id == wren


def test_what_search_found_is_shown_in_the_list_with_the_words_as_the_only_filter(page, services, context):
    enrolled(services)
    services.participants.save(ParticipantDraft("Wren", "", "Tackett"))
    settle(context)
    page.list.reached.setCurrentIndex(2)
    settle(context)
    page.wished.emit(Route("participants", None, "", "tackett"))
    settle(context)
    assert titles(page) == ["Roz Tackett", "Wren Tackett"]
    assert page.list.text.text() == "tackett"
    assert page.list.reached.currentIndex() == 0
    seen = [one.accessibleName() for one in page.list.active.findChildren(Button) if one.isVisible()]
    assert seen == ["Take off the filter: “tackett”"]
