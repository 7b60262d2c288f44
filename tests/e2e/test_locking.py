"""Locking: nothing typed is lost, nothing is left to read, and rest locks by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from leaddesk.domain.codes import ReferralInStatus, ReferralPathway, ReferralSource, ServiceNeed
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import ReferralInDraft, StepDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from tests.e2e.screen import texts
from tests.e2e.steps import PASSPHRASE

CANARY = "Quillfeather"
ROOT = Path(__file__).parents[2]


def new_participant(at):
    at.pick("New", "New participant")


def new_referral(at):
    at.pick("New", "New referral in")


def new_consent(at):
    at.open_person("tackett")
    at.press("Alt+4")
    at.answer(lambda: at.click("Permission to share"))
    at.click("New consent")


FORMS = {
    "participant": (new_participant, "Last name"),
    "referral": (new_referral, "Name, or how to know the person"),
    "consent": (new_consent, "What may be told, in more words"),
}


def what_stands_in(at, field):
    found = at.find(field, QLineEdit | QPlainTextEdit)
    return found.text() if isinstance(found, QLineEdit) else found.toPlainText()


@pytest.mark.parametrize("form", FORMS)
def test_what_is_typed_comes_back_after_a_lock(at, form):
    go, field = FORMS[form]
    go(at)
    at.type_into(field, CANARY, leave=False)
    at.lock()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    # she is where she was
    at.see("Your draft is back")
    assert what_stands_in(at, field) == CANARY


CHILD = """
import os, sys
from pathlib import Path
import leaddesk.ui
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from leaddesk.paths import Home
from leaddesk.ui.theme import Theme
from tests.e2e.driver import Driver
from tests.e2e.steps import PASSPHRASE
from tests.e2e.test_locking import CANARY, FORMS
app = QApplication([])
at = Driver(Home(Path(sys.argv[1])), Theme(app, mode="light"))
at.unlock(PASSPHRASE)
at.wait(lambda: at.desk.main is not None)
for go, field in FORMS.values():
    go(at)
    at.type_into(field, CANARY, leave=False)
    at.pause(2200)
go, field = FORMS["participant"]
go(at)
at.type_into("Middle name", "too late", leave=False)
print("typed", flush=True)
at.pause(60000)
"""


def test_a_program_that_is_killed_loses_at_most_the_last_two_seconds(start, home):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", CHILD, str(home.root)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        try:
            said = child.stdout.readline()
        finally:
            child.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    assert said == "typed\n"
    at = start()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    for form, (go, field) in FORMS.items():
        if form == "referral":
            # several can be written side by side: she is asked which
            at.answer(lambda: at.click("Go on writing"))
        go(at)
        assert what_stands_in(at, field) == CANARY


def everywhere(at):
    """Go through every page with a person on it; return what could be read on each."""
    read = {}

    def look(place):
        at.settle()
        read[place] = at.words

    for number, place in enumerate(
        ("Today", "Participants", "Referrals", "Court dates", "Providers", "Reports", "Settings"), 1
    ):
        at.press(f"Ctrl+{number}")
        look(place)
    at.open_person(CANARY.lower())
    for number in range(1, 7):
        at.press(f"Alt+{number}")
        look(f"record, tab {number}")
    services = at.desk.main.context.services
    [referral], [out] = services.referrals_in.rows(), services.referrals_out.rows()
    for place in (("referrals", referral.id, "in"), ("referrals", out.id, "out"), ("print", out.id, "pref")):
        at.go(*place)
        look(place)
    at.press("Ctrl+K")
    at.type_into("Search", CANARY[:5], leave=False)
    at.pause(200)
    look("search")
    at.press("Escape")
    return read


def with_a_person(at):
    """Put a person, a referral each way and a consent into the records; the canary is in all names."""
    services, day = at.desk.main.context.services, date(2026, 11, 3)
    person = services.participants.save(ParticipantDraft("Ida", "", CANARY, aliases=(f"Lil {CANARY}",)))
    services.contacts.save(person, ContactDraft(on=date(2026, 10, 30), next_on=date(2026, 11, 2)))
    referral = services.referrals_in.save(
        ReferralInDraft(day, ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name=f"Ida {CANARY}"),
        participant_id=person,
    )
    services.referrals_in.move(referral, StepDraft(ReferralInStatus.INTAKE_COMPLETE, day))
    [house] = services.organisations.rows()
    told = frozenset(InformationCategory)
    line = RecipientDraft(house.id, "", told, frozenset({Purpose.CARE}), RecipientAnswer.ACCEPTED)
    services.consents.save(
        person,
        ConsentDraft(discloser="Alder County LEAD", recipients=(line,), expires_on=date(2027, 5, 1), signed_on=day),
    )
    services.referrals_out.save(
        person,
        ReferralOutDraft(
            organisation_id=house.id, service=ServiceNeed.HOUSING, reach_by="Phone", reason="A bed", reply_by=day
        ),
    )
    at.settle()


def left_to_read():
    """Return every word that any widget of the program still holds."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return [
        text
        for widget in QApplication.allWidgets()
        for text in (*texts(widget), widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    ]


