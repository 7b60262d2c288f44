"""The patient notice on screen: the line of the overview, its dialog, and the way to its paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from leaddesk.domain.disclosure_codes import DisclosureEvent
from leaddesk.domain.privacy_notice import NoticeAnswer, NoticeManner
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.storage.models import DisclosureRow
from leaddesk.ui.pages import today_words
from leaddesk.ui.pages.privacy.notice_line import NoticeLine
from leaddesk.ui.routes import PRINT, Route
from tests.ui.papers.conftest import text
from tests.ui.people import Asked

TODAY = date(2026, 11, 3)


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture
def asked():
    return Asked(answer=NoticeAnswer.SIGNED)


@pytest.fixture
def line(context, office, person, asked, qtbot):
    made = NoticeLine(context, asked)
    qtbot.addWidget(made)
    made.show_notices(person, office.privacy_notices.of(person))
    return made


def test_it_is_noted_with_two_clicks_changed_and_removed(line, asked, office, person, settle):
    assert "Not noted as given yet" in words(line)
    assert not line.remove.isVisibleTo(line)
    line.note.click()
    settle()
    [given] = office.privacy_notices.of(person)
    assert (given.draft.given_on, given.draft.answer) == (TODAY, NoticeAnswer.SIGNED)

    line.show_notices(person, office.privacy_notices.of(person))
    assert "Nov 3, 2026 · On paper, by hand · Signed for · English" in words(line).replace("\u200b", "")
    asked.values = {"manner": NoticeManner.MAIL}
    line.change.click()
    settle()
    assert office.privacy_notices.of(person)[0].draft.manner is NoticeManner.MAIL
    assert asked.calls[-1][3] == given.draft

    asked.values = {"because": "entered by mistake"}
    line.remove.click()
    settle()
    assert office.privacy_notices.of(person) == ()


def test_without_an_answer_the_dialog_stays_and_nothing_is_kept(line, asked, office, person, settle):
    asked.values = {}
    line.note.click()
    settle()
    assert "answer" in asked.problems
    assert office.privacy_notices.of(person) == ()


def test_printing_it_asks_nothing_and_keeps_what_was_printed(make, office, person, printer, settle, database):
    office.settings.save_office(replace(office.settings.office(), notice_email="privacy@tamarack.example"))
    page = make(Route(PRINT, person, "npp"))
    assert "Day it is in effect since" in words(page)
    assert "privacy@tamarack.example" in text(page.preview.pdf)
    page.view.foot.print.click()
    settle()
    assert printer.asked == [("NPP-LD-2026-0001-2026-11-03.pdf", 1)]
    assert "DRAFT" not in text(printer.papers[0])
    with database.read() as session:
        [row] = session.scalars(select(DisclosureRow)).all()
        assert row.event is not DisclosureEvent.DISCLOSED


def test_today_leads_to_the_paper(person):
    line = TodayLine(TodayKind.NOTICE_MISSING, "Privacy notice for {name}", "", None, "participant", person, ())
    assert today_words.best(line).route == Route(PRINT, person, "npp")
    assert today_words.opening(line).record == person
