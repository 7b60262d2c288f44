"""Uses the program as she does: by the words on the screen, with keyboard and mouse, on the real window."""

from __future__ import annotations

from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from leaddesk.app.desktop import build
from leaddesk.domain.clock import Clock
from leaddesk.storage.kdf import FLOOR
from leaddesk.ui.crash import _on_qt_message
from leaddesk.ui.jobs import Jobs
from leaddesk.ui.routes import Route
from tests.e2e.screen import columns, dialog, seen, texts, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leaddesk.paths import Home
    from leaddesk.ui.theme import Theme

MORNING = datetime(2026, 11, 3, 16, 12, tzinfo=UTC)
"""9:12 AM in the office."""
PATIENCE = 120.0
_LOOK_MS = 15
GROUPS = 8
_ACCEPT = QDialogButtonBox.ButtonRole.AcceptRole


class Driver:
    """One run of the program on one home. ``quit`` ends it; another driver on the same home is a restart."""

    def __init__(self, home: Home, theme: Theme, moment: datetime = MORNING) -> None:
        # a widget that another test of this process left shown is none of the program's
        self._from_elsewhere = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        self.home, self.moment = home, moment
        self.faults: list[str] = []
        self._answers: list[Callable[[], object]] = []
        self._wrong: list[BaseException] = []
        self._closed = False
        self.desk = build(
            QApplication.instance(),
            home,
            theme,
            practice=False,
            clock=Clock(lambda: self.moment),
            cost=FLOOR,
            on_fault=lambda fault: self.faults.append(fault.text()),
        )
        qInstallMessageHandler(_without_the_screen)
        self.window = self.desk.parent()
        self.jobs = self.window.findChild(Jobs)
        self.desk.idle._system_idle = lambda: 0.0
        self._watch()
        self.desk.start()
        self.window.activateWindow()
        self.settle()

    # what she does

    def tick(self, name: str, *, inside: str = "") -> None:
        """Tick a box, or take its tick away."""
        self.click(name, inside=inside, kind=QCheckBox)

    def click(self, name: str, *, inside: str = "", kind: type = QAbstractButton) -> None:
        """Click what has these words, scrolling to it first."""
        target = self.find(name, kind, inside=inside)
        self._bring(target)
        at = QPoint(min(12, target.width() // 2), target.height() // 2)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self.settle()

    def type_into(self, name: str, text: str, *, inside: str = "", leave: bool = True) -> None:
        """Replace what stands in a field by typing, and go on to the next one."""
        target = self.find(name, QLineEdit | QPlainTextEdit, inside=inside)
        self._bring(target)
        place = target.viewport() if isinstance(target, QPlainTextEdit) else target
        QTest.mouseClick(place, Qt.MouseButton.LeftButton)
        assert target.hasFocus(), f"{name} does not take the focus"
        target.selectAll()
        write(target, text)
        if leave:
            QTest.keyClick(target, Qt.Key.Key_Tab)
        self.settle()

    def choose(self, name: str, words: str, *, inside: str = "") -> None:
        """Choose a line of a list that drops down, with the keys."""
        combo = self.find(name, QComboBox, inside=inside)
        place = combo.findText(words)
        assert place >= 0, f"{name} does not offer {words}: {[combo.itemText(n) for n in range(combo.count())]}"
        self._bring(combo)
        combo.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.currentIndex() == place:
                break
            QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentText() == words, f"{name} stays on {combo.currentText()}"
        self.settle()

    def pick(self, menu: str, entry: str) -> None:
        """Open a menu by its button and choose an entry."""
        self.click(menu)
        self.choose_entry(entry)

    def choose_entry(self, entry: str) -> None:
        """Choose an entry of the menu that is open."""
        shown = QApplication.activePopupWidget()
        assert isinstance(shown, QMenu), f"no menu is open for {entry}"
        found = [one for one in shown.actions() if _plain(one.text()).startswith(entry)]
        assert found, f"{entry} is not in {[one.text() for one in shown.actions()]}"
        QTest.mouseClick(
            shown, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, shown.actionGeometry(found[0]).center()
        )
        self.settle()

    def press(self, keys: str) -> None:
        """Press a key or a chord, such as ``Ctrl+S``."""
        *held, key = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            word = {"Ctrl": "Control"}.get(name, name)
            modifiers |= Qt.KeyboardModifier[f"{word}Modifier"]
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, Qt.Key[f"Key_{key}"], modifiers)
        self.settle()

    def go(self, page: str, record: int | None = None, part: str = "", extra: object = None) -> None:
        """Go to a place that a link elsewhere leads to."""
        self.desk.main.open(Route(page, record, part, extra))
        self.settle()

    def open_person(self, words: str) -> None:
        """Find a person with the search box and open the first hit."""
        self.press("Ctrl+K")
        self.type_into("Search", words, leave=False)
        self.pause(200)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        self.settle()

    def open_figure(self, measure: str, column: int = 1) -> None:
        """Double click on a figure of the quarter."""
        view, row, _ = self._cell("Measures", measure)
        self._point(view, row, column, twice=True)

    def answer(self, *deeds: Callable[[], object]) -> None:
        """Say what to do in the next dialogs, one after the other; they open inside of what is done next."""
        self._answers.extend(deeds)

    def name_file(self, file: Path) -> None:
        """Answer the dialog that asks for a file."""
        dialog = self.top
        assert isinstance(dialog, QFileDialog), f"no file is asked for but {dialog.accessibleName()}"
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        # a path that is typed letter by letter opens a list of suggestions over the dialog
        line.setText(str(file))
        buttons = dialog.findChild(QDialogButtonBox)
        accept = next(one for one in buttons.buttons() if buttons.buttonRole(one) is _ACCEPT)
        QTest.mouseClick(accept, Qt.MouseButton.LeftButton)

    # what she sees

    @property
    def top(self) -> QWidget:
        """The dialog that is open, or the window."""
        return dialog() or self.window

    def find(self, name: str, kind: type = QWidget, *, inside: str = "") -> QWidget:
        """Return the one visible widget of this accessible name."""
        place = self.find(inside) if inside else self.top
        found = [
            one
            for one in place.findChildren(QWidget)
            if isinstance(one, kind) and one.accessibleName() == name and one.isVisible()
        ]
        if len(found) > 1:
            found = [one for one in found if not any(other is not one and other.isAncestorOf(one) for other in found)]
        assert len(found) == 1, f"{len(found)} of {name!r}; there are {sorted(self.names(kind))}"
        return found[0]

    def names(self, kind: type = QWidget) -> set[str]:
        """Return the accessible names of what can be seen."""
        return {one.accessibleName() for one in self.top.findChildren(QWidget) if isinstance(one, kind) and seen(one)}

    @property
    def words(self) -> str:
        """Everything that can be read on the screen."""
        return " ".join(text for one in [self.top, *self.top.findChildren(QWidget)] if seen(one) for text in texts(one))

    def see(self, *words: str) -> None:
        """Wait until these words stand on the screen."""
        for one in words:
            self.wait(lambda one=one: one in self.words, f"{one!r} is not in: {self.words}")

    def unseen(self, *words: str) -> None:
        """Make sure that these words stand nowhere on the screen."""
        self.settle()
        for one in words:
            assert one not in self.words, f"{one!r} is in: {self.words}"

    def rows(self, table: str) -> list[list[str]]:
        """Return the cells of a table or list as they stand there."""
        model = self.find(table, QAbstractItemView).model()
        return [
            [str(model.index(row, column).data() or "") for column in range(columns(model))]
            for row in range(model.rowCount())
        ]

    def wait_for_key(self) -> list[str]:
        """Read the recovery key off the screen."""
        shown = self.top.findChild(QWidget, "recovery-key-shown")
        self.wait(lambda: len(shown.findChildren(QLabel)) >= 2 * GROUPS, "no recovery key is shown")
        return [one.text() for one in shown.findChildren(QLabel)][1::2]

    def blocked(self, name: str) -> str:
        """Return why a button is blocked, or nothing if it is not."""
        button = self.find(name, QAbstractButton)
        return button.accessibleDescription() if button.property("blocked") else ""

    # waiting

    def wait(self, come_true: Callable[[], object], otherwise: str | Callable[[], str] = "") -> None:
        """Wait for something, not longer than it may take."""
        end = monotonic() + PATIENCE
        while not come_true():
            self._look_at_faults()
            assert monotonic() < end, otherwise
            QTest.qWait(5)
        self.settle()

    def settle(self) -> None:
        """Wait until the worker rests and everything was shown; a dialog that waits for an answer rests, too."""
        end = monotonic() + PATIENCE
        while True:
            for _ in range(3):
                QApplication.processEvents()
            self._look_at_faults()
            if self.jobs.idle and not (self._answers and dialog()):
                shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and not one.windowTitle()]
                stray = [one for one in shown if one not in self._from_elsewhere]
                assert not [one for one in stray if one.windowType() == Qt.WindowType.Window], f"stray windows: {stray}"
                return
            assert monotonic() < end, "the worker never came to rest"
            QTest.qWait(1)

    def pause(self, milliseconds: int) -> None:
        """Wait for a timer of the program, such as the one that rests between keys."""
        QTest.qWait(milliseconds)
        self.settle()

    def lock(self) -> None:
        """Lock with the button and wait until the file is closed."""
        with_signal = []
        self.desk.locked.connect(lambda: with_signal.append(1))
        self.click("Lock")
        self.wait(lambda: with_signal, "never locked")

    def unlock(self, passphrase: str) -> None:
        """Open the records with the passphrase."""
        self.type_into("Passphrase", passphrase)
        self.click("Unlock")

    def quit(self) -> None:
        """Close the window as the window's cross does; the program ends once the records are closed."""
        if self._closed:
            return
        self._closed = True
        if self.desk.main is not None:
            done = []
            self.desk.locked.connect(lambda: done.append(1))
            self.desk.lock()
            self.wait(lambda: done, "never closed")
        self.desk.idle.stop()
        self.jobs.stop()
        self.window.ask_before_closing(lambda: True)
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
        assert not self.faults, self.faults

    def _watch(self) -> None:
        """Answer each dialog once, as it opens; one that nobody announced is a mistake."""
        seen_before: set[int] = set()
        waits_since = [monotonic()]

        def look() -> None:
            if self._closed:
                return
            shown = dialog()
            if shown is not None and monotonic() > waits_since[0] + PATIENCE / 2:
                self._wrong.append(AssertionError(f"a dialog that nobody answers: {self.words}"))
                shown.reject()
            # each look has a timer of its own: a dialog may open another while it is answered
            QTimer.singleShot(_LOOK_MS, look)
            if shown is None or id(shown) in seen_before or not self._answers:
                if shown is None:
                    seen_before.clear()
                    waits_since[0] = monotonic()
                return
            waits_since[0] = monotonic()
            seen_before.add(id(shown))
            deed = self._answers.pop(0)
            try:
                deed()
            except BaseException as error:  # noqa: BLE001 - told to the test that waits below
                self._wrong.append(error)
                self._answers.clear()
            if dialog() is shown and self._wrong:
                shown.reject()

        QTimer.singleShot(_LOOK_MS, look)

    def _look_at_faults(self) -> None:
        if self._wrong:
            raise self._wrong.pop()
        assert not self.faults, self.faults

    def _bring(self, target: QWidget) -> None:
        if QApplication.activeWindow() is not target.window():
            target.window().activateWindow()
            QApplication.processEvents()
        parent = target.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(target)
            parent = parent.parentWidget()
        QApplication.processEvents()

    def _cell(self, table: str, words: str) -> tuple[QAbstractItemView, int, int]:
        view = self.find(table, QAbstractItemView)
        for row, cells in enumerate(self.rows(table)):
            for column, cell in enumerate(cells):
                if words in cell:
                    return view, row, column
        message = f"{words!r} is not in {table}: {self.rows(table)}"
        raise AssertionError(message)

    def _point(self, view: QAbstractItemView, row: int, column: int, *, twice: bool) -> None:
        index = view.model().index(row, column)
        self._bring(view)
        view.scrollTo(index)
        at = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        if twice:
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self.settle()


def _without_the_screen(kind, where, text) -> None:
    """Leave out what the screen that isn't there can't do; the rest is logged as in the program."""
    if not text.startswith("This plugin does not support"):
        _on_qt_message(kind, where, text)


def _plain(text):
    """Return the words of a menu entry without its key and its letter."""
    return text.split("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")
