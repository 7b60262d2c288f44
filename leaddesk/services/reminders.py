"""A day's or a week's reminders in one go: which there are, their papers, and the ticks once they were printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.consent_codes import ReachWay
from leaddesk.domain.consents import wishes
from leaddesk.domain.court_dates import DateState
from leaddesk.domain.reminders import ReminderRow, Way
from leaddesk.services.packets import deceased
from leaddesk.storage.models import Participant

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.mail_packets import CourtReminderPacket
    from leaddesk.services.consents import Consents
    from leaddesk.services.court_dates import CourtDates
    from leaddesk.services.letters import Letters
    from leaddesk.services.participants import Participants
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database


class Reminders:
    """Puts together the reminders of some days."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        court_dates: CourtDates,
        participants: Participants,
        settings: Settings,
        consents: Consents,
        letters: Letters,
    ) -> None:
        """Take the file, the clock, and the services that know the dates, the people, their wishes and the papers."""
        self._database = database
        self._clock = clock
        self._court_dates = court_dates
        self._participants = participants
        self._settings = settings
        self._consents = consents
        self._letters = letters

    def rows(self, first: date, last: date) -> list[ReminderRow]:
        """Return the court dates of some days, both included, of which somebody can be reminded, in their order."""
        today = self._clock.today()
        dates = [one for one in self._court_dates.between(first, last) if one.state(today) is DateState.COMING]
        ways = self._ways({one.participant_id for one in dates})
        return [ReminderRow(one, ways[one.participant_id]) for one in dates if one.participant_id in ways]

    def packet(self, date_id: int) -> CourtReminderPacket:
        """Return what one reminder says. Raises LeadDeskError where there is nothing left to be reminded of."""
        return self._letters.court_reminder(date_id)[1]

    def given(self, date_ids: Collection[int]) -> None:
        """Tick the reminders off as given on paper, in one action, but for those that were given before."""
        self._court_dates.remind_of(date_ids)

    def _ways(self, people: Collection[int]) -> dict[int, Way]:
        """Return how a paper reaches each of these people; who has died gets none."""
        columns = (Participant.id, Participant.address, Participant.address_confidential, Participant.status)
        with self._database.read() as session:
            found = session.execute(select(*columns).where(Participant.id.in_(people))).all()
        closed = {row.id for row in found if row.status is ParticipationStatus.CLOSED}
        dead = {one for one in closed if deceased(self._participants.record(one))}
        return {
            row.id: Way.NO_LETTERS
            if self._wants_none(row.id)
            else _way(row.address, confidential=row.address_confidential)
            for row in found
            if row.id not in dead
        }

    def _wants_none(self, person: int) -> bool:
        """Return whether the person said how to be reached, and a letter is no way of it."""
        said = wishes(self._consents.of(person), self._clock.today(), translation_reviewed=self._reviewed())
        return said is not None and ReachWay.LETTER not in said.draft.ways

    def _reviewed(self) -> bool:
        return self._settings.office().translation_reviewed


def _way(address: str, *, confidential: bool) -> Way:
    if confidential:
        return Way.KEPT_OFF
    return Way.MAIL if address.strip() else Way.NO_ADDRESS
