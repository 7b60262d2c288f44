"""Word to the prosecutor that intake is complete: its day and nothing beyond, and never under the wrong consent."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from leaddesk.domain.codes import ReferralInStatus
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.gate import Blocked, BlockReason
from leaddesk.domain.intake_notices import IntakeNoticeDraft, IntakeNoticePacket
from leaddesk.domain.referrals_in import ExtensionDraft, StepDraft
from leaddesk.ui import routes
from leaddesk.ui.routes import Route
from tests.services.referral_samples import ARREST
from tests.ui.papers.conftest import text


def same(_fields, draft, *_):
    return draft


@pytest.fixture
def referred(office, person) -> int:
    return office.referrals_in.save(ARREST, participant_id=person)


@pytest.fixture
def approved(office, person, prosecutor) -> None:
    """Let the prosecutor be told by an ordinary consent, which counsel has approved for it."""
    line = RecipientDraft(
        prosecutor,
        "",
        frozenset({InformationCategory.IDENTITY, InformationCategory.LEGAL}),
        frozenset({Purpose.DIVERSION}),
        RecipientAnswer.ACCEPTED,
    )
    office.consents.save(
        person,
        ConsentDraft(discloser="LEAD", recipients=(line,), expires_on=date(2027, 10, 28), signed_on=date(2026, 10, 28)),
    )
    approved = replace(
        office.settings.office(), diversion_approved_by="County counsel", diversion_approved_on=date(2026, 11, 1)
    )
    office.settings.save_office(approved)


def complete(office, referred):
    office.referrals_in.move(referred, StepDraft(ReferralInStatus.INTAKE_COMPLETE, date(2026, 11, 3)))


def test_a_completed_intake_is_told_with_its_day_and_logged(make, office, referred, approved, printer, settle, person):
    complete(office, referred)
    page = make(Route(routes.PRINT, referred, "pros_ic"), "yes", forms=[same])
    settle()
    page.view.foot.print.click()
    settle()
    said = text(printer.papers[0])
    assert "Intake completed on November 3, 2026" in said
    assert "26-04417" in said
    assert "decline the charge" in said
    for never in ("Trespass", "within", "days", "attend", "Spanish", "feed store"):
        assert never not in said.split("WHAT THE CONSENT ALLOWS")[0], never
    newest = office.disclosures.rows(person)[0]
    assert (newest.form_code, newest.recipient) == ("PROS-IC", "County Prosecutor")


def test_nothing_is_drawn_before_intake_is_complete_and_more_time_can_be_noted(
    make, office, referred, approved, settle
):
    page = make(Route(routes.PRINT, referred, "pros_ic"))
    settle()
    assert page.preview.pdf is None
    assert page.view.foot.print.blocked
    assert "not complete" in page.letter.not_yet.text()
    asked = ExtensionDraft(date(2026, 12, 20), "J. Marsh", date(2026, 11, 3))
    page.letter.ask_form = lambda *_: asked
    page.letter.more_time.click()
    settle()
    settle()
    assert office.referrals_in.record(referred).deadline == date(2026, 12, 20)
    assert "Dec 20, 2026" in page.letter.not_yet.text()
    assert office.disclosures.rows() == []


def test_the_ordinary_consent_does_not_open_it_before_counsel_has_approved(office, referred, approved, prosecutor):
    complete(office, referred)
    office.settings.save_office(replace(office.settings.office(), diversion_approved_by="", diversion_approved_on=None))
    paper = office.court_papers.intake_notice(referred, IntakeNoticeDraft(prosecutor))
    assert isinstance(paper.answer, Blocked)
    assert paper.answer.reason is BlockReason.NEEDS_COUNSEL
    assert paper.packet is None


def test_the_notice_has_no_place_for_anything_else():
    known = {"office", "printing", "person", "to", "scope", "addressed_to", "incident_number", "agency"}
    assert {field.name for field in fields(IntakeNoticePacket)} == known | {"referred_on", "completed_on", "ground"}
