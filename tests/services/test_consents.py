from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import ConsentState, RecipientAnswer, RevocationManner
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError, NotUndoableError
from leaddesk.services.consents import SignedConsentError


def test_an_unsigned_consent_is_kept_and_covers_nothing(office, person, ordinary):
    office.consents.save(person, replace(ordinary, signed_on=None))
    [row] = office.consents.rows(person)
    assert row.validity.state is ConsentState.DRAFT
    assert row.editable


def test_consents_are_numbered_for_each_person_and_a_number_is_never_given_twice(office, person, ordinary):
    first = office.consents.save(person, replace(ordinary, signed_on=None))
    office.consents.remove(first, "Started by mistake")
    second = office.consents.save(person, replace(ordinary, signed_on=None))
    record = office.participants.record(person).record_number
    assert office.consents.one(second).number == f"C-{record[-4:]}-02"


def test_signing_makes_it_valid_and_final(office, person, ordinary):
    number = office.consents.save(person, replace(ordinary, signed_on=None))
    office.consents.save(person, ordinary, number)
    [row] = office.consents.rows(person)
    assert row.validity.state is ConsentState.VALID
    with pytest.raises(SignedConsentError):
        office.consents.save(person, replace(ordinary, information="more"), number)
    with pytest.raises(NotUndoableError, match="stays as it was signed"):
        office.history.undo()


def test_a_consent_without_any_yes_is_deficient(office, person, ordinary):
    [line] = ordinary.recipients
    office.consents.save(person, replace(ordinary, recipients=(replace(line, answer=RecipientAnswer.STRUCK),)))
    [row] = office.consents.rows(person)
    assert row.validity.state is ConsentState.DEFICIENT
    assert "No office has a recorded yes" in row.validity.reasons


def test_a_court_on_an_ordinary_consent_is_refused_and_nothing_is_written(office, person, ordinary, court, commits):
    [line] = ordinary.recipients
    with pytest.raises(InvalidRecordError) as refused:
        office.consents.save(person, replace(ordinary, recipients=(line, replace(line, organisation_id=court))))
    assert "stands alone" in refused.value.problems["recipients"]
    assert not any(changes.touches("consent") for changes in commits)


def test_taking_back_ends_it_that_day_and_can_be_done_once(office, person, ordinary):
    number = office.consents.save(person, ordinary)
    draft = RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock")
    office.consents.revoke(number, draft)
    assert office.consents.rows(person)[0].validity.state is ConsentState.REVOKED
    assert office.consents.rows(person, date(2026, 11, 2))[0].validity.state is ConsentState.VALID
    with pytest.raises(LeadDeskError, match="already taken back"):
        office.consents.revoke(number, draft)


def test_it_cannot_be_taken_back_before_it_was_signed_or_in_the_future(office, person, ordinary):
    number = office.consents.save(person, ordinary)
    for day in (date(2026, 10, 1), date(2026, 12, 1)):
        with pytest.raises(InvalidRecordError):
            office.consents.revoke(number, RevocationDraft(day, RevocationManner.WRITTEN, "Dana Whitlock"))


def test_a_new_consent_can_replace_a_signed_one(office, person, ordinary):
    old = office.consents.save(person, ordinary)
    new = office.consents.save(person, replace(ordinary, expires_on=date(2028, 1, 1)), replaces=old)
    states = {row.consent.id: row.validity for row in office.consents.rows(person)}
    assert states[old].state is ConsentState.SUPERSEDED
    assert states[old].reasons == (office.consents.one(new).number,)
    assert states[new].state is ConsentState.VALID


def test_a_renewal_waits_linked_and_replaces_the_old_one_only_once_it_is_signed(office, person, ordinary):
    old = office.consents.save(person, ordinary)
    new = office.consents.renew(old)
    assert office.consents.renew(old) == new
    waiting = office.consents.one(new)
    assert (waiting.renews_id, waiting.draft.signed_on, waiting.draft.expires_on) == (old, None, date(2027, 11, 3))
    states = {row.consent.id: row.validity.state for row in office.consents.rows(person)}
    assert states == {old: ConsentState.VALID, new: ConsentState.DRAFT}
    answered = tuple(replace(line, answer=RecipientAnswer.ACCEPTED) for line in waiting.draft.recipients)
    signed = replace(waiting.draft, recipients=answered, signed_on=date(2026, 11, 3))
    office.consents.save(person, signed, new, replaces=waiting.renews_id)
    states = {row.consent.id: row.validity.state for row in office.consents.rows(person)}
    assert states == {old: ConsentState.SUPERSEDED, new: ConsentState.VALID}


def test_a_renewal_is_undone_and_can_be_begun_again(office, person, ordinary):
    old = office.consents.save(person, ordinary)
    office.consents.renew(old)
    office.history.undo()
    assert [row.consent.id for row in office.consents.rows(person)] == [old]
    assert office.consents.one(office.consents.renew(old)).renews_id == old


def test_an_unsigned_consent_is_not_renewed(office, person, ordinary):
    number = office.consents.save(person, replace(ordinary, signed_on=None))
    with pytest.raises(LeadDeskError, match="not signed yet"):
        office.consents.renew(number)


def test_the_overview_speaks_of_each_office_once(office, person, ordinary, stand_alone, other_clinic):
    line = replace(ordinary.recipients[0], organisation_id=other_clinic, answer=RecipientAnswer.STRUCK)
    office.consents.save(person, replace(ordinary, recipients=(*ordinary.recipients, line)))
    office.consents.save(person, stand_alone)
    found = {one.name: one for one in office.consents.overview(person)}
    assert list(found) == ["Superior Court", "Clearwater Valley Health Center", "Cedar Ridge Clinic"]
    assert found["Cedar Ridge Clinic"].blocked.consent_id
    assert found["Superior Court"].covers[0].case_number == "26-1-00318-5"


def test_an_event_is_asked_about_and_then_ends_it(office, person, stand_alone, clock):
    number = office.consents.save(person, stand_alone)
    clock.go(days=91)
    assert office.consents.rows(person)[0].validity.state is ConsentState.CHECK_EVENT
    with pytest.raises(InvalidRecordError):
        office.consents.event_not_yet(number, date(2028, 2, 4))
    office.consents.event_not_yet(number, date(2027, 4, 1))
    assert office.consents.rows(person)[0].validity.state is ConsentState.VALID
    office.consents.event_happened(number, date(2027, 2, 1))
    assert office.consents.rows(person)[0].validity.state is ConsentState.EXPIRED
    # an end is never put off afterwards: days that were over would be covered again
    with pytest.raises(InvalidRecordError):
        office.consents.event_happened(number, date(2027, 2, 2))
    office.consents.event_happened(number, date(2027, 1, 31))
    assert office.consents.rows(person)[0].validity.since == date(2027, 1, 31)


def test_an_office_removed_from_the_list_still_stands_on_the_signed_paper(office, person, ordinary, clinic):
    number = office.consents.save(person, ordinary)
    office.organisations.remove(clinic, "Closed its doors")
    [recipient] = office.consents.one(number).recipients
    assert recipient.name == "Clearwater Valley Health Center"


def test_an_unknown_consent_or_person_is_not_found(office, ordinary):
    with pytest.raises(NotFoundError):
        office.consents.one(99)
    with pytest.raises(NotFoundError):
        office.consents.save(99, ordinary)
