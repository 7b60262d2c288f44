"""Two records of one human become one: everything moves, nothing is lost, and the way back stays in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from leaddesk.domain.codes import (
    CloseReason,
    ContactOutcome,
    InactiveReason,
    PhoneKind,
    ReferralPathway,
    ReferralSource,
)
from leaddesk.domain.codes import ParticipationStatus as Status
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.disclosure_codes import Channel, ConsentState, InformationCategory, NoticeUsed, Purpose
from leaddesk.domain.disclosure_codes import RevocationManner as Manner
from leaddesk.domain.disclosures import ToldDraft
from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.gate import Allowed
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone, StatusChangeDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.services.merging.merges import MERGED_SINCE, OVERLAP, REMOVED_SINCE, STATUS_SINCE, TWO_ANSWERS
from leaddesk.services.merging.tables import STAYS, pointers
from leaddesk.services.participants import MERGED
from leaddesk.storage.recorder import is_quiet
from tests.services.merging.whole_file import contents

PAPER = FinalPaper("PREF", "Ed. 11/2026", b"%PDF bytes", 2, NoticeUsed.LONG, True, "PREF-LD-2026-0002.pdf")
ASKED = ReferralInDraft(
    date(2026, 11, 1), ReferralPathway.COMMUNITY, ReferralSource.SELF, date(2026, 11, 1), person_name="Bill Teague"
)
FIRST = ParticipantDraft(
    first_name="William",
    last_name="Teague",
    birth=BirthDate(1986),
    phones=(Phone("(509) 555-0173", PhoneKind.OWN, message_safe=True),),
    address="12 Mill Road",
)
SECOND = ParticipantDraft(
    first_name="Bill",
    last_name="Teague",
    birth=BirthDate(1986, 4, 12),
    aliases=("Tea", "Río"),
    phones=(Phone("509 555 0173"), Phone("5095550199")),
    where_to_find="By the old bridge",
)


@pytest.fixture
def kept(office):
    return office.participants.save(FIRST)


@pytest.fixture
def gone(office):
    return office.participants.save(SECOND)


def spoke(office, person, day, note="", **values):
    draft = ContactDraft(on=day, outcome=ContactOutcome.TWO_WAY, note=note, **values)
    return office.contacts.save(person, draft)


def to(office, person, status, since, **values):
    reasons = {
        Status.INACTIVE: {"inactive_reason": InactiveReason.NO_CONTACT},
        Status.CLOSED: {"close_reason": CloseReason.MOVED},
    }
    office.participation.change(person, StatusChangeDraft(status, since, **{**reasons.get(status, {}), **values}))


def test_every_table_that_speaks_of_a_participant_can_be_moved(database):
    """A new table with a foreign key to a participant is moved by itself; one that can't be says how it is read."""
    with database.read() as session:
        triggers = session.scalars(text("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")).all()
    for pointer in pointers("participant"):
        name = pointer.table.name
        if name in STAYS:
            continue
        assert name not in triggers, f"{name}: its rows can't be changed; declare it in STAYS and read with same_human"
        assert not is_quiet(pointer.table), f"{name}: what is not recorded can't be put back"
        assert list(pointer.table.primary_key.columns.keys()) == ["id"], name
    assert {"contact", "consent", "participant"} <= {one.table.name for one in pointers("participant")}


def test_no_table_names_a_participant_without_a_foreign_key():
    from leaddesk.storage.base import Base

    named = {table.name for table in Base.metadata.tables.values() if "participant_id" in table.columns}
    assert named <= {one.table.name for one in pointers("participant")}


def test_what_each_has_is_with_the_kept_one_afterwards(office, kept, gone, ordinary, referral):
    spoke(office, kept, date(2026, 11, 1))
    later = spoke(office, gone, date(2026, 11, 2), "met at the bridge", next_on=date(2026, 11, 20))
    office.consents.save(gone, ordinary)
    sent = office.referrals_out.save(gone, referral)
    for person, place in ((kept, "Depot Street"), (gone, "Route 9")):
        office.referrals_in.save(replace(ASKED, place=place), participant_id=person)
    office.merges.merge(kept, gone)
    assert len(office.referrals_in.of(kept)) == 2
    record = office.participants.record(kept)
    assert later in [row.id for row in office.contacts.rows(kept)]
    assert [row.id for row in office.referrals_out.rows(kept)] == [sent]
    assert record.last_spoken_on == date(2026, 11, 2)
    assert record.next_contact_on == date(2026, 11, 20)
    assert office.contacts.rows(gone) == []


