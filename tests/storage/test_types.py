"""How values are stored: what is read back equals what was given, and sorts as it should."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite import dialect

from leaddesk.storage.types import Code, CodeSet, JsonText, UtcDateTime

SQLITE = dialect()


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def there_and_back(kind, value):
    raw = kind.process_bind_param(value, SQLITE)
    return raw, kind.process_result_value(raw, SQLITE)


@pytest.mark.parametrize(
    "kind", [Code(Colour), CodeSet(Colour), UtcDateTime(), JsonText()], ids=lambda kind: type(kind).__name__
)
def test_nothing_stays_nothing(kind):
    assert there_and_back(kind, None) == (None, None)


def test_a_code_is_stored_as_its_code():
    assert there_and_back(Code(Colour), Colour.RED) == ("red", Colour.RED)
    assert Code(Colour).process_bind_param("blue", SQLITE) == "blue"


def test_what_is_no_code_of_the_list_is_refused_on_both_ways():
    with pytest.raises(ValueError, match="green"):
        Code(Colour).process_bind_param("green", SQLITE)
    with pytest.raises(ValueError, match="green"):
        Code(Colour).process_result_value("green", SQLITE)
    with pytest.raises(ValueError, match="green"):
        CodeSet(Colour).process_bind_param(["green"], SQLITE)


def test_a_set_of_codes_is_stored_in_one_order():
    assert there_and_back(CodeSet(Colour), frozenset(Colour)) == ("blue,red", frozenset(Colour))
    assert there_and_back(CodeSet(Colour), frozenset()) == ("", frozenset())


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        UtcDateTime().process_bind_param(datetime(2026, 11, 3), SQLITE)  # noqa: DTZ001 - that is the point


moments = st.datetimes(
    min_value=datetime(1900, 1, 2),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone itself
    timezones=st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))),
)


@given(moments, moments)
def test_moments_come_back_equal_in_utc_and_their_texts_sort_as_they_do(first, second):
    first_raw, first_back = there_and_back(UtcDateTime(), first)
    second_raw, _ = there_and_back(UtcDateTime(), second)

    assert first_back == first
    assert first_back.tzinfo == UTC
    assert (first_raw < second_raw) == (first < second)


def test_a_structure_has_one_text():
    kind = JsonText()
    assert there_and_back(kind, {"b": [1, "ñ"], "a": None}) == ('{"a":null,"b":[1,"ñ"]}', {"a": None, "b": [1, "ñ"]})
