"""Several finished papers as one file, for one print job."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, NameObject, TextStringObject

from leaddesk.paper.build import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterable


def joined(papers: Iterable[bytes], title: str, subject: str, language: str) -> bytes:
    """Return the pages of the papers one after another, with a title of their own; the same bytes each time."""
    writer = PdfWriter()
    for paper in papers:
        writer.append(PdfReader(BytesIO(paper)), import_outline=False)
    writer.metadata = {
        "/Title": title,
        "/Author": AUTHOR,
        "/Subject": subject,
        "/Creator": AUTHOR,
        "/Producer": AUTHOR,
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
