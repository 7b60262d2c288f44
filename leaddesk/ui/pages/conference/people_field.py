"""The people to staff: a list, and below it what is asked of the table for the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from leaddesk.domain.conferences import Staffed
from leaddesk.domain.fields import Spec, specs
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.models.record_table import Line
from leaddesk.ui.pages.conference.plan_step import PlanStep
from leaddesk.ui.pages.person_field import PersonField
from leaddesk.ui.tokens import ROW_LIST
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.choice_fields import PickField
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.tables import RecordList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.ui.context import Context

_SEEN = 5
NOT_SAID = N_("Not said")
ADD = N_("Add a person")


class PeopleField(Field):
    """A tuple of ``Staffed``: who is on the list, in its order."""

    def __init__(self, name: str, spec: Spec, context: Context, parent: QWidget | None = None) -> None:
        """Take the context, for the search and for names that may be hidden."""
        super().__init__(name, spec, parent)
        self._context = context
        self._people: list[Staffed] = []
        self._known: dict[int, tuple[str, str]] = {}
        self.list: RecordList[Staffed] = RecordList(self.label_text, self._line, "staffed")
        self.list.setProperty("card", True)
        self.adding = PersonField("staffed-add", Spec(ADD), context)
        declared = specs(Staffed)
        self.owner = PickField("owner", declared["owner"], [(None, tr(NOT_SAID))])
        own: dict[str, Field] = {"owner": self.owner, "participant_id": self.adding}
        made = make_fields(Staffed, context.today, own)
        made.pop("participant_id")
        self.binder: FormBinder[Staffed] = FormBinder(made, lambda _draft: {}, parent=self)
        self.off = small(link(tr(N_("Take off the list")), "x", "staffed-off"))
        tells = made.pop("tells")
        self.step = PlanStep(context)
        self.details = QWidget()
        about = column(FieldGrid("", made.values()), self.step, 8, FieldGrid("", [tells]), self.off, gap=8)
        self.details.setLayout(about)
        around = QWidget()
        around.setLayout(column(self.list, self.adding, self.details, gap=8))
        self._install(around, self.list)
        self.list.chosen.connect(lambda _row: self._show_chosen())
        self.list.opened.connect(lambda _row: self._show_chosen())
        self.adding.edited.connect(self._on_added)
        self.binder.edited.connect(lambda _name: self._on_details())
        self.off.triggered.connect(self._on_off)
        context.names.changed.connect(self._on_names)
        self._fit()

    def set_owners(self, offices: Sequence[tuple[int, str]]) -> None:
        """Offer these offices as those who do something."""
        self.owner.offer([(None, tr(NOT_SAID)), *offices])

    def add(self, participant_id: int) -> None:
        """Put somebody on the list, unless the person is there already."""
        if all(one.participant_id != participant_id for one in self._people):
            self._people.append(Staffed(participant_id))
            self._refresh(len(self._people) - 1)
            self._changed()
        self._read_names()

    def value(self) -> Any:
        """Return the list."""
        return tuple(self._people)

    def unread_text(self) -> str:
        """Return words that are nobody yet."""
        return self.adding.unread_text()

    def _show(self, value: Any) -> None:
        self._people = list(value or ())
        self._refresh(0 if self._people else -1)
        self._read_names()

    @property
    def _place(self) -> int:
        return self.list.currentIndex().row()

    def _refresh(self, place: int) -> None:
        self.list.set_rows(self._people)
        if 0 <= place < len(self._people):
            self.list.setCurrentIndex(self.list.table.index(place, 0))
        self._show_chosen()
        self._fit()

    def _fit(self) -> None:
        self.list.setVisible(bool(self._people))
        self.list.setFixedHeight(px(ROW_LIST) * min(_SEEN, max(1, len(self._people))) + 4)

    def _show_chosen(self) -> None:
        chosen = 0 <= self._place < len(self._people)
        self.details.setVisible(chosen)
        if chosen:
            self.binder.load(self._people[self._place])
            self.step.show_staffed(self._people[self._place])

    def _on_added(self, participant_id: Any) -> None:
        if participant_id is None:
            return
        self.adding.set_value(None)
        self.add(participant_id)

    def _on_details(self) -> None:
        place = self._place
        if not 0 <= place < len(self._people):
            return
        self._people[place] = self.binder.draft
        self.step.show_staffed(self.binder.draft)
        self.list.table.set_rows(self._people)
        self.list.setCurrentIndex(self.list.table.index(place, 0))
        self._changed()

    def _on_off(self) -> None:
        place = self._place
        if 0 <= place < len(self._people):
            del self._people[place]
            self._refresh(min(place, len(self._people) - 1))
            self._changed()
            (self.list if self._people else self.adding.line).setFocus()

    def _read_names(self) -> None:
        listed = [one.participant_id for one in self._people if one.participant_id is not None]
        wanted = [one for one in listed if one not in self._known]
        participants = self._context.services.participants

        def read() -> dict[int, tuple[str, str]]:
            found = [participants.record(one) for one in wanted]
            return {
                number: (one.draft.shown_name, one.record_number) for number, one in zip(wanted, found, strict=True)
            }

        def show(found: dict[int, tuple[str, str]]) -> None:
            self._known.update(found)
            self.list.viewport().update()

        if wanted:
            self._context.jobs.run(self, read, show, key="staffed")

    def _on_names(self, _hidden: bool) -> None:
        self.list.viewport().update()

    def _line(self, staffed: Staffed) -> Line:
        name, number = self._known.get(staffed.participant_id or 0, ("", ""))
        return Line(self._context.names.shown(name, number) or "…", " ".join(staffed.ask.split()))
