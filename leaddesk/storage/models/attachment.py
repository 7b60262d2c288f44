"""Scans and photos: what is known of each, and their bytes in a table that no record reads."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.attachments import AttachmentKind, Media
from leaddesk.storage.base import QUIET, Base, Kept
from leaddesk.storage.types import Code


class AttachmentBlob(Base):
    """The cleaned bytes, once for each SHA-256; they never enter an action."""

    __tablename__ = "attachment_blob"
    __table_args__ = ({"info": QUIET},)

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Attachment(Kept, Base):
    """A scan or photo of a participant's paper, or the form by which somebody was referred, who may be nobody yet."""

    __tablename__ = "attachment"

    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[AttachmentKind] = mapped_column(Code(AttachmentKind))
    on: Mapped[date | None]
    name: Mapped[str] = mapped_column(String(200))
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id", ondelete="RESTRICT"), index=True)
    referral_out_id: Mapped[int | None] = mapped_column(ForeignKey("referral_out.id", ondelete="RESTRICT"), index=True)
    referral_in_id: Mapped[int | None] = mapped_column(ForeignKey("referral_in.id", ondelete="RESTRICT"), index=True)
    matter_id: Mapped[int | None] = mapped_column(ForeignKey("legal_matter.id", ondelete="RESTRICT"), index=True)
    media: Mapped[Media] = mapped_column(Code(Media))
    pages: Mapped[int]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    blob_id: Mapped[int] = mapped_column(ForeignKey("attachment_blob.id", ondelete="RESTRICT"), index=True)
    added_at: Mapped[datetime]
