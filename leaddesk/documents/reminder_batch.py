"""Several court date reminders as one file for one print job, a page each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.address_page import can_be_mailed, with_address
from leaddesk.documents.form import render
from leaddesk.documents.forms.ct_rem import FORM
from leaddesk.i18n import N_, Translator
from leaddesk.paper.joined import joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from leaddesk.domain.mail_packets import CourtReminderPacket

TITLE = N_("Court Date Reminders")


def reminder(packet: CourtReminderPacket, tr: Translator, *, addressed: bool = False) -> bytes:
    """Return the final page of one reminder; ``addressed`` puts a page for the window of an envelope on top."""
    pdf = render(FORM, packet, tr).pdf
    return with_address(pdf, FORM, packet, tr) if addressed and can_be_mailed(packet) else pdf


def batch(pages: Sequence[bytes], tr: Translator) -> bytes:
    """Return the pages in their order, one file."""
    return joined(pages, f"{tr(TITLE)} ({FORM.code})", f"{FORM.code} {FORM.edition}", tr.language)


def batch_name(first: date, last: date) -> str:
    """Return the file name: the days, and nobody."""
    days = first.isoformat() if first == last else f"{first.isoformat()}-to-{last.isoformat()}"
    return f"{FORM.code}-batch-{days}.pdf"
