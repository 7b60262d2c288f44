"""Keeps what is typed into each form, as the program does, and says of each state that it is kept."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from leaddesk.services.drafts import Drafts
from leaddesk.services.today import DRAFTS
from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID

STATES = 2


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a form."""

    words: str


def words_of(kind: str, state: int) -> str:
    """Return what was typed into the form of a kind."""
    return f"{kind}, typed so far: {state}"


def main(path: Path, synchronous: str) -> None:
    """Keep two states of every form; a line on the standard output means *kept*."""
    connection = connect(path, DATA_KEY, VAULT_ID)
    if synchronous:
        connection.execute(f"PRAGMA synchronous = {synchronous}")
    drafts = Drafts(Database(connection, CHAIN_KEY))
    for state in range(STATES):
        for kind in DRAFTS:
            drafts.keep(kind, "new", Typed(words_of(kind, state)))
            os.write(1, f"{kind} {state}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
