"""The face sheet: one internal page of one person, without a word of health."""

from __future__ import annotations

from dataclasses import replace

import pytest

from installer import shots_office_papers
from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.i18n import translator
from leaddesk.paper import notices
from tests.paper.inspection import assert_sound, pages_text, text

EN = translator("en")
HOSTILE = '<b>Bob & "Ann"</para> ${x} {y} 😀'


@pytest.fixture
def form():
    return all_forms()["face"]


@pytest.fixture
def packet(office, printing):
    return shots_office_papers.usual(office, printing)["face"]


def test_a_usual_sheet_is_one_page_marked_as_protected(form, packet):
    printout = render(form, packet, EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague", "Lindqvist"))
    [page] = pages_text(printout.pdf)
    for words in (
        "Protected record, downtime copy.",
        notices.SHORT,
        "Marisol Teague",
        "leave no message",
        "Superior Court, Courtroom 2",
        "J. Abara",
        "C-0142-03 until Oct 28, 2027",
        "ends when: the case is closed",
        "Rosa Lindqvist",
        "Harbor House",
        "Plan 2, 3 goals open",
    ):
        assert words in page
    made = final(form, packet, packet.record_number, EN)
    assert (made.notice, form.tells) == (NoticeUsed.NONE, False)
    assert made.file_name == "FACE-LD-2026-0142-2026-11-03.pdf"


def test_a_bare_record_says_what_is_not_known(form, packet):
    bare = replace(packet, phones=(), courts=(), covers=(), visits=(), calls=(), plan="", birth="", also=(), called="")
    said = text(render(form, bare, EN).pdf)
    assert "None known" in said
    assert "Nobody" in said
    assert "No plan yet" in said
    assert said.count("Not given") >= 4


def test_an_address_that_is_kept_off_papers_is_said_to_be(form, packet):
    said = text(render(form, replace(packet, address="", where_to_find="", address_kept=True), EN).pdf)
    assert said.count("Kept off papers") == 2


def test_hostile_and_longest_words_lose_nothing(form, packet, office, printing):
    hostile = replace(packet, name=HOSTILE, where_to_find=HOSTILE, also=(HOSTILE,))
    longest = shots_office_papers.longest(office, printing)["face"]
    for one in (hostile, longest):
        printout = render(form, one, EN)
        assert_sound(printout.pdf)
    said = text(printout.pdf)
    assert said.count("C-0142-03") == 8
    assert printout.addendum_items >= 2
