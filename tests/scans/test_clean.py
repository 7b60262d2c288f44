"""Whatever file is added: it is told by its bytes, it loses what it brought along, or it is refused in plain words."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from leaddesk.domain.attachments import LARGEST, BadFile, BadFileError, Media
from leaddesk.paper.scans.apart import clean_apart
from leaddesk.paper.scans.clean import clean
from leaddesk.paper.scans.picture import PAGE_BYTES
from tests.scans import hostile

REFUSED = {
    "empty": (b"", "scan.pdf", BadFile.EMPTY),
    "too large": (b"%PDF-" + bytes(LARGEST), "scan.pdf", BadFile.TOO_LARGE),
    "a program": (b"MZ\x90\0" + bytes(200), "setup.exe", BadFile.UNKNOWN),
    "a program named as a paper": (b"MZ\x90\0" + bytes(200), "Scan.PDF", BadFile.NOT_AS_NAMED),
    "a web page named as a photo": (b"<html><script>1</script>", "photo.jpg", BadFile.NOT_AS_NAMED),
    "a PDF behind a picture's name and other bytes": (b"GIF89a%PDF-1.7", "a.png", BadFile.NOT_AS_NAMED),
    "half a photo": (hostile.photo()[:9000], "photo.jpg", BadFile.BROKEN),
    "a photo's first bytes": (hostile.photo()[:30], "photo.jpg", BadFile.BROKEN),
    "half a picture": (hostile.photo("PNG")[:9000], "scan.png", BadFile.BROKEN),
    "a picture that claims too much": (hostile.claimed(100_000, 100_000), "scan.png", BadFile.TOO_WIDE),
    "a picture that claims more than it has": (hostile.claimed(4000, 4000), "scan.png", BadFile.BROKEN),
    "a picture of nothing": (hostile.claimed(0, 10), "scan.png", BadFile.BROKEN),
    "a PDF of its head alone": (b"%PDF-1.7\n", "scan.pdf", BadFile.BROKEN),
    "a PDF of noise": (b"%PDF-1.7\n" + random.Random(1).randbytes(5000), "scan.pdf", BadFile.BROKEN),
    "a PDF without pages": (hostile.pdf(0), "scan.pdf", BadFile.BROKEN),
    "a PDF with too many pages": (hostile.pdf(61), "scan.pdf", BadFile.TOO_MANY_PAGES),
    "a locked PDF": (hostile.pdf(password="open sesame"), "scan.pdf", BadFile.ENCRYPTED),
    "a PDF that unpacks for ever": (hostile.pdf(change=hostile.bomb), "scan.pdf", BadFile.TOO_WIDE),
    "a PDF with an endless picture": (hostile.pdf(change=hostile.wide_picture), "scan.pdf", BadFile.TOO_WIDE),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_kept_is_refused_in_plain_words(case):
    data, name, reason = REFUSED[case]
    with pytest.raises(BadFileError) as refused:
        clean(data, name)
    assert refused.value.reason is reason
    assert refused.value.message.endswith(".")
    assert refused.value.remedy


def test_each_reason_has_words_of_its_own():
    assert len({reason.value[0] for reason in BadFile}) == len(BadFile)


@pytest.mark.parametrize("name", ["scan.jpg", "scan.pdf", "", "../../etc/passwd\0.jpg", "a" * 400, "\u202egpj.exe"])
def test_a_photo_is_told_by_its_bytes_whatever_its_name(name):
    found = clean(hostile.photo(), name)
    assert (found.media, found.pages) == (Media.JPEG, 1)


def test_a_photo_loses_what_it_tells_of_its_maker_and_stands_upright():
    found = clean(hostile.telling_photo())
    assert hostile.CANARY not in found.content
    with Image.open(BytesIO(found.content)) as kept:
        assert not kept.getexif()
        assert kept.mode == "L"
        assert kept.height > kept.width, "it was lying on its side"
        assert "comment" not in kept.info


def test_a_scan_is_at_most_a_letter_page_of_one_megabyte():
    found = clean(hostile.photo("PNG", (3600, 4600), "L"))
    with Image.open(BytesIO(found.content)) as kept:
        assert kept.width <= 1700
        assert kept.height <= 2200
    assert len(found.content) <= PAGE_BYTES


def test_what_is_see_through_becomes_white_as_paper():
    stream = BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(stream, "PNG")
    with Image.open(BytesIO(clean(stream.getvalue()).content)) as kept:
        assert kept.getpixel((30, 20)) > 250


def test_a_pdf_loses_all_that_it_could_do_and_tell():
    found = clean(hostile.pdf(2, change=hostile.acting))
    assert (found.media, found.pages) == (Media.PDF, 2)
    for word in (hostile.CANARY, b"JavaScript", b"/JS", b"OpenAction", b"Launch", b"EmbeddedFile", b"/AA", b"XFA"):
        assert word not in found.content, word
    reader = PdfReader(BytesIO(found.content))
    assert not reader.attachments
    assert not any(value for value in (reader.metadata or {}).values() if value != "pypdf")
    assert len(reader.pages[0].get("/Annots", ())) == 0


def test_a_remark_written_on_the_page_stays_on_it():
    found = clean(hostile.pdf(change=hostile.noted))
    page = PdfReader(BytesIO(found.content)).pages[0]
    assert "/Annots" not in page, "it is a part of the page, so that whatever shows pages shows it"
    assert list(page["/Resources"]["/XObject"]) == ["/Over0"]
    assert b"/Over0 Do" in page.get_contents().get_data()


def test_what_hangs_behind_a_pdf_is_left_behind():
    found = clean(hostile.pdf() + b"\nPK\x03\x04" + hostile.CANARY)
    assert hostile.CANARY not in found.content


def test_a_large_colour_photo_in_a_pdf_becomes_a_grey_page():
    data = hostile.pdf(change=hostile.photographed)
    found = clean(data)
    assert len(data) > 2 * PAGE_BYTES
    assert len(found.content) <= PAGE_BYTES * 1.1
    [picture] = PdfReader(BytesIO(found.content)).pages[0].images
    assert picture.image.width <= 1700
    assert picture.image.mode == "L"


def test_a_pdf_that_anyone_may_open_is_taken_and_a_ring_is_walked_once():
    assert clean(hostile.pdf(change=hostile.ring)).pages == 1


def test_changed_bytes_are_refused_or_cleaned_but_never_break_the_reader():
    chance = random.Random(2026)
    for made in (hostile.photo(size=(90, 60)), hostile.photo("PNG", (90, 60)), hostile.pdf(change=hostile.acting)):
        for _ in range(60):
            data = bytearray(made)
            for _ in range(chance.randint(1, 12)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                found = clean(bytes(data), "scan.pdf")
            except BadFileError:
                continue
            assert b"JavaScript" not in found.content


def test_a_process_of_its_own_cleans_and_ends_with_what_it_read():
    assert clean_apart(hostile.photo(), "photo.jpg", lambda: False).pages == 1
    with pytest.raises(BadFileError) as refused:
        clean_apart(hostile.pdf(password="x"), "scan.pdf", lambda: False)
    assert refused.value.reason is BadFile.ENCRYPTED


def test_what_takes_too_long_is_given_up_and_what_is_not_wanted_any_more_is_stopped():
    with pytest.raises(BadFileError) as refused:
        clean_apart(hostile.photo(), "photo.jpg", lambda: False, patience=0)
    assert refused.value.reason is BadFile.TOO_LONG
    assert clean_apart(hostile.photo(), "photo.jpg", lambda: True) is None
