"""A kept paper once more: the stored bytes with the day of the first print stamped into the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.paper.reprint import reprint_words, stamp

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.i18n import Translator


def reprinted(content: bytes, first_printed: date, tr: Translator) -> bytes:
    """Return a kept paper marked ``REPRINT of Nov 3, 2026`` on each page; nothing else changes."""
    return stamp(content, reprint_words(first_printed, tr))
