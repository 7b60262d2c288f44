"""The Consents tab of a record: who may be told what, on any day, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from leaddesk.domain.consent_overview import OfficeCover
from leaddesk.domain.consent_parts import only_whole, taken_off
from leaddesk.domain.consents import ConsentRow
from leaddesk.domain.disclosure_codes import ConsentState
from leaddesk.domain.disclosures import Disclosure
from leaddesk.domain.fields import IN_THE_FUTURE, Spec
from leaddesk.domain.gate import NextStep
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages import consent_words
from leaddesk.ui.pages.consent_start import NEW_KINDS, for_request
from leaddesk.ui.pages.consent_table import ConsentView
from leaddesk.ui.pages.consent_words import Act, ConsentLine
from leaddesk.ui.pages.consents.by_office import ByOffice
from leaddesk.ui.pages.consents.consent_card import ConsentCard
from leaddesk.ui.pages.consents.deeds import ConsentDeeds
from leaddesk.ui.pages.consents.take_back import SOME
from leaddesk.ui.pages.list_columns import consent_columns
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button
from leaddesk.ui.pages.table_room import give_room
from leaddesk.ui.routes import Route
from leaddesk.ui.tokens import GAP, LOW, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary, quiet, show_cures, small
from leaddesk.ui.widgets.date_fields import DateField
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import Flow, column, row, turn
from leaddesk.ui.widgets.panels import Banner, EmptyState, scrolling
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.disclosure_codes import InformationCategory
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm
    from leaddesk.ui.widgets.buttons import Cure

_WORDS = 150
BY_CONSENT, BY_OFFICE = "by_consent", "by_office"


@dataclass(frozen=True, slots=True)
class _Shown:
    rows: list[ConsentRow]
    log: list[Disclosure]
    coordinator: str
    offices: tuple[OfficeCover, ...] = ()


class _OnField(DateField):
    """A day without a label of its own above it."""

    def _install(self, shown: QWidget, *inputs: QWidget, heading: bool = True) -> None:
        super()._install(shown, *inputs, heading=heading and False)


class ConsentsTab(QFrame):
    """The consents of one person. ``wished`` carries a Route, as a page's does."""

    wished = Signal(object)
    signed_wanted = Signal(int)
    """The signed paper of a consent is to be added, under Documents."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Ask = Question.ask,
        ask_form: AskForm = FormDialog.ask,
    ) -> None:
        """Take what pages need; the two askers can be replaced, as by a test."""
        super().__init__(parent)
        self.context, self._ask, self._ask_form = context, ask, ask_form
        self._person: int | None = None
        self._shown = _Shown([], [], "")
        self._looked: tuple[ConsentLine | None, InformationCategory | None] = (None, None)
        self.setProperty("ground", "window")
        self.setAccessibleName(tr(N_("Consents")))
        self._build()
        self.deeds = ConsentDeeds(self, ask, ask_form)
        self._connect()

    def show_person(self, participant_id: int) -> None:
        """Show the consents of a person as they stand today."""
        if participant_id != self._person:
            self._person = participant_id
            self.banner.clear()
            self.on.set_value(self.context.today())
            self.on.set_problem("")
        self.refresh()

    def refresh(self) -> None:
        """Read the consents again, as they stood on the chosen day."""
        if self._person is None:
            return
        person, day, services = self._person, self.day, self.context.services

        def work() -> _Shown:
            return _Shown(
                services.consents.rows(person, day),
                services.disclosures.rows(person),
                services.settings.office().coordinator,
                services.consents.overview(person, day),
            )

        self.context.jobs.run(self, work, self._show, self._fail, key="consents")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if changes.touches("consent", "consent_recipient", "disclosure", "organisation", "office_settings"):
            self.refresh()

    @property
    def day(self) -> date:
        """Return the day that the table speaks of."""
        day: date | None = self.on.value()
        today = self.context.today()
        return day if day is not None and day <= today else today

    def _build(self) -> None:
        self.banner = Banner()
        self.shape = SegmentedSwitch(
            tr(N_("Shown")), [(BY_CONSENT, tr(N_("By consent"))), (BY_OFFICE, tr(N_("By office")))]
        )
        self._title = label(tr(N_("In force")), "section")
        self._under = label(tr(N_("Only what is ticked may be told, and only to that office.")), "second", wrap=True)
        self.on = _OnField("on", Spec(N_("On")), self.context.today)
        self.on.setFixedWidth(px(132))
        self.today = small(quiet(tr(N_("Back to today")), name="back-to-today"))
        self.take_back = plain(tr(N_("Take one back…")), name="take-back")
        self.new = primary(tr(N_("New consent")), "plus", "new-consent")
        self.export = export_button()
        words = QWidget()
        titled = QWidget()
        titled.setLayout(Flow(self._title, self.shape, gap=16))
        words.setLayout(column(titled, self._under, gap=2))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._controls = QWidget()
        self._controls.setLayout(
            row(label(tr(N_("On")), "label"), self.on, self.today, 4, self.export, self.take_back, self.new)
        )
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GAP)
        self._head.addWidget(words, 1)
        self._head.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.view = ConsentView(tr(N_("Consents")))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GAP)
        self._body = QWidget()
        inside = column(self.view, self._build_foot(), self._cards, gap=8)
        # the table takes the height that it can use; what is left stays empty below the cards
        inside.setStretch(0, 1)
        inside.addStretch(0)
        self._body.setLayout(inside)
        self._empty = self._build_empty()
        self.offices = ByOffice()
        content = QWidget()
        box = column(self.banner, self._head, self._body, self.offices, self._empty, gap=GAP)
        box.setContentsMargins(MARGIN, px(14), MARGIN, px(10))
        box.setStretchFactor(self._body, 1)
        box.setStretchFactor(self.offices, 1)
        box.setStretchFactor(self._empty, 1)
        content.setLayout(box)
        self._area = scrolling(content, fill=True)
        self.setLayout(column(self._area))
        for part in (self._body, self._empty, self.offices, self.shape):
            part.hide()
        self.today.hide()

    def _listed(self) -> ListShown:
        rows, filters = (
            consent_words.every_line(self._shown.rows, self.day),
            (tr(N_("On {day}"), day=show_date(self.day)),),
        )
        return ListShown("consents", tr(N_("Consents")), consent_columns(), lambda: rows, filters, self._person)

    def _build_foot(self) -> QWidget:
        self._meaning = label("", "strong")
        self._more = label("", "second")
        for words in (self._meaning, self._more):
            words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._said = QWidget()
        self._said.setLayout(Flow(Pictogram("info", 18, "accent"), self._meaning, self._more, gap=8))
        self._links = Flow(gap=14)
        links = QWidget()
        links.setLayout(self._links)
        foot = QWidget()
        foot.setObjectName("meaning")
        line = Flow(self._said, links, gap=20)
        foot.setLayout(line)
        return foot

    def _build_empty(self) -> EmptyState:
        start = primary(tr(N_("New consent")), "plus", "first-consent")
        blank = plain(tr(N_("Print a blank form")), "printer", "blank-consent")
        start.triggered.connect(self._on_new)
        blank.triggered.connect(lambda: self._go(routes.PRINT, None, "blank", "roi_mp"))
        text = N_("Without a consent nothing is told to anybody, not even that this person takes part.")
        return EmptyState("handshake", tr(N_("No consents yet")), tr(text), (start, blank))

    def _connect(self) -> None:
        self.new.triggered.connect(self._on_new)
        self.exporting = ListExport(
            self, self.context, self.export, self._listed, self.banner, ask=self._ask, ask_form=self._ask_form
        )
        self.take_back.triggered.connect(self._on_take_back)
        self.today.triggered.connect(self._on_today)
        self.on.edited.connect(lambda _day: self._on_day())
        self.on.left.connect(self._check_day)
        self.view.looked_at.connect(self._on_looked)
        self.view.acted.connect(self._on_acted)
        self.view.set_actions(self._cures)
        self.offices.opened.connect(lambda number: self._go(routes.CONSENT, number, "open"))
        self.offices.taken_back.connect(self._on_taken_back)
        self.offices.cured.connect(self._on_cured)
        self.shape.chosen.connect(lambda _key: self._on_shape())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the head's words above its buttons where it is narrow; let the table scroll inside where it is high."""
        super().resizeEvent(event)
        least = self._controls.sizeHint().width() + max(self.shape.sizeHint().width(), px(_WORDS)) + GAP
        beside = self.width() >= least + 2 * MARGIN
        turn(self._head, beside=beside)
        # a low window has room for the rows or for this sentence
        show_if(self._under, self.window().height() >= px(LOW))
        self._fit()

    def _fit(self) -> None:
        give_room(self.view, self._area, self.height(), self.view.content_height())

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        self.deeds.rows, self.deeds.log, self.deeds.coordinator = shown.rows, shown.log, shown.coordinator
        today = self.day == self.context.today()
        found = consent_words.lines(shown.rows, self.day)
        cards = consent_words.cards(shown.rows)
        set_text(self._title, tr(N_("In force")) if today else tr(N_("As it was on {day}"), day=show_date(self.day)))
        self.today.setVisible(not today)
        self.offices.show_offices(shown.offices, self.day, self.context.today())
        self._on_shape()
        self._empty.setVisible(not shown.rows)
        self.new.setVisible(bool(shown.rows))
        self.export.setVisible(bool(shown.rows))
        self.take_back.setVisible(bool(consent_words.revocable(shown.rows)))
        self.view.setVisible(bool(found))
        self._looked = (None, None)
        self.view.set_lines(found)
        self._on_looked(self.view.current(), self._looked[1])
        empty(self._cards)
        for one in cards:
            act = consent_words.how_long(one, self.day).act
            self._cards.addWidget(ConsentCard(one, self.day, self.deeds.cures(one, act)))
        self._fit()

    def _on_shape(self) -> None:
        """Show the consents one by one, or office by office."""
        by_office, any_at_all = self.shape.value() == BY_OFFICE, bool(self._shown.rows)
        self._body.setVisible(any_at_all and not by_office)
        self.offices.setVisible(any_at_all and by_office)
        self.shape.setVisible(any_at_all)

    def _on_looked(self, line: ConsentLine | None, category: InformationCategory | None) -> None:
        self._looked = (line, category)
        self._said.setVisible(line is not None)
        if line is None:
            show_cures(self._links, ())
            return
        if category is None:
            set_text(self._meaning, line.name)
        else:
            set_text(self._meaning, line.sentence(category))
        told = consent_words.told_words(self._shown.log, line, category, self.context.clock.local)
        more = [line.row.consent.number, consent_words.signed_words(line.row), told]
        if line.state is ConsentState.DEFICIENT:
            more.append(consent_words.missing_words(line.row))
        set_text(self._more, " · ".join(more))
        show_cures(self._links, self._cures(line))

    def _cures(self, line: ConsentLine) -> list[Cure]:
        return self.deeds.cures(line.row, line.how_long().act, line.recipient.line.organisation_id)

    def _on_acted(self, line: ConsentLine) -> None:
        self.deeds.do(line.how_long().act or Act.OPEN, line.row, line.recipient.line.organisation_id)

    def _on_new(self) -> None:
        if self._person is not None:
            self.deeds.begin(self._person)

    def _on_take_back(self) -> None:
        looked = self._looked[0]
        self.deeds.take_back(None, looked.row.consent.id if looked is not None else None)

    def _on_taken_back(self, consent_id: int, office: int) -> None:
        """Take a consent back, to begin with for the office beside which it was asked for."""
        row = next((one for one in self._shown.rows if one.consent.id == consent_id), None)
        if row is not None:
            self.deeds.take_back(row, office=office, reach="" if only_whole(row.consent) else SOME)

    def _on_cured(self, office: OfficeCover) -> None:
        """Go the way out of a refusal: to the consent, to its event, or to a new one for the office."""
        blocked = office.blocked
        if blocked is None or self._person is None:
            return
        row = next((one for one in self._shown.rows if one.consent.id == blocked.consent_id), None)
        if blocked.next_step in NEW_KINDS:
            kind = NEW_KINDS[blocked.next_step]
            if row is not None and row.consent.draft.kind is kind:
                off = taken_off(row.consent, office.organisation_id)
                act = Act.RENEW if consent_words.renewable(row) and not off else Act.NEW
                self.deeds.do(act, row, office.organisation_id)
            else:
                self._go(routes.CONSENT, self._person, "new", for_request(office.request, kind))
        elif row is not None:
            self.deeds.do(Act.EVENT if blocked.next_step is NextStep.ANSWER_EVENT else Act.OPEN, row)

    def _on_day(self) -> None:
        if self.on.value() is not None and self.on.value() <= self.context.today():
            self.on.set_problem("")
            self.refresh()

    def _check_day(self) -> None:
        words, cures = self.on.own_problem()
        if not words and self.on.value() is not None and self.on.value() > self.context.today():
            words = tr(IN_THE_FUTURE)
        self.on.set_problem(words, cures)

    def _on_today(self) -> None:
        self.on.set_value(self.context.today())
        self.on.set_problem("")
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self.context.errors.show(error, banner=self.banner)

    def _go(self, page: str, record: int | None, part: str = "", extra: object = None) -> None:
        self.wished.emit(Route(page, record, part, extra))
