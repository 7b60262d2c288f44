"""The pages of a PDF as pictures and as text, drawn by the same library that prints them. For the worker."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

WHITE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: what is seen, how high it is for its width, and its words for a screen reader."""

    image: QImage
    aspect: float
    words: str


@contextmanager
def opened(pdf: bytes) -> Iterator[QPdfDocument]:
    """Open a PDF from its bytes. Raises ValueError where they are none."""
    store = QBuffer()
    store.setData(QByteArray(pdf))
    store.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(store)
    try:
        if document.status() is not QPdfDocument.Status.Ready:
            message = "not a PDF"
            raise ValueError(message)
        yield document
    finally:
        document.close()
        store.close()


def pictures(pdf: bytes, width: int, ratio: float = 1.0) -> list[Picture]:
    """Return every page as wide as this, in device-independent pixels, sharp at the pixel ratio."""
    with opened(pdf) as document:
        return [_picture(document, number, width, ratio) for number in range(document.pageCount())]


def band(document: QPdfDocument, page: int, whole: QSize, part: QRect) -> QImage:
    """Return a part of a page that would be ``whole`` pixels large, in grey on white."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    # Qt 6.12 scales by right() and bottom(), one less than the size: without the extra dot each band would shrink
    options.setScaledClipRect(part.adjusted(0, 0, 1, 1))
    drawn = document.render(page, part.size(), options)
    found = QImage(part.size(), QImage.Format.Format_RGB32)
    found.fill(WHITE)
    painter = QPainter(found)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return found.convertToFormat(QImage.Format.Format_Grayscale8)


def _picture(document: QPdfDocument, number: int, width: int, ratio: float) -> Picture:
    points = document.pagePointSize(number)
    aspect = points.height() / points.width()
    size = QSize(round(width * ratio), round(width * aspect * ratio))
    image = band(document, number, size, QRect(0, 0, size.width(), size.height()))
    image.setDevicePixelRatio(ratio)
    return Picture(image, aspect, document.getAllText(number).text())
