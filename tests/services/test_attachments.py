"""Scans and photos: kept once, never in an action, never rewritten, and back again after a removal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from leaddesk.domain.attachments import AttachmentDraft, AttachmentKind, CleanFile, Media, short_size
from leaddesk.domain.codes import ReferralPathway, ReferralSource
from leaddesk.domain.court import MatterDraft
from leaddesk.domain.court_codes import MatterKind
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.removed import RemovedKind

PAPER = CleanFile(Media.PDF, b"%PDF the cleaned bytes", 2)
LETTER = AttachmentDraft(AttachmentKind.LETTER, date(2026, 11, 2), "Letter of the clinic <b>“🙂” שלום")


def blobs(database):
    with database.read() as session:
        return session.execute(text("SELECT id, sha256 FROM attachment_blob ORDER BY id")).all()


def test_a_scan_is_kept_with_what_was_said_of_it(office, person, ordinary, referral):
    consent = office.consents.save(person, ordinary)
    sent = office.referrals_out.save(person, referral)
    made = office.attachments.add(person, replace(LETTER, consent_id=consent, referral_id=sent), PAPER)
    [row] = office.attachments.rows(person)
    assert (row.id, row.pages, row.size, row.media) == (made, 2, len(PAPER.content), Media.PDF)
    assert (row.draft.name, row.draft.on) == (LETTER.name, date(2026, 11, 2))
    assert (row.consent_number, row.referral_number) == ("C-0001-01", "O-2026-0001")
    assert office.attachments.content(made) == PAPER.content


def test_the_same_bytes_are_kept_once_and_no_action_carries_them(office, database, person):
    told = []
    database.on_committed.append(told.append)
    first = office.attachments.add(person, LETTER, PAPER)
    second = office.attachments.add(person, AttachmentDraft(), PAPER)
    assert len(blobs(database)) == 1
    assert office.attachments.content(first) == office.attachments.content(second)
    assert office.attachments.total() == len(PAPER.content)
    assert {row.table for changes in told for row in changes.rows} == {"attachment"}
    assert all(b"cleaned" not in str(row).encode() for changes in told for row in changes.rows)


def test_undo_takes_a_scan_out_and_redo_brings_it_back_whole(office, database, person):
    made = office.attachments.add(person, LETTER, PAPER)
    assert office.history.undo() == "Add scan"
    assert office.attachments.rows(person) == []
    office.history.redo()
    assert office.attachments.content(made) == PAPER.content
    assert database.rows_astray() == []


def test_bytes_that_were_taken_back_go_in_the_next_session(office, database, clock, person):
    from leaddesk.domain.clock import Clock
    from leaddesk.services.office import office_services

    kept = office.attachments.add(person, LETTER, PAPER)
    office.attachments.remove(kept, "not needed")
    office.attachments.add(person, AttachmentDraft(), CleanFile(Media.JPEG, b"another", 1))
    office.history.undo()
    assert len(blobs(database)) == 2
    later = office_services(database, Clock(clock))
    later.attachments.add(person, AttachmentDraft(), CleanFile(Media.JPEG, b"a third", 1))
    assert len(blobs(database)) == 2, "what a removed scan holds stays, what nobody holds is gone"
    assert later.attachments.content(kept) == PAPER.content


def test_a_removed_scan_is_listed_with_its_reason_and_restored(office, person):
    made = office.attachments.add(person, LETTER, PAPER)
    with pytest.raises(InvalidRecordError):
        office.attachments.remove(made, "  ")
    office.attachments.remove(made, "of somebody else")
    assert office.attachments.rows(person) == []
    [row] = office.removed.rows()
    assert (row.kind, row.id, row.because) == (RemovedKind.ATTACHMENT, made, "of somebody else")
    office.removed.restore(RemovedKind.ATTACHMENT, made)
    assert [one.id for one in office.attachments.rows(person)] == [made]


def test_what_is_said_of_it_can_change_and_the_bytes_cannot(office, person):
    made = office.attachments.add(person, LETTER, PAPER)
    office.attachments.change(made, AttachmentDraft(AttachmentKind.COURT_PAPER, None, ""))
    [row] = office.attachments.rows(person)
    assert (row.draft.kind, row.draft.on, row.draft.name) == (AttachmentKind.COURT_PAPER, None, "")
    office.history.undo()
    assert office.attachments.rows(person)[0].draft.name == LETTER.name


@pytest.mark.parametrize(
    ("values", "field"), [({"on": date(2026, 11, 4)}, "on"), ({"name": "a" * 201}, "name"), ({"kind": None}, "kind")]
)
def test_what_cannot_be_is_refused(office, person, values, field):
    with pytest.raises(InvalidRecordError) as refused:
        office.attachments.add(person, replace(LETTER, **values), PAPER)
    assert set(refused.value.problems) == {field}


def test_the_last_day_is_today_and_nothing_at_all_is_needed(office, person):
    office.attachments.add(person, AttachmentDraft(on=date(2026, 11, 3)), PAPER)
    office.attachments.add(person, AttachmentDraft(), PAPER)
    assert len(office.attachments.rows(person)) == 2


def test_a_scan_belongs_to_a_consent_of_the_same_person_only(office, person, ordinary):
    other = office.participants.save(ParticipantDraft(first_name="Wren"))
    consent = office.consents.save(other, ordinary)
    with pytest.raises(NotFoundError):
        office.attachments.add(person, AttachmentDraft(consent_id=consent), PAPER)
    office.participants.remove(other, "a mistake")
    with pytest.raises(NotFoundError):
        office.attachments.add(other, LETTER, PAPER)


def test_a_scan_belongs_to_a_case_or_a_referral_to_us_of_the_same_person(office, person):
    other = office.participants.save(ParticipantDraft(first_name="Wren"))
    draft = ReferralInDraft(
        date(2026, 11, 2), ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name="Marisol Teague"
    )
    referral = office.referrals_in.save(draft, participant_id=person)
    matter = office.legal.save_matter(person, MatterDraft(MatterKind.DIVERTED, case_number="26-CR-0311"))
    paper = AttachmentDraft(AttachmentKind.COURT_PAPER, referral_in_id=referral, matter_id=matter)
    office.attachments.add(person, paper, PAPER)
    [row] = office.attachments.rows(person)
    assert row.draft == paper
    assert (row.referral_in_number, row.matter) == ("R-2026-0001", "26-CR-0311")
    for wrong in (replace(paper, matter_id=None), replace(paper, referral_in_id=None)):
        with pytest.raises(NotFoundError):
            office.attachments.add(other, wrong, PAPER)
    # a case that was removed still is what the paper is about
    office.legal.remove_matter(matter, "a mistake")
    assert [one.id for one in office.attachments.rows(person)] == [row.id]


def test_changed_bytes_are_noticed_before_they_are_shown(office, database, person):
    made = office.attachments.add(person, LETTER, PAPER)
    with database.write_quietly() as session:
        session.execute(text("UPDATE attachment_blob SET content = :other"), {"other": b"%PDF something else"})
    with pytest.raises(LeadDeskError, match="not as it was kept"):
        office.attachments.content(made)


def test_a_merge_takes_the_scans_along_and_its_undo_back(office, person):
    second = office.participants.save(ParticipantDraft(first_name="Mari", last_name="Teague"))
    made = office.attachments.add(second, LETTER, PAPER)
    merge = office.merges.merge(person, second)
    assert [row.id for row in office.attachments.rows(person)] == [made]
    office.merges.undo(merge)
    assert [row.id for row in office.attachments.rows(second)] == [made]


def test_a_size_is_told_as_people_say_it():
    assert [short_size(size) for size in (3, 480 * 1024, 1024**2 * 3 // 2)] == ["1 kB", "480 kB", "1.5 MB"]
