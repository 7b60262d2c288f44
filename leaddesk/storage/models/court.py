"""Legal matters with their charges, court dates, warrants, and what happened as far as the site knows."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.codes import OffenseLevel
from leaddesk.domain.court_codes import (
    ChargeType,
    CourtEventType,
    CourtMode,
    CourtResult,
    CourtRide,
    CourtType,
    FilingStatus,
    InfoSource,
    LegalEventKind,
    MatterKind,
    ReminderManner,
    WarrantKind,
)
from leaddesk.storage.base import Base, Kept
from leaddesk.storage.types import Code


class LegalMatter(Kept, Base):
    """A case, or something like it. The court is an office of the list or, if it is not in it, a name."""

    __tablename__ = "legal_matter"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[MatterKind] = mapped_column(Code(MatterKind))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    court_name: Mapped[str] = mapped_column(String(300))
    court_type: Mapped[CourtType | None] = mapped_column(Code(CourtType))
    case_number: Mapped[str] = mapped_column(String(80))
    incident_number: Mapped[str] = mapped_column(String(80))
    status: Mapped[FilingStatus | None] = mapped_column(Code(FilingStatus))
    status_since: Mapped[date | None]
    referral_in_id: Mapped[int | None] = mapped_column(ForeignKey("referral_in.id", ondelete="RESTRICT"), index=True)
    prosecutor: Mapped[str] = mapped_column(String(300))
    counsel: Mapped[str] = mapped_column(String(300))
    mandates: Mapped[str] = mapped_column(String(2000))
    obligations: Mapped[str] = mapped_column(String(2000))
    source: Mapped[InfoSource | None] = mapped_column(Code(InfoSource))


class Charge(Kept, Base):
    """A charge of a matter."""

    __tablename__ = "charge"

    matter_id: Mapped[int] = mapped_column(ForeignKey("legal_matter.id", ondelete="RESTRICT"), index=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    text: Mapped[str] = mapped_column(String(500))
    level: Mapped[OffenseLevel] = mapped_column(Code(OffenseLevel))
    kind: Mapped[ChargeType | None] = mapped_column(Code(ChargeType))
    status: Mapped[FilingStatus | None] = mapped_column(Code(FilingStatus))
    status_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(String(500))


class CourtDate(Kept, Base):
    """One day in court. One that was moved stays, and ``moved_to_id`` is the new one."""

    __tablename__ = "court_date"
    __table_args__ = (Index("ix_court_date_participant_id_on", "participant_id", "on"),)

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    matter_id: Mapped[int | None] = mapped_column(ForeignKey("legal_matter.id", ondelete="RESTRICT"), index=True)
    on: Mapped[date] = mapped_column(index=True)
    at: Mapped[time | None]
    event: Mapped[CourtEventType] = mapped_column(Code(CourtEventType))
    court_name: Mapped[str] = mapped_column(String(300))
    mode: Mapped[CourtMode] = mapped_column(Code(CourtMode))
    room: Mapped[str] = mapped_column(String(300))
    ride: Mapped[CourtRide] = mapped_column(Code(CourtRide))
    reminded_on: Mapped[date | None]
    reminded_how: Mapped[ReminderManner | None] = mapped_column(Code(ReminderManner))
    result: Mapped[CourtResult | None] = mapped_column(Code(CourtResult), index=True)
    note: Mapped[str] = mapped_column(String(500))
    moved_to_id: Mapped[int | None] = mapped_column(ForeignKey("court_date.id", ondelete="RESTRICT"), index=True)


class Warrant(Kept, Base):
    """A warrant; ``resolved_on`` ends it."""

    __tablename__ = "warrant"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    matter_id: Mapped[int | None] = mapped_column(ForeignKey("legal_matter.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[WarrantKind | None] = mapped_column(Code(WarrantKind))
    open_since: Mapped[date] = mapped_column(index=True)
    plan: Mapped[str] = mapped_column(String(1000))
    resolved_on: Mapped[date | None] = mapped_column(index=True)
    source: Mapped[InfoSource | None] = mapped_column(Code(InfoSource))


class LegalEvent(Kept, Base):
    """What happened, as far as the site knows: the measures J1 to J7 count these rows and no others."""

    __tablename__ = "legal_event"
    __table_args__ = (Index("ix_legal_event_kind_on", "kind", "on"),)

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    matter_id: Mapped[int | None] = mapped_column(ForeignKey("legal_matter.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[LegalEventKind] = mapped_column(Code(LegalEventKind))
    on: Mapped[date]
    until: Mapped[date | None]
    warrant_only: Mapped[bool]
    level: Mapped[OffenseLevel] = mapped_column(Code(OffenseLevel))
    source: Mapped[InfoSource] = mapped_column(Code(InfoSource))
    note: Mapped[str] = mapped_column(String(500))
