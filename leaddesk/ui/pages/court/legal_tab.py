"""Court & legal of a person: matters with their charges, court dates, warrants, and what happened."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.court_codes import SOURCE_HINT
from leaddesk.domain.court_dates import DateState
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.court import words
from leaddesk.ui.pages.court.dates_table import court_dates_table
from leaddesk.ui.pages.court.deeds import DateBar, DateDeeds
from leaddesk.ui.pages.list_export import ListShown, export_button, of_table
from leaddesk.ui.pages.people_words import breakable, near_day, short_name
from leaddesk.ui.pages.record_lists import RecordExports, legal_lists
from leaddesk.ui.routes import COURT, PRINT, Route
from leaddesk.ui.tokens import GAP, MARGIN, ROW
from leaddesk.ui.widgets.buttons import link, plain, primary, small
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.facts import Entry, FactGrid, Timeline, WrappedLink, empty
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Banner, Card, EmptyState, scrolling
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.court import LegalRecord, MatterRow
    from leaddesk.ui.context import Context

TOUCHED = ("legal_matter", "charge", "court_date", "warrant", "legal_event", "organisation")
_MOST = 6


class LegalTab(QFrame):
    """Reads for itself while it is seen. ``wished`` carries a Route, as a page's does."""

    wished = Signal(object)

    def __init__(self, context: Context, ask_form: Callable[..., Any] = FormDialog.ask) -> None:
        """Take the context and how to ask with a short form."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAccessibleName(tr(N_("Court & legal")))
        self._context = context
        self._person: int | None = None
        self._record: LegalRecord | None = None
        self.banner = Banner()
        self.deeds = DateDeeds(context, self, ask_form)
        self.deeds.opened.connect(lambda one: self._go("date", one.id))
        self.deeds.print_wanted.connect(lambda one: self.wished.emit(Route(PRINT, one.id, "ct_rem")))
        self.deeds.failed.connect(lambda error: context.errors.show(error, banner=self.banner))
        self.dates = court_dates_table(context, with_person=False)
        self.dates.setProperty("card", True)
        self.dates.set_actions(self.deeds.actions)
        self.bar = DateBar(context, self.deeds)
        self.dates.opened.connect(self.deeds.opened)
        self.dates.chosen.connect(self.bar.show_row)
        self._no_dates = label(tr(N_("No court date is known.")), "second", wrap=True)
        self._build()

    def show_person(self, participant_id: int) -> None:
        """Read and show the legal record of a person."""
        if participant_id != self._person:
            self._person, self._record = participant_id, None
            self.banner.clear()
        legal = self._context.services.legal
        self._context.jobs.run(self, lambda: (participant_id, legal.record(participant_id)), self._on_read, key="legal")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if self._person is not None and self.isVisible() and changes.touches(*TOUCHED):
            self.show_person(self._person)

    def _build(self) -> None:
        self._matters, self._warrants, self._events = QVBoxLayout(), Timeline(), Timeline()
        self._matters.setSpacing(GAP)
        self._no_warrants = label(tr(N_("No warrant is known.")), "second", wrap=True)
        self._no_events = label(tr(N_("Nothing is known of an arrest, a charge filed, or jail.")), "second", wrap=True)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(MARGIN, px(16), MARGIN, MARGIN)
        box.setSpacing(GAP)
        box.addWidget(self.banner)
        self.export = small(export_button())
        self.exports = RecordExports(self, self._context, self.export, self._listed, self.banner)
        line = row(label(tr(SOURCE_HINT), "second", wrap=True), self.export, gap=GAP)
        line.setStretch(0, 1)
        box.addLayout(line)
        box.addWidget(self._head(N_("Court dates"), N_("New court date"), "date"))
        around: list[QWidget] = [self.dates, self.bar, self._no_dates]
        for part in around:
            box.addWidget(part)
        box.addSpacing(px(8))
        box.addWidget(self._head(N_("Matters"), N_("New matter"), "matter"))
        self._no_matters = label(tr(N_("No matter is known.")), "second", wrap=True)
        box.addWidget(self._no_matters)
        box.addLayout(self._matters)
        box.addSpacing(px(8))
        for timeline, none, head in (
            (self._warrants, self._no_warrants, self._head(N_("Warrants"), N_("New warrant"), "warrant")),
            (self._events, self._no_events, self._head(N_("Events known to the site"), N_("New event"), "event")),
        ):
            box.addWidget(head)
            box.addWidget(timeline)
            box.addWidget(none)
            box.addSpacing(px(8))
        first = primary(tr(N_("New matter")), "scales", "start-matter")
        second = plain(tr(N_("New court date")), "plus", "start-court-date")
        first.triggered.connect(lambda: self._go("matter"))
        second.triggered.connect(lambda: self._go("date"))
        text = N_("Cases with their charges, court dates, warrants, and what happened as far as the site knows.")
        blank = EmptyState("scales", tr(N_("Nothing about court yet")), tr(text), [first, second], tr(SOURCE_HINT))
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(content))
        self._stack.addWidget(scrolling(blank, fill=True))
        self._stack.setMinimumSize(1, 1)
        self.setLayout(column(self._stack))

    def _head(self, title: str, deed: str, part: str) -> QWidget:
        made = QWidget()
        button = small(plain(tr(deed), "plus", f"new-{part}"))
        button.triggered.connect(lambda: self._go(part))
        made.setLayout(row(label(tr(title), "section"), None, button))
        return made

    def _listed(self) -> list[ListShown]:
        """Return the lists of the record, for files."""
        record = self._record
        if record is None:
            return []
        dates = [replace(of_table("court-dates", self.dates), record=self._person)] if record.dates else []
        return [*dates, *legal_lists(record, self._person)]

    def _go(self, part: str, row_id: int | None = None, whose: int | None = None) -> None:
        self.wished.emit(Route(COURT, row_id, part, self._person if whose is None else whose))

    def _on_read(self, found: tuple[int, LegalRecord]) -> None:
        person, record = found
        if person != self._person or record == self._record:
            return
        self._record = record
        self._stack.setCurrentIndex(1 if record.empty else 0)
        self._show_dates(record)
        self._show_matters(record)
        self._show_warrants(record)
        self._show_events(record)

    def _show_dates(self, record: LegalRecord) -> None:
        current = self.dates.current()
        # what comes next on top, then what was, the newest first
        today = self._context.today()
        coming = [one for one in reversed(record.dates) if one.state(today) is DateState.COMING]
        rows = [*coming, *(one for one in record.dates if one.state(today) is not DateState.COMING)]
        self.dates.set_rows(rows)
        head = self.dates.horizontalHeader().sizeHint().height()
        self.dates.setFixedHeight(head + min(len(rows), _MOST) * px(ROW) + 4)
        self.dates.setVisible(bool(rows))
        self._no_dates.setVisible(not rows)
        index = self.dates.table.find(lambda one: current is not None and one.id == current.id)
        if index.isValid():
            self.dates.setCurrentIndex(self.dates.sorted.mapFromSource(index))
        elif rows:
            self.dates.setCurrentIndex(self.dates.sorted.index(0, 0))
        self.bar.show_row(self.dates.current() if rows else None)

    def _show_matters(self, record: LegalRecord) -> None:
        empty(self._matters)
        for one in record.matters:
            self._matters.addWidget(self._matter(one))
        self._no_matters.setVisible(not record.matters)

    def _matter(self, one: MatterRow) -> QWidget:
        card = Card()
        card.setAccessibleName(words.matter_title(one))
        draft = one.draft
        opener = WrappedLink(words.matter_title(one))
        opener.setObjectName("open-matter")
        opener.triggered.connect(partial(self._go, "matter", one.id))
        status = words.since(tr(draft.status.label), draft.status_since) if draft.status else ""
        head = row(opener, Chip(status, "accent" if one.open else "plain", ""), gap=GAP)
        head.setStretch(0, 1)
        card.body.addLayout(head)
        card.add(FactGrid(_facts(one)))
        charges = Timeline(
            [
                Entry(
                    "file-text",
                    short_name(charge.draft.text),
                    "",
                    words.charge_detail(charge.draft),
                    act=partial(self._go, "charge", charge.id, one.id),
                )
                for charge in one.charges
            ]
        )
        if one.charges:
            card.add(label(tr(N_("Charges")), "label"), charges)
        new = small(link(tr(N_("New charge")), "plus", "new-charge"))
        new.triggered.connect(partial(self._go, "charge", None, one.id))
        card.body.addLayout(row(new, None))
        return card

    def _show_warrants(self, record: LegalRecord) -> None:
        today = self._context.today()
        self._warrants.set_entries(
            [
                Entry(
                    "check-circle" if one.draft.resolved_on else "warning",
                    words.warrant_title(one.draft),
                    near_day(one.draft.resolved_on or one.draft.open_since or today, today, short=True),
                    words.warrant_detail(one.draft),
                    act=partial(self._go, "warrant", one.id),
                )
                for one in record.warrants
            ]
        )
        self._warrants.setVisible(bool(record.warrants))
        self._no_warrants.setVisible(not record.warrants)

    def _show_events(self, record: LegalRecord) -> None:
        entries = []
        for one in record.events:
            day = show_date(one.draft.on) if one.draft.on else ""
            act = partial(self._go, "event", one.id)
            icon = words.EVENT_ICONS[one.draft.kind]
            entries.append(Entry(icon, words.event_title(one.draft), day, words.event_detail(one.draft), act=act))
        self._events.set_entries(entries)
        self._events.setVisible(bool(entries))
        self._no_events.setVisible(not entries)


def _facts(one: MatterRow) -> list[tuple[str, str]]:
    """Return what is known of a matter; what is still to be asked stands last, as a plain line."""
    draft = one.draft
    court_type = tr(draft.court_type.label) if draft.court_type else ""
    missing = ", ".join(tr(words) for words in draft.missing())
    return [
        (tr(N_("Court")), breakable(" · ".join(part for part in (one.court, court_type) if part))),
        (tr(N_("Incident")), breakable(draft.incident_number if draft.case_number else "")),
        (tr(N_("Prosecutor")), breakable(draft.prosecutor)),
        (tr(N_("Defense")), breakable(draft.counsel)),
        (tr(N_("Asked for")), breakable(draft.mandates)),
        (tr(N_("Owed")), breakable(draft.obligations)),
        (tr(N_("Source")), tr(draft.source.label) if draft.source else ""),
        (tr(N_("Still to ask")), missing),
    ]
