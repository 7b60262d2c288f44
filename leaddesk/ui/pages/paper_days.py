"""Days on a paper that have passed, or on which nobody may answer: said beside the preview, before it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.hand_offs import HandOffPacket, RidePacket
from leaddesk.domain.named_vouchers import NamedVoucherPacket
from leaddesk.domain.packets import ProviderReferralPacket
from leaddesk.domain.vouchers import VoucherPacket
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.print_words import Fact

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.packets import Packet

_SATURDAY, _SUNDAY = 5, 6
REPLY, APPOINTMENT, GOOD, HAND_OFF = N_("Answer by"), N_("Appointment"), N_("Good until"), N_("Day")
TOO_LATE = N_("This day has passed, so nobody can answer by then. The paper can be printed all the same")
PASSED = N_("This day has passed. The paper can be printed all the same")
SATURDAY = N_("A Saturday, when many offices are closed")
SUNDAY = N_("A Sunday, when most offices are closed")


def doubtful(packet: Packet | None) -> tuple[Fact, ...]:
    """Return a line for each day of a paper that should be looked at before it goes out; it stops nothing."""
    if packet is None:
        return ()
    today = packet.printing.at.date()
    lines = [
        Fact("warning", name, show_date(day), words)
        for name, day in _days(packet)
        if day is not None and (words := _doubt(name, day, today))
    ]
    return tuple(lines)


def _days(packet: Packet) -> tuple[tuple[str, date | None], ...]:
    if isinstance(packet, ProviderReferralPacket):
        return (REPLY, packet.reply_by), (APPOINTMENT, packet.appointment_on)
    if isinstance(packet, VoucherPacket | NamedVoucherPacket):
        return ((GOOD, packet.good_until),)
    if isinstance(packet, HandOffPacket | RidePacket):
        return ((HAND_OFF, packet.on),)
    return ()


def _doubt(name: str, day: date, today: date) -> str:
    if day < today:
        return tr(TOO_LATE if name == REPLY else PASSED)
    if name == REPLY and day.weekday() in (_SATURDAY, _SUNDAY):
        return tr(SATURDAY if day.weekday() == _SATURDAY else SUNDAY)
    return ""
