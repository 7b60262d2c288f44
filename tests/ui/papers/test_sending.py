"""A paper on its way: what is begun goes to its end, and whatever a lock takes away leaves no trace."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from leaddesk.domain.disclosure_codes import DisclosureEvent
from leaddesk.ui import routes
from leaddesk.ui.pages.print_panel import PrintFoot
from leaddesk.ui.pages.sending import Sending
from leaddesk.ui.printing import Target
from leaddesk.ui.routes import Route


@pytest.fixture
def sent(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    return office.referrals_out.save(person, referral)


def test_a_paper_on_its_way_is_printed_to_its_end_though_the_page_is_gone(qtbot, context):
    held, steps = threading.Event(), []

    def send(_pdf, step):
        steps.append(step(1, 2))
        assert held.wait(10)
        steps.append(step(2, 2))

    foot, parent = PrintFoot(), QWidget()
    qtbot.addWidget(foot)
    Sending(parent, context.jobs, foot).start(Target(send, steps=True), b"%PDF", list, list)
    qtbot.waitUntil(lambda: bool(steps), timeout=10000)
    delete(parent)
    held.set()
    qtbot.waitUntil(lambda: len(steps) == 2, timeout=10000)
    assert steps == [True, True]


def test_a_file_is_written_before_a_lock_closes_the_records(qtbot, context):
    held, done = threading.Event(), []
    foot, parent, owner = PrintFoot(), QWidget(), QObject()
    qtbot.addWidget(foot)
    context.jobs.run(owner, lambda: held.wait(10))
    Sending(parent, context.jobs, foot).start(Target(lambda _pdf: done.append("file")), b"%PDF", list, list)
    parent.deleteLater()
    context.jobs.lock(owner, lambda: done.append("lock"))
    held.set()
    qtbot.waitUntil(lambda: context.jobs.idle)
    assert done == ["file", "lock"]


def test_a_printer_that_makes_a_file_is_logged_like_any_and_discarding_says_to_delete_it(make, sent, office, settle):
    sent_there = Target(lambda _content: None, copies=1, unnamed=True)
    page = make(Route(routes.PRINT, sent, "pref"), "no", forms=[lambda *rest: rest[1]], choose=lambda *_: sent_there)
    page.view.foot.print.click()
    settle()
    told = page._ask_form.questions[0]
    assert "Delete the file that the printer made" in told[1]
    assert [row.event for row in office.disclosures.rows()] == [DisclosureEvent.NOT_GIVEN, DisclosureEvent.PREPARED]


def test_a_printer_chosen_after_the_page_went_makes_nothing(make, sent, office, settle):
    def choose(page, *_):
        # its parts go with a page; the page itself is closed by the end of the test
        delete(page.delivery)
        return Target(lambda _content: None, copies=1)

    page = make(Route(routes.PRINT, sent, "pref"), choose=choose)
    page.view.foot.printing.emit()
    settle()
    assert office.disclosures.rows() == []
