"""A form that was sent as a PDF: shown beside its page, made a referral, kept as it came."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from leaddesk.domain.attachments import AttachmentKind
from leaddesk.ui import routes
from leaddesk.ui.pages.sent_form.sent_form_page import SentFormPage
from leaddesk.ui.routes import Route
from tests.scans import filled, hostile
from tests.ui.people import button, enrolled, settle, shown


class Chosen:
    """Chooses the file it is told to."""

    file = None

    def __call__(self, _parent):
        return self.file


@pytest.fixture
def chosen():
    return Chosen()


@pytest.fixture
def sheet(qtbot, context, chosen):
    made = SentFormPage(context, choose=chosen)
    made.routes = []
    made.wished.connect(made.routes.append)
    return shown(qtbot, made, context)


@pytest.fixture
def sent(tmp_path):
    file = tmp_path / "from the deputy.pdf"
    file.write_bytes(filled.by_pikepdf(filled.ARREST, change=filled.scripted))
    return file


def words(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text())


def ended(sheet, context):
    for _ in range(900):
        QApplication.processEvents()
        if not sheet.reader.busy:
            break
        QTest.qWait(20)
    settle(context, pause=120)


def test_a_sent_form_is_shown_beside_its_page_and_becomes_a_referral_with_the_file_as_it_came(
    sheet, page, context, chosen, sent, services
):
    chosen.file = sent
    button(sheet, "choose-file").click()
    assert "Reading the file…" in words(sheet)
    ended(sheet, context)
    told = words(sheet)
    for said in (
        "Łukasz Nguyễn Žižka",
        "2:20 PM (written: 1420)",
        "Theft 3",
        "about 1992 (written: 34)",
        "Needs a look",
    ):
        assert said in told
    assert "The file holds a script. It was not run; our forms hold none." in told
    assert "Charge held until" in told.split("Left blank")[1]
    assert sheet.paper._sheets[0].accessibleName() == "Page 1 of 1"
    assert sent.name not in told, "a file's name may name a person"
    button(sheet, "make-referral").click()
    settle(context)
    [way] = sheet.routes
    assert (way.page, way.part, way.done) == (routes.REFERRALS, "new-in", True)
    assert services.referrals_in.rows() == [], "nothing is saved before she says so"
    page.open(way)
    settle(context)
    form = page.form_in
    assert form.binder.draft.person_name == "Łukasz Nguyễn Žižka"
    form.save()
    settle(context)
    [row] = services.referrals_in.rows()
    record = services.referrals_in.record(row.id)
    assert record.sent_form
    assert services.attachments.sent_form(row.id) == sent.read_bytes()
    [scan] = services.attachments.rows(record.participant_id)
    assert (scan.draft.kind, scan.draft.on) == (AttachmentKind.SENT_FORM, date(2026, 11, 2))
    assert services.history.undo() == "Save referral"
    assert services.referrals_in.rows() == []
    services.history.redo()
    assert services.attachments.sent_form(row.id) == sent.read_bytes()
    sheet.open(Route(routes.SENT_FORM, row.id))
    settle(context)
    ended(sheet, context)
    assert "Deputy Åsa Núñez" in words(sheet)
    assert not sheet.make.isVisible()


def test_the_bytes_wait_for_the_draft_and_go_when_it_is_thrown_away(sheet, context, sent, services, database):
    from leaddesk.domain.attachments import AttachmentDraft, CleanFile, Media
    from leaddesk.domain.clock import Clock
    from leaddesk.services.office import office_services
    from leaddesk.ui.pages.draft_picker import KIND

    sheet.take(sent)
    ended(sheet, context)
    sheet._on_make()
    settle(context)
    person = enrolled(services)

    def blobs():
        later = office_services(database, Clock())
        later.attachments.add(person, AttachmentDraft(), CleanFile(Media.PDF, b"%PDF another", 1))
        with database.read() as session:
            from sqlalchemy import text

            return session.execute(text("SELECT count(*) FROM attachment_blob")).scalar()

    assert blobs() == 2, "kept over the end of a session"
    services.drafts.drop(KIND, "new")
    assert blobs() == 1


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (hostile.pdf, "This PDF has no fields to read: it was printed to a PDF, or it was never a form."),
        (lambda: b"MZ" + bytes(50), "This file is damaged or was cut short."),
        (lambda: b"%PDF-1.7\n" + bytes(20 * 1024 * 1024), "This file is larger than 20 MB."),
        (lambda: hostile.pdf(password="open sesame"), "This PDF is locked with a password."),
    ],
)
def test_what_is_no_form_is_told_and_another_can_be_chosen(sheet, context, tmp_path, make, said):
    file = tmp_path / "odd.pdf"
    file.write_bytes(make())
    sheet.take(file)
    ended(sheet, context)
    assert sheet.banner.text == said
    assert button(sheet, "choose-file").isVisible()
    assert sheet.reading is None


def test_hidden_names_hide_the_form_and_leaving_lets_it_go(sheet, context, sent):
    sheet.take(sent)
    ended(sheet, context)
    context.names.hide(hidden=True)
    settle(context)
    assert "Nguyễn" not in words(sheet)
    assert "Names are hidden, and the form has one" in words(sheet)
    sheet.back()
    assert sheet.reading is None
    assert sheet.place(Route(routes.SENT_FORM, None, "", sent)).extra is None


def test_a_dropped_file_is_read_and_one_drawn_over_the_lists_leads_here(page, sheet, context, sent, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sent))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier))
    QApplication.processEvents()
    assert page.routes[-1] == Route(routes.SENT_FORM, None, "", sent)
    button(page, "from-pdf").click()
    assert page.routes[-1] == Route(routes.SENT_FORM)
