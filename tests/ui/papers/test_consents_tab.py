from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QTableView

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consents import RecipientDraft, RevocationDraft
from leaddesk.domain.disclosure_codes import Channel, ConsentState, InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.disclosures import ToldDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.ui import routes
from leaddesk.ui.pages.consent_model import HOW_LONG, WHO
from leaddesk.ui.pages.consent_start import ConsentStart
from leaddesk.ui.pages.consent_table import head_font, in_two_lines
from leaddesk.ui.pages.consents.consent_card import ConsentCard
from leaddesk.ui.pages.consents_tab import ConsentsTab
from leaddesk.ui.widgets.buttons import Button
from tests.ui.papers.conftest import Asked


@pytest.fixture
def tab(qtbot, context, wishes):
    made = ConsentsTab(context)
    qtbot.addWidget(made)
    made.resize(1110, 480)
    made.wished.connect(wishes.append)
    made.show()
    return made


@pytest.fixture
def show(qtbot, context, wishes, settle, person):
    """Show a tab whose dialogs answer what they are told to."""

    def build(*answers, forms=()):
        made = ConsentsTab(context, ask=Asked(*answers), ask_form=Asked(*forms))
        qtbot.addWidget(made)
        made.resize(1110, 480)
        made.wished.connect(wishes.append)
        return made, shown(made, person, settle)

    return build


def shown(tab, person, settle):
    tab.show_person(person)
    settle()
    return tab.findChild(QTableView, "Consents")


def sentences(view, row=0):
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, column).data(role) for column in range(model.columnCount())]


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_the_table_says_in_words_what_may_be_told_and_what_not(tab, office, person, ordinary, settle):
    office.consents.save(person, ordinary)
    view = shown(tab, person, settle)
    said = sentences(view)
    assert view.accessibleName() == "Consents"
    assert said[1] == "Clearwater Valley Health Center, Taking part: may be told. Until Oct 28, 2027"
    assert said[6] == "Clearwater Valley Health Center, Mental health: not covered"
    assert said[HOW_LONG] == "Clearwater Valley Health Center · Until Oct 28, 2027"


def test_an_ended_consent_stands_last_and_is_renewed_with_one_key(
    tab, office, person, ordinary, other_clinic, settle, wishes
):
    line = replace(ordinary.recipients[0], organisation_id=other_clinic)
    ended = replace(ordinary, recipients=(line,), signed_on=date(2025, 10, 1), expires_on=date(2026, 10, 1))
    office.consents.save(person, ordinary)
    old = office.consents.save(person, ended)
    view = shown(tab, person, settle)
    assert sentences(view, 0)[WHO].startswith("Clearwater")
    assert sentences(view, 1)[1] == (
        "Cedar Ridge Clinic, Taking part: was covered, may no longer be told. Ended Oct 1, 2026"
    )
    assert sentences(view, 1)[HOW_LONG].endswith("Renew")
    view.acted.emit(view.model().index(1, 0).data(Qt.ItemDataRole.UserRole + 2))
    settle()
    [route] = wishes
    new = office.consents.one(route.record)
    assert (route.page, route.part, new.renews_id) == (routes.CONSENT, "open", old)
    assert new.draft.expires_on == date(2027, 11, 3)
    assert new.draft.recipients[0].answer is RecipientAnswer.OPEN


def test_one_that_was_taken_back_is_not_renewed_but_begun_anew(tab, office, person, ordinary, settle, wishes):
    number = office.consents.save(person, ordinary)
    office.consents.revoke(number, RevocationDraft(date(2026, 11, 3), taken_by="Dana Whitlock"))
    view = shown(tab, person, settle)
    view.acted.emit(view.current())
    [route] = wishes
    assert (route.page, route.record, route.part) == (routes.CONSENT, person, "new")
    assert isinstance(route.extra, ConsentStart)
    assert route.extra.draft.signed_on is None
    assert route.extra.draft.expires_on is None
    assert route.extra.draft.recipients[0].answer is RecipientAnswer.OPEN


def test_enter_on_an_unsigned_consent_leads_to_its_signature(qtbot, tab, office, person, ordinary, settle, wishes):
    number = office.consents.save(person, replace(ordinary, signed_on=None))
    view = shown(tab, person, settle)
    assert "Not signed yet" in sentences(view)[HOW_LONG]
    assert "asked for, may not be told yet" in sentences(view)[1]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wishes == [routes.Route(routes.CONSENT, number, "sign")]


def test_the_line_below_the_table_follows_the_cell_and_its_links_do_the_rows_best_action(
    tab, office, person, ordinary, settle, wishes
):
    office.consents.save(person, replace(ordinary, expires_on=date(2026, 11, 20)))
    view = shown(tab, person, settle)
    view.selectionModel().setCurrentIndex(view.model().index(0, 6), QItemSelectionModel.SelectionFlag.NoUpdate)
    said = words(tab.findChild(object, "meaning"))
    assert "Clearwater Valley Health Center, Mental health: not covered" in said
    assert "C-0001-01 · signed Oct 28, 2026 · not told yet" in said
    again = next(b for b in tab.findChildren(Button) if b.text() == "Renew" and b.isVisible())
    again.click()
    settle()
    assert office.consents.one(wishes[0].record).renews_id is not None


def test_the_consent_for_a_proceeding_is_a_card_and_never_a_row(tab, office, person, stand_alone, settle):
    office.consents.save(person, stand_alone)
    view = shown(tab, person, settle)
    assert view.model().rowCount() == 0
    [card] = tab.findChildren(ConsentCard)
    assert "For use in the case 26-1-00318-5" in card.accessibleName()
    assert "stands alone, as the law asks" in card.accessibleName()
    assert "In force" in words(card)


