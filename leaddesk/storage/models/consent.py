"""Consents, the offices on them, and the log of what left the office."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.codes import Language
from leaddesk.domain.consent_codes import MediaUse, Medium, MessageSays, MinorRule, ReachWay, ShownAs
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentKind,
    ConsentState,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    NoticeUsed,
    Purpose,
    RecipientAnswer,
    RevocationManner,
    SignerRole,
)
from leaddesk.storage.base import QUIET, Base, Identified, Kept
from leaddesk.storage.types import Code, CodeSet, JsonText


class ConsentRecord(Kept, Base):
    """One consent: the elements of 42 CFR 2.31 and what became of it."""

    __tablename__ = "consent"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    # the number of the record it was made in: a merge moves a consent, its own number stays as it was printed
    person_number: Mapped[int]
    count: Mapped[int]
    kind: Mapped[ConsentKind] = mapped_column(Code(ConsentKind))
    discloser: Mapped[str] = mapped_column(String(500))
    information: Mapped[str] = mapped_column(String(1000))
    other_purpose: Mapped[str] = mapped_column(String(500))
    expires_on: Mapped[date | None] = mapped_column(index=True)
    expires_event: Mapped[str] = mapped_column(String(300), index=True)
    event_check_on: Mapped[date | None]
    event_happened_on: Mapped[date | None]
    case_number: Mapped[str] = mapped_column(String(80))
    case_title: Mapped[str] = mapped_column(String(300))
    our_form: Mapped[bool]
    revocation_stated: Mapped[bool]
    redisclosure_stated: Mapped[bool]
    form_language: Mapped[Language] = mapped_column(Code(Language))
    signed_on: Mapped[date | None]
    signer: Mapped[SignerRole] = mapped_column(Code(SignerRole))
    representative: Mapped[str] = mapped_column(String(300))
    representative_authority: Mapped[str] = mapped_column(String(300))
    categories: Mapped[frozenset[InformationCategory]] = mapped_column(CodeSet(InformationCategory))
    no_end: Mapped[bool]
    condition: Mapped[str] = mapped_column(String(300))
    revocable_on: Mapped[date | None]
    revocable_event: Mapped[str] = mapped_column(String(300))
    revocable_event_on: Mapped[date | None]
    refusal_stated: Mapped[bool]
    study: Mapped[str] = mapped_column(String(300))
    media: Mapped[frozenset[Medium]] = mapped_column(CodeSet(Medium))
    media_uses: Mapped[frozenset[MediaUse]] = mapped_column(CodeSet(MediaUse))
    shown_as: Mapped[ShownAs] = mapped_column(Code(ShownAs))
    ways: Mapped[frozenset[ReachWay]] = mapped_column(CodeSet(ReachWay))
    message_with: Mapped[str] = mapped_column(String(300))
    message_says: Mapped[MessageSays] = mapped_column(Code(MessageSays))
    unwanted: Mapped[str] = mapped_column(String(300))
    minor_rule: Mapped[MinorRule | None] = mapped_column(Code(MinorRule))
    state_law: Mapped[str] = mapped_column(String(300))
    parent: Mapped[str] = mapped_column(String(300))
    parent_signed_on: Mapped[date | None]
    revoked_on: Mapped[date | None] = mapped_column(index=True)
    revoked_at: Mapped[datetime | None]
    revoked_manner: Mapped[RevocationManner | None] = mapped_column(Code(RevocationManner))
    revoked_taken_by: Mapped[str] = mapped_column(String(300), default="")
    revoked_time: Mapped[time | None]
    renews_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id", ondelete="RESTRICT"))
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id", ondelete="RESTRICT"))


class ConsentRecipient(Kept, Base):
    """One office on a consent."""

    __tablename__ = "consent_recipient"

    consent_id: Mapped[int] = mapped_column(ForeignKey("consent.id", ondelete="RESTRICT"), index=True)
    place: Mapped[int]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    person_or_role: Mapped[str] = mapped_column(String(300))
    categories: Mapped[frozenset[InformationCategory]] = mapped_column(CodeSet(InformationCategory))
    purposes: Mapped[frozenset[Purpose]] = mapped_column(CodeSet(Purpose))
    answer: Mapped[RecipientAnswer] = mapped_column(Code(RecipientAnswer))
    ends_on: Mapped[date | None] = mapped_column(index=True)
    # this office alone was taken off again; the office's own end above is what the person signed
    revoked_on: Mapped[date | None] = mapped_column(index=True)
    revoked_at: Mapped[datetime | None]
    revoked_manner: Mapped[RevocationManner | None] = mapped_column(Code(RevocationManner))
    revoked_taken_by: Mapped[str] = mapped_column(String(300), default="")
    revoked_time: Mapped[time | None]


class RevocationTold(Kept, Base):
    """An office that heard, other than by a notice of the log, that a consent was taken back."""

    __tablename__ = "revocation_told"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    consent_id: Mapped[int] = mapped_column(ForeignKey("consent.id", ondelete="RESTRICT"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    on: Mapped[date]
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    person: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(String(500))


class DisclosureRow(Identified, Base):
    """One row of the append-only log. Triggers refuse to change or delete it."""

    __tablename__ = "disclosure"

    event: Mapped[DisclosureEvent] = mapped_column(Code(DisclosureEvent), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    recipient: Mapped[str] = mapped_column(String(300))
    recipient_person: Mapped[str] = mapped_column(String(300))
    recipient_address: Mapped[str] = mapped_column(String(600))
    channel: Mapped[Channel | None] = mapped_column(Code(Channel))
    form_code: Mapped[str] = mapped_column(String(20))
    edition: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int]
    categories: Mapped[frozenset[InformationCategory]] = mapped_column(CodeSet(InformationCategory))
    purposes: Mapped[frozenset[Purpose]] = mapped_column(CodeSet(Purpose))
    basis: Mapped[DisclosureBasis] = mapped_column(Code(DisclosureBasis))
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id", ondelete="RESTRICT"), index=True)
    consent_number: Mapped[str] = mapped_column(String(20))
    consent_state: Mapped[ConsentState | None] = mapped_column(Code(ConsentState))
    notice: Mapped[NoticeUsed] = mapped_column(Code(NoticeUsed))
    scope_explained: Mapped[bool]
    copies: Mapped[int]
    made_by: Mapped[str] = mapped_column(String(120))
    file_name: Mapped[str] = mapped_column(String(120))
    referral_out_id: Mapped[int | None] = mapped_column(ForeignKey("referral_out.id", ondelete="RESTRICT"))
    prepared_id: Mapped[int | None] = mapped_column(ForeignKey("disclosure.id", ondelete="RESTRICT"), index=True)
    sheet_id: Mapped[int | None] = mapped_column(ForeignKey("disclosure.id", ondelete="RESTRICT"), index=True)
    conference_on: Mapped[date | None] = mapped_column(index=True)
    reprint_of: Mapped[int | None] = mapped_column(ForeignKey("disclosure.id", ondelete="RESTRICT"))
    # one correction at most for each entry: a correction is corrected itself
    correction_of: Mapped[int | None] = mapped_column(ForeignKey("disclosure.id", ondelete="RESTRICT"), unique=True)
    corrected_at: Mapped[datetime | None]
    correction_reason: Mapped[str] = mapped_column(String(500), default="")
    note: Mapped[str] = mapped_column(String(1000))
    # the facts of another legal basis than a consent, as ``domain/grounds.py`` makes them plain
    ground: Mapped[dict[str, Any] | None] = mapped_column(JsonText)


class DisclosureBytes(Base):
    """The exact bytes of a prepared paper; only *No, discard* and a purge may empty them."""

    __tablename__ = "disclosure_bytes"
    __table_args__ = ({"info": QUIET},)

    id: Mapped[int] = mapped_column(primary_key=True)
    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id", ondelete="RESTRICT"), unique=True)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
