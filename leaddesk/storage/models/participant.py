"""People, how to reach them, and whether they take part."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.codes import (
    CloseReason,
    ContactKind,
    ContactOutcome,
    InactiveReason,
    Language,
    ParticipationStatus,
    PhoneKind,
)
from leaddesk.domain.contact_codes import ContactPurpose, Direction
from leaddesk.storage.base import QUIET, Base, Kept
from leaddesk.storage.types import Code


class Participant(Kept, Base):
    """One human, from the first named referral on."""

    __tablename__ = "participant"
    # the few whose record was removed are told from all others without reading these
    __table_args__ = (Index("ix_participant_removed", "removed_at", sqlite_where=text("removed_at IS NOT NULL")),)

    number: Mapped[int] = mapped_column(unique=True)
    number_year: Mapped[int]
    first_name: Mapped[str] = mapped_column(String(300))
    middle_name: Mapped[str] = mapped_column(String(300))
    last_name: Mapped[str] = mapped_column(String(300))
    suffix: Mapped[str] = mapped_column(String(40))
    preferred_name: Mapped[str] = mapped_column(String(300))
    addressed_as: Mapped[str] = mapped_column(String(300))
    birth: Mapped[str | None] = mapped_column(String(12))
    birth_year: Mapped[int | None] = mapped_column(index=True)
    no_fixed_address: Mapped[bool]
    address: Mapped[str] = mapped_column(String(500))
    address_confidential: Mapped[bool]
    where_to_find: Mapped[str] = mapped_column(String(500))
    language: Mapped[Language] = mapped_column(Code(Language))
    status: Mapped[ParticipationStatus] = mapped_column(Code(ParticipationStatus), index=True)
    status_since: Mapped[date | None]
    door: Mapped[str] = mapped_column(String(20))
    enrolled_on: Mapped[date | None]
    last_two_way_on: Mapped[date | None] = mapped_column(index=True)
    next_contact_on: Mapped[date | None] = mapped_column(index=True)
    shown_name: Mapped[str] = mapped_column(String(1000), index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)


class Alias(Kept, Base):
    """Another name a person goes by."""

    __tablename__ = "alias"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    place: Mapped[int]
    name: Mapped[str] = mapped_column(String(300))


class PhoneNumber(Kept, Base):
    """A number for a person; ``digits`` is what search compares."""

    __tablename__ = "phone_number"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    place: Mapped[int]
    number: Mapped[str] = mapped_column(String(60))
    digits: Mapped[str] = mapped_column(String(60), index=True)
    kind: Mapped[PhoneKind] = mapped_column(Code(PhoneKind))
    message_safe: Mapped[bool]


class Enrolment(Kept, Base):
    """A time of taking part, from intake to closing."""

    __tablename__ = "enrolment"
    __table_args__ = (Index("ix_enrolment_participant_id_opened_on", "participant_id", "opened_on", "removed_at"),)

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    referral_in_id: Mapped[int | None] = mapped_column(ForeignKey("referral_in.id", ondelete="RESTRICT"))
    opened_on: Mapped[date] = mapped_column(index=True)
    closed_on: Mapped[date | None] = mapped_column(index=True)
    first: Mapped[bool]


class StatusRow(Kept, Base):
    """One dated period of a status; ``until`` is the day before the next one begins."""

    __tablename__ = "status_period"
    # who is enrolled on a day is read from the second alone: those who left are not in it, however many there are
    __table_args__ = (
        Index("ix_status_period_since_until", "since", "until"),
        Index(
            "ix_status_period_enrolled",
            *("until", "since", "status", "participant_id", "removed_at"),
            sqlite_where=text("status IN ('active', 'inactive')"),
        ),
    )

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id", ondelete="RESTRICT"), index=True)
    status: Mapped[ParticipationStatus] = mapped_column(Code(ParticipationStatus))
    since: Mapped[date]
    until: Mapped[date | None]
    inactive_reason: Mapped[InactiveReason | None] = mapped_column(Code(InactiveReason))
    close_reason: Mapped[CloseReason | None] = mapped_column(Code(CloseReason))
    note: Mapped[str] = mapped_column(String(500))


class Contact(Kept, Base):
    """One contact or attempt; without a participant it is outreach, and ``people_met`` counts whom it reached."""

    __tablename__ = "contact"
    # figures of a quarter are read from these alone: the rows, with their notes, lie on pages to be decrypted
    __table_args__ = (
        Index("ix_contact_participant_id_on", "participant_id", "on", "outcome", "removed_at"),
        Index("ix_contact_on", "on", "outcome", "kind", "purpose", "direction", "participant_id", "removed_at"),
        Index("ix_contact_kits", "on", "kits", "removed_at", sqlite_where=text("kits IS NOT NULL")),
    )

    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    on: Mapped[date]
    kind: Mapped[ContactKind] = mapped_column(Code(ContactKind))
    outcome: Mapped[ContactOutcome] = mapped_column(Code(ContactOutcome))
    minutes: Mapped[int | None]
    note: Mapped[str] = mapped_column(String(2000))
    next_on: Mapped[date | None]
    direction: Mapped[Direction] = mapped_column(Code(Direction), default=Direction.OUT)
    purpose: Mapped[ContactPurpose | None] = mapped_column(Code(ContactPurpose))
    started: Mapped[time | None]
    miles: Mapped[int | None]
    place: Mapped[str] = mapped_column(String(200), default="")
    people_met: Mapped[int | None]
    kits: Mapped[int | None]


class NumberGiven(Base):
    """The last number given of each kind; a number is never given twice, not even after an undo."""

    __tablename__ = "number_given"
    __table_args__ = (UniqueConstraint("kind", "year"), {"info": QUIET})

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    last: Mapped[int]
