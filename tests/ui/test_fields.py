from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from leaddesk.domain.codes import Language, ReferralSource
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.fields import Spec, specs, types_of
from leaddesk.domain.hand_offs import HandOffDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.domain.shared_papers import SharedClosingDraft, SharedPlanDraft
from leaddesk.i18n import parse_time
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.choice_fields import CheckField, ChoiceField, ManyField, PickField, RecordField
from leaddesk.ui.widgets.date_fields import DateField, PartialDateField, TimeField
from leaddesk.ui.widgets.date_words import date_problem
from leaddesk.ui.widgets.forms import FieldGrid, make_field, make_fields
from leaddesk.ui.widgets.list_fields import ListField, PhonesField
from leaddesk.ui.widgets.text_fields import IntField, PassphraseField, PhoneTextField, TextBox, TextField

TODAY = date(2026, 11, 23)
HOSTILE = '<b>Bob & "Ann"</b> \u202eabc 😀'


def today():
    return TODAY


def shown(qtbot, field):
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.parametrize(
    "draft", [ParticipantDraft, ReferralInDraft, ContactDraft, OrganisationDraft, OfficeDraft, SecurityDraft]
)
def test_every_field_of_a_draft_has_an_input_named_as_its_label(qtbot, draft):
    fields = make_fields(draft, today)
    assert list(fields) == list(specs(draft))
    for name, field in fields.items():
        qtbot.addWidget(field)
        assert field.objectName() == name
        # many boxes have their own words each, and stand together under the label
        named = (*field._inputs[:1], *field.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly))
        assert specs(draft)[name].label in [one.accessibleName() for one in named]


def test_what_a_draft_holds_comes_back_from_its_fields_unchanged(qtbot):
    draft = ParticipantDraft(
        first_name=HOSTILE,
        aliases=("Roz", HOSTILE),
        birth=BirthDate(1988, about=True),
        phones=(Phone("(555) 010-0199", message_safe=True), Phone("(555) 010-0111")),
        no_fixed_address=True,
        address="Camp below\nthe elevator",
        language=Language.SPANISH,
    )
    for name, field in make_fields(ParticipantDraft, today).items():
        qtbot.addWidget(field)
        field.set_value(getattr(draft, name))
        assert field.value() == getattr(draft, name), name


@pytest.mark.parametrize(
    ("kept", "seen"), [("5555550120", "(555) 555-0120"), ("ask at the desk", "ask at the desk"), ("", "")]
)
def test_a_phone_is_shown_from_the_start_as_people_write_it(qtbot, kept, seen):
    field = shown(qtbot, PhoneTextField("phone", specs(OrganisationDraft)["phone"]))
    field.set_value(kept)
    assert field.line.text() == seen


