"""What the fields of papers for another office share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.gate import Allowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.domain.disclosure_codes import InformationCategory
    from leaddesk.services.sharing import OfficeChoice
    from leaddesk.ui.pages.print_sources import Preview
    from leaddesk.ui.widgets.choice_fields import RecordField


def offer(field: RecordField, offices: Iterable[OfficeChoice]) -> None:
    """Offer offices in their order: those first whom a consent in force lets be told."""
    field.set_choices((one.id, one.name) for one in offices)


def covered_by(preview: Preview) -> frozenset[InformationCategory] | None:
    """Return all that the consent behind a paper covers for its office; None while the gate says no."""
    answer = preview.paper.answer if preview.paper else None
    return answer.covered if isinstance(answer, Allowed) else None
