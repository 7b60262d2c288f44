"""People who were entered twice, as happens: one pair is still to be found, one was merged already."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from leaddesk.domain.codes import ContactKind, ContactOutcome, ParticipationStatus
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from leaddesk.services.office import OfficeServices

_STREET_NAMES: Final = ("Sparrow", "Junior")
_NOTE: Final = N_("Came by with a friend. May be known here already: look before the next visit.")


def enter_twice(services: OfficeServices, today: date) -> None:
    """Enter two of those who take part a second time, and merge one of the two pairs."""
    active = [row for row in services.participants.rows() if row.status is ParticipationStatus.ACTIVE]
    for number, row in enumerate(sorted(active, key=lambda one: one.id)[: len(_STREET_NAMES)]):
        known = services.participants.record(row.id)
        second = services.participants.save(_again(known.draft, _STREET_NAMES[number]))
        draft = ContactDraft(
            on=today - timedelta(days=2), kind=ContactKind.OFFICE, outcome=ContactOutcome.TWO_WAY, note=_NOTE
        )
        services.contacts.save(second, draft)
        if number:
            services.merges.merge(row.id, second)


def _again(draft: ParticipantDraft, alias: str) -> ParticipantDraft:
    """Return a person as somebody else would have taken the same one down."""
    return ParticipantDraft(
        first_name=draft.first_name,
        last_name=draft.last_name,
        aliases=(alias,),
        birth=BirthDate(draft.birth.year + 1, about=True) if draft.birth else None,
        phones=(Phone("5555550186"),),
        where_to_find="Depot Street, mornings",
    )
