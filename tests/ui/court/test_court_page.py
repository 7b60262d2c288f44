"""Court dates on the screen: listed, moved, ticked off and told in place; new ones in a few keys."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from leaddesk.domain.court_codes import CourtEventType, CourtResult, CourtRide, ReminderManner
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.today import Hit
from leaddesk.ui.routes import Route
from tests.ui.court.conftest import SOON
from tests.ui.people import TODAY, button, enrolled, settle, type_into
from tests.ui.referrals.steps import cells, choose

PAST = replace(SOON, on=date(2026, 10, 20))


def go(page, context, *route):
    page.open(Route("court", *route))
    settle(context)
    return page._open_form()


def test_an_office_without_court_dates_says_what_will_stand_here(page):
    assert page.dates.stack.currentWidget() is page.dates.blank
    assert not page.dates.bar.isVisible()


def test_the_list_shows_who_has_to_be_where_and_when(page, hearing):
    page.refresh()
    settle(page.context)

    [row] = cells(page.dates.table)
    assert row == [
        *("Thu, Nov 5", "9:30 AM", "Roz Tackett", "Pretrial", "Circuit Court, Room 2", "26-CR-0143"),
        *("", "Not yet", ""),
    ]
    assert page.dates.table.accessibleName() == "Court dates"


def test_each_list_holds_its_own_and_counts_it(page, services, context, person, hearing):
    services.court_dates.save(person, PAST)
    services.court_dates.save(person, replace(PAST, on=date(2026, 9, 1), result=CourtResult.APPEARED))
    settle(context)

    which = page.dates.which
    assert [which._parts[key].text() for key in which._parts] == ["Upcoming 1", "Without a result 1", "All 3"]
    which._parts["without-result"].click()
    settle(context)
    assert [row[0] for row in cells(page.dates.table)] == ["Tue, Oct 20"]
    which._parts["all"].click()
    settle(context)
    assert [row[0] for row in cells(page.dates.table)] == ["Thu, Nov 5", "Tue, Oct 20", "Tue, Sep 1"]
    assert [row[-1] for row in cells(page.dates.table)] == ["", "No result yet", "Appeared"]


def test_a_filter_that_leaves_nothing_says_so_and_shows_all(page, services, context, person):
    services.court_dates.save(person, replace(PAST, result=CourtResult.APPEARED))
    settle(context)
    assert page.dates.stack.currentWidget() is page.dates.none
    button(page, "show-all").click()
    settle(context)
    assert len(cells(page.dates.table)) == 1


def test_sorting_by_day_goes_by_the_calendar(page, services, context, person):
    for day in (date(2026, 11, 5), date(2027, 1, 2), date(2026, 12, 24)):
        services.court_dates.save(person, CourtDateDraft(day))
    settle(context)
    page.dates.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)

    assert [row[0] for row in cells(page.dates.table)] == ["Sat, Jan 2, 2027", "Thu, Dec 24", "Thu, Nov 5"]


def test_hidden_names_show_record_numbers(page, hearing, context):
    context.names.hide(hidden=True)
    settle(context)

    assert cells(page.dates.table)[0][2] == "LD-2026-0001"


def test_a_reminder_is_ticked_off_from_the_list_and_taken_back(page, services, context, hearing):
    page.refresh()
    settle(context)
    page.dates.bar.remind.click()
    menu = page.dates.bar.remind.findChild(QMenu)
    next(one for one in menu.actions() if one.text() == "By text").trigger()
    menu.close()
    settle(context)
    assert cells(page.dates.table)[0][7] == "Today, By text"
    assert page.dates.bar.remind.text() == "Not reminded after all"

    services.history.undo()
    settle(context)
    assert cells(page.dates.table)[0][7] == "Not yet"
    services.history.redo()
    settle(context)
    page.dates.bar.remind.click()
    settle(context)
    assert services.court_dates.one(hearing).draft.reminded_on is None


def test_a_hearing_is_moved_from_the_list(page, services, context, dialog, hearing):
    page.refresh()
    settle(context)
    dialog.values = {"on": date(2026, 11, 19), "at": time(13, 0)}
    page.dates.bar.moving.click()
    settle(context)

    [(title, text, _fields, draft, deed)] = dialog.calls
    assert (title, deed, draft.room) == ("To which day is it moved?", "Move court date", "Room 2")
    assert text.startswith("Roz Tackett: Pretrial · 26-CR-0143, Thu, Nov 5, 9:30 AM")
    assert [row[:2] for row in cells(page.dates.table)] == [["Thu, Nov 19", "1:00 PM"]]
    page.dates.which._parts["all"].click()
    settle(context)
    assert [row[-1] for row in cells(page.dates.table)] == ["", "Moved to Nov 19"]


def test_a_date_that_was_moved_offers_neither_a_result_nor_another_move(page, services, context, dialog, hearing):
    dialog.values = {"on": date(2026, 11, 19)}
    page.deeds.ask_move(services.court_dates.one(hearing))
    settle(context)
    old = services.court_dates.one(hearing)

    assert [words for words, _act in page.deeds.actions(old)] == ["Open"]
    page.dates.bar.show_row(old)
    shown = [one.isVisible() for one in (page.dates.bar.remind, page.dates.bar.result, page.dates.bar.moving)]
    assert shown == [False, False, False]


def test_the_same_day_is_refused_in_the_dialog(page, services, context, dialog, hearing):
    dialog.values = {"on": SOON.on, "at": SOON.at}
    page.deeds.ask_move(services.court_dates.one(hearing))
    settle(context)

    assert dialog.problems == {"on": "This is the day and time it had before"}
    assert len(services.court_dates.rows()) == 1


def test_a_result_is_recorded_right_there(page, services, context, dialog, person):
    services.court_dates.save(person, PAST)
    page.dates.which._parts["without-result"].click()
    settle(context)
    dialog.values = {"result": CourtResult.FTA, "note": "Was in the hospital"}
    page.dates.bar.result.click()
    settle(context)

    assert page.dates.stack.currentWidget() is page.dates.none
    assert services.court_dates.one(1).draft.result is CourtResult.FTA
    services.history.undo()
    settle(context)
    assert len(cells(page.dates.table)) == 1


def test_before_its_day_only_what_can_be_known_is_offered(page, services, context, dialog, hearing):
    dialog.values = {"cancel": True}
    page.deeds.ask_result(services.court_dates.one(hearing))
    field = dialog.calls[0][2]["result"]

    assert [field.combo.itemText(n) for n in range(field.combo.count())] == [
        *("Not chosen", "Moved to another day", "Excused")
    ]


def test_today_leads_to_the_question_of_a_result(page, services, context, dialog, person):
    number = services.court_dates.save(person, PAST)
    dialog.values = {"result": CourtResult.APPEARED}
    go(page, context, number, "result")

    assert services.court_dates.one(number).draft.result is CourtResult.APPEARED


def test_a_new_court_date_takes_the_person_the_day_and_enter(page, services, context, answers, person, matter):
    answers.hit = Hit("participant", person, "Roz Tackett", "")
    form = go(page, context, None, "new-date")
    assert answers.titles == ["Who has to be in court?"]
    assert form.fields["on"].line.hasFocus()
    assert form.fields["matter_id"].value() == matter
    assert not form.fields["result"].isVisible()

    QTest.keyClicks(form.fields["on"].line, "11/20")
    QTest.keyClick(form.fields["on"].line, Qt.Key.Key_Tab)
    QTest.keyClicks(context.theme._app.focusWidget(), "9:30")
    page.save()
    settle(context)

    [row] = services.court_dates.rows()
    assert (row.on, row.draft.at, row.draft.matter_id) == (date(2026, 11, 20), time(9, 30), matter)
    assert page.routes[-1] == Route("court")


def test_whoever_turns_away_from_the_question_is_back_at_the_list(page, context, answers):
    answers.hit = None
    assert go(page, context, None, "new-date") is None


def test_two_open_matters_are_offered_and_none_is_guessed(page, services, context, person, matter):
    services.legal.save_matter(person, services.legal.matter(matter).draft)
    form = go(page, context, person, "new-date")

    assert form.fields["matter_id"].value() is None
    assert form.fields["court_name"].isVisible()
    assert form.fields["matter_id"].combo.count() == 2


def test_without_a_day_nothing_is_saved_and_the_field_says_so(page, services, context, person):
    form = go(page, context, person, "new-date")
    page.save()

    assert form.fields["on"].problem == "Needed"
    assert services.court_dates.rows() == []


def test_a_court_date_is_changed_and_removed_in_its_form(page, services, context, dialog, hearing):
    form = go(page, context, hearing)
    assert form.header.title.text() == "Court date"
    assert form.fields["result"].isVisible()
    choose(form, "ride", CourtRide.ARRANGED)
    page.save()
    settle(context)
    assert services.court_dates.one(hearing).draft.ride is CourtRide.ARRANGED

    form = go(page, context, hearing)
    dialog.values = {"because": "Entered twice"}
    form.remove.click()
    settle(context)
    assert services.court_dates.rows() == []
    assert page.routes[-1] == Route("court")


def test_what_is_typed_comes_back_and_can_be_thrown_away(page, services, context, person):
    form = go(page, context, person, "new-date")
    type_into(form.fields["room"], '<b>Room</b> " & 🙂')
    assert page.back()
    settle(context)
    assert services.drafts.find("court_date", f"new/{person}", CourtDateDraft).room == '<b>Room</b> " & 🙂'

    form = go(page, context, person, "new-date")
    assert form.fields["room"].value() == '<b>Room</b> " & 🙂'
    form.throw.click()
    settle(context)
    assert services.drafts.all() == []


def test_a_form_of_the_record_leads_back_to_it(page, services, context, person, hearing):
    form = go(page, context, hearing, "date", person)
    form.leave()

    assert page.routes[-1] == Route("participants", person, "legal")


def test_the_form_of_something_gone_says_so(page, context, person):
    go(page, context, 99, "warrant", person)

    assert page.banner.text


def test_a_change_elsewhere_is_shown_when_the_page_is_seen_again(page, services, context, person):
    page.hide()
    services.court_dates.save(person, SOON)
    settle(context)
    assert cells(page.dates.table) == []
    page.show()
    settle(context)
    assert len(cells(page.dates.table)) == 1


@pytest.mark.parametrize("shown", [True, False])
def test_a_date_without_a_matter_shows_the_court_that_was_typed(page, services, context, person, shown):
    services.court_dates.save(person, replace(SOON, court_name="Tribal Court" if shown else ""))
    settle(context)

    assert cells(page.dates.table)[0][4] == ("Tribal Court, Room 2" if shown else "Room 2")


def test_what_stands_out_is_said_in_words_too(page, services, context, person):
    enrolled(services)
    draft = CourtDateDraft(TODAY, None, CourtEventType.REVIEW, ride=CourtRide.NEEDED)
    number = services.court_dates.save(person, draft)
    services.court_dates.remind(number, ReminderManner.COUNSEL)
    settle(context)

    assert cells(page.dates.table)[0] == [
        *("Tue, Nov 3", "", "Roz Tackett", "Review", "", "", "Needs a ride", "Today, Through counsel", "")
    ]


def test_the_reminder_on_paper_is_offered_for_a_date_to_come(page, services, context, person, hearing):
    past = services.court_dates.save(person, PAST)
    page.refresh()
    settle(context)
    page.dates.bar.print.click()
    assert page.routes[-1] == Route("print", hearing, "ct_rem")
    page.dates.bar.show_row(services.court_dates.one(past))
    assert not page.dates.bar.print.isVisible()
    assert "Print the reminder" not in dict(page.deeds.actions(services.court_dates.one(past)))
