"""One scan, page by page, drawn from memory: nothing of it is written to the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QWidget

from leaddesk.domain.attachments import AttachmentKind, BadFile, BadFileError, Media
from leaddesk.i18n import N_, tr
from leaddesk.paper.scans.apart import clean_apart
from leaddesk.ui.pages.scans.scan_words import second_words, title_words
from leaddesk.ui.pdf_pages import Picture, pictures
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.buttons import icon_button, link, plain, small
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.paper_view import PaperArea
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from leaddesk.domain.attachments import AttachmentRow
    from leaddesk.ui.context import Context


class ScanView(QFrame):
    """Shows a scan; emits what she wants."""

    closed = Signal()
    change_wanted = Signal(object)
    copy_wanted = Signal(object)
    remove_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.setProperty("ground", "window")
        self._context = context
        self.row: AttachmentRow | None = None
        self._content = b""
        self.way_back = link(tr(N_("Scans and photos")), "caret-left", "back-to-scans")
        self._title = label(role="section", wrap=True)
        self._second = label(role="second", wrap=True)
        self.area = PaperArea(tr(N_("Pages of the scan")))
        less = icon_button("magnifying-glass-minus", tr(N_("Smaller")), name="scan-smaller")
        more = icon_button("magnifying-glass-plus", tr(N_("Larger")), name="scan-larger")
        change = small(plain(tr(N_("Change…")), name="change-scan"))
        copy = small(plain(tr(N_("Save a copy…")), name="copy-scan"))
        remove = small(plain(tr(N_("Remove")), name="remove-scan"))
        buttons = QWidget()
        buttons.setLayout(Flow(self.way_back, less, more, change, copy, remove, gap=8, line_gap=4))
        head = column(buttons, self._title, self._second, gap=2)
        head.setContentsMargins(MARGIN, 6, MARGIN, 6)
        top = QWidget()
        top.setLayout(head)
        box = column(top, self.area)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.way_back.triggered.connect(self.closed)
        less.triggered.connect(lambda: self.area.zoom_by(-1))
        more.triggered.connect(lambda: self.area.zoom_by(1))
        change.triggered.connect(lambda: self.change_wanted.emit(self.row))
        copy.triggered.connect(lambda: self.copy_wanted.emit(self.row))
        remove.triggered.connect(lambda: self.remove_wanted.emit(self.row))
        self.area.width_wanted.connect(lambda _width: self._draw())

    def show_row(self, row: AttachmentRow) -> None:
        """Show a scan, read anew."""
        if self.row is None or row.id != self.row.id:
            self._content = b""
            self.area.show_pictures([])
        self.row = row
        set_text(self._title, title_words(row))
        set_text(self._second, second_words(row, self._context.clock))
        self.setAccessibleName(title_words(row))
        self._draw()

    def forget(self) -> None:
        """Let go of the bytes."""
        self.row, self._content = None, b""
        self.area.show_pictures([])

    def _draw(self) -> None:
        row = self.row
        if row is None:
            return
        attachments, kept = self._context.services.attachments, self._content
        width, ratio, name = self.area.page_width, self.devicePixelRatioF(), title_words(row)

        def work() -> tuple[bytes, list[Picture]]:
            content = kept or shown_content(attachments.content(row.id), row.draft.kind)
            return content, drawn(content, row.media, width, ratio, name)

        self._context.jobs.run(self, work, self._on_drawn, self.failed.emit, key="scan")

    def _on_drawn(self, found: tuple[bytes, list[Picture]]) -> None:
        if self.row is not None:
            self._content, shown = found
            self.area.show_pictures(shown)


def shown_content(content: bytes, kind: AttachmentKind) -> bytes:
    """Return what is drawn of a scan: a form is kept as it was sent, so its pages alone, cleaned in another process."""
    if kind is not AttachmentKind.SENT_FORM:
        return content
    cleaned = clean_apart(content, "form.pdf", lambda: False)
    return b"" if cleaned is None else cleaned.content


def drawn(content: bytes, media: Media, width: int, ratio: float, name: str) -> list[Picture]:
    """Return the pages of a scan as pictures. Raises BadFileError where they can't be drawn."""
    if media is Media.PDF:
        try:
            return pictures(content, width, ratio)
        except ValueError as error:
            raise BadFileError(BadFile.BROKEN) from error
    whole = QImage.fromData(content)
    if whole.isNull():
        raise BadFileError(BadFile.BROKEN)
    aspect = whole.height() / whole.width()
    image = whole.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
    image.setDevicePixelRatio(ratio)
    return [Picture(image, aspect, name)]
