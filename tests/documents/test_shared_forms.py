"""The papers for another office under a consent: typed words print as typed, and page 1 holds what the law wants."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from installer import shots_packets
from leaddesk.documents.enclosed import can_be_enclosed, enclosed
from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.screening_decisions import Decision
from leaddesk.i18n import translator
from leaddesk.paper import notices
from tests.paper.inspection import assert_sound, folded, pages_text, properties, text

EN = translator("en")
FORMS = all_forms()
HOSTILE = '<b>Bob & "Ann"</para> ${x} {y}'
POSTED = ("plan_shared", "close_shared", "scr_decision", "le_status")


def hostile(key):
    """Return the usual packet with markup in everything that is typed."""
    packet = shots_packets.usual(key)
    if key == "plan_shared":
        step = replace(packet.goals[0].steps[0], what=HOSTILE)
        return replace(packet, goals=(replace(packet.goals[0], words=HOSTILE, steps=(step,)),), addressed_to=HOSTILE)
    if key == "close_shared":
        return replace(packet, handed_to=HOSTILE, goals=(replace(packet.goals[0], words=HOSTILE, steps=()),))
    if key == "chk_named":
        return replace(packet, what_for=HOSTILE, vendor=HOSTILE, name=HOSTILE)
    if key == "le_status":
        return replace(packet, incident_number=HOSTILE, agency=HOSTILE, addressed_to=HOSTILE)
    return replace(packet, decided_by=HOSTILE, incident_number=HOSTILE, decision=Decision.AFTER_APPROVAL)


@pytest.mark.parametrize("key", [*POSTED, "chk_named"])
def test_markup_prints_as_typed_and_no_name_gets_into_the_properties(key):
    printout = render(FORMS[key], hostile(key), EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague"))
    assert folded(text(printout.pdf)).count(folded(HOSTILE)) >= 2


@pytest.mark.parametrize("key", POSTED)
def test_page_one_holds_the_long_notice_the_scope_and_the_signature(key):
    made = final(FORMS[key], shots_packets.usual(key), "LD-2026-0142", EN)
    [page] = pages_text(made.content)
    for said in (notices.LONG_OPENING, notices.LONG_CLOSING, "WHAT THE CONSENT ALLOWS", "Date signed"):
        assert folded(said) in folded(page)
    assert (made.notice, made.scope_explained) == (NoticeUsed.LONG, True)


@pytest.mark.parametrize("key", POSTED)
def test_as_a_packet_it_goes_behind_a_cover_sheet_that_names_nobody(key):
    packet = shots_packets.usual(key)
    assert can_be_enclosed(packet)
    cover, *_ = pages_text(enclosed(FORMS[key], packet, EN).pdf)
    assert not re.search(r"Teague|LEAD", cover)


def test_a_voucher_with_a_name_has_no_word_of_the_program_in_what_is_kept_with_the_file():
    packet = shots_packets.usual("chk_named")
    assert not can_be_enclosed(packet)
    printout = render(FORMS["chk_named"], packet, EN)
    assert not re.search(r"LEAD|diversion|participant|LD-2026", text(printout.pdf) + str(properties(printout.pdf)))


def test_an_empty_closing_says_nothing_of_parts_that_are_not_there():
    bare = replace(shots_packets.usual("close_shared"), goals=(), services=(), courts=(), handed_to="")
    [page] = pages_text(render(FORMS["close_shared"], bare, EN).pdf)
    assert not re.search(r"Goals|Services|Court dates|None|Not given", page.split("WHAT THE CONSENT ALLOWS")[0])
