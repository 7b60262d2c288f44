"""The words of contacts' notes, kept right inside the same transaction as every change, undo and redo included.

A full-text table of its own: there are many more notes than people, and names must be found as fast as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Date, text

from leaddesk.domain.participants import record_number
from leaddesk.domain.today import Hit
from leaddesk.i18n import N_, show_date, tr
from leaddesk.services import search_terms
from leaddesk.services.names import squashed
from leaddesk.storage.models import Contact

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.storage.database import Database

NOTE_SCORE: Final = 0.2
_SHORTEST: Final = 3
"""A word of fewer letters begins too many others to be looked for in notes."""
_FOUND: Final = text(
    'SELECT c.id, c.participant_id, c."on", p.shown_name, p.number, p.number_year,'
    " snippet(note_index, 0, '', '', '…', 12) AS piece"
    " FROM note_index f JOIN contact c ON c.id = f.rowid LEFT JOIN participant p ON p.id = c.participant_id"
    " WHERE note_index MATCH :query AND p.removed_at IS NULL ORDER BY f.rowid DESC LIMIT :most"
).columns(on=Date)


def follow(database: Database) -> None:
    """Keep the index right from now on; asking twice is fine."""
    if keep not in database.on_flush:
        database.on_flush.append(keep)


def keep(session: Session, changes: ChangeSet) -> None:
    """Bring the index after what one action did to notes, before it is committed."""
    after = {row.row_id: row.after for row in changes.rows if row.table == Contact.__tablename__ and _matters(row)}
    connection = session.connection()
    for contact_id, image in after.items():
        connection.exec_driver_sql("DELETE FROM note_index WHERE rowid = ?", (contact_id,))
        if image is not None and image["removed_at"] is None and image["note"]:
            connection.exec_driver_sql("INSERT INTO note_index (rowid, note) VALUES (?,?)", (contact_id, image["note"]))


def find(session: Session, typed_text: str, limit: int) -> list[Hit]:
    """Return contacts whose notes hold every word that was typed, the newest first; the last may be begun only."""
    typed = [word for word in search_terms.typed_words(typed_text) if len(squashed(word)) >= _SHORTEST]
    if not typed:
        return []
    *whole, last = (search_terms.quoted(word) for word in typed)
    query = " AND ".join([*whole, f"{last} *"])
    return [_hit(row) for row in session.execute(_FOUND, {"query": query, "most": limit})]


def _hit(row: Any) -> Hit:
    told = [show_date(row.on), " ".join(row.piece.split())]
    if row.participant_id is None:
        return Hit("contact", row.id, tr(N_("Outreach")), " · ".join(told), NOTE_SCORE)
    details = [record_number(row.number_year, row.number), *told]
    return Hit("contact", row.id, row.shown_name, " · ".join(details), NOTE_SCORE, row.participant_id)


def _matters(row: Any) -> bool:
    """Return whether a change touches a note, or whether it is there."""
    before, after = row.before, row.after
    if before is None or after is None:
        return bool((after or before)["note"])
    return any(before.get(name) != after.get(name) for name in ("note", "removed_at"))