def test_values_are_kept_as_she_chose_and_nothing_is_lost(office, kept, gone):
    office.merges.merge(kept, gone, frozenset({"birth"}))
    draft = office.participants.record(kept).draft
    assert (draft.first_name, draft.birth) == ("William", BirthDate(1986, 4, 12))
    assert draft.aliases == ("Tea", "Río", "Bill Teague")
    assert [phone.number for phone in draft.phones] == ["(509) 555-0173", "5095550199"]
    assert not draft.phones[0].message_safe, "one record said that a message is not safe"
    assert (draft.address, draft.where_to_find) == ("12 Mill Road", "By the old bridge")


def test_the_name_she_did_not_choose_stays_as_an_alias(office, kept, gone):
    office.merges.merge(kept, gone, frozenset({"first_name"}))
    draft = office.participants.record(kept).draft
    assert draft.first_name == "Bill"
    assert "William Teague" in draft.aliases


def test_the_number_that_went_is_found_and_leads_to_the_kept_record(office, kept, gone):
    first, second = (office.participants.record(one).record_number for one in (kept, gone))
    merge = office.merges.merge(kept, gone)
    for typed in (second, second[-4:], "Bill Teague"):
        assert [hit.id for hit in office.search.find(typed)] == [kept], typed
    record = office.participants.record(gone)
    assert (record.id, record.record_number, record.also) == (kept, first, (second,))
    office.merges.undo(merge)
    assert [hit.id for hit in office.search.find(second)] == [gone]
    assert [hit.id for hit in office.search.find(first)] == [kept]
    assert office.participants.record(kept).also == ()


def test_the_merged_record_is_on_no_list_and_only_the_undo_brings_it_back(office, kept, gone):
    office.merges.merge(kept, gone)
    assert [row.id for row in office.participants.rows()] == [kept]
    assert office.removed.rows() == []
    assert office.participants.removed() == []
    with pytest.raises(LeadDeskError, match=MERGED):
        office.participants.restore(gone)
    with pytest.raises(NotFoundError):
        spoke(office, gone, date(2026, 11, 3))


def test_a_consent_keeps_the_number_that_is_printed_on_it(office, kept, gone, ordinary):
    office.consents.save(kept, ordinary)
    office.consents.save(gone, ordinary)
    office.merges.merge(kept, gone)
    assert {row.number for row in office.consents.of(kept)} == {"C-0001-01", "C-0002-01"}
    office.consents.save(kept, ordinary)
    assert office.consents.of(kept)[0].number == "C-0001-02"


def test_the_gate_judges_the_one_person_by_the_consents_of_both(office, kept, gone, ordinary, referral):
    office.consents.save(gone, ordinary)
    number = office.referrals_out.save(kept, referral)
    assert not isinstance(office.packets.provider_referral(number).answer, Allowed)
    merge = office.merges.merge(kept, gone)
    answer = office.packets.provider_referral(number).answer
    assert isinstance(answer, Allowed)
    assert answer.consent.number == "C-0002-01"
    office.merges.undo(merge)
    assert not isinstance(office.packets.provider_referral(number).answer, Allowed)


def test_a_consent_that_was_taken_back_in_one_record_is_pointed_out(office, kept, gone, ordinary):
    ended = office.consents.save(kept, ordinary)
    office.consents.revoke(ended, RevocationDraft(date(2026, 11, 2), Manner.ORAL, "D. Whitlock"))
    office.consents.save(gone, ordinary)
    warned = office.merges.preview(kept, gone).warnings
    assert [one.message for one in warned] == [TWO_ANSWERS]
    assert dict(warned[0].values)["valid"] == "C-0002-01"


def test_the_log_is_not_rewritten_and_shows_both(office, database, kept, gone, ordinary, referral):
    office.consents.save(gone, ordinary)
    paper = office.packets.provider_referral(office.referrals_out.save(gone, referral))
    prepared = office.disclosures.prepare(paper, PAPER)
    with database.read() as session:
        before = session.execute(text("SELECT * FROM disclosure")).all()
    office.merges.merge(kept, gone)
    with database.read() as session:
        assert session.execute(text("SELECT * FROM disclosure")).all() == before
    [row] = office.disclosures.rows(kept)
    assert (row.id, row.record_number) == (prepared, "LD-2026-0002")
    assert office.disclosures.content(prepared) == PAPER.content


