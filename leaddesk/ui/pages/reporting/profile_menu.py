"""What can be done with the profile that is chosen on Reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from leaddesk.i18n import N_, tr
from leaddesk.ui import routes

if TYPE_CHECKING:
    from leaddesk.ui.pages.reports_page import ReportsPage


class ProfileMenu:
    """Opens under *Edit profile…*."""

    def __init__(self, page: ReportsPage) -> None:
        """Take the page it belongs to."""
        self._page = page

    def menu(self) -> QMenu:
        """Return the menu for the chosen profile."""
        page, key = self._page, self._page.bar.profile_key
        title = page.bar.profile.currentText().replace("&", "&&")
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key:
            edit = menu.addAction(tr(N_("Edit {title}…"), title=title))
            edit.triggered.connect(lambda: page.go(routes.PROFILE, None, "edit", key))
            copy = menu.addAction(tr(N_("Copy {title}…"), title=title))
            copy.triggered.connect(lambda: page.go(routes.PROFILE, None, "new", key))
        if key in page.exporting.one_page and page.table is not None and page.table.quarter:
            days = (page.table.period.first.isoformat(), page.table.period.last.isoformat())
            words = menu.addAction(tr(N_("Story and asks for the board…")))
            words.triggered.connect(lambda: page.go(routes.BOARD, None, "", days))
        new = menu.addAction(tr(N_("New profile…")))
        new.triggered.connect(lambda: page.go(routes.PROFILE, None, "new"))
        return menu

    def show(self) -> None:
        """Open it under its button."""
        button = self._page.bar.edit
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