def test_after_a_lock_no_widget_holds_a_name(at):
    with_a_person(at)
    everywhere(at)
    at.pick("New", "New participant")
    at.type_into("First name", CANARY, leave=False)
    assert [text for text in left_to_read() if CANARY in text], "the positive control"
    at.lock()
    assert [text for text in left_to_read() if CANARY in text] == []


def test_hidden_names_are_on_no_page(at):
    with_a_person(at)
    shown = everywhere(at)
    assert {place for place, words in shown.items() if CANARY in words} >= {"Today", "Participants", "search"}
    at.press("F9")
    for place, words in everywhere(at).items():
        assert CANARY not in words.replace(f"Search     {CANARY[:5]}", ""), place


def test_rest_locks_the_real_file(at, home):
    idle = at.desk.idle
    moment = [idle._now()]
    idle._now, idle._system_idle = (lambda: moment[0]), None
    idle.touch()
    locked = []
    at.desk.locked.connect(lambda: locked.append(1))
    for _second in range(idle.minutes * 60 - 1):
        moment[0] += 1
        idle.look()
    assert at.desk.main is not None
    moment[0] += 1
    idle.look()
    at.see("LeadDesk is locked")
    at.wait(lambda: locked)
    assert at.desk._means.gatekeeper.opened is None


def test_closing_in_the_middle_of_a_word_is_no_fault_however_long_the_backup_takes(at, home, start):
    door = at.desk._means.gatekeeper
    lock = door.lock

    def slowly():
        lock()
        sleep(2.5)

    door.lock = slowly
    new_participant(at)
    at.type_into("Last name", CANARY, leave=False)
    at.quit()
    again = start()
    again.unlock(PASSPHRASE)
    again.wait(lambda: again.desk.main is not None)
    new_participant(again)
    assert what_stands_in(again, "Last name") == CANARY


def test_lists_are_narrowed_after_the_unlock_as_they_were_but_typed_words_are_gone(at):
    at.go("participants")
    people = at.desk.main.page.list
    people.switch.set_value("closed")
    people.reached.setCurrentIndex(people.reached.findData(30))
    people.text.setText("Canary")
    at.go("court", None, "month")
    at.go("providers")
    at.desk.main.page.bar.telehealth.setChecked(True)
    at.go("reports")
    bar = at.desk.main.page.bar
    bar.period.setCurrentIndex(2)
    bar.period.activated.emit(2)
    bar.profile.setCurrentIndex(1)
    shown, profile = bar.period.period, bar.profile_key
    at.settle()
    for _ in range(2):
        # the second time most of the pages were never looked at
        at.lock()
        at.unlock(PASSPHRASE)
        at.wait(lambda: at.desk.main is not None, "never opened")
    at.settle()
    assert at.desk.main.route.page == "reports"
    bar = at.desk.main.page.bar
    assert (bar.period.period, bar.profile_key) == (shown, profile)
    assert at.desk.main.page.table.period == shown
    at.go("participants")
    people = at.desk.main.page.list
    assert (people.switch.value(), people.reached.currentData(), people.text.text()) == ("closed", 30, "")
    at.go("court")
    assert at.desk.main.page.month.isVisible()
    at.go("providers")
    assert at.desk.main.page.bar.telehealth.isChecked()
