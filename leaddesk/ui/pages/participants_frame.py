"""The frame of the Participants page: list beside record where there is room, one of the two where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.forms_page import FormsPage
from leaddesk.ui.pages.participant_list import ParticipantList
from leaddesk.ui.pages.record_view import CONSENTS, DOCUMENTS, LEGAL, PLAN, RecordView
from leaddesk.ui.widgets.panels import EmptyState, ground, upright_hairline

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.form_pane import FormPane
    from leaddesk.ui.routes import Route

_LIST, _BESIDE, _RAIL = 348, 1200, 208
_WIDE = (CONSENTS, DOCUMENTS, LEGAL, PLAN)
"""Tabs that take the room of the list."""


class ParticipantsFrame(FormsPage):
    """Holds list, record and forms, and gives each the room there is."""

    def __init__(
        self,
        context: Context,
        ask: Callable[..., str | None],
        ask_form: Callable[..., Any],
        pick: Callable[..., Any],
        parent: QWidget | None = None,
    ) -> None:
        """Take the context and how to ask."""
        super().__init__(context, tr(N_("Participants")), parent)
        self._mended: Route | None = None
        """By which route a record was opened from the gaps of a report."""
        self.list = ParticipantList(context)
        self.record = RecordView(context, self.banner, ask_form, ask, pick)
        self._pane = "list"
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one pane or two."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        words = N_("Choose somebody in the list; Enter opens the record.")
        self._nobody = ground("surface")
        QVBoxLayout(self._nobody).addWidget(EmptyState("user", tr(N_("No record is open")), tr(words)))
        for part in (self._nobody, self.record):
            self._stack.addWidget(part)
        self._main = QWidget()
        self._main.setLayout(self._framed())
        self._line = upright_hairline()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.list)
        across.addWidget(self._line)
        across.addWidget(self._main, 1)

    def _show_form(self, form: FormPane[Any]) -> None:
        self._stack.setCurrentWidget(form)
        self._pane = "form"
        self._fit()

    def _show_list(self) -> None:
        open_one = self.record.person is not None and not self._narrow()
        self._stack.setCurrentWidget(self.record if open_one else self._nobody)
        self._pane = "list"
        self._fit()

    def _narrow(self) -> bool:
        window = self.window()
        return self.width() < px(_BESIDE - _RAIL) if window is self else window.width() < px(_BESIDE)

    def _fit(self) -> None:
        """Show list and record beside each other, or one of them; a form has the page for itself."""
        narrow, pane = self._narrow(), self._pane
        empty = pane == "list" and self.list.empty
        folded = pane == "record" and self.record.tabs.current in _WIDE
        with_list = pane == "list" if narrow else pane != "form" and not folded
        with_main = not empty and (pane != "list" or not narrow)
        if with_list and not with_main:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16777215)
        else:
            self.list.setFixedWidth(px(_LIST))
        self.list.setVisible(with_list)
        self._main.setVisible(with_main)
        self._line.setVisible(with_list and with_main)
        mending = self._mended is not None
        self.record.header.show_way_back(shown=pane == "record" and (mending or not with_list), mending=mending)
