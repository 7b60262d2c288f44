"""That a person was given the patient notice: kept by day, changed, removed, taken back; Today asks until it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leaddesk.domain.codes import CloseReason, Language, ParticipationStatus, YesNo
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.fields import IN_THE_FUTURE, REQUIRED
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.intake.codes import NoticeManner as Told
from leaddesk.domain.intake.sheets import ConsentsSheet
from leaddesk.domain.participants import ParticipantDraft, StatusChangeDraft
from leaddesk.domain.privacy_notice import ANSWER_OPEN, NoticeAnswer, NoticeGivenDraft, NoticeManner
from leaddesk.domain.removed import RemovedKind
from leaddesk.domain.today import TodayKind

TODAY = date(2026, 11, 3)
SIGNED = NoticeGivenDraft(TODAY, answer=NoticeAnswer.SIGNED, given_by="Dana Whitlock", edition="1")
HOSTILE = "<b>said \"no\"</b> & 😀 'quotes'"


def waiting(office):
    day = office.today.day(None)
    return [line for line in (*day.urgent, *day.week, *day.later) if line.kind is TodayKind.NOTICE_MISSING]


def test_it_is_kept_changed_removed_and_brought_back(office, person):
    notices = office.privacy_notices
    first = notices.save(person, replace(SIGNED, given_on=TODAY - timedelta(days=30), note=HOSTILE))
    second = notices.save(person, replace(SIGNED, answer=NoticeAnswer.DECLINED, manner=NoticeManner.READ_ALOUD))
    assert [one.id for one in notices.of(person)] == [second, first]
    assert notices.of(person)[1].draft.note == HOSTILE

    notices.save(person, replace(SIGNED, note="  changed "), second)
    assert notices.of(person)[0].draft.note == "changed"
    notices.remove(second, "entered twice")
    [row] = office.removed.rows()
    assert (row.kind, row.name, row.because) == (RemovedKind.NOTICE_GIVEN, "Marisol Teague", "entered twice")
    office.removed.restore(RemovedKind.NOTICE_GIVEN, second)
    assert len(notices.of(person)) == 2
    office.history.undo()
    office.history.undo()
    office.history.undo()
    assert notices.of(person)[0].draft.answer is NoticeAnswer.DECLINED


def test_what_is_missing_or_still_to_come_is_refused(office, person):
    assert NoticeGivenDraft().problems(TODAY) == {"given_on": REQUIRED, "answer": ANSWER_OPEN}
    with pytest.raises(InvalidRecordError) as refused:
        office.privacy_notices.save(person, replace(SIGNED, given_on=TODAY + timedelta(days=1)))
    assert refused.value.problems == {"given_on": IN_THE_FUTURE}
    other = office.participants.save(ParticipantDraft("Wren"))
    mine = office.privacy_notices.save(person, SIGNED)
    with pytest.raises(NotFoundError):
        office.privacy_notices.save(other, SIGNED, mine)


def test_it_begins_with_today_the_language_and_the_edition_in_force(office):
    office.settings.save_office(replace(office.settings.office(), notice_edition="3"))
    person = office.participants.save(ParticipantDraft("Ana", language=Language.SPANISH))
    begun = office.privacy_notices.start(person)
    assert (begun.given_on, begun.language, begun.edition) == (TODAY, Language.SPANISH, "3")
    assert begun.given_by == "Dana Whitlock"
    packet = office.privacy_notices.packet(person)
    assert packet.bilingual
    assert packet.awaits_translator


def test_today_asks_gently_from_the_first_service_until_it_is_noted(office, person):
    assert waiting(office) == []
    office.contacts.save(person, ContactDraft(on=TODAY))
    [line] = waiting(office)
    assert (line.due, line.legal, line.can_be_dismissed) == (None, False, True)
    assert dict(line.values)["name"] == "Marisol Teague"
    office.privacy_notices.save(person, SIGNED)
    assert waiting(office) == []
    office.history.undo()
    assert len(waiting(office)) == 1


def test_today_names_three_and_counts_the_rest(office):
    for number in range(6):
        one = office.participants.save(ParticipantDraft(f"Wren {number}"))
        office.contacts.save(one, ContactDraft(on=TODAY))
    *named, rest = waiting(office)
    assert len(named) == 3
    assert dict(rest.values)["count"] == "3"


def test_nobody_who_has_died_is_given_or_asked_for_a_notice(office, person):
    office.contacts.save(person, ContactDraft(on=TODAY))
    office.participation.change(person, StatusChangeDraft(ParticipationStatus.ACTIVE, TODAY))
    office.participation.change(
        person, StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, close_reason=CloseReason.DECEASED)
    )
    assert waiting(office) == []
    with pytest.raises(LeadDeskError):
        office.privacy_notices.packet(person)


def test_what_an_intake_conversation_tells_of_the_notice_is_the_same_record(office, person):
    sheet = ConsentsSheet(TODAY, Told.READ_ALOUD, YesNo.NOT_ASKED)
    office.intake.save(person, IntakeSection.CONSENTS, sheet)
    [given] = office.privacy_notices.of(person)
    assert (given.draft.manner, given.draft.answer) == (NoticeManner.READ_ALOUD, NoticeAnswer.NOT_ASKED)
    assert waiting(office) == []

    office.intake.save(person, IntakeSection.CONSENTS, replace(sheet, acknowledged=YesNo.YES))
    [given] = office.privacy_notices.of(person)
    assert given.draft.answer is NoticeAnswer.SIGNED
    office.history.undo()
    office.history.undo()
    assert office.privacy_notices.of(person) == ()
    office.intake.save(person, IntakeSection.CONSENTS, ConsentsSheet())
    assert office.privacy_notices.of(person) == ()
