"""Set-up on the first start: five steps, each one screen, Back always possible."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.fields import specs
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.jobs import Rank
from leaddesk.ui.office_fields import office_fields
from leaddesk.ui.page import PageTitle
from leaddesk.ui.passphrase_panel import PassphrasePanel
from leaddesk.ui.recovery_panel import RecoveryPanel
from leaddesk.ui.set_up_steps import Bullet, FolderField, OptionCard
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.forms import FieldGrid
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.mark import Mark
from leaddesk.ui.widgets.panels import Banner, Card, ground, hairline, scrolling, upright_hairline
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from leaddesk.domain.clock import Clock
    from leaddesk.ui.errors import Errors
    from leaddesk.ui.gatekeeper import Gatekeeper
    from leaddesk.ui.jobs import Jobs
    from leaddesk.ui.printing import Chooser

STEPS = (
    (N_("Your office"), N_("As papers will name it")),
    (N_("Passphrase"), N_("Locks the records")),
    (N_("Recovery sheet"), N_("If you ever forget it")),
    (N_("Backups"), N_("A second copy")),
    (N_("Start"), N_("Empty, or practice")),
)
TITLES = (
    (N_("Your office"), N_("This stands at the head of every letter and form. All of it can be changed later.")),
    (
        N_("Choose a passphrase"),
        N_(
            "You will type it each morning and after the screen locks. Six plain words are easier to keep in mind,"
            " and safer, than a short jumble."
        ),
    ),
    (
        N_("Print the recovery sheet"),
        N_("Whoever holds this sheet can open the records. Put it in a sealed envelope in the county safe."),
    ),
    (
        N_("Where backups go"),
        N_("A copy, locked by the same passphrase, is made when you lock or close LeadDesk and something changed."),
    ),
    (N_("Ready to start"), N_("You can open the practice office at any time to try things out; nobody in it is real.")),
)
NOBODY = (
    N_("Nobody can look it up for you"),
    N_(
        "There is no server and no master password. The next step prints a recovery sheet for the county safe,"
        " so a forgotten passphrase never means lost records."
    ),
)
STICK = (
    N_("A USB stick is a good place"),
    N_("If the laptop is lost, a copy elsewhere is all there is. A folder that the county copies at night is good."),
)
OFFICE_SHOWN = (
    "site_name",
    "county",
    "coordinator",
    "phone",
    "address",
    "time_zone",
    "year_start",
    "intake_deadline_days",
    "part2_status",
)
COPIED = N_("LeadDesk keeps its records in a folder that belongs to {service}, which copies it to other computers.")
COPIED_REMEDY = N_(
    "Copying can damage open records. Close LeadDesk, put its folder in a place on this computer only, and start it"
    " again. Backups may go to such a folder."
)
_RAIL, _CONTENT = 264, 620
OFFICE, PASSPHRASE, RECOVERY, BACKUPS, START = range(5)


class SetUpAssistant(QWidget):
    """Asks for what a new office needs and makes its records."""

    finished = Signal(bool)
    """The records are made and open; True if she wants to look at the practice office first."""

    def __init__(
        self,
        gatekeeper: Gatekeeper,
        jobs: Jobs,
        errors: Errors,
        clock: Clock,
        *,
        choose_printer: Chooser,
        choose_file: Chooser,
        backup_folder: Path,
    ) -> None:
        """Take the door, the worker, what prints and saves the sheet, and the folder that is offered for backups."""
        super().__init__()
        self.setObjectName("set-up")
        self.setAccessibleName(tr(N_("Set up LeadDesk")))
        self._gatekeeper, self._jobs, self._errors = gatekeeper, jobs, errors
        self._busy = False
        self._copied = ""
        self.banner = Banner()
        self.office: FormBinder[OfficeDraft] = FormBinder(office_fields(clock.today), parent=self)
        self.office.load(OfficeDraft())
        self.passphrase = PassphrasePanel(gatekeeper, jobs, errors)
        self.recovery = RecoveryPanel(gatekeeper, jobs, errors, choose_printer, choose_file)
        self.folder = FolderField("backup_folder", replace(specs(SecurityDraft)["backup_folder"], required=True))
        self.folder.set_value(str(backup_folder))
        self._build()
        self.back.triggered.connect(lambda: self.show_step(self.step - 1))
        self.next.triggered.connect(self._on_next)
        self.show_step(OFFICE)
        jobs.run(self, gatekeeper.copied_by, self._on_copied, errors.show)

    @property
    def step(self) -> int:
        """Return the step that is shown, counted from 0."""
        return self._stack.currentIndex()

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self._focus_step()

    def show_step(self, step: int) -> None:
        """Show a step."""
        self._stack.setCurrentIndex(step)
        for number, bullet in enumerate(self._bullets):
            bullet.show_state(now=number == step, done=number < step)
        self.back.setEnabled(step > OFFICE and not self._busy)
        self.next.set_text(tr(N_("Finish") if step == START else N_("Next")))
        set_text(self._where, tr(N_("Step {number} of {all}"), number=step + 1, all=len(STEPS)))
        if step == PASSPHRASE:
            self.passphrase.set_office(self.office.draft)
        if step == RECOVERY:
            self.recovery.make(self.office.draft.site_name)
        self._focus_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from a field of one line."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_next()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self._bullets = [Bullet(n + 1, tr(name), tr(text)) for n, (name, text) in enumerate(STEPS)]
        head = row(Mark(28), label(tr(N_("Set up LeadDesk")), "section", wrap=False), None, gap=10)
        left = ground("rail")
        left.setLayout(column(head, 12, *self._bullets, None, gap=4, margin=16))
        left.setFixedWidth(px(_RAIL))
        self._stack = QStackedWidget()
        contents = (self._office_step(), self.passphrase, self.recovery, self._backup_step(), self._start_step())
        for number, content in enumerate(contents):
            self._stack.addWidget(self._screen(number, content))
        self.back = plain(tr(N_("Back")), "arrow-left", "back")
        self.next = primary(tr(N_("Next")), name="next")
        self._where = label("", "second")
        foot = ground("surface")
        line = row(self.back, None, self._where, self.next, gap=12)
        line.setContentsMargins(px(40), px(12), px(40), px(12))
        foot.setLayout(line)
        told = QVBoxLayout()
        told.setContentsMargins(px(40), 0, px(40), 0)
        self.banner.stand_in(told)
        over = QWidget()
        over.setLayout(told)
        right = ground("surface")
        right.setLayout(column(over, self._stack, hairline(), foot))
        outer = row(left, upright_hairline(), right, gap=0)
        outer.setStretch(2, 1)
        self.setLayout(outer)

    def _screen(self, number: int, content: QWidget) -> QWidget:
        title, text = TITLES[number]
        inside = QWidget()
        inside.setMaximumWidth(px(_CONTENT))
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for widget in (PageTitle(tr(title)), label(tr(text), wrap=True, tone="quiet")):
            box.addWidget(widget)
        box.addSpacing(px(8))
        box.addWidget(content)
        if number == PASSPHRASE:
            box.addWidget(_note(*NOBODY))
        around = QWidget()
        line = row(inside, None)
        line.setStretch(0, 8)
        line.setContentsMargins(px(40), px(28), px(40), MARGIN)
        around.setLayout(line)
        return scrolling(around)

    def _office_step(self) -> QWidget:
        return FieldGrid("", [self.office.fields[name] for name in OFFICE_SHOWN])

    def _backup_step(self) -> QWidget:
        made = QWidget()
        made.setLayout(column(self.folder, _note(*STICK), gap=GAP))
        return made

    def _start_step(self) -> QWidget:
        self._choice = QButtonGroup(self)
        first = tr(N_("Today shows what to enter first."))
        self.empty_office = OptionCard(tr(N_("Start with an empty office")), first, "house")
        self.practice = OptionCard(
            tr(N_("Look at the practice office first")), tr(N_("About forty invented people over three years.")), "note"
        )
        for card in (self.empty_office, self.practice):
            self._choice.addButton(card)
        self.empty_office.setChecked(True)
        made = QWidget()
        made.setLayout(column(self.empty_office, self.practice, gap=GAP))
        return made

    def _focus_step(self) -> None:
        first = {OFFICE: self.office.fields["site_name"], PASSPHRASE: self.passphrase.first, BACKUPS: self.folder}
        field = first.get(self.step)
        if field is not None:
            field.focus_input()
        elif self.step == RECOVERY:
            self.recovery.focus_first()
        elif self.step == START:
            self.empty_office.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_copied(self, service: str) -> None:
        """Say before anything is typed that the records can't lie where the program stands."""
        self._copied = service
        if service:
            self.banner.say(tr(COPIED, service=tr(service)), tr(COPIED_REMEDY), "red")
            self.next.set_blocked(tr(COPIED, service=tr(service)))

    def _on_next(self) -> None:
        if self._busy or self._copied or not self._step_ready():
            return
        if self.step < START:
            self.show_step(self.step + 1)
        else:
            self._create()

    def _step_ready(self) -> bool:
        if self.step == OFFICE:
            return self.office.show_problems({n: p for n, p in self.office.problems().items() if n in OFFICE_SHOWN})
        if self.step in (PASSPHRASE, RECOVERY):
            panel = self.passphrase if self.step == PASSPHRASE else self.recovery
            if not panel.ready:
                panel.complain()
            return panel.ready
        return self.step != BACKUPS or self.folder.check()

    def _create(self) -> None:
        sheet = self.recovery.sheet
        if sheet is None:
            return
        office, passphrase = self.office.draft, self.passphrase.passphrase
        security = SecurityDraft(backup_folder=str(Path(self.folder.value())))
        self._set_busy(busy=True)
        make = self._gatekeeper.create
        work = partial(make, passphrase, sheet, office, security)
        self._jobs.run(self, work, self._on_created, self._on_refused, rank=Rank.SAVE)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.next.set_text(tr(N_("Making the records") if busy else N_("Finish")))

    def _on_created(self, _result: object) -> None:
        self.passphrase.clear()
        self.finished.emit(self.practice.isChecked())

    def _on_refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._errors.show(error, binder=self.office)


def _note(title: str, text: str) -> QFrame:
    note = Card(well=True)
    note.body.setSpacing(4)
    note.add(label(tr(title), "row-title", wrap=True), label(tr(text), wrap=True, tone="quiet"))
    return note
