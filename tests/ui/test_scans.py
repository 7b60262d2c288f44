"""Scans and photos on the screen: added, seen, copied out only on purpose, removed."""

from __future__ import annotations

import hashlib
import sys
from datetime import date

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from leaddesk.domain.attachments import AttachmentDraft, AttachmentKind, CleanFile, Media
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose, RecipientAnswer
from leaddesk.paper.scans.clean import clean
from leaddesk.ui.pages.documents_tab import SCANS, DocumentsTab
from leaddesk.ui.pages.participants_page import ParticipantsPage
from leaddesk.ui.pages.scans.scans_part import ScansPart
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.scans import filled, hostile
from tests.ui.people import Asked, button, enrolled, office, settle, shown


class Files:
    """Chooses files, and where a copy goes."""

    def __init__(self):
        self.files, self.copy, self.names = [], None, []

    def __call__(self, _parent, name=""):
        if name:
            self.names.append(name)
            return self.copy
        return self.files


@pytest.fixture
def person(services):
    return enrolled(services)


@pytest.fixture
def dialog():
    return Asked(kind=AttachmentKind.ID_DOCUMENT, name="State ID, front")


@pytest.fixture
def files():
    return Files()


@pytest.fixture
def answers():
    return []


@pytest.fixture
def part(qtbot, context, person, dialog, files, answers):
    asked = lambda *_: answers.pop() if answers else None  # noqa: E731 - one answer
    made = ScansPart(context, ask=asked, ask_form=dialog, choose=files, choose_copy=files)
    context.commits.told.connect(made.on_committed)
    shown(qtbot, made, context)
    made.show_person(person)
    settle(context)
    return made


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def ended(part, context, files=None):
    """Wait until the file was read by the other process, and what follows was done."""
    for _ in range(600):
        QApplication.processEvents()
        if not part.reader.busy and not part._waiting:
            break
        QTest.qWait(20)
    settle(context)


def add(part, context, files, path):
    files.files = [path]
    part.add()
    ended(part, context)


@pytest.fixture
def photo(tmp_path):
    made = tmp_path / "Marisol Teague.jpg"
    made.write_bytes(hostile.telling_photo())
    return made


def test_an_empty_part_says_what_belongs_there_and_starts_it(part):
    assert "No paper is kept here" in words(part)
    assert button(part, "first-scan").isVisible()


def test_a_chosen_photo_is_cleaned_asked_about_and_kept(part, context, files, photo, person, services):
    add(part, context, files, photo)
    [row] = services.attachments.rows(person)
    assert (row.draft.kind, row.draft.name, row.media) == (AttachmentKind.ID_DOCUMENT, "State ID, front", Media.JPEG)
    assert hostile.CANARY not in services.attachments.content(row.id)
    assert part.banner.text == "The paper is kept in the record."
    assert photo.name not in " ".join(words(part)), "a file's name may name a person"


