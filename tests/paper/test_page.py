"""Heads, feet, marks and frames: what every page says about itself."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

import pytest

from leaddesk.i18n import translator
from leaddesk.paper.blocks import boxed
from leaddesk.paper.build import build
from leaddesk.paper.flow import TooTallError, space, together
from leaddesk.paper.frames import ALL, COURT, DENSE, FIELD, FORM, PAGE_HEIGHT
from leaddesk.paper.grid import Cell, Column, Grid, Row, bilingual, table
from leaddesk.paper.reprint import stamp
from leaddesk.paper.sheet import CourtHead, FootLine, Identity, Letterhead, Mark, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY
from leaddesk.paper.text import Bold, paragraph
from tests.paper.inspection import (
    assert_sound,
    character_boxes,
    folded,
    overlapping,
    page_count,
    pages_text,
    properties,
    reader_settings,
    sizes,
    text,
)
from tests.paper.samples import OFFICE, TR, court_sheet, letter, referral, sheet


def words(count):
    return " ".join(f"w{number}" for number in range(count))


@pytest.mark.parametrize("frame", ALL, ids=lambda frame: frame.name)
@pytest.mark.parametrize("line", list(FootLine), ids=lambda line: line.name)
def test_a_paper_in_every_frame_is_sound(frame, line):
    story = [paragraph(words(900), BODY), signatures((Signature("Signature"), Signature("Date")))]

    made = build(sheet(frame=frame, foot_line=line, mark=Mark.PRACTICE), story)

    assert made.pages == page_count(made.pdf) == 2
    assert_sound(made.pdf, names=("Teague", "Marisol", "Whitlock"))


def test_the_samples_are_sound_and_keep_their_pages():
    made, court = build(sheet(), referral()), build(court_sheet(), letter())

    assert (made.pages, court.pages) == (2, 1)
    assert_sound(made.pdf, names=("Teague", "Marisol", "Whitlock", "0142"))
    assert_sound(court.pdf, names=("Teague", "Prather", "00318"))


def test_the_file_tells_its_title_language_and_nothing_personal():
    pdf = build(sheet(tr=translator("es")), referral()).pdf

    known = properties(pdf)
    assert known["Title"] == "Provider Referral (PREF)"
    assert known["Subject"] == "PREF Ed. 11/2026"
    assert reader_settings(pdf) == ("es", True)


def test_later_pages_say_whose_they_are_without_the_name():
    first, second = pages_text(build(sheet(), referral()).pdf)

    assert "Marisol Teague" in first
    assert "Teague" not in second
    assert "Provider Referral M.T. · LD-2026-0142" in second


def test_a_court_paper_puts_the_case_number_first():
    pages = pages_text(build(court_sheet(), [*letter(), paragraph(words(900), BODY)]).pdf)

    assert "Case 26-1-00318-5 · M.T. · LD-2026-0142" in pages[1]


@pytest.mark.parametrize("frame", ALL, ids=lambda frame: frame.name)
def test_a_number_of_eighty_digits_cuts_neither_title_nor_person_on_later_pages(frame):
    number, whose = "7" * 80, "M.T. · LD-2026-0142"
    made = build(sheet(frame=frame, identity=Identity(whose, number)), [paragraph(words(900), BODY)])

    later = pages_text(made.pdf)[1]
    assert f"… · {whose}" in later
    assert "Provider Referral" in later
    assert_sound(made.pdf)
    heads = [box for box in character_boxes(made.pdf, 1) if box[2] > PAGE_HEIGHT - frame.later_top + 4]
    # nothing of the head lies on anything else of it
    assert not any(
        one[1] < two[3] - 1 and two[1] < one[3] - 1 and one[2] < two[4] - 1 and two[2] < one[4] - 1
        for place, one in enumerate(heads)
        for two in heads[place + 1 :]
    )


def test_the_foot_says_edition_time_and_page_of_pages():
    pages = pages_text(build(sheet(), referral()).pdf)

    for number, page in enumerate(pages, 1):
        assert f"PREF Ed. 11/2026 Printed Nov 3, 2026, 2:14 PM by D. Whitlock Page {number} of 2" in folded(page)


def test_the_printed_line_takes_its_time_from_the_caller():
    at = datetime(2026, 11, 3, 14, 14)  # noqa: DTZ001 - the office's local time

    assert printed(at, "D. Whitlock", TR) == "Printed Nov 3, 2026, 2:14 PM by D. Whitlock"


@pytest.mark.parametrize("mark", [Mark.NONE, Mark.PRACTICE], ids=["real", "practice"])
@pytest.mark.parametrize("frame", ALL, ids=lambda frame: frame.name)
def test_the_words_in_the_foot_are_never_cut_to_make_room_for_a_mark(frame, mark):
    foot = "Goes into a protected record. Officer keeps the copy."

    made = build(sheet(frame=frame, code="REF-AD", foot=foot, foot_line=FootLine.NONE, mark=mark), [])

    assert foot in text(made.pdf)
    assert text(made.pdf).count("PRACTICE") == (2 if mark else 0)
    assert_sound(stamp(made.pdf, "REPRINT of Sep 30, 2026"))
    assert not overlapping(stamp(made.pdf, "REPRINT of Sep 30, 2026"))


@pytest.mark.parametrize("frame", ALL, ids=lambda frame: frame.name)
def test_a_long_foot_moves_to_its_free_second_line_whole(frame):
    foot = "Printed Nov 3, 2026, 2:14 PM by Bartholomea Featherstonehaugh-Cholmondeley y Gar"

    pdf = build(sheet(frame=frame, foot=foot, foot_line=FootLine.NONE, mark=Mark.PRACTICE), []).pdf

    assert foot in text(pdf)
    assert not overlapping(stamp(pdf, "REPRINT of Sep 30, 2026"))


def test_a_long_site_name_is_printed_whole_and_pushes_the_body_down():
    office = replace(OFFICE, name="The Confederated Office of " + "Very Long Names " * 18 + "End")

    pdf = build(sheet(letterhead=office), [paragraph("Body starts here", BODY)]).pdf

    assert folded(office.name) in text(pdf)
    lines = {(round(top), character) for character, _, _, _, top in character_boxes(pdf)}
    assert lines
    assert_sound(pdf)
    assert text(pdf).index("End") < text(pdf).index("Body starts here")


def test_several_marks_stand_apart():
    alone, both = (max(sizes(build(sheet(mark=m), referral()).pdf)) for m in (Mark.DRAFT, Mark.DRAFT | Mark.PRACTICE))
    # lines 170 apart on the page, at 52 degrees
    assert both < 170 * 0.61 < alone


@pytest.mark.parametrize("mark", [Mark.DRAFT, Mark.PRACTICE, Mark.DRAFT_TRANSLATION, Mark.DRAFT | Mark.PRACTICE])
def test_a_marked_paper_says_so_on_every_page_and_stays_readable(mark):
    pages = pages_text(build(sheet(mark=mark), referral()).pdf)

    for page in pages:
        assert ("DRAFT" in page) == bool(mark & (Mark.DRAFT | Mark.DRAFT_TRANSLATION))
        assert ("PRACTICE" in page) == bool(mark & Mark.PRACTICE)
        assert ("TRADUCCIÓN PRELIMINAR" in page) == bool(mark & Mark.DRAFT_TRANSLATION)
    assert "Marisol Teague" in pages[0]


def test_an_unmarked_paper_carries_no_mark():
    assert "DRAFT" not in text(build(sheet(), referral()).pdf)


def test_a_strict_court_gets_its_top_three_inches_empty_but_for_the_stamp_corner():
    for inside, free in ((True, False), (False, True)):
        pdf = build(court_sheet(in_top_margin=inside), letter()).pdf
        left_of_stamp = [box for box in character_boxes(pdf) if box[1] < 300]
        assert all(top <= 792 - 216 for *_, top in left_of_stamp) == free
        assert "The Honorable Ellen Prather" in text(pdf)


def test_the_clerks_holes_stay_clear():
    pdf = build(court_sheet(), letter()).pdf

    assert not [box for box in character_boxes(pdf) if box[4] > 792 - 61]


def test_a_long_court_address_opens_the_body_instead_of_being_cut():
    head = CourtHead("November 3, 2026", tuple(f"Line {number} of a long address" for number in range(12)))

    printed_words = text(build(court_sheet(court=head), letter()).pdf)

    assert all(line in printed_words for line in head.addressee)


def test_the_same_input_gives_the_same_bytes_twice_and_between_others():
    first = build(sheet(), referral()).pdf
    build(court_sheet(), letter())
    build(sheet(), referral("Łukasz Żółć"))

    assert build(sheet(), referral()).pdf == first


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    code = (
        "import hashlib; from leaddesk.paper.build import build; from tests.paper.samples import *;"
        "print(hashlib.sha256(build(sheet(), referral()).pdf).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        ).stdout.strip()
        for seed in ("1", "2")
    }

    assert seen == {hashlib.sha256(build(sheet(), referral()).pdf).hexdigest()}


def test_two_threads_may_build_at_once():
    wanted = build(sheet(), referral()).pdf

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: build(sheet(), referral()).pdf, range(8)))

    assert set(made) == {wanted}


def test_a_two_page_form_is_ready_in_under_sixty_milliseconds():
    build(sheet(), referral())
    spent = []
    for _ in range(5):
        started = time.process_time()
        build(sheet(), referral())
        spent.append(time.process_time() - started)

    assert min(spent) < 0.060


def test_a_signature_never_opens_a_page_alone():
    vouched = paragraph("The paragraph that it vouches for.", BODY)
    group = together(vouched, signatures((Signature("Dana Whitlock, coordinator"),)))

    pages = pages_text(build(sheet(), [space(590), group]).pdf)

    assert "vouches" not in pages[0]
    assert "vouches" in pages[1]
    assert "Dana Whitlock, coordinator" in pages[1]


def test_a_group_taller_than_a_page_is_found_before_printing():
    with pytest.raises(TooTallError, match="PREF"):
        build(sheet(), [together(paragraph(words(2000), BODY), signatures((Signature("Signature"),)))])


def test_a_table_repeats_its_head_and_splits_between_rows():
    columns = (Column("Step", 3), Column("By when"))
    story = [table(columns, [(f"Row {n} " + words(40), "Nov 3, 2026") for n in range(40)], heading="Steps")]

    pages = pages_text(build(sheet(), story).pdf)

    assert len(pages) > 2
    for page in pages:
        assert "Step By when" in page
        assert page.count("w39") == page.count("Row ")
    assert sum(page.count("Steps") for page in pages) == 1


def test_a_heading_takes_two_rows_along():
    rows = [[Cell("", f"Row {number}")] for number in range(4)]

    pages = pages_text(build(sheet(), [space(605), Grid(rows, heading="A heading")]).pdf)

    assert "A heading" not in pages[0]
    assert "A heading" in pages[1]


@pytest.mark.parametrize("above", range(470, 660, 7))
def test_what_opens_a_page_says_what_it_goes_on_with_and_a_heading_has_two_rows(above):
    again = Row((Cell("", "Doors, continued"),), leads=2)
    rows = [Row((Cell("", f"Row {number}"),)) for number in range(2)]
    doors = [Row((Cell("", f"Door {number}"),), again=again) for number in range(3)]
    rows += [Row((Cell("", "Doors"),), leads=2), *doors, Row((Cell("", "Other"),), leads=2), Row((Cell("", "One"),))]

    pages = pages_text(build(sheet(), [space(above), Grid(rows)]).pdf)

    said = " ".join(page.split("disclosure of these records. ")[-1] for page in pages)
    first, second = (pages[0], pages[1]) if len(pages) > 1 else (pages[0], "")
    assert ("Doors" in first) == ("Doors Door 0 Door 1" in first), said
    assert ("Other" in first) == ("Other One" in first), said
    if "Door 2" in second and "Doors Door 0" not in second:
        assert "Doors, continued Door" in second


@pytest.mark.parametrize("above", range(480, 660, 10))
def test_a_heading_inside_a_table_never_ends_a_page(above):
    leading = [Row((Cell("", f"Part {part}"),), leads=1) for part in "ab"]
    rows = [Row((Cell("", f"Row {number}"),)) for number in range(2)]

    pages = pages_text(build(sheet(), [space(above), Grid([*rows, *leading, Row((Cell("", "Row of it"),))])]).pdf)

    [page] = [page for page in pages if "Row of it" in page]
    assert "Part a Part b Row of it" in page


def test_a_row_taller_than_a_page_goes_on_over_the_next_ones():
    story = [bilingual([("1", words(1500), words(1500)), ("2", "last", "último")], FORM.width)]

    pages = pages_text(build(sheet(), story).pdf)

    whole = " ".join(pages).split()
    assert all(whole.count(f"w{number}") == 2 for number in range(1500))
    assert all("English Español" in page for page in pages)


def test_a_box_that_cannot_be_split_is_an_error_and_not_an_endless_paper():
    with pytest.raises(Exception, match="too large"):
        build(sheet(), [Grid([[Cell("", [space(900)])]])])


@pytest.mark.parametrize("frame", [FORM, DENSE, FIELD, COURT], ids=lambda frame: frame.name)
def test_names_of_three_hundred_letters_stay_inside_the_frame(frame):
    name = "W" * 300
    person = Identity(f"{name} · LD-2026-0142", name if frame.court else "")
    office = Letterhead(name, (name,), name, name)
    story = [*referral(name, name), boxed([paragraph((Bold(name), name), BODY)])]

    made = build(sheet(frame=frame, identity=person, letterhead=office, foot=name, signed=True), story)

    assert_sound(made.pdf)
    for page in range(made.pages):
        for _, left, _, right, _ in character_boxes(made.pdf, page):
            assert left >= frame.side - 1.5
            assert right <= 612 - frame.side + 1.5
