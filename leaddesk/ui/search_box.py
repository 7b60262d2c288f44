"""The one search box: people, cases, providers and pages while she types; Enter opens what she meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from leaddesk.i18n import N_, tr
from leaddesk.ui import icons, places, routes
from leaddesk.ui.current import color, px
from leaddesk.ui.fonts import sized
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import announce, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.today import Hit
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages import PageEntry

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW, _HEAD, _WIDTH = 36, 28, 460
_LINE_ROLE = Qt.ItemDataRole.UserRole
_KINDS = {
    "participant": (N_("People"), "user"),
    "referral_in": (N_("Referrals"), "tray"),
    "referral_out": (N_("Referrals"), "paper-plane-tilt"),
    "court_case": (N_("Cases"), "scales"),
    "organisation": (N_("Providers"), "buildings"),
    "contact": (N_("Notes of contacts"), "chat-text"),
}
_PLACES = {
    "participant": (routes.PARTICIPANTS, ""),
    "referral_in": (routes.REFERRALS, "in"),
    "referral_out": (routes.REFERRALS, "out"),
    "court_case": (routes.PARTICIPANTS, "legal"),
    "organisation": (routes.PROVIDERS, ""),
    "contact": (routes.PARTICIPANTS, "contact"),
}
PAGES = N_("Pages")
NOTHING = N_("Nothing found")
IN_LIST = N_("Show all of them in the list")


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the list: a small head without a route, or something to open."""

    title: str
    detail: str = ""
    icon: str = ""
    route: Route | None = None


class _FoundModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Found] = []

    def set_lines(self, lines: Sequence[Found]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def lines(self) -> Sequence[Found]:
        return self._lines

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.title, line.detail) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()].route is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _FoundDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Found = index.data(_LINE_ROLE)
        return QSize(option.rect.width(), px(_ROW if line.route else _HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Found = index.data(_LINE_ROLE)
        rect = QRect(option.rect)
        painter.save()
        middle = Qt.AlignmentFlag.AlignVCenter
        if line.route is None:
            painter.setFont(sized(option.font, px(12), 600))
            painter.setPen(color("text_2"))
            painter.drawText(rect.adjusted(px(14), px(4), 0, 0), middle, line.title)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color("hover"))
        icons.draw(painter, line.icon, QRect(rect.left() + px(12), rect.top(), px(20), rect.height()), "text_2", px(18))
        inner = rect.adjusted(px(42), 0, -px(12), 0)
        painter.setFont(sized(option.font, px(14), 500))
        painter.setPen(color("text"))
        title = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, middle, title)
        used = painter.fontMetrics().horizontalAdvance(title) + px(12)
        painter.setFont(sized(option.font, px(13), 400))
        painter.setPen(color("text_2"))
        rest = inner.adjusted(used, 0, 0, 0)
        detail = painter.fontMetrics().elidedText(line.detail, Qt.TextElideMode.ElideRight, max(0, rest.width()))
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignRight, detail)
        painter.restore()


