"""Two records that turned out to be of one human, and the way back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.storage.base import Base, Identified
from leaddesk.storage.types import JsonText


class Merge(Identified, Base):
    """One merge: which record was kept, which one went into it, and each row as it was before."""

    __tablename__ = "merge"

    kept_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    gone_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(120))
    reversal: Mapped[Any] = mapped_column(JsonText)
    undone_at: Mapped[datetime | None]
