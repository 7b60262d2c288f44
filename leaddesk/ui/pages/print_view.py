"""How the preview is laid out: pages in the middle, facts right, small pages or the paper's own fields left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.elided import ElidedLine
from leaddesk.ui.pages.print_panel import FactsPanel, PrintFoot
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import icon_button, link, quiet
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import EmptyState, ground, hairline, scrolling, upright_hairline
from leaddesk.ui.widgets.paper_view import PaperArea, Thumbs
from leaddesk.ui.widgets.segmented import SegmentedSwitch

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from leaddesk.ui.pages.paper_fields import PaperFields
    from leaddesk.ui.widgets.panels import Banner

_BESIDE, _PANEL, _LETTER, _THUMBS = 1000, 316, 348, 104
LETTER, PAGES = "letter", "pages"
NOTHING = N_("Nothing can be shown")
ONLY_COVERED = N_("A page is drawn only from what a consent covers.")
SEE_ABOVE = N_("The line above says why.")
NAMES_HIDDEN = N_("Names are hidden, and the page has one")
SHOW_THEM = N_("Show names (F9) to see the page and print it.")


class PrintView(QFrame):
    """The parts of the page; where it is narrow they stand one below the other around the paper."""

    def __init__(self, banner: Banner) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.chip = Chip()
        self.smaller = icon_button("magnifying-glass-minus", tr(N_("Smaller")), name="smaller")
        self.fit = quiet(tr(N_("Fit width")), name="fit-width")
        self.larger = icon_button("magnifying-glass-plus", tr(N_("Larger")), name="larger")
        self.way_back = link(" ", "caret-left", "back")
        self.title = ElidedLine("section")
        self.header = QWidget()
        head = row(self.way_back, self.title, self.chip, None, self.smaller, self.fit, self.larger, gap=GAP)
        head.setContentsMargins(MARGIN, 8, 12, 0)
        self.header.setLayout(head)
        # as high without its buttons as with them: nothing jumps where a page can't be drawn
        self.header.setMinimumHeight(px(36) + 8)
        self.paper = PaperArea(tr(N_("Paper")))
        self.thumbs, self.panel, self.foot = Thumbs(), FactsPanel(), PrintFoot()
        self.letter, self.is_letter = QWidget(), False
        self._kinds = column()
        self.letter.setLayout(self._kinds)
        self._fields: list[PaperFields] = []
        self.nothing = EmptyState("prohibit", tr(NOTHING), tr(ONLY_COVERED))
        self.switch = SegmentedSwitch(tr(N_("Left side")), [(LETTER, tr(N_("Fill in"))), (PAGES, tr(N_("Pages")))])
        self._banner = banner
        self._build(banner)
        self._beside: bool | None = None
        self._drawn = True
        self.switch.chosen.connect(lambda _key: self._show_left())
        self.smaller.triggered.connect(lambda: self.paper.zoom_by(-1))
        self.larger.triggered.connect(lambda: self.paper.zoom_by(1))
        self.fit.triggered.connect(self.paper.fit_width)
        self.thumbs.chosen.connect(self.paper.go_to)
        self.paper.page_seen.connect(self.thumbs.mark)

    def _build(self, banner: Banner) -> None:
        # a stack shows its first part as soon as it comes in: without a parent it would flash up as a window
        middle = QWidget()
        self._middle = QStackedLayout(middle)
        self._middle.addWidget(self.paper)
        empty = ground("rail")
        empty.setLayout(column(self.nothing))
        self._middle.addWidget(empty)
        self._letter_holder = QVBoxLayout()
        inner = QWidget()
        inner.setLayout(self._letter_holder)
        self._letter_holder.setContentsMargins(0, 0, 0, 0)
        self._letter_area = scrolling(inner)
        self._switch_row = QWidget()
        line = row(self.switch, None)
        line.setContentsMargins(MARGIN, 10, 8, 6)
        self._switch_row.setLayout(line)
        self._left = ground("surface")
        self._left.setLayout(column(self._switch_row, self._letter_area, self.thumbs))
        self._panel_holder = QVBoxLayout()
        self._panel_holder.setContentsMargins(0, 0, 0, 0)
        panel_inner = QWidget()
        panel_inner.setLayout(self._panel_holder)
        self._right = ground("surface")
        self._right_box = column(scrolling(panel_inner), hairline())
        self._right_box.setStretch(0, 1)
        self._right.setLayout(self._right_box)
        self._lines = (upright_hairline(), upright_hairline())
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(self._lines[0])
        across.addWidget(middle, 1)
        across.addWidget(self._lines[1])
        across.addWidget(self._right)
        self._below = column(hairline())
        told = column()
        told.setContentsMargins(MARGIN, 0, MARGIN, 8)
        banner.stand_in(told)
        box = column(self.header, told, hairline())
        box.addLayout(across, 1)
        box.addLayout(self._below)
        self.setLayout(box)

    def show_kind(self, fields: PaperFields | None) -> None:
        """Show a paper with the fields that it is put together from, or one without."""
        self.is_letter = fields is not None
        if fields is not None and fields not in self._fields:
            self._fields.append(fields)
            self._kinds.addWidget(fields)
            if fields.beside_print is not None:
                self.foot.extra.addWidget(fields.beside_print)
        for one in self._fields:
            one.setVisible(one is fields)
            if one.beside_print is not None:
                one.beside_print.setVisible(one is fields)
        self.switch.set_value(LETTER)
        self._beside = None
        self._place()

    def say_state(self, words: str) -> None:
        """Say what the paper is so far, beside the title; a long title takes the room of it."""
        self.chip.show_words(words, "plain", "")
        self._fit_head()

    def _fit_head(self) -> None:
        self.chip.show()
        head = self.header.layout()
        self.chip.setVisible(head is None or head.sizeHint().width() <= self.header.width())

    def say_nothing(self, *, hidden: bool, stopped: bool, missing: str = "") -> None:
        """Say why there is no page: names are hidden, the record lacks something for it, or nothing is covered."""
        if hidden:
            self.nothing.say(tr(NAMES_HIDDEN), tr(SHOW_THEM))
        else:
            self.nothing.say(tr(NOTHING), missing or tr(SEE_ABOVE if stopped else ONLY_COVERED))

    def show_paper(self, *, drawn: bool) -> None:
        """Show the pages, or that there is nothing to show; a narrow letter keeps its fields in reach."""
        self._drawn = drawn
        self._middle.setCurrentIndex(0 if drawn or not self._beside else 1)
        for button in (self.smaller, self.fit, self.larger):
            button.setVisible(drawn)
        self._show_left()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put panel and fields beside the paper, or above and below it."""
        super().resizeEvent(event)
        self._place()
        self._fit_head()

    def _place(self) -> None:
        beside = self.width() >= px(_BESIDE)
        if beside == self._beside:
            return
        self._beside = beside
        self._right.setVisible(beside)
        self._right.setFixedWidth(px(_PANEL))
        self._lines[1].setVisible(beside)
        if beside:
            self._letter_holder.addWidget(self.letter)
            self._panel_holder.addWidget(self.panel)
            self._right_box.addWidget(self.foot)
        else:
            self.paper.above.addWidget(self.letter)
            self.paper.below.addWidget(self.panel)
            self._below.addWidget(self.foot)
            self._middle.setCurrentIndex(0)
        self.letter.setVisible(self.is_letter)
        self._show_left()

    def _shows_thumbs(self) -> bool:
        return bool(self._beside) and self._drawn and (not self.is_letter or self.switch.value() == PAGES)

    def _show_left(self) -> None:
        letter = self.is_letter and self.switch.value() == LETTER
        self._switch_row.setVisible(self.is_letter)
        self._letter_area.setVisible(letter)
        self.thumbs.setVisible(self._shows_thumbs())
        self._fit_left()

    def _fit_left(self) -> None:
        letter = self.is_letter and self.switch.value() == LETTER
        switch = self.switch.sizeHint().width() + px(MARGIN) + 16 if self.is_letter else 0
        self._left.setFixedWidth(px(_LETTER) if letter else max(px(_THUMBS), switch))
        shown = bool(self._beside) and (self.is_letter or self._drawn)
        self._left.setVisible(shown)
        self._lines[0].setVisible(shown)
