"""The patient notice in one line of the overview: whether it was given, and the ways to print it and to note it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.privacy_notice import NoticeGivenDraft
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.routes import PRINT, Route
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import hairline
from leaddesk.ui.widgets.text import label, set_property, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.privacy_notice import NoticeGiven
    from leaddesk.ui.context import Context

NPP = "npp"
TITLE = N_("Privacy notice")
NOTHING = N_("Not noted as given")
MISSING = N_("Not noted as given yet. The law wants it given at the first service.")


class NoticeLine(QWidget):
    """Says how and when the notice was given, the newest alone."""

    wished = Signal(object)

    def __init__(self, context: Context, ask_form: Callable[..., Any] = FormDialog.ask) -> None:
        """Take the context, and how to ask."""
        super().__init__()
        self.setAccessibleName(tr(TITLE))
        self._context, self._ask_form = context, ask_form
        self._person: int | None = None
        self._newest: NoticeGiven | None = None
        self._words = label("", wrap=True)
        self.note = small(link(tr(N_("Note it as given")), name="note-notice"))
        self.change = small(link(tr(N_("Change")), name="change-notice"))
        self.remove = small(link(tr(N_("Remove")), name="remove-notice"))
        self.print = small(link(tr(N_("Print the notice")), name="print-notice"))
        for button in (self.change, self.remove):
            button.setAccessibleName(tr(N_("{what}: {deed}"), what=tr(TITLE), deed=button.text()))
        buttons = QWidget()
        buttons.setLayout(Flow(self.print, self.note, self.change, self.remove, gap=14, line_gap=2))
        self.setLayout(column(label(tr(TITLE), "section"), self._words, buttons, hairline(), gap=GAP))
        self.print.triggered.connect(lambda: self.wished.emit(Route(PRINT, self._person, NPP)))
        self.note.triggered.connect(self._on_note)
        self.change.triggered.connect(self._on_change)
        self.remove.triggered.connect(self._on_remove)

    def show_notices(self, participant_id: int, notices: tuple[NoticeGiven, ...], *, due: bool = True) -> None:
        """Show what is on record for a person; it is asked for from the first service on, until the record closes."""
        self._person, self._newest = participant_id, notices[0] if notices else None
        set_text(self._words, breakable(given_words(self._newest)) if self._newest else tr(MISSING if due else NOTHING))
        set_property(self._words, "tone", "amber" if due and not self._newest else "")
        self.note.set_text(tr(N_("Given again")) if self._newest else tr(N_("Note it as given")))
        self.change.setVisible(self._newest is not None)
        self.remove.setVisible(self._newest is not None)

    def _on_note(self) -> None:
        person, notices = self._person, self._context.services.privacy_notices
        if person is not None:
            self._context.jobs.run(self, lambda: notices.start(person), lambda begun: self._ask(person, begun))

    def _on_change(self) -> None:
        if self._person is not None and self._newest is not None:
            self._ask(self._person, self._newest.draft, self._newest.id)

    def _ask(self, person: int, begun: NoticeGivenDraft, notice_id: int | None = None) -> None:
        today, notices = self._context.today, self._context.services.privacy_notices
        draft: NoticeGivenDraft | None = self._ask_form(
            self,
            tr(N_("Privacy notice given")),
            tr(N_("A signature only says that the notice was received. The help is the same without it.")),
            make_fields(NoticeGivenDraft, today),
            begun,
            tr(N_("Save")),
            lambda draft: draft.problems(today()),
        )
        if draft is not None:
            self._context.jobs.save(self, lambda: notices.save(person, draft, notice_id), None, self._fail)

    def _on_remove(self) -> None:
        newest, notices = self._newest, self._context.services.privacy_notices
        if newest is None:
            return
        title = tr(N_("Remove this from the record?"))
        because = ask_because(self, title, tr(N_("Remove")), self._context.today, self._ask_form)
        if because is not None:
            self._context.jobs.save(self, lambda: notices.remove(newest.id, because), None, self._fail)

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error)


def given_words(notice: NoticeGiven) -> str:
    """Return how it was given and what was answered: ``Nov 2, 2026 · On paper, by hand · Signed for``."""
    draft = notice.draft
    day = show_date(draft.given_on) if draft.given_on else ""
    edition = tr(N_("edition {edition}"), edition=draft.edition) if draft.edition else ""
    answer = tr(draft.answer.label) if draft.answer else ""
    parts = (day, tr(draft.manner.label), answer, tr(draft.language.label), edition, draft.note)
    return " · ".join(part for part in parts if part)
