"""What an accounting of disclosures lists: all that left, by paper or word, and nothing that did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.accounting import AccountingDraft
from leaddesk.domain.disclosure_codes import Channel, DisclosureBasis, InformationCategory, Purpose
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.participants import ParticipantDraft
from tests.services.test_disclosure_log import IDENTITY, PAPER, fill_log
from tests.services.test_grounds import EMERGENCY

YEARS = AccountingDraft(date(2023, 11, 3), date(2026, 11, 3))


def test_it_lists_what_left_in_the_days_asked_for_grouped_and_nothing_else(
    office, person, ordinary, referral, other_clinic, clinic
):
    fill_log(office, person, ordinary, referral, other_clinic)
    notice, _ = office.disclosures.told(person, ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, IDENTITY))
    office.disclosures.given(office.disclosures.prepare_notice(notice, replace(PAPER, code="NOTICE")), GivenDraft())
    for day in (date(2026, 11, 1), date(2026, 11, 2), date(2026, 10, 28)):
        office.disclosures.told(person, ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, IDENTITY, day))
    packet = office.log_papers.accounting(person, YEARS, str.lower)
    assert [(line.form_code, line.title, len(line.days)) for line in packet.lines] == [("", "", 4), ("PREF", "pref", 1)]
    told, given = packet.lines
    assert told.days == (date(2026, 11, 3), date(2026, 11, 2), date(2026, 11, 1), date(2026, 10, 28))
    assert (given.recipient, given.person, given.consent_number) == (
        "Clearwater Valley Health Center",
        "Intake desk",
        "C-0001-01",
    )
    assert office.log_papers.waiting(person) == 1
    short = office.log_papers.accounting(person, AccountingDraft(date(2026, 10, 28), date(2026, 11, 1)), str)
    assert [line.days for line in short.lines] == [(date(2026, 11, 1), date(2026, 10, 28))]
    with pytest.raises(InvalidRecordError):
        office.log_papers.accounting(person, AccountingDraft(date(2026, 11, 3), date(2026, 11, 4)), str)


def test_an_emergency_and_what_was_told_without_cover_are_in_it_also_of_a_merged_record(office, person, other_clinic):
    office.disclosures.told(person, ToldDraft(categories=IDENTITY, ground=EMERGENCY))
    office.disclosures.told(person, ToldDraft(other_clinic, "", Channel.MEETING, Purpose.CARE, IDENTITY))
    kept = office.participants.save(ParticipantDraft(first_name="Mari", last_name="Teague"))
    office.merges.merge(kept, person)
    lines = office.log_papers.accounting(kept, YEARS, str).lines
    assert [line.basis for line in lines] == [DisclosureBasis.NO_COVER, DisclosureBasis.EMERGENCY]
    assert lines[1].categories == (InformationCategory.IDENTITY,)
