"""What the answers of a screening suggest, and what she may decide."""

from dataclasses import replace
from datetime import date, time

import pytest

from leaddesk.domain.codes import EligibilityResult, ParticipationStatus, ReferralInStatus, ReferralPathway
from leaddesk.domain.fields import DATE_NEEDED, IN_THE_FUTURE, REQUIRED
from leaddesk.domain.referrals_in import (
    BEFORE_CONTACT,
    STAGES,
    ReferralInDraft,
    ReferralInRecord,
    ReferralStep,
    Stage,
    StageState,
    life_cycle,
)
from leaddesk.domain.screening import (
    REASON_NEEDED,
    STATUS_OF,
    Answered,
    Reply,
    ScreeningDraft,
    asked,
    steps_after,
    suggest,
)
from leaddesk.domain.site_lists import CriterionKind, SiteItem

K, R, S = CriterionKind, EligibilityResult, ReferralInStatus
TODAY = date(2026, 11, 3)


def question(kind=K.INCLUDE, reply=Reply.UNKNOWN, leads_to=None, text="Is it so?"):
    return Answered(text, text, kind, leads_to, reply)


YES = question(reply=Reply.YES)


@pytest.mark.parametrize(
    ("answers", "result"),
    [
        ((), R.ELIGIBLE),
        ((YES,), R.ELIGIBLE),
        ((YES, question()), R.PENDING_INFO),
        ((YES, question(reply=Reply.NO)), R.INELIGIBLE_NO_NEXUS),
        ((YES, question(reply=Reply.NO, leads_to=R.OUT_OF_AREA)), R.OUT_OF_AREA),
        ((YES, question(K.EXCLUDE, Reply.NO)), R.ELIGIBLE),
        ((YES, question(K.EXCLUDE, Reply.YES)), R.INELIGIBLE_OFFENSE),
        ((YES, question(K.EXCLUDE)), R.PENDING_INFO),
        ((YES, question(K.NEEDS_APPROVAL, Reply.YES)), R.ELIGIBLE_WITH_APPROVAL),
        ((YES, question(K.NEEDS_APPROVAL, Reply.NO)), R.ELIGIBLE),
        ((YES, question(K.NEEDS_APPROVAL)), R.PENDING_INFO),
        ((question(), question(K.EXCLUDE, Reply.YES, R.INELIGIBLE_HISTORY)), R.INELIGIBLE_HISTORY),
        ((question(reply=Reply.NO), question(K.EXCLUDE, Reply.YES)), R.INELIGIBLE_OFFENSE),
        (
            (
                question(reply=Reply.NO, leads_to=R.NOT_INTENDED_POPULATION),
                question(reply=Reply.NO, leads_to=R.INELIGIBLE_AGE),
            ),
            R.INELIGIBLE_AGE,
        ),
    ],
)
def test_the_answers_suggest_a_result(answers, result):
    assert suggest(answers).result is result


def test_the_questions_behind_a_suggestion_are_named():
    answers = (
        question(reply=Reply.NO, leads_to=R.OUT_OF_AREA, text="Here?"),
        question(reply=Reply.NO, leads_to=R.INELIGIBLE_AGE, text="18?"),
        question(reply=Reply.NO, leads_to=R.OUT_OF_AREA, text="Often here?"),
    )
    assert [one.text for one in suggest(answers).because] == ["Here?", "Often here?"]
    assert [one.text for one in suggest((question(text="Willing?"),)).because] == ["Willing?"]


def test_somebody_who_takes_part_is_enrolled_whatever_was_answered():
    assert suggest((question(K.EXCLUDE, Reply.YES),), enrolled=True).result is R.ALREADY_ENROLLED


def test_a_question_keeps_its_answer_when_the_list_changes():
    criteria = (SiteItem("area", "Lives here?", K.INCLUDE, R.OUT_OF_AREA), SiteItem("new", "New?", K.NEEDS_APPROVAL))
    before = (
        Answered("area", "In the county?", K.INCLUDE, None, Reply.YES),
        Answered("gone", "Old one?", K.EXCLUDE, None, Reply.NO),
        Answered("never", "Not answered?", K.EXCLUDE),
    )
    found = asked(criteria, before)
    assert [(one.code, one.text, one.reply) for one in found] == [
        ("area", "Lives here?", Reply.YES),
        ("new", "New?", Reply.UNKNOWN),
        ("gone", "Old one?", Reply.NO),
    ]
    assert found[0].leads_to is R.OUT_OF_AREA


def test_half_a_screening_can_be_saved_and_a_decision_needs_who_and_when():
    assert ScreeningDraft(answers=(question(),)).problems(TODAY) == {}
    decided = ScreeningDraft(answers=(YES,), result=R.ELIGIBLE)
    assert decided.problems(TODAY) == {"decided_on": DATE_NEEDED, "decided_by": REQUIRED}
    assert replace(decided, decided_on=TODAY, decided_by="C. Brandt").problems(TODAY) == {}
    late = replace(decided, decided_on=date(2026, 11, 4), decided_by="C. Brandt")
    assert late.problems(TODAY) == {"decided_on": IN_THE_FUTURE}


