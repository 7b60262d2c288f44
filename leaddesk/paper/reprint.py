"""A second print of stored bytes: the same pages with a mark in the foot band that was kept empty for it."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper import fonts
from leaddesk.paper.build import BAND_KEYWORD
from leaddesk.paper.frames import BAND_WIDTH, PAGE_HEIGHT, PAGE_WIDTH, Band
from leaddesk.paper.styles import FINE_BOLD, Align
from leaddesk.paper.text import draw_line

if TYPE_CHECKING:
    from datetime import date

_BAND = re.compile(rf"{BAND_KEYWORD} ([\d.]+) ([\d.]+) ([\d.]+)")


class NoBandError(ValueError):
    """These bytes hold no foot band: they are not a paper of this program."""


def stamp(pdf: bytes, words: str) -> bytes:
    """Return the paper with ``REPRINT of Nov 3, 2026`` set bold in the foot band of each page; nothing else changes.

    The words come translated and dated by the caller. The band's place is read from the paper's own keywords, so
    that papers of old editions are marked where they kept room. Raises NoBandError for foreign bytes and ValueError
    where the words are wider than the band.
    """
    reader = PdfReader(BytesIO(pdf))
    bands = _bands(reader)
    marks = {band: PdfReader(BytesIO(_overlay(band, words))).pages[0] for band in bands}
    writer = PdfWriter(clone_from=reader)
    for number, page in enumerate(writer.pages):
        # a packet names the band of each page, a single paper the one of all
        page.merge_page(marks[bands[number] if len(bands) > 1 else bands[0]])
        page.compress_content_streams()
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def reprint_words(day: date, tr: Translator) -> str:
    """Return the words of the mark for a day."""
    return tr(N_("REPRINT of {day}"), day=show_date(day, tr.language))


def _bands(reader: PdfReader) -> list[Band]:
    found = list(_BAND.finditer((reader.metadata and reader.metadata.keywords) or ""))
    if len(found) not in (1, len(reader.pages)):
        message = "the paper names no band for a reprint"
        raise NoBandError(message)
    return [Band(*(float(number) for number in one.groups())) for one in found]


def _overlay(band: Band, words: str) -> bytes:
    fonts.register()
    if fonts.width(fonts.marked(words), FINE_BOLD.size, bold=True) > band.width:
        message = "the words are wider than the band"
        raise ValueError(message)
    stream = BytesIO()
    size = (PAGE_WIDTH, PAGE_HEIGHT)
    canvas = Canvas(stream, pagesize=size, invariant=1, initialFontName=fonts.BOLD, pageCompression=1)
    canvas.addLiteral("/Artifact BMC")
    if band.width > BAND_WIDTH:
        draw_line(canvas, band.x + band.width / 2, band.baseline, words, replace(FINE_BOLD, align=Align.CENTRE))
    else:
        draw_line(canvas, band.x, band.baseline, words, FINE_BOLD)
    canvas.addLiteral("EMC")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
