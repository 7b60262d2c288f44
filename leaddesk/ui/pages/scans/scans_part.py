"""Scans and photos, a part of the Documents tab: the list, one scan page by page, and what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QStackedWidget, QWidget

from leaddesk.domain.attachments import MUCH, AttachmentDraft, AttachmentKind, AttachmentRow, short_size
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Answer, Question
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.pages.scans.scan_form import Papers, ask_scan, choose_copy, choose_files
from leaddesk.ui.pages.scans.scan_reader import ScanReader
from leaddesk.ui.pages.scans.scan_view import ScanView, shown_content
from leaddesk.ui.pages.scans.scan_words import belongs_words, copy_name, pages_words, title_words
from leaddesk.ui.pages.table_room import all_rows, give_room
from leaddesk.ui.printing import write_whole
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import Cure, plain, primary, show_cures, small
from leaddesk.ui.widgets.layouts import Flow, column, row, turn
from leaddesk.ui.widgets.panels import Banner, EmptyState, scrolling
from leaddesk.ui.widgets.tables import RecordTableView
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.attachments import CleanFile
    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm

_BESIDE = 640
KEPT = N_("The paper is kept in the record.")
ORIGINAL = N_("The file it came from still lies where it was. Delete it there if nobody needs it.")
FULL = N_("All scans together take {size}.")
FULL_REMEDY = N_("Each backup holds them all. Scan in grey, and keep only the papers that are needed.")
COPY = N_("A copy outside is not encrypted")
COPY_TEXT = N_(
    "Whoever opens the folder can read it, and LeadDesk can't take it back. Delete it when it is no longer needed. If"
    " it goes to somebody, record that under What left the office."
)


@dataclass(frozen=True, slots=True)
class _Shown:
    number: str
    rows: Sequence[AttachmentRow]
    papers: Papers
    total: int


NONE_KEPT = N_(
    "Signed consents, ID documents, letters and court papers can be kept here. None of them is ever required."
)


class ScansPart(QFrame):
    """The scans of one person."""

    looking = Signal(bool)
    """Whether one scan has the part for itself."""

    def __init__(
        self,
        context: Context,
        *,
        ask: Ask = Question.ask,
        ask_form: AskForm = FormDialog.ask,
        choose: Callable[[QWidget], list[Path]] = choose_files,
        choose_copy: Callable[[QWidget, str], Path | None] = choose_copy,
    ) -> None:
        """Take what pages need; the askers can be replaced, as by a test."""
        super().__init__()
        self.setProperty("ground", "window")
        self.setAccessibleName(tr(N_("Scans and photos")))
        self._context, self._ask, self.ask_form = context, ask, ask_form
        self._choose, self._choose_copy = choose, choose_copy
        self._person: int | None = None
        self._shown = _Shown("", (), Papers(), 0)
        self._waiting: list[Path] = []
        self._begin = AttachmentDraft()
        self.reader = ScanReader(self)
        self._build()
        self.reader.read.connect(self._on_read)
        self.reader.refused.connect(self._on_refused)

    @property
    def papers(self) -> Papers:
        """Return what a scan of this person can belong to."""
        return self._shown.papers

    def show_person(self, participant_id: int) -> None:
        """Show the scans of a person."""
        if participant_id != self._person:
            self._person = participant_id
            self._stop()
            self.banner.clear()
            self._show_list()
        self.refresh()

    def refresh(self) -> None:
        """Read the list again, without the bytes."""
        person, services = self._person, self._context.services
        if person is None:
            return

        def work() -> _Shown:
            consents = tuple(one for one in services.consents.rows(person) if one.consent.draft.signed_on)
            papers = Papers(
                consents,
                tuple(services.referrals_out.rows(person)),
                tuple(services.referrals_in.of(person)),
                tuple(services.legal.record(person).matters),
            )
            number = services.participants.record(person).record_number
            return _Shown(number, services.attachments.rows(person), papers, services.attachments.total())

        self._context.jobs.run(self, work, self._show, self._fail, key="scans")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if changes.touches("attachment", "consent", "referral_out", "referral_in", "legal_matter", "participant"):
            self.refresh()

    def add(self, begin: AttachmentDraft | None = None) -> None:
        """Ask for files and add them, one after the other."""
        self.take(self._choose(self), begin)

    def add_signed(self, consent_id: int) -> None:
        """Add the signed paper of a consent."""
        self.add(AttachmentDraft(AttachmentKind.SIGNED_CONSENT, consent_id=consent_id))

    def take(self, files: Sequence[Path], begin: AttachmentDraft | None = None) -> None:
        """Add files that were chosen or dropped."""
        if self._person is None or not files:
            return
        self._begin = begin or AttachmentDraft()
        self._show_list()
        self.banner.clear()
        self._waiting.extend(files)
        self._next()

    def _build(self) -> None:
        self.banner = Banner()
        self.add_button = primary(tr(N_("Add scan or photo")), "plus", "add-scan")
        under = N_("PDF, PNG or JPEG up to 20 MB, kept encrypted. A file can be dropped here, too.")
        self._busy = QWidget()
        stop = small(plain(tr(N_("Cancel")), name="cancel-scan"))
        self._busy.setLayout(row(label(tr(N_("Reading the file…")), "strong"), stop, None))
        columns = [
            Column(tr(N_("What")), lambda one: one, title_words, strong=True),
            Column(tr(N_("Kind")), lambda one: tr(one.draft.kind.label)),
            Column(tr(N_("Day")), lambda one: one.draft.on, lambda on: show_date(on) if on else ""),
            Column(tr(N_("Size")), lambda one: one, pages_words),
            Column(tr(N_("Belongs to")), belongs_words),
        ]
        self.view: RecordTableView[AttachmentRow] = RecordTableView(tr(N_("Scans")), columns, "Scans", stretch=0)
        self.view.setProperty("card", True)
        self._links = Flow(gap=14)
        self._foot = QWidget()
        self._foot.setLayout(self._links)
        first = plain(tr(N_("Add scan or photo")), "plus", "first-scan")
        self._empty = EmptyState("paperclip", tr(N_("No paper is kept here")), tr(NONE_KEPT), (first,))
        words = label(tr(under), "second", wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GAP)
        self._head.addWidget(words, 1)
        self.export = small(export_button())
        self.exporting = ListExport(self, self._context, self.export, self._listed, self.banner)
        self._head.addWidget(self.export)
        self._head.addWidget(self.add_button)
        box = column(self.banner, self._head, self._busy, self.view, self._foot, self._empty, gap=GAP)
        box.setContentsMargins(MARGIN, px(8), MARGIN, px(10))
        box.setStretchFactor(self.view, 1)
        box.setStretchFactor(self._empty, 1)
        # what is left stays empty below: a banner does not grow into it
        box.addStretch(0)
        content = QWidget()
        content.setLayout(box)
        self._area = scrolling(content, fill=True)
        self.viewer = ScanView(self._context)
        self._stack = QStackedWidget()
        self._stack.setMinimumSize(1, 1)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.viewer)
        self.setLayout(column(self._stack))
        self._busy.hide()
        self._empty.hide()
        self.add_button.triggered.connect(self.add)
        first.triggered.connect(self.add)
        stop.triggered.connect(self._stop)
        self.view.opened.connect(self.open)
        self.view.chosen.connect(lambda one: show_cures(self._links, self._cures(one)))
        self.view.set_actions(self._cures)
        self.viewer.closed.connect(self._show_list)
        self.viewer.change_wanted.connect(self._on_change)
        self.viewer.copy_wanted.connect(self._on_copy)
        self.viewer.remove_wanted.connect(self._on_remove)
        self.viewer.failed.connect(self._on_view_failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the words where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        turn(self._head, beside=beside)
        self._fit()

    def _listed(self) -> ListShown:
        return replace(of_table("scans", self.view), record=self._person)

    def _fit(self) -> None:
        """Let the table show all its rows where the window is low: then the whole part scrolls, and nothing twice."""
        give_room(self.view, self._area, self._stack.height(), all_rows(self.view))

    def open(self, one: AttachmentRow) -> None:
        """Show a scan page by page."""
        self.banner.clear()
        self._stack.setCurrentWidget(self.viewer)
        self.looking.emit(True)
        self.viewer.show_row(one)

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        self.view.set_rows(shown.rows)
        some = bool(shown.rows)
        for widget in (self.view, self._foot, self.export, self.add_button):
            widget.setVisible(some)
        self._empty.setVisible(not some)
        if some:
            self.view.setCurrentIndex(self.view.model().index(0, 0))
        show_cures(self._links, self._cures(self.view.current()))
        self._fit()
        if shown.total >= MUCH and not self.banner.isVisible():
            self.banner.say(tr(FULL, size=short_size(shown.total)), tr(FULL_REMEDY), "amber")
        looked = self.viewer.row
        if looked is not None:
            again = next((one for one in shown.rows if one.id == looked.id), None)
            if again is None:
                self._show_list()
            elif again != looked:
                self.viewer.show_row(again)

    def _show_list(self) -> None:
        self.viewer.forget()
        self._stack.setCurrentIndex(0)
        self.looking.emit(False)

    def _cures(self, one: AttachmentRow | None) -> list[Cure]:
        if one is None:
            return []
        return [
            (tr(N_("Open")), partial(self.open, one)),
            (tr(N_("Change…")), partial(self._on_change, one)),
            (tr(N_("Save a copy…")), partial(self._on_copy, one)),
            (tr(N_("Remove")), partial(self._on_remove, one)),
        ]

    def _next(self) -> None:
        if self.reader.busy or not self._waiting:
            return
        self._busy.show()
        self.reader.start(self._waiting.pop(0))

    def _stop(self) -> None:
        self._waiting.clear()
        self.reader.cancel()
        self._busy.hide()

    def _on_read(self, clean: CleanFile) -> None:
        self._busy.hide()
        person, attachments = self._person, self._context.services.attachments
        draft = ask_scan(self, self._context, self._begin, self._shown.papers, self.ask_form, new=True)
        if draft is None or person is None or person != self._person:
            self._next()
            return

        def done(_number: int) -> None:
            self.banner.say(tr(KEPT), tr(ORIGINAL), "accent")
            self._next()

        self._context.jobs.save(self, lambda: attachments.add(person, draft, clean), done, self._fail)

    def _on_refused(self, error: Exception) -> None:
        self._busy.hide()
        self._fail(error)
        self._next()

    def _on_change(self, one: AttachmentRow) -> None:
        draft = ask_scan(self, self._context, one.draft, self._shown.papers, self.ask_form, new=False)
        if draft is not None and draft != one.draft:
            self._save(lambda: self._context.services.attachments.change(one.id, draft))

    def _on_remove(self, one: AttachmentRow) -> None:
        title = tr(N_("Remove this scan?"))
        because = ask_because(self, title, tr(N_("Remove scan")), self._context.today, self.ask_form)
        if because is not None:
            self._save(lambda: self._context.services.attachments.remove(one.id, because))

    def _on_copy(self, one: AttachmentRow) -> None:
        answers = [Answer("cancel", tr(N_("Cancel"))), Answer("copy", tr(N_("Save a copy…")))]
        if self._ask(self, tr(COPY), tr(COPY_TEXT), answers) != "copy":
            return
        file = self._choose_copy(self, copy_name(self._shown.number, one))
        if file is not None:
            services, name = self._context.services, copy_name(self._shown.number, one)

            def work() -> None:
                # a form is kept as it was sent, whatever lies in it: what leaves is its pages alone
                content = shown_content(services.attachments.content(one.id), one.draft.kind)
                services.exports.note_copy(name, content)
                write_whole(file, content)

            def done(_result: object) -> None:
                self.banner.say(tr(N_("A copy was saved outside, not encrypted.")), "", "amber")
                self._show_list()

            self._context.jobs.save(self, work, done, self._fail)

    def _save(self, work: Callable[[], Any]) -> None:
        self._context.jobs.save(self, work, None, self._fail)

    def _on_view_failed(self, error: Exception) -> None:
        self._show_list()
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self.banner)
