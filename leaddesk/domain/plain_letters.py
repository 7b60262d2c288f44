"""Letters of the office that confirm nothing of anybody: the thank-you to an officer, the answer to a request."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList, ReferralSource
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.i18n import N_

THANKED = frozenset({ReferralSource.LE_PATROL, ReferralSource.LE_OTHER})
"""Whose referrals are thanked for by letter."""
NUMBER_ONLY = N_("Their number, without any name")


class RequestKind(CodeList):
    """What somebody sent who wants to know of a person."""

    REQUEST = "request", N_("A request for records or information")
    SUBPOENA = "subpoena", N_("A subpoena")


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """What is asked before the answer to a request is shown: whose it is, and its number. Never a person's name."""

    kind: RequestKind = entry(N_("What came"), default=RequestKind.SUBPOENA, required=True, width=3)
    received_on: date | None = entry(N_("Received on"), default=None, width=3, optional_shown=True)
    reference: str = entry(
        N_("Their reference number"),
        default="",
        required=True,
        max_length=80,
        width=6,
        help=N_("Of the case or the request, without any name: it stands in the answer"),
    )
    addressed_to: str = entry(N_("Addressed to"), default="", max_length=300, width=6, optional_shown=True)
    office: str = entry(N_("Office that sent it"), default="", required=True, max_length=300, width=6)
    address: str = entry(N_("Address"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops the answer from being shown, by field."""
        found = fields.problems(self)
        if self.reference.strip() and not re.search(r"\d", self.reference):
            found["reference"] = NUMBER_ONLY
        if self.received_on and today and self.received_on > today:
            found["received_on"] = IN_THE_FUTURE
        return found


@dataclass(frozen=True, slots=True)
class AnswerPacket:
    """What the answer *cannot confirm or deny* (NCND) says. It is the same whether or not anybody is known here."""

    office: Letterhead
    printing: Printing
    request: RequestDraft


@dataclass(frozen=True, slots=True)
class ThanksPacket:
    """What the thank-you to a referring officer (LE-ACK) says: that a referral came, no more."""

    office: Letterhead
    printing: Printing
    number: str
    to: str = ""
    agency: str = ""
    made_on: date | None = None
    report: str = ""
