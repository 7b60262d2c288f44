"""Papers made from the log of disclosures; none of them tells anybody else of a person, so no gate is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.emergency_record import EmergencyPacket
from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.ground_codes import Ground
from leaddesk.i18n import tr

if TYPE_CHECKING:
    from leaddesk.services.disclosures import Disclosures
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants


class LogPapers:
    """Puts together what these papers say."""

    def __init__(self, packets: Packets, participants: Participants, disclosures: Disclosures) -> None:
        """Take the services that hold what the papers say."""
        self._packets = packets
        self._participants = participants
        self._disclosures = disclosures

    def emergency(self, disclosure_id: int) -> tuple[int, EmergencyPacket]:
        """Return whose record it is, and what was told in a medical emergency; NotFoundError for anything else."""
        row = self._disclosures.one(disclosure_id)
        if row.ground is None or row.ground.ground is not Ground.EMERGENCY:
            raise NotFoundError
        person, blank = self._participants.record(row.participant_id), self._packets.blank()
        return person.id, EmergencyPacket(
            blank.office,
            blank.printing,
            person.record_number,
            person.draft.initials,
            person.draft.legal_name or person.draft.shown_name,
            row.ground,
            tuple(one for one in InformationCategory if one in row.categories),
            row.note,
            tr(row.channel.label) if row.channel else "",
        )
