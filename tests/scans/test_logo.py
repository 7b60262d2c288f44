"""A logo: black on white, small, without what its file brought along; or refused in plain words."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from leaddesk.domain.attachments import BadFile, BadFileError
from leaddesk.paper.scans.apart import clean_logo_apart
from leaddesk.paper.scans.logo import clean_logo
from tests.scans import hostile


def png(picture, kind="PNG", **more):
    stream = BytesIO()
    picture.save(stream, kind, **more)
    return stream.getvalue()


def drawn(size=(900, 500), ground="white", mode="RGB", ink=(20, 60, 140)):
    picture = Image.new(mode, size, ground)
    ImageDraw.Draw(picture).ellipse((300, 100, 600, 400), outline=ink, width=30)
    return picture


BAD = {
    "a PDF": (hostile.pdf(), BadFile.NO_LOGO),
    "a drawing of another kind": (png(drawn(), "GIF"), BadFile.NO_LOGO),
    "white": (png(Image.new("L", (300, 300), 255)), BadFile.EMPTY_LOGO),
    "black": (png(Image.new("L", (300, 300), 0)), BadFile.BLACK_LOGO),
    "a dot": (png(drawn((900, 500)).resize((9, 5))), BadFile.SMALL_LOGO),
    "endless": (hostile.claimed(100_000, 100_000), BadFile.TOO_WIDE),
    "cut short": (png(drawn())[:300], BadFile.BROKEN),
    "too heavy": (b"\x89PNG\r\n\x1a\n" + bytes(5 * 1024 * 1024), BadFile.TOO_LARGE),
}


@pytest.mark.parametrize("case", BAD)
def test_what_can_be_no_logo_is_refused(case):
    data, reason = BAD[case]
    with pytest.raises(BadFileError) as refused:
        clean_logo(data)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    "data",
    [
        png(drawn()),
        png(drawn(), "JPEG", quality=60),
        png(drawn(ground=(0, 0, 0, 0), mode="RGBA", ink=(0, 0, 0, 255))),
        png(drawn().convert("P")),
        png(drawn(size=(5000, 4000))),
    ],
)
def test_any_picture_becomes_a_small_sign_in_black_and_white(data):
    found = clean_logo(data)
    sign = Image.open(BytesIO(found.content))
    assert sign.mode == "1"
    assert sign.width <= 720
    assert sign.height <= 240
    assert abs(sign.width / sign.height - 1) < 0.05, "its margins are cut off"
    assert sign.info.get("exif") is None


def test_what_a_photo_tells_of_itself_is_left_behind_and_it_is_read_apart():
    picture = drawn()
    exif = Image.Exif()
    exif[0x010E] = hostile.CANARY.decode()
    found = clean_logo_apart(png(picture, "JPEG", exif=exif.tobytes(), comment=hostile.CANARY), "a.jpg", lambda: False)
    assert hostile.CANARY not in found.content
