"""The way of a referral in one line: what is behind it, where it stands, what may come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leaddesk.domain.referrals_in import Stage, StageState
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.widgets.layouts import Flow, row
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKS = {
    StageState.DONE: ("check-circle", "accent", "second"),
    StageState.NOW: ("target", "accent", "strong"),
    StageState.AHEAD: ("circle", "text_3", "second"),
    StageState.SKIPPED: ("minus", "text_3", "second"),
}
_SPOKEN = {
    StageState.DONE: N_("{stage}: done {day}"),
    StageState.NOW: N_("{stage}: since {day}"),
    StageState.AHEAD: N_("{stage}: may come"),
    StageState.SKIPPED: N_("{stage}: passed over"),
}


class LifeCycle(QWidget):
    """Stages side by side, going on to the next line where the width ends."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._flow = Flow(gap=18, line_gap=6)
        self.setLayout(self._flow)
        self.setObjectName("life-cycle")

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show these."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for stage in stages:
            self._flow.addWidget(_part(stage))
        spoken = [
            tr(_SPOKEN[one.state], stage=tr(one.status.label), day=show_date(one.on) if one.on else "")
            for one in stages
        ]
        self.setAccessibleName(", ".join(spoken))


def _part(stage: Stage) -> QWidget:
    icon, color, role = _LOOKS[stage.state]
    made = QWidget()
    words = tr(stage.status.label)
    if stage.on is not None:
        words = tr(N_("{stage}, {day}"), stage=words, day=show_date(stage.on).partition(",")[0])
    made.setLayout(row(Pictogram(icon, 18, color), label(words, role), gap=6))
    return made