def test_loading_a_value_is_no_edit(qtbot):
    for name, field in make_fields(ReferralInDraft, today).items():
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.edited):
            field.set_value(getattr(ReferralInDraft(contact_on=TODAY, contact_time=time(9)), name))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("11/3", date(2026, 11, 3)), ("11/3/26", date(2026, 11, 3)), ("11-3-2026", date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3)), ("nov 3", date(2026, 11, 3)), ("today", TODAY), ("fri", date(2026, 11, 27)),
        ("+14", date(2026, 12, 7)), ("", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_type_it(qtbot, typed, day):
    field = shown(qtbot, DateField("on", Spec("On"), today))
    qtbot.keyClicks(field.line, typed)
    assert field.value() == day


def test_a_date_is_shown_in_words_once_the_field_is_left(qtbot):
    field = shown(qtbot, DateField("on", Spec("On"), today))
    qtbot.keyClicks(field.line, "11/3")
    field._on_left()
    assert field.line.text() == "Nov 3, 2026"


@pytest.mark.parametrize(
    ("typed", "words", "meant"),
    [
        ("11/31/26", "November has 30 days.", (date(2026, 11, 30), date(2026, 12, 1))),
        ("2/30", "February has 28 days.", (date(2026, 2, 28),)),
        ("2/29/2024", "", ()),
        ("12/32/26", "December has 31 days.", (date(2026, 12, 31), date(2027, 1, 1))),
        ("25/12/26", "There is no month 25.", (date(2026, 12, 25),)),
        ("31/6/26", "There is no month 31.", ()),
        ("soon", "Not a date. 11/3, nov 3, today, fri and +14 work", ()),
        ("0/0/0", "Not a date. 11/3, nov 3, today, fri and +14 work", ()),
        ("+9999999", "Not a date. 11/3, nov 3, today, fri and +14 work", ()),
        ("99/99/9999", "Not a date. 11/3, nov 3, today, fri and +14 work", ()),
        ("12/40/9999", "Not a date. 11/3, nov 3, today, fri and +14 work", ()),
    ],
)
def test_a_date_that_is_none_says_why_and_which_day_may_be_meant(typed, words, meant):
    assert date_problem(typed, TODAY) == (words, meant)


def test_a_cure_puts_the_day_in(qtbot):
    field = shown(qtbot, DateField("on", Spec("On"), today))
    field.line.setText("11/31/26")
    text, cures = field.own_problem()
    field.set_problem(text, cures)
    links = [button for button in field.findChildren(QPushButton) if button.property("kind") == "link"]
    assert [button.text() for button in links] == ["Use Nov 30", "Use Dec 1"]
    links[1].click()
    assert field.value() == date(2026, 12, 1)
    assert field.own_problem()[0] == ""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1:40 PM", time(13, 40)),
        ("13:40", time(13, 40)),
        ("9a", time(9)),
        ("140p", time(13, 40)),
        ("12 am", time(0)),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_type_it(typed, read):
    assert parse_time(typed) == read


@pytest.mark.parametrize("typed", ["25:00", "9", "13p", "noon", "1:75"])
def test_a_time_that_is_none_stays_as_typed(qtbot, typed):
    field = shown(qtbot, TimeField("at", Spec("At")))
    field.line.setText(typed)
    assert (field.value(), field.unread_text()) == (None, typed)
    assert field.own_problem()[0]


def test_a_birth_date_is_kept_as_far_as_it_is_known(qtbot):
    field = shown(qtbot, PartialDateField("birth", Spec("Born"), today))
    qtbot.keyClicks(field.line, "about 1980")
    assert field.value() == BirthDate(1980, about=True)
    field._on_left()
    assert field.line.text() == "about 1980"
    field.line.setText("long ago")
    assert field.own_problem()[0]


def test_a_problem_takes_the_place_of_the_help_and_is_told_to_a_screen_reader(qtbot):
    field = shown(qtbot, TextField("place", Spec("Where", help="As the deputy wrote it")))
    assert field._help.isVisible()
    field.set_problem("Needed")
    assert not field._help.isVisible()
    assert field.line.accessibleDescription() == "Needed As the deputy wrote it"
    assert field.line.property("problem") is True
    field.set_problem("")
    assert field._help.isVisible()
    assert field.line.property("problem") is False


def test_a_problem_edge_moves_nothing(qtbot):
    field = shown(qtbot, TextField("place", Spec("Where")))
    before = field.line.height()
    field.set_problem("Needed")
    QApplication.processEvents()
    assert field.line.height() == before == 36


def test_an_ampersand_in_a_label_stays_an_ampersand(qtbot):
    field = shown(qtbot, TextField("x", Spec("Court & legal")))
    assert field._label.text() == "Court && legal"
    assert field.line.accessibleName() == "Court & legal"


def test_the_wheel_changes_no_choice(qtbot):
    field = shown(qtbot, ChoiceField("source", Spec("Referred by"), ReferralSource, optional=True))
    field.set_value(list(ReferralSource)[2])
    for focused in (False, True):
        if focused:
            field.combo.setFocus()
        at = QPointF(field.combo.rect().center())
        turn = QWheelEvent(
            at, field.combo.mapToGlobal(at), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field.combo, turn)
        assert field.value() is list(ReferralSource)[2]


def test_a_choice_of_two_words_is_found_by_typing_both(qtbot):
    field = shown(qtbot, ChoiceField("source", Spec("Referred by"), ReferralSource))
    qtbot.keyClicks(field.combo, "patrol o")
    assert field.value() is ReferralSource.LE_PATROL
    qtbot.wait(QApplication.keyboardInputInterval() + 20)
    qtbot.keyClicks(field.combo, "family or")
    assert field.value() is ReferralSource.FAMILY_FRIEND
    assert not field.combo.view().isVisible()


def test_an_optional_choice_can_be_taken_back(qtbot):
    field = shown(qtbot, ChoiceField("source", Spec("Referred by"), ReferralSource, optional=True))
    field.set_value(next(iter(ReferralSource)))
    field.combo.setCurrentIndex(0)
    assert field.value() is None
    assert field.combo.currentText() == "Not chosen"


def test_a_row_is_found_by_words_inside_its_name(qtbot):
    field = shown(qtbot, RecordField("office", Spec("Office")))
    field.set_choices([(7, "Cedar Ridge Clinic"), (9, 'Harbor <i>House</i> & "Co"')])
    field.line.setText("cedar ridge clinic")
    assert field.value() == 7
    field.line.setText("Cedar")
    assert (field.value(), field.own_problem()[0]) == (None, "Not in the list")
    field.set_value(9)
    assert field.line.text() == 'Harbor <i>House</i> & "Co"'
    field.set_choices([(9, "Harbor House"), (11, "New")])
    assert (field.value(), field.line.text()) == (9, "Harbor House")


def test_several_rows_can_be_added_and_taken_away(qtbot):
    field = shown(qtbot, ListField("aliases", Spec("Also known as")))
    field.set_value(("Roz",))
    field.findChild(QPushButton, "aliases-add").click()
    lines = field.findChildren(QLineEdit)
    assert [line.accessibleName() for line in lines] == ["Also known as", "Also known as 2"]
    with qtbot.waitSignal(field.edited):
        lines[1].setText("Rosalind")
    assert field.value() == ("Roz", "Rosalind")
    field._rows[0].remove.click()
    assert field.value() == ("Rosalind",)
    field._rows[0].remove.click()
    assert field.value() == ()


def test_tab_goes_through_the_rows_before_another_is_offered(qtbot):
    field = shown(qtbot, ListField("aliases", Spec("Also known as")))
    field._add.click()
    first, second = field.findChildren(QLineEdit)
    field.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    for wanted in (field._rows[0].remove, second, field._rows[1].remove, field._add):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert wanted.hasFocus()


def test_a_phone_says_whether_a_message_is_safe(qtbot):
    field = shown(qtbot, PhonesField("phones", Spec("Phone")))
    line, _kind, safe = field._parts(field._rows[0])
    assert (line.accessibleName(), safe.accessibleName()) == ("Phone", "Phone: Safe to leave a message")
    qtbot.keyClicks(line, "5550100199")
    line.editingFinished.emit()
    safe.click()
    assert field.value() == (Phone("(555) 010-0199", message_safe=True),)


def test_a_number_that_is_needed_keeps_the_last_one_and_complains(qtbot):
    field = shown(qtbot, IntField("days", Spec("Days"), optional=False))
    field.set_value(30)
    field.line.setText("")
    assert (field.value(), field.own_problem()[0]) == (30, "Needed")
    field.line.setText("ten")
    assert (field.value(), field.unread_text()) == (30, "ten")
    field.line.setText("14")
    assert (field.value(), field.own_problem()[0]) == (14, "")


def test_caps_lock_is_told(qtbot):
    field = shown(qtbot, PassphraseField("passphrase", Spec("Passphrase")))
    field.line.setFocus()
    qtbot.keyClick(field.line, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert not field._help.isVisible()
    QApplication.sendEvent(field.line, _key("A"))
    assert field._help.text() == "Caps Lock is on"
    QApplication.sendEvent(field.line, _key("a"))
    assert not field._help.isVisible()


def _key(text):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, text)


def test_a_secret_is_shown_only_on_demand(qtbot):
    field = shown(qtbot, PassphraseField("passphrase", Spec("Passphrase")))
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    field.findChild(QPushButton, "passphrase-show").click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal


def test_many_choices_keep_the_order_of_the_list(qtbot):
    members = list(Language)[:4]
    field = shown(qtbot, ManyField("languages", Spec("Languages"), members, frozenset))
    field.tick(members[2]).click()
    field.tick(members[0]).click()
    assert field.value() == frozenset({members[0], members[2]})


def test_a_text_box_is_left_with_tab(qtbot):
    assert shown(qtbot, TextBox("notes", Spec("Notes", lines=3))).box.tabChangesFocus()


def test_a_picked_value_may_be_one_that_is_not_offered(qtbot):
    field = shown(qtbot, PickField("zone", Spec("Time zone"), [("a", "Here")]))
    field.set_value("b")
    assert field.value() == "b"


def test_a_check_box_is_named_by_its_words(qtbot):
    field = shown(qtbot, CheckField("safe", Spec("Keep & hide")))
    assert field.tick.accessibleName() == "Keep & hide"
    field.tick.click()
    assert field.value() is True


@pytest.mark.parametrize(("width", "lines"), [(900, [4, 1]), (420, [2, 2, 1]), (200, [1, 1, 1, 1, 1])])
def test_a_grid_of_fields_takes_fewer_columns_where_it_is_narrow(qtbot, width, lines):
    fields = [TextField(f"f{n}", Spec("Name", width=w)) for n, w in enumerate((2, 1, 1, 2, 2))]
    grid = FieldGrid("", fields)
    qtbot.addWidget(grid)
    assert [len(line) for line in grid._grid.lines(width)] == lines


def test_nothing_in_a_grid_overlaps_or_is_cut(qtbot):
    fields = make_fields(ReferralInDraft, today)
    grid = FieldGrid("All", fields.values())
    qtbot.addWidget(grid)
    for width in (960, 620, 400):
        grid.resize(width, grid.heightForWidth(width))
        grid.show()
        QApplication.processEvents()
        boxes = [field.geometry() for field in fields.values()]
        assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.intersects(b)]
        for words in grid.findChildren(QLabel):
            if words.isVisible() and not words.wordWrap():
                assert words.width() >= words.sizeHint().width() - 1, words.text()


@pytest.mark.parametrize(
    "words", ["B  Being in touch", "H  Housing, income", "Because I ask for it", "To help my lawyer"]
)
def test_a_tick_that_has_room_for_its_words_keeps_them_on_one_line(qtbot, words):
    box = shown(qtbot, Tick(words))
    assert box.heightForWidth(box.sizeHint().width()) == box.sizeHint().height()


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (CourtLetterDraft(), "words_tell"),
        (HandOffDraft(), "tells"),
        (ReferralOutDraft(), "reason_tells"),
        (SharedClosingDraft(), "tells"),
        (SharedPlanDraft(), "tells"),
    ],
)
def test_what_a_paper_tells_in_any_case_is_not_asked_about(qtbot, draft, name):
    field = make_field(name, specs(draft)[name], types_of(type(draft))[name], today)
    qtbot.addWidget(field)
    for tick in field.findChildren(Tick):
        tick.click()
    assert set(field.value()) == set(InformationCategory) - draft.categories
