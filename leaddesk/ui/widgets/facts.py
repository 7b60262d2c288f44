"""Facts in rows, what happened in order, and the check beside a long form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import Button, link, small
from leaddesk.ui.widgets.panels import hairline
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayout

_LEAST_LINK, LINK_PADDING = 96, 2


class FactRow(QWidget):
    """Icon, label, value, detail, and a hairline below: one line of a facts panel or of a record's head."""

    def __init__(self, icon: str, name: str, value: str = "", detail: str = "", *, line: bool = False) -> None:
        super().__init__()
        self._mark = Pictogram(icon, 20)
        self._name = label(name, "second")
        self._value = label(value, "value", wrap=True)
        self._detail = label(detail, "second", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._name, self._value, self._detail):
            words.addWidget(part)
        self._words = words
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addLayout(across)
        # beside a neighbour with one more line the words stay at the top
        box.addStretch(1)
        if line:
            box.addWidget(hairline())
        self.set_fact(value, detail)

    def set_fact(self, value: str, detail: str = "", tone: str = "") -> None:
        """Show another value; ``tone`` amber or red colours its words."""
        set_text(self._value, value)
        set_text(self._detail, detail)
        self._detail.setVisible(bool(detail))
        self._value.setProperty("tone", tone)
        self._value.style().unpolish(self._value)
        self._value.style().polish(self._value)
        self.setAccessibleName(f"{self._name.text()}: {value} {detail}".strip())

    def add(self, widget: QWidget) -> None:
        """Put something more below the value."""
        self._words.addWidget(widget)


class FactGrid(QWidget):
    """Label and value in two columns."""

    def __init__(self, facts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts; one without a value is left out."""
        empty(self._grid)
        for number, (name, value) in enumerate(fact for fact in facts if fact[1]):
            head = label(name, "second")
            head.setMinimumWidth(px(84))
            self._grid.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(value, wrap=True), number, 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline."""

    icon: str
    title: str
    when: str
    text: str = ""
    head: str = ""
    act: Callable[[], object] | None = None


class Timeline(QWidget):
    """What happened, newest first; an entry with a ``head`` starts a year."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        empty(self._box)
        for entry in entries:
            if entry.head:
                self._box.addWidget(label(entry.head, "label", tone="quiet"))
            self._box.addWidget(self._line(entry))

    @staticmethod
    def _line(entry: Entry) -> QWidget:
        made = QWidget()
        first = QHBoxLayout()
        if entry.act is None:
            first.addWidget(label(entry.title, "row-title", wrap=True), 1)
        else:
            opener = small(link(entry.title))
            opener.triggered.connect(entry.act)
            first.addWidget(opener)
            first.addStretch(1)
        side = Qt.AlignmentFlag.AlignTop if entry.act is None else Qt.AlignmentFlag.AlignVCenter
        first.addWidget(label(entry.when, "second"), 0, side)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        if entry.text:
            words.addWidget(label(entry.text, wrap=True, tone="quiet"))
        box = QHBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(Pictogram(entry.icon, 18), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)
        return made


class WrappedLink(Button):
    """A link whose words go onto a second line where they have no room on one."""

    def __init__(self, words: str) -> None:
        """Take the words, already translated."""
        super().__init__(words, "link")
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the words can be broken."""
        return QSize(min(px(_LEAST_LINK), self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words for this width."""
        super().resizeEvent(event)
        lines: list[str] = []
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= self.width() - 2 * LINK_PADDING:
                lines[-1] = longer
            else:
                lines.append(word)
        shown = "\n".join(lines).replace("&", "&&")
        if shown != self.text():
            self.setText(shown)


IN, LOOK, EMPTY = "in", "look", "empty"
_STATES = {IN: ("check-circle", "accent"), LOOK: ("warning-circle", "red"), EMPTY: ("circle", "text_2")}


class CheckPanel(QWidget):
    """Beside a long form: what is in, what needs a look, what is still empty; each line jumps there."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self.setAccessibleName(tr(N_("Check")))

    def set_lines(self, lines: Sequence[tuple[str, str, Callable[[], object] | None]]) -> None:
        """Show (state, words, where to jump)."""
        empty(self._box)
        for state, words, jump in lines:
            icon, color = _STATES[state]
            made = QWidget()
            made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            box = QHBoxLayout(made)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(8)
            box.addWidget(Pictogram(icon, 18, color), 0, Qt.AlignmentFlag.AlignTop)
            if jump is None or state == IN:
                box.addWidget(label(words, wrap=True), 1)
            else:
                target = small(WrappedLink(words))
                target.triggered.connect(jump)
                box.addWidget(target, 1)
            self._box.addWidget(made)


def empty(box: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := box.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
