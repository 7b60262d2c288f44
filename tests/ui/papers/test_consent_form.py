from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    InformationCategory,
    Purpose,
    RecipientAnswer,
)
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.ui import routes
from leaddesk.ui.pages import consent_start
from leaddesk.ui.pages.consent_page import ConsentPage
from leaddesk.ui.routes import Route
from tests.ui.papers.conftest import Asked


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture
def make(qtbot, context, wishes, settle):
    def build(route, *, forms=()):
        page = ConsentPage(context, ask_form=Asked(*forms))
        qtbot.addWidget(page)
        page.resize(1158, 604)
        page.wished.connect(wishes.append)
        page.show()
        page.open(route)
        settle()
        return page, page.form

    return build


def new(person, kind=ConsentKind.SPECIFIC):
    return Route(routes.CONSENT, person, "new", consent_start.empty(kind))


def fill(form, office_id):
    form.recipients.add_office(office_id)
    card = form.recipients.cards[0]
    card.categories[InformationCategory.IDENTITY].click()
    return card


@pytest.mark.parametrize("kind", [ConsentKind.SPECIFIC, ConsentKind.PROCEEDINGS])
def test_no_part_of_the_form_stands_beside_the_window(make, office, person, kind):
    page, form = make(new(person, kind))
    for suggestion in (form.year, form.case_end, form.quarter):
        assert suggestion.window() is page
    assert form.case_end.isVisible() == (kind is ConsentKind.PROCEEDINGS)


def test_a_consent_is_made_signed_and_in_force(make, office, person, clinic, settle, wishes):
    page, form = make(new(person))
    assert form.binder.draft.discloser == "Tamarack County LEAD"
    card = fill(form, clinic)
    card.purposes[Purpose.CARE].click()
    card.answer._parts["accepted"].click()
    form.year.click()
    assert form.fields["expires_on"].line.text() == "Nov 3, 2027"
    form.fields["signed_on"].line.setText("today")
    assert form.deed.text() == "Save as signed"
    form.deed.click()
    settle()
    [row] = office.consents.rows(person)
    assert row.validity.state is ConsentState.VALID
    assert row.consent.recipients[0].line == RecipientDraft(
        clinic,
        "",
        frozenset({InformationCategory.IDENTITY}),
        frozenset({Purpose.CARE}),
        RecipientAnswer.ACCEPTED,
    )
    assert wishes == [Route(routes.PARTICIPANTS, person, "consents")]
    assert page.banner.text == ""


def test_what_an_office_lacks_is_said_on_its_card_and_gone_to(make, office, person, clinic, settle):
    _, form = make(new(person))
    form.recipients.add_office(clinic)
    card = form.recipients.cards[0]
    form.to_sign.click()
    settle()
    assert card.problem.text() == "Tick what may be told"
    assert card.problem.isVisible()
    assert form.window().focusWidget() is card.categories[InformationCategory.IDENTITY]
    card.categories[InformationCategory.IDENTITY].click()
    form.to_sign.click()
    settle()
    assert form.window().focusWidget() is next(iter(card.purposes.values()))
    card.purposes[Purpose.CARE].click()
    assert not card.problem.isVisible()
    assert office.consents.rows(person) == []


def test_what_it_would_lack_is_said_while_it_is_typed(make, person, clinic, settle):
    _, form = make(new(person))
    form.look()
    settle()
    said = words(form.side)
    assert "Before it can be in force, it lacks:" in said
    card = fill(form, clinic)
    card.purposes[Purpose.CARE].click()
    card.answer._parts["accepted"].click()
    form.year.click()
    form.look()
    settle()
    assert "Once signed, in force until Nov 3, 2027" in words(form.side)
    assert "Everything that the law asks for is here" in words(form.side)


def test_another_form_needs_the_statements_that_ours_prints(make, person, clinic, settle):
    _, form = make(new(person))
    assert form.fields["revocation_stated"].isHidden()
    fill(form, clinic).purposes[Purpose.CARE].click()
    form.fields["our_form"].tick.click()
    assert not form.fields["revocation_stated"].isHidden()
    form.look()
    settle()
    lacks = {name for _, name in form_check(form, settle).lacks}
    assert {"revocation_stated", "redisclosure_stated"} <= lacks


def form_check(form, settle):
    from leaddesk.ui.pages.consent_check import check

    return check(form.context.services, form.binder.draft, None, form.context.today())


def test_courts_are_not_offered_on_an_ordinary_consent_and_the_reason_is_said(make, person, clinic, court):
    _, form = make(new(person))
    offered = [form.recipients.chooser.combo.itemText(n) for n in range(form.recipients.chooser.combo.count())]
    assert offered == ["Clearwater Valley Health Center"]
    assert "Courts are not offered here" in words(form)


def test_a_consent_for_a_proceeding_offers_courts_only_and_no_other_purpose(make, office, person, court, settle):
    _, form = make(new(person, ConsentKind.PROCEEDINGS))
    offered = [form.recipients.chooser.combo.itemText(n) for n in range(form.recipients.chooser.combo.count())]
    assert offered == ["Superior Court"]
    assert form.binder.draft.expires_event == "the case is closed"
    card = fill(form, court)
    assert card.purposes == {}
    card.answer._parts["accepted"].click()
    form.fields["case_number"].line.setText("26-1-00318-5")
    form.fields["signed_on"].line.setText("11/3/2026")
    form.deed.click()
    settle()
    [row] = office.consents.rows(person)
    assert (row.consent.draft.kind, row.validity.state) == (ConsentKind.PROCEEDINGS, ConsentState.VALID)
    assert row.consent.recipients[0].line.purposes == {Purpose.PROCEEDING}


