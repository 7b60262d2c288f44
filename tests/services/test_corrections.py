"""Corrections of the log: a new entry in the chain, the old one stays, and only the corrected state counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DatabaseError

from leaddesk.domain.accounting import AccountingDraft
from leaddesk.domain.codes import ReferralOutStatus
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.corrections import NOTHING_DIFFERS, Mistake
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentState,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.disclosure_log import LogFilter, LogState
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotUndoableError
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.periods import Period
from leaddesk.reports.measure import Span
from leaddesk.reports.measures.disclosures_made import MEASURE
from leaddesk.storage import audit
from tests.services.test_disclosure_log import IDENTITY, PAPER
from tests.services.test_grounds import EMERGENCY

YEARS = AccountingDraft(date(2023, 11, 3), date(2026, 11, 3))
NEVER = DisclosureEvent.NEVER


@pytest.fixture
def told(office, person, ordinary, clinic):
    office.consents.save(person, ordinary)
    return office.disclosures.told(person, ToldDraft(clinic, "Nurse", Channel.PHONE, Purpose.CARE, IDENTITY))[0]


@pytest.fixture
def paper(office, person, ordinary, referral):
    """Return the answer to a paper that was given today."""
    office.consents.save(person, ordinary)
    made = office.packets.provider_referral(office.referrals_out.save(person, referral))
    return office.disclosures.given(
        office.disclosures.prepare(made, PAPER), GivenDraft(Channel.FAX, "Intake desk", note="sent twice")
    )


def correct(office, number, **changes):
    begun = office.corrections.begin(number)
    changed = {"reason": "typed in a hurry", **changes}
    return office.corrections.write(number, replace(begun.draft, **changed))


def held(office, person):
    return [(holder.recipient, holder.person, len(holder.things)) for holder in office.holders.of_person(person)]


def counted(database, office):
    zone = ZoneInfo(office.settings.office().time_zone)
    span = Span.of(Period(date(2026, 10, 1), date(2026, 12, 31)), date(2026, 11, 3), zone)
    with database.read() as session:
        return MEASURE.ids(session, span)


def test_what_was_told_is_corrected_by_a_new_entry_in_the_chain_and_the_old_one_stays(
    office, person, told, other_clinic, database, commits
):
    written = correct(
        office,
        told,
        organisation_id=other_clinic,
        recipient_person="<b>Ö. O'Neil</b> 🌲",
        channel=Channel.MEETING,
        on=date(2026, 11, 2),
        at=time(14, 30),
        categories=IDENTITY | {InformationCategory.CONTACT},
        note="said " * 60,
    )
    new, old = office.disclosures.one(written.id), office.disclosures.one(told)
    assert (old.event, old.recipient_person, old.channel) == (DisclosureEvent.TOLD, "Nurse", Channel.PHONE)
    assert (old.corrected.id, old.corrected.reason, old.stands) == (new.id, "typed in a hurry", False)
    assert (new.correction_of, new.recipient, new.recipient_person) == (
        told,
        "Cedar Ridge Clinic",
        "<b>Ö. O'Neil</b> 🌲",
    )
    assert new.at.astimezone(ZoneInfo("America/Denver")).strftime("%Y-%m-%d %H:%M") == "2026-11-02 14:30"
    # no consent names that clinic: flagged as it is now known
    assert new.basis is DisclosureBasis.NO_COVER
    assert not written.judged.covered
    assert database.verify().intact
    with database.read() as session:
        assert audit.rows_astray(session) == []
    assert commits[-1].label == "Correct log entry"
    assert held(office, person) == [("Cedar Ridge Clinic", "<b>Ö. O'Neil</b> 🌲", 1)]
    [line] = office.log_papers.accounting(person, YEARS, str).lines
    assert (line.recipient, line.days) == ("Cedar Ridge Clinic", (date(2026, 11, 2),))
    assert counted(database, office) == [written.id]
    log = office.disclosure_log
    assert log.count(LogFilter(state=LogState.UNCOVERED)) == log.count(LogFilter(state=LogState.CORRECTED)) == 1
    assert [one.last.id for one in log.page(LogFilter(basis=DisclosureBasis.NO_COVER))] == [written.id]
    assert log.count(LogFilter(basis=DisclosureBasis.CONSENT)) == 0
    assert [one.row.id for one in log.page(LogFilter(words="hurry"))] == [written.id]
    assert [one.row.id for one in log.page(LogFilter())] == [told, written.id]  # by when it happened
    with pytest.raises(DatabaseError, match="only grows"), database.write("cheat") as session:
        session.execute(sql("UPDATE disclosure SET note = 'x'"))


def test_a_correction_is_corrected_and_an_entry_only_once(office, person, told, clinic, other_clinic, database):
    first = correct(office, told, organisation_id=other_clinic)
    with pytest.raises(LeadDeskError, match="corrected already"):
        office.corrections.begin(told)
    second = correct(office, first.id, organisation_id=clinic, mistake=Mistake.FACTS)
    assert second.judged.covered
    assert second.judged.consent_number == "C-0001-01"
    assert [row.id for row in office.disclosures.rows(person) if row.stands] == [second.id]
    never = correct(office, second.id, mistake=Mistake.NEVER)
    row = office.disclosures.one(never.id)
    assert row.event is NEVER
    assert never.judged is None
    assert held(office, person) == []
    assert counted(database, office) == []
    assert office.log_papers.accounting(person, YEARS, str).lines == ()
    assert office.disclosure_log.count(LogFilter(state=LogState.NEVER)) == 1
    assert office.disclosure_log.count(LogFilter(state=LogState.UNCOVERED)) == 0
    again = correct(office, never.id)
    assert office.disclosures.one(again.id).event is DisclosureEvent.TOLD
    assert counted(database, office) == [again.id]


def test_somebody_else_was_spoken_of_and_the_other_record_has_it_then(office, person, told, database):
    other = office.participants.save(ParticipantDraft(first_name="Ines", last_name="Ashby"))
    begun = office.corrections.begin(told)
    for wrong in (None, person):
        with pytest.raises(InvalidRecordError) as refused:
            correct(office, told, mistake=Mistake.OTHER_PERSON, participant_id=wrong)
        assert list(refused.value.problems) == ["participant_id"]
    assert begun.mistakes == tuple(Mistake)
    written = correct(office, told, mistake=Mistake.OTHER_PERSON, participant_id=other)
    assert held(office, person) == []
    assert [one[0] for one in held(office, other)] == ["Clearwater Valley Health Center"]
    # the consent was the first person's: nothing covers this one
    assert office.disclosures.one(written.id).basis is DisclosureBasis.NO_COVER
    assert not office.disclosures.one(told).stands
    assert counted(database, office) == [written.id]


def test_a_paper_is_judged_anew_by_day_and_office_and_its_bytes_stay(office, person, paper, other_clinic):
    begun = office.corrections.begin(paper)
    assert begun.mistakes == (Mistake.FACTS, Mistake.NEVER)
    written = correct(office, paper, recipient_person="Front desk", copies=2, note="", channel=Channel.HAND)
    prepared = begun.entry.prepared_id
    new = office.disclosures.one(written.id)
    assert (new.at, new.copies, new.consent_state) == (begun.entry.at, 2, ConsentState.VALID)
    assert office.disclosures.content(prepared) == PAPER.content
    wrong = correct(office, written.id, organisation_id=other_clinic)
    assert not wrong.judged.covered
    lines = office.disclosure_log.page(LogFilter())
    assert [(one.row.id, one.last.id, one.stands) for one in lines] == [
        (prepared, wrong.id, True),
        (prepared, written.id, False),
        (prepared, paper, False),
    ]
    pieces, after = [], None
    while piece := office.disclosure_log.page(LogFilter(), after, 1):
        pieces.append(piece[0].last.id)
        after = piece[0].mark
    assert pieces == [wrong.id, written.id, paper]
    gone = correct(office, wrong.id, mistake=Mistake.NEVER)
    assert held(office, person) == []
    assert office.disclosures.unanswered() == []
    assert office.disclosures.one(gone.id).kept is False
    assert office.disclosures.one(prepared).kept


def test_a_paper_given_on_a_day_before_the_consent_ended_is_covered_then(office, person, ordinary, referral, clock):
    consent = office.consents.save(person, ordinary)
    made = office.packets.provider_referral(office.referrals_out.save(person, referral))
    prepared = office.disclosures.prepare(made, PAPER)
    clock.now = clock.now.replace(day=6)
    office.consents.revoke(consent, RevocationDraft(date(2026, 11, 5), RevocationManner.ORAL, "Dana Whitlock"))
    late = office.disclosures.given(prepared, GivenDraft(Channel.HAND))
    assert office.disclosures.one(late).basis is DisclosureBasis.NO_COVER
    fixed = correct(office, late, on=date(2026, 11, 4), at=None)
    assert fixed.judged.covered
    assert office.disclosures.one(fixed.id).consent_state is ConsentState.VALID
    back = correct(office, fixed.id, on=date(2026, 11, 5))
    assert not back.judged.covered


def test_what_was_said_not_to_be_given_was_given_after_all(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    referral_id = office.referrals_out.save(person, referral)
    prepared = office.disclosures.prepare(office.packets.provider_referral(referral_id), PAPER)
    discarded = office.disclosures.not_given(prepared, "Printed twice")
    begun = office.corrections.begin(discarded)
    assert begun.back
    assert begun.draft.note == ""
    assert begun.mistakes == (Mistake.FACTS,)
    written = correct(office, discarded)
    assert office.disclosures.one(written.id).event is DisclosureEvent.DISCLOSED
    assert not office.disclosures.one(prepared).kept
    assert office.referrals_out.rows(person)[0].status is ReferralOutStatus.SENT


def test_what_cannot_be_is_refused_by_field_and_nothing_is_written(office, person, told, paper, clock):
    before = len(office.disclosures.rows(person))
    for number, changes, field in (
        (told, {}, "mistake"),
        (told, {"reason": " ", "channel": Channel.FAX}, "reason"),
        (told, {"on": date(2026, 11, 4)}, "on"),
        (told, {"on": None}, "on"),
        (told, {"at": time(23, 59)}, "at"),
        (told, {"categories": frozenset()}, "categories"),
        (told, {"purpose": None}, "purpose"),
        (told, {"organisation_id": None}, "organisation_id"),
        (paper, {"on": date(2026, 11, 2)}, "on"),
        (paper, {"copies": 0}, "copies"),
        (paper, {"mistake": Mistake.OTHER_PERSON, "participant_id": 99}, "mistake"),
    ):
        with pytest.raises(InvalidRecordError) as refused:
            correct(office, number, **changes)
        assert field in refused.value.problems, changes
    begun = office.corrections.begin(told)
    assert begun.problems(begun.draft, clock.now)["mistake"] == NOTHING_DIFFERS
    prepared = office.disclosures.one(paper).prepared_id
    with pytest.raises(LeadDeskError, match="what the program did"):
        office.corrections.begin(prepared)
    assert len(office.disclosures.rows(person)) == before


def test_an_emergency_keeps_its_facts_and_takes_the_corrected_hour(office, person):
    number, _ = office.disclosures.told(person, ToldDraft(categories=IDENTITY, ground=EMERGENCY))
    begun = office.corrections.begin(number)
    assert (begun.draft.on, begun.draft.at) == (EMERGENCY.on, EMERGENCY.at)
    written = correct(office, number, at=time(1, 5), recipient_person="ER nurse")
    row = office.disclosures.one(written.id)
    assert (row.basis, row.ground.at, row.recipient) == (DisclosureBasis.EMERGENCY, time(1, 5), EMERGENCY.affiliation)
    assert office.log_papers.emergency(written.id)[1].facts.at == time(1, 5)


def test_a_correction_stays_with_a_merged_record_and_undo_says_why_it_stops(office, person, told):
    kept = office.participants.save(ParticipantDraft(first_name="Mari", last_name="Teague"))
    office.merges.merge(kept, person)
    written = correct(office, told, recipient_person="Doctor")
    assert written.judged.covered  # the consent went along
    assert held(office, kept) == [("Clearwater Valley Health Center", "Doctor", 1)]
    assert office.disclosures.one(written.id).participant_id == person
    with pytest.raises(NotUndoableError, match="A new entry can correct it"):
        office.history.undo()
