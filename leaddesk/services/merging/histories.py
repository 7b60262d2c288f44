"""Status periods and enrolments of two records become one history, by the rule of ``domain/one_history.py``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from leaddesk.domain.merging import Span, Stretch
from leaddesk.domain.one_history import STRENGTH, one_enrolment_each, one_history
from leaddesk.domain.participants import StatusPeriod
from leaddesk.services.merging.tables import ALL, pointers, turn
from leaddesk.services.participation import period_of
from leaddesk.storage.models import CarePlan, Enrolment, StatusRow
from leaddesk.storage.recorder import stored

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_COPIED: Final = ("enrolment_id", "status", "inactive_reason", "close_reason", "note")
_OWN: Final = frozenset({"status_period", "enrolment"})


@dataclass(frozen=True, slots=True)
class HistoryPlan:
    """What the one history is made of."""

    stretches: Sequence[Stretch]
    enrolments: Sequence[tuple[Stretch, list[int]]]
    periods: dict[int, StatusPeriod]
    overlap: bool

    @property
    def enrolment_of(self) -> dict[int, int]:
        """Return the enrolment that stands for each."""
        return {each: stretch.id for stretch, ids in self.enrolments for each in ids}

    def shown(self) -> tuple[StatusPeriod, ...]:
        """Return the one history as the screen shows it, the oldest first."""
        made = []
        for stretch in self.stretches:
            told = self.periods[stretch.id]
            made.append(StatusPeriod(told.status, stretch.since, stretch.until, told.reason, told.note))
        return tuple(made)


def plan_history(session: Session, kept: int, gone: int) -> HistoryPlan:
    """Return the one history of two records, without writing anything."""
    enrolments = session.scalars(select(Enrolment).where(Enrolment.participant_id.in_((kept, gone)))).all()
    spans = [Span(row.id, row.participant_id == kept, row.opened_on, row.closed_on) for row in enrolments]
    joined = one_enrolment_each(spans)
    stands_for = {each: stretch.id for stretch, ids in joined for each in ids}
    rows = session.scalars(select(StatusRow).where(StatusRow.participant_id.in_((kept, gone)))).all()
    kinds = {row.id: _kind(row, stands_for) for row in rows}
    stretches = one_history(
        [Span(row.id, row.participant_id == kept, row.since, row.until, STRENGTH[row.status]) for row in rows], kinds
    )
    overlap = any(len(ids) > 1 for _, ids in joined)
    return HistoryPlan(stretches, joined, {row.id: period_of(row) for row in rows}, overlap)


def write_history(session: Session, plan: HistoryPlan, kept: int, because: str, now: datetime) -> None:
    """Bring the rows, which all belong to the kept record by now, to the one history."""
    _write_enrolments(session, plan, because, now)
    stands_for = plan.enrolment_of
    rows = {row.id: row for row in session.scalars(select(StatusRow).where(StatusRow.participant_id == kept))}
    used: set[int] = set()
    for stretch in plan.stretches:
        row = rows[stretch.id]
        if row.enrolment_id is not None:
            row.enrolment_id = stands_for.get(row.enrolment_id, row.enrolment_id)
        if stretch.id in used:
            row = StatusRow(participant_id=kept, **{name: getattr(row, name) for name in _COPIED})
            session.add(row)
        used.add(stretch.id)
        row.since, row.until = stretch.since, stretch.until
    for row in rows.values():
        if row.id not in used:
            row.removed_at, row.removed_because = now, because
    session.flush()


def history_mark(session: Session, participant_id: int) -> str:
    """Return what tells whether a record's status, enrolments or plan in use were changed since."""
    told = []
    for mapped in (Enrolment, StatusRow):
        rows = session.scalars(
            select(mapped).where(mapped.participant_id == participant_id).order_by(mapped.id), execution_options=ALL
        )
        table: Any = mapped.__table__
        told += [stored(table, {column.name: getattr(row, column.key) for column in table.columns}) for row in rows]
    plans = select(CarePlan.id, CarePlan.ended_on).where(CarePlan.participant_id == participant_id)
    told += [{"plan": plan, "ended": str(ended)} for plan, ended in session.execute(plans.order_by(CarePlan.id))]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _write_enrolments(session: Session, plan: HistoryPlan, because: str, now: datetime) -> None:
    rows = {row.id: row for row in session.scalars(select(Enrolment).where(Enrolment.id.in_(plan.enrolment_of)))}
    for number, (stretch, ids) in enumerate(plan.enrolments):
        stays = rows[stretch.id]
        stays.opened_on, stays.closed_on, stays.first = stretch.since, stretch.until, number == 0
        for other in ids[1:]:
            stays.referral_in_id = stays.referral_in_id or rows[other].referral_in_id
            rows[other].removed_at, rows[other].removed_because = now, because
            for pointer in pointers("enrolment"):
                if pointer.table.name not in _OWN:
                    turn(session, pointer, other, stretch.id)
    session.flush()


def _kind(row: StatusRow, stands_for: dict[int, int]) -> tuple[object, ...]:
    enrolment = None if row.enrolment_id is None else stands_for.get(row.enrolment_id, row.enrolment_id)
    return row.status, enrolment, row.inactive_reason, row.close_reason, row.note
