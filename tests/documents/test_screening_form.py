"""The screening on paper: each question with its answer, what was decided, and the site's own questions by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from installer import shots_office_papers
from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.screening import Answered, ScreeningDraft
from leaddesk.domain.site_lists import CriterionKind
from leaddesk.i18n import translator
from leaddesk.paper import notices
from tests.paper.inspection import assert_sound, elements, folded, pages_text, text

EN = translator("en")
HOSTILE = '<b>Bob & "Ann"</para> ${x} {y} 😀'


@pytest.fixture
def form():
    return all_forms()["scr"]


@pytest.fixture
def packet(office, printing):
    return shots_office_papers.usual(office, printing)["scr"]


def spoken(form, packet):
    return folded(" ".join(words for _role, words in elements(render(form, packet, EN).pdf)))


def test_a_usual_screening_is_one_internal_page(form, packet):
    printout = render(form, packet, EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague", "Ostrander"))
    [page] = pages_text(printout.pdf)
    for words in (
        "Stays in this office.",
        notices.SHORT,
        "Arrest diversion",
        "Eligible with approval",
        "Waiting for information",
        "Dana Whitlock",
        "The sheriff's office looked: there is no such order.",
        "R. Ostrander, liaison prosecutor",
        "Has no objection",
        "R-2026-0031",
    ):
        assert words in page
    made = final(form, packet, packet.number, EN)
    assert (made.notice, form.tells) == (NoticeUsed.NONE, False)
    assert made.file_name == "SCR-R-2026-0031-2026-11-03.pdf"


def test_each_question_shows_its_answer_beneath_what_it_does(form, packet):
    said = spoken(form, packet)
    assert "Is the person 18 or older? [x] [ ] [ ]" in said
    assert "Is there a serious violent felony in the last ten years? [ ] [x] [ ]" in said
    assert "Is there a no-contact order with a participant? [ ] [ ] [x]" in said
    needed, against, approval = (said.index(words) for words in ("Each should be yes", "A yes speaks", "A yes needs"))
    assert needed < said.index("18 or older") < against < said.index("violent felony") < approval


def test_the_blank_asks_what_this_site_asks(form, blank):
    asked = (Answered("x", "Is it our own question?", CriterionKind.EXCLUDE),)
    said = text(render(form, replace(blank, questions=asked), EN).pdf)
    assert "Is it our own question?" in said
    assert "Each should be yes" not in said
    assert "Ordinary services are enough" in said
    assert "Did not want to answer" in said
    assert "LD-2026" not in said


def test_a_half_done_screening_of_nobody_known_prints_what_there_is(form, packet):
    bare = replace(packet, name=HOSTILE, record_number="", initials="", received_on=None, screening=ScreeningDraft())
    printout = render(form, bare, EN)
    assert_sound(printout.pdf)
    said = text(printout.pdf)
    assert '<b>Bob & "Ann"</para>' in said
    assert "No question was asked." in said
    assert "Not decided yet" in said
    assert "Record LD" not in said


def test_the_longest_keeps_every_question_whole_and_the_signature_with_what_it_vouches_for(form, office, printing):
    packet = shots_office_papers.longest(office, printing)["scr"]
    printout = render(form, packet, EN)
    assert_sound(printout.pdf)
    pages = pages_text(printout.pdf)
    signed = next(page for page in pages if "LEAD coordinator" in page)
    assert "Approved by" in signed
    said = folded(" ".join(pages))
    question = folded(packet.screening.answers[0].text)
    assert said.count(question) == len(packet.screening.answers)
