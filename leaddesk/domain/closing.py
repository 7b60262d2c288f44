"""The summary when a record is closed: what she writes for it, and what its two copies say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import CloseReason, CodeList, ReferralOutStatus
from leaddesk.domain.face_sheet import FaceCourt
from leaddesk.domain.fields import entry
from leaddesk.domain.intake.hmis_codes import LivingSituation
from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.i18n import N_

LINKED = (ReferralOutStatus.ATTENDED, ReferralOutStatus.SCHEDULED, ReferralOutStatus.ACCEPTED)
"""Where a referral stands that linked the person with a provider."""


class ClosingCopy(CodeList):
    """For whom the summary is."""

    OFFICE = "office", N_("For this office alone")
    PERSON = "person", N_("For the participant")


@dataclass(frozen=True, slots=True)
class ClosingDraft:
    """What the coordinator writes for a closing summary; reason and day stand on the record."""

    copy: ClosingCopy = entry(N_("Which copy"), default=ClosingCopy.OFFICE, width=6)
    own_words: str = entry(
        N_("Goals, in the person's own words"),
        default="",
        max_length=1500,
        width=6,
        lines=4,
        help=N_("Begins with the goals of the plan"),
    )
    services: str = entry(
        N_("Linked with"), default="", max_length=1000, width=6, lines=3, help=N_("Begins with who confirmed it")
    )
    handed_to: str = entry(
        N_("Open court dates are with"), default="", max_length=300, width=6, help=N_("For example counsel, by name")
    )
    destination: LivingSituation | None = entry(
        N_("Where the person stays now"), default=None, width=6, help=N_("The destination, as HMIS asks it")
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this summary from being kept, by field."""
        return fields.problems(self)


@dataclass(frozen=True, slots=True)
class ClosingConsent:
    """A consent that goes on as its own terms say."""

    office: str
    number: str
    until: date | None
    event: str = ""


@dataclass(frozen=True, slots=True)
class ClosingPacket:
    """What the closing summary (CLOSE) says. The copy for the person has neither reason nor destination."""

    office: Letterhead
    printing: Printing
    record_number: str
    initials: str
    name: str
    copy: ClosingCopy
    enrolled_on: date | None
    closed_on: date
    own_words: str
    services: str
    handed_to: str
    courts: tuple[FaceCourt, ...] = ()
    consents: tuple[ClosingConsent, ...] = ()
    reason: CloseReason | None = None
    destination: LivingSituation | None = None
    bilingual: bool = False
    translation_reviewed: bool = False

    @property
    def awaits_translator(self) -> bool:
        """Return whether it holds Spanish wording that nobody has passed yet."""
        return self.bilingual and not self.translation_reviewed
