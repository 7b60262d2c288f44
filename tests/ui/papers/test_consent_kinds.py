"""The other kinds of consent on the screen: each asks for what it needs and no more, and says what it is worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView

from leaddesk.documents.registry import all_forms
from leaddesk.domain.consent_codes import MediaUse, Medium, MinorRule, ReachWay
from leaddesk.domain.consent_kinds import KEPT_AS, RULES
from leaddesk.domain.consents import ConsentDraft, RecipientDraft, RevocationDraft
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    InformationCategory,
    Purpose,
)
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.services.today import DRAFTS
from leaddesk.ui import routes
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages import consent_start
from leaddesk.ui.pages.consent_dialogs import EventDraft, ask_kind
from leaddesk.ui.pages.consent_model import HOW_LONG, WHO
from leaddesk.ui.pages.consent_page import ConsentPage
from leaddesk.ui.pages.consents.consent_card import ConsentCard
from leaddesk.ui.pages.consents.print_source import ConsentSource
from leaddesk.ui.pages.consents_tab import ConsentsTab
from leaddesk.ui.pages.contacts_tab import ContactsTab
from leaddesk.ui.pages.print_letters import ReminderSource
from leaddesk.ui.pages.today_words import opening
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.papers.conftest import Asked

Category = InformationCategory


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture
def make(qtbot, context, wishes, settle, person):
    pages = []

    def build(kind):
        page = ConsentPage(context, ask_form=Asked())
        qtbot.addWidget(page)
        page.resize(1158, 604)
        page.wished.connect(wishes.append)
        page.show()
        page.open(Route(routes.CONSENT, person, "new", consent_start.empty(kind)))
        settle()
        pages.append(page)
        return page.form

    return build


@pytest.fixture
def show(qtbot, context, settle, person):
    def build(*answers, forms=()):
        tab = ConsentsTab(context, ask=Asked(*answers), ask_form=Asked(*forms))
        qtbot.addWidget(tab)
        tab.resize(1110, 480)
        tab.show()
        tab.show_person(person)
        settle()
        return tab, tab.findChild(QTableView, "Consents")

    return build


def cell(view, column, row=0):
    return view.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_kinds_are_offered_each_with_what_it_is_for(qtbot):
    seen = {}

    def ask(parent, title, text, answers):
        dialog = Question(parent, title, text, answers)
        qtbot.addWidget(dialog)
        dialog.show()
        for kind in RULES:
            button = dialog.findChild(Button, kind.value)
            seen[button.text()] = button.accessibleDescription()
        assert all(about in words(dialog) for about in seen.values())
        return ConsentKind.JUSTICE.value

    assert ask_kind(None, ask) is ConsentKind.JUSTICE
    assert "Permission to share" in seen
    assert "Never for court, prosecutor or police" in seen["For treatment, payment and operations"]


def test_a_consent_for_treatment_names_no_office_and_may_have_no_end(make, office, person, settle):
    form = make(ConsentKind.TREATMENT)
    assert "recipients" not in form.fields
    for tick in (Category.IDENTITY, Category.MEDICAL):
        form.fields["categories"].tick(tick).click()
    form.fields["no_end"].tick.click()
    form.look()
    settle()
    assert "Once signed, in force until it is taken back" in words(form.side)
    form.fields["signed_on"].line.setText("today")
    form.deed.click()
    settle()
    [row] = office.consents.rows(person)
    assert row.validity.state is ConsentState.VALID
    assert row.consent.draft.recipients == ()
    assert row.consent.draft.categories == {Category.IDENTITY, Category.MEDICAL}


def test_the_table_shows_the_class_that_it_names(show, office, person):
    draft = ConsentDraft(
        ConsentKind.TREATMENT,
        "LEAD",
        categories=frozenset({Category.IDENTITY}),
        no_end=True,
        signed_on=date(2026, 10, 28),
    )
    office.consents.save(person, draft)
    _, view = show()
    assert cell(view, WHO).startswith("Treating providers, health plans and payers, C-")
    assert "For treatment, payment and operations" in cell(view, WHO)
    assert cell(view, HOW_LONG) == "Treating providers, health plans and payers · Until taken back"


def test_a_criminal_justice_consent_offers_those_who_monitor_and_asks_from_when_it_can_be_taken_back(
    make, prosecutor, clinic, court
):
    form = make(ConsentKind.JUSTICE)
    offered = {form.recipients.chooser.combo.itemData(n) for n in range(form.recipients.chooser.combo.count())}
    assert offered == {prosecutor}
    assert form.fields["condition"].isVisible()
    assert form.binder.draft.revocable_event == "the charge is declined or dismissed"
    assert "case_number" not in form.fields
    assert set(make(ConsentKind.SPECIFIC).fields).isdisjoint({"condition", "revocable_on", "no_end", "categories"})


def test_a_draft_of_each_kind_is_named_on_today_and_finds_its_way_back():
    for kind, (name, words_) in KEPT_AS.items():
        assert DRAFTS[name] == words_
        values = (("draft_kind", name), ("draft_key", "new/7"))
        back = opening(TodayLine(TodayKind.DRAFT_KEPT, "", "", None, "draft", 1, values, name))
        assert (back.record, back.part, back.extra.draft.kind) == (7, "new", kind)


def test_asked_back_too_early_the_dialog_says_why_and_the_table_from_when(show, office, person, justice, settle):
    office.consents.save(person, justice)
    tab, view = show(forms=(lambda _fields, draft, *_: draft,))
    tab.take_back.triggered.emit()
    settle()
    [(_, text, *_rest)] = tab._ask_form.questions
    assert "can be taken back only from Dec 1, 2026, or once this has happened: the charge is declined" in text
    assert "until then the consent stays in force" in tab.banner.text
    assert "Taken back from Dec 1, 2026" in cell(view, HOW_LONG)
    assert "may be told" in cell(view, 1)
    assert office.consents.rows(person)[0].validity.state is ConsentState.VALID


def test_saying_that_it_has_happened_lets_the_wish_count_at_once(show, office, person, justice, settle):
    office.consents.save(person, replace(justice, revocable_on=None))
    happened = EventDraft(date(2026, 11, 3))
    tab, view = show(forms=(lambda _fields, draft, *_: draft, happened))
    tab.take_back.triggered.emit()
    settle()
    assert "Asked to take it back" in cell(view, HOW_LONG)
    view.acted.emit(view.current())
    settle()
    assert office.consents.rows(person)[0].validity.state is ConsentState.REVOKED


ASKED = {
    ConsentKind.HEALTH: {"recipients"},
    ConsentKind.MINOR: {"recipients", "minor_rule", "state_law", "parent", "parent_signed_on"},
    ConsentKind.RESEARCH: {"recipients", "study"},
    ConsentKind.PUBLIC: {"categories", "media", "media_uses", "shown_as"},
    ConsentKind.REACH: {"ways", "message_with", "message_says", "unwanted", "no_end"},
}
OF_SOME = {"recipients", *(name for one in RULES.values() for name in one.also)}


@pytest.mark.parametrize("kind", ASKED)
def test_each_kind_asks_for_its_own_and_for_nothing_of_the_others(make, kind):
    form = make(kind)
    assert set(form.fields) & OF_SOME == ASKED[kind]
    assert set(form.fields).isdisjoint(RULES[kind].without)
    assert form.header.title.text() == kind.label


def test_a_hipaa_authorization_offers_no_box_for_what_part_2_protects(make, clinic):
    form = make(ConsentKind.HEALTH)
    form.recipients.add_office(clinic)
    offered = set(form.recipients.cards[0].categories)
    assert offered == set(InformationCategory) - {Category.IDENTITY, Category.CONTACT, Category.SUBSTANCE_USE}
    assert Purpose.DIVERSION not in form.recipients.cards[0].purposes


def test_how_to_reach_somebody_is_signed_and_seen_where_contacts_and_reminders_are_made(
    make, show, context, office, person, settle, qtbot
):
    form = make(ConsentKind.REACH)
    form.fields["ways"].tick(ReachWay.TEXT).click()
    form.fields["message_with"].line.setText("Rosa, sister")
    form.fields["signed_on"].line.setText("today")
    form.deed.click()
    settle()
    assert office.consents.wishes(person).draft.message_with == "Rosa, sister"
    tab, _ = show()
    [card] = tab.findChildren(ConsentCard)
    assert "How to reach me. C-" in card.accessibleName()
    assert "Send a text · messages with Rosa, sister" in card.accessibleName()
    contacts = ContactsTab(context)
    qtbot.addWidget(contacts)
    contacts.show_person(person)
    settle()
    reach = "How to reach the person: Send a text · messages with Rosa, sister"
    assert any(one.text().startswith(reach) for one in contacts.findChildren(QLabel))
    dated = office.court_dates.save(person, CourtDateDraft(date(2026, 11, 20), court_name="Mill Court"))
    facts = {fact.name: fact.value for fact in ReminderSource(context.services, dated).preview().facts}
    assert facts["How to reach the person"].startswith("Send a text · messages with Rosa, sister")
    office.consents.revoke(office.consents.wishes(person).id, RevocationDraft(date(2026, 11, 3), taken_by="Dana"))
    assert office.consents.wishes(person) is None


def test_a_story_is_shown_in_public_by_its_own_consent_alone(office, person, ordinary):
    office.consents.save(person, ordinary)
    assert office.consents.for_public(person, Medium.STORY, MediaUse.BOARD) is None
    public = ConsentDraft(
        ConsentKind.PUBLIC,
        "LEAD",
        expires_on=date(2027, 1, 1),
        signed_on=date(2026, 11, 1),
        categories=frozenset({Category.IDENTITY}),
        media=frozenset({Medium.STORY}),
        media_uses=frozenset({MediaUse.BOARD}),
    )
    number = office.consents.save(person, public)
    assert office.consents.for_public(person, Medium.STORY, MediaUse.BOARD).id == number
    assert office.consents.for_public(person, Medium.PHOTO, MediaUse.BOARD) is None
    assert office.consents.for_public(person, Medium.STORY, MediaUse.WEB) is None


def test_every_kind_prints_its_own_form(context, office, person, clinic):
    for kind in ASKED:
        allowed = RULES[kind]
        line = RecipientDraft(clinic, "", allowed.categories, frozenset(allowed.purposes[:1]))
        draft = ConsentDraft(
            kind,
            "LEAD",
            (line,) if allowed.named else (),
            expires_on=date(2027, 1, 1),
            categories=allowed.categories,
            study="A study",
            media=frozenset(Medium),
            media_uses=frozenset(MediaUse),
            ways=frozenset(ReachWay),
            minor_rule=MinorRule.ALONE,
            state_law="RCW",
        )
        seen = ConsentSource(context.services, office.consents.save(person, draft)).preview()
        assert seen.file_name.startswith(all_forms()[allowed.form].code)
        assert seen.pdf
