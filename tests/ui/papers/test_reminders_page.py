"""A day's or a week's reminders in one job: who is listed and ticked, what is printed, and what counts as given."""

from __future__ import annotations

import threading
from datetime import date, time

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaddesk.domain.codes import CloseReason, Language, ParticipationStatus
from leaddesk.domain.consent_codes import ReachWay
from leaddesk.domain.consents import ConsentDraft
from leaddesk.domain.court_codes import ReminderManner
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.participants import ParticipantDraft, StatusChangeDraft
from leaddesk.domain.reminders import Way
from leaddesk.ui.pages.reminders.reminders_page import RemindersPage
from leaddesk.ui.printing import Target
from leaddesk.ui.routes import Route
from tests.paper.inspection import page_count, pages_text
from tests.ui.papers.conftest import Printer, text

DAY = date(2026, 11, 4)
NEXT = date(2026, 11, 9)


def person(office, name, **more):
    return office.participants.save(ParticipantDraft(first_name=name, last_name="Lund", **more))


def court_date(office, whose, on=DAY, **more):
    return office.court_dates.save(whose, CourtDateDraft(on=on, at=time(9, 30), **more))


@pytest.fixture
def dates(office):
    """Four court dates tomorrow, one next week, and one of somebody who has died."""
    mailed = person(office, "Roz", address="4 Mill Road")
    kept_off = person(office, "Tess", address="hidden", address_confidential=True)
    found = {
        "mail": court_date(office, mailed),
        "hand": court_date(office, person(office, "Ada", language=Language.SPANISH)),
        "off": court_date(office, kept_off),
        "told": court_date(office, person(office, "Bo")),
        "later": court_date(office, mailed, NEXT),
    }
    office.court_dates.remind(found["told"], ReminderManner.PHONE)
    return found


@pytest.fixture
def page(qtbot, context, settle, printer, dates):
    made = RemindersPage(context, choose_printer=printer, choose_file=printer)
    context.commits.told.connect(made.on_committed)
    qtbot.addWidget(made)
    made.resize(1158, 604)
    made.show()
    made.open(Route("reminders"))
    settle()
    return made


def ended(page, settle):
    for _ in range(900):
        settle()
        QApplication.processEvents()
        if page._run is None:
            break
        QTest.qWait(10)
    settle()


def words(page):
    return [tick.text() for tick in page.ticks]


def test_tomorrow_is_listed_and_who_was_told_already_is_not_ticked(page, context, settle):
    assert [tick.isChecked() for tick in page.ticks] == [True, True, True, False]
    assert [row.way for row in page._rows] == [Way.MAIL, Way.NO_ADDRESS, Way.KEPT_OFF, Way.NO_ADDRESS]
    assert words(page)[0].startswith("Roz Lund · 9:30 AM")
    assert "address" in words(page)[1]
    assert "call" in words(page)[3].casefold() or "phone" in words(page)[3].casefold()
    context.names.hide(hidden=True)
    assert words(page)[0].startswith("LD-2026-")
    page.span.set_value("week")
    page.refresh()
    settle()
    assert len(page.ticks) == 5


def test_they_come_as_one_file_a_page_each_and_count_as_given_in_one_action(page, printer, office, dates, settle):
    page.ticks[2].setChecked(False)
    page.print.click()
    assert not page.ticks[0].isEnabled(), "the list is fixed while it is drawn"
    ended(page, settle)
    [paper] = printer.papers
    assert office.drafts.all() == []
    assert page_count(paper) == 2
    said = text(paper)
    assert "Roz" in said
    assert "Tess" not in said
    assert "corte" in said, "each in the person's language"
    assert "LEAD" not in said
    assert printer.asked == [("CT-REM-batch-2026-11-04.pdf", 1)]
    assert page.banner.text == "Reminders ticked off as given on paper: 2."
    given = {key: office.court_dates.one(one).draft.reminded_on for key, one in dates.items()}
    assert given["mail"] == given["hand"] == date(2026, 11, 3)
    assert given["off"] is None
    assert office.court_dates.one(dates["told"]).draft.reminded_how is ReminderManner.PHONE
    assert [tick.isChecked() for tick in page.ticks] == [False, False, False, False]
    assert office.history.undo() == "Tick reminders off"
    assert office.court_dates.one(dates["mail"]).draft.reminded_on is None


def test_those_that_are_mailed_get_a_page_for_the_window_of_an_envelope(page, printer, settle):
    page.mail.setChecked(True)
    page.print.click()
    ended(page, settle)
    [paper] = printer.papers
    address, *others = pages_text(paper)
    assert "4 Mill Road" in address
    assert "court" not in address.lower()
    assert len(others) == 3
    assert "4 Mill Road" not in " ".join(others)
    assert "hidden" not in text(paper)


