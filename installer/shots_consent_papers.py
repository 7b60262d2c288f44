"""What the consent forms of the single kinds say in the gallery. Every person and office is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from leaddesk.domain.consent_kinds import TREATING
from leaddesk.domain.consents import ConsentDraft
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose
from leaddesk.domain.packets import ConsentLine

if TYPE_CHECKING:
    from leaddesk.domain.packets import ConsentPacket

_C = InformationCategory
_PROSECUTOR = ConsentLine(
    "Tamarack County Prosecuting Attorney", "diversion deputy", (_C.IDENTITY, _C.CONTACT), (Purpose.DIVERSION,)
)
_HELD = "the charge in incident 26-04418, held by the prosecutor until intake is done"
_DECLINED = "the charge is declined or dismissed"


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
        long = replace(terms, condition=f"{_HELD}; " * 3, revocable_event=f"{_DECLINED} by whoever decides; " * 4)
        made["roi_235"] = replace(made["roi_235"], recipients=lines, terms=long)
    return made
