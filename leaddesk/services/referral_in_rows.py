"""The lines of the list of referrals to us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from leaddesk.domain.participants import record_number
from leaddesk.domain.referrals_in import ReferralInRow, referral_in_number
from leaddesk.services.matching import mentions
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Participant, ReferralIn

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ROW = (
    *(ReferralIn.id, ReferralIn.number, ReferralIn.number_year, ReferralIn.received_on, ReferralIn.pathway),
    *(ReferralIn.source, ReferralIn.agency, ReferralIn.person_name, ReferralIn.person_alias, ReferralIn.status),
    *(ReferralIn.status_on, ReferralIn.deadline, ReferralIn.incident_number, ReferralIn.referrer_name),
    *(Participant.id.label("participant_id"), Participant.shown_name),
    *(Participant.number.label("record"), Participant.number_year.label("record_year")),
)


def rows_in(
    session: Session,
    conditions: list[Any],
    text: str = "",
    ids: frozenset[int] | None = None,
    *,
    removed: bool = False,
) -> list[ReferralInRow]:
    """Return the referrals that fit, the newest first; with ``removed`` those that were removed count too."""
    lines = session.execute(
        select(*_ROW)
        .outerjoin(Participant, Participant.id == ReferralIn.participant_id)
        .where(*conditions)
        .order_by(ReferralIn.received_on.desc(), ReferralIn.id.desc()),
        execution_options={INCLUDE_REMOVED: removed},
    )
    return [
        _row(line) for line in lines if (ids is None or line.id in ids) and (not text.strip() or _mentioned(line, text))
    ]


def _mentioned(line: Any, text: str) -> bool:
    number = referral_in_number(line.number_year, line.number)
    names = (line.person_name, line.person_alias, line.shown_name or "", line.referrer_name, line.agency)
    return mentions(text, number, line.incident_number, *names)


def _row(line: Any) -> ReferralInRow:
    known = line.participant_id is not None
    return ReferralInRow(
        line.id,
        referral_in_number(line.number_year, line.number),
        line.received_on,
        line.pathway,
        line.source,
        line.agency,
        line.shown_name if known else line.person_name,
        line.participant_id,
        record_number(line.record_year, line.record) if known else "",
        line.status,
        line.status_on,
        line.deadline,
    )
