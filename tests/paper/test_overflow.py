"""Box and addendum together hold every word."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leaddesk.paper.build import build
from leaddesk.paper.cells import LongText
from leaddesk.paper.fonts import normalised
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.overflow import cut
from leaddesk.paper.styles import ANSWER
from leaddesk.paper.text import Bold, paragraph
from tests.paper.inspection import assert_sound, pages_text, text
from tests.paper.samples import sheet

MARKER = "[continued on Addendum, item 1]"
WORDS = st.lists(st.text("abcXYZ .,<&é\n", min_size=1, max_size=30), max_size=120).map(" ".join)


def height(words, width):
    return paragraph(words, ANSWER).wrap(width, 10_000)[1]


@given(WORDS, st.sampled_from([90.0, 240.0, 495.0]), st.integers(2, 6))
@example("x" * 10_000, 240.0, 3)
@example("word " * 2_000, 495.0, 4)
@example("short", 240.0, 2)
@example("", 240.0, 2)
@example("a b " + "y" * 5_000, 240.0, 2)
@settings(max_examples=60, deadline=None)
def test_what_is_printed_and_what_is_left_are_the_text(text, width, lines):
    found = cut(text, width, lines, ANSWER, MARKER)

    assert found.printed + found.rest == normalised(text)
    marked = (found.printed, " ", Bold(MARKER)) if found.rest else found.printed
    if found.printed:
        assert height(marked, width) <= lines * ANSWER.leading + 0.1
    if found.rest and " " in found.printed:
        assert found.rest[0].isspace()


def test_the_box_holds_as_many_words_as_fit():
    words = " ".join(f"word{number}" for number in range(200))

    found = cut(words, 240, 3, ANSWER, MARKER)

    one_more = found.printed + found.rest[: found.rest.index(" ", 1)]
    assert height((one_more, " ", Bold(MARKER)), 240) > 3 * ANSWER.leading


def plan(*texts):
    return [Grid([[Cell(f"Box {number}", LongText(text, 3))] for number, text in enumerate(texts, 1)])]


def test_a_text_that_fits_makes_no_addendum():
    made = build(sheet(), plan("A short answer."))

    assert (made.pages, made.addendum_items) == (1, 0)
    assert "Addendum" not in text(made.pdf)


def test_the_addendum_goes_on_where_the_box_ended():
    words = [f"w{number}" for number in range(150)]

    made = build(sheet(code="PLAN", reference="PLAN No. 2", signed=True), plan(" ".join(words)))

    first, second = pages_text(made.pdf)
    shown = re.findall(r"\bw\d+\b", first)
    assert made.addendum_items == 1
    assert MARKER in first
    assert f"[… {' '.join(shown[-5:])}] w{len(shown)} " in second
    assert shown + re.findall(r"\bw\d+\b", second.split("]", 1)[1]) == words
    assert f"End of addendum. 1 item, {150 - len(shown)} words." in second
    assert "Box 1" in second
    assert "PLAN No. 2, page 1" in second
    assert "Initials of each signer" in second
    assert "Page 2 of 2" in second


@pytest.mark.parametrize("long", ["x" * 10_000, "word " * 1_999 + "word."], ids=["one endless word", "10,000 letters"])
def test_ten_thousand_letters_all_reach_the_paper(long):
    made = build(sheet(), plan("First.", long, "Last."))

    printed = text(made.pdf)
    letter = long[0]
    quoted = re.search(r"\[… ([^\]]*)\]", printed)
    assert made.addendum_items == 1
    everything = re.sub(r"\s", "", printed)
    if letter == "x":
        runs = sum(len(run) for run in re.findall(r"x{3,}", everything))
        assert runs == 10_000 + len(re.sub(r"\s", "", quoted[1]))
    else:
        assert len(re.findall(r"\bword\b", printed)) == 2_000 + quoted[1].count("word")
    assert_sound(made.pdf)


def test_items_are_numbered_in_reading_order_and_each_names_its_page():
    many = " ".join(["again"] * 400)
    story = [*plan(many), Grid([[Cell("Filler", None, least=420)]]), Grid([[Cell("Later", LongText(many, 2))]])]
    story.append(Grid([[Cell("Last", LongText(many, 2))]]))

    made = build(sheet(), story)

    printed = text(made.pdf)
    assert made.addendum_items == 3
    numbers = [int(number) for number in re.findall(r"Addendum, item (\d)\]", printed)]
    assert numbers == [1, 2, 3]
    assert "PREF, page 1" in printed
    wanted = next(number for number, page in enumerate(pages_text(made.pdf), 1) if "Addendum, item 3]" in page)
    assert f"Last Of PREF, page {wanted}" in printed.split("Where a box")[1]


def test_line_ends_and_odd_letters_in_long_texts_are_kept():
    long = "\n".join(f"line {number} \U0001f600" for number in range(40))

    printed = text(build(sheet(), plan(long)).pdf)

    body = re.sub(r"\[… [^]]*\]\]?", "", printed)
    assert [int(n) for n in re.findall(r"line (\d+)", body)][-1] == 39
    assert printed.count("[U+1F600]") >= 40
