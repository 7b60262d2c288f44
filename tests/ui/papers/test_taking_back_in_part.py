"""Taking a consent back for some of its offices, at the desk: the dialog, the table, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView

from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentKind,
    InformationCategory,
    Purpose,
    RecipientAnswer,
    RevocationManner,
)
from leaddesk.domain.disclosures import ToldDraft
from leaddesk.domain.fields import REQUIRED
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.consent_model import HOW_LONG
from leaddesk.ui.pages.consent_page import ConsentPage
from leaddesk.ui.pages.consents.by_office import OfficeCard
from leaddesk.ui.pages.consents.revocation_page import ReachedCard, RevocationPage
from leaddesk.ui.pages.consents.take_back import NONE_TICKED, SOME, WHOLE
from leaddesk.ui.pages.consents_tab import ConsentsTab
from leaddesk.ui.pages.print_routes import REVOKED
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.papers.conftest import Asked

TODAY = date(2026, 11, 3)
CLINIC, OTHER = "Clearwater Valley Health Center", "Cedar Ridge Clinic"


@pytest.fixture
def both(office, person, ordinary, clinic, other_clinic):
    first = ordinary.recipients[0]
    number = office.consents.save(
        person, replace(ordinary, recipients=(first, replace(first, organisation_id=other_clinic)))
    )
    for one in (clinic, other_clinic):
        told = ToldDraft(one, "Ann", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.IDENTITY}))
        office.disclosures.told(person, told)
    return number


@pytest.fixture
def off(office, both, clinic):
    office.consents.revoke(both, RevocationDraft(TODAY, taken_by="Dana Whitlock"), frozenset({clinic}))
    return both


@pytest.fixture
def show(qtbot, context, wishes, settle, person):
    def build(*forms):
        made = ConsentsTab(context, ask_form=Asked(*forms))
        qtbot.addWidget(made)
        made.resize(1110, 480)
        made.wished.connect(wishes.append)
        made.show()
        made.show_person(person)
        settle()
        return made

    return build


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def how_long(tab):
    view = tab.findChild(QTableView, "Consents")
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, HOW_LONG).data(role) for row in range(model.rowCount())]


def test_she_says_whether_it_is_all_of_it_and_ticks_who_may_no_longer_be_told(
    qtbot, office, show, both, clinic, settle
):
    def filled(fields, draft, deed, problems):
        dialog = FormDialog(None, "", "", fields, draft, deed, problems)
        qtbot.addWidget(dialog)
        assert fields["offices"].isHidden()
        assert problems(dialog.binder.draft) == {"reach": REQUIRED}
        fields["reach"].combo.setCurrentIndex(fields["reach"].combo.findData("some"))
        assert not fields["offices"].isHidden()
        ticks = {tick.text(): tick for tick in fields["offices"]._ticks.values()}
        assert set(ticks) == {CLINIC, OTHER}
        for tick in ticks.values():
            tick.setChecked(False)
        assert problems(dialog.binder.draft) == {"offices": NONE_TICKED}
        ticks[CLINIC].setChecked(True)
        assert problems(dialog.binder.draft) == {}
        return dialog.binder.draft

    tab = show(filled)
    tab.take_back.click()
    settle()
    said = words(tab.banner)
    assert f"C-0001-01 was taken back for {CLINIC}. For the others it stays as it is." in said
    assert f"Let these offices know: {CLINIC}, told last on Nov 3, 2026." in said
    assert f"{OTHER}, told" not in said
    consent = office.consents.one(both)
    assert [one.revoked is None for one in consent.recipients] == [False, True]
    assert how_long(tab) == [f"{OTHER} · Until Oct 28, 2027", f"{CLINIC} · Taken back Nov 3, 2026 · Make a new one"]
    # what is left can still be taken back
    assert tab.take_back.isVisible()


def test_where_another_consent_still_lets_it_be_told_she_hears_so(office, person, show, both, clinic, ordinary, settle):
    for_treatment = replace(
        ordinary, kind=ConsentKind.TREATMENT, recipients=(), categories=frozenset({InformationCategory.IDENTITY})
    )
    office.consents.save(person, for_treatment)
    only = frozenset({str(clinic)})
    tab = show(lambda _fields, draft, *_: replace(draft, consent_id=both, reach=SOME, offices=only))
    tab.take_back.click()
    settle()
    assert f"C-0001-02 still lets {CLINIC} be told. Take it back as well if that is meant." in words(tab.banner)
    assert f"lets {OTHER}" not in words(tab.banner)


def test_the_office_that_is_looked_at_is_ticked_to_begin_with_and_all_of_it_asks_for_none(office, show, both, clinic):
    tab = show(lambda _fields, draft, *_: None)
    row = office.consents.rows(1)[0]
    tab.deeds.take_back(row, office=clinic)
    fields, draft, _deed, problems = tab._ask_form.questions[0][2:]
    assert draft.offices == frozenset({str(clinic)})
    whole = replace(draft, reach=WHOLE)
    assert (problems(whole), whole.only) == ({}, frozenset())
    assert fields["consent_id"].value() == both


def test_a_consent_of_one_office_is_taken_back_whole_and_says_so(show, office, person, ordinary):
    office.consents.save(person, ordinary)
    tab = show(lambda _fields, draft, *_: None)
    tab.take_back.click()
    fields, draft, _deed, problems = tab._ask_form.questions[0][2:]
    assert fields["reach"].combo.currentText() == "All of it, for one office is on it"
    assert not fields["reach"].combo.isEnabled()
    assert problems(draft) == {}


def test_a_new_one_for_the_office_that_was_taken_off_leaves_the_old_one_standing(show, off, clinic, person, wishes):
    tab = show()
    view = tab.findChild(QTableView, "Consents")
    view.acted.emit(view.model().index(1, 0).data(Qt.ItemDataRole.UserRole + 2))
    [route] = wishes
    assert (route.page, route.record, route.extra.replaces) == (routes.CONSENT, person, None)
    assert [line.organisation_id for line in route.extra.draft.recipients] == [clinic]


def test_a_yes_that_comes_later_takes_a_consent_for_that_office_and_replaces_nothing(
    office, person, ordinary, other_clinic, show, wishes
):
    first = ordinary.recipients[0]
    refused = replace(first, organisation_id=other_clinic, answer=RecipientAnswer.STRUCK)
    office.consents.save(person, replace(ordinary, recipients=(first, refused)))
    tab = show()
    view = tab.findChild(QTableView, "Consents")
    view.acted.emit(view.model().index(1, 0).data(Qt.ItemDataRole.UserRole + 2))
    [route] = wishes
    assert [line.organisation_id for line in route.extra.draft.recipients] == [other_clinic]
    assert route.extra.replaces is None


def test_by_office_it_says_why_and_the_way_out_is_a_new_one_for_that_office(show, off, clinic, wishes, settle):
    tab = show()
    tab.shape.findChild(QTableView)
    tab.shape.set_value("by_office")
    tab._on_shape()
    card = next(one for one in tab.findChildren(OfficeCard) if one.accessibleName().startswith(CLINIC))
    assert "Consent C-0001-01 was taken back for Clearwater Valley Health Center on Nov 3, 2026." in words(card)
    next(one for one in card.findChildren(Button) if one.text() == "Make a new one").click()
    settle()
    assert [line.organisation_id for line in wishes[-1].extra.draft.recipients] == [clinic]


def test_beside_an_office_it_is_taken_back_for_that_office_to_begin_with(office, show, both, other_clinic, settle):
    tab = show(lambda _fields, draft, *_: draft)
    tab.shape.set_value("by_office")
    tab._on_shape()
    card = next(one for one in tab.findChildren(OfficeCard) if one.accessibleName().startswith(OTHER))
    next(one for one in card.findChildren(Button) if one.text() == "Take back…").click()
    settle()
    draft = tab._ask_form.questions[0][3]
    assert draft.only == {other_clinic}
    assert [one.revoked is None for one in office.consents.one(both).recipients] == [True, False]
    # of a day that is past nothing can be changed
    tab.on.line.setText("11/2/2026")
    settle()
    cards = tab.findChildren(OfficeCard)
    assert not any(one.isVisibleTo(tab) for card in cards for one in card.findChildren(Button) if "Take" in one.text())


def test_only_who_was_taken_off_is_to_hear_and_each_page_is_printed_for_itself(
    qtbot, context, office, off, other_clinic, wishes, settle
):
    page = RevocationPage(context)
    qtbot.addWidget(page)
    page.wished.connect(wishes.append)
    page.show()
    page.open(Route(routes.REVOCATION, off))
    settle()
    assert page.header.title.text() == "C-0001-01 was taken back in part"
    assert f"For {CLINIC}: Taken back on Nov 3, 2026 in writing, taken down by Dana Whitlock." in words(page)
    assert [one.accessibleName().split(".")[0] for one in page.findChildren(ReachedCard)] == [CLINIC]
    page.to_sign.click()
    [gone, _] = office.consents.one(off).recipients
    assert wishes == [Route(routes.PRINT, off, REVOKED, gone.line.organisation_id)]
    office.consents.revoke(off, RevocationDraft(TODAY, RevocationManner.ORAL, taken_by="Dana Whitlock"))
    page.refresh()
    settle()
    assert page.header.title.text() == "C-0001-01 was taken back"
    assert len([one for one in page.findChildren(Button) if one.text() == "Print its page"]) == 2
    page.to_sign.click()
    assert wishes[-1] == Route(routes.PRINT, off, REVOKED, other_clinic)


def test_a_signed_consent_that_is_opened_says_what_became_of_it(qtbot, context, office, off, clinic, settle):
    page = ConsentPage(context)
    qtbot.addWidget(page)
    page.resize(1110, 700)
    page.show()
    page.open(Route(routes.CONSENT, off, "open"))
    settle()
    assert "In force until Oct 28, 2027. Taken back for: Clearwater Valley Health Center (Nov 3, 2026)." in words(page)
    assert [card.accessibleName() for card in page.form.recipients.cards] == [
        f"{CLINIC}. Taken back Nov 3, 2026",
        OTHER,
    ]
    office.consents.revoke(off, RevocationDraft(TODAY, taken_by="Dana Whitlock"))
    page.open(Route(routes.CONSENT, off, "open"))
    settle()
    assert "Taken back Nov 3, 2026. It covers nothing any more." in words(page)
    assert "In force until" not in words(page)
