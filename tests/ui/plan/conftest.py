"""The Participants page with the plan of one person on the real file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaddesk.domain.plan_codes import GoalStatus, StepWho
from leaddesk.domain.plans import GoalDraft, StepDraft
from leaddesk.ui.pages.participants_page import ParticipantsPage
from leaddesk.ui.routes import Route
from tests.ui.people import TODAY, Asked, enrolled, following, settle, shown

ROOM = GoalDraft("housing", GoalStatus.AGREED, "A room of my own", "You can't think in a bunk room.")
COURT = GoalDraft("legal", GoalStatus.WORKING, "Be done owing the court")


@pytest.fixture
def dialog():
    return Asked()


@pytest.fixture
def person(services):
    return enrolled(services)


@pytest.fixture
def planned(services, person):
    """Give the person two goals, the first with two steps, and return the goals' ids."""
    room, court = (services.goals.save(person, goal) for goal in (ROOM, COURT))
    listed = StepDraft("Put name on the housing list", StepWho.COORDINATOR, due=TODAY)
    services.goals.save_step(room, listed)
    services.goals.save_step(room, replace(listed, what="Look at the room", who=StepWho.TOGETHER, due=None))
    return room, court


@pytest.fixture
def page(qtbot, context, dialog):
    made = ParticipantsPage(context, ask_form=dialog)
    made.routes = following(made, context)
    return shown(qtbot, made, context)


@pytest.fixture
def tab(page, context, person, planned):
    page.open(Route("participants", person, "plan"))
    settle(context)
    return page.record.tabs.part("plan")
