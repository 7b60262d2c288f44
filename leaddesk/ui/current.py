"""The theme in force, read back from Qt itself when something is painted, so that nothing keeps an old colour."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from leaddesk.ui import tokens


def current_tokens() -> tokens.Tokens:
    """Return the colours that the application's palette was made from."""
    palette = QGuiApplication.palette()
    key = (palette.color(QPalette.ColorRole.Window).name(), palette.color(QPalette.ColorRole.Midlight).name())
    for theme in tokens.THEMES:
        if (theme.window.lower(), theme.line.lower()) == key:
            return theme
    return tokens.LIGHT


def color(name: str) -> QColor:
    """Return a colour of the theme in force by its token, such as ``accent``."""
    return QColor(getattr(current_tokens(), name))


def px(pixels: float) -> int:
    """Return a size of the 100 % table in pixels at the text size in force."""
    size = QGuiApplication.font().pixelSize()
    # the font's own size is rounded: take the text size that it stands for
    percent = min(tokens.TEXT_SIZES, key=lambda choice: abs(choice * tokens.BODY - size * 100)) if size > 0 else 100
    return round(pixels * percent / 100)
