"""What the day asks for: every line is found by a query when the page is shown, so none can go stale."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.consent_kinds import KEPT_AS
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.settings import OfficeDraft
from leaddesk.domain.today import Caseload, Day, DismissalDraft, TodayKind, TodayLine, WaitDraft
from leaddesk.i18n import N_, show_date, show_stamp
from leaddesk.services import (
    court_dates,
    locating,
    today_consents,
    today_court,
    today_gaps,
    today_notices,
    today_people,
    today_plan,
    today_referrals,
    today_revoked,
)
from leaddesk.services.removing import stamp_removed
from leaddesk.services.staffing import full_time_in
from leaddesk.services.today_line import LATER, Answer, Asked
from leaddesk.storage.models import DraftRow, Participant, TodayAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

THIS_WEEK = timedelta(days=7)
BACKUP_DAYS = 7
"""After how many days the last backup counts as old."""
MOST_DRAFTS = 200
UNREAD = ".unread"
"""Ends the kind of a draft that only goes along with another one."""
DRAFTS = {
    "participant": N_("Draft of a participant"),
    "referral_in": N_("Draft of a referral to us"),
    "screening": N_("Draft of a screening"),
    "referral_out": N_("Draft of a referral to a provider"),
    **dict(KEPT_AS.values()),
    "contact": N_("Draft of a contact"),
    "plan": N_("Draft of a plan"),
    "plan_review": N_("Draft of a review of a plan"),
    "goal": N_("Draft of a goal"),
    "step": N_("Draft of a step"),
    "quick_contact": N_("Draft of a contact"),
    "ride": N_("Draft of a ride"),
    "naloxone": N_("Draft of naloxone given"),
    "assistance": N_("Draft of assistance"),
    "meeting": N_("Draft of a meeting"),
    "training": N_("Draft of a training"),
    "organisation": N_("Draft of an office"),
    "court_date": N_("Draft of a court date"),
    "legal_matter": N_("Draft of a legal matter"),
    "charge": N_("Draft of a charge"),
    "warrant": N_("Draft of a warrant"),
    "legal_event": N_("Draft of a legal event"),
    "court_letter": N_("Draft of a court letter"),
    "closing": N_("Draft of a closing summary"),
    "support_letter": N_("Draft of a letter of support"),
    "hand_off": N_("Draft of a hand-off"),
    "close_shared": N_("Draft of a closing summary for another office"),
    "chk_named": N_("Draft of a voucher with a name"),
    "scr_decision": N_("Draft of a screening decision"),
    "le_status": N_("Draft of a thank-you with the status"),
    "plan_shared": N_("Draft of a plan for another office"),
    "conference": N_("List of the next case conference"),
    "intake_notice": N_("Draft of a notice of intake complete"),
    "breach_letter": N_("Draft of a breach letter"),
    "told": N_("Draft of something told"),
    "court_result": N_("Draft of what became of a court date"),
    "court_move": N_("Draft of another day for a court date"),
    "status_change": N_("Draft of a change of status"),
    "referral_step": N_("Draft of a step of a referral to us"),
    "reminders": N_("Printed reminders, not ticked off"),
    "intake": N_("Draft of an intake conversation"),
    "board_page": N_("Draft of the board’s page"),
    "fidelity": N_("Draft of a fidelity self-check"),
    "report_profile": N_("Draft of a profile of a report"),
    "office": N_("Draft of the office's settings"),
    "site_text": N_("Draft of a wording on paper"),
}


class TodayService:
    """Puts the page *Today* together."""

    def __init__(self, database: Database, clock: Clock, settings: Settings | None = None) -> None:
        """Take the file, the clock and what the office set."""
        self._database = database
        self._clock = clock
        self._settings = settings

    def day(self, backed_up_at: datetime | None) -> Day:
        """Return what can't wait, what this week asks, and what comes later; ``backed_up_at`` is the last backup."""
        today = self._clock.today()
        with self._database.read() as session:
            asked = self._asked(session, today)
            found = [
                *today_referrals.lines(asked),
                *today_court.lines(asked),
                *today_consents.lines(asked),
                *today_revoked.lines(asked),
                *today_people.lines(asked),
                *locating.lines(asked, self._office.locate_rule),
                *today_plan.lines(asked),
                *today_notices.lines(asked),
                *self._drafts(asked),
                *today_gaps.lines(asked),
                *self._backup(today, backed_up_at),
            ]
            caseload, week = caseload_in(session, today), court_dates.count_week(session, today)
            court = court_dates.week_in(session, today) if week else []
            lines = [line for line in found if not asked.waits(line)]
        aside = sorted(asked.aside.values(), key=lambda one: (one.until or date.max, one.line.key))
        return Day(today, *_grouped(lines, today), caseload, tuple(aside), week, tuple(court))

    def move(self, line: TodayLine, draft: WaitDraft) -> None:
        """Show a line again on another day, or sooner if what it says changes."""
        if not line.can_move:
            raise NotFoundError
        if problems := draft.problems(line, self._clock.today()):
            raise InvalidRecordError(problems)
        self._answer(N_("Put off a line of Today"), line, draft.until, draft.reason)

    def dismiss(self, line: TodayLine, draft: DismissalDraft) -> None:
        """Show a line no more while it says the same; the reason is kept."""
        if not line.can_be_dismissed:
            raise NotFoundError
        if problems := draft.problems():
            raise InvalidRecordError(problems)
        self._answer(N_("Set aside a line of Today"), line, None, draft.reason)

    def bring_back(self, key: str) -> None:
        """Show a line again that was put off or set aside."""
        with self._database.write(N_("Bring back a line of Today")) as session:
            answer = session.scalar(select(TodayAnswer).where(TodayAnswer.key == key))
            if answer is None:
                raise NotFoundError
            stamp_removed(answer, "brought back", self._clock.now())

    def _answer(self, label: str, line: TodayLine, until: date | None, reason: str) -> None:
        with self._database.write(label) as session:
            answer = session.scalar(select(TodayAnswer).where(TodayAnswer.key == line.key))
            if answer is None:
                answer = TodayAnswer(key=line.key)
                session.add(answer)
            answer.said, answer.until, answer.reason = line.fingerprint, until, reason.strip()

    @property
    def _office(self) -> OfficeDraft:
        return self._settings.office() if self._settings is not None else OfficeDraft()

    def _asked(self, session: Session, today: date) -> Asked:
        columns = (TodayAnswer.key, TodayAnswer.said, TodayAnswer.until, TodayAnswer.reason)
        still = select(*columns).where(or_(TodayAnswer.until.is_(None), TodayAnswer.until > today))
        answers = {row.key: Answer(row.said, row.until, row.reason) for row in session.execute(still)}
        office = self._office
        return Asked(session, today, self._clock.local, office.not_reached_days, office.year_start, answers)

    def _drafts(self, asked: Asked) -> list[TodayLine]:
        columns = (DraftRow.id, DraftRow.kind, DraftRow.key, DraftRow.kept_at)
        query = select(*columns).where(DraftRow.kind.not_like(f"%{UNREAD}")).order_by(DraftRow.kept_at)
        return asked.capped(
            query,
            lambda row: TodayLine(
                TodayKind.DRAFT_KEPT,
                DRAFTS.get(row.kind, N_("Draft of a form")),
                N_("Kept {stamp}, not saved yet"),
                None,
                "draft",
                row.id,
                (
                    ("stamp", show_stamp(self._clock.local(row.kept_at))),
                    ("draft_kind", row.kind),
                    ("draft_key", row.key),
                ),
                f"draft_kept/{row.kind}/{row.key}",
            ),
            N_("More drafts that are not saved yet: {count}"),
            "drafts",
            # no list has them: each must be found here
            most=MOST_DRAFTS,
        )

    def _backup(self, today: date, backed_up_at: datetime | None) -> list[TodayLine]:
        keeps = N_("A copy in another place brings the records back if this computer fails")
        if backed_up_at is None:
            never = N_("There is no backup yet")
            return [TodayLine(TodayKind.BACKUP_OLD, never, keeps, today, "backup", None, (), "backup_old")]
        last = self._clock.local(backed_up_at).date()
        days = (today - last).days
        if days <= BACKUP_DAYS:
            return []
        due = last + timedelta(days=BACKUP_DAYS)
        values = (("days", str(days)), ("day", show_date(last)))
        old = N_("The last backup is {days} days old")
        return [TodayLine(TodayKind.BACKUP_OLD, old, keeps, due, "backup", None, values, "backup_old")]


