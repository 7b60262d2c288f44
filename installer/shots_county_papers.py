"""What the papers that name no person say in the gallery: the yearly self-check, and whom to ask for what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from installer.shots_long import LONG_NAME, LONG_OFFICE
from leaddesk.domain.codes import ServiceNeed
from leaddesk.domain.fidelity import (
    LONGEST_EVIDENCE,
    FidelityAnswer,
    FidelityDraft,
    FidelityPacket,
    Principle,
    PrincipleAnswer,
)
from leaddesk.domain.resource_packet import ResourceGroup, ResourceLine, ResourcePacket
from leaddesk.domain.today import Caseload

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing

_YES, _PARTLY, _NO, _NA = FidelityAnswer
_P, _S = Principle, ServiceNeed
_LOOKED = date(2026, 10, 8)
_FOUND: dict[Principle, tuple[FidelityAnswer, str]] = {
    _P.CONSENSUS: (_YES, "Six agencies signed the memorandum in March; the last four decisions were by consensus."),
    _P.REAL_GOALS: (_YES, "The shop owners’ list of concerns is looked at in each conference."),
    _P.OFFICERS: (_PARTLY, "Day shift refers; of the night shift two deputies were trained."),
    _P.PROSECUTORS: (_PARTLY, "Asked for in five cases, considered in three."),
    _P.HARM_REDUCTION: (_YES, ""),
    _P.OWN_PLAN: (_YES, "Plans are in people’s own words. Nobody was closed for missing steps."),
    _P.IN_THE_FIELD: (_YES, "Two of three contacts are outside the office."),
    _P.WARM_HAND_OFF: (_PARTLY, "West end of the county: the drive takes 50 minutes."),
    _P.ALL_DOORS: (_YES, "Arrest diversion 9, social contact 11, community 7."),
    _P.TRAUMA: (_NO, "No peer yet; the position is in next year’s budget."),
    _P.EQUITY: (_PARTLY, "Table looked at twice. The Tribe’s liaison joined in May."),
    _P.SHARING: (_YES, "Every paper of the last quarter rested on a consent; two were told of afterward."),
    _P.MEETINGS: (_YES, "Conference every other Thursday, policy group each quarter; minutes are kept."),
    _P.COMMUNITY: (_NA, "No group of its own yet in the county."),
    _P.MANAGEMENT: (_YES, "One position, at the county, under no single partner."),
    _P.MEASURE: (_YES, "Board in April, July and October."),
    _P.FUNDS: (_PARTLY, "Grant to September 2027; $300 a month of flexible money."),
}
_NEXT = "A peer position from July.\nNight shift: ride along twice, cards in each car.\nAsk the Tribe who should speak."


def usual(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return each usual paper by the key of its form."""
    return {"fid": _check(office, printing), "resources": _sheet(office, printing)}


def longest(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return each paper with its fields as long as they may be."""
    big = replace(office, site_name=LONG_OFFICE)
    words = ("The memorandum was signed by every agency, and the group looked at it again in the fall. " * 6).strip()
    answers = tuple(PrincipleAnswer(one, _PARTLY, words[:LONGEST_EVIDENCE], _LOOKED) for one in Principle)
    draft = FidelityDraft(2026, _LOOKED, f"{LONG_NAME}, {LONG_OFFICE}, " * 2, answers, (words * 2)[:1000])
    places = [
        ResourceLine(
            f"{LONG_OFFICE}, desk {number:02}",
            "5095550199 ext. 4471",
            "The old grain elevator behind the fairgrounds, second door, 4471 County Road 118 North, Halvorsen Creek",
            "Monday to Thursday 8:00 to 4:30, Friday 8:00 to noon; the van stops there on the first Tuesday",
            *(True, True, True),
        )
        for number in range(1, 13)
    ]
    groups = [
        ResourceGroup(one.label, one, tuple(places[place % 12 :][: 1 + place % 3])) for place, one in enumerate(_S)
    ]
    return {
        "fid": FidelityPacket(big, printing, draft, Caseload(1_204, 318, 4_250), _LOOKED),
        "resources": ResourcePacket(big, printing, tuple(groups)),
    }


def bare_check(packet: FidelityPacket) -> FidelityPacket:
    """Return a self-check of which only the year is known."""
    return replace(packet, draft=FidelityDraft(packet.draft.year), caseload=Caseload(0, 0, 0))


def _check(office: Letterhead, printing: Printing) -> FidelityPacket:
    answers = tuple(PrincipleAnswer(one, answer, words, _LOOKED) for one, (answer, words) in _FOUND.items())
    draft = FidelityDraft(2026, _LOOKED, "Policy group: sheriff, prosecutor, clinic, Tribe, county", answers, _NEXT)
    return FidelityPacket(office, printing, draft, Caseload(14, 3, 100), date(2026, 11, 3))


def _sheet(office: Letterhead, printing: Printing) -> ResourcePacket:
    clinic = ResourceLine(
        "Clearwater Valley Health Center",
        "5095550160",
        "40 Mill Road, Halvorsen Creek",
        "Mon to Fri 8 to 5",
        *(True, True, True),
    )
    house = ResourceLine("Harbor House", "5095550175", "9 Depot Street, Halvorsen Creek", "Every day, door from 5 PM")
    pantry = ResourceLine("First Lutheran Pantry", "", "Main and Third, Halvorsen Creek", "Tue and Sat 10 to noon")
    housing = ResourceLine(
        "Halvorsen Housing Authority", "5095550181", "200 Court Street, Room 6, Halvorsen Creek", "Mon to Thu 9 to 4"
    )
    van = ResourceLine("County van", "5095550190", "", "Call the day before")
    offers = {
        _S.EMERGENCY_SHELTER: (house,),
        _S.HOUSING: (housing, house),
        _S.FOOD: (pantry, house),
        _S.TRANSPORT: (van,),
        _S.PRIMARY_CARE: (clinic,),
        _S.MH_OUTPATIENT: (clinic,),
        _S.SUD_OUTPATIENT: (clinic,),
        _S.MOUD: (clinic,),
        _S.NALOXONE: (clinic, pantry),
    }
    groups = [ResourceGroup(one.label, one, places) for one, places in offers.items()]
    wood = ResourceLine("Grange Hall", "5095550166", "Route 9, Elk Prairie", "Ask for the wood list")
    return ResourcePacket(office, printing, (*groups, ResourceGroup("Firewood", None, (wood,))))
