"""Who already holds what of a person: each paper and spoken word by recipient, and what its consent is worth now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from leaddesk.domain.disclosure_codes import ConsentState, DisclosureBasis
from leaddesk.domain.holders import HeldThing, Holder
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.disclosures.accounting_source import ask_days
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.pages.print_words import categories, title_of
from leaddesk.ui.pages.referral_tables import ReferralTable
from leaddesk.ui.pages.table_room import all_rows
from leaddesk.ui.routes import Route
from leaddesk.ui.tokens import GAP, MARGIN, ROW
from leaddesk.ui.widgets.buttons import Cure, plain, show_cures
from leaddesk.ui.widgets.layouts import Flow, column, row, turn
from leaddesk.ui.widgets.panels import Banner, EmptyState, scrolling
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm
    from leaddesk.ui.widgets.tables import RecordTableView

_ROWS_SEEN, _BESIDE = 5, 720
ONE_HOLDS = N_("One recipient holds something.")
NOBODY = N_("Nobody holds anything")
NOBODY_WORDS = N_("What is given on paper or told by word is listed here by who has it.")


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that one recipient has."""

    holder: Holder
    thing: HeldThing

    @property
    def what(self) -> str:
        """Return the paper, or what was told."""
        told = categories(self.thing.categories)
        if self.thing.form_code:
            return title_of(self.thing.form_code)
        return tr(N_("Told: {what}"), what=told)

    @property
    def basis(self) -> str:
        """Return the consent, or what else let it be told."""
        return self.thing.consent_number or tr(self.thing.basis.label)

    @property
    def now(self) -> str:
        """Return what the consent is worth today."""
        return tr(self.thing.state.label) if self.thing.state else ""

    @property
    def tone(self) -> str:
        """Return amber where the consent no longer stands, red where there was none."""
        if self.thing.basis is DisclosureBasis.NO_COVER:
            return "red"
        return "amber" if self.thing.state not in (None, ConsentState.VALID) else ""


class HoldersPart(QFrame):
    """A table by recipient. ``wished`` carries a Route."""

    wished = Signal(object)

    def __init__(self, context: Context, *, ask: Ask = Question.ask, ask_form: AskForm = FormDialog.ask) -> None:
        """Take what pages need, and how to ask."""
        super().__init__()
        self.context, self._ask_form = context, ask_form
        self._person: int | None = None
        self.setProperty("ground", "window")
        self.setAccessibleName(tr(N_("Who holds what")))
        self._build()
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner, ask=ask, ask_form=ask_form)

    def show_person(self, participant_id: int) -> None:
        """Show who holds what of a person."""
        self._person = participant_id
        self.banner.clear()
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        person, holders = self._person, self.context.services.holders
        if person is not None:
            self.context.jobs.run(self, lambda: holders.of_person(person), self._show, self._fail, key="holders")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved; a consent that was taken back changes what stands here."""
        if self.isVisible() and changes.touches("disclosure", "consent", "consent_recipient", "organisation"):
            self.refresh()

    def showEvent(self, event: Any) -> None:
        """Read it when it is first seen: opening a record waits for nothing that is not shown."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where it is narrow."""
        super().resizeEvent(event)
        turn(self._head, beside=self.width() >= px(_BESIDE))

    def _build(self) -> None:
        self.banner = Banner()
        self.accounting = plain(tr(N_("Accounting of disclosures…")), "printer", "accounting")
        self.export = export_button()
        self._under = label("", "second", wrap=True)
        words = QWidget()
        words.setLayout(column(label(tr(N_("Who holds what")), "section"), self._under, gap=2))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        buttons = QWidget()
        buttons.setLayout(row(self.export, self.accounting))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GAP)
        self._head.addWidget(words, 1)
        self._head.addWidget(buttons, 0, Qt.AlignmentFlag.AlignLeft)
        local = self.context.clock.local
        self.view: RecordTableView[Held] = ReferralTable(
            tr(N_("Holders")),
            [
                Column(tr(N_("Recipient")), lambda one: one.holder.recipient, strong=True),
                Column(tr(N_("What")), lambda one: one.what),
                Column(tr(N_("When")), lambda one: one.thing.at, lambda at: show_date(local(at).date())),
                Column(tr(N_("How")), lambda one: one.thing.channel),
                Column(tr(N_("Allowed by")), lambda one: one.basis, tone=lambda one: one.tone),
                Column(tr(N_("Consent today")), lambda one: one.now, tone=lambda one: one.tone),
            ],
            "Holders",
            1,
            (0, 1),
            (3, 4),
            {1: 220},
        )
        self.view.setProperty("card", True)
        self.view.set_actions(self._cures)
        self._empty = EmptyState("users", tr(NOBODY), tr(NOBODY_WORDS), ())
        self._links, self._foot = Flow(gap=14), QWidget()
        self._foot.setLayout(self._links)
        box = column(self.banner, self._head, self.view, self._foot, self._empty, gap=GAP)
        box.setContentsMargins(MARGIN, px(14), MARGIN, px(10))
        box.setStretchFactor(self.view, 1)
        box.setStretchFactor(self._empty, 1)
        # what is left stays empty below: a banner does not grow into it
        box.addStretch(0)
        content = QWidget()
        content.setLayout(box)
        self.setLayout(column(scrolling(content, fill=True)))
        self._empty.hide()
        self.accounting.triggered.connect(self._on_accounting)
        self.view.opened.connect(self._on_opened)
        self.view.chosen.connect(lambda one: show_cures(self._links, self._cures(one)))

    def _show(self, holders: tuple[Holder, ...]) -> None:
        found = [Held(holder, thing) for holder in holders for thing in holder.things]
        self.view.set_rows(found)
        whole = all_rows(self.view)
        self.view.setMaximumHeight(whole)
        self.view.setMinimumHeight(min(whole, px(ROW) * _ROWS_SEEN))
        for widget in (self.view, self._foot, self.export):
            widget.setVisible(bool(found))
        if found and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.model().index(0, 0))
        self._empty.setVisible(not found)
        lapsed = {one.holder.recipient for one in found if one.tone}
        one = len(holders) == 1
        words = tr(ONE_HOLDS) if one else tr(N_("{count} recipients hold something."), count=len(holders))
        if lapsed:
            more = tr(
                N_("With something whose consent no longer stands, or that had none: {names}."),
                names=", ".join(sorted(lapsed)),
            )
            words = f"{words} {more}"
        show_if(self._under, bool(found))
        set_text(self._under, words)

    def _cures(self, one: Held) -> list[Cure]:
        found: list[Cure] = []
        if one.thing.paper_id is not None:
            found.append((tr(N_("Open the paper")), partial(self._go, routes.PRINT, one.thing.paper_id, "stored")))
        if one.thing.consent_id is not None:
            found.append((tr(N_("Open the consent")), partial(self._go, routes.CONSENT, one.thing.consent_id, "open")))
        return found

    def _on_opened(self, one: Held) -> None:
        if cures := self._cures(one):
            cures[0][1]()

    def _on_accounting(self) -> None:
        if self._person is None:
            return
        route = ask_days(self, self._ask_form, self._person, self.context.today())
        if route is not None:
            self.wished.emit(route)

    def _go(self, page: str, record: int, part: str) -> None:
        self.wished.emit(Route(page, record, part))

    def _listed(self) -> ListShown:
        return replace(of_table("holders", self.view), record=self._person)

    def _fail(self, error: Exception) -> None:
        self.context.errors.show(error, banner=self.banner)
