"""A hand-off on paper: the driver learns of no program and nothing of health, whoever takes over what is covered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import InformationCategory, NoticeUsed, Purpose, RecipientAnswer
from leaddesk.domain.gate import Blocked, BlockReason
from leaddesk.domain.hand_offs import Half, HandOffDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.i18n import translator
from leaddesk.ui import routes
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.papers.conftest import text

C = InformationCategory
EN = translator("en")
BASIC = frozenset({C.IDENTITY, C.NEEDS})


def same(_fields, draft, *_):
    return draft


@pytest.fixture
def transit(office) -> int:
    return office.organisations.save(OrganisationDraft("Basin Transit", OrganisationKind.PROVIDER))


def consent(office, person, *lines):
    recipients = tuple(
        RecipientDraft(one, "", told, frozenset({Purpose.CARE}), RecipientAnswer.ACCEPTED) for one, told in lines
    )
    office.consents.save(
        person,
        ConsentDraft(
            discloser="LEAD", recipients=recipients, expires_on=date(2027, 10, 28), signed_on=date(2026, 10, 28)
        ),
    )


@pytest.fixture
def draft(clinic, transit):
    return HandOffDraft(
        on=date(2026, 11, 3),
        receiver_id=clinic,
        arriving_from="County jail",
        belongings="One backpack",
        medicines="Zqmedicine",
        driver_id=transit,
        pick_up="118 Depot Street",
        pick_up_at=time(9, 45),
        drop_off="40 Mill Road",
        ride_phone="5095550173",
        mobility="Front seat",
    )


def test_the_drivers_slip_names_no_program_no_rule_and_nothing_of_the_other_half(office, person, transit, draft):
    consent(office, person, (transit, BASIC))
    paper = office.court_papers.hand_off(person, replace(draft, half=Half.DRIVER))
    assert paper.ready
    said = text(render(all_forms()[paper.form], paper.packet, EN).pdf)
    assert "Marisol" in said
    assert "Front seat" in said
    for never in ("LEAD", "42 CFR", "consent", "Teague", "Zqmedicine", "jail", "LD-2026", "backpack", "Clearwater"):
        assert never not in said, never


def test_the_driver_too_needs_a_consent(office, person, clinic, draft):
    consent(office, person, (clinic, frozenset(C)))
    paper = office.court_papers.hand_off(person, replace(draft, half=Half.DRIVER))
    assert isinstance(paper.answer, Blocked)
    assert paper.answer.reason is BlockReason.NO_CONSENT


def test_medicines_go_along_only_where_they_are_covered(office, person, clinic, draft):
    consent(office, person, (clinic, BASIC))
    paper = office.court_papers.hand_off(person, draft)
    assert paper.request.categories == BASIC
    said = text(render(all_forms()["hand"], paper.packet, EN).pdf)
    assert "Zqmedicine" not in said
    assert "Medicines" not in said
    assert "One backpack" in said
    consent(office, person, (clinic, BASIC | {C.MEDICAL}))
    paper = office.court_papers.hand_off(person, draft)
    assert C.MEDICAL in paper.request.categories
    assert "Zqmedicine" in text(render(all_forms()["hand"], paper.packet, EN).pdf)


def test_words_that_speak_of_something_uncovered_stop_the_slip(office, person, clinic, draft):
    consent(office, person, (clinic, BASIC))
    paper = office.court_papers.hand_off(person, replace(draft, tells=frozenset({C.LEGAL})))
    assert isinstance(paper.answer, Blocked)
    assert paper.answer.reason is BlockReason.NARROWER


def test_a_court_is_handed_nothing_under_an_ordinary_consent(office, person, court, draft):
    paper = office.court_papers.hand_off(person, replace(draft, receiver_id=court))
    assert isinstance(paper.answer, Blocked)
    assert paper.answer.reason is BlockReason.KEPT_FROM


def test_a_blank_has_both_halves_and_the_drivers_part_names_no_program(office):
    said = text(render(all_forms()["hand"], office.packets.blank(), EN).pdf)
    driver = said.split("the driver's alone")[1]
    assert "Pick up at" in driver
    assert "LEAD" not in driver
    assert "42 CFR" not in driver


def test_both_slips_are_printed_from_one_page_and_logged_apart(make, office, person, clinic, transit, printer, settle):
    office.participants.save(ParticipantDraft(first_name="Marisol", last_name="Teague", address="9 Elm Street"), person)
    consent(office, person, (clinic, BASIC), (transit, BASIC))
    page = make(Route(routes.PRINT, person, "hand"), "yes", "yes", forms=[same, same])
    settle()
    page.letter.binder.change(receiver_id=clinic, medicines="An inhaler")
    page._on_letter_rested()
    settle()
    assert "medicines stay off" in page.letter.left_out.text()
    page.view.foot.print.click()
    settle()
    settle()
    page.letter.binder.change(half=Half.DRIVER)
    assert page.letter.binder.draft.pick_up == "9 Elm Street"
    page.letter.binder.change(driver_id=transit, pick_up_at=time(9, 45), drop_off="40 Mill Road")
    page._on_letter_rested()
    settle()
    page.view.foot.print.click()
    settle()
    rows = [row for row in office.disclosures.rows(person) if row.prepared_id is None]
    assert [(row.form_code, row.recipient, row.notice) for row in rows] == [
        ("HAND-D", "Basin Transit", NoticeUsed.NONE),
        ("HAND", "Clearwater Valley Health Center", NoticeUsed.SHORT),
    ]
    assert "names no program" in rows[0].note
    assert not rows[0].scope_explained
    assert "inhaler" not in text(printer.papers[0])


def test_an_address_that_stays_off_papers_is_not_offered_for_the_ride(make, office, person, settle):
    office.participants.save(
        ParticipantDraft(first_name="Marisol", address="9 Elm Street", address_confidential=True), person
    )
    page = make(Route(routes.PRINT, person, "hand"))
    settle()
    assert page.letter.binder.draft.pick_up == ""


def test_where_typed_words_hold_a_kept_address_one_click_leads_to_them(make, office, person, draft, settle):
    office.participants.save(
        ParticipantDraft(first_name="Marisol", address="9 Elm Street", address_confidential=True), person
    )
    page = make(Route(routes.PRINT, person, "hand"))
    page._fields.binder.change(receiver_id=draft.receiver_id, arriving_from="9 Elm Street")
    page._on_letter_rested()
    settle()
    blocked = page.preview.blocked
    assert (blocked.reason, blocked.step_label) == (BlockReason.ADDRESS_KEPT, "Change the words")
    assert page.preview.pdf is None
    [step] = [one for one in page.banner.findChildren(Button) if one.text() == "Change the words"]
    step.click()
    assert page._fields.binder.fields["arriving_from"].holds_focus()
