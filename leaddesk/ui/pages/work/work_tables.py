"""The table of each kind of work, and of all contacts: the columns, and which of them give way where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.domain.work_codes import KINDS, WorkKind
from leaddesk.i18n import N_, show_clock, tr
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.people_words import breakable, short_name
from leaddesk.ui.pages.referral_tables import ReferralTable
from leaddesk.ui.pages.work.work_words import CONTACTS, LISTS
from leaddesk.ui.widgets.amount_fields import cents_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.context import HiddenNames
    from leaddesk.ui.widgets.tables import RecordTableView

_K = WorkKind


def make_table(key: str, names: HiddenNames) -> RecordTableView[Any]:
    """Return the empty table of contacts, or of a kind of work."""
    who: Column[Any] = Column(
        tr(N_("Who")), lambda row: short_name(names.shown(row.name, row.record_number)), strong=True
    )
    day = _column(N_("Date"), lambda one: one.on)
    if key == CONTACTS:
        columns, stretch, cut, drop = _of_contacts(day, who)
        return _table(tr(N_("Contacts")), columns, stretch, cut, drop)
    columns, stretch, cut, drop = _of_work(KINDS[key], day, who)
    return _table(tr(LISTS[KINDS[key]]), columns, stretch, cut, drop)


Shape = tuple[list[Column[Any]], int, tuple[int, ...], tuple[int, ...]]


def _of_contacts(day: Column[Any], who: Column[Any]) -> Shape:
    columns = [
        day,
        _column(N_("Start"), lambda one: one.started, show_clock),
        who,
        _column(N_("How"), lambda one: one.kind),
        _column(N_("Outcome"), lambda one: one.outcome),
        _column(N_("Minutes"), lambda one: one.minutes, number=True),
        _column(N_("Miles"), lambda one: one.miles, number=True),
        _column(N_("Note"), lambda one: " · ".join(part for part in (one.place, one.note) if part)),
    ]
    return columns, 7, (7,), (1, 7, 3, 5)


def _of_work(kind: WorkKind, day: Column[Any], who: Column[Any]) -> Shape:
    note = _column(N_("Note"), lambda one: one.note)
    shapes: dict[WorkKind, Shape] = {
        _K.RIDE: (
            [
                day,
                who,
                _column(N_("From"), lambda one: one.from_place),
                _column(N_("To"), lambda one: one.to_place),
                _column(N_("For"), lambda one: one.reason),
                _column(N_("Who drove"), lambda one: one.driver),
                _column(N_("Miles"), lambda one: one.miles, number=True),
            ],
            3,
            (2, 3),
            (5, 2, 4),
        ),
        _K.NALOXONE: (
            [
                day,
                who,
                _column(N_("Place"), lambda one: one.place),
                _column(N_("Kits given"), lambda one: one.kits, number=True),
                _column(N_("Reversals reported"), lambda one: one.reversals, number=True),
            ],
            2,
            (2,),
            (2,),
        ),
        _K.ASSISTANCE: (
            [
                day,
                who,
                _column(N_("Category"), lambda one: one.category),
                _column(N_("What for"), lambda one: one.what_for),
                _column(N_("Voucher number"), lambda one: one.voucher),
                _column(N_("Amount"), lambda one: one.cents, cents_shown, number=True),
            ],
            3,
            (3,),
            (4, 3),
        ),
        _K.MEETING: (
            [
                day,
                _column(N_("Which meeting"), lambda one: one.kind),
                _column(N_("Agencies"), lambda one: len(one.agencies), number=True),
                _column(N_("People discussed"), lambda one: one.people_discussed, number=True),
                _column(N_("Actions"), lambda one: len(one.actions), number=True),
                note,
            ],
            5,
            (5,),
            (5, 4),
        ),
        _K.TRAINING: (
            [
                day,
                _column(N_("Topic"), lambda one: one.topic),
                _column(N_("Audience"), lambda one: one.audience),
                _column(N_("Naloxone"), lambda one: tr(N_("Yes")) if one.naloxone else ""),
                _column(N_("People"), lambda one: one.people, number=True),
            ],
            1,
            (1, 2),
            (2, 3),
        ),
    }
    return shapes[kind]


def _column(
    words: str, value: Callable[[Any], Any], text: Callable[[Any], str] | None = None, *, number: bool = False
) -> Column[Any]:
    """Return a column of the draft of a row; very long words in it may break."""

    def read(row: Any) -> Any:
        found = value(row.draft)
        return breakable(found) if type(found) is str else found

    title = tr(words)
    return Column(title, read, number=number) if text is None else Column(title, read, text, number=number)


def _table(
    name: str, columns: list[Column[Any]], stretch: int, cut: tuple[int, ...], drop: tuple[int, ...]
) -> RecordTableView[Any]:
    made: RecordTableView[Any] = ReferralTable(name, columns, name, stretch, cut, drop)
    made.setProperty("card", True)
    return made
