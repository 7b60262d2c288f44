import threading
import time

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from leaddesk.ui.jobs import Rank


class Gate:
    """Holds the worker until it is told to go on."""

    def __init__(self):
        self.open, self.entered = threading.Event(), threading.Event()

    def __call__(self):
        self.entered.set()
        assert self.open.wait(5)


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def held(jobs, owner):
    gate = Gate()
    jobs.run(owner, gate)
    assert gate.entered.wait(5)
    yield gate
    gate.open.set()


def test_work_runs_elsewhere_and_ends_here(qtbot, jobs, owner):
    seen = []
    jobs.run(owner, threading.get_ident, lambda ident: seen.append((ident, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    [(there, here)] = seen
    assert there != here == threading.get_ident()


def test_lock_goes_before_save_before_reads_before_long_work(qtbot, jobs, owner, held):
    order = []
    for rank in (Rank.LONG, Rank.READ, Rank.SAVE, Rank.LOCK):
        jobs.run(owner, lambda rank=rank: order.append(rank), rank=rank)
    held.open.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert order == [Rank.LOCK, Rank.SAVE, Rank.READ, Rank.LONG]


def test_a_newer_search_replaces_a_waiting_one(qtbot, jobs, owner, held):
    ran, shown = [], []
    for text in ("r", "ro", "roz"):
        jobs.run(owner, lambda text=text: ran.append(text) or text, shown.append, key="search")
    held.open.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert ran == shown == ["roz"]


def test_the_answer_of_an_older_search_that_runs_already_is_dropped(qtbot, jobs, owner):
    gate, shown = Gate(), []
    jobs.run(owner, lambda: gate() or "old", shown.append, key="search")
    assert gate.entered.wait(5)
    jobs.run(owner, lambda: "new", shown.append, key="search")
    gate.open.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert shown == ["new"]


def test_a_page_that_has_gone_is_not_called(qtbot, jobs, held):
    import shiboken6

    gone, seen = QObject(), []
    jobs.run(gone, lambda: 1, seen.append)
    shiboken6.delete(gone)
    held.open.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == []


def test_an_error_reaches_who_asked_else_everyone(qtbot, jobs, owner):
    def fail():
        raise KeyError

    taken = []
    jobs.run(owner, fail, None, taken.append)
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.run(owner, fail)
    assert isinstance(taken[0], KeyError)
    assert isinstance(told.args[0], KeyError)


def test_long_work_can_be_cancelled(qtbot, jobs, owner):
    started, seen = threading.Event(), []

    def work(ticket):
        started.set()
        while True:
            ticket.check()
            time.sleep(0.001)

    ticket = jobs.long(owner, work, seen.append, seen.append)
    assert started.wait(5)
    ticket.cancel()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == []


def test_a_lock_interrupts_long_work_which_runs_again_once_unlocked(qtbot, jobs, owner):
    stopped, runs, done, order = threading.Event(), [], [], []
    jobs.set_interrupt(stopped.set)

    def work(_ticket):
        runs.append(1)
        if len(runs) == 1:
            assert stopped.wait(5)
            raise InterruptedError
        return "done"

    jobs.long(owner, work, done.append)
    qtbot.waitUntil(lambda: bool(runs))
    jobs.lock(owner, lambda: order.append("locked"))
    qtbot.waitUntil(lambda: order == ["locked"])
    qtbot.wait(30)
    assert len(runs) == 1
    jobs.resume()
    qtbot.waitUntil(lambda: done == ["done"])


def test_long_work_of_a_page_that_went_with_the_lock_is_dropped_and_not_kept_for_later(qtbot, jobs, owner, held):
    page, ran = QObject(), []
    jobs.long(page, lambda _ticket: ran.append("waited"))
    page.deleteLater()
    jobs.lock(owner, lambda: ran.append("lock"))
    held.open.set()
    qtbot.waitUntil(lambda: jobs.idle)
    jobs.resume()
    jobs.run(owner, lambda: ran.append("after"))
    qtbot.waitUntil(lambda: jobs.idle)
    assert ran == ["lock", "after"]


def test_long_work_that_a_lock_broke_off_does_not_begin_again_for_a_page_that_went(qtbot, jobs, owner):
    page, stopped, started, runs = QObject(), threading.Event(), threading.Event(), []
    jobs.set_interrupt(stopped.set)

    def work(_ticket):
        runs.append(1)
        started.set()
        assert stopped.wait(5)
        raise InterruptedError

    jobs.long(page, work)
    assert started.wait(5)
    closing, left = Gate(), []
    jobs.lock(owner, closing, left.append)
    # a turn of the loop later than the lock: by then the broken work was put back
    assert closing.entered.wait(5)
    qtbot.wait(1)
    delete(page)
    closing.open.set()
    qtbot.waitUntil(lambda: jobs.idle)
    jobs.resume()
    qtbot.waitUntil(lambda: jobs.idle)
    assert left
    assert runs == [1]


def test_a_waiting_save_reaches_the_file_before_it_closes_and_reads_are_dropped(qtbot, jobs, owner, held):
    order = []
    jobs.run(owner, lambda: order.append("read"))
    jobs.save(owner, lambda: order.append("save"))
    jobs.lock(owner, lambda: order.append("lock"))
    held.open.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert order == ["save", "lock"]


def test_spare_work_gives_way_to_whatever_is_asked_for(qtbot, jobs, owner):
    stopped, started, order = threading.Event(), threading.Event(), []
    jobs.set_interrupt(stopped.set)

    def work(ticket):
        started.set()
        assert stopped.wait(5)
        ticket.check()
        order.append("went on")

    jobs.spare(owner, work, order.append, order.append)
    assert started.wait(5)
    jobs.long(owner, lambda _ticket: order.append("other"))
    qtbot.waitUntil(lambda: jobs.idle)
    assert order == ["other"]


def test_spare_work_that_waits_is_dropped_by_a_lock(qtbot, jobs, owner, held):
    order = []
    jobs.spare(owner, lambda _ticket: order.append("spare"))
    jobs.lock(owner, lambda: order.append("lock"))
    held.open.set()
    qtbot.waitUntil(lambda: jobs.idle)
    jobs.resume()
    qtbot.wait(20)
    assert order == ["lock"]


def test_what_waits_when_the_worker_is_stopped_is_waited_for_no_more(qtbot, jobs, owner):
    gate, ran = Gate(), []
    jobs.run(owner, gate)
    assert gate.entered.wait(5)
    jobs.run(owner, lambda: ran.append(1))
    threading.Timer(0.05, gate.open.set).start()
    jobs.stop()
    qtbot.waitUntil(lambda: jobs.idle)
    assert ran == []
