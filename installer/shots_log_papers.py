"""What the papers made from the log of disclosures say in the gallery. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from installer.shots_long import LONG_NAME, LONG_OFFICE
from leaddesk.documents.breach_words import breach_words
from leaddesk.domain.accounting import AccountingLine, AccountingPacket
from leaddesk.domain.breach import BreachData, BreachLetterDraft, BreachPacket
from leaddesk.domain.codes import Language
from leaddesk.domain.disclosure_codes import Channel, DisclosureBasis, InformationCategory, Purpose
from leaddesk.domain.emergency_record import EmergencyPacket
from leaddesk.domain.grounds import GroundDraft

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing

KEYS = ("emerg", "acct", "brch")
_C = InformationCategory
_LONG = f"{LONG_OFFICE}, "
_WORDS = (
    "The person was found on the floor of the waiting room, breathing slowly; naloxone was given twice before the "
    "ambulance came. "
)


def emergency(office: Letterhead, printing: Printing) -> EmergencyPacket:
    """Return the record of a night call."""
    facts = GroundDraft(
        medical_person="Ada Lind, RN",
        affiliation="Halvorsen Creek Hospital, emergency room",
        disclosed_by="Dana Whitlock",
        on=date(2026, 11, 2),
        at=time(22, 40),
        emergency="Found unconscious behind the library; breathing slowly.",
        could_not_consent=True,
    )
    told = (_C.IDENTITY, _C.SUBSTANCE_USE, _C.MEDICAL)
    words = "What the person takes, and since when. The name of the clinic that prescribes."
    return EmergencyPacket(office, printing, "LD-2026-0142", "M.T.", "Marisol Teague", facts, told, words)


def accounting(office: Letterhead, printing: Printing, language: Language = Language.ENGLISH) -> AccountingPacket:
    """Return three years of one person: papers, talks, an emergency, and something told without cover."""
    clinic, street = "Clearwater Valley Health Center", "40 Mill Road\nHalvorsen Creek · (509) 555-0164"
    consent, care = DisclosureBasis.CONSENT, (Purpose.CARE,)
    paper = AccountingLine(
        (date(2026, 11, 3),),
        *(clinic, "Intake desk", street, "PREF", "Provider Referral", Channel.FAX),
        *((_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.SUBSTANCE_USE), care, consent, "C-0142-03"),
    )
    days = tuple(date(2026, month, 14) for month in range(10, 4, -1))
    talk = (_C.IDENTITY, _C.CONTACT)
    said = AccountingLine(days, clinic, "Nurse", street, "", "", Channel.PHONE, talk, care, consent, "C-0142-03")
    night = AccountingLine(
        (date(2026, 9, 2),),
        *("Halvorsen Creek Hospital, emergency room", "Ada Lind, RN", "", "", "", Channel.PHONE),
        *((_C.IDENTITY, _C.MEDICAL), (), DisclosureBasis.EMERGENCY, ""),
    )
    bare = AccountingLine(
        (date(2025, 12, 9),),
        *("Tamarack County Sheriff", "", "", "", "", Channel.MEETING),
        *((_C.IDENTITY,), care, DisclosureBasis.NO_COVER, ""),
    )
    return AccountingPacket(
        *(office, printing, "LD-2026-0142", "M.T.", "Marisol Teague", language, False),
        *(date(2023, 11, 3), date(2026, 11, 3), (paper, said, night, bare)),
    )


def breach(office: Letterhead, printing: Printing, language: Language = Language.ENGLISH) -> BreachPacket:
    """Return the letter about a bag that was left on a bus."""
    words = breach_words(language)
    said = BreachLetterDraft(
        date(2026, 10, 30),
        date(2026, 10, 29),
        "A folder with three papers was left on the county bus. It was gone when we asked for it that evening.",
        frozenset({BreachData.NAME, BreachData.REACH, BreachData.TAKING_PART}),
        words.steps,
        words.doing,
    )
    street = "12 Depot Street, Apt. 3\nHalvorsen Creek"
    return BreachPacket(office, printing, "LD-2026-0142", "Ms. Teague", street, language, False, said)


def usual(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return every usual paper by the key of its form."""
    return {
        "emerg": emergency(office, printing),
        "acct": accounting(office, printing),
        "brch": breach(office, printing),
    }


def longest(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return every paper with its fields as long as they may be."""
    short = emergency(office, printing)
    facts = replace(
        short.facts,
        medical_person=(f"{LONG_NAME}, " * 4)[:300],
        affiliation=(_LONG * 4)[:300],
        disclosed_by=LONG_NAME,
        emergency=(_WORDS * 9)[:1000],
    )
    long_emergency = replace(short, name=LONG_NAME, facts=facts, told=tuple(_C), words=(_WORDS * 9)[:1000])
    some = accounting(office, printing, Language.SPANISH)
    wide = replace(
        some.lines[0],
        recipient=(_LONG * 4)[:300],
        person=(f"{LONG_NAME}, " * 4)[:300],
        address=_LONG,
        categories=tuple(_C),
    )
    long_accounting = replace(some, name=LONG_NAME, lines=(wide, *some.lines) * 6)
    short_letter = breach(office, printing, Language.SPANISH)
    long_words = (_WORDS * 10)[:1200]
    said = replace(
        short_letter.said, what_happened=long_words, steps=long_words, doing=long_words, kinds=frozenset(BreachData)
    )
    long_letter = replace(short_letter, name=LONG_NAME, address=_LONG * 2, said=said)
    return {"emerg": long_emergency, "acct": long_accounting, "brch": long_letter}
