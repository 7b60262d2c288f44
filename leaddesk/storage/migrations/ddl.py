"""What SQLAlchemy's tables can't say: triggers, and the tables of the search index.

Until the first release the statements are edited here and step 1 runs them. After it, they stay as they are, and a
later step brings its own.
"""

from __future__ import annotations

from typing import Final

AUDIT: Final = (
    "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END",
    "CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END",
    "CREATE TRIGGER audit_payload_is_not_changed BEFORE UPDATE ON audit_payload"
    " BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END",
    # a payload goes only after the chain holds the entry that says so
    "CREATE TRIGGER audit_payload_is_purged_openly BEFORE DELETE ON audit_payload"
    " WHEN NOT EXISTS (SELECT 1 FROM audit WHERE table_name = 'audit_payload' AND row_id = OLD.seq)"
    " BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END",
)

DISCLOSURE: Final = (
    "CREATE TRIGGER disclosure_is_not_changed BEFORE UPDATE ON disclosure"
    " BEGIN SELECT RAISE(ABORT, 'the disclosure log only grows'); END",
    "CREATE TRIGGER disclosure_is_not_deleted BEFORE DELETE ON disclosure"
    " BEGIN SELECT RAISE(ABORT, 'the disclosure log only grows'); END",
    # INSERT OR REPLACE takes a row's place without asking the two above
    "CREATE TRIGGER disclosure_is_not_replaced BEFORE INSERT ON disclosure"
    " WHEN EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.id OR uid = NEW.uid)"
    " BEGIN SELECT RAISE(ABORT, 'the disclosure log only grows'); END",
    # a discarded paper loses its bytes; no other bytes ever take their place
    "CREATE TRIGGER disclosure_bytes_are_not_changed BEFORE UPDATE ON disclosure_bytes"
    " WHEN NEW.content IS NOT NULL OR NEW.disclosure_id <> OLD.disclosure_id"
    " BEGIN SELECT RAISE(ABORT, 'the disclosure log only grows'); END",
    "CREATE TRIGGER disclosure_bytes_are_not_deleted BEFORE DELETE ON disclosure_bytes"
    " BEGIN SELECT RAISE(ABORT, 'the disclosure log only grows'); END",
    "CREATE TRIGGER disclosure_bytes_are_not_replaced BEFORE INSERT ON disclosure_bytes"
    " WHEN EXISTS (SELECT 1 FROM disclosure_bytes WHERE id = NEW.id OR disclosure_id = NEW.disclosure_id)"
    " BEGIN SELECT RAISE(ABORT, 'the disclosure log only grows'); END",
    "CREATE TRIGGER export_is_not_changed BEFORE UPDATE ON export"
    " BEGIN SELECT RAISE(ABORT, 'the register of files only grows'); END",
    "CREATE TRIGGER export_is_not_deleted BEFORE DELETE ON export"
    " BEGIN SELECT RAISE(ABORT, 'the register of files only grows'); END",
)

# Names go in with their accents folded; what is taken out leaves no trace in the index pages either. Its own text
# column by column is kept beside it, so that a row can be taken out without knowing what went in.
_FULL_TEXT: Final = "tokenize = \"unicode61 remove_diacritics 2\", prefix = '1 2 3'"

SEARCH: Final = (
    f"CREATE VIRTUAL TABLE person_index USING fts5(called, legal, listed, alias, nick, sound, born, fact,"
    f" {_FULL_TEXT})",
    "INSERT INTO person_index (person_index, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE person_word USING fts5vocab(person_index, row)",
    f"CREATE VIRTUAL TABLE other_index USING fts5(called, listed, fact, {_FULL_TEXT})",
    "INSERT INTO other_index (other_index, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE note_index USING fts5(note, tokenize = \"unicode61 remove_diacritics 2\", prefix = '3')",
    "INSERT INTO note_index (note_index, rank) VALUES ('secure-delete', 1)",
)

STATEMENTS: Final = (*AUDIT, *DISCLOSURE, *SEARCH)
