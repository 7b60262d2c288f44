"""The words of the board's page: kept by quarter, and the story only told with a consent that is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.board_pages import BoardPageDraft, BoardWords, StoryConsent
from leaddesk.domain.consent_codes import MediaUse, Medium
from leaddesk.domain.consents import for_public
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.i18n import N_
from leaddesk.services.consents import consents_in
from leaddesk.storage.models import BoardPage, ConsentRecord

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.periods import Period
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database


class BoardPages:
    """What the coordinator writes for the board."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        """Take the file, the clock, and what the office set."""
        self._database = database
        self._clock = clock
        self._settings = settings

    def of(self, period: Period) -> BoardPageDraft:
        """Return the words of a quarter; none are there at first."""
        with self._database.read() as session:
            row = _row(session, period)
            return BoardPageDraft() if row is None else BoardPageDraft(row.asks, row.story, row.participant_id)

    def save(self, period: Period, draft: BoardPageDraft) -> None:
        """Keep the words of a quarter."""
        if problems := draft.problems():
            raise InvalidRecordError(problems)
        with self._database.write(N_("Save the board’s page")) as session:
            row = _row(session, period) or BoardPage(first=period.first, last=period.last)
            row.asks, row.story, row.participant_id = draft.asks.strip(), draft.story.strip(), draft.participant_id
            session.add(row)

    def consent(self, participant_id: int | None) -> StoryConsent | None:
        """Return the consent by which a person's story may be told to the board today, or None."""
        if participant_id is None:
            return None
        with self._database.read() as session:
            known = consents_in(session, [ConsentRecord.participant_id == participant_id])
        found = for_public(
            known,
            Medium.STORY,
            MediaUse.BOARD,
            self._clock.today(),
            translation_reviewed=self._settings.office().translation_reviewed,
        )
        if found is None:
            return None
        return StoryConsent(found.number, found.draft.signed_on, found.draft.expires_on)

    def printed(self, period: Period) -> BoardWords:
        """Return what may be printed today."""
        draft = self.of(period)
        consent = self.consent(draft.participant_id) if draft.story else None
        return BoardWords(draft.story if consent else "", draft.asks, consent)


def _row(session: Session, period: Period) -> BoardPage | None:
    query = select(BoardPage).where(BoardPage.first == period.first, BoardPage.last == period.last)
    return session.scalars(query).first()
