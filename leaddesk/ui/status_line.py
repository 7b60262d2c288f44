"""The line at the foot: is everything saved, when was the last backup, when will it lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from leaddesk.i18n import N_, show_clock, show_date, tr
from leaddesk.ui.current import px
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.panels import hairline
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import announce, label, set_property, set_text

if TYPE_CHECKING:
    from leaddesk.domain.clock import Clock
    from leaddesk.ui.gatekeeper import BackupState

ALL_SAVED = N_("All changes saved")
_MINUTE = 60


class StatusLine(QFrame):
    """Says it and keeps saying it: nothing here vanishes by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setObjectName("status-line")
        self.setAccessibleName(tr(N_("State")))
        self._mark = Pictogram("check", 16, "accent")
        self._state = label(tr(ALL_SAVED), "second")
        self._disk = Pictogram("hard-drives", 16)
        self._backup = label("", "second")
        self._lock = label("", "second")
        for words in (self._state, self._backup, self._lock):
            words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._line = hairline()
        self._line.setParent(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(MARGIN, 0, px(16), 0)
        box.setSpacing(6)
        box.addWidget(self._mark)
        box.addWidget(self._state)
        box.addSpacing(px(14))
        box.addWidget(self._disk)
        box.addWidget(self._backup)
        box.addStretch(1)
        box.addWidget(self._lock)

    @property
    def text(self) -> str:
        """Return the state in words."""
        return self._state.text()

    def fit(self, width: int, *, low: bool) -> None:
        """Take the form that fits."""
        self.setFixedHeight(px(24 if low else 28))
        self._line.setGeometry(0, 0, width, 1)
        needed = sum(w.sizeHint().width() for w in (self._state, self._backup, self._lock)) + px(120)
        self._disk.setVisible(bool(self._backup.text()) and needed <= width)
        self._backup.setVisible(bool(self._backup.text()) and needed <= width)

    def say(self, text: str, tone: str = "") -> None:
        """Say the state of what is being typed: saved, kept, or a problem (tone amber or red)."""
        shown = text or tr(ALL_SAVED)
        if shown != self._state.text():
            announce(self, shown)
        set_text(self._state, shown)
        set_property(self._state, "tone", tone)
        self._mark.set_icon("warning" if tone in ("amber", "red") else "check", tone or "accent")
        self.fit(self.width(), low=self.height() < px(26))

    def show_backup(self, state: BackupState | None, clock: Clock) -> None:
        """Say when the last backup was made."""
        if state is None or state.made_at is None:
            text = "" if state is None else tr(N_("No backup yet"))
        else:
            made = clock.local(state.made_at)
            if made.date() == clock.today():
                text = tr(N_("Backup today, {time}"), time=show_clock(made))
            else:
                text = tr(N_("Backup {day}"), day=show_date(made.date()))
        set_text(self._backup, text)
        self.fit(self.width(), low=self.height() < px(26))

    def show_lock(self, minutes: int, seconds_left: int | None = None) -> None:
        """Say when the program locks: after how much rest, or in how many seconds once it is near."""
        if seconds_left is not None and seconds_left <= _MINUTE:
            text = tr(N_("Locks in {seconds} s"), seconds=max(0, seconds_left))
        else:
            text = tr(N_("Locks after {minutes} min of rest"), minutes=minutes)
        set_text(self._lock, text)
