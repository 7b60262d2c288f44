"""The offices that a paper can be given, in the words of a list: those first whom a consent lets be told today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.gate import Allowed
from leaddesk.i18n import N_, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.domain.disclosure_codes import InformationCategory
    from leaddesk.services.sharing import OfficeChoice
    from leaddesk.ui.pages.print_sources import Preview
    from leaddesk.ui.widgets.choice_fields import RecordField


def offer(field: RecordField, offices: Iterable[OfficeChoice]) -> None:
    """Offer offices; a covered one has its consent beside it."""
    field.set_choices(
        (one.id, tr(N_("{office} · {number}"), office=one.name, number=one.consent) if one.consent else one.name)
        for one in offices
    )


def covered_by(preview: Preview) -> frozenset[InformationCategory] | None:
    """Return all that the consent behind a paper covers for its office; None while the gate says no."""
    answer = preview.paper.answer if preview.paper else None
    return answer.covered if isinstance(answer, Allowed) else None
