"""The consent forms of the single kinds: what each states, what none may, and no signature that stands alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.consent_kinds import TREATING
from leaddesk.domain.consents import ConsentDraft
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose
from leaddesk.domain.packets import ConsentLine
from leaddesk.i18n import translator
from leaddesk.paper import notices
from tests.paper.inspection import assert_sound, folded, pages_text, text

EN = translator("en")
Category = InformationCategory
HOSTILE = "<b>Bob & \"Ann\"</para> ${x} {y} %s 'DROP' 😀 עברית " + "long " * 60
OTHERS = ["roi_235", "roi_tpo"]
VOUCHED = "I read this form, or it was read to me"


@pytest.fixture
def packets(consent):
    """Return a usual packet for each form."""
    prosecutor = ConsentLine("County Prosecutor", "deputy", (Category.IDENTITY,), (Purpose.DIVERSION,))
    return {
        "roi_tpo": replace(
            consent,
            kind=ConsentKind.TREATMENT,
            recipients=(ConsentLine(TREATING, "", (Category.IDENTITY, Category.MEDICAL), (Purpose.CARE,)),),
            expires_on=None,
            terms=ConsentDraft(kind=ConsentKind.TREATMENT, no_end=True),
        ),
        "roi_235": replace(
            consent,
            kind=ConsentKind.JUSTICE,
            recipients=(prosecutor,),
            terms=ConsentDraft(
                kind=ConsentKind.JUSTICE,
                condition="the charge in incident 26-044",
                revocable_on=date(2027, 2, 1),
                revocable_event="the charge is declined or dismissed",
            ),
        ),
    }


def said(key, packet):
    return folded(text(render(all_forms()[key], packet, EN).pdf))


def test_the_single_consent_names_the_class_and_the_purpose_in_the_regulations_words(packets):
    words = said("roi_tpo", packets["roi_tpo"])
    assert f"With {notices.TREATING_CLASS}." in words
    assert f"Only {notices.TREATING_PURPOSE}." in words
    assert "Not with a court, a prosecutor, police, a jail, or probation." in words


def test_it_says_what_2_31_a_10_asks_and_that_it_has_no_end(packets):
    words = said("roi_tpo", packets["roi_tpo"])
    assert "may then no longer be protected by 42 CFR part 2" in words
    assert "except in civil, criminal, administrative or legislative proceedings against me" in words
    assert "If I say no. I do not have to sign." in words
    assert "Until I take it back; it has no other end." in words
    dated = replace(packets["roi_tpo"], expires_on=date(2027, 10, 28))
    assert "How long. Until Oct 28, 2027." in said("roi_tpo", dated)


def test_the_criminal_justice_form_says_from_when_it_can_be_taken_back_and_nowhere_any_time(packets):
    words = said("roi_235", packets["roi_235"])
    assert "a condition of: the charge in incident 26-044" in words
    assert "only from Feb 1, 2027 on or, if that is sooner, once this happens: the charge is declined" in words
    assert "never later than the final decision" in words
    assert "How long. Until Oct 28, 2027." in words
    assert "se rechace o retire el cargo" in words
    assert "any time" not in words.lower()
    assert "en cualquier momento" not in words.lower()


@pytest.mark.parametrize("key", OTHERS)
def test_each_form_is_sound_and_its_blank_names_nobody(key, packets, blank):
    form = all_forms()[key]
    printout = render(form, packets[key], EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague"))
    assert printout.pages == 2
    empty = render(form, blank, EN)
    assert empty.pages == 2
    assert "LD-2026" not in text(empty.pdf)
    assert "DRAFT TRANSLATION" in text(empty.pdf)


@pytest.mark.parametrize("key", OTHERS)
def test_whatever_is_written_on_it_a_signature_never_stands_alone(key, packets):
    packet = packets[key]
    terms = replace(packet.terms, condition=HOSTILE[:300], revocable_event=HOSTILE[:300])
    lines = tuple(replace(packet.recipients[0], name=f"{HOSTILE[:200]} {n}") for n in range(5))
    full = replace(packet, name=HOSTILE[:100], information=HOSTILE, terms=terms)
    if key != "roi_tpo":
        full = replace(full, recipients=lines)
    printout = render(all_forms()[key], full, EN)
    assert_sound(printout.pdf)
    [page] = [page for page in map(folded, pages_text(printout.pdf)) if VOUCHED in page]
    assert "My copy." in page
    assert "Date signed" in page
