"""What the menu of papers says beside each before it is opened."""

from __future__ import annotations

from datetime import date

from leaddesk.ui.pages.print_menu import print_entries
from leaddesk.ui.pages.record_facts import read_person

TODAY = date(2026, 11, 3)


def needs(office, person):
    """Return what stands behind each entry that leads to a paper."""
    entries = print_entries(read_person(office, person), TODAY)
    return {words.partition("\t")[0]: words.partition("\t")[2] for words, route in entries if route}


def test_the_print_menu_says_which_paper_still_needs_a_consent(office, person, ordinary, stand_alone):
    bare = needs(office, person)
    assert bare["Court status letter"] == "needs a consent for the court"
    assert bare["Letter of support"] == bare["Hand-off and ride"] == "needs a consent"
    assert bare["Privacy notice"] == bare["Accounting of disclosures, three years"] == bare["All blank forms"] == ""

    office.consents.save(person, ordinary)
    told = needs(office, person)
    assert told["Court status letter"] == "needs a consent for the court"
    assert told["Letter of support"] == told["Hand-off and ride"] == ""

    office.consents.save(person, stand_alone)
    assert not any(needs(office, person).values())
