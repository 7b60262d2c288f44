"""Places to type in and boxes to mark on a screen: the fields of a fillable PDF (AcroForm).

The page is drawn as for the hand; over each place for an answer lies a field with a name of its own, in reading
order, so that Tab goes from one to the next. What is typed is set in the paper's own face, embedded whole, since
nobody knows which letters come. There is no script in it: a file that computes is a file that offices block.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream, PDFString
from reportlab.pdfbase.pdfmetrics import getFont

from leaddesk import paths
from leaddesk.paper.fonts import FILES, REGULAR, register

if TYPE_CHECKING:
    from collections.abc import Sequence

FACE: Final = "LeadDeskSans"
SIZE: Final = 10
_ENCODING: Final = "cp1252"
_FIRST, _LAST = 32, 255
_READ_ONLY, _MANY_LINES, _RADIO, _COMBO, _EDIT = 1, 1 << 12, 1 << 15, 1 << 17, 1 << 18
_PRINTS: Final = 4
_NONSYMBOLIC: Final = 32
_INSET: Final = 0.25


@dataclass(frozen=True, slots=True)
class Input:
    """A field: its name in the file, what a screen reader calls it, and how many characters it takes; 0 for any."""

    name: str
    label: str
    most: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """Boxes that answer one question; of ``many`` each is a field of its own, ``name.code``, else one excludes all."""

    name: str
    label: str
    codes: tuple[str, ...]
    many: bool = False


class Inputs:
    """The fields of one document, in the order in which they were drawn."""

    def __init__(self, fixed: Sequence[tuple[str, str]] = ()) -> None:
        """Take the values that the file tells of itself, such as the form that it is."""
        self._fixed = tuple(fixed)
        self._fields: list[Any] = []
        self._groups: dict[str, Any] = {}

    def text(self, canvas: Any, field: Input, box: tuple[float, float, float, float], *, lines: bool = False) -> None:
        """Lay a place to type in over a box of the page: left, bottom, width, height."""
        more = {"FT": PDFName("Tx"), "V": PDFString(""), "Ff": _MANY_LINES if lines else 0, "DA": _typed_in()}
        if field.most:
            more["MaxLen"] = field.most
        self._add(canvas, field, box, more)

    def choice(self, canvas: Any, field: Input, box: tuple[float, float, float, float], offered: Sequence[str]) -> None:
        """Lay a list over a box, to choose from or to type something else in."""
        options = PDFArray([PDFString(one) for one in offered])
        more = {"FT": PDFName("Ch"), "V": PDFString(""), "Ff": _COMBO | _EDIT, "Opt": options, "DA": _typed_in()}
        self._add(canvas, field, box, more)

    def mark(self, canvas: Any, marks: Marks, code: str, label: str, box: tuple[float, float, float, float]) -> None:
        """Lay a box to mark over a printed square."""
        spoken = f"{marks.label}: {label}"
        looks = PDFDictionary({code: _cross(canvas, box), "Off": _nothing(canvas, box)})
        widget = {"AP": PDFDictionary({"N": looks}), "AS": PDFName("Off")}
        if marks.many:
            button = {"FT": PDFName("Btn"), "V": PDFName("Off"), **widget}
            self._add(canvas, Input(f"{marks.name}.{code}", spoken), box, button)
            return
        group = self._groups.get(marks.name)
        if group is None:
            group = self._groups[marks.name] = PDFDictionary(
                {
                    "FT": PDFName("Btn"),
                    "T": PDFString(marks.name),
                    "TU": PDFString(marks.label),
                    "Ff": _RADIO,
                    "V": PDFName("Off"),
                    "Kids": PDFArray([]),
                }
            )
            self._fields.append(canvas._doc.Reference(group))  # noqa: SLF001 - reportlab has no other way in
        parent = canvas._doc.Reference(group)  # noqa: SLF001 - as above
        at = self._widget(canvas, spoken, box, {"TU": PDFString(spoken), "Parent": parent, **widget})
        group.dict["Kids"].sequence.append(at)

    def _add(self, canvas: Any, field: Input, box: tuple[float, float, float, float], more: dict[str, Any]) -> None:
        look = PDFDictionary({"N": _nothing(canvas, box, typed=True)})
        named = {"T": PDFString(field.name), "TU": PDFString(field.label), "AP": look}
        self._fields.append(self._widget(canvas, field.label, box, {**named, **more}))

    def _widget(self, canvas: Any, spoken: str, box: tuple[float, float, float, float], more: dict[str, Any]) -> Any:
        x, y, wide, tall = box
        left, low = canvas.absolutePosition(x, y)
        corners = [round(edge, 2) for edge in (left, low, left + wide, low + tall)]
        entries = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "F": _PRINTS,
            "Rect": PDFArray(corners),
            **more,
        }
        found = PDFDictionary(entries)
        name = f"input-{canvas._annotationCount}"  # noqa: SLF001 - reportlab numbers its annotations here
        canvas._addAnnotation(found, name)  # noqa: SLF001 - as above
        canvas.tags.widget(found, spoken)
        return canvas._doc.refAnnotation(name)  # noqa: SLF001 - as above

    def write(self, document: Any) -> None:
        """Write the form into reportlab's document, before it is saved."""
        if not self._fields:
            return
        fixed = [
            document.Reference(
                PDFDictionary({"FT": PDFName("Tx"), "T": PDFString(name), "V": PDFString(value), "Ff": _READ_ONLY})
            )
            for name, value in self._fixed
        ]
        fonts = PDFDictionary({"Font": PDFDictionary({FACE: _face(document)})})
        document.Catalog.AcroForm = PDFDictionary(
            {"Fields": PDFArray([*fixed, *self._fields]), "DR": fonts, "DA": _typed_in()}
        )


