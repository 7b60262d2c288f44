"""A paper as one packet: one file, one line of the log, and a cover sheet that names neither person nor program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from leaddesk.documents.enclosed import can_be_enclosed, enclosed, final_packet
from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.documents.reprint import reprinted
from leaddesk.domain.conferences import ConferencePacket
from leaddesk.domain.disclosure_codes import DisclosureEvent, NoticeUsed
from leaddesk.domain.site_texts import SiteText, SiteTextDraft
from leaddesk.i18n import translator
from leaddesk.paper import notices
from leaddesk.ui import routes
from leaddesk.ui.pages.print_outside import on_cover
from leaddesk.ui.routes import Route
from tests.paper.inspection import assert_sound, folded
from tests.ui.papers.conftest import text

EN = translator("en")


def same(_fields, draft, *_):
    return draft


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = [folded(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return found


@pytest.fixture
def sent(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    return office.referrals_out.save(person, referral)


@pytest.fixture
def packet(office, sent):
    return office.packets.provider_referral(sent).packet


def test_the_cover_sheet_names_neither_the_person_nor_the_program(packet):
    first, *others = pages(enclosed(all_forms()["pref"], packet, EN).pdf)
    assert "Clearwater Valley Health Center" in first
    assert "Pages, with this one 4" in first
    for never in ("Teague", "M.T.", "LD-2026", "LEAD", "42 CFR", "consent", "Referral"):
        assert never not in first, never
    assert "Marisol Teague" in others[0]


@pytest.mark.parametrize(
    ("unit", "shown", "said"),
    [
        ("LEAD sergeant", "Sergeant", "“Sergeant” in place of “LEAD sergeant”"),
        ("Law Enforcement Assisted Diversion", "", "Without “Law Enforcement Assisted Diversion”"),
        ("Intake desk", "Intake desk", ""),
    ],
)
def test_a_unit_that_names_the_program_stands_on_the_paper_and_not_on_its_cover(packet, unit, shown, said):
    told = replace(packet, to=replace(packet.to, unit=unit))
    cover, paper, *_ = pages(enclosed(all_forms()["pref"], told, EN).pdf)
    assert "LEAD" not in cover
    assert "Diversion" not in cover
    assert shown in cover
    assert unit in paper
    assert [fact.value for fact in on_cover(told)] == ([said] if said else [])


def test_an_office_whose_own_name_tells_the_program_is_warned_of_beside_the_page(make, office, sent, settle, packet):
    draft = office.organisations.draft(packet.to.organisation_id)
    page = make(Route(routes.PRINT, sent, "pref"))

    def shown():
        return [one.text() for one in page.view.panel.findChildren(QLabel) if one.isVisibleTo(page)]

    office.organisations.save(
        replace(draft, unit="LEAD sergeant", address="LEAD house\n4 Mill Road"), packet.to.organisation_id
    )
    page.view.panel.pack.click()
    settle()
    assert "“Sergeant” in place of “LEAD sergeant”" in shown()
    assert "“LEAD”" in shown()
    page.view.panel.pack.click()
    settle()
    assert not any("LEAD sergeant" in words for words in shown())


def test_its_last_page_is_the_notice_and_the_scope_for_this_recipient_alone(office, packet):
    last = pages(enclosed(all_forms()["pref"], packet, EN).pdf)[-1]
    words = " ".join((notices.LONG_OPENING, *notices.LONG_CASES, notices.LONG_CLOSING))
    assert folded(words) in last
    assert "give Clearwater Valley Health Center" in last


def test_its_pages_are_counted_through_and_each_carries_the_edition_with_the_mark_of_the_office(office, sent):
    office.site_texts.save(SiteText.STATE_NOTICE, SiteTextDraft("State law adds its own protection."))
    packet = office.packets.provider_referral(sent).packet
    form = all_forms()["pref"]
    found = pages(enclosed(form, packet, EN).pdf)
    assert form.edition_for(packet.office) == f"{form.edition} · site 1"
    for number, page in enumerate(found, 1):
        assert f"{form.edition} · site 1" in page
        assert f"Page {number} of 4" in page
    assert [page.count(" of 4") for page in found] == [1] * 4
    assert "Provider Referral: notice and scope of consent" in found[-1]
    assert "M.T. · LD-2026-0001" in found[-1]
    assert "State law adds its own protection." in found[-1]
    assert "Page 1 of 2" in pages(render(form, packet, EN).pdf)[0]


def test_a_packet_with_words_that_go_on_counts_their_page_too(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    long = office.referrals_out.save(person, replace(referral, reason="Asked for a visit soon. " * 20))
    packet = office.packets.provider_referral(long).packet
    found = pages(enclosed(all_forms()["pref"], packet, EN).pdf)
    counted = len(found)
    assert [f"Page {number} of {counted}" in page for number, page in enumerate(found, 1)] == [True] * counted
    assert f"Pages, with this one {counted}" in found[0]
    assert any("PREF, page 2" in page for page in found if "Addendum" in page)


def test_a_packet_is_sound_and_each_page_can_be_marked_as_a_reprint(packet):
    made = final_packet(all_forms()["pref"], packet, "LD-2026-0001", EN)
    assert_sound(made.content, names=("Marisol", "Teague"))
    assert made.file_name == "PREF-LD-2026-0001-2026-11-03-packet.pdf"
    assert made.pages == len(PdfReader(BytesIO(made.content)).pages) == 4
    again = pages(reprinted(made.content, date(2026, 11, 3), EN))
    assert all("REPRINT of Nov 3, 2026" in page for page in again)
    assert made.content == final_packet(all_forms()["pref"], packet, "LD-2026-0001", EN).content


def test_a_paper_that_is_addressed_to_nobody_is_no_packet(office, packet):
    assert can_be_enclosed(packet)
    assert not can_be_enclosed(office.packets.blank())
    assert not can_be_enclosed(None)
    blank = office.packets.blank()
    assert not can_be_enclosed(ConferencePacket(blank.office, blank.printing, None, ("A",), (), 0, ()))


def test_a_packet_is_one_line_of_the_log_with_all_its_pages(make, office, person, sent, printer, settle):
    page = make(Route(routes.PRINT, sent, "pref"), "yes", forms=[same])
    assert len(page.view.paper._sheets) == 2
    page.view.panel.pack.click()
    settle()
    assert len(page.view.paper._sheets) == 4
    page.view.foot.print.click()
    settle()
    newest, prepared = office.disclosures.rows(person)
    assert newest.event is DisclosureEvent.DISCLOSED
    assert (prepared.form_code, prepared.pages, prepared.notice) == ("PREF", 4, NoticeUsed.LONG)
    assert prepared.scope_explained
    assert office.disclosures.content(prepared.id) == printer.papers[0]
    assert "DRAFT" not in text(printer.papers[0])


def test_another_paper_begins_without_a_cover_sheet(make, office, person, sent, settle):
    page = make(Route(routes.PRINT, sent, "pref"))
    page.view.panel.pack.click()
    settle()
    page.open(Route(routes.PRINT, None, "blank", "pref"))
    settle()
    assert page.view.panel.pack.isHidden()
    page.open(Route(routes.PRINT, sent, "pref"))
    settle()
    assert not page.view.panel.pack.isChecked()
    assert len(page.view.paper._sheets) == 2


def test_the_panel_says_what_is_added(make, sent, settle):
    page = make(Route(routes.PRINT, sent, "pref"))
    assert "Part 2 notice, page 1" in " ".join(fact.value for fact in page.preview.facts)
    page.view.panel.pack.click()
    settle()
    added = [fact for fact in page.preview.facts if "Cover sheet" in fact.value]
    assert [one.detail for one in added] == ["Notice and what the consent allows this office, last page"]
