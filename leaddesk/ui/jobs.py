"""Work off the main thread: one worker, one queue, so that a stale search can't overtake a fresh one."""

from __future__ import annotations

import heapq
import itertools
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

Work = Callable[[], Any]
Done = Callable[[Any], object]
Failed = Callable[[Exception], object]


class Rank(IntEnum):
    """What goes first."""

    LOCK = 0
    SAVE = 1
    READ = 2
    LONG = 3
    SPARE = 4
    """Gives way to everything else, even once it runs."""


_BEFORE_LOCK = -1


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """A long job was told to stop."""


class Ticket:
    """A job that was asked for: it can be cancelled, and a long one asks here whether it was."""

    def __init__(self, rank: Rank, key: str) -> None:
        self.rank, self.key = rank, key
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Let the job not start, or stop at its next look."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Return whether the job was cancelled."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raise Cancelled if the job was cancelled; long work calls this between steps."""
        if self.cancelled:
            raise Cancelled


class _Task:
    """A job with those who wait for it."""

    def __init__(self, ticket: Ticket, owner: QObject, work: Work, done: Done | None, failed: Failed | None) -> None:
        self.ticket, self.owner, self.work, self.done, self.failed = ticket, owner, work, done, failed
        self.again = False


class Jobs(QObject):
    """Runs work on its one thread and answers on the main one; who has gone by then is not called."""

    failed = Signal(object)
    """An error that nobody else took."""
    busy_changed = Signal(bool)
    progress = Signal(object, int, int)
    alone = Signal()
    """Nothing runs beside the worker any more."""
    _ended = Signal(object, object, object)
    _ended_beside = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beside = 0
        self._ended_beside.connect(self._on_ended_beside)
        self._heap: list[tuple[int, int, _Task]] = []
        self._numbers = itertools.count()
        self._ready = threading.Condition()
        self._running: _Task | None = None
        self._stopping = False
        self._paused = False
        self._open = 0
        self._interrupt: Callable[[], object] | None = None
        self._ended.connect(self._on_ended)
        self._thread = threading.Thread(target=self._loop, name="leaddesk-worker", daemon=True)
        self._thread.start()

    def set_interrupt(self, interrupt: Callable[[], object] | None) -> None:
        """Take what stops a statement of the file that is running: called, from this thread, when locking."""
        self._interrupt = interrupt

    def run(
        self,
        owner: QObject,
        work: Work,
        done: Done | None = None,
        failed: Failed | None = None,
        *,
        rank: Rank = Rank.READ,
        key: str = "",
    ) -> Ticket:
        """Do the work, then call ``done`` or ``failed`` unless the owner has gone.

        A job with a key replaces one of the same key and owner that still waits, and the answer of one that
        already runs is dropped: only the newest search is shown.
        """
        return self._put(_Task(Ticket(rank, key), owner, work, done, failed))

    def save(self, owner: QObject, work: Work, done: Done | None = None, failed: Failed | None = None) -> Ticket:
        """Do a write: before any read."""
        return self.run(owner, work, done, failed, rank=Rank.SAVE)

    def long(
        self, owner: QObject, work: Callable[[Ticket], Any], done: Done | None = None, failed: Failed | None = None
    ) -> Ticket:
        """Do long work, which gets its ticket to look whether it was cancelled.

        A lock makes it start again later, for an owner that is still there then: the pages are not.
        """
        ticket = Ticket(Rank.LONG, "")
        return self._put(_Task(ticket, owner, lambda: work(ticket), done, failed))

    def spare(
        self, owner: QObject, work: Callable[[Ticket], Any], done: Done | None = None, failed: Failed | None = None
    ) -> Ticket:
        """Do what may wait for another time: any other work that is asked for cancels it."""
        ticket = Ticket(Rank.SPARE, "")
        return self._put(_Task(ticket, owner, lambda: work(ticket), done, failed))

    def lock(self, owner: QObject, work: Work, done: Done | None = None, failed: Failed | None = None) -> Ticket:
        """Do what closes the file: before everything else, stopping a long job."""
        with self._ready:
            self._paused = True
            # what she saved last goes into the file before it closes; reads would be for pages that are let go
            # and what is cancelled here must not be held back with the long jobs
            at_lock = {Rank.SAVE: _BEFORE_LOCK, Rank.SPARE: Rank.READ}
            self._heap = [(at_lock.get(task.ticket.rank, rank), number, task) for rank, number, task in self._heap]
            heapq.heapify(self._heap)
            for _rank, _number, task in self._heap:
                if task.ticket.rank in {Rank.READ, Rank.SPARE}:
                    task.ticket.cancel()
            running = self._running
            if running is not None and running.ticket.rank is Rank.LONG:
                running.again = True
                if self._interrupt is not None:
                    self._interrupt()
        return self.run(owner, work, done, failed, rank=Rank.LOCK)

    def beside(self, work: Work) -> None:
        """Do what needs no record, such as drawing on a printer, in a thread of its own; a lock does not stop it."""

        def act() -> None:
            try:
                work()
            finally:
                # a program that was ended all the same hears of nothing any more
                with suppress(RuntimeError):
                    self._ended_beside.emit()

        self._beside += 1
        threading.Thread(target=act, name="leaddesk-aside", daemon=True).start()

    @property
    def busy_beside(self) -> bool:
        """Return whether something runs beside the worker."""
        return self._beside > 0

    def resume(self) -> None:
        """Let long jobs start again, after an unlock."""
        self._drop_orphans()
        with self._ready:
            self._paused = False
            self._ready.notify()

    @property
    def idle(self) -> bool:
        """Return whether nothing waits or runs, its answer included."""
        return self._open == 0

    def stop(self) -> None:
        """Let the running job end, drop the rest, and wait for the thread."""
        with self._ready:
            self._stopping = True
            dropped = len(self._heap)
            self._heap.clear()
            self._ready.notify()
        if dropped:
            self._count(-dropped)
        self._thread.join()

    def _put(self, task: _Task) -> Ticket:
        with self._ready:
            if task.ticket.key:
                self._outdate(task)
            self._make_way()
            heapq.heappush(self._heap, (int(task.ticket.rank), next(self._numbers), task))
            self._ready.notify()
        self._count(1)
        return task.ticket

    def _drop_orphans(self) -> None:
        """Let go what waits for owners that went with the lock: nobody would hear it, and its records are closed."""
        with self._ready:
            kept = [entry for entry in self._heap if entry[2].ticket.rank < Rank.LONG or isValid(entry[2].owner)]
            dropped = len(self._heap) - len(kept)
            self._heap = kept
            heapq.heapify(self._heap)
        if dropped:
            self._count(-dropped)

    def _make_way(self) -> None:
        running = self._running
        if running is not None and running.ticket.rank is Rank.SPARE and not running.ticket.cancelled:
            running.ticket.cancel()
            if self._interrupt is not None:
                self._interrupt()

    def _outdate(self, task: _Task) -> None:
        waiting = [entry[2] for entry in self._heap]
        for other in [*waiting, *([self._running] if self._running else [])]:
            if other.ticket.key == task.ticket.key and other.owner is task.owner:
                other.ticket.cancel()

    def _loop(self) -> None:
        while True:
            with self._ready:
                self._running = None
                while not self._stopping and not self._startable():
                    self._ready.wait()
                if self._stopping:
                    return
                self._running = task = heapq.heappop(self._heap)[2]
            self._do(task)

    def _startable(self) -> bool:
        return bool(self._heap) and not (self._paused and self._heap[0][0] >= Rank.LONG)

    def _do(self, task: _Task) -> None:
        result: Any = None
        error: Exception | None = None
        if not task.ticket.cancelled:
            try:
                result = task.work()
            except Exception as raised:  # noqa: BLE001 - handed over whole; the main thread decides
                error = raised
        self._ended.emit(task, result, error)

    def _on_ended(self, task: _Task, result: Any, error: Exception | None) -> None:
        if task.again and error is not None and not task.ticket.cancelled and isValid(task.owner):
            task.again = False
            with self._ready:
                heapq.heappush(self._heap, (int(task.ticket.rank), next(self._numbers), task))
                self._ready.notify()
            return
        if task.ticket.rank is Rank.LOCK:
            self._drop_orphans()
        self._count(-1)
        if task.ticket.cancelled or isinstance(error, Cancelled) or not isValid(task.owner):
            return
        if error is None:
            if task.done is not None:
                task.done(result)
        elif task.failed is not None:
            task.failed(error)
        else:
            self.failed.emit(error)

    def _on_ended_beside(self) -> None:
        self._beside -= 1
        if not self._beside:
            self.alone.emit()

    def _count(self, change: int) -> None:
        before = self._open
        self._open += change
        if bool(before) != bool(self._open):
            self.busy_changed.emit(bool(self._open))
