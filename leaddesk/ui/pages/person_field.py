"""A field for a person: she types a part of a name, and Enter or Tab takes the one that is marked below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.models.record_table import Line
from leaddesk.ui.pages.person_picker import NOBODY, people_found
from leaddesk.ui.tokens import ROW_LIST
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.tables import RecordList
from leaddesk.ui.widgets.text import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.fields import Spec
    from leaddesk.domain.today import Hit
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.buttons import Cure

_TYPING_MS, _MOST, _SEEN = 120, 6, 3
CHOOSE = N_("Choose who is meant below, or leave it empty")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PersonField(Field):
    """The id of a participant, or None. What was typed and is nobody yet is kept as typed."""

    def __init__(self, name: str, spec: Spec, context: Context, parent: QWidget | None = None) -> None:
        """Take the context, for the search, and for names that may be hidden."""
        super().__init__(name, spec, parent)
        self._context = context
        self._id: int | None = None
        self._who = ("", "")
        self._waiting = self._looking = False
        self.line = QLineEdit()
        self.list: RecordList[Hit] = RecordList(tr(N_("People found")), self._line, f"{name}-found")
        self.list.setProperty("card", True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.hide()
        around = QWidget()
        around.setLayout(column(self.line, self.list, gap=4))
        self._install(around, self.line)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.find_now)
        self.line.textChanged.connect(self._on_typed)
        self.list.opened.connect(self._take)
        # a method, for a field of a dialog is gone before the names are shown again
        context.names.changed.connect(self._on_names)

    def value(self) -> Any:
        """Return the id of the person, or None."""
        return self._id

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return that the typed words are nobody yet."""
        if not self.unread_text():
            return "", ()
        return (tr(CHOOSE) if self.list.table.rows or self._busy else tr(NOBODY)), ()

    def unread_text(self) -> str:
        """Return words that are nobody yet."""
        return self.line.text() if self._id is None and self.line.text().strip() else ""

    def set_unread_text(self, text: str) -> None:
        """Put words back that were nobody yet."""
        self.line.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the people found while typing goes on; Enter takes the marked one and goes on."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.table.rows:
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in _ENTER:
                self._take_marked()
                self.focusNextChild()
                return True
        if watched is self.line and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._take_marked()
        return super().eventFilter(watched, event)

    @property
    def _busy(self) -> bool:
        return self._typing.isActive() or self._looking

    def _on_typed(self, text: str) -> None:
        if self._loading:
            return
        self._waiting = False
        if self._id is not None:
            self._id, self._who = None, ("", "")
        if text.strip():
            self._typing.start()
        else:
            self._typing.stop()
            self._offer([])
        self._changed()

    def find_now(self) -> None:
        """Search for what is typed, without waiting for the next key."""
        self._typing.stop()
        text, search = self.line.text(), self._context.services.search
        self._looking = True

        def show(hits: list[Hit]) -> None:
            self._looking = False
            if text == self.line.text() and self._id is None:
                self._offer(hits)
                if self._waiting:
                    self._take_marked()

        self._context.jobs.run(self, lambda: people_found(search, text, _MOST), show, key=f"find/{self.objectName()}")

    def _offer(self, hits: Sequence[Hit]) -> None:
        self.list.set_rows(hits)
        self.list.setFixedHeight(px(ROW_LIST) * min(_SEEN, len(hits)) + 4)
        self.list.setVisible(bool(hits))
        if hits:
            self.list.setCurrentIndex(self.list.table.index(0, 0))
            announce(self.line, self._line(hits[0]).sentence())
        self.updateGeometry()

    def _move(self, step: int) -> None:
        number = max(0, min(len(self.list.table.rows) - 1, self.list.currentIndex().row() + step))
        self.list.setCurrentIndex(self.list.table.index(number, 0))
        announce(self.line, self._line(self.list.table.rows[number]).sentence())

    def _take_marked(self) -> None:
        """Take the marked person; one whom the search still brings is taken when it does."""
        hit = self.list.current()
        if self.unread_text() and self._busy:
            self._waiting = True
        elif hit is not None and self.unread_text():
            self._take(hit)

    def _take(self, hit: Hit) -> None:
        self._waiting = False
        self._id, self._who = hit.id, (hit.title, hit.detail.partition(" · ")[0])
        self._show_who()
        self._offer([])
        self._changed()
        if self.problem:
            self.set_problem("")

    def _show(self, value: Any) -> None:
        same, self._id = value == self._id, value
        self._offer([])
        if value is None:
            self._who = ("", "")
            self.line.clear()
        elif not same or not self._who[1]:
            self._who = ("", "")
            self._read(value)
        self._show_who()

    def _read(self, person: int) -> None:
        participants = self._context.services.participants

        def show(record: Any) -> None:
            if self._id == person:
                self._who = (record.draft.shown_name, record.record_number)
                self._show_who()

        self._context.jobs.run(self, lambda: participants.record(person), show, key=f"who/{self.objectName()}")

    def _on_names(self, _hidden: bool) -> None:
        self._show_who()

    def _show_who(self) -> None:
        if self._id is None:
            return
        was, self._loading = self._loading, True
        try:
            self.line.setText(self._context.names.shown(*self._who))
            self.line.setCursorPosition(0)
        finally:
            self._loading = was

    def _line(self, hit: Hit) -> Line:
        number = hit.detail.partition(" · ")[0]
        title = self._context.names.shown(hit.title, number)
        return Line(title, "" if self._context.names.hidden else hit.detail)
