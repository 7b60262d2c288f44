"""The ten commonest tasks without a mouse, and how many keys each takes: every stop on the way is one she can see.

A letter of what she types, a Tab, an arrow and a chord count as one key each. The counts are printed after every run.
"""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QWidget

from leaddesk.domain.codes import ParticipationStatus, ReferralOutStatus, ReferralPathway, ReferralSource, ServiceNeed
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.referrals_out import ReferralOutDraft

NEAR, MOST_TABS = 5, 80


class Keys:
    """A keyboard that counts."""

    def __init__(self, at):
        self.at, self.count = at, 0

    def press(self, keys, times=1):
        """Press a key or chord where the focus is, as Qt would deliver it."""
        for _ in range(times):
            chord = QKeySequence(keys)[0]
            QTest.keyClick(self._window(), chord.key(), chord.keyboardModifiers())
            self.count += 1
            self.at.settle()

    def type(self, text):
        """Type letters."""
        for letter in text:
            QTest.keyClick(self._window(), letter)
            self.count += 1
        self.at.settle()

    def to(self, name, *, whole=False):
        """Press Tab, or Shift+Tab where that is shorter, until what has this name has the focus."""
        for keys, most in ((Qt.Key.Key_Backtab, NEAR), (Qt.Key.Key_Tab, MOST_TABS)):
            passed = []
            for number in range(most):
                focus = QApplication.focusWidget()
                called = _called(focus) if focus is not None else ""
                if called == name or (not whole and called.startswith(name)):
                    self.count += number
                    return
                passed.append(called)
                QTest.keyClick(self._window(), keys)
                self.at.settle()
            if keys == Qt.Key.Key_Backtab:
                for _ in range(most):
                    QTest.keyClick(self._window(), Qt.Key.Key_Tab)
                self.at.settle()
        pytest.fail(f"Tab never comes to {name}: {passed}")

    def choose(self, words):
        """Choose a line of the list that has the focus by typing its beginning."""
        combo = QApplication.focusWidget()
        assert isinstance(combo, QComboBox), _called(combo)
        place = combo.findText(words)
        while combo.currentIndex() != place:
            self.press("Down" if combo.currentIndex() < place else "Up")

    def entry(self, words):
        """Choose an entry of the open menu with the arrows and Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        for _ in range(len(menu.actions())):
            active = menu.activeAction()
            if active is not None and active.text().replace("&", "").startswith(words):
                break
            QTest.keyClick(menu, Qt.Key.Key_Down)
            self.count += 1
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.count += 1
        self.at.settle()

    def _window(self):
        """Return the window that the system would give the key to."""
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.at.window
        return shown.window().windowHandle()


def _called(widget: QWidget) -> str:
    name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return name.replace("&", "")


@pytest.fixture
def keys(at):
    return Keys(at)


@pytest.fixture
def done(keys, record_property):
    """Say how many keys a task may take, and tell the run how many it took."""

    def say(most):
        record_property("keys", f"{keys.count} of at most {most}")
        assert keys.count <= most

    return say


def open_person(keys):
    keys.press("Ctrl+K")
    keys.type("tack")
    keys.at.pause(50)
    keys.press("Return")
    keys.at.see("Roz Tackett")


def test_find_a_person(at, keys, done):
    open_person(keys)
    assert at.desk.main.route.record == 1
    done(8)


def test_new_participant(at, keys, done):
    keys.press("Ctrl+N")
    keys.press("P")
    keys.type("Wren")
    keys.to("Last name")
    keys.type("Abernathy")
    keys.press("Ctrl+S")
    at.see("Wren Abernathy")
    done(24)


def test_new_contact(at, keys, done):
    open_person(keys)
    keys.press("Ctrl+N")
    keys.press("C")
    at.see("New contact")
    keys.press("Ctrl+S")
    at.see("Spoke with the person")
    done(12)


def test_new_referral_in(at, keys, done):
    keys.press("Ctrl+N")
    keys.press("I")
    at.see("referral")
    keys.to("Arrest diversion")
    keys.press("Right", 2)
    keys.to("Referred by")
    keys.press("Down")
    keys.to("Name, or how to know the person")
    keys.type("Tobias Lund")
    keys.press("Ctrl+S")
    assert len(at.desk.main.context.services.referrals_in.rows()) == 1, at.words
    done(40)


def test_new_referral_out(at, keys, done):
    open_person(keys)
    keys.press("Ctrl+N")
    keys.press("O")
    at.see("New referral out")
    keys.to("Provider")
    keys.type("Harbor House")
    keys.press("Tab")
    keys.to("Service asked for")
    keys.choose("Recovery housing")
    keys.to("Best way to reach the person")
    keys.type("Phone")
    keys.to("Reason, in as few words as will do")
    keys.type("A bed")
    keys.press("Ctrl+S")
    assert len(at.desk.main.context.services.referrals_out.rows()) == 1, at.words
    done(75)


def test_new_consent(at, keys, done):
    open_person(keys)
    keys.press("Alt+4")
    keys.to("New consent")
    at.answer(lambda: (keys.to("Permission to share"), keys.press("Space")))
    keys.press("Space")
    # where no window manager is, nothing gives the focus back to the window under a dialog
    at.window.activateWindow()
    at.see("Permission to share")
    keys.to("Add an office")
    keys.type("Harbor House")
    keys.to("Add", whole=True)
    keys.press("Space")
    keys.to("A  Taking part")
    keys.press("Space")
    keys.to("To plan and arrange care and services")
    keys.press("Space")
    keys.to("One year from today")
    keys.press("Space")
    keys.press("Ctrl+S")
    assert len(at.desk.main.context.services.consents.rows(1)) == 1, at.words
    done(120)


@pytest.fixture
def referred(at):
    """A referral to a provider that a consent covers, sent today."""
    services = at.desk.main.context.services
    [person], [office] = services.participants.rows(), services.organisations.rows("")
    told = frozenset(InformationCategory)
    line = RecipientDraft(office.id, "", told, frozenset({Purpose.CARE}), RecipientAnswer.ACCEPTED)
    day = date(2026, 11, 3)
    services.consents.save(
        person.id,
        ConsentDraft(discloser="LEAD", recipients=(line,), signed_on=day, expires_on=date(2027, 11, 3)),
    )
    referral = services.referrals_out.save(
        person.id, ReferralOutDraft(office.id, ServiceNeed.RECOVERY_HOUSING, reach_by="Phone", reason="A bed")
    )
    at.settle()
    return referral


def test_print_the_provider_referral(at, keys, done, referred):
    open_person(keys)
    keys.press("Ctrl+P")
    keys.entry("O-2026-0001")
    at.see("Provider Referral", "DRAFT")
    assert at.desk.main.route.part == "pref"
    done(14)


def test_record_an_answer(at, keys, done, referred):
    at.go("referrals", referred, "out")
    keys.to("Status")
    keys.choose("Accepted")
    keys.to("Sent on")
    keys.type("today")
    keys.press("Ctrl+S")
    [row] = at.desk.main.context.services.referrals_out.rows()
    assert row.status is ReferralOutStatus.ACCEPTED, at.words
    done(40)


def test_change_the_status(at, keys, done):
    open_person(keys)
    keys.to("More")

    def answer():
        keys.to("Status")
        keys.choose("Active")
        keys.press("Return")

    at.answer(answer)
    keys.press("Space")
    keys.entry("Change status")
    assert at.desk.main.context.services.participants.record(1).status is ParticipationStatus.ACTIVE
    done(20)


def test_open_a_figure_of_the_quarter(at, keys, done):
    services = at.desk.main.context.services
    for day in (date(2026, 8, 10), date(2026, 11, 2)):
        draft = ReferralInDraft(day, ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name="Wren")
        services.referrals_in.save(draft)
    at.settle()
    keys.press(f"Ctrl+{list(at.desk.main.rail.keys).index('reports') + 1}")
    keys.to("Measures")
    for _ in range(6):
        keys.press("Return")
        if at.desk.main.route.page != "reports":
            break
        keys.press("Down")
    assert at.desk.main.route.page == "behind"
    done(12)