def test_what_the_printer_refused_is_not_given(page, printer, office, dates, settle):
    printer.refusals = 1
    page.print.click()
    ended(page, settle)
    assert page.banner.text == "The printer did not take the paper."
    assert office.court_dates.one(dates["mail"]).draft.reminded_on is None
    page.save_pdf.click()
    ended(page, settle)
    assert len(printer.papers) == 1
    assert office.court_dates.one(dates["mail"]).draft.reminded_on == date(2026, 11, 3)


@pytest.mark.parametrize(("answer", "given"), [("yes", {"mail", "hand", "off"}), ("no", set())])
def test_what_was_printing_as_a_lock_came_is_asked_for_after_it(qtbot, context, office, dates, settle, answer, given):
    held = threading.Event()
    page = RemindersPage(context, choose_printer=lambda *_: Target(lambda _content: held.wait(5)))
    page.open(Route("reminders"))
    settle()
    page.print.click()
    qtbot.waitUntil(lambda: page.aside.busy)
    # the lock lets the page go while the printer is at it
    shiboken6.delete(page)
    held.set()
    qtbot.waitUntil(lambda: not context.jobs.busy_beside)
    settle()
    assert reminded(office, dates) == set()
    assert [one.kind for one in office.drafts.all()] == ["reminders"]

    answers = [None, answer]
    later = RemindersPage(context, ask=lambda *_: answers.pop(0))
    qtbot.addWidget(later)
    for left in (1, 0):
        later.open(Route("reminders"))
        settle()
        assert later.banner.text.endswith("3.")
        later.banner._act()
        settle()
        assert len(office.drafts.all()) == left
    assert reminded(office, dates) == given


def reminded(office, dates):
    """Return who was reminded, but for the one who was told before."""
    return {key for key, one in dates.items() if office.court_dates.one(one).draft.reminded_on} - {"told"}


def test_turning_away_and_cancel_print_nothing(page, office, dates, settle):
    page._choose_printer = lambda *_: None
    page.print.click()
    assert page._run is None
    page._choose_printer = Printer()
    page.print.click()
    page.stop.click()
    ended(page, settle)
    assert page.banner.text == "Nothing was printed, and nothing was ticked off."
    assert page._choose_printer.papers == []
    assert office.court_dates.one(dates["mail"]).draft.reminded_on is None
    page.none.click()
    page.print.click()
    assert page._run is None
    assert page.back()


def test_a_date_that_is_gone_by_the_time_it_is_drawn_is_left_out_and_said(page, printer, office, dates, settle):
    ids = page._chosen()
    assert dates["off"] in ids
    page.on_committed = lambda _changes: None
    office.court_dates.remove(dates["off"], "entered twice")
    page.print.click()
    ended(page, settle)
    assert page_count(printer.papers[0]) == 2
    assert "Not printed, since the record changed meanwhile: 1" in " ".join(
        one.text() for one in page.banner.findChildren(type(page._count))
    )


def test_who_wants_no_letters_is_not_ticked(office, dates):
    whose = office.court_dates.one(dates["mail"]).participant_id
    said = ConsentDraft(
        kind=ConsentKind.REACH,
        discloser="Us",
        ways=frozenset({ReachWay.TEXT}),
        no_end=True,
        signed_on=date(2026, 11, 1),
    )
    office.consents.save(whose, said)
    [row] = [one for one in office.reminders.rows(DAY, DAY) if one.date.participant_id == whose]
    assert (row.way, row.begins_ticked) == (Way.NO_LETTERS, False)


def test_who_has_died_is_not_listed(office, dates):
    gone = office.court_dates.one(dates["hand"]).participant_id
    office.participation.change(
        gone, StatusChangeDraft(ParticipationStatus.CLOSED, date(2026, 11, 3), close_reason=CloseReason.DECEASED)
    )
    assert dates["hand"] not in [row.date.id for row in office.reminders.rows(DAY, NEXT)]


def test_many_reminders_are_one_file(office):
    from leaddesk.documents.reminder_batch import batch, reminder
    from leaddesk.i18n import translator

    ids = [court_date(office, person(office, f"P{number}", address="4 Mill Road")) for number in range(12)]
    pages = [reminder(office.reminders.packet(one), translator("en")) for one in ids]
    whole = batch(pages, translator("en"))
    office.reminders.given(ids)
    assert page_count(whole) == 12
