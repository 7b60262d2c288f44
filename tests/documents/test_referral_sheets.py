"""The three sheets of a referral to us: for the hand of a deputy, a partner, anybody; and the office's own copy."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from installer import shots_referral_papers
from leaddesk.documents.downtime_pack import blank_forms, downtime_pack, pack_name
from leaddesk.documents.form import file_name, final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.i18n import translator
from leaddesk.paper.cells import BY_HAND_BOX, WRITING_LINE, Choices, WritingLines
from leaddesk.paper.flow import every
from leaddesk.paper.grid import Grid
from leaddesk.paper.sheet import Mark
from leaddesk.paper.signature import _Lines
from tests.paper.inspection import assert_sound, elements, folded, page_count, pages_text, properties, sizes, text

EN = translator("en")
KEYS = ("ref_ad", "ref_cm", "ref_sc")
HOSTILE = '<b>Bob & "Ann"</para> ${x} {y} 😀 أحمد'
LONG_OFFICE = "Confederated Tribes and Bands of the Upper Halvorsen Basin Law Enforcement Assisted Diversion Office"
FREE = 24.0
"""8.5 mm in points: what a hand needs under a label."""


@pytest.fixture(params=KEYS)
def form(request):
    return all_forms()[request.param]


@pytest.fixture
def told(form, office, printing):
    return shots_referral_papers.usual(form.key, office, printing)


def test_a_blank_is_one_sound_page_that_names_nobody(form, blank):
    printout = render(form, blank, EN)
    assert_sound(printout.pdf, names=("Whitlock",))
    assert printout.pages == page_count(printout.pdf) == 1
    assert 11 in sizes(printout.pdf) or 10 in sizes(printout.pdf)
    said = text(printout.pdf)
    assert "Goes into a protected record." in said
    assert "(509) 555-0118" in said
    assert not re.search(r"LD-2026|R-2026|Printed", said)


def test_a_blank_stays_on_its_page_for_any_office_and_in_practice(form, blank, office):
    crowded = replace(office, site_name=LONG_OFFICE, address=f"{office.address} · " * 3, coordinator=LONG_OFFICE[:70])
    for one in (
        crowded,
        replace(crowded, practice=True),
        replace(office, phone="", fax="", address="", coordinator=""),
    ):
        printout = render(form, replace(blank, office=one), EN)
        assert_sound(printout.pdf)
        assert printout.pages == 1


def test_every_field_of_a_blank_leaves_the_hand_its_room(form, blank):
    sheet, story = form.draw(blank, EN, Mark.NONE)
    empty = 0
    for flow in every(story):
        if isinstance(flow, Grid):
            flow.wrap(sheet.frame.width, 1e6)
            for laid in flow._laid:
                for cell, _, top, content in laid.places:
                    if cell.label and cell.body is None:
                        empty += 1
                        assert laid.height - top - content.height >= FREE - 1, cell.label
        elif isinstance(flow, Choices):
            assert flow._box == BY_HAND_BOX >= 12
            assert flow._row_gap >= 6
        elif isinstance(flow, WritingLines):
            assert WRITING_LINE >= 22.6
        elif isinstance(flow, _Lines):
            assert flow._free >= 36
    assert empty >= 8


def test_nothing_asks_for_a_medical_opinion(form, blank):
    said = text(render(form, blank, EN).pdf).casefold()
    for word in ("diagnos", "symptom", "addict", "substance", "drug", "mental", "medicat", "intoxicat", "abus"):
        assert word not in said
    assert form.key == "ref_cm" or "no medical guesses" in said


def test_the_deputy_s_sheet_begins_with_the_call_and_ends_with_a_card_that_does_not_say_lead(blank):
    # the mark of a draft lies across the words
    said = text(render(all_forms()["ref_ad"], replace(blank, translation_reviewed=True), EN).pdf)
    assert said.index("1. Call LEAD: (509) 555-0118.") < said.index("Officer and incident")
    card = said[said.index("cut here") :]
    assert "Dana Whitlock" in card
    assert "puede ayudar" in card
    assert "(509) 555-0118" in card
    assert not re.search(r"LEAD|\b[Ss]he\b|day or night|charge|arrest", card)
    for label in ("Incident / case no.", "Offense", "Badge", "agrees to talk", "Charge held until", "Level"):
        assert label in said


def test_an_office_without_a_phone_leaves_a_line_for_it(form, blank, office):
    said = text(render(form, replace(blank, office=replace(office, phone="")), EN).pdf)
    assert "____" in said


def test_the_office_s_copy_says_what_was_told_on_one_page(form, told):
    printout = render(form, told, EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague", "Lindqvist", "Aldous"))
    assert (printout.pages, printout.addendum_items) == (1, 0)
    said = text(printout.pdf)
    for words in ("R-2026-0031", "LD-2026-0142", "Marisol Teague", "Part of a protected record", "Printed Nov 3, 2026"):
        assert words in said
    assert "cut here" not in said
    assert "signature" not in said.casefold()
    made = final(form, told, told.number, EN)
    assert (made.notice, form.tells) == (NoticeUsed.NONE, False)
    assert file_name(form, told.number, told.printing.at.date()) == f"{form.code}-R-2026-0031-2026-11-03.pdf"


def test_nothing_that_a_sheet_asks_for_is_lost_on_the_office_s_copy(form, told):
    said = folded(" ".join(words for _role, words in elements(render(form, told, EN).pdf)))
    marks = {
        "ref_ad": ("[x] Probation [ ] Warrant", "[x] Consulted", "[x] Yes, item no. 4417-2", "Library, front bench"),
        "ref_sc": ("[x] Earlier reports [ ] I saw it myself [x] Told by somebody reliable",),
        "ref_cm": (
            "May we tell the person who asked? [ ] Yes [x] No",
            "[x] A place to stay [ ] Food, clothes",
            "six years",
        ),
    }[form.key]
    for words in (*marks, "Spanish", "not in uniform"):
        assert words in said, words


def test_a_referral_of_nobody_known_yet_prints_under_its_own_number(form, told):
    bare = ReferralInDraft(person_name=HOSTILE, received_on=told.said.received_on)
    printout = render(form, replace(told, said=bare, record_number="", initials=""), EN)
    assert_sound(printout.pdf)
    said = text(printout.pdf)
    assert '<b>Bob & "Ann"</para>' in said
    assert "Record LD" not in said
    assert said.count("Not given") >= 8


def test_the_longest_referral_keeps_its_page_and_loses_no_word(form, office, printing):
    packet = shots_referral_papers.longest(form.key, office, printing)
    words = " ".join(f"word{number}" for number in range(250))
    packet = replace(packet, said=replace(packet.said, reason=words))
    printout = render(form, packet, EN)
    assert_sound(printout.pdf)
    pages = pages_text(printout.pdf)
    assert "Notes" in pages[0]
    assert "Addendum" in pages[1]
    said = folded(" ".join(pages))
    assert all(f"word{number}" in said for number in range(250))


def test_the_pack_holds_every_blank_behind_its_list(blank):
    blanks = blank_forms(blank, EN)
    assert {one.key for one in blanks} == {key for key, form in all_forms().items() if form.blank}
    codes = [one.code for one in blanks]
    assert codes[:6] == ["REF-AD", "REF-SC", "REF-CM", "SCR", "NPP", "ROI-MP"]
    assert codes.index("INT") < codes.index("PLAN") < codes.index("PREF") < codes.index("CHK")
    pack = downtime_pack(blank, EN)
    assert_sound(pack.pdf, names=("Whitlock",))
    pages = pages_text(pack.pdf)
    assert len(pages) == pack.pages == 1 + sum(one.pages for one in blanks)
    assert all(one.code in pages[0] and EN(one.title) in pages[0] for one in blanks)
    assert f"{len(pages) - 1} pages" in pages[0]
    assert properties(pack.pdf)["Title"] == "Downtime Pack (DOWNTIME)"
    assert pack_name(blank) == "DOWNTIME-2026-11-03.pdf"
    assert pack.pdf == downtime_pack(blank, EN).pdf


def test_what_a_person_reads_and_may_sign_in_spanish_says_that_nobody_passed_it_yet(blank):
    """The community referral is signed by whoever asks for themselves; the intake has one line for the person."""
    form = all_forms()["ref_cm"]
    assert "TRADUCCIÓN PRELIMINAR" in text(render(form, replace(blank, translation_reviewed=False), EN).pdf)
    assert "TRADUCCIÓN" not in text(render(form, replace(blank, translation_reviewed=True), EN).pdf)
    assert "Participante, si lo desea" in text(render(all_forms()["intake"], blank, EN).pdf)
