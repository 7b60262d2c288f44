"""The answers in a fillable form that somebody sent: read field by field, nothing in it is run or followed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from leaddesk.domain.attachments import BadFile, BadFileError, require
from leaddesk.domain.sent_forms import CODES, EDITION_FIELD, FORM_FIELD, SentFields, Trait
from leaddesk.paper.scans.pdf import clean_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaddesk.domain.attachments import CleanFile

_MOST_FIELDS: Final = 2_000
_MOST_OBJECTS: Final = 50_000
_DEEPEST: Final = 12
_LONGEST: Final = 20_000
_OFF: Final = "Off"
_EMPTY_LOOK: Final = 24
"""Bytes: the look of a field with nothing in it has no more."""
_Answer = tuple[str, str, bool]
_TRAITS: Final = {
    "/JS": Trait.SCRIPT,
    "/JavaScript": Trait.SCRIPT,
    "/EmbeddedFiles": Trait.FILES,
    "/EF": Trait.FILES,
    "/AF": Trait.FILES,
    "/XFA": Trait.XFA,
    "/Launch": Trait.ACTION,
    "/SubmitForm": Trait.ACTION,
    "/ImportData": Trait.ACTION,
    "/URI": Trait.ACTION,
}


def read_form(data: bytes) -> tuple[SentFields, CleanFile]:
    """Return what a sent form says, and its pages with nothing else in them. Raises BadFileError."""
    clean = clean_pdf(data)
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted:
            reader.decrypt("")
        found = _fields(reader)
    except BadFileError:
        raise
    except Exception as error:
        # pypdf raises whatever it stumbles over; all of it means that the file is not whole
        raise BadFileError(BadFile.BROKEN) from error
    return found, clean


def _fields(reader: PdfReader) -> SentFields:
    root = _whole(reader.trailer["/Root"])
    form = _whole(root.get("/AcroForm"))
    listed = _whole(form.get("/Fields")) if isinstance(form, DictionaryObject) else None
    require(isinstance(listed, ArrayObject) and len(listed) > 0, BadFile.NO_FIELDS)
    traits = _traits(reader)
    values: dict[str, str] = {}
    for name, value, drawn in _answers(listed, "", {}, 0, set()):
        require(len(values) <= _MOST_FIELDS, BadFile.BROKEN)
        if values.get(name, value) != value:
            traits.add(Trait.TWICE)
        values[name] = values.get(name) or value
        if not drawn:
            traits.add(Trait.UNDRAWN)
    code = values.pop(FORM_FIELD, "") or _code_in(reader)
    edition = values.pop(EDITION_FIELD, "")
    require(code in CODES, BadFile.NOT_OURS)
    return SentFields(code, edition, tuple(values.items()), frozenset(traits))


def _code_in(reader: PdfReader) -> str:
    """Return the form that the file's properties name: a program may have dropped the fields that nobody sees."""
    properties = reader.metadata
    return "" if properties is None else str(properties.get("/Subject", "")).split(" ", maxsplit=1)[0]


def _whole(found: Any) -> Any:
    return found.get_object() if isinstance(found, IndirectObject) else found


def _answers(listed: Any, above: str, kept: dict[str, Any], depth: int, seen: set[int]) -> Iterator[_Answer]:
    """Yield each field's name, its answer, and whether the page shows it; a ring of fields is walked once."""
    require(depth <= _DEEPEST, BadFile.BROKEN)
    for one in listed:
        field = _whole(one)
        if not isinstance(field, DictionaryObject) or id(field) in seen or len(seen) > _MOST_FIELDS:
            continue
        seen.add(id(field))
        own = _text(_whole(field.get("/T")))
        name = ".".join(part for part in (above, own) if part)
        told = {**kept, **{key: _whole(field[key]) for key in ("/FT", "/V") if key in field}}
        kids = _whole(field.get("/Kids"))
        kids = kids if isinstance(kids, ArrayObject) else ArrayObject()
        named = [kid for kid in kids if isinstance(_whole(kid), DictionaryObject) and "/T" in _whole(kid)]
        if named:
            yield from _answers(named, name, told, depth + 1, seen)
        elif name:
            widgets = [one for one in (field, *map(_whole, kids)) if isinstance(one, DictionaryObject)]
            value = _value(told, widgets)
            seen_ones = [one for one in widgets if "/Rect" in one] if told.get("/FT") != "/Btn" else []
            yield name, value, not value or not seen_ones or any(map(_shows, seen_ones))


def _shows(widget: DictionaryObject) -> bool:
    """Return whether a field's look holds more than the frame of an empty one."""
    look = _whole(_whole(widget.get("/AP") or {}).get("/N"))
    return isinstance(look, StreamObject) and len(look._data) > _EMPTY_LOOK  # noqa: SLF001 - as it is stored


def _value(told: dict[str, Any], widgets: list[DictionaryObject]) -> str:
    value = told.get("/V")
    if told.get("/FT") != "/Btn":
        return _text(value)
    said = _text(value).removeprefix("/")
    if said and said != _OFF:
        return said
    # some programs mark the box that is seen, and forget the answer behind it
    states = (str(one.get("/AS", ""))[1:] for one in widgets)
    return next((state for state in states if state and state != _OFF), "")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, ArrayObject):
        return ", ".join(_text(_whole(one)) for one in value)[:_LONGEST]
    if isinstance(value, StreamObject):
        return ""  # a text that is packed may unpack to anything; the page shows what it was
    if isinstance(value, ByteStringObject):
        return bytes(value).decode("cp1252", "replace")[:_LONGEST]
    return str(value)[:_LONGEST]


def _traits(reader: PdfReader) -> set[Trait]:
    """Return what is in the file besides pages and answers, without following any of it."""
    waiting: list[Any] = [reader.trailer.get("/Root")]
    seen: set[int] = set()
    found: set[Trait] = set()
    while waiting and len(seen) < _MOST_OBJECTS:
        one = _whole(waiting.pop())
        if isinstance(one, DictionaryObject | ArrayObject):
            if id(one) in seen:
                continue
            seen.add(id(one))
            waiting.extend(one.values() if isinstance(one, DictionaryObject) else one)
        if isinstance(one, DictionaryObject):
            found |= {_TRAITS[key] for key in one if key in _TRAITS}
            kind = _whole(one.get("/S"))
            if isinstance(kind, NameObject) and kind in _TRAITS:
                found.add(_TRAITS[kind])
    return found
