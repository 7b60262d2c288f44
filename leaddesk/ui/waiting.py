"""What is shown while something is made ready that takes more than a moment."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from leaddesk.ui.current import px
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.text import label


class Waiting(QWidget):
    """Two sentences and a bar that moves."""

    def __init__(self, title: str, text: str) -> None:
        """Take what is happening, and what else there is to say."""
        super().__init__()
        self.setAccessibleName(title)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(px(320))
        bar.setAccessibleName(title)
        box = QVBoxLayout(self)
        box.addStretch(3)
        box.addLayout(row(None, label(title, "section"), None))
        box.addLayout(row(None, label(text, "second"), None))
        box.addSpacing(px(12))
        box.addLayout(row(None, bar, None))
        box.addStretch(4)
