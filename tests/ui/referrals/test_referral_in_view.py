"""One referral in: its next steps, who it is about, changes."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QMenu

from leaddesk.domain.codes import (
    EligibilityResult,
    ParticipationStatus,
    ReferralInStatus,
    ReferralSource,
)
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.domain.today import Hit
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.people import (
    ARREST,
    TODAY,
    button,
    community,
    enrolled,
    settle,
    type_into,
)
from tests.ui.referrals.steps import people, words


def test_the_next_step_offers_only_what_can_follow(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    services.referrals_in.move(referral, StepDraft(ReferralInStatus.OUTREACH, TODAY))
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"cancel": True}

    button(page.view, "move").click()

    combo = dialog.calls[0][2]["status"].combo
    offered = {combo.itemText(number) for number in range(combo.count())}
    assert {"Intake scheduled", "Intake complete", "Person said no"} <= offered
    assert not offered & {"Received", "Screening", "Eligible", "Not eligible", "Outreach"}


def test_a_step_is_taken_and_shown(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"status": ReferralInStatus.ELIGIBLE, "result": EligibilityResult.ELIGIBLE}

    button(page.view, "move").click()
    settle(context)

    assert services.referrals_in.record(referral).status is ReferralInStatus.ELIGIBLE
    assert page.view.chip.text == "Eligible"


def test_the_screening_result_is_asked_only_where_it_belongs(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"cancel": True}
    button(page.view, "move").click()
    fields = dialog.calls[0][2]
    assert fields["result"].isHidden()

    combo = fields["status"].combo
    combo.setCurrentIndex(combo.findData("eligible"))

    assert not fields["result"].isHidden()
    offered = [fields["result"].combo.itemText(n) for n in range(fields["result"].combo.count())]
    assert "Eligible with approval" in offered
    assert "Out of area" not in offered


def test_intake_needs_to_know_who_it_is(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"status": ReferralInStatus.INTAKE_COMPLETE}

    button(page.view, "move").click()
    settle(context)
    assert dialog.problems == {"status": "Say first who the person is"}

    button(page.view, "new-person").click()
    settle(context)
    button(page.view, "move").click()
    settle(context)
    [person] = people(services)
    assert person.status is ParticipationStatus.ACTIVE


def test_a_person_made_from_a_referral_is_not_made_twice(page, services, context, answers):
    known = services.participants.save(ParticipantDraft("Tobias", "", "Lund"))
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    answers.answer = "same"

    button(page.view, "new-person").click()
    button(page.view, "new-person").click()
    settle(context)

    assert answers.titles == ["Is this person known already?"]
    assert services.referrals_in.record(referral).participant_id == known
    assert len(people(services)) == 1


def test_the_prosecutor_gives_more_time(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"until": date(2026, 12, 20), "given_by": "J. Ortiz"}

    button(page.view, "more-time").click()
    settle(context)

    assert services.referrals_in.record(referral).deadline == date(2026, 12, 20)
    assert "until Dec 20, 2026, by J. Ortiz on Nov 3, 2026" in words(page.view)


def test_no_more_time_is_offered_once_the_intake_is_over(page, services, context):
    referral = services.referrals_in.save(ARREST)
    services.referrals_in.move(referral, StepDraft(ReferralInStatus.DECLINED_BY_PERSON, date(2026, 11, 3)))
    page.open(Route("referrals", referral, "in"))
    settle(context)

    assert not [one for one in page.view.findChildren(Button, "more-time") if one.isVisible()]


def test_a_community_referral_has_no_clock(page, services, context):
    referral = services.referrals_in.save(community())
    page.open(Route("referrals", referral, "in"))
    settle(context)

    assert not [one for one in page.view.findChildren(Button, "more-time") if one.isVisible()]


def test_a_referral_is_attached_to_a_known_person_and_leads_to_the_record(page, services, context, answers):
    known = enrolled(services)
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    answers.hit = Hit("participant", known, "Roz Tackett", "LD-2026-0001")

    button(page.view, "attach").click()
    settle(context)
    button(page.view, "open-record").click()

    assert services.referrals_in.record(referral).participant_id == known
    assert page.routes[-1] == Route("participants", known)


def test_what_was_told_can_be_changed(page, services, context):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "edit-in"))
    settle(context)
    assert page.form_in.header.title.text() == "Change referral R-2026-0001"
    assert not page.form_in.whose.isVisible()
    type_into(page.form_in.fields["place"], "Camp below the grain elevator")

    page.save()
    settle(context)

    assert services.referrals_in.record(referral).draft.place == "Camp below the grain elevator"
    assert people(services) == []


def test_a_referral_that_came_to_its_end_offers_no_next_step(page, services, context):
    referral = services.referrals_in.save(community())
    services.referrals_in.move(referral, StepDraft(ReferralInStatus.DECEASED, TODAY))
    page.open(Route("referrals", referral, "in"))
    settle(context)

    assert not page.view.next_step.isVisible()


def test_what_was_told_prints_from_the_referral_and_by_its_key(page, services, context):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    page.print_form()
    assert page.routes[-1] == Route("print", referral, "ref-in")


@pytest.mark.parametrize(("source", "offered"), [(ReferralSource.LE_PATROL, True), (ReferralSource.SELF, False)])
def test_only_an_officer_is_offered_a_letter_of_thanks(page, services, context, source, offered):
    one = services.referrals_in.save(replace(ARREST, source=source))
    page.open(Route("referrals", one, "in"))
    settle(context)
    page.view.more.click()
    entries = {entry.text(): entry for entry in page.view.more.findChildren(QMenu)[-1].actions()}
    assert ("Thank-you letter to the officer" in entries) is offered
    if offered:
        entries["Thank-you letter to the officer"].trigger()
        assert page.routes[-1] == Route("print", one, "le_ack")
