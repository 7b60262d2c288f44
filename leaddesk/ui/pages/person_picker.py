"""Which person is meant: find by name, alias, phone, birth date or number, and choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.room import ShortDialog
from leaddesk.ui.models.record_table import Line
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.tables import RecordList
from leaddesk.ui.widgets.text import label, set_buddy, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.today import Hit
    from leaddesk.services.search import Search
    from leaddesk.ui.context import Context

_WIDTH, _TALL, _TYPING_MS, _MOST = 520, 240, 150, 12
NOBODY = N_("Nobody found")
LIKELY = N_("These may be the same person. Somebody else is found by name or number.")
TYPE_HERE = N_("Type a part of a name, an alias, a phone or a record number.")


class PersonPicker(ShortDialog):
    """Finds while she types; Enter takes the row that is marked."""

    def __init__(
        self,
        context: Context,
        title: str,
        deed: str,
        parent: QWidget | None = None,
        *,
        first: Sequence[Hit] = (),
        but: int | None = None,
    ) -> None:
        """Take the question, the words of the deed, whom to offer before she types, and whom never."""
        super().__init__(parent, title, _WIDTH)
        self._first, self._but = first, but
        self._context = context
        self.picked: Hit | None = None
        name = label(tr(N_("Find the person")), "label")
        self.text = QLineEdit()
        self.text.setObjectName("find-person")
        self.text.setAccessibleName(tr(N_("Find the person")))
        set_buddy(name, self.text)
        self.text.installEventFilter(self)
        self.list: RecordList[Hit] = RecordList(tr(N_("People found")), self._line, "people-found")
        self.list.setFixedHeight(px(_TALL))
        self.list.setProperty("card", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._said = label(tr(TYPE_HERE), "second", wrap=True)
        self.deed = primary(deed, name="deed")
        self.deed.set_blocked(tr(TYPE_HERE))
        cancel = plain(tr(N_("Cancel")), name="cancel")
        for part in (label(title, "section", wrap=True), column(name, self.text, gap=5), self.list, self._said):
            self.put(part)
        self.put(row(self.deed, cancel, None))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._find)
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self.list.doubleClicked.connect(lambda _index: self._take())
        self.deed.triggered.connect(self._take)
        cancel.triggered.connect(self.reject)
        self.text.setFocus()
        if first:
            self._show(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list, and take with Enter, while typing goes on."""
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                number = max(0, min(len(self.list.table.rows) - 1, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self.list.table.index(number, 0))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the marked person with Enter in the list, too."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self._take()
            return
        super().keyPressEvent(event)

    def _find(self) -> None:
        text, search, but = self.text.text(), self._context.services.search, self._but
        if self._first and not text.strip():
            self._context.jobs.run(self, lambda: self._first, self._show, key="find")
            return

        def work() -> list[Hit]:
            return [hit for hit in people_found(search, text, _MOST) if hit.id != but]

        self._context.jobs.run(self, work, self._show, key="find")

    def _show(self, hits: Sequence[Hit]) -> None:
        self.list.set_rows(hits)
        typed = bool(self.text.text().strip())
        said = tr(NOBODY) if typed else tr(TYPE_HERE)
        set_text(self._said, (tr(LIKELY) if not typed else "") if hits else said)
        self.deed.set_blocked("" if hits else tr(NOBODY))
        if hits:
            self.list.setCurrentIndex(self.list.table.index(0, 0))

    def _take(self) -> None:
        hit = self.list.current()
        if hit is not None:
            self.picked = hit
            self.accept()

    def _line(self, hit: Hit) -> Line:
        number = hit.detail.partition(" · ")[0]
        title = self._context.names.shown(hit.title, number)
        return Line(title, "" if title == number and self._context.names.hidden else hit.detail)

    @staticmethod
    def ask(
        parent: QWidget | None,
        context: Context,
        title: str,
        deed: str,
        first: Sequence[Hit] = (),
        but: int | None = None,
    ) -> Hit | None:
        """Ask which person is meant and return the hit, or None if she turned away."""
        dialog = PersonPicker(context, title, deed, parent, first=first, but=but)
        dialog.exec()
        picked = dialog.picked
        dialog.deleteLater()
        return picked


def people_found(search: Search, text: str, most: int) -> list[Hit]:
    """Return the people whom a text may mean, the likeliest first; on the worker only."""
    return [hit for hit in search.find(text, most) if hit.kind == "participant"]
