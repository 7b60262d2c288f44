"""The office's sign for its letterhead: black on white, small, and nothing else of the file that it came from."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops, ImageOps

from leaddesk.domain.attachments import BadFile, BadFileError, CleanFile, Media, require
from leaddesk.paper.scans.picture import MOST_DOTS

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LARGEST_LOGO: Final = 5 * 1024 * 1024
_MOST: Final = (720, 240)
"""Dots: 120 by 40 points on paper, at 432 to the inch."""
_LEAST: Final = 24
_DARK: Final = 160
_MOST_BLACK: Final = 0.7
_KINDS: Final = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG"}


def clean_logo(data: bytes) -> CleanFile:
    """Return a PNG or JPEG as a black and white PNG without its margins. Raises BadFileError."""
    require(len(data) <= LARGEST_LOGO, BadFile.TOO_LARGE)
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")
    require(bool(kind), BadFile.NO_LOGO)
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=[kind]) as opened:
            require(opened.width * opened.height <= MOST_DOTS, BadFile.TOO_WIDE)
            grey = _grey(ImageOps.exif_transpose(opened))
    except BadFileError:
        raise
    except Image.DecompressionBombError as error:
        raise BadFileError(BadFile.TOO_WIDE) from error
    except Exception as error:
        # Pillow's readers raise whatever they stumble over; all of it means that the picture is not whole
        raise BadFileError(BadFile.BROKEN) from error
    return CleanFile(Media.PNG, _black_on_white(grey), 1)


def _grey(picture: Picture) -> Picture:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    return picture.convert("L")


def _black_on_white(grey: Picture) -> bytes:
    box = ImageChops.invert(grey).point(lambda shade: 255 * (shade > 255 - _DARK - 40)).getbbox()
    require(box is not None, BadFile.EMPTY_LOGO)
    cut = grey.crop(box)
    cut.thumbnail(_MOST, Image.Resampling.LANCZOS)
    require(min(cut.size) >= _LEAST // 2 and max(cut.size) >= _LEAST, BadFile.SMALL_LOGO)
    plain = Image.new("L", cut.size)
    plain.paste(cut)
    bits = plain.point(lambda shade: 255 * (shade >= _DARK)).convert("1", dither=Image.Dither.NONE)
    black = bits.histogram()[0] / (bits.width * bits.height)
    require(black <= _MOST_BLACK, BadFile.BLACK_LOGO)
    stream = BytesIO()
    bits.save(stream, "PNG", optimize=True)
    return stream.getvalue()
