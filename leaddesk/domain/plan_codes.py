"""The closed lists of care plans. Nothing here grades a person."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class GoalStatus(CodeList):
    """Where a goal stands. A goal that was let go is not a lost one: it became another, or its time is not now."""

    PROPOSED = "proposed", N_("Proposed")
    AGREED = "agreed", N_("Agreed")
    WORKING = "working", N_("Working on it")
    PAUSED = "paused", N_("Paused")
    DONE = "done", N_("Done")
    CHANGED = "changed", N_("Became another goal")
    NOT_NOW = "not_now", N_("Not now")


class StepStatus(CodeList):
    """Where a step stands."""

    OPEN = "open", N_("Open")
    DONE = "done", N_("Done")
    WAITING = "waiting_on_provider", N_("Waiting on the provider")
    SKIPPED = "skipped", N_("Skipped")
    NO_LONGER_WANTED = "no_longer_wanted", N_("No longer wanted")


class StepWho(CodeList):
    """Who does a step."""

    PARTICIPANT = "participant", N_("Participant")
    COORDINATOR = "coordinator", N_("Coordinator")
    TOGETHER = "together", N_("Both together")
    PROVIDER = "provider", N_("Provider")


class StageOfChange(CodeList):
    """A way to think about change. Never printed, never told to anybody outside."""

    PRE = "pre", N_("Not thinking of it")
    CONTEMPLATION = "con", N_("Thinking about it")
    PREPARATION = "prep", N_("Getting ready")
    ACTION = "act", N_("Doing it")
    MAINTENANCE = "main", N_("Keeping it up")
    RETURN = "return", N_("Return to use")
    NOT_APPLICABLE = "na", N_("Does not apply")


LIVE = (GoalStatus.PROPOSED, GoalStatus.AGREED, GoalStatus.WORKING, GoalStatus.PAUSED)
"""The statuses in which a goal goes along into the next plan."""
STILL_OPEN = (StepStatus.OPEN, StepStatus.WAITING)
"""The statuses in which a step goes along into the next plan."""
HERS = (StepWho.COORDINATOR, StepWho.TOGETHER)
"""Whose steps the coordinator sees on Today."""
