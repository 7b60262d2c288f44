"""The disclosure log of the whole office: what it lists, how it is narrowed, what leads on, and its file."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QTableView
from sqlalchemy import select

from leaddesk.domain.corrections import Mistake
from leaddesk.domain.disclosure_log import LogFilter, LogState
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.list_exports import Audience, ListExportDraft, Protection
from leaddesk.domain.plain_letters import RequestDraft
from leaddesk.storage.models import ExportRow
from leaddesk.ui import routes
from leaddesk.ui.pages.disclosures import log_page
from leaddesk.ui.pages.disclosures.correcting import CORRECT
from leaddesk.ui.pages.disclosures.correction_dialog import CorrectionDialog
from leaddesk.ui.pages.disclosures.entry_dialog import WHOLE, facts_of
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
    def build(*forms, extra=None, **askers):
        page = log_page.LogPage(context, ask=Asked(), ask_form=Asked(*forms), **askers)
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
    assert "Looked for: “nobody here”." in words(page)
    title = page.header.title.pos()
    assert page.bar.isVisible()
    page.every.click()
    settle()
    assert len(column(page, 0)) == 7
    # the button for the file has come back, and nothing else has moved
    assert page.export.isVisible()
    assert page.header.title.pos() == title


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


def cure(page, words, settle):
    dict(page._cures(page.table.current()))[words]()
    settle()


def test_an_entry_is_corrected_and_both_are_seen_with_day_and_hour(make_log, filled, settle, office, context):
    def ask(_parent, _context, begun, _offices):
        return replace(begun.draft, recipient_person="Ward clerk", reason="read the wrong line")

    told = []
    page = make_log(ask_correction=ask, tell=lambda *seen: told.append(seen[1]))
    choose(page.bar.state, LogState.UNCOVERED.value, settle)
    old = page.table.current().last.id
    assert column(page, 0) == ["Sep 30, 2026"]  # the hour was not noted
    cure(page, CORRECT, settle)
    assert f"takes the place of entry {old}" in words(page)
    assert "it is logged as it happened, and flagged" in words(page).lower()
    assert column(page, 3) == ["Cedar Ridge Clinic, Ward clerk"]
    new = page.table.current().last.id
    page.every.click()
    settle()
    assert [one for one in column(page, 6) if "Corrected" in one] == [f"Corrected by entry {new}"]
    place = next(n for n, one in enumerate(page._entries) if one.last.id == old)
    page.table.setCurrentIndex(page.table.model().index(place, 0))
    settle()
    assert "because: read the wrong line" in words(page)
    assert page.table.table.column(1).struck(page.table.current())
    assert CORRECT not in dict(page._cures(page.table.current()))
    cure(page, f"Go to entry {new}", settle)
    assert page.table.current().last.id == new
    cure(page, WHOLE, settle)
    facts = dict(facts_of(told[0], context.clock, context.names))
    assert facts["Corrects entry"] == str(old)
    assert (facts["Direction"], facts["Notice"]) == ("Out", "None on paper: it was spoken")
    assert facts["Why it was corrected"] == "read the wrong line"
    context.names.hide(hidden=True)
    assert "read the wrong line" not in words(page)
    hours = column(page, 0)
    assert sum("8:00 AM" in one for one in hours) == 5


LAW = (
    *("Entry", "Prepared or told", "Given", "Record", "Direction", "Recipient", "Who there", "Address, fax or email"),
    *("How", "Code", "Edition", "SHA-256", "Pages", "What is told", "Purpose", "Legal basis", "Consent"),
    *("The consent was then", "Notice", "Scope explained, or a copy of the consent", "Copies", "Made by"),
    *("Again of entry", "Corrects entry", "Note"),
)


def test_every_column_that_the_law_asks_for_can_be_read_of_one_entry(filled, context):
    given = filled.page(LogFilter(state=LogState.GIVEN))[0]
    facts = dict(facts_of(given, context.clock, context.names))
    assert set(LAW) <= set(facts)
    assert facts["SHA-256"].replace("\u200b", "") == given.row.sha256
    assert facts["Scope explained, or a copy of the consent"] == "Scope explained, no copy"
    assert facts["Given"] == "Nov 3, 2026, 8:00 AM"


def test_the_correction_asks_only_what_its_mistake_needs_and_says_what_the_gate_says(
    qtbot, filled, context, settle, office
):
    told = filled.page(LogFilter(state=LogState.UNCOVERED))[0].last
    begun = office.corrections.begin(told.id)
    dialog = CorrectionDialog(None, context, begun, office.organisations.choices())
    qtbot.addWidget(dialog)
    dialog.show()
    settle()

    def seen():
        return [name for name, field in dialog.binder.fields.items() if field.isVisibleTo(dialog)]

    assert seen() == list(begun.draft.asked)
    assert "It is logged as it happened, and flagged." in words(dialog)
    dialog.deed.click()
    assert dialog.isVisible()  # nothing differs, and no reason
    dialog.binder.change(mistake=Mistake.NEVER)
    settle()
    assert seen() == ["mistake", "reason"]
    assert "no longer counts as told" in words(dialog)
    dialog.binder.change(mistake=Mistake.OTHER_PERSON)
    settle()
    assert "participant_id" in seen()
    dialog.binder.change(mistake=Mistake.NEVER, reason="it was planned, and put off")
    dialog.deed.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("width", [864, 1158])
def test_neither_a_date_nor_a_name_is_cut(make_log, filled, settle, width):
    page = make_log()
    page.resize(width, 620)
    settle()
    view = page.table
    for number in (0, 2):
        assert view.columnWidth(number) >= view.sizeHintForColumn(number)
    assert sum(view.columnWidth(n) for n in range(view.table.columnCount())) <= view.viewport().width()


def test_an_empty_office_says_what_belongs_here(make_log, office, wishes, settle):
    page = make_log()
    assert "Nothing has left the office" in words(page)
    assert not page.bar.isVisible()
    page.switch.chosen.emit("register")
    settle()
    assert "No letter or file yet" in words(page)
    page.register.answer.click()
    assert wishes == [Route(routes.PRINT, None, "ncnd")]


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
