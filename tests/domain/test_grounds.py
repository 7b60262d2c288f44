"""Telling without a consent: whatever is asked, nothing beyond the ground's own limit passes, and no fact may lack."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import DisclosureBasis, InformationCategory, Purpose
from leaddesk.domain.gate import AllowedByLaw, Blocked, BlockReason, NextStep, decide
from leaddesk.domain.ground_codes import LIMITS, CourtPapers, Ground, OrderSection
from leaddesk.domain.grounds import ASKED, OPTIONAL, GroundDraft
from tests.domain.consent_samples import consent, request

C, K = InformationCategory, OrganisationKind
DAY = date(2026, 8, 1)
EMERGENCY = GroundDraft(
    medical_person="Ada Lind, RN",
    affiliation="Mill Creek Hospital",
    disclosed_by="Dana Whitlock",
    on=DAY,
    at=time(22, 40),
    emergency="Found unconscious",
    could_not_consent=True,
)
WHOLE = {
    Ground.EMERGENCY: EMERGENCY,
    Ground.CRIME: GroundDraft(Ground.CRIME, authority="Sheriff, Dep. Ost", circumstances="A window was broken"),
    Ground.CHILD_REPORT: GroundDraft(
        Ground.CHILD_REPORT, authority="State hotline", circumstances="As the law asks", first_report=True
    ),
    Ground.COURT_ORDER: GroundDraft(
        Ground.COURT_ORDER,
        papers=CourtPapers.BOTH,
        court="Superior Court",
        section=OrderSection.NON_CRIMINAL,
        ordered_on=date(2026, 7, 20),
        order_names="Counsel for the county",
        order_scope=frozenset({C.IDENTITY, C.CONTACT}),
    ),
    Ground.AUDIT: GroundDraft(Ground.AUDIT, reviewer="State auditor", undertaking_on=date(2026, 7, 1)),
    Ground.RESEARCH: GroundDraft(
        Ground.RESEARCH, study="County study", approval="Board of the college", approved_on=date(2026, 1, 5)
    ),
    Ground.QSO: GroundDraft(Ground.QSO, service="Shreds our paper"),
    Ground.WARNING: GroundDraft(Ground.WARNING),
}
BARE = frozenset({C.IDENTITY})
RECEIVERS = {Ground.CRIME: K.LAW_ENFORCEMENT, Ground.QSO: K.OTHER}


def asked(ground: Ground, /, **changes):
    plain = request(
        categories=BARE,
        purposes=frozenset(),
        kind=RECEIVERS.get(ground, K.HEALTH),
        ground=WHOLE[ground],
        qsoa_on=date(2026, 1, 1),
    )
    return replace(plain, **changes)


def reason(answer):
    assert isinstance(answer, Blocked)
    assert "{" not in answer.message.format(**dict(answer.values))
    return answer.reason


@pytest.mark.parametrize("ground", [one for one in Ground if one is not Ground.WARNING])
def test_with_every_fact_it_is_allowed_without_any_one_of_them_it_is_not(ground):
    answer = decide(asked(ground), [], DAY)
    assert isinstance(answer, AllowedByLaw)
    assert answer.basis is WHOLE[ground].basis
    for name in ASKED[ground]:
        if name in OPTIONAL:
            continue
        bare = replace(WHOLE[ground], **{name: getattr(GroundDraft(), name)})
        assert reason(decide(asked(ground, ground=bare), [], DAY)) is BlockReason.FACTS_MISSING, name


def test_a_warning_has_no_basis_of_its_own_and_says_what_remains():
    answer = decide(asked(Ground.WARNING), [], DAY)
    assert reason(answer) is BlockReason.NO_EXCEPTION
    assert "Call counsel" in answer.message


@pytest.mark.parametrize(
    ("came", "expected"),
    [(CourtPapers.SUBPOENA, BlockReason.SUBPOENA_ALONE), (CourtPapers.ORDER, BlockReason.ORDER_ALONE)],
)
def test_it_takes_order_and_subpoena_and_one_alone_leads_to_the_answer_that_confirms_nothing(came, expected):
    bare = GroundDraft(Ground.COURT_ORDER, papers=came)
    answer = decide(asked(Ground.COURT_ORDER, ground=bare), [], DAY)
    assert reason(answer) is expected
    assert answer.next_step is NextStep.ANSWER_REQUEST


@pytest.mark.parametrize("section", OrderSection)
def test_the_log_names_the_section_of_the_order(section):
    ordered = replace(WHOLE[Ground.COURT_ORDER], section=section)
    answer = decide(asked(Ground.COURT_ORDER, ground=ordered, kind=K.COURT), [], DAY)
    assert isinstance(answer, AllowedByLaw)
    assert answer.basis.value == f"court_order_{section.value}"


def test_an_order_of_a_later_day_does_not_cover_an_earlier_one():
    later = replace(WHOLE[Ground.COURT_ORDER], ordered_on=date(2026, 8, 2))
    assert reason(decide(asked(Ground.COURT_ORDER, ground=later), [], DAY)) is BlockReason.FACTS_MISSING
    same = replace(later, ordered_on=DAY)
    assert isinstance(decide(asked(Ground.COURT_ORDER, ground=same), [], DAY), AllowedByLaw)


@pytest.mark.parametrize(
    ("ground", "changes", "expected"),
    [
        (Ground.EMERGENCY, {"kind": K.LAW_ENFORCEMENT}, BlockReason.WRONG_RECEIVER),
        (Ground.CRIME, {"kind": K.HEALTH}, BlockReason.WRONG_RECEIVER),
        (Ground.AUDIT, {"kind": K.COURT}, BlockReason.WRONG_RECEIVER),
        (Ground.QSO, {"kind": K.LAW_ENFORCEMENT}, BlockReason.WRONG_RECEIVER),
        (Ground.QSO, {"purposes": frozenset({Purpose.CARE})}, BlockReason.WRONG_RECEIVER),
        (Ground.QSO, {"qsoa_on": None}, BlockReason.NO_AGREEMENT),
        (Ground.QSO, {"qsoa_on": date(2026, 8, 2)}, BlockReason.NO_AGREEMENT),
        (Ground.QSO, {"organisation_id": None}, BlockReason.NO_RECIPIENT),
        (Ground.AUDIT, {"categories": frozenset()}, BlockReason.NOTHING_SAID),
        (Ground.AUDIT, {"tells_address": True}, BlockReason.ADDRESS_KEPT),
        (Ground.CRIME, {"categories": frozenset({C.IDENTITY, C.CONTACT})}, BlockReason.BEYOND_GROUND),
        (Ground.COURT_ORDER, {"categories": frozenset({C.IDENTITY, C.PLAN})}, BlockReason.BEYOND_GROUND),
    ],
)
def test_each_limit_of_the_law_holds_and_is_said(ground, changes, expected):
    assert reason(decide(asked(ground, **changes), [], DAY)) is expected


TOLD_TO = {
    Ground.EMERGENCY: {K.PROVIDER, K.HEALTH, K.HOUSING, K.BENEFITS, K.JAIL, K.TRIBAL, K.PEER, K.OTHER},
    Ground.CRIME: {K.LAW_ENFORCEMENT, K.PROSECUTOR, K.TRIBAL},
    Ground.CHILD_REPORT: {K.PROVIDER, K.HEALTH, K.BENEFITS, K.LAW_ENFORCEMENT, K.PROSECUTOR, K.TRIBAL, K.OTHER},
    Ground.COURT_ORDER: set(K),
    Ground.AUDIT: {K.PROVIDER, K.HEALTH, K.HOUSING, K.BENEFITS, K.TRIBAL, K.PEER, K.OTHER},
    Ground.RESEARCH: {K.PROVIDER, K.HEALTH, K.HOUSING, K.BENEFITS, K.TRIBAL, K.PEER, K.OTHER},
    Ground.QSO: {K.PROVIDER, K.HEALTH, K.HOUSING, K.BENEFITS, K.DEFENSE, K.TRIBAL, K.PEER, K.VENDOR, K.OTHER},
    Ground.WARNING: set(),
}
"""What kinds of office may be told on each basis: nobody who holds a case audits or studies the people in it."""


@pytest.mark.parametrize("ground", Ground)
def test_each_basis_reaches_these_kinds_of_office_and_no_other(ground):
    answers = {kind: decide(asked(ground, kind=kind), [], DAY) for kind in K}
    assert {kind for kind, answer in answers.items() if isinstance(answer, AllowedByLaw)} == TOLD_TO[ground]
    refused = [answer for answer in answers.values() if isinstance(answer, Blocked)]
    assert {answer.next_step for answer in refused} <= {NextStep.CHOOSE_BASIS}
    whys = {reason(answer) for answer in refused}
    assert whys <= {BlockReason.NO_EXCEPTION if ground is Ground.WARNING else BlockReason.WRONG_RECEIVER}


def test_who_is_not_in_the_directory_may_be_told_in_an_emergency():
    assert isinstance(decide(asked(Ground.EMERGENCY, organisation_id=None), [], DAY), AllowedByLaw)


def test_a_consent_in_force_does_not_lend_itself_to_another_ground():
    wide = asked(Ground.CRIME, kind=K.LAW_ENFORCEMENT, categories=frozenset({C.IDENTITY, C.NEEDS}))
    assert reason(decide(wide, [consent()], DAY)) is BlockReason.BEYOND_GROUND


any_draft = st.builds(
    replace,
    st.sampled_from(list(WHOLE.values())),
    papers=st.sampled_from(CourtPapers),
    order_scope=st.frozensets(st.sampled_from(C), max_size=4),
    ordered_on=st.sampled_from([DAY, date(2026, 8, 2), None]),
    first_report=st.booleans(),
    could_not_consent=st.booleans(),
)


@settings(deadline=None, max_examples=200)
@given(
    any_draft,
    st.frozensets(st.sampled_from(C), max_size=4),
    st.sampled_from(K),
    st.sampled_from([11, None]),
    st.sampled_from([None, DAY, date(2026, 8, 2)]),
)
def test_whatever_is_asked_no_category_beyond_the_ground_ever_passes(ground, told, kind, office, agreed):
    wanted = request(
        organisation_id=office, kind=kind, categories=told, purposes=frozenset(), ground=ground, qsoa_on=agreed
    )
    answer = decide(wanted, [consent()], DAY)
    if isinstance(answer, Blocked):
        reason(answer)
        return
    assert isinstance(answer, AllowedByLaw)
    assert told
    assert told <= answer.covered <= LIMITS[ground.ground]
    assert ground.problems(DAY) == {}
    assert answer.basis is not DisclosureBasis.NO_COVER
    if ground.ground is Ground.COURT_ORDER:
        assert told <= ground.order_scope
        assert ground.papers is CourtPapers.BOTH
    if ground.ground is Ground.CRIME:
        assert told == BARE
    if ground.ground is Ground.QSO:
        assert agreed is not None
        assert agreed <= DAY


@settings(deadline=None, max_examples=60)
@given(any_draft)
def test_facts_are_kept_and_read_back_as_they_were_and_none_of_another_ground(ground):
    kept = ground.plain()
    assert set(kept) <= {"ground", *ASKED[ground.ground]}
    back = GroundDraft.of_plain({**kept, "of a later edition": "x"})
    for name in ("ground", *ground.asked):
        assert getattr(back, name) == getattr(ground, name), name
