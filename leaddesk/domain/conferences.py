"""The case conference on paper (OWG, OWG-ACT): one sheet for each agency, with the people whose consent names it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList, ParticipationStatus, ReferralPathway
from leaddesk.domain.disclosure_codes import DisclosureEvent, InformationCategory
from leaddesk.domain.fields import DATE_NEEDED, entry
from leaddesk.domain.packets import Letterhead, Printing, ScopeOfConsent, View
from leaddesk.domain.papers import Paper
from leaddesk.i18n import N_

JOINT = 0
"""In place of an agency: the one sheet that all may see, with whoever and whatever is covered for each of them."""
MOST_COPIES = 30
_C = InformationCategory
TO_SPEAK_OF = frozenset({_C.IDENTITY, _C.NEEDS})
"""What has to be covered for an ask or an action to be on a sheet, whatever else its words speak of."""


class SheetKind(CodeList):
    """What a sheet is for."""

    STAFFING = "staffing", N_("People to staff")
    ACTIONS = "actions", N_("Actions and who does them")


@dataclass(frozen=True, slots=True)
class Staffed:
    """One person on the list of the conference."""

    participant_id: int | None = entry(N_("Who"), default=None, width=6)
    urgent: bool = entry(N_("Urgent or about safety"), default=False, width=6)
    ask: str = entry(N_("What is asked of the table"), default="", max_length=300, width=6, lines=2)
    action: str = entry(N_("Action"), default="", max_length=300, width=6, lines=2, optional_shown=True)
    owner: int | None = entry(N_("Who does it"), default=None, width=6, optional_shown=True)
    due: date | None = entry(N_("By when"), default=None, width=6, optional_shown=True)
    tells: frozenset[InformationCategory] = entry(
        N_("These words also speak of"), default=frozenset(), width=6, without=TO_SPEAK_OF
    )

    @property
    def told(self) -> frozenset[InformationCategory]:
        """Return what has to be covered for the ask and the action to be told."""
        return TO_SPEAK_OF | self.tells


@dataclass(frozen=True, slots=True)
class ConferenceDraft:
    """What the coordinator puts together for the next case conference."""

    on: date | None = entry(N_("Day"), default=None, width=3)
    copies: int = entry(N_("Numbered copies"), default=1, width=3)
    agencies: tuple[int, ...] = entry(N_("Agencies at the table"), default=(), width=6)
    people: tuple[Staffed, ...] = entry(N_("People to staff"), default=(), width=6)
    sheet: SheetKind = entry(N_("Sheet"), default=SheetKind.STAFFING, required=True, width=6)
    to: int | None = entry(N_("Sheet for"), default=None, width=6)
    names: bool = entry(
        N_("With names"), default=False, width=6, help=N_("Else initials and record number, which is enough for most")
    )
    concerns: str = entry(
        N_("Places and concerns"),
        default="",
        max_length=600,
        width=6,
        lines=2,
        optional_shown=True,
        help=N_("Stands on every sheet: no names"),
    )
    wins: str = entry(
        N_("What went well"),
        default="",
        max_length=600,
        width=6,
        lines=2,
        optional_shown=True,
        help=N_("Stands on every sheet: no names"),
    )
    meeting: int | None = entry(
        N_("Meeting in the work log"),
        default=None,
        width=6,
        help=N_("Once chosen, day and agencies are those of the meeting"),
    )

    def problems(self) -> dict[str, str]:
        """Return what stops a sheet from being printed, by field."""
        found = fields.problems(self)
        if self.on is None:
            found["on"] = DATE_NEEDED
        if not 1 <= self.copies <= MOST_COPIES:
            found["copies"] = N_("Between 1 and 30")
        return found

    @property
    def receivers(self) -> tuple[int, ...]:
        """Return the agencies that the chosen sheet goes to."""
        if self.to == JOINT:
            return tuple(dict.fromkeys(self.agencies))
        return (self.to,) if self.to is not None else ()


@dataclass(frozen=True, slots=True)
class StaffedRow:
    """One person as a sheet tells of the person; None is what the consent does not cover."""

    person: View
    urgent: bool = False
    status: ParticipationStatus | None = None
    door: ReferralPathway | None = None
    court_on: date | None = None
    court: str | None = None
    ask: str | None = None
    action: str | None = None
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ConferencePacket:
    """What one sheet says. ``others`` is how many people are on the list and not on this sheet."""

    office: Letterhead
    printing: Printing
    on: date | None
    receivers: tuple[str, ...]
    rows: tuple[StaffedRow, ...]
    others: int
    scopes: tuple[tuple[str, ScopeOfConsent], ...]
    """The scope of consent for each person, by record number."""
    names: bool = False
    concerns: str = ""
    wins: str = ""
    number: int = 1
    copies: int = 1

    @property
    def scope(self) -> ScopeOfConsent | None:
        """Return a scope of consent only if there is one for each person on the sheet."""
        return self.scopes[0][1] if self.scopes and len(self.scopes) == len(self.rows) else None


@dataclass(frozen=True, slots=True)
class ActionPacket(ConferencePacket):
    """What an action list says: the same people and scopes, with what their agency took on."""


@dataclass(frozen=True, slots=True)
class ConferenceSheet:
    """One sheet with the disclosures that it is made of: each person for each agency that receives it."""

    form: str
    papers: tuple[Paper, ...]
    packet: ConferencePacket | None
    missing: tuple[str, ...] = ()
    left_out: tuple[Paper, ...] = ()
    """Who is not on it, each with the answer of the gate that says why."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A conference in the work log: its line, how many actions came new, and how many stayed out for a name in them."""

    meeting_id: int
    actions: int
    held_back: int


@dataclass(frozen=True, slots=True)
class SheetOut:
    """A sheet that was made for a conference and one receiver; ``answer`` is None while it waits for one."""

    organisation_id: int | None
    recipient: str
    form_code: str
    people: int
    answer: DisclosureEvent | None