def test_a_bad_file_says_what_is_wrong_and_the_next_one_goes_on(
    part, context, files, tmp_path, photo, person, services
):
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(b"MZ not a pdf")
    files.files = [photo, bad]
    part.add()
    ended(part, context)
    assert part.banner.text == "This file is not what its name says."
    assert len(services.attachments.rows(person)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such folder there")
@pytest.mark.parametrize("name", ["gone.pdf", "."])
def test_what_cannot_be_read_is_said(part, context, files, tmp_path, name):
    add(part, context, files, tmp_path / name)
    assert part.banner.text == "This file can't be read where it lies."


def test_turning_away_keeps_nothing(part, context, files, photo, dialog, person, services):
    dialog.values = {"cancel": True}
    add(part, context, files, photo)
    assert services.attachments.rows(person) == []


def test_a_file_that_is_given_up_is_not_kept(part, context, files, photo, dialog, person, services):
    files.files = [photo]
    part.add()
    assert part.reader.busy
    button(part, "cancel-scan").click()
    ended(part, context)
    assert dialog.calls == []
    assert services.attachments.rows(person) == []


@pytest.fixture
def kept(services, person, part, context):
    made = clean(hostile.pdf(2))
    number = services.attachments.add(person, AttachmentDraft(AttachmentKind.LETTER, name="From the clinic"), made)
    settle(context)
    return number


def test_a_scan_is_seen_page_by_page_with_nothing_on_the_disk(part, context, kept):
    part.open(part.view.current())
    settle(context, pause=150)
    assert [sheet.accessibleName() for sheet in part.viewer.area._sheets] == ["Page 1 of 2", "Page 2 of 2"]
    assert "From the clinic" in words(part.viewer)
    part.viewer.way_back.click()
    assert part.viewer._content == b""


def test_a_picture_is_seen_too_and_a_broken_one_says_so(part, context, services, person):
    services.attachments.add(person, AttachmentDraft(name="Card"), clean(hostile.photo()))
    settle(context)
    part.open(part.view.current())
    settle(context, pause=150)
    assert len(part.viewer.area._sheets) == 1
    services.attachments.add(person, AttachmentDraft(name="Broken"), CleanFile(Media.JPEG, b"no picture", 1))
    settle(context)
    part.open(next(row for row in services.attachments.rows(person) if row.draft.name == "Broken"))
    settle(context, pause=150)
    assert part.banner.text == "This file is damaged or was cut short."


def test_a_copy_is_saved_only_after_the_warning_under_a_name_that_names_nobody(
    part, context, kept, files, answers, tmp_path, services
):
    files.copy = tmp_path / "copy.pdf"
    part._on_copy(part.view.current())
    settle(context)
    assert not files.copy.exists(), "she turned away"
    answers.append("copy")
    part._on_copy(part.view.current())
    settle(context)
    assert files.names == [f"SCAN-LD-2026-0001-{kept}.pdf"]
    assert files.copy.read_bytes() == services.attachments.content(kept)
    assert part.banner.text == "A copy was saved outside, not encrypted."
    [noted] = services.exports.rows()
    assert (noted.what, noted.reference) == ("copy of a scan", f"SCAN-LD-2026-0001-{kept}")
    assert noted.sha256 == hashlib.sha256(files.copy.read_bytes()).hexdigest()


def test_a_copy_of_a_form_that_was_sent_is_its_pages_and_nothing_else_that_lay_in_it(
    part, context, files, answers, tmp_path, services, person
):
    came = filled.by_pikepdf(filled.ARREST, change=filled.scripted)
    draft = AttachmentDraft(kind=AttachmentKind.SENT_FORM, name="Referral")
    services.attachments.add(person, draft, CleanFile(Media.PDF, came, 1))
    settle(context)
    files.copy = tmp_path / "copy.pdf"
    answers.append("copy")
    part._on_copy(next(row for row in services.attachments.rows(person) if row.draft.kind is AttachmentKind.SENT_FORM))
    settle(context)
    assert b"JavaScript" in came
    assert b"JavaScript" not in files.copy.read_bytes()
    with pikepdf.open(files.copy) as copy:
        assert copy.pages
        assert "/OpenAction" not in copy.Root


def test_remove_asks_why_and_the_list_follows(part, context, kept, dialog, services, person):
    dialog.values = {"because": "of somebody else"}
    part._on_remove(part.view.current())
    settle(context)
    assert services.attachments.rows(person) == []
    assert "No paper is kept here" in words(part)
    services.history.undo()
    settle(context)
    assert len(services.attachments.rows(person)) == 1


def test_from_one_gigabyte_on_it_says_how_much_there_is(part, context, kept, monkeypatch):
    monkeypatch.setattr("leaddesk.ui.pages.scans.scans_part.MUCH", 1)
    part.refresh()
    settle(context)
    assert part.banner.text.startswith("All scans together take")


def test_dropped_files_are_added_and_other_things_are_not(qtbot, context, person, photo, dialog, services):
    tab = DocumentsTab(context, ask_form=dialog)
    shown(qtbot, tab, context)
    tab.show_person(person)
    settle(context)
    drop(tab, text="no file")
    assert tab.scans._waiting == []
    drop(tab, urls=[QUrl("https://example.org/a.pdf"), QUrl.fromLocalFile(str(photo))])
    QApplication.processEvents()
    assert tab.switch._value == SCANS
    ended(tab.scans, context)
    assert len(services.attachments.rows(person)) == 1


def drop(tab, text="", urls=()):
    data = QMimeData()
    data.setText(text)
    data.setUrls(list(urls))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    tab.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier))


def test_every_button_has_its_words(part, kept):
    assert all(one.accessibleName() for one in part.findChildren(Button) if one.isVisibleTo(part))


def test_the_signed_paper_of_a_consent_is_one_click_away_and_never_asked_for(
    qtbot, context, person, services, dialog, photo, monkeypatch
):
    clinic = office(services)
    line = RecipientDraft(
        clinic,
        categories=frozenset({InformationCategory.IDENTITY}),
        purposes=frozenset({Purpose.CARE}),
        answer=RecipientAnswer.ACCEPTED,
    )
    draft = ConsentDraft(discloser="Us", recipients=(line,), expires_on=date(2027, 1, 1), signed_on=date(2026, 11, 1))
    consent = services.consents.save(person, draft)
    page = shown(qtbot, ParticipantsPage(context, ask_form=dialog), context)
    page.open(Route("participants", person, "consents"))
    settle(context)
    began = []
    monkeypatch.setattr(ScansPart, "add", lambda _part, begin: began.append(begin))
    tab = page.record.tabs.part("consents")
    deeds = dict(tab.deeds.cures(tab._shown.rows[0], None))
    deeds["Add the signed paper"]()
    settle(context)
    assert page.record.tabs.current == "documents"
    assert page.record.tabs.part("documents").switch._value == SCANS
    assert began == [AttachmentDraft(AttachmentKind.SIGNED_CONSENT, consent_id=consent)]
