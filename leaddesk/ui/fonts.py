"""The bundled fonts, loaded before the first widget."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from leaddesk import paths
from leaddesk.ui.tokens import BODY

# Noto behind Inter: a bare Windows would show boxes for other scripts
FAMILIES = ("Inter", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew")


def load() -> None:
    """Register every bundled font with Qt."""
    for file in sorted(paths.fonts().glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))


def base(scale: float = 1.0) -> QFont:
    """Return the font of the program at a text size (1.0 is 100 %)."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(round(BODY * scale))
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def tabular(font: QFont) -> QFont:
    """Return the font with digits of one width, for tables, counts and dates."""
    found = QFont(font)
    found.setFeature(QFont.Tag("tnum"), 1)
    return found


def sized(font: QFont, pixels: int, weight: int) -> QFont:
    """Return the font in another size and weight."""
    found = QFont(font)
    found.setPixelSize(pixels)
    found.setWeight(QFont.Weight(weight))
    return found
