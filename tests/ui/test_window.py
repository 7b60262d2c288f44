"""The main window with plain pages: keys, search, history, names, sizes."""

import sys
import types
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
)

from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.i18n import screen_language
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages import PageEntry
from leaddesk.ui.routes import Route
from leaddesk.ui.window import Window

HOSTILE = '<b>Bob & "Ann"</b>'


class PlainPage(Page):
    def __init__(self, context, parent=None):
        super().__init__(context, "Plain", parent)
        self.routes, self.done = [], []
        self.line = QLineEdit(self)
        self.line.setAccessibleName("Note")
        box = QVBoxLayout(self)
        box.addWidget(PageHeader("Plain", "A page for the tests"))
        box.addWidget(self.line)

    def open(self, route):
        self.routes.append(route)

    def save(self):
        self.done.append("save")

    def print_form(self):
        self.done.append("print")

    def show_tab(self, number):
        self.done.append(number)

    def on_committed(self, changes):
        self.done.append(changes.label)


sys.modules["plain_pages"] = sys.modules.get(__name__) or types.SimpleNamespace(PlainPage=PlainPage)
HERE = "plain_pages:PlainPage"
ENTRIES = (
    PageEntry("today", "Today", "sun-horizon", HERE),
    PageEntry("participants", "Participants", "users", HERE),
    PageEntry("referrals", "Referrals", "tray", HERE),
    PageEntry("providers", "Providers", "buildings", HERE),
    PageEntry("settings", "Settings", "gear-six", "leaddesk.ui.pages.settings_page:SettingsPage"),
)


@pytest.fixture
def window(qtbot, context):
    window = Window()
    qtbot.addWidget(window)
    main = MainWindow(context, ENTRIES)
    window.show_view(main)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield window
    qtbot.waitUntil(lambda: context.jobs.idle)


@pytest.fixture
def main(window):
    return window.centralWidget()


@pytest.fixture
def people(services):
    return [
        services.participants.save(ParticipantDraft(first_name="Marisol", last_name="Teague")),
        services.participants.save(ParticipantDraft(first_name=HOSTILE, last_name="Marsh")),
    ]


def press(qtbot, main, keys):
    from PySide6.QtGui import QKeySequence

    combined = QKeySequence(keys)[0]
    qtbot.keyClick(QApplication.focusWidget() or main, combined.key(), combined.keyboardModifiers())


def test_the_title_says_the_program_s_name_and_nothing_more(qtbot, window):
    assert window.windowTitle() == "LeadDesk"
    practice = Window(practice=True)
    qtbot.addWidget(practice)
    assert practice.windowTitle() == "LeadDesk · PRACTICE"


def test_it_begins_on_the_first_page_of_the_rail(main):
    assert main.route == Route("today")
    assert main.rail.keys == ["today", "participants", "referrals", "providers", "settings"]


@pytest.mark.parametrize(
    ("keys", "page"), [("Ctrl+2", "participants"), ("Ctrl+4", "providers"), ("Ctrl+5", "settings"), ("F5", "today")]
)
def test_number_keys_follow_the_rail(qtbot, main, keys, page):
    main.open(Route("referrals"))
    press(qtbot, main, keys)
    assert main.route == Route(page)


def test_escape_goes_back_where_she_was(qtbot, main):
    main.open(Route("participants", 1))
    main.open(Route("participants", 2, "consents"))
    main.open(Route("referrals"))
    for place in (Route("participants", 2, "consents"), Route("participants", 1), Route("today"), Route("today")):
        press(qtbot, main, "Esc")
        assert main.route == place


def test_the_page_s_own_keys_reach_the_page(qtbot, main):
    for keys in ("Ctrl+S", "Ctrl+P", "Alt+3"):
        press(qtbot, main, keys)
    assert main.page.done == ["save", "print", 2]


def test_new_offers_only_what_has_a_page_and_knows_whom_it_is_for(qtbot, main):
    main.open(Route("participants", 7))
    shown = main.top.new_menu().actions()[:5]
    assert [action.text()[action.text().index("&") + 1] for action in shown] == ["p", "i", "o", "c", "v"]
    actions = {action.text().replace("&", ""): action for action in shown}
    assert list(actions) == ["New participant", "New referral in", "New referral out", "New contact", "New provider"]
    actions["New referral out"].trigger()
    assert main.route == Route("referrals", 7, "new-out")
    actions["New participant"].trigger()
    assert main.route == Route("participants", None, "new")


def test_search_finds_while_typing_and_the_first_hit_is_chosen(qtbot, main, people):
    press(qtbot, main, "Ctrl+K")
    assert main.top.search.line.hasFocus()
    qtbot.keyClicks(main.top.search.line, "teague")
    qtbot.waitUntil(main.top.search.popup.isVisible)
    titles = [line.title for line in main.top.search._model.lines()]
    assert titles == ["People", "Marisol Teague"]
    qtbot.keyClick(main.top.search.line, Qt.Key.Key_Return)
    assert main.route == Route("participants", people[0])
    assert not main.top.search.popup.isVisible()
    assert main.top.search.line.text() == ""


