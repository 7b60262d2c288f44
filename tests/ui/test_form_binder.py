import threading
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from leaddesk.domain.contacts import ContactDraft
from leaddesk.ui.widgets.form_binder import AUTOSAVE_MS, FormBinder
from leaddesk.ui.widgets.form_keeper import FormKeeper
from leaddesk.ui.widgets.forms import FieldGrid, make_fields

TODAY = date(2026, 11, 3)
NOW = datetime.combine(TODAY, time(9, 12))
SAVED = ContactDraft(on=TODAY, note="Spoke")


@pytest.fixture
def fields(qtbot):
    fields = make_fields(ContactDraft, lambda: TODAY)
    grid = FieldGrid("", fields.values())
    qtbot.addWidget(grid)
    grid.show()
    yield fields
    grid.close()


@pytest.fixture
def binder(fields):
    binder = FormBinder(fields, lambda draft: draft.problems(NOW))
    binder.load(SAVED)
    yield binder
    # what is due to be kept would look into fields that have gone
    binder._timer.stop()


def test_an_edit_makes_the_form_dirty_and_its_undoing_clean(qtbot, binder, fields):
    edit = fields["minutes"].findChild(QLineEdit)
    with qtbot.waitSignal(binder.dirty_changed):
        qtbot.keyClicks(edit, "5")
    assert binder.dirty
    edit.backspace()
    assert not binder.dirty


def test_loading_neither_dirties_nor_saves(qtbot, binder):
    with qtbot.assertNotEmitted(binder.autosave_due, wait=10):
        binder.load(replace(SAVED, note="Other"))
    assert not binder.dirty
    assert not binder.waiting


def test_no_problem_appears_while_typing_but_one_that_is_mended_goes(binder, fields):
    on = fields["on"]
    on.line.setText("11/31")
    assert on.problem == ""
    on._on_left()
    assert on.problem == "November has 30 days."
    on.line.setText("11/2")
    assert on.problem == ""


def test_saving_is_held_back_by_text_that_is_no_value(binder, fields):
    fields["minutes"].line.setText("ten")
    assert binder.problems() == {"minutes": "Digits only"}
    assert not binder.show_problems()
    assert fields["minutes"].problem == "Digits only"


def test_the_first_problem_gets_the_focus(binder, fields, qtbot):
    fields["on"].line.setText("")
    fields["minutes"].line.setText("5000")
    window = fields["on"].window()
    window.activateWindow()
    qtbot.waitActive(window)
    assert not binder.show_problems()
    assert fields["on"].problem == "Needed"
    assert fields["on"].line.hasFocus()


def test_an_edit_is_handed_on_two_seconds_later(qtbot, binder, fields):
    assert AUTOSAVE_MS == 2000
    binder._timer.setInterval(10)
    with qtbot.waitSignal(binder.autosave_due) as due:
        fields["note"].box.setPlainText("More")
    assert due.args[0].note == "More"


def test_what_was_typed_during_saving_stays_dirty(binder, fields):
    fields["note"].box.setPlainText("One")
    sent = binder.draft
    fields["note"].box.setPlainText("Two")
    binder.saved(sent)
    assert binder.dirty
    binder.saved()
    assert not binder.dirty


def test_the_program_can_change_a_field(binder, fields):
    binder.change(note="Filled in")
    assert fields["note"].value() == "Filled in"
    assert binder.dirty


def test_typed_text_comes_back_though_it_is_no_value(qtbot, context, binder, fields):
    keeper = FormKeeper(context, binder, "contact", ContactDraft)
    keeper.open("new", SAVED)
    qtbot.waitUntil(lambda: context.jobs.idle)
    fields["note"].box.setPlainText("<b>half a sen")
    fields["on"].line.setText("11/31")
    with qtbot.waitSignal(keeper.kept) as kept:
        binder.keep_now()
    assert kept.args[0] == "Draft, kept at 8:00 AM"

    binder.load(ContactDraft())
    back = []
    keeper.open("new", SAVED, back.append)
    qtbot.waitUntil(lambda: bool(back))
    assert back == [True]
    assert (fields["note"].value(), fields["on"].line.text()) == ("<b>half a sen", "11/31")
    assert binder.dirty


