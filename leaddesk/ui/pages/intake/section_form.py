"""The form of one part of the conversation; it opens with a question and asks for nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.fields import specs
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.intake.hmis_codes import CURRENT_SITUATIONS
from leaddesk.domain.intake.sections import DATED, ITEMS, OPENINGS, SHAPES, FactRow
from leaddesk.domain.intake.told import Told
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.intake import fact_words
from leaddesk.ui.pages.intake.income_field import IncomeField
from leaddesk.ui.pages.intake.told_field import ToldField
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.pages.removable_form import RemovableForm
from leaddesk.ui.widgets.buttons import link, quiet, small
from leaddesk.ui.widgets.choice_fields import ChoiceField
from leaddesk.ui.widgets.facts import Entry, Timeline
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.date_fields import Today
    from leaddesk.ui.widgets.field import Field

_S = IntakeSection
BY_DAY = N_("A later day is added and the earlier ones stay. The same day corrects what was noted for it.")
STAYS = N_("All of it can stay empty. It stays in this record; no paper shows it without a consent.")
STAYS_HERE = N_("It stays in this record; nobody is told of it without a consent.")
ELSEWHERE = {
    _S.CONSENTS: ("consents", N_("Consents of the record")),
    _S.LEGAL: ("legal", N_("Court dates and cases of the record")),
    _S.GOALS: ("plan", N_("Plan of the record")),
}
"""Where the record goes on from what was said."""
GO_ON, SAVE = N_("Save and go on"), N_("Save")


def fields_of(section: IntakeSection, today: Today) -> dict[str, Field]:
    """Return the fields of a part of the conversation."""
    shape = SHAPES[section]
    declared = specs(shape)
    own: dict[str, Field] = {
        name: ToldField(name, spec) for name, spec in declared.items() if isinstance(_default(shape, name), Told)
    }
    if section is _S.INCOME:
        own["lines"] = IncomeField("lines", declared["lines"])
    made = make_fields(shape, today, own)
    situation = made.get("situation")
    if isinstance(situation, ChoiceField):
        situation.offer(CURRENT_SITUATIONS)
    return made


def _default(shape: type[Any], name: str) -> Any:
    return shape.__dataclass_fields__[name].default


class SectionForm(RemovableForm[Any]):
    """Notes one part, or corrects one fact of it."""

    skipped = Signal()
    """She goes on without saving; what was typed is kept."""
    renew_wanted = Signal()
    fact_wanted = Signal(int)
    parts_wanted = Signal()
    elsewhere_wanted = Signal(str)
    """Another part of the record goes on from here: its tab."""

    def __init__(
        self,
        context: Context,
        section: IntakeSection,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take the context, the part, and how to ask."""
        self.section = section
        self.person: int | None = None
        self.fact: int | None = None
        self._ask_form = ask_form
        fields = fields_of(section, context.today)
        super().__init__(
            context,
            "intake",
            SHAPES[section],
            fields,
            lambda draft: draft.problems(context.today()),
            tr(GO_ON),
            back=tr(N_("Record")),
            ask=ask,
        )
        self.add_group(label(tr(OPENINGS[section]), "second", wrap=True), FieldGrid("", fields.values()))
        if section in ELSEWHERE:
            tab, words = ELSEWHERE[section]
            elsewhere = small(link(tr(words), "arrow-right", "elsewhere"))
            elsewhere.triggered.connect(lambda: self.elsewhere_wanted.emit(tab))
            self.body.addLayout(row(elsewhere, None))
        self.skip = quiet(tr(N_("Not now")), name="skip")
        self.foot_row.insertWidget(1, self.skip)
        self.parts = quiet(tr(N_("Parts")), "list", "parts")
        self.renew = quiet(tr(N_("As of today")), "plus", "renew")
        self.remove = quiet(tr(N_("Remove")), "trash", "remove-fact")
        for button in (self.parts, self.renew, self.remove):
            self.header.action_row.addWidget(button)
            button.hide()
        self._history = Timeline()
        self._earlier = label(tr(N_("Noted so far")), "section")
        note = BY_DAY if section in DATED else STAYS_HERE if section in ITEMS else STAYS
        self.side_box.addWidget(label(tr(note), "second", wrap=True))
        if section in ITEMS:
            self.header.way_back.set_text(tr(section.label))
        self.side_box.addWidget(self._earlier)
        self.side_box.addWidget(self._history)
        self.skip.triggered.connect(self._on_skip)
        self.parts.triggered.connect(self.parts_wanted)
        self.renew.triggered.connect(self.renew_wanted)
        self.remove.triggered.connect(self._on_remove)

    def show_part(
        self,
        person: int,
        shown: str,
        draft: Any,
        *,
        fact: int | None,
        facts: Sequence[FactRow],
        alone: bool,
        renewing: bool = False,
    ) -> None:
        """Show a part; ``alone`` when it was opened by itself, from the record; ``fact`` is corrected if given."""
        self.person, self.fact = person, fact
        one = self.section in ITEMS or fact is not None
        self.deed.set_text(tr(SAVE) if alone or one else tr(GO_ON))
        self.skip.setVisible(not alone and not one)
        show_if(self.renew, self.section in DATED and bool(facts) and not renewing)
        show_if(self.remove, fact is not None)
        self.name(tr(self.section.label), tr(N_("With {name}"), name=shown))
        self._show_history(facts if self.section in DATED else ())
        tail = f"/{fact}" if fact is not None else "/today" if renewing else "/one" if self.section in ITEMS else ""
        self.start(f"{person}/{self.section.value}{tail}", draft)

    def show_parts_button(self, *, shown: bool) -> None:
        """Offer the list of parts, where it is not beside."""
        self.parts.setVisible(shown)

    def work(self, draft: Any) -> Callable[[], Any]:
        """Return the work that saves."""
        intake, person, fact = self.context.services.intake, self.person, self.fact
        if person is None:
            raise NotFoundError
        return lambda: intake.save(person, self.section, draft, fact)

    def _show_history(self, facts: Sequence[FactRow]) -> None:
        self._earlier.setVisible(bool(facts))
        self._history.set_entries(
            [
                Entry(
                    "clock",
                    breakable(fact_words.title(one.draft)),
                    fact_words.when(one.draft),
                    breakable(fact_words.detail(one.draft)),
                    "",
                    partial(self.fact_wanted.emit, one.id),
                )
                for one in facts
            ]
        )

    def _on_skip(self) -> None:
        work = self.keeper.keep_work()
        if work is not None:
            self.context.jobs.save(self, work)
        self.skipped.emit()

    def _on_remove(self) -> None:
        title, deed = tr(N_("Remove this?")), tr(N_("Remove fact"))
        self._remove(title, deed, self.fact, partial(self.context.services.intake.remove, self.section))
