"""Quarters whose figures were closed, profiles of reports, and the yearly self-checks."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.storage.base import Base, Identified, Kept
from leaddesk.storage.types import JsonText


class ClosedQuarter(Identified, Base):
    """The figures of a quarter as they were closed, with the records behind each; reopening keeps the row."""

    __tablename__ = "closed_quarter"

    first: Mapped[date] = mapped_column(index=True)
    last: Mapped[date]
    closed_at: Mapped[datetime]
    closed_by: Mapped[str] = mapped_column(String(120))
    program: Mapped[str] = mapped_column(String(40))
    settings: Mapped[Any] = mapped_column(JsonText)
    figures: Mapped[Any] = mapped_column(JsonText)
    fingerprint: Mapped[str] = mapped_column(String(64))
    reopened_at: Mapped[datetime | None]
    reopened_by: Mapped[str | None] = mapped_column(String(120))
    reopened_because: Mapped[str | None] = mapped_column(String(300))


class ReportProfile(Kept, Base):
    """A profile of a report: one that was changed, under the key it was shipped with, or one of her own."""

    __tablename__ = "report_profile"

    key: Mapped[str] = mapped_column(String(40), index=True)
    title: Mapped[str] = mapped_column(String(120))
    content: Mapped[Any] = mapped_column(JsonText)


class BoardPage(Kept, Base):
    """What she wrote for the board's page of a quarter; the story is the participant's."""

    __tablename__ = "board_page"

    first: Mapped[date] = mapped_column(index=True)
    last: Mapped[date]
    asks: Mapped[str] = mapped_column(String(400))
    story: Mapped[str] = mapped_column(String(400))
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)


class FidelityCheck(Kept, Base):
    """The yearly self-check of fidelity; a year has one that is not removed."""

    __tablename__ = "fidelity_check"

    year: Mapped[int] = mapped_column(index=True)
    content: Mapped[Any] = mapped_column(JsonText)
