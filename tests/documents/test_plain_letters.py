"""Letters that confirm nothing: one page, nobody's name, and the same words whoever is asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from installer import shots_letters
from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import PartTwoStatus
from leaddesk.domain.plain_letters import RequestDraft, RequestKind
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, folded, page_count, text

EN = translator("en")
HOSTILE = '<b>Bob & "Ann"</para> ${x} {y} %s'


@pytest.fixture
def answer(office, printing):
    return shots_letters.answer(office, printing)


@pytest.fixture
def thanks(office, printing):
    return shots_letters.thanks(office, printing)


def said(key, packet) -> str:
    return folded(text(render(all_forms()[key], packet, EN).pdf)).replace("\u00a0", " ").replace("\u2011", "-")


@pytest.mark.parametrize("key", ["ncnd", "le_ack"])
@pytest.mark.parametrize("size", [11, 12])
@pytest.mark.parametrize("on_top", [True, False])
def test_it_is_one_sound_page_also_with_the_longest_values(office, printing, key, size, on_top):
    office = replace(office, court_text_size=size, court_letterhead_on_top=on_top)
    for packet in (shots_letters.usual(office, printing)[key], shots_letters.longest(office, printing)[key]):
        printout = render(all_forms()[key], packet, EN)
        assert_sound(printout.pdf, names=("Whitlock", "Featherstonehaugh", "Reyes"))
        assert printout.pages == page_count(printout.pdf) == 1


def test_the_answer_neither_confirms_nor_denies_and_quotes_their_number_alone(answer):
    page = said("ncnd", answer)
    for words in (
        "can neither confirm nor deny that any person is, was, or asked to be",
        "42 CFR part 2, in particular 2.13",
        "a subpoena alone does not permit a disclosure",
        "(42 CFR 2.61)",
        "26-1-00318-5",
        "This office received your subpoena.",
        "Clerk's stamp",
    ):
        assert words in page, words
    # 42 CFR 2.13(c)(2): never that the rules restrict the records of an identified person
    for words in ("this person", "the person named", "these records", " her ", " his ", "Teague"):
        assert words not in page, words


def test_an_ordinary_request_is_told_of_consent_and_order(answer):
    page = said("ncnd", replace(answer, request=replace(answer.request, kind=RequestKind.REQUEST, received_on=None)))
    assert "the written consent of the person, with every element of 42 CFR 2.31" in page
    assert "subpoena alone" not in page
    assert "Received on" not in page
    assert "Clerk's stamp" not in page


@pytest.mark.parametrize("key", ["ncnd", "le_ack"])
def test_where_part_2_does_not_apply_it_is_not_claimed(office, printing, key):
    office = replace(office, part2_status=PartTwoStatus.LEGAL_SAYS_NO)
    page = said(key, shots_letters.usual(office, printing)[key])
    assert "42 CFR" not in page
    assert "confirm nor deny" in page or "nothing can be read from it" in page


def test_the_thanks_say_that_the_referral_came_and_nothing_of_what_became_of_it(thanks):
    page = said("le_ack", thanks)
    for words in ("October 30, 2026", "2026-10-4471", "Deputy A. Reyes", "It reached this office", "42 CFR part 2"):
        assert words in page, words
    for words in ("enrolled", "intake", "accepted", "participant", "diver", "eligible", "Clerk's stamp"):
        assert words not in page, words


def test_thanks_without_a_day_a_number_or_a_phone_leave_no_hole(thanks):
    bare = replace(thanks, to="", made_on=None, report="", office=replace(thanks.office, phone="", fax="", address=""))
    page = said("le_ack", bare)
    assert "Thank you for your referral." in page
    assert "Your report number" not in page
    assert "The number here is" not in page


@pytest.mark.parametrize("key", ["ncnd", "le_ack"])
def test_markup_prints_as_typed_and_no_name_is_in_the_file_name(answer, thanks, key):
    odd = {
        "ncnd": replace(answer, request=replace(answer.request, office=HOSTILE, reference=f"{HOSTILE} 1")),
        "le_ack": replace(thanks, to=HOSTILE, report=HOSTILE),
    }[key]
    assert said(key, odd).count(folded(HOSTILE)) >= 2
    made = final(all_forms()[key], odd, "R-2026-0031", EN)
    assert made.file_name == f"{all_forms()[key].code}-R-2026-0031-2026-11-03.pdf"
    assert not all_forms()[key].tells


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (RequestDraft(), {"reference", "office"}),
        (RequestDraft(reference="State v. Teague", office="Clerk"), {"reference"}),
        (RequestDraft(reference="26-1-00318-5", office="Clerk", received_on=date(2026, 11, 4)), {"received_on"}),
        (RequestDraft(reference="26-1-00318-5", office="Clerk", received_on=date(2026, 11, 3)), set()),
    ],
)
def test_the_answer_needs_their_number_and_whose_it_is(draft, fields):
    assert set(draft.problems(date(2026, 11, 3))) == fields
