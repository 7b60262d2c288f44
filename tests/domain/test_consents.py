"""What a consent is worth, element by element and day by day (42 CFR 2.31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.consent_drafts import TOO_LATE
from leaddesk.domain.consent_kinds import COURT_ALONE, ONLY_COURT
from leaddesk.domain.consents import (
    ENDS_BEFORE,
    NO_CATEGORY,
    NO_END,
    NO_PURPOSE,
    NO_RECIPIENT,
    NOT_HERE,
    ONLY_PROCEEDING,
    ConsentDraft,
    RevocationDraft,
    consent_number,
    covers_line,
    event_check,
    validity,
)
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    InformationCategory,
    Purpose,
    RecipientAnswer,
    SignerRole,
)
from leaddesk.domain.fields import IN_THE_FUTURE, REQUIRED
from leaddesk.domain.participants import BirthDate
from tests.domain.consent_samples import (
    COURT,
    ENDS,
    SIGNED,
    TODAY,
    consent,
    for_treatment,
    justice,
    minor,
    of_kind,
    public_use,
    reach,
    recipient,
    stand_alone,
)

DAY = timedelta(days=1)
HEALTH = frozenset({InformationCategory.MEDICAL})
STUDY = frozenset({Purpose.RESEARCH})
PROCEEDING = frozenset({Purpose.PROCEEDING})


def state(made, on=TODAY, **more):
    return validity(made, on, **more).state


# day by day


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (SIGNED - DAY, ConsentState.NOT_YET),
        (SIGNED, ConsentState.VALID),
        (TODAY, ConsentState.VALID),
        (ENDS, ConsentState.VALID),
        (ENDS + DAY, ConsentState.EXPIRED),
    ],
)
def test_a_consent_is_in_force_from_its_first_to_its_last_day(on, expected):
    for made in (consent(), stand_alone()):
        worth = validity(made, on)
        assert worth.state is expected
        assert worth.in_force == (expected is ConsentState.VALID)


def test_an_unsigned_consent_covers_nothing_on_any_day():
    assert state(consent(signed_on=None)) is ConsentState.DRAFT
    assert state(consent(signed_on=None, expires_on=None)) is ConsentState.DRAFT


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (TODAY - DAY, ConsentState.VALID),
        (TODAY, ConsentState.REVOKED),
        (TODAY + DAY, ConsentState.REVOKED),
        (ENDS + DAY, ConsentState.REVOKED),
    ],
)
def test_a_consent_that_was_taken_back_covers_nothing_from_that_very_day(on, expected):
    assert state(consent(revoked=RevocationDraft(TODAY, taken_by="Dana Whitlock")), on) is expected


def test_a_taking_back_without_a_day_counts_at_once():
    assert state(consent(revoked=RevocationDraft(None))) is ConsentState.REVOKED


def test_a_consent_that_was_taken_back_says_so_even_if_it_also_lacks_something():
    made = consent(recipient(answer=RecipientAnswer.OPEN), revoked=RevocationDraft(TODAY), superseded_by="C-0142-02")
    assert state(made) is ConsentState.REVOKED


def test_a_replaced_consent_names_its_successor():
    worth = validity(consent(superseded_by="C-0142-02"), TODAY)
    assert (worth.state, worth.reasons) == (ConsentState.SUPERSEDED, ("C-0142-02",))


def test_until_the_day_it_was_replaced_it_was_in_force():
    made = consent(superseded_by="C-0142-02", superseded_on=TODAY)
    assert state(made, TODAY - DAY) is ConsentState.VALID
    assert state(made, TODAY) is ConsentState.SUPERSEDED


@pytest.mark.parametrize(
    ("changes", "on", "expected"),
    [
        ({}, SIGNED + 90 * DAY, ConsentState.VALID),
        ({}, SIGNED + 91 * DAY, ConsentState.CHECK_EVENT),
        ({"event_check_on": TODAY}, TODAY, ConsentState.VALID),
        ({"event_check_on": TODAY}, TODAY + DAY, ConsentState.CHECK_EVENT),
        ({"event_happened_on": TODAY}, TODAY - DAY, ConsentState.VALID),
        ({"event_happened_on": TODAY}, TODAY, ConsentState.EXPIRED),
        ({"event_happened_on": TODAY}, SIGNED + 91 * DAY, ConsentState.EXPIRED),
        ({"expires_on": ENDS}, SIGNED + 91 * DAY, ConsentState.CHECK_EVENT),
        ({"expires_on": ENDS, "event_check_on": ENDS}, ENDS, ConsentState.VALID),
        ({"expires_on": ENDS, "event_check_on": ENDS}, ENDS + DAY, ConsentState.EXPIRED),
    ],
)
def test_a_consent_that_ends_with_an_event_is_asked_about_in_time(changes, on, expected):
    made = consent(**{"expires_on": None, "expires_event": "the case is closed", **changes})
    assert state(made, on) is expected


def test_the_question_about_an_event_comes_ninety_days_after_signing_unless_set():
    assert event_check(consent().draft) == SIGNED + 90 * DAY
    assert event_check(consent(event_check_on=TODAY).draft) == TODAY


# element by element


def line(**changes):
    return (recipient(**changes),)


NO_YES = "No office has a recorded yes"
CANNOT_TAKE_BACK = "The signed page does not say that it can be taken back, and how"
RECEIVER = "The signed page does not say what the receiver may do with it"
WHO_SIGNED = "Who signed, and why this person may, is not recorded"
SPANISH = "The Spanish wording it was signed on has not been reviewed"
NO_FORM = "There is no form in this language"
MINOR = "The person was under 18 when it was signed; state law decides who must sign"
PERHAPS_MINOR = "The person may have been under 18 when it was signed; a fuller birth date is needed"
REPRESENTED = {"signer": SignerRole.REPRESENTATIVE}


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (consent(discloser="  "), "Who may tell"),
        (consent(*line(categories=frozenset())), NO_CATEGORY),
        (consent(*line(purposes=frozenset())), NO_PURPOSE),
        (consent(recipient(), recipient(14, purposes=frozenset())), NO_PURPOSE),
        (consent(expires_on=None), NO_END),
        (consent(expires_on=None, expires_event=" "), NO_END),
        (consent(expires_on=SIGNED - DAY), ENDS_BEFORE),
        (consent(*line(answer=RecipientAnswer.OPEN)), NO_YES),
        (consent(*line(answer=RecipientAnswer.STRUCK)), NO_YES),
        (consent(our_form=False), CANNOT_TAKE_BACK),
        (consent(*line(covered_entity=True), our_form=False, revocation_stated=True), RECEIVER),
        (consent(**REPRESENTED), WHO_SIGNED),
        (consent(**REPRESENTED, representative="Ann Lee"), WHO_SIGNED),
        (consent(**REPRESENTED, representative_authority="legal guardian"), WHO_SIGNED),
        (consent(form_language=Language.SPANISH), SPANISH),
        (consent(form_language=Language.RUSSIAN), NO_FORM),
        (consent(birth=BirthDate(2008, 5, 4)), MINOR),
        (consent(birth=BirthDate(2008, 6)), MINOR),
        (consent(birth=BirthDate(2009)), MINOR),
        (consent(birth=BirthDate(2008)), PERHAPS_MINOR),
        (consent(birth=BirthDate(2008, 5)), PERHAPS_MINOR),
        (consent(birth=BirthDate(2008, about=True)), PERHAPS_MINOR),
        (consent(recipient(COURT, OrganisationKind.COURT)), COURT_ALONE),
        (consent(recipient(), recipient(COURT, OrganisationKind.COURT)), COURT_ALONE),
        (consent(*line(purposes=frozenset({Purpose.CARE, Purpose.PROCEEDING}))), NOT_HERE),
        (stand_alone(recipient(purposes=PROCEEDING)), ONLY_COURT),
        (
            stand_alone(
                recipient(COURT, OrganisationKind.COURT, purposes=PROCEEDING), recipient(14, purposes=PROCEEDING)
            ),
            ONLY_COURT,
        ),
        (stand_alone(recipient(COURT, OrganisationKind.COURT)), ONLY_PROCEEDING),
        (
            stand_alone(recipient(COURT, OrganisationKind.COURT, purposes=PROCEEDING | {Purpose.CARE})),
            ONLY_PROCEEDING,
        ),
        (stand_alone(case_number=" "), "Case number"),
    ],
)
def test_each_missing_element_makes_a_signed_consent_deficient_and_is_named(made, reason):
    for on in (SIGNED, TODAY, ENDS):
        worth = validity(made, on)
        assert worth.state is ConsentState.DEFICIENT
        assert worth.reasons == (reason,)


@pytest.mark.parametrize(
    "made",
    [
        consent(our_form=False, revocation_stated=True),
        consent(*line(covered_entity=True)),
        consent(*line(covered_entity=True), our_form=False, revocation_stated=True, redisclosure_stated=True),
        consent(**REPRESENTED, representative="Ann Lee", representative_authority="legal guardian"),
        consent(form_language=Language.RUSSIAN, our_form=False, revocation_stated=True),
        consent(birth=BirthDate(2008, 5, 3)),
        consent(birth=BirthDate(2007)),
        consent(birth=BirthDate(2008, 4)),
        consent(recipient(), recipient(14, answer=RecipientAnswer.STRUCK)),
        consent(expires_on=SIGNED),
    ],
)
def test_what_the_law_allows_is_in_force(made):
    assert state(made, SIGNED) is ConsentState.VALID


def test_a_consent_with_several_gaps_names_each_once():
    made = consent(*line(answer=RecipientAnswer.OPEN), recipient(14, answer=RecipientAnswer.OPEN), our_form=False)
    assert validity(made, TODAY).reasons == (NO_YES, CANNOT_TAKE_BACK)


def test_a_consent_that_names_nobody_says_so():
    made = replace(consent(recipients=()), recipients=())
    assert validity(made, TODAY).reasons == (NO_RECIPIENT, NO_YES)


def test_the_spanish_page_counts_once_its_wording_was_reviewed():
    made = consent(form_language=Language.SPANISH)
    assert state(made, translation_reviewed=True) is ConsentState.VALID
    assert state(consent(form_language=Language.RUSSIAN), translation_reviewed=True) is ConsentState.DEFICIENT


# what the form refuses


def test_an_empty_consent_names_each_needed_field():
    assert ConsentDraft().problems() == {
        "discloser": REQUIRED,
        "recipients": NO_RECIPIENT,
        "expires_on": NO_END,
    }


def test_a_consent_may_wait_unsigned_but_is_never_signed_in_the_future():
    assert consent(signed_on=None).draft.problems(today=TODAY) == {}
    assert consent(signed_on=TODAY).draft.problems(today=TODAY) == {}
    assert consent(signed_on=TODAY + DAY).draft.problems(today=TODAY) == {"signed_on": IN_THE_FUTURE}
    assert consent(event_check_on=TODAY + 366 * DAY).draft.problems(today=TODAY) == {}
    assert consent(event_check_on=TODAY + 367 * DAY).draft.problems(today=TODAY) == {"event_check_on": TOO_LATE}
    # asked each year it goes on for years; that is no fault of the page
    assert state(consent(expires_event="it ends", expires_on=None, event_check_on=SIGNED + 900 * DAY)) is (
        ConsentState.VALID
    )


def test_a_taking_back_needs_a_day_that_has_come_and_who_took_it_down():
    assert RevocationDraft().problems(TODAY) == {"on": REQUIRED, "taken_by": REQUIRED}
    assert RevocationDraft(TODAY + DAY, taken_by="D").problems(TODAY) == {"on": IN_THE_FUTURE}
    assert RevocationDraft(TODAY, taken_by="D").problems(TODAY) == {}


@pytest.mark.parametrize(
    ("changes", "on", "covered"),
    [
        ({}, TODAY, True),
        ({"answer": RecipientAnswer.STRUCK}, TODAY, False),
        ({"answer": RecipientAnswer.OPEN}, TODAY, False),
        ({"ends_on": TODAY}, TODAY, True),
        ({"ends_on": TODAY}, TODAY + DAY, False),
    ],
)
def test_an_office_is_covered_by_a_yes_that_has_not_ended(changes, on, covered):
    line = recipient(**changes)
    assert covers_line(consent(line), line, on) is covered


def test_a_consent_number_shows_the_person_and_the_count():
    assert consent_number(142, 3) == "C-0142-03"


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@settings(deadline=None, max_examples=60)
@given(on=days, ends=days, signed=days, taken_back=st.none() | days, kind=st.sampled_from(ConsentKind))
def test_a_consent_in_force_is_signed_not_ended_and_not_taken_back(on, ends, signed, taken_back, kind):
    whole = {
        ConsentKind.PROCEEDINGS: stand_alone,
        ConsentKind.TREATMENT: for_treatment,
        ConsentKind.JUSTICE: partial(justice, revocable_on=signed),
        ConsentKind.MINOR: partial(minor, parent_signed_on=signed),
        ConsentKind.HEALTH: partial(of_kind, kind, recipient(categories=HEALTH)),
        ConsentKind.RESEARCH: partial(of_kind, kind, recipient(purposes=STUDY), study="A study"),
        ConsentKind.PUBLIC: public_use,
        ConsentKind.REACH: reach,
    }
    made = whole.get(kind, consent)(
        expires_on=ends, signed_on=signed, revoked=taken_back and RevocationDraft(taken_back, taken_by="D")
    )
    expected = signed <= on <= ends and (taken_back is None or on < taken_back)
    assert validity(made, on).in_force is expected
