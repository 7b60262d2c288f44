"""The words of the board's page: empty at first, kept by quarter, the story only with a consent in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.board_pages import MOST, BoardPageDraft, BoardWords
from leaddesk.domain.clock import Clock
from leaddesk.domain.consent_codes import MediaUse, Medium
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.periods import quarter
from leaddesk.services.office import office_services
from tests.domain.consent_samples import public_use

Q2, Q3 = quarter(2026, 2), quarter(2026, 3)
STORY = "A deputy drove nine miles back to tell a man that his court date had moved."


@pytest.fixture
def office(database, clock):
    return office_services(database, Clock(clock, "America/Denver"))


@pytest.fixture
def person(office):
    return office.participants.save(ParticipantDraft(first_name="Wren", last_name="Castellanos"))


@pytest.fixture
def allow(office):
    """Add a signed consent for telling a story, of a medium and for a use."""

    def add(number, use=MediaUse.BOARD, medium=Medium.STORY, **values):
        draft = replace(public_use(media=frozenset({medium}), media_uses=frozenset({use})).draft, **values)
        return office.consents.save(number, draft)

    return add


def test_nothing_is_written_at_first_and_each_quarter_has_its_own(office, person):
    pages = office.board_pages
    assert pages.of(Q3) == BoardPageDraft()
    assert pages.of(Q3).empty
    assert pages.printed(Q3) == BoardWords()
    pages.save(Q3, BoardPageDraft("  Two more van mornings. ", STORY, person))
    assert pages.of(Q3) == BoardPageDraft("Two more van mornings.", STORY, person)
    assert pages.of(Q2).empty
    office.history.undo()
    assert pages.of(Q3).empty


def test_a_text_that_would_break_the_page_is_refused(office):
    with pytest.raises(InvalidRecordError):
        office.board_pages.save(Q3, BoardPageDraft(asks="x" * (MOST + 1)))


def test_a_story_is_printed_only_with_that_persons_consent_in_force(office, person, allow):
    pages = office.board_pages
    pages.save(Q3, BoardPageDraft("Asks", STORY))
    assert pages.printed(Q3) == BoardWords("", "Asks", left_out=True)
    pages.save(Q3, BoardPageDraft("Asks", STORY, person))
    assert pages.printed(Q3).story == ""
    allow(person, use=MediaUse.WEB)
    allow(person, medium=Medium.PHOTO)
    other = office.participants.save(ParticipantDraft(first_name="Some", last_name="Body"))
    allow(other)
    assert pages.printed(Q3).story == ""
    allow(person, expires_on=date(2026, 10, 1))
    assert pages.printed(Q3).story == ""
    allow(person)
    printed = pages.printed(Q3)
    assert (printed.story, printed.asks) == (STORY, "Asks")
    assert printed.consent is not None
    assert printed.consent.number.startswith("C-")


def test_nothing_but_the_story_waits_for_a_consent(office, person):
    office.board_pages.save(Q3, replace(BoardPageDraft("Asks"), participant_id=person))
    assert office.board_pages.printed(Q3) == BoardWords("", "Asks")
