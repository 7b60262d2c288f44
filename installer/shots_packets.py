"""What the forms in the gallery say: a usual paper and the longest one of each. Every person and office is invented."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from installer import (
    shots_conference,
    shots_consent_papers,
    shots_county_papers,
    shots_court_papers,
    shots_intake_paper,
    shots_letters,
    shots_log_papers,
    shots_mail,
    shots_office_papers,
    shots_plan_paper,
    shots_referral_papers,
    shots_shared_papers,
    shots_week,
)
from installer.shots_long import LONG_NAME, LONG_OFFICE, long_person, long_scope
from leaddesk.domain.codes import Language, Ride, ServiceNeed, Urgency, VisitMode
from leaddesk.domain.disclosure_codes import ConsentKind, HelpfulFact, InformationCategory, Purpose
from leaddesk.domain.fidelity import FidelityPacket
from leaddesk.domain.packets import (
    Addressee,
    BlankPacket,
    ConsentLine,
    ConsentPacket,
    CourtLetterPacket,
    Letterhead,
    Packet,
    Printing,
    ProviderReferralPacket,
    ScopeOfConsent,
    View,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_C = InformationCategory
_KEPT = frozenset({"office", "printing", "scope", "person", "to", "kind"})
"""What a paper can't be without."""
_CLINIC, _COURT = "Clearwater Valley Health Center", "Superior Court of Tamarack County"
_STREET = "40 Mill Road\nHalvorsen Creek"
OFFICE = Letterhead(
    "Tamarack County LEAD",
    "Tamarack",
    "Dana Whitlock",
    "118 Depot Street, Room 4 · Halvorsen Creek",
    "(509) 555-0118",
    "(509) 555-0119",
)
_PRINTING = Printing(datetime(2026, 11, 3, 14, 14, tzinfo=UTC), "D. Whitlock")
_PERSON = View("LD-2026-0142", "M.T.", "Marisol Teague", "Ms. Teague", "Apr 12, 1986", "English", date(2026, 8, 14))
_SCOPE = ScopeOfConsent(
    "C-0142-03",
    ConsentKind.SPECIFIC,
    date(2026, 10, 28),
    "Marisol Teague",
    OFFICE.site_name,
    _CLINIC,
    (_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.SUBSTANCE_USE),
    (Purpose.CARE,),
    date(2027, 10, 28),
)
BLANK = BlankPacket(OFFICE, _PRINTING)
_REFERRAL = ProviderReferralPacket(
    OFFICE,
    _PRINTING,
    _PERSON,
    Addressee(
        3, _CLINIC, "Intake, Behavioral Health", "40 Mill Road\nHalvorsen Creek", "5095550160", "5095550164", True
    ),
    _SCOPE,
    "O-2026-0007",
    ServiceNeed.SUD_OUTPATIENT,
    Urgency.HOURS_72,
    date(2026, 11, 6),
    Ride.ARRANGED,
    "(509) 555-0173, text is fine",
    "Halvorsen Creek library, weekday mornings",
    "Wants help with opioid use and has asked for a first visit this month. Mornings are best: the county van leaves at"
    " 8:10.",
    "Ground floor or elevator. Medicaid. No papers.",
)
_LETTER = CourtLetterPacket(
    OFFICE,
    _PRINTING,
    _PERSON,
    Addressee(9, _COURT, "", "200 Court Street\nHalvorsen Creek"),
    replace(
        _SCOPE,
        number="C-0142-04",
        kind=ConsentKind.PROCEEDINGS,
        recipient=_COURT,
        categories=(_C.IDENTITY, _C.CONTACT, _C.PLAN, _C.NEEDS, _C.HOUSING),
        purposes=(Purpose.PROCEEDING,),
        until_event="case 26-1-00318-5 ends",
        case_number="26-1-00318-5",
    ),
    "The Honorable Ellen Prather",
    "26-1-00318-5",
    "State v. Marisol Teague",
    (HelpfulFact.HOUSING_HELP, HelpfulFact.TRANSPORT, HelpfulFact.NEXT_STEPS),
    engaged_since=date(2026, 8, 14),
)
_SUPPORT = replace(
    _LETTER,
    to=Addressee(12, "Halloran & Pike, Attorneys", "", "9 Depot Street\nHalvorsen Creek"),
    scope=replace(
        _SCOPE,
        recipient="Halloran & Pike, Attorneys",
        categories=(_C.IDENTITY, _C.CONTACT, _C.PLAN, _C.NEEDS, _C.HOUSING, _C.LEGAL),
        purposes=(Purpose.DEFENSE,),
    ),
    addressed_to="R. Halloran",
    facts=(HelpfulFact.CARE, HelpfulFact.ID_BENEFITS, HelpfulFact.BARRIERS),
    words="Ms. Teague walks four miles to the van and is there before it. The neighbors count on the help with the "
    "food table on Saturdays.",
)
_CONSENT = ConsentPacket(
    OFFICE,
    _PRINTING,
    ConsentKind.SPECIFIC,
    "LD-2026-0142",
    "M.T.",
    "C-0142-03",
    "Marisol Teague",
    "Apr 12, 1986",
    OFFICE.site_name,
    (
        ConsentLine(_CLINIC, "intake and behavioral health staff", _SCOPE.categories, (Purpose.CARE,)),
        ConsentLine(
            "Halvorsen Housing Authority", "housing list clerk", (_C.IDENTITY, _C.HOUSING), (Purpose.BENEFITS,)
        ),
    ),
    expires_on=date(2027, 10, 28),
    translation_reviewed=True,
)
_PROCEEDING = replace(
    _CONSENT,
    kind=ConsentKind.PROCEEDINGS,
    number="C-0142-04",
    recipients=(ConsentLine(_COURT, "Judge Prather", (_C.IDENTITY, _C.CONTACT, _C.PLAN), (Purpose.PROCEEDING,)),),
    expires_on=None,
    expires_event="the case is closed",
    case_number="26-1-00318-5",
    case_title="State v. Marisol Teague",
)
USUAL: dict[str, Packet] = {
    "pref": _REFERRAL,
    "ct_stat": _LETTER,
    "ct_prog": _SUPPORT,
    "roi_mp": _CONSENT,
    "roi_proc": _PROCEEDING,
    **shots_consent_papers.usual(_CONSENT),
    **shots_consent_papers.revocations(_CONSENT),
    "intake": shots_intake_paper.usual(OFFICE, _PRINTING),
    "plan": shots_plan_paper.PLAN,
    "cal": shots_week.usual(OFFICE, _PRINTING),
    **shots_mail.usual(OFFICE, _PRINTING),
    **{key: shots_referral_papers.usual(key, OFFICE, _PRINTING) for key in shots_referral_papers.PATHWAYS},
    **shots_letters.usual(OFFICE, _PRINTING),
    **shots_log_papers.usual(OFFICE, _PRINTING),
    **shots_office_papers.usual(OFFICE, _PRINTING),
    **shots_county_papers.usual(OFFICE, _PRINTING),
    **shots_court_papers.usual(OFFICE, _PRINTING, _PERSON, _SCOPE),
    **shots_conference.usual(OFFICE, _PRINTING, _PERSON, _SCOPE),
    **shots_shared_papers.usual(OFFICE, _PRINTING, _PERSON, _SCOPE),
}


