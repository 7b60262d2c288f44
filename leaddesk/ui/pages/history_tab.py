"""History of a record: how the status went, and how the record is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.list_export import ListShown, export_button
from leaddesk.ui.pages.merge.merges_section import MergesSection
from leaddesk.ui.pages.overview_tab import status_entry
from leaddesk.ui.pages.record_lists import RecordExports, status_list
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, quiet, small
from leaddesk.ui.widgets.facts import Timeline
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.panels import Banner, hairline, scrolling
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.record_facts import PersonFacts


class HistoryTab(QFrame):
    """The dated status history; each change has its day and its reason."""

    status_wanted = Signal()
    remove_wanted = Signal()
    same_wanted = Signal()
    undo_wanted = Signal(int)

    def __init__(self, context: Context) -> None:
        """Take the context, for the clock and for the list as a file."""
        super().__init__()
        self.setProperty("ground", "surface")
        change = small(plain(tr(N_("Change status…")), "arrows-clockwise", "change-status"))
        remove = quiet(tr(N_("Remove")), "trash", "remove")
        remove.setAccessibleDescription(tr(N_("Takes this record out of lists, search and figures")))
        same = quiet(tr(N_("This is the same person as…")), "users", "same-as")
        self.timeline = Timeline()
        self.merges = MergesSection(context.clock)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(MARGIN, px(16), MARGIN, MARGIN)
        box.setSpacing(GAP)
        self._facts: PersonFacts | None = None
        self.export, self.banner = small(export_button()), Banner()
        self.exports = RecordExports(self, context, self.export, self._listed, self.banner)
        box.addWidget(self.banner)
        box.addLayout(row(label(tr(N_("Status so far")), "section"), None, self.export, change))
        box.addWidget(self.timeline)
        box.addWidget(hairline())
        box.addWidget(self.merges)
        words = N_(
            "Entered by mistake? Remove takes the record out of lists, search and figures. Entered twice? Merge."
        )
        box.addWidget(label(tr(words), "second", wrap=True))
        line = QWidget()
        line.setLayout(Flow(same, remove, gap=8, line_gap=4))
        box.addWidget(line)
        self.setLayout(column(scrolling(content)))
        change.triggered.connect(self.status_wanted)
        remove.triggered.connect(self.remove_wanted)
        same.triggered.connect(self.same_wanted)
        self.merges.undo_wanted.connect(self.undo_wanted)

    def show_facts(self, facts: PersonFacts) -> None:
        """Show a person's history, the newest first."""
        self._facts = facts
        self.timeline.set_entries([status_entry(period) for period in reversed(facts.record.history)])
        self.merges.set_merges(facts.merges)

    def _listed(self) -> list[ListShown]:
        facts = self._facts
        return [] if facts is None else [status_list(facts.record.history, facts.record.id)]
