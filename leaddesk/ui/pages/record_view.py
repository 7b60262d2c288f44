"""The record of one person: head, tabs, and what can be done with it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.participants import StatusChangeDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.contacts_tab import ContactsTab
from leaddesk.ui.pages.history_tab import HistoryTab
from leaddesk.ui.pages.intake.overview_part import ALONE
from leaddesk.ui.pages.kept_dialog import keeping
from leaddesk.ui.pages.merge.merge_deeds import MergeDeeds
from leaddesk.ui.pages.overview_tab import ACTIVE_AGAIN, OverviewTab
from leaddesk.ui.pages.people_words import short_name
from leaddesk.ui.pages.person_picker import PersonPicker
from leaddesk.ui.pages.person_referrals_tab import PersonReferralsTab
from leaddesk.ui.pages.print_menu import BY_HAND, print_entries
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.pages.record_facts import PersonFacts, read_person
from leaddesk.ui.pages.record_header import RecordHeader, open_menu
from leaddesk.ui.pages.status_dialog import ask_status
from leaddesk.ui.routes import COUNTED, INTAKE, PARTICIPANTS, REFERRALS, Route
from leaddesk.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.panels import Banner

OVERVIEW, CONTACTS, PLAN, CONSENTS, LEGAL, REFERRED, DOCUMENTS, HISTORY = (
    "overview",
    "contacts",
    "plan",
    "consents",
    "legal",
    "referrals",
    "documents",
    "history",
)
TOUCHED = (
    *("participant", "status_period", "contact", "alias", "phone_number", "enrolment"),
    *("referral_in", "referral_out", "consent", "care_plan", "goal", "court_date", "legal_matter"),
    *("safety_note", "notice_given"),
)
TABS = (OVERVIEW, CONTACTS, PLAN, CONSENTS, LEGAL, REFERRED, DOCUMENTS, HISTORY)


class RecordView(QFrame):
    """Shows one person; a tab is built when it is first shown."""

    wished = Signal(object)
    back_wanted = Signal()
    edit_wanted = Signal(object)
    removed = Signal()

    def __init__(
        self,
        context: Context,
        banner: Banner,
        ask_form: Callable[..., Any] = FormDialog.ask,
        ask: Callable[..., str | None] = Question.ask,
        pick: Callable[..., Any] = PersonPicker.ask,
    ) -> None:
        """Take the context, the banner of the page, and how to ask."""
        super().__init__()
        self.merging = MergeDeeds(self, context, banner, ask, pick)
        self.merging.wished.connect(self.wished)
        self.setProperty("ground", "surface")
        self.setAccessibleName(tr(N_("Record")))
        self._context, self._ask_form, self._banner = context, ask_form, banner
        self._person: int | None = None
        self._busy = False
        self.facts: PersonFacts | None = None
        self.header = RecordHeader(context)
        self.tabs = Tabs(tr(N_("Parts of the record")))
        self.tabs.add(OVERVIEW, tr(N_("Overview")), self._make_overview)
        self.tabs.add(CONTACTS, tr(N_("Contacts")), self._make_contacts)
        self.tabs.add(PLAN, tr(N_("Plan")), lambda: self._make_other("plan.plan_tab", "PlanTab"))
        self.tabs.add(CONSENTS, tr(N_("Consents")), lambda: self._make_other("consents_tab", "ConsentsTab"))
        self.tabs.add(LEGAL, tr(N_("Court & legal")), lambda: self._make_other("court.legal_tab", "LegalTab"))
        self.tabs.add(REFERRED, tr(N_("Referrals")), self._make_referrals)
        self.tabs.add(DOCUMENTS, tr(N_("Documents")), lambda: self._make_other("documents_tab", "DocumentsTab"))
        self.tabs.add(HISTORY, tr(N_("History")), self._make_history)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.tabs.setMinimumSize(1, 1)
        box.addWidget(self.header)
        box.addWidget(self.tabs, 1)
        self.tabs.shown.connect(self._on_tab)
        self.header.back_wanted.connect(self.back_wanted)
        self.header.contact_wanted.connect(self.new_contact)
        self.header.print_wanted.connect(self.open_print)
        self.header.more_wanted.connect(self._on_more)
        self.header.safety_wanted.connect(
            lambda: self.wished.emit(Route(INTAKE, self._person, IntakeSection.SAFETY.value, ALONE))
        )
        context.names.changed.connect(lambda _hidden: self._show_all())

    @property
    def person(self) -> int | None:
        """Return whose record is shown."""
        return self._person

    def show_person(self, participant_id: int, part: str = "") -> None:
        """Show a person, on a part of the record if it is named."""
        if participant_id != self._person:
            self._person, self.facts = participant_id, None
            self._busy = False
        if part in TABS:
            show_board = getattr(self.tabs.show_part(part), "show_board", None)
            if show_board is not None:
                show_board()
        elif not self.tabs.current:
            self.tabs.show_part(OVERVIEW)
        self.refresh()

    def refresh(self) -> None:
        """Read the person again."""
        person, services = self._person, self._context.services
        if person is not None:

            def show(facts: PersonFacts) -> None:
                self._on_read(person, facts)

            self._context.jobs.run(self, lambda: read_person(services, person), show, self._fail, key="record")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved; the tabs that read for themselves are told as well."""
        if changes.touches(*TOUCHED):
            self.refresh()
        for part in self.tabs.made():
            told = getattr(part, "on_committed", None)
            if told is not None:
                told(changes)

    def open_in(self, part: str, what: object) -> None:
        """Let a tab open something that it knows by a name of its own, such as the draft of a step."""
        want = getattr(self.tabs.part(part), "want", None)
        if want is not None:
            want(what)

    def back(self) -> bool:
        """Go one step back inside the tab that is shown; return whether there was one."""
        back = getattr(self.tabs.part(self.tabs.current), "back", None)
        return bool(back is not None and back())

    def save(self) -> None:
        """Save what is being typed in the tab that is shown."""
        save = getattr(self.tabs.part(self.tabs.current), "save", None)
        if save is not None:
            save()

    def keep_drafts(self) -> list[Callable[[], object]]:
        """Return the works that keep what is being typed in tabs."""
        keepers = [getattr(part, "keep_draft", None) for part in self.tabs.made()]
        return [work for keep in keepers if keep is not None and (work := keep()) is not None]

    def forget(self) -> None:
        """Show nobody."""
        self._person = self.facts = None

    def new_contact(self) -> None:
        """Begin a contact with the person."""
        self.wished.emit(Route(PARTICIPANTS, self._person, "new-contact"))

    def open_print(self) -> None:
        """Offer what can be printed for the person."""
        if self.facts is not None:
            entries = print_entries(self.facts, self._context.today())
            ways = [(words, self._goer(route) if route else None) for words, route in entries]
            open_menu(self.header.print, ways, tr(BY_HAND))

    def change_status(self) -> None:
        """Ask for another status and keep it."""
        if self.facts is None or self._busy:
            return
        facts = self.facts
        name, present = short_name(facts.name(self._context.names)), facts.record.history[-1]
        days = self._context.services.settings.office().reopen_days
        ask = keeping(self._ask_form, self._context, "status_change", facts.record.id)
        draft = ask_status(self, name, present, self._context.today, ask, days)
        if draft is not None:
            participation = self._context.services.participation
            self._do(lambda: participation.change(facts.record.id, draft))

    def activate(self) -> None:
        """Let somebody who was inactive be active from today on: the same enrolment goes on."""
        if self.facts is None or self._busy or self.facts.record.status is not ParticipationStatus.INACTIVE:
            return
        person, participation = self.facts.record.id, self._context.services.participation
        draft = StatusChangeDraft(ParticipationStatus.ACTIVE, self._context.today())
        self._do(lambda: participation.change(person, draft))

    def remove(self) -> None:
        """Ask why, and take the record out of lists."""
        if self.facts is None or self._busy:
            return
        facts = self.facts
        title = tr(N_("Remove {name}?"), name=short_name(facts.name(self._context.names)))
        because = ask_because(self, title, tr(N_("Remove participant")), self._context.today, self._ask_form)
        if because is not None:
            participants = self._context.services.participants
            self._do(lambda: participants.remove(facts.record.id, because), self.removed.emit)

    def same_as(self) -> None:
        """Ask who else it is, and show both records side by side."""
        if self.facts is not None and not self._busy:
            self.merging.same_as(self.facts)

    def add_signed(self, consent_id: int) -> None:
        """Add the signed paper of a consent, in Documents."""
        self.tabs.show_part(DOCUMENTS)
        add: Callable[[int], object] | None = getattr(self.tabs.part(DOCUMENTS), "add_signed", None)
        if add is not None:
            add(consent_id)

    def _do(self, work: Callable[[], Any], then: Callable[[], object] | None = None) -> None:
        """Do one write; a second one waits until it is done."""
        self._busy = True

        def done(_result: object) -> None:
            self._busy = False
            if then is not None:
                then()

        def failed(error: Exception) -> None:
            self._busy = False
            self._fail(error)

        self._context.jobs.save(self, work, done, failed)

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self._banner)

    def _on_read(self, asked: int, facts: PersonFacts) -> None:
        if asked == self._person:
            self._person = facts.record.id  # the number of a merged record leads to the one that was kept
            self.facts = facts
            self._show_all()

    def _show_all(self) -> None:
        if self.facts is None:
            return
        self.header.show_person(self.facts)
        for part in self.tabs.made():
            self._show_in(part)

    def _show_in(self, part: QWidget) -> None:
        """Let a tab show the person: from what was read, or by reading for itself while it is seen."""
        if self.facts is None:
            return
        if isinstance(part, OverviewTab | HistoryTab | PersonReferralsTab):
            part.show_facts(self.facts)
        elif part is self.tabs.part(self.tabs.current):
            part.show_person(self.facts.record.id)  # type: ignore[attr-defined]

    def _on_tab(self, key: str) -> None:
        part = self.tabs.part(key)
        if part is not None:
            self._show_in(part)

    def _on_more(self) -> None:
        inactive = self.facts is not None and self.facts.record.status is ParticipationStatus.INACTIVE
        entries: list[tuple[str, Callable[[], object] | None]] = [
            (tr(N_("Change name, phone, address…")), lambda: self.edit_wanted.emit(self.facts)),
            (tr(N_("Intake conversation")), self._goer(Route(INTAKE, self._person))),
            *([(tr(ACTIVE_AGAIN), self.activate)] if inactive else []),
            (tr(N_("Change status…")), self.change_status),
            (tr(N_("Counted in the figures as…")), self._goer(Route(COUNTED, self._person))),
            (tr(N_("This is the same person as…")), self.same_as),
            (tr(N_("Remove")), self.remove),
        ]
        open_menu(self.header.more, entries)

    def _goer(self, route: Route) -> Callable[[], object]:
        return lambda: self.wished.emit(route)

    def _make_overview(self) -> QWidget:
        made = OverviewTab(self._context, self._ask_form)
        made.all_contacts.connect(lambda: self.tabs.show_part(CONTACTS))
        made.contact_wanted.connect(self.new_contact)
        made.wished.connect(self.wished)
        made.active_wanted.connect(self.activate)
        made.plan_wanted.connect(lambda: self.tabs.show_part(PLAN))
        return made

    def _make_contacts(self) -> QWidget:
        made = ContactsTab(self._context)
        made.new_wanted.connect(self.new_contact)
        made.wished.connect(self.wished)
        made.opened.connect(lambda contact: self.wished.emit(Route(PARTICIPANTS, self._person, "contact", contact)))
        return made

    def _make_referrals(self) -> QWidget:
        made = PersonReferralsTab(self._context)
        made.new_out_wanted.connect(lambda: self.wished.emit(Route(REFERRALS, None, "new-out", self._person)))
        made.in_opened.connect(lambda one: self.wished.emit(Route(REFERRALS, one, "in")))
        made.out_opened.connect(lambda one: self.wished.emit(Route(REFERRALS, one, "out")))
        made.out_printed.connect(lambda one: self.wished.emit(Route("print", one, "pref")))
        return made

    def _make_history(self) -> QWidget:
        made = HistoryTab(self._context)
        made.same_wanted.connect(self.same_as)
        made.undo_wanted.connect(self.merging.undo)
        made.status_wanted.connect(self.change_status)
        made.remove_wanted.connect(self.remove)
        return made

    def _make_other(self, module: str, name: str) -> QWidget:
        """Build a tab that lives in a module of its own, with the wishes it has."""
        make = getattr(import_module(f"leaddesk.ui.pages.{module}"), name)
        made: QWidget = make(self._context, ask_form=self._ask_form) if name == "PlanTab" else make(self._context)
        signed = getattr(made, "signed_wanted", None)
        if signed is not None:
            signed.connect(self.add_signed)
        wished = getattr(made, "wished", None)
        if wished is not None:
            wished.connect(self.wished)
        return made
