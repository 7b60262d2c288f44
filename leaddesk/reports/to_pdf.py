"""A summary as a paper (QTR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaddesk.reports.imprint import Imprint
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.table import Table


def paper(table: Table, profile: Profile, imprint: Imprint) -> bytes:
    """Return the PDF."""
    return b""
