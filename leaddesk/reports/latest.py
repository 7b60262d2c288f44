"""What was known of each person on a day: the newest dated observation up to it, or the first one on file."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import CTE, func, select

from leaddesk.reports.shared import shared
from leaddesk.storage.models import Participant


@cache
def latest(table: Any, day: Any) -> CTE:
    """Return the newest observation of each person up to a day."""
    return _ranked(table, table.on.desc(), table.id.desc(), f"latest_{table.__tablename__}", table.on <= day)


@cache
def earliest(table: Any, day: Any) -> CTE:
    """Return the first observation of each person, if it was made by a day: what was so at entry."""
    return _ranked(table, table.on, table.id, f"earliest_{table.__tablename__}", table.on <= day)


def _ranked(table: Any, first: Any, then: Any, name: str, made: Any) -> CTE:
    place = func.row_number().over(partition_by=table.participant_id, order_by=(first, then)).label("place")
    columns = [column for column in table.__table__.columns if column.name not in {"id", "uid", "removed_at"}]
    ranked = select(*columns, place).join(Participant, Participant.id == table.participant_id).where(made).subquery()
    return shared(select(ranked).where(ranked.c.place == 1), name)