def test_enter_opens_the_right_row_though_its_results_come_late(qtbot, main, people, context):
    import threading

    held = threading.Event()
    context.jobs.run(main, lambda: held.wait(5))
    main.top.search.take_focus()
    qtbot.keyClicks(main.top.search.line, "mar")
    qtbot.keyClick(main.top.search.line, Qt.Key.Key_Return)
    qtbot.keyClicks(main.top.search.line, "isol")
    qtbot.keyClick(main.top.search.line, Qt.Key.Key_Return)
    assert main.route == Route("today")
    held.set()
    qtbot.waitUntil(lambda: main.route == Route("participants", people[0]))


def test_search_finds_providers_and_pages_and_moves_with_the_keys(qtbot, main, services):
    office = services.organisations.save(OrganisationDraft(name="Parker House"))
    search = main.top.search
    search.take_focus()
    qtbot.keyClicks(search.line, "par")
    qtbot.waitUntil(search.popup.isVisible)
    titles = [line.title for line in search._model.lines()]
    assert titles == ["Providers", "Parker House", "Pages", "Participants", "New participant"]
    qtbot.keyClick(search.line, Qt.Key.Key_Down)
    qtbot.keyClick(search.line, Qt.Key.Key_Up)
    qtbot.keyClick(search.line, Qt.Key.Key_Return)
    assert main.route == Route("providers", office)


@pytest.mark.parametrize(
    ("typed", "first", "part"),
    [
        ("backup", "Settings: backups", "backups"),
        ("usb stick", "Settings: backups", "backups"),
        ("Passphrase", "Settings: security", "security"),
        ("settings dark", "Settings: appearance", "appearance"),
        ("dele", "Settings: removed", "removed"),
    ],
)
def test_a_part_of_the_settings_is_found_by_what_it_is_for(qtbot, main, typed, first, part):
    search = main.top.search
    search.take_focus()
    qtbot.keyClicks(search.line, typed)
    qtbot.waitUntil(search.popup.isVisible)
    assert [line.title for line in search._model.lines()][:2] == ["Pages", first]
    qtbot.keyClick(search.line, Qt.Key.Key_Return)
    assert main.route == Route("settings", None, part)


def test_notes_of_contacts_come_below_the_people_and_leave_the_choice_alone(qtbot, main, services, people):
    note = ContactDraft(date(2026, 11, 3), note="Marisol asked for Harbor House")
    contact = services.contacts.save(people[1], note)
    search = main.top.search
    search.take_focus()
    qtbot.keyClicks(search.line, "marisol")
    qtbot.waitUntil(lambda: "Notes of contacts" in [line.title for line in search._model.lines()])
    assert search._model.lines()[0].title == "People"
    assert search.list.currentIndex().row() == 1
    hit = search._model.lines()[-1]
    assert hit.detail.endswith("Marisol asked for Harbor House")
    assert hit.route == Route("participants", people[1], "contact", contact)
    main.context.names.hide(hidden=True)
    qtbot.keyClicks(search.line, "marisol")
    qtbot.waitUntil(lambda: "Notes of contacts" in [line.title for line in search._model.lines()])
    assert [line.detail for line in search._model.lines()] == [""] * 4
    assert search._model.lines()[-1].title == "LD-2026-0002"


def test_a_note_alone_is_found_and_enter_waits_for_it(qtbot, main, services, people):
    contact = services.contacts.save(people[0], ContactDraft(date(2026, 11, 3), note="Zoology class"))
    main.top.search.take_focus()
    qtbot.keyClicks(main.top.search.line, "zoology")
    qtbot.keyClick(main.top.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: main.route == Route("participants", people[0], "contact", contact))


def test_several_people_can_be_shown_in_the_list(qtbot, main, services, people):
    services.participants.save(ParticipantDraft(first_name="Marisol", last_name="Vega"))
    search = main.top.search
    search.take_focus()
    qtbot.keyClicks(search.line, "marisol")
    qtbot.waitUntil(search.popup.isVisible)
    line = next(line for line in search._model.lines() if line.title == "Show all of them in the list")
    assert line.route == Route("participants", None, "", "marisol")


def test_what_is_not_found_is_said_and_enter_goes_nowhere(qtbot, main):
    search = main.top.search
    search.take_focus()
    qtbot.keyClicks(search.line, "qqqq ' OR 1=1 --")
    qtbot.waitUntil(search.popup.isVisible)
    assert [line.title for line in search._model.lines()] == ["Nothing found"]
    qtbot.keyClick(search.line, Qt.Key.Key_Return)
    assert main.route == Route("today")
    press(qtbot, main, "Esc")
    assert not search.popup.isVisible()


