import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from leaddesk.ui.models.record_table import Column, Line
from leaddesk.ui.widgets.facts import EMPTY, IN, LOOK, CheckPanel, Entry, FactGrid, FactRow, Timeline
from leaddesk.ui.widgets.panels import Banner, Card, EmptyState, scrolling
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.tables import RecordList, RecordTableView

HOSTILE = '<b>Bob & "Ann"</b>'


@pytest.fixture
def place(qtbot):
    def put(widget):
        qtbot.addWidget(widget)
        widget.resize(400, 300)
        widget.show()
        QApplication.processEvents()
        return widget

    return put


def texts(widget):
    return [shown.text() for shown in widget.findChildren(QLabel) if shown.isVisible() and shown.text()]


def test_a_fact_is_named_with_its_value(place):
    fact = place(FactRow("bank", "Goes to", "Circuit Court", line=True))
    fact.set_fact(HOSTILE, "Room 2", "red")
    assert texts(fact) == ["Goes to", HOSTILE, "Room 2"]
    assert fact.accessibleName() == f"Goes to: {HOSTILE} Room 2"


def test_a_fact_without_a_value_is_left_out(place):
    grid = place(FactGrid([("Phone", "(555) 010-0199"), ("Where", "")]))
    assert texts(grid) == ["Phone", "(555) 010-0199"]
    grid.set_facts([("Language", HOSTILE)])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert texts(grid) == ["Language", HOSTILE]


def test_a_timeline_shows_years_and_opens_what_can_be_opened(place):
    went = []
    line = place(
        Timeline(
            [
                Entry("phone", HOSTILE, "Nov 20", "Asked for help.", head="2026", act=lambda: went.append(1)),
                Entry("map-pin", "Met", "Nov 13"),
            ]
        )
    )
    assert texts(line) == ["2026", "Nov 20", "Asked for help.", "Met", "Nov 13"] or set(texts(line)) == {
        "2026", "Nov 20", "Asked for help.", "Met", "Nov 13",
    }  # fmt: skip
    [opener] = line.findChildren(QPushButton)
    assert opener.accessibleName() == HOSTILE
    opener.click()
    assert went == [1]


def test_the_check_jumps_to_what_needs_a_look_and_not_to_what_is_in(place):
    went = []
    panel = place(CheckPanel())
    panel.set_lines(
        [
            (IN, "The person is in", lambda: went.append("in")),
            (LOOK, "The date needs a look", lambda: went.append("date")),
            (EMPTY, "The offense is still empty", lambda: went.append("offense")),
        ]
    )
    QApplication.processEvents()
    for button in panel.findChildren(QPushButton):
        button.click()
    assert went == ["date", "offense"]
    assert texts(panel) == ["The person is in"]


def test_a_banner_says_one_thing_and_does_one_thing(place):
    went = []
    page = QWidget()
    banner = Banner()
    QVBoxLayout(page).addWidget(banner)
    place(page)
    banner.say(HOSTILE, "No ride yet.", "red", ("Arrange a ride", lambda: went.append(1)))
    assert banner.accessibleName() == f"{HOSTILE} No ride yet."
    banner.findChild(QPushButton).click()
    assert went == [1]
    banner.clear()
    assert not banner.isVisible()


def test_an_empty_page_can_say_which_filter_left_nothing(place):
    empty = place(EmptyState("users", "No participants yet", "They will be here.", [QPushButton("New participant")]))
    empty.say("Nobody is inactive", "The filter shows inactive people only.")
    assert empty.accessibleName() == "Nobody is inactive"
    card = place(Card("Needs", well=True))
    assert card.accessibleName() == "Needs"


def test_an_empty_part_of_a_low_window_leaves_its_picture_out(qtbot):
    empty, alone = (EmptyState("users", "Nobody yet", "They will be here.") for _ in range(2))
    area = scrolling(empty, fill=True)
    for shown in (area, alone):
        qtbot.addWidget(shown)
        shown.show()
    seen = []
    for height in (688, 460, 688):
        for shown in (area, alone):
            shown.resize(960, height)
        QApplication.processEvents()
        seen.append([one.findChild(Pictogram).isVisible() for one in (empty, alone)])
    assert seen == [[True, True], [False, True], [True, True]]


@pytest.mark.parametrize("view", [
    lambda: RecordList("People", Line),
    lambda: RecordTableView("People", [Column("Name", lambda name: name)]),
])  # fmt: skip
def test_a_row_has_a_menu_of_its_actions(place, view):
    went = []
    view = place(view())
    view.set_rows(["Ana", "Bo"])
    view.set_actions(lambda name: [(f"Open {name} & go", lambda: went.append(name))])
    view.setCurrentIndex(view.model().index(1, 0))
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1)))
    [menu] = view.findChildren(QMenu)
    [action] = menu.actions()
    assert action.text() == "Open Bo && go"
    action.trigger()
    menu.close()
    assert went == ["Bo"]


def test_a_banner_keeps_off_what_stands_above_it_only_while_it_says_something(qtbot):
    holder = QWidget()
    around = QVBoxLayout(holder)
    around.setContentsMargins(24, 0, 24, 0)
    banner = Banner()
    banner.stand_in(around)
    qtbot.addWidget(holder)
    holder.show()
    assert around.contentsMargins().top() == 0
    banner.say("This can't be undone")
    assert around.contentsMargins().top() == 8
    banner.clear()
    assert around.contentsMargins().top() == 0
