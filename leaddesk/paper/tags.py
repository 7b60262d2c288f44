"""Structure for screen readers: which words are headings, paragraphs and figures, in reading order.

Reportlab writes no tags. Here every page is an artifact (rules, running head, foot, marks) but for what is drawn
inside :func:`tagged`; the elements are collected page by page and written as a structure tree when the file is saved.
Cells are paragraphs in reading order, label before answer; tables are not yet told as tables.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE, HEADING, WORDS, PICTURE, FIELD = "H1", "H2", "P", "Figure", "Form"
_OUTSIDE = "/Artifact BMC"
_PAGE_KEYS = ["StructParents", "Tabs"]


@dataclass(frozen=True, slots=True)
class _Element:
    role: str
    instead: str
    widget: Any = None
    """The field of a fillable form that it is, in place of words."""


@dataclass(slots=True)
class Tags:
    """What was drawn on each page, in order."""

    pages: list[list[_Element]] = field(default_factory=list)

    def open_page(self, canvas: Any) -> None:
        """Begin a page: until something is tagged, it is an artifact."""
        self.pages.append([])
        canvas.addLiteral(_OUTSIDE)

    def widget(self, widget: Any, spoken: str) -> None:
        """Take a field of a fillable form as the next element of the page."""
        self.pages[-1].append(_Element(FIELD, spoken, widget))

    def close_page(self, canvas: Any) -> None:
        """End a page."""
        canvas.addLiteral("EMC")

    def write(self, document: Any) -> None:
        """Write the structure tree into reportlab's document, before it is saved."""
        root, whole = PDFDictionary(), PDFDictionary()
        root_at, whole_at = document.Reference(root), document.Reference(whole)
        parents: list[Any] = []
        children: list[Any] = []
        widgets: list[tuple[Any, Any]] = []
        for number, (page, elements) in enumerate(zip(document.Pages.pages, self.pages, strict=True)):
            place = document.Reference(page)
            made = [document.Reference(_element(document, e, n, place, whole_at)) for n, e in enumerate(elements)]
            children += made
            parents += [number, document.Reference(PDFArray(made))]
            widgets += [(e.widget, at) for e, at in zip(elements, made, strict=True) if e.widget is not None]
            page.__NoDefault__ = [*type(page).__NoDefault__, *_PAGE_KEYS]  # on this page only: it drops unknown keys
            page.StructParents, page.Tabs = number, PDFName("S")
        for number, (widget, at) in enumerate(widgets, len(self.pages)):
            widget.dict["StructParent"] = number
            parents += [number, at]
        kind = PDFName("StructElem")
        whole.dict = {"Type": kind, "S": PDFName("Document"), "P": root_at, "K": PDFArray(children)}
        tree = PDFDictionary({"Nums": PDFArray(parents)})
        root.dict = {"Type": PDFName("StructTreeRoot"), "K": whole_at, "ParentTree": document.Reference(tree)}
        document.Catalog.StructTreeRoot = root_at
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _element(document: Any, element: _Element, number: int, page: Any, parent: Any) -> Any:
    inside: Any = number
    if element.widget is not None:
        inside = PDFDictionary({"Type": PDFName("OBJR"), "Obj": document.Reference(element.widget), "Pg": page})
    entries = {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent, "Pg": page, "K": inside}
    if element.instead:
        entries["Alt"] = PDFString(element.instead)
    return PDFDictionary(entries)


@contextmanager
def tagged(canvas: Any, role: str, instead: str = "") -> Iterator[None]:
    """Take what is drawn inside as one element; ``instead`` is what a reader says in place of a figure."""
    tags = getattr(canvas, "tags", None)
    if tags is None or not tags.pages:
        yield
        return
    elements = tags.pages[-1]
    elements.append(_Element(role, instead))
    canvas.addLiteral(f"EMC /{role} <</MCID {len(elements) - 1}>> BDC")
    yield
    canvas.addLiteral(f"EMC {_OUTSIDE}")
