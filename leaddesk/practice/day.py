"""What the invented coordinator put off and set aside on her Today."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.today import DismissalDraft, TodayKind, WaitDraft

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.services.office import OfficeServices


def answer_lines(services: OfficeServices, today: date) -> None:
    """Put one planned contact off to next week, and set aside that somebody was not reached."""
    day = services.today.day(None)
    lines = [line for line in (*day.urgent, *day.week, *day.later) if line.can_be_dismissed]
    planned = [line for line in lines if line.kind is TodayKind.NEXT_CONTACT]
    unreached = [line for line in lines if line.kind is TodayKind.NOT_REACHED]
    for line in planned[-1:]:
        services.today.move(line, WaitDraft(today + timedelta(days=7), "Working nights this week"))
    for line in unreached[:1]:
        services.today.dismiss(line, DismissalDraft("In the county hospital until spring, the ward nurse says"))
