"""Rows for tests of the file: an office, a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from leaddesk.domain.codes import Language, OrganisationKind, ParticipationStatus
from leaddesk.storage.models import Alias, Organisation, Participant

if TYPE_CHECKING:
    from leaddesk.storage.database import Database


def office(name: str = "First Step", **values: Any) -> Organisation:
    """Return an office that is not stored yet."""
    texts = dict.fromkeys(("unit", "address", "phone", "fax", "email", "services", "notes"), "")
    kind = next(iter(OrganisationKind))
    return Organisation(
        **{**texts, "name": name, "kind": kind, "covered_entity": False, "part2_program": False, **values}
    )


def person(number: int = 1, **values: Any) -> Participant:
    """Return a person who is not stored yet."""
    texts = dict.fromkeys(
        (
            *("first_name", "middle_name", "last_name", "suffix", "preferred_name", "addressed_as"),
            *("address", "where_to_find", "door", "shown_name"),
        ),
        "",
    )
    defaults = {
        "number": number,
        "number_year": 2026,
        "no_fixed_address": False,
        "address_confidential": False,
        "language": Language.ENGLISH,
        "status": next(iter(ParticipationStatus)),
    }
    return Participant(**{**texts, **defaults, **values})


def alias(participant_id: int, name: str = "Bo", place: int = 0) -> Alias:
    """Return another name of a person that is not stored yet."""
    return Alias(participant_id=participant_id, name=name, place=place)


def names(database: Database) -> list[str]:
    """Return the names of all offices, oldest first."""
    with database.read() as session:
        return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


def save(database: Database, name: str = "First Step", label: str = "Save office") -> int:
    """Store an office as one action and return its id."""
    with database.write(label) as session:
        row = office(name)
        session.add(row)
        session.flush()
        return row.id
