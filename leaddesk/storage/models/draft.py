"""What is being typed and not yet saved."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.storage.base import QUIET, Base


class DraftRow(Base):
    """The newest state of one form, valid or not."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("kind", "key"), {"info": QUIET})

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(80))
    content: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[datetime]