def usual(key: str) -> Packet:
    """Return what the form says on most days."""
    return USUAL[key]


def longest(key: str) -> Packet:
    """Return what makes the form as long as its fields allow."""
    if key in shots_referral_papers.PATHWAYS:
        return shots_referral_papers.longest(key, OFFICE, _PRINTING)
    if key in shots_consent_papers.revocations(_CONSENT):
        return shots_consent_papers.longest_revocations(_CONSENT, LONG_NAME, LONG_OFFICE)[key]
    if key in shots_consent_papers.usual(_CONSENT):
        return shots_consent_papers.longest(_CONSENT, LONG_NAME, LONG_OFFICE)[key]
    if key in shots_log_papers.KEYS:
        return shots_log_papers.longest(OFFICE, _PRINTING)[key]
    long_ones = shots_office_papers.longest(OFFICE, _PRINTING) | shots_county_papers.longest(OFFICE, _PRINTING)
    if key in long_ones:
        return long_ones[key]
    made: dict[str, Callable[[], Packet]] = {
        "pref": _long_referral,
        "ct_stat": _long_letter,
        "ct_prog": _long_support,
        **{key: partial(_long_court_paper, key) for key in ("pros_ic", "hand", "hand_driver")},
        **{key: partial(_long_conference, key) for key in ("owg", "owg_act")},
        **{
            key: partial(_long_shared, key)
            for key in ("plan_shared", "close_shared", "chk_named", "scr_decision", "le_status")
        },
        "roi_mp": _long_consent,
        "roi_proc": _long_proceeding,
        "intake": lambda: shots_intake_paper.longest(OFFICE, _PRINTING),
        "plan": shots_plan_paper.longest,
        "cal": lambda: shots_week.longest(OFFICE, _PRINTING),
        "ct_rem": lambda: shots_mail.longest_reminder(OFFICE, _PRINTING),
        "ncnd": lambda: shots_letters.longest(OFFICE, _PRINTING)["ncnd"],
        "le_ack": lambda: shots_letters.longest(OFFICE, _PRINTING)["le_ack"],
        "appt": lambda: shots_mail.longest_appointment(OFFICE, _PRINTING),
    }
    return made[key]()


