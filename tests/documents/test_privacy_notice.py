"""The patient notice on paper: the law's header to the letter, every part of 2.22, both languages, the page to sign."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from installer import shots_office_papers
from leaddesk.documents import notice_words
from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.privacy_contact import PrivacyContact
from leaddesk.i18n import translator
from leaddesk.paper import notices
from tests.paper.inspection import assert_sound, folded, pages_text, text

EN = translator("en")
HOSTILE = '<b>Bob & "Ann"</para> [PHONE AND EMAIL] {site} 😀'
PLAIN_WORDS = re.compile(r"\b(client|complian\w+|failed|graduat\w+|offender|dirty)\b", re.IGNORECASE)


@pytest.fixture
def form():
    return all_forms()["npp"]


@pytest.fixture
def packet(office, printing):
    return shots_office_papers.usual(office, printing)["npp"]


def test_the_header_is_the_laws_with_the_office_in_its_brackets(form, packet):
    first = pages_text(render(form, packet, EN).pdf)[0]
    expected = folded(" ".join(notices.PRIVACY_HEADER))
    for bracket, words in (
        ("[Name of Part 2 Program]", "Tamarack County LEAD"),
        ("[ENTER NAME OR TITLE]", "Dana Whitlock, coordinator"),
        ("[PHONE AND EMAIL]", "(509) 555-0118 AND privacy@tamarack.example"),
    ):
        expected = expected.replace(bracket, words)
    assert expected in first


def test_words_of_the_office_that_look_like_a_bracket_are_not_filled_again():
    lines = notices.privacy_header("A", "Ask [PHONE AND EMAIL] {x}", "5095550118")
    assert "DISCUSS IT WITH Ask [PHONE AND EMAIL] {x} AT 5095550118 IF" in lines[-1]


def test_english_takes_two_pages_and_the_page_that_stays_here(form, packet):
    printout = render(form, packet, EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague", "Whitlock"))
    pages = pages_text(printout.pdf)
    assert len(pages) == 3
    notice = " ".join(pages[:2])
    assert "Marisol Teague" not in notice
    assert "LD-2026-0142" not in notice
    assert "Marisol Teague" in pages[2]
    assert "LD-2026-0142" in pages[2]
    assert "Did not want to sign" in pages[2]
    assert "In effect since Oct 1, 2026. Edition 2." in notice
    assert "Español" not in notice
    assert not PLAIN_WORDS.search(notice)


@pytest.mark.parametrize(
    "words",
    [
        "Federal law protects the confidentiality of substance use disorder patient records",
        "Medical emergency.",
        "Suspected child abuse or neglect.",
        "A court order",
        "Audits and reviews.",
        "Research.",
        "Public health.",
        "shared only with your written consent",
        "a single consent can cover all future sharing for treatment, payment and health care operations",
        "You may take it back,",
        "civil, criminal, administrative or legislative proceeding against you",
        "notice and a chance to be heard",
        "A subpoena alone is not enough.",
        "Ask for limits.",
        "paid for a service in full yourself",
        "in the past 3 years",
        "intermediary",
        "on paper or electronic",
        "talk it over",
        "No fundraising.",
        "breach of your unsecured records",
        "follow the notice now in effect",
        "We may change it, also for records we already have",
        "Secretary of the U.S. Department of Health and Human Services",
        "Nobody may punish you for a complaint.",
    ],
)
def test_every_statement_that_the_law_asks_for_is_there(packet, words):
    said = folded(" ".join(re.sub("</?b>", "", one[0]) for part in notice_words.PARTS for one in part.says))
    assert words in f"{said} {notice_words.INTRO[0]}"


def test_who_reads_spanish_gets_both_languages_marked_as_a_draft_until_it_was_reviewed(form, packet):
    spanish = replace(packet, bilingual=True)
    draft, reviewed = (render(form, replace(spanish, translation_reviewed=one), EN).pdf for one in (False, True))
    assert_sound(reviewed, names=("Marisol",))
    said = text(reviewed)
    assert "DRAFT TRANSLATION" in text(draft)
    assert "DRAFT TRANSLATION" not in said
    assert "Traducción del encabezado" in said
    assert "en vigor desde 1 de octubre de 2026" in said.casefold()
    for part in notice_words.PARTS:
        assert all(title in said for title in part.title)


def test_what_settings_lack_is_a_line_to_write_on(form, blank, office):
    bare = replace(office, phone="", address="", coordinator="", privacy=PrivacyContact())
    printout = render(form, replace(blank, office=bare), EN)
    assert_sound(printout.pdf)
    said = text(printout.pdf)
    assert "DISCUSS IT WITH ____" in said
    assert said.count("____") >= 6
    assert "LD-2026" not in said


def test_hostile_and_longest_words_break_nothing_and_the_page_to_sign_stays_one(form, packet, office, printing):
    for one in (replace(packet, name=HOSTILE), shots_office_papers.longest(office, printing)["npp"]):
        printout = render(form, one, EN)
        assert_sound(printout.pdf)
        last = pages_text(printout.pdf)[-1]
        assert "Acknowledgment of the notice" in last
        assert "Not asked" in last
    longest = pages_text(printout.pdf)
    assert sum("Acknowledgment of the notice" in page for page in longest) == 1


def test_it_goes_to_the_person_and_carries_no_notice_to_a_recipient(form, packet):
    made = final(form, packet, packet.record_number, EN)
    assert (made.notice, form.tells) == (NoticeUsed.NONE, False)
    assert made.file_name == f"NPP-LD-2026-0142-{date(2026, 11, 3)}.pdf"
