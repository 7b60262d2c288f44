"""Files as nobody should send them, and as scanners do; all of them made here."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject

CANARY = b"CANARY-Marisol-Teague"


def photo(kind: str = "JPEG", size: tuple[int, int] = (1200, 900), mode: str = "RGB", **more) -> bytes:
    stream = BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(stream, kind, **more)
    return stream.getvalue()


def telling_photo() -> bytes:
    """Return a photo that tells where it was taken, by whom and with what."""
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()  # what is on it
    exif[0x0112] = 6  # lying on its side
    exif.get_ifd(0x8825)[2] = (48.0, 30.0, 0.0)
    return photo(exif=exif.tobytes(), comment=CANARY) + b"\r\n" + CANARY


def claimed(width: int, height: int) -> bytes:
    """Return a PNG that claims a size it does not have the dots for."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(5000))) + chunk(b"IEND", b"")
    )


def pdf(pages: int = 1, password: str = "", change=None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    if change is not None:
        change(writer)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def acting(writer: PdfWriter) -> None:
    """Put in all that a PDF can do besides being read."""
    writer.add_attachment("secret.exe", CANARY)
    writer.add_metadata({"/Title": CANARY.decode(), "/Author": CANARY.decode()})
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): _script()})
    page[NameObject("/Metadata")] = writer._add_object(_stream(b"<x:xmpmeta>" + CANARY))
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/X"): TextStringObject(CANARY.decode())})
    link = {"/Type": "/Annot", "/Subtype": "/Link"}
    made = DictionaryObject({NameObject(key): NameObject(value) for key, value in link.items()})
    made[NameObject("/Rect")] = ArrayObject([NumberObject(0), NumberObject(0), NumberObject(99), NumberObject(99)])
    made[NameObject("/A")] = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd.exe")}
    )
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(made)])
    root = writer._root_object
    root[NameObject("/OpenAction")] = _script()
    root[NameObject("/AcroForm")] = DictionaryObject({NameObject("/XFA"): TextStringObject(CANARY.decode())})


def noted(writer: PdfWriter) -> None:
    """Write a remark on the page as a viewer does."""
    look = _stream(b"0 0 m 99 9 l S")
    look[NameObject("/Subtype")] = NameObject("/Form")
    mark = FreeText(text=CANARY.decode(), rect=(50, 50, 200, 90))
    mark[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(look)})
    writer.add_annotation(0, mark)


def bomb(writer: PdfWriter) -> None:
    """Let the page unpack to a hundred times what paper can hold."""
    packed = DecodedStreamObject()
    packed._data = zlib.compress(bytes(260_000_000), 9)
    packed[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(packed)


def wide_picture(writer: PdfWriter) -> None:
    """Show a picture that claims to be a hundred thousand dots wide and high."""
    picture = _stream(b"\0")
    for key, value in {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}.items():
        picture[NameObject(key)] = NameObject(value)
    for key, value in {"/Width": 100_000, "/Height": 100_000, "/BitsPerComponent": 8}.items():
        picture[NameObject(key)] = NumberObject(value)
    resources = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/I"): writer._add_object(picture)})}
    )
    writer.pages[0][NameObject("/Resources")] = resources


def photographed(writer: PdfWriter) -> None:
    """Make the page one large colour photo, as telephones do."""
    picture = DecodedStreamObject()
    picture._data = photo(size=(3000, 4000), quality=95)
    for key, value in {
        "/Type": "/XObject",
        "/Subtype": "/Image",
        "/ColorSpace": "/DeviceRGB",
        "/Filter": "/DCTDecode",
    }.items():
        picture[NameObject(key)] = NameObject(value)
    for key, value in {"/Width": 3000, "/Height": 4000, "/BitsPerComponent": 8}.items():
        picture[NameObject(key)] = NumberObject(value)
    page = writer.pages[0]
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/I"): writer._add_object(picture)})}
    )
    page[NameObject("/Contents")] = writer._add_object(_stream(b"q 612 0 0 792 0 0 cm /I Do Q"))


def ring(writer: PdfWriter) -> None:
    """Let two objects point at each other."""
    one, other = DictionaryObject(), DictionaryObject()
    first, second = writer._add_object(one), writer._add_object(other)
    one[NameObject("/Next")], other[NameObject("/Next")] = second, first
    writer.pages[0][NameObject("/Resources")] = first


def _script() -> DictionaryObject:
    return DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )


def _stream(data: bytes) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    return made
