"""The consent forms of the single kinds: what each states, what none may, and no signature that stands alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.consent_codes import MediaUse, Medium, MinorRule, ReachWay
from leaddesk.domain.consent_kinds import PUBLIC, TREATING
from leaddesk.domain.consent_packets import RevocationPacket
from leaddesk.domain.consents import ConsentDraft
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose, RevocationManner
from leaddesk.domain.packets import ConsentLine
from leaddesk.i18n import translator
from leaddesk.paper import notices
from tests.paper.inspection import assert_sound, folded, pages_text, text

EN = translator("en")
Category = InformationCategory
HOSTILE = "<b>Bob & \"Ann\"</para> ${x} {y} %s 'DROP' 😀 עברית " + "long " * 60
OTHERS = ["media", "reach", "roi_235", "roi_hipaa", "roi_minor", "roi_research", "roi_tpo"]
ONE_PAGE = {"reach"}
LINED = {"roi_235", "roi_hipaa", "roi_minor", "roi_research"}
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
        "roi_hipaa": replace(
            consent,
            kind=ConsentKind.HEALTH,
            recipients=(ConsentLine("Cedar Ridge Clinic", "", (Category.MEDICAL,), (Purpose.CARE,)),),
            terms=ConsentDraft(kind=ConsentKind.HEALTH),
        ),
        "roi_research": replace(
            consent,
            kind=ConsentKind.RESEARCH,
            recipients=(ConsentLine("State University", "team", (Category.NEEDS,), (Purpose.RESEARCH,)),),
            expires_on=None,
            expires_event="the study is over",
            terms=ConsentDraft(kind=ConsentKind.RESEARCH, study="Evaluation of LEAD in three counties"),
        ),
        "roi_minor": replace(
            consent,
            kind=ConsentKind.MINOR,
            terms=ConsentDraft(kind=ConsentKind.MINOR, minor_rule=MinorRule.BOTH, state_law="RCW 71.34"),
        ),
        "media": replace(
            consent,
            kind=ConsentKind.PUBLIC,
            recipients=(ConsentLine(PUBLIC, "", (Category.IDENTITY, Category.HOUSING), (Purpose.AT_REQUEST,)),),
            terms=ConsentDraft(
                kind=ConsentKind.PUBLIC, media=frozenset({Medium.STORY}), media_uses=frozenset({MediaUse.BOARD})
            ),
        ),
        "reach": replace(
            consent,
            kind=ConsentKind.REACH,
            recipients=(),
            terms=ConsentDraft(
                kind=ConsentKind.REACH, ways=frozenset({ReachWay.TEXT}), message_with="Rosa, sister", unwanted="Letters"
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


def test_a_hipaa_authorization_has_no_box_for_what_part_2_protects_and_the_statements_of_164_508(packets):
    words = said("roi_hipaa", packets["roi_hipaa"])
    boxes = words.partition("What this form does not cover.")[0]
    assert "Substance use" not in boxes
    assert "take part in LEAD" not in boxes
    assert "Treatment, payment, enrollment and benefits do not depend on it." in words
    assert "may share it again" in words
    assert "I can take it back. Any time, in writing to" in words


def test_a_consent_for_research_names_its_study_and_ends_with_it(packets):
    words = said("roi_research", packets["roi_research"])
    assert "and for nothing else: Evaluation of LEAD in three counties." in words
    assert "Until this happens: the study is over." in words
    assert "termine el estudio" in words


def test_the_form_of_a_minor_says_which_of_the_two_ways_and_has_a_line_for_the_parent(packets):
    words = said("roi_minor", packets["roi_minor"])
    assert "The rule of this state. RCW 71.34." in words
    assert "I sign alone: the law lets me consent to this care." in words
    assert "Parent or guardian / Padre, madre o tutor" in words


def test_public_use_says_that_anybody_may_see_it_and_what_cannot_be_called_back(packets):
    words = said("media", packets["media"])
    assert "It tells the public that I take part in LEAD." in words
    assert "What was printed or passed on cannot be called back." in words
    assert "LEAD shows it to me before anybody else sees it" in words


def test_how_to_reach_somebody_says_with_whom_a_message_may_be_left_and_what_not(packets):
    words = said("reach", packets["reach"])
    assert "With whom a message may be left. Rosa, sister." in words
    assert "What is not all right. Letters." in words
    nobody = replace(packets["reach"], terms=ConsentDraft(kind=ConsentKind.REACH))
    assert "With whom a message may be left. nobody." in said("reach", nobody)


@pytest.mark.parametrize("key", OTHERS)
def test_each_form_is_sound_and_its_blank_names_nobody(key, packets, blank):
    form = all_forms()[key]
    printout = render(form, packets[key], EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague"))
    pages = 1 if key in ONE_PAGE else 2
    assert printout.pages == pages
    empty = render(form, blank, EN)
    assert empty.pages == pages
    assert "LD-2026" not in text(empty.pdf)
    assert "DRAFT TRANSLATION" in text(empty.pdf)


@pytest.mark.parametrize("key", OTHERS)
def test_whatever_is_written_on_it_a_signature_never_stands_alone(key, packets):
    packet = packets[key]
    terms = replace(
        packet.terms,
        condition=HOSTILE[:300],
        revocable_event=HOSTILE[:300],
        study=HOSTILE[:300],
        state_law=HOSTILE[:300],
        message_with=HOSTILE[:300],
        unwanted=HOSTILE[:300],
    )
    full = replace(packet, name=HOSTILE[:100], information=HOSTILE, terms=terms)
    if key in LINED:
        lines = tuple(replace(packet.recipients[0], name=f"{HOSTILE[:200]} {n}") for n in range(5))
        full = replace(full, recipients=lines)
    printout = render(all_forms()[key], full, EN)
    assert_sound(printout.pdf)
    [page] = [page for page in map(folded, pages_text(printout.pdf)) if VOUCHED in page]
    assert "My copy." in page
    assert "Date signed" in page


@pytest.fixture
def taken_back(consent):
    return RevocationPacket(
        consent.office,
        consent.printing,
        consent.record_number,
        consent.initials,
        consent.name,
        consent.birth,
        consent.number,
        consent.kind,
        date(2026, 10, 28),
        ("Clearwater Valley Health Center",),
        date(2026, 11, 3),
        time(14, 10),
        RevocationManner.ORAL,
        "Dana Whitlock",
        date(2026, 11, 3),
        holders=("Clearwater Valley Health Center",),
        translation_reviewed=True,
    )


def test_the_page_that_takes_a_consent_back_is_one_page_and_says_from_when(taken_back, blank):
    printout = render(all_forms()["rev"], taken_back, EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague"))
    assert printout.pages == 1
    words = folded(text(printout.pdf))
    assert "My consent no. C-0142-03, signed on Oct 28, 2026" in words
    assert "From when. Nov 3, 2026, 2:10 PM. From then on LEAD shares nothing more" in words
    assert "cannot be called back" in words
    assert "Taken orally by" in words
    assert "Dana Whitlock" in words
    empty = render(all_forms()["rev"], blank, EN)
    assert empty.pages == 1
    assert "C-0142" not in text(empty.pdf)


def test_a_page_to_be_signed_has_a_box_for_the_day_and_the_hour(taken_back):
    to_sign = replace(taken_back, on=None, at=None, manner=None, counts_from=None)
    printout = render(all_forms()["rev"], to_sign, EN)
    words = folded(text(printout.pdf))
    assert printout.pages == 1
    assert "Day, hour / Día, hora" in words
    assert "From the day and the hour above on LEAD tells those named above nothing more" in words
    assert "___" not in words.replace("Initials / Iniciales: ________", "")


def test_one_that_cannot_be_taken_back_yet_says_from_when_it_counts(taken_back):
    bound = replace(taken_back, counts_from=date(2026, 12, 1))
    words = said("rev", bound)
    assert "I ask for this on Nov 3, 2026. This consent can be taken back only from Dec 1, 2026 on" in words
    waits = replace(taken_back, counts_from=None, event="the charge is declined or dismissed")
    assert "only once this happens: the charge is declined or dismissed" in said("rev", waits)


def test_hostile_words_on_it_stay_words_and_the_signature_keeps_its_sentence(taken_back):
    offices = tuple(f"{HOSTILE[:150]} {number}" for number in range(9))
    printout = render(all_forms()["rev"], replace(taken_back, name=HOSTILE[:90], offices=offices, holders=offices), EN)
    assert_sound(printout.pdf)
    [page] = [page for page in map(folded, pages_text(printout.pdf)) if "I take this consent back." in page]
    assert "Date signed" in page


def test_where_several_are_named_the_page_lets_the_person_mark_for_whom_and_stays_one_page(taken_back):
    offices = tuple(f"Office of long standing {number}" for number in range(6))
    to_sign = replace(taken_back, on=None, at=None, manner=None, taken_by="", counts_from=None, offices=offices)
    printout = render(all_forms()["rev"], replace(to_sign, choices=offices), EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague"))
    assert printout.pages == 1
    words = folded(text(printout.pdf))
    for one in (*offices, "All of it / Todo", "Only what these may be told", "as marked above"):
        assert one in words
    # who holds something is said once it is known for whom it was taken back
    assert "So far:" not in words
    done = replace(taken_back, choices=offices[:1], only=offices[:1], offices=offices[:1])
    words = said("rev", done)
    assert "So far: Clearwater Valley Health Center." in words
    assert offices[1] not in words


def test_hostile_names_to_choose_from_stay_words_and_the_signature_keeps_its_sentence(taken_back):
    offices = tuple(f"{HOSTILE[:150]} {number}" for number in range(9))
    printout = render(all_forms()["rev"], replace(taken_back, choices=offices, only=offices[:4], offices=offices), EN)
    assert_sound(printout.pdf)
    [page] = [page for page in map(folded, pages_text(printout.pdf)) if "as marked above." in page]
    assert "Date signed" in page
