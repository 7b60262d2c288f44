"""The screening of a referral: kept half or whole; decided, it takes the referral its next step in the same action."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.codes import EligibilityResult, ParticipationStatus, ReferralInStatus
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.referrals_in import RESULTS, StepDraft
from leaddesk.domain.screening import Answered, Reply, ScreeningDraft, asked, steps_after
from leaddesk.domain.site_lists import CriterionKind, SiteList
from leaddesk.i18n import N_
from leaddesk.services.referrals_in import found
from leaddesk.services.site_lists import items_in
from leaddesk.storage.models import Participant, ReferralIn, ScreeningRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.services.referrals_in import ReferralsIn
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

_PLAIN = tuple(field.name for field in dataclass_fields(ScreeningDraft) if field.name not in {"answers", "moves"})
TAKES_PART = (ParticipationStatus.ACTIVE, ParticipationStatus.INACTIVE)


@dataclass(frozen=True, slots=True)
class Screening:
    """What the form of a screening needs: what is kept, and whether the person takes part already."""

    draft: ScreeningDraft
    enrolled: bool
    status: ReferralInStatus
    people: tuple[str, ...] = ()
    """Names of people in roles, to be offered where somebody is named."""


class Screenings:
    """What the coordinator does with screenings. Each referral has one, changed as long as it is undecided or wrong."""

    def __init__(self, database: Database, clock: Clock, settings: Settings, referrals: ReferralsIn) -> None:
        """Take the file, the clock, the settings that name the coordinator, and the referrals that are moved."""
        self._database = database
        self._clock = clock
        self._settings = settings
        self._referrals = referrals

    def of(self, referral_id: int) -> Screening:
        """Return the screening of a referral as its form edits it, with the questions the site asks now."""
        with self._database.read() as session:
            referral = found(session, referral_id)
            kept = _row(session, referral_id)
            before = draft_of(kept) if kept else ScreeningDraft(decided_by=self._settings.office().coordinator)
            answers = asked(items_in(session, SiteList.CRITERION), before.answers)
            draft = ScreeningDraft(answers, **{name: getattr(before, name) for name in _PLAIN})
            people = tuple(item.text for item in items_in(session, SiteList.PERSON))
            return Screening(draft, _enrolled(session, referral), referral.status, people)

    def kept(self, referral_id: int) -> ScreeningDraft | None:
        """Return the screening of a referral as it was kept, or None if there was none."""
        with self._database.read() as session:
            row = _row(session, referral_id)
            return draft_of(row) if row else None

    def save(self, referral_id: int, draft: ScreeningDraft) -> None:
        """Store a screening; what it decides moves the referral in the same action."""
        with self._database.write(N_("Save screening")) as session:
            self.save_in(session, referral_id, draft)

    def save_in(self, session: Session, referral_id: int, draft: ScreeningDraft) -> None:
        """Do what ``save`` does, inside a write."""
        referral = found(session, referral_id)
        if problems := draft.problems(self._clock.today(), enrolled=_enrolled(session, referral)):
            raise InvalidRecordError(problems)
        row = _row(session, referral_id) or ScreeningRow(referral_in_id=referral_id)
        row.answers = [
            [one.code, one.text, one.kind.value, one.leads_to.value if one.leads_to else "", one.reply.value]
            for one in draft.answers
        ]
        for name in _PLAIN:
            value = getattr(draft, name)
            setattr(row, name, value.strip() if type(value) is str else value)
        session.add(row)
        if draft.result is not None:
            referral.result = draft.result
        session.flush()
        for status in steps_after(draft, referral.status):
            self._move(session, referral, status, draft)

    def _move(self, session: Session, referral: ReferralIn, status: ReferralInStatus, draft: ScreeningDraft) -> None:
        decided = draft.decided_on or self._clock.today()
        on = draft.approved_on or decided if status is ReferralInStatus.APPROVED else decided
        result = draft.result if status in RESULTS else None
        try:
            self._referrals.move_in(session, referral.id, StepDraft(status, on, result))
        except InvalidRecordError as refused:
            # its fields are those of a step: the day is the one decided on, all else is the result's
            names = {"on": "approved_on" if status is ReferralInStatus.APPROVED else "decided_on"}
            raise InvalidRecordError(
                {names.get(name, "result"): problem for name, problem in refused.problems.items()}
            ) from None


def draft_of(row: ScreeningRow) -> ScreeningDraft:
    """Return a stored screening as the domain knows it."""
    answers = tuple(
        Answered(
            code,
            text,
            CriterionKind.of(kind) or CriterionKind.INCLUDE,
            EligibilityResult.of(leads_to),
            Reply.of(reply) or Reply.UNKNOWN,
        )
        for code, text, kind, leads_to, reply in row.answers
    )
    return ScreeningDraft(answers, **{name: getattr(row, name) for name in _PLAIN})


def _row(session: Session, referral_id: int) -> ScreeningRow | None:
    mine = select(ScreeningRow).where(ScreeningRow.referral_in_id == referral_id)
    return session.scalar(mine.order_by(ScreeningRow.id.desc()).limit(1))


def _enrolled(session: Session, referral: ReferralIn) -> bool:
    """Return whether the person takes part already, and not through this very referral."""
    if referral.status is ReferralInStatus.INTAKE_COMPLETE:
        return False
    status = select(Participant.status).where(Participant.id == referral.participant_id)
    return session.scalar(status) in TAKES_PART
