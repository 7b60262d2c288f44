"""Each kind of consent: what the law asks of it alone, whom it opens and whom it never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consent_codes import MediaUse, Medium, MinorRule
from leaddesk.domain.consent_demands import BACK_TOO_LATE, NO_MEDIUM, NO_USE, NO_WAY, NO_WAY_BACK
from leaddesk.domain.consent_kinds import (
    COURT_ALONE,
    KEPT_AS,
    NEVER_FOR_TREATMENT,
    NO_LAW,
    ONLY_RELEASE,
    PART_TWO,
    RULES,
    treats,
)
from leaddesk.domain.consents import (
    NO_CATEGORY,
    NO_END,
    NO_REFUSAL,
    NOT_BY_MINOR,
    OTHER_CATEGORY,
    OTHER_PURPOSE,
    RevocationDraft,
    for_public,
    taken_back_on,
    validity,
)
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    DisclosureBasis,
    InformationCategory,
    Purpose,
    SignerRole,
)
from leaddesk.domain.fields import REQUIRED
from leaddesk.domain.gate import Allowed, Blocked, BlockReason, NextStep, decide
from leaddesk.domain.participants import BirthDate
from tests.domain.consent_samples import (
    BACK_FROM,
    COURT,
    PROSECUTOR,
    SIGNED,
    TODAY,
    TOLD,
    consent,
    court_request,
    for_treatment,
    justice,
    minor,
    of_kind,
    public_use,
    reach,
    recipient,
    request,
    word_of_intake,
)

DAY = timedelta(days=1)
CARE = frozenset({Purpose.CARE})


def test_every_kind_has_its_rules_and_a_name_for_its_drafts():
    assert set(RULES) == set(KEPT_AS) == set(ConsentKind)
    assert len({name for name, _ in KEPT_AS.values()}) == len(ConsentKind)


# one consent for treatment, payment and operations


def test_a_consent_for_treatment_opens_a_treating_office_that_it_does_not_name():
    answer = decide(request(treats=True), [for_treatment()], TODAY)
    assert isinstance(answer, Allowed)
    assert (answer.basis, answer.until, answer.covered) == (DisclosureBasis.CONSENT, None, TOLD)
    assert answer.recipient.line.organisation_id == request().organisation_id
    assert answer.recipient.name == request().organisation_name


@pytest.mark.parametrize("kind", sorted(NEVER_FOR_TREATMENT))
def test_it_never_opens_the_law_whatever_the_directory_says(kind):
    assert not treats(kind, covered_entity=True, part2_program=True)
    answer = decide(request(kind=kind, treats=True), [for_treatment()], TODAY)
    assert isinstance(answer, Blocked)


def test_an_office_that_does_not_treat_is_told_apart_and_needs_its_own_consent():
    answer = decide(request(), [for_treatment()], TODAY)
    assert isinstance(answer, Blocked)
    assert (answer.reason, answer.next_step) == (BlockReason.NOT_TREATING, NextStep.NEW_CONSENT)
    ended = for_treatment(no_end=False, expires_on=TODAY - DAY)
    assert decide(request(), [ended], TODAY).reason is BlockReason.NO_CONSENT


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (request(treats=True, purposes=frozenset({Purpose.BENEFITS})), BlockReason.WRONG_PURPOSE),
        (request(treats=True, categories=TOLD | {InformationCategory.MEDICAL}), BlockReason.NARROWER),
        (court_request(treats=True), BlockReason.NEEDS_STAND_ALONE),
        (word_of_intake(treats=True), BlockReason.NO_CONSENT),
    ],
)
def test_it_serves_care_alone(asked, reason):
    assert decide(asked, [for_treatment()], TODAY, diversion_approved=True).reason is reason


def test_it_may_have_no_end_but_must_say_so_and_what_may_be_told():
    assert for_treatment().draft.problems(today=TODAY) == {}
    assert for_treatment(no_end=False).draft.problems() == {"expires_on": NO_END}
    assert for_treatment(categories=frozenset()).draft.problems() == {"categories": NO_CATEGORY}
    ordinary = replace(consent().draft, no_end=True, expires_on=None)
    assert ordinary.problems() == {"expires_on": NO_END}


def test_another_form_must_say_what_happens_on_a_no():
    stated = {"our_form": False, "revocation_stated": True, "redisclosure_stated": True}
    assert validity(for_treatment(**stated), TODAY).reasons == (NO_REFUSAL,)
    assert validity(for_treatment(**stated, refusal_stated=True), TODAY).in_force


# the criminal-justice consent


def test_word_of_intake_is_opened_by_a_criminal_justice_consent_without_counsels_word():
    answer = decide(word_of_intake(), [justice()], TODAY)
    assert isinstance(answer, Allowed)
    assert answer.basis is DisclosureBasis.CONSENT_235


def test_an_ordinary_consent_for_it_shows_the_way_to_the_one_that_serves():
    line = recipient(PROSECUTOR, OrganisationKind.PROSECUTOR, purposes=frozenset({Purpose.DIVERSION}))
    answer = decide(word_of_intake(), [consent(line)], TODAY)
    assert (answer.reason, answer.next_step) == (BlockReason.NEEDS_COUNSEL, NextStep.NEW_JUSTICE_CONSENT)
    assert decide(word_of_intake(), [], TODAY).next_step is NextStep.NEW_JUSTICE_CONSENT
    assert isinstance(decide(word_of_intake(), [consent(line), justice()], TODAY), Allowed)
    ended = consent(line, expires_on=TODAY - DAY)
    answer = decide(word_of_intake(), [ended], TODAY)
    assert (answer.reason, answer.next_step) == (BlockReason.EXPIRED, NextStep.NEW_JUSTICE_CONSENT)
    assert answer.step_label == "Make a criminal-justice consent"
    assert decide(word_of_intake(), [ended], TODAY, diversion_approved=True).next_step is NextStep.NEW_CONSENT


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (recipient(COURT, OrganisationKind.COURT), ONLY_RELEASE),
        (recipient(21, OrganisationKind.LAW_ENFORCEMENT), ONLY_RELEASE),
        (recipient(21, OrganisationKind.HEALTH), ONLY_RELEASE),
        (recipient(21, OrganisationKind.PROBATION), OTHER_PURPOSE),
    ],
)
def test_it_names_only_who_monitors_the_release_and_only_for_that(line, problem):
    assert justice(line).draft.problems({line.line.organisation_id: line.kind}) == {"recipients": problem}


def test_a_court_is_on_no_other_consent_than_the_one_that_stands_alone():
    for kind in ConsentKind:
        if RULES[kind].named and kind is not ConsentKind.PROCEEDINGS:
            draft = replace(consent(recipient(COURT, OrganisationKind.COURT)).draft, kind=kind)
            assert draft.problems({COURT: OrganisationKind.COURT})["recipients"] in (COURT_ALONE, ONLY_RELEASE, NO_LAW)


def test_it_states_its_condition_its_period_and_when_it_can_be_taken_back():
    bare = {"condition": " ", "revocable_on": None, "revocable_event": ""}
    assert justice(**bare).draft.problems() == {"condition": REQUIRED, "revocable_on": NO_WAY_BACK}
    late = justice(revocable_on=date(2026, 11, 4))
    assert late.draft.problems() == {"revocable_on": BACK_TOO_LATE}
    assert validity(late, TODAY).state is ConsentState.DEFICIENT


@pytest.mark.parametrize(
    ("changes", "asked", "counts"),
    [
        ({}, TODAY, BACK_FROM),
        ({}, BACK_FROM + DAY, BACK_FROM + DAY),
        ({"revocable_event_on": TODAY + DAY}, TODAY, TODAY + DAY),
        ({"revocable_on": None}, TODAY, None),
        ({"revocable_on": None, "revocable_event_on": TODAY}, SIGNED, TODAY),
    ],
)
def test_a_wish_to_take_it_back_counts_from_the_day_that_the_law_allows(changes, asked, counts):
    made = justice(revoked=RevocationDraft(asked, taken_by="D"), **changes)
    assert taken_back_on(made) == counts
    last = date(2026, 11, 3)
    for day in (asked, (counts or last) - DAY):
        if counts is None or day < counts:
            assert validity(made, day).in_force
    if counts:
        assert validity(made, counts) == replace(validity(made, counts), state=ConsentState.REVOKED, since=counts)


def test_an_ordinary_consent_ends_on_the_day_it_is_taken_back():
    made = consent(revoked=RevocationDraft(TODAY, taken_by="D"), revocable_on=TODAY + DAY)
    assert validity(made, TODAY).state is ConsentState.REVOKED


# health information alone, research, minors, the public, how to reach somebody

HEALTH = frozenset({InformationCategory.MEDICAL, InformationCategory.NEEDS})
STUDY = frozenset({Purpose.RESEARCH})


def test_a_hipaa_authorization_opens_health_information_alone():
    made = of_kind(ConsentKind.HEALTH, recipient(categories=HEALTH))
    assert isinstance(decide(request(categories=HEALTH), [made], TODAY), Allowed)
    # whatever was ticked on a page of another office, part 2 asks for more
    wide = of_kind(ConsentKind.HEALTH, recipient(categories=frozenset(InformationCategory)))
    assert wide.draft.problems() == {"recipients": OTHER_CATEGORY}
    for hidden in PART_TWO:
        answer = decide(request(categories=HEALTH | {hidden}), [made], TODAY)
        assert (answer.reason, answer.next_step) == (BlockReason.PART_TWO, NextStep.NEW_CONSENT)
        assert hidden.label in dict(answer.values)["what"]


def test_its_page_must_state_what_hipaa_asks():
    line = recipient(categories=HEALTH)
    bare = of_kind(ConsentKind.HEALTH, line, our_form=False)
    assert len(validity(bare, TODAY).reasons) == 3
    stated = {"revocation_stated": True, "redisclosure_stated": True, "refusal_stated": True}
    assert validity(of_kind(ConsentKind.HEALTH, line, our_form=False, **stated), TODAY).in_force


def test_a_consent_for_research_opens_its_purpose_and_never_goes_to_the_law():
    made = of_kind(ConsentKind.RESEARCH, recipient(purposes=STUDY), study="County evaluation")
    assert isinstance(decide(request(purposes=STUDY), [made], TODAY), Allowed)
    assert decide(request(), [made], TODAY).reason is BlockReason.WRONG_PURPOSE
    unnamed = of_kind(ConsentKind.RESEARCH, recipient(purposes=STUDY))
    assert unnamed.draft.problems() == {"study": REQUIRED}
    police = recipient(21, OrganisationKind.LAW_ENFORCEMENT, purposes=STUDY)
    draft = of_kind(ConsentKind.RESEARCH, police, study="x").draft
    assert draft.problems({21: OrganisationKind.LAW_ENFORCEMENT}) == {"recipients": NO_LAW}


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, ConsentState.VALID),
        ({"minor_rule": MinorRule.ALONE, "parent": "", "parent_signed_on": None}, ConsentState.VALID),
        ({"parent_signed_on": None}, ConsentState.DEFICIENT),
        ({"parent": " "}, ConsentState.DEFICIENT),
        ({"parent_signed_on": TODAY + DAY}, ConsentState.NOT_YET),
        ({"minor_rule": None}, ConsentState.DEFICIENT),
        ({"state_law": ""}, ConsentState.DEFICIENT),
        ({"birth": None}, ConsentState.DEFICIENT),
        ({"birth": BirthDate(1990)}, ConsentState.DEFICIENT),
    ],
)
def test_a_minor_signs_as_the_law_of_the_state_says(changes, state):
    made = minor(**changes)
    assert validity(made, TODAY).state is state
    assert isinstance(decide(request(), [made], TODAY), Allowed) == (state is ConsentState.VALID)


@pytest.mark.parametrize("rule", MinorRule)
def test_nobody_signs_in_place_of_a_minor_whatever_authority_is_written_down(rule):
    """42 CFR 2.14: a parent may have to sign as well, and never alone."""
    made = minor(
        minor_rule=rule,
        signer=SignerRole.REPRESENTATIVE,
        representative="Ann Lee",
        representative_authority="parent",
    )
    assert validity(made, TODAY).reasons == (NOT_BY_MINOR,)
    assert decide(request(), [made], TODAY).reason is BlockReason.DEFICIENT


def test_an_ordinary_consent_of_a_minor_stays_closed():
    assert validity(consent(birth=BirthDate(2010)), TODAY).state is ConsentState.DEFICIENT


def test_what_opens_nothing_opens_nothing():
    for made in (public_use(), reach()):
        assert validity(made, TODAY).in_force
        asked = request(treats=True, purposes=frozenset({Purpose.AT_REQUEST}))
        assert decide(asked, [made], TODAY).reason is BlockReason.NO_CONSENT


def test_public_use_and_reaching_ask_for_their_own():
    bare = public_use(media=frozenset(), media_uses=frozenset(), categories=frozenset())
    assert bare.draft.problems() == {"categories": NO_CATEGORY, "media": NO_MEDIUM, "media_uses": NO_USE}
    assert reach(ways=frozenset()).draft.problems() == {"ways": NO_WAY}
    assert reach(ways=frozenset(), message_with="Ann", expires_on=None, no_end=True).draft.problems() == {}


@pytest.mark.parametrize(
    ("changes", "use", "shown"),
    [
        ({}, MediaUse.BOARD, True),
        ({}, MediaUse.PRESS, False),
        ({"media": frozenset({Medium.PHOTO})}, MediaUse.BOARD, False),
        ({"revoked": RevocationDraft(TODAY, taken_by="D")}, MediaUse.BOARD, False),
        ({"expires_on": TODAY - DAY}, MediaUse.BOARD, False),
        ({"signed_on": None}, MediaUse.BOARD, False),
    ],
)
def test_a_story_prints_only_with_a_consent_for_that_use(changes, use, shown):
    found = for_public([public_use(**changes), consent()], Medium.STORY, use, TODAY)
    assert (found is not None) == shown
