"""What the consent forms of the single kinds say in the gallery. Every person and office is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from leaddesk.domain.consent_codes import MediaUse, Medium, MinorRule, ReachWay, ShownAs
from leaddesk.domain.consent_kinds import PUBLIC, TREATING, rules
from leaddesk.domain.consent_packets import GivenBefore, RevocationNoticePacket, RevocationPacket
from leaddesk.domain.consents import ConsentDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentKind,
    InformationCategory,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.packets import Addressee, ConsentLine

if TYPE_CHECKING:
    from leaddesk.domain.packets import ConsentPacket, Packet

_C = InformationCategory
_PROSECUTOR = ConsentLine(
    "Tamarack County Prosecuting Attorney", "diversion deputy", (_C.IDENTITY, _C.CONTACT), (Purpose.DIVERSION,)
)
_HELD = "the charge in incident 26-04418, held by the prosecutor until intake is done"
_DECLINED = "the charge is declined or dismissed"
_UNTIL = "; ".join([f"{_DECLINED} by whoever decides"] * 4)


def usual(consent: ConsentPacket) -> dict[str, ConsentPacket]:
    """Return each form as it is on most days, made from an ordinary consent."""
    return {
        "roi_tpo": replace(
            consent,
            kind=ConsentKind.TREATMENT,
            number="C-0142-05",
            recipients=(ConsentLine(TREATING, "", tuple(_C)[:8], (Purpose.CARE,)),),
            expires_on=None,
            terms=ConsentDraft(kind=ConsentKind.TREATMENT, no_end=True),
        ),
        "roi_235": replace(
            consent,
            kind=ConsentKind.JUSTICE,
            number="C-0142-06",
            recipients=(_PROSECUTOR,),
            terms=ConsentDraft(
                kind=ConsentKind.JUSTICE,
                condition=_HELD,
                revocable_on=date(2027, 2, 1),
                revocable_event=_DECLINED,
            ),
        ),
        "roi_hipaa": replace(
            consent,
            kind=ConsentKind.HEALTH,
            number="C-0142-07",
            recipients=(replace(consent.recipients[0], categories=(_C.NEEDS, _C.MEDICAL)),),
            terms=ConsentDraft(kind=ConsentKind.HEALTH),
        ),
        "roi_research": replace(
            consent,
            kind=ConsentKind.RESEARCH,
            number="C-0142-08",
            recipients=(
                ConsentLine(
                    "Halvorsen State University", "evaluation team", (_C.CONTACT, _C.NEEDS), (Purpose.RESEARCH,)
                ),
            ),
            expires_on=None,
            expires_event="the study is over",
            terms=ConsentDraft(
                kind=ConsentKind.RESEARCH, study="Evaluation of LEAD in three rural counties, 2026-2028"
            ),
        ),
        "roi_minor": replace(
            consent,
            kind=ConsentKind.MINOR,
            number="C-0142-09",
            birth="Apr 12, 2010",
            terms=ConsentDraft(
                kind=ConsentKind.MINOR, minor_rule=MinorRule.BOTH, state_law="counsel's word of Jan 5, 2026"
            ),
        ),
        "media": replace(
            consent,
            kind=ConsentKind.PUBLIC,
            number="C-0142-10",
            recipients=(ConsentLine(PUBLIC, "", (_C.IDENTITY, _C.HOUSING), (Purpose.AT_REQUEST,)),),
            terms=ConsentDraft(
                kind=ConsentKind.PUBLIC,
                media=frozenset({Medium.STORY}),
                media_uses=frozenset({MediaUse.BOARD}),
                shown_as=ShownAs.OTHER_NAME,
            ),
        ),
        "reach": replace(
            consent,
            kind=ConsentKind.REACH,
            number="C-0142-11",
            recipients=(),
            terms=ConsentDraft(
                kind=ConsentKind.REACH,
                ways=frozenset({ReachWay.CALL, ReachWay.TEXT}),
                message_with="Rosa Teague, sister, (509) 555-0174",
                unwanted="Letters to the house; calls before noon",
            ),
        ),
    }


def longest(consent: ConsentPacket, name: str, office: str) -> dict[str, ConsentPacket]:
    """Return each form with as much on it as its fields allow."""
    more = "Only since August 2026. " * 20
    made = {key: replace(one, name=name, information=more) for key, one in usual(consent).items()}
    lines = tuple(
        ConsentLine(f"{office} {number}", "whoever is on duty that day", tuple(_C), (Purpose.OFFICIAL_DUTY,))
        for number in range(1, 5)
    )
    terms = made["roi_235"].terms
    if terms is not None:
        long = replace(terms, condition="; ".join([_HELD] * 3), revocable_event=_UNTIL)
        made["roi_235"] = replace(made["roi_235"], recipients=lines, terms=long)
    for key in ("roi_hipaa", "roi_research", "roi_minor"):
        purposes = rules(made[key].kind).purposes
        made[key] = replace(made[key], recipients=tuple(replace(one, purposes=purposes) for one in lines))
    words = "Letters to the house, for everybody there opens the post; calls before noon; the old number. " * 3
    reach = made["reach"].terms
    if reach is not None:
        made["reach"] = replace(made["reach"], terms=replace(reach, message_with=words, unwanted=words))
    return made


def revocations(consent: ConsentPacket) -> dict[str, Packet]:
    """Return the two papers about a consent that was taken back."""
    taken_back = RevocationPacket(
        consent.office,
        consent.printing,
        consent.record_number,
        consent.initials,
        consent.name,
        consent.birth,
        consent.number,
        consent.kind,
        date(2026, 10, 28),
        tuple(line.name for line in consent.recipients),
        date(2026, 11, 3),
        time(14, 10),
        RevocationManner.ORAL,
        consent.office.coordinator,
        date(2026, 11, 3),
        holders=(consent.recipients[0].name,),
        translation_reviewed=True,
    )
    notice = RevocationNoticePacket(
        consent.office,
        consent.printing,
        Addressee(3, consent.recipients[0].name, "Intake, Behavioral Health", "40 Mill Road\nHalvorsen Creek"),
        consent.number,
        consent.record_number,
        date(2026, 11, 3),
        (GivenBefore(date(2026, 10, 29), "PREF", Channel.FAX), GivenBefore(date(2026, 10, 30), "", Channel.PHONE)),
    )
    return {"rev": taken_back, "rev_note": notice}


def longest_revocations(consent: ConsentPacket, name: str, office: str) -> dict[str, Packet]:
    """Return both with as much on them as there can be."""
    rev, note = revocations(consent).values()
    offices = tuple(f"{office} {number}" for number in range(1, 8))
    bound = {"counts_from": None, "event": _UNTIL}
    given = tuple(GivenBefore(date(2026, 9, day), "PREF", Channel.SECURE_EMAIL) for day in range(1, 29))
    return {
        "rev": replace(rev, name=name, offices=offices, holders=offices, **bound),
        "rev_note": replace(note, to=Addressee(3, office, "Intake and Referral Coordination"), given=given),
    }