def test_a_dropped_draft_does_not_come_back(qtbot, context, binder, fields):
    keeper = FormKeeper(context, binder, "contact", ContactDraft)
    keeper.open("7", SAVED)
    qtbot.waitUntil(lambda: context.jobs.idle)
    fields["note"].box.setPlainText("Typed")
    work = keeper.keep_work()
    context.jobs.save(binder, work)
    keeper.drop()
    back = []
    keeper.open("7", SAVED, back.append)
    qtbot.waitUntil(lambda: bool(back))
    assert back == [False]
    assert binder.draft == SAVED
    assert keeper.keep_work() is None


def test_a_field_left_empty_is_named_on_saving_and_not_before(binder, fields):
    binder.load(replace(SAVED, on=None))
    fields["on"]._on_left()
    assert fields["on"].problem == ""
    assert not binder.show_problems()
    assert fields["on"].problem == "Needed"
    fields["on"]._on_left()
    assert fields["on"].problem == "Needed"


def test_a_pasted_sign_that_would_turn_other_words_round_never_gets_into_the_record(binder, fields):
    fields["note"].findChild(QPlainTextEdit).setPlainText("Met Roz\u202e tomorrow\u202c")
    assert binder.draft.note == "Met Roz tomorrow"
    assert binder.dirty


@pytest.fixture
def held(context):
    """The worker is busy with something else, until it is set."""
    gate = threading.Event()
    context.jobs.run(context.commits, lambda: gate.wait(5))
    yield gate
    gate.set()


def test_what_is_typed_while_the_form_is_still_being_read_stays(qtbot, context, binder, fields, held):
    keeper = FormKeeper(context, binder, "contact", ContactDraft)
    keeper.open("new", SAVED)
    minutes, on = fields["minutes"].findChild(QLineEdit), fields["on"].line
    qtbot.keyClicks(minutes, "45")
    on.clear()
    qtbot.keyClicks(on, "11/")
    held.set()
    qtbot.waitUntil(lambda: context.jobs.idle)
    assert (minutes.text(), on.text()) == ("45", "11/")
    assert binder.draft.minutes == 45
    assert binder.draft.note == "Spoke"
    assert binder.dirty
    assert binder.waiting


def test_a_kept_draft_is_not_overwritten_by_the_first_letters(qtbot, context, binder, fields, held):
    context.services.drafts.keep("contact", "new", replace(SAVED, note="A whole story", minutes=None))
    keeper = FormKeeper(context, binder, "contact", ContactDraft)
    keeper.open("new", SAVED)
    fields["note"].findChild(QPlainTextEdit).setPlainText("A")
    qtbot.keyClicks(fields["minutes"].findChild(QLineEdit), "45")
    held.set()
    qtbot.waitUntil(lambda: context.jobs.idle)
    assert binder.draft.note == "A whole story"
    assert binder.draft.minutes == 45


def test_what_is_typed_into_another_record_does_not_follow_into_the_one_being_read(context, binder, fields, held):
    keeper = FormKeeper(context, binder, "contact", ContactDraft)
    keeper.open("7", replace(SAVED, note="Another"))
    fields["note"].findChild(QPlainTextEdit).setPlainText("Spoke long")
    held.set()
    while not context.jobs.idle:
        QApplication.processEvents()
    assert binder.draft.note == "Another"
    assert not binder.dirty


def test_a_form_that_was_not_read_yet_takes_a_key_without_a_fault(qtbot, fields):
    binder = FormBinder(fields, lambda draft: draft.problems(NOW))
    qtbot.keyClicks(fields["minutes"].findChild(QLineEdit), "45")
    assert binder.draft is None
