"""What is said of a scan, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.attachments import Media, short_size
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.people_words import breakable

if TYPE_CHECKING:
    from leaddesk.domain.attachments import AttachmentRow
    from leaddesk.domain.clock import Clock


def title_words(row: AttachmentRow) -> str:
    """Return what it is: her own words, else the kind."""
    return breakable(row.draft.name.strip()) or tr(row.draft.kind.label)


def pages_words(row: AttachmentRow) -> str:
    """Return ``3 pages, 1.2 MB``."""
    size = short_size(row.size)
    if row.media is Media.JPEG:
        return tr(N_("Picture, {size}"), size=size)
    return (
        tr(N_("1 page, {size}"), size=size)
        if row.pages == 1
        else tr(N_("{count} pages, {size}"), count=row.pages, size=size)
    )


def belongs_words(row: AttachmentRow) -> str:
    """Return the numbers of the consent, the referrals and the case it belongs to."""
    numbers = (row.consent_number, row.referral_number, row.referral_in_number, breakable(row.matter))
    return " · ".join(filter(None, numbers))


def second_words(row: AttachmentRow, clock: Clock) -> str:
    """Return kind, day, size, what it belongs to, and since when it is here."""
    kind = tr(row.draft.kind.label) if row.draft.name.strip() else ""
    day = show_date(row.draft.on) if row.draft.on else ""
    added = tr(N_("added {day}"), day=show_date(clock.local(row.added_at).date()))
    return " · ".join(filter(None, (kind, day, pages_words(row), belongs_words(row), added)))


def copy_name(record_number: str, row: AttachmentRow) -> str:
    """Return a file name that names nobody: ``SCAN-LD-2026-0142-7.pdf``."""
    return f"SCAN-{record_number}-{row.id}.{'pdf' if row.media is Media.PDF else 'jpg'}"
