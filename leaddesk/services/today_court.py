"""Lines of *Today* about court: the dates of the next seven days, and past ones of which nobody noted what became."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from leaddesk.domain.court_codes import CourtRide
from leaddesk.domain.court_dates import WEEK
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.i18n import N_, show_clock, show_date, tr
from leaddesk.services.today_line import PERSON, Asked, person_values
from leaddesk.storage.models import CourtDate, LegalMatter, Organisation, Participant

if TYPE_CHECKING:
    from sqlalchemy import Select


def lines(asked: Asked) -> list[TodayLine]:
    """Return the lines about court dates, each kind the oldest first."""
    return [*_coming(asked), *_without_result(asked)]


def _dates() -> Select[*tuple[Any, ...]]:
    court = func.coalesce(Organisation.name, func.nullif(LegalMatter.court_name, ""), CourtDate.court_name)
    return (
        select(
            *(CourtDate.id, CourtDate.on, CourtDate.at, CourtDate.event, CourtDate.room, CourtDate.ride),
            *(CourtDate.reminded_on, court.label("court"), *PERSON),
        )
        .join(Participant, Participant.id == CourtDate.participant_id)
        .outerjoin(LegalMatter, LegalMatter.id == CourtDate.matter_id)
        .outerjoin(Organisation, Organisation.id == LegalMatter.organisation_id)
        .where(CourtDate.result.is_(None), CourtDate.removed_at.is_(None), Participant.removed_at.is_(None))
        .order_by(CourtDate.on, CourtDate.at, CourtDate.id)
    )


def _coming(asked: Asked) -> list[TodayLine]:
    return asked.capped(
        _dates().where(CourtDate.on.between(asked.today, asked.today + timedelta(days=WEEK))),
        lambda row: TodayLine(
            TodayKind.COURT_DATE,
            N_("Court for {name}: {event}"),
            N_("{place}"),
            row.on,
            "court_date",
            row.id,
            (*person_values(row), ("event", tr(row.event.label)), ("place", _place(row))),
            f"court_date/{row.id}",
        ),
        N_("More court dates this week: {count}"),
        "court_dates",
        # an office that was removed from the list still is the court of a case
        removed=True,
    )


def _without_result(asked: Asked) -> list[TodayLine]:
    return asked.capped(
        _dates().where(CourtDate.on < asked.today),
        lambda row: TodayLine(
            TodayKind.COURT_RESULT,
            N_("What became of court for {name}?"),
            N_("{event} on {day} · nothing is recorded yet"),
            row.on,
            "court_date",
            row.id,
            (*person_values(row), ("event", tr(row.event.label)), ("day", show_date(row.on))),
            f"court_result/{row.id}",
        ),
        N_("More court dates without a result: {count}"),
        "court_dates",
        removed=True,
    )


def _place(row: Any) -> str:
    """Return when and where it is, and what is still to be done for it."""
    parts = [show_clock(row.at) if row.at else "", row.court, row.room]
    if row.ride is CourtRide.NEEDED:
        parts.append(tr(N_("no ride yet")))
    parts.append(tr(N_("reminder given")) if row.reminded_on else tr(N_("no reminder yet")))
    return " · ".join(part for part in parts if part)
