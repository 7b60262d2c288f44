"""Every form that can be filled in by hand: look at one, print it, or print them all for a day without the laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leaddesk.documents.downtime_pack import BlankForm, blank_forms, fillable_form, fillable_name
from leaddesk.i18n import N_, tr
from leaddesk.ui import printing, routes
from leaddesk.ui.dialogs.question import Answer, Question
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.print_blanks import DOWNTIME
from leaddesk.ui.pages.print_faces import FACES
from leaddesk.ui.pages.print_sources import ON_PAPER
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.tables import RecordTableView
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.printing import Chooser
    from leaddesk.ui.routes import Route
    from leaddesk.ui.widgets.buttons import Cure

TITLE = N_("Blank forms")
WORDS = N_(
    "To be filled in by hand; the three referrals also on a screen, by whoever sends you somebody. The downtime pack is"
    " one of each, with a list on top: print it before it is needed."
)

WITH_NAMES = N_(
    "One sheet for each active participant: name, phones, court dates, who may be told what. Lock them away, and shred "
    "the earlier ones. Blank forms hold no name; these do."
)
FILLABLE = N_("Fillable")
SAVE = N_("Save fillable form…")
BY_HAND_ONLY = N_("This form is filled in by hand")
SAVED = N_("Saved as {name}.")
SAVED_NEXT = N_("Send it to those who refer people to you. What comes back is read under Referrals, From a PDF.")


class BlankFormsPage(Page):
    """A table of the blanks; Enter opens the preview of one. Some can be saved with fields, to be sent out."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Callable[..., str | None] = Question.ask,
        choose_file: Chooser = printing.choose_file,
    ) -> None:
        """Take what pages need, and how to ask."""
        super().__init__(context, tr(TITLE), parent)
        self._ask, self._choose_file = ask, choose_file
        self.fillable = plain(tr(SAVE), "download-simple", "save-fillable")
        self.pack = primary(tr(N_("Print the downtime pack")), "printer", "downtime-pack")
        self.faces = plain(tr(N_("Face sheets of everyone active…")), "users-three", "face-sheets")
        self.header = PageHeader(tr(TITLE), actions=(self.faces, self.pack), back=tr(N_("Back")))
        self.table: RecordTableView[BlankForm] = RecordTableView(
            tr(TITLE),
            [
                Column(tr(N_("Form")), lambda one: tr(one.title), strong=True),
                Column(tr(N_("Code")), lambda one: one.code),
                Column(tr(N_("Language")), lambda one: tr(one.language)),
                Column(tr(N_("On a screen")), lambda one: tr(FILLABLE) if one.on_screen else ""),
                Column(tr(N_("Pages")), lambda one: one.pages, number=True),
            ],
            "blank-forms",
            0,
        )
        self.table.setProperty("card", True)
        self.table.set_actions(self._actions)
        inner = QWidget()
        save = QWidget()
        save.setLayout(Flow(self.fillable, gap=8))
        body = column(label(tr(WORDS), "second", wrap=True), save, self.table, gap=GAP)
        body.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inner.setLayout(body)
        box = column(self.header, self.banner, gap=0)
        box.addWidget(inner, 1)
        self.setLayout(box)
        self.header.way_back.triggered.connect(self.going_back)
        self.pack.triggered.connect(self.print_form)
        self.faces.triggered.connect(self._on_faces)
        self.table.opened.connect(self._on_opened)
        self.table.chosen.connect(self._on_chosen)
        self.fillable.triggered.connect(self._on_fillable)

    def open(self, route: Route) -> None:
        """Show the list."""
        self.banner.clear()
        self.refresh()

    def refresh(self) -> None:
        """Draw every blank to count its pages."""
        papers = self.context.services.screening_papers
        self.context.jobs.run(
            self, lambda: blank_forms(papers.for_hand(), ON_PAPER), self._show, self.fail, key="blank-forms"
        )

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow a change of the office, whose address may take more room."""
        if self.isVisible() and changes.touches("setting", "site_list_item"):
            self.refresh()

    def print_form(self) -> None:
        """Show the pack of all (Ctrl+P)."""
        self.go(routes.PRINT, None, DOWNTIME)

    def back(self) -> bool:
        """Go back (Esc)."""
        self.going_back.emit()
        return True

    def focus_first(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def _on_faces(self) -> None:
        """Ask first: these papers hold names."""
        answers = [Answer("cancel", tr(N_("Cancel"))), Answer("see", tr(N_("See the face sheets")), primary=True)]
        title = tr(N_("Face sheets with names?"))
        if self._ask(self, title, tr(WITH_NAMES), answers) == "see":
            self.go(routes.PRINT, None, FACES)

    def _show(self, found: tuple[BlankForm, ...]) -> None:
        self.table.set_rows(found)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(0, 0))

    def _on_opened(self, one: BlankForm) -> None:
        self.go(routes.PRINT, None, "blank", one.key)

    def _actions(self, one: BlankForm) -> list[Cure]:
        save = [(tr(SAVE), self._on_fillable)] if one.on_screen else []
        return [(tr(N_("Preview and print")), lambda: self._on_opened(one)), *save]

    def _on_chosen(self, one: BlankForm) -> None:
        self.fillable.set_blocked("" if one.on_screen else tr(BY_HAND_ONLY))

    def _on_fillable(self) -> None:
        """Draw the form with its fields and save it where she says; it names nobody, so nothing is asked or logged."""
        one, packets = self.table.current(), self.context.services.packets
        if one is None or not one.on_screen:
            return
        target = self._choose_file(self, fillable_name(one.key, packets.blank()), 1)
        if target is None or target.file is None:
            return
        file = target.file

        def done(_result: object) -> None:
            self.banner.say(tr(SAVED, name=file.name), tr(SAVED_NEXT), "accent")

        self.context.jobs.run(
            self, lambda: target.send(fillable_form(one.key, packets.blank(), ON_PAPER).pdf), done, self.fail
        )
