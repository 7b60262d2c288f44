"""Values reach the paper as they were typed, or visibly marked, never silently changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import leaddesk
from leaddesk.paper import fonts
from leaddesk.paper.build import build
from leaddesk.paper.styles import ANSWER, BODY, Style, paragraph_style
from leaddesk.paper.text import Bold, bullet, fill, fitted, markup, paragraph, plain, unbroken
from tests.paper.inspection import assert_sound, text
from tests.paper.samples import sheet

HOSTILE = [
    '<b>Bob & "Ann"</para>',
    "<img src='/etc/passwd'/>",
    "&lt;i&gt; &amp;nbsp; <br/>",
    "{name} {0} %s",
    "Robert'); DROP TABLE participant;--",
    "Ngọc Ễ Żółć Жук Ωmega Łódź ñ",
    "\u201cquoted\u201d \u2013 dash\u2026",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_prints_as_it_was_typed(value):
    printed = text(build(sheet(), [paragraph(value, BODY), bullet(value, BODY)]).pdf)

    assert printed.count(value) == 2


def test_characters_outside_the_faces_are_marked_and_named():
    name = "Ana \U0001f600 محمد علي \u200eשמע"

    marked = fonts.marked(name)
    assert "[U+1F600]" in marked
    assert "[U+0645 U+062D U+0645 U+062F]" in marked
    assert fonts.marked("Ana Żuk") == "Ana Żuk"
    printed = text(build(sheet(), [paragraph(name, BODY)]).pdf)
    assert "Ana [U+1F600] [U+0645 U+062D U+0645 U+062F]" in printed


def test_a_mark_can_be_read_back():
    name = "\U0001f600\U0001f600 דנה \x07"

    back = re.sub(
        r"\[((?:U\+[0-9A-F]{4,6} ?)+)\]",
        lambda mark: "".join(chr(int(code[2:], 16)) for code in mark[1].split()),
        fonts.marked(name),
    )

    assert back == name


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_the_layout_or_prints_an_empty_box(value):
    assert fonts.marked(fonts.marked(value)) == fonts.marked(value)
    paragraph(value, BODY).wrap(200, 1000)


def test_decomposed_letters_are_composed_before_they_are_judged():
    assert fonts.marked("Nguye\u0302\u0303n") == "Nguyễn"


def test_phones_dates_and_times_never_break():
    words = "(509) 555-0118 Nov 3, 2026 November 12 28 de octubre de 2027 2:14 PM ____ / ____ / ____"

    kept = unbroken(words)

    assert kept.count(" ") == 5
    assert kept.replace("\u00a0", " ") == words


@pytest.mark.parametrize("number", ["LD-2026-0142", "26-1-00318-5", "C-0142-03", "555-0118"])
def test_a_number_with_hyphens_moves_to_the_next_line_whole_and_stays_searchable(number):
    made = paragraph(f"Case {number}", ANSWER)
    made.wrap(fonts.width(f"Case {number}", 11) - 2, 1000)

    lines = [" ".join(line[1]) for line in made.blPara.lines]

    assert lines == ["Case", number]


def test_a_value_in_a_sentence_is_never_read_as_markup():
    filled = fill("Until <b>{day}</b>, says {name}.", day="<b>Friday</b>", name=Bold("</b>{day}"))

    assert filled == ("Until ", Bold("<b>Friday</b>"), ", says ", Bold("</b>{day}"), ".")
    assert plain(filled) == "Until <b>Friday</b>, says </b>{day}."
    assert markup(filled).count("<b>") == 2


def test_a_long_name_shrinks_to_nine_points_and_then_wraps():
    name = "Maximiliana Bartholomea Featherstonehaugh-Cholmondeley"

    short, long, endless = (fitted(words, ANSWER, 200) for words in ("Ana Example", name, "W" * 300))

    assert short.style.fontSize == 11
    assert long.style.fontSize == endless.style.fontSize == 9
    assert endless.wrap(200, 1000)[1] > 10 * 11


def test_nothing_is_set_below_nine_points():
    with pytest.raises(ValueError, match="below"):
        paragraph_style(Style(8.5, 10))


def test_only_one_module_makes_paragraphs_and_only_this_layer_knows_reportlab():
    root = Path(leaddesk.__file__).parent
    sources = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in root.rglob("*.py")}

    assert "paper/text.py" in sources
    named = re.compile(r"^\s*(from|import)\b.*\b(X?Paragraph|Preformatted)\b", re.M)
    makers = [name for name, code in sources.items() if named.search(code)]
    knowing = [name for name, code in sources.items() if "reportlab" in code and not name.startswith("paper/")]
    assert makers == ["paper/text.py"]
    assert [name for name in knowing if re.search(r"^\s*(from|import) reportlab", sources[name], re.M)] == []


def test_a_page_of_hostile_values_is_sound():
    story = [paragraph(value, BODY) for value in HOSTILE]

    assert_sound(build(sheet(), story).pdf, names=("Robert", "Bob"))
