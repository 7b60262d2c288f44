"""That a person was given the patient notice."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.codes import Language
from leaddesk.domain.privacy_notice import NoticeAnswer, NoticeManner
from leaddesk.storage.base import Base, Kept
from leaddesk.storage.types import Code


class NoticeGivenRow(Kept, Base):
    """One time the patient notice of 42 CFR 2.22 was given."""

    __tablename__ = "notice_given"
    __table_args__ = (Index("ix_notice_given_participant_id", "participant_id", "removed_at"),)

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    given_on: Mapped[date]
    manner: Mapped[NoticeManner] = mapped_column(Code(NoticeManner))
    answer: Mapped[NoticeAnswer] = mapped_column(Code(NoticeAnswer))
    language: Mapped[Language] = mapped_column(Code(Language))
    given_by: Mapped[str] = mapped_column(String(120))
    edition: Mapped[str] = mapped_column(String(60))
    note: Mapped[str] = mapped_column(String(300))
