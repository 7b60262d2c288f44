"""The consents office by office: what may be told and until when, or why nothing and what next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, RecipientAnswer
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.ui import routes
from leaddesk.ui.pages.consents.by_office import OfficeCard
from leaddesk.ui.pages.consents_tab import BY_OFFICE, ConsentsTab
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.papers.conftest import Asked


@pytest.fixture
def show(qtbot, context, wishes, settle, person):
    """Show a record's consents office by office."""

    def build():
        tab = ConsentsTab(context, ask=Asked(), ask_form=Asked())
        qtbot.addWidget(tab)
        tab.resize(1110, 480)
        tab.wished.connect(wishes.append)
        tab.show()
        tab.show_person(person)
        settle()
        tab.shape._parts[BY_OFFICE].click()
        return tab

    return build


def cards(tab):
    return [card for card in tab.findChildren(OfficeCard) if card.isVisible()]


def press(card, words):
    next(one for one in card.findChildren(Button) if one.text() == words).click()


def test_an_office_says_what_it_may_be_told_for_what_and_until_when(show, office, person, ordinary, wishes):
    number = office.consents.save(person, ordinary)
    [card] = cards(show())
    shown = office.consents.one(number).number
    assert card.accessibleName() == (
        "Clearwater Valley Health Center. May be told. Taking part, Being in touch, Needs, services, Substance use. "
        f"To plan and arrange care and services · {shown} · until Oct 28, 2027"
    )
    press(card, f"Open {shown}")
    assert wishes == [Route(routes.CONSENT, number, "open")]


def test_an_office_without_cover_says_why_and_offers_the_next_step(
    show, office, person, ordinary, other_clinic, settle, wishes
):
    line = replace(ordinary.recipients[0], organisation_id=other_clinic, answer=RecipientAnswer.STRUCK)
    office.consents.save(person, replace(ordinary, recipients=(line, *ordinary.recipients)))
    first, last = cards(show())
    assert first.accessibleName().startswith("Clearwater")
    assert "Cedar Ridge Clinic. Nothing. On consent C-" in last.accessibleName()
    press(last, "Make a new one")
    settle()
    [route] = wishes
    new = office.consents.one(route.record)
    assert new.draft.kind is ConsentKind.SPECIFIC
    assert new.draft.recipients[0].answer is RecipientAnswer.OPEN


def test_on_an_earlier_day_it_shows_what_was_covered_then(show, office, person, ordinary, settle):
    number = office.consents.save(person, ordinary)
    office.consents.revoke(number, RevocationDraft(date(2026, 11, 3), taken_by="Dana Whitlock"))
    tab = show()
    assert "was taken back on Nov 3, 2026" in cards(tab)[0].accessibleName()
    tab.on.line.setText("11/2")
    settle()
    assert "May be told" in cards(tab)[0].accessibleName()


def test_without_consents_there_is_nothing_to_choose_between(qtbot, context, person, settle):
    tab = ConsentsTab(context, ask=Asked(), ask_form=Asked())
    qtbot.addWidget(tab)
    tab.show()
    tab.show_person(person)
    settle()
    assert not tab.shape.isVisible()
    assert "No consents yet" in " ".join(one.text() for one in tab.findChildren(QLabel) if one.isVisible())


def test_hostile_words_stay_words(show, office, person, ordinary):
    odd = office.organisations.save(OrganisationDraft('<b>Odd</b> & "Co" 😀 {x} ' + "long " * 50))
    line = replace(ordinary.recipients[0], organisation_id=odd, categories=frozenset({InformationCategory.IDENTITY}))
    office.consents.save(person, replace(ordinary, recipients=(line,)))
    [card] = cards(show())
    assert card.accessibleName().startswith('<b>Odd</b> & "Co" 😀 {x} long')
