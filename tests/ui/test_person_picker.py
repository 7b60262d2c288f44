import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaddesk.domain.participants import ParticipantDraft
from leaddesk.ui.models.record_table import LINE_ROLE
from leaddesk.ui.pages.person_picker import PersonPicker
from tests.ui.people import enrolled, settle


@pytest.fixture
def picker(qtbot, context, services):
    enrolled(services)
    enrolled(services, ParticipantDraft("Emmett", "", "Yarrow"))
    made = PersonPicker(context, "Who was the contact with?", "This person")
    qtbot.addWidget(made)
    made.show()
    return made


def found(picker):
    model = picker.list.model()
    return [model.index(row, 0).data(LINE_ROLE).title for row in range(model.rowCount())]


def test_a_person_is_found_while_typing_and_taken_with_enter(picker, context):
    QTest.keyClicks(picker.text, "rosie")
    settle(context, 200)
    assert found(picker) == ["Roz Tackett"]

    QTest.keyClick(picker.text, Qt.Key.Key_Return)

    assert picker.result() == PersonPicker.DialogCode.Accepted
    assert picker.picked.title == "Roz Tackett"


def test_nobody_can_be_taken_before_somebody_is_found(picker, context):
    assert picker.deed.blocked
    QTest.keyClicks(picker.text, "qqqqqqqq")
    settle(context, 200)

    QTest.keyClick(picker.text, Qt.Key.Key_Return)
    picker.deed.click()

    assert picker.picked is None
    assert picker.isVisible()
    assert picker._said.text() == "Nobody found"


def test_the_arrow_keys_move_while_typing_goes_on(picker, context):
    picker.text.setText("LD-2026")
    settle(context, 200)
    assert len(found(picker)) == 2
    first = picker.list.current()

    QTest.keyClick(picker.text, Qt.Key.Key_Down)

    assert picker.list.current() != first
    assert picker.text.hasFocus() or not picker.isActiveWindow()


def test_hidden_names_are_hidden_here_too(picker, context):
    context.names.hide(hidden=True)
    picker.text.setText("rosie")
    settle(context, 200)

    assert found(picker) == ["LD-2026-0001"]
    line = picker.list.model().index(0, 0).data(LINE_ROLE)
    assert "Rosie" not in line.sentence()


def test_escape_takes_nobody(picker, context):
    QTest.keyClicks(picker.text, "rosie")
    settle(context, 200)
    QTest.keyClick(picker.text, Qt.Key.Key_Escape)

    assert picker.picked is None
    assert not picker.isVisible()