def test_deciding_otherwise_needs_a_reason():
    draft = ScreeningDraft((question(K.EXCLUDE, Reply.YES),), R.ELIGIBLE, TODAY, "C. Brandt")
    assert draft.problems(TODAY) == {"override_reason": REASON_NEEDED}
    assert replace(draft, override_reason="Case conference agreed").problems(TODAY) == {}
    assert ScreeningDraft((YES,), R.ALREADY_ENROLLED, TODAY, "C. B.").problems(TODAY, enrolled=True) == {}


@pytest.mark.parametrize("result", R)
def test_every_result_has_a_place_to_go(result):
    assert result in STATUS_OF


@pytest.mark.parametrize(
    ("now", "values", "steps"),
    [
        (S.RECEIVED, {}, (S.SCREENING,)),
        (S.RECEIVED, {"result": R.ELIGIBLE}, (S.SCREENING, S.ELIGIBLE)),
        (S.SCREENING, {"result": R.PENDING_INFO}, ()),
        (S.SCREENING, {"result": R.NOT_INTENDED_POPULATION}, (S.REDIRECTED_OTHER_SERVICE,)),
        (S.ELIGIBLE, {"result": R.ELIGIBLE}, ()),
        (S.ELIGIBLE, {"result": R.OUT_OF_AREA}, (S.INELIGIBLE,)),
        (S.SCREENING, {"result": R.ELIGIBLE_WITH_APPROVAL}, (S.ELIGIBLE,)),
        (
            S.SCREENING,
            {"result": R.ELIGIBLE_WITH_APPROVAL, "approver": "A. Quill", "approved_on": TODAY},
            (S.ELIGIBLE, S.APPROVED),
        ),
        (S.ELIGIBLE, {"result": R.ELIGIBLE, "approver": "A. Quill", "approved_on": TODAY}, (S.APPROVED,)),
        (S.OUTREACH, {"result": R.OUT_OF_AREA}, ()),
        (S.DECEASED, {"result": R.ELIGIBLE}, ()),
        (S.RECEIVED, {"result": R.ELIGIBLE, "moves": False}, ()),
    ],
)
def test_a_screening_takes_the_referral_only_where_it_can_go(now, values, steps):
    assert steps_after(ScreeningDraft(**values), now) == steps


def step(status, day):
    return ReferralStep(status, date(2026, 11, day))


def test_the_way_shows_what_is_behind_passed_over_and_ahead():
    way = life_cycle((step(S.RECEIVED, 1), step(S.ELIGIBLE, 2)))
    assert [one.status for one in way] == list(STAGES)
    assert [one.state for one in way[:4]] == [StageState.DONE, StageState.SKIPPED, StageState.NOW, StageState.AHEAD]
    assert [one.on for one in way[:4]] == [date(2026, 11, 1), None, date(2026, 11, 2), None]


def test_an_end_has_nothing_ahead():
    way = life_cycle((step(S.RECEIVED, 1), step(S.UNABLE_TO_LOCATE, 3)))
    assert way == (
        Stage(S.RECEIVED, StageState.DONE, date(2026, 11, 1)),
        Stage(S.UNABLE_TO_LOCATE, StageState.NOW, date(2026, 11, 3)),
    )


def test_an_end_that_was_opened_again_is_on_its_way_again():
    way = life_cycle((step(S.RECEIVED, 1), step(S.INELIGIBLE, 2), step(S.SCREENING, 3)))
    assert [one.state for one in way[:3]] == [StageState.DONE, StageState.NOW, StageState.AHEAD]


@pytest.mark.parametrize(
    ("called", "handed", "minutes"),
    [(time(13, 40), time(14, 5), 25), (time(23, 50), time(0, 10), 20), (None, time(1), None), (time(1), None, None)],
)
def test_the_hand_off_is_counted_over_midnight_too(called, handed, minutes):
    assert ReferralInDraft(called_at=called, handed_over_at=handed).hand_off_minutes == minutes


def test_an_appointment_card_is_not_for_a_day_before_the_contact():
    draft = ReferralInDraft(TODAY, ReferralPathway.COMMUNITY, appointment_on=date(2026, 11, 2))
    assert draft.problems(TODAY)["appointment_on"] == BEFORE_CONTACT
    assert "appointment_on" not in replace(draft, appointment_on=TODAY).problems(TODAY)


@pytest.mark.parametrize(
    ("status", "known", "other", "end"),
    [
        (S.RECEIVED, ParticipationStatus.ACTIVE, None, S.ALREADY_PARTICIPANT),
        (S.SCREENING, ParticipationStatus.INACTIVE, (1, "R-2026-0001"), S.ALREADY_PARTICIPANT),
        (S.RECEIVED, ParticipationStatus.REFERRED, (1, "R-2026-0001"), S.DUPLICATE_OPEN),
        (S.RECEIVED, ParticipationStatus.CLOSED, None, None),
        (S.RECEIVED, None, None, None),
        (S.OUTREACH, ParticipationStatus.ACTIVE, None, None),
    ],
)
def test_what_is_known_of_the_person_suggests_an_end(status, known, other, end):
    record = ReferralInRecord(2, "R-2026-0002", ReferralInDraft(), 1, "", "", status, None, (), (), None, known, other)
    assert record.suggested_end is end
