"""The page for the window of an envelope: the address shows however the paper slides, and nothing else ever does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from installer import shots_log_papers, shots_mail
from leaddesk.documents.address_page import SEEN, WINDOW, can_be_mailed, with_address
from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.envelopes import envelope
from leaddesk.i18n import translator
from leaddesk.paper.frames import PAGE_HEIGHT
from tests.paper.inspection import assert_sound, character_boxes, folded, pages_text

EN = translator("en")
LONG = "Zebulon Bartholomew Featherstonehaugh-Castellanos de la Vega y Montenegro"
STREET = "12 Depot Street, Apt. 3\nHalvorsen Creek, WA 99999"
ADDRESSES = {
    "usual": envelope("Marisol Teague", STREET),
    "four lines": envelope("Marisol Teague", f"c/o R. Lund\n\n{STREET}"),
    "more lines than the window has": envelope("Marisol Teague", f"c/o R. Lund\nThe blue house\n{STREET}"),
    "hostile": envelope('<b>M. & "T"</b> {x}', STREET),
}


def mailed(key, office, printing):
    return {**shots_mail.usual(office, printing), "brch": shots_log_papers.breach(office, printing)}[key]


def test_without_an_address_there_is_no_envelope():
    assert envelope("Marisol Teague", "  \n ") == ()
    assert ADDRESSES["more lines than the window has"] == (
        "Marisol Teague",
        "c/o R. Lund",
        "The blue house",
        "12 Depot Street, Apt. 3, Halvorsen Creek, WA 99999",
    )


@pytest.mark.parametrize("kind", ADDRESSES)
def test_in_the_window_stands_the_whole_address_and_nothing_else(office, printing, kind):
    packet = replace(mailed("ct_rem", office, printing), envelope=ADDRESSES[kind])
    form = all_forms()["ct_rem"]
    pdf = with_address(render(form, packet, EN).pdf, form, packet, EN)
    assert_sound(pdf, names=("Teague",))
    high, low, right = SEEN
    seen = [
        one
        for one in character_boxes(pdf)
        if PAGE_HEIGHT - low <= one[4] and one[2] <= PAGE_HEIGHT - high and one[1] <= right
    ]
    assert "".join(one[0] for one in seen) == "".join("".join(packet.envelope).split())
    top, bottom, edge = WINDOW
    for _, left, lowest, _, highest in seen:
        assert lowest >= PAGE_HEIGHT - bottom
        assert highest <= PAGE_HEIGHT - top
        assert 63 <= left < edge


@pytest.mark.parametrize("key", ["ct_rem", "appt", "brch"])
def test_the_page_on_top_tells_of_no_program_no_court_and_no_place(office, printing, key):
    packet = mailed(key, office, printing)
    if key != "brch":
        assert not can_be_mailed(packet), "where no address may stand on paper, none is offered"
        packet = replace(packet, envelope=(LONG, *STREET.splitlines()))
    assert can_be_mailed(packet)
    form = all_forms()[key]
    alone = pages_text(render(form, packet, EN).pdf)
    first, *rest = pages_text(with_address(render(form, packet, EN).pdf, form, packet, EN))
    assert rest == alone, "the letter itself stays as it was"
    assert folded(" ".join(packet.envelope)) in first
    told = first.replace(" ".join(packet.envelope), "").lower()
    for word in ("lead", "court", "corte", "health", "appointment", "cita", "ct-rem", "brch", "42 cfr", "diversion"):
        assert word not in told, word
