"""Referrals to us and to others, and the offices they come from and go to."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.codes import (
    EligibilityResult,
    Language,
    OffenseLevel,
    OrganisationKind,
    ReferralInStatus,
    ReferralOutStatus,
    ReferralPathway,
    ReferralSource,
    Ride,
    ServiceNeed,
    Urgency,
    VisitMode,
    YesNo,
)
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.provider_codes import ProviderType
from leaddesk.domain.referral_codes import Basis, NamedVictim, Supervision, Wish, YesOrNo
from leaddesk.domain.screening import VictimConsulted, VictimOutcome
from leaddesk.storage.base import Base, Kept
from leaddesk.storage.types import Code, CodeSet, JsonText


class Organisation(Kept, Base):
    """An office: a provider, a court, a prosecutor, an agency."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(String(300), index=True)
    kind: Mapped[OrganisationKind] = mapped_column(Code(OrganisationKind))
    unit: Mapped[str] = mapped_column(String(300))
    address: Mapped[str] = mapped_column(String(500))
    phone: Mapped[str] = mapped_column(String(60))
    fax: Mapped[str] = mapped_column(String(60))
    email: Mapped[str] = mapped_column(String(300))
    services: Mapped[str] = mapped_column(String(1000))
    covered_entity: Mapped[bool]
    part2_program: Mapped[bool]
    notes: Mapped[str] = mapped_column(String(2000))
    provider_type: Mapped[ProviderType | None] = mapped_column(Code(ProviderType))
    services_offered: Mapped[frozenset[ServiceNeed]] = mapped_column(CodeSet(ServiceNeed), default=frozenset)
    local_services: Mapped[Any] = mapped_column(JsonText, default=list)
    contacts: Mapped[Any] = mapped_column(JsonText, default=list)
    hours: Mapped[str] = mapped_column(String(200), default="")
    distance_miles: Mapped[int | None]
    languages: Mapped[frozenset[Language]] = mapped_column(CodeSet(Language), default=frozenset)
    telehealth: Mapped[bool] = mapped_column(default=False)
    sliding_fee: Mapped[bool] = mapped_column(default=False)
    medicaid: Mapped[bool] = mapped_column(default=False)
    qsoa_on: Mapped[date | None]


class ReferralIn(Kept, Base):
    """A referral to us. ``status`` and ``status_on`` repeat the newest step, for lists."""

    __tablename__ = "referral_in"
    __table_args__ = (
        Index("ix_referral_in_participant_id_received_on", "participant_id", "received_on", "removed_at"),
    )

    number: Mapped[int] = mapped_column(unique=True)
    number_year: Mapped[int]
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"))
    received_on: Mapped[date] = mapped_column(index=True)
    pathway: Mapped[ReferralPathway] = mapped_column(Code(ReferralPathway))
    source: Mapped[ReferralSource] = mapped_column(Code(ReferralSource))
    contact_on: Mapped[date | None]
    contact_time: Mapped[time | None]
    place: Mapped[str] = mapped_column(String(300))
    referrer_name: Mapped[str] = mapped_column(String(300))
    badge: Mapped[str] = mapped_column(String(40))
    referrer_phone: Mapped[str] = mapped_column(String(60))
    agency: Mapped[str] = mapped_column(String(300))
    referrer_relation: Mapped[str] = mapped_column(String(200), default="")
    may_name: Mapped[YesOrNo | None] = mapped_column(Code(YesOrNo))
    person_name: Mapped[str] = mapped_column(String(300))
    person_alias: Mapped[str] = mapped_column(String(300))
    person_birth: Mapped[str | None] = mapped_column(String(12))
    person_where: Mapped[str] = mapped_column(String(500))
    person_phone: Mapped[str] = mapped_column(String(60))
    person_language: Mapped[str] = mapped_column(String(80), default="")
    approach: Mapped[str] = mapped_column(String(500), default="")
    supervision: Mapped[frozenset[Supervision]] = mapped_column(CodeSet(Supervision), default=frozenset)
    incident_number: Mapped[str] = mapped_column(String(80))
    offence: Mapped[str] = mapped_column(String(500))
    offence_level: Mapped[OffenseLevel | None] = mapped_column(Code(OffenseLevel))
    agreed_to_talk: Mapped[YesNo] = mapped_column(Code(YesNo))
    charge_held_until: Mapped[date | None]
    victim: Mapped[NamedVictim | None] = mapped_column(Code(NamedVictim))
    property_held: Mapped[YesOrNo | None] = mapped_column(Code(YesOrNo))
    property_item: Mapped[str] = mapped_column(String(80), default="")
    basis: Mapped[frozenset[Basis]] = mapped_column(CodeSet(Basis), default=frozenset)
    wishes: Mapped[frozenset[Wish]] = mapped_column(CodeSet(Wish), default=frozenset)
    reason: Mapped[str] = mapped_column(String(2000))
    safety: Mapped[str] = mapped_column(String(500))
    notes: Mapped[str] = mapped_column(String(2000))
    called_at: Mapped[time | None]
    arrived_at: Mapped[time | None]
    handed_over_at: Mapped[time | None]
    appointment_on: Mapped[date | None]
    appointment_at: Mapped[time | None]
    hand_off_place: Mapped[str] = mapped_column(String(300), default="")
    status: Mapped[ReferralInStatus] = mapped_column(Code(ReferralInStatus), index=True)
    status_on: Mapped[date]
    result: Mapped[EligibilityResult | None] = mapped_column(Code(EligibilityResult))
    deadline: Mapped[date | None] = mapped_column(index=True)
    deadline_days: Mapped[int | None]


