"""A letter to own counsel goes with the ordinary consent that names counsel; to the court never."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    DisclosureBasis,
    HelpfulFact,
    InformationCategory,
    Purpose,
    RecipientAnswer,
)
from leaddesk.domain.gate import Allowed, Blocked, BlockReason
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.support_letters import SupportLetterDraft
from leaddesk.ui import routes
from leaddesk.ui.routes import Route
from tests.ui.papers.conftest import text

C = InformationCategory


def same(_fields, draft, *_):
    return draft


@pytest.fixture
def counsel(office) -> int:
    return office.organisations.save(OrganisationDraft("Halloran & Pike", OrganisationKind.DEFENSE))


@pytest.fixture
def named(office, person, counsel, database):
    """Enrol the person and let counsel be told; return the person."""
    line = RecipientDraft(
        counsel,
        "R. Halloran",
        frozenset({C.IDENTITY, C.CONTACT, C.HOUSING, C.LEGAL}),
        frozenset({Purpose.DEFENSE}),
        RecipientAnswer.ACCEPTED,
    )
    office.consents.save(
        person,
        ConsentDraft(
            discloser="Tamarack County LEAD",
            recipients=(line,),
            expires_on=date(2027, 10, 28),
            signed_on=date(2026, 10, 28),
        ),
    )
    with database.write("enrol") as session:
        office.participation.enrol_in(session, person, date(2026, 3, 4), None)
    return person


@pytest.mark.parametrize("part", ["ct_stat", "ct_prog"])
def test_both_letters_go_to_own_counsel_with_the_consent_that_names_counsel(office, named, counsel, part):
    draft = CourtLetterDraft(counsel, facts=frozenset({HelpfulFact.HOUSING_HELP}), reviewed=True)
    paper = office.packets.court_letter(named, draft, part)
    assert isinstance(paper.answer, Allowed)
    assert paper.answer.basis is DisclosureBasis.CONSENT
    assert paper.request.purposes == {Purpose.DEFENSE}
    assert paper.ready


def test_a_letter_of_support_to_the_court_needs_the_stand_alone_consent(office, named, court):
    answer = office.packets.court_letter(named, SupportLetterDraft(court, case_number="26-1"), "ct_prog").answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NEEDS_STAND_ALONE


def test_an_office_that_is_neither_court_nor_counsel_gets_no_letter(office, named, clinic, ordinary):
    office.consents.save(named, ordinary)
    answer = office.packets.court_letter(named, CourtLetterDraft(clinic, case_number="26-1")).answer
    assert isinstance(answer, Blocked)


def test_a_case_is_told_to_counsel_only_where_the_consent_covers_legal_matters(office, named, counsel):
    [row] = office.consents.rows(named)
    narrow = replace(
        row.consent.draft,
        recipients=(replace(row.consent.draft.recipients[0], categories=frozenset({C.IDENTITY, C.CONTACT})),),
    )
    office.consents.save(named, narrow, replaces=row.consent.id)
    plain = SupportLetterDraft(counsel, reviewed=True)
    assert office.packets.court_letter(named, plain, "ct_prog").ready
    answer = office.packets.court_letter(named, replace(plain, case_number="26-1-00318-5"), "ct_prog").answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NARROWER


def test_a_letter_of_support_begins_with_own_counsel_and_is_logged(make, office, named, counsel, printer, settle):
    page = make(Route(routes.PRINT, named, "ct_prog"), "yes", forms=[same])
    settle()
    assert page.letter.binder.draft.organisation_id == counsel
    assert page.letter.binder.draft.addressed_to == "R. Halloran"
    page.letter.binder.fields["words"].box.setPlainText("Was never arrested since. " + "Comes on foot. " * 40)
    page.letter.reviewed.tick.click()
    page._on_letter_rested()
    settle()
    assert "arrested" in page.letter.doubt.text()
    page.view.foot.print.click()
    settle()
    said = text(printer.papers[0])
    assert said.count("Comes on foot.") == 40
    assert "To counsel:" in said
    assert "Clerk" not in said
    newest = office.disclosures.rows(named)[0]
    assert (newest.form_code, newest.recipient, newest.recipient_person) == (
        "CT-PROG",
        "Halloran & Pike",
        "R. Halloran",
    )
    assert office.drafts.all() == []


def test_the_two_letters_keep_what_is_typed_apart(make, office, named, settle):
    page = make(Route(routes.PRINT, named, "ct_prog"))
    settle()
    page.letter.binder.fields["words"].box.setPlainText("For counsel alone.")
    page.open(Route(routes.PRINT, named, "ct_stat"))
    settle()
    settle()
    assert page.letter.binder.draft.words == ""
    page.open(Route(routes.PRINT, named, "ct_prog"))
    settle()
    settle()
    assert page.letter.binder.draft.words == "For counsel alone."


def test_without_counsel_on_a_consent_the_way_out_is_a_consent_for_counsel(
    make, office, person, counsel, wishes, settle
):
    page = make(Route(routes.PRINT, person, "ct_prog"))
    settle()
    page.letter.binder.change(organisation_id=counsel)
    page._on_letter_rested()
    settle()
    page.banner._action.click()
    [route] = wishes
    assert route.extra.draft.kind is ConsentKind.SPECIFIC
    assert route.extra.draft.recipients[0].organisation_id == counsel
    assert route.extra.draft.recipients[0].purposes == {Purpose.DEFENSE}
