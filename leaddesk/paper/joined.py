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
    """Return the pages of the papers one after another, with a title of their own; the same bytes each time.

    The keywords name the band of each page in its order, where a reprint is marked.
    """
    writer = PdfWriter()
    bands: list[str] = []
    for paper in papers:
        reader = PdfReader(BytesIO(paper))
        bands += [str((reader.metadata and reader.metadata.keywords) or "")] * len(reader.pages)
        writer.append(reader, import_outline=False)
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
