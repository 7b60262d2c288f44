"""What is shown of a person's timeline: kind, two-way or attempts, year, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leaddesk.domain.codes import ContactKind
from leaddesk.domain.contact_codes import Reach
from leaddesk.domain.timeline import TimelineFilter
from leaddesk.domain.work import WITH_A_PERSON
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.list_export import typed
from leaddesk.ui.pages.work.work_words import LISTS
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.labelled import labelled
from leaddesk.ui.widgets.layouts import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.ui.context import Context

_PAUSE_MS = 150


class TimelineChooser(QWidget):
    """The choosers in a line; ``wanted`` says that another filter is asked for."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.reach, self.year, self.text = Choice(), Choice(), Choice(), QLineEdit()
        self._kinds = {f"{type(one).__name__}.{one.value}": one for one in (*ContactKind, *WITH_A_PERSON)}
        self.kind.addItem(tr(N_("Everything")), "")
        for one in ContactKind:
            self.kind.addItem(tr(one.label), f"ContactKind.{one.value}")
        self.kind.insertSeparator(self.kind.count())
        for work in WITH_A_PERSON:
            self.kind.addItem(tr(LISTS[work]), f"WorkKind.{work.value}")
        self.reach.addItem(tr(N_("All outcomes")), "")
        for reach in Reach:
            self.reach.addItem(tr(reach.label), reach.value)
        self._offer_years(())
        self.text.setMinimumWidth(px(150))
        parts = (
            (N_("Kind"), self.kind),
            (N_("Outcome"), self.reach),
            (N_("Year"), self.year),
            (N_("Words"), self.text),
        )
        self.setLayout(Flow(*(labelled(tr(words), part) for words, part in parts), gap=12, line_gap=8))
        for choice in (self.kind, self.reach, self.year):
            choice.setMinimumContentsLength(9)
            choice.currentIndexChanged.connect(lambda _n: self.wanted.emit())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.wanted)
        self.text.textChanged.connect(lambda _text: self._pause.start())

    @property
    def filter(self) -> TimelineFilter:
        """Return what is wanted."""
        reach, year = self.reach.currentData(), self.year.currentData()
        return TimelineFilter(
            self._kinds.get(self.kind.currentData()),
            Reach.of(reach),
            int(year) if year else None,
            self.text.text().strip(),
        )

    @property
    def words(self) -> str:
        """Return what is on, in words."""
        wanted = self.filter
        parts = [
            self.kind.currentText() if wanted.kind is not None else "",
            self.reach.currentText() if wanted.reach is not None else "",
            self.year.currentText() if wanted.year is not None else "",
            tr(N_("“{words}”"), words=wanted.text) if wanted.text else "",
        ]
        return ", ".join(part for part in parts if part)

    def told(self, context: Context) -> tuple[str, ...]:
        """Return what is on as a file names it: typed words may be a name, so not while names are hidden."""
        chosen = (self.kind, self.reach, self.year)
        return (*(one.currentText() for one in chosen if one.currentIndex() > 0), *typed(context, self.filter.text))

    def show_all(self) -> None:
        """Leave nothing out."""
        for choice in (self.kind, self.reach, self.year):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(0)
        with QSignalBlocker(self.text):
            self.text.clear()
        self._pause.stop()
        self.wanted.emit()

    def offer_years(self, years: Sequence[int]) -> None:
        """Offer these years, keeping the choice."""
        if [self.year.itemData(n) for n in range(1, self.year.count())] != list(years):
            self._offer_years(years)

    def _offer_years(self, years: Sequence[int]) -> None:
        kept = self.year.currentData()
        with QSignalBlocker(self.year):
            self.year.clear()
            self.year.addItem(tr(N_("All years")), None)
            for year in years:
                self.year.addItem(str(year), year)
            self.year.setCurrentIndex(max(0, self.year.findData(kept)) if kept else 0)
