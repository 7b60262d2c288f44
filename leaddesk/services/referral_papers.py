"""What papers that tell one office where a referral stands share: who may be told, and what the gate says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Allowed, Answer, Request
from leaddesk.domain.paper_grounds import PaperGrounds
from leaddesk.domain.papers import Paper
from leaddesk.domain.participants import ParticipantRecord
from leaddesk.domain.referrals_in import ReferralInRecord
from leaddesk.services.court_papers import NOBODY

if TYPE_CHECKING:
    from collections.abc import Collection

    from leaddesk.domain.packets import Addressee, Letterhead, Packet, Printing, ScopeOfConsent, View
    from leaddesk.domain.referral_papers import ReferralPaperDraft
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.sharing import OfficeChoice, Sharing

    Head = tuple[Letterhead, Printing, View, Addressee, ScopeOfConsent, str, str, str]
    """What a ``ReferralPacket`` begins with, in its order."""

_IDENTITY = frozenset({InformationCategory.IDENTITY})


@dataclass(frozen=True, slots=True)
class Readers:
    """Who is never given such a paper, why each kind of office may be told, and what else could open it."""

    kept_from: frozenset[OrganisationKind]
    purposes: Callable[[OrganisationKind | None], Sequence[Purpose]]
    bases: PaperGrounds | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the gate was asked for a referral, of whom, and what it said."""

    record: ReferralInRecord
    person: ParticipantRecord
    request: Request
    answer: Answer

    def paper(self, form: str, packet: Packet | None, facts: Collection[tuple[str, object]]) -> Paper:
        """Return the paper; a fact without a value is missing on it."""
        missing = tuple(label for label, value in facts if not value)
        person = self.person
        return Paper(form, person.id, person.record_number, self.request, self.answer, packet, missing)


class ReferralPapers:
    """Asks the gate for a referral, and puts together what each of its papers begins with."""

    def __init__(
        self, sharing: Sharing, packets: Packets, participants: Participants, organisations: Organisations
    ) -> None:
        """Take the asker of the gate and the services that know person and office."""
        self._sharing, self._packets = sharing, packets
        self._participants, self._organisations = participants, organisations

    def offices(
        self, record: ReferralInRecord, kept_from: Collection[OrganisationKind], purposes: Collection[Purpose]
    ) -> list[OfficeChoice]:
        """Return who may be told, those first whom a consent in force lets be told."""
        return self._sharing.offices(whose(record), _IDENTITY, kept_from=kept_from, purposes=purposes)

    def ask(self, record: ReferralInRecord, draft: ReferralPaperDraft, readers: Readers) -> Asked:
        """Ask the gate whether the chosen office may be told of the person."""
        person = self._participants.record(whose(record))
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        request = replace(
            self._packets.request(person, draft.organisation_id, office, _IDENTITY, frozenset()),
            kept_from=readers.kept_from,
            tells_address=person.draft.tells_address(draft.addressed_to),
            bases=readers.bases,
        )
        purposes = readers.purposes(office.kind if office else None)
        return Asked(record, person, *self._sharing.ask(person, request, purposes))

    def head(self, asked: Asked, draft: ReferralPaperDraft) -> Head | None:
        """Return what its packet begins with; None where the gate said no."""
        answer, told = asked.answer, asked.record.draft
        if not isinstance(answer, Allowed) or draft.organisation_id is None:
            return None
        blank = self._packets.blank()
        return (
            blank.office,
            blank.printing,
            self._packets.view(asked.person, answer.covered & asked.request.categories),
            self._organisations.addressee(draft.organisation_id),
            self._packets.scope(asked.person, answer),
            draft.addressed_to,
            told.incident_number,
            told.agency,
        )


def whose(record: ReferralInRecord) -> int:
    """Return whose a referral is; refuses one that has no record of a person yet."""
    if record.participant_id is None:
        raise LeadDeskError(NOBODY)
    return record.participant_id
