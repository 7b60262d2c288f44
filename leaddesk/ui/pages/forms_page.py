"""A page whose list or record gives way to a form: what is typed is kept, and what was not seen is read when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from leaddesk.ui.page import Page
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.panels import ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.form_pane import FormPane


class FormsPage(Page):
    """Holds the forms in one stack with the rest; a child that is not seen notes that it is ``_stale``."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        """Take what every page needs, and the page's name, already translated."""
        super().__init__(context, name, parent)
        self._stack = QStackedWidget()
        self._forms: list[FormPane[Any]] = []
        self._stale = False

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def keep_draft(self) -> Callable[[], object] | None:
        """Keep every form that is being typed."""
        works = [work for form in self._forms if (work := form.keep_draft()) is not None]
        return (lambda: [work() for work in works]) if works else None

    def save(self) -> None:
        """Save the form that is open."""
        form = self._open_form()
        if form is not None:
            form.save()

    def _framed(self) -> QVBoxLayout:
        """Return the stack with the banner over it."""
        told = ground("surface")
        around = QVBoxLayout(told)
        around.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.banner.stand_in(around)
        # the least size is that of the part that is seen, not of the largest
        self._stack.setMinimumSize(1, 1)
        box = column(told)
        box.addWidget(self._stack, 1)
        return box

    def _open_form(self) -> FormPane[Any] | None:
        return next((form for form in self._forms if self._stack.currentWidget() is form), None)
