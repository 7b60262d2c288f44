"""Help for the page she is on, and the keys of the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.room import ShortDialog
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import primary
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.text import label

KEYS = (
    ("Ctrl+K", N_("Search")),
    ("Ctrl+N", N_("New")),
    ("Ctrl+Shift+N", N_("Note a contact")),
    ("Ctrl+S", N_("Save now")),
    ("Ctrl+P", N_("Print")),
    ("Ctrl+L", N_("Lock")),
    ("Ctrl+Z", N_("Undo")),
    ("Ctrl+Shift+Z", N_("Redo")),
    ("Ctrl+1 … 7", N_("Pages of the rail")),
    ("Alt+1 … 8", N_("Tabs of a record")),
    ("F5", N_("Today")),
    ("F9", N_("Hide names")),
    ("Esc", N_("Back")),
)
PAGES = {
    routes.TODAY: N_("What can't wait stands first. Each line opens its record; looking at it changes nothing."),
    routes.PARTICIPANTS: N_("Everyone who was ever referred by name. The search finds any name, phone or birth date."),
    routes.REFERRALS: N_("Who is being sent to us, and whom we sent where. Intake days count from the day of contact."),
    routes.COURT: N_(
        "Who has to be in court, and when. A date that is moved stays as moved, and the new one stands on its own."
    ),
    routes.PROVIDERS: N_("The offices that people are sent to or that may be told something."),
    routes.REPORTS: N_("Each figure is the number of a list; a double click opens the people behind it."),
    routes.WORK: N_("What the whole office did in a period. The sums serve for time, mileage and counts."),
    routes.BLANKS: N_(
        "Every form that can be filled in by hand, one by one or all in one job for a day without LeadDesk."
    ),
    routes.SETTINGS: N_("The office as papers name it, the passphrase, backups and how the screen looks."),
}


_WIDTH = 540


class HelpDialog(ShortDialog):
    """One screen of help; Esc closes it."""

    def __init__(self, parent: QWidget | None, page: str) -> None:
        super().__init__(parent, tr(N_("Help")), _WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = column(gap=GAP)
        if page in PAGES:
            content.addWidget(label(tr(N_("This page")), "section"))
            content.addWidget(label(tr(PAGES[page]), wrap=True))
        content.addWidget(label(tr(N_("Keys")), "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(6)
        half = (len(KEYS) + 1) // 2
        for number, (keys, words) in enumerate(KEYS):
            line, side = number % half, 3 * (number // half)
            grid.addWidget(label(keys, "key"), line, side, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(tr(words), "second"), line, side + 1)
        grid.setColumnMinimumWidth(2, px(24))
        grid.setColumnStretch(4, 1)
        content.addLayout(grid)
        self.put_roomy(content)
        close = primary(tr(N_("Close")), name="close")
        close.triggered.connect(self.accept)
        self.put(row(close, None))

    @staticmethod
    def show_for(parent: QWidget | None, page: str) -> None:
        """Show the help beside the work, without stopping it."""
        HelpDialog(parent, page).open()
