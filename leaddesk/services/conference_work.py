"""What follows from a case conference: its meeting in the work log, and steps in the plans of those spoken of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.conferences import ConferenceDraft, Noted, SheetOut, Staffed
from leaddesk.domain.disclosure_codes import DisclosureEvent
from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.periods import Period
from leaddesk.domain.plan_codes import StepWho
from leaddesk.domain.plans import StepDraft
from leaddesk.domain.work import MeetingAction, MeetingDraft, WorkRow
from leaddesk.domain.work_codes import MeetingKind, WorkKind
from leaddesk.i18n import N_
from leaddesk.services.conferences import names_in
from leaddesk.services.disclosure_rows import stands
from leaddesk.storage.models import DisclosureRow

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.plans import GoalRow
    from leaddesk.services.goals import Goals
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.participants import Participants
    from leaddesk.services.plans import Plans
    from leaddesk.services.settings import Settings
    from leaddesk.services.work import Work
    from leaddesk.storage.database import Database

_BACK = timedelta(days=200)
NOT_YET = N_("A meeting stands in the work log from its day on, when it is known who came.")
NO_ACTION = N_("Say first what was agreed on")


class ConferenceWork:
    """Writes what was agreed on where the coordinator works; each is one action that can be taken back."""

    def __init__(  # noqa: PLR0913 - what it reads and writes, each named
        self,
        *,
        database: Database,
        clock: Clock,
        settings: Settings,
        participants: Participants,
        organisations: Organisations,
        work: Work,
        plans: Plans,
        goals: Goals,
    ) -> None:
        """Take the file and the services that hold people, offices, meetings and plans."""
        self._database = database
        self._clock = clock
        self._settings = settings
        self._participants = participants
        self._organisations = organisations
        self._work = work
        self._plans = plans
        self._goals = goals

    def meetings(self) -> list[WorkRow]:
        """Return the case conferences of the work log of about the last half year, the newest first."""
        today = self._clock.today()
        rows = self._work.rows(WorkKind.MEETING, Period(today - _BACK, today))
        return [row for row in rows if isinstance(row.draft, MeetingDraft) and row.draft.kind is MeetingKind.OWG]

    def note(self, draft: ConferenceDraft) -> Noted:
        """Write the meeting with its agencies, its count of people and its actions, or bring it up to date.

        A second time only what is new is added; nothing stands there twice. Words that hold somebody's name or record
        number stay out of the meeting. Raises LeadDeskError before the day of the conference.
        """
        today = self._clock.today()
        if draft.on is None or draft.on > today:
            raise LeadDeskError(NOT_YET)
        tied = self._tied(draft)
        actions, held_back = self._actions(draft)
        people = len({one.participant_id for one in draft.people if one.participant_id is not None}) or None
        known = tied.draft if tied is not None and isinstance(tied.draft, MeetingDraft) else None
        if known is None:
            listed = {row.id for row in self._organisations.choices()}
            agencies = tuple(one for one in dict.fromkeys(draft.agencies) if one in listed)
            made = MeetingDraft(draft.on, MeetingKind.OWG, people, agencies, actions)
        else:
            made = _brought_up(known, people, actions)
        before = len(known.actions) if known is not None else 0
        if tied is not None and made == known:
            return Noted(tied.id, 0, held_back)
        number = self._work.save(made, tied.id if tied is not None else None)
        return Noted(number, len(made.actions) - before, held_back)

    def goals(self, participant_id: int) -> list[GoalRow]:
        """Return the goals of a person's plan under which a step can stand."""
        plan = self._plans.book(participant_id).current
        return [goal for goal in plan.goals if goal.live] if plan is not None else []

    def in_plan(self, staffed: Staffed) -> bool:
        """Return whether what was agreed on stands in the person's plan already."""
        return staffed.participant_id is not None and self._step(staffed) is not None

    def step(self, staffed: Staffed, goal_id: int) -> bool:
        """Write what was agreed on as a step of a goal; return whether it was new.

        The agency that took it on does it; without one it is the coordinator's, and stands on Today when it is due.
        """
        if staffed.participant_id is None or not staffed.action.strip():
            raise LeadDeskError(NO_ACTION)
        if self._step(staffed) is not None:
            return False
        if goal_id not in {goal.id for goal in self.goals(staffed.participant_id)}:
            raise NotFoundError
        listed = {row.id for row in self._organisations.choices()}
        owner = staffed.owner if staffed.owner in listed else None
        who = StepWho.PROVIDER if owner is not None else StepWho.COORDINATOR
        self._goals.save_step(goal_id, StepDraft(staffed.action.strip(), who, owner, staffed.due))
        return True

    def sheets(self, on: date) -> tuple[SheetOut, ...]:
        """Return the sheets that were made for the conference of a day, by receiver, and what became of them."""
        query = select(DisclosureRow).where(DisclosureRow.conference_on == on, stands()).order_by(DisclosureRow.id)
        with self._database.read() as session:
            rows = list(session.scalars(query))
        answers = {row.prepared_id: row.event for row in rows if row.prepared_id is not None}
        found: dict[tuple[int, int | None], SheetOut] = {}
        for row in rows:
            if row.event is not DisclosureEvent.PREPARED:
                continue
            key = (row.sheet_id or row.id, row.organisation_id)
            people = found[key].people + 1 if key in found else 1
            found[key] = SheetOut(row.organisation_id, row.recipient, row.form_code, people, answers.get(row.id))
        return tuple(found.values())

    def _tied(self, draft: ConferenceDraft) -> WorkRow | None:
        """Return the meeting that was chosen, or one of the same day: one conference is one meeting."""
        rows = self.meetings()
        chosen = next((row for row in rows if row.id == draft.meeting), None)
        return chosen or next((row for row in rows if row.draft.on == draft.on), None)

    def _actions(self, draft: ConferenceDraft) -> tuple[tuple[MeetingAction, ...], int]:
        found, held_back = [], 0
        for staffed in draft.people:
            what = staffed.action.strip()
            if staffed.participant_id is None or not what:
                continue
            person = self._participants.record(staffed.participant_id)
            if person.removed:
                continue
            if names_in(person, what) or person.record_number in what:
                held_back += 1
                continue
            found.append(MeetingAction(self._owner(staffed), what, staffed.due))
        return tuple(found), held_back

    def _owner(self, staffed: Staffed) -> str:
        names = {row.id: row.name for row in self._organisations.choices()}
        return names.get(staffed.owner or 0, "") or self._settings.office().coordinator

    def _step(self, staffed: Staffed) -> int | None:
        wanted = " ".join(staffed.action.split()).casefold()
        steps = (step for goal in self.goals(staffed.participant_id or 0) for step in goal.steps)
        return next((one.id for one in steps if " ".join(one.draft.what.split()).casefold() == wanted), None)


def _brought_up(known: MeetingDraft, people: int | None, actions: tuple[MeetingAction, ...]) -> MeetingDraft:
    """Return a meeting with the actions that it lacks; one that stands there takes a day that was set since."""
    wanted = {(one.owner, one.what): one for one in actions}
    kept = []
    for one in known.actions:
        newer = wanted.pop((one.owner, one.what), None)
        kept.append(newer if newer is not None and newer.due is not None else one)
    people = known.people_discussed if known.people_discussed is not None else people
    return MeetingDraft(known.on, known.kind, people, known.agencies, (*kept, *wanted.values()), known.note)
