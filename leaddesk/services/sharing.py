"""How a paper is shared under a consent: who can have it, for which purpose, and how much of it goes along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.domain.consents import A_CLASS
from leaddesk.domain.gate import Allowed, Answer, Blocked, BlockReason, Request, nearest
from leaddesk.domain.shared_papers import KEPT_FROM, SHARED_FOR

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from leaddesk.domain.codes import OrganisationKind
    from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
    from leaddesk.domain.participants import ParticipantRecord
    from leaddesk.services.consents import Consents
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets


@dataclass(frozen=True, slots=True)
class OfficeChoice:
    """An office that can be given a paper; ``consent`` is the number of one that covers it today, if there is any."""

    id: int
    name: str
    consent: str = ""


class Sharing:
    """Asks the gate for a paper part by part."""

    def __init__(self, packets: Packets, organisations: Organisations, consents: Consents) -> None:
        """Take the asker of the gate, the directory and the consents."""
        self._packets, self._organisations, self._consents = packets, organisations, consents

    def offices(
        self,
        participant_id: int,
        told: frozenset[InformationCategory],
        *,
        kept_from: Collection[OrganisationKind] = KEPT_FROM,
        purposes: Collection[Purpose] = SHARED_FOR,
    ) -> list[OfficeChoice]:
        """Return who can be given a paper: those first whom a consent in force lets be told, then all others."""
        covered: dict[int, str] = {}
        for office in self._consents.overview(participant_id):
            fitting = [one for one in office.covers if told <= set(one.categories) and set(purposes) & {*one.purposes}]
            if fitting and office.organisation_id != A_CLASS:
                covered[office.organisation_id] = fitting[0].number
        known = [one for one in self._organisations.choices() if one.kind not in kept_from]
        rows = [OfficeChoice(one.id, one.name, covered.get(one.id, "")) for one in known]
        return sorted(rows, key=lambda one: not one.consent)

    def only_office(self, participant_id: int, told: frozenset[InformationCategory]) -> int | None:
        """Return the one office that a consent lets be told; None where there is none, or a choice."""
        covered = [one.id for one in self.offices(participant_id, told) if one.consent]
        return covered[0] if len(covered) == 1 else None

    def ask(self, person: ParticipantRecord, request: Request, purposes: Sequence[Purpose]) -> tuple[Request, Answer]:
        """Return the first of some purposes under which the gate allows a request, or the no that is nearest to a cure.

        Where nothing at all is signed the first purpose is told, for the consent that would be made.
        """
        asked = [replace(request, purposes=frozenset({one})) for one in purposes]
        answers = [(one, self._packets.ask(one, person.id)) for one in asked]
        for one, answer in answers:
            if isinstance(answer, Allowed):
                return one, answer
        blocked = [answer for _, answer in answers if isinstance(answer, Blocked)]
        # that one purpose was not signed says nothing where another one was
        best = nearest([one for one in blocked if one.reason is not BlockReason.WRONG_PURPOSE] or blocked)
        return next((one, answer) for one, answer in answers if answer is best)

    def also(
        self, person: ParticipantRecord, request: Request, answer: Allowed, more: frozenset[InformationCategory]
    ) -> tuple[Request, Allowed] | None:
        """Return a request that tells more, with the gate's yes; None where no one consent covers all of it."""
        wider = replace(request, categories=request.categories | more)
        if wider == request:
            return request, answer
        found = self._packets.ask(wider, person.id)
        return (wider, found) if isinstance(found, Allowed) else None
