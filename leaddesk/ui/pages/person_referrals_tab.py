"""Referrals of a person: those to us, and those to providers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.list_export import ListShown, export_button, of_table
from leaddesk.ui.pages.record_lists import RecordExports
from leaddesk.ui.pages.referral_tables import referrals_in_table, referrals_out_table
from leaddesk.ui.tokens import GAP, MARGIN, ROW
from leaddesk.ui.widgets.buttons import plain, small
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Banner, scrolling
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.record_facts import PersonFacts
    from leaddesk.ui.widgets.tables import RecordTableView

_MOST = 8


class PersonReferralsTab(QFrame):
    """Two short tables under each other; a row opens the referral."""

    new_out_wanted = Signal()
    in_opened = Signal(int)
    out_opened = Signal(int)
    out_printed = Signal(int)

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.referrals_out = referrals_out_table(context, with_person=False)
        self.referrals_in = referrals_in_table(context, with_person=False)
        self._no_out = label(tr(N_("Nobody was asked for a service yet.")), "second", wrap=True)
        self._no_in = label(tr(N_("No referral brought this person here.")), "second", wrap=True)
        new = small(plain(tr(N_("New referral out")), "paper-plane-tilt", "new-referral-out"))
        self._person: int | None = None
        self.export, self.banner = small(export_button()), Banner()
        self.exports = RecordExports(self, context, self.export, self._listed, self.banner)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(MARGIN, px(16), MARGIN, MARGIN)
        box.setSpacing(GAP)
        box.addWidget(self.banner)
        box.addLayout(row(label(tr(N_("To providers")), "section"), None, self.export, new))
        box.addWidget(self.referrals_out)
        box.addWidget(self._no_out)
        box.addSpacing(px(12))
        box.addWidget(label(tr(N_("To us")), "section"))
        box.addWidget(self.referrals_in)
        box.addWidget(self._no_in)
        self.setLayout(column(scrolling(content)))
        new.triggered.connect(self.new_out_wanted)
        self.referrals_in.opened.connect(lambda one: self.in_opened.emit(one.id))
        self.referrals_out.opened.connect(lambda one: self.out_opened.emit(one.id))
        self.referrals_out.set_actions(
            lambda one: [
                (tr(N_("Open")), lambda: self.out_opened.emit(one.id)),
                (tr(N_("Print…")), lambda: self.out_printed.emit(one.id)),
            ]
        )

    def show_facts(self, facts: PersonFacts) -> None:
        """Show a person's referrals."""
        self._person = facts.record.id
        self.export.setVisible(bool(facts.referrals_out or facts.referrals_in))
        for view, rows, none in (
            (self.referrals_out, facts.referrals_out, self._no_out),
            (self.referrals_in, facts.referrals_in, self._no_in),
        ):
            _fill(view, rows)
            view.setVisible(bool(rows))
            none.setVisible(not rows)

    def _listed(self) -> list[ListShown]:
        tables = (("referrals-out", self.referrals_out), ("referrals-in", self.referrals_in))
        return [replace(of_table(key, view), record=self._person) for key, view in tables if view.table.rows]


def _fill(view: RecordTableView[Any], rows: Any) -> None:
    view.set_rows(rows)
    view.setProperty("card", True)
    shown = min(len(rows), _MOST)
    view.setFixedHeight(view.horizontalHeader().sizeHint().height() + shown * px(ROW) + 4)
