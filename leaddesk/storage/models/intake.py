"""The intake conversation and the dated facts of a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.intake.codes import (
    DocumentKind,
    DocumentStatus,
    Frequency,
    IntakeSection,
    MayBeTold,
    NeedKind,
    NeedSource,
    Route,
    SectionState,
    Substance,
    WantsChange,
)
from leaddesk.domain.intake.hmis_codes import (
    Answer,
    BirthQuality,
    InsuranceKind,
    LengthOfStay,
    LivingSituation,
    NameQuality,
    NoInsurance,
    NonCashBenefit,
    Race,
    RentalSubsidy,
    Sex,
)
from leaddesk.storage.base import Base, Kept
from leaddesk.storage.types import Code, CodeSet, JsonText


class IntakeNote(Kept, Base):
    """One part of the conversation with a person: what is known of it, and the open answers."""

    __tablename__ = "intake_note"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    section: Mapped[IntakeSection] = mapped_column(Code(IntakeSection))
    state: Mapped[SectionState] = mapped_column(Code(SectionState))
    on: Mapped[date]
    content: Mapped[Any] = mapped_column(JsonText)


class Demographics(Kept, Base):
    """Race, sex and what else a person says of who they are; one row a person."""

    __tablename__ = "demographics"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    race: Mapped[frozenset[Race]] = mapped_column(CodeSet(Race))
    tribe: Mapped[str] = mapped_column(String(200))
    sex: Mapped[Sex | None] = mapped_column(Code(Sex))
    gender: Mapped[str] = mapped_column(String(120))
    pronouns: Mapped[str] = mapped_column(String(60))
    veteran: Mapped[Answer | None] = mapped_column(Code(Answer))
    rural_town: Mapped[str] = mapped_column(String(120))
    name_quality: Mapped[NameQuality | None] = mapped_column(Code(NameQuality))
    birth_quality: Mapped[BirthQuality | None] = mapped_column(Code(BirthQuality))


class LivingSituationRow(Kept, Base):
    """Where a person stays as of a day."""

    __tablename__ = "living_situation"
    # the newest and the first answer of a person are read from the index alone; so are those below
    __table_args__ = (
        Index("ix_living_situation_participant_id_on", "participant_id", "on", "id", "situation", "removed_at"),
    )

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    on: Mapped[date]
    situation: Mapped[LivingSituation] = mapped_column(Code(LivingSituation))
    stay: Mapped[LengthOfStay | None] = mapped_column(Code(LengthOfStay))
    subsidy: Mapped[RentalSubsidy | None] = mapped_column(Code(RentalSubsidy))
    note: Mapped[str] = mapped_column(String(500))


class Income(Kept, Base):
    """Money and benefits as of a day; ``lines`` holds dollars a month by the code of the source."""

    __tablename__ = "income"
    __table_args__ = (
        Index("ix_income_participant_id_on", "participant_id", "on", "id", "any_income", "any_benefit", "removed_at"),
    )

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    on: Mapped[date]
    any_income: Mapped[Answer | None] = mapped_column(Code(Answer))
    any_benefit: Mapped[Answer | None] = mapped_column(Code(Answer))
    lines: Mapped[Any] = mapped_column(JsonText)
    monthly_total: Mapped[int | None]
    benefits: Mapped[frozenset[NonCashBenefit]] = mapped_column(CodeSet(NonCashBenefit))
    note: Mapped[str] = mapped_column(String(500))


class Insurance(Kept, Base):
    """Health insurance as of a day."""

    __tablename__ = "insurance"
    __table_args__ = (
        Index("ix_insurance_participant_id_on", "participant_id", "on", "id", "any_insurance", "removed_at"),
    )

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    on: Mapped[date]
    any_insurance: Mapped[Answer | None] = mapped_column(Code(Answer))
    why_none: Mapped[NoInsurance | None] = mapped_column(Code(NoInsurance))
    kinds: Mapped[frozenset[InsuranceKind]] = mapped_column(CodeSet(InsuranceKind))
    note: Mapped[str] = mapped_column(String(500))


class IdDocument(Kept, Base):
    """What is known of one document from a day on. A document is obtained when *held* follows *needed* or *applied*."""

    __tablename__ = "id_document"
    __table_args__ = (Index("ix_id_document_participant_id_on", "participant_id", "on"),)

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    on: Mapped[date]
    kind: Mapped[DocumentKind] = mapped_column(Code(DocumentKind))
    status: Mapped[DocumentStatus] = mapped_column(Code(DocumentStatus))
    name: Mapped[str] = mapped_column(String(120))
    note: Mapped[str] = mapped_column(String(500))


class Need(Kept, Base):
    """Needs in plain words as of a day, from one source."""

    __tablename__ = "need"
    __table_args__ = (Index("ix_need_participant_id_on", "participant_id", "on"),)

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    on: Mapped[date]
    source: Mapped[NeedSource] = mapped_column(Code(NeedSource))
    needs: Mapped[frozenset[NeedKind]] = mapped_column(CodeSet(NeedKind))
    note: Mapped[str] = mapped_column(String(500))


class SupportPerson(Kept, Base):
    """Somebody who supports a person."""

    __tablename__ = "support_person"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    relation: Mapped[str] = mapped_column(String(120))
    phone: Mapped[str] = mapped_column(String(60))
    may_be_told: Mapped[MayBeTold] = mapped_column(Code(MayBeTold))
    emergency: Mapped[bool]
    note: Mapped[str] = mapped_column(String(500))


class SubstanceRow(Kept, Base):
    """One substance as a person tells of it."""

    __tablename__ = "substance"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    substance: Mapped[Substance] = mapped_column(Code(Substance))
    route: Mapped[Route | None] = mapped_column(Code(Route))
    frequency: Mapped[Frequency | None] = mapped_column(Code(Frequency))
    last_use: Mapped[str] = mapped_column(String(120))
    wants_change: Mapped[WantsChange | None] = mapped_column(Code(WantsChange))
    on: Mapped[date]
    note: Mapped[str] = mapped_column(String(500))


class SafetyNote(Kept, Base):
    """What to know before going there."""

    __tablename__ = "safety_note"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    on: Mapped[date]
    words: Mapped[str] = mapped_column(String(200))
