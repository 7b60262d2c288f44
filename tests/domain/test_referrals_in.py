"""The rules of referrals to us: what each door needs, where a step may lead, and when intake is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.codes import EligibilityResult, ReferralInStatus, ReferralPathway, ReferralSource
from leaddesk.domain.fields import DATE_NEEDED, IN_THE_FUTURE, REQUIRED
from leaddesk.domain.referral_codes import Supervision
from leaddesk.domain.referrals_in import (
    ARREST_FIELDS,
    BEFORE_GIVEN,
    BEFORE_NEWEST,
    ENDS,
    NEXT,
    NOT_BOTH,
    NOT_FROM_HERE,
    OPEN,
    OTHER_RESULT,
    STAGES,
    WHO,
    Extension,
    ExtensionDraft,
    ReferralInDraft,
    ReferralInRow,
    ReferralStep,
    StepDraft,
    intake_deadline,
    referral_in_number,
    step_problems,
)

S, R = ReferralInStatus, EligibilityResult
TODAY = date(2026, 11, 3)
DAY = timedelta(days=1)
ARREST = ReferralInDraft(
    received_on=TODAY,
    source=ReferralSource.LE_PATROL,
    contact_on=TODAY,
    contact_time=time(22, 40),
    referrer_name="Deputy Marsh",
    agency="Ouray Basin Sheriff",
    person_name="Tobias Lund",
    incident_number="26-04417",
    offence="Trespass",
)


# what each door needs


def test_an_empty_arrest_diversion_names_each_needed_field():
    assert ReferralInDraft().problems() == {
        "received_on": REQUIRED,
        "source": REQUIRED,
        "person_name": REQUIRED,
        "agency": REQUIRED,
        "incident_number": REQUIRED,
        "offence": REQUIRED,
        "referrer_name": REQUIRED,
        "contact_on": DATE_NEEDED,
        "contact_time": REQUIRED,
    }


@pytest.mark.parametrize("pathway", [ReferralPathway.SOCIAL_CONTACT, ReferralPathway.COMMUNITY])
def test_the_other_doors_need_day_source_and_person_only(pathway):
    assert set(ReferralInDraft(pathway=pathway).problems()) == {"received_on", "source", "person_name"}
    plain = ReferralInDraft(TODAY, pathway, ReferralSource.SELF, person_name="man with red bicycle")
    assert plain.problems(TODAY) == {}


@pytest.mark.parametrize("field", ARREST_FIELDS)
def test_each_field_of_an_arrest_is_needed_by_itself(field):
    assert ARREST.problems(TODAY) == {}
    empty = None if field.startswith("contact") else "  "
    assert set(replace(ARREST, **{field: empty}).problems(TODAY)) == {field}


@pytest.mark.parametrize("field", ["received_on", "contact_on"])
def test_nothing_is_received_in_the_future(field):
    assert replace(ARREST, **{field: TODAY + DAY}).problems(TODAY) == {field: IN_THE_FUTURE}


def test_midnight_is_a_time():
    assert replace(ARREST, contact_time=time(0, 0)).problems(TODAY) == {}


# where a step may lead


def test_every_status_says_where_it_leads():
    assert set(NEXT) == set(S) == {*STAGES, *ENDS}
    assert not {*STAGES} & {*ENDS}


def test_stages_are_skipped_forward_and_never_walked_back():
    for place, stage in enumerate(STAGES):
        assert not {*NEXT[stage]} & {*STAGES[: place + 1]}
        if stage is not S.INTAKE_COMPLETE:
            assert {*STAGES[place + 1 :]} <= {*NEXT[stage]}


def test_what_is_final_leads_nowhere_and_every_other_end_can_be_opened_again():
    final = {S.INTAKE_COMPLETE, S.DUPLICATE_OPEN, S.ALREADY_PARTICIPANT, S.DECEASED}
    assert {status for status, after in NEXT.items() if not after} == final
    for end in {*ENDS} - final:
        assert NEXT[end] == (S.SCREENING, S.OUTREACH)


def test_only_the_screening_finds_someone_not_eligible():
    assert {status for status, after in NEXT.items() if S.INELIGIBLE in after} == {S.RECEIVED, S.SCREENING, S.ELIGIBLE}


def test_a_person_can_say_no_or_die_at_any_stage():
    for stage in STAGES[:-1]:
        assert {S.DECLINED_BY_PERSON, S.DECEASED, S.UNABLE_TO_LOCATE, S.ALREADY_PARTICIPANT} <= {*NEXT[stage]}


@pytest.mark.parametrize("status", list(S))
def test_a_referral_is_open_while_something_is_to_be_done(status):
    row = ReferralInRow(
        1, "R-2026-0001", TODAY, ReferralPathway.COMMUNITY, ReferralSource.SELF, "", "", None, "", status, TODAY, None
    )
    assert row.open is (status in {*STAGES[:-1], S.NO_CAPACITY_WAITLIST})
    assert (status in OPEN) is row.open
    assert not row.open or NEXT[status]


@pytest.mark.parametrize(
    ("status", "result", "problem"),
    [
        (S.ELIGIBLE, None, REQUIRED),
        (S.ELIGIBLE, R.ELIGIBLE, ""),
        (S.ELIGIBLE, R.ELIGIBLE_WITH_APPROVAL, ""),
        (S.ELIGIBLE, R.OUT_OF_AREA, OTHER_RESULT),
        (S.INELIGIBLE, None, REQUIRED),
        (S.INELIGIBLE, R.ELIGIBLE, OTHER_RESULT),
        (S.INELIGIBLE, R.PENDING_INFO, OTHER_RESULT),
        (S.INELIGIBLE, R.NOT_INTENDED_POPULATION, ""),
        (S.SCREENING, None, ""),
        (S.SCREENING, R.PENDING_INFO, ""),
    ],
)
def test_what_the_screening_found_goes_with_the_status(status, result, problem):
    assert StepDraft(status, TODAY, result).problems().get("result", "") == problem


def test_steps_need_an_order_a_day_and_for_some_a_person():
    steps = (ReferralStep(S.RECEIVED, TODAY - 3 * DAY), ReferralStep(S.SCREENING, TODAY - DAY))

    def ask(draft, *, known_person=False):
        return step_problems(steps, draft, TODAY, known_person=known_person)

    assert ask(StepDraft(S.OUTREACH, TODAY - DAY)) == {}
    assert ask(StepDraft(S.OUTREACH, TODAY)) == {}
    assert ask(StepDraft(S.OUTREACH, TODAY - 2 * DAY)) == {"on": BEFORE_NEWEST}
    assert ask(StepDraft(S.OUTREACH, TODAY + DAY)) == {"on": IN_THE_FUTURE}
    assert ask(StepDraft(S.SCREENING, TODAY)) == {"status": NOT_FROM_HERE}
    assert ask(StepDraft(S.RECEIVED, TODAY)) == {"status": NOT_FROM_HERE}
    assert ask(StepDraft(S.INTAKE_COMPLETE, TODAY)) == {"status": WHO}
    assert ask(StepDraft(S.INTAKE_COMPLETE, TODAY), known_person=True) == {}
    assert ask(StepDraft(S.DUPLICATE_OPEN, TODAY)) == {}
    assert ask(StepDraft()) == {"status": REQUIRED, "on": REQUIRED}


# when intake is due


@pytest.mark.parametrize("pathway", [ReferralPathway.SOCIAL_CONTACT, ReferralPathway.COMMUNITY])
def test_no_clock_runs_at_the_other_doors(pathway):
    assert intake_deadline(replace(ARREST, pathway=pathway), 30) is None


def test_the_clock_starts_with_the_contact_else_with_the_day_received():
    assert intake_deadline(replace(ARREST, contact_on=date(2026, 10, 30)), 30) == date(2026, 11, 29)
    assert intake_deadline(replace(ARREST, contact_on=None), 14) == date(2026, 11, 17)
    assert intake_deadline(ReferralInDraft(), 30) is None


def test_the_newest_extension_replaces_the_clock_and_of_one_day_the_last_recorded():
    first, second = Extension(TODAY + 40 * DAY, "DDA Ito", TODAY), Extension(TODAY + 35 * DAY, "DDA Ito", TODAY)
    older = Extension(TODAY + 90 * DAY, "DDA Ito", TODAY - DAY)
    assert intake_deadline(ARREST, 30, (first, second)) == second.until
    assert intake_deadline(ARREST, 30, (second, first, older)) == first.until


DAYS = st.integers(0, 90).map(lambda count: TODAY + count * DAY)
EXTENSIONS = st.lists(st.builds(Extension, DAYS, st.just("DDA Ito"), st.integers(0, 3).map(lambda n: TODAY + n * DAY)))


@settings(deadline=None, max_examples=50)
@given(EXTENSIONS, st.integers(1, 90))
def test_whatever_extensions_there_are_one_of_the_newest_day_decides_alone(extensions, days):
    deadline = intake_deadline(ARREST, days, tuple(extensions))

    if not extensions:
        assert deadline == TODAY + days * DAY
        return
    newest_day = max(one.given_on for one in extensions)
    newest = [one for one in extensions if one.given_on == newest_day]
    assert deadline == newest[-1].until
    assert intake_deadline(ARREST, days + 1, tuple(extensions)) == deadline
    others = [one for one in extensions if one.given_on != newest_day]
    assert intake_deadline(ARREST, days, (*newest, *others)) == deadline
    assert intake_deadline(ARREST, days, (*others, *newest)) == deadline


@settings(deadline=None, max_examples=50)
@given(EXTENSIONS, DAYS)
def test_what_is_given_last_moves_the_clock_and_what_was_given_before_never_does(extensions, until):
    before = intake_deadline(ARREST, 30, tuple(extensions))
    last = Extension(until, "DDA Ito", TODAY + 3 * DAY)
    older = Extension(until, "DDA Ito", TODAY - DAY)

    assert intake_deadline(ARREST, 30, (*extensions, last)) == until
    assert intake_deadline(ARREST, 30, (*extensions, older)) == (before if extensions else until)


@settings(deadline=None, max_examples=20)
@given(EXTENSIONS, st.sampled_from([ReferralPathway.SOCIAL_CONTACT, ReferralPathway.COMMUNITY]))
def test_no_extension_starts_a_clock_at_another_door(extensions, door):
    assert intake_deadline(replace(ARREST, pathway=door), 30, tuple(extensions)) is None


def test_an_extension_is_given_by_someone_on_a_day_that_has_come():
    assert set(ExtensionDraft().problems(TODAY)) == {"until", "given_by", "given_on"}
    assert ExtensionDraft(TODAY, "DDA Ito", TODAY).problems(TODAY) == {}
    assert ExtensionDraft(TODAY - DAY, "DDA Ito", TODAY).problems(TODAY) == {"until": BEFORE_GIVEN}
    assert ExtensionDraft(TODAY + DAY, "DDA Ito", TODAY + DAY).problems(TODAY) == {"given_on": IN_THE_FUTURE}


@settings(deadline=None, max_examples=50)
@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 365))
def test_the_last_day_is_counted_in_calendar_days(contact_on, days):
    assert intake_deadline(replace(ARREST, contact_on=contact_on), days) - contact_on == timedelta(days)


def test_a_number_shows_the_year_and_four_digits():
    assert referral_in_number(2026, 31) == "R-2026-0031"
    assert referral_in_number(2026, 12345) == "R-2026-12345"


def test_neither_probation_nor_warrant_goes_with_one_of_them():
    both = frozenset({Supervision.NEITHER, Supervision.WARRANT})
    assert replace(ARREST, supervision=both).problems() == {"supervision": NOT_BOTH}
    assert not replace(ARREST, supervision=frozenset({Supervision.WARRANT})).problems()
