"""Letting this computer open the records: opt-in, said plainly, and gone when it runs out."""

from __future__ import annotations

from leaddesk.ui.pages.settings_security import SecurityPart
from leaddesk.ui.unlock import UnlockView


def view_of(qtbot, door, jobs, errors):
    view = UnlockView(door, jobs, errors, after_lock=False)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: jobs.idle)
    qtbot.wait(20)
    return view


def test_the_unlock_window_offers_this_computer_only_where_it_was_asked_to(qtbot, door, jobs, errors):
    assert not view_of(qtbot, door, jobs, errors).this_computer.isVisibleTo(None)
    door.is_remembered = True
    view = view_of(qtbot, door, jobs, errors)
    assert not view.this_computer.isHidden()
    with qtbot.waitSignal(view.unlocked) as opened:
        view.this_computer.triggered.emit()
    assert opened.args == [False]
    assert door.asked == ["this computer"]


def test_when_the_twelve_hours_are_over_it_says_so_and_asks_for_the_passphrase(qtbot, door, jobs, errors):
    door.is_remembered = True
    view = view_of(qtbot, door, jobs, errors)
    door.is_remembered = False
    view.this_computer.triggered.emit()
    qtbot.waitUntil(lambda: "no longer opens" in view.passphrase.problem)
    assert view.this_computer.isHidden()


def test_settings_offer_it_only_where_there_is_a_key_store_to_trust(qtbot, context, door):
    without = SecurityPart(context, lambda *_: True, lambda *_: True)
    qtbot.addWidget(without)
    qtbot.waitUntil(lambda: context.jobs.idle)
    qtbot.wait(20)
    assert without.computer.isHidden()


def test_it_is_chosen_and_taken_back_in_the_settings(qtbot, context, door):
    door.has_key_store = True
    part = SecurityPart(context, lambda *_: True, lambda *_: True)
    qtbot.addWidget(part)
    qtbot.waitUntil(lambda: not part.computer.isHidden())
    with qtbot.waitSignal(part.told):
        part.remember.triggered.emit()
    assert door.is_remembered
    assert part.remember.isHidden()
    with qtbot.waitSignal(part.told):
        part.forget.triggered.emit()
    assert not door.is_remembered
