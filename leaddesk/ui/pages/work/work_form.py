"""The form of one line of work: a ride, naloxone, assistance, a meeting or a training."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaddesk.domain.fields import specs
from leaddesk.domain.work import DRAFTS, WITH_A_PERSON, MeetingDraft
from leaddesk.domain.work_codes import WorkKind
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.person_field import PersonField
from leaddesk.ui.pages.record_header import open_menu
from leaddesk.ui.pages.removable_form import RemovableForm
from leaddesk.ui.pages.work.conference_card import ConferenceCard
from leaddesk.ui.pages.work.meeting_fields import ActionsField, AgenciesField
from leaddesk.ui.pages.work.work_words import GROUPS, NEW, NOTES, REMOVE, SAVE, vouchers_for
from leaddesk.ui.widgets.amount_fields import MoneyField
from leaddesk.ui.widgets.buttons import plain, quiet
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.domain.work import WorkDraft
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.field import Field


class WorkForm(RemovableForm[Any]):
    """Makes a line of one kind or changes one."""

    conference_wanted = Signal(int)
    voucher_wanted = Signal(str)
    """Which copy of the voucher is to be printed, as the part of its route."""

    def __init__(
        self,
        context: Context,
        kind: WorkKind,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take the context, the kind and how to ask."""
        self.kind, self._ask_form = kind, ask_form
        self.row_id: int | None = None
        shape = DRAFTS[kind]
        fields = make_fields(shape, context.today, _own_fields(context, shape))
        super().__init__(
            context,
            kind.value,
            shape,
            fields,
            lambda draft: draft.problems(context.today()),
            tr(SAVE[kind]),
            back=tr(N_("Back")),
            ask=ask,
        )
        self.add_group(
            *(FieldGrid(tr(title) if title else "", [fields[name] for name in names]) for title, names in GROUPS[kind])
        )
        self.side_box.addWidget(label(tr(NOTES[kind]), "second", wrap=True))
        self.conference = ConferenceCard(context)
        self.side_box.addWidget(self.conference)
        self.conference.wanted.connect(self._on_conference)
        self.remove = quiet(tr(N_("Remove")), "trash", "remove-work")
        self.voucher = plain(tr(N_("Print voucher…")), "printer", "print-voucher")
        self.header.action_row.addWidget(self.voucher)
        self.header.action_row.addWidget(self.remove)
        self.remove.triggered.connect(self._on_remove)
        self.voucher.triggered.connect(self._on_voucher)
        self.binder.edited.connect(lambda name: self._follow() if name in ("on", "kind", "agencies") else None)

    def begin(self, person: int | None = None) -> None:
        """Begin a new line, for a person if one was open."""
        self._open(None)
        shape = DRAFTS[self.kind]
        today = self.context.today()
        for_a_person = person is not None and self.kind in WITH_A_PERSON
        blank = shape(on=today, participant_id=person) if for_a_person else shape(on=today)
        self.start(f"new/{person}" if for_a_person else "new", blank)
        self._follow()

    def edit(self, row_id: int, draft: WorkDraft) -> None:
        """Change a line."""
        self._open(row_id)
        self.start(str(row_id), draft)
        self._follow()

    def work(self, draft: WorkDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        work, row_id = self.context.services.work, self.row_id
        return lambda: work.save(draft, row_id)

    def _follow(self) -> None:
        """Show the sheets of a case conference beside what is typed of it."""
        draft = self.binder.draft
        kept = self.row_id is not None and isinstance(draft, MeetingDraft)
        self.conference.show_meeting(draft if kept else None)

    def _on_conference(self) -> None:
        if self.row_id is not None:
            self.conference_wanted.emit(self.row_id)

    def _open(self, row_id: int | None) -> None:
        self.row_id = row_id
        self.name(tr(NEW[self.kind]) if row_id is None else tr(self.kind.label))
        self.remove.setVisible(row_id is not None)
        self.voucher.setVisible(row_id is not None and self.kind is WorkKind.ASSISTANCE)
        if "agencies" in self.fields:
            offices = self.context.services.organisations
            self.context.jobs.run(self, offices.rows, self._on_offices, key="offices")

    def _on_offices(self, rows: list[OrganisationRow]) -> None:
        field = self.fields["agencies"]
        if isinstance(field, AgenciesField):
            twice = {name for name, count in Counter(row.name for row in rows).items() if count > 1}
            field.set_offices([(row.id, f"{row.name}, {row.unit}" if row.name in twice else row.name) for row in rows])

    def _on_voucher(self) -> None:
        ways = [(tr(words), partial(self.voucher_wanted.emit, part)) for part, words in vouchers_for(self.binder.draft)]
        open_menu(self.voucher, ways)

    def _on_remove(self) -> None:
        title, deed = (tr(words) for words in REMOVE[self.kind])
        self._remove(title, deed, self.row_id, partial(self.context.services.work.remove, self.kind))


def _own_fields(context: Context, shape: type[Any]) -> dict[str, Field]:
    """Return the fields that no type of a draft stands for."""
    declared = specs(shape)
    makers: dict[str, Callable[[], Field]] = {
        "participant_id": lambda: PersonField("participant_id", declared["participant_id"], context),
        "cents": lambda: MoneyField("cents", declared["cents"]),
        "agencies": lambda: AgenciesField("agencies", declared["agencies"]),
        "actions": lambda: ActionsField("actions", declared["actions"], context.today),
    }
    return {name: make() for name, make in makers.items() if name in declared}
