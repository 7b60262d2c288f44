"""What search looks through, kept right inside the same transaction as every change, undo and redo included.

Two full-text tables: one of people, one of offices, referrals to us and cases. Removed rows are not in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from leaddesk.domain.participants import BirthDate, join_name
from leaddesk.services.names import nicknames, phone_digits, sounds, squashed, words
from leaddesk.storage.models import Alias, LegalMatter, Organisation, Participant, PhoneNumber, ReferralIn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from leaddesk.domain.changes import ChangeSet, RowChange
    from leaddesk.storage.database import Database

OFFICE, REFERRAL, CASE = 0, 1, 2
KINDS: Final = 4
"""The rows of the second table stand this far apart, one kind between the other."""
_PERSON: Final = (
    *("first_name", "middle_name", "last_name", "suffix", "preferred_name", "shown_name"),
    *("birth", "number", "number_year", "removed_at"),
)
_SEARCHED: Final = {
    "participant": (*_PERSON, "merged_into_id"),
    "alias": ("name", "removed_at"),
    "phone_number": ("digits", "removed_at"),
    "organisation": ("name", "unit", "phone", "fax", "removed_at"),
    "referral_in": ("number", "person_name", "person_alias", "incident_number", "removed_at"),
    "legal_matter": ("case_number", "incident_number", "removed_at"),
}
_OTHERS: Final = {"organisation": OFFICE, "referral_in": REFERRAL, "legal_matter": CASE}


def follow(database: Database) -> None:
    """Keep the index right from now on; asking twice is fine."""
    if keep not in database.on_flush:
        database.on_flush.append(keep)


def keep(session: Session, changes: ChangeSet) -> None:
    """Bring the index after what one action did, before it is committed."""
    people, others = set(), set()
    for row in filter(_matters, changes.rows):
        if row.table == "participant":
            people.add(row.row_id)
            into = {image.get("merged_into_id") for image in (row.before, row.after) if image}
            people |= {number for number in into if number is not None}
        elif row.table in ("alias", "phone_number"):
            people |= {image["participant_id"] for image in (row.before, row.after) if image}
        else:
            others.add(other_id(_OTHERS[row.table], row.row_id))
    for participant_id in sorted(people):
        index_person(session, participant_id)
    for number in sorted(others):
        index_other(session, number)


def other_id(kind: int, row_id: int) -> int:
    """Return the row of the second table that stands for an office, a referral to us or a case."""
    return row_id * KINDS + kind


def index_person(session: Session, participant_id: int) -> None:
    """Put one person into the index as the tables tell now."""
    connection = session.connection()
    connection.exec_driver_sql("DELETE FROM person_index WHERE rowid = ?", (participant_id,))
    columns = [getattr(Participant, name) for name in _PERSON]
    person = session.execute(select(*columns).where(Participant.id == participant_id)).first()
    if person is None:
        return
    aliases = session.scalars(select(Alias.name).where(Alias.participant_id == participant_id)).all()
    phones = session.scalars(select(PhoneNumber.digits).where(PhoneNumber.participant_id == participant_id)).all()
    connection.exec_driver_sql(
        "INSERT INTO person_index (rowid, called, legal, listed, alias, nick, sound, born, fact)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        (participant_id, *_person_texts(person, aliases, phones, _merged_numbers(session, participant_id))),
    )


def index_other(session: Session, number: int) -> None:
    """Put one office, referral to us or case into the index as the tables tell now."""
    connection = session.connection()
    connection.exec_driver_sql("DELETE FROM other_index WHERE rowid = ?", (number,))
    row_id, kind = divmod(number, KINDS)
    texts = {OFFICE: _office_texts, REFERRAL: _referral_texts, CASE: _case_texts}[kind](session, row_id)
    if texts is not None:
        connection.exec_driver_sql(
            "INSERT INTO other_index (rowid, called, listed, fact) VALUES (?,?,?,?)", (number, *texts)
        )


def number_facts(number: int) -> set[str]:
    """Return the ways in which the count in ``LD-2026-0142`` or ``R-2026-0031`` is typed alone."""
    return {f"{number:04}", str(number)}


def phone_facts(digits: str) -> set[str]:
    """Return the ways in which a phone number is typed: whole, without area code, its last four digits."""
    return {digits, digits[-7:], digits[-4:]} - {""}


def birth_facts(birth: BirthDate) -> set[str]:
    """Return the year, the month and the day of a birth date, each as far as it is known, and the day of any year."""
    found = {f"{birth.year:04}"}
    if birth.month:
        found.add(f"{birth.year:04}{birth.month:02}")
    if birth.month and birth.day:
        found |= {f"{birth.year:04}{birth.month:02}{birth.day:02}", f"{birth.month:02}{birth.day:02}"}
    return found


def _matters(row: RowChange) -> bool:
    """Return whether a change touches anything that is searched; a new contact, for one, does not."""
    names = _SEARCHED.get(row.table, ())
    if row.before is None or row.after is None:
        return bool(names)
    before, after = row.before, row.after
    return any(before.get(name) != after.get(name) for name in names)


def _merged_numbers(session: Session, participant_id: int) -> set[str]:
    """Return the numbers of the records that went into this one, as they are typed."""
    table: Any = Participant.__table__
    rows = session.execute(select(table.c.number_year, table.c.number).where(table.c.merged_into_id == participant_id))
    return {fact for row in rows for fact in (f"{row.number_year}{row.number:04}", *number_facts(row.number))}


def _person_texts(
    person: Row[Any], aliases: Iterable[str], phones: Iterable[str], also: Iterable[str] = ()
) -> tuple[str, ...]:
    called = person.preferred_name or person.first_name
    legal = join_name(person.first_name, person.middle_name, person.last_name, person.suffix)
    names = (person.last_name, person.first_name, person.middle_name, person.preferred_name)
    listed = join_name(*names, *_joined(names))
    given = words(person.first_name, person.middle_name, person.preferred_name, *aliases)
    heard = {code for word in (*given, *words(person.last_name)) for code in sounds(word)}
    short = {name for word in given for name in nicknames(word)} | set(_joined(aliases))
    facts = {f"{person.number_year}{person.number:04}", *number_facts(person.number), *also}
    for digits in phones:
        facts |= phone_facts(digits)
    born = birth_facts(BirthDate.from_stored(person.birth)) if person.birth else set()
    return (
        join_name(called, person.last_name, person.suffix) or person.shown_name,
        legal,
        listed,
        " ; ".join(aliases),
        *(" ".join(sorted(found)) for found in (short, heard, born, facts)),
    )


def _joined(names: Iterable[str]) -> list[str]:
    """Return names of several parts in one: De La Cruz is also typed ``delacruz``, O'Brien ``obrien``."""
    return [squashed(name) for name in names if len(words(name)) > 1]


