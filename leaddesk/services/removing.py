"""*Remove* hides a row and says why; nothing is deleted from the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain import fields
from leaddesk.domain.errors import InvalidRecordError

if TYPE_CHECKING:
    from datetime import datetime

    from leaddesk.storage.base import Kept

LONGEST = 200


def stamp_removed(row: Kept, because: str, now: datetime) -> None:
    """Hide a row from lists, search, forms and figures from now on; a reason is needed."""
    reason = because.strip()
    if not reason:
        raise InvalidRecordError({"because": fields.REQUIRED})
    if len(reason) > LONGEST:
        raise InvalidRecordError({"because": fields.TOO_LONG.replace("{limit}", str(LONGEST))})
    row.removed_at, row.removed_because = now, reason
