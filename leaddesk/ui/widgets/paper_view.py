"""A paper on the screen: white sheets on the rail's ground, as wide as there is room, and small ones to jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import color, px
from leaddesk.ui.fonts import sized
from leaddesk.ui.models.delegates import paint_ring
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import ground, scrolling
from leaddesk.ui.widgets.text import button_text, set_property

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.ui.pdf_pages import Picture

_WIDEST, _LEAST_ZOOM, _MOST_ZOOM, _STEP = 900, 0.5, 3.0, 1.25
_SMALL, _WAIT_MS = 64, 80
PAGE = N_("Page {number} of {count}")


class Sheet(QWidget):
    """One page; the picture is scaled until a sharper one comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ownRing", True)
        self._picture: Picture | None = None

    def show_picture(self, picture: Picture, name: str) -> None:
        """Show a page with its words for a screen reader."""
        self._picture = picture
        self.setAccessibleName(name)
        self.setAccessibleDescription(picture.words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page, white in both themes, with an edge of one pixel."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._picture is not None:
            painter.drawImage(self.rect(), self._picture.image)
        painter.setPen(QPen(color("line"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self.hasFocus():
            paint_ring(painter, self.rect())


class PaperArea(QScrollArea):
    """The sheets one below the other; ``above`` and ``below`` take what stands beside them where it is wide."""

    width_wanted = Signal(int)
    """The width for which pictures are needed, after a pause."""
    page_seen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.zoom = 1.0
        self._pictures: list[Picture] = []
        self._sheets: list[Sheet] = []
        self._wanted = 0
        inner = ground("rail")
        self.above, self.below = QVBoxLayout(), QVBoxLayout()
        self._pages = QVBoxLayout()
        self._pages.setSpacing(px(16))
        self._make_room(0)
        inner.setLayout(column(self.above, self._pages, self.below, None))
        self.setWidget(inner)
        self._pause = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._pause.timeout.connect(self._on_pause)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page_width(self) -> int:
        """Return how wide a page is shown."""
        fit = min(self.viewport().width() - 2 * px(MARGIN), px(_WIDEST))
        return max(px(120), round(fit * self.zoom))

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show pages; the place stays where their number stays."""
        if len(pictures) != len(self._sheets):
            self._make(len(pictures))
        self._pictures = list(pictures)
        for number, (sheet, picture) in enumerate(zip(self._sheets, pictures, strict=True), 1):
            sheet.show_picture(picture, tr(PAGE, number=number, count=len(pictures)))
        self._place()

    def to_top(self) -> None:
        """Begin another paper where it begins, with what stands above its pages."""
        self.verticalScrollBar().setValue(0)

    def go_to(self, number: int) -> None:
        """Scroll to a page, counted from 0."""
        if 0 <= number < len(self._sheets):
            self.verticalScrollBar().setValue(self._sheets[number].y() - px(16))

    def zoom_by(self, steps: int) -> None:
        """Show larger or smaller."""
        self._zoom_to(min(_MOST_ZOOM, max(_LEAST_ZOOM, self.zoom * _STEP**steps)))

    def fit_width(self) -> None:
        """Show as wide as there is room."""
        self._zoom_to(1.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._place()
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys while a page has the focus."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if steps:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + steps * bar.pageStep())
            return
        super().keyPressEvent(event)

    def _zoom_to(self, zoom: float) -> None:
        self.zoom = zoom
        self._place()
        self._pause.start()

    def _make(self, count: int) -> None:
        empty(self._pages)
        self._make_room(count)
        self._sheets = [Sheet() for _ in range(count)]
        for sheet in self._sheets:
            self._pages.addLayout(row(None, sheet, None))
        self._wanted = 0

    def _make_room(self, count: int) -> None:
        """Keep a margin around the pages, and none where there is no page."""
        edge = px(16) if count else 0
        self._pages.setContentsMargins(px(MARGIN), edge, px(MARGIN), edge)

    def _place(self) -> None:
        width = self.page_width
        for sheet, picture in zip(self._sheets, self._pictures, strict=False):
            sheet.setFixedSize(QSize(width, round(width * picture.aspect)))

    def _on_pause(self) -> None:
        if self.page_width != self._wanted:
            self._wanted = self.page_width
            self.width_wanted.emit(self._wanted)

    def _on_scrolled(self, value: int) -> None:
        middle = value + self.viewport().height() // 2
        seen = next((n for n, sheet in enumerate(self._sheets) if sheet.y() + sheet.height() >= middle), -1)
        if seen >= 0:
            self.page_seen.emit(seen)


class _Thumb(QAbstractButton):
    """A small page with its number; no push button, whose least height would let many pages be squeezed to slits."""

    def __init__(self, picture: Picture, number: int, count: int) -> None:
        super().__init__()
        ratio = picture.image.devicePixelRatio()
        wide = round(px(_SMALL) * ratio)
        # halved step by step inside Qt: a picture shrunk at once while painting would crumble
        self._small = QPixmap.fromImage(picture.image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation))
        self._aspect = picture.aspect
        self._number = str(number)
        button_text(self, tr(PAGE, number=number, count=count))
        self.setProperty("ownRing", True)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the page, its edge and its number."""
        return QSize(px(_SMALL) + 12, round(px(_SMALL) * self._aspect) + 12 + px(22))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a page is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page with an edge that shows which one is read, and its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QRect(6, 6, px(_SMALL), round(px(_SMALL) * self._aspect))
        painter.drawPixmap(page, self._small)
        painter.setPen(color("line"))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        chosen = self.isChecked()
        if chosen or self.hasFocus():
            paint_ring(painter, page.adjusted(-6, -6, 6, 6))
        painter.setFont(sized(self.font(), px(13), 600 if chosen else 400))
        painter.setPen(color("text" if chosen else "text_2"))
        below = QRect(0, page.bottom() + 6, self.width(), px(22))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._number)


class Thumbs(QWidget):
    """The pages of a paper, small; a click goes to one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr(N_("Pages")))
        self._box = QVBoxLayout()
        self._box.setSpacing(px(8))
        self._box.setContentsMargins(px(16), px(12), px(8), px(12))
        inner = QWidget()
        inner.setLayout(self._box)
        self.setLayout(column(scrolling(inner)))
        self._thumbs: list[_Thumb] = []

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show these pages."""
        empty(self._box)
        self._thumbs = []
        for number, picture in enumerate(pictures):
            thumb = _Thumb(picture, number + 1, len(pictures))
            thumb.clicked.connect(self._chooser(number))
            self._thumbs.append(thumb)
            self._box.addWidget(thumb)
        self.mark(0)

    def mark(self, number: int) -> None:
        """Mark the page that is read."""
        for place, thumb in enumerate(self._thumbs):
            thumb.setChecked(place == number)
            set_property(thumb, "chosen", place == number)

    def _chooser(self, number: int) -> Callable[[], None]:
        def choose() -> None:
            self.mark(number)
            self.chosen.emit(number)

        return choose
