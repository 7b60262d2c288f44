"""The register of what left without being about anybody in particular: letters that confirm nothing, lists as files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OutgoingRow:
    """One letter or file. ``what`` is a form's code, or the key of a list or of a summary.

    ``recipient`` is who a letter went to, ``reference`` their own number; of a list it tells the filters that were on.
    """

    id: int
    at: datetime
    what: str
    audience: str
    recipient: str
    reference: str
    purpose: str
    format: str
    sha256: str
    made_by: str
