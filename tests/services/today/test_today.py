"""What the day asks for, straight from the records."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from leaddesk.domain.codes import (
    CloseReason,
    ContactOutcome,
    ParticipationStatus,
    ReferralInStatus,
    ReferralOutStatus,
    ReferralPathway,
    ServiceNeed,
)
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.disclosure_codes import (
    DisclosureBasis,
    DisclosureEvent,
    NoticeUsed,
)
from leaddesk.domain.participants import ParticipantDraft, StatusChangeDraft
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.today import TodayKind
from leaddesk.storage.models import DisclosureRow
from tests.services.referral_samples import ARREST, DAY, LUND, NEIGHBOUR, TODAY
from tests.services.today_samples import NEW_YEAR, NOW, give, group_of, lines


def test_an_empty_office_asks_for_nothing(office):
    day = office.today.day(NOW)
    assert (day.today, day.urgent, day.week, day.later) == (TODAY, (), (), ())
    assert day.caseload.total == 0


# referrals


@pytest.mark.parametrize(
    ("contact_on", "group"),
    [
        (TODAY - 31 * DAY, "urgent"),
        (TODAY - 30 * DAY, "urgent"),
        (TODAY - 29 * DAY, "week"),
        (TODAY - 23 * DAY, "week"),
        (TODAY - 22 * DAY, "later"),
        (TODAY, "later"),
    ],
)
def test_an_intake_counts_down_to_its_last_day(office, contact_on, group):
    office.referrals_in.save(replace(ARREST, contact_on=contact_on))
    [(found, title, detail, due)] = lines(office, TodayKind.INTAKE_DUE)
    assert (found, title, due) == (group, "Intake for Tobias Lund", contact_on + 30 * DAY)
    assert detail.startswith("Arrest diversion from Deputy Marsh, ")
    assert detail.endswith(", 2026 · report 26-04417")


def test_an_intake_that_is_done_or_has_ended_is_asked_for_no_more(office):
    for status in (ReferralInStatus.INTAKE_COMPLETE, ReferralInStatus.DECLINED_BY_PERSON):
        number = office.referrals_in.save(ARREST, new_participant=LUND)
        assert len(lines(office, TodayKind.INTAKE_DUE)) == 1
        office.referrals_in.move(number, StepDraft(status, TODAY))
        assert lines(office, TodayKind.INTAKE_DUE) == []


@pytest.mark.parametrize(
    ("pathway", "words"),
    [
        (ReferralPathway.COMMUNITY, "Community referral, received Oct 20, 2026"),
        (ReferralPathway.SOCIAL_CONTACT, "Social contact, received Oct 20, 2026"),
    ],
)
def test_a_new_referral_cannot_wait_until_it_is_looked_at(office, pathway, words):
    number = office.referrals_in.save(replace(NEIGHBOUR, pathway=pathway))
    assert lines(office, TodayKind.NEW_REFERRAL) == [
        ("urgent", "New referral: man with red bicycle", words, date(2026, 10, 20))
    ]
    [line] = office.today.day(NOW).urgent
    assert (line.opens, line.opens_id, dict(line.values)["record"]) == ("referral_in", number, "R-2026-0001")
    office.referrals_in.move(number, StepDraft(ReferralInStatus.SCREENING, TODAY))
    assert lines(office, TodayKind.NEW_REFERRAL) == []


def test_every_door_has_its_words(office):
    office.referrals_in.save(ARREST)
    [(_, _, detail, _)] = lines(office, TodayKind.NEW_REFERRAL)
    assert detail == "Arrest diversion, received Nov 2, 2026"


@pytest.mark.parametrize(
    ("status", "reply_by", "asked"),
    [
        (ReferralOutStatus.SENT, TODAY - DAY, True),
        (ReferralOutStatus.SENT, TODAY, False),
        (ReferralOutStatus.SENT, None, False),
        (ReferralOutStatus.RECEIVED_ACK, TODAY - DAY, True),
        (ReferralOutStatus.ACCEPTED, TODAY - DAY, False),
        (ReferralOutStatus.DRAFT, TODAY - DAY, False),
    ],
)
def test_a_provider_who_has_not_answered_in_time_is_asked_about(office, person, clinic, status, reply_by, asked):
    sent = None if status is ReferralOutStatus.DRAFT else TODAY - 9 * DAY
    draft = ReferralOutDraft(clinic, ServiceNeed.DENTAL, reply_by=reply_by, reach_by="x", reason="x")
    office.referrals_out.save(person, replace(draft, status=status, sent_on=sent))
    office.organisations.remove(clinic, "Closed")
    assert (
        lines(office, TodayKind.REFERRAL_OUT_UNANSWERED)
        == [
            (
                "urgent",
                "No answer yet from Cedar Ridge Clinic",
                "Referral for Tobias Lund, sent Oct 25, 2026 · answer asked for by Nov 2, 2026",
                TODAY - DAY,
            )
        ]
        * asked
    )


# people


@pytest.mark.parametrize(
    ("next_on", "group"),
    [
        (TODAY, "urgent"),
        (TODAY + DAY, "week"),
        (TODAY + 8 * DAY, "later"),
        (TODAY + 31 * DAY, None),
    ],
)
def test_the_next_contact_comes_up_when_it_is_near(office, person, next_on, group):
    office.contacts.save(person, ContactDraft(TODAY - DAY, next_on=next_on))
    expected = [(group, "Next contact with Tobias Lund", "Last spoke on Nov 2, 2026", next_on)] if group else []
    assert lines(office, TodayKind.NEXT_CONTACT) == expected


def test_someone_never_spoken_with_has_other_words(office):
    number = office.participants.save(LUND)
    office.contacts.save(number, ContactDraft(TODAY - DAY, outcome=ContactOutcome.NO_ANSWER, next_on=TODAY))
    [(_, _, detail, _)] = lines(office, TodayKind.NEXT_CONTACT)
    assert detail == "Not spoken with yet"


@pytest.mark.parametrize(("days", "asked"), [(89, False), (90, True), (200, True)])
def test_someone_active_and_not_reached_for_ninety_days_comes_up(office, days, asked):
    number = office.participants.save(LUND)
    office.participation.change(number, StatusChangeDraft(ParticipationStatus.ACTIVE, NEW_YEAR))
    office.contacts.save(number, ContactDraft(TODAY - timedelta(days)))
    office.contacts.save(number, ContactDraft(TODAY, outcome=ContactOutcome.LEFT_MESSAGE))
    found = lines(office, TodayKind.NOT_REACHED)
    assert [title for _, title, _, _ in found] == [f"Tobias Lund not reached in {days} days"] * asked
    assert [(group, due) for group, _, _, due in found] == [("week", None)] * asked


def test_someone_never_spoken_with_counts_from_intake(office):
    number = office.participants.save(LUND)
    office.participation.change(number, StatusChangeDraft(ParticipationStatus.ACTIVE, NEW_YEAR))
    [(_, title, detail, _)] = lines(office, TodayKind.NOT_REACHED)
    assert title == "Tobias Lund not reached in 306 days"
    assert detail == "Not spoken with since intake on Jan 1, 2026"


def test_after_closing_nothing_reminds_of_a_person(office, person, clinic):
    give(office, person, clinic, expires_on=TODAY + DAY, expires_event="the case is closed", event_check_on=TODAY)
    office.contacts.save(person, ContactDraft(TODAY - DAY, next_on=TODAY))
    assert len(office.today.day(NOW).urgent) == 2
    closing = StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, close_reason=CloseReason.DECEASED)
    office.participation.change(person, closing)
    day = office.today.day(NOW)
    assert (day.urgent, day.week, day.later) == ((), (), ())


def test_a_removed_person_is_not_spoken_of(office, person, clinic):
    give(office, person, clinic, expires_on=TODAY + DAY)
    office.contacts.save(person, ContactDraft(TODAY - DAY, next_on=TODAY))
    office.participants.remove(person, "Entered twice")
    day = office.today.day(NOW)
    assert (day.urgent, day.week, day.caseload.total) == ((), (), 0)


def test_every_line_about_a_person_can_hide_the_name(office, person, clinic):
    give(office, person, clinic, expires_on=TODAY + DAY)
    office.contacts.save(person, ContactDraft(TODAY - DAY, next_on=TODAY))
    office.referrals_in.save(ARREST, participant_id=person)
    day = office.today.day(NOW)
    shown = [*day.urgent, *day.week, *day.later]
    assert len(shown) == 5
    for line in shown:
        values = dict(line.values)
        assert (values["name"], values["record"]) == ("Tobias Lund", "LD-2026-0001")
        values["name"] = values["record"]
        assert "Lund" not in line.title.format(**values) + line.detail.format(**values)
        assert "LD-2026-0001" in line.title.format(**values) + line.detail.format(**values)
    assert len({line.key for line in shown}) == 5


# papers, drafts, backup


def log(database, person, event, at, prepared_id=None):
    with database.write("Log") as session:
        row = DisclosureRow(
            event=event,
            at=at,
            participant_id=person,
            organisation_id=None,
            recipient="Cedar Ridge Clinic",
            recipient_person="",
            recipient_address="",
            channel=None,
            form_code="PREF",
            edition="",
            sha256="",
            pages=1,
            categories=frozenset(),
            purposes=frozenset(),
            basis=DisclosureBasis.CONSENT,
            consent_number="",
            notice=NoticeUsed.LONG,
            scope_explained=True,
            copies=1,
            made_by="",
            file_name="",
            prepared_id=prepared_id,
            note="",
        )
        session.add(row)
        session.flush()
        return row.id


def test_a_prepared_paper_waits_until_it_is_answered(database, office, person):
    late_evening = datetime(2026, 11, 3, 4, 0, tzinfo=UTC)
    prepared = log(database, person, DisclosureEvent.PREPARED, late_evening)
    log(database, person, DisclosureEvent.TOLD, NOW)
    assert lines(office, TodayKind.PAPER_UNANSWERED) == [
        (
            "urgent",
            "Was the paper for Cedar Ridge Clinic given or sent?",
            "Tobias Lund · prepared Nov 2, 2026",
            date(2026, 11, 2),
        )
    ]
    office.participants.remove(person, "Entered twice")
    assert len(lines(office, TodayKind.PAPER_UNANSWERED)) == 1, "the log speaks of everybody"
    log(database, person, DisclosureEvent.NOT_GIVEN, NOW, prepared)
    assert lines(office, TodayKind.PAPER_UNANSWERED) == []


def test_a_kept_draft_is_shown_once_whatever_goes_along_with_it(office):
    office.drafts.keep("participant", "new", ParticipantDraft(first_name="Half"))
    office.drafts.keep("participant.unread", "new", ParticipantDraft())
    office.drafts.keep("something_else", "7", ParticipantDraft())
    assert lines(office, TodayKind.DRAFT_KEPT) == [
        ("week", "Draft of a participant", "Kept Nov 3, 2026, 8:00 AM, not saved yet", None),
        ("week", "Draft of a form", "Kept Nov 3, 2026, 8:00 AM, not saved yet", None),
    ]
    assert "Half" not in repr(office.today.day(NOW))


@pytest.mark.parametrize(
    ("at", "found"),
    [
        (None, [("urgent", "There is no backup yet", TODAY)]),
        (NOW - 7 * DAY, []),
        (NOW - 8 * DAY, [("urgent", "The last backup is 8 days old", TODAY - DAY)]),
        (datetime(2026, 10, 27, 4, 0, tzinfo=UTC), [("urgent", "The last backup is 8 days old", TODAY - DAY)]),
    ],
)
def test_an_old_backup_is_spoken_of(office, at, found):
    shown = group_of(office.today.day(at), TodayKind.BACKUP_OLD)
    assert [(group, title, due) for group, title, _, due in shown] == found


def test_what_cannot_wait_is_sorted_by_day(office, person):
    office.contacts.save(person, ContactDraft(TODAY - DAY, next_on=TODAY))
    office.referrals_in.save(NEIGHBOUR)
    office.referrals_in.save(replace(ARREST, contact_on=TODAY - 60 * DAY))
    day = office.today.day(None)
    assert [line.kind for line in day.urgent] == [
        TodayKind.INTAKE_DUE,
        TodayKind.NEW_REFERRAL,
        TodayKind.NEW_REFERRAL,
        TodayKind.NEXT_CONTACT,
        TodayKind.BACKUP_OLD,
    ]
