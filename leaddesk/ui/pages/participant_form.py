"""The form of a person: names, birth date as far as known, ways to reach the person; likely ones shown beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.domain.participants import ParticipantDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.known_gate import KnownGate
from leaddesk.ui.pages.known_panel import KnownPanel
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.participants import Likeness
    from leaddesk.ui.context import Context

_NAMES = ("first_name", "middle_name", "last_name", "suffix", "preferred_name", "aliases", "addressed_as")
_ABOUT = ("birth", "language")
_REACH = ("phones", "where_to_find")
_ADDRESS = ("address", "no_fixed_address", "address_confidential")
NOTE = N_("Only a name is needed, or an alias. The rest can come later.")


class ParticipantForm(FormPane[ParticipantDraft]):
    """Makes a new person or changes one."""

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context and how to ask a question."""
        self._id: int | None = None
        fields = make_fields(ParticipantDraft, context.today)
        super().__init__(
            context,
            "participant",
            ParticipantDraft,
            fields,
            lambda draft: draft.problems(context.today()),
            tr(N_("Save")),
            back=tr(N_("Participants")),
            ask=ask,
        )
        self.add_group(
            FieldGrid(tr(N_("Names")), [fields[name] for name in _NAMES]),
            FieldGrid(tr(N_("Age and language")), [fields[name] for name in _ABOUT]),
            FieldGrid(tr(N_("How to reach the person")), [fields[name] for name in _REACH]),
            FieldGrid(tr(N_("Home")), [fields[name] for name in _ADDRESS]),
        )
        self.known = KnownPanel(context.names)
        self._gate = KnownGate(self.known, self.banner)
        self.side_box.addWidget(self.known)
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))
        self.known.same.connect(self._on_same)
        self._same: Callable[[int], object] = lambda _person: None

    @property
    def is_new(self) -> bool:
        """Return whether it makes a new person."""
        return self._id is None

    @property
    def person(self) -> int | None:
        """Return who is changed, None while a new person is made."""
        return self._id

    def begin(self, draft: ParticipantDraft | None = None) -> None:
        """Begin a new person."""
        self._open(None, "", draft or ParticipantDraft())

    def edit(self, person_id: int, shown: str, draft: ParticipantDraft) -> None:
        """Change a person; ``shown`` is the name, or the number while names are hidden."""
        self._open(person_id, shown, draft)

    def on_same(self, go: Callable[[int], object]) -> None:
        """Take what opens the record of a known person."""
        self._same = go

    def placed(self, *, beside: bool) -> None:
        """Keep likely people beside the form, or right under the names."""
        if beside:
            self.side_box.insertWidget(0, self.known)
        else:
            self.body.insertWidget(1, self.known)

    def work(self, draft: ParticipantDraft) -> Callable[[], Any]:
        """Return the work that saves; a new person only after the likely ones were shown."""
        participants, duplicates = self.context.services.participants, self.context.services.duplicates
        person_id = self._id
        if person_id is not None:
            return lambda: participants.save(draft, person_id)
        return self._gate.guard(lambda: duplicates.likely(draft), lambda: participants.save(draft))

    def held(self, result: Any) -> bool:
        """Return whether likely people held the save back."""
        stopped = self._gate.held(result)
        if stopped:
            self.area.ensureWidgetVisible(self.known)
        return stopped

    def look(self) -> None:
        """Look who may be meant."""
        draft, duplicates, person_id = self.binder.draft, self.context.services.duplicates, self._id
        self.context.jobs.run(self, lambda: duplicates.likely(draft, person_id), self.known.set_likely, key="likely")

    def _open(self, person_id: int | None, whom: str, draft: ParticipantDraft) -> None:
        self._id = person_id
        self._gate.forget()
        self.name(tr(N_("New participant")) if person_id is None else tr(N_("Change record")), whom)
        self.start("new" if person_id is None else str(person_id), draft)

    def _on_loaded(self) -> None:
        self._fit_address()

    def _on_edited(self, name: str) -> None:
        super()._on_edited(name)
        if name == "no_fixed_address":
            self._fit_address()

    def _fit_address(self) -> None:
        """An address can't be typed for someone who has none; one that stands there stays readable."""
        draft = self.binder.draft
        self.fields["address"].set_read_only(fixed=draft is not None and draft.no_fixed_address)

    def _on_same(self, likeness: Likeness) -> None:
        self._same(likeness.id)
