"""The door: passphrase, recovery key, restore, practice data. Nothing else, not even the office's name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk import __version__
from leaddesk.domain.errors import LeadDeskError, StorageError, StorageReason
from leaddesk.domain.fields import Spec
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.gatekeeper import WrongKeyError
from leaddesk.ui.jobs import Rank
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import link, primary
from leaddesk.ui.widgets.layouts import Flow, row
from leaddesk.ui.widgets.mark import Mark
from leaddesk.ui.widgets.panels import Card, ground, scrolling
from leaddesk.ui.widgets.text import label, show_if
from leaddesk.ui.widgets.text_fields import PassphraseField, TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.errors import Errors
    from leaddesk.ui.gatekeeper import Gatekeeper
    from leaddesk.ui.jobs import Jobs

WRONG = N_("That is not the passphrase. Nothing is lost; try again.")
WRONG_RECOVERY = N_("That is not the recovery key of these records.")
LOCKED, WELCOME = N_("LeadDesk is locked"), N_("Welcome back")
OPENS = N_("Your passphrase opens the records.")
FORGOTTEN = N_("This computer no longer opens the records: the twelve hours are over, or it was started anew.")
KEPT = N_("Everything you were typing is kept.")
PRACTICE = N_("Practice data: any passphrase opens it.")
USE_THESE = N_("Use these records")
_WIDTH = 416


class UnlockView(QWidget):
    """Asks for the passphrase; the key is derived on the worker, so the window never freezes."""

    unlocked = Signal(bool)
    """The records are open; True if the recovery key was used and a new passphrase is needed."""
    restore_wanted = Signal()
    practice_wanted = Signal()

    def __init__(
        self, gatekeeper: Gatekeeper, jobs: Jobs, errors: Errors, *, after_lock: bool, practice: bool = False
    ) -> None:
        """Take the door, the worker, whether this follows a lock or the start, and whether nobody in it is real."""
        super().__init__()
        self._gatekeeper, self._jobs, self._errors = gatekeeper, jobs, errors
        self._recovery = False
        self._way: Callable[[], object] = lambda: None
        self._after_lock, self._practice = after_lock, practice
        self.setObjectName("unlock")
        self.setAccessibleName(tr(N_("Unlock")))
        self._build()
        self._connect()

    def focus_first(self) -> None:
        """Put the focus into the passphrase."""
        (self.recovery_key if self._recovery else self.passphrase).focus_input()

    def _build(self) -> None:
        self._title = label(tr(LOCKED if self._after_lock else WELCOME), "title", wrap=True)
        self._text = label(tr(PRACTICE if self._practice else KEPT if self._after_lock else OPENS), "second", wrap=True)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.passphrase = PassphraseField("passphrase", Spec(N_("Passphrase")))
        self.recovery_key = TextField(
            "recovery-key", Spec(N_("Recovery key"), help=N_("All eight groups of the recovery sheet"))
        )
        self.recovery_key.hide()
        self.unlock = primary(tr(N_("Unlock")), name="unlock")
        self.unlock.setSizePolicy(self.unlock.sizePolicy().Policy.Expanding, self.unlock.sizePolicy().Policy.Fixed)
        self.use_recovery = link(tr(N_("Use recovery key")), "key", "use-recovery")
        self.this_computer = link(tr(N_("Open with this computer")), "monitor", "this-computer")
        self.this_computer.hide()
        self.restore = link(tr(N_("Restore a backup")), "arrow-counter-clockwise", "restore")
        self.practice = link(tr(N_("Open practice data")), "note", "practice")
        for way in (self.use_recovery, self.restore, self.practice) if self._practice else ():
            # any passphrase opens practice data, and it is made anew at each start: there is nothing to recover
            way.hide()
        card = Card()
        card.setObjectName("unlock-card")
        card.body.setContentsMargins(px(32), px(28), px(32), px(28))
        card.body.setSpacing(GAP)
        card.body.addLayout(row(None, Mark(44), None))
        card.add(self._title, self._text, self.passphrase, self.recovery_key, self.unlock)
        card.setFixedWidth(px(_WIDTH))
        ways = QWidget()
        ways.setLayout(Flow(self.this_computer, self.use_recovery, self.restore, self.practice, gap=24))
        foot = label(tr(N_("LeadDesk {version} · works without the internet"), version=__version__), "second")
        inside = ground("clear")
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 16, 16, 16)
        box.addStretch(3)
        box.addLayout(row(None, card, None))
        box.addSpacing(16)
        box.addLayout(row(None, ways, None))
        box.addStretch(2)
        box.addLayout(row(None, foot, None))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = scrolling(inside, fill=True)
        outer.addWidget(area)

    def _connect(self) -> None:
        self.unlock.triggered.connect(self._on_unlock)
        self.passphrase.line.returnPressed.connect(self._on_unlock)
        self.recovery_key.line.returnPressed.connect(self._on_unlock)
        self.use_recovery.triggered.connect(self._on_other_way)
        self.this_computer.triggered.connect(self._on_this_computer)
        self._jobs.run(self, self._gatekeeper.remembered, self._on_remembered)
        self.restore.triggered.connect(self.restore_wanted)
        self.practice.triggered.connect(self.practice_wanted)
        self.passphrase.edited.connect(lambda _value: self.passphrase.set_problem(""))
        self.recovery_key.edited.connect(lambda _value: self.recovery_key.set_problem(""))

    def _on_remembered(self, remembered: bool) -> None:
        show_if(self.this_computer, remembered)

    def _on_this_computer(self) -> None:
        if not self.unlock.isEnabled():
            return
        self._set_busy(busy=True)
        self._way = self._gatekeeper.unlock_with_this_computer
        self._jobs.run(self, self._way, self._on_open, self._on_forgotten, rank=Rank.SAVE)

    def _on_forgotten(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongKeyError):
            self.this_computer.hide()
            self.passphrase.set_problem(tr(FORGOTTEN))
            self.focus_first()
        else:
            self._show(error)

    def _on_other_way(self) -> None:
        self._recovery = not self._recovery
        self.passphrase.setVisible(not self._recovery)
        self.recovery_key.setVisible(self._recovery)
        self.use_recovery.set_text(tr(N_("Use passphrase") if self._recovery else N_("Use recovery key")))
        self.focus_first()

    def _on_unlock(self) -> None:
        field = self.recovery_key if self._recovery else self.passphrase
        secret = field.value()
        if not secret.strip() or not self.unlock.isEnabled():
            field.focus_input()
            return
        door = self._gatekeeper.unlock_with_recovery if self._recovery else self._gatekeeper.unlock
        self._way = partial(door, secret)
        self._set_busy(busy=True)
        self._jobs.run(self, self._way, self._on_open, self._on_refused, rank=Rank.SAVE)

    def _show(self, error: Exception) -> None:
        if isinstance(error, StorageError) and error.reason is StorageReason.ROLLED_BACK:
            self._errors.show(error, retry=self._use_older, retry_words=USE_THESE)
        else:
            self._errors.show(error)

    def _use_older(self) -> None:
        """Open the older copy, by the way that was tried."""
        way, accept = self._way, self._gatekeeper.accept_older

        def work() -> None:
            accept()
            way()

        self._set_busy(busy=True)
        self._jobs.run(self, work, self._on_open, self._on_refused, rank=Rank.SAVE)

    def _set_busy(self, *, busy: bool) -> None:
        self.unlock.setEnabled(not busy)
        self.unlock.set_text(tr(N_("Opening") if busy else N_("Unlock")))
        for field in (self.passphrase, self.recovery_key):
            field.set_read_only(fixed=busy)

    def _on_open(self, _result: object) -> None:
        used = self._recovery
        self.passphrase.set_value("")
        self.recovery_key.set_value("")
        self.unlocked.emit(used)

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        field = self.recovery_key if self._recovery else self.passphrase
        if isinstance(error, WrongKeyError):
            field.set_problem(tr(WRONG_RECOVERY if self._recovery else WRONG))
        elif isinstance(error, LeadDeskError) and not isinstance(error, StorageError):
            field.set_problem(f"{tr(error.message)} {tr(error.remedy)}".strip())
        else:
            self._show(error)
            if not self.unlock.isEnabled():
                return
        field.focus_input()
        field.findChildren(type(self.passphrase.line))[0].selectAll()
