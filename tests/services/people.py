"""People put into the tables straight, for tests that are not about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import Language, ParticipationStatus
from leaddesk.storage.models import Participant

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def participant_row(session: Session, number: int, **values: Any) -> Participant:
    """Add a person with a number, everything else plain unless told, and return the row."""
    plain = dict.fromkeys(
        ("first_name", "middle_name", "last_name", "suffix", "preferred_name", "addressed_as", "address", "door"), ""
    )
    person = Participant(
        **{
            **plain,
            "number": number,
            "number_year": 2026,
            "where_to_find": "",
            "no_fixed_address": False,
            "address_confidential": False,
            "language": Language.ENGLISH,
            "status": ParticipationStatus.ACTIVE,
            "shown_name": f"Person {number}",
            **values,
        }
    )
    session.add(person)
    session.flush()
    return person
