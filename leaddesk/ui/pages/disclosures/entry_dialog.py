"""One entry of the log whole: every column that the law asks for, under the name that its file has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.room import ShortDialog
from leaddesk.ui.pages.disclosures.log_columns import file_columns
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.facts import FactGrid
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.disclosure_log import LogEntry
    from leaddesk.ui.context import HiddenNames

_WIDTH = 640
WHOLE = N_("Everything about this entry…")
_SOFT = "\u200b"
_PIECE = 16


class EntryDialog(ShortDialog):
    """Label and value, one below the other."""

    def __init__(self, parent: QWidget | None, entry: LogEntry, clock: Clock, names: HiddenNames) -> None:
        """Take the entry, and what its columns need."""
        title = tr(N_("Entry {number} of the log"), number=entry.row.id)
        super().__init__(parent, title, _WIDTH)
        self.put(label(title, "section", wrap=True))
        self.put_roomy(column(FactGrid(facts_of(entry, clock, names))))
        close = plain(tr(N_("Close")), name="close")
        close.triggered.connect(self.reject)
        self.put(row(close, None))
        close.setFocus()

    @staticmethod
    def tell(parent: QWidget | None, entry: LogEntry, clock: Clock, names: HiddenNames) -> None:
        """Show an entry until it is closed."""
        dialog = EntryDialog(parent, entry, clock, names)
        dialog.exec()
        dialog.deleteLater()


def facts_of(entry: LogEntry, clock: Clock, names: HiddenNames) -> list[tuple[str, str]]:
    """Return every column of the log for one entry, in words; long ones may break."""
    found = []
    for one in file_columns(clock, names):
        value = one.value(entry)
        text = "" if value is None else one.text(value)
        found.append((one.title, _broken(text)))
    return found


def _broken(text: str) -> str:
    """Return a text in which a hash, which has no spaces, may go onto a second line."""
    if " " in text or len(text) <= 3 * _PIECE:
        return text
    return _SOFT.join(text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
