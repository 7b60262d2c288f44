"""What search finds of pages and parts of them, in the program as it is."""

from __future__ import annotations

import pytest

from leaddesk.domain.participants import ParticipantDraft
from leaddesk.ui import places
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.pages import PAGES, print_routes
from leaddesk.ui.pages.composed_papers import COMPOSED
from leaddesk.ui.place_papers import PAPERS
from leaddesk.ui.routes import Route
from leaddesk.ui.top_bar import NEW, WORK


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("case conf", "Case conference"),
        ("subpoena", "Answer a subpoena or a request"),
        ("fillable", "Referral from a PDF"),
        ("reminders", "Court date reminders"),
        ("voucher", "Work log"),
        ("week", "Week sheet"),
        ("downtime", "Blank forms"),
        ("fidelity", "Fidelity self-check"),
        ("whom to", "Whom to ask"),
    ],
)
def test_search_leads_to_what_no_button_on_the_left_does(typed, title):
    listed = [entry for entry in PAGES if not entry.hidden]
    [first, *_] = places.found(typed, listed)
    assert first.title == title
    assert first.route.page in {entry.key for entry in PAGES}


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("breach", "Breach notice letter"),
        ("stolen", "Breach notice letter"),
        ("emergency", "Record something told"),
        ("spoken", "Record something told"),
        ("thank", "Thank-you to the officer"),
        ("roi", "Consents of a person"),
        ("release", "Consents of a person"),
        ("revoke", "Consents of a person"),
        ("hipaa", "Consents of a person"),
        ("judge", "Court status letter"),
        ("sentencing", "Letter of support"),
        ("goals", "Care plan of a person"),
        ("assessment", "Intake conversation"),
        ("medicines", "Hand-off and ride"),
        ("rights", "Privacy notice"),
        ("three years", "Accounting of disclosures"),
        ("discharge", "Closing summary"),
        ("warrant", "Court and legal of a person"),
        ("scan", "Documents of a person"),
        ("audit", "History of a record"),
        ("appointment", "Appointment letter"),
        ("district attorney", "Notice of intake complete"),
        ("eligible", "Screening decision"),
        ("fax", "Settings: the office"),
        ("time zone", "Settings: days"),
        ("fiscal", "Settings: reports"),
        ("threshold", "Settings: reports"),
        ("overdue", "Today"),
        ("due", "Today"),
        ("caseload", "Participants"),
        ("duplicates", "Participants"),
        ("hearing", "Court dates"),
        ("calendar", "Court dates"),
        ("detox", "Providers"),
        ("statistics", "Reports"),
        ("excel", "Reports"),
        ("hearing add", "New court date"),
        ("camp", "New outreach"),
        ("narcan", "New naloxone"),
        ("transport", "New ride"),
        ("motel", "New assistance"),
        ("enroll", "New participant"),
        ("manual", "Help and keys"),
        ("log out", "Lock"),
        ("visitor", "Hide names"),
        ("reverse", "Undo"),
        ("password", "Settings: security"),
        ("zoom", "Settings: appearance"),
        ("back up", "Back up now"),
        ("options", "Settings"),
    ],
)
def test_the_words_that_come_to_mind_lead_to_the_place(typed, title):
    listed = [entry for entry in PAGES if not entry.hidden]
    assert next((one.title for one in places.found(typed, listed)), "nothing") == title


def test_the_beginning_of_a_short_word_brings_no_page_by_another_word():
    listed = [entry for entry in PAGES if not entry.hidden]
    assert places.found("ro", listed) == []


def test_everything_to_begin_is_found_by_its_own_name_and_each_paper_is_one():
    listed = [entry for entry in PAGES if not entry.hidden]
    papers = {one.route.part for one in PAPERS if one.route.page == "print"}
    assert papers <= {*COMPOSED, *print_routes._OF_ONE, print_routes.ACCOUNTING}
    for title, *_ in (*NEW, *WORK):
        assert title in {one.title for one in places.found(title, listed)}, title


@pytest.fixture
def main(qtbot, context):
    main = MainWindow(context)
    qtbot.addWidget(main)
    main.show()
    qtbot.waitUntil(lambda: context.jobs.idle)
    return main


def place(typed):
    listed = [entry for entry in PAGES if not entry.hidden]
    return places.found(typed, listed)[0].route


def test_a_paper_of_a_person_opens_for_the_record_that_is_open_else_for_the_one_chosen_next(
    qtbot, context, main, services
):
    person = services.participants.save(ParticipantDraft("Rosalind", "", "Tackett"))
    main.top.search.chosen.emit(place("breach"))
    qtbot.waitUntil(lambda: context.jobs.idle)
    assert main.route == Route("participants")
    assert "Choose whose it is" in main.page.banner.text
    main.open(Route("participants", person))
    assert main.route == Route("print", person, "brch")
    main.open(Route("participants", person))
    assert main.route == Route("participants", person)
    main.top.search.chosen.emit(place("roi"))
    assert main.route == Route("participants", person, "consents")
    qtbot.waitUntil(lambda: context.jobs.idle)


def test_whoever_goes_elsewhere_first_is_led_to_no_paper_later(qtbot, context, main, services):
    person = services.participants.save(ParticipantDraft("Rosalind", "", "Tackett"))
    main.top.search.chosen.emit(place("breach"))
    main.open(Route("today"))
    main.open(Route("participants", person))
    assert main.route == Route("participants", person)
    qtbot.waitUntil(lambda: context.jobs.idle)


def test_a_deed_of_the_program_is_done_from_search(qtbot, context, main, door):
    main.top.search.chosen.emit(place("visitor"))
    assert context.names.hidden
    main.top.search.chosen.emit(place("back up"))
    qtbot.waitUntil(lambda: "backup" in door.asked)
    with qtbot.waitSignal(main.lock_wanted):
        main.top.search.chosen.emit(place("log out"))
    qtbot.waitUntil(lambda: context.jobs.idle)
