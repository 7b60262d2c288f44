"""Papers made from the log of disclosures; none of them tells anybody else of a person, so no gate is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from leaddesk.domain.accounting import AccountingDraft, AccountingLine, AccountingPacket
from leaddesk.domain.breach import BreachLetterDraft, BreachPacket
from leaddesk.domain.disclosure_codes import DisclosureEvent, InformationCategory, Purpose
from leaddesk.domain.emergency_record import EmergencyPacket
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.ground_codes import Ground
from leaddesk.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.disclosures import Disclosure
    from leaddesk.services.disclosures import Disclosures
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants


_LEFT: Final = (DisclosureEvent.DISCLOSED, DisclosureEvent.TOLD)
_EVERY: Final = 1_000_000
"""More entries than any one person will ever have."""


class LogPapers:
    """Puts together what these papers say."""

    def __init__(self, clock: Clock, packets: Packets, participants: Participants, disclosures: Disclosures) -> None:
        """Take the clock and the services that hold what the papers say."""
        self._clock = clock
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

    def accounting(self, participant_id: int, draft: AccountingDraft, titles: Callable[[str], str]) -> AccountingPacket:
        """Return what was given or told of a person from one day to another; ``titles`` names a paper by its code.

        Raises InvalidRecordError for a span of days that there can't be.
        """
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        first, last = draft.first or self._clock.today(), draft.last or self._clock.today()
        person, blank = self._participants.record(participant_id), self._packets.blank()
        rows = [
            (day, row)
            for row in self._disclosures.rows(person.id, _EVERY)
            for day in [self._clock.local(row.at).date()]
            # what names nobody, such as the notice after a talk, tells nothing
            if row.event in _LEFT and row.stands and row.categories and first <= day <= last
        ]
        return AccountingPacket(
            blank.office,
            blank.printing,
            person.record_number,
            person.draft.initials,
            person.draft.legal_name or person.draft.shown_name,
            person.draft.language,
            blank.translation_reviewed,
            first,
            last,
            _grouped(rows, titles),
        )

    def waiting(self, participant_id: int) -> int:
        """Return how many papers of a person were prepared of which nobody said yet whether they were given."""
        rows = self._disclosures.rows(participant_id, _EVERY)
        return sum(row.event is DisclosureEvent.PREPARED and not row.answered for row in rows)

    def breach_letter(self, participant_id: int, said: BreachLetterDraft) -> BreachPacket:
        """Return the letter about a breach to one person; an address that is kept confidential is not on it."""
        person, blank = self._participants.record(participant_id), self._packets.blank()
        draft = person.draft
        return BreachPacket(
            blank.office,
            blank.printing,
            person.record_number,
            draft.letter_name,
            "" if draft.address_confidential else draft.address,
            draft.language,
            blank.translation_reviewed,
            said,
        )


def _grouped(rows: list[tuple[date, Disclosure]], titles: Callable[[str], str]) -> tuple[AccountingLine, ...]:
    """Return one line for the same thing told to the same recipient for the same reason, the newest first."""
    groups: dict[object, list[tuple[date, Disclosure]]] = {}
    for day, row in sorted(rows, key=lambda one: (one[0], one[1].id), reverse=True):
        same = (row.organisation_id, row.recipient, row.form_code, row.categories, row.purposes, row.basis)
        groups.setdefault((*same, row.consent_number, row.channel), []).append((day, row))
    return tuple(_line([day for day, _ in group], group[0][1], titles) for group in groups.values())


def _line(days: list[date], row: Disclosure, titles: Callable[[str], str]) -> AccountingLine:
    return AccountingLine(
        tuple(days),
        row.recipient,
        row.recipient_person,
        row.recipient_address,
        row.form_code,
        titles(row.form_code) if row.form_code else "",
        row.channel,
        tuple(one for one in InformationCategory if one in row.categories),
        tuple(one for one in Purpose if one in row.purposes),
        row.basis,
        row.consent_number,
    )
