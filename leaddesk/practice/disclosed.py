"""What an invented office told without a consent, and the letters that name nobody."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.disclosure_codes import Channel, InformationCategory, Purpose
from leaddesk.domain.disclosures import ToldDraft
from leaddesk.domain.ground_codes import Ground
from leaddesk.domain.grounds import GroundDraft
from leaddesk.practice import words

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.services.office import OfficeServices

_C = InformationCategory


def tell(services: OfficeServices, today: date) -> None:
    """Tell a night nurse in an emergency, the sheriff of a broken window, one office too much; answer a subpoena."""
    people = [row.id for row in services.participants.rows()]
    offices = {row.kind: row.id for row in services.organisations.choices()}
    night, morning, slip = today - timedelta(days=9), today - timedelta(days=23), today - timedelta(days=4)
    services.disclosures.told(
        people[-1],
        ToldDraft(
            categories=frozenset({_C.IDENTITY, _C.SUBSTANCE_USE, _C.MEDICAL}),
            note="What was taken, and since when",
            ground=GroundDraft(
                medical_person="Night nurse, A. Lind",
                affiliation="Two Forks Hospital, emergency room",
                disclosed_by=words.OFFICE.coordinator,
                on=night,
                at=time(22, 40),
                emergency="Found unconscious behind the library",
                could_not_consent=True,
            ),
        ),
    )
    services.disclosures.told(
        people[-2],
        ToldDraft(
            channel=Channel.HAND,
            categories=frozenset({_C.IDENTITY}),
            on=morning,
            ground=GroundDraft(
                Ground.CRIME,
                authority="Sheriff's office, deputy on duty",
                circumstances="A window of the office was broken while two people waited inside",
            ),
        ),
    )
    other = next(iter(offices.values()))
    services.disclosures.told(
        people[-3], ToldDraft(other, "", Channel.PHONE, Purpose.BENEFITS, frozenset({_C.LEGAL}), slip)
    )
    services.exports.note_letter("NCND", "Civil division, Clerk of the County Court", "26-CV-0447", b"an answer")
