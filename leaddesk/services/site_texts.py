"""The office's own words and sign on paper: each change stands beside the earlier ones, with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.site_texts import SHIPPED, Change, SiteText, SiteTextDraft, TextVersion, Wording, in_force
from leaddesk.i18n import N_
from leaddesk.services import numbers
from leaddesk.services.attachments import kept_blob
from leaddesk.storage.models import AttachmentBlob, SiteLogo, SiteTextRow

if TYPE_CHECKING:
    from leaddesk.domain.attachments import CleanFile
    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.clock import Clock
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database


class SiteTexts:
    """What the coordinator does with the wordings that may be changed.

    What is in force is kept at hand and handed to the settings, so that any paper may ask while something is saved.
    """

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        """Take the file, the clock, and the settings that give papers their letterhead."""
        self._database = database
        self._clock = clock
        self._settings = settings
        self._take()
        # an undo changes wordings too, past this service
        database.on_committed.append(self._on_committed)

    def versions(self, text: SiteText) -> list[TextVersion]:
        """Return the wordings that a text had since it was first changed, the newest first."""
        return [one for one in self._versions() if one.text is text]

    def newest(self) -> dict[SiteText, TextVersion]:
        """Return the wording in force of each text that was ever changed."""
        return in_force(self._versions())

    def save(self, text: SiteText, draft: SiteTextDraft) -> None:
        """Put a wording in force from now on; papers printed before keep theirs."""
        if problems := draft.problems(text):
            raise InvalidRecordError(problems)
        words = draft.words.strip()
        self._add(text, "" if words == text.shipped else words, N_("Change wording"))

    def put_back(self, text: SiteText) -> None:
        """Put the shipped wording in force again."""
        self._add(text, "", N_("Put back the shipped wording"))

    def set_logo(self, logo: CleanFile | None) -> None:
        """Put a cleaned sign on the letterhead, or take it off."""
        with self._database.write(N_("Change logo")) as session:
            blob = None if logo is None else kept_blob(session, logo.content).id
            session.add(SiteLogo(blob_id=blob, set_at=self._clock.now(), set_by=self._settings.office().coordinator))

    def _add(self, text: SiteText, words: str, label: str) -> None:
        if self._settings.wording().of(text) == (words or text.shipped):
            return
        with self._database.write(label) as session:
            session.add(
                SiteTextRow(
                    text=text,
                    words=words,
                    number=numbers.give(session, "site_text"),
                    set_at=self._clock.now(),
                    set_by=self._settings.office().coordinator,
                )
            )

    def _versions(self) -> list[TextVersion]:
        with self._database.read() as session:
            rows = session.scalars(select(SiteTextRow).order_by(SiteTextRow.number.desc()))
            return [TextVersion(row.text, row.number, row.words, row.set_at, row.set_by) for row in rows]

    def _logo(self) -> bytes:
        newest = select(SiteLogo.blob_id).order_by(SiteLogo.id.desc()).limit(1)
        with self._database.read() as session:
            blob = session.scalar(newest)
            found = None if blob is None else session.get(AttachmentBlob, blob)
            return b"" if found is None else bytes(found.content)

    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.touches(SiteTextRow.__tablename__, SiteLogo.__tablename__):
            self._take()

    def _take(self) -> None:
        newest, logo = self.newest(), self._logo()
        if not newest and not logo:
            self._settings.take_wording(SHIPPED)
            return
        words = tuple((text, one.words) for text, one in newest.items() if one.words)
        changes = tuple(Change(text, one.number, self._clock.local(one.set_at).date()) for text, one in newest.items())
        self._settings.take_wording(Wording(words, changes, logo))
