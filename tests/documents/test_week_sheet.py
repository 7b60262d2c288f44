"""The week's sheet for the car: one page, initials, and nothing that a stranger may not read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from installer import shots_week
from leaddesk.documents.form import file_name, final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, page_count, text

EN = translator("en")
FORM = all_forms()["cal"]
HOSTILE = '<b>Court & "Annex"</para> ${x} {y} 😀'


@pytest.fixture
def week(office, printing):
    return shots_week.usual(office, printing)


def test_a_usual_week_is_one_sound_page(week):
    printout = render(FORM, week, EN)
    assert_sound(printout.pdf)
    assert printout.pages == page_count(printout.pdf) == 1
    told = text(printout.pdf)
    for words in (
        "Court dates",
        "Next contacts",
        "LD-2026-0142",
        "M.T.",
        "9:30 AM",
        "Sat, Oct 31, late",
        "Tue, Nov 10",
    ):
        assert words in told.replace("\u2011", "-").replace("\u00a0", " ")
    assert "more do not fit" not in told


def test_no_phone_stands_on_it_unless_it_is_asked_for(week):
    stops = tuple(replace(stop, phone="(555) 555-0173") for stop in week.contacts)
    assert "0173" not in text(render(FORM, replace(week, contacts=stops), EN).pdf)
    assert "0173" in text(render(FORM, replace(week, contacts=stops, phones=True), EN).pdf)


@pytest.mark.parametrize(
    ("courts", "contacts"), [(0, 0), (0, 17), (0, 18), (0, 200), (1, 15), (12, 48), (40, 0), (40, 9)]
)
def test_it_stays_on_one_page_and_counts_what_it_leaves_out(office, printing, courts, contacts):
    packet = shots_week.longest(office, printing)
    packet = replace(packet, courts=(packet.courts * 4)[:courts], contacts=(packet.contacts * 5)[:contacts])
    printout = render(FORM, packet, EN)
    told = text(printout.pdf)
    assert printout.pages == 1
    shown = told.replace("\u2011", "-").count("LD-2026-")
    left_out = courts + contacts - shown
    assert (f"{left_out} more do not fit" in told) is (left_out > 0)


def test_the_nearest_days_stay_and_the_farthest_are_left_out(office, printing, week):
    stop = week.contacts[0]
    many = tuple(replace(stop, on=date(2026, 11, 3) + timedelta(day // 10)) for day in range(70))
    told = text(render(FORM, replace(week, contacts=many), EN).pdf)
    assert "Tue, Nov 3" in told
    assert "Mon, Nov 9" not in told


def test_a_week_without_anything_says_so(week):
    told = text(render(FORM, replace(week, courts=(), contacts=()), EN).pdf)
    assert "Nothing is planned on these days." in told
    assert "Court dates" not in told


def test_a_hostile_court_is_printed_as_it_is_or_named_in_brackets(week):
    stops = tuple(replace(stop, where=HOSTILE) for stop in week.courts)
    printout = render(FORM, replace(week, courts=stops), EN)
    assert_sound(printout.pdf)
    assert "<b>Court &" in text(printout.pdf)


def test_it_is_the_office_s_own_and_its_name_tells_nobody(week):
    made = final(FORM, week, "week", EN)
    assert (FORM.tells, made.notice) == (False, NoticeUsed.NONE)
    assert file_name(FORM, "week", date(2026, 11, 3)) == "CAL-week-2026-11-03.pdf"
