"""What a letter of support (CT-PROG) is written from."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.domain.fields import entry
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.i18n import N_


@dataclass(frozen=True, slots=True)
class SupportLetterDraft(CourtLetterDraft):
    """What the coordinator chooses for a letter of support: the same, with more room for words of her own."""

    words: str = entry(
        N_("In your own words"),
        default="",
        max_length=900,
        width=6,
        lines=6,
        optional_shown=True,
        help=N_("Whatever is written here goes out as it stands"),
    )
