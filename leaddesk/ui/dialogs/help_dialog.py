"""Help: a page for each page of the program, with a list of them all and a search; nothing of it comes from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui import tab_order
from leaddesk.ui.current import px
from leaddesk.ui.focus_ring import FocusRing
from leaddesk.ui.help import KEYS, TOPICS, found
from leaddesk.ui.help.paper import page, styles
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import primary
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from leaddesk.ui.help.topic import Topic

_WIDTH, _HEIGHT, _CONTENTS, _EDGE = 900, 640, 236, 24
_KEY = Qt.ItemDataRole.UserRole
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class HelpDialog(QDialog):
    """The contents at the left, one help page at the right; Esc closes it."""

    def __init__(self, parent: QWidget | None, topic: Topic) -> None:
        """Take the window it stands over and the page to begin with."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(parent.window().windowTitle() if parent else "LeadDesk")
        self.setAccessibleName(tr(N_("Help")))
        self.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.ApplicationModal)
        self._build()
        self._ring = FocusRing(self)
        self._fill(TOPICS)
        self.show_topic(topic)
        self._fit(parent)
        self.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def topic(self) -> Topic | None:
        """Return the page that is shown, or None where no word fits."""
        item: QListWidgetItem | None = self.contents.currentItem()
        key = item.data(_KEY) if item is not None else ""
        return next((one for one in TOPICS if one.key == key), None)

    def show_topic(self, topic: Topic) -> None:
        """Show a page."""
        for number in range(self.contents.count()):
            if self.contents.item(number).data(_KEY) == topic.key:
                self.contents.setCurrentRow(number)

    @staticmethod
    def show_for(parent: QWidget | None, topic: Topic) -> None:
        """Show the help beside the work, without stopping it."""
        HelpDialog(parent, topic).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the contents with the keys while the search keeps the focus."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if Qt.Key(event.key()) in _MOVING:
                self.contents.keyPressEvent(event)
                return True
            if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.text.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab follow the eye."""
        return tab_order.go(self, forward=forward)

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("search-help")
        self.search.setAccessibleName(tr(N_("Search the help")))
        self.search.setPlaceholderText(tr(N_("Search the help")))
        self.search.installEventFilter(self)
        self.contents = QListWidget()
        self.contents.setObjectName("help-contents")
        self.contents.setAccessibleName(tr(N_("Contents")))
        self.contents.setProperty("popup", True)
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = label("", "second", wrap=True)
        self.text = QTextBrowser()
        self.text.setObjectName("help-text")
        self.text.setAccessibleName(tr(N_("Help page")))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(px(8))
        left = QWidget()
        left.setFixedWidth(px(_CONTENTS))
        side = column(self.search, self._none, self.contents, gap=GAP)
        side.setStretchFactor(self.contents, 1)
        left.setLayout(side)
        across = QHBoxLayout()
        across.setSpacing(px(16))
        across.addWidget(left)
        across.addWidget(self.text, 1)
        close = primary(tr(N_("Close")), name="close")
        close.triggered.connect(self.accept)
        box = column(gap=GAP)
        box.setContentsMargins(MARGIN, MARGIN, MARGIN, px(16))
        box.addLayout(across, 1)
        box.addLayout(row(label(tr(N_("F1 opens the help for the page you are on.")), "second"), None, close))
        self.setLayout(box)
        self.search.textChanged.connect(self._on_search)
        self.contents.currentItemChanged.connect(lambda _now, _before: self._show())

    def _fill(self, topics: tuple[Topic, ...] | list[Topic]) -> None:
        self.contents.clear()
        for topic in topics:
            item = QListWidgetItem(tr(topic.title))
            item.setData(_KEY, topic.key)
            self.contents.addItem(item)
        none = not topics
        set_text(self._none, tr(N_("No help page has these words.")) if none else "")
        show_if(self._none, none)
        if topics:
            self.contents.setCurrentRow(0)

    def _on_search(self, words: str) -> None:
        self._fill(found(words))

    def _show(self) -> None:
        topic = self.topic
        if topic is not None:
            self.text.document().setDefaultStyleSheet(styles())
            self.text.setHtml(page(topic, KEYS))

    def _fit(self, parent: QWidget | None) -> None:
        """Take as much of the window as it needs, and never more than there is."""
        wide, high = px(_WIDTH), px(_HEIGHT)
        if parent is not None:
            room = parent.window().size()
            wide, high = min(wide, room.width() - _EDGE), min(high, room.height() - _EDGE)
        self.setFixedSize(wide, high)
