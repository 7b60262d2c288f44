"""A reprint is the stored paper, marked in the band kept for it, and nothing else is different."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from leaddesk.i18n import translator
from leaddesk.paper.build import build
from leaddesk.paper.frames import ALL
from leaddesk.paper.reprint import NoBandError, reprint_words, stamp
from leaddesk.paper.sheet import FootLine, Mark
from tests.paper.inspection import assert_sound, overlapping, pages_text, properties, reader_settings
from tests.paper.samples import TR, referral, sheet

WORDS = reprint_words(date(2026, 11, 3), TR)


@pytest.mark.parametrize("frame", ALL, ids=lambda frame: frame.name)
@pytest.mark.parametrize("line", list(FootLine), ids=lambda line: line.name)
def test_a_reprint_says_so_on_every_page_and_touches_nothing(frame, line):
    original = build(sheet(frame=frame, foot_line=line), referral()).pdf

    again = stamp(original, WORDS)

    for page, (before, after) in enumerate(zip(pages_text(original), pages_text(again), strict=True)):
        assert WORDS in after
        assert sorted(after.replace(WORDS, "").split()) == sorted(before.split())
        assert not overlapping(again, page)
    assert properties(again) == properties(original) | {"Producer": properties(again)["Producer"]}
    assert reader_settings(again) == reader_settings(original)
    assert_sound(again)


def test_a_reprint_of_the_same_paper_is_the_same_bytes():
    original = build(sheet(), referral()).pdf

    assert stamp(original, WORDS) == stamp(original, WORDS)


def test_the_words_fit_the_band_in_both_languages_on_the_longest_day():
    for language in ("en", "es"):
        words = reprint_words(date(2026, 9, 30), translator(language))
        for frame in ALL:
            stamp(build(sheet(frame=frame, mark=Mark.PRACTICE), referral()).pdf, words)


def test_words_wider_than_the_band_are_refused_and_not_printed_over_others():
    with pytest.raises(ValueError, match="wider"):
        stamp(build(sheet(frame=ALL[2]), referral()).pdf, WORDS * 3)


def test_bytes_of_another_program_are_refused():
    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(100, 100, "foreign")
    canvas.save()

    with pytest.raises(NoBandError):
        stamp(stream.getvalue(), WORDS)
