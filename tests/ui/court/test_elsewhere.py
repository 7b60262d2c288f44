"""Court where she does not look for it: in the list of people, on the overview, on Today, after a draft was left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leaddesk.domain.court import ChargeDraft, LegalEventDraft, MatterDraft, WarrantDraft
from leaddesk.domain.court_codes import CourtResult, CourtRide, InfoSource, MatterKind
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.today import TodayKind
from leaddesk.ui.pages import today_words
from leaddesk.ui.pages.overview_tab import OverviewTab
from leaddesk.ui.pages.participant_list import ParticipantList
from leaddesk.ui.pages.record_facts import read_person
from leaddesk.ui.routes import Route
from tests.ui.court.conftest import SOON
from tests.ui.court.test_court_page import go
from tests.ui.people import TODAY, settle, shown, type_into


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-1, "", ""),
        (0, "Court today", "amber"),
        (1, "Court tomorrow", "amber"),
        (7, "Court Tue, Nov 10", ""),
        (8, "", ""),
    ],
)
def test_the_list_of_people_says_who_is_in_court_this_week(services, context, person, qtbot, days, words, tone):
    services.court_dates.save(person, CourtDateDraft(TODAY + timedelta(days=days)))
    made = ParticipantList(context)
    qtbot.addWidget(made)
    [row] = services.participants.rows()
    line = made._line(row)

    assert (line.right, line.tone) == (words, tone)


def test_a_date_with_a_result_is_no_court_this_week(services, person):
    number = services.court_dates.save(person, replace(SOON, on=TODAY))
    services.court_dates.save(person, replace(SOON, on=TODAY, result=CourtResult.APPEARED), number)

    assert services.participants.rows()[0].court_on is None


def test_the_overview_asks_for_a_ride_while_one_can_be_found(qtbot, services, context, person):
    tab = OverviewTab(context)
    routes = []
    tab.wished.connect(routes.append)
    shown(qtbot, tab, context)
    number = services.court_dates.save(person, replace(SOON, ride=CourtRide.NEEDED, court_name="Justice Court"))
    tab.show_facts(read_person(services, person))
    settle(context)
    assert tab.ride.isVisible()
    assert tab.ride.accessibleName() == "No ride to court yet Thu, Nov 5, 9:30 AM · Justice Court, Room 2"
    tab.ride._action.click()
    assert routes == [Route("court", number, "date", person)]

    for draft in (replace(SOON, ride=CourtRide.ARRANGED), replace(SOON, on=date(2026, 12, 9), ride=CourtRide.NEEDED)):
        services.court_dates.save(person, draft, number)
        tab.show_facts(read_person(services, person))
        assert not tab.ride.isVisible()


@pytest.mark.parametrize(
    "form_of",
    [
        ("court_date", "date", "room"),
        ("legal_matter", "matter", "prosecutor"),
        ("charge", "charge", "text"),
        ("warrant", "warrant", "open_since"),
        ("legal_event", "event", "on"),
    ],
)
@pytest.mark.parametrize("new", [True, False])
def test_a_draft_that_was_left_is_on_today_and_comes_back(page, person, matter, form_of, new):
    (kind, part, field), context, services = form_of, page.context, page.context.services
    row = {
        "court_date": lambda: services.court_dates.save(person, SOON),
        "legal_matter": lambda: services.legal.save_matter(person, MatterDraft(MatterKind.CIVIL)),
        "charge": lambda: services.legal.save_charge(matter, ChargeDraft("Theft 3")),
        "warrant": lambda: services.legal.save_warrant(person, WarrantDraft(open_since=TODAY)),
        "legal_event": lambda: services.legal.save_event(person, LegalEventDraft(on=TODAY, source=InfoSource.DOCKET)),
    }[kind]()
    form = go(page, context, None if new else row, part, matter if part == "charge" else person)
    type_into(form.fields[field], "11/1")
    page.back()
    settle(context)

    [line] = [one for one in services.today.day(context.clock.now()).week if one.kind is TodayKind.DRAFT_KEPT]
    route = today_words.opening(line)
    page.open(route)
    settle(context)
    assert page._open_form() is form
    assert form.fields[field].value() in ("11/1", date(2026, 11, 1))
    assert form.about.row == (None if new else row)


def test_a_new_date_begun_in_a_record_leads_back_to_it(page, services, context, person):
    form = go(page, context, person, "new-date")
    type_into(form.fields["on"], "11/20")
    page.save()
    settle(context)

    assert page.routes[-1] == Route("participants", person, "legal")
