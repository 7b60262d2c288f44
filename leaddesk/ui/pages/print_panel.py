"""The panel beside a paper: the facts, what is still missing, the copies; and the foot with *Print* and *Save PDF*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QProgressBar, QVBoxLayout, QWidget

from leaddesk.documents.printer_test import CODE as TEST_CODE
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.print_copies import whose_copies
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import icon_button, link, plain, primary, small
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.facts import EMPTY, CheckPanel, FactRow, empty
from leaddesk.ui.widgets.layouts import Flow, column, row, turn
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from leaddesk.ui.pages.print_words import Fact

_MOST_COPIES, _FEW = 9, 3
_ONE_LINE = 560


class Copies(QWidget):
    """How many copies, with a button for one less and one more."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 1
        self._shown = label("1", "value")
        self.less = small(icon_button("minus", tr(N_("One copy less")), name="less"))
        self.more = small(icon_button("plus", tr(N_("One copy more")), name="more"))
        self.setLayout(row(self.less, self._shown, self.more, None, gap=10))
        self.less.triggered.connect(lambda: self._step(-1))
        self.more.triggered.connect(lambda: self._step(1))
        self._say()

    def reset(self) -> None:
        """Go back to one copy."""
        self._step(1 - self.count)

    def _step(self, step: int) -> None:
        self.count = min(_MOST_COPIES, max(1, self.count + step))
        self._say()

    def _say(self) -> None:
        set_text(self._shown, str(self.count))
        self.setAccessibleName(tr(N_("Copies: {count}"), count=self.count))
        self.less.set_blocked(tr(N_("One is the least")) if self.count == 1 else "")
        self.more.set_blocked(tr(N_("Nine is the most")) if self.count == _MOST_COPIES else "")


class FactsPanel(QFrame):
    """What the paper is, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAccessibleName(tr(N_("About this paper")))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(GAP)
        self.copies = Copies()
        self._copies = FactRow("copy", tr(N_("Copies")))
        self._copies.add(self.copies)
        self._whose = label("", "second", wrap=True)
        self._copies.add(self._whose)
        self.test = small(link(tr(N_("Printer test page")), name="printer-test"))
        self._copies.add(self.test)
        self._missing = CheckPanel()
        self._still = label(tr(N_("Still missing")), "section")
        self.pack = Tick(tr(N_("As a packet, with a cover sheet")))
        self.pack.setObjectName("as-packet")
        self.pack.hide()
        self.mail = Tick(tr(N_("With an address page for a window envelope")))
        self.mail.setObjectName("address-page")
        self.mail.hide()
        box = column(self._facts, self._copies, self.pack, self.mail, self._still, self._missing, gap=GAP)
        box.setContentsMargins(MARGIN, 16, MARGIN, 16)
        self.setLayout(box)
        self._still.hide()
        self._missing.hide()

    def offer(self, *, pack: bool, mail: bool) -> None:
        """Offer what can lie on top of this paper: a cover sheet, a page with the address."""
        self.pack.setVisible(pack)
        self.mail.setVisible(mail)

    def show_facts(self, facts: Sequence[Fact], *, copies: bool, file_name: str = "") -> None:
        """Show these; one without a value is left out. Below the copies stands whose they are."""
        empty(self._facts)
        for fact in facts:
            if fact.value:
                self._facts.addWidget(FactRow(fact.icon, tr(fact.name), fact.value, fact.detail, line=True))
        self._copies.setVisible(copies)
        # beside the test page itself it would lead nowhere
        self.test.setVisible(not file_name.startswith(f"{TEST_CODE}-"))
        whose = whose_copies(file_name)
        set_text(self._whose, whose)
        self._whose.setVisible(bool(whose))

    @property
    def on_top(self) -> tuple[bool, bool]:
        """Return whether a cover sheet and an address page are wanted."""
        return self.pack.isChecked(), self.mail.isChecked()

    def forget(self) -> None:
        """Begin with one copy of the paper alone."""
        self.copies.reset()
        self.pack.setChecked(False)
        self.mail.setChecked(False)

    def show_missing(self, lines: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show what has to be filled first, each with the way there."""
        self._missing.set_lines([(EMPTY, tr(words), jump) for words, jump in lines])
        self._still.setVisible(bool(lines))
        self._missing.setVisible(bool(lines))


class PrintFoot(QFrame):
    """*Print* and *Save PDF*, and beside or below them why not."""

    printing = Signal()
    saving = Signal()
    stopping = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.print = primary(tr(N_("Print")), "printer", "print")
        self.save = plain(tr(N_("Save PDF")), "download-simple", "save-pdf")
        self.reason = label("", "second", wrap=True)
        self.reason.setObjectName("why-not")
        self.stop = plain(tr(N_("Cancel")), name="cancel-printing")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr(N_("Pages on their way to the printer")))
        self._sending = QWidget()
        self._sending.setLayout(row(self.stop, self.progress, gap=8))
        self._sending.hide()
        self.extra = QVBoxLayout()
        self.extra.setContentsMargins(0, 0, 0, 0)
        buttons = QWidget()
        buttons.setLayout(Flow(self.print, self.save, gap=8, line_gap=8))
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setSpacing(10)
        self._box.setContentsMargins(MARGIN, 12, MARGIN, 12)
        self._box.addLayout(self.extra)
        self._box.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self._sending)
        self._box.addWidget(self.reason)
        self.print.triggered.connect(self.printing)
        self.save.triggered.connect(self.saving)
        self.stop.triggered.connect(self._on_stop)
        self.reason.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand on one line where there is room: a low window has none below."""
        super().resizeEvent(event)
        wide = self.width() >= px(_ONE_LINE)
        turn(self._box, beside=wide)
        self._box.setStretchFactor(self.reason, int(wide))

    def say_page(self, page: int, pages: int) -> None:
        """Say which page goes to the printer, with a way to stop where there are many; without pages it is over."""
        if page == 1:
            self.stop.set_blocked("")
        self._sending.setVisible(pages > _FEW)
        self.progress.setRange(0, max(1, pages))
        self.progress.setValue(page)
        if pages:
            set_text(self.reason, tr(N_("Page {page} of {pages} goes to the printer"), page=page, pages=pages))
            self.reason.show()

    def _on_stop(self) -> None:
        self.stop.set_blocked(tr(N_("It stops before the next page")))
        self.stopping.emit()

    def set_blocked(self, reason: str) -> None:
        """Block both for a reason that stands below them, or allow them."""
        self.print.set_blocked(reason)
        self.save.set_blocked(reason)
        set_text(self.reason, reason)
        self.reason.setVisible(bool(reason))