def _typed_in() -> PDFObject:
    return PDFString(f"/{FACE} {SIZE} Tf 0 g")


def _nothing(canvas: Any, box: tuple[float, float, float, float], *, typed: bool = False) -> Any:
    """Return the look of a field that is empty: the page beneath shows the square or the rule."""
    return _look(canvas, box, "/Tx BMC EMC" if typed else "")


def _cross(canvas: Any, box: tuple[float, float, float, float]) -> Any:
    """Return the look of a marked box: the X that is printed, since a tick is lost on a fax."""
    side = min(box[2:])
    near, far = side * _INSET, side * (1 - _INSET)
    strokes = f"{near} {near} m {far} {far} l {near} {far} m {far} {near} l S"
    return _look(canvas, box, f"q 1.9 w 1 J 0 G {strokes} Q")


def _look(canvas: Any, box: tuple[float, float, float, float], drawn: str) -> Any:
    document = canvas._doc  # noqa: SLF001 - reportlab has no other way in
    shape = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": PDFArray([0, 0, round(box[2], 2), round(box[3], 2)]),
        "Resources": PDFDictionary({}),
    }
    return document.Reference(PDFStream(PDFDictionary(shape), drawn.encode("ascii"), filters=[]))


def _face(document: Any) -> Any:
    """Return the paper's face with its whole file, coded as western offices type it."""
    register()
    face = getFont(REGULAR).face
    letters = [bytes([code]).decode(_ENCODING, "replace") for code in range(_FIRST, _LAST + 1)]
    widths = [round(face.charWidths.get(ord(one), face.defaultWidth)) for one in letters]
    packed = _packed()
    content = PDFStream(PDFDictionary({"Length1": _length(), "Filter": PDFName("FlateDecode")}), packed, filters=[])
    described = {
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName(_postscript_name()),
        "Flags": _NONSYMBOLIC,
        "FontBBox": PDFArray(list(face.bbox)),
        "ItalicAngle": 0,
        "Ascent": face.ascent,
        "Descent": face.descent,
        "CapHeight": face.capHeight,
        "StemV": face.stemV,
        "FontFile2": document.Reference(content),
    }
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("TrueType"),
        "BaseFont": PDFName(_postscript_name()),
        "Encoding": PDFName("WinAnsiEncoding"),
        "FirstChar": _FIRST,
        "LastChar": _LAST,
        "Widths": PDFArray(widths),
        "FontDescriptor": document.Reference(PDFDictionary(described)),
    }
    return document.Reference(PDFDictionary(font))


def _postscript_name() -> str:
    name = getFont(REGULAR).face.name
    return name.decode("ascii") if isinstance(name, bytes) else str(name)


@cache
def _packed() -> bytes:
    return zlib.compress((paths.fonts() / FILES[REGULAR]).read_bytes(), 9)


@cache
def _length() -> int:
    return (paths.fonts() / FILES[REGULAR]).stat().st_size
