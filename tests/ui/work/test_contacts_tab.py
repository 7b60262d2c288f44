"""The timeline of a person: its filter, and where a search for the person stands."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.domain.codes import ContactKind, ContactOutcome
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.work import RideDraft
from leaddesk.ui.pages.contacts_tab import ContactsTab
from leaddesk.ui.widgets.buttons import Button
from tests.ui.people import TODAY, enrolled, settle, shown


@pytest.fixture
def roz(services):
    person = enrolled(services)
    services.contacts.save(person, ContactDraft(date(2025, 11, 30), ContactKind.OFFICE, note="Bus pass"))
    services.contacts.save(person, ContactDraft(TODAY, outcome=ContactOutcome.NO_ANSWER))
    services.work.save(RideDraft(TODAY - timedelta(1), person, to_place="Clinic"))
    return person


@pytest.fixture
def tab(qtbot, context, roz):
    made = shown(qtbot, ContactsTab(context), context)
    made.show_person(roz)
    settle(context)
    return made


def titles(tab):
    return [one.accessibleName() for one in tab.timeline.findChildren(Button) if one.isVisible()]


def choose(choice, words):
    choice.setCurrentIndex(choice.findText(words))


def test_contacts_and_rides_stand_in_one_timeline(tab):
    assert titles(tab) == [
        "No answer · By phone",
        "Ride · Care or treatment",
        "Spoke with the person · In the office",
    ]


@pytest.mark.parametrize(
    ("name", "words", "left"),
    [
        ("kind", "In the office", ["Spoke with the person · In the office"]),
        ("kind", "Rides", ["Ride · Care or treatment"]),
        ("reach", "Attempt", ["No answer · By phone"]),
        ("reach", "Two-way", ["Spoke with the person · In the office"]),
        ("year", "2025", ["Spoke with the person · In the office"]),
    ],
)
def test_each_filter_leaves_what_fits(tab, context, name, words, left):
    choose(getattr(tab.chooser, name), words)
    settle(context)
    assert titles(tab) == left
    tab.chooser.show_all()
    settle(context)
    assert len(titles(tab)) == 3


def test_a_filter_that_leaves_nothing_says_which_and_offers_all(tab, context):
    tab.chooser.text.setText("zebra")
    settle(context, 200)
    assert titles(tab) == []
    assert tab.all.isVisible()
    said = [one.text() for one in tab.findChildren(QLabel) if one.isVisible()]
    assert "Nothing fits. The filter is on: “zebra”" in said
    tab.all.click()
    settle(context)
    assert len(titles(tab)) == 3


def test_words_are_found_in_notes_and_ways(tab, context):
    tab.chooser.text.setText("clin")
    settle(context, 200)
    assert titles(tab) == ["Ride · Care or treatment"]


def test_a_filter_is_not_taken_over_to_another_person(tab, context, services):
    from leaddesk.domain.participants import ParticipantDraft

    other = enrolled(services, ParticipantDraft(first_name="Theo"))
    tab.chooser.text.setText("zebra")
    settle(context, 200)
    tab.show_person(other)
    settle(context)
    assert not tab.chooser.filter.on


def test_it_tells_where_the_search_stands(tab):
    assert tab._standing.text().startswith("1 attempt on 1 day, 1 method, since Nov 3, 2026.")
