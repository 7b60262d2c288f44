"""What a measure is: a query, its title, and the sentence that says how it is counted.

A figure is the number of a list that can be opened: there is one query, and both come from it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum, auto
from functools import cache
from importlib import import_module
from statistics import median
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import Date, Select, bindparam, select

from leaddesk.domain.errors import NotFoundError
from leaddesk.reports import measures
from leaddesk.reports.counting import counting, figures
from leaddesk.reports.table import Unit
from leaddesk.storage.types import UtcDateTime

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from leaddesk.domain.periods import Period

Kind = Literal[
    "participant",
    "referral_in",
    "referral_out",
    "contact",
    "consent",
    "disclosure",
    "plan",
    "goal",
    "court_date",
    "charge",
    "warrant",
    "legal_event",
    "ride",
    "naloxone",
    "assistance",
    "meeting",
    "training",
    "id_document",
]
"""What the list behind a figure holds."""
PEOPLE: Final = frozenset[Kind]({"participant", "referral_in", "referral_out"})
"""What counts as people in a release."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that queries ask about: plain days, or places for them in a statement that is used again.

    ``over`` is the last day of the period that is over: what is due later is not due yet. ``begins`` and ``ends`` are
    the moments of its first midnight and of the one after its last day.
    """

    first: Any
    last: Any
    eve: Any
    over: Any
    begins: Any
    ends: Any

    @classmethod
    def of(cls, period: Period, today: date, zone: tzinfo = UTC) -> Span:
        """Return the days of a period, as asked on a day, and its moments in the zone of the office."""
        begins, ends = (
            datetime.combine(day, time(), zone).astimezone(UTC)
            for day in (period.first, period.last + timedelta(days=1))
        )
        return cls(period.first, period.last, period.eve, min(period.last, today - timedelta(days=1)), begins, ends)

    def filled_in(self) -> dict[str, Any]:
        """Return what fills the places of a statement."""
        return {name: getattr(self, name) for name in self.__slots__}


# each query that groups share is a common table expression, made once for these places and found once by the file
PLACES = Span(
    *(bindparam(name, type_=Date()) for name in ("first", "last", "eve", "over")),
    *(bindparam(name, type_=UtcDateTime()) for name in ("begins", "ends")),
)
"""Days that are filled in later."""


Cases = Callable[[Span], Select[int]]


@dataclass(frozen=True, slots=True)
class Amount:
    """What a row says of its cases in place of how many they are: their sum, or the middle one of their numbers.

    ``numbers`` finds each case once, with its number: for a sum in parts of the unit, else in whole ones. A ratio is
    how many cases there are for each whole one, and the number of each case is the same: hundredths of those.
    """

    how: Literal["sum", "median", "ratio"]
    unit: Unit
    numbers: Callable[[Span], Select[Any]]

    def of(self, numbers: Sequence[int]) -> int | None:
        """Return the sum, the ratio, or the middle number in halves; the last two are none of nothing."""
        if self.how == "sum":
            return sum(numbers)
        if self.how == "ratio":
            return round(len(numbers) * 100 * self.unit.parts / numbers[0]) if numbers else None
        return round(median(numbers) * self.unit.parts) if numbers else None

    def ids(self, span: Span) -> Select[int]:
        """Return the cases alone."""
        found = self.numbers(span).subquery()
        return select(found.c[0])

    def figure(self, session: Session, span: Span) -> int | None:
        """Return what the row says for these days."""
        return self.of(self.read(session, span))

    def read(self, session: Session, span: Span) -> list[int]:
        """Return the number of each case."""
        return list(self.by_id(session, span).values())

    def by_id(self, session: Session, span: Span) -> dict[int, int]:
        """Return the number of each case by its id."""
        return {row[0]: row[1] for row in session.execute(self.numbers(PLACES), span.filled_in())}


class Audience(Enum):
    """Who sees a row. Details are rolled up before anything is released."""

    EVERYBODY = auto()
    INTERNAL = auto()
    RELEASE = auto()

    def sees(self, *, release: bool) -> bool:
        """Return whether the row belongs in that version."""
        return self is Audience.EVERYBODY or (self is Audience.RELEASE) == release


@dataclass(frozen=True, slots=True)
class Group:
    """A row under a measure: part of its cases, or beside them, with a query of its own.

    ``rare`` leaves the row out where every column says 0. ``heading`` opens a run of rows.
    """

    key: str
    label: str
    cases: Cases
    lists: Kind | None = None
    audience: Audience = Audience.EVERYBODY
    rare: bool = False
    heading: str = ""
    amount: Amount | None = None


def amount_row(
    key: str,
    label: str,
    amount: Amount,
    *,
    lists: Kind | None = None,
    audience: Audience = Audience.EVERYBODY,
    heading: str = "",
    rare: bool = False,
) -> Group:
    """Return a row that says an amount of its cases."""
    return Group(key, label, amount.ids, lists, audience, rare, heading, amount)


@dataclass(frozen=True, slots=True)
class Written:
    """Rows for words that she writes herself, such as agencies: one row for each that stands in the period.

    ``among`` finds the words of a span, ``cases`` the records with one of them. They are internal: a name of an
    agency with a small count beside it can point to a person. ``after`` is the row that they stand behind, if not the
    last one; ``says`` makes the words of a row of what ``among`` found.
    """

    prefix: str
    heading: str
    among: Callable[[Span], Select[str]]
    cases: Callable[[str], Cases]
    after: str = ""
    says: Callable[[str], str] = str

    def group(self, word: str) -> Group:
        """Return the row of one word."""
        key, words, cases = f"{self.prefix}{word}", self.says(word), self.cases(word)
        return Group(key, words, cases, audience=Audience.INTERNAL, rare=True, heading=self.heading)


@dataclass(frozen=True, slots=True)
class Share:
    """A row that says one row as a percentage of another of the same measure; the empty key is the measure itself."""

    key: str
    label: str
    part: str
    whole: str = ""
    audience: Audience = Audience.EVERYBODY


class Together(Enum):
    """What the figures of several quarters in a row make together."""

    EACH_ONCE = auto()
    """Every record that is in one of them, once."""
    LAST = auto()
    """What the last of them says of its last day."""
    FOLLOWED = auto()
    """The records of all of them, followed to the last day of the last."""


@dataclass(frozen=True, slots=True)
class Relations:
    """What any reader knows about the rows of a measure, by their keys; the empty key is the measure itself.

    ``sums``: the parts make up the whole. ``chains``: each row's cases are among those of the row before.
    ``within``: a row's cases are among those of a row of another measure. ``each_has``: each of a row's cases has at
    least one of what a row of another measure counts, such as contacts, which are released as they are counted.
    """

    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()
    within: tuple[tuple[str, tuple[str, str]], ...] = ()
    each_has: tuple[tuple[str, tuple[str, str]], ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. ``definition`` is printed, so it is a plain sentence."""

    key: str
    code: str
    title: str
    definition: str
    lists: Kind
    cases: Cases
    groups: tuple[Group, ...] = ()
    shares: tuple[Share, ...] = ()
    written: tuple[Written, ...] = ()
    relations: Relations = Relations()
    headline: Audience | None = Audience.EVERYBODY
    """Who sees its own figure as a row; None where that figure stands elsewhere already."""
    same_as: tuple[str, str] | None = None
    """The row of another measure that shows its own figure."""
    together: Together = Together.EACH_ONCE
    """What its rows say of a year to date that is made of closed quarters."""
    people: bool = True
    """Whether its cases are people or referrals; what only happened, such as contacts, is released as it is counted."""

    def kind(self, group: str = "") -> Kind:
        """Return what the list behind a row holds."""
        found = self.group(self.counted(group))
        return self.lists if found is None or found.lists is None else found.lists

    def select(self, span: Span, group: str = "") -> Select[int]:
        """Return the query behind a row; behind a percentage stand the cases of its part."""
        found = self.group(self.counted(group))
        return self.cases(span) if found is None else found.cases(span)

    def ids(self, session: Session, span: Span, group: str = "") -> list[int]:
        """Return the records behind a row."""
        return sorted(set(session.scalars(self.select(PLACES, group), span.filled_in())))

    def figure(self, session: Session, span: Span, group: str = "") -> int | None:
        """Return the number of records behind a row, or what the row says of them."""
        amount = self.amount(group)
        if amount is not None:
            return amount.figure(session, span)
        (number,) = figures(session, counting([self.select(PLACES, group)]), span)
        assert isinstance(number, int)  # noqa: S101 - cases are counted
        return number

    def amount(self, group: str) -> Amount | None:
        """Return what a row says of its cases, or None where it is how many they are."""
        found = self.group(self.counted(group))
        return None if found is None else found.amount

    def counts_people(self, group: str) -> bool:
        """Return whether a row's figure is a number of people or referrals, which a release may have to withhold."""
        found = self.group(self.counted(group))
        if found is None or found.lists is None:
            return self.people
        return found.lists in PEOPLE

    def counted(self, key: str) -> str:
        """Return the row whose cases stand behind a row: behind a percentage those of its part."""
        return next((share.part for share in self.shares if share.key == key), key)

    def group(self, key: str) -> Group | None:
        """Return a row, also one for a word that she wrote herself; None for the figure of the measure's own."""
        if not key:
            return None
        for group in self.groups:
            if group.key == key:
                return group
        for written in self.written:
            if key.startswith(written.prefix):
                return written.group(key.removeprefix(written.prefix))
        raise NotFoundError

    def is_written(self, key: str) -> bool:
        """Return whether a row is one for a word that she wrote herself."""
        return any(key.startswith(written.prefix) for written in self.written)

    def written_keys(self, session: Session, span: Span) -> list[str]:
        """Return the keys of the rows for what she wrote in a span, each run in the order of the alphabet."""
        return [
            f"{written.prefix}{word}"
            for written in self.written
            for word in sorted(session.scalars(written.among(PLACES), span.filled_in()))
            if word
        ]


_ORDER: Final = "RECSPHIJQD"
"""The areas of measures, in the order they are told in."""


@cache
def all_measures() -> Mapping[str, Measure]:
    """Return every measure by its key, in the order of their areas."""
    ordered = sorted(_declared(), key=lambda measure: (_ORDER.index(measure.code[0]), int(measure.code[1:])))
    return MappingProxyType({measure.key: measure for measure in ordered})


def _declared() -> Iterator[Measure]:
    # PyInstaller follows this too, as long as the spec collects the submodules
    for module in pkgutil.iter_modules(measures.__path__):
        yield import_module(f"{measures.__name__}.{module.name}").MEASURE
