"""The rows of a summary: which there are, how their cells come about, and which of them are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.reports.measure import Measure
from leaddesk.reports.table import Cell, Row, Section, State, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leaddesk.domain.periods import Period
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.relations import Key
    from leaddesk.reports.table import Column


@dataclass(frozen=True, slots=True)
class Line:
    """A row to be: its measure and group, its words, and how its cells come about."""

    measure: Measure
    group: str
    label: str
    level: int
    heading: str = ""
    rare: bool = False
    share: tuple[str, str] | None = None

    @property
    def key(self) -> Key:
        """Return measure and group."""
        return self.measure.key, self.group

    def counted_in(self, counted: Mapping[Key, int | None]) -> bool:
        """Return whether what the row needs was counted."""
        groups = (self.group,) if self.share is None else self.share
        return all((self.measure.key, group) in counted for group in groups)

    def row(self, found: Mapping[Period, Mapping[Key, int | None]]) -> Row:
        """Return the row with a cell for each period that was counted."""
        cells = tuple(self._cell(period, counted) for period, counted in found.items() if self.counted_in(counted))
        words = (self.measure.definition, self.heading, self.rare)
        return Row(self.measure.key, self.group, self.label, self.level, cells, (), *words, title=self.measure.title)

    def _cell(self, period: Period, counted: Mapping[Key, int | None]) -> Cell:
        people = self.measure.counts_people(self.group)
        if self.share is None:
            amount, value = self.measure.amount(self.group), counted[self.key]
            state = State.SHOWN if value is not None else State.LEFT_OUT
            if amount is None:
                return Cell(*self.key, period, value, state, people=people)
            return Cell(*self.key, period, value, state, amount.unit, people=False)
        part, whole = (counted[self.measure.key, group] for group in self.share)
        if not whole or part is None:
            return Cell(*self.key, period, None, State.LEFT_OUT, Unit.PERCENT, people=people)
        return Cell(*self.key, period, (200 * part + whole) // (2 * whole), unit=Unit.PERCENT, people=people)


def lines_of(measure: Measure, *, release: bool) -> Iterator[Line]:
    """Yield the rows of a measure in one of the two versions; those for her own words are not known yet."""
    under_own = measure.headline is None or measure.headline.sees(release=release)
    if measure.headline is not None and under_own:
        yield Line(measure, "", measure.title, 0)
    for group in measure.groups:
        if group.audience.sees(release=release):
            # without a figure of the measure's own a row stands under a heading, or for itself
            under = under_own and (measure.headline is not None or bool(group.heading))
            yield Line(measure, group.key, group.label, int(under), group.heading, group.rare)
    for share in measure.shares:
        if share.audience.sees(release=release):
            yield Line(measure, share.key, share.label, int(under_own), share=(share.part, share.whole))


def with_written(lines: Sequence[Line], keys: Mapping[str, Sequence[str]]) -> list[Line]:
    """Return the lines with one for each of her own words, after the other rows that choose from the same cases."""
    found: list[Line] = []
    for line in lines:
        found.append(line)
        for written in line.measure.written:
            if line.share is None and line.group == (written.after or _last_group(line.measure)):
                mine = [key for key in keys.get(line.measure.key, ()) if key.startswith(written.prefix)]
                groups = [written.group(key.removeprefix(written.prefix)) for key in mine]
                found += [Line(line.measure, g.key, g.label, 1, g.heading, g.rare) for g in groups]
    return found


def _last_group(measure: Measure) -> str:
    """Return the last row of the internal version that chooses from the measure's own cases."""
    own = [g for g in measure.groups if g.audience.sees(release=False) and g.lists is None]
    return own[-1].key if own else ""


def narrowed(table: Table, profile: Profile, columns: tuple[Column, ...], trend: tuple[Period, ...]) -> Table:
    """Return the table with only what a profile shows: its parts, and no rare row that says 0 in all its columns."""
    rows = list(table.rows)
    sections = []
    for part in profile.parts:
        chosen = [row for key in part.measures for row in rows if row.measure == key]
        shown = [one for row in chosen if (one := _narrow(row, profile, columns, trend)) is not None]
        if shown:
            sections.append(Section(part.title, tuple(shown)))
    return replace(table, columns=columns, sections=tuple(sections))


def _narrow(row: Row, profile: Profile, columns: tuple[Column, ...], trend: tuple[Period, ...]) -> Row | None:
    cells = {cell.period: cell for cell in row.cells}
    shown = tuple(cells[column.period] for column in columns)
    if not profile.shows(*row.key) or (row.rare and all(cell.value == 0 for cell in shown)):
        return None
    if own := profile.words(row.measure, row.group):
        row = replace(row, label=own, shipped=row.label)
    if row.level and not profile.shows(row.measure, ""):
        row = replace(row, level=row.level - 1)
    past = tuple(cells[day] for day in trend) if row.measure in profile.trends else ()
    return replace(row, cells=shown, trend=past)
