"""What this program is, its version, and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from leaddesk import __version__
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.focus_ring import FocusRing
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import primary
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.mark import Mark
from leaddesk.ui.widgets.text import label

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


class AboutDialog(QDialog):
    """One screen; Esc closes it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("LeadDesk")
        self.setAccessibleName(tr(N_("About LeadDesk")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        version, *paragraphs = about_texts()
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, MARGIN, MARGIN, px(20))
        box.setSpacing(GAP)
        box.addLayout(row(Mark(36), label(version, "section"), None, gap=12))
        for text in paragraphs:
            box.addWidget(label(text, wrap=True))
        close = primary(tr(N_("Close")), name="close")
        close.triggered.connect(self.accept)
        box.addLayout(row(None, close))
        self.setFixedWidth(px(480))
        self._ring = FocusRing(self)