def test_an_unsigned_consent_is_saved_and_printed_to_sign(make, office, person, clinic, settle, wishes):
    _, form = make(new(person))
    fill(form, clinic).purposes[Purpose.CARE].click()
    form.year.click()
    form.to_sign.click()
    settle()
    [row] = office.consents.rows(person)
    assert row.validity.state is ConsentState.DRAFT
    # Back from the page leads to its day of signing
    assert wishes == [Route(routes.CONSENT, row.consent.id, "sign"), Route(routes.PRINT, row.consent.id, "roi")]
    assert wishes[0].done


def test_an_incomplete_one_stays_and_shows_what_needs_a_look(make, office, person):
    _, form = make(new(person))
    form.deed.click()
    assert office.consents.rows(person) == []
    assert form.fields["recipients"].problem == "Name at least one office that may be told"
    assert form.fields["expires_on"].problem == "A day or an event when it ends is needed"


def test_an_office_can_be_added_without_leaving_the_form(make, office, person, clinic, settle):
    made = OrganisationDraft(name="Harbor House", kind=OrganisationKind.HOUSING)
    page, form = make(new(person), forms=[made])
    form.recipients.new.click()
    settle()
    assert [card.name for card in form.recipients.cards] == ["Harbor House"]
    kinds = page._ask_form.questions[0][2]["kind"].combo
    assert "Court" not in [kinds.itemText(n) for n in range(kinds.count())]
    assert "Harbor House" in [row.name for row in office.organisations.rows()]


def test_a_new_consent_begins_with_whom_it_names_and_a_prefilled_one_with_what_is_told(make, office, person, clinic):
    page, form = make(new(person))
    assert form.recipients.chooser.holds_focus()
    draft = replace(consent_start.empty(ConsentKind.SPECIFIC).draft, recipients=(RecipientDraft(clinic),))
    page, form = make(Route(routes.CONSENT, person, "new", consent_start.ConsentStart(draft)))
    assert page.focusWidget() is next(iter(form.recipients.cards[0].categories.values()))


def test_the_day_of_signing_is_in_sight_when_she_comes_to_enter_it(qtbot, make, office, person, ordinary):
    number = office.consents.save(person, replace(ordinary, signed_on=None))
    page, form = make(Route(routes.CONSENT, number, "sign"))
    signed = form.fields["signed_on"]
    page.activateWindow()
    qtbot.waitUntil(lambda: signed.line.hasFocus() and not signed.visibleRegion().isEmpty())
    assert signed.visibleRegion().boundingRect().height() == signed.height()


def test_signing_the_saved_page_keeps_what_it_says(make, office, person, ordinary, settle):
    number = office.consents.save(person, replace(ordinary, signed_on=None))
    _, form = make(Route(routes.CONSENT, number, "sign"))
    assert form.fields["signed_on"].line.text() == ""
    form.fields["signed_on"].line.setText("11/2/2026")
    form.deed.click()
    settle()
    [row] = office.consents.rows(person)
    assert row.consent.draft == replace(ordinary, signed_on=date(2026, 11, 2))


def test_a_signed_consent_can_only_be_read_and_made_anew(make, office, person, ordinary, wishes):
    number = office.consents.save(person, ordinary)
    page, form = make(Route(routes.CONSENT, number, "open"))
    assert form.signed
    assert not form.fields["expires_on"].line.isEnabled()
    assert not form.recipients.cards[0].isEnabled()
    assert form.deed.text() == "Make a new one"
    assert page.keep_draft() is None
    form.deed.click()
    [route] = wishes
    assert (route.part, route.extra.replaces, route.extra.draft.signed_on) == ("new", number, None)


def test_a_new_one_can_take_the_place_of_the_old_from_its_signature_on(make, office, person, ordinary, settle):
    number = office.consents.save(person, ordinary)
    start = consent_start.again(office.consents.rows(person)[0])
    _, form = make(Route(routes.CONSENT, person, "new", start))
    assert form.replaces.value() == number
    form.recipients.cards[0].answer._parts["accepted"].click()
    form.year.click()
    form.fields["signed_on"].line.setText("today")
    form.deed.click()
    settle()
    newer, old = office.consents.rows(person)
    assert (newer.validity.state, old.validity.state) == (ConsentState.VALID, ConsentState.SUPERSEDED)


def test_what_was_typed_comes_back_with_its_offices(make, office, person, clinic, context, settle):
    page, form = make(new(person))
    fill(form, clinic).purposes[Purpose.CARE].click()
    page.keep_draft()()
    _, again = make(new(person))
    assert [card.name for card in again.recipients.cards] == ["Clearwater Valley Health Center"]
    assert again.recipients.value()[0].purposes == {Purpose.CARE}


def test_spanish_before_its_review_computes_as_lacking(make, person, clinic, settle):
    _, form = make(new(person))
    card = fill(form, clinic)
    card.purposes[Purpose.CARE].click()
    card.answer._parts["accepted"].click()
    form.year.click()
    form.binder.change(form_language=Language.SPANISH)
    assert ("Review of the Spanish wording", "form_language") in form_check(form, settle).lacks


def test_a_year_from_a_leap_day_ends_on_the_last_of_february():
    from leaddesk.ui.pages.consent_form import in_a_year

    assert in_a_year(date(2028, 2, 29)) == date(2029, 2, 28)


def test_hidden_names_keep_the_name_off_the_form(make, person, context):
    context.names.hide(hidden=True)
    _, form = make(new(person))
    assert "LD-2026-0001" in words(form)
    assert "Teague" not in words(form)


def test_an_empty_draft_has_no_office(make, person):
    _, form = make(new(person))
    assert form.binder.draft == ConsentDraft(discloser="Tamarack County LEAD")
