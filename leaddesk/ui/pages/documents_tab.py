"""The Documents tab of a record: what left the office, to whom, by which consent, and what waits for an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.disclosure_codes import DisclosureBasis, DisclosureEvent
from leaddesk.domain.disclosure_log import LogEntry
from leaddesk.domain.disclosures import Disclosure, ToldDraft
from leaddesk.domain.gate import AllowedByLaw, Blocked
from leaddesk.domain.organisations import OrganisationRow
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Answer as Button
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages import log_words
from leaddesk.ui.pages.disclosures.correcting import CORRECT, Correcting, correctable
from leaddesk.ui.pages.disclosures.correction_dialog import CorrectionDialog
from leaddesk.ui.pages.disclosures.holders_part import HoldersPart
from leaddesk.ui.pages.disclosures.log_columns import correction_words, moment
from leaddesk.ui.pages.given_question import QUESTION, YES, Told, given, not_given
from leaddesk.ui.pages.grounds.emergency_source import EMERGENCY
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.pages.referral_tables import ReferralTable
from leaddesk.ui.pages.scans.scan_reader import files_in
from leaddesk.ui.pages.scans.scans_part import ScansPart
from leaddesk.ui.pages.table_room import all_rows, give_room
from leaddesk.ui.pages.told_dialog import KIND, ToldDialog, answer_words
from leaddesk.ui.routes import Route
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import Cure, link, plain, primary, show_cures, small
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.form_keeper import forget
from leaddesk.ui.widgets.layouts import Flow, column, row, turn
from leaddesk.ui.widgets.panels import Banner, Card, EmptyState, scrolling
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.gate import Answer
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm
    from leaddesk.ui.pages.disclosures.correcting import AskCorrection
    from leaddesk.ui.pages.log_words import LogLine
    from leaddesk.ui.widgets.tables import RecordTableView

AskTold = Callable[[QWidget, "Context", int, Sequence[OrganisationRow]], ToldDraft | None]
_BESIDE, _MOST_CARDS = 720, 3
LOG, HOLD, SCANS = "log", "hold", "scans"
EMERGENCY_WORDS = N_("Print the emergency record")


@dataclass(frozen=True, slots=True)
class _Shown:
    log: list[Disclosure]
    offices: list[OrganisationRow]


class DocumentsTab(QFrame):
    """The disclosures of one person. ``wished`` carries a Route, as a page's does."""

    wished = Signal(object)

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Ask = Question.ask,
        ask_form: AskForm = FormDialog.ask,
        ask_told: AskTold = ToldDialog.ask_told,
        ask_correction: AskCorrection = CorrectionDialog.ask_correction,
    ) -> None:
        """Take what pages need; the askers can be replaced, as by a test."""
        super().__init__(parent)
        self.context, self._ask, self._ask_form, self._ask_told = context, ask, ask_form, ask_told
        self._person: int | None = None
        self._shown = _Shown([], [])
        self.scans = ScansPart(context, ask=ask, ask_form=ask_form)
        self.holding = HoldersPart(context, ask=ask, ask_form=ask_form)
        self.setProperty("ground", "window")
        self.setAccessibleName(tr(N_("Documents")))
        self.whole = link(tr(N_("The log of everybody")), "files", "whole-log")
        self._build()
        self.correcting = Correcting(self, context, self.banner, lambda _number: self.refresh(), ask_correction)
        self.holding.wished.connect(self.wished)
        self.whole.triggered.connect(lambda: self.wished.emit(Route(routes.LOG)))
        self.told.triggered.connect(self.record_told)
        self.view.opened.connect(self._on_opened)
        self.view.chosen.connect(self._on_looked)
        self.view.set_actions(self._cures)
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner, ask=ask, ask_form=ask_form)

    def show_person(self, participant_id: int) -> None:
        """Show the log of a person."""
        if participant_id != self._person:
            self._person = participant_id
            self.banner.clear()
        self.refresh()
        self.scans.show_person(participant_id)
        self.holding.show_person(participant_id)

    def refresh(self) -> None:
        """Read the log again."""
        if self._person is None:
            return
        person, services = self._person, self.context.services

        def work() -> _Shown:
            return _Shown(services.disclosures.rows(person), services.organisations.choices())

        self.context.jobs.run(self, work, self._show, self._fail, key="disclosures")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if changes.touches("disclosure", "organisation"):
            self.refresh()
        self.scans.on_committed(changes)
        self.holding.on_committed(changes)

    def add_signed(self, consent_id: int) -> None:
        """Add the signed paper of a consent."""
        self._show_part(SCANS)
        self.scans.add_signed(consent_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are drawn over the tab."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self._show_part(SCANS)
            # the other program waits until this returns, so nothing is asked before
            QTimer.singleShot(0, self, lambda: self.scans.take(files))

    def record_told(self) -> None:
        """Record something told by word of mouth."""
        person = self._person
        if person is None:
            return
        draft = self._ask_told(self, self.context, person, self._shown.offices)
        if draft is None:
            return
        services = self.context.services

        def work() -> tuple[int, Answer]:
            found = services.disclosures.told(person, draft)
            forget(services.drafts, KIND, str(person))
            return found

        self.context.jobs.save(self, work, self._on_told, self._fail)

    def _listed(self) -> ListShown:
        return replace(of_table("disclosures", self.view), record=self._person)

    def _build(self) -> None:
        self.banner = Banner()
        self.told = primary(tr(N_("Record something told")), "chat-text", "record-told")
        self.export = export_button()
        self._said = QWidget()
        under = N_("Each paper prepared and each thing told. Nothing is ever changed; a new entry can correct one.")
        self._said.setLayout(
            column(label(tr(N_("What left the office")), "section"), label(tr(under), "second", wrap=True), gap=2)
        )
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GAP)
        self._head.addWidget(self._said, 1)
        self._head.addWidget(self.export)
        self._head.addWidget(self.told)
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(8)
        local = self.context.clock.local
        self.view: RecordTableView[LogLine] = ReferralTable(
            tr(N_("Disclosures")),
            [
                Column(tr(N_("When")), lambda line: line.row.at, lambda at: moment(self.context.clock, at)),
                Column(tr(N_("What")), lambda line: line.what, strong=True, struck=_struck),
                Column(tr(N_("To whom")), lambda line: line.whom, struck=_struck),
                Column(tr(N_("How")), lambda line: line.how, struck=_struck),
                Column(
                    tr(N_("Allowed by")),
                    lambda line: line.allowed,
                    tone=lambda line: _red(uncovered=line.uncovered),
                    struck=_struck,
                ),
                Column(tr(N_("State")), lambda line: line.state(local), tone=lambda line: line.tone),
            ],
            "Disclosures",
            1,
            (1, 2),
            (3, 4),
        )
        self.view.setProperty("card", True)
        self._more = label("", "second", wrap=True)
        self._links = Flow(gap=14)
        links = QWidget()
        links.setLayout(self._links)
        self._foot = QWidget()
        self._foot.setLayout(Flow(self._more, links, self.whole, gap=20))
        told = plain(tr(N_("Record something told")), "chat-text", "first-told")
        told.triggered.connect(self.record_told)
        text = N_("Papers that were printed or saved, and what was told by phone or in a meeting, are listed here.")
        self._empty = EmptyState("files", tr(N_("Nothing has left the office")), tr(text), (told,))
        box = column(self.banner, self._head, self._waiting, self.view, self._foot, self._empty, gap=GAP)
        box.setContentsMargins(MARGIN, px(14), MARGIN, px(10))
        box.setStretchFactor(self.view, 1)
        box.setStretchFactor(self._empty, 1)
        # what is left stays empty below: a banner does not grow into it
        box.addStretch(0)
        content = QWidget()
        content.setLayout(box)
        self._area = scrolling(content, fill=True)
        self.switch = SegmentedSwitch(
            tr(N_("Parts of Documents")),
            [
                (LOG, tr(N_("What left the office"))),
                (HOLD, tr(N_("Who holds what"))),
                (SCANS, tr(N_("Scans and photos"))),
            ],
        )
        above = QWidget()
        line = row(self.switch, None)
        line.setContentsMargins(MARGIN, px(8), MARGIN, 0)
        above.setLayout(line)
        self.scans.looking.connect(lambda looking: above.setVisible(not looking))
        self._parts = QStackedWidget()
        self._parts.setMinimumSize(1, 1)
        for part in (self._area, self.scans, self.holding):
            self._parts.addWidget(part)
        around = column(above, self._parts)
        around.setStretch(1, 1)
        self.setLayout(around)
        self.setAcceptDrops(True)
        self.switch.chosen.connect(self._show_part)
        self._empty.hide()

    def _show_part(self, key: str) -> None:
        self.switch.set_value(key)
        self._parts.setCurrentIndex({LOG: 0, SCANS: 1, HOLD: 2}[key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the words where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        turn(self._head, beside=beside)
        self._fit()

    def _fit(self) -> None:
        """Let the table show all its rows where the window is low: then the whole tab scrolls, and nothing twice."""
        give_room(self.view, self._area, self._parts.height(), all_rows(self.view))

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        found = log_words.lines(shown.log)
        self.view.set_rows(found)
        for widget in (self._said, self.view, self._foot, self.told, self.export):
            widget.setVisible(bool(found))
        self._empty.setVisible(not found)
        empty(self._waiting)
        for line in [line for line in found if line.open][:_MOST_CARDS]:
            self._waiting.addWidget(self._card(line))
        if found:
            self.view.setCurrentIndex(self.view.model().index(0, 0))
            self._on_looked(self.view.current())
        self._fit()

    def _card(self, line: LogLine) -> Card:
        made = Card()
        made.body.setContentsMargins(14, 8, 12, 8)
        day = show_date(self.context.clock.local(line.row.at).date())
        words = tr(N_("{what} for {office}, prepared {day}"), what=line.what, office=line.row.recipient, day=day)
        yes = small(plain(tr(YES), name="yes"))
        no = small(plain(tr(N_("No, discard")), name="no"))
        see = small(plain(tr(N_("Open")), name="open"))
        for button in (yes, no, see):
            button.setAccessibleDescription(words)
        yes.triggered.connect(partial(self._on_given, line))
        no.triggered.connect(partial(self._on_not_given, line))
        see.triggered.connect(partial(self._on_opened, line))
        said = column(label(tr(QUESTION), "row-title"), label(words, "second", wrap=True), gap=1)
        buttons = QWidget()
        buttons.setLayout(row(yes, no, see, gap=8))
        across = row(Pictogram("question", 20, "amber"), said, buttons, gap=GAP)
        across.setStretch(1, 1)
        made.body.addLayout(across)
        made.setAccessibleName(f"{tr(QUESTION)} {words}")
        return made

    def _on_looked(self, line: LogLine | None) -> None:
        if line is None:
            show_cures(self._links, ())
            return
        parts = [moment(self.context.clock, line.row.at), line.what, line.whom]
        if line.row.purposes:
            parts.append("; ".join(tr(one.label) for one in line.row.purposes))
        entry = LogEntry(line.row, line.answer, "")
        parts += correction_words(entry, self.context.clock, self.context.names)
        note = line.last.note.strip()
        if note:
            parts.append(note)
        set_text(self._more, " · ".join(parts))
        show_cures(self._links, self._cures(line))

    def _cures(self, line: LogLine) -> list[Cure]:
        found: list[Cure] = []
        if line.struck:
            return found
        if line.open:
            found.append((tr(YES), partial(self._on_given, line)))
            found.append((tr(N_("No, discard")), partial(self._on_not_given, line)))
        if line.kept:
            found.append((tr(N_("Open the paper")), partial(self._on_opened, line)))
        if line.row.referral_out_id is not None:
            found.append((tr(N_("Print it anew")), partial(self._go, "pref", line.row.referral_out_id)))
        if line.emergency:
            found.append((tr(EMERGENCY_WORDS), partial(self._go, EMERGENCY, (line.answer or line.row).id)))
        elif line.row.event is DisclosureEvent.TOLD:
            found.append((tr(N_("Print the notice")), partial(self._go, "notice", line.row.id)))
        if correctable(line.last):
            found.append((tr(CORRECT), partial(self.correcting.correct, line.last)))
        return found

    def _on_opened(self, line: LogLine) -> None:
        if line.kept:
            self._go("stored", line.row.id)
        elif line.row.event is DisclosureEvent.NEVER:
            self.banner.say(tr(DisclosureEvent.NEVER.label), "", "well")
        elif not line.row.form_code:
            self._go(EMERGENCY if line.emergency else "notice", line.row.id)
        else:
            self.banner.say(tr(N_("This paper was discarded, so it is no longer kept.")), "", "well")

    def _on_given(self, line: LogLine) -> None:
        self._log(given(self, self.context, line.row.id, line.row.recipient, self._ask_form))

    def _on_not_given(self, line: LogLine) -> None:
        self._log(not_given(self, self.context, line.row.id, self._ask_form))

    def _log(self, told: Told | None) -> None:
        if told is None:
            return

        def done(_result: object) -> None:
            self.banner.say(told.words, "", "accent")
            self.refresh()

        self.context.jobs.save(self, told.work, done, self._fail)

    def _on_told(self, found: tuple[int, Answer]) -> None:
        number, answer = found
        emergency = isinstance(answer, AllowedByLaw) and answer.basis is DisclosureBasis.EMERGENCY
        part, print_it = (EMERGENCY, EMERGENCY_WORDS) if emergency else ("notice", N_("Print the notice"))
        words, more, tone = answer_words(answer)
        title = tr(N_("Logged without cover")) if isinstance(answer, Blocked) else tr(N_("Logged"))
        text = f"{words} {more}".strip() if words.endswith(".") else words
        buttons = [Button("close", tr(N_("Close"))), Button(part, tr(print_it), primary=True)]
        self.banner.say(f"{title}. {text}", "", tone)
        self.refresh()
        if self._ask(self, title, text, buttons) == part:
            self._go(part, number)

    def _fail(self, error: Exception) -> None:
        self.context.errors.show(error, banner=self.banner)

    def _go(self, part: str, record: int) -> None:
        self.wished.emit(Route(routes.PRINT, record, part))


def _struck(line: LogLine) -> bool:
    return line.struck


def _red(*, uncovered: bool) -> str:
    return "red" if uncovered else ""
