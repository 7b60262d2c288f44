"""Fields for amounts of money and for parts of a whole, both kept as whole hundredths."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from leaddesk.i18n import N_, parse_hundredths, show_money, show_number, tr
from leaddesk.ui.widgets.date_fields import ReadField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.ui.widgets.buttons import Cure

NOT_AN_AMOUNT = N_("Not an amount. 24.50 and 1,200 work")
_WHOLE = 100


def cents_shown(cents: int) -> str:
    """Return cents as people read dollars, such as ``$24.50``."""
    return show_money(Decimal(cents) / _WHOLE)


class HundredthsField(ReadField):
    """A number with at most two decimals, such as ``1.5``; its value is whole hundredths."""

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return that the text is no amount."""
        return (tr(NOT_AN_AMOUNT), ()) if self.unread_text() else ("", ())

    def _read(self, text: str) -> Any:
        return parse_hundredths(text)

    def _shown(self, value: Any) -> str:
        return show_number(Decimal(value) / _WHOLE)


class MoneyField(HundredthsField):
    """Dollars and cents; takes ``24.50``, ``$24.5`` and ``1,200``; its value is whole cents."""

    def _shown(self, value: Any) -> str:
        return cents_shown(value)


def positions_shown(hundredths: int) -> str:
    """Return full-time positions as people say them, such as ``1.5 positions``."""
    if hundredths == _WHOLE:
        return tr(N_("1 position"))
    return tr(N_("{count} positions"), count=show_number(Decimal(hundredths) / _WHOLE))
