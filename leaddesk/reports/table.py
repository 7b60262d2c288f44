"""The table of a summary: plain cells, the same for screen, XLSX and PDF, so that these cannot differ.

A released table holds nothing of what it withholds: a withheld cell has no value.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING

from leaddesk.domain.periods import Period
from leaddesk.domain.today import LIMIT, USUAL
from leaddesk.i18n import N_, Translator, on_screen, show_money, show_number, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

OVER = N_("{figure} (over {limit})")
STANDS_FOR = N_("Here “{own}” stands for “{shipped}”.")


class Unit(Enum):
    """What a figure is a number of, and how many parts of it are one: a figure is a whole number of parts."""

    COUNT = "count", 1
    PERCENT = "percent", 1
    DOLLARS = "dollars", 100
    MILES = "miles", 10
    PEOPLE_EACH = "people_each", 10
    TIMES_EACH = "times_each", 10
    DAYS = "days", 2
    """A middle value can fall between two days."""

    def __init__(self, _name: str, parts: int) -> None:
        """Keep how many parts make one."""
        self.parts = parts

    def text(self, value: int, language: str = "en") -> str:
        """Return a figure as people read it."""
        number = Decimal(value) / self.parts
        if self is Unit.DOLLARS:
            return show_money(number, language)
        return f"{show_number(number, language)}{'%' if self is Unit.PERCENT else ''}"


class State(Enum):
    """Whether a cell shows its figure."""

    SHOWN = auto()
    FEW = auto()
    """From 1 to just below the threshold."""
    WITHHELD = auto()
    """The threshold or more, withheld because it would give a smaller one away."""
    TOO_FEW = auto()
    """Nothing can be said, not even whether it is small."""
    LEFT_OUT = auto()
    """A percentage that can't be given."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure, or the word in its place."""

    measure: str
    group: str
    period: Period
    value: int | None
    state: State = State.SHOWN
    unit: Unit = Unit.COUNT
    people: bool = True
    """Whether it tells how many people there are, or referrals, which count as people in a release."""

    @property
    def percent(self) -> bool:
        """Return whether it is a percentage."""
        return self.unit is Unit.PERCENT

    @property
    def over(self) -> int | None:
        """Return which limit of the field a caseload is over, the higher one first, or None."""
        if self.unit is not Unit.PEOPLE_EACH or self.state is not State.SHOWN or self.value is None:
            return None
        return next((limit for limit in (LIMIT, USUAL) if self.value > limit * self.unit.parts), None)

    def text(self, threshold: int, tr: Translator | None = None) -> str:
        """Return the figure as people read it."""
        language = tr.language if tr else "en"
        if self.state is State.SHOWN and self.value is not None:
            figure = self.unit.text(self.value, language)
            return (tr or on_screen())(OVER, figure=figure, limit=self.over) if self.over else figure
        words = {State.FEW: f"< {threshold}", State.WITHHELD: "W"}
        return words.get(self.state, "–")

    def words(self, threshold: int, tr: Translator | None = None) -> str:
        """Return the figure for a place with room, such as a bar: ``fewer than 11``."""
        tr = tr or translator("en")
        if self.state is State.FEW:
            return tr(N_("fewer than {threshold}"), threshold=threshold)
        if self.state in {State.WITHHELD, State.TOO_FEW}:
            return tr(N_("withheld"))
        return self.text(threshold, tr)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. ``level`` 0 is a measure, 1 a part of one; ``heading`` opens a run of parts.

    ``trend`` holds the last quarters, oldest first, where the profile asks for them.
    """

    measure: str
    group: str
    label: str
    level: int
    cells: tuple[Cell, ...]
    trend: tuple[Cell, ...] = ()
    definition: str = ""
    heading: str = ""
    rare: bool = False
    """Whether the row is left out where every column says 0."""
    shipped: str = ""
    """The program's words for it, where the report has others."""
    title: str = ""
    """What its measure is called."""

    @property
    def key(self) -> tuple[str, str]:
        """Return what the row counts: measure and group."""
        return self.measure, self.group


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A period and the word for it: this quarter, last quarter, a year ago."""

    title: str
    period: Period


@dataclass(frozen=True, slots=True)
class Table:
    """A summary as it is shown, exported and printed."""

    profile: str
    title: str
    columns: tuple[Column, ...]
    trend_periods: tuple[Period, ...]
    sections: tuple[Section, ...]
    release: bool
    threshold: int
    finished: bool
    """Whether the period is over."""
    quarter: bool = True
    """Whether the period is a whole quarter of the office's year, which can be closed and released."""
    note: str = ""
    """What to mind before the figures are handed in."""
    closed_at: datetime | None = None
    """When the quarter was closed, in local time; None while it is open."""
    closed_by: str = ""

    @property
    def period(self) -> Period:
        """Return the period that the summary is about."""
        return self.columns[0].period

    @property
    def rows(self) -> Iterator[Row]:
        """Yield the rows of all sections."""
        for section in self.sections:
            yield from section.rows

    @property
    def nothing(self) -> bool:
        """Return whether each figure of the period is a shown 0, or one that is taken of nothing."""
        told = [row.cells[0] for row in self.rows]
        return all(cell.value == 0 or cell.state is State.LEFT_OUT for cell in told)

    def row(self, measure: str, group: str = "") -> Row | None:
        """Return the row of a measure and group, if this table has it."""
        return next((row for row in self.rows if row.key == (measure, group)), None)

    def definitions(self, tr: Translator) -> tuple[tuple[str, str], ...]:
        """Return the titles and sentences of how each measure is counted, each once.

        Words of her own are told together with those that they stand for, so that no label can change what is counted.
        """
        found: dict[str, tuple[str, list[str]]] = {}
        for row in self.rows:
            title = row.title if row.group and row.title else row.heading or row.label
            _title, said = found.setdefault(row.measure, (tr(title), [tr(row.definition)]))
            if row.shipped:
                said.append(tr(STANDS_FOR, own=row.label, shipped=tr(row.shipped)))
        return tuple((title, " ".join(said)) for title, said in found.values())


@dataclass(frozen=True, slots=True)
class Change:
    """A row that would read differently today: what it was closed with, what it is now, who came and who went.

    ``edited``: the records that stay, but with another number, such as the miles of a ride.
    """

    key: tuple[str, str]
    was: int | None
    now: int | None
    came: tuple[int, ...]
    went: tuple[int, ...]
    edited: tuple[int, ...] = ()
