"""Rows of the disclosure log with the bytes of their papers: how one is kept, found again, and what it sets going."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from leaddesk.domain.codes import ReferralOutStatus
from leaddesk.domain.disclosure_codes import DisclosureEvent, NoticeUsed
from leaddesk.i18n import N_
from leaddesk.storage.models import DisclosureBytes, DisclosureRow, ReferralOut

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.papers import FinalPaper

NO_NOTICE = N_("No federal notice: Settings say that Part 2 does not apply, on counsel's word.")
BARE = N_("A driver's slip carries no notice, so that it names no program.")


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
