"""Q1: meetings of the groups that were held, and which agencies were there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.work_codes import MeetingKind
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Written
from leaddesk.reports.shared import shared
from leaddesk.storage.models import MeetingAgency, MeetingRow, Organisation

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _meetings(span: Span) -> CTE:
    return shared(
        select(MeetingRow.id, MeetingRow.kind).where(MeetingRow.on.between(span.first, span.last)), "meetings"
    )


def _held(span: Span) -> Select[int]:
    return select(_meetings(span).c.id)


def _of(kind: MeetingKind) -> Cases:
    return lambda span: _held(span).where(_meetings(span).c.kind == kind)


@cache
def _present(span: Span) -> CTE:
    # as a plain table: an office that was taken off the directory later was there all the same
    known, office = _meetings(span), Organisation.__table__.c
    return shared(
        select(known.c.id, office.name)
        .select_from(known)
        .join(MeetingAgency, MeetingAgency.meeting_id == known.c.id)
        .join(Organisation.__table__, office.id == MeetingAgency.organisation_id),
        "present",
    )


def _agencies(span: Span) -> Select[str]:
    return select(_present(span).c.name).distinct()


def _with(agency: str) -> Cases:
    return lambda span: select(_present(span).c.id).where(_present(span).c.name == agency)


MEASURE = Measure(
    key="meetings",
    code="Q1",
    title=N_("Meetings held"),
    definition=N_(
        "Meetings of the case conference, the policy group, community leadership and others on days in the period; for "
        "each agency, the meetings it was present at, also where it is no longer in the directory."
    ),
    lists="meeting",
    cases=_held,
    people=False,
    groups=tuple(
        Group(f"kind_{kind}", kind.label, _of(kind), audience=Audience.INTERNAL, rare=True) for kind in MeetingKind
    ),
    written=(Written("agency_", N_("Meetings, by agency present"), _agencies, _with),),
)
