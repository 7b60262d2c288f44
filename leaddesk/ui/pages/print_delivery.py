"""The way of one paper: final bytes made and kept, sent where she chose, and the question whether it was given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.pages.given_question import Told, ask_given, discarding
from leaddesk.ui.pages.sending import Sending

if TYPE_CHECKING:
    from leaddesk.ui.page import Page
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm
    from leaddesk.ui.pages.print_sources import Final, Preview, Source
    from leaddesk.ui.pages.print_view import PrintView
    from leaddesk.ui.printing import Chooser, Target

WORKING = N_("Making the paper")
MADE_A_FILE = N_("Sent to a printer that makes a file. Such a file is not encrypted.")


class Delivery(QObject):
    """Sends what is shown, one paper at a time."""

    left = Signal(object)
    """A Final that has gone to the printer or into a file."""

    def __init__(self, page: Page, view: PrintView, ask: Ask, ask_form: AskForm) -> None:
        """Take the page with its parts, and how to ask whether a paper was given."""
        super().__init__(page)
        self._page, self._view, self._ask, self._ask_form = page, view, ask, ask_form
        self._jobs = page.context.jobs
        self._sending = Sending(page, self._jobs, view.foot)
        self.busy = False

    def send(self, source: Source, seen: Preview, choose: Chooser) -> None:
        """Choose where it goes, then make and keep the final bytes, then send them there."""
        if self.busy:
            return
        copies = self._view.panel.copies.count if seen.counted else 0
        target = choose(self._page, seen.file_name, copies)
        if target is None or not isValid(self):
            # turned away, or locked while it was chosen
            return
        copies = target.copies or copies
        self._set_busy(on=True)
        self._jobs.save(self._page, lambda: source.final(seen, copies), partial(self._send, target), self._on_not_made)

    def _send(self, target: Target, final: Final) -> None:
        self._set_busy(on=True)
        done, failed = partial(self._on_sent, target, final), partial(self._on_not_sent, target, final)
        self._sending.start(target, final.content, done, failed)

    def _on_sent(self, target: Target, final: Final) -> None:
        page = self._page
        self._set_busy(on=False)
        words = tr(MADE_A_FILE) if target.unnamed else tr(N_("Sent to the printer."))
        if target.file is not None:
            words = tr(N_("Saved as {name} in {folder}."), name=target.file.name, folder=str(target.file.parent))
        page.banner.say(words, "", "accent")
        page.state_told.emit(words, "")
        if final.sent is not None:
            self._jobs.save(page, final.sent, lambda _done: None, page.fail)
        self.left.emit(final)
        if final.prepared_id is None:
            return
        asked = final.prepared_id, final.recipient, self._ask, self._ask_form
        told = ask_given(page, page.context, *asked, discarding(target.file, unnamed=target.unnamed))
        if told is None:
            later = tr(N_("Whether it was given is asked again on Today and under Documents."))
            page.banner.say(words, later, "accent")
        else:
            self._log(told, final.person)

    def _log(self, told: Told, person: int | None) -> None:
        page = self._page

        def done(_result: object) -> None:
            see = (tr(N_("See the documents")), lambda: page.go(routes.PARTICIPANTS, person, "documents"))
            page.banner.say(told.words, "", "accent", see)
            page.refresh()

        self._jobs.save(page, told.work, done, page.fail)

    def _on_not_made(self, error: Exception) -> None:
        self._set_busy(on=False)
        self._page.fail(error)
        self._page.refresh()

    def _on_not_sent(self, target: Target, final: Final, error: Exception) -> None:
        """The bytes are kept and logged as prepared; sending them again makes no second row."""
        page = self._page
        self._set_busy(on=False)
        page.fail(error)
        if page.banner.isVisibleTo(page):
            again = (tr(N_("Try again")), partial(self._send_again, target, final))
            remedy = tr(error.remedy) if isinstance(error, LeadDeskError) else ""
            page.banner.say(page.banner.text, remedy, "red", again)

    def _send_again(self, target: Target, final: Final) -> None:
        """Send the kept bytes after all, if what allowed them still stands."""
        self._set_busy(on=True)
        prepared, disclosures = final.prepared_id, self._page.context.services.disclosures

        def work() -> None:
            if prepared is not None:
                disclosures.require_cover(prepared)

        self._jobs.run(self._page, work, lambda _done: self._send(target, final), self._on_not_made)

    def _set_busy(self, *, on: bool) -> None:
        self.busy = on
        self._view.foot.set_blocked(tr(WORKING) if on else "")
