"""A line of text that is cut with an ellipsis where it must be, the whole of it as tooltip and for the ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy

from leaddesk.ui.current import px
from leaddesk.ui.fonts import sized
from leaddesk.ui.page import PageHeader, PageTitle
from leaddesk.ui.widgets.text import set_property, set_text, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST = 96
_LARGE, _SMALL, _MOST_LINES = 24, 16, 3


def elide_title(header: PageHeader) -> ElidedLine:
    """Give a header a title that is cut where it must be, such as a name; say its words with :meth:`ElidedLine.say`."""
    made = ElidedLine()
    header.action_row.replaceWidget(header.title, made)
    header.title.hide()
    header.title.deleteLater()
    header.title = made
    return made


class ElidedLine(PageTitle):
    """One line in a type role, such as a person's name, however long it is."""

    def __init__(self, role: str = "title") -> None:
        """Take the type role."""
        super().__init__("")
        self._whole = ""
        set_property(self, "role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def whole(self) -> str:
        """Return the text as it was given."""
        return self._whole

    def say(self, text: str) -> None:
        """Show another text on one line."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._cut()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a size in which the text can still be told."""
        return QSize(min(px(_LEAST), self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_whole"):
            self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), px(_LEAST)))
        if shown != self.text():
            set_text(self, shown)
        set_tip(self, self._whole if shown != self._whole else "")


class NameLine(ElidedLine):
    """A name on one line, else in smaller letters on up to three before it is cut."""

    def _cut(self) -> None:
        width, whole = max(self.width(), px(_LEAST)), self._whole
        large = QFontMetrics(sized(self.font(), px(_LARGE), 600))
        one = large.horizontalAdvance(whole) <= width
        lines = [whole] if one else self._lines(QFontMetrics(sized(self.font(), px(_SMALL), 600)), width)
        shown = "\n".join(lines)
        role = "title" if one else "section"
        if (shown, role) != (self.text(), self.property("role")):
            set_text(self, shown)
            # the style follows in changeEvent, which finds the same words in the same role
            set_property(self, "role", role)
            self.updateGeometry()
        set_tip(self, "" if one or "".join(lines).replace(" ", "") == whole.replace(" ", "") else whole)

    def sizeHint(self) -> QSize:
        """Return the size of the whole name on one line, and the height of what is shown."""
        large = QFontMetrics(sized(self.font(), px(_LARGE), 600))
        return QSize(large.horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def _lines(self, words: QFontMetrics, width: int) -> list[str]:
        rest = self._whole
        lines: list[str] = []
        while rest and len(lines) < _MOST_LINES - 1 and words.horizontalAdvance(rest) > width:
            first = _fitting(words, rest, width)
            lines.append(first.rstrip())
            rest = rest[len(first) :].lstrip()
        return [*lines, words.elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def _fitting(words: QFontMetrics, text: str, width: int) -> str:
    """Return the beginning of a text that fits: up to a space or a hyphen if there is one."""
    fits = next(n for n in range(len(text), 0, -1) if n == 1 or words.horizontalAdvance(text[:n]) <= width)
    place = max(text.rfind(" ", 0, fits + 1), text.rfind("-", 0, fits) + 1)
    return text[: place if place > 0 else fits]
