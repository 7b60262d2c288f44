"""A row of Today: painted, so that a long day costs nothing; its actions are real buttons while it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from leaddesk.i18n import N_, tr
from leaddesk.ui import icons
from leaddesk.ui.current import color, px
from leaddesk.ui.fonts import sized, tabular
from leaddesk.ui.models.delegates import paint_ring
from leaddesk.ui.pages import today_words
from leaddesk.ui.tokens import RADIUS
from leaddesk.ui.widgets.buttons import Button, icon_button, plain, quiet, small
from leaddesk.ui.widgets.chip import COLORS, ICONS
from leaddesk.ui.widgets.text import button_text, set_tip

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from leaddesk.domain.today import TodayLine
    from leaddesk.ui.context import HiddenNames
    from leaddesk.ui.pages.today_answers import Answers

_HEIGHT, _ICON_AT, _WORDS_AT, _RIGHT, _ACTION = 52, 16, 50, 12, 140
_WORDS_LEAST = 200
"""How much of its words a row keeps before *Later* and the menu button give way; the menu itself stays."""
_GROUNDS = {"plain": "chip", "accent": "accent_soft", "amber": "amber_soft", "red": "red_soft"}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TodayRow(QAbstractButton):
    """One line. Enter or a double click opens it; the action stands in the row with focus or pointer."""

    wished = Signal(object)
    """A Route of ``today_words``."""
    moved = Signal(int)
    """An arrow key: one row up or down."""

    def __init__(
        self, line: TodayLine, today: date, names: HiddenNames, answers: Answers | None = None, *, last: bool
    ) -> None:
        """Take the line, the day, what hides names, what may be said of a line, and whether it ends its card."""
        super().__init__()
        self.line = line
        self._answers = answers if line.can_move else None
        self._last = last
        self._title, self._detail = today_words.texts(line, names)
        self._chip, self._tone = today_words.chip(line, today)
        self._icon = today_words.icon(line, today)
        self._step = today_words.best(line)
        self._act: Button | None = None
        self._acts: list[Button] = []
        self.setText(self._title)
        self.setObjectName(f"today-{line.key}")
        self.setAccessibleName(today_words.sentence(line, today, names))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownRing", True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_record)

    @property
    def action(self) -> Button | None:
        """Return the button of the best action while it is shown."""
        return self._act if self._act is not None and not self._act.isHidden() else None

    @property
    def looked_at_by_keyboard(self) -> bool:
        """Return whether the row or its action has the focus."""
        return self.hasFocus() or any(act.hasFocus() for act in self._acts)

    @property
    def acts(self) -> list[Button]:
        """Return the buttons that are shown: the best action, *Later*, *More*."""
        return [act for act in self._acts if not act.isHidden()]

    def open_record(self) -> None:
        """Wish to go where the line leads."""
        route = today_words.opening(self.line)
        if route is not None:
            self.wished.emit(route)

    def sizeHint(self) -> QSize:
        """Return 52 high."""
        return QSize(px(320), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the height; the width is what there is."""
        return QSize(px(200), px(_HEIGHT))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the action under the pointer."""
        super().enterEvent(event)
        self._follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the action away again."""
        super().leaveEvent(event)
        self._follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the action."""
        super().focusInEvent(event)
        self._follow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the action away, unless it has the focus now."""
        super().focusOutEvent(event)
        # later: the action may be about to take the focus, and a hidden button can't
        QTimer.singleShot(0, self, self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the action in its place."""
        super().resizeEvent(event)
        self._place()
        room = self._chip_rect().left() - px(_WORDS_AT) - px(_ACTION)
        cut = QFontMetrics(tabular(sized(self.font(), px(13), 400))).horizontalAdvance(self._detail) > room
        set_tip(self, self._detail if cut else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A single click only chooses the row."""
        self.setDown(False)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the record."""
        event.accept()
        self.open_record()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, move with the arrows."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.moved.emit(step)
        elif Qt.Key(event.key()) in _OPENING:
            self.open_record()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same actions as a menu (Menu key, right click)."""
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the actions of the row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opens = today_words.opening(self.line)
        if self._step is not None and self._step.route != opens:
            step = self._step
            menu.addAction(step.words, lambda: self.wished.emit(step.route))
        if opens is not None:
            entry = QAction(tr(N_("Open record")) if self.line.opens_id else tr(N_("Open list")), menu)
            entry.triggered.connect(lambda _checked=False: self.open_record())
            menu.addAction(entry)
        if self._answers is not None:
            self._answers.add_to(menu, self.line)
        return menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon, words and chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        looked_at = self._looked_at()
        if looked_at:
            painter.fillRect(self._inner(), color("accent_soft" if self.looked_at_by_keyboard else "hover"))
        if self.looked_at_by_keyboard:
            painter.fillRect(QRect(1, 0, 3, self.height()), color("accent"))
        if not self._last:
            painter.fillRect(QRect(1, self.height() - 1, self.width() - 2, 1), color("line"))
        side = px(20)
        at = QRect(px(_ICON_AT), (self.height() - side) // 2, side, side)
        icons.draw(painter, self._icon, at, "accent" if self.looked_at_by_keyboard else "text_2", side)
        right = min([self._paint_chip(painter), *(act.x() - px(10) for act in self.acts)])
        self._paint_words(painter, right)
        if self.hasFocus() and self.window().isActiveWindow():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint_ring(painter, self.rect())

    def _inner(self) -> QRect:
        return self.rect().adjusted(1, 0, -1, -1 if not self._last else -2)

    def _looked_at(self) -> bool:
        return self.underMouse() or self.looked_at_by_keyboard

    def _paint_words(self, painter: QPainter, right: int) -> None:
        left, middle = px(_WORDS_AT), self.height() // 2
        title, second = sized(self.font(), px(14), 600), tabular(sized(self.font(), px(13), 400))
        lines = [(title, "text", self._title), (second, "text_2", self._detail)]
        lines = [line for line in lines if line[2]]
        high = sum(QFontMetrics(font).height() for font, _ink, _words in lines)
        top = middle - high // 2
        for font, ink, words in lines:
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, max(0, right - left))
            painter.setFont(font)
            painter.setPen(color(ink))
            at = QRect(left, top, max(0, right - left), metrics.height())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
            top += metrics.height()

    def _chip_rect(self) -> QRect:
        """Return where the chip stands: empty at the right edge if there is none."""
        if not self._chip:
            return QRect(self.width() - px(_RIGHT), 0, 0, self.height())
        width = QFontMetrics(self._chip_font()).horizontalAdvance(self._chip) + 2 * px(8)
        width += px(20) if ICONS.get(self._tone) else 0
        high = px(24)
        return QRect(self.width() - px(_RIGHT) - width, (self.height() - high) // 2, width, high)

    def _chip_font(self) -> QFont:
        return tabular(sized(self.font(), px(13), 500))

    def _paint_chip(self, painter: QPainter) -> int:
        rect = self._chip_rect()
        if not self._chip:
            return rect.left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(_GROUNDS[self._tone]))
        painter.drawRoundedRect(QRectF(rect), RADIUS, RADIUS)
        inner = rect.adjusted(px(8), 0, -px(8), 0)
        mark = ICONS.get(self._tone)
        if mark:
            at = QRect(inner.left(), rect.top(), px(16), rect.height())
            icons.draw(painter, mark, at, COLORS[self._tone], px(16))
            inner.setLeft(inner.left() + px(20))
        painter.setFont(self._chip_font())
        painter.setPen(color(COLORS[self._tone]))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), self._chip)
        return rect.left() - px(10)

    def _follow(self) -> None:
        """Show the actions in the row that is looked at, and only there."""
        looked_at = self._looked_at()
        if looked_at and not self._acts:
            self._make_actions()
        for act in self._acts:
            act.setVisible(looked_at)
        self._place()
        self.update()

    def _make_actions(self) -> None:
        step = self._step
        if step is not None:
            self._act = self._add_action(small(plain(step.words, name="act")), lambda: self.wished.emit(step.route))
            button_text(self._act, step.words)
        if self._answers is not None:
            self._add_action(small(quiet(tr(N_("Later")), name="row-later")), self._on_later)
        if step is not None or self._answers is not None:
            more = small(icon_button("dots-three", tr(N_("More")), name="row-more"))
            self._add_action(more, lambda: self._pop_up(self.menu(), more))
        for first, second in zip([self, *self._acts], self._acts, strict=False):
            self.setTabOrder(first, second)

    def _add_action(self, act: Button, deed: Callable[[], object]) -> Button:
        act.setParent(self)
        act.triggered.connect(deed)
        act.installEventFilter(self)
        self._acts.append(act)
        return act

    def _on_later(self) -> None:
        menu = self._answers.later(self.line) if self._answers is not None else None
        if menu is not None:
            self._pop_up(menu, self._acts[-2])

    @staticmethod
    def _pop_up(menu: QMenu, under: Button) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Stay marked while an action has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._follow)
        return False

    def _place(self) -> None:
        """Put the actions side by side before the chip; those that would leave no room for words are hidden."""
        right = self._chip_rect().left() - px(10)
        room = right - px(_WORDS_AT) - px(_WORDS_LEAST)
        shown: list[Button] = []
        for act in sorted(self._acts, key=lambda act: ("act", "row-more", "row-later").index(act.objectName())):
            width = act.sizeHint().width() + px(4)
            if shown and width > room:
                act.hide()
                continue
            shown.append(act)
            room -= width
        for act in reversed([act for act in self._acts if act in shown]):
            size = act.sizeHint()
            act.setGeometry(right - size.width(), (self.height() - size.height()) // 2, size.width(), size.height())
            right -= size.width() + px(4)
