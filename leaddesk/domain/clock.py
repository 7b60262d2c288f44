"""The time of day, asked in one place, so that a day is always the office's own day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "America/Denver"


def utc_now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Clock:
    """Tells moments in UTC and days in the zone of the office; ``read`` is replaced in tests."""

    read: Callable[[], datetime] = utc_now
    zone: str = DEFAULT_ZONE

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        return self.read()

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the office's own clock shows it."""
        return moment.astimezone(ZoneInfo(self.zone))

    def today(self) -> date:
        """Return the office's day."""
        return self.local(self.read()).date()
