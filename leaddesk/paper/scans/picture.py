"""A photo or a scanned page as a grey JPEG of letter size at 200 dots per inch, at most 1 MB, with nothing about it."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps

from leaddesk.domain.attachments import BadFile, BadFileError, CleanFile, Media, require

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_DOTS: Final = 25_000_000
Image.MAX_IMAGE_PIXELS = MOST_DOTS
PAGE_BYTES: Final = 1024 * 1024
_LONG, _SHORT = 2200, 1700
_QUALITIES: Final = (80, 70, 60, 50, 40, 30)


def clean_picture(data: bytes, kind: str) -> CleanFile:
    """Return a PNG or JPEG as a page; what stood in it beside the dots is gone."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=[kind]) as opened:
            # asked before a single dot is decoded
            require(opened.width * opened.height <= MOST_DOTS, BadFile.TOO_WIDE)
            upright = ImageOps.exif_transpose(opened)
            page = grey_page(upright)
    except BadFileError:
        raise
    except Image.DecompressionBombError as error:
        raise BadFileError(BadFile.TOO_WIDE) from error
    except Exception as error:
        # Pillow's readers raise whatever they stumble over; all of it means that the picture is not whole
        raise BadFileError(BadFile.BROKEN) from error
    return CleanFile(Media.JPEG, page, 1)


def grey_page(picture: Picture) -> bytes:
    """Return the dots as a grey JPEG of at most 1 MB; what is see-through is white, as paper is."""
    grey = shrunk(picture)
    encoded = b""
    for quality in _QUALITIES:
        stream = BytesIO()
        grey.save(stream, "JPEG", quality=quality, dpi=(200, 200), optimize=True)
        encoded = stream.getvalue()
        if len(encoded) <= PAGE_BYTES:
            break
    return encoded


def shrunk(picture: Picture) -> Picture:
    """Return a picture in grey, no larger than a letter page at 200 dots per inch."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        picture = Image.alpha_composite(paper, seen)
    grey = picture.convert("L")
    fits = (_SHORT, _LONG) if grey.height >= grey.width else (_LONG, _SHORT)
    grey.thumbnail(fits, Image.Resampling.LANCZOS)
    # a new picture: what the old one carried along in its info must not be written
    plain = Image.new("L", grey.size)
    plain.paste(grey)
    return plain
