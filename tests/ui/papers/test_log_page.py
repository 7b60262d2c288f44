"""The disclosure log of the whole office: what it lists, how it is narrowed, what leads on, and its file."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QTableView
from sqlalchemy import select

from leaddesk.domain.disclosure_log import LogState
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.list_exports import Audience, ListExportDraft, Protection
from leaddesk.domain.plain_letters import RequestDraft
from leaddesk.storage.models import ExportRow
from leaddesk.ui import routes
from leaddesk.ui.pages.disclosures import log_page
from leaddesk.ui.pages.disclosures.log_columns import file_columns
from leaddesk.ui.pages.print_answers import AnswerSource
from leaddesk.ui.routes import Route
from tests.services.test_disclosure_log import fill_log
from tests.ui.papers.conftest import Asked


@pytest.fixture
def filled(office, person, ordinary, referral, other_clinic):
    return fill_log(office, person, ordinary, referral, other_clinic)


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def column(page, number):
    model = page.table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


@pytest.fixture
def make_log(qtbot, context, wishes, settle):
    def build(*forms, extra=None):
        page = log_page.LogPage(context, ask=Asked(), ask_form=Asked(*forms))
        qtbot.addWidget(page)
        page.resize(1158, 620)
        page.wished.connect(wishes.append)
        page.show()
        page.open(Route(routes.LOG, None, "", extra))
        settle()
        return page

    return build


def choose(choice, value, settle):
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())
    settle()


def test_it_lists_everything_of_everybody_and_tells_one_entry_whole(make_log, filled, settle, wishes, context):
    page = make_log()
    assert page.findChild(QTableView, "disclosure-log").accessibleName() == "Disclosure log"
    assert len(column(page, 0)) == 7
    assert set(column(page, 2)) == {"Marisol Teague", "Ines Ashby"}
    assert "Entries: 7" in words(page)
    assert not page.more.isVisible()
    choose(page.bar.state, LogState.GIVEN.value, settle)
    assert column(page, 1) == ["Provider Referral"]
    for said in (
        "100% sure_thing",
        "PREF Ed. 11/2026",
        "Pages: 2",
        "Long notice",
        "SHA-256",
        "C-0001-01, then: In force",
    ):
        assert said in words(page), said
    page.table.opened.emit(page.table.current())
    assert wishes[-1] == Route(routes.PRINT, page.table.current().row.id, "stored")
    context.names.hide(hidden=True)
    assert column(page, 2) == ["LD-2026-0001"]
    assert "100% sure_thing" not in words(page)


def test_it_is_narrowed_by_words_and_nothing_found_says_so(make_log, filled, qtbot, settle):
    page = make_log(extra="LD-2026-0002")
    assert column(page, 2) == ["Ines Ashby", "Ines Ashby"]
    page.bar.words.clear()
    qtbot.keyClicks(page.bar.words, "nobody here")
    page.bar.changed.emit()
    settle()
    assert "No entry fits" in words(page)
    assert page.bar.isVisible()
    page.every.click()
    settle()
    assert len(column(page, 0)) == 7


def test_more_is_read_on_demand_and_the_file_holds_all(make_log, filled, settle, monkeypatch, context):
    whole = filled.page
    monkeypatch.setattr(filled, "page", lambda wanted, after=None, limit=3: whole(wanted, after, min(limit, 3)))
    page = make_log()
    assert "The newest 3 of 7" in words(page)
    page.more.click()
    settle()
    assert len(column(page, 0)) == 6
    page.more.click()
    settle()
    assert len({one.row.id for one in page._entries}) == 7
    assert not page.more.isVisible()
    assert len(page._listed().read()) == 7
    titles = [one.title for one in page._listed().columns]
    for title in ("SHA-256", "Address, fax or email", "Facts of the basis", "The consent was then", "Corrects entry"):
        assert title in titles
    context.names.hide(hidden=True)
    hidden = [one.title for one in file_columns(context.clock, context.names)]
    assert not {"Person", "Note", "Facts of the basis"} & set(hidden)


def test_its_file_asks_the_purpose_is_encrypted_by_default_and_is_logged(make_log, filled, settle, tmp_path, database):
    def answer(_fields, draft, *_):
        assert draft.protection is Protection.ENCRYPTED
        return replace(draft, purpose="Asked by the auditor")

    page = make_log(answer)
    page.exporting.choose = lambda *_args, **_more: tmp_path / "log.zip"
    page.exporting._ask("ferry lantern oatmeal ridge")
    settle()
    assert (tmp_path / "log.zip").read_bytes()[:2] == b"PK"
    with database.read() as session:
        row = session.scalars(select(ExportRow)).one()
    assert (row.what, row.purpose, row.audience) == ("list disclosure-log", "Asked by the auditor", "internal")


def test_an_empty_office_says_what_belongs_here(make_log, office):
    page = make_log()
    assert "Nothing has left the office" in words(page)
    assert not page.bar.isVisible()


def test_letters_that_name_nobody_and_files_have_a_register_of_their_own(make_log, context, settle, database):
    request = RequestDraft(reference="26-1-00318-5", addressed_to="Civil division", office="Clerk of the Court")
    source = AnswerSource(context.services, request)
    source.final(source.preview(), 1)
    context.services.exports.note_list("providers", ["Kind: Court"], ListExportDraft("Board", passphrase="x"), b"PK")
    page = make_log()
    page.switch.chosen.emit("register")
    settle()
    table = page.register.table
    rows = [[table.model().index(row, n).data() for n in range(1, 5)] for row in range(table.model().rowCount())]
    assert rows == [
        ["list providers, xlsx.zip", "This office", "Kind: Court", "Board"],
        ["Answer to a Request", "Civil division, Clerk of the Court", "26-1-00318-5", ""],
    ]
    assert not page.export.isVisible()
    assert all(len(one.sha256) == len(hashlib.sha256().hexdigest()) for one in context.services.exports.rows())
    assert database.verify().intact


def test_a_list_is_never_made_for_somebody_else(context):
    draft = ListExportDraft("For the sheriff", audience=Audience.OTHERS, passphrase="ferry lantern oatmeal ridge")
    assert set(draft.problems()) == {"audience"}
    with pytest.raises(InvalidRecordError):
        context.services.exports.note_list("participants", [], draft, b"PK")
    assert context.services.exports.rows() == []
