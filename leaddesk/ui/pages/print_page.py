"""Print preview: the real PDF beside what it tells, to whom, and what allows it; then print, save, and the question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from leaddesk.domain.plain_letters import RequestDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui import printing, routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.page import Page
from leaddesk.ui.pages.composed_papers import COMPOSED, fields_of
from leaddesk.ui.pages.consent_dialogs import ask_event
from leaddesk.ui.pages.grounds.ground_choice import GroundChoice
from leaddesk.ui.pages.print_answers import ANSWER, AnswerSource, ask_request
from leaddesk.ui.pages.print_delivery import WORKING, Delivery
from leaddesk.ui.pages.print_gate import PaperGate
from leaddesk.ui.pages.print_routes import BLANK, NOTICE, PRINTER_TEST, STORED, TABLES, source_of
from leaddesk.ui.pages.print_sources import with_top
from leaddesk.ui.pages.print_view import PrintView
from leaddesk.ui.pdf_pages import Picture, pictures
from leaddesk.ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm
    from leaddesk.ui.pages.paper_fields import PaperFields
    from leaddesk.ui.pages.print_sources import Final, Preview, Source
    from leaddesk.ui.printing import Chooser
    from leaddesk.ui.routes import Route

_PAUSE_MS = 400


class PrintPage(Page):
    """Routes: a referral ``pref``, a person ``ct_stat``, a consent ``roi``, ``blank`` with a form key, kept papers.

    A paper of ``composed_papers`` brings fields of its own; every change in them draws it again.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Ask = Question.ask,
        ask_form: AskForm = FormDialog.ask,
        choose_printer: Chooser = printing.choose_printer,
        choose_file: Chooser = printing.choose_file,
    ) -> None:
        """Take what pages need; the askers, the printer and the file can be replaced, as by a test."""
        super().__init__(context, tr(N_("Print preview")), parent)
        self._ask, self._ask_form = ask, ask_form
        self._choose_printer, self._choose_file = choose_printer, choose_file
        self._route: Route | None = None
        self._source: Source | None = None
        self.preview: Preview | None = None
        self._request = RequestDraft()
        self._composed: dict[str, PaperFields] = {}
        self._fields: PaperFields | None = None
        self.view = PrintView(self.banner)
        self.ground = GroundChoice(context, self.view.foot.extra)
        self.gate = PaperGate(self, self.view, self.ground, partial(ask_event, self, self._ask, self._ask_form))
        self.delivery = Delivery(self, self.view, self._ask, self._ask_form)
        self.setLayout(column(self.view))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._connect()

    def open(self, route: Route) -> None:
        """Show the preview of a paper."""
        if route != self._route:
            self.banner.clear()
            self.ground.clear()
            self.view.panel.forget()
            self.view.paper.to_top()
        self._route, self.preview, self.delivery.busy = route, None, False
        # what was typed for another paper is drawn no more: the fields of this one are not read yet
        self._pause.stop()
        if self._fields is not None:
            self._fields.binder.keep_now()
        self._fields = self._fields_of(route)
        self.view.show_kind(self._fields)
        self.view.foot.set_blocked(tr(WORKING))
        if self._fields is not None and route.record is not None:
            self._source = None
            self._open_fields(self._fields, route.record)
            return
        self._source = self._answer() if route.part == ANSWER else source_of(self.context.services, route)
        self.refresh()

    @property
    def letter(self) -> Any:
        """Return the fields of the paper that is shown. Raises TypeError where it has none."""
        if self._fields is None:
            raise TypeError
        return self._fields

    def _fields_of(self, route: Route) -> PaperFields | None:
        """Return the fields of a route's paper, made once."""
        if route.part not in COMPOSED or route.extra == BLANK:
            return None
        if route.part not in self._composed:
            made = self._composed[route.part] = fields_of(self.context, route.part)
            made.binder.edited.connect(lambda _name: self._on_letter())
            made.wished.connect(self.wished)
        return self._composed[route.part]

    def _answer(self) -> Source | None:
        """Ask for the number that a request came with; without one there is nothing to see here."""
        # the question is about nobody: no person's paper stays behind it
        self._show_paper()
        told = ask_request(self, self._ask_form, self._request, self.context.today())
        if told is None:
            # the page is only being opened: what leads away from it waits until it is
            QTimer.singleShot(0, self, self.going_back.emit)
            return None
        self._request = told
        return AnswerSource(self.context.services, told)

    def refresh(self) -> None:
        """Draw the paper again."""
        source = self._chosen()
        if source is None or self.delivery.busy:
            return
        self.context.jobs.run(self, source.preview, self._show, self._on_no_preview, key="preview")

    def _chosen(self) -> Source | None:
        """Return the paper with what she chose for it: another legal basis, a cover sheet, an address page."""
        return with_top(self.ground.over(self._source), *self.view.panel.on_top)

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved elsewhere: a consent taken back blanks the page at once."""
        if changes.touches(*TABLES):
            self.refresh()

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps what was chosen for the paper."""
        return self._fields.keeper.keep_work() if self._fields is not None else None

    def place(self, route: Route) -> Route:
        """Return the paper; after a lock, the answer to a request would begin with a question over an empty page."""
        return routes.Route(routes.TODAY) if route.part == ANSWER else route

    def print_form(self) -> None:
        """Print (Ctrl+P)."""
        self.view.foot.print.click()

    def _connect(self) -> None:
        self.view.way_back.triggered.connect(self.going_back)
        self.view.foot.printing.connect(lambda: self._send_by(self._choose_printer))
        self.view.foot.saving.connect(lambda: self._send_by(self._choose_file))
        self.view.panel.test.triggered.connect(lambda: self.go(routes.PRINT, None, PRINTER_TEST))
        self.view.paper.width_wanted.connect(lambda _width: self._draw())
        self._pause.timeout.connect(self._on_letter_rested)
        self.delivery.left.connect(self._forget_draft)
        self.ground.changed.connect(self.refresh)
        for tick in (self.view.panel.pack, self.view.panel.mail):
            tick.clicked.connect(self.refresh)
        self.ground.answer_wanted.connect(lambda: self.go(routes.PRINT, None, ANSWER))
        self.context.names.changed.connect(lambda _hidden: self._on_hidden())

    def _open_fields(self, fields: PaperFields, record: int) -> None:
        def show(found: Any) -> None:
            fields.take(self._route.extra if self._route else None)
            fields.keeper.open(str(record), fields.begin(found), lambda _back: self._on_fields_opened(fields))

        # what was not begun yet, or could not be, takes no words: nothing would hold them, or another paper
        fields.setEnabled(False)
        self.context.jobs.run(self, fields.reading(record), show, self.fail, key="letter")

    def _on_fields_opened(self, fields: PaperFields) -> None:
        fields.setEnabled(True)
        if self._fields is fields:
            self._fields.on_opened()
        self._on_letter_rested()

    def _on_letter(self) -> None:
        self.view.foot.set_blocked(tr(WORKING))
        self._pause.start()

    def _on_letter_rested(self) -> None:
        route, fields = self._route, self._fields
        if fields is None or route is None or route.record is None:
            return
        fields.look()
        self._source = fields.source(route.record)
        self.refresh()

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self._say_header()
        counts = preview.pdf is not None and preview.counted and not self._kept
        self.view.panel.show_facts(preview.facts, copies=counts, file_name=preview.file_name)
        self.view.panel.offer(pack=preview.packable, mail=preview.mailable)
        self.view.panel.show_missing([(words, partial(self.gate.fill, words)) for words in preview.missing])
        if self._fields is not None and self._source is not None:
            self._fields.follow(preview)
        self.ground.offer(self._source, blocked=preview.blocked is not None)
        self._say_gate(preview)
        self._show_paper()

    def _on_no_preview(self, error: Exception) -> None:
        self.preview = None
        self.view.foot.set_blocked(tr(N_("There is nothing to print")))
        self.view.show_paper(drawn=False)
        self.fail(error)

    def _show_paper(self) -> None:
        """Show the page, unless it would show a name that is hidden just now."""
        preview = self.preview
        shown = preview is not None and preview.pdf is not None and not self._hidden
        self.view.say_nothing(hidden=self._hidden, stopped=self.gate.stopped, missing=self.gate.missing)
        self.view.show_paper(drawn=shown)
        if shown:
            self._draw()
        else:
            self.view.paper.show_pictures([])
            self.view.thumbs.show_pictures([])

    @property
    def _hidden(self) -> bool:
        return self.context.names.hidden and bool(self.preview and (self.preview.person or self.preview.names))

    def _on_hidden(self) -> None:
        self._say_header()
        if self.preview is not None:
            self._say_gate(self.preview)
            self._show_paper()

    @property
    def _kept(self) -> bool:
        return self._route is not None and self._route.part in (STORED, NOTICE)

    def _say_header(self) -> None:
        preview = self.preview
        if preview is None:
            return
        name, number = preview.person[1:] if preview.person else (tr(N_("Back")), "")
        shown = self.context.names.shown(name, number) if number else name
        self.view.way_back.set_text(shown)
        self.view.title.say(preview.title)
        self.view.say_state(preview.chip or tr(N_("Draft until printed")))

    def _say_gate(self, preview: Preview) -> None:
        if self._route is not None:
            self.gate.show(preview, self._route, self._fields, hidden=self._hidden)

    def _draw(self) -> None:
        pdf = self.preview.pdf if self.preview else None
        if pdf is None or self._hidden:
            return
        width, ratio = self.view.paper.page_width, self.devicePixelRatioF()
        drawn = partial(self._on_drawn, pdf)
        self.context.jobs.run(self, lambda: pictures(pdf, width, ratio), drawn, self.fail, key="pages")

    def _on_drawn(self, pdf: bytes, found: list[Picture]) -> None:
        if self.preview is None or self.preview.pdf is not pdf or self._hidden:
            # the page was blocked, hidden or left while it was drawn
            return
        self.view.paper.show_pictures(found)
        self.view.thumbs.show_pictures(found)

    def _send_by(self, choose: Chooser) -> None:
        source, seen = self._chosen(), self.preview
        if source is not None and seen is not None:
            self.delivery.send(source, seen, choose)

    def _forget_draft(self, final: Final) -> None:
        """Drop the draft of a printed paper; if it is still shown, what is shown is what was printed."""
        fields = self._composed.get(final.form)
        if fields is None or final.composed is None:
            return
        route = self._route
        if route is not None and fields is self._fields and route.record == final.composed:
            fields.binder.saved()
        fields.keeper.drop(str(final.composed))
