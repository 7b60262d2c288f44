"""The screening of a referral on the screen: answers, what they suggest, what she decides, and where it leads."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from leaddesk.domain.codes import EligibilityResult, ParticipationStatus, ReferralInStatus
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.screening import Reply, VictimConsulted
from leaddesk.domain.site_lists import CriterionKind, PersonDraft, PersonRole, SiteList
from leaddesk.ui.routes import Route
from tests.ui.people import ARREST, button, community, enrolled, settle
from tests.ui.referrals.steps import choose, fill_arrest, words

HOSTILE = 'A. <b>Quill</b> & "Co"'
R, S = EligibilityResult, ReferralInStatus


@pytest.fixture
def referral(services):
    return services.referrals_in.save(ARREST, new_participant=ParticipantDraft("Tobias", "", "Lund"))


@pytest.fixture
def form(page, referral, context):
    page.open(Route("referrals", referral, "screen"))
    settle(context)
    return page.form_screening


def answer(form, **others):
    """Press the answer to every question that speaks for the person, but for those named by code."""
    questions = form.fields["answers"]
    for one, switch in zip(questions._asked, questions.switches, strict=True):
        good = Reply.YES if one.kind is CriterionKind.INCLUDE else Reply.NO
        switch.findChild(QPushButton, others.get(one.code, good).value).click()


def test_the_answers_suggest_and_taking_it_moves_the_referral(page, form, services, context, referral):
    assert form._result.text() == "Waiting for information"
    answer(form)
    assert form._result.text() == "Eligible"
    button(form, "take-result").click()
    assert form.binder.draft.decided_on == date(2026, 11, 3)
    assert form._then.text() == "Saving moves the referral to: Eligible"

    form.deed.click()
    settle(context)

    assert services.referrals_in.record(referral).status is S.ELIGIBLE
    assert page.routes[-1] == Route("referrals", referral, "in")
    assert {"Eligible", "by C. Brandt on Nov 3, 2026"} <= set(words(page.view))
    assert "Screening: done Nov 3, 2026" in page.view.way.accessibleName()


def test_deciding_otherwise_asks_why_and_nothing_else_does(form):
    answer(form, adult=Reply.NO)
    assert form._result.text() == "Not eligible: age"
    assert not form.fields["override_reason"].isVisibleTo(form)
    choose(form, "result", R.ELIGIBLE)
    assert form.fields["override_reason"].isVisibleTo(form)
    form.deed.click()
    assert form.fields["override_reason"].problem


def test_approver_and_victim_are_asked_where_they_belong(form):
    for name in ("approver", "approved_on", "victim_on", "victim_by", "victim_outcome"):
        assert not form.fields[name].isVisibleTo(form), name
    answer(form, supervised=Reply.YES)
    button(form, "take-result").click()
    choose(form, "victim", VictimConsulted.YES)
    for name in ("approver", "approved_on", "victim_on", "victim_by", "victim_outcome"):
        assert form.fields[name].isVisibleTo(form), name


def test_ordinary_services_lead_to_the_sheet_and_the_draft_is_kept(page, form, services, context, referral):
    answer(form, ordinary=Reply.NO)
    button(form, "take-result").click()
    button(form, "print-sheet").click()
    settle(context)

    assert page.routes[-1] == Route("print", None, "resources")
    assert form.binder.draft.sheet_given_on == date(2026, 11, 3)
    assert "screening" in {one.kind for one in services.drafts.all()}
    form.deed.click()
    settle(context)
    assert services.referrals_in.record(referral).status is S.REDIRECTED_OTHER_SERVICE
    assert services.drafts.all() == []


def test_half_an_answer_comes_back(page, form, context, referral):
    form.fields["answers"].switches[0].findChild(QPushButton, "yes").click()
    page.keep_draft()()
    page.open(Route("referrals", None, "in"))
    settle(context)
    page.open(Route("referrals", referral, "screen"))
    settle(context)
    assert form.fields["answers"].switches[0].value() == "yes"


def test_each_answer_says_its_question_to_a_screen_reader(form):
    questions = form.fields["answers"]
    for one, switch in zip(questions._asked, questions.switches, strict=True):
        assert switch.accessibleName() == one.text
        assert {part.accessibleDescription() for part in switch.findChildren(QPushButton)} == {one.text}


def test_hidden_names_are_hidden_on_the_form(page, referral, context):
    context.names.hide(hidden=True)
    page.open(Route("referrals", referral, "screen"))
    settle(context)
    assert page.form_screening.whom.whole == "LD-2026-0001"


def test_saving_a_referral_can_lead_straight_into_its_screening(page, services, context):
    page.open(Route("referrals", None, "new-in"))
    settle(context)
    fill_arrest(page.form_in)
    button(page.form_in, "save-and-screen").click()
    settle(context)
    [row] = services.referrals_in.rows()
    assert page.routes[-1] == Route("referrals", row.id, "screen")
    assert page.form_screening.isVisible()


def test_a_participant_who_is_referred_again_is_pointed_out_and_attached(qtbot, page, services, context):
    known = enrolled(services)
    again = services.referrals_in.save(ARREST, participant_id=known)
    page.open(Route("referrals", again, "in"))
    settle(context)
    assert "participant already" in page.view.hint._words.text()

    qtbot.mouseClick(button(page.view, "take-end"), Qt.MouseButton.LeftButton)
    settle(context)

    assert services.referrals_in.record(again).status is S.ALREADY_PARTICIPANT
    assert not page.view.hint.isVisible()


def test_a_second_open_referral_leads_to_the_first(page, services, context):
    first = services.referrals_in.save(community("Tobias Lund"), new_participant=ParticipantDraft("Tobias", "", "Lund"))
    person = services.referrals_in.record(first).participant_id
    second = services.referrals_in.save(ARREST, participant_id=person)
    page.open(Route("referrals", second, "in"))
    settle(context)
    button(page.view, "open-other").click()
    assert page.routes[-1] == Route("referrals", first, "in")


def test_somebody_who_left_is_welcome_back(page, services, context):
    from leaddesk.domain.codes import CloseReason
    from leaddesk.domain.participants import StatusChangeDraft

    known = enrolled(services)
    left = StatusChangeDraft(ParticipationStatus.CLOSED, date(2026, 10, 20), None, CloseReason.MOVED)
    services.participation.change(known, left)
    again = services.referrals_in.save(ARREST, participant_id=known)
    page.open(Route("referrals", again, "in"))
    settle(context)
    assert "took part before" in page.view.hint._words.text()


def test_people_in_roles_are_offered_where_somebody_is_named(page, services, context, referral, dialog):
    services.site_lists.save(SiteList.PERSON, PersonDraft(PersonRole.PROSECUTOR, HOSTILE, "District Attorney"))
    page.open(Route("referrals", referral, "screen"))
    settle(context)
    offered = page.form_screening.fields["approver"].line.completer().model()
    assert [offered.index(n, 0).data() for n in range(offered.rowCount())] == [HOSTILE]

    page.open(Route("referrals", None, "new-in"))
    settle(context)
    agencies = page.form_in.fields["agency"].line.completer().model()
    assert "District Attorney" in [agencies.index(n, 0).data() for n in range(agencies.rowCount())]

    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"cancel": True}
    button(page.view, "more-time").click()
    assert dialog.calls[0][3].given_by == HOSTILE
