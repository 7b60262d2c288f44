"""What this program is, its version, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion

from leaddesk import __version__
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.room import ShortDialog
from leaddesk.ui.widgets.buttons import primary
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.mark import Mark
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WHAT = N_(
    "Records, forms and quarterly summaries for one LEAD coordinator. It works without the internet and sends nothing."
)
MADE_OF = N_(
    "Qt {qt} for the screen, SQLCipher for the records, Inter and Noto Sans for the letters, Phosphor for the icons."
)
NOT_DEFENDED = N_(
    "It can't protect against a program that watches the keyboard while the records are open, or a passphrase that"
    " somebody else knows."
)


def about_texts() -> tuple[str, ...]:
    """Return the paragraphs, translated."""
    version = tr(N_("LeadDesk {version}"), version=__version__)
    return version, tr(WHAT), tr(MADE_OF, qt=qVersion()), tr(NOT_DEFENDED)


class AboutDialog(ShortDialog):
    """One screen; Esc closes it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, tr(N_("About LeadDesk")), 480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        version, *paragraphs = about_texts()
        self.put(row(Mark(36), label(version, "section"), None, gap=12))
        for text in paragraphs:
            self.put(label(text, wrap=True))
        close = primary(tr(N_("Close")), name="close")
        close.triggered.connect(self.accept)
        self.put(row(close, None))
