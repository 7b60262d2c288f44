"""A morning with Today: one line is done, one put off, one set aside and brought back, and the sheet is looked at."""

from __future__ import annotations

from datetime import date, time

from leaddesk.domain.codes import ReferralSource
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.privacy_notice import NoticeAnswer, NoticeGivenDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from tests.e2e.steps import PASSPHRASE, lines, look_at

COURT, CONTACT, REFERRAL = (
    "What became of court for Roz Tackett?",
    "Next contact with Roz Tackett",
    "New referral: Wren",
)


def test_a_morning_is_worked_off_line_by_line(at):
    a_few_things_wait(at)
    what_became_of_court_is_noted(at)
    a_contact_is_put_off(at)
    a_referral_is_set_aside_and_brought_back(at)
    the_sheet_for_the_car_is_looked_at(at)
    it_is_all_so_after_a_lock(at)


def said(at):
    """Return what each line is about, from the top."""
    return [one.split(", ")[0] for one in lines(at)]


def a_few_things_wait(at):
    services = at.desk.main.context.services
    [person] = services.participants.rows()
    services.court_dates.save(person.id, CourtDateDraft(date(2026, 10, 29), time(9, 30)))
    services.court_dates.save(person.id, CourtDateDraft(date(2026, 11, 5), time(13)))
    services.contacts.save(person.id, ContactDraft(date(2026, 10, 30), next_on=date(2026, 11, 3)))
    services.privacy_notices.save(person.id, NoticeGivenDraft(date(2026, 10, 30), answer=NoticeAnswer.SIGNED))
    called = {"contact_on": date(2026, 10, 10), "contact_time": time(22), "referrer_name": "Deputy K. Marsh"}
    services.referrals_in.save(
        ReferralInDraft(
            date(2026, 10, 10),
            source=ReferralSource.LE_PATROL,
            agency="Alder",
            person_name="Wren",
            incident_number="26-04001",
            offence="Trespass",
            **called,
        )
    )
    at.settle()
    at.see("Three things cannot wait.")
    assert said(at) == [REFERRAL, COURT, CONTACT, "Court for Roz Tackett: Hearing", "Intake for Wren"]


def what_became_of_court_is_noted(at):
    look_at(at, COURT)
    at.answer(lambda: (at.choose("What became of it", "Appeared"), at.click("Record the result")))
    at.click("Record the result")
    at.see("Every past court date has its result")
    at.click("Today")
    at.see("Two things cannot wait.")
    assert COURT not in said(at)


def a_contact_is_put_off(at):
    line = look_at(at, CONTACT)
    at.click("Later", inside=line)
    at.choose_entry("Tomorrow")
    at.see("One thing cannot wait.", "One thing set aside")
    assert said(at)[0] == REFERRAL
    assert CONTACT not in said(at)


def a_referral_is_set_aside_and_brought_back(at):
    line = look_at(at, REFERRAL)
    at.answer(
        lambda: (
            at.click("Set it aside"),
            at.see("Needed"),
            at.type_into("Why", "The deputy calls back"),
            at.click("Set it aside"),
        )
    )
    at.click("More", inside=line)
    at.choose_entry("Set aside")
    at.see("Nothing is late.", "2 things set aside")
    assert REFERRAL not in said(at)
    at.click("2 things set aside")
    at.see("Why: The deputy calls back", "Until Wed, Nov 4", "Until the facts change")
    at.click(f"Bring back: {REFERRAL}")
    at.see("One thing cannot wait.")
    assert said(at) == [REFERRAL, "Court for Roz Tackett: Hearing", "Intake for Wren"]


def the_sheet_for_the_car_is_looked_at(at):
    at.answer(lambda: at.click("See the sheet"))
    at.click("Print the week's sheet")
    at.see("DRAFT", "Week Sheet", "Thu, Nov 5 R.T.", "Without phone numbers")
    at.unseen("Tackett", "Wren", "Trespass")


def it_is_all_so_after_a_lock(at):
    at.lock()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    at.click("Today")
    assert said(at) == [REFERRAL, "Court for Roz Tackett: Hearing", "Intake for Wren"]
    at.see("One thing set aside")
