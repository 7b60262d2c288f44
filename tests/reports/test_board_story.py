"""A story on the board's page is a disclosure: logged with its bytes in the commit that makes the file, or not told."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date

import pytest

from leaddesk.documents.reprint import reprinted
from leaddesk.domain.accounting import AccountingDraft
from leaddesk.domain.board_pages import CODE, RECIPIENT, TITLE, BoardPageDraft
from leaddesk.domain.clock import Clock
from leaddesk.domain.consent_codes import MediaUse, Medium
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentState,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    NoticeUsed,
    Purpose,
)
from leaddesk.domain.disclosure_log import LogFilter
from leaddesk.domain.disclosures import GivenDraft
from leaddesk.domain.errors import BlockedError, LeadDeskError
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.periods import quarter
from leaddesk.domain.settings import OfficeDraft
from leaddesk.i18n import translator
from leaddesk.reports.summary import Summaries
from leaddesk.services.office import office_services
from leaddesk.storage.database import Database
from leaddesk.storage.models import DisclosureRow, ExportRow
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID
from tests.conftest import Clock as Watch
from tests.domain.consent_samples import public_use
from tests.paper.inspection import text

Q3 = quarter(2026, 3)
OFFICE = OfficeDraft(
    site_name="Tamarack County LEAD", county="Tamarack", coordinator="D. Whitlock", phone="(509) 555-0118"
)
STORY = "A deputy drove nine miles back to tell a man that his court date had moved."


@pytest.fixture(scope="module")
def told(empty_vault, tmp_path_factory):
    """Return a file with a person, a consent for the board, and the story on the page of a closed quarter."""
    path = shutil.copyfile(empty_vault, tmp_path_factory.mktemp("told") / "vault.db")
    watch = Watch()
    database = Database(connect(path, DATA_KEY, VAULT_ID), CHAIN_KEY, clock=watch)
    office = office_services(database, Clock(watch, "America/Denver"))
    office.settings.save_office(OFFICE)
    person = office.participants.save(ParticipantDraft(first_name="Wren", last_name="Castellanos"))
    draft = public_use(media=frozenset({Medium.STORY}), media_uses=frozenset({MediaUse.BOARD})).draft
    consent = office.consents.save(person, draft)
    office.board_pages.save(Q3, BoardPageDraft("Two more van mornings.", STORY, person))
    Summaries(database, Clock(watch, "America/Denver"), office.settings).close(Q3)
    database.close()
    return path, person, consent


@pytest.fixture
def vault_path(told, tmp_path):
    return shutil.copyfile(told[0], tmp_path / "vault.db")


@pytest.fixture
def written(told):
    return told[1]


@pytest.fixture
def consent(told):
    return told[2]


@pytest.fixture
def office(database, clock):
    return office_services(database, Clock(clock, "America/Denver"))


@pytest.fixture
def summaries(database, clock, office):
    return Summaries(database, Clock(clock, "America/Denver"), office.settings)


def made(summaries, fmt="pdf", *, release=True):
    return summaries.export(summaries.table(Q3, release=release), fmt, file_name="QTR-2026-Q3-release.pdf")


def rows(database, model):
    with database.read() as session:
        return session.query(model).all()


def test_the_page_with_a_story_is_kept_and_logged_in_the_commit_that_makes_it(
    office, summaries, database, clock, consent, written, commits
):
    before = len(commits)
    file = made(summaries)
    assert [one.label for one in commits[before:]] == ["Export summary"]
    (row,) = office.disclosures.rows(written)
    assert STORY in text(file.content).replace("\n", " ")
    assert office.disclosures.content(row.id) == file.content
    assert row.sha256 == hashlib.sha256(file.content).hexdigest() == rows(database, ExportRow)[-1].sha256
    assert (row.id, row.event, row.at) == (file.prepared_id, DisclosureEvent.PREPARED, clock())
    assert (row.form_code, row.edition, row.pages, row.copies) == (CODE, "Ed. 11/2026", 1, 1)
    assert (row.recipient, row.organisation_id) == (RECIPIENT, None)
    assert (row.basis, row.consent_id, row.consent_state) == (DisclosureBasis.CONSENT, consent, ConsentState.VALID)
    assert row.categories >= {InformationCategory.IDENTITY}
    assert (row.purposes, row.notice) == (frozenset({Purpose.AT_REQUEST}), NoticeUsed.NONE)
    assert row.file_name == "QTR-2026-Q3-release.pdf"
    assert [one.id for one in office.disclosures.unanswered()] == [row.id]
    assert "REPRINT of Nov 3, 2026" in text(reprinted(file.content, date(2026, 11, 3), translator("en")))


def test_what_was_given_to_the_board_stands_in_every_list_and_cannot_be_called_back(
    office, summaries, consent, written
):
    file = made(summaries)
    assert office.holders.of_person(written) == ()
    office.disclosures.given(file.prepared_id, GivenDraft(Channel.HAND))

    (holder,) = office.holders.holders(consent)
    assert (holder.recipient, holder.organisation_id) == (RECIPIENT, None)
    assert [(thing.form_code, thing.state) for thing in holder.things] == [(CODE, ConsentState.VALID)]
    (entry,) = office.disclosure_log.page(LogFilter(form_code=CODE))
    assert entry.last.event is DisclosureEvent.DISCLOSED
    assert entry.last.consent_state is ConsentState.VALID
    day = entry.last.at.date()
    accounting = office.log_papers.accounting(written, AccountingDraft(day.replace(day=1), day), lambda _code: TITLE)
    assert [(line.recipient, line.title) for line in accounting.lines] == [(RECIPIENT, TITLE)]
    office.consents.revoke(consent, RevocationDraft(date(2026, 11, 3), taken_by="Dana Whitlock"))
    found = office.revocations.of(consent)
    assert [one.in_public for one in found.reached] == [True]
    assert found.untold == ()
    assert office.holders.of_person(written)[0].things[0].state is ConsentState.REVOKED


def test_a_consent_taken_back_between_drawing_and_keeping_stops_the_file(
    office, summaries, database, consent, written, monkeypatch
):
    drawn = summaries._board_pages.printed(Q3)
    office.consents.revoke(consent, RevocationDraft(date(2026, 11, 3), taken_by="Dana Whitlock"))
    with monkeypatch.context() as late:
        late.setattr(summaries._board_pages, "printed", lambda _period: drawn)
        with pytest.raises(BlockedError, match="no longer in force"):
            made(summaries)
    assert rows(database, ExportRow) == rows(database, DisclosureRow) == []

    file = made(summaries)
    assert (file.prepared_id, file.story_left_out) == (None, True)
    assert "deputy" not in text(file.content)
    assert rows(database, DisclosureRow) == []


def test_no_other_file_tells_the_story_so_none_is_logged(summaries, database, consent, written):
    for fmt, release in (("xlsx", True), ("csv", True), ("full", True), ("pdf", False)):
        file = made(summaries, fmt, release=release)
        assert (file.prepared_id, file.story_left_out) == (None, False)
        assert b"deputy" not in file.content
        assert fmt in {"xlsx", "csv"} or "deputy" not in text(file.content)
    assert rows(database, DisclosureRow) == []


def test_a_page_that_was_not_given_drops_its_bytes_and_hostile_words_stay_words(office, summaries, written, consent):
    story = '<b>=HYPERLINK("x")</b> & "quotes" سلام 🙂 ' + "long " * 60
    office.board_pages.save(Q3, BoardPageDraft(story=story[:400].strip(), participant_id=written))
    file = made(summaries)
    assert '<b>=HYPERLINK("x")</b>' in text(file.content)
    office.disclosures.not_given(file.prepared_id, "The meeting was called off")
    (entry,) = office.disclosure_log.page(LogFilter(form_code=CODE))
    assert entry.last.event is DisclosureEvent.NOT_GIVEN
    assert office.holders.of_person(written) == ()
    with pytest.raises(LeadDeskError, match="discarded"):
        office.disclosures.content(file.prepared_id)
