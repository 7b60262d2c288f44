"""A small office on a fresh encrypted file, with every service. Everyone in it is invented."""

from __future__ import annotations

from datetime import date

import pytest

from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.domain.codes import OrganisationKind, ServiceNeed
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.settings import OfficeDraft

Category = InformationCategory


@pytest.fixture
def office(database, clock):
    """Return the services of an office that has been set up."""
    from leaddesk.services.office import office_services

    services = office_services(database, OfficeClock(clock))
    services.settings.save_office(
        OfficeDraft(
            site_name="Tamarack County LEAD", county="Tamarack", coordinator="Dana Whitlock", phone="5095550118"
        )
    )
    return services


@pytest.fixture
def clinic(office) -> int:
    return office.organisations.save(
        OrganisationDraft(name="Clearwater Valley Health Center", kind=OrganisationKind.HEALTH, covered_entity=True)
    )


@pytest.fixture
def other_clinic(office) -> int:
    return office.organisations.save(OrganisationDraft(name="Cedar Ridge Clinic", kind=OrganisationKind.HEALTH))


@pytest.fixture
def court(office) -> int:
    return office.organisations.save(OrganisationDraft(name="Superior Court", kind=OrganisationKind.COURT))


@pytest.fixture
def person(office) -> int:
    return office.participants.save(ParticipantDraft(first_name="Marisol", last_name="Teague"))


@pytest.fixture
def ordinary(clinic) -> ConsentDraft:
    """Return a signed consent for the clinic alone."""
    return ConsentDraft(
        discloser="Tamarack County LEAD",
        recipients=(
            RecipientDraft(
                clinic,
                categories=frozenset({Category.IDENTITY, Category.CONTACT, Category.NEEDS, Category.SUBSTANCE_USE}),
                purposes=frozenset({Purpose.CARE}),
                answer=RecipientAnswer.ACCEPTED,
            ),
        ),
        expires_on=date(2027, 10, 28),
        signed_on=date(2026, 10, 28),
    )


@pytest.fixture
def stand_alone(court) -> ConsentDraft:
    """Return a signed consent for one case before the court."""
    return ConsentDraft(
        kind=ConsentKind.PROCEEDINGS,
        discloser="Tamarack County LEAD",
        recipients=(
            RecipientDraft(
                court,
                categories=frozenset({Category.IDENTITY, Category.CONTACT, Category.HOUSING}),
                purposes=frozenset({Purpose.PROCEEDING}),
                answer=RecipientAnswer.ACCEPTED,
            ),
        ),
        expires_event="the case is closed",
        case_number="26-1-00318-5",
        signed_on=date(2026, 10, 30),
    )


@pytest.fixture
def prosecutor(office) -> int:
    return office.organisations.save(OrganisationDraft("County Prosecutor", OrganisationKind.PROSECUTOR))


@pytest.fixture
def justice(prosecutor) -> ConsentDraft:
    """Return a signed consent that lets the prosecutor be told of a held charge."""
    return ConsentDraft(
        kind=ConsentKind.JUSTICE,
        discloser="Tamarack County LEAD",
        recipients=(
            RecipientDraft(
                prosecutor,
                categories=frozenset({Category.IDENTITY}),
                purposes=frozenset({Purpose.DIVERSION}),
                answer=RecipientAnswer.ACCEPTED,
            ),
        ),
        expires_event="the case is closed",
        signed_on=date(2026, 10, 28),
        condition="a held charge",
        revocable_on=date(2026, 12, 1),
        revocable_event="the charge is declined",
    )


@pytest.fixture
def referral(clinic) -> ReferralOutDraft:
    return ReferralOutDraft(
        organisation_id=clinic,
        service=ServiceNeed.SUD_OUTPATIENT,
        reply_by=date(2026, 11, 10),
        reach_by="phone (509) 555-0173",
        reason="Asked for a first visit.",
    )
