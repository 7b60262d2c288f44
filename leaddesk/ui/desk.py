"""From start to close: set up, unlock, work, lock. Everything typed is kept at each of these turns."""

# ruff: noqa: TC004 - only annotations name these; the first window is painted before they are imported

from __future__ import annotations

import logging
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.i18n import N_, tr
from leaddesk.ui.checkup import Checkup
from leaddesk.ui.context import Commits, Context, HiddenNames, Services
from leaddesk.ui.dialogs.room import ShortDialog
from leaddesk.ui.gatekeeper import Gatekeeper, State
from leaddesk.ui.housekeeping import Housekeeping
from leaddesk.ui.idle import IdleWatch, system_idle
from leaddesk.ui.jobs import Rank
from leaddesk.ui.session_watch import SessionWatch, hide_from_capture
from leaddesk.ui.unlock import UnlockView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.clock import Clock
    from leaddesk.ui.errors import Errors
    from leaddesk.ui.jobs import Jobs
    from leaddesk.ui.main_window import MainWindow
    from leaddesk.ui.printing import Chooser
    from leaddesk.ui.routes import Route
    from leaddesk.ui.theme import Theme
    from leaddesk.ui.window import Window

log = logging.getLogger(__name__)
LOCK_MINUTES = 10
COPIED = N_("The folder of the records belongs to {service}, which copies it to other computers.")
COPIED_REMEDY = N_(
    "Copying can damage open records. Close LeadDesk, then move the folder {folder} to a place on this computer only,"
    " or take it out of what is copied. Backups may stay in such a folder."
)
PRINTING = N_("A paper is still on its way to the printer")
PRINTING_NEXT = N_("The records are closed. LeadDesk ends by itself once the paper is there.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the desk is given by ``app``."""

    app: QApplication
    gatekeeper: Gatekeeper
    jobs: Jobs
    theme: Theme
    clock: Clock
    errors: Errors
    open_services: Callable[[Callable[[ChangeSet], object]], Services]
    """Builds the services on the worker, once the records are open; gets what to tell of each commit."""
    open_practice: Callable[[], object]
    choose_printer: Chooser
    choose_file: Chooser
    config: Path
    backup_folder: Path
    practice: bool = False


class Desk(QObject):
    """Turns between the views of the one window."""

    opened = Signal(object)
    """The records are open and the main window is shown; carries it."""
    locked = Signal()
    """The file is closed."""

    def __init__(self, window: Window, means: Means) -> None:
        super().__init__(window)
        self._window, self._means = window, means
        self._housekeeping = Housekeeping(self)
        self._main: MainWindow | None = None
        self._names = HiddenNames(self)
        self._commits: Commits | None = None
        self._closing = self._leaving = self._ended = False
        self._recovery_used = self._renewing = False
        self._places: list[Route] = []
        self._choices: dict[str, dict[str, Any]] = {}
        self.idle = IdleWatch(means.app, LOCK_MINUTES, system_idle())
        self.idle.expired.connect(self.lock)
        self.idle.woke.connect(self.lock)
        self.idle.ticked.connect(self._on_tick)
        self._checkup = Checkup(means.gatekeeper, means.jobs, self)
        self._checkup.found.connect(self._on_damage)
        self._session = SessionWatch(means.app, window)
        self._session.leaving.connect(self.lock)
        means.jobs.set_interrupt(means.gatekeeper.interrupt)
        window.ask_before_closing(self._may_close)
        window.closing.connect(self.quit)

    @property
    def window(self) -> Window:
        """Return the one window."""
        return self._window

    @property
    def main(self) -> MainWindow | None:
        """Return the main window while the records are open."""
        return self._main

    def start(self) -> None:
        """Show the first view and the window."""
        state = self._means.gatekeeper.state()
        if state is State.NEW:
            self._show_set_up()
        elif state is State.OPEN:
            self._open()
        else:
            self._show_unlock(after_lock=False)
        self._window.show()
        hide_from_capture(self._window)

    def lock(self) -> None:
        """Keep what is being typed, close the file and let every page go. The screen is empty at once."""
        main, self._main = self._main, None
        if main is None and not self._renewing:
            return
        self._renewing = False
        keep: list[Callable[[], object]] = []
        if main is not None:
            keep, self._places, self._choices = main.keep_work(), main.places(), main.choices()
            if (landing := main.landing()) is not None:
                keep.append(partial(self._land, landing, self._places))
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog):
                # turned away by the lock and not by her: what she typed there is kept, where the dialog can
                work = widget.keep_draft() if isinstance(widget, ShortDialog) and widget.isVisible() else None
                keep += [work] if work is not None else []
                widget.reject()
        if self._leaving:
            # the pages go now, too: a form that keeps itself while the file closes would find it shut
            self._show(QWidget())
            self._window.hide()
        else:
            self._show_unlock(after_lock=True)
        self._close(keep)

    @staticmethod
    def _land(landing: Callable[[], Route | None], places: list[Route]) -> None:
        """Lead, after the unlock, to the record that a form has become meanwhile, and not to the form once more."""
        where = landing()
        if where is not None:
            places[-1:] = [where]

    def _close(self, keep: list[Callable[[], object]]) -> None:
        """Close the file on the worker, after the work that keeps what was typed."""
        gatekeeper, self._closing = self._means.gatekeeper, True

        def close() -> None:
            # one form that can't be kept must neither cost the others nor leave the file open
            with ExitStack() as stack:
                stack.callback(gatekeeper.lock)
                for work in keep:
                    stack.callback(work)

        self._means.jobs.lock(self, close, lambda _result: self._on_locked(), self._on_lock_failed)

    def quit(self) -> None:
        """Close the file, then end the program; what is being closed or opened just now is waited for."""
        if self._leaving:
            self._insist()
            return
        self._leaving = True
        if self._main is not None or self._renewing:
            self.lock()
            return
        self._window.hide()
        if not self._closing:
            self._close([])

    def _print_to_the_end(self) -> None:
        """End the program, but not in the middle of a paper: what lies in the printer then would be half of it."""
        jobs = self._means.jobs
        if not jobs.busy_beside:
            self._end()
            return
        from leaddesk.ui.waiting import Waiting  # noqa: PLC0415 - seldom needed

        jobs.alone.connect(self._end)
        self._show(Waiting(tr(PRINTING), tr(PRINTING_NEXT)))
        self._window.show()

    def _insist(self) -> None:
        """End the program now: she closes the window that waits for a printer."""
        if self._window.isVisible() and not self._closing:
            self._end()

    def _end(self) -> None:
        self._ended = True
        self.idle.stop()
        self._means.jobs.stop()
        QApplication.quit()

    def _may_close(self) -> bool:
        return self._ended

    def _show_set_up(self) -> None:
        from leaddesk.ui.set_up import SetUpAssistant  # noqa: PLC0415 - only on the first start

        means = self._means
        view = SetUpAssistant(
            means.gatekeeper,
            means.jobs,
            means.errors,
            means.clock,
            choose_printer=means.choose_printer,
            choose_file=means.choose_file,
            backup_folder=means.backup_folder,
        )
        view.finished.connect(self._on_set_up)
        self._show(view)
        view.focus_first()

    def _show_unlock(self, *, after_lock: bool) -> None:
        means = self._means
        view = UnlockView(means.gatekeeper, means.jobs, means.errors, after_lock=after_lock, practice=means.practice)
        view.unlocked.connect(self._on_unlocked)
        view.restore_wanted.connect(self._on_restore)
        view.practice_wanted.connect(means.open_practice)
        self._show(view)
        view.focus_first()

    def _show(self, view: QWidget) -> None:
        self._window.show_view(view)

    def _on_set_up(self, practice: bool) -> None:
        if practice:
            self._means.open_practice()
        self._open()

    def _on_unlocked(self, recovery_used: bool) -> None:
        self._recovery_used = recovery_used
        self.idle.touch()
        self._open()

    def _open(self) -> None:
        if self._leaving:
            return
        commits = Commits(self)
        build = self._means.open_services
        self._means.jobs.run(
            self,
            lambda: build(commits.told.emit),
            lambda services: self._on_services(services, commits),
            self._on_open_failed,
            rank=Rank.SAVE,
        )

    def _on_open_failed(self, error: Exception) -> None:
        self._means.errors.show(error)
        self._show_unlock(after_lock=False)

    def _on_services(self, services: Services, commits: Commits) -> None:
        if self._leaving:
            return
        if self._recovery_used:
            self._ask_new_passphrase(services, commits)
        else:
            self._show_main(services, commits)

    def _ask_new_passphrase(self, services: Services, commits: Commits) -> None:
        from leaddesk.ui.new_passphrase import NewPassphraseView  # noqa: PLC0415 - only after a recovery

        self._recovery_used, self._renewing = False, True
        means = self._means
        view = NewPassphraseView(
            means.gatekeeper,
            means.jobs,
            means.errors,
            services.settings.office(),
            means.choose_printer,
            means.choose_file,
        )
        view.finished.connect(lambda: self._show_main(services, commits))
        self._show(view)
        view.focus_first()

    def _show_main(self, services: Services, commits: Commits) -> None:
        from leaddesk.ui.main_window import MainWindow  # noqa: PLC0415 - the unlock window is painted before

        if self._leaving:
            return
        self._renewing = False
        means = self._means
        context = Context(
            services=services,
            jobs=means.jobs,
            theme=means.theme,
            commits=commits,
            clock=means.clock,
            names=self._names,
            errors=means.errors,
            gatekeeper=means.gatekeeper,
            config=means.config,
            practice=means.practice,
        )
        means.jobs.resume()
        main = MainWindow(context)
        self._main, self._commits = main, commits
        main.top.show_hidden(hidden=self._names.hidden)
        main.lock_wanted.connect(self.lock)
        main.about_wanted.connect(self._on_about)
        commits.told.connect(lambda _changes: self._take_settings(services))
        self._take_settings(services)
        self._show(main)
        main.show_backup()
        if self._places:
            main.resume(self._places, self._choices)
        main.page.focus_first()
        self.idle.touch()
        QTimer.singleShot(0, main, lambda: self.opened.emit(main))
        means.jobs.run(main, means.gatekeeper.copied_by, self._on_copied)

    def _forget(self) -> None:
        """Let go what the closed pages listened to: through it they would be called, and kept in memory."""
        former, self._names = self._names, HiddenNames(self)
        self._names.hide(hidden=former.hidden)
        former.deleteLater()
        if self._commits is not None:
            self._commits.told.disconnect()
            self._commits = None

    def _on_copied(self, service: str) -> None:
        """Warn of a folder that something copies. Records are opened all the same: without them nothing can be done."""
        if service:
            from leaddesk.ui.dialogs.question import Question  # noqa: PLC0415 - only then

            folder = str(self._means.config.parent)
            Question.tell(self._window, tr(COPIED, service=tr(service)), tr(COPIED_REMEDY, folder=folder))

    def _take_settings(self, services: Services) -> None:
        minutes = services.settings.security().auto_lock_minutes
        self.idle.set_minutes(minutes)
        if self._main is not None:
            self._main.status.show_lock(minutes)

    def _on_tick(self, left: int) -> None:
        if self._main is not None:
            self._main.status.show_lock(self.idle.minutes, left)
            self._checkup.look(self.idle.minutes * 60 - left)

    def _on_damage(self, error: Exception) -> None:
        """Tell what the daily look found; a damaged file is closed, for nothing more may be written into it."""
        if self._main is not None:
            self._means.errors.show(error)
            if isinstance(error, StorageError) and error.reason is StorageReason.DAMAGED:
                self.lock()

    def _on_locked(self) -> None:
        self._closing = False
        self._forget()
        self.locked.emit()
        if self._leaving:
            self._print_to_the_end()

    def _on_lock_failed(self, error: Exception) -> None:
        log.error("locking: %s", type(error).__name__)
        self._means.errors.show(error)
        self._on_locked()

    def _on_restore(self) -> None:
        from leaddesk.ui.dialogs.restore_dialog import RestoreDialog  # noqa: PLC0415 - only when asked for

        means = self._means
        if RestoreDialog.ask(self._window, means.gatekeeper, means.jobs, means.errors, means.backup_folder):
            # the ids of a former day may be those of other people
            self._places, self._choices = [], {}
            self._show_unlock(after_lock=False)

    def _on_about(self) -> None:
        from leaddesk.ui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415 - only when asked for

        AboutDialog(self._window).open()
