"""Any file in, a plain one out: what it is, is told by its first bytes and never by its name."""

from __future__ import annotations

from leaddesk.domain.attachments import LARGEST, BadFile, BadFileError, CleanFile
from leaddesk.paper.scans.pdf import clean_pdf
from leaddesk.paper.scans.picture import clean_picture

_PNG, _JPEG, _PDF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-"
_KNOWN = (".pdf", ".png", ".jpg", ".jpeg")


def clean(data: bytes, name: str = "") -> CleanFile:
    """Return what stays of a file. Raises BadFileError; ``name`` only chooses the words of a refusal."""
    if not data:
        raise BadFileError(BadFile.EMPTY)
    if len(data) > LARGEST:
        raise BadFileError(BadFile.TOO_LARGE)
    if data.startswith(_PNG):
        return clean_picture(data, "PNG")
    if data.startswith(_JPEG):
        return clean_picture(data, "JPEG")
    if data.startswith(_PDF):
        return clean_pdf(data)
    raise BadFileError(BadFile.NOT_AS_NAMED if name.casefold().endswith(_KNOWN) else BadFile.UNKNOWN)
