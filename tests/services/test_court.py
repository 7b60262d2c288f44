"""Matters, charges, warrants, events: kept, corrected, removed with what belongs to them, found by their numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leaddesk.domain.codes import OffenseLevel, ReferralPathway, ReferralSource
from leaddesk.domain.court import (
    BEFORE_BEGIN,
    NO_SUCH_END,
    NO_WARRANT_ONLY,
    ChargeDraft,
    LegalEventDraft,
    MatterDraft,
    WarrantDraft,
)
from leaddesk.domain.court_codes import (
    ChargeType,
    CourtType,
    FilingStatus,
    InfoSource,
    LegalEventKind,
    MatterKind,
    WarrantKind,
)
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.fields import IN_THE_FUTURE, REQUIRED
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.removed import RemovedKind

DAY = timedelta(days=1)
TODAY = date(2026, 11, 3)
HOSTILE = "<b>O'Neil</b> \" 🙂 \u202e\u05e9\u05dc\u05d5\u202c; DROP TABLE charge; --" + "x" * 40
NEW = MatterDraft(MatterKind.NEW)


@pytest.fixture
def matter(office, person):
    return office.legal.save_matter(person, replace(NEW, case_number="26-CR-0143", incident_number="AC-26-04417"))


def full(court, referral):
    return MatterDraft(
        MatterKind.DIVERTED,
        court,
        "",
        CourtType.SUPERIOR,
        "26-CR-0143",
        "26-04417",
        FilingStatus.HELD,
        TODAY,
        referral,
        "K. Osei",
        "P. Okafor, public defender",
        "Call counsel on Mondays",
        "12 service hours",
        InfoSource.COUNSEL,
    )


def diverted(office, person):
    draft = ReferralInDraft(TODAY, ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name="Marisol Teague")
    return office.referrals_in.save(draft, participant_id=person)


def test_a_matter_comes_back_as_it_was_with_its_charges(office, person, court):
    draft = full(court, diverted(office, person))
    number = office.legal.save_matter(person, draft)
    charge = ChargeDraft("Trespass 2", OffenseLevel.MISDEMEANOR, ChargeType.TRESPASS, FilingStatus.HELD, TODAY, "Held")
    charge_id = office.legal.save_charge(number, charge)

    [row] = office.legal.record(person).matters
    assert (row.id, row.participant_id, row.draft, row.court) == (number, person, draft, "Superior Court")
    assert [(one.id, one.draft) for one in row.charges] == [(charge_id, charge)]
    assert office.legal.matter(number) == row
    assert draft.missing() == ()


def test_the_kind_alone_is_needed_and_the_rest_is_only_listed(office, person):
    with pytest.raises(InvalidRecordError) as refused:
        office.legal.save_matter(person, MatterDraft())
    assert refused.value.problems == {"kind": REQUIRED}

    number = office.legal.save_matter(person, NEW)
    assert office.legal.matter(number).draft.missing() == ("Court", "Case number", "Filing status", "Who said so")


def test_hostile_words_come_back_to_the_letter(office, person):
    number = office.legal.save_matter(person, replace(NEW, court_name=HOSTILE, mandates=HOSTILE * 15))
    office.legal.save_charge(number, ChargeDraft(HOSTILE))

    row = office.legal.matter(number)
    assert (row.court, row.draft.mandates, row.charges[0].draft.text) == (HOSTILE, HOSTILE * 15, HOSTILE)


@pytest.mark.parametrize(
    ("draft", "field", "problem"),
    [
        (replace(NEW, status_since=TODAY + DAY), "status_since", IN_THE_FUTURE),
        (replace(NEW, case_number="9" * 81), "case_number", "Too long: at most 80 characters"),
        (ChargeDraft(), "text", REQUIRED),
        (ChargeDraft("Theft", status_on=TODAY + DAY), "status_on", IN_THE_FUTURE),
        (WarrantDraft(), "open_since", REQUIRED),
        (WarrantDraft(open_since=TODAY, resolved_on=TODAY - DAY), "resolved_on", BEFORE_BEGIN),
        (WarrantDraft(open_since=TODAY + DAY), "open_since", IN_THE_FUTURE),
        (LegalEventDraft(on=TODAY), "source", REQUIRED),
        (LegalEventDraft(on=TODAY + DAY, source=InfoSource.DOCKET), "on", IN_THE_FUTURE),
        (LegalEventDraft(on=TODAY, until=TODAY, source=InfoSource.DOCKET), "until", NO_SUCH_END),
        (
            LegalEventDraft(LegalEventKind.JAIL, TODAY, TODAY - DAY, source=InfoSource.DOCKET),
            "until",
            BEFORE_BEGIN,
        ),
        (
            LegalEventDraft(LegalEventKind.PRISON, TODAY, warrant_only=True, source=InfoSource.DOCKET),
            "warrant_only",
            NO_WARRANT_ONLY,
        ),
    ],
)
def test_what_can_not_be_is_told_by_field(draft, field, problem):
    assert draft.problems(TODAY) == {field: problem}


def test_first_and_last_days_are_fine(office, person):
    assert WarrantDraft(open_since=TODAY, resolved_on=TODAY).problems(TODAY) == {}
    stay = LegalEventDraft(LegalEventKind.JAIL, TODAY, TODAY, source=InfoSource.DOCKET)
    assert (stay.problems(TODAY), stay.days) == ({}, 1)
    assert replace(stay, until=None).days is None


def test_an_event_keeps_only_what_its_kind_has(office, person):
    office.legal.save_event(
        person,
        LegalEventDraft(LegalEventKind.ARREST, TODAY, None, True, OffenseLevel.FELONY, InfoSource.COUNSEL),
    )
    [row] = office.legal.record(person).events
    assert (row.draft.warrant_only, row.draft.level) == (True, OffenseLevel.UNKNOWN)

    changed = replace(row.draft, kind=LegalEventKind.CHARGE_FILED, level=OffenseLevel.FELONY, warrant_only=False)
    office.legal.save_event(person, changed, row.id)
    assert [one.draft for one in office.legal.record(person).events] == [changed]


def test_the_newest_events_and_warrants_stand_first(office, person):
    for days in (3, 1, 2):
        office.legal.save_event(person, LegalEventDraft(on=TODAY - days * DAY, source=InfoSource.DOCKET))
        office.legal.save_warrant(person, WarrantDraft(WarrantKind.BENCH, open_since=TODAY - days * DAY))

    record = office.legal.record(person)
    wanted = [TODAY - n * DAY for n in (1, 2, 3)]
    assert [one.draft.on for one in record.events] == wanted
    assert [one.draft.open_since for one in record.warrants] == wanted


def test_open_matters_stand_before_those_that_ended(office, person, matter):
    ended = office.legal.save_matter(person, replace(NEW, status=FilingStatus.DISMISSED, status_since=TODAY))

    assert [one.id for one in office.legal.matters(person)] == [matter, ended]


def test_a_removed_matter_takes_charges_and_dates_along_and_brings_them_back(office, person, matter, clock):
    gone = office.legal.save_charge(matter, ChargeDraft("Entered twice"))
    office.legal.save_charge(matter, ChargeDraft("Theft 3"))
    office.court_dates.save(person, CourtDateDraft(TODAY, matter_id=matter))
    office.legal.save_warrant(person, WarrantDraft(matter_id=matter, open_since=TODAY))
    office.legal.remove_charge(gone, "Twice")
    clock.go(seconds=1)
    before = office.legal.record(person)

    office.legal.remove_matter(matter, "Someone else's")
    record = office.legal.record(person)
    assert (record.matters, record.dates, len(record.warrants)) == ((), (), 1)
    assert [row.kind for row in office.removed.rows()] == [RemovedKind.MATTER, RemovedKind.CHARGE]

    office.removed.restore(RemovedKind.MATTER, matter)
    assert office.legal.record(person) == before
    assert [row.kind for row in office.removed.rows()] == [RemovedKind.CHARGE]


@pytest.mark.parametrize("kind", [RemovedKind.CHARGE, RemovedKind.WARRANT, RemovedKind.LEGAL_EVENT])
def test_each_part_can_be_removed_and_restored(office, person, matter, kind):
    office.legal.save_charge(matter, ChargeDraft("Theft 3"))
    office.legal.save_warrant(person, WarrantDraft(open_since=TODAY))
    office.legal.save_event(person, LegalEventDraft(on=TODAY, source=InfoSource.DOCKET))
    before = office.legal.record(person)
    remove = {
        RemovedKind.CHARGE: office.legal.remove_charge,
        RemovedKind.WARRANT: office.legal.remove_warrant,
        RemovedKind.LEGAL_EVENT: office.legal.remove_event,
    }[kind]

    remove(1, "Entered twice")
    assert office.legal.record(person) != before
    [row] = office.removed.rows()
    assert (row.kind, row.name, row.because) == (kind, "Marisol Teague", "Entered twice")
    office.removed.restore(kind, row.id)
    assert office.legal.record(person) == before


def test_each_action_is_taken_back_and_done_again(office, person, matter):
    states = [office.legal.record(person)]
    for act in (
        lambda: office.legal.save_charge(matter, ChargeDraft("Theft 3")),
        lambda: office.legal.save_warrant(person, WarrantDraft(open_since=TODAY)),
        lambda: office.legal.save_event(person, LegalEventDraft(on=TODAY, source=InfoSource.DOCKET)),
        lambda: office.legal.remove_matter(matter, "Twice"),
    ):
        act()
        states.append(office.legal.record(person))
    for state in reversed(states[:-1]):
        office.history.undo()
        assert office.legal.record(person) == state
    for state in states[1:]:
        office.history.redo()
        assert office.legal.record(person) == state


def test_nothing_is_kept_under_another_person(office, person, matter):
    other = office.participants.save(ParticipantDraft("Wren"))
    referral = diverted(office, person)
    charge = office.legal.save_charge(matter, ChargeDraft("Theft 3"))
    second = office.legal.save_matter(person, NEW)
    for act in (
        lambda: office.legal.save_matter(other, NEW, matter),
        lambda: office.legal.save_matter(other, replace(NEW, referral_in_id=referral)),
        lambda: office.legal.save_charge(second, ChargeDraft("Theft 3"), charge),
        lambda: office.legal.save_warrant(other, WarrantDraft(matter_id=matter, open_since=TODAY)),
        lambda: office.legal.save_event(other, LegalEventDraft(on=TODAY, source=InfoSource.DOCKET, matter_id=matter)),
        lambda: office.court_dates.save(other, CourtDateDraft(TODAY, matter_id=matter)),
        lambda: office.legal.save_matter(99, NEW),
        lambda: office.legal.remove_matter(99, "x"),
        lambda: office.legal.restore_matter(matter),
    ):
        with pytest.raises(NotFoundError):
            act()
    assert office.legal.record(other).empty


def test_a_court_that_left_the_list_stays_the_court_of_its_case(office, person, court):
    number = office.legal.save_matter(person, replace(NEW, organisation_id=court))
    office.organisations.remove(court, "Closed")

    assert office.legal.matter(number).court == "Superior Court"
    office.legal.save_matter(person, replace(NEW, organisation_id=court, case_number="1"), number)
    with pytest.raises(NotFoundError):
        office.legal.save_matter(person, replace(NEW, organisation_id=court))


@pytest.mark.parametrize("typed", ["26-CR-0143", "26cr0143", "26-cr", "0143", "AC-26-04417", "04417"])
def test_a_case_is_found_by_its_numbers_and_opens_the_person(office, person, matter, typed):
    [hit] = office.search.find(typed)

    assert (hit.kind, hit.id, hit.title) == ("court_case", person, "26-CR-0143 · AC-26-04417")
    assert hit.detail == "LD-2026-0001 · Marisol Teague · New case"


def test_search_follows_numbers_that_change_and_matters_that_go(office, person, matter):
    office.legal.save_matter(person, replace(NEW, case_number="27-CR-9"), matter)
    assert office.search.find("0143") == []
    assert [hit.id for hit in office.search.find("27-CR-9")] == [person]
    office.legal.remove_matter(matter, "Twice")
    assert office.search.find("27-CR-9") == []
    office.history.undo()
    assert [hit.kind for hit in office.search.find("27-CR-9")] == ["court_case"]
    office.participants.remove(person, "Twice")
    assert office.search.find("27-CR-9") == []
