"""Who of the list is not on the chosen sheet: why, and the next step for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.gate import Blocked, NextStep
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.pages.consent_start import NEW_KINDS, for_request
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.papers import Paper


class LeftOutPart(QWidget):
    """A line for each, by record number. ``wished`` carries a Route, as a page's does."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("left-out")
        self._lines = column(gap=4)
        self.setLayout(column(label(tr(N_("Not on this sheet")), "label"), self._lines, gap=4))
        self.setAccessibleName(tr(N_("Not on this sheet")))
        self.hide()

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show these; where everybody is on the sheet there is nothing to see."""
        empty(self._lines)
        for paper in papers:
            if isinstance(paper.answer, Blocked):
                self._lines.addWidget(self._line(paper, paper.answer))
        self.setVisible(bool(papers))

    def _line(self, paper: Paper, blocked: Blocked) -> QWidget:
        why = tr(blocked.message, **dict(blocked.values))
        line = QWidget()
        said = tr(N_("{number}: {why}"), number=paper.record_number, why=why)
        parts: list[QWidget] = [label(said, "second", wrap=True)]
        if blocked.next_step not in (NextStep.NONE, NextStep.CHANGE_WORDS):
            # the words that would have to change stand right here
            step = small(link(tr(blocked.step_label)))
            step.setAccessibleDescription(said)
            step.triggered.connect(partial(self._go, paper, blocked))
            links = QWidget()
            links.setLayout(Flow(step))
            parts.append(links)
        line.setLayout(column(*parts, gap=0))
        return line

    def _go(self, paper: Paper, blocked: Blocked) -> None:
        person, step = paper.participant_id, blocked.next_step
        if step in NEW_KINDS:
            start = for_request(paper.request, NEW_KINDS[step])
            self.wished.emit(Route(routes.CONSENT, person, "new", start))
        elif step is NextStep.OPEN_CONSENT and blocked.consent_id is not None:
            self.wished.emit(Route(routes.CONSENT, blocked.consent_id, "open"))
        else:
            self.wished.emit(Route(routes.PARTICIPANTS, person, "consents"))
