"""One step of a goal: the box to tick, who does it, by when, and what else can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import color, px
from leaddesk.ui.pages.elided import ElidedLine
from leaddesk.ui.pages.plan.plan_words import when_words, who_words
from leaddesk.ui.widgets.buttons import Button, icon_button, small
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.text import set_property

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.plans import StepRow

_WHO, _WHEN, _WIDE, _INDENT = 160, 116, 560, 28
_MOST_SEGMENTS = 8
_SEGMENT, _BETWEEN = 24, 4


@dataclass(frozen=True, slots=True)
class Deeds:
    """What can be done with the goals and steps that are shown; each is given the id."""

    tick: Callable[[int, bool], object]
    step_menu: Callable[[Button, int], object]
    goal_menu: Callable[[Button, int], object]
    add_step: Callable[[int], object]
    move: Callable[[int, int], object]


class Segments(QWidget):
    """How many of the steps are done, as short bars; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._done = self._all = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_counts(self, done: int, wanted: int) -> None:
        """Show other counts; so many bars that they would not be seen apart are not drawn."""
        self._done, self._all = done, wanted if wanted <= _MOST_SEGMENTS else 0
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the bars."""
        return QSize(max(0, self._all * px(_SEGMENT + _BETWEEN) - px(_BETWEEN)), px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(self._all):
            painter.setBrush(color("accent" if number < self._done else "line"))
            at = QRectF(number * px(_SEGMENT + _BETWEEN), 0, px(_SEGMENT), self.height())
            painter.drawRoundedRect(at, self.height() / 2, self.height() / 2)


class StepLine(QWidget):
    """Shows one step; the same line goes on showing it after each change, so that the focus stays."""

    def __init__(self, step_id: int, deeds: Deeds) -> None:
        """Take the step's id and what can be done."""
        super().__init__()
        self.step_id = step_id
        self.tick = Tick()
        self.tick.setObjectName(f"step-{step_id}")
        self.who, self.when = ElidedLine("second"), ElidedLine("second")
        self.below = ElidedLine("second")
        self.more = small(icon_button("dots-three", tr(N_("More for this step")), name=f"step-more-{step_id}"))
        self.when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across = row(self.tick, self.who, self.when, self.more, gap=12)
        across.setStretch(0, 1)
        across.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        under = row(px(_INDENT), self.below, gap=0)
        self.setLayout(column(across, under))
        self._wide: bool | None = None
        self.tick.clicked.connect(lambda on: deeds.tick(step_id, on))
        self.more.triggered.connect(lambda: deeds.step_menu(self.more, step_id))

    def show_step(self, step: StepRow, called: str, today: date) -> None:
        """Show the step as it is now."""
        who, (when, tone) = who_words(step, called), when_words(step, today)
        self.tick.say(step.draft.what, quiet=step.done or not step.wanted)
        self.tick.setChecked(step.done)
        self.tick.setAccessibleDescription(", ".join(part for part in (who, when) if part))
        self.more.setAccessibleDescription(step.draft.what)
        self.who.say(who)
        self.when.say(when)
        self.below.say(" · ".join(part for part in (who, when) if part))
        for words in (self.when, self.below):
            set_property(words, "tone", tone)
        self._fit(force=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say who and when below the words where there is no room beside them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *, force: bool = False) -> None:
        wide = self.width() >= px(_WIDE)
        if wide == self._wide and not force:
            return
        self._wide = wide
        self.who.setFixedWidth(px(_WHO))
        self.when.setFixedWidth(px(_WHEN))
        self.who.setVisible(wide)
        self.when.setVisible(wide)
        self.below.setVisible(not wide and bool(self.below.whole))
