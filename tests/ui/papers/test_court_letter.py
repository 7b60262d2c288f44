from __future__ import annotations

import threading
from datetime import date

import pytest

from leaddesk.domain.court import ChargeDraft, MatterDraft
from leaddesk.domain.court_codes import FilingStatus, MatterKind
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import ConsentKind, DisclosureEvent, HelpfulFact, InformationCategory
from leaddesk.ui import routes
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.papers.conftest import text


def same(_fields, draft, *_):
    return draft


@pytest.fixture
def enrolled(office, person, database):
    with database.write("enrol") as session:
        office.participation.enrol_in(session, person, date(2026, 3, 4), None)
    return person


def test_a_court_letter_is_blocked_under_the_ordinary_consent(make, office, enrolled, ordinary, court, wishes, settle):
    office.consents.save(enrolled, ordinary)
    page = make(Route(routes.PRINT, enrolled, "ct_stat"))
    page.letter.binder.change(organisation_id=court, case_number="26-1-00318-5")
    page._on_letter_rested()
    settle()
    assert "need a consent of their own" in page.banner.text
    assert page.preview.pdf is None
    page.banner._action.click()
    [route] = wishes
    assert route.extra.draft.kind is ConsentKind.PROCEEDINGS
    assert route.extra.draft.case_number == "26-1-00318-5"
    assert route.extra.draft.recipients[0].organisation_id == court


def test_fields_of_a_paper_take_no_words_before_they_were_read(make, context, enrolled, person, settle):
    page = make(Route(routes.PRINT, enrolled, "ct_stat"))
    held = threading.Event()
    context.jobs.run(page, lambda: held.wait(5))
    # what stands in them is still the paper of before
    page.open(Route(routes.PRINT, enrolled, "ct_stat", "again"))
    assert not page.letter.isEnabled()
    held.set()
    settle()
    settle()
    assert page.letter.isEnabled()


def test_a_box_stands_level_with_its_words(make, enrolled, settle):
    facts = make(Route(routes.PRINT, enrolled, "ct_stat")).letter.facts
    facts.set_covered(frozenset(InformationCategory))
    settle()
    words, tick = next(iter(facts._words_of.items()))
    assert words.height() < 2 * words.fontMetrics().height()
    off = words.mapTo(facts, words.rect().center()) - tick.mapTo(facts, tick.rect().center())
    assert abs(off.y()) <= 1


def test_only_covered_facts_can_be_ticked_and_the_others_say_why(make, office, enrolled, stand_alone):
    office.consents.save(enrolled, stand_alone)
    page = make(Route(routes.PRINT, enrolled, "ct_stat"))
    ticks = page.letter.facts.ticks
    assert ticks[HelpfulFact.HOUSING_HELP].isEnabled()
    assert not ticks[HelpfulFact.CARE].isEnabled()
    assert ticks[HelpfulFact.CARE].accessibleDescription() == "The consent does not cover: Needs, services"


def test_a_letter_goes_with_the_stand_alone_consent_once_it_was_read_together(
    make, office, enrolled, stand_alone, printer, settle
):
    office.consents.save(enrolled, stand_alone)
    page = make(Route(routes.PRINT, enrolled, "ct_stat"), "yes", forms=[same])
    assert "Read together" in page.view.foot.reason.text()
    page.letter.facts.ticks[HelpfulFact.HOUSING_HELP].click()
    page.letter.reviewed.tick.click()
    page._on_letter_rested()
    settle()
    assert "is connected to help with housing" in text(page.preview.pdf)
    page.view.foot.print.click()
    settle()
    assert "is connected to help with housing" in text(printer.papers[0])
    assert office.disclosures.rows(enrolled)[0].event is DisclosureEvent.DISCLOSED
    assert page.keep_draft() is None
    assert office.drafts.all() == []


def test_a_letter_that_says_something_else_has_to_be_read_together_again(make, office, enrolled, stand_alone, settle):
    office.consents.save(enrolled, stand_alone)
    page = make(Route(routes.PRINT, enrolled, "ct_stat"))
    page.letter.reviewed.tick.click()
    page._on_letter_rested()
    settle()
    assert not page.view.foot.print.blocked
    page.keep_draft()()
    page.letter.facts.ticks[HelpfulFact.HOUSING_HELP].click()
    assert not page.letter.reviewed.tick.isChecked()
    later = make(Route(routes.PRINT, enrolled, "ct_stat"))
    assert not later.letter.reviewed.tick.isChecked()
    assert later.view.foot.print.blocked


def test_doubtful_words_are_pointed_out_and_never_altered(make, office, enrolled, stand_alone, settle):
    office.consents.save(enrolled, stand_alone)
    page = make(Route(routes.PRINT, enrolled, "ct_stat"))
    page.letter.binder.fields["words"].box.setPlainText("Has not relapsed; missed one visit.")
    page._on_letter_rested()
    settle()
    assert "relapsed, missed" in page.letter.doubt.text()
    assert "Has not relapsed; missed one visit." in text(page.preview.pdf)
    page.letter.binder.fields["words"].box.setPlainText("Comes every week.")
    assert page.letter.doubt.isHidden()


def test_the_cases_of_the_record_are_offered_and_the_consent_still_decides(
    make, office, enrolled, stand_alone, court, settle
):
    office.consents.save(enrolled, stand_alone)
    office.legal.save_matter(enrolled, MatterDraft(MatterKind.NEW, court, case_number="26-1-00999-1"))
    office.legal.save_matter(enrolled, MatterDraft(MatterKind.CIVIL, incident_number="AC-1"))
    page = make(Route(routes.PRINT, enrolled, "ct_stat"))
    assert page.preview.pdf is not None
    [case] = page.letter.cases.findChildren(Button)
    assert case.text() == "26-1-00999-1"

    case.click()
    page._on_letter_rested()
    settle()
    assert page.letter.binder.draft.case_number == "26-1-00999-1"
    assert page.preview.pdf is None
    assert page.preview.blocked is not None


def test_a_letter_without_a_consent_begins_with_the_only_open_case_and_shows_no_paper(make, office, enrolled, court):
    office.legal.save_matter(enrolled, MatterDraft(MatterKind.NEW, court, case_number="26-1-00999-1"))
    ended = MatterDraft(MatterKind.NEW, court, case_number="25-1-00001-1", status=FilingStatus.DISMISSED)
    office.legal.save_matter(enrolled, ended)
    page = make(Route(routes.PRINT, enrolled, "ct_stat"))

    draft = page.letter.binder.draft
    assert (draft.organisation_id, draft.case_number) == (court, "26-1-00999-1")
    assert page.preview.pdf is None


def test_nothing_of_a_matter_but_its_number_reaches_the_letter(make, office, enrolled, stand_alone, court):
    office.consents.save(enrolled, stand_alone)
    matter = MatterDraft(
        *(MatterKind.NEW, court, "", None, "26-1-00318-5", "AC-26-0777"),
        counsel="P. Okafor",
        mandates="Weekly report",
        obligations="$340 in fees",
    )
    number = office.legal.save_matter(enrolled, matter)
    office.legal.save_charge(number, ChargeDraft("Theft 3, store"))
    office.court_dates.save(enrolled, CourtDateDraft(date(2026, 11, 20), matter_id=number, room="Room 77"))
    page = make(Route(routes.PRINT, enrolled, "ct_stat"))

    told = text(page.preview.pdf)
    assert "26-1-00318-5" in told
    for secret in ("AC-26-0777", "Okafor", "Weekly report", "340", "Theft", "Room 77", "November 20"):
        assert secret not in told
