"""The gate: what may be told, and if it may not, why and what next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.consents import Consent, ConsentDraft, Recipient, RecipientDraft, RevocationDraft, validity
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    DisclosureBasis,
    InformationCategory,
    Purpose,
    RecipientAnswer,
    SignerRole,
)
from leaddesk.domain.gate import Allowed, Blocked, BlockReason, NextStep, Request, decide, told_and_left_out
from leaddesk.domain.participants import BirthDate
from tests.domain.consent_samples import (
    CLINIC,
    COURT,
    ENDS,
    SIGNED,
    TODAY,
    TOLD,
    consent,
    court_request,
    recipient,
    request,
    stand_alone,
)

DAY = timedelta(days=1)
PROCEEDING = frozenset({Purpose.PROCEEDING})
CARE = frozenset({Purpose.CARE})
SUD = InformationCategory.SUBSTANCE_USE


def said(answer):
    assert isinstance(answer, Blocked)
    return answer.message.format(**dict(answer.values))


def test_a_consent_that_fits_allows_and_says_which_one_until_when():
    answer = decide(request(), [consent()], TODAY)
    assert isinstance(answer, Allowed)
    assert (answer.shown, answer.basis, answer.until) == ("C-0142-01", DisclosureBasis.CONSENT, ENDS)
    assert answer.covered == TOLD
    assert answer.recipient.line.organisation_id == CLINIC


def test_a_stand_alone_consent_opens_its_court_for_its_case():
    answer = decide(court_request(case_number=" 26-cr-0318 "), [consent(), stand_alone()], TODAY)
    assert isinstance(answer, Allowed)
    assert (answer.consent.id, answer.basis) == (2, DisclosureBasis.CONSENT_PROCEEDINGS)


@pytest.mark.parametrize(
    ("asked", "consents", "reason", "step"),
    [
        (request(), [], BlockReason.NO_CONSENT, NextStep.NEW_CONSENT),
        (request(organisation_id=99), [consent()], BlockReason.NO_CONSENT, NextStep.NEW_CONSENT),
        (request(organisation_id=None), [consent()], BlockReason.NO_RECIPIENT, NextStep.CHOOSE_RECIPIENT),
        (request(deceased=True), [consent()], BlockReason.DECEASED, NextStep.NONE),
        (request(purposes=frozenset()), [consent()], BlockReason.NOTHING_SAID, NextStep.NONE),
        (request(categories=frozenset()), [consent()], BlockReason.NOTHING_SAID, NextStep.NONE),
        (request(), [consent(signed_on=None)], BlockReason.NOT_SIGNED, NextStep.OPEN_CONSENT),
        (request(), [consent(signed_on=TODAY + DAY)], BlockReason.NOT_YET, NextStep.OPEN_CONSENT),
        (request(), [consent(expires_on=TODAY - DAY)], BlockReason.EXPIRED, NextStep.NEW_CONSENT),
        (request(), [consent(recipient(ends_on=TODAY - DAY))], BlockReason.EXPIRED, NextStep.NEW_CONSENT),
        (request(), [consent(revoked=RevocationDraft(TODAY))], BlockReason.REVOKED, NextStep.NEW_CONSENT),
        (request(), [consent(our_form=False)], BlockReason.DEFICIENT, NextStep.OPEN_CONSENT),
        (request(), [consent(form_language=Language.SPANISH)], BlockReason.DEFICIENT, NextStep.OPEN_CONSENT),
        (request(), [consent(birth=BirthDate(2009))], BlockReason.DEFICIENT, NextStep.OPEN_CONSENT),
        (request(), [consent(superseded_by="C-0142-02")], BlockReason.SUPERSEDED, NextStep.OPEN_CONSENT),
        (
            request(),
            [consent(expires_on=None, expires_event="the case is closed", event_check_on=TODAY - DAY)],
            BlockReason.CHECK_EVENT,
            NextStep.ANSWER_EVENT,
        ),
        (
            request(),
            [consent(recipient(answer=RecipientAnswer.STRUCK), recipient(14))],
            BlockReason.STRUCK,
            NextStep.NEW_CONSENT,
        ),
        (
            request(),
            [consent(recipient(answer=RecipientAnswer.OPEN), recipient(14))],
            BlockReason.STRUCK,
            NextStep.NEW_CONSENT,
        ),
        (request(categories=TOLD | {SUD}), [consent()], BlockReason.NARROWER, NextStep.NEW_CONSENT),
        (request(purposes=frozenset({Purpose.BENEFITS})), [consent()], BlockReason.WRONG_PURPOSE, NextStep.NEW_CONSENT),
        (request(purposes=CARE | {Purpose.BENEFITS}), [consent()], BlockReason.WRONG_PURPOSE, NextStep.NEW_CONSENT),
        # a court, and a court case, open for the stand-alone consent only
        (court_request(), [consent()], BlockReason.NEEDS_STAND_ALONE, NextStep.NEW_PROCEEDINGS_CONSENT),
        (
            court_request(),
            [consent(recipient(COURT, OrganisationKind.COURT))],
            BlockReason.NEEDS_STAND_ALONE,
            NextStep.NEW_PROCEEDINGS_CONSENT,
        ),
        (
            court_request(purposes=CARE),
            [stand_alone(), consent(recipient(COURT, OrganisationKind.COURT))],
            BlockReason.WRONG_PURPOSE,
            NextStep.NEW_PROCEEDINGS_CONSENT,
        ),
        (
            request(purposes=PROCEEDING),
            [consent(recipient(purposes=PROCEEDING))],
            BlockReason.NEEDS_STAND_ALONE,
            NextStep.NEW_PROCEEDINGS_CONSENT,
        ),
        (
            request(purposes=PROCEEDING),
            [stand_alone(recipient(purposes=PROCEEDING))],
            BlockReason.DEFICIENT,
            NextStep.OPEN_CONSENT,
        ),
        (
            request(),
            [stand_alone(recipient(purposes=PROCEEDING | CARE))],
            BlockReason.NO_CONSENT,
            NextStep.NEW_CONSENT,
        ),
        (
            court_request(kind=OrganisationKind.OTHER, purposes=CARE),
            [consent(recipient(COURT, OrganisationKind.COURT))],
            BlockReason.DEFICIENT,
            NextStep.OPEN_CONSENT,
        ),
        (
            court_request(case_number="26-CR-0319"),
            [stand_alone()],
            BlockReason.OTHER_CASE,
            NextStep.NEW_PROCEEDINGS_CONSENT,
        ),
        (court_request(case_number=""), [stand_alone()], BlockReason.OTHER_CASE, NextStep.NEW_PROCEEDINGS_CONSENT),
        (
            court_request(),
            [stand_alone(expires_on=TODAY - DAY)],
            BlockReason.EXPIRED,
            NextStep.NEW_PROCEEDINGS_CONSENT,
        ),
        (
            court_request(categories=TOLD | {SUD}),
            [stand_alone()],
            BlockReason.NARROWER,
            NextStep.NEW_PROCEEDINGS_CONSENT,
        ),
    ],
)
def test_what_is_blocked_says_why_and_what_next(asked, consents, reason, step):
    answer = decide(asked, consents, TODAY)
    assert isinstance(answer, Blocked)
    assert (answer.reason, answer.next_step) == (reason, step)
    assert said(answer).endswith(".")
    assert bool(answer.step_label) == (step is not NextStep.NONE)
    assert "{" not in said(answer)


@pytest.mark.parametrize(
    ("asked", "made", "sentence"),
    [
        (request(), consent(expires_on=date(2026, 7, 31)), "Consent C-0142-01 for Office 11 ended on Jul 31, 2026."),
        (
            request(),
            consent(revoked=RevocationDraft(TODAY)),
            "Consent C-0142-01 for Office 11 was taken back on Aug 1, 2026.",
        ),
        (
            request(categories=TOLD | {SUD, InformationCategory.MEDICAL}),
            consent(),
            "Consent C-0142-01 does not let Office 11 be told about: Substance use, Medical.",
        ),
        (court_request(case_number="1"), stand_alone(), "Consent C-0142-01 is for case 26-CR-0318 alone."),
        (
            request(),
            consent(recipient(ends_on=date(2026, 6, 1))),
            "Consent C-0142-01 for Office 11 ended on Jun 1, 2026.",
        ),
        (
            request(),
            consent(our_form=False),
            "Consent C-0142-01 for Office 11 lacks something that the law asks for: "
            "The signed page does not say that it can be taken back, and how.",
        ),
    ],
)
def test_the_reason_is_one_sentence_with_the_facts_in_it(asked, made, sentence):
    answer = decide(asked, [made], TODAY)
    assert said(answer) == sentence
    assert answer.consent_id == made.id


@pytest.mark.parametrize(
    ("on", "allowed"),
    [(SIGNED - DAY, False), (SIGNED, True), (ENDS, True), (ENDS + DAY, False)],
)
def test_the_gate_is_open_from_the_first_to_the_last_day(on, allowed):
    assert isinstance(decide(request(), [consent()], on), Allowed) is allowed
    assert isinstance(decide(court_request(), [stand_alone()], on), Allowed) is allowed


def test_an_office_with_an_earlier_end_of_its_own_is_open_until_then():
    made = consent(recipient(ends_on=TODAY))
    answer = decide(request(), [made], TODAY)
    assert isinstance(answer, Allowed)
    assert answer.until == TODAY
    assert isinstance(decide(request(), [made], TODAY + DAY), Blocked)


def test_of_several_consents_that_allow_the_one_that_lasts_longest_is_named():
    short, long = consent(id=1, expires_on=TODAY), consent(id=3)
    endless = consent(id=2, expires_on=None, expires_event="the case is closed", event_check_on=ENDS)
    assert decide(request(), [short, long], TODAY).consent.id == 3
    assert decide(request(), [short, long, endless], TODAY).consent.id == 2


def test_of_several_consents_that_fall_short_the_one_nearest_to_a_cure_is_named():
    gone, narrow = consent(id=3, revoked=RevocationDraft(TODAY)), consent(id=1)
    answer = decide(request(categories=TOLD | {SUD}), [gone, narrow], TODAY)
    assert (answer.reason, answer.consent_id) == (BlockReason.NARROWER, 1)


def test_two_consents_never_add_up():
    care = consent(recipient(categories=frozenset({InformationCategory.IDENTITY})))
    substance = consent(recipient(categories=frozenset({SUD})), id=3)
    asked = request(categories=frozenset({InformationCategory.IDENTITY, SUD}))
    assert isinstance(decide(asked, [care, substance], TODAY), Blocked)


def test_the_spanish_page_opens_the_gate_once_it_was_reviewed():
    made = consent(form_language=Language.SPANISH)
    assert isinstance(decide(request(), [made], TODAY), Blocked)
    assert isinstance(decide(request(), [made], TODAY, translation_reviewed=True), Allowed)


def test_what_is_told_and_what_is_left_out_make_up_the_whole_list():
    told, left_out = told_and_left_out({SUD, InformationCategory.IDENTITY})
    assert told == (InformationCategory.IDENTITY, SUD)
    assert {*told, *left_out} == set(InformationCategory)
    assert not {*told} & {*left_out}


# whatever is asked of whatever consents

days = st.dates(date(2026, 7, 28), date(2026, 8, 5))
categories = st.frozensets(st.sampled_from(list(InformationCategory)[:4]), max_size=4)
purposes = st.frozensets(st.sampled_from([Purpose.CARE, Purpose.BENEFITS, Purpose.PROCEEDING]), max_size=2)
kinds = st.sampled_from([OrganisationKind.HEALTH, OrganisationKind.COURT])
cases = st.sampled_from(["", "26-CR-1", "26-CR-2"])
offices = {1: OrganisationKind.HEALTH, 2: OrganisationKind.COURT, 3: OrganisationKind.PROSECUTOR}
mostly = st.sampled_from([RecipientAnswer.ACCEPTED, RecipientAnswer.ACCEPTED, *RecipientAnswer])


@st.composite
def lines(draw):
    office = draw(st.sampled_from(list(offices)))
    return Recipient(
        RecipientDraft(office, "", draw(categories), draw(purposes), draw(mostly), draw(st.none() | days)),
        f"Office {office}",
        offices[office],
        draw(st.booleans()),
    )


@st.composite
def any_consent(draw):
    recipients = tuple(draw(st.lists(lines(), max_size=3)))
    draft = ConsentDraft(
        kind=draw(st.sampled_from(ConsentKind)),
        discloser=draw(st.sampled_from(["", "The office", "The office"])),
        recipients=tuple(one.line for one in recipients),
        expires_on=draw(st.none() | days),
        expires_event=draw(st.sampled_from(["", "the case is closed"])),
        event_check_on=draw(st.none() | days),
        event_happened_on=draw(st.none() | st.none() | days),
        case_number=draw(cases),
        our_form=draw(st.booleans()),
        revocation_stated=draw(st.booleans()),
        redisclosure_stated=draw(st.booleans()),
        form_language=draw(st.sampled_from([Language.ENGLISH, Language.ENGLISH, Language.SPANISH, Language.NAVAJO])),
        signed_on=draw(st.none() | days),
        signer=draw(st.sampled_from(SignerRole)),
        representative=draw(st.sampled_from(["", "Ann Lee"])),
        representative_authority=draw(st.sampled_from(["", "guardian"])),
    )
    return Consent(
        draw(st.integers(1, 9)),
        "C-0001-01",
        1,
        draft,
        recipients,
        draw(st.none() | st.builds(BirthDate, st.sampled_from([1990, 2008, 2010]))),
        draw(st.none() | st.none() | st.builds(RevocationDraft, st.none() | days)),
        None,
        draw(st.sampled_from(["", "", "C-0001-02"])),
    )


@st.composite
def any_request(draw):
    office = draw(st.sampled_from(list(offices)))
    return Request(
        draw(st.sampled_from([office, office, None])),
        f"Office {office}",
        offices[office],
        draw(categories),
        draw(purposes),
        draw(cases),
        draw(st.sampled_from([False, False, True])),
    )


@st.composite
def nearly_right(draw):
    """A request and a consent made for it, so that the gate often opens; then one thing may be off."""
    proceeding = draw(st.booleans())
    made = stand_alone() if proceeding else consent()
    asked = court_request() if proceeding else request()
    other = draw(any_consent())
    off = draw(st.sampled_from(["", "kind", "case", "told", "why", "office", "signed", "revoked", "line"]))
    if off == "kind":
        made = replace(made, draft=replace(made.draft, kind=draw(st.sampled_from(ConsentKind))))
    elif off == "case":
        asked = replace(asked, case_number=draw(cases))
    elif off == "told":
        asked = replace(asked, categories=draw(categories))
    elif off == "why":
        asked = replace(asked, purposes=draw(purposes))
    elif off == "office":
        asked = replace(asked, organisation_id=draw(st.sampled_from([CLINIC, COURT, 1])), kind=draw(kinds))
    elif off == "signed":
        made = replace(made, draft=replace(made.draft, signed_on=other.draft.signed_on))
    elif off == "revoked":
        made = replace(made, revoked=other.revoked)
    elif off == "line":
        changed = replace(made.recipients[0].line, answer=draw(mostly), ends_on=draw(st.none() | days))
        made = replace(
            made,
            recipients=(replace(made.recipients[0], line=changed),),
            draft=replace(made.draft, recipients=(changed,)),
        )
    return asked, [made, other]


def check(asked, consents, on, reviewed):
    answer = decide(asked, consents, on, translation_reviewed=reviewed)
    if isinstance(answer, Blocked):
        assert "{" not in said(answer)
        return
    line = answer.recipient.line
    stand_alone_needed = asked.kind is OrganisationKind.COURT or Purpose.PROCEEDING in asked.purposes
    assert answer.consent in consents
    assert answer.recipient in answer.consent.recipients
    assert not asked.deceased
    assert line.organisation_id == asked.organisation_id
    assert validity(answer.consent, on, translation_reviewed=reviewed).state is ConsentState.VALID
    assert line.answer is RecipientAnswer.ACCEPTED
    assert line.ends_on is None or on <= line.ends_on
    assert asked.categories
    assert asked.categories <= answer.covered == line.categories
    assert asked.purposes
    assert asked.purposes <= line.purposes
    assert (answer.consent.draft.kind is ConsentKind.PROCEEDINGS) == stand_alone_needed
    if stand_alone_needed:
        assert asked.case_number.strip().casefold() == answer.consent.draft.case_number.casefold() != ""
        assert answer.basis is DisclosureBasis.CONSENT_PROCEEDINGS
        assert answer.recipient.kind is OrganisationKind.COURT
    else:
        assert answer.recipient.kind is not OrganisationKind.COURT
    assert answer.until is None or answer.until >= on


@settings(deadline=None, max_examples=50)
@given(any_request(), st.lists(any_consent(), max_size=3), days, st.booleans())
def test_whatever_is_asked_a_yes_rests_on_one_consent_that_covers_all_of_it(asked, consents, on, reviewed):
    check(asked, consents, on, reviewed)


@settings(deadline=None, max_examples=50)
@given(nearly_right(), days, st.booleans())
def test_one_thing_off_and_a_yes_still_rests_on_one_consent_that_covers_all_of_it(case, on, reviewed):
    check(*case, on, reviewed)


@settings(deadline=None, max_examples=50)
@given(any_request(), days)
def test_without_a_consent_nothing_is_told(asked, on):
    assert isinstance(decide(asked, [], on), Blocked)


@settings(deadline=None, max_examples=50)
@given(any_request(), st.lists(any_consent(), max_size=2), days)
def test_asking_for_less_never_closes_an_open_gate(asked, consents, on):
    if isinstance(decide(asked, consents, on), Allowed):
        for category in asked.categories if len(asked.categories) > 1 else ():
            fewer = replace(asked, categories=asked.categories - {category})
            assert isinstance(decide(fewer, consents, on), Allowed)
