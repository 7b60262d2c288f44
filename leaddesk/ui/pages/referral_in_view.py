"""One referral to us: where it stands, what was told, whose it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from leaddesk.domain.codes import ReferralPathway
from leaddesk.domain.locating import Standing
from leaddesk.domain.referrals_in import NEXT, OPEN, STAGES, StepDraft, life_cycle
from leaddesk.domain.site_lists import PersonRole, SiteList
from leaddesk.i18n import N_, show_date, tr
from leaddesk.services.referred_person import suggest_person
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Answer, Question
from leaddesk.ui.page import PageHeader
from leaddesk.ui.pages.elided import elide_title
from leaddesk.ui.pages.kept_dialog import keeping
from leaddesk.ui.pages.life_cycle import LifeCycle
from leaddesk.ui.pages.locating_words import standing_words
from leaddesk.ui.pages.people_words import breakable, due_words, short_name
from leaddesk.ui.pages.person_picker import PersonPicker
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.pages.record_header import open_menu
from leaddesk.ui.pages.referral_dialogs import ask_extension, ask_step
from leaddesk.ui.pages.referral_in_facts import ReferralHint, intake_facts, more_ways, screening_facts, told_facts
from leaddesk.ui.routes import INTAKE, PARTICIPANTS, REFERRALS, Route
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import icon_button, link, plain, primary, small
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.facts import Entry, FactGrid, Timeline
from leaddesk.ui.widgets.layouts import Flow, column, row, turn
from leaddesk.ui.widgets.panels import hairline, scrolling
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.codes import ReferralInStatus
    from leaddesk.domain.participants import Likeness
    from leaddesk.domain.referrals_in import ReferralInRecord
    from leaddesk.domain.screening import ScreeningDraft
    from leaddesk.domain.site_lists import SiteItem
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.panels import Banner

_TWO_COLUMNS = 640


class ReferralInView(QFrame):
    """Shows a referral and offers its next step."""

    wished = Signal(object)
    back_wanted = Signal()
    gone = Signal()

    def __init__(
        self,
        context: Context,
        banner: Banner,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
        pick: Callable[..., Any] = PersonPicker.ask,
    ) -> None:
        """Take the context, the banner of the page, and how to ask."""
        super().__init__()
        self.setProperty("ground", "surface")
        self._context, self._banner = context, banner
        self._ask, self._ask_form, self._pick = ask, ask_form, pick
        self._id: int | None = None
        self._busy = False
        self.record: ReferralInRecord | None = None
        self.screening: ScreeningDraft | None = None
        self._prosecutors: list[str] = []
        self._build()
        context.names.changed.connect(lambda _hidden: self._show())

    def show_referral(self, referral_id: int) -> None:
        """Read and show a referral."""
        if referral_id != self._id:
            self._id, self.record, self._busy = referral_id, None, False
        self.refresh()

    def refresh(self) -> None:
        """Read the referral again."""
        referrals, referral_id = self._context.services.referrals_in, self._id
        if referral_id is not None:
            services = self._context.services
            screenings, lists = services.screenings, services.site_lists
            self._context.jobs.run(
                self,
                lambda: (referrals.record(referral_id), screenings.kept(referral_id), lists.items(SiteList.PERSON)),
                self._on_read,
                self._on_unread,
                key="one",
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two columns where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= px(_TWO_COLUMNS)
        self.header.fit()
        turn(self._columns, beside=wide)

    def _build(self) -> None:
        self.next_step = primary(tr(N_("Move referral…")), "arrow-right", "move")
        self.more = icon_button("dots-three", tr(N_("More for this referral")), name="more")
        self.screening_button = plain(tr(N_("Screening…")), "shield-check", "screen")
        self.header = PageHeader("", " ", (self.screening_button, self.next_step, self.more), back=tr(N_("Referrals")))
        self.title = elide_title(self.header)
        self.chip, self.due = Chip(), Chip()
        self.header.beside.addWidget(self.chip)
        self.header.beside.addWidget(self.due)
        self._who = label(role="value", wrap=True)
        self.open_record = small(link(tr(N_("Open the record")), name="open-record"))
        self.intake = small(plain(tr(N_("Intake conversation")), "chat-text", "intake"))
        self.attach = small(plain(tr(N_("Known person…")), "user", "attach"))
        self.new_person = small(plain(tr(N_("New participant")), "user-plus", "new-person"))
        self._standing = label(role="second", wrap=True)
        buttons = QWidget()
        buttons.setLayout(Flow(self.intake, self.open_record, self.attach, self.new_person, gap=8, line_gap=6))
        self._more_time = small(plain(tr(N_("More time…")), "hourglass-medium", "more-time"))
        self.steps, self._told, self._deadline = Timeline(), FactGrid(), FactGrid()
        self.way, self.hint, self._screened = LifeCycle(), ReferralHint(), FactGrid()
        left = QVBoxLayout()
        left.setSpacing(GAP)
        for part in (label(tr(N_("What was told")), "section"), self._told):
            left.addWidget(part)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        person: tuple[QWidget, ...] = (
            label(tr(N_("The person")), "section"),
            self._who,
            self._standing,
            buttons,
            hairline(),
        )
        for piece in person:
            right.addWidget(piece)
        self._intake = QWidget()
        head = row(label(tr(N_("Intake")), "section"), None, self._more_time)
        self._intake.setLayout(column(head, self._deadline, hairline(), gap=GAP))
        right.addWidget(self._intake)
        self._screening = QWidget()
        self._screening.setLayout(column(label(tr(N_("Screening")), "section"), self._screened, hairline(), gap=GAP))
        right.addWidget(self._screening)
        right.addWidget(label(tr(N_("Steps")), "section"))
        right.addWidget(self.steps)
        right.addStretch(1)
        content, both = QWidget(), QWidget()
        inside = column(self.way, self.hint, both, gap=px(16))
        inside.setContentsMargins(MARGIN, px(16), MARGIN, MARGIN)
        content.setLayout(inside)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(32)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        self.setLayout(column(self.header, hairline(), scrolling(content)))
        self._connect()

    def _connect(self) -> None:
        self.hint.end_wanted.connect(self._on_end)
        self.hint.other_wanted.connect(lambda one: self.wished.emit(Route(REFERRALS, one, "in")))
        self.header.way_back.triggered.connect(self.back_wanted)
        self.next_step.triggered.connect(self._on_move)
        self.screening_button.triggered.connect(lambda: self.wished.emit(Route(REFERRALS, self._id, "screen")))
        self.more.triggered.connect(self._on_more)
        self.attach.triggered.connect(self._on_attach)
        self.new_person.triggered.connect(self._on_new_person)
        self.open_record.triggered.connect(self._on_open)
        self.intake.triggered.connect(self._on_intake)
        self._more_time.triggered.connect(self._on_more_time)

    def _on_read(self, found: tuple[ReferralInRecord, ScreeningDraft | None, tuple[SiteItem, ...]]) -> None:
        record, self.screening, people = found
        self._prosecutors = [one.text for one in people if one.role is PersonRole.PROSECUTOR]
        if record.id == self._id:
            self.record = record
            self._show()
            self._read_standing(record)

    def _read_standing(self, record: ReferralInRecord) -> None:
        """Tell where the search for the person stands, while the referral is open."""
        person, since, locating = record.participant_id, record.draft.received_on, self._context.services.locating

        def show(found: Standing) -> None:
            words = standing_words(found, locating.rule)
            set_text(self._standing, words)
            show_if(self._standing, bool(words))

        if person is None or record.status not in OPEN:
            show(Standing())
        else:
            self._context.jobs.run(self, lambda: locating.of_person(person, since), show, self._fail, key="standing")

    def _show(self) -> None:
        record = self.record
        if record is None:
            return
        draft, names, today = record.draft, self._context.names, self._context.today()
        received = tr(N_("received {day}"), day=show_date(draft.received_on)) if draft.received_on else ""
        source = tr(draft.source.label) if draft.source else ""
        is_open = record.status in OPEN
        self.chip.show_words(tr(record.status.label), "plain", "" if is_open else "check")
        due, tone = due_words(record.deadline, today) if record.deadline and is_open else ("", "")
        self.due.show_words(tr(N_("Intake: {due}"), due=due) if tone else "", tone or "plain")
        self.next_step.setVisible(bool(NEXT[record.status]))
        known = record.participant_id is not None
        person = record.participant_name if known else draft.person_name
        words = names.shown(person, record.record_number or record.number)
        self.title.say(words)
        parts = (record.number if words != record.number else "", tr(draft.pathway.label), source, received)
        set_text(self.header.second, " · ".join(part for part in parts if part))
        set_text(self._who, breakable(words) if known else tr(N_("{person} (no record yet)"), person=breakable(words)))
        self.open_record.setVisible(known)
        self.intake.setVisible(known and is_open)
        self.new_person.setVisible(not known)
        self.attach.set_text(tr(N_("Someone else…")) if known else tr(N_("Known person…")))
        self._intake.setVisible(draft.pathway is ReferralPathway.ARREST_DIVERSION)
        self._more_time.setVisible(is_open)
        self._deadline.set_facts(intake_facts(record, due))
        self._told.set_facts(told_facts(record, hidden=names.hidden))
        self.way.set_stages(life_cycle(record.steps))
        self.hint.show_record(record)
        self.screening_button.setVisible(record.status in STAGES or self.screening is not None)
        screened = screening_facts(self.screening)
        self._screened.set_facts(screened)
        self._screening.setVisible(bool(screened))
        steps = [Entry("check-circle", tr(one.status.label), show_date(one.on), one.note) for one in record.steps]
        self.steps.set_entries(steps[::-1])

    def _on_end(self, status: ReferralInStatus) -> None:
        """Take the end that what is known suggests."""
        record = self.record
        if record is not None and not self._busy:
            step = StepDraft(status, self._context.today())
            referrals = self._context.services.referrals_in
            self._do(lambda: referrals.move(record.id, step))

    def _on_move(self) -> None:
        record = self.record
        if record is None or self._busy:
            return
        ask = keeping(self._ask_form, self._context, "referral_step", record.id)
        step = ask_step(self, record, self._context.today, ask)
        if step is not None:
            referrals = self._context.services.referrals_in
            self._do(lambda: referrals.move(record.id, step))

    def _on_more_time(self) -> None:
        record = self.record
        if record is None or self._busy:
            return
        extension = ask_extension(self, record, self._context.today, self._ask_form, self._prosecutors)
        if extension is not None:
            referrals = self._context.services.referrals_in
            self._do(lambda: referrals.extend(record.id, extension))

    def _on_attach(self) -> None:
        record = self.record
        if record is None or self._busy:
            return
        hit = self._pick(self, self._context, tr(N_("Who is the person referred?")), tr(N_("This person")))
        if hit is not None:
            referrals = self._context.services.referrals_in
            self._do(lambda: referrals.attach(record.id, hit.id))

    def _on_new_person(self) -> None:
        """Look who may be meant before a record is made."""
        record = self.record
        if record is None or self._busy:
            return
        self._busy = True
        duplicates = self._context.services.duplicates
        self._context.jobs.run(
            self,
            lambda: duplicates.likely_for_referral(record.draft),
            lambda likely: self._on_likely(record, likely),
            self._failed,
        )

    def _on_likely(self, record: ReferralInRecord, likely: list[Likeness]) -> None:
        self._busy = False
        referrals = self._context.services.referrals_in
        if likely:
            first = likely[0]
            who = short_name(self._context.names.shown(first.name, first.record_number))
            answers = [
                Answer("same", tr(N_("Same person"))),
                Answer("new", tr(N_("Someone else: new participant"))),
            ]
            text = tr(
                N_("{who}, {number}: {why}."),
                who=who,
                number=first.record_number,
                why=" · ".join(first.reasons),
            )
            answer = self._ask(self, tr(N_("Is this person known already?")), text, answers)
            if answer == "same":
                self._do(lambda: referrals.attach(record.id, first.id))
            if answer != "new":
                return
        self._do(lambda: referrals.save(record.draft, record.id, new_participant=suggest_person(record.draft)))

    def _on_open(self) -> None:
        if self.record is not None:
            self.wished.emit(Route(PARTICIPANTS, self.record.participant_id))

    def _on_intake(self) -> None:
        if self.record is not None:
            self.wished.emit(Route(INTAKE, self.record.participant_id))

    def _on_more(self) -> None:
        ways = more_ways(self._id, self.record, screened=self.screening is not None)
        entries = [(words, partial(self.wished.emit, route)) for words, route in ways]
        open_menu(self.more, [*entries, (tr(N_("Remove")), self._on_remove)])

    def _on_remove(self) -> None:
        record = self.record
        if record is None or self._busy:
            return
        title = tr(N_("Remove referral {number}?"), number=record.number)
        because = ask_because(self, title, tr(N_("Remove referral")), self._context.today, self._ask_form)
        if because is not None:
            referrals = self._context.services.referrals_in
            self._do(lambda: referrals.remove(record.id, because), self.gone.emit)

    def _do(self, work: Callable[[], Any], then: Callable[[], object] | None = None) -> None:
        """Do one write; a second one waits until it is done."""
        self._busy = True
        self._banner.clear()

        def done(_result: object) -> None:
            self._busy = False
            (then or self.refresh)()

        self._context.jobs.save(self, work, done, self._failed)

    def _on_unread(self, error: Exception) -> None:
        if self.isVisible():  # removed from here, it is gone and she is back at the lists
            self._fail(error)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self._banner)
