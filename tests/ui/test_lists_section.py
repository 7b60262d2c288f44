"""The lists of the office in the settings: everything by keyboard, nothing sorted but by her."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.site_lists import DomainDraft, ListInSettings, PersonDraft, PersonRole, SiteList
from leaddesk.ui.pages.lists_section import ListsSection
from leaddesk.ui.pages.reason_dialog import RemovalDraft
from leaddesk.ui.pages.settings_page import SettingsPage
from leaddesk.ui.routes import Route


@pytest.fixture
def answers():
    """What the dialog is answered with, one after another."""
    return []


@pytest.fixture
def section(qtbot, context, answers):
    section = ListsSection(context, lambda *_asked: answers.pop(0))
    context.commits.told.connect(section.on_committed)
    qtbot.addWidget(section)
    section.resize(900, 560)
    section.show()
    qtbot.waitUntil(lambda: section.view.model().rowCount() > 0)
    return section


def shown(section, column=0):
    model = section.view.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def press(qtbot, section, name):
    qtbot.mouseClick(section.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def domains(qtbot, section):
    section.show_list(SiteList.DOMAIN)
    qtbot.waitUntil(lambda: shown(section)[:1] == ["Shelter and housing"])


def test_each_list_has_its_name_and_says_when_it_is_empty(qtbot, section):
    assert section.view.accessibleName() == "Screening questions"
    section.show_list(SiteList.PERSON)
    qtbot.waitUntil(lambda: not section.view.isVisible())
    assert section.findChild(QPushButton, "add").text() == "Add person"


def test_a_person_in_a_role_is_added_and_chosen(qtbot, section, answers):
    section.show_list(SiteList.PERSON)
    answers.append(PersonDraft(PersonRole.CLERK, "B. <b>Ames</b>", "District Court"))
    press(qtbot, section, "add")
    qtbot.waitUntil(lambda: section.view.model().rowCount() == 1)
    assert [section.view.model().index(0, n).data() for n in range(4)] == [
        "Clerk of court",
        "B. <b>Ames</b>",
        "District Court",
        "Yes",
    ]
    assert section.view.current().text == "B. <b>Ames</b>"


def test_alt_and_the_arrows_move_an_entry_that_stays_chosen(qtbot, section, context):
    domains(qtbot, section)
    section.view.selectRow(0)
    section.activateWindow()
    section.view.setFocus()
    qtbot.keyClick(section.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shown(section)[:2] == ["Income, work and benefits", "Shelter and housing"])
    assert section.view.current().code == "housing"
    qtbot.keyClick(section.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: shown(section)[0] == "Shelter and housing")
    assert section.findChild(QPushButton, "up").accessibleDescription() == "It is the first"


def test_a_heading_sorts_nothing(qtbot, section):
    domains(qtbot, section)
    before = shown(section)
    header = section.view.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center())
    assert shown(section) == before


def test_retire_and_use_again_are_one_button_and_undo_follows(qtbot, section, services):
    domains(qtbot, section)
    section.view.selectRow(9)
    press(qtbot, section, "retire")
    qtbot.waitUntil(lambda: shown(section, 1)[9] == "Retired")
    assert section.findChild(QPushButton, "retire").text() == "Use again"
    press(qtbot, section, "retire")
    qtbot.waitUntil(lambda: shown(section, 1)[9] == "Yes")
    services.history.undo()
    qtbot.waitUntil(lambda: shown(section, 1)[9] == "Retired")


def test_a_domain_of_every_plan_says_why_it_stays(qtbot, section, services):
    domains(qtbot, section)
    section.view.selectRow(0)
    button = section.findChild(QPushButton, "retire")
    assert "stays on the list" in button.accessibleDescription()
    press(qtbot, section, "retire")
    assert services.site_lists.items(SiteList.DOMAIN)[0].active


def test_what_is_refused_is_said_on_the_page(qtbot, section, answers):
    domains(qtbot, section)
    answers.append(DomainDraft("Food"))
    press(qtbot, section, "add")
    qtbot.waitUntil(section.banner.isVisible)


def test_the_settings_have_a_part_for_it(qtbot, context):
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.open(Route("settings", None, "lists"))
    qtbot.waitUntil(lambda: context.jobs.idle)
    assert page.findChild(ListsSection) is not None


def test_agencies_are_offices_of_the_directory_edited_in_settings(qtbot, section, services, answers):
    sheriff = services.organisations.save(OrganisationDraft("Sheriff <b>Alder</b>", OrganisationKind.LAW_ENFORCEMENT))
    services.organisations.save(OrganisationDraft("Harbor House", OrganisationKind.HOUSING))
    wishes = []
    section.wished.connect(wishes.append)
    section.show_list(ListInSettings.AGENCY)
    table = section.agencies.view
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    assert table.accessibleName() == "Agencies"
    assert table.model().index(0, 0).data() == "Sheriff <b>Alder</b>"
    assert section.findChild(QPushButton, "change-agency").accessibleDescription() == "Choose an agency in the table."
    table.selectRow(0)
    press(qtbot, section, "change-agency")
    press(qtbot, section, "add-agency")
    assert wishes == [
        Route("providers", sheriff, "", "agency"),
        Route("providers", None, "new", "agency"),
    ]
    answers.append(RemovalDraft("Closed"))
    press(qtbot, section, "remove-agency")
    qtbot.waitUntil(lambda: table.model().rowCount() == 0)
    assert [row.name for row in services.organisations.rows()] == ["Harbor House"]
    services.history.undo()
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)


def test_the_list_that_was_shown_is_shown_again_after_a_lock(qtbot, context):
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.open(Route("settings", None, "lists", "agency"))
    assert page.findChild(ListsSection).shown is ListInSettings.AGENCY
    assert page.place(Route("settings")) == Route("settings", None, "lists", "agency")