class SearchBox(QFrame):
    """Finds while typing. Results of an older text are never shown, and Enter waits for those of the newest."""

    chosen = Signal(object)

    def __init__(self, context: Context, entries: Sequence[PageEntry], window: QWidget) -> None:
        """Take the pages to find, and the window over which the list opens."""
        super().__init__()
        self._context, self._entries, self._window = context, entries, window
        self._shown_for = ""
        self._hits: tuple[Hit, ...] = ()
        self._enter_waits = False
        self.setProperty("framed", True)
        self.setMaximumWidth(px(_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line = QLineEdit()
        self.line.setObjectName("search")
        self.line.setAccessibleName(tr(N_("Search")))
        self.line.setPlaceholderText(tr(N_("Find a person, case number or provider")))
        self._cap = label("Ctrl K", "key")
        self._cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box = QHBoxLayout(self)
        box.setContentsMargins(px(10), 0, px(6), 0)
        box.setSpacing(px(8))
        box.addWidget(Pictogram("magnifying-glass", 18))
        box.addWidget(self.line, 1)
        box.addWidget(self._cap)
        self._build_list()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._on_text)

    def _build_list(self) -> None:
        self.popup = QFrame(self._window)
        self.popup.setProperty("ground", "popup")
        self.popup.setObjectName("search-popup")
        self.popup.hide()
        self._model = _FoundModel(self)
        self.list = QListView()
        self.list.setObjectName("found")
        self.list.setAccessibleName(tr(N_("Found")))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_FoundDelegate(self.list))
        self.list.setModel(self._model)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_clicked)
        inside = QVBoxLayout(self.popup)
        inside.setContentsMargins(1, 5, 1, 5)
        inside.addWidget(self.list)

    def take_focus(self) -> None:
        """Put the focus into the box with its text chosen (Ctrl+K)."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def clear(self) -> None:
        """Empty the box and close the list."""
        self.line.clear()
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the keys while the text keeps the focus."""
        if watched is self.line:
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                # Esc closes the list before it goes back a page
                if Qt.Key(event.key()) == Qt.Key.Key_Escape and (self.popup.isVisible() or self.line.text()):
                    event.accept()
                return False
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(Qt.Key(event.key()))
            if event.type() == QEvent.Type.FocusOut and not self.popup.underMouse():
                self._close()
            if event.type() == QEvent.Type.FocusIn and self._model.lines() and self._shown_for == self._text():
                self._open()
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.popup.isVisible():
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and (self.popup.isVisible() or self.line.text()):
            self.clear()
        else:
            return False
        return True

    def _text(self) -> str:
        return self.line.text().strip()

    def _on_text(self) -> None:
        self._enter_waits = False
        text = self._text()
        self._cap.setVisible(not self.line.text())
        if not text:
            self._model.set_lines([])
            self._shown_for = ""
            self._close()
            return
        search = self._context.services.search
        jobs = self._context.jobs
        jobs.run(
            self, lambda: search.find(text), lambda hits: self._on_found(text, hits), self._on_failed, key="search"
        )

    def _on_found(self, text: str, hits: Sequence[Hit]) -> None:
        if text != self._text():
            return
        self._shown_for, self._hits = text, tuple(hits)
        lines = self._lines(text, hits)
        self._model.set_lines(lines or [Found(tr(NOTHING))])
        self._select_first()
        search = self._context.services.search
        self._context.jobs.run(
            self, lambda: search.beside(text), lambda more: self._on_beside(text, more), self._on_failed, key="beside"
        )
        if self._enter_waits and lines:
            self._on_enter()
        elif self.line.hasFocus():
            self._open()
            announce(self.line, self._spoken())

    def _on_beside(self, text: str, more: Sequence[Hit]) -> None:
        """Show what was found after the people below them, and leave the line that is chosen as it is."""
        if text != self._text() or not more:
            return
        chosen = self.list.currentIndex().data(_LINE_ROLE)
        lines = self._lines(text, [*self._hits, *more])
        self._model.set_lines(lines)
        if isinstance(chosen, Found) and chosen in lines:
            self.list.setCurrentIndex(self._model.index(lines.index(chosen)))
        else:
            self._select_first()
        if self._enter_waits:
            self._on_enter()
        elif self.line.hasFocus():
            self._open()

    def _on_failed(self, error: Exception) -> None:
        self._close()
        self._context.errors.show(error)

    def _lines(self, text: str, hits: Sequence[Hit]) -> list[Found]:
        lines: list[Found] = []
        heads: dict[str, list[Found]] = {}
        for hit in hits:
            head, icon = _KINDS.get(hit.kind, (PAGES, "circle"))
            page, part = _PLACES.get(hit.kind, (routes.TODAY, ""))
            of_contact = hit.kind == "contact"
            route = Route(page, hit.of, part, hit.id) if of_contact else Route(page, hit.id, part)
            heads.setdefault(tr(head), []).append(self._found(hit, icon, route))
        people = heads.get(tr(_KINDS["participant"][0]), [])
        if len(people) > 1:
            people.append(Found(tr(IN_LIST), "", "list", Route(routes.PARTICIPANTS, None, "", text)))
        for place in places.found(text, self._entries):
            heads.setdefault(tr(PAGES), []).append(Found(tr(place.title), tr(place.where), place.icon, place.route))
        for head, found in heads.items():
            lines += [Found(head), *found]
        return lines

    def _found(self, hit: Hit, icon: str, route: Route) -> Found:
        if self._context.names.hidden and hit.kind != "organisation":
            # the other details may hold a name that the person is called by
            return Found(hit.detail.partition(" · ")[0], "", icon, route)
        return Found(hit.title, hit.detail, icon, route)

    def _select_first(self) -> None:
        for number, line in enumerate(self._model.lines()):
            if line.route is not None:
                self.list.setCurrentIndex(self._model.index(number))
                return

    def _move(self, step: int) -> None:
        number = self.list.currentIndex().row() + step
        lines = self._model.lines()
        while 0 <= number < len(lines) and lines[number].route is None:
            number += step
        if 0 <= number < len(lines):
            self.list.setCurrentIndex(self._model.index(number))
            announce(self.line, self._spoken())

    def _spoken(self) -> str:
        line = self.list.currentIndex().data(_LINE_ROLE)
        return ", ".join(part for part in (line.title, line.detail) if part) if isinstance(line, Found) else tr(NOTHING)

    def _on_enter(self) -> None:
        if not self._text():
            return
        if self._shown_for != self._text():
            self._enter_waits = True
            return
        line = self.list.currentIndex().data(_LINE_ROLE)
        if isinstance(line, Found) and line.route is not None:
            self._choose(line.route)

    def _on_clicked(self, index: QModelIndex) -> None:
        line = index.data(_LINE_ROLE)
        if isinstance(line, Found) and line.route is not None:
            self._choose(line.route)

    def _choose(self, route: Route) -> None:
        self.clear()
        self.chosen.emit(route)

    def _open(self) -> None:
        at = self.mapTo(self._window, QPoint(0, self.height() + 4))
        wish = sum(px(_ROW if line.route else _HEAD) for line in self._model.lines()) + 12
        room = self._window.height() - at.y() - px(12)
        self.popup.setGeometry(at.x(), at.y(), max(self.width(), px(380)), min(wish, room))
        self.popup.show()
        self.popup.raise_()

    def _close(self) -> None:
        self.popup.hide()
