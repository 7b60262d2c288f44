"""The left rail: where she is, where she can go, and how much waits there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout

from leaddesk.i18n import tr
from leaddesk.ui import icons, routes
from leaddesk.ui.current import color, px
from leaddesk.ui.fonts import sized, tabular
from leaddesk.ui.tokens import RADIUS
from leaddesk.ui.widgets.text import button_text, set_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.ui.pages import PageEntry

WIDE, NARROW = 208, 96
_ITEM, _TALL, _AIR = 40, 52, 7


class RailItem(QPushButton):
    """One page: icon, word, count; the icon above the word where the rail is narrow."""

    def __init__(self, entry: PageEntry) -> None:
        super().__init__()
        self._icon, self._words = entry.icon, tr(entry.label)
        self._count = ""
        self.narrow = False
        self.setObjectName(f"rail-{entry.key}")
        button_text(self, self._words)
        self.setCheckable(True)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        """Show how many wait, or nothing."""
        self._count = "" if count is None else str(count)
        self.setAccessibleDescription(self._count)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of an item."""
        return QSize(px(WIDE - 16), px(_TALL if self.narrow else _ITEM))

    def minimumSizeHint(self) -> QSize:
        """Return a size in which the word fits."""
        words = QFontMetrics(sized(self.font(), px(13), 600)).horizontalAdvance(self._words)
        # as far from the marker at the left as from the right edge
        return QSize(words + 2 * px(_AIR), self.sizeHint().height()) if self.narrow else QSize(px(80), px(_ITEM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, marker, icon, word and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("surface" if chosen else "hover"))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        if chosen:
            painter.setBrush(color("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRect(0, self.height() // 4, 3, self.height() // 2), 1.5, 1.5)
        ink = "accent" if chosen else "text_2"
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Medium
        if self.narrow:
            self._paint_narrow(painter, ink, weight)
        else:
            self._paint_wide(painter, ink, weight)

    def _paint_wide(self, painter: QPainter, ink: str, weight: QFont.Weight) -> None:
        side = px(20)
        icons.draw(painter, self._icon, QRect(px(14), (self.height() - side) // 2, side, side), ink, side)
        painter.setFont(sized(self.font(), px(14), int(weight)))
        painter.setPen(color("text"))
        painter.drawText(self.rect().adjusted(px(44), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.setFont(tabular(sized(self.font(), px(13), 500)))
        painter.setPen(color("text_2"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(0, 0, -px(12), 0), right, self._count)

    def _paint_narrow(self, painter: QPainter, ink: str, weight: QFont.Weight) -> None:
        side = px(20)
        icons.draw(painter, self._icon, QRect((self.width() - side) // 2, px(6), side, side), ink, side)
        painter.setFont(sized(self.font(), px(13), int(weight)))
        painter.setPen(color("text" if self.isChecked() else "text_2"))
        words = self.rect().adjusted(0, px(28), 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._words)


class Rail(QFrame):
    """The pages in order, Settings at the foot."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.setObjectName("rail")
        self._group = QButtonGroup(self)
        self._items: dict[str, RailItem] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(8, px(12), 8, px(12))
        self._box.setSpacing(2)
        foot = [entry for entry in entries if entry.key == routes.SETTINGS]
        for entry in [*(e for e in entries if e.key != routes.SETTINGS), None, *foot]:
            if entry is None:
                self._box.addStretch(1)
                continue
            item = RailItem(entry)
            item.clicked.connect(lambda _checked, key=entry.key: self.chosen.emit(key))
            self._group.addButton(item)
            self._items[entry.key] = item
            self._box.addWidget(item)
        for number, (key, item) in enumerate(self._items.items(), 1):
            item.setProperty("page", key)
            set_tip(item, item.text(), f"Ctrl+{number}")

    @property
    def keys(self) -> list[str]:
        """Return the pages in their order, as Ctrl+1 … count them."""
        return list(self._items)

    def show_page(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._items:
            self._items[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many wait on a page."""
        if key in self._items:
            self._items[key].set_count(count)

    def fit(self, *, narrow: bool, low: bool) -> None:
        """Take the wide or the narrow form."""
        for item in self._items.values():
            item.narrow = narrow
            item.updateGeometry()
            item.update()
        widest = max((item.minimumSizeHint().width() for item in self._items.values()), default=0)
        self._box.setContentsMargins(6 if narrow else 8, px(4 if low else 12), 6 if narrow else 8, px(4 if low else 12))
        self._box.setSpacing(0 if low else 2)
        self.setFixedWidth(max(px(NARROW), widest + 12) if narrow else px(WIDE))
