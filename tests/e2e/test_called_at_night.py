"""A deputy calls at night and the morning goes on from there; somebody who took part before is referred again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from leaddesk.domain.codes import CloseReason, ParticipationStatus, ReferralInStatus, ReferralSource
from leaddesk.domain.participants import BirthDate, ParticipantDraft, StatusChangeDraft
from leaddesk.domain.referrals_in import ReferralInDraft, StepDraft
from tests.e2e.steps import PASSPHRASE, lines, look_at, opened

NIGHT = datetime(2026, 11, 4, 6, 40, tzinfo=UTC)
"""11:40 PM in the office, on November 3."""
MORNING = datetime(2026, 11, 4, 16, 5, tzinfo=UTC)


def test_somebody_known_by_a_street_name_alone_is_taken_down_at_night_and_enrolled_the_next_day(start):
    at = opened(start, NIGHT)
    a_call_is_taken_down(at)
    at = opened(start, MORNING)
    today_leads_to_the_referral_and_a_record_is_made(at)
    the_conversation_begins_and_is_broken_off(at)
    it_goes_on_where_it_was(at)
    intake_is_complete_and_the_clock_stops(at)


def a_call_is_taken_down(at):
    at.pick("New", "New referral in")
    at.see("New arrest diversion referral")
    at.choose("Referred by", "Patrol officer or deputy")
    for name, text in (
        ("Date of contact", "today"),
        ("Time", "11:25 PM"),
        ("Name", "Deputy K. Marsh"),
        ("Agency", "Alder County Sheriff's Office"),
        ("Name, or how to know the person", "Red"),
        ("Report number", "26-04417"),
        ("Offense", "Trespass"),
    ):
        at.type_into(name, text)
    at.click("Nobody yet")
    at.see("No record is made.")
    at.click("Save referral")
    at.see("R-2026-0001", "Red (no record yet)", "Due by", "Dec 3, 2026")


def today_leads_to_the_referral_and_a_record_is_made(at):
    assert [one.partition(",")[0] for one in lines(at)] == ["New referral: Red", "Intake for Red"]
    look_at(at, "New referral: Red")
    at.click("Open referral")
    at.see("Nov 3, 2026, 11:25 PM", "Deputy K. Marsh", "Red (no record yet)")
    at.answer(lambda: (at.choose("Now", "Intake complete"), at.click("Move referral"), says_who_first(at)))
    at.click("Move referral…")
    at.click("New participant")
    at.see("Called here", "Open the record")
    at.unseen("no record yet")


def says_who_first(at):
    """Nobody is enrolled who has no record."""
    at.see("Say first who the person is")
    at.click("Cancel")


def the_conversation_begins_and_is_broken_off(at):
    at.click("Intake conversation")
    at.see("Names and contact", "With Red")
    assert at.find("First name").text() == "Red"
    at.type_into("First name", "Tobias")
    at.type_into("Last name", "Marlowe")
    at.type_into("Also known as", "Red")
    at.click("Save and go on")
    at.see("Is English fine", "With Tobias Marlowe")
    at.type_into("Reading, writing, hearing, seeing", "Reads best in large pri", leave=False)
    at.lock()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)


def it_goes_on_where_it_was(at):
    at.open_person("red")
    at.see("Tobias Marlowe", "Referred", "Also called")
    at.click("Intake conversation")
    at.see("Your draft is back", "Reads best in large pri")
    at.type_into("Reading, writing, hearing, seeing", "Reads best in large print")
    at.click("Save and go on")
    at.see("Needed today")
    at.choose("A place for tonight", "Help needed")
    at.click("Save and go on")


def intake_is_complete_and_the_clock_stops(at):
    at.click("Intake is complete…")
    at.see("R-2026-0001", "Tobias Marlowe")
    at.answer(lambda: (at.choose("Now", "Intake complete"), at.click("Move referral")))
    at.click("Move referral…")
    at.see("Intake complete, Nov 4")
    at.click("Open the record")
    at.see("Active", "here since Nov 4, 2026")
    at.click("Today")
    at.see("Wednesday, November 4")
    assert not [one for one in lines(at) if one.startswith(("New referral", "Intake for"))]
    at.press("Ctrl+Z")
    at.see("Taken back: Move referral")
    assert [one.partition(",")[0] for one in lines(at)][-1] == "Intake for Tobias Marlowe"
    at.press("Ctrl+Shift+Z")
    at.see("Done again: Move referral")


def test_somebody_referred_again_under_a_short_name_is_the_same_person_and_one_in_the_figures(at):
    william = somebody_who_took_part_before(at)
    the_short_name_is_offered_as_likely_the_same(at)
    the_same_record_is_active_again(at)
    everything_counts_one_person(at)
    [row] = [one for one in at.desk.main.context.services.participants.rows() if "Teague" in one.name]
    assert row.id == william


def somebody_who_took_part_before(at):
    """Have William, who was enrolled in February and moved away in July."""
    services = at.desk.main.context.services
    day = date(2026, 1, 20)
    called = {"contact_on": day, "contact_time": time(22), "referrer_name": "Deputy K. Marsh", "agency": "Alder"}
    draft = ReferralInDraft(
        day,
        source=ReferralSource.LE_PATROL,
        person_name="William Teague",
        incident_number="26-00112",
        offence="Trespass",
        **called,
    )
    person = ParticipantDraft("William", "", "Teague", birth=BirthDate.from_stored("1979-05-14"))
    referral = services.referrals_in.save(draft, new_participant=person)
    services.referrals_in.move(referral, StepDraft(ReferralInStatus.INTAKE_COMPLETE, date(2026, 2, 2)))
    found = services.referrals_in.record(referral).participant_id
    moved = StatusChangeDraft(ParticipationStatus.CLOSED, date(2026, 7, 1), close_reason=CloseReason.MOVED)
    services.participation.change(found, moved)
    at.settle()
    return found


def the_short_name_is_offered_as_likely_the_same(at):
    at.pick("New", "New referral in")
    at.click("Community")
    at.choose("Referred by", "The person")
    at.type_into("Name, or how to know the person", "Bill Teague")
    at.type_into("Born", "1982")
    at.pause(400)
    at.see("Maybe already known", "William Teague, LD-2026-0002", "Closed")
    at.click("Same person")
    at.see("Goes to the record of William Teague, LD-2026-0002.")
    at.click("Save referral")
    at.see("R-2026-0002", "This person took part before. Intake complete opens the same record again.")


def the_same_record_is_active_again(at):
    at.answer(lambda: (at.choose("Now", "Intake complete"), at.click("Move referral")))
    at.click("Move referral…")
    at.click("Open the record")
    at.see("Active", "LD-2026-0002", "here since Nov 3, 2026", "Closed", "Jul 1, 2026 to Nov 2, 2026", "Moved away")


def everything_counts_one_person(at):
    at.press("Ctrl+6")
    at.choose("Period", "Q4 2026")
    at.see("Enrolled again")
    figures = {row[0].strip(): row[1] for row in at.rows("Measures")}
    once = ("Referrals received", "People referred, each once", "Enrolled again")
    whole = ("Enrolled at any time, each person once", "Enrolled on the last day")
    assert {name: figures[name] for name in (*once, *whole)} == dict.fromkeys((*once, *whole), "1")
    assert figures["New people enrolled"] == figures["Carried over"] == "0"
    at.open_figure("Enrolled at any time, each person once")
    [person] = at.rows("Behind the figure")
    assert "William Teague" in " ".join(person)