def test_hidden_names_are_hidden_in_the_search_too(qtbot, main, people, context):
    press(qtbot, main, "F9")
    assert context.names.hidden
    assert main.top.hide_names.accessibleName() == "Show names"
    search = main.top.search
    search.take_focus()
    qtbot.keyClicks(search.line, "teague")
    qtbot.waitUntil(search.popup.isVisible)
    [_head, hit] = search._model.lines()
    assert (hit.title, hit.detail) == ("LD-2026-0001", "")
    assert context.names.shown("Marisol Teague", "LD-2026-0001") == "LD-2026-0001"


def test_a_commit_reaches_every_page_and_the_status_line(qtbot, main, services):
    main.open(Route("participants"))
    main.status.say("Draft, kept at 9:11 AM")
    services.participants.save(ParticipantDraft(first_name="Ana"))
    qtbot.waitUntil(lambda: main.page.done != [])
    assert len(main._pages["today"].done) == len(main._pages["participants"].done) == 1
    assert main.status.text == "All changes saved"


def test_undo_takes_the_last_action_back_and_says_which(qtbot, main, services, context):
    services.participants.save(ParticipantDraft(first_name="Ana"))
    words = [action.text() for action in main.more_menu().actions()]
    assert words[0] == "Undo Save participant\tCtrl+Z"
    press(qtbot, main, "Ctrl+Z")
    qtbot.waitUntil(lambda: main.status.text == "Taken back: Save participant")
    press(qtbot, main, "Ctrl+Shift+Z")
    qtbot.waitUntil(lambda: main.status.text == "Done again: Save participant")


def test_undo_in_a_text_field_is_the_field_s_own(qtbot, main, services):
    services.participants.save(ParticipantDraft(first_name="Ana"))
    main.page.line.setFocus()
    qtbot.keyClicks(main.page.line, "typed")
    press(qtbot, main, "Ctrl+Z")
    qtbot.wait(20)
    assert main.page.line.text() != "typed"
    assert services.history.undo_label == "Save participant"


def test_an_undo_that_is_refused_says_why_on_the_page(qtbot, main, services):
    services.history.clear()
    main.undo()
    qtbot.waitUntil(lambda: main.page.banner.text != "")
    assert main.page.banner.text == "There is nothing to undo."


def test_a_backup_can_be_made_at_any_time(qtbot, main, door):
    main.back_up()
    qtbot.waitUntil(lambda: "backup" in door.asked)
    qtbot.waitUntil(lambda: main.status.text == "All changes saved")
    main.show_backup()
    assert main.status._backup.text() == "Backup today, 7:42 AM"


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(1366, 688, 100), (960, 460, 100), (1366, 688, 150), (1366, 688, 200)]
)
def test_nothing_is_cut_at_the_sizes_that_count(qtbot, window, main, theme, width, height, percent):
    theme.choose(text_size=percent)
    screen_language("pseudo")
    try:
        window.resize(width, height)
        QApplication.processEvents()
        for key in main.rail.keys:
            main.open(Route(key))
            QApplication.processEvents()
            for words in window.findChildren(QLabel):
                free = words.wordWrap() or words.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
                if words.isVisible() and words.text() and not free:
                    assert words.width() >= words.sizeHint().width() - 1, (key, words.text())
            for button in window.findChildren(QAbstractButton):
                if button.isVisible():
                    assert button.width() >= button.minimumSizeHint().width() - 1, (key, button.text())
    finally:
        screen_language("en")


def test_the_rail_folds_where_it_is_narrow(qtbot, window, main):
    window.resize(1366, 688)
    QApplication.processEvents()
    assert main.rail.width() == 208
    window.resize(960, 460)
    QApplication.processEvents()
    assert 96 <= main.rail.width() <= 104
    assert (main.top.height(), main.status.height()) == (48, 24)


def test_everything_that_takes_the_focus_has_a_name(qtbot, window, main):
    for key in main.rail.keys:
        main.open(Route(key))
        if key == "settings":
            for number in range(5):
                main.page.show_tab(number)
    QApplication.processEvents()
    parts = [QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView]
    inside = (QAbstractButton, QComboBox)
    nameless = {
        (type(widget).__name__, widget.objectName())
        for kind in parts
        for widget in window.findChildren(kind)
        if not widget.accessibleName()
        and not isinstance(widget, QScrollBar | QHeaderView)
        and widget.window() is window
        and not isinstance(widget.parent(), inside)
        and not (isinstance(widget, QAbstractButton) and not widget.text())
    }
    assert nameless == set()


def test_tab_reaches_everything_that_can_be_seen(qtbot, window, main):
    main.open(Route("settings"))
    qtbot.waitUntil(lambda: main._context.jobs.idle)
    window.activateWindow()
    qtbot.waitActive(window)
    wanted = {
        widget
        for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        # of several that exclude each other only the chosen one is a stop; the arrow keys go on from there
        and not (isinstance(widget, QAbstractButton) and widget.group() and not widget.isChecked())
    }
    reached = set()
    main.top.search.line.setFocus()
    while (here := QApplication.focusWidget()) not in reached:
        assert here is not None, "the focus was lost"
        reached.add(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert [(type(widget).__name__, widget.accessibleName()) for widget in wanted - reached] == []
