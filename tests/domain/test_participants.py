"""A person as far as known: birth dates as told, names as wished, status changes with their reasons."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leaddesk.domain.codes import CloseReason, InactiveReason, ParticipationStatus
from leaddesk.domain.fields import REQUIRED
from leaddesk.domain.participants import (
    BORN_LATER,
    NAME_NEEDED,
    BirthDate,
    ParticipantDraft,
    Phone,
    StatusChangeDraft,
    record_number,
)

TODAY = date(2026, 11, 3)
DAYS = st.dates(date(1910, 1, 1), TODAY)


@st.composite
def births(draw):
    day, known = draw(DAYS), draw(st.integers(1, 3))
    return BirthDate(day.year, *(day.month, day.day)[: known - 1], about=draw(st.booleans()))


@given(births())
def test_what_is_kept_of_a_birth_date_reads_back_as_it_was(birth):
    assert BirthDate.from_stored(birth.stored()) == birth
    assert len(birth.stored()) <= 12


@given(births())
def test_what_is_shown_of_a_birth_date_can_be_typed_again(birth):
    assert BirthDate.parse(birth.shown(), TODAY) == birth


@given(DAYS)
def test_a_birth_date_can_be_typed_in_every_usual_way(day):
    known = BirthDate(day.year, day.month, day.day)
    for typed in (f"{day.month}/{day.day}/{day.year}", f"{day.month}-{day.day}-{day.year}", day.isoformat()):
        assert BirthDate.parse(typed, TODAY) == known
        assert BirthDate.parse(f" {typed} ", TODAY) == known
        assert BirthDate.parse(f"About {typed}", TODAY) == BirthDate(day.year, day.month, day.day, about=True)


@given(st.dates(date(1926, 11, 4), TODAY))
def test_a_year_of_two_digits_is_never_in_the_future(day):
    assert BirthDate.parse(f"{day.month}/{day.day}/{day:%y}", TODAY) in {
        BirthDate(day.year, day.month, day.day),
        BirthDate(day.year + 100, day.month, day.day),
        BirthDate(day.year - 100, day.month, day.day),
    }
    found = BirthDate.parse(f"{day.month}/{day.day}/{day:%y}", TODAY)
    assert found is not None
    assert found.earliest <= TODAY


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("", None),
        ("  ", None),
        ("1986", BirthDate(1986)),
        ("~1986", BirthDate(1986, about=True)),
        ("circa 1986", BirthDate(1986, about=True)),
        ("approx. 4/1986", BirthDate(1986, 4, about=True)),
        ("4-1986", BirthDate(1986, 4)),
        ("apr 12 86", BirthDate(1986, 4, 12)),
        ("April 12, 1986", BirthDate(1986, 4, 12)),
        ("12/31/26", BirthDate(1926, 12, 31)),
    ],
)
def test_a_birth_date_is_read_as_far_as_it_is_known(typed, known):
    assert BirthDate.parse(typed, TODAY) == known


@pytest.mark.parametrize(
    "typed",
    [
        *("today", "tomorrow", "yesterday", "fri", "friday", "wednesday", "+14", "-3", "about tomorrow"),
        *("4/12", "nov 3", "about", "2/30/1986", "13/1986", "0/1986", "1786", "86", "someday", "4/12/1986/1"),
    ],
)
def test_what_has_no_year_or_is_no_day_is_no_birth_date(typed):
    with pytest.raises(ValueError, match=r".+"):
        BirthDate.parse(typed, TODAY)


@given(st.text(max_size=20))
@example("about ")
@example("99999999999999999999/1986")
def test_no_text_breaks_the_reading_of_a_birth_date(typed):
    said = ""
    try:
        BirthDate.parse(typed, TODAY)
    except ValueError as error:
        said = str(error)
    assert len(typed.strip()) < 4 or typed not in said


def test_a_birth_date_is_shown_as_far_as_it_is_known():
    assert BirthDate(1986, 4, 12).shown() == "Apr 12, 1986"
    assert BirthDate(1986, 4).shown() == "4/1986"
    assert BirthDate(1986, about=True).shown() == "about 1986"
    assert BirthDate(1986, about=True).shown("es") == "hacia 1986"


@given(st.lists(births(), min_size=2))
def test_birth_dates_known_to_different_degrees_can_be_sorted(known):
    years = [birth.year for birth in sorted(known)]
    assert years == sorted(years)
    assert sorted([BirthDate(1986, 4), BirthDate(1986), BirthDate(1986, 4, 1)])[0] == BirthDate(1986)


@given(births(), DAYS)
def test_the_age_grows_by_one_a_year_on_the_birthday(birth, on):
    born = birth.earliest
    age = birth.age(on)
    assert age == on.year - born.year - (1 if (on.month, on.day) < (born.month, born.day) else 0)
    if on.month != 2 or on.day != 29:
        assert birth.age(on.replace(year=on.year + 1)) == age + 1


def test_only_a_day_that_is_sure_is_exact():
    assert BirthDate(1986, 4, 12).exact
    assert not BirthDate(1986, 4, 12, about=True).exact
    assert not BirthDate(1986, 4).exact


@pytest.mark.parametrize("name", ["first_name", "last_name", "preferred_name"])
def test_any_one_name_is_enough(name):
    assert ParticipantDraft(**{name: "Dusty"}).problems(TODAY) == {}
    assert ParticipantDraft(**{name: " "}).problems(TODAY) == {"first_name": NAME_NEEDED}
    assert ParticipantDraft(aliases=("Dusty",)).problems(TODAY) == {}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"birth": BirthDate(2027)}, "birth"),
        ({"birth": BirthDate(2026, 11, 4)}, "birth"),
        ({"birth": BirthDate(1905)}, "birth"),
        ({"last_name": "x" * 301}, "last_name"),
        ({"aliases": ("x" * 301,)}, "aliases"),
        ({"aliases": ("", "Dusty")}, "aliases"),
        ({"address": "x" * 501}, "address"),
    ],
)
def test_what_can_not_be_is_said_under_its_field(values, field):
    problems = ParticipantDraft(**{"first_name": "Ann", **values}).problems(TODAY)
    assert set(problems) == {field}
    assert "{" not in problems[field]


def test_a_birth_date_of_today_or_long_ago_may_be():
    for birth in (BirthDate(2026, 11, 3), BirthDate(2026), BirthDate(1906)):
        assert ParticipantDraft(first_name="Ann", birth=birth).problems(TODAY) == {}
    assert ParticipantDraft(first_name="Ann", birth=BirthDate(2027)).problems(TODAY)["birth"] == BORN_LATER


@pytest.mark.parametrize(
    ("values", "shown", "legal", "letter", "initials"),
    [
        ({"first_name": "William", "last_name": "Teague"}, *["William Teague"] * 3, "W.T."),
        (
            {
                "first_name": "William",
                "middle_name": "Roy",
                "last_name": "Teague",
                "suffix": "Jr.",
                "preferred_name": "Bill",
            },
            *("Bill Teague Jr.", "William Roy Teague Jr.", "William Roy Teague Jr.", "W.T."),
        ),
        (
            {"first_name": "Ana", "last_name": "Cruz", "addressed_as": " Ms. Cruz "},
            *("Ana Cruz", "Ana Cruz", "Ms. Cruz", "A.C."),
        ),
        ({"first_name": "Madonna", "suffix": "II"}, "Madonna", "Madonna II", "Madonna II", "M."),
        ({"aliases": (" ", "Dusty")}, "“Dusty”", "", "“Dusty”", "“."),
        ({}, "", "", "", "?."),
    ],
)
def test_names_are_joined_as_each_use_wants_them(values, shown, legal, letter, initials):
    draft = ParticipantDraft(**values)
    assert (draft.shown_name, draft.legal_name, draft.letter_name, draft.initials) == (shown, legal, letter, initials)


@given(*[st.text(max_size=20)] * 5)
def test_a_shown_name_has_no_space_at_its_ends(first, middle, last, suffix, preferred):
    shown = ParticipantDraft(first, middle, last, suffix, preferred).shown_name
    assert shown == shown.strip()


def test_record_numbers_have_at_least_four_digits():
    assert record_number(2026, 142) == "LD-2026-0142"
    assert record_number(2026, 12345) == "LD-2026-12345"


def test_a_phone_is_shown_as_people_write_it():
    assert Phone("5550100142").shown() == "(555) 010-0142"


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (StatusChangeDraft(since=TODAY), {}),
        (StatusChangeDraft(), {"since": REQUIRED}),
        (StatusChangeDraft(ParticipationStatus.INACTIVE, TODAY), {"inactive_reason": REQUIRED}),
        (StatusChangeDraft(ParticipationStatus.INACTIVE, TODAY, InactiveReason.JAIL), {}),
        (StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, InactiveReason.JAIL), {"close_reason": REQUIRED}),
        (StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, close_reason=CloseReason.MOVED), {}),
    ],
)
def test_being_inactive_or_closed_has_its_reason(change, problems):
    assert change.problems() == problems


def test_no_label_uses_a_word_that_may_hurt():
    labels = " ".join(code.label for codes in (ParticipationStatus, InactiveReason, CloseReason) for code in codes)
    assert not re.search(r"client|complian|violat|clean|fail|graduat|offender|abuse", labels, re.IGNORECASE)
