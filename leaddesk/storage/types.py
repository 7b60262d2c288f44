"""How values that SQLite does not know are kept: codes, sets of codes, moments, plain structures."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Dialect, String, Text, TypeDecorator

if TYPE_CHECKING:
    from collections.abc import Iterable

C = TypeVar("C", bound=StrEnum)


class Code(TypeDecorator[C], Generic[C]):
    """A member of a code list, stored as its code for ever."""

    impl = String
    cache_ok = True

    def __init__(self, codes: type[C]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: C | None, dialect: Dialect) -> str | None:
        """Return the code; a text that is no code of the list is refused."""
        return None if value is None else self.codes(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> C | None:
        """Return the member."""
        return None if value is None else self.codes(value)


class CodeSet(TypeDecorator[frozenset[C]], Generic[C]):
    """Several members of one code list, stored as their codes in order, with commas; none is the empty text."""

    impl = String
    cache_ok = True

    def __init__(self, codes: type[C]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: Iterable[C] | None, dialect: Dialect) -> str | None:
        """Return the codes as one text."""
        return None if value is None else ",".join(sorted(self.codes(member).value for member in value))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> frozenset[C] | None:
        """Return the members."""
        return None if value is None else frozenset(self.codes(code) for code in value.split(",") if code)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with its zone, stored in UTC as an ISO text of one width, so that texts sort as moments do."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text; a moment without a zone is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs its zone"
            raise ValueError(message)
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class JsonText(TypeDecorator[Any]):
    """A plain structure of texts, numbers, lists and mappings, stored as JSON; replaced whole, never edited."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:
        """Return the JSON text."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any | None:
        """Return the structure."""
        return None if value is None else json.loads(value)
