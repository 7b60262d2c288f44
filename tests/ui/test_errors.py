import logging
import sys

import pytest

from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.errors import BlockedError, InvalidRecordError, LeadDeskError, StorageError, StorageReason
from leaddesk.ui import crash
from leaddesk.ui.crash import CrashReporter, Fault
from leaddesk.ui.errors import Errors
from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.panels import Banner

SECRET = "Roz Tackett"


@pytest.fixture
def banner(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def test_wrong_fields_are_marked_under_the_fields(qtbot, errors, banner):
    fields = make_fields(ContactDraft, lambda: None)
    for field in fields.values():
        qtbot.addWidget(field)
    binder = FormBinder(fields)
    binder.load(ContactDraft())
    errors.show(InvalidRecordError({"on": "Needed"}), banner=banner, binder=binder)
    assert fields["on"].problem == "Needed"
    assert banner.text == ""


def test_a_refusal_by_a_rule_stands_on_the_page_with_the_way_out(errors, banner, asked):
    errors.show(BlockedError("The release has ended.", "Make a new one."), banner=banner)
    assert banner.text == "The release has ended."
    assert banner.accessibleName() == "The release has ended. Make a new one."
    assert asked == []


def test_a_refusal_without_a_page_is_told_in_a_dialog(errors, asked):
    errors.show(LeadDeskError("Nothing to undo.", "Go on."))
    assert asked == [("Nothing to undo.", "Go on.", "")]


def test_the_machine_s_refusal_offers_to_try_again(expect_log):
    expect_log("storage refused: DISK_FULL")
    tried, told = [], []
    errors = Errors(tried.append, lambda *words: told.append(words) or True)
    errors.show(
        StorageError(StorageReason.DISK_FULL, "The disk is full.", "Free some space."), retry=lambda: tried.append(1)
    )
    assert told == [("The disk is full.", "Free some space.", "Try again")]
    assert tried == [1]


def test_anything_else_is_a_fault_of_the_program(faults, errors):
    error = KeyError(SECRET)
    errors.show(error)
    assert faults == [error]
    faults.clear()


@pytest.mark.parametrize(
    "error",
    [
        ValueError(SECRET),
        KeyError(SECRET),
        OSError(2, SECRET, SECRET),
        UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
        LeadDeskError(SECRET),
    ],
)
def test_a_fault_names_its_kind_and_its_lines_and_nothing_that_was_in_it(error):
    local = SECRET  # noqa: F841 - a local that must not appear
    fault = Fault.of(raised(error))
    assert SECRET not in fault.text()
    assert type(error).__name__ in fault.text()
    assert "tests/ui/test_errors.py:" in fault.text().replace("\\", "/") or "test_errors.py:" in fault.text()


def test_a_fault_is_logged_without_its_message_and_the_program_goes_on(qtbot, expect_log, tmp_path, monkeypatch):
    expect_log("fault: ValueError")
    shown = []
    reporter = CrashReporter(shown.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reporter._hook(ValueError, raised(ValueError(SECRET)), None)
    qtbot.waitUntil(lambda: bool(shown))
    assert SECRET not in shown[0].text()


def test_a_fault_while_one_is_shown_opens_no_second_dialog(qtbot, expect_log):
    expect_log("fault: ValueError")
    shown = []

    def show(fault):
        shown.append(fault)
        reporter._on_caught(fault)

    reporter = CrashReporter(show)
    reporter.report(raised(ValueError()))
    assert len(shown) == 1


def test_the_log_holds_types_only(tmp_path):
    root = logging.getLogger("leaddesk")
    before = root.handlers[:], root.level, root.propagate
    try:
        crash.log_to(tmp_path / "config")
        CrashReporter(lambda _fault: None).report(raised(ValueError(SECRET)))
        text = (tmp_path / "config" / "leaddesk.log").read_text("utf-8")
    finally:
        for handler in set(root.handlers) - set(before[0]):
            handler.close()
            root.removeHandler(handler)
        root.setLevel(before[1])
        root.propagate = before[2]
    assert "fault: ValueError" in text
    assert SECRET not in text
