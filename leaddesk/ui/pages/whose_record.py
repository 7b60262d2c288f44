"""Whose record a new referral goes to: a new one, a known one, or none until it is known who it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from leaddesk.ui.context import HiddenNames

NEW, KNOWN, NOBODY = "new", "known", "nobody"
_WORDS = {
    NEW: N_("A record with the status Referred is made from what stands above, in the same save."),
    NOBODY: N_("No record is made. The referral can be attached to a person later."),
}


class WhoseRecord(QWidget):
    """A switch of three, and a sentence that says what saving will do."""

    chosen = Signal(str)

    def __init__(self, names: HiddenNames) -> None:
        """Take what hides names."""
        super().__init__()
        self._names = names
        words = tr(N_("Record of the person"))
        self.switch = SegmentedSwitch(
            words,
            [(NEW, tr(N_("New participant"))), (KNOWN, tr(N_("Known person…"))), (NOBODY, tr(N_("Nobody yet")))],
        )
        self._says = label(role="second", wrap=True)
        self.setLayout(column(label(words, "label"), row(self.switch, None), self._says, gap=5))
        self.switch.chosen.connect(self.chosen)

    @property
    def says(self) -> str:
        """Return the sentence."""
        return self._says.text()

    def show_choice(self, key: str, name: str, number: str) -> None:
        """Show what is chosen; a known person by name and number."""
        self.switch.set_value(key)
        shown = breakable(self._names.shown(name, number))
        who = number if shown == number else f"{shown}, {number}"
        set_text(self._says, tr(N_("Goes to the record of {who}."), who=who) if key == KNOWN else tr(_WORDS[key]))
