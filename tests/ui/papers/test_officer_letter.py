"""The thank-you with a status: one of two sentences, under a consent naming the agency; no other end has a paper."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import EligibilityResult, OrganisationKind, ReferralInStatus, ReferralSource
from leaddesk.domain.disclosure_codes import (
    Channel,
    DisclosureBasis,
    InformationCategory,
    NoticeUsed,
    Purpose,
)
from leaddesk.domain.disclosure_codes import DisclosureEvent as E
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Blocked, BlockReason
from leaddesk.domain.officer_letters import (
    NOT_BEGUN,
    NOTHING_TO_TELL,
    OfficerLetterPacket,
    Standing,
    is_agency,
    standing_of,
)
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referral_papers import ReferralPaperDraft
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.i18n import translator
from leaddesk.ui import routes
from leaddesk.ui.pages.documents_tab import DocumentsTab
from leaddesk.ui.pages.print_menu import print_entries
from leaddesk.ui.pages.record_facts import read_person
from leaddesk.ui.pages.referral_in_facts import more_ways
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.paper.inspection import folded
from tests.services.referral_samples import ARREST
from tests.ui.papers.conftest import Asked, text
from tests.ui.papers.test_shared_plan import sign

S = ReferralInStatus
EN = translator("en")
TODAY = date(2026, 11, 3)
IDENTITY = frozenset({InformationCategory.IDENTITY})
TOLD = {S.OUTREACH: Standing.CONTACTED, S.INTAKE_SCHEDULED: Standing.CONTACTED, S.INTAKE_COMPLETE: Standing.TAKEN_UP}
ENDED = (S.DECLINED_BY_PERSON, S.UNABLE_TO_LOCATE, S.WITHDRAWN_BY_REFERRER, S.REDIRECTED_OTHER_SERVICE)


@pytest.fixture
def sheriff(office) -> int:
    return office.organisations.save(
        OrganisationDraft("Ouray Basin Sheriff’s Office", OrganisationKind.LAW_ENFORCEMENT)
    )


def referred(office, person, status=S.OUTREACH, draft=ARREST):
    number = office.referrals_in.save(draft, participant_id=person)
    result = EligibilityResult.PERSON_DECLINED if status is S.INELIGIBLE else None
    office.referrals_in.move(number, StepDraft(status, TODAY, result, "Zqnote"))
    return number


def said(paper):
    return folded(text(render(all_forms()["le_status"], paper.packet, EN).pdf)).replace("\u00a0", " ")


def test_only_outreach_and_a_completed_intake_have_a_word(office):
    assert {status: standing_of(status) for status in S if standing_of(status)} == TOLD


def test_the_referral_decides_the_sentence_and_no_other_end_has_a_paper(office, person, sheriff):
    sign(office, person, sheriff, IDENTITY, Purpose.AT_REQUEST)
    number = office.referrals_in.save(ARREST, participant_id=person)
    assert office.officer_letters.start(number) == ReferralPaperDraft(sheriff, "Deputy Marsh")
    draft, refused = ReferralPaperDraft(sheriff), set()
    for status in ENDED:
        paper = office.officer_letters.paper(referred(office, person, status), draft)
        assert paper.packet is None
        refused.add(paper.missing)
    assert refused == {(NOTHING_TO_TELL,)}
    contacted = said(office.officer_letters.paper(referred(office, person), draft))
    assert "is being contacted by this office." in contacted
    taken_up = said(office.officer_letters.paper(referred(office, person, S.INTAKE_COMPLETE), draft))
    assert "has met with this office and taken up the offer." in taken_up
    for never in ("Zqnote", "Trespass", "intake", "Outreach", "outreach", "charge"):
        assert never not in (contacted + taken_up).replace("criminal charges", ""), never


def test_it_takes_a_consent_that_names_the_agency_and_no_other_basis(office, person, sheriff):
    number, draft = referred(office, person), ReferralPaperDraft(sheriff)
    answer = office.officer_letters.paper(number, draft).answer
    assert isinstance(answer, Blocked)
    assert (answer.reason, answer.also) == (BlockReason.NO_CONSENT, PAPERS["le_status"].said)
    sign(office, person, sheriff, IDENTITY, Purpose.DIVERSION)
    assert office.officer_letters.paper(number, draft).answer.reason is BlockReason.WRONG_PURPOSE
    sign(office, person, sheriff, IDENTITY)
    assert office.officer_letters.paper(number, draft).ready


@pytest.mark.parametrize("kind", [OrganisationKind.COURT, OrganisationKind.PROSECUTOR, OrganisationKind.OTHER])
def test_nobody_but_law_enforcement_is_told(office, person, kind):
    number, other = referred(office, person), office.organisations.save(OrganisationDraft("zqoffice", kind))
    assert other not in {one.id for one in office.officer_letters.offices(number)}
    assert office.officer_letters.paper(number, ReferralPaperDraft(other)).answer.reason is BlockReason.KEPT_FROM


def test_a_nameless_referral_and_one_that_no_officer_made_have_none(office, person, sheriff):
    for number in (
        office.referrals_in.save(ARREST),
        referred(office, person, draft=replace(ARREST, source=ReferralSource.SELF)),
    ):
        with pytest.raises(LeadDeskError):
            office.officer_letters.paper(number, ReferralPaperDraft(sheriff))
    assert not is_agency("Ouray Basin Sheriff", " ")
    assert not is_agency("State Patrol", "Ouray Basin Sheriff")


def test_it_is_printed_logged_and_reached_from_the_referral(make, office, person, sheriff, printer, settle):
    sign(office, person, sheriff, IDENTITY, Purpose.AT_REQUEST)
    number = referred(office, person, S.INTAKE_COMPLETE)
    route = Route(routes.PRINT, number, "le_status")
    assert route in [one for _, one in more_ways(number, office.referrals_in.record(number), screened=False)]
    page = make(route, "yes", forms=[lambda _fields, draft, *_: draft])
    settle()
    assert route in [one for _, one in print_entries(read_person(page.context.services, person), TODAY)]
    assert page.banner.isHidden()
    page.view.foot.print.click()
    settle()
    assert "Deputy Marsh" in text(printer.papers[0])
    row = office.disclosures.rows(person)[0]
    assert (row.form_code, row.basis, row.recipient) == (
        "LE-ACK-S",
        DisclosureBasis.CONSENT,
        "Ouray Basin Sheriff’s Office",
    )


def printed(make, office, person, sheriff, settle, *answers, **asked):
    """Print the letter once the intake is done, answer the question, and return the page and its row of the log."""
    sign(office, person, sheriff, IDENTITY, Purpose.AT_REQUEST)
    page = make(Route(routes.PRINT, referred(office, person, S.INTAKE_COMPLETE), "le_status"), *answers, **asked)
    settle()
    page.view.foot.print.click()
    settle()
    return page, next(row for row in office.disclosures.rows(person) if row.event is E.PREPARED)


def test_that_it_was_prepared_and_that_it_was_given_are_two_events(
    make, office, person, sheriff, settle, context, qtbot
):
    page, prepared = printed(make, office, person, sheriff, settle, "later")
    assert page._ask.questions[0][:2] == (
        "Was it given or sent?",
        "For Ouray Basin Sheriff’s Office. An answer can wait: it stays on Today.",
    )
    assert [row.id for row in office.disclosures.unanswered()] == [prepared.id]
    assert (prepared.recipient_person, prepared.categories) == ("Deputy Marsh", IDENTITY)
    assert (prepared.purposes, prepared.notice) == ({Purpose.AT_REQUEST}, NoticeUsed.LONG)
    tab = DocumentsTab(context, ask_form=Asked(lambda _fields, draft, *_: replace(draft, channel=Channel.MAIL)))
    qtbot.addWidget(tab)
    tab.show()
    tab.show_person(person)
    settle()
    tab.findChild(Button, "yes").click()
    settle()
    given, still = office.disclosures.rows(person)
    assert (given.event, given.channel, given.recipient_person) == (E.DISCLOSED, Channel.MAIL, "Deputy Marsh")
    assert (given.form_code, given.basis, given.sha256) == ("LE-ACK-S", DisclosureBasis.CONSENT, prepared.sha256)
    assert (still.id, still.event) == (prepared.id, E.PREPARED)
    assert office.disclosures.unanswered() == []


def test_what_was_discarded_is_logged_as_not_given_and_its_bytes_are_gone(make, office, person, sheriff, settle):
    why = [lambda _fields, draft, *_: replace(draft, why="The deputy has left the county")]
    page, prepared = printed(make, office, person, sheriff, settle, "no", forms=why)
    assert "Shred" in page._ask_form.questions[0][1]
    answer = office.disclosures.rows(person)[0]
    assert (answer.event, answer.note) == (E.NOT_GIVEN, "The deputy has left the county")
    assert (answer.sha256, office.disclosures.unanswered()) == (prepared.sha256, [])
    with pytest.raises(LeadDeskError):
        office.disclosures.content(prepared.id)


def test_years_later_the_kept_letter_opens_unchanged_and_printed_again_it_says_so(
    make, office, person, sheriff, printer, settle, clock
):
    _, prepared = printed(make, office, person, sheriff, settle, "yes", forms=[lambda _fields, draft, *_: draft])
    office.settings.save_office(replace(office.settings.office(), site_name="Another name", coordinator="N. N."))
    office.participants.save(ParticipantDraft(first_name="Renamed"), person)
    clock.now = clock.now.replace(year=clock.now.year + 6)
    page = make(Route(routes.PRINT, prepared.id, "stored"))
    assert page.preview.pdf == printer.papers[0]
    page.view.foot.print.click()
    settle()
    assert page._ask.questions == []
    first, again = (text(paper) for paper in printer.papers)
    assert again.replace("REPRINT of Nov 3, 2026", "").split() == first.split()
    assert again != first
    newest = office.disclosures.rows(person)[0]
    assert (newest.event, newest.reprint_of, newest.form_code) == (E.REPRINTED, prepared.id, "LE-ACK-S")
    assert office.disclosures.content(prepared.id) == printer.papers[0]


def test_the_menu_of_a_person_offers_it_only_where_there_is_something_to_tell(make, office, person, sheriff, settle):
    sign(office, person, sheriff, IDENTITY)
    number = referred(office, person, S.UNABLE_TO_LOCATE)
    page = make(Route(routes.PRINT, number, "le_status"))
    settle()
    assert page.banner.text.startswith("The referral ended another way.")
    entries = print_entries(read_person(page.context.services, person), TODAY)
    assert "le_status" not in [route.part for _, route in entries if route]
    assert page.view.foot.print.blocked
    assert page.view.foot.reason.text() == page.banner.text


def test_what_stands_in_the_way_offers_the_step_that_helps(make, office, person, sheriff, settle, wishes, context):
    early, ended = office.referrals_in.save(ARREST, participant_id=person), referred(office, person, S.UNABLE_TO_LOCATE)
    page = make(Route(routes.PRINT, early, "le_status"))
    settle()
    context.commits.told.connect(page.on_committed)
    button = page.banner._action

    def says():
        button.click()
        return page.banner.text, button.text(), wishes[-1]

    begin = "Outreach has not begun, so there is nothing to tell an officer yet."
    assert says() == (begin, "Open the referral", Route(routes.REFERRALS, early, "in"))
    assert "The line above says why." in [one.text() for one in page.view.nothing.findChildren(QLabel)]
    page.gate.fill(NOT_BEGUN)
    assert wishes[-1] == Route(routes.REFERRALS, early, "in")
    page.gate.fill("Date of contact")
    assert wishes[-1] == Route(routes.REFERRALS, early, "edit-in")
    office.referrals_in.move(early, StepDraft(S.OUTREACH, TODAY))
    settle()
    text, step, route = says()
    assert (text, step) == ("No consent names Ouray Basin Sheriff’s Office.", "Make a new one")
    assert (route.page, route.part) == (routes.CONSENT, "new")
    page.open(Route(routes.PRINT, ended, "le_status"))
    settle()
    assert says()[1:] == ("Thank without a name", Route(routes.PRINT, ended, "le_ack"))
    sign(office, person, sheriff, IDENTITY)
    page.open(Route(routes.PRINT, early, "le_status"))
    settle()
    assert page.banner.isHidden()
    hidden = ParticipantDraft(first_name="Marisol", address="77 Juniper Lane", address_confidential=True)
    office.participants.save(hidden, person)
    page.letter.binder.change(addressed_to="Deputy Marsh, 77 Juniper Lane")
    page._on_letter_rested()
    settle()
    assert button.text() == "Change the words"
    button.click()
    assert page.letter.binder.fields["addressed_to"].holds_focus()
    page.letter.binder.change(addressed_to="", organisation_id=None)
    page._on_letter_rested()
    settle()
    assert button.text() == "Choose who receives it"


def test_it_has_no_place_for_health_a_reason_or_a_court():
    assert {one.name for one in fields(OfficerLetterPacket)} == {
        *("office", "printing", "person", "to", "scope", "addressed_to", "incident_number", "agency"),
        *("made_on", "standing"),
    }
