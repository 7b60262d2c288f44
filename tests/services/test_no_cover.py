"""Ways in which something about a person might leave without cover, or the log might say what was not so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text as sql

from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import OrganisationKind, PartTwoStatus, ReferralInStatus, ReferralOutStatus
from leaddesk.domain.consents import ConsentDraft, RecipientDraft, RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentState,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    NoticeUsed,
    Purpose,
    RecipientAnswer,
    RevocationManner,
)
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.gate import Allowed, Blocked, BlockReason
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.i18n import translator
from tests.paper.inspection import text
from tests.services.referral_samples import ARREST, move

EN = translator("en")
PAPER = FinalPaper("PREF", "Ed. 11/2026", b"%PDF the very bytes", 2, NoticeUsed.LONG, True, "PREF-LD-2026-0001.pdf")
NOTICE = FinalPaper("NOTICE", "Ed. 11/2026", b"%PDF a notice", 1, NoticeUsed.LONG, False, "NOTICE-2026-11-03.pdf")
IDENTITY = frozenset({InformationCategory.IDENTITY})


@pytest.fixture
def sent(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    return office.referrals_out.save(person, referral)


def take_back(office, person, on):
    [row] = office.consents.rows(person)
    office.consents.revoke(row.consent.id, RevocationDraft(on, RevocationManner.ORAL, "Dana Whitlock"))


# an office that changes after it was signed for


@pytest.mark.parametrize("change", [{"name": "County Sheriff"}, {"kind": OrganisationKind.LAW_ENFORCEMENT}])
def test_an_office_that_somebody_signed_for_does_not_turn_into_another(office, clinic, sent, change):
    with pytest.raises(InvalidRecordError) as refused:
        office.organisations.save(replace(office.organisations.draft(clinic), **change), clinic)
    assert set(refused.value.problems) == set(change)
    assert office.packets.provider_referral(sent).packet.to.name == "Clearwater Valley Health Center"


def test_address_and_the_spelling_of_a_signed_office_can_still_be_put_right(office, clinic, sent):
    draft = replace(office.organisations.draft(clinic), name="Clearwater-Valley health center ", address="2 Elm St")
    office.organisations.save(draft, clinic)
    assert office.organisations.draft(clinic).address == "2 Elm St"


def test_an_office_on_an_unsigned_consent_can_be_renamed(office, person, clinic, ordinary):
    office.consents.save(person, replace(ordinary, signed_on=None))
    office.organisations.save(replace(office.organisations.draft(clinic), name="Pine Clinic"), clinic)
    assert office.organisations.draft(clinic).name == "Pine Clinic"


# one person's consent is never touched through another's


def test_a_consent_takes_the_place_of_the_same_persons_only(office, person, ordinary):
    other = office.participants.save(ParticipantDraft(first_name="Ines", last_name="Okafor"))
    theirs = office.consents.save(other, ordinary)
    with pytest.raises(NotFoundError):
        office.consents.save(person, ordinary, replaces=theirs)
    assert office.consents.rows(other)[0].validity.state is ConsentState.VALID


def test_a_consent_is_not_saved_over_another_persons(office, person, ordinary):
    other = office.participants.save(ParticipantDraft(first_name="Ines", last_name="Okafor"))
    theirs = office.consents.save(other, replace(ordinary, signed_on=None))
    with pytest.raises(NotFoundError):
        office.consents.save(person, ordinary, theirs)


# an address that stays off papers


def test_a_confidential_address_and_whereabouts_are_on_no_paper(office, person, ordinary, referral):
    hidden = ParticipantDraft(
        first_name="Marisol",
        last_name="Teague",
        address="77 Juniper Lane,\nUnit 4",
        address_confidential=True,
        where_to_find="Blue house behind the mill",
    )
    office.participants.save(hidden, person)
    office.consents.save(person, ordinary)
    draft = replace(referral, where_to_find="blue house behind the mill, back door")
    paper = office.packets.provider_referral(office.referrals_out.save(person, draft))
    said = text(render(all_forms()["pref"], paper.packet, EN).pdf)
    assert "house" not in said
    assert "Juniper" not in said


@pytest.mark.parametrize("name", ["reach_by", "reason", "needs"])
def test_a_confidential_address_typed_elsewhere_stops_the_paper(office, person, ordinary, referral, name):
    hidden = ParticipantDraft(
        first_name="Marisol", last_name="Teague", address="77 Juniper Lane,\nUnit 4", address_confidential=True
    )
    office.participants.save(hidden, person)
    office.consents.save(person, ordinary)
    draft = replace(referral, **{name: "Write to 77 juniper  lane, unit 4."})
    paper = office.packets.provider_referral(office.referrals_out.save(person, draft))
    assert isinstance(paper.answer, Blocked)
    assert paper.answer.reason is BlockReason.ADDRESS_KEPT
    assert paper.packet is None
    with pytest.raises(LeadDeskError):
        office.disclosures.prepare(paper, PAPER)


def test_a_confidential_address_typed_into_a_court_letter_stops_it(office, person, stand_alone, court):
    office.participants.save(
        ParticipantDraft(first_name="Marisol", address="77 Juniper Lane", address_confidential=True), person
    )
    office.consents.save(person, stand_alone)
    letter = CourtLetterDraft(court, case_number="26-1-00318-5", words="Lives at 77 Juniper Lane.", reviewed=True)
    assert office.packets.court_letter(person, letter).packet is None


def test_no_paper_leaves_for_a_person_who_died_before_intake(office, person, sent):
    arrived = office.referrals_in.save(ARREST, participant_id=person)
    assert office.packets.provider_referral(sent).ready
    move(office.referrals_in, arrived, ReferralInStatus.DECEASED)
    answer = office.packets.provider_referral(sent).answer
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.DECEASED


# what feeds a charging decision


def test_the_prosecutor_is_not_told_of_intake_under_an_ordinary_consent_before_counsel_has_approved(office, person):
    prosecutor = office.organisations.save(OrganisationDraft("County Prosecutor", OrganisationKind.PROSECUTOR))
    line = RecipientDraft(
        prosecutor, "", IDENTITY, frozenset({Purpose.DIVERSION, Purpose.CARE}), RecipientAnswer.ACCEPTED
    )
    office.consents.save(
        person,
        ConsentDraft(discloser="LEAD", recipients=(line,), expires_on=date(2027, 10, 28), signed_on=date(2026, 10, 28)),
    )
    told = ToldDraft(prosecutor, "", Channel.PHONE, Purpose.DIVERSION, IDENTITY)
    _, answer = office.disclosures.told(person, told)
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NEEDS_COUNSEL
    assert office.disclosures.rows(person)[0].basis is DisclosureBasis.NO_COVER
    approved = replace(
        office.settings.office(), diversion_approved_by="County counsel", diversion_approved_on=date(2026, 11, 1)
    )
    office.settings.save_office(approved)
    assert isinstance(office.packets.ask_told(person, told)[1], Allowed)


# the log says what was so


def test_a_paper_given_after_the_consent_was_taken_back_is_logged_as_it_happened_and_flagged(
    office, person, sent, clock
):
    number = office.disclosures.prepare(office.packets.provider_referral(sent), PAPER)
    take_back(office, person, date(2026, 11, 3))
    office.disclosures.given(number, GivenDraft(Channel.MAIL))
    newest, prepared = office.disclosures.rows(person)
    assert (prepared.consent_state, prepared.basis) == (ConsentState.VALID, DisclosureBasis.CONSENT)
    assert (newest.consent_state, newest.basis) == (ConsentState.REVOKED, DisclosureBasis.NO_COVER)
    assert newest.consent_number == prepared.consent_number


def test_a_paper_answered_for_days_later_has_the_day_on_which_it_was_given(office, person, sent, clock):
    number = office.disclosures.prepare(office.packets.provider_referral(sent), PAPER)
    clock.go(days=3)
    take_back(office, person, date(2026, 11, 5))
    office.disclosures.given(number, GivenDraft(Channel.HAND, on=date(2026, 11, 4)))
    [newest, _] = office.disclosures.rows(person)
    assert newest.at.astimezone(office.settings.office().zone).date() == date(2026, 11, 4)
    assert newest.consent_state is ConsentState.VALID
    assert office.referrals_out.rows(person)[0].sent_on == date(2026, 11, 4)


@pytest.mark.parametrize("day", [date(2026, 11, 2), date(2026, 11, 4)])
def test_a_paper_is_not_given_before_it_was_made_nor_tomorrow(office, sent, day):
    number = office.disclosures.prepare(office.packets.provider_referral(sent), PAPER)
    with pytest.raises(InvalidRecordError):
        office.disclosures.given(number, GivenDraft(on=day))


def test_what_was_told_before_the_signature_is_not_covered_by_it(office, person, clinic, ordinary):
    office.consents.save(person, ordinary)
    told = ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, IDENTITY, on=date(2026, 10, 27))
    _, answer = office.disclosures.told(person, told)
    assert isinstance(answer, Blocked)
    assert answer.reason is BlockReason.NOT_YET
    [row] = office.disclosures.rows(person)
    assert row.at.astimezone(office.settings.office().zone).date() == date(2026, 10, 27)


def test_what_was_told_while_the_consent_stood_is_covered_though_it_is_logged_later(office, person, clinic, ordinary):
    office.consents.save(person, ordinary)
    take_back(office, person, date(2026, 11, 3))
    told = ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, IDENTITY, on=date(2026, 11, 2))
    assert isinstance(office.disclosures.told(person, told)[1], Allowed)
    assert isinstance(office.disclosures.told(person, replace(told, on=None))[1], Blocked)
    with pytest.raises(InvalidRecordError):
        office.disclosures.told(person, replace(told, on=date(2026, 11, 4)))


def test_a_day_is_the_offices_day_late_in_the_evening(office, person, clinic, ordinary, clock):
    clock.now = datetime(2026, 11, 4, 3, 0, tzinfo=UTC)  # November 3, 8 in the evening in Denver
    office.consents.save(person, replace(ordinary, expires_on=date(2026, 11, 3)))
    told = ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, IDENTITY)
    assert isinstance(office.packets.ask_told(person, told)[1], Allowed)
    clock.now = datetime(2026, 11, 4, 7, 0, tzinfo=UTC)
    assert isinstance(office.packets.ask_told(person, told)[1], Blocked)


def test_the_log_names_every_way_to_reach_the_office_and_to_whom_a_letter_was_addressed(
    office, person, court, stand_alone
):
    office.organisations.save(
        OrganisationDraft("Superior Court", OrganisationKind.COURT, "", "1 Court St", "", "5095550199", "clerk@x.test"),
        court,
    )
    office.consents.save(person, stand_alone)
    letter = CourtLetterDraft(court, "The Honorable Ellen Prather", "26-1-00318-5", reviewed=True)
    number = office.disclosures.prepare(office.packets.court_letter(person, letter), PAPER)
    office.disclosures.given(number, GivenDraft(Channel.HAND))
    for row in office.disclosures.rows(person):
        assert row.recipient_address == "1 Court St · fax (509) 555-0199 · clerk@x.test"
        assert row.recipient_person == "The Honorable Ellen Prather"


def test_the_log_says_why_no_notice_went_along(office, person, sent):
    office.settings.save_office(replace(office.settings.office(), part2_status=PartTwoStatus.LEGAL_SAYS_NO))
    paper = office.packets.provider_referral(sent)
    office.disclosures.prepare(paper, final(all_forms()["pref"], paper.packet, "LD-2026-0001", EN))
    [row] = office.disclosures.rows(person)
    assert row.notice is NoticeUsed.NONE
    assert "Part 2 does not apply" in row.note


def test_a_referral_that_meanwhile_goes_elsewhere_is_not_marked_as_sent(office, person, sent, referral, other_clinic):
    number = office.disclosures.prepare(office.packets.provider_referral(sent), PAPER)
    office.referrals_out.save(person, replace(referral, organisation_id=other_clinic), sent)
    office.disclosures.given(number, GivenDraft())
    assert office.referrals_out.rows(person)[0].status is ReferralOutStatus.DRAFT


def test_a_reprint_is_logged_with_the_state_of_its_consent_at_that_instant(office, person, sent):
    number = office.disclosures.prepare(office.packets.provider_referral(sent), PAPER)
    office.disclosures.given(number, GivenDraft())
    take_back(office, person, date(2026, 11, 3))
    office.disclosures.reprinted(number, b"%PDF the bytes with a mark", 1)
    newest = office.disclosures.rows(person)[0]
    assert (newest.event, newest.reprint_of) == (DisclosureEvent.REPRINTED, number)
    assert (newest.basis, newest.consent_state) == (DisclosureBasis.INTERNAL, ConsentState.REVOKED)
    assert office.disclosures.unanswered() == []


def test_the_notice_after_something_told_is_logged_as_a_paper_of_its_own(office, person, clinic, ordinary):
    office.consents.save(person, ordinary)
    told, _ = office.disclosures.told(person, ToldDraft(clinic, "Nurse", Channel.PHONE, Purpose.CARE, IDENTITY))
    number = office.disclosures.prepare_notice(told, NOTICE)
    [waiting] = office.disclosures.unanswered()
    assert (waiting.id, waiting.form_code, waiting.notice) == (number, "NOTICE", NoticeUsed.LONG)
    assert waiting.categories == frozenset()
    office.disclosures.given(number, GivenDraft(Channel.MAIL))
    assert office.disclosures.rows(person)[0].channel is Channel.MAIL
    assert office.disclosures.content(number) == NOTICE.content


def test_a_discarded_paper_leaves_no_bytes_behind_in_any_table(office, person, sent, database):
    canary = b"%PDF CANARY-7731 of a discarded paper"
    number = office.disclosures.prepare(office.packets.provider_referral(sent), replace(PAPER, content=canary))
    office.disclosures.not_given(number, "Printed twice")
    with database.read() as session:
        tables = session.scalars(sql("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        for table in tables:
            for row in session.execute(sql(f'SELECT * FROM "{table}"')):  # noqa: S608 - the file's own table names
                assert "CANARY-7731" not in repr(tuple(row)), table
