"""The month: walked with the keys, turned at its edges, its days open what stands on them."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu

from leaddesk.domain.court_codes import CourtResult
from leaddesk.ui.pages.court.month_model import DATES_ROLE, MonthModel, days_of, shifted
from tests.ui.court.conftest import SOON
from tests.ui.people import TODAY, settle

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def month(page, context):
    page.view._parts["month"].click()
    settle(context)
    return page.month


def press(month, context, *keys):
    for key in keys:
        QTest.keyClick(month.calendar, key)
        settle(context)


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2026, 1, 5), -1, date(2025, 12, 5)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_a_month_on_or_back_keeps_the_day_as_far_as_it_goes(day, months, wanted):
    assert shifted(day, months) == wanted


def test_a_month_is_six_weeks_from_a_sunday():
    for number in range(1, 13):
        days = days_of(date(2026, number, 1))
        assert (len(days), days[0].weekday()) == (42, 6)
        assert date(2026, number, 1) in days[:7]


def test_the_model_is_sound_and_says_each_day_with_its_dates(context, services, person, hearing, qtbot):
    model = MonthModel(context)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_month(TODAY, services.court_dates.rows())

    assert isinstance(model, QAbstractItemModel)
    assert model.index_of(TODAY).data(SPOKEN) == "Tuesday, November 3"
    assert model.index_of(SOON.on).data(SPOKEN) == (
        "Thursday, November 5, 1 court date; Thu, Nov 5, 9:30 AM, Roz Tackett, Pretrial, Circuit Court, Room 2"
    )
    assert [one.id for one in model.index_of(SOON.on).data(DATES_ROLE)] == [hearing]
    assert not model.index_of(date(2027, 1, 1)).isValid()
    context.names.hide(hidden=True)
    assert "Tackett" not in model.index_of(SOON.on).data(SPOKEN)


def test_it_begins_at_today_and_is_walked_with_the_arrows(month, context):
    assert (month.title.text(), month.calendar.current_day()) == ("November 2026", TODAY)
    press(month, context, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert month.calendar.current_day() == date(2026, 11, 11)


def test_walking_over_the_edge_turns_the_month(month, context):
    press(month, context, *[Qt.Key.Key_Down] * 4)

    assert (month.title.text(), month.calendar.current_day()) == ("December 2026", date(2026, 12, 1))


def test_page_keys_turn_the_month_and_home_comes_back(month, context):
    press(month, context, Qt.Key.Key_PageDown)
    assert (month.title.text(), month.calendar.current_day()) == ("December 2026", date(2026, 12, 3))
    press(month, context, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert month.title.text() == "October 2026"
    press(month, context, Qt.Key.Key_Home)
    assert month.calendar.current_day() == TODAY


def test_enter_and_a_double_click_open_the_one_date_of_a_day(month, page, context, hearing):
    page.refresh()
    settle(context)
    press(month, context, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert (page.routes[-1].page, page.routes[-1].record) == ("court", hearing)

    page.back()
    settle(context)
    month.calendar.doubleClicked.emit(month.calendar.days.index_of(SOON.on))
    settle(context)
    assert page._open_form().about.row == hearing


def test_a_day_with_several_offers_them_and_an_empty_one_nothing(month, page, services, context, person, hearing):
    services.court_dates.save(person, replace(SOON, at=time(14)))
    settle(context)
    press(month, context, Qt.Key.Key_Return)
    assert month.findChildren(QMenu) == []
    press(month, context, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)

    [menu] = month.findChildren(QMenu)
    assert [one.text() for one in menu.actions()] == [
        "9:30 AM · Roz Tackett, Pretrial · Circuit Court, Room 2",
        "2:00 PM · Roz Tackett, Pretrial · Room 2",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert page.routes[-1].record != hearing


def test_the_chosen_day_stands_beside_it_and_follows_hidden_names(month, services, context, person):
    services.court_dates.save(person, replace(SOON, on=TODAY, result=CourtResult.APPEARED))
    settle(context)
    line = month._line(month.list.table.rows[0])
    assert (line.title, line.second) == ("9:30 AM · Roz Tackett", "Pretrial · Room 2 · Appeared")
    context.names.hide(hidden=True)
    settle(context)
    assert month._line(month.list.table.rows[0]).title == "9:30 AM · LD-2026-0001"
    press(month, context, Qt.Key.Key_Right)
    assert not month.list.isVisible()


def test_the_day_gives_way_where_it_is_narrow(month, page, context):
    assert month._panel.isVisible()
    page.resize(700, 460)
    settle(context)
    assert not month._panel.isVisible()


def test_many_dates_on_a_day_are_painted_and_counted(month, services, context, person):
    for hour in range(8, 18):
        services.court_dates.save(person, replace(SOON, on=TODAY, at=time(hour)))
    settle(context)

    assert not month.grab().isNull()
    assert "10 court dates" in month.calendar.days.index_of(TODAY).data(SPOKEN)
