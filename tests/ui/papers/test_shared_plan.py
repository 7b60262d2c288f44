"""A plan for another office: only the goals that its consent covers, and no trace of the others."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from installer import shots_packets
from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    NoticeUsed,
    Purpose,
    RecipientAnswer,
)
from leaddesk.domain.disclosures import GivenDraft
from leaddesk.domain.gate import Blocked, BlockReason
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.plan_codes import GoalStatus, StepWho
from leaddesk.domain.plans import GoalDraft, StepDraft
from leaddesk.domain.shared_papers import SharedGoal, SharedPlanDraft, SharedPlanPacket, SharedStep
from leaddesk.i18n import translator
from leaddesk.paper import notices
from leaddesk.ui import routes
from leaddesk.ui.routes import Route
from tests.paper.inspection import folded, pages_text
from tests.ui.papers.conftest import text

C = InformationCategory
EN = translator("en")
TODAY = date(2026, 11, 3)
BASE = frozenset({C.IDENTITY, C.PLAN})


def sign(office, person, to, told, purpose=Purpose.CARE):
    line = RecipientDraft(to, "", frozenset(told), frozenset({purpose}), RecipientAnswer.ACCEPTED)
    office.consents.save(
        person,
        ConsentDraft(discloser="LEAD", recipients=(line,), expires_on=date(2027, 10, 28), signed_on=date(2026, 10, 28)),
    )


@pytest.fixture
def planned(office, person, clinic):
    """Three goals, the one of substance use in the middle."""
    for domain, words in (("housing", "A room of my own"), ("su", "Zqsecret"), ("social", "My kids on Sundays")):
        goal = office.goals.save(person, GoalDraft(domain, GoalStatus.WORKING, words, "Zqwhy"))
        office.goals.save_step(goal, StepDraft(f"Step of {words}", StepWho.PROVIDER, clinic))
    office.goals.save(person, GoalDraft("social", GoalStatus.PROPOSED, "Zqproposed"))


@pytest.fixture
def shelter(office, person, planned):
    number = office.organisations.save(OrganisationDraft("Harbor House", OrganisationKind.HOUSING))
    sign(office, person, number, BASE | {C.HOUSING})
    return number


def test_a_goal_that_is_not_covered_leaves_no_trace(office, person, shelter):
    paper = office.shared_papers.plan(person, SharedPlanDraft(shelter))
    assert paper.ready
    assert paper.request.categories == BASE | {C.HOUSING}
    said = folded(text(render(all_forms()["plan_shared"], paper.packet, EN).pdf))
    assert "1 Shelter and housing: A room of my own" in said
    assert "2 Family and social networks: My kids on Sundays" in said
    for never in ("Zq", "Substance use", "of 3", "3 ", "Clearwater"):
        assert never not in said.split("Please call")[0].replace("Nov 3", "").replace("LD-2026", ""), never
    assert said.count("Another office") == 2


def test_the_office_itself_is_named_where_a_step_is_its_own(office, person, clinic, planned):
    sign(office, person, clinic, BASE | {C.SUBSTANCE_USE})
    kept_off = (office.shared_papers.goals(person)[2].goal,)
    paper = office.shared_papers.plan(person, SharedPlanDraft(clinic, left_out=kept_off))
    [goal] = paper.packet.goals
    assert (goal.words, goal.steps[0].theirs) == ("Zqsecret", True)


def test_nothing_is_drawn_where_no_goal_is_left_and_the_page_says_so(office, person, clinic):
    office.goals.save(person, GoalDraft("su", GoalStatus.WORKING, "Zqsecret"))
    sign(office, person, clinic, BASE)
    paper = office.shared_papers.plan(person, SharedPlanDraft(clinic))
    assert paper.packet is None
    assert paper.missing
    assert not paper.ready


@pytest.mark.parametrize("kind", [OrganisationKind.COURT, OrganisationKind.PROSECUTOR])
def test_neither_a_court_nor_a_prosecutor_is_ever_given_it(office, person, planned, kind):
    number = office.organisations.save(OrganisationDraft("zqoffice", kind))
    assert number not in {one.id for one in office.sharing.offices(person, BASE)}
    if kind is OrganisationKind.PROSECUTOR:
        sign(office, person, number, frozenset(C))
    answer = office.shared_papers.plan(person, SharedPlanDraft(number)).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.KEPT_FROM


def test_it_goes_for_the_purpose_that_was_signed_and_for_no_other(office, person, planned):
    number = office.organisations.save(OrganisationDraft("Housing Authority", OrganisationKind.HOUSING))
    sign(office, person, number, BASE, Purpose.BENEFITS)
    assert office.shared_papers.plan(person, SharedPlanDraft(number)).request.purposes == {Purpose.BENEFITS}
    other = office.organisations.save(OrganisationDraft("Sheriff", OrganisationKind.LAW_ENFORCEMENT))
    sign(office, person, other, BASE, Purpose.DIVERSION)
    answer = office.shared_papers.plan(person, SharedPlanDraft(other)).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.WRONG_PURPOSE


def test_a_consent_that_is_made_for_it_begins_with_what_the_chosen_goals_speak_of(
    make, office, person, clinic, planned, settle, wishes
):
    page = make(Route(routes.PRINT, person, "plan_shared"))
    settle()
    [_, secret, _] = page.letter.goals.ticks.values()
    page.letter.binder.change(organisation_id=clinic)
    secret.click()
    page._on_letter_rested()
    settle()
    page.banner._action.click()
    [line] = wishes[-1].extra.draft.recipients
    assert (line.organisation_id, line.categories) == (clinic, BASE | {C.HOUSING})


def test_what_the_goals_also_speak_of_must_be_covered_and_a_kept_address_stays_off(office, person, shelter):
    answer = office.shared_papers.plan(person, SharedPlanDraft(shelter, tells=frozenset({C.LEGAL}))).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NARROWER
    hidden = ParticipantDraft(first_name="Marisol", address="77 Juniper Lane", address_confidential=True)
    office.participants.save(hidden, person)
    goal = office.goals.save(person, GoalDraft("housing", GoalStatus.WORKING, "Stay at 77 Juniper Lane"))
    paper = office.shared_papers.plan(person, SharedPlanDraft(shelter))
    assert paper.packet is None
    assert paper.answer.reason is BlockReason.ADDRESS_KEPT
    assert office.shared_papers.plan(person, SharedPlanDraft(shelter, left_out=(goal,))).ready


def test_printing_it_fills_every_column_of_the_log_and_it_can_be_given(make, office, person, shelter, printer, settle):
    page = make(Route(routes.PRINT, person, "plan_shared"), "yes", forms=[lambda _fields, draft, *_: draft])
    settle()
    assert page.letter.office.combo.itemText(0) == "Harbor House"
    [_, secret, _] = page.letter.goals.ticks.values()
    assert not secret.isEnabled()
    assert "Substance use" in secret.accessibleDescription()
    page.letter.binder.change(addressed_to="Ines Okafor")
    page._on_letter_rested()
    settle()
    page.view.foot.print.click()
    settle()
    assert "Zqsecret" not in text(printer.papers[0])
    prepared = next(row for row in office.disclosures.rows(person) if row.event is DisclosureEvent.PREPARED)
    assert (prepared.form_code, prepared.recipient, prepared.recipient_person) == (
        "PLAN-S",
        "Harbor House",
        "Ines Okafor",
    )
    assert (prepared.basis, prepared.notice, prepared.scope_explained) == (
        DisclosureBasis.CONSENT,
        NoticeUsed.LONG,
        True,
    )
    if not prepared.answered:
        office.disclosures.given(prepared.id, GivenDraft(Channel.MAIL))
    assert office.disclosures.rows(person)[0].event is DisclosureEvent.DISCLOSED


def test_however_many_goals_there_are_notice_and_scope_stand_on_page_one():
    packet = shots_packets.usual("plan_shared")
    steps = (SharedStep("Ride to the office", StepWho.COORDINATOR, False, TODAY, False),) * 2
    counts = []
    for many in (1, 3, 5, 7, 9, 12):
        goals = tuple(SharedGoal("Transport", f"Goal {number}", False, False, steps) for number in range(many))
        pages = pages_text(render(all_forms()["plan_shared"], replace(packet, goals=goals), EN).pdf)
        assert folded(notices.LONG_CLOSING) in folded(pages[0])
        assert "WHAT THE CONSENT ALLOWS" in pages[0]
        assert "Date signed" in pages[-1]
        assert f"Goal {many - 1}" in " ".join(pages)
        counts.append(len(pages))
    assert counts[:2] == [1, 1]
    assert counts == sorted(counts)
    assert counts[-1] <= 3


def test_it_has_no_place_for_why_for_what_helps_or_for_a_stage():
    assert {one.name for one in fields(SharedPlanPacket)} == {
        *("office", "printing", "person", "to", "scope", "goals", "addressed_to", "started_on", "review_on"),
    }
    assert {one.name for one in fields(SharedGoal)} == {"domain_name", "words", "done", "paused", "steps"}
