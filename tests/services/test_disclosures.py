from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from leaddesk.domain.codes import CloseReason, ParticipationStatus, ReferralOutStatus
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    NoticeUsed,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.errors import BlockedError, LeadDeskError, NotUndoableError
from leaddesk.domain.gate import Allowed, Blocked, BlockReason, NextStep
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.participants import StatusChangeDraft

PAPER = FinalPaper("PREF", "Ed. 11/2026", b"%PDF the very bytes", 2, NoticeUsed.LONG, True, "PREF-LD-2026-0001.pdf")


@pytest.fixture
def paper(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    number = office.referrals_out.save(person, referral)
    return office.packets.provider_referral(number)


@pytest.fixture
def taken_back_at(office, person, database, monkeypatch):
    """Take the person's consent back at the last moment before an action of this label is written."""

    def at(label):
        write = database.write

        def late(now, **options):
            if now == label:
                monkeypatch.setattr(database, "write", write)
                [row] = office.consents.rows(person)
                draft = RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock")
                office.consents.revoke(row.consent.id, draft)
            return write(now, **options)

        monkeypatch.setattr(database, "write", late)

    return at


def test_what_is_told_as_a_consent_is_taken_back_is_not_logged_as_covered(
    office, person, ordinary, clinic, taken_back_at
):
    office.consents.save(person, ordinary)
    told = ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.IDENTITY}))
    taken_back_at("Record something told")
    number, answer = office.disclosures.told(person, told)
    assert isinstance(answer, Blocked)
    assert office.disclosures.one(number).basis is DisclosureBasis.NO_COVER


def test_a_corrected_entry_is_judged_as_it_is_written(office, person, ordinary, clinic, taken_back_at):
    office.consents.save(person, ordinary)
    told = ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.IDENTITY}))
    number, answer = office.disclosures.told(person, told)
    assert isinstance(answer, Allowed)
    begun = office.corrections.begin(number)
    taken_back_at("Correct log entry")
    written = office.corrections.write(number, replace(begun.draft, note="by phone", reason="left out"))
    assert written.judged.basis is DisclosureBasis.NO_COVER


def test_a_paper_for_the_named_clinic_is_allowed_and_complete(paper):
    assert isinstance(paper.answer, Allowed)
    assert paper.ready
    assert paper.packet.person.name == "Marisol Teague"


def test_without_a_consent_there_is_no_packet_and_the_next_step_is_named(office, person, referral):
    paper = office.packets.provider_referral(office.referrals_out.save(person, referral))
    assert isinstance(paper.answer, Blocked)
    assert paper.packet is None
    assert paper.answer.reason is BlockReason.NO_CONSENT
    assert paper.answer.next_step is NextStep.NEW_CONSENT


def test_another_clinic_is_blocked_though_the_first_is_allowed(office, person, paper, referral, other_clinic):
    other = office.referrals_out.save(person, replace(referral, organisation_id=other_clinic))
    answer = office.packets.provider_referral(other).answer
    assert isinstance(answer, Blocked)
    assert dict(answer.values)["office"] == "Cedar Ridge Clinic"


