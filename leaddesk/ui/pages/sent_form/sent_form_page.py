"""*From a PDF*: a form that was sent, read apart, shown beside its page, and made a referral when she says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from leaddesk.documents.registry import all_forms
from leaddesk.domain.attachments import CleanFile
from leaddesk.domain.sent_forms import SentFields, reading_of
from leaddesk.i18n import N_, tr
from leaddesk.paper.scans.apart import read_form_apart
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.draft_picker import KIND, fresh_key, kept_referrals
from leaddesk.ui.pages.referral_in_form import form_of
from leaddesk.ui.pages.scans.scan_reader import ScanReader, files_in
from leaddesk.ui.pages.sent_form.reading_panel import ReadingPanel
from leaddesk.ui.pdf_pages import pictures
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import EmptyState, ground, hairline, scrolling, upright_hairline
from leaddesk.ui.widgets.paper_view import PaperArea
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from leaddesk.domain.sent_forms import Reading
    from leaddesk.ui.context import Context
    from leaddesk.ui.pdf_pages import Picture
    from leaddesk.ui.routes import Route

TITLE = N_("Referral from a PDF")
EMPTY = N_("Choose the form that was sent")
EMPTY_TEXT = N_(
    "A REF-AD, REF-SC or REF-CM that was filled in on a screen. It is read field by field and shown beside its page;"
    " nothing is saved before you say so. A file can be dropped here, too."
)
KEPT = N_("The file is kept with the referral, encrypted, just as it was sent.")
_BESIDE, _PANEL = 1000, 470


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that was read: the bytes as they came, what they say, and the pages with nothing else in them."""

    data: bytes
    sent: SentFields
    clean: CleanFile


