"""Tab follows the layouts, and nothing of a layout outlives its thing in Python."""

import gc

from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from leaddesk.ui import tab_order


def items_alive():
    gc.collect()
    return [thing for thing in gc.get_objects() if isinstance(thing, QWidgetItem)]


def test_tab_goes_through_nested_layouts_and_grids_as_the_eye_does(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    box, grid = QVBoxLayout(window), QGridLayout()
    below, lines, top = QPushButton("below"), [QLineEdit(window) for _number in range(4)], QPushButton("top")
    box.addWidget(top)
    box.addLayout(grid)
    box.addWidget(below)
    for number, line in enumerate(reversed(lines)):
        grid.addWidget(line, 1 - number // 2, 1 - number % 2)
    before = len(items_alive())
    window.show()
    stops = [top, *lines, below]
    top.setFocus()
    for stop in (*stops[1:], top):
        assert tab_order.go(window, forward=True)
        assert window.focusWidget() is stop
    for stop in reversed(stops):
        assert tab_order.go(window, forward=False)
        assert window.focusWidget() is stop
    # an item that Python has seen would stay, and pass for whatever is made at its address later
    assert len(items_alive()) == before


def test_tab_leaves_what_is_hidden_aside_and_finds_the_way_from_anywhere(qtbot):
    window, pages = QWidget(), QStackedWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    first, last, shown, behind, off = (QLineEdit() for _number in range(5))
    typed, hidden = QComboBox(), QPushButton("hidden")
    typed.setEditable(True)
    off.setEnabled(False)
    inner = QWidget()
    within = QVBoxLayout(inner)
    for one in (shown, typed, hidden, off):
        within.addWidget(one)
    hidden.hide()
    pages.addWidget(inner)
    pages.addWidget(behind)
    for one in (first, pages, last):
        box.addWidget(one)
    window.show()
    stops = [first, shown, typed, last]
    # what is beneath the line of a choice is the choice itself, and from a page that is not shown one begins anew
    typed.lineEdit().setFocus()
    assert tab_order.go(window, forward=True)
    assert window.focusWidget() is last
    for forward, wanted in ((True, first), (False, last)):
        pages.setCurrentWidget(behind)
        behind.setFocus()
        pages.setCurrentWidget(inner)
        window.setFocus()
        assert window.focusWidget() is not behind
        assert tab_order.go(window, forward=forward)
        assert window.focusWidget() is wanted
    for order in (stops, [*reversed(stops)]):
        order[0].setFocus()
        for stop in (*order[1:], order[0]):
            assert tab_order.go(window, forward=order is stops)
            assert window.focusWidget() in {stop, stop.focusProxy()}
