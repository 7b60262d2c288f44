"""Scans and photos of papers: keep, look at, take out of sight."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, func, or_, select

from leaddesk.domain.attachments import AttachmentDraft, AttachmentKind, AttachmentRow, CleanFile, Media, SentFile
from leaddesk.domain.consents import consent_number
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.referrals_in import referral_in_number
from leaddesk.domain.referrals_out import referral_out_number
from leaddesk.i18n import N_
from leaddesk.services.refresh import participant_row
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import (
    Attachment,
    AttachmentBlob,
    ConsentRecord,
    DraftRow,
    LegalMatter,
    ReferralIn,
    ReferralOut,
    SiteLogo,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Select
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
            row = _made(kept_blob(session, clean.content), clean.media, clean.pages, self._clock.now())
            row.participant_id = participant_id
            _set_fields(session, row, draft)
            session.add(row)
            session.flush()
            return row.id

    def keep_sent(self, data: bytes, pages: int) -> SentFile:
        """Keep a sent form as it came, byte for byte, until the referral that is being written takes it along."""
        self._tidy()
        with self._database.write_quietly() as session:
            return SentFile(kept_blob(session, data).id, pages)

    def sent_form(self, referral_id: int) -> bytes:
        """Return the form by which a referral came, as it was sent."""
        with self._database.read() as session:
            found = session.scalar(_sent_with(referral_id))
        if found is None:
            raise NotFoundError
        return self.content(found)

    def change(self, attachment_id: int, draft: AttachmentDraft) -> None:
        """Say otherwise what a scan is; the bytes stay."""
        self._require(draft)
        with self._database.write(N_("Change scan")) as session:
            _set_fields(session, _found(session, attachment_id), draft)

    def rows(self, participant_id: int) -> list[AttachmentRow]:
        """Return a person's scans, the newest first, without their bytes; the forms of referrals are among them."""
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
            .where(or_(Attachment.participant_id == participant_id, _came_with(participant_id)))
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
            waiting = [
                *_awaited(session),
                *session.scalars(select(SiteLogo.blob_id).where(SiteLogo.blob_id.is_not(None))),
            ]
            alone = select(AttachmentBlob.id).where(AttachmentBlob.id.not_in(used), AttachmentBlob.id.not_in(waiting))
            ids = session.scalars(alone, execution_options=_ALL).all()
            if ids:
                session.execute(delete(AttachmentBlob).where(AttachmentBlob.id.in_(ids)))


def attach_sent(session: Session, now: datetime, referral_id: int, sent: SentFile, on: date | None) -> None:
    """Put a form that was kept to its referral, inside a write; one that was let go meanwhile is passed over."""
    kept = session.get(AttachmentBlob, sent.blob_id)
    if kept is None:
        return
    row = _made(kept, Media.PDF, sent.pages, now)
    row.referral_in_id = referral_id
    row.kind, row.on, row.name = AttachmentKind.SENT_FORM, on, ""
    session.add(row)


def has_sent_form(session: Session, referral_id: int) -> bool:
    """Return whether the form by which a referral came is kept."""
    return session.scalar(_sent_with(referral_id)) is not None


def _sent_with(referral_id: int) -> Select[int]:
    sent = (Attachment.referral_in_id == referral_id, Attachment.kind == AttachmentKind.SENT_FORM)
    return select(Attachment.id).where(*sent).order_by(Attachment.id).limit(1)


def _came_with(participant_id: int) -> ColumnElement[bool]:
    """Return what finds the forms of a person's referrals: they belong to the referral, whoever it turns out to be."""
    theirs = select(ReferralIn.id).where(ReferralIn.participant_id == participant_id)
    return and_(Attachment.participant_id.is_(None), Attachment.referral_in_id.in_(theirs))


def kept_blob(session: Session, content: bytes) -> AttachmentBlob:
    """Return the row of some bytes, made if they are new, inside a write."""
    digest = hashlib.sha256(content).hexdigest()
    found = session.scalar(select(AttachmentBlob).where(AttachmentBlob.sha256 == digest))
    if found is None:
        found = AttachmentBlob(sha256=digest, size=len(content), content=content)
        session.add(found)
        session.flush()
    return found


def _made(blob: AttachmentBlob, media: Media, pages: int, now: datetime) -> Attachment:
    return Attachment(media=media, pages=pages, size=blob.size, sha256=blob.sha256, blob_id=blob.id, added_at=now)


def _awaited(session: Session) -> list[int]:
    """Return the bytes that referrals which are being written wait for."""
    contents = session.scalars(select(DraftRow.content).where(DraftRow.kind == "referral_in"))
    drafts = (json.loads(content) for content in contents)
    sent = (draft.get("sent_file") for draft in drafts if isinstance(draft, dict))
    return [int(one["blob_id"]) for one in sent if isinstance(one, dict) and "blob_id" in one]


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
        if wanted is not None and (linked is None or linked.participant_id != _whose(session, row)):
            raise NotFoundError
    row.kind, row.on, row.name = draft.kind, draft.on, draft.name.strip()
    row.consent_id, row.referral_out_id = draft.consent_id, draft.referral_id
    row.matter_id = draft.matter_id
    if row.participant_id is not None or draft.referral_in_id is not None:
        # what came with a referral has no other place
        row.referral_in_id = draft.referral_in_id


def _whose(session: Session, row: Attachment) -> int | None:
    if row.participant_id is not None:
        return row.participant_id
    return session.scalar(select(ReferralIn.participant_id).where(ReferralIn.id == row.referral_in_id))


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
