"""The page on which the words of the board's page are written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.forms_page import FormsPage
from leaddesk.ui.pages.reporting.board_form import BoardForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.board_pages import BoardPageDraft
    from leaddesk.domain.periods import Period
    from leaddesk.ui.context import Context
    from leaddesk.ui.routes import Route


class BoardWordsPage(FormsPage):
    """Route: the first and the last day of a quarter as extra, ``2026-07-01`` and ``2026-09-30``."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, ask: Callable[..., str | None] = Question.ask
    ) -> None:
        """Take the context and how to ask."""
        super().__init__(context, tr(N_("The board’s page")), parent)
        self.form = BoardForm(context, ask)
        self._forms.append(self.form)
        self._stack.addWidget(self.form)
        self._stack.setMinimumSize(1, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._stack)
        for left in (self.form.closed, self.form.thrown):
            left.connect(self.going_back)
        self.form.kept.connect(lambda: self.go(routes.REPORTS, done=True))
        self.form.consents_wanted.connect(lambda person: self.go(routes.PARTICIPANTS, person, "consents"))

    def open(self, route: Route) -> None:
        """Show the words of a quarter."""
        try:
            first, last = (date.fromisoformat(day) for day in route.extra)
        except (TypeError, ValueError):
            QTimer.singleShot(0, self, lambda: self.go(routes.REPORTS))
            return
        services = self.context.services

        def work() -> tuple[Period, BoardPageDraft]:
            period: Period = services.summaries.span(first, last)
            return period, services.board_pages.of(period)

        self.context.jobs.run(self, work, lambda found: self.form.edit(*found), self.fail, key="board-page")

    def back(self) -> bool:
        """Leave the form (Esc)."""
        self.form.leave()
        return True

    def focus_first(self) -> None:
        """Begin in the form."""
        self.form.focus_first()
