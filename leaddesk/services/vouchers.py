"""The voucher of a line of assistance: refused where its words would name the person, or tell a vendor the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.outside import names_program
from leaddesk.domain.vouchers import VoucherCopy, VoucherPacket, names_person, voucher_number
from leaddesk.domain.work_codes import WorkKind
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from leaddesk.domain.work import AssistanceDraft
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.work import Work

NAMED = N_("The words hold the person's name. A voucher carries a number and no name.")
TAKE_OUT = N_("Take the name out of the vendor or of what it is for. A vendor is told a name only by consent.")
PROGRAM = N_("The words name the program. The vendor's copy must not tell whom it helps.")
TAKE_PROGRAM_OUT = N_("Take that word out of the vendor or of what it is for.")


class Vouchers:
    """Puts together what a voucher says."""

    def __init__(self, packets: Packets, participants: Participants, work: Work) -> None:
        """Take the services that hold it."""
        self._packets, self._participants, self._work = packets, participants, work

    def packet(self, row_id: int, copy: VoucherCopy) -> VoucherPacket:
        """Return one copy of the voucher of a line of assistance."""
        row, blank = self._work.row(WorkKind.ASSISTANCE, row_id), self._packets.blank()
        draft = cast("AssistanceDraft", row.draft)
        words = (draft.vendor, draft.what_for, draft.voucher)
        if draft.participant_id is not None:
            person = self._participants.record(draft.participant_id).draft
            if names_person(words, person):
                raise LeadDeskError(NAMED, TAKE_OUT)
        if copy is VoucherCopy.VENDOR and names_program(words, blank.office.site_name):
            raise LeadDeskError(PROGRAM, TAKE_PROGRAM_OUT)
        return VoucherPacket(
            blank.office,
            blank.printing,
            copy,
            voucher_number(draft.voucher, row_id),
            draft.on,
            draft.vendor.strip(),
            draft.what_for.strip(),
            draft.cents or 0,
            draft.category,
            draft.good_until,
            row.record_number if copy is VoucherCopy.FINANCE else "",
        )
