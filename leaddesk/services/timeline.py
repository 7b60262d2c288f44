"""A person's timeline: contacts and work in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.timeline import TimelineFilter, TimelinePage, newest

if TYPE_CHECKING:
    from leaddesk.services.contacts import Contacts
    from leaddesk.services.work import Work


def read_timeline(
    contacts: Contacts, work: Work, participant_id: int, wanted: TimelineFilter, limit: int
) -> TimelinePage:
    """Return the newest lines of a person that are wanted; on the worker only."""
    talks = contacts.rows(participant_id, limit + 1, wanted.contacts) if wanted.contacts is not None else []
    mine = work.of_person(participant_id)
    shown = [row for row in mine if row.kind in wanted.work and wanted.takes(row)]
    rows, more = newest(talks, shown, limit)
    years = {*contacts.years(participant_id), *(row.draft.on.year for row in mine if row.draft.on)}
    return TimelinePage(rows, more, tuple(sorted(years, reverse=True)))
