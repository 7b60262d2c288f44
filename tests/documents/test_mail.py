"""What the person is mailed: one page in large print, read from outside without learning of a program or a charge."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

import pytest

from installer import shots_mail
from leaddesk.documents.form import final, render
from leaddesk.documents.large_print import sender
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import Language, VisitMode
from leaddesk.domain.court_codes import CourtMode, CourtRide
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, folded, page_count, sizes, text

EN = translator("en")
HOSTILE = '<b>Bob & "Ann"</para> ${x} {y} %s'
TELLING = re.compile(r"\bLEAD\b|charge|diver|arrest|sentenc|treatment|substance", re.IGNORECASE)


@pytest.fixture
def reminder(office, printing):
    return shots_mail.reminder(office, printing)


@pytest.fixture
def appointment(office, printing):
    return replace(shots_mail.appointment(office, printing), language=Language.ENGLISH)


def said(key, packet) -> str:
    return folded(text(render(all_forms()[key], packet, EN).pdf)).replace("\u00a0", " ").replace("\u2011", "-")


@pytest.mark.parametrize("key", ["ct_rem", "appt"])
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.SPANISH])
def test_it_is_one_sound_page_however_long_its_words_are(office, printing, key, long, language):
    short = {"ct_rem": shots_mail.reminder, "appt": shots_mail.appointment}
    longest = {"ct_rem": shots_mail.longest_reminder, "appt": shots_mail.longest_appointment}
    packet = replace((longest if long else short)[key](office, printing), language=language)
    printout = render(all_forms()[key], packet, EN)
    assert_sound(printout.pdf, names=("Marisol", "Zebulon", "Whitlock"))
    assert printout.pages == page_count(printout.pdf) == 1
    assert long or max(sizes(printout.pdf)) > 28


@pytest.mark.parametrize("key", ["ct_rem", "appt"])
def test_no_program_no_charge_and_no_service_stands_anywhere_on_it(office, printing, key, reminder, appointment, blank):
    for packet in ({"ct_rem": reminder, "appt": appointment}[key], blank):
        assert not TELLING.search(said(key, replace(packet, translation_reviewed=True)))


def test_the_sender_is_the_county_and_the_street_alone(office):
    assert sender(office) == "Tamarack County · 118 Depot Street, Room 4 · Halvorsen Creek"
    told = replace(office, county="Tamarack County", address="Tamarack County LEAD · 118 Depot Street")
    assert sender(told) == "Tamarack County · 118 Depot Street"
    assert sender(replace(office, county="", address="")) == ""


def test_the_reminder_says_when_where_what_to_bring_and_whom_to_call(reminder):
    page = said("ct_rem", reminder)
    for words in (
        "Marisol, you have a court date",
        "Tuesday, December 8, 2026",
        "9:00 in the morning",
        "Be at the door by 8:40.",
        "200 Court Street, Halvorsen Creek",
        "Courtroom 2, second floor",
        "photo ID",
        "J. Abara, (509) 555-0131",
        "Call before 9:00.",
        "Dana (509) 555-0118",
        "26-1-00318-5",
    ):
        assert words in page, words
    assert "Teague" not in page


def test_whoever_reads_spanish_gets_it_in_spanish_as_a_draft_until_it_is_reviewed(reminder, appointment):
    spanish = replace(reminder, language=Language.SPANISH)
    page = said("ct_rem", spanish)
    assert "Martes, 8 de diciembre de 2026" in page
    assert "9:00 de la mañana" in page
    assert "TRADUCCIÓN PRELIMINAR" in page
    assert "TRADUCCIÓN" not in said("ct_rem", replace(spanish, translation_reviewed=True))
    assert "TRADUCCIÓN" not in said("ct_rem", reminder)
    assert "usted tiene una cita" in said("appt", replace(appointment, language=Language.SPANISH))
    assert "you have a court date" in said("ct_rem", replace(reminder, language=Language.NAVAJO))


def test_what_is_not_known_is_left_as_a_line_to_write_on(reminder):
    bare = replace(reminder, at=None, court="", address="", room="", counsel="", counsel_phone="", called="")
    page = said("ct_rem", bare)
    assert "You have a court date" in page
    assert "Time ______" in page
    assert "None" not in page
    assert ", ." not in page
    office = replace(bare.office, phone="", address="", county="", coordinator="")
    assert_sound(render(all_forms()["ct_rem"], replace(bare, office=office), EN).pdf)


@pytest.mark.parametrize("ride", list(CourtRide))
@pytest.mark.parametrize("mode", list(CourtMode))
def test_every_way_of_being_heard_and_of_getting_there_has_its_words(reminder, ride, mode):
    page = said("ct_rem", replace(reminder, ride=ride, mode=mode))
    assert ("Your ride" in page) is (mode is CourtMode.IN_PERSON)
    assert "Courtroom 2" in page


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0, 10), "12:10 in the morning"),
        (time(12), "12:00 noon"),
        (time(12, 30), "12:30 in the afternoon"),
        (time(17), "5:00 in the evening"),
    ],
)
def test_a_time_is_said_as_people_say_it(reminder, at, words):
    assert words in said("ct_rem", replace(reminder, at=at))


def test_a_meeting_with_counsel_is_not_called_a_court_date(reminder):
    page = said("ct_rem", replace(reminder, with_counsel=True))
    assert "you meet with your lawyer" in page
    assert "court date" not in page


def test_the_appointment_says_where_when_with_whom_and_not_what_for(appointment):
    page = said("appt", appointment)
    for words in (
        "you have an appointment",
        "November 12, 2026",
        "1:30 in the afternoon",
        "Clearwater Valley",
        "Eberle",
    ):
        assert words in page, words
    by_video = said("appt", replace(appointment, mode=VisitMode.TELEHEALTH))
    assert "By video." in by_video
    assert "40 Mill Road" not in by_video


@pytest.mark.parametrize("key", ["ct_rem", "appt"])
def test_the_blank_is_one_page_in_both_languages_without_a_record(key, blank):
    printout = render(all_forms()[key], blank, EN)
    assert_sound(printout.pdf)
    assert printout.pages == 1
    page = folded(text(printout.pdf))
    assert "Date / Fecha" in page
    assert "LD-2026" not in page
    assert "DRAFT TRANSLATION" in page


@pytest.mark.parametrize("key", ["ct_rem", "appt"])
def test_markup_prints_as_typed_and_the_file_name_holds_no_name(key, reminder, appointment):
    odd = {
        "ct_rem": replace(reminder, called=HOSTILE, court=HOSTILE, room=HOSTILE, counsel=HOSTILE),
        "appt": replace(appointment, called=HOSTILE, place=HOSTILE, with_whom=HOSTILE),
    }[key]
    assert said(key, odd).count(folded(HOSTILE)) >= 3
    made = final(all_forms()[key], odd, "LD-2026-0142", EN)
    assert made.file_name == f"{all_forms()[key].code}-LD-2026-0142-2026-11-03.pdf"
    assert not all_forms()[key].tells


def test_the_first_day_of_a_year_is_said_in_full(reminder):
    assert "Friday, January 1, 2027" in said("ct_rem", replace(reminder, on=date(2027, 1, 1)))
