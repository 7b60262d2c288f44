"""Letters that confirm nothing, on the screen: asked for their number, seen, printed; no log, no record read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.codes import ReferralPathway, ReferralSource
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.plain_letters import RequestDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.ui import places
from leaddesk.ui.pages import PAGES
from leaddesk.ui.routes import PRINT, Route
from leaddesk.ui.top_bar import WORK
from tests.ui.papers.conftest import text

ROUTE = Route(PRINT, None, "ncnd")
REQUEST = RequestDraft(reference="26-1-00318-5", office="Clerk of the Superior Court")
ARREST = ReferralInDraft(
    date(2026, 11, 2),
    ReferralPathway.SOCIAL_CONTACT,
    ReferralSource.LE_PATROL,
    referrer_name="A. Reyes",
    agency="Tamarack County Sheriff",
    person_name="Marisol Teague",
    incident_number="2026-10-4471",
    reason="Sleeps behind the store",
)


def told(_fields, _begun, *_):
    return REQUEST


def test_the_answer_is_asked_for_seen_and_printed_without_a_trace(make, printer, settle, office, person):
    page = make(ROUTE, forms=[told])
    title, words = page._ask_form.questions[0][:2]
    assert title == "Answer a subpoena or a request?"
    assert "never a name" in words
    said = text(page.preview.pdf)
    assert "neither confirm nor deny" in said
    assert "DRAFT" in said
    page.view.foot.print.click()
    settle()
    assert printer.asked == [("NCND-2026-11-03.pdf", 1)]
    assert "DRAFT" not in text(printer.papers[0])
    assert "Teague" not in text(printer.papers[0])
    assert office.disclosures.rows() == []


def test_it_can_be_printed_while_names_are_hidden(make, context):
    context.names.hide(hidden=True)
    page = make(ROUTE, forms=[told])
    assert not page.view.foot.print.blocked


def test_turning_away_leads_back(make, qtbot):
    page = make(Route(PRINT, None, "blank", "pref"), forms=[None])
    with qtbot.waitSignal(page.going_back, timeout=2000):
        page.open(ROUTE)
    assert page.preview is None


def test_after_a_lock_no_question_stands_over_an_empty_page(make):
    page = make(ROUTE, forms=[told])
    assert page.place(ROUTE) == Route("today")


def test_search_and_the_menu_of_new_lead_to_it():
    assert ROUTE in [place.route for place in places.found("subpoena", PAGES)]
    assert ROUTE in [route for *_, route in WORK]


def test_an_officer_is_thanked_without_a_name_or_an_outcome(make, office, printer, settle):
    referral = office.referrals_in.save(ARREST)
    page = make(Route(PRINT, referral, "le_ack"))
    said = text(page.preview.pdf)
    assert "A. Reyes" in said
    assert "2026-10-4471" in said
    assert "Teague" not in said
    assert "store" not in said
    page.view.foot.print.click()
    settle()
    [(name, _copies)] = printer.asked
    assert name == f"LE-ACK-{office.referrals_in.record(referral).number}-2026-11-03.pdf"
    assert office.disclosures.rows() == []


def test_nobody_but_law_enforcement_is_thanked_by_letter(office):
    family = office.referrals_in.save(replace(ARREST, source=ReferralSource.FAMILY_FRIEND))
    with pytest.raises(LeadDeskError, match="law enforcement"):
        office.letters.thanks(office.referrals_in.record(family))
