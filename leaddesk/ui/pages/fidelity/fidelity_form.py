"""The form of a year's fidelity self-check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaddesk.domain.fidelity import FidelityDraft, Principle
from leaddesk.domain.fields import specs
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.fidelity.answers_field import AnswersField
from leaddesk.ui.pages.removable_form import RemovableForm
from leaddesk.ui.widgets.buttons import plain, quiet
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.fidelity import FidelityRow
    from leaddesk.ui.context import Context

NOTE = N_(
    "For the policy group, once a year. The answers are no score: they say where the site stands and what to work on."
    " Whatever was not talked about stays empty."
)


class FidelityForm(RemovableForm[FidelityDraft]):
    """Begins a check or changes one."""

    print_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take the context and how to ask."""
        self.row_id: int | None = None
        self._ask_form = ask_form
        answers = AnswersField("answers", specs(FidelityDraft)["answers"], context.today)
        fields = make_fields(FidelityDraft, context.today, {"answers": answers})
        super().__init__(
            context,
            "fidelity",
            FidelityDraft,
            fields,
            lambda draft: draft.problems(context.today()),
            tr(N_("Save self-check")),
            back=tr(N_("Fidelity self-check")),
            ask=ask,
        )
        self.add_group(
            FieldGrid("", [fields[name] for name in ("year", "reviewed_on", "reviewed_with")]),
            FieldGrid(tr(N_("Principles")), [fields["answers"]]),
            FieldGrid("", [fields["next_steps"]]),
        )
        self._count = label("", "strong", wrap=True)
        self.side_box.addWidget(self._count)
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))
        self.print = plain(tr(N_("Print")), "printer", "print-fidelity")
        self.remove = quiet(tr(N_("Remove")), "trash", "remove-fidelity")
        for button in (self.print, self.remove):
            self.header.action_row.addWidget(button)
        self.print.triggered.connect(lambda: self.print_wanted.emit(self.row_id))
        self.remove.triggered.connect(self._on_remove)

    def begin(self) -> None:
        """Begin the check of this year."""
        self._open(None, tr(N_("New self-check")))
        self.start("new", FidelityDraft(year=self.context.today().year))

    def edit(self, row: FidelityRow) -> None:
        """Change a check."""
        self._open(row.id, tr(N_("Self-check {year}"), year=str(row.draft.year)))
        self.start(str(row.id), row.draft)

    def work(self, draft: FidelityDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        checks, row_id = self.context.services.fidelity, self.row_id
        return lambda: checks.save(draft, row_id)

    def _open(self, row_id: int | None, title: str) -> None:
        self.row_id = row_id
        self.name(title)
        for button in (self.print, self.remove):
            button.setVisible(row_id is not None)

    def _on_loaded(self) -> None:
        self._tell()

    def _on_edited(self, name: str) -> None:
        super()._on_edited(name)
        self._tell()

    def _tell(self) -> None:
        draft = self.binder.draft
        if draft is not None:
            words = tr(N_("{count} of {all} answered"), count=draft.answered, all=len(Principle))
            set_text(self._count, words)

    def _on_remove(self) -> None:
        title, deed = tr(N_("Remove this self-check?")), tr(N_("Remove self-check"))
        self._remove(title, deed, self.row_id, self.context.services.fidelity.remove)
