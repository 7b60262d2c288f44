"""What tests ask of a finished PDF: its words, fonts, sizes, ink and properties. Read by wheels, never by eye."""

from __future__ import annotations

import ctypes
import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageOps

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAREST_EDGE = 30
SMALLEST = 9
_TOUCHING = 0.8


def folded(words: str) -> str:
    """Return words with every run of white space as one space."""
    return " ".join(words.split())


def pages_text(pdf: bytes) -> list[str]:
    """Return the words of each page, folded."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [folded(text) for text in texts]


def text(pdf: bytes) -> str:
    """Return the words of all pages, folded."""
    return " ".join(pages_text(pdf))


def page_count(pdf: bytes) -> int:
    """Return how many pages there are."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def properties(pdf: bytes) -> dict[str, str]:
    """Return title, author, subject and the rest, by name."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return {str(name)[1:]: str(value) for name, value in document.docinfo.items()}


def reader_settings(pdf: bytes) -> tuple[str, bool]:
    """Return the document's language and whether readers show its title."""
    with pikepdf.open(BytesIO(pdf)) as document:
        shows = document.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
        return str(document.Root.get("/Lang", "")), bool(shows)


def loose_fonts(pdf: bytes) -> set[str]:
    """Return the fonts that are used or listed without being embedded."""
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and _is_font(item)]
        return {str(font.get("/BaseFont")) for font in fonts if not _embedded(font)}


def _is_font(item: pikepdf.Dictionary) -> bool:
    return item.get("/Type") == "/Font" and "/BaseFont" in item


def _embedded(font: pikepdf.Dictionary) -> bool:
    described = font.get("/FontDescriptor", {})
    return any(name in described for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def sizes(pdf: bytes) -> set[float]:
    """Return the sizes that characters are set in."""
    document = pypdfium2.PdfDocument(pdf)
    found = set()
    for page in document:
        words = page.get_textpage()
        for index in range(words.count_chars()):
            if chr(pdfium.FPDFText_GetUnicode(words, index)).strip():
                found.add(round(pdfium.FPDFText_GetFontSize(words, index), 2))
    document.close()
    return found


def character_boxes(pdf: bytes, page: int = 0) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield each visible character of a page with its left, bottom, right and top in points."""
    document = pypdfium2.PdfDocument(pdf)
    words = document[page].get_textpage()
    for index in range(words.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(words, index))
        edges = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = edges
        if character.strip() and pdfium.FPDFText_GetCharBox(words, index, *map(ctypes.byref, edges)):
            yield character, left.value, bottom.value, right.value, top.value
    document.close()


def ink_margins(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return, page by page, how many points lie free at the left, top, right and bottom edge."""
    document = pypdfium2.PdfDocument(pdf)
    margins = []
    for page in document:
        picture = ImageOps.invert(page.render(scale=2).to_pil().convert("L")).point(lambda v: 255 * (v > 60))
        left, top, right, bottom = picture.getbbox() or (0, 0, 0, 0)
        margins.append((left / 2, top / 2, (picture.width - right) / 2, (picture.height - bottom) / 2))
    document.close()
    return margins


def assert_sound(pdf: bytes, *, names: tuple[str, ...] = ()) -> None:
    """Hold what every paper of the office must hold: fonts, sizes, margins, properties, and no name in them."""
    assert loose_fonts(pdf) == set()
    assert min(sizes(pdf)) >= SMALLEST
    for margins in ink_margins(pdf):
        assert min(margins) >= NEAREST_EDGE - 1
    known = properties(pdf)
    assert re.fullmatch(r".+ \([A-Z0-9-]+\)", known["Title"])
    assert known["Author"] == "LeadDesk"
    assert known["Subject"]
    language, shows_title = reader_settings(pdf)
    assert language
    assert shows_title
    for name in names:
        assert name.casefold() not in " ".join(known.values()).casefold()


def elements(pdf: bytes) -> list[tuple[str, str]]:
    """Return what a screen reader finds, in order: the role, and the words or what is said in their place."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[tuple[str, str]] = []
    with pikepdf.open(BytesIO(pdf)) as tagged:
        spoken = _words_by_mark(document)
        pages = {page.objgen: number for number, page in enumerate(tagged.pages)}
        for element in tagged.Root.StructTreeRoot.K.K:
            if element.S == "/Form":
                found.append(("Form", str(element.K.Obj.TU)))
                continue
            words = spoken.get((pages[element.Pg.objgen], int(element.K)), "")
            found.append((str(element.S)[1:], folded(str(element.get("/Alt", words)))))
    document.close()
    return found


def _words_by_mark(document: pypdfium2.PdfDocument) -> dict[tuple[int, int], str]:
    words: dict[tuple[int, int], str] = {}
    for number, page in enumerate(document):
        reader = page.get_textpage()
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
            length = pdfium.FPDFTextObj_GetText(item.raw, reader.raw, None, 0)
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFTextObj_GetText(
                item.raw, reader.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
            )
            text = buffer.raw[:length].decode("utf-16-le").rstrip("\0")
            words[number, mark] = words.get((number, mark), "") + text
    return words


def overlapping(pdf: bytes, page: int = 0, below: float = 70) -> list[tuple[str, str]]:
    """Return the pairs of characters in the foot of a page that lie on one another."""
    boxes = [box for box in character_boxes(pdf, page) if box[2] < below]
    return [
        (a[0], b[0])
        for number, a in enumerate(boxes)
        for b in boxes[number + 1 :]
        if min(a[3], b[3]) - max(a[1], b[1]) > _TOUCHING and min(a[4], b[4]) - max(a[2], b[2]) > _TOUCHING
    ]
