"""Told or given on another legal basis: what the log keeps of it, and what becomes of it afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import (
    Channel,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    NoticeUsed,
)
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.errors import BlockedError, InvalidRecordError, NotFoundError, NotUndoableError
from leaddesk.domain.gate import AllowedByLaw, Blocked, BlockReason
from leaddesk.domain.ground_codes import CourtPapers, Ground, OrderSection
from leaddesk.domain.grounds import GroundDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.support_letters import SupportLetterDraft
from leaddesk.storage import audit
from tests.domain.test_grounds import WHOLE

C = InformationCategory
IDENTITY = frozenset({C.IDENTITY})
PAPER = FinalPaper("PREF", "Ed. 11/2026", b"%PDF the very bytes", 2, NoticeUsed.LONG, True, "PREF-LD-2026-0001.pdf")
EMERGENCY = GroundDraft(
    medical_person="Ada Lind, RN",
    affiliation="Mill Creek Hospital",
    disclosed_by="Dana Whitlock",
    on=date(2026, 11, 2),
    at=time(22, 40),
    emergency="Found unconscious",
    could_not_consent=True,
)
ORDER = GroundDraft(
    Ground.COURT_ORDER,
    papers=CourtPapers.BOTH,
    court="Superior Court",
    section=OrderSection.NON_CRIMINAL,
    ordered_on=date(2026, 10, 20),
    case_number="26-1-00318-5",
    order_names="The Superior Court",
    order_scope=frozenset({C.IDENTITY, C.CONTACT}),
)


def test_an_emergency_is_logged_with_its_facts_its_hour_and_a_receiver_who_is_in_no_directory(office, person, clock):
    draft = ToldDraft(categories=frozenset({C.IDENTITY, C.MEDICAL}), note="What she takes", ground=EMERGENCY)
    number, answer = office.disclosures.told(person, draft)
    assert isinstance(answer, AllowedByLaw)
    row = office.disclosures.one(number)
    assert (row.basis, row.consent_id, row.recipient) == (DisclosureBasis.EMERGENCY, None, "Mill Creek Hospital")
    assert row.ground == EMERGENCY
    zone = office.settings.office().zone
    assert row.at.astimezone(zone) == datetime(2026, 11, 2, 22, 40, tzinfo=zone)
    whose, packet = office.log_papers.emergency(number)
    assert (whose, packet.facts, packet.words) == (person, EMERGENCY, "What she takes")
    assert packet.told == (C.IDENTITY, C.MEDICAL)
    [holder] = office.holders.of_person(person)
    assert (holder.recipient, holder.things[0].basis) == ("Mill Creek Hospital", DisclosureBasis.EMERGENCY)


def test_only_an_emergency_has_an_emergency_record(office, person, clinic):
    plain, _ = office.disclosures.told(person, ToldDraft(clinic, purpose=None, categories=IDENTITY, ground=ORDER))
    with pytest.raises(NotFoundError):
        office.log_papers.emergency(plain)


def test_told_beyond_the_order_is_logged_as_it_happened_and_flagged_with_the_facts(office, person):
    draft = ToldDraft(categories=frozenset({C.IDENTITY, C.PLAN}), channel=Channel.MEETING, ground=ORDER)
    number, answer = office.disclosures.told(person, draft)
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.BEYOND_GROUND
    row = office.disclosures.one(number)
    assert (row.basis, row.ground, row.recipient) == (DisclosureBasis.NO_COVER, ORDER, "The Superior Court")


def test_a_ground_without_a_receiver_needs_an_office_of_the_directory(office, person):
    draft = ToldDraft(categories=IDENTITY, ground=GroundDraft(Ground.QSO, service="Shreds our paper"))
    with pytest.raises(InvalidRecordError):
        office.disclosures.told(person, draft)
    shredder = office.organisations.save(
        OrganisationDraft(name="Mill Shredding", kind=OrganisationKind.OTHER, qsoa_on=date(2026, 1, 5))
    )
    _, answer = office.disclosures.told(person, replace(draft, organisation_id=shredder))
    assert isinstance(answer, AllowedByLaw)
    _, answer = office.disclosures.told(person, replace(draft, organisation_id=shredder, on=date(2026, 1, 4)))
    assert isinstance(answer, Blocked)


def test_a_referral_goes_to_a_hospital_in_an_emergency_without_a_consent(office, person, referral, clinic):
    number = office.referrals_out.save(person, referral)
    assert office.packets.provider_referral(number).packet is None
    paper = office.packets.provider_referral(number, EMERGENCY)
    assert paper.ready
    assert paper.packet.scope is None
    assert paper.packet.ground.basis is DisclosureBasis.EMERGENCY
    prepared = office.disclosures.prepare(paper, PAPER)
    office.disclosures.given(prepared, GivenDraft(Channel.FAX))
    given, kept = office.disclosures.rows(person)
    assert (given.event, kept.event) == (DisclosureEvent.DISCLOSED, DisclosureEvent.PREPARED)
    for row in (given, kept):
        assert (row.basis, row.ground, row.consent_id) == (DisclosureBasis.EMERGENCY, EMERGENCY, None)
    office.disclosures.require_cover(prepared)


def test_a_letter_to_the_court_under_its_order_tells_no_more_than_the_order(office, person, court, enrolled):
    letter = CourtLetterDraft(organisation_id=court, case_number="26-1-00318-5", reviewed=True)
    paper = office.packets.court_letter(person, letter, ground=ORDER)
    assert isinstance(paper.answer, AllowedByLaw)
    assert paper.ready
    assert paper.packet.ground.court == "Superior Court"
    wider = replace(letter, words="Works on the plan", words_tell=frozenset({C.PLAN}))
    assert office.packets.court_letter(person, wider, ground=ORDER).answer.reason is BlockReason.BEYOND_GROUND
    alone = replace(ORDER, papers=CourtPapers.SUBPOENA)
    refused = office.packets.court_letter(person, letter, ground=alone)
    assert refused.answer.reason is BlockReason.SUBPOENA_ALONE
    assert refused.packet is None
    with pytest.raises(BlockedError, match="subpoena alone"):
        office.disclosures.prepare(refused, PAPER)


@pytest.mark.parametrize("ground", [one for one in WHOLE.values() if one.ground is not Ground.COURT_ORDER])
def test_no_basis_but_a_consent_or_an_order_opens_a_letter_and_none_but_these_a_referral(
    office, person, referral, clinic, ground
):
    counsel = office.organisations.save(OrganisationDraft("Public Defender", OrganisationKind.DEFENSE))
    for form in ("ct_stat", "ct_prog"):
        draft = SupportLetterDraft(counsel) if form == "ct_prog" else CourtLetterDraft(counsel)
        paper = office.packets.court_letter(person, draft, form, ground)
        assert (paper.answer.reason, paper.packet) == (BlockReason.OTHER_GROUND, None)
        assert "only a court order" in paper.answer.message
    paper = office.packets.provider_referral(office.referrals_out.save(person, referral), ground)
    opened = ground.ground is Ground.EMERGENCY
    assert isinstance(paper.answer, AllowedByLaw) == opened
    assert (paper.packet is not None) == opened


@pytest.fixture
def enrolled(office, person, database):
    with database.write("enrol") as session:
        office.participation.enrol_in(session, person, date(2026, 10, 1), None)


def test_the_facts_lie_in_the_chain_and_can_never_be_changed(office, person, database):
    number, _ = office.disclosures.told(person, ToldDraft(categories=IDENTITY, ground=EMERGENCY))
    assert database.verify().intact
    with database.read() as session:
        assert audit.rows_astray(session) == []
    for change in ("UPDATE disclosure SET ground = NULL", "DELETE FROM disclosure"):
        with pytest.raises(DBAPIError), database.write("tamper") as session:
            session.execute(sql(change))
    assert office.disclosures.one(number).ground == EMERGENCY
    with pytest.raises(NotUndoableError):
        office.history.undo()
