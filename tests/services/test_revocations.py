"""A consent taken back: who relied on it, who has heard of it, and what Today still asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from leaddesk.documents.form import final
from leaddesk.documents.registry import all_forms
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentState,
    DisclosureBasis,
    InformationCategory,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.removed import RemovedKind
from leaddesk.domain.revocations import HeardDraft
from leaddesk.domain.today import TodayKind
from leaddesk.i18n import translator
from tests.paper.inspection import folded, text

TODAY = date(2026, 11, 3)
NOW = datetime(2026, 11, 3, 18, tzinfo=UTC)
TAKEN = RevocationDraft(TODAY, RevocationManner.ORAL, "Dana Whitlock", time(14, 10))
IDENTITY = frozenset({InformationCategory.IDENTITY})


def tell(office, person, clinic, purpose=Purpose.CARE):
    return office.disclosures.told(person, ToldDraft(clinic, "Ann", Channel.PHONE, purpose, IDENTITY))


@pytest.fixture
def relied(office, person, ordinary, clinic):
    """Return a consent taken back under which the clinic was told something."""
    number = office.consents.save(person, ordinary)
    tell(office, person, clinic)
    office.consents.revoke(number, TAKEN)
    return number


def untold(office):
    day = office.today.day(NOW)
    every = (*day.urgent, *day.week, *day.later)
    return [line.title.format(**dict(line.values)) for line in every if line.kind is TodayKind.REVOCATION_UNTOLD]


def printed(office, consent, clinic):
    packet = office.revocations.notice(consent, clinic)
    made = final(all_forms()["rev_note"], packet, packet.record_number, translator("en"))
    return office.disclosures.prepare_revocation_notice(consent, clinic, made), made


def test_who_relied_on_it_is_listed_with_what_it_holds_and_has_not_heard(office, relied):
    revocation = office.revocations.of(relied)
    [one] = revocation.reached
    assert (one.holder.recipient, one.told, one.counts_from) == ("Clearwater Valley Health Center", False, TODAY)
    assert one.holder.categories == IDENTITY
    assert revocation.consent.revoked.at == time(14, 10)
    number = revocation.consent.number
    assert untold(office) == [f"Let Clearwater Valley Health Center know that consent {number} was taken back"]


def test_a_mark_says_who_heard_when_and_how_and_quiets_today(office, relied, clinic):
    mark = office.revocations.heard(relied, clinic, HeardDraft(TODAY, Channel.PHONE, "Ann", "left with the desk"))
    [one] = office.revocations.of(relied).reached
    assert (one.told, one.heard.on, one.heard.channel, one.heard.person) == (True, TODAY, Channel.PHONE, "Ann")
    assert untold(office) == []
    office.revocations.not_heard(mark, "Was the wrong office")
    assert len(untold(office)) == 1
    [row] = [row for row in office.removed.rows() if row.kind is RemovedKind.REVOCATION_TOLD]
    office.removed.restore(row.kind, row.id)
    assert untold(office) == []


def test_a_mark_is_undone_and_made_again(office, relied, clinic):
    office.revocations.heard(relied, clinic, HeardDraft(TODAY))
    office.history.undo()
    assert not office.revocations.of(relied).reached[0].told
    office.history.redo()
    assert office.revocations.of(relied).reached[0].told


def test_nobody_has_heard_before_it_was_taken_back_or_in_the_future(office, relied, clinic, other_clinic):
    for day in (date(2026, 11, 2), date(2026, 11, 4)):
        with pytest.raises(InvalidRecordError):
            office.revocations.heard(relied, clinic, HeardDraft(day))
    with pytest.raises(NotFoundError):
        office.revocations.heard(relied, other_clinic, HeardDraft(TODAY))


def test_a_notice_waits_until_it_is_said_to_be_given_and_then_counts(office, person, relied, clinic):
    number, _ = printed(office, relied, clinic)
    [one] = office.revocations.of(relied).reached
    assert (one.told, one.heard.given) == (False, False)
    assert len(untold(office)) == 1
    office.disclosures.given(number, GivenDraft(Channel.MAIL))
    [one] = office.revocations.of(relied).reached
    assert (one.told, one.heard.channel) == (True, Channel.MAIL)
    assert untold(office) == []
    row = office.disclosures.rows(person)[0]
    assert (row.form_code, row.basis, row.categories) == ("REV-N", DisclosureBasis.REVOCATION, frozenset())
    assert (row.consent_id, row.consent_state) == (relied, ConsentState.REVOKED)
    # a notice tells nothing, so nobody holds more by it
    assert len(office.holders.holders(relied)[0].things) == 1


def test_a_discarded_notice_leaves_the_office_untold(office, relied, clinic):
    number, _ = printed(office, relied, clinic)
    office.disclosures.not_given(number, "Misprinted")
    assert office.revocations.of(relied).reached[0].heard is None


def test_the_notice_names_nobody_and_tells_nothing_but_numbers_and_days(office, relied, clinic):
    said = folded(text(printed(office, relied, clinic)[1].content))
    consent = office.consents.one(relied)
    for words in (consent.number, "LD-2026-", "This counts from November 3, 2026", "By word of mouth By phone"):
        assert words in said
    for word in ("Marisol", "Teague", "M.T.", "substance", "Taking part"):
        assert word not in said


def test_a_consent_that_stands_has_no_revocation_and_no_notice(office, person, ordinary, clinic):
    number = office.consents.save(person, ordinary)
    for ask in (office.revocations.of, lambda one: office.revocations.notice(one, clinic)):
        with pytest.raises(LeadDeskError, match="was not taken back"):
            ask(number)


def test_asked_back_too_early_nobody_is_told_yet(office, person, prosecutor, justice, clock):
    number = office.consents.save(person, justice)
    tell(office, person, prosecutor, Purpose.DIVERSION)
    office.consents.revoke(number, TAKEN)
    assert office.revocations.of(number).reached[0].heard is None
    assert untold(office) == []
    with pytest.raises(LeadDeskError, match="does not count yet"):
        office.revocations.notice(number, prosecutor)
    clock.go(days=28)
    assert len(untold(office)) == 1
    assert office.revocations.notice(number, prosecutor).counts_from == date(2026, 12, 1)


def test_a_wish_that_waits_for_an_event_is_asked_about_until_it_counts(office, person, justice):
    number = office.consents.save(person, replace(justice, revocable_on=None))
    office.consents.revoke(number, TAKEN)

    def asked():
        day = office.today.day(NOW)
        every = (*day.urgent, *day.week, *day.later)
        return [one.title.format(**dict(one.values)) for one in every if one.key == f"consent_wish/{number}"]

    assert asked() == [f"Marisol Teague wants consent {office.consents.one(number).number} back: ask whether it can be"]
    office.consents.way_back_opened(number, TODAY)
    assert asked() == []


def test_the_persons_page_says_when_how_and_who_is_told(office, person, relied):
    packet = office.revocations.form(relied)
    assert (packet.on, packet.at, packet.manner, packet.taken_by) == (
        TODAY,
        time(14, 10),
        RevocationManner.ORAL,
        "Dana Whitlock",
    )
    assert packet.holders == packet.offices == ("Clearwater Valley Health Center",)
    assert packet.counts_from == TODAY


def test_before_it_is_taken_back_the_page_leaves_the_day_to_write_on(office, person, ordinary):
    packet = office.revocations.form(office.consents.save(person, replace(ordinary)))
    assert (packet.on, packet.manner, packet.taken_by, packet.holders) == (None, None, "", ())