def caseload_in(session: Session, today: date) -> Caseload:
    """Return how many people are enrolled, for the positions of a day, inside a session."""
    query = select(Participant.status, func.count().label("people")).group_by(Participant.status)
    people = {row.status: row.people for row in session.execute(query)}
    active, inactive = (people.get(one, 0) for one in (ParticipationStatus.ACTIVE, ParticipationStatus.INACTIVE))
    return Caseload(active, inactive, full_time_in(session, today))


def _grouped(
    lines: Iterable[TodayLine], today: date
) -> tuple[tuple[TodayLine, ...], tuple[TodayLine, ...], tuple[TodayLine, ...]]:
    """Return what is due today or past, in the next seven days, in the next thirty; what has no day is for the week."""
    urgent: list[TodayLine] = []
    week: list[TodayLine] = []
    later: list[TodayLine] = []
    for line in lines:
        if line.due is not None and line.due <= today:
            urgent.append(line)
        elif line.due is None or line.due <= today + THIS_WEEK:
            week.append(line)
        elif line.due <= today + LATER:
            later.append(line)
    urgent, week, later = (sorted(group, key=_order) for group in (urgent, week, later))
    return tuple(urgent), tuple(week), tuple(later)


def _order(line: TodayLine) -> tuple[bool, int, int]:
    """Sort by day, then by kind; what has no day comes last, and lines of one kind stay as they were found."""
    return line.due is None, line.due.toordinal() if line.due else 0, line.kind.value
