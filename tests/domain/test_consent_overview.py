"""Office by office: whatever the consents are, the overview says what the gate says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consent_overview import overview
from leaddesk.domain.consents import A_CLASS, RevocationDraft, renewal
from leaddesk.domain.disclosure_codes import Purpose, RecipientAnswer
from leaddesk.domain.gate import BlockReason
from tests.domain.consent_samples import (
    CLINIC,
    ENDS,
    PROSECUTOR,
    SIGNED,
    TODAY,
    TOLD,
    consent,
    for_treatment,
    justice,
    recipient,
    stand_alone,
)

DAY = timedelta(days=1)


def test_an_office_that_is_covered_says_by_what_for_what_and_until_when():
    [one] = overview([consent()], TODAY)
    [cover] = one.covers
    assert (one.organisation_id, one.name, one.blocked) == (CLINIC, "Office 11", None)
    assert (cover.number, cover.until, set(cover.categories)) == ("C-0142-01", ENDS, TOLD)
    assert cover.purposes == (Purpose.CARE,)


def test_two_consents_for_one_office_stand_together_and_the_covered_come_first():
    line = recipient(14, answer=RecipientAnswer.STRUCK)
    other = replace(consent(recipient(purposes=frozenset({Purpose.BENEFITS}))), id=7, number="C-0142-07")
    found = overview([other, consent(line, recipient())], TODAY)
    assert [one.organisation_id for one in found] == [CLINIC, 14]
    assert [cover.number for cover in found[0].covers] == ["C-0142-07", "C-0142-01"]
    assert found[1].blocked.reason is BlockReason.STRUCK


def test_an_office_that_is_not_covered_says_why():
    revoked = consent(revoked=RevocationDraft(TODAY, taken_by="D"))
    [one] = overview([revoked], TODAY)
    assert (one.covers, one.blocked.reason) == ((), BlockReason.REVOKED)
    [before] = overview([revoked], TODAY - DAY)
    assert before.covers


def test_the_class_stands_for_itself_and_beside_an_office_that_treats():
    alone = overview([for_treatment()], TODAY)
    assert [(one.organisation_id, len(one.covers)) for one in alone] == [(A_CLASS, 1)]
    both = {one.organisation_id: one for one in overview([for_treatment(), consent()], TODAY, {CLINIC})}
    assert [cover.number for cover in both[CLINIC].covers] == ["C-0142-03", "C-0142-01"]
    plain = {one.organisation_id: one for one in overview([for_treatment(), consent()], TODAY)}
    assert [cover.number for cover in plain[CLINIC].covers] == ["C-0142-01"]


def test_an_ordinary_consent_for_word_of_intake_covers_its_other_purposes_only():
    why = frozenset({Purpose.DIVERSION, Purpose.BENEFITS})
    line = recipient(PROSECUTOR, OrganisationKind.PROSECUTOR, purposes=why)
    [one] = overview([consent(line)], TODAY)
    assert one.covers[0].purposes == (Purpose.BENEFITS,)
    [bound] = overview([justice()], TODAY)
    assert bound.covers[0].purposes == (Purpose.DIVERSION, Purpose.OFFICIAL_DUTY)


def test_a_court_is_covered_for_its_case():
    [one] = overview([stand_alone()], TODAY)
    assert one.covers[0].case_number == "26-CR-0318"


def test_a_renewal_has_the_same_lines_unanswered_and_lasts_as_long():
    new = renewal(consent(recipient(ends_on=TODAY)).draft, ENDS)
    assert new.expires_on == ENDS + (ENDS - SIGNED)
    assert (new.signed_on, new.recipients[0].answer, new.recipients[0].ends_on) == (None, RecipientAnswer.OPEN, None)
    assert new.recipients[0].categories == TOLD
    assert renewal(justice().draft, ENDS).revocable_on == justice().draft.revocable_on + (ENDS - SIGNED)
    assert new.problems(today=ENDS) == {}