def test_what_the_reason_gives_away_must_be_covered(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    told = replace(referral, reason_tells=frozenset({InformationCategory.MENTAL_HEALTH}))
    answer = office.packets.provider_referral(office.referrals_out.save(person, told)).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NARROWER
    assert dict(answer.values)["what"] == "Mental health"


def test_a_court_letter_needs_the_stand_alone_consent(office, person, ordinary, stand_alone, court):
    office.consents.save(person, ordinary)
    letter = CourtLetterDraft(organisation_id=court, case_number="26-1-00318-5", reviewed=True)
    answer = office.packets.court_letter(person, letter).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NEEDS_STAND_ALONE
    office.consents.save(person, stand_alone)
    allowed = office.packets.court_letter(person, letter)
    assert isinstance(allowed.answer, Allowed)
    assert allowed.answer.basis is DisclosureBasis.CONSENT_PROCEEDINGS
    other_case = office.packets.court_letter(person, replace(letter, case_number="26-1-00999-9")).answer
    assert isinstance(other_case, Blocked)
    assert other_case.reason is BlockReason.OTHER_CASE


def test_a_letter_can_only_go_to_a_court(office, person, stand_alone, clinic):
    office.consents.save(person, stand_alone)
    answer = office.packets.court_letter(person, CourtLetterDraft(organisation_id=clinic, case_number="26-1-00318-5"))
    assert isinstance(answer.answer, Blocked)


def test_a_prepared_paper_keeps_its_very_bytes_and_hash(office, paper):
    number = office.disclosures.prepare(paper, PAPER)
    [row] = office.disclosures.unanswered()
    assert row.id == number
    assert row.event is DisclosureEvent.PREPARED
    assert row.sha256 == hashlib.sha256(PAPER.content).hexdigest()
    assert row.consent_number == paper.answer.consent.number
    assert office.disclosures.content(number) == PAPER.content


def test_yes_now_logs_the_disclosure_and_sends_the_referral(office, person, paper):
    number = office.disclosures.prepare(paper, PAPER)
    office.disclosures.given(number, GivenDraft(Channel.FAX, "Intake desk"))
    newest, prepared = office.disclosures.rows(person)
    assert (newest.event, newest.channel, newest.prepared_id) == (DisclosureEvent.DISCLOSED, Channel.FAX, number)
    assert (newest.sha256, newest.categories, newest.notice) == (prepared.sha256, prepared.categories, NoticeUsed.LONG)
    assert prepared.answered
    assert office.disclosures.unanswered() == []
    [referral] = office.referrals_out.rows(person)
    assert (referral.status, referral.sent_on) == (ReferralOutStatus.SENT, date(2026, 11, 3))


def test_no_discard_drops_the_bytes_and_keeps_hash_and_reason(office, person, paper):
    number = office.disclosures.prepare(paper, PAPER)
    office.disclosures.not_given(number, "Printed twice")
    newest, prepared = office.disclosures.rows(person)
    assert (newest.event, newest.note) == (DisclosureEvent.NOT_GIVEN, "Printed twice")
    assert prepared.sha256 == newest.sha256
    with pytest.raises(LeadDeskError, match="discarded"):
        office.disclosures.content(number)


def test_a_paper_is_answered_once(office, paper):
    number = office.disclosures.prepare(paper, PAPER)
    office.disclosures.given(number, GivenDraft())
    with pytest.raises(LeadDeskError, match="already said"):
        office.disclosures.not_given(number, "second thoughts")


def test_a_consent_taken_back_between_preview_and_print_stops_the_paper(office, paper, commits):
    consent = paper.answer.consent.id
    office.consents.revoke(consent, RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock"))
    with pytest.raises(BlockedError, match="taken back"):
        office.disclosures.prepare(paper, PAPER)
    assert office.disclosures.rows() == []


def test_a_paper_that_did_not_come_out_is_sent_again_only_while_its_consent_stands(office, person, paper):
    number = office.disclosures.prepare(paper, PAPER)
    office.disclosures.require_cover(number)
    [consent] = office.consents.of(person)
    office.consents.revoke(consent.id, RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock"))
    with pytest.raises(BlockedError, match="no longer in force"):
        office.disclosures.require_cover(number)


def test_a_paper_that_did_not_come_out_is_not_sent_again_once_the_person_has_died(office, person, paper):
    number = office.disclosures.prepare(paper, PAPER)
    office.participation.change(person, StatusChangeDraft(ParticipationStatus.ACTIVE, date(2026, 10, 1)))
    office.disclosures.require_cover(number)
    died = StatusChangeDraft(ParticipationStatus.CLOSED, date(2026, 11, 2), None, CloseReason.DECEASED)
    office.participation.change(person, died)
    with pytest.raises(BlockedError, match="has died"):
        office.disclosures.require_cover(number)
    # that it was given before is still said
    office.disclosures.given(number, GivenDraft())


def test_a_paper_never_goes_on_another_consent_than_the_one_it_tells_of(office, person, ordinary, paper):
    """The scope on the page and the log would otherwise name two consents."""
    [old] = office.consents.of(person)
    office.consents.save(person, replace(ordinary, expires_on=date(2026, 12, 1)), replaces=old.id)
    with pytest.raises(BlockedError, match="no longer the one that lets it go"):
        office.disclosures.prepare(paper, PAPER)
    assert office.disclosures.rows(person) == []


def test_no_paper_leaves_for_a_person_who_has_died(office, person, paper, database, clock):
    with database.write("enrol") as session:
        office.participation.enrol_in(session, person, date(2026, 10, 1), None)
    office.participation.change(
        person, StatusChangeDraft(ParticipationStatus.CLOSED, date(2026, 11, 1), None, CloseReason.DECEASED)
    )
    [referral] = office.referrals_out.rows(person)
    answer = office.packets.provider_referral(referral.id).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.DECEASED


def test_something_told_with_cover_names_its_consent(office, person, ordinary, clinic):
    office.consents.save(person, ordinary)
    told = ToldDraft(clinic, "Nurse", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.IDENTITY}))
    _, answer = office.disclosures.told(person, told)
    assert isinstance(answer, Allowed)
    [row] = office.disclosures.rows(person)
    assert (row.event, row.basis) == (DisclosureEvent.TOLD, DisclosureBasis.CONSENT)


def test_what_was_told_before_a_consent_was_replaced_was_covered_by_it(office, person, ordinary, clinic):
    """The log would otherwise say for good that the office spoke without cover."""
    old = office.consents.save(person, ordinary)
    only = replace(ordinary.recipients[0], categories=frozenset({InformationCategory.IDENTITY}))
    newer = replace(ordinary, recipients=(only,), signed_on=date(2026, 11, 2))
    office.consents.save(person, newer, replaces=old)
    told = ToldDraft(clinic, "Nurse", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.NEEDS}))
    for on, number in ((date(2026, 11, 1), "C-0001-01"), (date(2026, 11, 2), "")):
        logged, _ = office.disclosures.told(person, replace(told, on=on))
        assert office.disclosures.one(logged).consent_number == number


