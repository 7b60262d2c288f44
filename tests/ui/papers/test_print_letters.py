"""Papers for the person, from the record and the court dates: seen, printed without a question, the reminder ticked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from leaddesk.domain.codes import CloseReason, Language, OrganisationKind, ParticipationStatus
from leaddesk.domain.consent_codes import ReachWay
from leaddesk.domain.consents import ConsentDraft
from leaddesk.domain.court import MatterDraft
from leaddesk.domain.court_codes import CourtResult, MatterKind, ReminderManner
from leaddesk.domain.court_dates import CourtDateDraft, MoveDraft
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.organisations import OfficeContact, OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft, StatusChangeDraft
from leaddesk.storage.models import DisclosureRow
from leaddesk.ui.pages.print_menu import print_entries
from leaddesk.ui.pages.record_facts import read_person
from leaddesk.ui.routes import PRINT, Route
from tests.paper.inspection import pages_text
from tests.ui.papers.conftest import Printer, text

TODAY = date(2026, 11, 3)


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture
def hearing(office, person, court):
    office.organisations.save(
        OrganisationDraft(
            "Tamarack Public Defender",
            OrganisationKind.DEFENSE,
            contacts=(OfficeContact("J. Abara", phone="5095550131"), OfficeContact("")),
        )
    )
    matter = office.legal.save_matter(
        person, MatterDraft(MatterKind.NEW, court, case_number="26-1-00318-5", counsel="J. Abara, public defender")
    )
    return office.court_dates.save(
        person, CourtDateDraft(date(2026, 11, 5), time(9, 30), matter_id=matter, room="Courtroom 2")
    )


@pytest.fixture
def visit(office, person, referral):
    return office.referrals_out.save(person, replace(referral, appointment_on=date(2026, 11, 12)))


def test_printing_the_reminder_asks_nothing_logs_nothing_and_ticks_it_off(
    make, office, hearing, printer, settle, database
):
    page = make(Route(PRINT, hearing, "ct_rem"))
    said = text(page.preview.pdf)
    assert "Marisol, you have a court date" in said
    assert "DRAFT" in said
    assert "555-0131" in said.replace("\u2011", "-")
    assert "Printing it ticks the reminder off, as given on paper" in words(page)
    assert office.court_dates.one(hearing).draft.reminded_on is None

    page.view.foot.print.click()
    settle()

    assert printer.asked == [("CT-REM-LD-2026-0001-2026-11-03.pdf", 1)]
    assert "DRAFT" not in text(printer.papers[0])
    draft = office.court_dates.one(hearing).draft
    assert (draft.reminded_on, draft.reminded_how) == (TODAY, ReminderManner.LETTER)
    page.refresh()
    settle()
    assert "Printing it ticks" not in words(page)
    with database.read() as session:
        assert session.scalars(select(DisclosureRow)).all() == []


def test_a_letter_to_mail_goes_behind_a_page_with_the_address_alone(make, office, person, hearing, printer, settle):
    page = make(Route(PRINT, hearing, "ct_rem"))
    assert not page.view.panel.mail.isVisibleTo(page), "no address is known"
    draft = replace(office.participants.record(person).draft, address="12 Depot Street\nFernley Crossing")
    office.participants.save(draft, person)
    page.refresh()
    settle()
    assert page.view.panel.mail.isVisibleTo(page)
    page.view.panel.mail.click()
    settle()
    assert "12 Depot Street" in text(page.preview.pdf)
    assert "Fold it like a Z" in words(page)
    assert "Seen from outside" not in words(page)
    office.participants.save(replace(draft, address="Harbor Recovery House\n12 Depot Street"), person)
    page.refresh()
    settle()
    assert "Seen from outside" in words(page)
    assert "“Recovery”" in words(page)

    page.view.foot.print.click()
    settle()
    first, second = pages_text(printer.papers[0])
    assert "12 Depot Street" in first
    assert "court" not in first.lower()
    assert "Marisol, you have a court date" in second
    office.consents.save(
        person,
        ConsentDraft(
            ConsentKind.REACH, "LEAD", ways=frozenset({ReachWay.CALL}), signed_on=TODAY, expires_on=date(2027, 11, 3)
        ),
    )
    page.refresh()
    settle()
    assert not page.view.panel.mail.isVisibleTo(page)
    assert "To hand over: no letters are wanted" in words(page)
    office.participants.save(replace(draft, address_confidential=True), person)
    page.refresh()
    settle()
    assert not page.view.panel.mail.isVisibleTo(page)
    assert "12 Depot Street" not in text(page.preview.pdf), "an address that was made confidential leaves the paper"


def test_the_tick_can_be_undone(make, office, hearing, settle):
    page = make(Route(PRINT, hearing, "ct_rem"))
    page.view.foot.print.click()
    settle()
    office.history.undo()
    assert office.court_dates.one(hearing).draft.reminded_on is None


def test_a_reminder_given_before_keeps_its_day_and_manner(make, office, hearing, settle):
    office.court_dates.remind(hearing, ReminderManner.PHONE)
    page = make(Route(PRINT, hearing, "ct_rem"))
    page.view.foot.print.click()
    settle()
    assert office.court_dates.one(hearing).draft.reminded_how is ReminderManner.PHONE


def test_a_paper_that_did_not_come_out_is_no_reminder(make, office, hearing, settle):
    stubborn = Printer(refusals=1)
    page = make(Route(PRINT, hearing, "ct_rem"), choose=stubborn)
    page.view.foot.print.click()
    settle()
    assert office.court_dates.one(hearing).draft.reminded_on is None
    page.banner._action.click()
    settle()
    assert office.court_dates.one(hearing).draft.reminded_how is ReminderManner.LETTER


def test_turning_away_from_the_printer_ticks_nothing(make, office, hearing, settle):
    page = make(Route(PRINT, hearing, "ct_rem"), choose=lambda *_: None)
    page.view.foot.print.click()
    settle()
    assert office.court_dates.one(hearing).draft.reminded_on is None


def test_a_date_that_is_over_or_was_moved_has_no_reminder(office, hearing, person):
    office.court_dates.move(hearing, MoveDraft(date(2026, 11, 20)))
    past = office.court_dates.save(person, CourtDateDraft(date(2026, 11, 2), result=CourtResult.APPEARED))
    for one in (hearing, past):
        with pytest.raises(LeadDeskError, match="over or was moved"):
            office.letters.court_reminder(one)


def test_the_language_of_the_person_is_that_of_the_paper(make, office, hearing, person):
    office.participants.save(ParticipantDraft("Marisol", last_name="Teague", language=Language.SPANISH), person)
    page = make(Route(PRINT, hearing, "ct_rem"))
    assert "usted tiene una cita en la corte" in text(page.preview.pdf)
    assert "A draft until the translation is reviewed, in Settings" in words(page)


def test_the_appointment_is_printed_from_its_referral(make, visit, printer, settle, office):
    page = make(Route(PRINT, visit, "appt"))
    assert "you have an appointment" in text(page.preview.pdf)
    assert "Clearwater Valley Health Center" in text(page.preview.pdf)
    page.view.foot.print.click()
    settle()
    assert printer.asked == [("APPT-LD-2026-0001-2026-11-03.pdf", 1)]
    assert office.disclosures.rows() == []


def test_a_referral_without_an_appointment_to_come_has_no_letter(office, person, referral):
    none = office.referrals_out.save(person, referral)
    past = office.referrals_out.save(person, replace(referral, appointment_on=date(2026, 11, 2)))
    for one in (none, past):
        with pytest.raises(LeadDeskError, match="appointment"):
            office.letters.appointment(one)


def test_nothing_is_printed_for_somebody_who_died(office, person, hearing, visit):
    died = StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, close_reason=CloseReason.DECEASED)
    office.participation.change(person, died)
    with pytest.raises(LeadDeskError, match="died"):
        office.letters.court_reminder(hearing)
    with pytest.raises(LeadDeskError, match="died"):
        office.letters.appointment(visit)


def test_the_menu_of_the_record_leads_to_both_and_each_has_a_blank(make, context, person, hearing, visit):
    entries = dict(print_entries(read_person(context.services, person), TODAY))
    assert entries["Court date reminder · Thu, Nov 5"] == Route(PRINT, hearing, "ct_rem")
    assert entries["Appointment · Thu, Nov 12 · Clearwater Valley Health Center"] == Route(PRINT, visit, "appt")
    for key, code in (("ct_rem", "CT-REM"), ("appt", "APPT")):
        blank = Route(PRINT, None, "blank", key)
        assert make(blank).preview.file_name == f"{code}-blank-2026-11-03.pdf"
