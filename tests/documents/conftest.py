"""Packets that look like real ones. Every person and office is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leaddesk.domain.codes import Ride, ServiceNeed, Urgency
from leaddesk.domain.disclosure_codes import ConsentKind, HelpfulFact, InformationCategory, Purpose
from leaddesk.domain.packets import (
    Addressee,
    BlankPacket,
    ConsentLine,
    ConsentPacket,
    CourtLetterPacket,
    Letterhead,
    Printing,
    ProviderReferralPacket,
    ScopeOfConsent,
    View,
)

Category = InformationCategory


@pytest.fixture
def office() -> Letterhead:
    return Letterhead(
        "Tamarack County LEAD",
        "Tamarack",
        "Dana Whitlock",
        "118 Depot Street, Room 4 · Halvorsen Creek",
        "5095550118",
        "5095550119",
    )


@pytest.fixture
def printing() -> Printing:
    return Printing(datetime(2026, 11, 3, 14, 14, tzinfo=UTC), "D. Whitlock")


@pytest.fixture
def person() -> View:
    return View("LD-2026-0142", "M.T.", "Marisol Teague", "Ms. Teague", "Apr 12, 1986", "English", date(2026, 8, 14))


@pytest.fixture
def scope() -> ScopeOfConsent:
    return ScopeOfConsent(
        "C-0142-03",
        ConsentKind.SPECIFIC,
        date(2026, 10, 28),
        "Marisol Teague",
        "Tamarack County LEAD",
        "Clearwater Valley Health Center",
        (Category.IDENTITY, Category.CONTACT, Category.NEEDS, Category.SUBSTANCE_USE),
        (Purpose.CARE,),
        date(2027, 10, 28),
    )


@pytest.fixture
def referral(office, printing, person, scope) -> ProviderReferralPacket:
    return ProviderReferralPacket(
        office,
        printing,
        person,
        Addressee(
            3,
            "Clearwater Valley Health Center",
            "Intake, Behavioral Health",
            "40 Mill Road\nHalvorsen Creek",
            "5095550160",
            "5095550164",
            covered_entity=True,
        ),
        scope,
        "O-2026-0007",
        ServiceNeed.SUD_OUTPATIENT,
        Urgency.HOURS_72,
        date(2026, 11, 6),
        Ride.ARRANGED,
        "(509) 555-0173, text is fine",
        "Halvorsen Creek library, weekday mornings",
        "Wants help with opioid use and has asked for a first visit this month. Mornings are best: the county van "
        "leaves at 8:10.",
        "Ground floor or elevator. Medicaid. No papers.",
    )


@pytest.fixture
def letter(office, printing, person) -> CourtLetterPacket:
    return CourtLetterPacket(
        office,
        printing,
        person,
        Addressee(9, "Superior Court of Tamarack County", "", "200 Court Street\nHalvorsen Creek"),
        ScopeOfConsent(
            "C-0142-04",
            ConsentKind.PROCEEDINGS,
            date(2026, 10, 30),
            "Marisol Teague",
            "Tamarack County LEAD",
            "Superior Court of Tamarack County",
            (Category.IDENTITY, Category.CONTACT, Category.NEEDS, Category.HOUSING, Category.PLAN),
            (Purpose.PROCEEDING,),
            date(2027, 10, 30),
            "case 26-1-00318-5 ends",
            "26-1-00318-5",
        ),
        "The Honorable Ellen Prather",
        "26-1-00318-5",
        "State v. Marisol Teague",
        (HelpfulFact.HOUSING_HELP, HelpfulFact.TRANSPORT, HelpfulFact.NEXT_STEPS),
        "",
        date(2026, 8, 14),
    )


@pytest.fixture
def consent(office, printing) -> ConsentPacket:
    return ConsentPacket(
        office,
        printing,
        ConsentKind.SPECIFIC,
        "LD-2026-0142",
        "M.T.",
        "C-0142-03",
        "Marisol Teague",
        "Apr 12, 1986",
        "Tamarack County LEAD",
        (
            ConsentLine(
                "Clearwater Valley Health Center",
                "intake and behavioral health staff",
                (Category.IDENTITY, Category.CONTACT, Category.NEEDS, Category.SUBSTANCE_USE, Category.OUTCOMES),
                (Purpose.CARE,),
            ),
            ConsentLine("Halvorsen Housing Authority", "", (Category.IDENTITY, Category.HOUSING), (Purpose.BENEFITS,)),
        ),
        expires_on=date(2027, 10, 28),
        translation_reviewed=True,
    )


@pytest.fixture
def blank(office, printing) -> BlankPacket:
    return BlankPacket(office, printing)
