"""What every table has in common."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import MetaData, String, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from leaddesk.storage.types import UtcDateTime

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
UID_LENGTH = 36
_FIRST, _LAST = -100, 900


def new_uid() -> str:
    """Return a fresh random identifier, the one that exports may carry."""
    return str(uuid4())


class Base(DeclarativeBase):
    """The root of every table.

    A table with ``__table_args__ = {"info": QUIET}`` keeps out of undo and of the audit chain: typing that is
    not saved yet, counters. Everything else is recorded.
    """

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime()}  # noqa: RUF012 - SQLAlchemy reads this name from the class

    @classmethod
    def __table_cls__(cls, *args: Any, **kw: Any) -> Table:
        """Build the table so that an id is never given twice, whatever else the class asks for."""
        return Table(*args, **{"sqlite_autoincrement": True, **kw})


QUIET = {"quiet": True}


class Identified:
    """A row with a number for this file and an identifier for the world outside."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=_FIRST)
    # by it SQLAlchemy tells the rows of one insert apart, and so sends many rows at once
    uid: Mapped[str] = mapped_column(
        String(UID_LENGTH), default=new_uid, unique=True, insert_sentinel=True, sort_order=_FIRST + 1
    )


class Kept(Identified):
    """A row that *Remove* hides instead of deleting it (``Database`` leaves removed rows out of every select)."""

    removed_at: Mapped[datetime | None] = mapped_column(sort_order=_LAST)
    removed_because: Mapped[str | None] = mapped_column(String(200), sort_order=_LAST + 1)
