"""How the screen speaks of plans, goals and steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.plan_codes import HERS, GoalStatus, StepStatus, StepWho
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.people_words import SOON_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from leaddesk.domain.plans import GoalRow, PlanHead, PlanSummary, StepRow

_ICONS = {
    "housing": "house",
    "income": "briefcase",
    "food": "fork-knife",
    "health": "first-aid",
    "social": "users",
    "mh": "brain",
    "su": "leaf",
    "legal": "scales",
    "id_docs": "identification-card",
    "transport": "car",
    "safety": "lifebuoy",
}
PLAIN_STATUSES = (GoalStatus.AGREED, GoalStatus.WORKING)
"""What most goals are: a card says it only of the others."""
NOT_AGREED = N_("Not agreed yet")
PLAN_TABLES = ("care_plan", "goal", "step", "organisation", "site_list_item")
"""The tables that the plan of a person is made of."""
PLAN_TITLE = N_("Plan {number}")


def domain_icon(code: str) -> str:
    """Return the icon of a domain; one of the site's own has a plain one."""
    return _ICONS.get(code, "target")


def domain_name(code: str, names: Mapping[str, str]) -> str:
    """Return what a domain is called, the site's own ones included."""
    return tr(names.get(code, code))


def who_words(step: StepRow, called: str) -> str:
    """Return who does a step, the person by name."""
    who = step.draft.who
    if who is StepWho.PARTICIPANT:
        return called
    if who is StepWho.TOGETHER:
        return tr(N_("{name} and coordinator"), name=called)
    if who is StepWho.PROVIDER and step.organisation:
        return step.organisation
    return tr(who.label)


def when_words(step: StepRow, today: date) -> tuple[str, str]:
    """Return when a step was done or is due, and the tone; red is for what the coordinator has left too long."""
    draft = step.draft
    if draft.status is StepStatus.DONE:
        return (short_day(draft.done_on, today) if draft.done_on else tr(draft.status.label)), ""
    if not step.wanted:
        return tr(draft.status.label), ""
    if draft.due is None:
        return (tr(draft.status.label) if draft.status is StepStatus.WAITING else ""), ""
    words = tr(N_("by {day}"), day=short_day(draft.due, today))
    left = (draft.due - today).days
    if left < 0 and draft.who in HERS:
        return words, "red"
    return words, "amber" if left <= SOON_DAYS else ""


def short_day(day: date, today: date) -> str:
    """Return a day, without the year while it is this one."""
    shown = show_date(day)
    return shown.removesuffix(f", {day.year}") if day.year == today.year else shown


def steps_words(goal: GoalRow) -> str:
    """Return how many steps of a goal are done."""
    done, wanted = goal.counts
    if not wanted:
        return tr(N_("No steps yet"))
    if wanted == 1:
        return tr(N_("The step is done")) if done else tr(N_("1 step"))
    return tr(N_("{done} of {all} steps done"), done=done, all=wanted)


def span_words(head: PlanHead) -> str:
    """Return a plan with the time in which it was in use."""
    start = head.draft.started_on
    since = show_date(start) if start else ""
    if head.ended_on is None:
        return tr(N_("Plan {number}, since {day}"), number=head.number, day=since)
    return tr(N_("Plan {number}, {since} to {until}"), number=head.number, since=since, until=show_date(head.ended_on))


def review_words(day: date | None, today: date) -> tuple[str, str]:
    """Return when a plan is looked at again, and the tone."""
    if day is None:
        return tr(N_("No day for the next review")), ""
    left = (day - today).days
    words = tr(N_("Review by {day}"), day=show_date(day))
    return words, "red" if left < 0 else "amber" if left <= SOON_DAYS else ""


def agreed_words(day: date | None, called: str) -> str:
    """Return whether a plan was agreed with the person, and when."""
    return tr(N_("Agreed with {name} on {day}"), name=called, day=show_date(day)) if day else tr(NOT_AGREED)


def summary_words(plan: PlanSummary | None, today: date) -> tuple[str, str]:
    """Return the plan of a person in one line, and the tone of its review."""
    if plan is None:
        return tr(N_("No plan yet")), ""
    opened = tr(N_("1 goal open")) if plan.open_goals == 1 else tr(N_("{count} goals open"), count=plan.open_goals)
    review, tone = review_words(plan.review_on, today)
    # a day is read in one piece
    review = review.replace(" ", "\u00a0")
    return " · ".join((tr(PLAN_TITLE, number=plan.number), opened, review)), tone
