"""Once a day: is every page whole, is every row as it was last written, is the record of actions unbroken."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from leaddesk.domain.errors import StorageReason
from leaddesk.storage import head_hint
from leaddesk.storage.checks import Verdict
from leaddesk.storage.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from leaddesk.app.door import Opened

NOTE = "checked"

_log = logging.getLogger(__name__)


def check_up(opened: Opened, config: Path, today: date, go_on: Callable[[], object]) -> None:
    """Check the open file unless that was done today. Raises StorageError with what is wrong and the way out.

    ``go_on`` is called between the steps and raises to stop. Damage is told again at each check until a backup was
    put in its place; what is merely not as it was written, once a day.
    """
    note, done = config / NOTE, f"{opened.vault.id} {today.isoformat()}"
    if note.is_file() and note.read_text("utf-8") == done:
        return
    findings = opened.database.check()
    go_on()
    if findings.verdict is Verdict.DAMAGED:
        _log.error("check: %d bad pages, %d problems", len(findings.bad_pages), findings.problems)
        raise refusal(StorageReason.DAMAGED)
    if findings.verdict is Verdict.INTERRUPTED:
        raise refusal(StorageReason.INTERRUPTED)
    # nothing is lost by it, but it would hide the next damage: the file is written anew when it is closed
    opened.has_bad_free_page = findings.verdict is Verdict.FREE_PAGE
    chain = opened.database.verify(head_hint.kept(opened.vault))
    go_on()
    astray = opened.database.rows_astray()
    config.mkdir(parents=True, exist_ok=True)
    note.write_text(done, "utf-8")
    if astray or not chain.intact:
        _log.error("check: chain %s at %s, %d rows astray", chain.problem, chain.at_seq, len(astray))
        raise refusal(StorageReason.ASTRAY)
