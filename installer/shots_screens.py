"""Takes the pictures of the screens: every scene in every view."""

from __future__ import annotations

import logging
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, qInstallMessageHandler
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from installer.shots_stage import Office, Stage, View
from installer.shots_table import SCENES
from leaddesk.ui.theme import Theme

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from pathlib import Path

VIEWS = (
    View("light", 1366, 688),
    View("dark", 1366, 688, "dark"),
    View("longer", 1366, 688, language="pseudo"),
    View("light-200", 960, 460, scale=2),
    View("dark-200", 960, 460, "dark", scale=2),
)


def make(out: Path, home: Path, views: Sequence[View], wanted: re.Pattern[str]) -> int:
    """Take the pictures, and return how many scenes could not be reached."""
    # Qt's remarks about a platform without a screen say nothing about the program
    logging.getLogger("leaddesk").addHandler(logging.NullHandler())
    qInstallMessageHandler(lambda *_: None)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError
    theme = Theme(app, "light", 100)
    failed = 0
    for office in Office:
        scenes = [one for one in SCENES if one.office is office and wanted.search(one.name)]
        if not scenes:
            continue
        stage = Stage(app, theme, office, home / office.name.lower())
        for view in views:
            (out / view.name).mkdir(parents=True, exist_ok=True)
            stage.take(view)
            for one in scenes:
                stage.fresh()
                file = out / view.name / f"{one.name}.png"
                file.unlink(missing_ok=True)
                try:
                    stage.play(one.lead, partial(_save, file))
                except Exception as error:  # noqa: BLE001 - the other scenes are still worth a picture
                    failed += 1
                    print(f"{view.name}/{one.name}: {type(error).__name__}: {error}")
        stage.leave()
    return failed


def _save(file: Path, window: QWidget, over: QWidget | None) -> None:
    picture = window.grab()
    if over is not None:
        _paint_over(picture, window, over)
    picture.save(str(file))


def _paint_over(picture: QPixmap, window: QWidget, over: QWidget) -> None:
    """Put a dialog or menu where it stands; what would lie outside is moved in, as a window manager does."""
    shown = over.grab()
    size = over.size()
    at = over.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
    if over.isModal() or not window.rect().contains(QRect(at, size)):
        at = QPoint((window.width() - size.width()) // 2, (window.height() - size.height()) // 2)
    painter = QPainter(picture)
    if over.isModal():
        painter.fillRect(window.rect(), QColor(0, 0, 0, 40))
    painter.drawPixmap(at, shown)
    painter.setPen(QColor(128, 128, 128))
    painter.drawRect(QRect(at, size).adjusted(-1, -1, 0, 0))
    painter.end()
