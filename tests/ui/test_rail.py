"""The rail: its words have room in the narrow form as well."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from leaddesk.ui.fonts import sized
from leaddesk.ui.pages import PAGES
from leaddesk.ui.rail import Rail, RailItem


def test_words_of_the_narrow_rail_stand_clear_of_marker_and_edge(qtbot, theme):
    rail = Rail([entry for entry in PAGES if not entry.hidden])
    qtbot.addWidget(rail)
    rail.fit(narrow=True, low=True)
    rail.resize(rail.width(), 460)
    rail.show()
    QApplication.processEvents()
    items = rail.findChildren(RailItem)
    assert {item.text() for item in items} >= {"Today", "Participants", "Settings"}
    for item in items:
        words = QFontMetrics(sized(item.font(), 13, 600)).horizontalAdvance(item.text())
        # the marker is 3 wide
        assert (item.width() - words) // 2 >= 6, item.text()
