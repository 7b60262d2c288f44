"""Choosing a passphrase: how strong it is in words with the reason, six words by chance, typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from leaddesk.domain.fields import Spec
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import color
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import link
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label, set_text
from leaddesk.ui.widgets.text_fields import PassphraseField

if TYPE_CHECKING:
    from leaddesk.domain.settings import OfficeDraft
    from leaddesk.ui.errors import Errors
    from leaddesk.ui.gatekeeper import Gatekeeper, Strength
    from leaddesk.ui.jobs import Jobs

NOT_THE_SAME = N_("Both are not the same yet")
_WAIT_MS = 200
_PARTS = 4


class _Meter(QWidget):
    """Four segments beside words that say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.level = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as many segments as the level."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(color("edge"))
        width = (self.width() - (_PARTS - 1) * 6) / _PARTS
        for part in range(_PARTS):
            painter.setPen(color("accent" if part < self.level else "line"))
            painter.setBrush(color("accent" if part < self.level else "chip"))
            painter.drawRoundedRect(round(part * (width + 6)), 0, round(width) - 1, 5, 2.5, 2.5)


class PassphrasePanel(QWidget):
    """Two fields, a meter in words, and a suggestion."""

    changed = Signal()

    def __init__(self, gatekeeper: Gatekeeper, jobs: Jobs, errors: Errors) -> None:
        """Take the door that judges, and the worker on which it does."""
        super().__init__()
        self._gatekeeper, self._jobs, self._errors = gatekeeper, jobs, errors
        self._office: OfficeDraft | None = None
        self._strength: Strength | None = None
        self.first = PassphraseField("passphrase", Spec(N_("Passphrase")))
        self.second = PassphraseField("repeat-passphrase", Spec(N_("Repeat passphrase")))
        self._words = label("", "strong")
        self._reason = label("", "second", wrap=True)
        self._meter = _Meter()
        self.suggest = link(tr(N_("Suggest six words")), "arrows-clockwise", "suggest")
        self._same_mark = Pictogram("check-circle", 18, "accent")
        self._same = label("", "second")
        told = QWidget()
        line = row(self._words, self._reason)
        line.setStretch(1, 1)
        told.setLayout(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.first, told, self._meter):
            box.addWidget(widget)
        box.addLayout(row(self.suggest, None))
        box.addSpacing(GAP)
        box.addWidget(self.second)
        box.addLayout(row(self._same_mark, self._same, None, gap=6))
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.first.edited.connect(self._on_edited)
        self.second.edited.connect(lambda _value: self._show_same())
        self.suggest.triggered.connect(self._on_suggest)
        self._show_same()

    def set_office(self, office: OfficeDraft) -> None:
        """Take the office, whose names make weak passphrases."""
        self._office = office

    @property
    def ready(self) -> bool:
        """Return whether it is accepted and typed twice the same."""
        accepted = self._strength is not None and self._strength.accepted
        return accepted and self.first.value() == self.second.value() and not self._timer.isActive()

    @property
    def passphrase(self) -> str:
        """Return what was typed."""
        return str(self.first.value())

    def complain(self) -> None:
        """Say what is missing, where it is missing."""
        if self._strength is None or not self._strength.accepted:
            reason = self._strength.reason if self._strength else tr(N_("Needed"))
            self.first.set_problem(reason)
            self.first.focus_input()
        elif self.first.value() != self.second.value():
            self.second.set_problem(tr(NOT_THE_SAME))
            self.second.focus_input()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.set_value("")
        self.second.set_value("")
        self._strength = None
        self._show_strength()

    def _on_edited(self, _value: object) -> None:
        self._strength = None
        self._timer.start()
        self._show_same()

    def _ask(self) -> None:
        from leaddesk.domain.settings import OfficeDraft  # noqa: PLC0415 - brings the zones; not needed to start

        text, office = self.passphrase, self._office or OfficeDraft()
        if not text:
            self._on_judged(text, None)
            return
        judge = self._gatekeeper.strength
        self._jobs.run(
            self,
            lambda: judge(text, office),
            lambda found: self._on_judged(text, found),
            self._errors.show,
            key="strength",
        )

    def _on_judged(self, text: str, found: Strength | None) -> None:
        if text != self.passphrase:
            return
        self._strength = found
        self._show_strength()
        self._show_same()

    def _show_strength(self) -> None:
        found = self._strength
        set_text(self._words, found.words if found else "")
        set_text(self._reason, found.reason if found else "")
        self._meter.level = found.level if found else 0
        self._meter.update()
        if found and found.accepted:
            self.first.set_problem("")

    def _show_same(self) -> None:
        both = bool(self.first.value()) and self.first.value() == self.second.value()
        self._same_mark.setVisible(both)
        set_text(self._same, tr(N_("Both are the same")) if both else "")
        if both:
            self.second.set_problem("")
        self.changed.emit()

    def _on_suggest(self) -> None:
        self._jobs.run(self, self._gatekeeper.suggest_words, self._on_suggested, self._errors.show)

    def _on_suggested(self, words: str) -> None:
        self.first.show_letters(shown=True)
        self.second.show_letters(shown=True)
        self.second.set_value("")
        self.first.line.setText(words)
        self.suggest.set_text(tr(N_("Suggest six other words")))
        self._timer.stop()
        self._ask()