def test_a_past_day_shows_what_was_in_force_then(tab, office, person, ordinary, settle):
    ended = replace(ordinary, signed_on=date(2025, 10, 1), expires_on=date(2026, 10, 1))
    office.consents.save(person, ended)
    view = shown(tab, person, settle)
    assert tab.today.isHidden()
    tab.on.line.setText("9/1/2026")
    settle()
    assert "may be told" in sentences(view)[1]
    assert "As it was on Sep 1, 2026" in words(tab)
    tab.today.click()
    settle()
    assert "was covered" in sentences(view)[1]


def test_taking_back_names_the_consent_and_says_that_it_cannot_be_undone(show, office, person, ordinary, settle):
    office.consents.save(person, ordinary)
    tab, view = show(forms=[lambda fields, draft, *_: draft])
    tab.take_back.click()
    settle()
    title, text, *_ = tab._ask_form.questions[0]
    assert title == "Take C-0001-01 back?"
    assert "can't be undone" in text
    [row] = office.consents.rows(person)
    assert row.validity.state is ConsentState.REVOKED
    assert row.consent.revoked.taken_by == "Dana Whitlock"
    assert "Taken back Nov 3, 2026" in sentences(view)[HOW_LONG]
    assert tab.take_back.isHidden()


def test_taking_back_says_who_was_told_before(show, office, person, ordinary, clinic, settle):
    number = office.consents.save(person, ordinary)
    told = frozenset({InformationCategory.IDENTITY})
    office.disclosures.told(person, ToldDraft(clinic, "Nurse", Channel.PHONE, Purpose.CARE, told))
    tab, _view = show(forms=[lambda fields, draft, *_: draft])
    tab.take_back.click()
    settle()
    _title, text, *_ = tab._ask_form.questions[0]
    wanted = "Let these offices know: Clearwater Valley Health Center, told last on Nov 3, 2026."
    assert wanted in text
    assert wanted in words(tab.banner)
    assert office.consents.one(number).revoked is not None


def test_taking_back_names_nobody_where_nobody_was_told(show, office, person, ordinary, settle):
    office.consents.save(person, ordinary)
    tab, _view = show(forms=[lambda fields, draft, *_: draft])
    tab.take_back.click()
    settle()
    assert "Let these offices know" not in tab._ask_form.questions[0][1] + words(tab.banner)


@pytest.mark.parametrize(("answer", "state"), [("happened", ConsentState.EXPIRED), ("not-yet", ConsentState.VALID)])
def test_a_consent_by_event_is_asked_about_again(show, office, person, ordinary, settle, answer, state):
    by_event = replace(ordinary, expires_on=None, expires_event="treatment has ended", signed_on=date(2026, 5, 1))
    office.consents.save(person, by_event)
    _tab, view = show(answer, forms=[lambda fields, draft, *_: draft])
    assert "Has it ended?" in sentences(view)[HOW_LONG]
    view.acted.emit(view.current())
    settle()
    assert office.consents.rows(person)[0].validity.state is state


def test_a_no_beside_an_office_covers_nothing(tab, office, person, ordinary, other_clinic, settle):
    refused = RecipientDraft(
        other_clinic,
        "",
        frozenset({InformationCategory.IDENTITY}),
        frozenset({Purpose.CARE}),
        RecipientAnswer.STRUCK,
    )
    office.consents.save(person, replace(ordinary, recipients=(*ordinary.recipients, refused)))
    view = shown(tab, person, settle)
    assert sentences(view, 1)[1] == "Cedar Ridge Clinic, Taking part: not covered"
    assert "Said no" in sentences(view, 1)[HOW_LONG]


def test_without_consents_the_tab_says_what_belongs_there(tab, person, settle):
    shown(tab, person, settle)
    assert "No consents yet" in words(tab)


@pytest.mark.parametrize(("kind", "label"), [("part2_specific", ""), ("part2_proceedings", "the case is closed")])
def test_a_new_consent_asks_which_kind(show, wishes, kind, label):
    tab, _view = show(kind)
    tab.new.triggered.emit()
    assert any("stands alone" in answer.about for answer in tab._ask.questions[0][2])
    assert wishes[0].extra.draft.expires_event == label
    assert wishes[0].extra.draft.kind.value == kind


@pytest.mark.parametrize(("width", "size"), [(1110, 100), (816, 100), (560, 100), (1110, 200), (816, 200), (560, 200)])
def test_the_table_never_scrolls_sideways_and_cuts_no_head(show, office, person, ordinary, theme, width, size):
    office.consents.save(person, ordinary)
    theme.choose("light", size)
    tab, view = show()
    tab.resize(width, 480)
    tab.show()
    assert view.horizontalHeader().length() <= view.viewport().width()
    metrics = QFontMetrics(head_font(view.horizontalHeader().font()))
    for number, category in enumerate(InformationCategory, 1):
        head = category.letter if view.table.letters else in_two_lines(metrics, category.label)
        assert all(metrics.horizontalAdvance(line) <= view.columnWidth(number) for line in head.split("\n"))


def test_markup_in_an_office_stays_as_it_was_typed(tab, office, person, ordinary, settle):
    odd = office.organisations.save(OrganisationDraft(name='<b>Odd & "Co"</b>', kind=OrganisationKind.HEALTH))
    line = replace(ordinary.recipients[0], organisation_id=odd)
    office.consents.save(person, replace(ordinary, recipients=(line,)))
    view = shown(tab, person, settle)
    assert sentences(view)[1].startswith('<b>Odd & "Co"</b>, Taking part')
    assert '<b>Odd & "Co"</b>' in words(tab)
