"""The patient notice: its paper for a person, and the record of when it was given and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from leaddesk.domain.codes import Language
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.privacy_notice import NoticeGiven, NoticeGivenDraft, NoticePacket
from leaddesk.i18n import N_
from leaddesk.services.packets import deceased
from leaddesk.services.refresh import participant_row
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import NoticeGivenRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

_FIELDS: Final = tuple(NoticeGivenDraft.__dataclass_fields__)
NO_NOTICE = N_("The person has died: no notice is given any more.")


class PrivacyNotices:
    """What the coordinator does about the patient notice."""

    def __init__(
        self, database: Database, clock: Clock, settings: Settings, participants: Participants, packets: Packets
    ) -> None:
        """Take the file, the clock, and the services that hold what the paper says."""
        self._database, self._clock, self._settings = database, clock, settings
        self._participants, self._packets = participants, packets

    def start(self, participant_id: int) -> NoticeGivenDraft:
        """Return the record of a notice given today, by the coordinator, in the language of the person."""
        office, person = self._settings.office(), self._participants.record(participant_id)
        spanish = person.draft.language is Language.SPANISH
        return NoticeGivenDraft(
            self._clock.today(),
            language=Language.SPANISH if spanish else Language.ENGLISH,
            given_by=office.coordinator,
            edition=office.notice_edition,
        )

    def save(self, participant_id: int, draft: NoticeGivenDraft, notice_id: int | None = None) -> int:
        """Keep that the notice was given, new or changed, and return its id."""
        with self._database.write(N_("Save privacy notice")) as session:
            return self.save_in(session, participant_id, draft, notice_id)

    def save_in(
        self, session: Session, participant_id: int, draft: NoticeGivenDraft, notice_id: int | None = None
    ) -> int:
        """Do what ``save`` does, inside a write."""
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        participant_row(session, participant_id)
        row = NoticeGivenRow(participant_id=participant_id) if notice_id is None else _found(session, notice_id)
        if row.participant_id != participant_id:
            raise NotFoundError
        for name in _FIELDS:
            value = getattr(draft, name)
            setattr(row, name, value.strip() if type(value) is str else value)
        session.add(row)
        session.flush()
        return row.id

    def of(self, participant_id: int) -> tuple[NoticeGiven, ...]:
        """Return each time the notice was given to a person, the newest first."""
        mine = select(NoticeGivenRow).where(NoticeGivenRow.participant_id == participant_id)
        with self._database.read() as session:
            rows = session.scalars(mine.order_by(NoticeGivenRow.given_on.desc(), NoticeGivenRow.id.desc()))
            return tuple(
                NoticeGiven(row.id, NoticeGivenDraft(**{name: getattr(row, name) for name in _FIELDS})) for row in rows
            )

    def remove(self, notice_id: int, because: str) -> None:
        """Take one off the record; it stays in the file."""
        with self._database.write(N_("Remove privacy notice")) as session:
            stamp_removed(_found(session, notice_id), because, self._clock.now())

    def restore(self, notice_id: int) -> None:
        """Bring a removed one back."""
        with self._database.write(N_("Bring privacy notice back")) as session:
            row = session.get(NoticeGivenRow, notice_id, execution_options={INCLUDE_REMOVED: True})
            if row is None or row.removed_at is None:
                raise NotFoundError
            row.removed_at = row.removed_because = None

    def packet(self, participant_id: int) -> NoticePacket:
        """Return the paper for a person: in both languages for one who reads Spanish."""
        person, blank = self._participants.record(participant_id), self._packets.blank()
        if deceased(person):
            raise LeadDeskError(NO_NOTICE)
        return NoticePacket(
            blank.office,
            blank.printing,
            person.record_number,
            person.draft.legal_name or person.draft.shown_name,
            person.draft.language is Language.SPANISH,
            blank.translation_reviewed,
        )


def _found(session: Session, notice_id: int) -> NoticeGivenRow:
    row = session.get(NoticeGivenRow, notice_id)
    if row is None:
        raise NotFoundError
    return row
