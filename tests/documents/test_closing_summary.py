"""The closing summary: the office's copy has reason and destination, the person's has neither and says to come back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from installer import shots_office_papers
from leaddesk.documents import closing_words as words
from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.closing import ClosingCopy
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.i18n import translator
from leaddesk.paper import notices
from tests.paper.inspection import assert_sound, pages_text, text

EN = translator("en")
HOSTILE = '<b>Bob & "Ann"</para> ${x} {y} 😀'


@pytest.fixture
def form():
    return all_forms()["close"]


@pytest.fixture
def packet(office, printing):
    return shots_office_papers.usual(office, printing)["close"]


def test_the_office_s_copy_is_one_internal_page_with_reason_and_destination(form, packet):
    printout = render(form, packet, EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague", "Abara"))
    [page] = pages_text(printout.pdf)
    for said in (
        "Stays in this office.",
        notices.SHORT,
        "Goals met, person's choice",
        "Rents, with a subsidy",
        "A room of my own by spring (done)",
        "Harbor House",
        "Superior Court, Courtroom 2",
        "J. Abara, public defender",
        "C-0142-04 when: the case is closed",
        words.RETURN_OF_PERSON[0],
        words.AS_TERMS[0],
    ):
        assert said in page
    assert not re.search(r"complian|graduat|failed|terminat|client", page, re.IGNORECASE)
    made = final(form, packet, packet.record_number, EN)
    assert (made.notice, form.tells) == (NoticeUsed.NONE, False)
    assert made.file_name == "CLOSE-LD-2026-0142-2026-11-03.pdf"


def test_the_person_s_copy_has_no_reason_and_no_part_two_notice(form, packet):
    mine = replace(packet, copy=ClosingCopy.PERSON, reason=None, destination=None)
    said = text(render(form, mine, EN).pdf)
    assert "Goals met" not in said
    assert "Rents" not in said
    assert "Stays in this office" not in said
    assert "You may come back on any day, for any reason. Call (509) 555-0118" in said
    assert "Marisol Teague (your choice)" in said


def test_who_reads_spanish_gets_both_languages_as_a_draft_until_reviewed(form, packet):
    spanish = replace(packet, copy=ClosingCopy.PERSON, bilingual=True)
    assert "DRAFT TRANSLATION" in text(render(form, spanish, EN).pdf)
    said = text(render(form, replace(spanish, translation_reviewed=True), EN).pdf)
    assert "Puede volver cualquier día" in said
    assert "DRAFT TRANSLATION" not in said


def test_bare_hostile_and_longest_words_lose_nothing_and_the_signature_stays_with_its_words(
    form, packet, office, printing
):
    bare = replace(packet, own_words="", services="", handed_to="", courts=(), consents=(), enrolled_on=None)
    assert text(render(form, bare, EN).pdf).count("Nothing written") == 2
    longest = shots_office_papers.longest(office, printing)["close"]
    for one in (replace(packet, name=HOSTILE, own_words=HOSTILE, handed_to=HOSTILE), longest):
        printout = render(form, one, EN)
        assert_sound(printout.pdf)
    signed = next(page for page in pages_text(printout.pdf) if "coordinator" in page)
    assert "You may come back" in signed
