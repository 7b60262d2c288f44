"""What a person has just once: one plan in use, one row of who the person is, one state of each part of the intake.

The rules, as the preview tells them: the plan that began later goes on and takes the open goals of the other along;
of who the person is, the kept record's answers stay and the other's fill the blanks; of the intake the newer answers
are shown, and the older stay in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from leaddesk.domain.merging import Warned
from leaddesk.domain.plan_codes import LIVE
from leaddesk.i18n import N_
from leaddesk.storage.models import CarePlan, Demographics, Goal, IntakeNote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock

TWO_PLANS: Final = N_(
    "Both records have a plan in use. The one that began later goes on and takes the open goals of the other along."
)
TWO_ABOUT: Final = N_(
    "Both records say who the person is (race, sex, veteran …). What {number} says stays; the other fills its blanks."
)
TWO_INTAKES: Final = N_(
    "Parts of the intake were asked in both records. The newer answers are shown; the older ones stay in the file."
)
_OWN: Final = frozenset({"id", "uid", "participant_id", "removed_at", "removed_because"})


def warnings_once(session: Session, kept: int, gone: int, number: str) -> Iterator[Warned]:
    """Yield what both records have and a person has just once."""
    if len(_plans_in_use(session, kept, gone)) > 1:
        yield Warned(TWO_PLANS)
    if all(_about(session, one) is not None for one in (kept, gone)):
        yield Warned(TWO_ABOUT, (("number", number),))
    parts = [_parts(session, one) for one in (kept, gone)]
    if parts[0] & parts[1]:
        yield Warned(TWO_INTAKES)


def join_once(session: Session, kept: int, gone: int, because: str, clock: Clock) -> None:
    """Make one of what a person has just once; before the rows are turned to the kept record."""
    _join_plans(session, kept, gone, clock)
    _join_about(session, kept, gone, because, clock.now())
    session.flush()


def _plans_in_use(session: Session, kept: int, gone: int) -> list[CarePlan]:
    """Return the plans of both that are in use, the one that began later last."""
    mine = (CarePlan.participant_id.in_((kept, gone)), CarePlan.ended_on.is_(None))
    return list(session.scalars(select(CarePlan).where(*mine).order_by(CarePlan.started_on, CarePlan.id)))


def _join_plans(session: Session, kept: int, gone: int, clock: Clock) -> None:
    count = session.scalar(select(func.max(CarePlan.number)).where(CarePlan.participant_id == kept)) or 0
    for plan in session.scalars(select(CarePlan).where(CarePlan.participant_id == gone).order_by(CarePlan.number)):
        count += 1
        plan.number = count
    plans = _plans_in_use(session, kept, gone)
    if not plans:
        return
    *earlier, last = plans
    place = session.scalar(select(func.max(Goal.place)).where(Goal.plan_id == last.id)) or 0
    for plan in earlier:
        plan.ended_on = max(plan.started_on, min(last.started_on, clock.today()))
        goals = select(Goal).where(Goal.plan_id == plan.id, Goal.status.in_(LIVE)).order_by(Goal.place, Goal.id)
        for goal in session.scalars(goals):
            place += 1
            goal.plan_id, goal.place = last.id, place


def _about(session: Session, participant_id: int) -> Demographics | None:
    newest = select(Demographics).where(Demographics.participant_id == participant_id).order_by(Demographics.id.desc())
    found: Demographics | None = session.scalars(newest.limit(1)).first()
    return found


def _join_about(session: Session, kept: int, gone: int, because: str, now: datetime) -> None:
    stays, goes = _about(session, kept), _about(session, gone)
    if stays is None or goes is None:
        return
    for column in Demographics.__table__.columns:
        if column.key not in _OWN and _blank(getattr(stays, column.key)):
            setattr(stays, column.key, getattr(goes, column.key))
    goes.removed_at, goes.removed_because = now, because


def _blank(value: Any) -> bool:
    return value in (None, "", frozenset())


def _parts(session: Session, participant_id: int) -> set[Any]:
    return set(session.scalars(select(IntakeNote.section).where(IntakeNote.participant_id == participant_id)))
