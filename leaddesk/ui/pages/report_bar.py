"""What a summary is made of: profile, period, version, and the way out to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.period_choice import PeriodChoice
from leaddesk.ui.pages.report_closing import CLOSE, REOPEN, why_not_closed
from leaddesk.ui.tokens import GAP, SMALL
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.choice import Choice, letters
from leaddesk.ui.widgets.layouts import Flow, row
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label, set_buddy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.reports.profile import Profile
    from leaddesk.reports.table import Table
    from leaddesk.ui.widgets.date_fields import Today

INTERNAL, RELEASE = "internal", "release"


class ReportBar(QWidget):
    """The choosers in a line."""

    def __init__(self, today: Today, ask_span: Callable[..., Any]) -> None:
        """Take what says which day it is, and how to ask for two days."""
        super().__init__()
        self.profile = Choice()
        self.profile.setAccessibleName(tr(N_("Profile")))
        self.profile.setObjectName("profile")
        self.period = PeriodChoice(today, ask_span)
        versions = [(INTERNAL, tr(N_("Internal"))), (RELEASE, tr(N_("Release")))]
        self.switch = SegmentedSwitch(tr(N_("Version")), versions)
        self.closing = plain(tr(CLOSE), "lock-simple", "close-quarter")
        self.export = plain(tr(N_("Export…")), "export", "export")
        self.edit = plain(tr(N_("Edit profile…")), "note-pencil", "edit-profile")
        self.fidelity = plain(tr(N_("Self-check")), "clipboard-text", "fidelity")
        self.work = plain(tr(N_("Work log")), "notebook", "work-log")
        names = [label(tr(N_("Profile")), "label"), label(tr(N_("Period")), "label")]
        for name, choice in zip(names, (self.profile, self.period), strict=True):
            set_buddy(name, choice)
        pairs = [QWidget() for _name in names]
        for pair, name, choice in zip(pairs, names, (self.profile, self.period), strict=True):
            pair.setLayout(row(name, choice))
        buttons = (self.closing, self.export, self.edit, self.fidelity)
        self.line = Flow(*pairs, self.switch, *buttons, gap=GAP, line_gap=SMALL)
        self.setLayout(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_profiles(self, profiles: Sequence[Profile], wanted: str = "") -> None:
        """Offer the profiles, staying on the one that is chosen if no other is wanted."""
        chosen = wanted or self.profile_key
        with QSignalBlocker(self.profile):
            self.profile.clear()
            for profile in profiles:
                self.profile.addItem(tr(profile.title), profile.key)
            self.profile.setCurrentIndex(max(0, self.profile.findData(chosen)))
        self.profile.setMinimumContentsLength(letters(self.profile, [tr(profile.title) for profile in profiles]))

    @property
    def profile_key(self) -> str:
        """Return the key of the chosen profile; empty before there are any."""
        return str(self.profile.currentData() or "")

    def show_state(self, table: Table) -> None:
        """Offer what can be done with a summary: close its quarter or reopen it, and export it."""
        closed = table.closed_at is not None
        self.closing.set_text(tr(REOPEN) if closed and table.quarter else tr(CLOSE))
        self.closing.set_blocked(why_not_closed(table))
        waits = N_("A release waits until its quarter is closed")
        self.export.set_blocked(tr(waits) if table.release and not closed else "")

    @property
    def release(self) -> bool:
        """Return whether the version for others is wanted."""
        return self.switch.value() == RELEASE
