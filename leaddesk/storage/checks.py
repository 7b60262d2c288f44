"""Whether every page of the file is whole. Two checks, because each misses what the other finds.

The cipher's check reads the raw file and finds a damaged page, used or not; SQLite's own follows the tables and
finds lost or half-written rows. A bad page that SQLite does not miss is a free one: nothing is lost by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

import sqlcipher3

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

_INTERRUPTED: Final = 9
_CORRUPT: Final = frozenset({11, 26})
_STEPS: Final = 20_000
_PAGE: Final = re.compile(r"page (\d+)")


class Verdict(Enum):
    """What a check comes to."""

    SOUND = auto()
    FREE_PAGE = auto()
    DAMAGED = auto()
    INTERRUPTED = auto()


@dataclass(frozen=True, slots=True)
class Findings:
    """What the two checks found: page numbers and counts, no contents.

    After ``DAMAGED`` the connection serves no more: the cipher keeps refusing, so close it.
    """

    verdict: Verdict
    bad_pages: tuple[int, ...] = ()
    problems: int = 0


def check(connection: Connection, should_stop: Callable[[], bool] | None = None) -> Findings:
    """Run both checks. ``should_stop`` is asked while SQLite's own, the long one, runs; ``interrupt()`` ends it too."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # any hot journal is rolled back first
        bad = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    except sqlcipher3.DatabaseError as error:
        return _failed(error, ())
    pages = tuple(int(found.group(1)) for found in map(_PAGE.search, bad) if found)
    if should_stop is not None:
        connection.set_progress_handler(should_stop, _STEPS)
    try:
        rows = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        rows += [str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlcipher3.DatabaseError as error:
        return _failed(error, pages)
    finally:
        if should_stop is not None:
            connection.set_progress_handler(None, 0)
    problems = len([row for row in rows if row != "ok"])
    if problems:
        return Findings(Verdict.DAMAGED, pages, problems)
    return Findings(Verdict.FREE_PAGE if bad else Verdict.SOUND, pages)


def _failed(error: sqlcipher3.DatabaseError, pages: tuple[int, ...]) -> Findings:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == _INTERRUPTED:
        return Findings(Verdict.INTERRUPTED, pages)
    if code not in _CORRUPT:
        raise error
    return Findings(Verdict.DAMAGED, pages, 1)
