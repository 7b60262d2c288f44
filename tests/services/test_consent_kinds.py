"""The other kinds of consent in a real file: who is told by them, and how one is asked back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consents import ConsentDraft, RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentKind,
    ConsentState,
    DisclosureBasis,
    InformationCategory,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.disclosures import ToldDraft
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.gate import Allowed, BlockReason
from leaddesk.domain.organisations import OrganisationDraft

Category = InformationCategory
TOLD = frozenset({Category.IDENTITY, Category.CONTACT, Category.NEEDS, Category.SUBSTANCE_USE})
TODAY = date(2026, 11, 3)


@pytest.fixture
def for_treatment() -> ConsentDraft:
    return ConsentDraft(
        ConsentKind.TREATMENT,
        "Tamarack County LEAD",
        categories=TOLD,
        no_end=True,
        signed_on=date(2026, 10, 28),
    )


def test_a_consent_for_treatment_lets_a_covered_clinic_be_told_and_no_other(
    office, person, clinic, other_clinic, referral, for_treatment
):
    office.organisations.save(replace(office.organisations.draft(clinic), covered_entity=True), clinic)
    number = office.consents.save(person, for_treatment)
    day = date(2026, 11, 9)
    paper = office.packets.provider_referral(office.referrals_out.save(person, replace(referral, appointment_on=day)))
    assert isinstance(paper.answer, Allowed)
    assert paper.packet.appointment_on == day
    assert paper.packet.scope.recipient == "Clearwater Valley Health Center"
    assert paper.answer.consent.id == number
    other = replace(referral, organisation_id=other_clinic)
    blocked = office.packets.provider_referral(office.referrals_out.save(person, other))
    assert blocked.answer.reason is BlockReason.NOT_TREATING


def test_what_was_told_under_it_is_logged_with_its_number_and_state(office, person, clinic, for_treatment):
    office.organisations.save(replace(office.organisations.draft(clinic), covered_entity=True), clinic)
    number = office.consents.save(person, for_treatment)
    told = ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, frozenset({Category.IDENTITY}))
    office.disclosures.told(person, told)
    [row] = office.disclosures.rows(person)
    assert (row.consent_id, row.basis, row.consent_state) == (number, DisclosureBasis.CONSENT, ConsentState.VALID)
    assert row.recipient == "Clearwater Valley Health Center"


def test_a_criminal_justice_consent_is_logged_on_its_own_basis(office, person, prosecutor, justice):
    office.consents.save(person, justice)
    told = ToldDraft(prosecutor, "", Channel.PHONE, Purpose.DIVERSION, frozenset({Category.IDENTITY}))
    office.disclosures.told(person, told)
    assert office.disclosures.rows(person)[0].basis is DisclosureBasis.CONSENT_235


def test_asked_back_too_early_it_stays_in_force_and_ends_by_itself_on_its_day(office, person, justice, clock):
    number = office.consents.save(person, justice)
    office.consents.revoke(number, RevocationDraft(TODAY, RevocationManner.ORAL, "Dana Whitlock"))
    [row] = office.consents.rows(person)
    assert row.validity.state is ConsentState.VALID
    assert row.consent.revoked.on == TODAY
    clock.go(days=28)
    [row] = office.consents.rows(person)
    assert (row.validity.state, row.validity.since) == (ConsentState.REVOKED, date(2026, 12, 1))


def test_the_event_opens_the_way_back_at_once_and_undo_closes_it(office, person, justice):
    number = office.consents.save(person, justice)
    with pytest.raises(InvalidRecordError):
        office.consents.way_back_opened(number, date(2026, 11, 4))
    office.consents.revoke(number, RevocationDraft(TODAY, RevocationManner.ORAL, "Dana Whitlock"))
    office.consents.way_back_opened(number, TODAY)
    assert office.consents.rows(person)[0].validity.state is ConsentState.REVOKED
    office.history.undo()
    assert office.consents.rows(person)[0].validity.state is ConsentState.VALID


def test_police_are_refused_on_a_criminal_justice_consent(office, person, justice):
    police = office.organisations.save(OrganisationDraft("Sheriff", OrganisationKind.LAW_ENFORCEMENT))
    line = replace(justice.recipients[0], organisation_id=police)
    with pytest.raises(InvalidRecordError) as refused:
        office.consents.save(person, replace(justice, recipients=(line,)))
    assert "Only a prosecutor" in refused.value.problems["recipients"]
