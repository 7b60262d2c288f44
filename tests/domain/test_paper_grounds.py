"""Papers on another legal basis: each opens on its own few, and never further than the basis itself lets it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.gate import AllowedByLaw, Blocked, BlockReason, NextStep, decide
from leaddesk.domain.ground_codes import Ground, OrderSection
from leaddesk.domain.paper_grounds import PAPERS
from tests.domain.consent_samples import TODAY, request
from tests.domain.test_grounds import WHOLE

K = OrganisationKind
WHY = {"pros_ic": Purpose.DIVERSION, "ct_stat": Purpose.PROCEEDING, "ct_prog": Purpose.DEFENSE}
ORDERED = {(Ground.COURT_ORDER, OrderSection.NON_CRIMINAL), (Ground.COURT_ORDER, OrderSection.CRIMINAL)}
OPENED = {
    "pros_ic": {(Ground.COURT_ORDER, OrderSection.CRIMINAL)},
    "hand": {(Ground.EMERGENCY, None), (Ground.COURT_ORDER, OrderSection.NON_CRIMINAL)},
    "pref": {(Ground.EMERGENCY, None), (Ground.COURT_ORDER, OrderSection.NON_CRIMINAL)},
    "ct_stat": ORDERED,
    "ct_prog": ORDERED,
    "hand_driver": set(),
    "owg": set(),
    "owg_act": set(),
    "le_status": set(),
}
"""What the law leaves to each paper; a basis more in the program has to be a basis more here."""


def resting(form, ground, section=None, **changes):
    facts = WHOLE[ground] if section is None else replace(WHOLE[ground], section=section)
    plain = request(
        purposes=frozenset({WHY.get(form, Purpose.CARE)}), categories=frozenset({InformationCategory.IDENTITY})
    )
    return replace(plain, ground=facts, bases=PAPERS[form], qsoa_on=TODAY, **changes)


def every():
    for ground in Ground:
        for section in OrderSection if ground is Ground.COURT_ORDER else (None,):
            yield ground, section


@pytest.mark.parametrize("form", PAPERS)
def test_each_basis_opens_the_paper_or_is_refused_in_words_that_name_what_would(form):
    opened = set()
    for ground, section in every():
        for kind in K:
            answer = decide(resting(form, ground, section, kind=kind), [], TODAY)
            if isinstance(answer, AllowedByLaw):
                opened.add((ground, section))
            elif (ground, section) not in OPENED[form]:
                assert (answer.reason, answer.message) == (BlockReason.OTHER_GROUND, PAPERS[form].said)
    assert opened == OPENED[form]


@pytest.mark.parametrize("form", [form for form, one in PAPERS.items() if not one.grounds])
def test_where_no_basis_opens_it_the_refusal_says_so_whatever_the_reason(form):
    for asked in (request(bases=PAPERS[form]), request(bases=PAPERS[form], organisation_id=None)):
        answer = decide(asked, [], TODAY)
        assert isinstance(answer, Blocked)
        assert answer.also == PAPERS[form].said
        assert answer.also.startswith("No other legal basis opens")
        assert answer.next_step is not NextStep.NONE


@pytest.mark.parametrize("form", [form for form, one in PAPERS.items() if one.grounds])
def test_where_one_does_the_refusal_leaves_that_to_the_choice_beside_it(form):
    answer = decide(request(bases=PAPERS[form]), [], TODAY)
    assert isinstance(answer, Blocked)
    assert not answer.also


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(list(PAPERS)),
    st.sampled_from(list(every())),
    st.sampled_from(K),
    st.frozensets(st.sampled_from(InformationCategory), max_size=4),
    st.frozensets(st.sampled_from([Purpose.CARE, Purpose.DIVERSION, Purpose.BENEFITS]), max_size=2),
    st.booleans(),
)
def test_no_paper_reaches_further_on_a_basis_than_the_basis_itself(form, basis, kind, told, why, known):
    asked = resting(form, *basis, kind=kind, categories=told, purposes=why, organisation_id=11 if known else None)
    answer, plain = decide(asked, [], TODAY), decide(replace(asked, bases=None), [], TODAY)
    if isinstance(answer, AllowedByLaw):
        assert isinstance(plain, AllowedByLaw)
        assert told <= answer.covered == plain.covered
        assert basis in OPENED[form]
