"""Rows of the disclosure log with the bytes of their papers: how one is kept, found again, and what it sets going."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from leaddesk.domain.codes import ReferralOutStatus
from leaddesk.domain.consents import state_for
from leaddesk.domain.disclosure_codes import ConsentState, DisclosureEvent, NoticeUsed
from leaddesk.domain.disclosures import Disclosure, Replacement
from leaddesk.domain.grounds import GroundDraft
from leaddesk.i18n import N_, show_phone
from leaddesk.services.consents import consents_in
from leaddesk.storage.models import ConsentRecord, DisclosureBytes, DisclosureRow, Organisation, ReferralOut

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from leaddesk.domain.papers import FinalPaper

NO_NOTICE = N_("No federal notice: Settings say that Part 2 does not apply, on counsel's word.")
BARE = N_("A driver's slip carries no notice, so that it names no program.")
LEFT: Final = (DisclosureEvent.DISCLOSED, DisclosureEvent.TOLD)
"""The entries by which something left the office; what was prepared only was not told to anybody yet."""
_ELSEWHERE: Final = {"ground", "record_number", "answered", "kept", "corrected"}
_FIELDS: Final = tuple(field.name for field in fields(Disclosure) if field.name not in _ELSEWHERE)


def keep_paper(session: Session, row: DisclosureRow, final: FinalPaper) -> int:
    """Add a prepared row with what there is to say of its paper, and the paper itself."""
    row.form_code, row.edition = final.code, final.edition
    row.sha256 = hashlib.sha256(final.content).hexdigest()
    row.pages, row.copies, row.file_name = final.pages, final.copies, final.file_name
    row.notice, row.scope_explained = final.notice, final.scope_explained
    if final.notice is NoticeUsed.NONE and row.event is not DisclosureEvent.FOR_PERSON and not row.note:
        row.note = BARE if final.bare else NO_NOTICE
    session.add(row)
    session.flush()
    if row.sheet_id is None:
        session.add(DisclosureBytes(disclosure_id=row.id, content=final.content))
    return row.id


def sheet_of(session: Session, prepared_id: int) -> list[DisclosureRow]:
    """Return the prepared rows of one paper, the one that holds its bytes first: a sheet has one for each person."""
    row = session.get(DisclosureRow, prepared_id)
    if row is None:
        return []
    first = row.sheet_id or row.id
    of_it = or_(DisclosureRow.id == first, DisclosureRow.sheet_id == first)
    prepared = DisclosureRow.event == row.event
    return list(session.scalars(select(DisclosureRow).where(of_it, prepared).order_by(DisclosureRow.id)))


def mark_sent(session: Session, prepared: DisclosureRow, day: date) -> None:
    """Mark the referral of a paper as sent, unless it has moved on or goes to another office since."""
    referral = session.get(ReferralOut, prepared.referral_out_id) if prepared.referral_out_id else None
    if referral is None or referral.organisation_id != prepared.organisation_id:
        return
    if referral.status is ReferralOutStatus.DRAFT:
        referral.status, referral.sent_on = ReferralOutStatus.SENT, day


def stands(row: Any = DisclosureRow) -> ColumnElement[bool]:
    """Return the condition that no later entry corrects one: lists, figures and flags go by such entries alone."""
    later = aliased(DisclosureRow)
    return ~exists().where(later.correction_of == row.id)


def bytes_kept(row: Any = DisclosureRow) -> ColumnElement[bool]:
    """Return the condition that the bytes of an entry's paper can be opened."""
    holder = func.coalesce(row.sheet_id, row.id)
    return exists().where(DisclosureBytes.disclosure_id == holder, DisclosureBytes.content.is_not(None))


def state_on(session: Session, row: DisclosureRow, on: date, *, translation_reviewed: bool) -> ConsentState | None:
    """Return what the consent behind a row of the log is worth on a day, for the office that the row names."""
    if row.consent_id is None:
        return None
    [consent] = consents_in(session, [ConsentRecord.id == row.consent_id])
    return state_for(consent, row.organisation_id, on, translation_reviewed=translation_reviewed)


def address_of(office: Organisation) -> str:
    """Return where an office can be reached on paper, as the log keeps it."""
    fax = f"fax {show_phone(office.fax)}" if office.fax.strip() else ""
    return " · ".join(part for part in (office.address, fax, office.email) if part)


def copied(row: DisclosureRow, *without: str) -> dict[str, Any]:
    """Return what a row says, to write a later one from it."""
    own = {"id", "uid", *without}
    return {column.key: getattr(row, column.key) for column in DisclosureRow.__table__.columns if column.key not in own}


def disclosure_of(
    row: DisclosureRow,
    number: str,
    *,
    answered: bool,
    kept: bool = False,
    corrected: Sequence[Any] = (None, None, None),
) -> Disclosure:
    """Return a row of the log as the screen reads it, under the record number of its person.

    ``corrected`` is number, time and reason of the entry that corrects it, if there is one.
    """
    ground = GroundDraft.of_plain(row.ground) if row.ground else None
    plain = {name: getattr(row, name) for name in _FIELDS}
    by, at, reason = corrected
    replaced = Replacement(by, at or row.at, reason or "") if by is not None else None
    return Disclosure(**plain, ground=ground, record_number=number, answered=answered, kept=kept, corrected=replaced)
