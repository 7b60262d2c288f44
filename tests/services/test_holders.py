from __future__ import annotations

from dataclasses import replace
from datetime import date

from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentState,
    DisclosureBasis,
    InformationCategory,
    NoticeUsed,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.disclosures import GivenDraft, NotGivenDraft, ToldDraft
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.participants import ParticipantDraft

PAPER = FinalPaper("PREF", "Ed. 11/2026", b"%PDF the very bytes", 2, NoticeUsed.LONG, True, "PREF-LD-2026-0001.pdf")


def told(clinic: int, on: date | None = None) -> ToldDraft:
    return ToldDraft(
        organisation_id=clinic,
        channel=Channel.PHONE,
        purpose=Purpose.CARE,
        categories=frozenset({InformationCategory.IDENTITY}),
        on=on,
    )


def test_who_holds_what_is_told_by_recipient_with_papers_talks_and_the_state_of_the_consent(
    office, person, ordinary, referral, clinic, other_clinic
):
    consent = office.consents.save(person, ordinary)
    paper = office.packets.provider_referral(office.referrals_out.save(person, referral))
    first = office.disclosures.prepare(paper, PAPER)
    assert office.holders.holders(consent) == ()  # prepared is not told
    office.disclosures.given(first, GivenDraft(Channel.FAX, "Intake desk"))
    office.disclosures.told(person, told(clinic, date(2026, 11, 1)))
    office.disclosures.told(person, told(other_clinic))  # no consent names it: held all the same
    second = office.disclosures.prepare(paper, PAPER)
    office.disclosures.not_given(second, NotGivenDraft("Printed twice").why)

    [holder] = office.holders.holders(consent)
    assert (holder.organisation_id, holder.recipient, holder.person) == (
        clinic,
        "Clearwater Valley Health Center",
        "Intake desk",
    )
    assert [(one.form_code, one.paper_id, one.state) for one in holder.things] == [
        ("PREF", first, ConsentState.VALID),
        ("", None, ConsentState.VALID),
    ]
    assert (holder.last.date(), holder.first) == (date(2026, 11, 3), holder.things[1].at)
    assert holder.categories == paper.request.categories

    office.consents.revoke(consent, RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock"))
    everyone = {one.recipient: one for one in office.holders.of_person(person)}
    assert {one.state for one in everyone["Clearwater Valley Health Center"].things} == {ConsentState.REVOKED}
    [bare] = everyone["Cedar Ridge Clinic"].things
    assert (bare.basis, bare.consent_id, bare.state) == (DisclosureBasis.NO_COVER, None, None)


def test_the_notice_that_followed_a_spoken_word_is_nothing_held(office, person, ordinary, clinic):
    consent = office.consents.save(person, ordinary)
    number, _ = office.disclosures.told(person, told(clinic))
    notice = office.disclosures.prepare_notice(number, replace(PAPER, code="NOTICE"))
    office.disclosures.given(notice, GivenDraft(Channel.MAIL))
    [holder] = office.holders.holders(consent)
    assert [one.form_code for one in holder.things] == [""]


def test_what_was_told_before_two_records_became_one_is_still_held(office, person, ordinary, clinic):
    other_person = office.participants.save(ParticipantDraft(first_name="Mari", last_name="Teague"))
    consent = office.consents.save(person, ordinary)
    office.disclosures.told(person, told(clinic))
    office.merges.merge(other_person, person)
    [holder] = office.holders.of_person(other_person)
    assert holder.things[0].consent_id == consent