def test_one_history_of_two_has_one_period_until_now(office, kept, gone):
    to(office, kept, Status.ACTIVE, date(2026, 11, 3))
    to(office, gone, Status.ACTIVE, date(2026, 11, 3))
    preview = office.merges.preview(kept, gone)
    assert OVERLAP in [one.message for one in preview.warnings]
    office.merges.merge(kept, gone)
    record = office.participants.record(kept)
    assert [(one.status, one.until) for one in record.history] == [(Status.ACTIVE, None)]
    assert [(one.status, one.since, one.until) for one in preview.periods] == [
        (one.status, one.since, one.until) for one in record.history
    ]
    assert office.participants.counts()[Status.ACTIVE] == 1
    to(office, kept, Status.CLOSED, date(2026, 11, 3))


def test_after_a_restart_the_merge_is_undone_from_the_history(office, database, kept, gone, ordinary):
    from leaddesk.domain.clock import Clock
    from leaddesk.services.office import office_services

    office.consents.save(gone, ordinary)
    spoke(office, gone, date(2026, 11, 2), "<b>“bridge” 🙂 שלום</b>")
    before = contents(database)
    office.merges.merge(kept, gone, frozenset({"first_name", "birth"}))
    later = office_services(database, Clock(office.participants._clock.now))
    [merge] = later.merges.of(kept)
    assert (merge.gone_number, merge.undone_at) == ("LD-2026-0002", None)
    later.merges.undo(merge.id)
    assert contents(database) == before
    assert later.merges.of(kept)[0].undone_at is not None
    assert database.verify().intact
    assert database.rows_astray() == []


def test_session_undo_takes_a_merge_back_and_redo_does_it_again(office, database, kept, gone):
    spoke(office, gone, date(2026, 11, 2))
    before = contents(database)
    office.merges.merge(kept, gone)
    merged = contents(database)
    assert office.history.undo() == "Merge records"
    assert contents(database) == before
    assert office.merges.of(kept) == []
    office.history.redo()
    assert contents(database) == merged


def test_what_was_changed_since_stays_and_is_named(office, kept, gone):
    contact = spoke(office, gone, date(2026, 11, 2), "short")
    merge = office.merges.merge(kept, gone, frozenset({"birth"}))
    office.contacts.save(kept, ContactDraft(on=date(2026, 11, 2), note="longer now"), contact)
    new = spoke(office, kept, date(2026, 11, 3), "came since")
    draft = office.participants.record(kept).draft
    office.participants.save(replace(draft, birth=BirthDate(1986, 4, 13)), kept)
    told = office.merges.undo_preview(merge)
    assert told.stays == ("Date of birth",)
    assert [(one.label, one.count) for one in told.added] == [("Contacts", 1)]
    assert office.merges.undo(merge) == told
    assert [row.id for row in office.contacts.rows(kept)] == [new]
    [back] = office.contacts.rows(gone)
    assert (back.id, back.draft.note) == (contact, "longer now")
    assert office.participants.record(kept).draft.birth == BirthDate(1986, 4, 13)
    assert office.participants.record(gone).draft == SECOND


def test_what_was_told_since_is_counted_and_stays_in_the_log(office, kept, gone, clinic):
    merge = office.merges.merge(kept, gone)
    categories = frozenset({InformationCategory.IDENTITY})
    draft = ToldDraft(
        organisation_id=clinic,
        recipient_person="the nurse",
        on=date(2026, 11, 3),
        channel=Channel.PHONE,
        categories=categories,
        purpose=Purpose.CARE,
    )
    office.disclosures.told(kept, draft)
    told = office.merges.undo(merge)
    assert (told.papers, told.added) == (1, ())
    assert len(office.disclosures.rows(kept)) == 1


