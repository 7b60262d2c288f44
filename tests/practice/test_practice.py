from __future__ import annotations

from datetime import date

import pytest

from leaddesk.app.practice_quarter import close_a_quarter
from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.domain.codes import ParticipationStatus, ReferralPathway
from leaddesk.domain.disclosure_codes import ConsentState
from leaddesk.domain.fidelity import Principle
from leaddesk.practice import words
from leaddesk.practice.generator import Size, fill
from leaddesk.practice.reporting import PROFILE
from leaddesk.reports.summary import Summaries
from leaddesk.services.names import phone_digits
from leaddesk.services.office import office_services

TODAY = date(2026, 11, 3)
SMALL = Size(people=24, years=3, contacts_each=6)


@pytest.fixture
def practice(database, clock):
    watch = OfficeClock(clock)
    services = office_services(database, watch, practice=True)
    fill(database, services, watch, today=TODAY, size=SMALL)
    assert watch.now() == clock()
    return services


def test_a_practice_office_has_people_in_every_stage_and_nothing_to_undo(practice):
    counts = practice.participants.counts()
    assert sum(counts.values()) == SMALL.people + 1, "one person is entered twice, to be found"
    assert min(counts[status] for status in (ParticipationStatus.ACTIVE, ParticipationStatus.CLOSED)) >= 1
    assert practice.history.undo_label == ""
    assert {row.pathway for row in practice.referrals_in.rows()} == set(ReferralPathway)


def test_its_consents_are_lawful_and_some_have_ended(practice):
    people = [row.id for row in practice.participants.rows()]
    states = {row.validity.state for person in people for row in practice.consents.rows(person)}
    assert {ConsentState.VALID, ConsentState.EXPIRED} <= states
    assert ConsentState.DEFICIENT not in states


def test_the_same_seed_makes_the_same_office(practice, database, tmp_path, empty_vault):
    import shutil

    from leaddesk.storage.database import Database
    from leaddesk.storage.opening import connect
    from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID

    copy = tmp_path / "again.db"
    shutil.copyfile(empty_vault, copy)
    again = Database(connect(copy, DATA_KEY, VAULT_ID), CHAIN_KEY)
    watch = OfficeClock()
    services = office_services(again, watch)
    fill(again, services, watch, today=TODAY, size=SMALL)
    names = [(row.record_number, row.name, row.status) for row in services.participants.rows()]
    again.close()
    assert names == [(row.record_number, row.name, row.status) for row in practice.participants.rows()]


def test_nobody_in_it_is_real_and_every_phone_is_from_the_range_nobody_has():
    numbers = [draft.phone for draft in words.ORGANISATIONS] + [words.OFFICE.phone, words.OFFICE.fax]
    assert all(phone_digits(number).startswith("55555501") for number in numbers)


def test_nothing_lies_in_the_future(practice, database):
    from sqlalchemy import func, select

    from leaddesk.storage.models import Contact, ReferralInStep, StatusRow

    with database.read() as session:
        for column in (Contact.on, ReferralInStep.on, StatusRow.since):
            assert session.scalar(select(func.max(column))) <= TODAY


def test_it_reports_in_its_own_words_and_a_closed_quarter_has_changed_since(practice, database, clock):
    watch = OfficeClock(clock, practice.settings.office().time_zone)
    close_a_quarter(database, practice, watch)
    summaries = Summaries(database, watch, practice.settings)
    over, closed = summaries.periods(3)[1:]
    own = next(one for one in summaries.profiles if one.title == PROFILE.title)
    table = summaries.table(closed, release=False, profile=own.key)
    assert table.closed_at.date() == date(2026, 7, 12)
    assert table.row("referrals_received", "door_community").shipped == "Community"
    assert ("contacts_made", "two_way") in summaries.changes(closed)
    assert summaries.table(over, release=False).closed_at is None

    (check,) = practice.fidelity.rows()
    assert all(check.draft.of(principle).answer for principle in Principle)
    printed = practice.board_pages.printed(over)
    assert printed.story
    assert printed.consent is not None
    assert practice.board_pages.printed(closed).asks
    assert practice.history.undo_label == ""
