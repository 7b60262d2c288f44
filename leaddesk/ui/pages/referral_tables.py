"""The two tables of referrals, to us and to providers, as every page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from leaddesk.domain.codes import ReferralOutStatus
from leaddesk.domain.referrals_out import OPEN, ReferralOutRow
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.models.delegates import TableDelegate, has_focus, paint_chip, paint_ground, paint_line, paint_ring
from leaddesk.ui.models.record_table import ROW_ROLE, Column
from leaddesk.ui.pages.people_words import due_words
from leaddesk.ui.widgets.tables import RecordTableView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from leaddesk.domain.referrals_in import ReferralInRow
    from leaddesk.ui.context import Context

Row = TypeVar("Row")
_LEAST, _LEAST_NAME, _LEAST_WORDS = 120, 220, 200
_UNANSWERED = (ReferralOutStatus.SENT, ReferralOutStatus.RECEIVED_ACK)
Index = QModelIndex | QPersistentModelIndex


class ReferralTable(RecordTableView[Row]):
    """A table that never cuts a number, a name, a date or a deadline: it cuts some columns and drops others first."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        object_name: str,
        stretch: int,
        cut: Sequence[int],
        drop: Sequence[int],
        least: Mapping[int, int] | None = None,
    ) -> None:
        """Take the columns that may be cut, and those that are left out where it is narrow, the first one first.

        ``least`` says how much room is kept, at 100 %, by a column that may be cut but holds names.
        """
        self._may_cut, self._may_drop, self._kept_room = cut, drop, least or {}
        super().__init__(name, columns, object_name, stretch)

    def _fit(self) -> None:
        room, head = self.viewport().width(), self.horizontalHeader()
        for number in range(self.table.columnCount()):
            # the heading of a hidden column asks for no room
            self.setColumnHidden(number, False)
        wish = {
            number: max(self.sizeHintForColumn(number), head.sectionSizeHint(number))
            for number in range(self.table.columnCount())
        }
        flexible = {*self._may_cut, self._stretch}
        least = {
            number: max(min(width, self._least(number)), head.sectionSizeHint(number)) if number in flexible else width
            for number, width in wish.items()
        }
        shown = set(wish)
        for number in self._may_drop:
            if sum(least[one] for one in shown) > room:
                shown.discard(number)
        over = sum(wish[one] for one in shown) - room
        if over > 0 and self.table.column(self._stretch).wrap:
            # words that go on below each other give way before names are broken
            first = min(over, wish[self._stretch] - least[self._stretch])
            wish[self._stretch] -= first
            over -= first
        give = {one: wish[one] - least[one] for one in shown}
        room_to_give = sum(give.values(), 0)
        for number, width in wish.items():
            self.setColumnHidden(number, number not in shown)
            if number in shown:
                share = round(over * give[number] / room_to_give) if over > 0 and room_to_give else 0
                self.setColumnWidth(number, width - share - min(0, over) * (number == self._stretch))
        self._fit_heights()

    def _least(self, number: int) -> int:
        """Return the least room of a column that may be cut: what names the row keeps more of it."""
        column = self.table.column(number)
        words = _LEAST_WORDS if column.wrap and number == self._stretch else _LEAST
        return px(self._kept_room.get(number, _LEAST_NAME if column.strong else words))


class DueDelegate(TableDelegate):
    """A cell with a last day: a chip where it is soon or late, plain words else."""

    def __init__(self, view: RecordTableView[ReferralInRow], tone: Callable[[ReferralInRow], str]) -> None:
        """Take the table and what tells the tone of a row."""
        super().__init__(view)
        self._tone = tone

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the chip."""
        row = index.data(ROW_ROLE)
        tone = self._tone(row) if row is not None else ""
        if not tone:
            super().paint(painter, option, index)
            return
        painter.save()
        paint_ground(painter, option, marker=False)
        paint_line(painter, option.rect)
        text = str(index.data() or "")
        font = option.font
        left = option.rect.left() + px(12)
        width = painter.fontMetrics().horizontalAdvance(text) + px(16)
        room = option.rect.right() - px(4)
        paint_chip(painter, font, min(left + width, room), option.rect.center().y(), text, tone)
        if has_focus(option):
            paint_ring(painter, option.rect)
        painter.restore()


def due_tone(row: ReferralInRow, today: date) -> str:
    """Return how urgent the intake is; nothing is once the referral came to an end."""
    return due_words(row.deadline, today)[1] if row.deadline is not None and row.open else ""


def referrals_in_table(context: Context, *, with_person: bool = True) -> RecordTableView[ReferralInRow]:
    """Return the table of referrals to us."""
    names = context.names
    columns: list[Column[ReferralInRow]] = []
    if with_person:
        columns.append(
            Column(
                tr(N_("Person")), lambda row: names.shown(row.person_name, row.record_number or row.number), strong=True
            )
        )
    columns += [
        Column(tr(N_("Number")), lambda row: row.number),
        Column(tr(N_("Received")), lambda row: row.received_on),
        Column(tr(N_("Door")), lambda row: row.pathway),
        Column(tr(N_("From")), lambda row: row.agency.strip() or tr(row.source.label)),
    ]
    columns.append(Column(tr(N_("Status")), lambda row: row.status))
    columns.append(
        Column(
            tr(N_("Intake by")),
            lambda row: row.deadline if row.open else None,
            lambda day: due_words(day, context.today())[0],
            tone=lambda row: due_tone(row, context.today()),
        )
    )
    first = 1 if with_person else 0
    view: RecordTableView[ReferralInRow] = ReferralTable(
        tr(N_("Referrals in")),
        columns,
        "referrals-in",
        0 if with_person else 3,
        (first + 3,),
        (first + 2, first + 3, first + 1),
    )
    view.setItemDelegateForColumn(len(columns) - 1, DueDelegate(view, lambda row: due_tone(row, context.today())))
    return view


def referrals_out_table(context: Context, *, with_person: bool = True) -> RecordTableView[ReferralOutRow]:
    """Return the table of referrals to providers."""
    names = context.names
    columns: list[Column[ReferralOutRow]] = []
    if with_person:
        columns.append(
            Column(tr(N_("Person")), lambda row: names.shown(row.participant_name, row.record_number), strong=True)
        )
    columns += [
        Column(tr(N_("Number")), lambda row: row.number),
        Column(tr(N_("Provider")), lambda row: row.provider),
        Column(tr(N_("Service asked for")), lambda row: row.local_service or tr(row.service.label)),
        Column(tr(N_("Status")), lambda row: row.status),
        Column(tr(N_("Sent")), lambda row: row.sent_on),
        Column(tr(N_("Answer by")), lambda row: row.reply_by, tone=lambda row: reply_tone(row, context.today())),
    ]
    return ReferralTable(
        tr(N_("Referrals out")),
        columns,
        "referrals-out",
        2 if with_person else 1,
        (0, 2, 3) if with_person else (1, 2),
        (len(columns) - 2, 1 if with_person else 0),
    )


def reply_tone(row: ReferralOutRow, today: date) -> str:
    """Return how urgent the answer is; once there is one it is no longer waited for."""
    if row.reply_by is None or row.status not in _UNANSWERED:
        return ""
    return due_words(row.reply_by, today)[1]


def still_open(row: ReferralOutRow) -> bool:
    """Return whether a referral to a provider is being written or waits for something."""
    return row.status is ReferralOutStatus.DRAFT or row.status in OPEN
