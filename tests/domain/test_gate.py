"""The gate: what may be told, and if it may not, why and what next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import (
    DisclosureBasis,
    InformationCategory,
    Purpose,
    RecipientAnswer,
)
from leaddesk.domain.gate import Allowed, Blocked, BlockReason, NextStep, decide, told_and_left_out
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
        (request(tells_address=True), [consent()], BlockReason.ADDRESS_KEPT, NextStep.CHANGE_WORDS),
        (
            request(kept_from=frozenset({OrganisationKind.HEALTH})),
            [consent()],
            BlockReason.KEPT_FROM,
            NextStep.CHOOSE_RECIPIENT,
        ),
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
