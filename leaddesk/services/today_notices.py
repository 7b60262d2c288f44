"""The lines of *Today* about people who are being served and have no patient notice yet (42 CFR 2.22(a)): gently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, func, not_, or_, select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.i18n import N_, show_date
from leaddesk.services.today_line import PERSON, living, person_values
from leaddesk.storage.models import NoticeGivenRow, Participant

if TYPE_CHECKING:
    from leaddesk.services.today_line import Asked

FEW = 3
"""So many are named; the rest is one count, for an office that begins to note it with many people."""
_SERVED = (ParticipationStatus.REFERRED, ParticipationStatus.ACTIVE)


def lines(asked: Asked) -> list[TodayLine]:
    """Return a line for those spoken with or enrolled, the newest first, whose record has no notice."""
    given = exists().where(NoticeGivenRow.participant_id == Participant.id, NoticeGivenRow.removed_at.is_(None))
    served = func.coalesce(Participant.enrolled_on, Participant.last_two_way_on)
    query = (
        select(
            *PERSON,
            Participant.enrolled_on,
        )
        .where(
            Participant.status.in_(_SERVED),
            or_(Participant.enrolled_on.is_not(None), Participant.last_two_way_on.is_not(None)),
            not_(given),
            living(Participant.id),
        )
        .order_by(served.desc(), Participant.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.NOTICE_MISSING,
            N_("Privacy notice for {name}"),
            N_("Not noted as given · enrolled {day}") if row.enrolled_on else N_("Not noted as given"),
            None,
            "participant",
            row.participant_id,
            (*person_values(row), ("day", show_date(row.enrolled_on) if row.enrolled_on else "")),
            f"notice_missing/{row.participant_id}",
        ),
        N_("More people without a privacy notice on record: {count}"),
        "participants",
        most=FEW,
    )
