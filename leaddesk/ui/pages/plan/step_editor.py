"""The line in which a step is typed, inside the card of its goal; what is typed is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from leaddesk.domain.fields import specs
from leaddesk.domain.plan_codes import StepStatus, StepWho
from leaddesk.domain.plans import StepDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.widgets.buttons import plain, quiet, small
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.form_keeper import FormKeeper
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import Banner
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context

ADD, CHANGE = N_("Add step"), N_("Save step")


class StepEditor(QFrame):
    """One for the whole tab. Enter saves; Esc closes it and keeps what was typed."""

    closed = Signal()
    """It is to be taken away."""

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.setProperty("ground", "well")
        self.setObjectName("step-editor")
        self.setAccessibleName(tr(N_("Step")))
        self._context = context
        self.goal: int | None = None
        self.step: int | None = None
        self.saving = False
        offices = RecordField("organisation_id", specs(StepDraft)["organisation_id"])
        self.offices = offices
        self.fields = make_fields(StepDraft, context.today, {"organisation_id": offices})
        self.binder: FormBinder[Any] = FormBinder(self.fields, lambda draft: draft.problems(context.today()), self)
        self.keeper: FormKeeper[Any] = FormKeeper(context, self.binder, "step", StepDraft)
        self.banner = Banner()
        self.deed = small(plain(tr(ADD), "check", "save-step"))
        self.throw = small(quiet(tr(N_("Throw away")), name="throw-step"))
        self._said = label(role="second")
        foot = QFrame()
        foot.setLayout(Flow(self.deed, self.throw, self._said, gap=8))
        box = column(self.banner, FieldGrid("", self.fields.values()), foot, gap=8)
        box.setContentsMargins(px(12), px(10), px(12), px(10))
        self.setLayout(box)
        self.deed.triggered.connect(self.save)
        self.throw.triggered.connect(self._on_throw)
        self.binder.edited.connect(lambda _name: self._fit())
        self.keeper.kept.connect(lambda words: set_text(self._said, words))
        self.hide()

    def open(self, person: int, goal: int, step: int | None, draft: StepDraft) -> None:
        """Show a step, or a new one of a goal; one that was being typed comes back."""
        self.binder.keep_now()
        self.goal, self.step, self.saving = goal, step, False
        self.banner.clear()
        set_text(self._said, "")
        self.deed.set_text(tr(ADD if step is None else CHANGE))
        self.keeper.open(f"{person}/g{goal}" if step is None else f"{person}/s{step}", draft, self._on_opened)

    def offer(self, offices: Sequence[OrganisationRow]) -> None:
        """Offer these providers."""
        self.offices.set_choices([(one.id, one.name) for one in offices])

    def save(self) -> None:
        """Check and save; a second time while it is saving does nothing."""
        goal, step, draft = self.goal, self.step, self.binder.draft
        if self.saving or goal is None or draft is None or not self.binder.show_problems():
            return
        self.saving = True
        goals = self._context.services.goals
        work = self.keeper.storing(lambda: goals.save_step(goal, draft, step), draft)
        self._context.jobs.save(self, work, lambda _id: self._on_saved(draft), self._on_refused)

    def leave(self) -> None:
        """Close, and keep what was typed."""
        work = self.keeper.keep_work() if self.goal is not None else None
        if work is not None:
            self._context.jobs.save(self, work)
        self.closed.emit()

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps what is typed, for lock and close."""
        return self.keeper.keep_work() if self.goal is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter from any line, close with Esc."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _on_opened(self, _came_back: bool) -> None:
        self._fit()
        self.fields["what"].focus_input()

    def _fit(self) -> None:
        """Ask only what fits: a provider where one does it, the day where it is done."""
        draft = self.binder.draft
        if draft is None:
            return
        if draft.status is StepStatus.DONE and draft.done_on is None and not self.fields["done_on"].unread_text():
            self.binder.change(done_on=self._context.today())
            return
        show_if(self.fields["organisation_id"], draft.who is StepWho.PROVIDER)
        show_if(self.fields["status"], self.step is not None)
        show_if(self.fields["done_on"], draft.status is StepStatus.DONE)

    def _on_saved(self, draft: StepDraft) -> None:
        self.saving = False
        self.binder.saved(draft)
        self.keeper.drop()
        set_text(self._said, "")
        if self.step is not None or self.binder.draft != draft:
            self.closed.emit()
            return
        self.binder.load(StepDraft(who=draft.who))
        self._fit()
        self.fields["what"].focus_input()

    def _on_refused(self, error: Exception) -> None:
        self.saving = False
        self._context.errors.show(error, banner=self.banner, binder=self.binder, retry=self.save)

    def _on_throw(self) -> None:
        self.keeper.drop()
        self.binder.load(StepDraft())
        self.closed.emit()
