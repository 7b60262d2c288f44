"""What was written when a record was closed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.intake.hmis_codes import LivingSituation
from leaddesk.storage.base import Base, Kept
from leaddesk.storage.types import Code


class ClosingSummaryRow(Kept, Base):
    """The summary of one closing, as it was last printed."""

    __tablename__ = "closing_summary"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    closed_on: Mapped[date]
    own_words: Mapped[str] = mapped_column(String(1500))
    services: Mapped[str] = mapped_column(String(1000))
    handed_to: Mapped[str] = mapped_column(String(300))
    destination: Mapped[LivingSituation | None] = mapped_column(Code(LivingSituation))
