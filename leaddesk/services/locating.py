"""Where the search for somebody stands, and whose search has gone on long enough."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from leaddesk.domain.codes import ReferralInStatus
from leaddesk.domain.contact_codes import TWO_WAY, Direction
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.locating import LocateRule, Standing, standing
from leaddesk.domain.referrals_in import NEXT, OPEN, referral_in_number
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.i18n import N_, show_date
from leaddesk.services.today_line import PERSON, Asked, person_values
from leaddesk.storage.models import Contact, Participant, ReferralIn

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select

    from leaddesk.domain.clock import Clock
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

SEARCHED = tuple(one for one, after in NEXT.items() if one in OPEN and ReferralInStatus.UNABLE_TO_LOCATE in after)
"""Statuses of an open referral from which *unable to locate* can be chosen."""


class Locating:
    """Tells how far a search has come; changes nothing."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        """Take the file, the clock and what the office set."""
        self._database = database
        self._clock = clock
        self._settings = settings

    @property
    def rule(self) -> LocateRule:
        """Return the site's rule."""
        return self._settings.office().locate_rule

    def of_person(self, participant_id: int, since: date | None = None) -> Standing:
        """Return where the search for a person stands, counting from a day on."""
        columns = (Contact.on, Contact.kind, Contact.outcome, Contact.direction)
        query = select(*columns).where(Contact.participant_id == participant_id)
        with self._database.read() as session:
            spoken = session.scalar(select(Participant.last_two_way_on).where(Participant.id == participant_id))
            begin = max((day for day in (since, spoken) if day is not None), default=None)
            if begin is not None:
                query = query.where(Contact.on >= begin)
            drafts = [
                ContactDraft(row.on, row.kind, row.outcome, direction=row.direction) for row in session.execute(query)
            ]
        return standing(drafts, self.rule, self._clock.today(), since)


def lines(asked: Asked, rule: LocateRule) -> list[TodayLine]:
    """Return a suggestion for each open referral whose person was searched for as long as the rule asks."""
    return asked.capped(
        _searched_long_enough(rule, asked.today),
        lambda row: TodayLine(
            TodayKind.NOT_FOUND,
            N_("{name} not found in {attempts} attempts"),
            N_("Since {day}, on {tried} days, in {methods} ways · the site's rule for unable to locate is met"),
            None,
            "referral_in",
            row.id,
            (
                *person_values(row),
                ("number", referral_in_number(row.number_year, row.number)),
                *((name, str(getattr(row, name))) for name in ("attempts", "tried", "methods")),
                ("day", show_date(row.first_on)),
            ),
            f"not_found/{row.id}",
        ),
        N_("More people searched for as long as the rule asks: {count}"),
        "referrals",
    )


def _searched_long_enough(rule: LocateRule, today: date) -> Select[*tuple[Any, ...]]:
    eve = today - timedelta(days=rule.days)
    tried, first = func.count(Contact.on.distinct()), func.min(Contact.on)
    ways = func.count(Contact.kind.distinct())
    return (
        select(
            *(ReferralIn.id, ReferralIn.number, ReferralIn.number_year),
            *PERSON,
            *(func.count().label("attempts"), tried.label("tried"), ways.label("methods"), first.label("first_on")),
        )
        .join(Participant, Participant.id == ReferralIn.participant_id)
        .join(Contact, Contact.participant_id == Participant.id)
        .where(
            ReferralIn.status.in_(SEARCHED),
            ReferralIn.received_on <= eve,
            or_(Participant.last_two_way_on.is_(None), Participant.last_two_way_on < eve),
            Contact.on >= ReferralIn.received_on,
            Contact.outcome.not_in(TWO_WAY),
            Contact.direction == Direction.OUT,
            Contact.on > func.coalesce(_heard(), date.min.isoformat()),
        )
        .group_by(ReferralIn.id)
        .having(tried >= rule.attempts, ways >= rule.methods, first <= eve)
        .order_by(first, ReferralIn.id)
    )


def _heard() -> ColumnElement[Any]:
    """Return the last day on which the person spoke with us, or turned to us."""
    other = Contact.__table__.alias("heard")
    return (
        select(func.max(other.c.on))
        .where(
            other.c.participant_id == Participant.id,
            other.c.removed_at.is_(None),
            or_(other.c.outcome.in_([one.value for one in TWO_WAY]), other.c.direction == Direction.IN.value),
        )
        .correlate(Participant)
        .scalar_subquery()
    )
