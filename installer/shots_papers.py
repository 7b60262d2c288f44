"""Takes the pictures of the printed forms: page by page where somebody has to read them, six to a sheet else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from installer import shots_mail, shots_packets
from installer.shots_report_papers import reports
from installer.shots_stage import MOMENT
from leaddesk.documents.address_page import address_page
from leaddesk.documents.form import render
from leaddesk.documents.recovery_sheet import recovery_sheet
from leaddesk.documents.registry import all_forms
from leaddesk.documents.reprint import reprinted
from leaddesk.documents.spoken_notice import spoken_notice
from leaddesk.i18n import translator

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_DPI = 100
_ACROSS, _DOWN = 3, 2
_GAP = 16
_GROUPS = ("ABCDE", "FGHJK", "MNPQR", "STVWX", "YZ234", "56789", "BCDEF", "GHJKM")


def make(out: Path, wanted: re.Pattern[str]) -> None:
    """Draw every form."""
    app = QGuiApplication.instance() or QGuiApplication([])
    del app
    out.mkdir(parents=True, exist_ok=True)
    small: list[QImage] = []
    for name, content, large in _papers(wanted):
        if not wanted.search(name):
            continue
        for number, page in enumerate(_pages(content), 1):
            if large:
                page.save(str(out / f"{name}-{number}.png"))
            else:
                small.append(page)
    for start in range(0, len(small), _ACROSS * _DOWN):
        sheet = _sheet(small[start : start + _ACROSS * _DOWN])
        sheet.save(str(out / f"others-{start // (_ACROSS * _DOWN) + 1}.png"))


def _papers(wanted: re.Pattern[str]) -> Iterator[tuple[str, bytes, bool]]:
    """Return each paper with its name and whether it is shown in full size."""
    tr = translator("en")
    for key, form in all_forms().items():
        if form.blank:
            yield f"{form.code}-blank", render(form, shots_packets.BLANK, tr).pdf, False
        if key not in shots_packets.USUAL:
            continue
        usual, longest = shots_packets.usual(key), shots_packets.longest(key)
        yield f"{form.code}-usual", render(form, usual, tr).pdf, True
        yield f"{form.code}-longest", render(form, longest, tr).pdf, True
        yield f"{form.code}-shortest", render(form, shots_packets.shortest(usual), tr).pdf, False
        if (other := shots_packets.in_other_language(usual)) is not None:
            yield f"{form.code}-other-language", render(form, other, tr).pdf, False
        yield f"{form.code}-draft", render(form, usual, tr, draft=True).pdf, False
        yield f"{form.code}-practice", render(form, shots_packets.practice(usual), tr).pdf, False
        yield f"{form.code}-reprint", reprinted(render(form, usual, tr).pdf, MOMENT.date(), tr), False
    yield "NOTICE", spoken_notice(shots_packets.BLANK, "Harbor House", MOMENT.date(), tr).pdf, False
    yield "ADDRESS", address_page(shots_mail.to_mail(shots_packets.OFFICE, shots_packets.BLANK.printing), tr).pdf, False
    yield "RECOVERY", recovery_sheet("Tamarack County LEAD", _GROUPS, MOMENT.date(), tr), True
    yield from reports(wanted)


def _pages(content: bytes) -> list[QImage]:
    made = []
    document = pypdfium2.PdfDocument(content)
    for page in document:
        bitmap = page.render(scale=_DPI / 72, rev_byteorder=True, prefer_bgrx=True)
        shape = (bitmap.width, bitmap.height, bitmap.stride)
        made.append(QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGBX8888).copy())
    document.close()
    return made


def _sheet(pages: Sequence[QImage]) -> QImage:
    size = pages[0].size().scaled(QSize(600, 800), Qt.AspectRatioMode.KeepAspectRatio)
    sheet = QImage(
        _ACROSS * (size.width() + _GAP) + _GAP, _DOWN * (size.height() + _GAP) + _GAP, QImage.Format.Format_RGB32
    )
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, page in enumerate(pages):
        x = _GAP + (number % _ACROSS) * (size.width() + _GAP)
        y = _GAP + (number // _ACROSS) * (size.height() + _GAP)
        painter.drawImage(QRect(x, y, size.width(), size.height()), page.scaled(size * 2))
    painter.end()
    return sheet
