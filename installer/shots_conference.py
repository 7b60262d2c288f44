"""What the sheets of a case conference say in the gallery. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from leaddesk.domain.codes import ParticipationStatus, ReferralPathway
from leaddesk.domain.conferences import ActionPacket, ConferencePacket, StaffedRow
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing, ScopeOfConsent, View

_C = InformationCategory
_WORDS = "A room that may be held until the first of the month, and who could drive there on Thursdays. "
_SHERIFF = "Tamarack County Sheriff"


def _rows(person: View) -> tuple[StaffedRow, ...]:
    away = replace(person, record_number="LD-2026-0118", initials="T.L.")
    fresh = replace(person, record_number="LD-2026-0150", initials="A.R.")
    return (
        StaffedRow(
            person,
            True,
            ParticipationStatus.ACTIVE,
            ReferralPathway.ARREST_DIVERSION,
            date(2026, 11, 12),
            "Superior Court",
            "A ride to court on the 12th; the van does not run that day",
            "Drive to court and back",
            _SHERIFF,
            date(2026, 11, 12),
        ),
        StaffedRow(away, False, ParticipationStatus.INACTIVE, ask="Who has seen T.L. lately?"),
        StaffedRow(
            fresh,
            False,
            ParticipationStatus.REFERRED,
            ReferralPathway.SOCIAL_CONTACT,
            ask="Is the door still open for this person?",
            action="Say hello at the depot",
            owner=_SHERIFF,
        ),
    )


def _sheet(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> ConferencePacket:
    told = replace(
        scope, recipient=_SHERIFF, categories=(_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.LEGAL), purposes=(Purpose.CARE,)
    )
    rows = _rows(person)
    return ConferencePacket(
        office,
        printing,
        date(2026, 11, 5),
        (_SHERIFF,),
        rows,
        2,
        tuple((row.person.record_number, told) for row in rows),
        concerns="The bench by the depot in the evening: more light was asked for.",
        wins="Two people have keys to a room of their own.",
        number=2,
        copies=4,
    )


def _actions(sheet: ConferencePacket) -> ActionPacket:
    taken = [place for place, row in enumerate(sheet.rows) if row.action]
    return ActionPacket(
        sheet.office,
        sheet.printing,
        sheet.on,
        sheet.receivers,
        tuple(sheet.rows[place] for place in taken),
        0,
        tuple(sheet.scopes[place] for place in taken),
        sheet.names,
    )


def usual(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> dict[str, Packet]:
    """Return the sheet and the action list of one agency."""
    sheet = _sheet(office, printing, person, scope)
    return {"owg": sheet, "owg_act": _actions(sheet)}


def longest(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> dict[str, Packet]:
    """Return sheets with many people and fields as long as they may be."""
    sheet = _sheet(office, printing, person, scope)
    words, court = (_WORDS * 4)[:300], "Superior Court of the State for the County of Tamarack"
    numbers = [f"LD-2026-{number:04}" for number in range(101, 113)]
    rows = tuple(
        replace(sheet.rows[0], person=replace(person, record_number=one), ask=words, action=words, court=court)
        for one in numbers
    )
    wide = replace(scope, categories=tuple(_C), recipient=_SHERIFF * 3)
    long = replace(
        sheet,
        rows=rows,
        scopes=tuple((one, wide) for one in numbers),
        receivers=(_SHERIFF, "Clearwater Valley Health Center", "Halvorsen Housing Authority", "County Prosecutor"),
        names=True,
        others=14,
        concerns=(_WORDS * 7)[:600],
        wins=(_WORDS * 7)[:600],
    )
    return {"owg": long, "owg_act": _actions(long)}
