"""A consent of several offices taken back for some: that office alone is closed, and hears of it alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consent_parts import NOT_ON_IT, OF_A_CLASS, ONE_OFFICE, only_whole, parts
from leaddesk.domain.consents import ConsentDraft, RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentKind,
    ConsentState,
    DisclosureBasis,
    InformationCategory,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.gate import Allowed, BlockReason
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.revocations import HeardDraft
from leaddesk.i18n import translator
from tests.paper.inspection import folded, text
from tests.services.test_revocations import IDENTITY, NOW, TODAY, printed, tell, untold

EN = translator("en")
TAKEN = RevocationDraft(TODAY, RevocationManner.ORAL, "Dana Whitlock", time(14, 10))
CLINIC, OTHER = "Clearwater Valley Health Center", "Cedar Ridge Clinic"


@pytest.fixture
def both(ordinary, other_clinic) -> ConsentDraft:
    """Return a consent that names two offices."""
    first = ordinary.recipients[0]
    return replace(ordinary, recipients=(first, replace(first, organisation_id=other_clinic)))


@pytest.fixture
def off(office, person, both, clinic) -> int:
    """Return a consent under which both were told something, and which was taken back for the clinic alone."""
    number = office.consents.save(person, both)
    tell(office, person, clinic)
    tell(office, person, both.recipients[1].organisation_id)
    office.consents.revoke(number, TAKEN, frozenset({clinic}))
    return number


def answer(office, person, to, on=None):
    record, draft = office.participants.record(person), office.organisations.draft(to)
    request = office.packets.request(record, to, draft, IDENTITY, frozenset({Purpose.CARE}))
    return office.packets.ask(request, person, on)


def said(blocked):
    return blocked.message.format(**dict(blocked.values))


def test_from_that_day_on_that_office_is_closed_with_its_reason_and_the_other_stays_open(
    office, person, off, clinic, other_clinic
):
    blocked = answer(office, person, clinic)
    assert blocked.reason is BlockReason.REVOKED
    assert said(blocked) == f"Consent C-0001-01 was taken back for {CLINIC} on Nov 3, 2026."
    assert isinstance(answer(office, person, other_clinic), Allowed)
    assert isinstance(answer(office, person, clinic, date(2026, 11, 2)), Allowed)
    [row] = office.consents.rows(person)
    assert (row.validity.state, row.consent.revoked) == (ConsentState.VALID, None)
    covered = {one.name: bool(one.covers) for one in office.consents.overview(person)}
    assert covered == {CLINIC: False, OTHER: True}
    assert {one.name: bool(one.covers) for one in office.consents.overview(person, date(2026, 11, 2))} == {
        CLINIC: True,
        OTHER: True,
    }


def test_what_was_told_after_is_logged_as_it_happened_without_cover(office, person, off, clinic):
    told, _ = tell(office, person, clinic)
    row = office.disclosures.one(told)
    assert (row.basis, row.consent_id) == (DisclosureBasis.NO_COVER, None)


def test_it_is_not_undone_and_the_undo_says_why(office, off):
    with pytest.raises(LeadDeskError, match="does not come back to life"):
        office.history.undo()


def test_only_that_office_is_reached_and_its_notice_names_no_other(office, person, off, clinic, other_clinic):
    revocation = office.revocations.of(off)
    assert [(one.holder.recipient, one.counts_from) for one in revocation.reached] == [(CLINIC, TODAY)]
    assert not revocation.whole
    assert untold(office) == [f"Let {CLINIC} know that consent C-0001-01 was taken back for it"]
    number, made = printed(office, off, clinic)
    words = folded(text(made.content))
    assert CLINIC in words
    assert OTHER not in words
    office.disclosures.given(number, GivenDraft(Channel.MAIL))
    assert untold(office) == []
    with pytest.raises(NotFoundError):
        office.revocations.notice(off, other_clinic)
    with pytest.raises(NotFoundError):
        office.revocations.heard(off, other_clinic, HeardDraft(TODAY))
    states = {one.recipient: one.things[0].state for one in office.holders.of_person(person)}
    assert states == {CLINIC: ConsentState.REVOKED, OTHER: ConsentState.VALID}


def test_a_paper_that_waited_is_given_without_cover_once_its_office_was_taken_off(
    office, person, both, clinic, referral
):
    consent = office.consents.save(person, both)
    paper = office.packets.provider_referral(office.referrals_out.save(person, referral))
    made = final(all_forms()[paper.form], paper.packet, paper.record_number, EN)
    kept = office.disclosures.prepare(paper, made)
    office.consents.revoke(consent, TAKEN, frozenset({clinic}))
    row = office.disclosures.one(office.disclosures.given(kept, GivenDraft(Channel.HAND)))
    assert row.consent_state is ConsentState.REVOKED


def test_the_page_says_which_offices_and_before_it_lets_the_person_choose(office, person, both, clinic, other_clinic):
    number = office.consents.save(person, both)
    before = office.revocations.form(number)
    assert (before.choices, before.only, before.on) == ((CLINIC, OTHER), (), None)
    tell(office, person, clinic)
    office.consents.revoke(number, TAKEN, frozenset({clinic}))
    page = office.revocations.form(number, clinic)
    assert (page.only, page.holders, page.at) == ((CLINIC,), (CLINIC,), time(14, 10))
    words = folded(text(render(all_forms()["rev"], page, EN).pdf))
    assert CLINIC in words
    assert OTHER not in words
    # of the rest one office is left: there is nothing to choose, and the page to sign speaks of it alone
    rest = office.revocations.form(number)
    assert (rest.offices, rest.choices, rest.on, rest.holders) == ((OTHER,), (), None, ())
    assert OTHER in folded(text(render(all_forms()["rev"], rest, EN).pdf))


def test_a_renewal_begins_with_the_offices_that_are_left(office, off, other_clinic):
    new = office.consents.one(office.consents.renew(off))
    assert [one.line.organisation_id for one in new.recipients] == [other_clinic]


def test_once_the_last_is_taken_off_the_consent_counts_as_taken_back(office, person, off, other_clinic):
    earlier = RevocationDraft(date(2026, 11, 1), RevocationManner.WRITTEN, "Dana Whitlock")
    office.consents.revoke(off, earlier, frozenset({other_clinic}))
    [row] = office.consents.rows(person)
    assert row.validity.state is ConsentState.REVOKED
    # written down late: nothing of it was left from the later day on, each office from its own
    assert (row.validity.since, row.consent.revoked.on) == (TODAY, TODAY)
    assert [part.counts_from for part in parts(row.consent)] == [TODAY, date(2026, 11, 1)]
    assert office.revocations.form(off).only == (OTHER,)
    assert untold(office) == [f"Let {OTHER} and 1 more know that consent C-0001-01 was taken back"]
    with pytest.raises(LeadDeskError, match="already taken back"):
        office.consents.revoke(off, TAKEN)


def test_what_is_left_is_taken_back_as_a_whole_and_each_keeps_its_own_day(office, person, off, clock):
    clock.go(days=2)
    office.consents.revoke(off, RevocationDraft(date(2026, 11, 5), RevocationManner.WRITTEN, "Dana Whitlock"))
    days = {one.holder.recipient: one.counts_from for one in office.revocations.of(off).reached}
    assert days == {CLINIC: TODAY, OTHER: date(2026, 11, 5)}


def test_all_offices_at_once_are_the_whole_consent(office, person, both, clinic, other_clinic):
    number = office.consents.save(person, both)
    office.consents.revoke(number, TAKEN, frozenset({clinic, other_clinic}))
    [part] = parts(office.consents.one(number))
    assert part.whole


def test_no_part_can_be_taken_of_what_names_nobody_or_one_or_is_off_already(
    office, person, both, ordinary, clinic, off
):
    with pytest.raises(InvalidRecordError) as refused:
        office.consents.revoke(office.consents.save(person, both), TAKEN, frozenset({999}))
    assert refused.value.problems == {"offices": NOT_ON_IT}
    with pytest.raises(InvalidRecordError) as refused:
        office.consents.revoke(off, TAKEN, frozenset({clinic}))
    assert refused.value.problems == {"offices": ONE_OFFICE}
    for_treatment = replace(
        ordinary, kind=ConsentKind.TREATMENT, recipients=(), categories=frozenset({InformationCategory.IDENTITY})
    )
    number = office.consents.save(person, for_treatment)
    assert only_whole(office.consents.one(number)) == OF_A_CLASS
    with pytest.raises(InvalidRecordError) as refused:
        office.consents.revoke(number, TAKEN, frozenset({clinic}))
    assert refused.value.problems == {"offices": OF_A_CLASS}


def test_a_criminal_justice_consent_keeps_its_own_day_for_one_office_too(office, person, prosecutor, justice, clock):
    probation = office.organisations.save(OrganisationDraft(name="Probation", kind=OrganisationKind.PROBATION))
    line = justice.recipients[0]
    number = office.consents.save(
        person, replace(justice, recipients=(line, replace(line, organisation_id=probation)), revocable_on=None)
    )
    office.disclosures.told(person, ToldDraft(prosecutor, "Ann", Channel.PHONE, Purpose.DIVERSION, IDENTITY))
    office.consents.revoke(number, TAKEN, frozenset({prosecutor}))
    day = office.today.day(NOW)
    assert f"consent_wish/{number}" in [one.key for one in (*day.urgent, *day.week, *day.later)]
    [one] = office.revocations.of(number).reached
    assert one.counts_from is None
    assert untold(office) == []
    with pytest.raises(LeadDeskError, match="does not count yet"):
        office.revocations.notice(number, prosecutor)
    office.consents.way_back_opened(number, TODAY)
    assert office.revocations.of(number).reached[0].counts_from == TODAY
    assert untold(office) == ["Let County Prosecutor know that consent C-0001-01 was taken back for it"]
