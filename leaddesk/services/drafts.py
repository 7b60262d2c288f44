"""What is being typed, kept in the encrypted file, valid or not, until it is saved or dropped."""

from __future__ import annotations

import json
import types
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar, Union, cast, get_args, get_origin

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from leaddesk.domain.fields import types_of
from leaddesk.storage.models import DraftRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.storage.database import Database

D = TypeVar("D")
_CLASS: Final = "@"


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One form that was left open: what it is of, and when it was kept last."""

    kind: str
    key: str
    kept_at: datetime


class Drafts:
    """The newest state of each open form. Undo and the audit chain never see it."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Take the database and the clock."""
        self._database = database
        self._clock = clock

    def keep(self, kind: str, key: str, draft: Any) -> None:
        """Keep a draft, a frozen dataclass, in place of an earlier one of the same kind and key."""
        content = json.dumps(plain(draft), ensure_ascii=False)
        row = {"kind": kind, "key": key, "content": content, "kept_at": self._clock()}
        statement = insert(DraftRow).values(row)
        newer = {"content": statement.excluded.content, "kept_at": statement.excluded.kept_at}
        with self._database.write_quietly() as session:
            session.execute(statement.on_conflict_do_update(index_elements=["kind", "key"], set_=newer))

    def find(self, kind: str, key: str, shape: type[D]) -> D | None:
        """Return the draft that was kept, or None.

        What an earlier program kept and this one does not know is left out; if nothing of it makes sense any more,
        there is none.
        """
        with self._database.read() as session:
            content = session.scalar(select(DraftRow.content).where(DraftRow.kind == kind, DraftRow.key == key))
        if content is None:
            return None
        try:
            return cast("D", read(shape, json.loads(content)))
        except UnreadableError:
            return None

    def all(self) -> list[KeptDraft]:
        """Return what was left open, newest first."""
        columns = (DraftRow.kind, DraftRow.key, DraftRow.kept_at)
        with self._database.read() as session:
            rows = session.execute(select(*columns).order_by(DraftRow.kept_at.desc(), DraftRow.id.desc()))
            return [KeptDraft(*row) for row in rows]

    def drop(self, kind: str, key: str) -> None:
        """Forget a draft, as after saving it; one that is not there is fine."""
        with self._database.write_quietly() as session:
            session.execute(delete(DraftRow).where(DraftRow.kind == kind, DraftRow.key == key))


class UnreadableError(ValueError):
    """A kept value does not fit the field any more; holds no value."""


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        told = {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.init}
        return {_CLASS: type(value).__name__, **told}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset | set):
        return sorted((plain(member) for member in value), key=str)
    if isinstance(value, tuple | list):
        return [plain(member) for member in value]
    if isinstance(value, dict):
        return {str(plain(key)): plain(member) for key, member in value.items()}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(type(value).__name__)


def read(hint: Any, raw: Any) -> Any:
    """Return the value that a plain one stands for in a field of this type, or raise UnreadableError."""
    origin = get_origin(hint)
    if hint is Any:
        return raw
    if origin in {Union, types.UnionType}:
        return _read_union(get_args(hint), raw)
    if origin in {tuple, frozenset, list, set}:
        return _read_many(origin, get_args(hint), raw)
    if origin is dict:
        key, member = get_args(hint)
        return {read(key, k): read(member, v) for k, v in _expect(dict, raw).items()}
    if is_dataclass(hint):
        return _read_dataclass(cast("type[Any]", hint), _expect(dict, raw))
    if hint is None or hint is type(None):
        return _expect(type(None), raw)
    return _read_single(hint, raw)


def _read_single(hint: Any, raw: Any) -> Any:
    try:
        if issubclass(hint, Enum):
            return hint(raw)
        if issubclass(hint, date | time):
            return hint.fromisoformat(_expect(str, raw))
        if hint is Decimal:
            return Decimal(_expect(str, raw))
        if hint is float and type(raw) is int:
            return float(raw)
    except (ValueError, ArithmeticError):
        raise UnreadableError from None
    if type(raw) is not hint:
        raise UnreadableError
    return raw


def _read_union(arms: tuple[Any, ...], raw: Any) -> Any:
    named = [arm for arm in arms if is_dataclass(arm) and isinstance(raw, dict) and raw.get(_CLASS) == _name(arm)]
    for arm in named or arms:
        with suppress(UnreadableError):
            return read(arm, raw)
    raise UnreadableError


def _read_many(origin: Any, members: tuple[Any, ...], raw: Any) -> Any:
    """Read a collection; in one of any length a member that makes no sense is left out."""
    values = _expect(list, raw)
    if origin is tuple and members[-1:] != (...,):
        if len(values) != len(members):
            raise UnreadableError
        return tuple(read(member, value) for member, value in zip(members, values, strict=True))
    found = []
    for value in values:
        with suppress(UnreadableError):
            found.append(read(members[0], value))
    return origin(found)


def _read_dataclass(shape: type[Any], raw: dict[str, Any]) -> Any:
    """Read a dataclass; a field that makes no sense takes its default, and without one the whole is unreadable."""
    hints = types_of(shape)
    found: dict[str, Any] = {}
    for declared in fields(shape):
        if declared.init and declared.name in raw:
            with suppress(UnreadableError):
                found[declared.name] = read(hints[declared.name], raw[declared.name])
    try:
        return shape(**found)
    except (TypeError, ValueError):  # a field without a default is missing, or the values do not fit together
        raise UnreadableError from None


def _expect(kind: type[Any], raw: Any) -> Any:
    if not isinstance(raw, kind):
        raise UnreadableError
    return raw


def _name(shape: Any) -> str:
    return str(shape.__name__)