def _office_texts(session: Session, row_id: int) -> tuple[str, str, str] | None:
    columns = (Organisation.name, Organisation.unit, Organisation.phone, Organisation.fax)
    row = session.execute(select(*columns).where(Organisation.id == row_id)).first()
    if row is None:
        return None
    facts = phone_facts(phone_digits(row.phone)) | phone_facts(phone_digits(row.fax))
    return row.name, join_name(row.unit, squashed(row.name)), " ".join(sorted(facts))


def _referral_texts(session: Session, row_id: int) -> tuple[str, str, str] | None:
    columns = (
        *(ReferralIn.number, ReferralIn.number_year, ReferralIn.person_name),
        *(ReferralIn.person_alias, ReferralIn.incident_number),
    )
    row = session.execute(select(*columns).where(ReferralIn.id == row_id)).first()
    if row is None:
        return None
    facts = number_facts(row.number) | {f"r{row.number_year}{row.number:04}", squashed(row.incident_number)}
    last_first = " ".join(reversed(words(row.person_name)))
    return row.person_name, join_name(last_first, row.person_alias), join_name(*sorted(facts), row.incident_number)


def _case_texts(session: Session, row_id: int) -> tuple[str, str, str] | None:
    """Return the numbers of a case; it is found by them alone, never by a name."""
    columns = (LegalMatter.case_number, LegalMatter.incident_number)
    row = session.execute(select(*columns).where(LegalMatter.id == row_id)).first()
    if row is None or not (row.case_number or row.incident_number):
        return None
    facts = {squashed(row.case_number), squashed(row.incident_number)} - {""}
    return "", "", join_name(*sorted(facts), row.case_number, row.incident_number)