def shortest(packet: Packet) -> Packet:
    """Return a packet with nothing in it that can be left out, from an office that told only its name."""
    bare = {one.name: one.default for one in fields(packet) if one.default is not MISSING and one.name not in _KEPT}
    office = replace(packet.office, phone="", fax="", address="")
    made = replace(packet, office=office, **bare)
    return shots_county_papers.bare_check(made) if isinstance(made, FidelityPacket) else made


def practice(packet: Packet) -> Packet:
    """Return the same paper of the practice office."""
    return replace(packet, office=replace(OFFICE, practice=True))


def in_other_language(packet: Packet) -> Packet | None:
    """Return an English paper in Spanish, or with Spanish beside it, and the other way; None where one is offered."""
    values = {one.name: getattr(packet, one.name) for one in fields(packet)}
    if isinstance(language := values.get("language"), Language):
        other = Language.ENGLISH if language is Language.SPANISH else Language.SPANISH
        return replace(packet, language=other)
    return replace(packet, bilingual=not values["bilingual"]) if "bilingual" in values else None


def _long_referral() -> Packet:
    person = replace(_PERSON, name=LONG_NAME)
    scope = long_scope(_SCOPE)
    to = Addressee(3, LONG_OFFICE, "Intake and Referral Coordination, second floor", _STREET)
    words = "Has asked for a first visit this month; mornings are best, for the county van leaves at 8:10. "
    return replace(
        _REFERRAL,
        person=person,
        scope=scope,
        to=to,
        reason=words * 10,
        needs=words * 4,
        reach_by=words,
        where_to_find=words,
        appointment_on=date(2026, 11, 9),
        appointment_at=time(9, 30),
        appointment_mode=VisitMode.IN_PERSON,
    )


def _long_letter() -> Packet:
    person = long_person(_PERSON)
    words = "The van that goes to the courthouse leaves at six in the morning, and there is none on Fridays. " * 4
    title = f"The State of Washington, plaintiff, v. {LONG_NAME}, defendant"
    return replace(_LETTER, person=person, facts=tuple(HelpfulFact), words=words[:400], case_title=title)


def _long_court_paper(key: str) -> Packet:
    return shots_court_papers.longest(OFFICE, _PRINTING, _PERSON, _SCOPE)[key]


def _long_conference(key: str) -> Packet:
    return shots_conference.longest(OFFICE, _PRINTING, _PERSON, _SCOPE)[key]


def _long_shared(key: str) -> Packet:
    return shots_shared_papers.longest(OFFICE, _PRINTING, _PERSON, _SCOPE)[key]


def _long_support() -> Packet:
    words = "The van that goes to the courthouse leaves at six in the morning, and there is none on Fridays. " * 10
    return replace(_long_letter(), scope=_SUPPORT.scope, to=_SUPPORT.to, words=words[:900])


def _long_consent() -> Packet:
    purposes = tuple(one for one in Purpose if one is not Purpose.PROCEEDING)
    lines = tuple(
        ConsentLine(f"{LONG_OFFICE} {number}", "whoever is at the intake desk", tuple(_C), purposes)
        for number in range(1, 8)
    )
    return replace(_CONSENT, name=LONG_NAME, recipients=lines, information="Only since August 2026. " * 20)


def _long_proceeding() -> Packet:
    line = ConsentLine(LONG_OFFICE, "whoever sits in this case", tuple(_C), (Purpose.PROCEEDING,))
    return replace(_PROCEEDING, name=LONG_NAME, recipients=(line,), information="Only since August 2026. " * 20)
