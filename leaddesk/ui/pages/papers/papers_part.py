"""The tab: what may be changed on paper at the left, the page as it would print at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaddesk.documents.text_samples import letterhead_page, sample_page
from leaddesk.domain.site_texts import SiteText
from leaddesk.i18n import N_, tr, translator
from leaddesk.paper.scans.apart import clean_logo_apart
from leaddesk.ui.current import px
from leaddesk.ui.pages.papers.wording_editor import WordingEditor
from leaddesk.ui.pages.scans.scan_reader import ScanReader
from leaddesk.ui.pdf_pages import pictures
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import Banner, Card, ground, scrolling, upright_hairline
from leaddesk.ui.widgets.paper_view import PaperArea
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.attachments import CleanFile
    from leaddesk.domain.changes import ChangeSet
    from leaddesk.paper.build import Printout
    from leaddesk.ui.context import Context
    from leaddesk.ui.pdf_pages import Picture

_BESIDE, _LEFT, _PAUSE_MS = 1000, 470, 400
_ON_PAPER = translator("en")
LOGO_WORDS = N_(
    "PNG or JPEG, at most 5 MB. It is made black on white and stands left of the office's name, 40 points high at most."
    " Letters to a participant never show it."
)
TEST_WORDS = N_(
    "Margins, greys, thin lines and every script, on one page. Print it on each printer that prints papers."
)


def choose_logo(parent: QWidget) -> Path | None:
    """Ask which picture is the logo."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    options = QFileDialog.Option.DontUseNativeDialog
    kinds = tr(N_("Pictures (*.png *.jpg *.jpeg)"))
    chosen, _ = QFileDialog.getOpenFileName(parent, tr(N_("Choose a logo")), folder, kinds, options=options)
    return Path(chosen) if chosen else None


class PapersPart(QWidget):
    """The letterhead, the wordings, and the printer."""

    test_wanted = Signal()
    told = Signal(str)

    def __init__(self, context: Context, *, choose: Callable[[QWidget], Path | None] = choose_logo) -> None:
        """Take what pages need, and how to ask for a picture."""
        super().__init__()
        self._context, self._choose = context, choose
        self._seen: SiteText | None = SiteText.STATE_NOTICE
        self._beside: bool | None = None
        self.banner = Banner()
        self.reader = ScanReader(self, clean_logo_apart)
        self.editor = WordingEditor(context)
        self.paper = PaperArea(tr(N_("The page as it would print")))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is in force."""
        has = bool(self._context.services.settings.wording().logo)
        set_text(self._logo, tr(N_("A logo stands on the letterhead.") if has else N_("No logo on the letterhead.")))
        self.no_logo.setVisible(has)
        self.editor.refresh()
        self._pause.start()

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, here or by an undo."""
        if changes.touches("site_text", "site_logo", "setting"):
            self.refresh()

    def keep_work(self) -> Callable[[], object] | None:
        """Return the work that keeps a wording that is being written."""
        return self.editor.keeper.keep_work()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the page beside what is changed, or under it where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        self._side.setFixedWidth(px(_LEFT)) if beside else None
        if beside == self._beside:
            return
        self._beside = beside
        (self._holder if beside else self.paper.above).addWidget(self._content)
        self._side.setVisible(beside)
        self._line.setVisible(beside)

    def _build(self) -> None:
        self._logo = label("", wrap=True)
        self.logo = plain(tr(N_("Choose a logo…")), "folder-open", "choose-logo")
        self.no_logo = plain(tr(N_("Take the logo off")), "x", "no-logo")
        self.see_logo = plain(tr(N_("See the letterhead")), "eye", "see-letterhead")
        self.test = plain(tr(N_("Printer test page")), "printer", "printer-test")
        head = Card(tr(N_("Letterhead")))
        head.add(self._logo, _line(self.logo, self.no_logo, self.see_logo), label(tr(LOGO_WORDS), "second", wrap=True))
        words = Card(tr(N_("Words on paper")))
        words.add(self.editor)
        printer = Card(tr(N_("Printer")))
        printer.add(_line(self.test), label(tr(TEST_WORDS), "second", wrap=True))
        self._content = ground("window")
        box = column(self.banner, words, head, printer, gap=GAP)
        box.setContentsMargins(MARGIN, px(16), MARGIN, px(16))
        self._content.setLayout(box)
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        inner = ground("window")
        inner.setLayout(self._holder)
        self._side = scrolling(inner)
        self._line = upright_hairline()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._side)
        across.addWidget(self._line)
        across.addWidget(self.paper, 1)

    def _connect(self) -> None:
        self.editor.changed.connect(self._on_words)
        self.editor.saved.connect(self.told)
        self.editor.failed.connect(self._fail)
        self._pause.timeout.connect(self._draw)
        self.logo.triggered.connect(self._on_choose)
        self.no_logo.triggered.connect(lambda: self._set_logo(None))
        self.see_logo.triggered.connect(self._on_see_logo)
        self.test.triggered.connect(self.test_wanted)
        self.reader.read.connect(self._set_logo)
        self.reader.refused.connect(self._fail)
        self.paper.width_wanted.connect(lambda _width: self._draw())

    def _on_words(self) -> None:
        self._seen = self.editor.text
        self._pause.start()

    def _on_see_logo(self) -> None:
        self._seen = None
        self._draw()

    def _on_choose(self) -> None:
        file = self._choose(self)
        if file is not None:
            self.banner.clear()
            self.reader.start(file)

    def _set_logo(self, found: CleanFile | None) -> None:
        self._seen = None
        texts = self._context.services.site_texts
        self._context.jobs.save(self, lambda: texts.set_logo(found), lambda _done: self._draw(), self._fail)

    def _draw(self) -> None:
        """Draw the page with the words as they stand in the box."""
        services, text, words = self._context.services, self._seen, self.editor.words
        width, ratio = self.paper.page_width, self.devicePixelRatioF()

        def work() -> list[Picture]:
            return pictures(drawn().pdf, width, ratio)

        def drawn() -> Printout:
            blank = services.packets.blank()
            if text is None:
                return letterhead_page(services.settings.wording().logo, blank, _ON_PAPER)
            return sample_page(text, words, blank, _ON_PAPER)

        self._context.jobs.run(self, work, self.paper.show_pictures, self._fail, key="sample")

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self.banner)


def _line(*buttons: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(Flow(*buttons, gap=8, line_gap=8))
    return made
