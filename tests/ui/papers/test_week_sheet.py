"""The week's sheet in the preview: no gate, no question, one line in the log of exports."""

from __future__ import annotations

from sqlalchemy import select

from leaddesk.domain.day_sheet import DaySheetDraft
from leaddesk.storage.models import DisclosureRow, ExportRow
from leaddesk.ui.pages.print_page import PrintPage
from leaddesk.ui.pages.today_page import TodayPage
from leaddesk.ui.printing import Target
from leaddesk.ui.routes import Route


def test_the_sheet_is_seen_printed_and_noted_as_internal(qtbot, context, settle, database):
    sent = []
    page = PrintPage(context, ask=None, choose_printer=lambda *_asked: Target(sent.append, None, 1))
    qtbot.addWidget(page)
    page.resize(1366, 688)
    page.show()
    page.open(Route("print", None, "cal", True))
    settle()
    assert page.preview.blocked is None
    assert page.preview.file_name.startswith("CAL-week-")
    assert page.preview.packet.phones
    context.names.hide(hidden=True)
    settle()
    page.print_form()
    settle()
    assert sent
    assert sent[0].startswith(b"%PDF")
    with database.read() as session:
        (row,) = session.scalars(select(ExportRow))
        assert (row.what, row.audience, row.format) == ("CAL", "internal", "pdf")
        assert session.scalars(select(DisclosureRow)).all() == []


def test_today_asks_for_the_phones_and_leads_to_the_sheet(qtbot, context, settle, monkeypatch):
    answers = [DaySheetDraft(phones=True), None]
    monkeypatch.setattr(TodayPage, "refresh", lambda _page: None)
    page = TodayPage(context, ask_form=lambda *_asked: answers.pop(0))
    qtbot.addWidget(page)
    page.show()
    settle()
    wishes = []
    page.wished.connect(wishes.append)
    page.sheet.click()
    page.print_form()
    assert wishes == [Route("print", None, "cal", True)]
