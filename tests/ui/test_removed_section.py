"""What was removed is listed with its reason and comes back; on the real file with real widgets."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from leaddesk.domain.codes import ContactKind, ContactOutcome, OrganisationKind, ReferralPathway, ReferralSource
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.removed import RemovedKind
from leaddesk.ui.pages.removed_section import RemovedSection
from leaddesk.ui.pages.settings_page import SettingsPage
from leaddesk.ui.routes import Route

HOSTILE = '<b>Marisol & "Co"</b>'


@pytest.fixture
def removed(services, clock):
    """One record of each kind, removed in this order."""
    person = services.participants.save(ParticipantDraft(first_name=HOSTILE, last_name="Teague"))
    office = services.organisations.save(OrganisationDraft(name="Cedar Ridge Clinic", kind=OrganisationKind.HEALTH))
    draft = ReferralInDraft(date(2026, 11, 2), ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name="Wren A.")
    referral = services.referrals_in.save(draft)
    talk = ContactDraft(date(2026, 11, 2), ContactKind.PHONE, ContactOutcome.TWO_WAY)
    contact = services.contacts.save(person, talk)
    services.contacts.remove(contact, "Entered for somebody else")
    clock.go(days=1)
    services.referrals_in.remove(referral, "Entered twice")
    services.organisations.remove(office, "Closed for good")
    clock.go(minutes=1)
    services.participants.remove(person, "Made by mistake")
    return person


@pytest.fixture
def section(qtbot, context, removed):
    section = RemovedSection(context)
    context.commits.told.connect(section.on_committed)
    qtbot.addWidget(section)
    section.resize(900, 500)
    section.show()
    qtbot.waitUntil(lambda: section.view.model().rowCount() == 4)
    return section


def shown(section):
    model = section.view.model()
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in range(model.rowCount())]


def pick(section, what):
    row = next(n for n, line in enumerate(shown(section)) if line[0] == what)
    section.view.setCurrentIndex(section.view.model().index(row, 0))


def test_everything_removed_is_listed_newest_first_with_day_and_reason(section):
    lines = shown(section)
    assert lines[0] == ["Participant", f"{HOSTILE} Teague", "LD-2026-0001", "Nov 4, 2026", "Made by mistake"]
    assert {line[0]: line[4] for line in lines[1:]} == {
        "Office": "Closed for good",
        "Referral to us": "Entered twice",
        "Contact": "Entered for somebody else",
    }
    assert lines[3][3] == "Nov 3, 2026"


def test_restore_asks_first_for_a_choice_then_brings_the_person_back(qtbot, section, services, removed):
    button = section.findChild(QPushButton, "restore")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Choose" in button.accessibleDescription()
    assert len(services.removed.rows()) == 4
    pick(section, "Participant")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.view.model().rowCount() == 3)
    assert [row.id for row in services.participants.rows()] == [removed]
    qtbot.waitUntil(lambda: section.banner.text == "Restored: Participant")


@pytest.mark.parametrize("what", ["Office", "Referral to us"])
def test_each_kind_comes_back_to_its_list(qtbot, section, services, what):
    pick(section, what)
    qtbot.mouseClick(section.findChild(QPushButton, "restore"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.view.model().rowCount() == 3)
    back = services.organisations.rows() if what == "Office" else services.referrals_in.rows()
    assert len(back) == 1


def test_a_restored_contact_counts_again_for_the_day_last_spoken_with(services, removed):
    services.participants.restore(removed)
    assert services.participants.record(removed).last_spoken_on is None
    contact = next(row for row in services.removed.rows() if row.kind is RemovedKind.CONTACT)
    services.removed.restore(contact.kind, contact.id)
    assert services.participants.record(removed).last_spoken_on == date(2026, 11, 2)


def test_hidden_names_are_hidden_here_too(qtbot, section, context):
    context.names.hide(hidden=True)
    qtbot.waitUntil(lambda: shown(section)[0][1] == "LD-2026-0001")
    assert not any("Wren" in text or "Teague" in text for line in shown(section) for text in line)
    assert "Cedar Ridge Clinic" in {line[1] for line in shown(section)}


def test_settings_show_it_and_say_so_when_nothing_is_removed(qtbot, context):
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.open(Route("settings", None, "removed"))
    section = page.findChild(RemovedSection)
    qtbot.waitUntil(lambda: context.jobs.idle)
    assert not section.view.isVisible()
    assert section.isVisible()
