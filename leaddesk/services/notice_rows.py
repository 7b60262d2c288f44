"""The patient notice as it is told in an intake conversation: one row of the record, not a second truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.codes import Language, YesNo
from leaddesk.domain.intake.codes import NoticeManner as Told
from leaddesk.domain.privacy_notice import NoticeAnswer, NoticeManner
from leaddesk.storage.models import NoticeGivenRow, Participant

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.intake.sheets import ConsentsSheet

_MANNERS = {Told.READ_ALOUD: NoticeManner.READ_ALOUD, Told.MAILED: NoticeManner.MAIL}


def note_told_in(session: Session, participant_id: int, sheet: ConsentsSheet) -> None:
    """Keep what the conversation tells of the notice; a row of that day only learns the answer."""
    if sheet.notice_on is None:
        return
    answer = _answer(sheet)
    same_day = select(NoticeGivenRow).where(
        NoticeGivenRow.participant_id == participant_id, NoticeGivenRow.given_on == sheet.notice_on
    )
    row = session.scalars(same_day).first()
    if row is not None:
        row.answer = row.answer if answer is NoticeAnswer.NOT_ASKED else answer
        return
    person = session.get_one(Participant, participant_id)
    session.add(
        NoticeGivenRow(
            participant_id=participant_id,
            given_on=sheet.notice_on,
            manner=_MANNERS.get(sheet.notice_manner, NoticeManner.PAPER) if sheet.notice_manner else NoticeManner.PAPER,
            answer=answer,
            language=Language.SPANISH if person.language is Language.SPANISH else Language.ENGLISH,
            given_by="",
            edition="",
            note="",
        )
    )


def _answer(sheet: ConsentsSheet) -> NoticeAnswer:
    if sheet.acknowledged is YesNo.YES:
        return NoticeAnswer.SIGNED
    if sheet.notice_manner is Told.DECLINED or sheet.acknowledged is YesNo.NO:
        return NoticeAnswer.DECLINED
    return NoticeAnswer.NOT_ASKED
