"""What a summary is made of: profile, period, version, and the way out to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.period_choice import PeriodChoice
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label, set_buddy

if TYPE_CHECKING:
    from collections.abc import Callable

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
        self.profile.addItem(tr(N_("County board")), "county_board")
        self.profile.setMinimumContentsLength(len(self.profile.currentText()))
        self.period = PeriodChoice(today, ask_span)
        versions = [(INTERNAL, tr(N_("Internal"))), (RELEASE, tr(N_("Release")))]
        self.switch = SegmentedSwitch(tr(N_("Version")), versions)
        self.export = plain(tr(N_("Export…")), "export", "export")
        names = [label(tr(N_("Profile")), "label"), label(tr(N_("Period")), "label")]
        for name, choice in zip(names, (self.profile, self.period), strict=True):
            set_buddy(name, choice)
        choosers = (names[0], self.profile, 4, names[1], self.period, 4, self.switch, self.export)
        self.setLayout(row(*choosers, None))

    @property
    def release(self) -> bool:
        """Return whether the version for others is wanted."""
        return self.switch.value() == RELEASE
