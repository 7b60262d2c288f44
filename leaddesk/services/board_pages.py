"""The words of the board's page: kept by quarter, and the story only told with a consent that is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.board_pages import RECIPIENT, BoardPageDraft, BoardWords, StoryConsent
from leaddesk.domain.consent_codes import MediaUse, Medium
from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
)
from leaddesk.domain.errors import BlockedError, InvalidRecordError
from leaddesk.i18n import N_, tr
from leaddesk.services.consents import Consents
from leaddesk.services.disclosure_rows import keep_paper
from leaddesk.storage.models import BoardPage, DisclosureRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.papers import FinalPaper
    from leaddesk.domain.periods import Period
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

NO_LONGER = N_("The consent for the story is no longer in force.")
IN_PUBLIC = N_("Shown in public, where the law no longer protects it: the consent says so, and no notice goes along.")


class BoardPages:
    """What the coordinator writes for the board."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        """Take the file, the clock, and what the office set."""
        self._database = database
        self._clock = clock
        self._settings = settings
        self._consents = Consents(database, clock, settings)

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
        found = self._consents.for_public(participant_id, Medium.STORY, MediaUse.BOARD)
        if found is None:
            return None
        draft = found.draft
        return StoryConsent(found.number, draft.signed_on, draft.expires_on, draft.categories, draft.shown_as)

    def printed(self, period: Period) -> BoardWords:
        """Return what may be printed today."""
        draft = self.of(period)
        consent = self.consent(draft.participant_id) if draft.story else None
        if consent is None:
            return BoardWords(asks=draft.asks, left_out=bool(draft.story))
        return BoardWords(draft.story, draft.asks, consent, draft.participant_id)

    def keep_in(self, session: Session, words: BoardWords, final: FinalPaper) -> int | None:
        """Keep a page that tells a story and log it as prepared; return the log's id, None where it tells none.

        The gate is asked once more inside the commit: a consent taken back meanwhile raises BlockedError.
        """
        if not words.story or words.participant_id is None:
            return None
        consent = self._consents.for_public_in(session, words.participant_id, Medium.STORY, MediaUse.BOARD)
        if consent is None:
            raise BlockedError(NO_LONGER, N_("Export the page again: it is then made without the story."))
        row = DisclosureRow(
            event=DisclosureEvent.PREPARED,
            at=self._clock.now(),
            participant_id=words.participant_id,
            organisation_id=None,
            recipient=tr(RECIPIENT),
            recipient_person="",
            recipient_address="",
            channel=None,
            # that somebody takes part is told by any story
            categories=consent.draft.categories | {InformationCategory.IDENTITY},
            purposes=frozenset(rules(ConsentKind.PUBLIC).purposes),
            basis=DisclosureBasis.CONSENT,
            consent_id=consent.id,
            consent_number=consent.number,
            consent_state=ConsentState.VALID,
            made_by=self._settings.office().coordinator,
            note=tr(IN_PUBLIC),
        )
        return keep_paper(session, row, final)


def _row(session: Session, period: Period) -> BoardPage | None:
    query = select(BoardPage).where(BoardPage.first == period.first, BoardPage.last == period.last)
    return session.scalars(query).first()
