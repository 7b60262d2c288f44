"""Help: every page of the program has a page of its own, found by F1, by the contents and by words."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leaddesk.ui.dialogs.help_dialog import HelpDialog
from leaddesk.ui.help import FIRST, TOPICS, found, topic_for
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.pages import PAGES
from leaddesk.ui.pages.record_view import TABS
from leaddesk.ui.routes import Route

NEVER = re.compile(
    r"\b(clients?|complian\w*|violat\w*|clean|dirty|fail(ed|s)?|graduat\w*|offender|addict\w*|abuse)\b", re.IGNORECASE
)


@pytest.fixture
def dialog(qtbot):
    holder = QWidget()
    holder.resize(960, 460)
    qtbot.addWidget(holder)
    holder.show()
    made = HelpDialog(holder, FIRST)
    made.show()
    made.activateWindow()
    yield made
    # the window it stands over lives as long as the test
    holder.close()


def titles(dialog):
    return [dialog.contents.item(number).text() for number in range(dialog.contents.count())]


def test_every_page_and_every_tab_of_a_record_has_a_help_page():
    assert [entry.key for entry in PAGES if topic_for(Route(entry.key)) is FIRST] == []
    keys = {topic_for(Route("participants", 1, tab)).key for tab in TABS}
    assert keys == {"record", "plan", "consents", "court"}


def test_each_says_what_it_is_for_and_how_three_things_are_done_in_plain_words():
    for topic in TOPICS:
        assert len(topic.purpose) > 40
        assert len(topic.tasks) >= 3, topic.key
        assert all(task.steps for task in topic.tasks)
        for text in topic.texts():
            assert not NEVER.search(text), text
            assert text.count("*") % 2 == 0, text


def test_no_two_have_one_name_and_none_leads_nowhere():
    keys = [topic.key for topic in TOPICS]
    assert len(set(keys)) == len(keys)
    pages = {entry.key for entry in PAGES}
    assert {page.partition("/")[0] for topic in TOPICS for page in topic.pages} <= pages


def test_f1_opens_the_page_of_the_place_and_escape_closes_it(qtbot, context):
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.open(Route("court"))
    window.help()
    shown = window.findChild(HelpDialog)
    assert shown.topic.key == "court"
    assert "Note a court date" in shown.text.toPlainText()
    assert "Ctrl+L" in shown.text.toPlainText()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown.isVisible())


def test_words_narrow_the_contents_and_the_arrows_move_in_them(qtbot, dialog):
    assert len(titles(dialog)) == len(TOPICS)
    qtbot.keyClicks(dialog.search, "downtime")
    assert titles(dialog) == ["Blank forms"]
    assert "drawer" in dialog.text.toPlainText()
    dialog.search.setText("merge")
    assert "Participants" in titles(dialog)
    dialog.search.setText("<b>nothing</b>")
    assert titles(dialog) == []
    assert dialog._none.isVisible()
    dialog.search.clear()
    before = dialog.topic
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.topic is not before
    assert dialog.search.text() == ""


def test_a_title_with_the_words_comes_first():
    assert found("plan")[0].key == "plan"


def test_it_fits_into_the_lowest_window(dialog):
    assert dialog.height() <= 460
    assert dialog.width() <= 960
