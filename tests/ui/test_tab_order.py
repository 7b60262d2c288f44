"""Tab follows the layouts, and nothing of a layout outlives its thing in Python."""

import gc

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget, QWidgetItem

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
