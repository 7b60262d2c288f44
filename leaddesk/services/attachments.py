"""Scans and photos of papers: keep, look at, take out of sight (``decisions.md`` 22)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, select

from leaddesk.domain.attachments import AttachmentDraft, AttachmentRow, CleanFile
from leaddesk.domain.consents import consent_number
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.referrals_in import referral_in_number
from leaddesk.domain.referrals_out import referral_out_number
from leaddesk.i18n import N_
from leaddesk.services.refresh import participant_row
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Attachment, AttachmentBlob, ConsentRecord, LegalMatter, ReferralIn, ReferralOut

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.storage.database import Database

CHANGED: Final = N_("This scan is not as it was kept.")
CHANGED_REMEDY: Final = N_("The file of the records may be damaged. Look at Settings, Backups, before anything else.")
_ALL: Final = {INCLUDE_REMOVED: True}


class Attachments:
    """What the coordinator does with scans and photos."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock."""
        self._database = database
        self._clock = clock
        self._tidied = False

    def add(self, participant_id: int, draft: AttachmentDraft, clean: CleanFile) -> int:
        """Keep a cleaned file for a person and return its id; the same bytes are kept once."""
        self._require(draft)
        self._tidy()
        with self._database.write(N_("Add scan")) as session:
            participant_row(session, participant_id)
            digest = hashlib.sha256(clean.content).hexdigest()
            blob = session.scalar(select(AttachmentBlob.id).where(AttachmentBlob.sha256 == digest))
            if blob is None:
                kept = AttachmentBlob(sha256=digest, size=len(clean.content), content=clean.content)
                session.add(kept)
                session.flush()
                blob = kept.id
            row = Attachment(
                participant_id=participant_id,
                media=clean.media,
                pages=clean.pages,
                size=len(clean.content),
                sha256=digest,
                blob_id=blob,
                added_at=self._clock.now(),
            )
            _set_fields(session, row, draft)
            session.add(row)
            session.flush()
            return row.id

    def change(self, attachment_id: int, draft: AttachmentDraft) -> None:
        """Say otherwise what a scan is; the bytes stay."""
        self._require(draft)
        with self._database.write(N_("Change scan")) as session:
            _set_fields(session, _found(session, attachment_id), draft)

    def rows(self, participant_id: int) -> list[AttachmentRow]:
        """Return a person's scans, the newest first, without their bytes."""
        query = (
            select(
                Attachment,
                *(ConsentRecord.person_number, ConsentRecord.count.label("count_")),
                *(ReferralOut.number_year.label("out_year"), ReferralOut.number.label("out_number")),
                *(ReferralIn.number_year.label("in_year"), ReferralIn.number.label("in_number")),
                *(LegalMatter.case_number, LegalMatter.incident_number),
            )
            .outerjoin(ConsentRecord, ConsentRecord.id == Attachment.consent_id)
            .outerjoin(ReferralOut, ReferralOut.id == Attachment.referral_out_id)
            .outerjoin(ReferralIn, ReferralIn.id == Attachment.referral_in_id)
            .outerjoin(LegalMatter, LegalMatter.id == Attachment.matter_id)
            .where(Attachment.participant_id == participant_id)
            .order_by(Attachment.id.desc())
        )
        with self._database.read() as session:
            return [_row(found) for found in session.execute(query)]

    def content(self, attachment_id: int) -> bytes:
        """Return the bytes of a scan, after a look whether they are still those that were kept."""
        query = (
            select(AttachmentBlob.content, Attachment.sha256)
            .join(Attachment, Attachment.blob_id == AttachmentBlob.id)
            .where(Attachment.id == attachment_id)
        )
        with self._database.read() as session:
            found = session.execute(query, execution_options=_ALL).first()
        if found is None:
            raise NotFoundError
        if hashlib.sha256(found.content).hexdigest() != found.sha256:
            raise LeadDeskError(CHANGED, CHANGED_REMEDY)
        return bytes(found.content)

    def total(self) -> int:
        """Return how many bytes all scans take together."""
        with self._database.read() as session:
            return session.scalar(select(func.sum(AttachmentBlob.size))) or 0

    def remove(self, attachment_id: int, because: str) -> None:
        """Take a scan out of sight; it can be restored."""
        with self._database.write(N_("Remove scan")) as session:
            stamp_removed(_found(session, attachment_id), because, self._clock.now())

    def restore(self, attachment_id: int) -> None:
        """Bring a removed scan back."""
        with self._database.write(N_("Restore scan")) as session:
            row = session.get(Attachment, attachment_id, execution_options=_ALL)
            if row is None:
                raise NotFoundError
            row.removed_at = row.removed_because = None

    def _require(self, draft: AttachmentDraft) -> None:
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)

    def _tidy(self) -> None:
        """Let go of bytes whose row an earlier session took back: only this session could bring such a row again."""
        if self._tidied:
            return
        self._tidied = True
        used = select(Attachment.blob_id)
        with self._database.write_quietly() as session:
            alone = select(AttachmentBlob.id).where(AttachmentBlob.id.not_in(used))
            ids = session.scalars(alone, execution_options=_ALL).all()
            if ids:
                session.execute(delete(AttachmentBlob).where(AttachmentBlob.id.in_(ids)))


def _found(session: Session, attachment_id: int) -> Attachment:
    row = session.get(Attachment, attachment_id)
    if row is None or row.removed_at is not None:
        raise NotFoundError
    return row


def _set_fields(session: Session, row: Attachment, draft: AttachmentDraft) -> None:
    for mapped, wanted in (
        (ConsentRecord, draft.consent_id),
        (ReferralOut, draft.referral_id),
        (ReferralIn, draft.referral_in_id),
        (LegalMatter, draft.matter_id),
    ):
        linked: Any = None if wanted is None else session.get(mapped, wanted)
        if wanted is not None and (linked is None or linked.participant_id != row.participant_id):
            raise NotFoundError
    row.kind, row.on, row.name = draft.kind, draft.on, draft.name.strip()
    row.consent_id, row.referral_out_id = draft.consent_id, draft.referral_id
    row.referral_in_id, row.matter_id = draft.referral_in_id, draft.matter_id


def _row(found: Any) -> AttachmentRow:
    row: Attachment = found.Attachment
    return AttachmentRow(
        row.id,
        row.participant_id,
        AttachmentDraft(
            *(row.kind, row.on, row.name, row.consent_id, row.referral_out_id, row.referral_in_id, row.matter_id)
        ),
        row.media,
        row.pages,
        row.size,
        row.added_at,
        "" if found.person_number is None else consent_number(found.person_number, found.count_),
        "" if found.out_year is None else referral_out_number(found.out_year, found.out_number),
        "" if found.in_year is None else referral_in_number(found.in_year, found.in_number),
        found.case_number or found.incident_number or "",
    )
