"""What narrows the log: a period, what became of it, the legal basis, the paper, the recipient, and typed words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leaddesk.domain.disclosure_codes import DisclosureBasis
from leaddesk.domain.disclosure_log import LogChoices, LogFilter, LogState
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.print_words import title_of
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.labelled import labelled
from leaddesk.ui.widgets.layouts import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from leaddesk.domain.periods import Period

_PAUSE_MS = 250
_LEAST, _MOST, _OF_AN_X = 7, 24, 0.75
"""Characters to be seen of what is chosen; Qt reckons with an X, which is wider than most letters."""


class LogBar(QWidget):
    """Six ways to narrow the list. ``changed`` comes when one of them was used."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr(N_("Number, name, note")))
        self.words.setFixedWidth(px(200))
        self.words.setMaxLength(200)
        self.period = Choice()
        self.state = _choice([(one.value, tr(one.label)) for one in LogState], tr(N_("Everything")))
        self.basis = _choice([(one.value, tr(one.label)) for one in DisclosureBasis], tr(N_("Any basis")))
        self.paper, self.recipient = Choice(), Choice()
        line = Flow(gap=16, line_gap=8)
        for words, widget in (
            (N_("Find in the log"), self.words),
            (N_("Period"), self.period),
            (N_("What became of it"), self.state),
            (N_("Legal basis"), self.basis),
            (N_("Paper"), self.paper),
            (N_("Recipient"), self.recipient),
        ):
            line.addWidget(labelled(tr(words), widget))
        for name, widget in (*self.choosers().items(), ("words", self.words)):
            widget.setObjectName(f"log-{name}")
        self.setLayout(line)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.words.textEdited.connect(lambda _text: self._pause.start())
        self.words.textChanged.connect(lambda text: None if text else self._pause.start())
        for one in self.choosers().values():
            one.activated.connect(lambda _place: self.changed.emit())
            one.currentIndexChanged.connect(lambda _place, one=one: _fit(one))

    @property
    def filter(self) -> LogFilter:
        """Return what is asked for."""
        return LogFilter(
            self.period.currentData(),
            # Qt hands back plain texts
            DisclosureBasis.of(self.basis.currentData() or ""),
            LogState.of(self.state.currentData() or ""),
            self.paper.currentData() or "",
            self.recipient.currentData() or "",
            self.words.text().strip(),
        )

    def choosers(self) -> Mapping[str, Any]:
        """Return what is kept over a lock; typed words are not."""
        return {name: getattr(self, name) for name in ("period", "state", "basis", "paper", "recipient")}

    def set_periods(self, periods: Sequence[Period]) -> None:
        """Offer these periods, and all time."""
        _offer(self.period, [(one, one.name) for one in periods], tr(N_("All time")))

    def set_choices(self, found: LogChoices) -> None:
        """Offer what the log knows of."""
        _offer(self.paper, [(code, title_of(code)) for code in found.form_codes], tr(N_("Every paper")))
        _offer(self.recipient, [(name, name) for name in found.recipients], tr(N_("Everybody")))

    def in_words(self) -> list[str]:
        """Return what is narrowed, as a file names it; typed words may be a name and are told by the page."""
        return [one.currentText() for one in self.choosers().values() if one.currentData() is not None]

    def clear(self) -> None:
        """Leave nothing out."""
        with QSignalBlocker(self.words):
            self.words.clear()
        for one in self.choosers().values():
            one.setCurrentIndex(0)
        self.changed.emit()


def _choice(offered: Iterable[tuple[Any, str]], every: str) -> Choice:
    made = Choice()
    _offer(made, list(offered), every)
    return made


def _offer(choice: Choice, offered: Sequence[tuple[Any, str]], every: str) -> None:
    """Offer these after *all*; what was chosen stays chosen."""
    kept = choice.currentData()
    with QSignalBlocker(choice):
        choice.clear()
        choice.addItem(every, None)
        for value, words in offered:
            choice.addItem(words, value)
        values = [None, *(value for value, _ in offered)]
        choice.setCurrentIndex(values.index(kept) if kept in values else 0)
    _fit(choice)


def _fit(choice: Choice) -> None:
    """Take the room that what is chosen needs, and no more: six of them stand in a line."""
    letters = round(len(choice.currentText()) * _OF_AN_X)
    choice.setMinimumContentsLength(max(_LEAST, min(_MOST, letters)))
    choice.updateGeometry()
