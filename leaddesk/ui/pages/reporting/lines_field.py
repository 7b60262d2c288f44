"""The lines of a profile in their order: measures and headings, moved with Alt+Up and Alt+Down."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from leaddesk.domain.report_profiles import ProfileLine
from leaddesk.i18n import N_, tr
from leaddesk.services.names import words
from leaddesk.ui.current import px
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.reporting.line_details import LineDetails
from leaddesk.ui.widgets.buttons import plain, small
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.tables import RecordTableView
from leaddesk.ui.widgets.text import announce

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leaddesk.domain.fields import Spec
    from leaddesk.reports.catalogue import Offered

_HIGH = 232
NOTHING = N_("Nothing yet: add a measure to show its figures, a heading to put some of them together.")
_INDENT = "    "


class LinesField(Field):
    """Its value is a tuple of lines; under the table stands what can be said of the chosen one."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self._offered: Mapping[str, Offered] = {}
        self._lines: list[ProfileLine] = []
        self.table: RecordTableView[ProfileLine] = RecordTableView(
            tr(N_("What it shows")),
            [
                Column(tr(N_("On the report")), self.words, strong=True),
                Column(tr(N_("Rows")), self._rows_words),
                Column(tr(N_("Renamed")), lambda line: len(line.row_words) or None, str, number=True),
                Column(tr(N_("8 quarters")), lambda line: tr(N_("Yes")) if line.trend else None),
            ],
            "profile-lines",
            0,
        )
        self.table.say_if_empty(tr(NOTHING))
        self.table.setProperty("card", True)
        self.table.setSortingEnabled(False)
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.setMinimumHeight(px(_HIGH))
        self.add_measure = small(plain(tr(N_("Add measure…")), "plus", "add-measure"))
        self.add_heading = small(plain(tr(N_("Add heading")), "plus", "add-heading"))
        self.up, self.down = (
            small(plain(tr(N_("Move up")), name="line-up")),
            small(plain(tr(N_("Move down")), name="line-down")),
        )
        self.out = small(plain(tr(N_("Take out")), name="line-out"))
        buttons = QWidget()
        buttons.setLayout(Flow(self.add_measure, self.add_heading, self.up, self.down, self.out, gap=8, line_gap=8))
        self.details = LineDetails()
        around = QWidget()
        around.setLayout(column(self.table, buttons, self.details, gap=8))
        self._install(around, self.table)
        self._connect()

    def offer(self, catalogue: Sequence[Offered]) -> None:
        """Take the measures that there are."""
        self._offered = {one.key: one for one in catalogue}
        self._refill(self.table.currentIndex().row())

    @property
    def shipped_words(self) -> frozenset[str]:
        """Return every word of the program's own labels, in small letters."""
        said = [text for one in self._offered.values() for text in (one.title, *(row.words for row in one.rows))]
        return frozenset(words(*map(tr, said)))

    def value(self) -> Any:
        """Return the lines."""
        return tuple(self._lines)

    def words(self, line: ProfileLine) -> str:
        """Return how a line reads on the report."""
        if line.heading:
            return line.words or tr(N_("(heading without words)"))
        found = self._offered.get(line.measure)
        return _INDENT + (line.words or (tr(found.title) if found else line.measure))

    def shift(self, step: int) -> None:
        """Move the chosen line up (-1) or down (1)."""
        old = self.table.currentIndex().row()
        new = old + step
        if old < 0 or not 0 <= new < len(self._lines):
            return
        self._lines.insert(new, self._lines.pop(old))
        self._refill(new)
        self._changed()
        place = tr(N_("{place} of {count}: {entry}"), place=new + 1, count=len(self._lines), entry=self._said(new))
        announce(self.table, place)

    def take_out(self) -> None:
        """Take the chosen line out; a measure can be added again."""
        at = self.table.currentIndex().row()
        if at >= 0:
            self._lines.pop(at)
            self._refill(min(at, len(self._lines) - 1))
            self._changed()

    def add(self, line: ProfileLine) -> None:
        """Put a line after the chosen one."""
        at = self.table.currentIndex().row() + 1 if self._lines else 0
        self._lines.insert(at, line)
        self._refill(at)
        self._changed()
        if line.heading:
            self.details.focus_words()

    def _connect(self) -> None:
        self.add_measure.triggered.connect(self._on_add)
        self.add_heading.triggered.connect(lambda: self.add(ProfileLine(words=tr(N_("New heading")))))
        self.up.triggered.connect(lambda: self.shift(-1))
        self.down.triggered.connect(lambda: self.shift(1))
        self.out.triggered.connect(self.take_out)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.details.edited.connect(self._on_details)
        for keys, deed in (("Alt+Up", partial(self.shift, -1)), ("Alt+Down", partial(self.shift, 1))):
            QShortcut(QKeySequence(keys), self.table, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(deed)
        delete = QShortcut(QKeySequence("Delete"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.take_out)

    def menu(self) -> QMenu:
        """Return the measures that are not in the profile yet, by area."""
        menu, there = QMenu(self), {line.measure for line in self._lines}
        areas: dict[str, QMenu] = {}
        for one in self._offered.values():
            if one.key in there:
                continue
            if one.area not in areas:
                areas[one.area] = menu.addMenu(tr(one.area).replace("&", "&&"))
            act = areas[one.area].addAction(tr(one.title).replace("&", "&&"))
            act.triggered.connect(partial(self._add_measure, one.key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_measure(self, key: str, _checked: bool = False) -> None:
        self.add(ProfileLine(key))

    def _on_add(self) -> None:
        self.menu().popup(self.add_measure.mapToGlobal(self.add_measure.rect().bottomLeft()))

    def _show(self, value: Any) -> None:
        self._lines = list(value or ())
        self._refill(0)

    def _refill(self, chosen: int) -> None:
        self.table.set_rows(self._lines)
        if 0 <= chosen < len(self._lines):
            self.table.setCurrentIndex(self.table.sorted.index(chosen, 0))
        self._follow()

    def _follow(self) -> None:
        """Show what can be said of the chosen line, and why a button can't be used."""
        at = self.table.currentIndex().row()
        line = self._lines[at] if 0 <= at < len(self._lines) else None
        reason = "" if line is not None else tr(N_("Choose a line in the table."))
        self.up.set_blocked(reason or (tr(N_("It is the first")) if at == 0 else ""))
        self.down.set_blocked(reason or (tr(N_("It is the last")) if at == len(self._lines) - 1 else ""))
        self.out.set_blocked(reason)
        self.details.show_line(line, self._offered.get(line.measure) if line else None)

    def _on_details(self, line: ProfileLine) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self._lines) and self._lines[at] != line:
            self._lines[at] = replace(line)
            self.table.table.change_row(at, line)
            self._changed()

    def _said(self, at: int) -> str:
        return self.words(self._lines[at]).strip()

    def _rows_words(self, line: ProfileLine) -> str | None:
        found = self._offered.get(line.measure)
        if line.heading or found is None:
            return None
        count = len(found.rows)
        shown = count - sum(row.group in line.left_out for row in found.rows)
        if shown == count:
            return tr(N_("All"))
        return tr(N_("{shown} of {count}"), shown=shown, count=count)
