"""Several finished papers as one file, for one print job. What each says to a screen reader comes along."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from leaddesk.paper.build import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pypdf import PageObject


def joined(papers: Iterable[bytes], title: str, subject: str, language: str) -> bytes:
    """Return the pages of the papers one after another, with a title of their own; the same bytes each time.

    The keywords name the band of each page in its order, where a reprint is marked.
    """
    writer = PdfWriter()
    structure = _Structure(writer)
    bands: list[str] = []
    for paper in papers:
        reader = PdfReader(BytesIO(paper))
        bands += [str((reader.metadata and reader.metadata.keywords) or "")] * len(reader.pages)
        before = len(writer.pages)
        writer.append(reader, import_outline=False)
        structure.take(reader, writer.pages[before:])
    structure.write()
    writer.metadata = {
        "/Title": title,
        "/Author": AUTHOR,
        "/Subject": subject,
        "/Creator": AUTHOR,
        "/Producer": AUTHOR,
        "/Keywords": ", ".join(bands),
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


class _Structure:
    """What the papers say to a screen reader, as one document: the library that joins them drops it."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._root = self._kept({"/Type": NameObject("/StructTreeRoot")})
        told = {"/Type": NameObject("/StructElem"), "/S": NameObject("/Document"), "/P": self._root.indirect_reference}
        self._whole = self._kept(told)
        self._elements, self._parents = ArrayObject(), ArrayObject()
        self._pages = 0

    def take(self, reader: PdfReader, pages: Sequence[PageObject]) -> None:
        """Take what one paper says of its pages, which are in the new file already."""
        tree: Any = reader.root_object["/StructTreeRoot"]
        for element in tree["/K"]["/K"]:
            made = element.get_object().clone(self._writer, ignore_fields=("/P",))
            made[NameObject("/P")] = self._whole.indirect_reference
            self._elements.append(made.indirect_reference)
        numbers = tree["/ParentTree"]["/Nums"]
        for place, page in enumerate(pages):
            on_page = numbers[2 * place + 1].get_object().clone(self._writer)
            page[NameObject("/StructParents")] = NumberObject(self._pages)
            self._parents += [NumberObject(self._pages), on_page.indirect_reference]
            self._pages += 1

    def write(self) -> None:
        """Hang the tree into the new file."""
        name, catalog = NameObject, self._writer.root_object
        self._whole[name("/K")] = self._elements
        self._root[name("/K")] = self._whole.indirect_reference
        self._root[name("/ParentTree")] = self._kept({"/Nums": self._parents}).indirect_reference
        catalog[name("/StructTreeRoot")] = self._root.indirect_reference
        catalog[name("/MarkInfo")] = DictionaryObject({name("/Marked"): BooleanObject(True)})

    def _kept(self, entries: dict[str, Any]) -> Any:
        """Return a dictionary that the new file holds as an object of its own."""
        made = DictionaryObject({NameObject(key): value for key, value in entries.items()})
        self._writer._add_object(made)  # noqa: SLF001 - pypdf has no other way to add an object
        return made
