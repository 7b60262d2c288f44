"""Papers made from the log: what they say, that they stay whole with the longest values, and that nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from installer import shots_log_papers
from leaddesk.documents.form import final, render
from leaddesk.documents.ground_words import RULES
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import DisclosureBasis, InformationCategory, NoticeUsed
from leaddesk.domain.ground_codes import BASES, OrderSection
from leaddesk.domain.grounds import LawfulGround
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, folded, page_count, text

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
    assert "Mill Creek Hospital without a consent, for a medical emergency (42 CFR 2.51)" in page
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
