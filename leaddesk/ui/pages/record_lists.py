"""The lists of one person's record that the screen shows as cards and timelines, as files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from leaddesk.i18n import N_, tr
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.court.words import matter_title
from leaddesk.ui.pages.list_export import ListExport, ListShown
from leaddesk.ui.pages.record_header import open_menu

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.court import ChargeRow, LegalEventRow, LegalRecord, MatterRow, WarrantRow
    from leaddesk.domain.participants import StatusPeriod
    from leaddesk.domain.plans import GoalRow, Plan, StepRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.buttons import Button
    from leaddesk.ui.widgets.panels import Banner


class RecordExports(QObject):
    """*Export* of a tab with several lists: offers those that have anything in them."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        button: Button,
        lists: Callable[[], Sequence[ListShown]],
        banner: Banner,
    ) -> None:
        """Take the button, and what gives the lists as they stand."""
        super().__init__(parent)
        self._button, self._lists = button, lists
        self._chosen: ListShown | None = None
        self.exporting = ListExport(parent, context, None, self._what, banner)
        button.triggered.connect(self._on_pressed)

    def start(self, chosen: ListShown) -> None:
        """Begin to make a file of a list."""
        self._chosen = chosen
        self.exporting.start()

    def _on_pressed(self) -> None:
        lists = self._lists()
        if len(lists) == 1:
            self.start(lists[0])
        elif lists:
            open_menu(self._button, [(one.title, partial(self.start, one)) for one in lists])

    def _what(self) -> ListShown:
        if self._chosen is None:
            raise LookupError
        return self._chosen


def legal_lists(record: LegalRecord, person: int | None) -> list[ListShown]:
    """Return matters, charges, warrants and events of a record; those that are empty are left out."""
    cases = {one.id: one for one in record.matters}
    charges = [(one, charge) for one in record.matters for charge in one.charges]

    def case(matter_id: int | None) -> str:
        return matter_title(cases[matter_id]) if matter_id in cases else ""

    found = (
        _list("matters", N_("Matters"), _matters(), record.matters, person),
        _list("charges", N_("Charges"), _charges(), charges, person),
        _list("warrants", N_("Warrants"), _warrants(case), record.warrants, person),
        _list("events", N_("Events known to the site"), _events(case), record.events, person),
    )
    return [one for one in found if one.read()]


def goals_list(plan: Plan, domains: Mapping[str, str], person: int | None) -> ListShown:
    """Return the goals of a plan with their steps: a line for each step, and for a goal without any."""
    rows: list[tuple[GoalRow, StepRow | None]] = []
    for goal in plan.goals:
        steps: tuple[StepRow | None, ...] = goal.steps or (None,)
        rows += [(goal, step) for step in steps]
    columns: list[Column[Any]] = [
        Column(tr(N_("Domain")), lambda row: domains.get(row[0].draft.domain, row[0].draft.domain)),
        Column(tr(N_("Goal")), lambda row: row[0].draft.words),
        Column(tr(N_("Why it matters")), lambda row: row[0].draft.why),
        Column(tr(N_("Status of the goal")), lambda row: row[0].draft.status),
        *(_of_step(words, name) for words, name in _STEP),
        Column(tr(N_("Provider")), lambda row: row[1].organisation if row[1] else ""),
    ]
    return _list("goals", N_("Goals"), columns, rows, person)


def status_list(history: Sequence[StatusPeriod], person: int | None) -> ListShown:
    """Return how the status of a person went, the newest first."""
    columns: list[Column[Any]] = [
        Column(tr(N_("Status")), lambda one: one.status),
        Column(tr(N_("From")), lambda one: one.since),
        Column(tr(N_("Until")), lambda one: one.until),
        Column(tr(N_("Reason")), lambda one: one.reason),
        Column(tr(N_("Note")), lambda one: one.note),
    ]
    return _list("status", N_("Status so far"), columns, list(reversed(history)), person)


_STEP = (
    (N_("Step"), "what"),
    (N_("Who"), "who"),
    (N_("By when"), "due"),
    (N_("Status of the step"), "status"),
    (N_("Done on"), "done_on"),
)


def _of_step(words: str, name: str) -> Column[Any]:
    return Column(tr(words), lambda row: getattr(row[1].draft, name) if row[1] else None)


def _list(key: str, title: str, columns: list[Column[Any]], rows: Sequence[Any], person: int | None) -> ListShown:
    return ListShown(key, tr(title), columns, lambda: rows, (), person)


def _of(words: str, name: str) -> Column[Any]:
    return Column(tr(words), lambda row: getattr(row.draft, name))


def _matters() -> list[Column[Any]]:
    court: Column[MatterRow] = Column(tr(N_("Court")), lambda one: one.court)
    first = (_of(N_("Case number"), "case_number"), _of(N_("Agency incident number"), "incident_number"))
    return [
        *first,
        _of(N_("Kind of matter"), "kind"),
        court,
        _of(N_("Filing status"), "status"),
        _of(N_("Since"), "status_since"),
        _of(N_("Prosecutor"), "prosecutor"),
        _of(N_("Defense counsel"), "counsel"),
        _of(N_("What the court asks"), "mandates"),
        _of(N_("Fees, fines, service hours"), "obligations"),
        _of(N_("Who said so"), "source"),
    ]


def _charges() -> list[Column[tuple[MatterRow, ChargeRow]]]:
    return [
        Column(tr(N_("Matter")), lambda row: matter_title(row[0])),
        Column(tr(N_("Court")), lambda row: row[0].court),
        Column(tr(N_("Charge")), lambda row: row[1].draft.text),
        Column(tr(N_("Level")), lambda row: row[1].draft.level),
        Column(tr(N_("About")), lambda row: row[1].draft.kind),
        Column(tr(N_("Filing status")), lambda row: row[1].draft.status),
        Column(tr(N_("On")), lambda row: row[1].draft.status_on),
        Column(tr(N_("Outcome")), lambda row: row[1].draft.outcome),
    ]


def _warrants(case: Callable[[int | None], str]) -> list[Column[Any]]:
    matter: Column[WarrantRow] = Column(tr(N_("Matter")), lambda one: case(one.draft.matter_id))
    return [
        _of(N_("Type"), "kind"),
        matter,
        _of(N_("Open since"), "open_since"),
        _of(N_("Resolved on"), "resolved_on"),
        _of(N_("Plan to quash it"), "plan"),
        _of(N_("Who said so"), "source"),
    ]


def _events(case: Callable[[int | None], str]) -> list[Column[Any]]:
    matter: Column[LegalEventRow] = Column(tr(N_("Matter")), lambda one: case(one.draft.matter_id))
    return [
        _of(N_("What happened"), "kind"),
        _of(N_("On"), "on"),
        _of(N_("Until"), "until"),
        Column(tr(N_("For a warrant only")), lambda one: tr(N_("Yes")) if one.draft.warrant_only else ""),
        _of(N_("Level of the charge"), "level"),
        matter,
        _of(N_("Who said so"), "source"),
        _of(N_("Note"), "note"),
    ]
