"""The voucher: the vendor's copy has a number, no name and no word of the program; finance has the record's number."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from installer import shots_office_papers
from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.outside import names_program
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.vouchers import VoucherCopy, names_person, voucher_number
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, pages_text, properties, text

EN = translator("en")
HOSTILE = '<b>Bob & "Ann"</para> ${x} {y} 😀'


@pytest.fixture
def form():
    return all_forms()["chk"]


@pytest.fixture
def packet(office, printing):
    return shots_office_papers.usual(office, printing)["chk"]


def test_the_vendor_is_told_the_number_the_amount_and_nothing_of_the_program(form, packet):
    printout = render(form, packet, EN)
    assert_sound(printout.pdf)
    [page] = pages_text(printout.pdf)
    for words in ("V-0042", "$79.00", "Nov 10, 2026", "Crossing Motel", "One night, one person", "Tamarack County"):
        assert words in page
    assert not re.search(r"LEAD|diversion|participant|LD-2026|record|42 CFR", page + str(properties(printout.pdf)))
    made = final(form, packet, "V-0042", EN)
    assert (made.notice, form.tells, made.file_name) == (NoticeUsed.NONE, False, "CHK-V-0042-2026-11-03.pdf")


def test_finance_is_told_the_record_number_and_no_name(form, packet):
    one = replace(packet, copy=VoucherCopy.FINANCE, record_number="LD-2026-0142")
    [page] = pages_text(render(form, one, EN).pdf)
    for words in ("Tamarack County LEAD", "LD-2026-0142", "Rent, deposit or motel", "approved for payment", "V-0042"):
        assert words in page
    assert "Participants at large" in text(render(form, replace(one, record_number=""), EN).pdf)


def test_a_blank_has_a_page_for_each_and_the_first_tells_no_program(form, blank):
    printout = render(form, blank, EN)
    assert_sound(printout.pdf)
    first, second = pages_text(printout.pdf)
    assert not re.search(r"LEAD|diversion|participant", first)
    assert "finance copy" in second
    assert "Clothing and hygiene" in second


def test_hostile_and_longest_words_stay_on_their_page(form, packet, office, printing):
    longest = shots_office_papers.longest(office, printing)["chk"]
    for one in (replace(packet, vendor=HOSTILE, what_for=HOSTILE), longest, replace(longest, copy=VoucherCopy.VENDOR)):
        printout = render(form, one, EN)
        assert_sound(printout.pdf)
        assert printout.pages == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("Room for Marisol", ""), True),
        (("TEAGUE family",), True),
        (("mari's shoes",), True),
        (("Marina Motel", "One night, Mr. Li"), False),
        (("",), False),
    ],
)
def test_a_name_is_found_as_a_whole_word_whatever_its_case(words, found):
    person = ParticipantDraft("Marisol", "Li", "Teague", aliases=("Mari",))
    assert names_person(words, person) is found


def test_words_of_the_program_are_found_and_plain_lead_is_not():
    assert names_program(("For a LEAD participant",), "Alder County LEAD")
    assert names_program(("alder  county lead",), "Alder County LEAD")
    assert not names_program(("Lead-free paint", "led lamp"), "Alder County LEAD")
    assert not names_program(("anything",), "")


def test_a_typed_number_goes_before_the_line_s_own():
    assert voucher_number(" 2026/17 ", 42) == "2026/17"
    assert voucher_number("  ", 42) == "V-0042"
