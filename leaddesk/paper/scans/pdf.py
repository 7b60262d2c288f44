"""A PDF with its pages and nothing else: no script, no action, no file inside, no words about it."""

from __future__ import annotations

import logging
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from leaddesk.domain.attachments import LARGEST, MOST_PAGES, BadFile, BadFileError, CleanFile, Media, require
from leaddesk.paper.scans.flat import flatten
from leaddesk.paper.scans.picture import MOST_DOTS, PAGE_BYTES, shrunk

if TYPE_CHECKING:
    from collections.abc import Iterator

# what it finds wrong with a file is said in our words, and nothing of a file belongs in a log
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
_OF_A_PAGE: Final = frozenset(
    ("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Annots")
)
_OF_A_MARK: Final = frozenset(("/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F"))
_MARKS: Final = frozenset(
    ("/Widget", "/Stamp", "/FreeText", "/Ink", "/Highlight", "/Underline", "/StrikeOut", "/Square", "/Circle", "/Line")
)
_NEVER: Final = frozenset(
    (
        *("/JS", "/JavaScript", "/AA", "/A", "/OpenAction", "/EmbeddedFiles", "/EF", "/AF", "/Metadata", "/PieceInfo"),
        *("/Alternates", "/OPI", "/PS", "/Ref", "/StructParents", "/StructParent", "/LastModified", "/Names", "/XFA"),
    )
)
_FLATE: Final = frozenset(("/FlateDecode", "/Fl"))
_MOST_UNPACKED: Final = 200 * 1024 * 1024
"""Bytes that all streams of a file may unpack to."""
_MOST_DOTS: Final = 2 * MOST_DOTS
"""A letter page scanned at 600 dots per inch has 34 million."""
_LEAST_SIDE, _LARGEST_SIDE, _SLENDER = 18, 14_400, 20
_MOST_FILTERS: Final = 3
_QUALITY: Final = 60


def clean_pdf(data: bytes) -> CleanFile:
    """Return the pages of a PDF. Raises BadFileError."""
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        require(not reader.is_encrypted or bool(reader.decrypt("")), BadFile.ENCRYPTED)
        count = len(reader.pages)
        require(count > 0, BadFile.BROKEN)
        require(count <= MOST_PAGES, BadFile.TOO_MANY_PAGES)
        content = _written(reader)
    except BadFileError:
        raise
    except Exception as error:
        # pypdf raises whatever it stumbles over; all of it means that the file is not whole
        raise BadFileError(BadFile.BROKEN) from error
    require(len(content) <= LARGEST, BadFile.TOO_LARGE)
    return CleanFile(Media.PDF, content, count)


def _written(reader: PdfReader) -> bytes:
    for page in reader.pages:
        _strip_page(page)
    writer = PdfWriter()
    for page in reader.pages:
        writer.add_page(page)
    for page in writer.pages:
        _fits_paper(page)
        flatten(writer, page)
    _strip_objects(writer)
    _shrink_pictures(writer)
    writer.metadata = None
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _strip_page(page: Any) -> None:
    """Leave of a page what is seen."""
    for key in [key for key in page if key not in _OF_A_PAGE]:
        del page[key]
    marks = page.get("/Annots")
    if marks is None:
        return
    kept = ArrayObject()
    for one in marks.get_object():
        mark = one.get_object()
        if isinstance(mark, DictionaryObject) and mark.get("/Subtype") in _MARKS and "/AP" in mark:
            kept.append(DictionaryObject({NameObject(key): mark.raw_get(key) for key in mark if key in _OF_A_MARK}))
    page[NameObject("/Annots")] = kept


def _fits_paper(page: Any) -> None:
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    sides = sorted((abs(width), abs(height)))
    fits = sides[0] >= _LEAST_SIDE and sides[1] <= min(_LARGEST_SIDE, sides[0] * _SLENDER)
    require(fits, BadFile.TOO_WIDE)


def _strip_objects(writer: PdfWriter) -> None:
    """Take out of every object what could act, and refuse what would unpack to far more than paper holds."""
    left = _MOST_UNPACKED
    for found in _dictionaries(writer):
        for key in [key for key in found if key in _NEVER]:
            del found[key]
        if isinstance(found, StreamObject):
            left -= _unpacked(found, left)
            require(found.get("/Subtype") != "/Image" or _dots(found) <= _MOST_DOTS, BadFile.TOO_WIDE)


def _dictionaries(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Yield every dictionary and stream of a file, those inside others too; a ring is walked once."""
    waiting: list[Any] = list(writer._objects)  # noqa: SLF001 - pypdf has no other list of all there is
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject) or id(found) in seen:
            continue  # each is in the list itself
        seen.add(id(found))
        if isinstance(found, DictionaryObject):
            yield found
            waiting.extend(found.values())
        elif isinstance(found, ArrayObject):
            waiting.extend(found)


def _filters(stream: StreamObject) -> list[str]:
    found = stream.get("/Filter")
    found = found.get_object() if isinstance(found, IndirectObject) else found
    if found is None:
        return []
    return [str(one) for one in found] if isinstance(found, ArrayObject) else [str(found)]


def _unpacked(stream: StreamObject, most: int) -> int:
    """Return how many bytes a stream unpacks to, without ever holding more than allowed."""
    data: bytes = stream._data  # noqa: SLF001 - get_data would unpack it all
    names = _filters(stream)
    require(len(names) <= _MOST_FILTERS, BadFile.BROKEN)
    for name in names:
        if name not in _FLATE:
            break
        engine = zlib.decompressobj()
        try:
            data = engine.decompress(data, most + 1)
        except zlib.error:
            break  # the page may still show something; the viewer unpacks it no further than this
        require(len(data) <= most, BadFile.TOO_WIDE)
    return len(data)


def _dots(image: StreamObject) -> int:
    sides: list[Any] = [image.get(name) for name in ("/Width", "/Height")]
    whole: list[Any] = [side.get_object() if isinstance(side, IndirectObject) else side for side in sides]
    return int(whole[0] or 0) * int(whole[1] or 0)


def _shrink_pictures(writer: PdfWriter) -> None:
    """Bring pages that hold more than 1 MB of pictures to grey at letter size; one that can't be read stays."""
    for page in writer.pages:
        if _picture_bytes(page) <= PAGE_BYTES:
            continue
        for picture in page.images:
            try:
                if picture.image is not None:
                    picture.replace(shrunk(picture.image), quality=_QUALITY)
            except Exception:  # noqa: BLE001, S112 - as it came is better than not at all; it was bounded above
                continue


def _picture_bytes(page: Any) -> int:
    pictures = page.get("/Resources", DictionaryObject()).get_object().get("/XObject", DictionaryObject()).get_object()
    found = (one.get_object() for one in pictures.values())
    return sum(len(one._data) for one in found if one.get("/Subtype") == "/Image")  # noqa: SLF001 - as it is stored