def test_what_was_told_before_somebody_died_is_judged_by_that_day(office, person, ordinary, clinic):
    office.consents.save(person, ordinary)
    died = StatusChangeDraft(ParticipationStatus.CLOSED, date(2026, 11, 2), None, CloseReason.DECEASED)
    office.participation.change(person, StatusChangeDraft(ParticipationStatus.ACTIVE, date(2026, 10, 1)))
    office.participation.change(person, died)
    told = ToldDraft(clinic, "Nurse", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.NEEDS}))
    for on, allowed in ((date(2026, 11, 1), True), (date(2026, 11, 2), False)):
        _, answer = office.disclosures.told(person, replace(told, on=on))
        assert isinstance(answer, Allowed) == allowed


def test_something_told_without_cover_is_logged_as_it_happened_and_flagged(office, person, clinic):
    told = ToldDraft(clinic, "Nurse", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.IDENTITY}))
    _, answer = office.disclosures.told(person, told)
    assert isinstance(answer, Blocked)
    [row] = office.disclosures.rows(person)
    assert (row.basis, row.consent_id, row.recipient) == (
        DisclosureBasis.NO_COVER,
        None,
        "Clearwater Valley Health Center",
    )


def test_a_disclosure_is_never_undone(office, paper):
    office.disclosures.prepare(paper, PAPER)
    with pytest.raises(NotUndoableError, match="never changed"):
        office.history.undo()


def test_log_papers_and_register_refuse_to_be_changed_even_by_hand(office, paper, database):
    number = office.disclosures.prepare(paper, PAPER)
    office.exports.note_letter("NCND", "County Court", "26-CV-0447", b"an answer")
    for statement in (
        "UPDATE disclosure SET recipient = 'x'",
        "DELETE FROM disclosure",
        "PRAGMA foreign_keys = OFF; REPLACE INTO disclosure SELECT * FROM disclosure",
        "UPDATE disclosure_bytes SET content = x'25'",
        "DELETE FROM disclosure_bytes",
        "REPLACE INTO disclosure_bytes SELECT * FROM disclosure_bytes",
        "UPDATE export SET purpose = 'x'",
        "DELETE FROM export",
    ):
        with pytest.raises(DBAPIError, match="only grows"), database.write_quietly() as session:
            for part in statement.split("; "):
                session.execute(text(part))
    assert office.disclosures.rows()[0].recipient == "Clearwater Valley Health Center"
    assert office.disclosures.content(number) == PAPER.content


def test_bytes_that_are_not_those_of_the_log_are_not_shown(office, paper, opened):
    number = office.disclosures.prepare(paper, PAPER)
    opened.execute("DROP TRIGGER disclosure_bytes_are_not_changed")
    opened.execute("UPDATE disclosure_bytes SET content = x'25'")
    with pytest.raises(LeadDeskError, match="not the one that the log tells of"):
        office.disclosures.content(number)
