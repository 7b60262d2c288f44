"""Every place, at both sizes and in words a third longer: nothing is cut or unnamed, and Tab goes everywhere."""

import sys
import threading

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from installer.shots_stage import Office, Stage, View
from installer.shots_table import SCENES
from leaddesk.i18n import screen_language
from leaddesk.ui.page import Page
from leaddesk.ui.rail import RailItem
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.tables import RecordTableView

SIZES = ((1366, 688), (960, 460))
INPUTS = (QLineEdit, QComboBox, QPlainTextEdit, QCheckBox, QAbstractItemView)


@pytest.fixture(scope="module", params=list(Office), ids=lambda office: office.name.lower())
def stage(request, theme, tmp_path_factory):
    """One office with its window; it is closed before the next one opens."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Stage(QApplication.instance(), theme, request.param, tmp_path_factory.mktemp("home"))
    yield made
    made.leave()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    screen_language("en")


@pytest.fixture(params=["en", "pseudo"])
def language(request):
    yield request.param
    screen_language("en")


def test_nothing_is_cut_or_unnamed_and_tab_goes_everywhere(stage, language):
    width, height = SIZES[0]
    stage.take(View("test", width, height, language=language))
    found: list[str] = []
    walked: set[tuple[str, ...]] = set()
    for scene in (one for one in SCENES if one.office is stage.office):
        for size in SIZES:
            stage.window.resize(*size)
            stage.fresh()
            over: list[QWidget | None] = []

            def look(window, dialog, scene=scene, size=size, over=over):
                over.append(dialog)
                where = f"{scene.name} at {size[0]}"
                # the way of the Tab key depends neither on the size nor on the language, but on what there is
                root = dialog or window
                widgets = shown(root)
                there = tuple(sorted(f"{type(one).__name__} {one.objectName()}" for one in inputs(widgets)))
                whole = language == "en" and there not in walked
                walked.add(there)
                found.extend(f"{where}: {what}" for what in problems(root, widgets, with_tab=whole))

            stage.play(scene.lead, look)
            if over == [None] and size == SIZES[0]:
                # the same place once more, as it stands: only what opens over the window has to be led to again
                stage.window.resize(*SIZES[1])
                stage.settle()
                look(stage.window, None, size=SIZES[1])
                stage.window.resize(*size)
                break
    assert not found, "\n".join(sorted(set(found)))


def test_a_cut_word_an_unnamed_field_and_one_out_of_reach_are_found(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    cut, wrapped = QLabel("a text that has far more words than room", window), QLabel("word " * 40, window)
    cut.setGeometry(0, 0, 60, 20)
    wrapped.setWordWrap(True)
    wrapped.setGeometry(0, 20, 100, 30)
    outside = QPushButton("Outside", window)
    outside.setGeometry(280, 60, 120, 30)
    unnamed = QLineEdit(window)
    unnamed.setGeometry(0, 100, 100, 30)
    unnamed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window.show()
    told = " | ".join(problems(window, shown(window), with_tab=True))
    for word in ("a text that has", "word word", "Outside", "has no name", "Tab never"):
        assert word in told


def problems(root, widgets, *, with_tab):
    """Return what is wrong with what is seen."""
    if isinstance(root, QMenu):
        return nameless(widgets)
    return [*cuts(root, widgets), *nameless(widgets), *(unreached(root, widgets) if with_tab else ())]


def shown(root):
    """Return the visible widgets of a window. What is hidden is not gone through: most pages and dialogs are."""
    found = []
    for child in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.isVisible() and not child.isWindow():
            found += [child, *shown(child)]
    return found


def seen(widgets, *kinds):
    """Return the widgets of some kinds that are not parts of another input."""
    return [one for one in widgets if isinstance(one, kinds) and not isinstance(one.parent(), QComboBox)]


def cuts(root, widgets):
    """Return the texts that have too little room."""
    found = []
    for widget in seen(widgets, QLabel, QAbstractButton):
        text = widget.text()
        if not text.strip() or widget.width() == 0:
            continue
        if too_small(widget) or sideways(widget, root):
            found.append(f"cut: {text[:60]!r}, {widget.width()} x {widget.height()} px")
        if text.endswith("…") and "…" not in widget.accessibleName() and isinstance(widget, QLabel):
            found += [] if widget.toolTip() else [f"cut without a tooltip: {text[:60]!r}"]
    for view in seen(widgets, RecordTableView):
        header = view.horizontalHeader()
        for section in range(header.count()) if header.isVisible() else ():
            if (
                not header.isSectionHidden(section)
                and header.sectionSizeHint(section) > header.sectionSize(section) + 1
            ):
                found.append(f"cut head: {view.model().headerData(section, Qt.Orientation.Horizontal)!r}")
    return found


def too_small(widget):
    """Return whether the words need more room than the widget has."""
    if isinstance(widget, QLabel):
        inside = widget.contentsRect()
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        lines = widget.text().replace("&&", "&").split("\n")
        wide = max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
        return wide > inside.width() + 1 or widget.fontMetrics().height() * len(lines) > widget.height() + 2
    if isinstance(widget, Tick):
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    if isinstance(widget, QCheckBox | QRadioButton | QPushButton):
        wish = widget.minimumSizeHint() if isinstance(widget, RailItem) else widget.sizeHint()
        return wish.width() > widget.width() + 1 or wish.height() > widget.height() + 2
    return False


def sideways(widget, root):
    """Return whether a part of a widget lies outside what can be seen; what scrolls may lie above or below."""
    rect = QRect(QPoint(0, 0), widget.size())
    scrolls = False
    parent = widget
    while parent is not root and parent.parentWidget() is not None:
        rect.translate(parent.pos())
        parent = parent.parentWidget()
        scrolls = scrolls or isinstance(parent.parentWidget(), QAbstractScrollArea)
        if rect.left() < -1 or rect.right() > parent.width() + 1:
            return True
        if not scrolls and (rect.top() < -1 or rect.bottom() > parent.height() + 1):
            return True
    return False


def nameless(widgets):
    """Return the inputs, icon buttons, tables and pages that a screen reader could not name."""
    found = []
    for widget in seen(widgets, *INPUTS, QAbstractButton, Page):
        if isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_"):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        if not spoken.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()!r} has no name")
    return found


def inputs(widgets):
    """Return the inputs that can be used now."""
    return {
        widget
        for widget in seen(widgets, *INPUTS)
        if widget.isEnabled() and not isinstance(widget, QHeaderView) and not read_only(widget)
        # what the search finds is gone through with the arrow keys, while the typing goes on
        if widget.objectName() != "found"
    }


def unreached(root, widgets):
    """Return the enabled inputs at which Tab never arrives."""
    wanted = inputs(widgets)
    first = next((one for one in seen(widgets, QWidget) if takes_tab(one)), None)
    if first is None or not wanted:
        return []
    # go round once, from the first stop
    root.window().activateWindow()
    QApplication.processEvents()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached = set()
    while (stop := QApplication.focusWidget()) is not None and stop not in reached:
        reached.add(stop)
        QTest.keyClick(stop, Qt.Key.Key_Tab)
    return [f"Tab never reaches {type(one).__name__} {one.objectName()!r}" for one in wanted - reached]


def takes_tab(widget):
    """Return whether Tab stops at a widget."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def read_only(widget):
    """Return whether nothing can be typed into it."""
    return isinstance(widget, QLineEdit | QPlainTextEdit) and widget.isReadOnly()
