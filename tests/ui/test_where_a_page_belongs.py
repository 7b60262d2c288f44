"""Where a page stands: the line of the rail it belongs to, and the way back in its head."""

import sys
import types

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout

from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages import PageEntry
from leaddesk.ui.routes import Route


class HeadedPage(Page):
    def __init__(self, context, parent=None):
        super().__init__(context, "Headed", parent)
        self.header = PageHeader("Headed", "A page for the tests", back="Back")
        QVBoxLayout(self).addWidget(self.header)


sys.modules["headed_pages"] = sys.modules.get(__name__) or types.SimpleNamespace(HeadedPage=HeadedPage)
HERE = "headed_pages:HeadedPage"
ENTRIES = (
    PageEntry("today", "Today", "sun-horizon", HERE),
    PageEntry("participants", "Participants", "users", HERE),
    PageEntry("providers", "Providers", "buildings", HERE),
    PageEntry("fidelity", "Self-check", "clipboard-text", HERE, hidden=True, under="providers"),
    PageEntry("print", "Print", "printer", HERE, hidden=True),
)


@pytest.fixture
def main(qtbot, context):
    main = MainWindow(context, ENTRIES)
    qtbot.addWidget(main)
    main.show()
    yield main
    qtbot.waitUntil(lambda: context.jobs.idle)


def test_the_rail_marks_where_a_page_without_a_line_belongs(main):
    def marked():
        return [key for key in main.rail.keys if main.rail.findChild(QAbstractButton, f"rail-{key}").isChecked()]

    main.open(Route("fidelity"))
    assert marked() == ["providers"]
    main.open(Route("print", 3))
    assert marked() == ["providers"]
    main.go_back()
    main.go_back()
    assert marked() == ["today"]
    # what a record leads to stays with it; a list that is only looked for from there does not
    main.open(Route("participants", 4))
    main.open(Route("fidelity", 9))
    assert marked() == ["participants"]
    main.go_back()
    main.open(Route("fidelity"))
    assert marked() == ["providers"]


def test_the_way_back_stands_beside_the_title_where_the_window_is_low(main):
    header, above = main.page.header, []
    for height in (688, 460, 688):
        main.resize(960, height)
        QApplication.processEvents()
        above.append(header.way_back.geometry().bottom() <= header.title.y())
    assert above == [True, False, True]


def test_the_way_back_stays_above_a_title_that_leaves_it_no_room(main):
    header = main.page.header
    header.title.setMinimumWidth(820)
    main.resize(960, 460)
    QApplication.processEvents()
    assert header.way_back.geometry().bottom() <= header.title.y()
