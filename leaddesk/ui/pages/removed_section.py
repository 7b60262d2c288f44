"""Settings, *Removed*: what was taken off the lists, when and why, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.removed import RemovedKind, RemovedRow
from leaddesk.i18n import N_, tr
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.list_export import ListExport, export_button, of_table
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import Banner, EmptyState
from leaddesk.ui.widgets.tables import RecordTableView
from leaddesk.ui.widgets.text import announce, label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context

_TABLES = tuple(kind.value for kind in RemovedKind)


class RemovedSection(QWidget):
    """A table and one action. Reads anew whenever something was removed or brought back."""

    def __init__(self, context: Context, fail: Callable[[Exception], object] | None = None) -> None:
        """Take the context, and what shows an error on the page."""
        super().__init__()
        self._context = context
        self.banner = Banner()
        self._fail = fail or (lambda error: context.errors.show(error, banner=self.banner))
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Read again what was removed."""
        self._context.jobs.run(self, self._context.services.removed.rows, self._on_rows, self._fail, key="removed")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if changes.touches(*_TABLES):
            self.refresh()

    def _build(self) -> None:
        self.setAccessibleName(tr(N_("Removed")))
        names, local = self._context.names, self._context.clock.local
        columns: list[Column[RemovedRow]] = [
            Column(tr(N_("What")), lambda one: one.kind),
            Column(tr(N_("Name")), lambda one: names.shown(one.name, one.number or one.name), strong=True),
            Column(tr(N_("Number")), lambda one: one.number),
            Column(tr(N_("Removed")), lambda one: local(one.at).date()),
            Column(tr(N_("Why")), lambda one: one.because),
        ]
        self.view: RecordTableView[RemovedRow] = RecordTableView(tr(N_("Removed")), columns, "removed", stretch=4)
        self.view.setProperty("card", True)
        self.view.set_actions(lambda one: [(tr(N_("Restore")), partial(self.restore, one))])
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._follow())
        self.button = plain(tr(N_("Restore")), "arrow-counter-clockwise", "restore")
        self.export = export_button()
        self._reason = label("", "second", wrap=True)
        self.button.triggered.connect(lambda: self.restore(self._chosen()))
        words = N_("Nothing is deleted. What is removed leaves every list, form and figure until it is restored.")
        title = tr(N_("Nothing is removed"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(EmptyState("trash", title, tr(words)))
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        box.setSpacing(GAP)
        box.addWidget(self.banner)
        self._help = label(tr(words), "second", wrap=True)
        box.addWidget(self._help)
        box.addWidget(self._stack, 1)
        foot = row(self.button, self.export, self._reason, gap=GAP)
        foot.setStretch(2, 1)
        self.exporting = ListExport(
            self, self._context, self.export, lambda: of_table("removed", self.view), self.banner
        )
        box.addLayout(foot)
        self._context.names.changed.connect(lambda _hidden: self.refresh())
        self._follow()

    def restore(self, one: RemovedRow | None) -> None:
        """Bring a record back."""
        if one is None:
            return
        removed = self._context.services.removed
        self._context.jobs.save(
            self, lambda: removed.restore(one.kind, one.id), lambda _done: self._on_restored(one), self._fail
        )

    def _on_rows(self, rows: list[RemovedRow]) -> None:
        kept = self._chosen()
        self.view.set_rows(rows)
        place = next((n for n, one in enumerate(rows) if kept and (one.kind, one.id) == (kept.kind, kept.id)), -1)
        if place >= 0:
            self.view.setCurrentIndex(self.view.sorted.mapFromSource(self.view.table.index(place, 0)))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._help.setVisible(bool(rows))
        self.button.setVisible(bool(rows))
        self.export.setVisible(bool(rows))
        self._reason.setVisible(bool(rows))
        self._follow()

    def _on_restored(self, one: RemovedRow) -> None:
        words = tr(N_("Restored: {what}"), what=tr(one.kind.label))
        self.banner.say(words, "", "accent")
        announce(self, words)
        self.refresh()

    def _chosen(self) -> RemovedRow | None:
        """Return the row that is marked: one that merely has the focus was not chosen."""
        return self.view.current() if self.view.selectionModel().hasSelection() else None

    def _follow(self) -> None:
        reason = "" if self._chosen() is not None else tr(N_("Choose what to bring back in the table."))
        self.button.set_blocked(reason)
        set_text(self._reason, reason)
