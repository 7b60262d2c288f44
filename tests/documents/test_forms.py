"""Each form on paper: what it says, what it never says, and that a clerk would take it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from itertools import product
from pathlib import Path

import pytest

from leaddesk.documents import forms
from leaddesk.documents.form import file_name, final, render
from leaddesk.documents.printer_test import printer_test
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import PartTwoStatus, VisitMode
from leaddesk.domain.disclosure_codes import HelpfulFact, InformationCategory, NoticeUsed, Purpose
from leaddesk.domain.packets import view_for
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.i18n import translator
from leaddesk.paper import notices
from tests.paper.inspection import assert_sound, folded, ink_margins, loose_fonts, page_count, pages_text, sizes, text

EN = translator("en")
HOSTILE = "<b>Bob & \"Ann\"</para> ${x} {y} %s 'DROP TABLE'"


@pytest.fixture(params=["pref", "ct_stat", "roi_mp", "roi_proc"])
def filled(request, referral, letter, consent):
    packets = {"pref": referral, "ct_stat": letter, "roi_mp": consent, "roi_proc": consent}
    return all_forms()[request.param], packets[request.param]


def test_every_form_is_found_under_its_key():
    files = sorted(file.stem for file in Path(forms.__file__).parent.glob("*.py") if file.stem != "__init__")
    assert list(all_forms()) == files
    assert all(form.key == key for key, form in all_forms().items())
    assert len({form.code for form in all_forms().values()}) == len(files)


def test_a_filled_form_is_two_sound_pages_without_a_name_in_its_properties(filled):
    form, packet = filled
    printout = render(form, packet, EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague", "Whitlock"))
    assert printout.pages == page_count(printout.pdf) == 2
    assert printout.addendum_items == 0


@pytest.mark.parametrize("key", ["plan", "pref", "roi_mp", "roi_proc"])
def test_a_blank_is_as_long_as_the_filled_form_and_names_nobody(key, blank):
    printout = render(all_forms()[key], blank, EN)
    assert_sound(printout.pdf)
    assert printout.pages == 2
    assert "LD-2026" not in text(printout.pdf)


@pytest.mark.parametrize("key", ["pref", "ct_stat"])
def test_the_long_notice_stands_to_the_letter_on_page_one_and_the_short_one_on_every_page(key, referral, letter):
    pages = [folded(page) for page in pages_text(render(all_forms()[key], _packet(key, referral, letter), EN).pdf)]
    words = " ".join((notices.LONG_OPENING, *notices.LONG_CASES, notices.LONG_CLOSING))
    assert folded(words) in pages[0]
    assert all(notices.SHORT in page for page in pages)


def _packet(key, referral, letter):
    return referral if key == "pref" else letter


def test_the_provider_referral_tells_the_scope_of_the_consent_for_this_provider(referral):
    page = folded(pages_text(render(all_forms()["pref"], referral, EN).pdf)[0])
    assert "Marisol Teague signed consent C-0142-03 on Oct 28, 2026" in page
    assert "It lets Tamarack County LEAD give Clearwater Valley Health Center" in page
    assert "substance use information" in page
    assert "Nothing else is covered." in page


def test_an_appointment_that_was_given_already_stands_beside_the_answer(referral):
    made = replace(
        referral,
        appointment_on=date(2026, 11, 9),
        appointment_at=time(9, 30),
        appointment_mode=VisitMode.PHONE,
    )
    page = folded(pages_text(render(all_forms()["pref"], made, EN).pdf)[0])
    assert "Appointment made: Nov 9, 2026, 9:30 AM, By phone" in page
    assert "Appointment made" not in text(render(all_forms()["pref"], referral, EN).pdf)


def test_the_reply_slip_carries_no_name(referral):
    slip = pages_text(render(all_forms()["pref"], referral, EN).pdf)[1]
    assert "LD-2026-0142" in slip
    assert "Teague" not in slip


def test_a_court_letter_has_no_place_for_an_appointment_a_provider_or_a_count(letter):
    everything = replace(letter, facts=tuple(HelpfulFact))
    page = folded(text(render(all_forms()["ct_stat"], everything, EN).pdf))
    assert "If it does not speak of something, that means nothing, for or against Ms. Teague." in page
    before_the_notice = page.split("NOTICE TO THE PERSON")[0].lower()
    for word in ("appointment", "hearing", "percent", "%", "missed", "test", "relapse", "violation", "compliance"):
        assert word not in before_the_notice, word


def test_a_person_without_a_chosen_form_of_address_is_called_by_the_full_name(letter):
    draft = ParticipantDraft(first_name="Marisol", last_name="Teague")
    view = view_for(draft, "LD-2026-0142", letter.engaged_since, frozenset(letter.scope.categories))
    page = folded(text(render(all_forms()["ct_stat"], replace(letter, person=view), EN).pdf))
    assert "Marisol Teague and I have worked together since August 14, 2026." in page
    assert " she " not in page.lower()


def test_a_view_without_the_category_of_identity_holds_no_name():
    view = view_for(ParticipantDraft(first_name="Marisol", last_name="Teague"), "LD-2026-0142", None, frozenset())
    assert (view.name, view.birth, view.letter_name, view.enrolled_on) == (None, None, None, None)


def test_a_person_is_never_printed_without_a_scope_of_consent(referral):
    with pytest.raises(ValueError, match="scope"):
        render(all_forms()["pref"], replace(referral, scope=None), EN)


def test_a_form_refuses_the_packet_of_another(referral, blank):
    with pytest.raises(TypeError):
        render(all_forms()["ct_stat"], referral, EN)
    with pytest.raises(TypeError):
        render(all_forms()["ct_stat"], blank, EN)


def test_a_preview_says_draft_and_the_final_paper_does_not(referral):
    form = all_forms()["pref"]
    assert "DRAFT" in text(render(form, referral, EN, draft=True).pdf)
    assert "DRAFT" not in text(render(form, referral, EN).pdf)


def test_practice_is_on_every_page_of_a_practice_paper(referral):
    packet = replace(referral, office=replace(referral.office, practice=True))
    assert all("PRACTICE" in page for page in pages_text(render(all_forms()["pref"], packet, EN).pdf))


def test_unreviewed_spanish_prints_as_a_draft_translation(consent):
    form = all_forms()["roi_mp"]
    assert "DRAFT TRANSLATION" in text(render(form, replace(consent, translation_reviewed=False), EN).pdf)
    assert "DRAFT TRANSLATION" not in text(render(form, consent, EN).pdf)


def test_the_card_that_a_deputy_hands_out_says_so_too_and_a_sheet_without_it_does_not(blank):
    form = all_forms()["ref_ad"]
    for reviewed, on_screen in product((False, True), repeat=2):
        packet = replace(blank, translation_reviewed=reviewed, on_screen=on_screen)
        marked = "DRAFT TRANSLATION" in text(render(form, packet, EN).pdf)
        assert marked == (not reviewed and not on_screen)


@pytest.mark.parametrize("key", ["roi_mp", "roi_proc"])
def test_a_blank_page_to_sign_says_so_too_until_its_spanish_is_reviewed(key, blank):
    form = all_forms()[key]
    assert all("DRAFT TRANSLATION" in page for page in pages_text(render(form, blank, EN).pdf))
    assert "DRAFT TRANSLATION" not in text(render(form, replace(blank, translation_reviewed=True), EN).pdf)


def test_a_blank_in_english_alone_needs_no_review(blank):
    assert "DRAFT" not in text(render(all_forms()["pref"], blank, EN).pdf)


def test_a_court_letter_names_no_copy_for_anybody_whom_the_consent_does_not_name(letter):
    page = folded(text(render(all_forms()["ct_stat"], letter, EN).pdf))
    assert "Clerk of the court · Ms. Teague · LEAD record" in page
    assert "defense counsel" not in page


def test_where_part_2_does_not_apply_its_notice_is_not_claimed(referral):
    office = replace(referral.office, part2_status=PartTwoStatus.LEGAL_SAYS_NO)
    packet = replace(referral, office=office)
    printed = folded(text(render(all_forms()["pref"], packet, EN).pdf))
    assert "Federal confidentiality rules" not in printed
    assert "CONFIDENTIAL" in printed
    assert final(all_forms()["pref"], packet, "LD-2026-0142", EN).notice is NoticeUsed.NONE


def test_the_longest_answers_keep_the_form_on_its_page_and_every_word_goes_on_the_addendum(referral):
    words = " ".join(f"word{number}" for number in range(280))
    packet = replace(
        referral,
        person=replace(referral.person, name="Maximiliana " * 4 + "Featherstonehaugh", birth="about Apr 12, 1986"),
        reason=words,
        where_to_find="near " * 59 + "it",
        reach_by="by phone " * 22,
        needs="needs " * 80,
    )
    printout = render(all_forms()["pref"], packet, EN)
    assert_sound(printout.pdf)
    pages = pages_text(printout.pdf)
    assert "Reply slip" in pages[1]
    assert "Addendum" in pages[2]
    assert printout.addendum_items >= 2
    said = folded(" ".join(pages))
    assert all(f"word{number}" in said for number in range(280))


def test_a_longest_court_letter_stays_on_page_one_with_its_notice(letter):
    packet = replace(
        letter, facts=tuple(HelpfulFact), words="Own words. " * 30, case_title="State v. " + "Teague " * 10
    )
    pages = pages_text(render(all_forms()["ct_stat"], packet, EN).pdf)
    assert "NOTICE TO THE PERSON" in pages[0]
    assert "(see 42 CFR 2.31)." in folded(pages[0])


def test_an_office_without_phone_and_address_leaves_no_hole_in_a_sentence(office, referral, letter, consent):
    bare = replace(office, phone="", fax="", address="")
    case = replace(consent, case_number="26-1-00318-5")
    papers = {"pref": referral, "ct_stat": letter, "roi_mp": consent, "roi_proc": case}
    for key, packet in papers.items():
        said = folded(text(render(all_forms()[key], replace(packet, office=bare), EN).pdf))
        assert not re.search(r", ,|: \.|call \.| ·\s+Date", said), key
        assert "Dana Whitlock" in said


LONG_NAME = "Maximiliana Bartholomea Featherstonehaugh-Castellanos de la Vega y Montenegro"


@pytest.mark.parametrize("size", [11, 12])
def test_a_very_long_name_leaves_the_notice_with_the_letter(letter, size):
    packet = replace(
        letter,
        office=replace(letter.office, court_text_size=size),
        person=replace(letter.person, name=LONG_NAME, letter_name=LONG_NAME),
        scope=replace(letter.scope, signed_by=LONG_NAME),
        facts=tuple(HelpfulFact),
        case_title=f"State v. {LONG_NAME}",
        to=replace(letter.to, name="Superior Court of the State for the County of Tamarack, Division of the North"),
    )
    printout = render(all_forms()["ct_stat"], packet, EN)
    assert_sound(printout.pdf)
    pages = pages_text(printout.pdf)
    # where a court wants large letters, a full page gives the notice up before it shrinks
    assert "(see 42 CFR 2.31)." in folded(pages[0 if size == 11 else 1])
    assert LONG_NAME in folded(pages[0])


@pytest.mark.parametrize("on_top", [True, False])
@pytest.mark.parametrize("facts", [3, len(HelpfulFact)])
def test_a_court_that_wants_twelve_points_gets_them(letter, on_top, facts):
    office = replace(letter.office, court_text_size=12, court_letterhead_on_top=on_top)
    words = "The van leaves at six. " * 9 if on_top or facts == 3 else ""
    packet = replace(letter, office=office, facts=tuple(HelpfulFact)[:facts], words=words)
    printout = render(all_forms()["ct_stat"], packet, EN)
    assert printout.pages == 2
    assert 12 in sizes(printout.pdf)


def test_long_names_and_own_words_leave_the_notice_of_the_letter_on_page_one(letter):
    name = "Zebulon Bartholomew Featherstonehaugh-Castellanos de la Vega y Montenegro"
    packet = replace(
        letter,
        person=replace(letter.person, name=name, letter_name=name),
        facts=tuple(HelpfulFact),
        words="The van to the courthouse leaves at six in the morning. " * 8,
        case_title=f"The State of Washington, plaintiff, v. {name}, defendant",
    )
    pages = pages_text(render(all_forms()["ct_stat"], packet, EN).pdf)
    assert "(see 42 CFR 2.31)." in folded(pages[0])


def test_the_end_of_a_case_stands_in_both_languages(consent):
    packet = replace(consent, case_number="26-1-00318-5", expires_on=None, expires_event="the case is closed")
    said = folded(text(render(all_forms()["roi_proc"], packet, EN).pdf))
    assert "Until this happens: the case is closed." in said
    assert "Hasta que suceda esto: se cierre el caso." in said


def test_very_long_names_leave_the_notice_of_a_referral_on_page_one(referral):
    office = "Clearwater Valley Behavioral Health and Recovery Center of the Northern Counties"
    packet = replace(
        referral,
        office=replace(referral.office, site_name=f"{office} LEAD"),
        person=replace(referral.person, name=LONG_NAME, birth="about Apr 12, 1986"),
        to=replace(referral.to, name=office, unit="Intake, Behavioral Health"),
        scope=replace(
            referral.scope,
            signed_by=LONG_NAME,
            recipient=office,
            discloser=office,
            categories=tuple(InformationCategory),
            purposes=(Purpose.CARE, Purpose.BENEFITS, Purpose.AT_REQUEST),
        ),
        reason="word " * 200,
        where_to_find="near " * 59,
        reach_by="by phone " * 22,
        needs="needs " * 80,
    )
    printout = render(all_forms()["pref"], packet, EN)
    assert_sound(printout.pdf)
    pages = pages_text(printout.pdf)
    assert "(see 42 CFR 2.31)." in folded(pages[0])
    assert "Reply slip" in pages[1]


def test_a_long_address_of_a_court_leaves_the_letter_on_page_one(letter):
    packet = replace(
        letter, to=replace(letter.to, unit="Clerk of the court", address="120 Court Street\nRoom 2\nTwo Forks")
    )
    printout = render(all_forms()["ct_stat"], packet, EN)
    assert printout.pages == 2
    assert "120 Court Street, Room 2, Two Forks" in folded(pages_text(printout.pdf)[0])


def test_markup_in_any_value_prints_as_it_was_typed(referral, letter, consent):
    odd = replace(
        referral,
        person=replace(referral.person, name=HOSTILE),
        reason=HOSTILE,
        needs=HOSTILE,
        reach_by=HOSTILE,
        where_to_find=HOSTILE,
        to=replace(referral.to, name=HOSTILE, unit=HOSTILE),
        scope=replace(referral.scope, signed_by=HOSTILE, discloser=HOSTILE, recipient=HOSTILE),
    )
    printed = folded(text(render(all_forms()["pref"], odd, EN).pdf))
    assert printed.count(folded(HOSTILE)) >= 8
    court = replace(letter, person=replace(letter.person, letter_name=HOSTILE), words=HOSTILE, case_title=HOSTILE)
    assert folded(HOSTILE) in folded(text(render(all_forms()["ct_stat"], court, EN).pdf))
    signed = replace(consent, name=HOSTILE, information=HOSTILE, other_purpose=HOSTILE, discloser=HOSTILE)
    assert folded(HOSTILE) in folded(text(render(all_forms()["roi_mp"], signed, EN).pdf))


def test_the_same_packet_gives_the_same_bytes(filled):
    form, packet = filled
    assert render(form, packet, EN).pdf == render(form, packet, EN).pdf


def test_a_file_name_has_code_record_and_day_and_never_a_name(referral):
    form = all_forms()["pref"]
    assert file_name(form, "LD-2026-0142", referral.printing.at.date()) == "PREF-LD-2026-0142-2026-11-03.pdf"
    assert file_name(form, "", referral.printing.at.date()) == "PREF-blank-2026-11-03.pdf"


def test_yes_no_and_initials_print_empty_and_only_checked_letters_are_cited(consent):
    pages = pages_text(render(all_forms()["roi_mp"], consent, EN).pdf)
    assert "A B D E J" in folded(pages[0])
    assert "Hasta el 28 de octubre de 2027" in folded(" ".join(pages))


def test_the_printer_s_test_page_is_one_page_that_reaches_towards_every_edge(blank):
    printed = printer_test(blank, EN)
    assert printed.pages == 1
    assert loose_fonts(printed.pdf) == set()
    [margins] = ink_margins(printed.pdf)
    assert max(margins) < 8, "a ruler of 2 mm stands at each edge"
    assert {9, 10, 11, 14, 16} <= sizes(printed.pdf)
