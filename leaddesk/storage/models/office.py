"""What the office sets, the exports it made, and the lines of Today it put off."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.site_texts import SiteText
from leaddesk.storage.base import Base, Identified, Kept
from leaddesk.storage.types import Code, JsonText


class Setting(Identified, Base):
    """One group of settings, such as the office or security."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(40), unique=True)
    content: Mapped[Any] = mapped_column(JsonText)


class SiteTextRow(Kept, Base):
    """One wording of a text on paper, in force from its moment until the next; empty words are the shipped ones."""

    __tablename__ = "site_text"

    text: Mapped[SiteText] = mapped_column(Code(SiteText), index=True)
    words: Mapped[str] = mapped_column(String(1500))
    number: Mapped[int]
    set_at: Mapped[datetime]
    set_by: Mapped[str] = mapped_column(String(120))


class SiteLogo(Kept, Base):
    """The sign on the letterhead from a moment on; none where the bytes are missing."""

    __tablename__ = "site_logo"

    blob_id: Mapped[int | None] = mapped_column(ForeignKey("attachment_blob.id", ondelete="RESTRICT"), index=True)
    set_at: Mapped[datetime]
    set_by: Mapped[str] = mapped_column(String(120))


class ExportRow(Identified, Base):
    """One summary or list that left the program as a file."""

    __tablename__ = "export"

    at: Mapped[datetime]
    what: Mapped[str] = mapped_column(String(120))
    period: Mapped[str] = mapped_column(String(80))
    audience: Mapped[str] = mapped_column(String(20))
    format: Mapped[str] = mapped_column(String(10))
    sha256: Mapped[str] = mapped_column(String(64))
    made_by: Mapped[str] = mapped_column(String(120))
    purpose: Mapped[str] = mapped_column(String(300), default="")


class TodayAnswer(Kept, Base):
    """A line of Today that was put off or set aside; ``said`` is the hash of what it said then."""

    __tablename__ = "today_answer"

    key: Mapped[str] = mapped_column(String(200), index=True)
    said: Mapped[str] = mapped_column(String(64))
    until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(200))
