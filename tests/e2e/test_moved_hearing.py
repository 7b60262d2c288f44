"""A hearing is noted with the keyboard alone, moved from the list, taken back, and found again by its case number."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.e2e.steps import PASSPHRASE

CASE = "26-CR-0143"


def keys(at, text):
    """Type into whatever has the focus; without a screen no window is brought to the front by itself."""
    at.top.activateWindow()
    at.pause(20)
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_a_hearing_is_moved(at):
    a_matter_is_noted(at)
    a_court_date_takes_the_keyboard_alone(at)
    the_hearing_is_moved_from_the_list(at)
    the_move_is_taken_back_and_done_again(at)
    at.lock()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    all_is_found_by_the_case_number(at)


def a_matter_is_noted(at):
    at.open_person("tackett")
    at.see("Next court date", "None known")
    at.press("Alt+5")
    at.see("Nothing about court yet", "No rap sheets: only what the public docket, counsel")
    at.click("New matter")
    at.choose("Kind of matter", "New case")
    at.type_into("Case number", CASE)
    at.click("Save matter")
    at.see(f"{CASE} · New case", "Still to ask")


def a_court_date_takes_the_keyboard_alone(at):
    at.press("F5")

    def whose():
        keys(at, "tack")
        at.pause(200)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    at.answer(whose)
    at.press("Ctrl+N")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_D)
    at.see("New court date", "For Roz Tackett")
    keys(at, "11/12")
    at.press("Tab")
    keys(at, "9:30")
    at.press("Ctrl+S")
    assert [row[:3] for row in at.rows("Court dates")] == [["Thu, Nov 12", "9:30 AM", "Roz Tackett"]]
    at.see(CASE)


def the_hearing_is_moved_from_the_list(at):
    at.press("Ctrl+4")
    at.answer(lambda: (at.type_into("New date", "11/19"), at.type_into("Time", "1 pm"), at.click("Move court date")))
    at.click("Move to another day…")
    assert [row[:2] for row in at.rows("Court dates")] == [["Thu, Nov 19", "1:00 PM"]]
    at.click("All 2")
    assert [(row[0], row[-1]) for row in at.rows("Court dates")] == [
        ("Thu, Nov 19", ""),
        ("Thu, Nov 12", "Moved to Nov 19"),
    ]


def the_move_is_taken_back_and_done_again(at):
    at.press("Ctrl+Z")
    at.see("Taken back: Move court date")
    assert [(row[0], row[-1]) for row in at.rows("Court dates")] == [("Thu, Nov 12", "")]
    at.press("Ctrl+Shift+Z")
    at.see("Done again: Move court date")
    assert len(at.rows("Court dates")) == 2


def all_is_found_by_the_case_number(at):
    at.open_person(CASE)
    at.see("Nov 19, 2026, 1:00 PM")
    assert [(row[0], row[-1]) for row in at.rows("Court dates")] == [
        ("Thu, Nov 19", ""),
        ("Thu, Nov 12", "Moved to Nov 19"),
    ]
