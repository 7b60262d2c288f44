"""The page of court dates, the tab of a record, and somebody to be in court."""

from datetime import date, time

import pytest

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.court import MatterDraft
from leaddesk.domain.court_codes import CourtEventType, MatterKind
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.ui.pages.court.court_page import CourtPage
from leaddesk.ui.pages.court.legal_tab import LegalTab
from tests.ui.people import Asked, enrolled, following, office, settle, shown
from tests.ui.referrals.conftest import Answers

SOON = CourtDateDraft(date(2026, 11, 5), time(9, 30), CourtEventType.PRETRIAL, room="Room 2")


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def dialog():
    return Asked()


@pytest.fixture
def person(services):
    return enrolled(services)


@pytest.fixture
def court(services):
    return office(services, "Circuit Court", OrganisationKind.COURT)


@pytest.fixture
def matter(services, person, court):
    return services.legal.save_matter(person, MatterDraft(MatterKind.NEW, court, case_number="26-CR-0143"))


@pytest.fixture
def hearing(services, person, matter):
    from dataclasses import replace

    return services.court_dates.save(person, replace(SOON, matter_id=matter))


@pytest.fixture
def page(qtbot, context, answers, dialog):
    made = CourtPage(context, ask=answers.ask, ask_form=dialog, pick=answers.pick)
    made.routes = following(made, context)
    return shown(qtbot, made, context)


@pytest.fixture
def tab(qtbot, context, person, dialog):
    made = LegalTab(context, dialog)
    made.routes = []
    made.wished.connect(made.routes.append)
    context.commits.told.connect(made.on_committed)
    shown(qtbot, made, context, 1100, 600)
    made.show_person(person)
    settle(context)
    return made
