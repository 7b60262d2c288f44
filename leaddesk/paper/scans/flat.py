"""What lies over a page, such as the answers of a form or a stamp, as a part of the page: what shows pages shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

if TYPE_CHECKING:
    from pypdf import PdfWriter

_UNSEEN: Final = 2 | 32
"""Hidden, or not to be viewed."""
_CORNERS: Final = 4


def flatten(writer: PdfWriter, page: Any) -> None:
    """Draw the looks of everything over a page into it, and take what lay there away."""
    marks = _whole(page.get("/Annots"))
    if marks is None:
        return
    looks = [look for one in marks if (look := _look(_whole(one))) is not None]
    del page[NameObject("/Annots")]
    if not looks:
        return
    resources = _own(page, "/Resources")
    pictures = _own(resources, "/XObject")
    drawn = []
    for number, (stream, matrix) in enumerate(looks):
        name = f"/Over{number}"
        stream[NameObject("/Type")], stream[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
        pictures[NameObject(name)] = _added(writer, stream)
        drawn.append(f"q {' '.join(f'{one:.4f}' for one in matrix)} cm {name} Do Q")
    contents = _whole(page.get("/Contents"))
    parts = (
        list(contents) if isinstance(contents, ArrayObject) else [] if contents is None else [page.raw_get("/Contents")]
    )
    around = _added(writer, _stream("q\n")), _added(writer, _stream("\nQ\n" + "\n".join(drawn)))
    page[NameObject("/Contents")] = ArrayObject([around[0], *parts, around[1]])


def _look(mark: Any) -> tuple[StreamObject, tuple[float, ...]] | None:
    """Return the look that is in force, and how its box comes to lie in the mark's place (ISO 32000, 12.5.5)."""
    if not isinstance(mark, DictionaryObject) or int(mark.get("/F", 0)) & _UNSEEN:
        return None
    look = _whole(_whole(mark.get("/AP") or {}).get("/N"))
    if isinstance(look, DictionaryObject) and not isinstance(look, StreamObject):
        look = _whole(look.get(str(mark.get("/AS", ""))))
    rect = _numbers(mark.get("/Rect"))
    if not isinstance(look, StreamObject) or rect is None:
        return None
    box = _numbers(look.get("/BBox")) or (0.0, 0.0, rect[2] - rect[0], rect[3] - rect[1])
    turn = _numbers(look.get("/Matrix"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    xs, ys = zip(*(_moved(turn, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])), strict=True)
    left, low = min(rect[0], rect[2]), min(rect[1], rect[3])
    wide, tall = abs(rect[2] - rect[0]), abs(rect[3] - rect[1])
    across = wide / (max(xs) - min(xs)) if max(xs) > min(xs) else 1.0
    up = tall / (max(ys) - min(ys)) if max(ys) > min(ys) else 1.0
    return look, (across, 0.0, 0.0, up, left - min(xs) * across, low - min(ys) * up)


def _moved(turn: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = turn
    return a * x + c * y + e, b * x + d * y + f


def _numbers(found: Any, count: int = _CORNERS) -> tuple[float, ...] | None:
    whole = _whole(found)
    if not isinstance(whole, ArrayObject) or len(whole) != count:
        return None
    return tuple(float(_whole(one)) for one in whole)


def _own(holder: Any, key: str) -> Any:
    """Return a dictionary inside another, a copy where several might share it."""
    found = _whole(holder.get(key))
    made = DictionaryObject(found) if isinstance(found, DictionaryObject) else DictionaryObject()
    holder[NameObject(key)] = made
    return made


def _added(writer: PdfWriter, stream: StreamObject) -> IndirectObject:
    return writer._add_object(stream)  # noqa: SLF001 - pypdf has no other way to add an object


def _whole(found: Any) -> Any:
    return found.get_object() if isinstance(found, IndirectObject) else found


def _stream(words: str) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(words.encode("ascii"))
    return made
