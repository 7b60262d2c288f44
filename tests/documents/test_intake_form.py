"""The intake form: what was noted and nothing else, or everything to fill in by hand; safety notes on neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from installer.shots_intake_paper import KNOWN, longest, usual
from leaddesk.documents.form import file_name, final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.intake.facts import SafetyDraft
from leaddesk.domain.intake.paper import blank_blocks, filled_blocks
from leaddesk.domain.intake.sheets import GoalsSheet
from leaddesk.domain.intake.told import Told
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, folded, pages_text, text

EN = translator("en")
FORM = all_forms()["intake"]
S = IntakeSection
HOSTILE = "<b>Bob & \"Ann\"</para> ${x} {y} %s 'DROP TABLE'"


def said(packet) -> str:
    return folded(text(render(FORM, packet, EN).pdf))


def test_it_says_what_was_noted_what_was_not_asked_and_that_it_stays_here(office, printing):
    packet = usual(office, printing)
    printout = render(FORM, packet, EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague", "Whitlock"))
    page = folded(text(printout.pdf))
    for words in (
        "Outside, in a vehicle or another place not meant for living",
        "American Indian or Alaska Native, White",
        "A door I can lock. Then my teeth.",
        "Prefers not to say",
        "Aunt Rue",
        "Stays in this office.",
        "Noted on Oct 28, 2026",
        "Prefers not to say: Household",
        "Nothing to note: Health and medicines",
        "Not asked yet: Treatment so far, and wishes",
        "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
    ):
        assert words in page, words
    assert "Medicines" not in page.replace("Health and medicines", ""), "nothing is printed of what was not asked"


def test_a_blank_asks_everything_and_names_nobody(blank):
    printout = render(FORM, blank, EN)
    assert_sound(printout.pdf)
    page = folded(text(printout.pdf))
    assert printout.pages <= 6
    assert "LD-2026" not in page
    assert all(section.label in page for section in S if section is not S.SAFETY)
    assert "Prefers not to say" in page
    assert "prefers not to say" in page


def test_a_part_that_goes_on_over_the_page_says_so(office, printing, blank):
    pages = pages_text(render(FORM, longest(office, printing), EN).pdf)
    [page] = [page for page in pages if "11 Health and medicines, continued" in page]
    assert "Doctor, clinic or pharmacy you trust" in page
    assert pages.index(page) == 1 + next(n for n, one in enumerate(pages) if "11 Health and medicines" in one)
    assert "continued" in text(render(FORM, blank, EN).pdf)


def test_safety_notes_are_on_no_paper(office, printing):
    known = {**KNOWN, S.SAFETY: [SafetyDraft(date(2026, 11, 3), "Dog at the gate")]}
    packet = replace(usual(office, printing), blocks=tuple(filled_blocks(known)))
    assert "Dog at the gate" not in said(packet)
    assert S.SAFETY not in {block.section for block in blank_blocks()}


def test_the_longest_talk_loses_no_word(office, printing):
    printout = render(FORM, longest(office, printing), EN)
    assert_sound(printout.pdf)
    page = folded(text(printout.pdf))
    assert page.count("the dog is what gets him up in the morning") >= 8 * 20
    assert all(f"Somebody {number}" in page for number in range(5))


def test_markup_prints_as_it_was_typed(office, printing):
    known = {S.GOALS: [GoalsSheet(Told(HOSTILE))]}
    packet = replace(usual(office, printing), name=HOSTILE, blocks=tuple(filled_blocks(known)))
    assert said(packet).count(folded(HOSTILE)) == 2


def test_it_is_no_disclosure_and_its_file_bears_no_name(office, printing):
    packet = usual(office, printing)
    made = final(FORM, packet, packet.record_number, EN)
    assert made.notice is NoticeUsed.NONE
    assert file_name(FORM, packet.record_number, date(2026, 11, 3)) == "INT-LD-2026-0142-2026-11-03.pdf"
    assert "DRAFT" in text(render(FORM, packet, EN, draft=True).pdf)
    assert render(FORM, packet, EN).pdf == render(FORM, packet, EN).pdf
