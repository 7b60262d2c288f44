"""Overview of a record: how to reach the person, what was done lately, how the status went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.court_codes import CourtRide
from leaddesk.domain.court_dates import WEEK
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.court.words import when
from leaddesk.ui.pages.elided import ElidedLine
from leaddesk.ui.pages.intake.overview_part import OverviewPart
from leaddesk.ui.pages.people_words import breakable, contact_icon, contact_title, near_day, phone_words
from leaddesk.ui.pages.plan.plan_line import PlanLine
from leaddesk.ui.pages.privacy.notice_line import NoticeLine
from leaddesk.ui.routes import COURT, Route
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import link, plain, small
from leaddesk.ui.widgets.facts import Entry, FactGrid, Timeline
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Banner, hairline, scrolling
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.participants import ParticipantDraft, StatusPeriod
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.record_facts import PersonFacts

_TWO_COLUMNS = 640
ACTIVE_AGAIN = N_("Active again from today")
_FACTS = (
    *("intake_note", "demographics", "living_situation", "income", "insurance", "id_document", "need"),
    *("support_person", "safety_note"),
)


class OverviewTab(QFrame):
    """Is given the facts of the person; the part about intake reads for itself."""

    all_contacts = Signal()
    contact_wanted = Signal()
    wished = Signal(object)
    active_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self, context: Context, ask_form: Callable[..., Any] = FormDialog.ask) -> None:
        """Take the context, for names and the day, and how to ask."""
        super().__init__()
        self.setProperty("ground", "surface")
        self._context = context
        self.intake = OverviewPart(context)
        self.intake.wished.connect(self.wished)
        self.ride = Banner()
        self.notice = NoticeLine(context, ask_form)
        self.notice.wished.connect(self.wished)
        self._columns = QBoxLayout(QBoxLayout.Direction.RightToLeft)
        self._columns.setSpacing(28)
        self._columns.addLayout(self._build_reach(), 2)
        self._columns.addLayout(self._build_lately(), 3)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(MARGIN, px(16), MARGIN, MARGIN)
        whole.setSpacing(20)
        whole.addWidget(self.intake.safety)
        whole.addWidget(self.ride)
        whole.addLayout(self._columns)
        whole.addWidget(hairline())
        whole.addWidget(self.intake)
        self.setLayout(column(scrolling(content)))

    def _build_lately(self) -> QVBoxLayout:
        self._lately = Timeline()
        self._none = QWidget()
        first = small(plain(tr(N_("New contact")), "note-pencil", "first-contact"))
        empty_words = label(tr(N_("No contacts yet. Calls, visits and messages stand here.")), "second", wrap=True)
        self._none.setLayout(column(empty_words, row(first, None), gap=GAP))
        self._all = small(link(tr(N_("All contacts")), name="all-contacts"))
        self._all.triggered.connect(self.all_contacts)
        first.triggered.connect(self.contact_wanted)
        head = row(label(tr(N_("Lately")), "section"), None, self._all)
        return column(head, self._lately, self._none, None, gap=GAP)

    def _build_reach(self) -> QVBoxLayout:
        self._reach_title = ElidedLine("section")
        self._reach = FactGrid()
        self._silent = label(tr(N_("No phone, address or place is known yet.")), "second", wrap=True)
        self._plan = PlanLine()
        self._plan.wanted.connect(self.plan_wanted)
        self._again = small(plain(tr(ACTIVE_AGAIN), "arrows-clockwise", "active-again"))
        self._again.hide()
        self._again.triggered.connect(self.active_wanted)
        self._status = Timeline()
        so_far = column(label(tr(N_("Status so far")), "section"), row(self._again, None), gap=GAP)
        ways = (self._reach_title, self._reach, self._silent, hairline())
        return column(*ways, self._plan, self.notice, so_far, self._status, None, gap=GAP)

    def _show_ride(self, facts: PersonFacts) -> None:
        """Say that a ride to court is still missing, while one can be found."""
        court, today = facts.court, self._context.today()
        if court is None or court.draft.ride is not CourtRide.NEEDED or (court.on - today).days > WEEK:
            self.ride.clear()
            return
        route = Route(COURT, court.id, "date", facts.record.id)
        words, day = tr(N_("No ride to court yet")), when(court, today)
        more = " · ".join(part for part in (day, breakable(court.place)) if part)
        self.ride.say(words, more, "amber", (tr(N_("Open court date")), lambda: self.wished.emit(route)))

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was noted of the intake."""
        if changes.touches(*_FACTS):
            self.intake.refresh()

    def show_facts(self, facts: PersonFacts) -> None:
        """Show a person."""
        self.intake.show_person(facts.record.id)
        names, today = self._context.names, self._context.today()
        self._reach_title.say(tr(N_("How to reach {name}"), name=facts.called(names)))
        ways = reach_facts(facts.record.draft)
        self._silent.setVisible(not ways)
        if facts.record.draft.aliases and not names.hidden:
            ways.append((tr(N_("Also called")), breakable(", ".join(facts.record.draft.aliases))))
        ways.append((tr(N_("Language")), tr(facts.record.draft.language.label)))
        self._reach.set_facts(ways)
        served = bool(facts.record.enrolled_on or facts.record.last_spoken_on)
        closed = facts.record.status is ParticipationStatus.CLOSED
        self._plan.show_plan(facts.plan, today, waits=not closed)
        self.notice.show_notices(facts.record.id, facts.notices, due=served and not closed)
        self._show_ride(facts)
        self._again.setVisible(facts.record.status is ParticipationStatus.INACTIVE and not facts.record.removed)
        self._status.set_entries([status_entry(period) for period in reversed(facts.record.history)])
        self._lately.set_entries(
            [
                Entry(
                    contact_icon(one.draft),
                    contact_title(one.draft),
                    near_day(one.draft.on, today, short=True),
                    breakable(one.draft.note),
                )
                for one in facts.contacts
                if one.draft.on is not None
            ]
        )
        self._lately.setVisible(bool(facts.contacts))
        self._none.setVisible(not facts.contacts)
        self._all.setVisible(bool(facts.contacts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two columns where there is room; else how to reach the person comes first."""
        super().resizeEvent(event)
        wide = self.width() >= px(_TWO_COLUMNS)
        direction = QBoxLayout.Direction.RightToLeft if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)


def reach_facts(draft: ParticipantDraft) -> list[tuple[str, str]]:
    """Return the ways to reach a person, the best first."""
    facts = [(tr(N_("Phone")) if number == 0 else " ", phone_words(one)) for number, one in enumerate(draft.phones)]
    if draft.where_to_find.strip():
        facts.append((tr(N_("Where")), breakable(draft.where_to_find)))
    address = tr(N_("No fixed address")) if draft.no_fixed_address else draft.address
    if draft.address_confidential and address.strip():
        address = tr(N_("{address} (kept off all papers)"), address=address)
    if address.strip():
        facts.append((tr(N_("Address")), breakable(address)))
    return facts


def status_entry(period: StatusPeriod) -> Entry:
    """Return one period of the status history as a line."""
    until = show_date(period.until) if period.until else tr(N_("now"))
    when = tr(N_("{since} to {until}"), since=show_date(period.since), until=until)
    reason = tr(period.reason.label) if period.reason else ""
    text = ". ".join(part for part in (reason, breakable(period.note.strip())) if part)
    return Entry("clock" if period.until else "check-circle", tr(period.status.label), when, text)