def choose_form(parent: QWidget) -> Path | None:
    """Ask for the file that was sent."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    # not the system's own dialog: it would keep the file in its list of recent ones
    options = QFileDialog.Option.DontUseNativeDialog
    chosen, _ = QFileDialog.getOpenFileName(parent, tr(EMPTY), folder, "PDF (*.pdf)", options=options)
    return Path(chosen) if chosen else None


def read_sent(data: bytes, _name: str, given_up: Callable[[], bool]) -> SentForm | None:
    """Return a form as it was read in a process of its own."""
    found = read_form_apart(data, given_up)
    return None if found is None else SentForm(data, *found)


class SentFormPage(Page):
    """One form at a time; the way here carries its file."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        choose: Callable[[QWidget], Path | None] = choose_form,
    ) -> None:
        """Take what pages need, and how to ask for a file."""
        super().__init__(context, tr(TITLE), parent)
        self.setProperty("ground", "surface")
        self._choose = choose
        self._form: SentForm | None = None
        self._referral: int | None = None
        self.reading: Reading | None = None
        self.reader = ScanReader(self, read_sent)
        self._beside: bool | None = None
        self._build()
        self._connect()
        self._fit()

    def open(self, route: Route) -> None:
        """Read the file that the way here names, or the form of a referral; without one, ask for it on the page."""
        self._referral = route.record
        if route.record is not None:
            self._open_kept(route.record)
        elif isinstance(route.extra, Path):
            self.take(route.extra)
        else:
            self._forget()

    def place(self, route: Route) -> Route:
        """Return the page without its file: after a lock it is chosen again."""
        return replace(route, extra=None)

    def back(self) -> bool:
        """Go back (Esc); what is being read is let go."""
        self._forget()
        self.going_back.emit()
        return True

    def take(self, file: Path) -> None:
        """Read a file that was chosen or dropped."""
        self._forget()
        self.reader.start(file)
        self._fit()

    def focus_first(self) -> None:
        """Begin where the next step is."""
        (self.make if self._form is not None else self.first).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what was read beside the page, or above it where it is narrow."""
        super().resizeEvent(event)
        self._place_panel(beside=self.width() >= px(_BESIDE))

    def _open_kept(self, referral_id: int) -> None:
        self._forget()
        attachments = self.context.services.attachments
        self.context.jobs.run(
            self, lambda: attachments.sent_form(referral_id), self._on_kept, self._on_refused, key="kept"
        )

    def _on_kept(self, data: bytes) -> None:
        self.reader.read_bytes(data, "form.pdf")
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is drawn over the page."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped, the first if there are several."""
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.take(files[0]))

    def _build(self) -> None:
        self.other = plain(tr(N_("Choose another file…")), "folder-open", "other-file")
        self.make = primary(tr(N_("Make referral")), "tray", "make-referral")
        self.header = PageHeader(tr(TITLE), actions=(self.other,), back=tr(N_("Back")))
        self.first = primary(tr(N_("Choose the file…")), "folder-open", "choose-file")
        self.nothing = EmptyState("tray", tr(EMPTY), tr(EMPTY_TEXT), (self.first,))
        self.stop = plain(tr(N_("Cancel")), name="cancel-reading")
        self.busy = QWidget()
        self.busy.setLayout(row(label(tr(N_("Reading the file…")), "strong"), self.stop, None))
        self.paper, self.panel = PaperArea(tr(N_("The page as it was sent"))), ReadingPanel()
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        inner = ground("surface")
        inner.setLayout(self._holder)
        self._side = scrolling(inner)
        self._line = upright_hairline()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.paper, 1)
        across.addWidget(self._line)
        across.addWidget(self._side)
        self.read_part = QWidget()
        kept = label(tr(KEPT), "second", wrap=True)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(GAP)
        self._foot.setContentsMargins(MARGIN, px(10), MARGIN, px(10))
        self._foot.addWidget(self.make)
        self._foot.addWidget(kept, 1)
        box = column(hairline())
        box.addLayout(across, 1)
        box.addWidget(hairline())
        box.addLayout(self._foot)
        self.read_part.setLayout(box)
        told = column(self.banner, self.busy, gap=GAP)
        told.setContentsMargins(MARGIN, 0, MARGIN, px(8))
        whole = column(self.header)
        whole.addLayout(told)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self.read_part, 1)
        self.setLayout(whole)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.header.way_back.triggered.connect(self.back)
        self.first.triggered.connect(self._on_choose)
        self.other.triggered.connect(self._on_choose)
        self.stop.triggered.connect(self._forget)
        self.make.triggered.connect(self._on_make)
        self.reader.read.connect(self._on_read)
        self.reader.refused.connect(self._on_refused)
        self.paper.width_wanted.connect(lambda _width: self._draw())
        self.context.names.changed.connect(lambda _hidden: self._fit())

    def _place_panel(self, *, beside: bool) -> None:
        self._side.setFixedWidth(px(_PANEL))
        if beside == self._beside:
            return
        self._beside = beside
        (self._holder if beside else self.paper.above).addWidget(self.panel)
        self._side.setVisible(beside)
        self._line.setVisible(beside)

    def _forget(self) -> None:
        self.reader.cancel()
        self._form = self.reading = None
        self.paper.show_pictures([])
        self.banner.clear()
        self._fit()

    def _fit(self) -> None:
        """Show what there is: nothing yet, a file being read, or the form; never a name while names are hidden."""
        there, hidden = self._form is not None, self.context.names.hidden
        self.busy.setVisible(self.reader.busy)
        kept = self._referral is not None
        show_if(self.other, there and not kept)
        show_if(self.make, not kept)
        self.nothing.setVisible(not self.reader.busy and (not there or hidden))
        self.first.setVisible(not there and not kept)
        if there and hidden:
            self.nothing.say(tr(N_("Names are hidden, and the form has one")), tr(N_("Show names (F9) to read it.")))
        else:
            self.nothing.say(tr(EMPTY), tr(EMPTY_TEXT))
        self.read_part.setVisible(there and not hidden)
        if there and not hidden:
            self._draw()

    def _on_choose(self) -> None:
        file = self._choose(self)
        if file is not None:
            self.take(file)

    def _on_read(self, found: SentForm) -> None:
        self._form = found
        self.reading = reading_of(found.sent, self.context.today())
        form = next(one for one in all_forms().values() if one.code == self.reading.code)
        self.header.say(tr(TITLE), f"{tr(form.title)} · {form.code} · {self.reading.edition}")
        self.panel.show_reading(self.reading, form.edition)
        self._fit()
        self.focus_if_seen()

    def _on_refused(self, error: Exception) -> None:
        self._fit()
        self.fail(error)

    def _draw(self) -> None:
        form = self._form
        if form is None or self.context.names.hidden:
            return
        width, ratio = self.paper.page_width, self.devicePixelRatioF()
        drawn = partial(self._on_drawn, form)
        self.context.jobs.run(self, lambda: pictures(form.clean.content, width, ratio), drawn, self.fail, key="pages")

    def _on_drawn(self, form: SentForm, found: list[Picture]) -> None:
        if form is self._form and not self.context.names.hidden:
            self.paper.show_pictures(found)

    def _on_make(self) -> None:
        """Keep the file, and a draft that holds what it says; the form opens with it."""
        form, reading, services = self._form, self.reading, self.context.services
        if form is None or reading is None:
            return

        def work() -> str:
            sent_file = services.attachments.keep_sent(form.data, form.clean.pages)
            key = fresh_key(kept_referrals(services.drafts))
            services.drafts.keep(KIND, key, replace(form_of(reading.draft), sent_file=sent_file))
            return key

        def done(key: str) -> None:
            self._forget()
            self.go(routes.REFERRALS, None, "new-in", key, done=True)

        self.context.jobs.save(self, work, done, self.fail)
