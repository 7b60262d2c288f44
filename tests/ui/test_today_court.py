"""Court this week, beside the day: who, when, where, and the way to the record."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from leaddesk.domain.court_codes import CourtEventType
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.ui.pages.today_page import TodayPage
from leaddesk.ui.routes import Route

TODAY = date(2026, 11, 3)


@pytest.fixture
def roz(services):
    return services.participants.save(ParticipantDraft(first_name='<i>Roz</i> & "R" 😀', last_name="Tackett"))


@pytest.fixture
def page(qtbot, context):
    page = TodayPage(context)
    context.commits.told.connect(page.on_committed)
    qtbot.addWidget(page)
    page.resize(1300, 640)
    page.show()
    qtbot.waitUntil(lambda: context.jobs.idle and page.caseload.accessibleName() != "")
    return page


def court(services, person, day, at=None, room=""):
    services.court_dates.save(person, CourtDateDraft(day, at, CourtEventType.HEARING, room=room))


def people(page):
    """Return the links to the people as they stand now, without those that are on their way out."""
    return [one for one in page.court.findChildren(QAbstractButton, "court-person") if one.isVisible()]


def said(page):
    return " ".join(label.text() for label in page.court.findChildren(QLabel) if label.isVisible())


def test_the_court_dates_of_seven_days_stand_there_and_lead_to_the_record(qtbot, page, context, services, roz):
    assert "No court date in the next seven days." in said(page)
    court(services, roz, TODAY, time(9, 30), "Room 2")
    court(services, roz, date(2026, 11, 10))
    court(services, roz, date(2026, 11, 11))
    qtbot.waitUntil(lambda: len(people(page)) == 2)
    for words in ("9:30 AM", "Tue", "Hearing, Room 2", "No time"):
        assert words in said(page)
    wishes = []
    page.wished.connect(wishes.append)
    assert people(page)[0].accessibleName().startswith('Today, 9:30 AM, <i>Roz</i> & "R" 😀 Tackett')
    qtbot.mouseClick(people(page)[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.court.month, Qt.MouseButton.LeftButton)
    assert wishes == [Route("participants", roz, "legal"), Route("court", None, "month")]
    context.names.hide(hidden=True)
    qtbot.waitUntil(lambda: [one.text() for one in people(page)] == ["LD-2026-0001"] * 2)


def test_a_full_week_says_how_many_more_there_are(qtbot, page, services, roz):
    for number in range(8):
        court(services, roz, TODAY, time(8 + number))

    def more():
        return [one.text() for one in page.court.findChildren(QAbstractButton, "more-court") if one.isVisible()]

    qtbot.waitUntil(lambda: more() == ["2 more this week"])
