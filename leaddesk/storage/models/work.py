"""The office's countable work: rides, naloxone, assistance, meetings, trainings, and its staffing."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.work_codes import AssistanceKind, Driver, MeetingKind, RideReason
from leaddesk.storage.base import Base, Kept
from leaddesk.storage.types import Code


class RideRow(Kept, Base):
    """One ride."""

    __tablename__ = "ride"

    on: Mapped[date] = mapped_column(index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    from_place: Mapped[str] = mapped_column(String(200))
    to_place: Mapped[str] = mapped_column(String(200))
    miles: Mapped[int | None]
    reason: Mapped[RideReason] = mapped_column(Code(RideReason))
    driver: Mapped[Driver] = mapped_column(Code(Driver))
    note: Mapped[str] = mapped_column(String(1000))


class NaloxoneRow(Kept, Base):
    """Kits given and reversals reported, beside the kits that went with a contact (``contact.kits``)."""

    __tablename__ = "naloxone"

    on: Mapped[date] = mapped_column(index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    kits: Mapped[int | None]
    reversals: Mapped[int | None]
    place: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(1000))


class AssistanceRow(Kept, Base):
    """Money spent for participants, in cents."""

    __tablename__ = "assistance"

    on: Mapped[date] = mapped_column(index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    cents: Mapped[int]
    category: Mapped[AssistanceKind] = mapped_column(Code(AssistanceKind))
    voucher: Mapped[str] = mapped_column(String(60))
    what_for: Mapped[str] = mapped_column(String(300))
    vendor: Mapped[str] = mapped_column(String(200), default="")
    good_until: Mapped[date | None]


class MeetingRow(Kept, Base):
    """One meeting of a group."""

    __tablename__ = "meeting"

    on: Mapped[date] = mapped_column(index=True)
    kind: Mapped[MeetingKind] = mapped_column(Code(MeetingKind))
    people_discussed: Mapped[int | None]
    note: Mapped[str] = mapped_column(String(1000))


class MeetingAgency(Kept, Base):
    """An office that was present at a meeting."""

    __tablename__ = "meeting_agency"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    place: Mapped[int]


class MeetingActionRow(Kept, Base):
    """What somebody took on at a meeting."""

    __tablename__ = "meeting_action"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"), index=True)
    place: Mapped[int]
    owner: Mapped[str] = mapped_column(String(300))
    what: Mapped[str] = mapped_column(String(300))
    due: Mapped[date | None]


class TrainingRow(Kept, Base):
    """One training that was given."""

    __tablename__ = "training"

    on: Mapped[date] = mapped_column(index=True)
    topic: Mapped[str] = mapped_column(String(200))
    audience: Mapped[str] = mapped_column(String(200))
    people: Mapped[int | None]
    naloxone: Mapped[bool]
    note: Mapped[str] = mapped_column(String(1000))


class StaffingRow(Kept, Base):
    """Full-time positions in hundredths, from a day on."""

    __tablename__ = "staffing"

    since: Mapped[date] = mapped_column(index=True)
    hundredths: Mapped[int]