class ReferralInStep(Kept, Base):
    """One dated step of a referral to us."""

    __tablename__ = "referral_in_step"
    __table_args__ = (Index("ix_referral_in_step_referral_in_id_on", "referral_in_id", "on"),)

    referral_in_id: Mapped[int] = mapped_column(ForeignKey("referral_in.id", ondelete="RESTRICT"))
    status: Mapped[ReferralInStatus] = mapped_column(Code(ReferralInStatus))
    on: Mapped[date] = mapped_column(index=True)
    result: Mapped[EligibilityResult | None] = mapped_column(Code(EligibilityResult))
    note: Mapped[str] = mapped_column(String(500))


class ScreeningRow(Kept, Base):
    """The screening of a referral to us; ``answers`` are the questions as they were asked, each with its answer."""

    __tablename__ = "screening"

    referral_in_id: Mapped[int] = mapped_column(ForeignKey("referral_in.id", ondelete="RESTRICT"), index=True)
    answers: Mapped[Any] = mapped_column(JsonText)
    result: Mapped[EligibilityResult | None] = mapped_column(Code(EligibilityResult))
    decided_on: Mapped[date | None]
    decided_by: Mapped[str] = mapped_column(String(200))
    override_reason: Mapped[str] = mapped_column(String(500))
    approver: Mapped[str] = mapped_column(String(200))
    approved_on: Mapped[date | None]
    victim: Mapped[VictimConsulted | None] = mapped_column(Code(VictimConsulted))
    victim_on: Mapped[date | None]
    victim_by: Mapped[str] = mapped_column(String(200))
    victim_outcome: Mapped[VictimOutcome | None] = mapped_column(Code(VictimOutcome))
    sheet_given_on: Mapped[date | None]


class IntakeExtension(Kept, Base):
    """More time for intake, given by the prosecutor."""

    __tablename__ = "intake_extension"

    referral_in_id: Mapped[int] = mapped_column(ForeignKey("referral_in.id", ondelete="RESTRICT"), index=True)
    until: Mapped[date]
    given_by: Mapped[str] = mapped_column(String(300))
    given_on: Mapped[date]


class ReferralOut(Kept, Base):
    """A referral to a provider."""

    __tablename__ = "referral_out"

    number: Mapped[int] = mapped_column(unique=True)
    number_year: Mapped[int]
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    service: Mapped[ServiceNeed] = mapped_column(Code(ServiceNeed))
    urgency: Mapped[Urgency] = mapped_column(Code(Urgency))
    reply_by: Mapped[date | None]
    ride: Mapped[Ride] = mapped_column(Code(Ride))
    reach_by: Mapped[str] = mapped_column(String(200))
    where_to_find: Mapped[str] = mapped_column(String(300))
    reason: Mapped[str] = mapped_column(String(2000))
    reason_tells: Mapped[frozenset[InformationCategory]] = mapped_column(CodeSet(InformationCategory))
    needs: Mapped[str] = mapped_column(String(500))
    status: Mapped[ReferralOutStatus] = mapped_column(Code(ReferralOutStatus), index=True)
    sent_on: Mapped[date | None]
    local_service: Mapped[str] = mapped_column(String(40), default="")
    local_tells: Mapped[InformationCategory | None] = mapped_column(Code(InformationCategory))
    status_on: Mapped[date | None]
    status_reason: Mapped[str] = mapped_column(String(300), default="")
    waitlisted_to: Mapped[date | None]
    appointment_on: Mapped[date | None] = mapped_column(index=True)
    appointment_at: Mapped[time | None]
    appointment_mode: Mapped[VisitMode | None] = mapped_column(Code(VisitMode))
    appointment_with: Mapped[str] = mapped_column(String(200), default="")


class ReferralOutStep(Kept, Base):
    """One dated step of a referral to a provider."""

    __tablename__ = "referral_out_step"

    referral_out_id: Mapped[int] = mapped_column(ForeignKey("referral_out.id", ondelete="RESTRICT"), index=True)
    status: Mapped[ReferralOutStatus] = mapped_column(Code(ReferralOutStatus))
    on: Mapped[date] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(String(300))
