"""The copy of a decision: whether intake follows and nothing of why; to a prosecutor only as word of intake goes."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import EligibilityResult, OrganisationKind, ReferralPathway
from leaddesk.domain.disclosure_codes import ConsentKind, DisclosureBasis, InformationCategory, Purpose
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Blocked, BlockReason
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.referral_papers import ReferralPaperDraft
from leaddesk.domain.screening import ScreeningDraft
from leaddesk.domain.screening_decisions import (
    NOT_DECIDED,
    NOTHING_TO_TELL,
    Decision,
    ScreeningDecisionPacket,
    decision_of,
)
from leaddesk.i18n import translator
from leaddesk.ui import routes
from leaddesk.ui.pages.referral_in_facts import more_ways
from leaddesk.ui.routes import Route
from tests.paper.inspection import folded
from tests.services.referral_samples import ARREST
from tests.ui.papers.conftest import text
from tests.ui.papers.test_shared_plan import sign

R = EligibilityResult
EN = translator("en")
TODAY = date(2026, 11, 3)
IDENTITY = frozenset({InformationCategory.IDENTITY})
ENDING = (
    *(R.INELIGIBLE_OFFENSE, R.INELIGIBLE_HISTORY, R.INELIGIBLE_AGE, R.INELIGIBLE_NO_NEXUS),
    *(R.NOT_INTENDED_POPULATION, R.OUT_OF_AREA, R.PERSON_DECLINED),
)


@pytest.fixture
def held(office, person, justice) -> None:
    """Let the prosecutor be told by a criminal-justice consent."""
    office.consents.save(person, justice)


def screened(office, person, result=R.ELIGIBLE, draft=ARREST):
    number = office.referrals_in.save(draft, participant_id=person)
    office.screenings.save(
        number, ScreeningDraft((), result, TODAY, "Dana Whitlock", override_reason="Zqreason", moves=False)
    )
    return number


def test_no_ending_can_be_told_from_another(office, person, prosecutor, held):
    said = set()
    for result in ENDING:
        paper = office.screening_decisions.paper(screened(office, person, result), ReferralPaperDraft(prosecutor))
        assert paper.ready
        assert paper.packet.decision is Decision.NOT_GOING_ON
        packet = replace(paper.packet, number="R-1")
        said.add(folded(text(render(all_forms()["scr_decision"], packet, EN).pdf)))
    [only] = said
    assert "No intake follows from this referral" in only
    for never in ("Zqreason", "eligible", "declin", "area", " age", "Trespass"):
        assert never not in only.split("WHAT THE CONSENT ALLOWS")[0], never


def test_an_approval_that_is_still_to_come_is_said_and_one_given_is_not(office):
    waiting = ScreeningDraft(result=R.ELIGIBLE_WITH_APPROVAL)
    assert decision_of(waiting) is Decision.AFTER_APPROVAL
    assert decision_of(replace(waiting, approver="J. Marsh", approved_on=TODAY)) is Decision.MAY_GO_ON
    for nothing in (None, R.PENDING_INFO, R.ALREADY_ENROLLED):
        assert decision_of(ScreeningDraft(result=nothing)) is None
    assert decision_of(None) is None


def test_the_ordinary_consent_opens_it_only_after_counsel_has_approved(office, person, prosecutor):
    number = screened(office, person)
    sign(office, person, prosecutor, IDENTITY, Purpose.DIVERSION)
    answer = office.screening_decisions.paper(number, ReferralPaperDraft(prosecutor)).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NEEDS_COUNSEL
    office.settings.save_office(
        replace(office.settings.office(), diversion_approved_by="County counsel", diversion_approved_on=TODAY)
    )
    assert office.screening_decisions.paper(number, ReferralPaperDraft(prosecutor)).ready


def test_project_management_takes_an_ordinary_consent_and_no_report_number(office, person):
    number = screened(office, person, draft=replace(ARREST, pathway=ReferralPathway.COMMUNITY, incident_number=""))
    management = office.organisations.save(OrganisationDraft("LEAD project management", OrganisationKind.OTHER))
    assert office.screening_decisions.paper(number, ReferralPaperDraft(management)).packet is None
    sign(office, person, management, IDENTITY)
    assert office.screening_decisions.paper(number, ReferralPaperDraft(management)).ready


@pytest.mark.parametrize("kind", [OrganisationKind.COURT, OrganisationKind.LAW_ENFORCEMENT, OrganisationKind.PROVIDER])
def test_nobody_else_is_told(office, person, kind):
    number, other = screened(office, person), office.organisations.save(OrganisationDraft("zqoffice", kind))
    assert other not in {one.id for one in office.screening_decisions.offices(number)}
    assert office.screening_decisions.paper(number, ReferralPaperDraft(other)).answer.reason is BlockReason.KEPT_FROM


def test_an_undecided_screening_and_a_nameless_referral_tell_nothing(office, person, prosecutor, held):
    number = office.referrals_in.save(ARREST, participant_id=person)
    paper = office.screening_decisions.paper(number, ReferralPaperDraft(prosecutor))
    assert NOT_DECIDED in paper.missing
    assert paper.packet is None
    nameless = office.referrals_in.save(ARREST)
    with pytest.raises(LeadDeskError):
        office.screening_decisions.paper(nameless, ReferralPaperDraft(prosecutor))


def test_it_is_printed_logged_and_reached_from_the_referral(make, office, person, prosecutor, held, printer, settle):
    number = screened(office, person)
    record = office.referrals_in.record(number)
    route = Route(routes.PRINT, number, "scr_decision")
    assert route in [one for _, one in more_ways(number, record, screened=True)]
    page = make(route, "yes", forms=[lambda _fields, draft, *_: draft])
    settle()
    assert page.banner.isHidden()
    page.view.foot.print.click()
    settle()
    assert "May go on to intake" in text(printer.papers[0])
    row = office.disclosures.rows(person)[0]
    assert (row.form_code, row.basis, row.recipient) == ("SCR-D", DisclosureBasis.CONSENT_235, "County Prosecutor")


def test_what_stands_in_the_way_offers_the_step_that_helps(make, office, person, prosecutor, settle, wishes):
    def opened(number):
        page.open(Route(routes.PRINT, number, "scr_decision"))
        settle()
        button.click()
        return page.banner.text, button.text(), wishes[-1]

    undecided = screened(office, person, R.PENDING_INFO)
    page = make(Route(routes.PRINT, undecided, "scr_decision"))
    button = page.banner._action
    words = "The screening is not decided, so there is nothing to tell yet."
    assert opened(undecided) == (words, "Go to the screening", Route(routes.REFERRALS, undecided, "screen"))
    known = screened(office, person, R.ALREADY_ENROLLED)
    assert opened(known)[1:] == ("Open the record", Route(routes.PARTICIPANTS, person))
    page.gate.fill(NOTHING_TO_TELL)
    assert wishes[-1] == Route(routes.PARTICIPANTS, person)
    decided = screened(office, person)
    words = "No consent names County Prosecutor. Word of intake takes a criminal-justice consent."
    assert opened(decided)[:2] == (words, "Make a criminal-justice consent")
    sign(office, person, prosecutor, IDENTITY, Purpose.CARE)
    text, step, route = opened(decided)
    assert (text, step) == (
        "Consent C-0001-01 lets County Prosecutor be told for another purpose only.",
        "Make a criminal-justice consent",
    )
    assert route.extra.draft.kind is ConsentKind.JUSTICE
    court = office.organisations.save(OrganisationDraft("Superior Court", OrganisationKind.COURT))
    page.letter.binder.change(organisation_id=court)
    page._on_letter_rested()
    settle()
    assert page.banner.text.startswith("This paper is never given to Superior Court.")
    assert button.text() == "Choose who receives it"


def test_it_has_no_place_for_a_question_a_reason_or_an_approval():
    assert {one.name for one in fields(ScreeningDecisionPacket)} == {
        *("office", "printing", "person", "to", "scope", "addressed_to", "number", "incident_number", "agency"),
        *("received_on", "decided_on", "decided_by", "decision"),
    }
