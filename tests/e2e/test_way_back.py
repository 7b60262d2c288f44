"""Where she comes back to: after a lock, after a consent that a paper waited for, and with Back and Escape."""

import pytest
from PySide6.QtWidgets import QLineEdit

from leaddesk.domain.codes import ServiceNeed
from leaddesk.domain.referrals_out import ReferralOutDraft
from tests.e2e.steps import PASSPHRASE, new_referral_out


@pytest.fixture
def waiting(at):
    """A referral to a provider that no consent covers yet."""
    services = at.desk.main.context.services
    [person] = services.participants.rows()
    [office] = services.organisations.rows("")
    draft = ReferralOutDraft(office.id, ServiceNeed.RECOVERY_HOUSING, reason="Asks for a bed.", reach_by="Phone")
    services.referrals_out.save(person.id, draft)
    at.settle()
    return at


def lock_and_unlock(at):
    at.lock()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)


def place(at):
    route = at.desk.main.route
    return route.page, route.record, route.part


def sign(at):
    at.click("Yes", inside="Harbor House: Answer")
    at.click("One year from today")
    at.type_into("Signed on", "today")
    at.click("Save as signed")


def test_unlock_leads_back_to_the_tab_of_the_record(at):
    at.open_person("tackett")
    at.press("Alt+2")
    at.see("No contacts yet")
    lock_and_unlock(at)
    at.see("Roz Tackett", "No contacts yet")
    at.press("Escape")
    assert place(at)[0] == "today"


def test_unlock_leads_back_into_the_form_with_what_was_typed(at):
    at.open_person("tackett")
    at.pick("New", "New referral out")
    at.type_into("Reason, in as few words as will do", "Asks for a bed", leave=False)
    lock_and_unlock(at)
    at.see("New referral out", "For Roz Tackett", "Your draft is back", "Asks for a bed")


def test_unlock_leads_back_to_the_one_of_several_referrals_being_written(at):
    for name in ("Wren Abernathy", "Tobias Lund"):
        at.answer(*([lambda: at.click("Begin another")] if name.startswith("Tobias") else []))
        at.pick("New", "New referral in")
        at.type_into("Name, or how to know the person", name)
    lock_and_unlock(at)
    at.see("Your draft is back", "Tobias Lund")


def test_unlock_asks_no_question_again_that_was_turned_away(at):
    at.answer(lambda: at.click("Cancel"))
    at.pick("New", "New referral out")
    lock_and_unlock(at)
    assert place(at) == ("referrals", None, "in")


def test_a_contact_noted_in_one_line_is_kept_over_a_lock(at):
    at.pick("New", "New contact")
    at.type_into("Note", "Half a note")
    at.desk.lock()
    at.settle()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    at.pick("New", "New contact")
    at.see("Your draft is back")
    assert at.find("Note", QLineEdit).text() == "Half a note"


def test_nothing_of_a_person_but_ids_is_kept_while_the_records_are_locked(waiting):
    at = waiting
    at.go("print", 1, "pref")
    at.click("Make a new one")
    at.see("Permission to share", "Harbor House")
    at.lock()
    assert at.desk._places
    assert "Harbor" not in repr(at.desk._places)
    assert "ConsentDraft" not in repr(at.desk._places)
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    at.see("Permission to share")


def test_a_prefilled_consent_that_nobody_touched_comes_back_prefilled_and_the_paper_still_waits(waiting):
    at = waiting
    at.go("print", 1, "pref")
    at.click("Make a new one")
    at.see("Permission to share", "Harbor House")
    lock_and_unlock(at)
    at.see("Permission to share", "Harbor House", "Your draft is back")
    sign(at)
    assert place(at) == ("print", 1, "pref")
    lock_and_unlock(at)
    at.press("Ctrl+1")
    at.unseen("Consent for")
    assert at.desk.main.context.services.drafts.all() == []


def test_a_consent_made_again_still_takes_the_place_of_the_old_one_after_a_lock(waiting):
    at = waiting
    at.go("print", 1, "pref")
    at.click("Make a new one")
    sign(at)
    at.go("consent", 1, "open")
    at.click("Make a new one")
    at.see("Harbor House")
    lock_and_unlock(at)
    sign(at)
    states = {row.consent.number: row.validity.state.name for row in consents(at)}
    assert states == {"C-0001-01": "SUPERSEDED", "C-0001-02": "VALID"}


def test_back_after_a_lock_never_leads_to_a_form_that_lost_what_it_began_with(waiting):
    at = waiting
    at.go("print", 1, "pref")
    at.click("Make a new one")
    at.press("Ctrl+2")
    lock_and_unlock(at)
    at.press("Escape")
    assert place(at)[0] != "consent"


def consents(at):
    return at.desk.main.context.services.consents.rows(1)


def test_a_consent_that_a_paper_waited_for_leads_back_to_the_paper(waiting):
    at = waiting
    at.open_person("tackett")
    at.go("print", 1, "pref")
    at.see("No consent names Harbor House.")
    at.click("Make a new one")
    sign(at)
    at.see("Provider Referral", "C-0001-01", "DRAFT")
    assert place(at) == ("print", 1, "pref")
    at.press("Escape")
    assert place(at)[0] == "participants"


def test_a_consent_printed_first_and_signed_later_leads_back_as_well(waiting):
    at = waiting
    at.go("print", 1, "pref")
    at.click("Make a new one")
    at.click("One year from today")
    at.click("Print to sign")
    at.see("C-0001-01")
    assert place(at) == ("print", 1, "roi")
    at.press("Escape")
    at.see("Permission to share · C-0001-01")
    sign(at)
    assert place(at) == ("print", 1, "pref")


def test_a_consent_made_for_its_own_sake_leads_to_the_consents(waiting):
    at = waiting
    at.go("print", 1, "pref")
    at.click("Make a new one")
    at.click("Throw draft away")
    assert place(at)[0] == "participants"
    at.answer(lambda: at.click("Permission to share"))
    at.click("New consent")
    at.type_into("Add an office", "Harbor House")
    at.click("Add")
    at.tick("A  Taking part", inside="Harbor House")
    at.tick("To plan and arrange care and services", inside="Harbor House")
    sign(at)
    assert place(at) == ("participants", 1, "consents")


def test_escape_never_opens_a_form_again_that_is_done(at):
    at.pick("New", "New participant")
    at.type_into("Last name", "Yarrow")
    at.click("Save")
    at.see("LD-2026-0002")
    for _ in range(3):
        at.press("Escape")
        assert place(at) == ("today", None, "")
    at.pick("New", "New provider")
    at.press("Escape")
    assert place(at)[2] == ""
    at.press("Escape")
    assert place(at) == ("today", None, "")


def test_back_from_the_page_of_a_new_referral_leads_to_that_referral(at):
    new_referral_out(at, "Harbor House")
    assert place(at) == ("print", 1, "pref")
    at.press("Escape")
    at.see("O-2026-0001", "Asks for a bed after detox.")


def test_escape_leaves_a_paper_also_where_nothing_was_before_it(at):
    at.go("print", None, "cal")
    at.desk.main._history.clear()
    at.press("Escape")
    assert at.desk.main.route.page == "today"