def test_the_undo_is_refused_where_the_history_has_gone_on(office, kept, gone):
    merge = office.merges.merge(kept, gone)
    to(office, kept, Status.ACTIVE, date(2026, 11, 3))
    assert office.merges.undo_preview(merge).blocked == STATUS_SINCE
    with pytest.raises(LeadDeskError, match=STATUS_SINCE):
        office.merges.undo(merge)
    office.history.undo()
    office.merges.undo(merge)
    with pytest.raises(LeadDeskError):
        office.merges.undo(merge)


def test_merges_on_top_of_each_other_come_apart_in_turn(office, database, kept, gone):
    third = office.participants.save(ParticipantDraft(first_name="Billy", last_name="Teague"))
    start = contents(database)
    lower = office.merges.merge(kept, gone)
    between = contents(database)
    upper = office.merges.merge(third, kept)
    assert office.participants.record(gone).id == third
    assert office.participants.record(third).also == ("LD-2026-0001", "LD-2026-0002")
    assert [hit.id for hit in office.search.find("LD-2026-0002")] == [third]
    assert office.merges.undo_preview(lower).blocked == MERGED_SINCE
    office.merges.undo(upper)
    assert contents(database) == between
    office.merges.undo(lower)
    assert contents(database) == start


def test_a_removed_record_is_restored_before_its_merge_is_undone(office, kept, gone):
    merge = office.merges.merge(kept, gone)
    office.participants.remove(kept, "entered by mistake")
    assert office.merges.undo_preview(merge).blocked == REMOVED_SINCE
    office.participants.restore(kept)
    office.merges.undo(merge)


def test_a_record_is_not_merged_with_itself_or_with_one_that_is_gone(office, kept, gone):
    with pytest.raises(LeadDeskError):
        office.merges.merge(kept, kept)
    office.participants.remove(gone, "a mistake")
    with pytest.raises(NotFoundError):
        office.merges.merge(kept, gone)


@pytest.mark.parametrize(
    ("kind", "whose", "key"),
    [
        ("contact", 1, "new/{}"),
        ("contact", 1, "{}/77"),
        ("warrant", 1, "77/{}"),
        ("intake", 1, "{}/about"),
        ("court_letter", 1, "{}"),
        ("participant", 0, "{}"),
    ],
)
def test_what_is_typed_and_not_saved_comes_first(office, kept, gone, kind, whose, key):
    person = (kept, gone)[whose]
    office.drafts.keep(kind, key.format(person), FIRST)
    blocked = office.merges.preview(kept, gone)
    assert f"LD-2026-000{whose + 1}" in blocked.blocked
    with pytest.raises(LeadDeskError):
        office.merges.merge(kept, gone)
    office.drafts.drop(kind, key.format(person))
    office.merges.merge(kept, gone)


def test_a_consent_that_was_revoked_since_goes_back_revoked(office, kept, gone, ordinary):
    consent = office.consents.save(gone, ordinary)
    merge = office.merges.merge(kept, gone)
    office.consents.revoke(consent, RevocationDraft(date(2026, 11, 3), Manner.ORAL, "D. Whitlock"))
    office.merges.undo(merge)
    [row] = office.consents.rows(gone)
    assert row.validity.state is ConsentState.REVOKED


def test_an_office_that_was_taken_off_stays_off_after_a_merge_and_is_pointed_out(
    office, kept, gone, ordinary, other_clinic
):
    both = replace(
        ordinary, recipients=(*ordinary.recipients, replace(ordinary.recipients[0], organisation_id=other_clinic))
    )
    consent = office.consents.save(gone, both)
    office.consents.revoke(consent, RevocationDraft(date(2026, 11, 3), Manner.ORAL, "D. Whitlock"), {other_clinic})
    office.consents.save(kept, both)
    [warned] = office.merges.preview(kept, gone).warnings
    assert dict(warned.values)["office"] == "Cedar Ridge Clinic"
    office.merges.merge(kept, gone)
    moved = next(row.consent for row in office.consents.rows(kept) if row.consent.id == consent)
    assert [one.revoked is None for one in moved.recipients] == [True, False]


def test_what_is_typed_of_somebody_else_or_of_the_kept_record_stops_no_merge(office, kept, gone):
    for kind, key in (
        ("contact", f"77/{gone}"),
        ("consent", str(gone)),
        ("contact", f"new/{kept}"),
        ("referral_in", "new"),
    ):
        office.drafts.keep(kind, key, FIRST)
    office.merges.merge(kept, gone)
