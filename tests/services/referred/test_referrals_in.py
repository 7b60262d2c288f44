"""Referrals to us: three doors, the clock to intake, and the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.codes import (
    ReferralPathway,
)
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.fields import specs
from leaddesk.domain.referrals_in import (
    NO_CLOCK,
    ExtensionDraft,
    ReferralInDraft,
    ReferralStep,
    StepDraft,
)
from leaddesk.domain.settings import OfficeDraft
from leaddesk.storage.models import ReferralIn, ReferralInStep
from tests.services.referral_samples import ARREST, DAY, LUND, NEIGHBOUR, TODAY, S, move


def test_a_referral_comes_back_as_it_was_saved(referrals):
    number = referrals.save(ARREST)
    record = referrals.record(number)
    assert record.draft == ARREST
    assert (record.number, record.status, record.participant_id) == ("R-2026-0001", S.RECEIVED, None)
    assert record.steps == (ReferralStep(S.RECEIVED, ARREST.received_on),)

    changed = replace(ARREST, notes="Call after noon", person_birth=None)
    referrals.save(changed, number)
    assert referrals.record(number).draft == changed
    assert [row.number for row in referrals.rows()] == ["R-2026-0001"]


@pytest.mark.parametrize("field", ["agency", "incident_number", "offence", "referrer_name", "contact_on"])
def test_an_arrest_diversion_without_a_needed_field_is_refused_and_nothing_is_written(referrals, commits, field):
    with pytest.raises(InvalidRecordError) as refused:
        referrals.save(replace(ARREST, **{field: None if field == "contact_on" else ""}))
    assert set(refused.value.problems) == {field}
    assert commits == []


def test_a_community_referral_may_be_half_filled(referrals):
    record = referrals.record(referrals.save(NEIGHBOUR))
    assert record.draft.person_name == "man with red bicycle"
    assert record.deadline is None


def test_numbers_run_on_over_the_new_year_and_are_not_given_again_after_undo(database, referrals, clock, commits):
    referrals.save(NEIGHBOUR)
    referrals.save(NEIGHBOUR)
    database.apply(commits[-1].inverse())
    clock.go(days=90)
    referrals.save(NEIGHBOUR)
    assert [row.number for row in referrals.rows()] == ["R-2027-0003", "R-2026-0001"]


# the clock to intake


def test_the_clock_runs_from_the_contact_with_the_days_that_were_agreed_then(office, referrals):
    office.settings.save_office(
        OfficeDraft(site_name="LEAD", county="Basin", coordinator="Dana", intake_deadline_days=14)
    )
    number = referrals.save(ARREST)
    assert referrals.record(number).deadline == date(2026, 11, 15)

    office.settings.save_office(replace(office.settings.office(), intake_deadline_days=30))
    referrals.save(replace(ARREST, contact_on=date(2026, 10, 31)), number)
    assert referrals.record(number).deadline == date(2026, 11, 14)
    assert referrals.record(referrals.save(ARREST)).deadline == date(2026, 12, 1)


def test_another_door_stops_the_clock(referrals):
    number = referrals.save(ARREST)
    referrals.save(replace(ARREST, pathway=ReferralPathway.SOCIAL_CONTACT), number)
    assert referrals.record(number).deadline is None


def test_an_extension_moves_the_last_day_and_the_newest_counts(referrals):
    number = referrals.save(ARREST)
    referrals.extend(number, ExtensionDraft(date(2026, 12, 20), "DDA Ito", date(2026, 11, 3)))
    referrals.extend(number, ExtensionDraft(date(2026, 12, 10), "DDA Ito", date(2026, 11, 3)))
    referrals.extend(number, ExtensionDraft(date(2027, 1, 5), "DDA Ito", date(2026, 11, 2)))
    record = referrals.record(number)
    assert record.deadline == date(2026, 12, 10)
    assert [one.until.day for one in record.extensions] == [5, 20, 10]
    referrals.save(replace(ARREST, contact_on=date(2026, 10, 1)), number)
    assert referrals.record(number).deadline == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ExtensionDraft(), "until"),
        (ExtensionDraft(date(2026, 12, 1), " ", TODAY), "given_by"),
        (ExtensionDraft(date(2026, 12, 1), "DDA Ito", TODAY + DAY), "given_on"),
        (ExtensionDraft(TODAY - DAY, "DDA Ito", TODAY), "until"),
    ],
)
def test_an_extension_that_makes_no_sense_is_refused(referrals, draft, field):
    number = referrals.save(ARREST)
    with pytest.raises(InvalidRecordError) as refused:
        referrals.extend(number, draft)
    assert field in refused.value.problems
    assert referrals.record(number).extensions == ()


def test_only_an_arrest_diversion_can_be_extended(referrals):
    number = referrals.save(NEIGHBOUR)
    with pytest.raises(InvalidRecordError) as refused:
        referrals.extend(number, ExtensionDraft(date(2026, 12, 1), "DDA Ito", TODAY))
    assert refused.value.problems == {"until": NO_CLOCK}


# lists


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [1, 0]),
        ("lund", [1]),
        ("LUND sheriff", [1]),
        ("26-04417", [1]),
        ("r-2026-0001", [0]),
        ("red bicycle", [0]),
        ("toby", [1]),
        ("nobody", []),
    ],
)
def test_the_list_finds_people_officers_and_numbers(referrals, text, found):
    ids = [referrals.save(NEIGHBOUR), referrals.save(ARREST)]
    assert [ids.index(row.id) for row in referrals.rows(text=text)] == found


def test_the_list_can_be_narrowed_to_given_referrals(referrals):
    one, two = referrals.save(NEIGHBOUR), referrals.save(ARREST)
    assert [row.id for row in referrals.rows(ids={one, 99})] == [one]
    assert referrals.rows(ids=()) == []
    assert [row.id for row in referrals.rows(ids=None)] == [two, one]


def test_the_preferred_name_is_shown_and_found_once_the_person_is_known(office, referrals):
    person = office.participants.save(replace(LUND, preferred_name="Toño"))
    referrals.save(ARREST, participant_id=person)
    [row] = referrals.rows(text="tono")
    assert (row.person_name, row.record_number) == ("Toño Lund", "LD-2026-0001")


def test_a_removed_referral_leaves_the_lists_and_comes_back_whole(office, referrals):
    number = referrals.save(ARREST, new_participant=LUND)
    move(referrals, number, S.SCREENING)
    referrals.extend(number, ExtensionDraft(date(2026, 12, 20), "DDA Ito", TODAY))
    whole = referrals.record(number)

    referrals.remove(number, "Entered twice")
    assert referrals.rows() == []
    assert office.count(ReferralInStep) == office.count(ReferralIn) == 0
    assert [row.door for row in office.participants.rows()] == [""]
    with pytest.raises(NotFoundError):
        referrals.record(number)
    assert [row.id for row in referrals.removed()] == [number]

    referrals.restore(number)
    assert referrals.record(number) == whole
    assert [row.door for row in office.participants.rows()] == ["arrest_diversion"]
    assert referrals.removed() == []
    with pytest.raises(NotFoundError):
        referrals.restore(number)


def test_removing_needs_a_reason(referrals):
    number = referrals.save(ARREST)
    with pytest.raises(InvalidRecordError) as refused:
        referrals.remove(number, " ")
    assert set(refused.value.problems) == {"because"}
    assert len(referrals.rows()) == 1


def test_a_referral_of_a_removed_person_still_stands_in_the_list(office, referrals):
    number = referrals.save(ARREST, new_participant=LUND)
    office.participants.remove(referrals.record(number).participant_id, "Entered twice")
    [row] = referrals.rows()
    assert (row.person_name, row.participant_id, row.record_number) == ("Tobias Lund", None, "")
    referrals.save(replace(ARREST, notes="More"), number)
    referrals.remove(number, "Entered twice")


@pytest.mark.parametrize("name", ["record", "save", "move", "extend", "attach", "remove", "restore"])
def test_a_referral_that_is_not_there_is_said_so(office, referrals, name):
    person = office.participants.save(LUND)
    arguments = {
        "save": (ARREST, 99),
        "move": (99, StepDraft(S.SCREENING, TODAY)),
        "extend": (99, ExtensionDraft(TODAY, "DDA Ito", TODAY)),
        "attach": (99, person),
        "remove": (99, "Gone"),
    }.get(name, (99,))
    with pytest.raises(NotFoundError):
        getattr(referrals, name)(*arguments)


@pytest.mark.parametrize("text", ['<b>O\'Brien</b> & "Co"', "'; DROP TABLE referral_in; --", "שלום", "🚲" * 150])
def test_any_text_goes_through_unharmed(referrals, text):
    draft = replace(NEIGHBOUR, person_name=text, reason=text, agency=text)
    assert referrals.record(referrals.save(draft)).draft == draft
    assert len(referrals.rows(text=text)) == 1


def test_the_draft_and_the_table_agree():
    columns = ReferralIn.__table__.columns
    for name, spec in specs(ReferralInDraft).items():
        assert spec.max_length in (None, getattr(columns[name].type, "length", None)), name
