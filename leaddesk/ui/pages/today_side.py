"""Beside the day: how many people one coordinator has, against the limits of the field, and the last backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaddesk.domain.today import LIMIT, USUAL, Caseload
from leaddesk.i18n import N_, show_clock, show_stamp, tr
from leaddesk.ui.current import color, px
from leaddesk.ui.tokens import TINY
from leaddesk.ui.widgets.amount_fields import positions_shown
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label, set_property, set_text

if TYPE_CHECKING:
    from leaddesk.domain.clock import Clock
    from leaddesk.ui.gatekeeper import BackupState

ONE_POSITION = 100
_BAR = 8


def caseload_words(people: Caseload) -> tuple[str, str]:
    """Return what stands beside the number of people, and its tone."""
    total, usual, limit = people.total, people.room(USUAL), people.room(LIMIT)
    if total > limit:
        return tr(N_("people · {over} over the limit of {limit}"), over=total - limit, limit=limit), "red"
    if total > usual:
        return tr(N_("people · {over} over {usual}, the limit is near"), over=total - usual, usual=usual), "amber"
    if not total:
        return tr(N_("people")), ""
    if total == usual:
        return tr(N_("people · as many as is usual")), ""
    if total == 1:
        return tr(N_("person · {room} fewer than is usual"), room=usual - total), ""
    return tr(N_("people · {room} fewer than is usual"), room=usual - total), ""


def limit_words(people: Caseload) -> str:
    """Return the limits of the field, for the positions there are."""
    if people.full_time == ONE_POSITION:
        return tr(N_("20 is usual for one person, 25 is the limit."))
    return tr(
        N_("{usual} is usual for {positions}, {limit} is the limit."),
        usual=people.room(USUAL),
        limit=people.room(LIMIT),
        positions=positions_shown(people.full_time),
    )


class CaseloadBar(QWidget):
    """People who are active, then inactive, on a line to 25 with a mark at 20."""

    def __init__(self) -> None:
        super().__init__()
        self._people = Caseload(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_people(self, people: Caseload) -> None:
        """Show other numbers."""
        self._people = people
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the bar."""
        return QSize(px(200), px(_BAR + 2))

    def minimumSizeHint(self) -> QSize:
        """Return the height; any width does."""
        return QSize(px(80), px(_BAR + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar: solid for active, soft with an edge for inactive."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = caseload_words(self._people)[1] or "accent"
        usual, limit = self._people.room(USUAL), self._people.room(LIMIT)
        whole, high = max(1, limit, self._people.total), px(_BAR)
        line = QRectF(0, (self.height() - high) / 2, self.width(), high)
        one = line.width() / whole
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("chip"))
        painter.drawRoundedRect(line, high / 2, high / 2)
        active = QRectF(line.left(), line.top(), one * self._people.active, high)
        rest = QRectF(active.right(), line.top(), one * self._people.inactive, high)
        painter.setBrush(color(tone))
        if active.width():
            painter.drawRoundedRect(active, min(high, active.width()) / 2, high / 2)
            square = active.adjusted(active.width() / 2, 0, 0, 0)
            painter.drawRect(square if self._people.inactive or self._people.total < whole else QRectF())
        if rest.width():
            painter.setPen(QPen(color(tone), 1.5))
            painter.setBrush(color(f"{tone}_soft"))
            painter.drawRect(rest.adjusted(0.75, 0.75, -0.75, -0.75))
        for people, ink in ((usual, "text"), (limit, "text")):
            if people < whole:
                at = round(one * people)
                painter.fillRect(at, 0, 2, self.height(), color(ink))


class CaseloadPart(QWidget):
    """The number of people in figures, as a bar, and in words."""

    def __init__(self) -> None:
        super().__init__()
        self._figure = label("", "figure")
        self._words = label("", "second", wrap=True)
        self._bar = CaseloadBar()
        self._parts = label("", "second", wrap=True)
        figures = row(self._figure, self._words)
        figures.setStretch(1, 1)
        self.setLayout(
            column(
                label(tr(N_("Caseload")), "row-title"),
                figures,
                self._bar,
                self._parts,
                None,
                gap=8,
            )
        )
        self.setObjectName("caseload")

    def show_people(self, people: Caseload) -> None:
        """Show other numbers."""
        words, tone = caseload_words(people)
        set_text(self._figure, str(people.total))
        set_text(self._words, words)
        set_property(self._words, "tone", tone)
        parts = tr(N_("{active} active, {inactive} inactive."), active=people.active, inactive=people.inactive)
        set_text(self._parts, f"{parts} {limit_words(people)}")
        self._bar.show_people(people)
        self.setAccessibleName(f"{tr(N_('Caseload'))}: {people.total} {words}. {parts}")


class BackupPart(QWidget):
    """When and where the last backup was made, and the way to make one."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "second", wrap=True)
        self._place = label("", "second", wrap=True)
        self.act = small(link(tr(N_("Back up now")), name="back-up-now"))
        self.act.triggered.connect(self.wanted)
        head = row(Pictogram("hard-drives", 20), label(tr(N_("Backup")), "row-title"), None, self.act)
        self.setLayout(column(head, self._words, self._place, None, gap=TINY + 2))
        self.setObjectName("backup")

    @property
    def text(self) -> str:
        """Return when and where in words."""
        return f"{self._words.text()} {self._place.text()}".strip()

    def show_state(self, state: BackupState, clock: Clock) -> None:
        """Show when and where."""
        self.act.set_blocked()
        if state.made_at is None:
            set_text(self._words, state.reason or tr(N_("No backup yet.")))
        else:
            made = clock.local(state.made_at)
            near = made.date() == clock.today()
            text = tr(N_("Today, {time}"), time=show_clock(made)) if near else show_stamp(made)
            set_text(self._words, text)
        set_text(self._place, tr(N_("In the folder {folder}"), folder=state.folder))

    def show_busy(self) -> None:
        """Say that one is being made."""
        self.act.set_blocked(tr(N_("Backing up")))
        set_text(self._words, tr(N_("Backing up")))
