"""Papers made from the log: what they say, that they stay whole with the longest values, and that nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from installer import shots_log_papers
from leaddesk.documents import accounting_words
from leaddesk.documents.breach_words import breach_words
from leaddesk.documents.form import final, render
from leaddesk.documents.ground_words import RULES
from leaddesk.documents.registry import all_forms
from leaddesk.documents.reprint import reprinted
from leaddesk.domain.accounting import AccountingDraft
from leaddesk.domain.breach import BreachData, BreachLetterDraft
from leaddesk.domain.codes import Language
from leaddesk.domain.disclosure_codes import Channel, DisclosureBasis, InformationCategory, NoticeUsed
from leaddesk.domain.ground_codes import BASES, OrderSection
from leaddesk.domain.grounds import LawfulGround
from leaddesk.i18n import translator
from leaddesk.paper.reprint import reprint_words
from tests.paper.inspection import assert_sound, folded, page_count, pages_text, text

EN = translator("en")
HOSTILE = '<b>Bob & "Ann"</para> ${x} {y} %s'


def said(key, packet) -> str:
    return folded(text(render(all_forms()[key], packet, EN).pdf)).replace("\u00a0", " ").replace("\u2011", "-")


@pytest.mark.parametrize("key", shots_log_papers.KEYS)
def test_usual_and_longest_are_sound_and_say_all_that_was_entered(office, printing, key):
    usual = shots_log_papers.usual(office, printing)[key]
    longest = shots_log_papers.longest(office, printing)[key]
    for packet in (usual, longest):
        printout = render(all_forms()[key], packet, EN)
        assert_sound(printout.pdf, names=("Teague", "Featherstonehaugh", "Whitlock"))
        assert printout.pages == page_count(printout.pdf)
    assert render(all_forms()[key], usual, EN).pages == 1


def test_the_emergency_record_holds_the_four_facts_and_what_was_told(office, printing, blank):
    packet = shots_log_papers.emergency(office, printing)
    page = said("emerg", packet)
    for words in (
        *("Ada Lind, RN", "Halvorsen Creek Hospital, emergency room", "Dana Whitlock", "Nov 2, 2026", "10:40 PM"),
        *("Found unconscious behind the library", "Substance use", "The name of the clinic that prescribes."),
        *("LD-2026-0142", "Marisol Teague", "42 CFR 2.51"),
    ):
        assert words in page, words
    odd = replace(packet, words=HOSTILE, facts=replace(packet.facts, emergency=HOSTILE))
    assert said("emerg", odd).count(HOSTILE) == 2
    made = final(all_forms()["emerg"], packet, packet.record_number, EN)
    assert (made.notice, made.file_name) == (NoticeUsed.NONE, "EMERG-LD-2026-0142-2026-11-03.pdf")
    assert page_count(render(all_forms()["emerg"], blank, EN).pdf) == 1


def test_what_is_told_without_a_consent_says_why_and_claims_no_consent(referral, letter):
    assert set(RULES) >= set(BASES.values()) | {one.basis for one in OrderSection}
    urgent = LawfulGround(
        DisclosureBasis.EMERGENCY, "Mill Creek Hospital", (InformationCategory.IDENTITY, InformationCategory.MEDICAL)
    )
    page = said("pref", replace(referral, scope=None, ground=urgent))
    assert "Mill Creek Hospital without a consent, because of a medical emergency (42 CFR 2.51)" in page
    assert "C-0142-03" not in page
    assert "WHAT THE CONSENT ALLOWS" not in page
    ordered = LawfulGround(
        DisclosureBasis.COURT_ORDER_CRIMINAL,
        "Superior Court",
        (InformationCategory.IDENTITY, InformationCategory.CONTACT),
        "Superior Court of Tamarack County",
        OrderSection.CRIMINAL,
        date(2026, 10, 20),
        "26-1-00318-5",
    )
    page = said("ct_stat", replace(letter, scope=None, ground=ordered))
    assert "(42 CFR 2.61, 2.65)" in page
    assert "The order was made by Superior Court of Tamarack County on Oct 20, 2026." in page
    assert "signed a consent" not in page
    assert "says only what the order allows" in page
    with pytest.raises(ValueError, match="legal basis"):
        said("ct_stat", replace(letter, scope=None))


def test_the_accounting_says_to_whom_what_when_why_and_on_what_basis_and_groups_what_repeats(office, printing):
    packet = shots_log_papers.accounting(office, printing)
    page = said("acct", packet)
    for words in (
        *("Nov 3, 2023 – Nov 3, 2026", "Clearwater Valley Health Center", "40 Mill Road, Halvorsen Creek"),
        *("Provider Referral (PREF), by fax", "Told, by phone", "6 times, the last on Oct 14, 2026", "C-0142-03"),
        *("A medical emergency", "Nothing; it was told without cover", "To plan and arrange your care and services"),
        *("Ada Lind, RN", "Tamarack County Sheriff"),
    ):
        assert words in page, words
    assert "Fecha" not in page
    spanish = said("acct", shots_log_papers.accounting(office, printing, Language.SPANISH))
    for words in ("Una emergencia médica", "Su nombre, y que usted participa en LEAD", "TRADUCCIÓN PRELIMINAR"):
        assert words in spanish, words
    empty = said("acct", replace(packet, lines=()))
    assert "Nothing about you was given or told to anybody in this time." in empty
    odd = replace(packet, lines=(replace(packet.lines[0], recipient=HOSTILE),))
    assert HOSTILE in said("acct", odd)


def test_the_accounting_knows_the_words_for_every_basis_channel_and_purpose_that_can_stand_in_it():
    never = {DisclosureBasis.INTERNAL, DisclosureBasis.OWN_PAPER, DisclosureBasis.OTHER}
    assert set(accounting_words.BASES) >= set(DisclosureBasis) - never
    assert set(accounting_words.CHANNELS) == set(Channel)


def test_the_breach_letter_has_its_five_parts_in_the_language_of_the_person(office, printing):
    page = said("brch", shots_log_papers.breach(office, printing))
    for words in (
        *("What happened", "It happened on October 29, 2026.", "We learned of it on October 30, 2026."),
        *("Your name, your address or phone number, that you take part here.", "What you can do", "What we are doing"),
        *("Dana Whitlock, (509) 555-0118", "118 Depot Street", "12 Depot Street, Apt. 3"),
    ):
        assert words in page, words
    assert "LEAD" not in page, "it is mail to the person: it names no program"
    spanish = said("brch", shots_log_papers.breach(office, printing, Language.SPANISH))
    for words in (
        *("Qué pasó", "Lo supimos el 30 de octubre de 2026.", "Su nombre, su dirección", "TRADUCCIÓN"),
        *("Fecha de firma", "Impreso el 3 nov 2026", "Página 1 de 1"),
    ):
        assert words in spanish, words
    packet = shots_log_papers.breach(office, printing)
    assert HOSTILE in said("brch", replace(packet, said=replace(packet.said, what_happened=f"{HOSTILE}\nzweite")))
    assert set(breach_words(Language.SPANISH).kinds) == set(breach_words(Language.ENGLISH).kinds) == set(BreachData)


def test_a_breach_letter_lacks_nothing_that_the_law_asks_for_and_is_due_in_sixty_days():
    bare = BreachLetterDraft()
    assert set(bare.problems(date(2026, 11, 3))) == {"discovered_on", "what_happened", "kinds", "steps", "doing"}
    assert (bare.due, bare.report_due) == (None, None)
    whole = BreachLetterDraft(date(2026, 11, 3), None, "x", frozenset({BreachData.NAME}), "y", "z")
    assert whole.problems(date(2026, 11, 3)) == {}
    assert (whole.due, whole.report_due) == (date(2027, 1, 2), date(2027, 3, 1))
    assert set(whole.problems(date(2026, 11, 2))) == {"discovered_on"}
    assert set(replace(whole, happened_on=date(2026, 11, 4)).problems(date(2026, 11, 9))) == {"happened_on"}


def test_an_accounting_reaches_three_years_back_and_no_further_than_six():
    today = date(2028, 2, 29)
    assert AccountingDraft.usual(today) == AccountingDraft(date(2025, 2, 28), today)
    assert AccountingDraft(date(2022, 2, 28), today).problems(today) == {}
    for wrong in (
        AccountingDraft(date(2022, 2, 27), today),
        AccountingDraft(today, date(2028, 2, 28)),
        AccountingDraft(today, date(2028, 3, 1)),
        AccountingDraft(None, today),
    ):
        assert len(wrong.problems(today)) == 1, wrong


@pytest.mark.parametrize("key", shots_log_papers.KEYS)
def test_a_reprint_differs_from_the_kept_paper_by_its_mark_alone(office, printing, key):
    kept = render(all_forms()[key], shots_log_papers.usual(office, printing)[key], EN).pdf
    mark = reprint_words(date(2026, 11, 3), EN)
    for before, after in zip(pages_text(kept), pages_text(reprinted(kept, date(2026, 11, 3), EN)), strict=True):
        assert mark in after
        assert sorted(after.replace(mark, "").split()) == sorted(before.split())
