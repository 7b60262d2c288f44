"""The notice of intake and the hand-off without a consent: what the law leaves, chosen beside the paper and printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import OrganisationKind, ReferralInStatus
from leaddesk.domain.conferences import ConferenceDraft, Staffed
from leaddesk.domain.disclosure_codes import DisclosureBasis, DisclosureEvent, InformationCategory
from leaddesk.domain.gate import AllowedByLaw, Blocked, BlockReason
from leaddesk.domain.ground_codes import Ground, OrderSection
from leaddesk.domain.grounds import GroundDraft
from leaddesk.domain.hand_offs import Half, HandOffDraft
from leaddesk.domain.intake_notices import IntakeNoticeDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.i18n import translator
from leaddesk.ui import routes
from leaddesk.ui.pages.grounds.ground_dialog import GroundDialog
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.services.referral_samples import ARREST
from tests.services.test_grounds import EMERGENCY, ORDER
from tests.ui.papers.conftest import text

C = InformationCategory
EN = translator("en")
TODAY = date(2026, 11, 3)
CHARGE = replace(
    ORDER, section=OrderSection.CRIMINAL, order_names="County Prosecutor", order_scope=frozenset({C.IDENTITY})
)


def same(_fields, draft, *_):
    return draft


@pytest.fixture
def done(office, person) -> int:
    """Return a referral whose intake is complete."""
    number = office.referrals_in.save(ARREST, participant_id=person)
    office.referrals_in.move(number, StepDraft(ReferralInStatus.INTAKE_COMPLETE, TODAY))
    return number


@pytest.fixture
def draft(clinic):
    return HandOffDraft(on=TODAY, receiver_id=clinic, arriving_from="The lobby", medicines="Zqmedicine")


def choose(page, ground, settle):
    page.ground.ask_facts = lambda *_: ground
    page.ground.choose.click()
    settle()


def test_an_order_that_reaches_the_charge_opens_the_notice_and_says_so_on_it(
    make, office, person, prosecutor, done, printer, settle
):
    page = make(Route(routes.PRINT, done, "pros_ic"), "yes", forms=[same])
    assert page.preview.pdf is None
    assert page.ground.isVisibleTo(page)
    choose(page, ORDER, settle)
    # an order for another matter does not reach a charge; the refusal names the one that does
    assert "only a court order under 42 CFR 2.65 with a subpoena" in page.banner.text
    choose(page, CHARGE, settle)
    page.view.foot.print.click()
    settle()
    said = text(printer.papers[0])
    assert "Intake completed on November 3, 2026" in said
    assert "an order of a court with a subpoena (42 CFR 2.61, 2.65)" in said
    assert "42 CFR part 2 prohibits" in said
    row = office.disclosures.rows(person)[0]
    assert (row.event, row.basis, row.categories) == (
        DisclosureEvent.DISCLOSED,
        DisclosureBasis.COURT_ORDER_CRIMINAL,
        frozenset({C.IDENTITY}),
    )
    assert row.consent_id is None


def test_an_order_whose_scope_leaves_it_out_or_an_emergency_opens_no_notice(office, done, prosecutor):
    notice = IntakeNoticeDraft(prosecutor)
    for ground, reason in (
        (replace(CHARGE, order_scope=frozenset({C.HOUSING})), BlockReason.BEYOND_GROUND),
        (EMERGENCY, BlockReason.OTHER_GROUND),
    ):
        paper = office.court_papers.intake_notice(done, notice, ground)
        assert isinstance(paper.answer, Blocked)
        assert (paper.answer.reason, paper.packet) == (reason, None)
    # the order names a receiver, the notice still needs its own
    paper = office.court_papers.intake_notice(done, IntakeNoticeDraft(), CHARGE)
    assert paper.missing == ("Recipient",)


def test_in_an_emergency_the_slip_goes_to_medical_personnel_whom_no_directory_knows(office, person, draft):
    paper = office.court_papers.hand_off(person, replace(draft, receiver_id=None), EMERGENCY)
    assert isinstance(paper.answer, AllowedByLaw)
    assert paper.ready
    said = text(render(all_forms()["hand"], paper.packet, EN).pdf)
    for words in ("Mill Creek Hospital", "Ada Lind, RN", "Zqmedicine", "a medical emergency (42 CFR 2.51)"):
        assert words in said
    assert "Consent C-" not in said


def test_the_slip_is_printed_and_logged_with_its_basis(make, office, person, clinic, printer, settle):
    page = make(Route(routes.PRINT, person, "hand"), "yes", forms=[same])
    page._fields.binder.change(receiver_id=clinic)
    page._on_letter_rested()
    settle()
    assert page.preview.pdf is None
    assert page.ground.isVisibleTo(page)
    choose(page, EMERGENCY, settle)
    page.view.foot.print.click()
    settle()
    assert "42 CFR 2.51" in text(printer.papers[0])
    assert office.disclosures.rows(person)[0].basis is DisclosureBasis.EMERGENCY
    # the driver's half rests on a consent alone, and says so
    page._fields.binder.change(half=Half.DRIVER, driver_id=clinic)
    page._on_letter_rested()
    settle()
    assert not page.ground.isVisibleTo(page)
    said = " ".join(label.text() for label in page.banner.findChildren(QLabel))
    assert "No consent names Clearwater Valley Health Center." in said
    assert PAPERS["hand_driver"].said in said


def test_no_police_no_family_and_nothing_beyond_health_goes_out_in_an_emergency(office, person, draft):
    for kind in (OrganisationKind.LAW_ENFORCEMENT, OrganisationKind.SUPPORT_PERSON):
        to = office.organisations.save(OrganisationDraft(f"Office {kind.value}", kind))
        paper = office.court_papers.hand_off(person, replace(draft, receiver_id=to), EMERGENCY)
        assert paper.answer.reason is BlockReason.WRONG_RECEIVER
    paper = office.court_papers.hand_off(person, replace(draft, tells=frozenset({C.LEGAL})), EMERGENCY)
    assert paper.answer.reason is BlockReason.BEYOND_GROUND
    paper = office.court_papers.hand_off(person, replace(draft, half=Half.DRIVER, driver_id=1), EMERGENCY)
    assert (paper.answer.reason, paper.packet) == (BlockReason.OTHER_GROUND, None)


def test_the_dialog_offers_what_can_open_the_paper_and_no_more(qtbot, context):
    dialog = GroundDialog(None, context, GroundDraft(Ground.COURT_ORDER), PAPERS["pros_ic"])
    qtbot.addWidget(dialog)
    ground, section = dialog.binder.fields["ground"], dialog.binder.fields["section"]
    assert [ground.combo.itemData(n) for n in range(ground.combo.count())] == ["court_order"]
    assert [section.combo.itemData(n) for n in range(section.combo.count()) if section.combo.itemData(n)] == ["265"]
    assert PAPERS["pros_ic"].said in " ".join(label.text() for label in dialog.banner.findChildren(QLabel))


def test_at_the_case_conference_nothing_but_a_consent_counts_and_the_sheet_says_so(
    make, office, person, clinic, settle
):
    listed = ConferenceDraft(on=TODAY, agencies=(clinic,), to=clinic, people=(Staffed(person),))
    sheet = office.conferences.sheet(listed)
    [left] = sheet.left_out
    assert left.answer.also == PAPERS["owg"].said


def test_who_is_not_on_a_sheet_is_listed_with_the_way_to_a_consent(make, office, person, clinic, settle, wishes):
    page = make(Route(routes.PRINT, 0, "owg"))
    page._fields.binder.change(agencies=(clinic,), to=clinic, people=(Staffed(person),))
    page._on_letter_rested()
    settle()
    part = page._fields.left_out
    said = " ".join(label.text() for label in part.findChildren(QLabel))
    assert said == "Not on this sheet LD-2026-0001: No consent names Clearwater Valley Health Center."
    assert PAPERS["owg"].said in " ".join(label.text() for label in page.view.panel.findChildren(QLabel))
    next(one for one in part.findChildren(Button) if one.text() == "Make a new one").click()
    [route] = wishes
    assert (route.page, route.record, route.part) == (routes.CONSENT, person, "new")
    assert [line.organisation_id for line in route.extra.draft.recipients] == [clinic]
