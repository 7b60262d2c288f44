"""One place that search finds: what it is called, which other words mean it, and where it is."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.ui.routes import Route


@dataclass(frozen=True, slots=True)
class Place:
    """A place, its title, other words that mean it, and where it is."""

    title: str
    words: str
    icon: str
    route: Route
    where: str = ""
    """Said beside the title where the place belongs to a record or a referral."""
