"""The theme in force, read back from Qt itself when something is painted, so that nothing keeps an old colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from leaddesk.ui import tokens


def current_tokens() -> tokens.Tokens:
    """Return the colours that the application's palette was made from."""
    palette = QGuiApplication.palette()
    return _theme_of(palette.color(QPalette.ColorRole.Window).rgb(), palette.color(QPalette.ColorRole.Midlight).rgb())


def color(name: str) -> QColor:
    """Return a colour of the theme in force by its token, such as ``accent``."""
    return QColor(getattr(current_tokens(), name))


def px(pixels: float) -> int:
    """Return a size of the 100 % table in pixels at the text size in force."""
    size = QGuiApplication.font().pixelSize()
    return round(pixels * _percent_of(size) / 100)


# asked some thousand times for one screen; the answers follow from the arguments alone
@cache
def _theme_of(window: int, line: int) -> tokens.Tokens:
    for theme in tokens.THEMES:
        if (QColor(theme.window).rgb(), QColor(theme.line).rgb()) == (window, line):
            return theme
    return tokens.LIGHT


@cache
def _percent_of(size: int) -> int:
    # the font's own size is rounded: take the text size that it stands for
    return min(tokens.TEXT_SIZES, key=lambda choice: abs(choice * tokens.BODY - size * 100)) if size > 0 else 100
