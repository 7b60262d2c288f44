"""After a consent was taken back: who holds something, who has heard of it, and the papers for both."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import Channel, InformationCategory, Purpose, RevocationManner
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.revocations import HeardDraft
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.ui import routes
from leaddesk.ui.pages.consents.revocation_page import ReachedCard, RevocationPage
from leaddesk.ui.pages.print_routes import REVOKED, REVOKED_NOTICE
from leaddesk.ui.pages.today_words import opening
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.papers.conftest import Asked, text

TODAY = date(2026, 11, 3)


@pytest.fixture
def relied(office, person, ordinary, clinic):
    number = office.consents.save(person, ordinary)
    told = ToldDraft(clinic, "Ann", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.IDENTITY}))
    office.disclosures.told(person, told)
    office.consents.revoke(number, RevocationDraft(TODAY, RevocationManner.ORAL, "Dana Whitlock"))
    return number


@pytest.fixture
def show(qtbot, context, wishes, settle):
    def build(number, *forms):
        page = RevocationPage(context, ask_form=Asked(*forms))
        qtbot.addWidget(page)
        page.resize(1158, 604)
        page.wished.connect(wishes.append)
        page.show()
        page.open(Route(routes.REVOCATION, number))
        settle()
        return page

    return build


def cards(page):
    return [card.accessibleName() for card in page.findChildren(ReachedCard) if card.isVisible()]


def press(page, words):
    next(one for one in page.findChildren(Button) if one.text() == words and one.isVisible()).click()


def words(page):
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_it_says_when_how_and_who_holds_what(show, office, person, relied, context):
    page = show(relied)
    number = office.consents.one(relied).number
    assert page.header.title.text() == f"{number} was taken back"
    assert "Taken back on Nov 3, 2026 by word of mouth, taken down by Dana Whitlock." in words(page)
    assert cards(page) == [
        "Clearwater Valley Health Center. Not told yet. Taking part. Given or told: by word on Nov 3, 2026"
    ]
    assert "Marisol" in page.header.second.text()
    context.names.hide(hidden=True)
    assert "Marisol" not in words(page)
    assert "LD-2026" in page.header.second.text()


def test_a_call_is_marked_and_can_be_taken_off_with_a_reason(show, relied, settle):
    page = show(relied, lambda _fields, draft, *_: draft, lambda _fields, draft, *_: type(draft)("Wrong office"))
    press(page, "Mark as told…")
    settle()
    assert "Heard of it Nov 3, 2026 · By phone · Ann" in cards(page)[0]
    press(page, "Take the mark off…")
    settle()
    assert "Not told yet" in cards(page)[0]


def test_the_papers_are_one_click_away_and_the_notice_is_answered_like_any_other(
    show, make, relied, clinic, printer, settle, wishes
):
    page = show(relied)
    page.to_sign.click()
    press(page, "Print the notice")
    assert wishes == [
        Route(routes.PRINT, relied, REVOKED),
        Route(routes.PRINT, relied, REVOKED_NOTICE, clinic),
    ]
    paper = make(wishes[1], "yes", forms=(GivenDraft(Channel.MAIL),))
    paper.print_form()
    settle()
    assert "Teague" not in text(printer.papers[0])
    assert "Logged: given to Clearwater Valley Health Center." in paper.banner.text
    page.refresh()
    settle()
    assert "Heard of it Nov 3, 2026 · By mail" in cards(page)[0]
    own = make(wishes[0])
    own.print_form()
    settle()
    assert "Marisol Teague" in text(printer.papers[1])


def test_where_nobody_was_told_nobody_has_to_hear_of_it(show, office, person, ordinary):
    number = office.consents.save(person, ordinary)
    office.consents.revoke(number, RevocationDraft(TODAY, RevocationManner.WRITTEN, "Dana Whitlock"))
    page = show(number)
    assert cards(page) == []
    assert "Nobody was told anything" in words(page)


def test_today_and_the_consents_lead_there_and_back_to_the_person(show, person, relied, wishes):
    line = TodayLine(TodayKind.REVOCATION_UNTOLD, "", "", TODAY, "revocation", relied)
    assert opening(line) == Route(routes.REVOCATION, relied)
    page = show(relied)
    assert page.back()
    assert wishes == [Route(routes.PARTICIPANTS, person, "consents")]


def test_a_mark_on_a_day_before_is_refused_in_the_dialog(show, relied):
    page = show(relied, lambda *rest: None)
    press(page, "Mark as told…")
    problems = page._ask_form.questions[0][-1]
    assert problems(HeardDraft(date(2026, 11, 2))) == {"on": "This is before it was taken back"}
