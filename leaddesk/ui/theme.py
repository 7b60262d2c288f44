"""One palette and one style sheet, both made from the tokens, following the system or her choice."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette

from leaddesk.ui import fonts
from leaddesk.ui.sheet import sheet
from leaddesk.ui.tokens import Tokens, choose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "red",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "text_2",
    QPalette.ColorRole.Shadow: "edge",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Accent: "accent",
}
_BLOCKED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Mode(StrEnum):
    """Which theme she wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {Mode.SYSTEM: Qt.ColorScheme.Unknown, Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}


def palette(theme: Tokens) -> QPalette:
    """Return Qt's palette for a theme."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(theme, name)))
    for role in _BLOCKED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.text_3))
    return made


class Theme(QObject):
    """Keeps the application in the chosen theme and text size; says ``changed`` after each new one."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: str = Mode.SYSTEM, text_size: int = 100) -> None:
        """Dress the application; to be called before the first window."""
        super().__init__(app)
        self._app = app
        self._mode = Mode(mode)
        self._text_size = text_size
        self._shown: tuple[Tokens, int] | None = None
        # no proxy style in Python: Qt asks it for hints thousands of times a second
        app.setStyle("Fusion")
        fonts.load()
        hints = app.styleHints()
        hints.setColorScheme(_SCHEMES[self._mode])
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._follow()

    @property
    def mode(self) -> Mode:
        """Return which theme she wants."""
        return self._mode

    @property
    def text_size(self) -> int:
        """Return the text size in percent."""
        return self._text_size

    @property
    def tokens(self) -> Tokens:
        """Return the colours in force."""
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark if self._mode is Mode.SYSTEM else self._mode is Mode.DARK
        high = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        return choose(dark=dark, high_contrast=high)

    def choose(self, mode: str | None = None, text_size: int | None = None) -> None:
        """Take another theme or text size, in place."""
        self._mode = self._mode if mode is None else Mode(mode)
        self._text_size = self._text_size if text_size is None else text_size
        self._app.styleHints().setColorScheme(_SCHEMES[self._mode])
        self._follow()

    def _follow(self, *_: object) -> None:
        wanted = (self.tokens, self._text_size)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._app.setPalette(palette(wanted[0]))
        self._app.setFont(fonts.base(self._text_size / 100))
        self._app.setStyleSheet(sheet(*wanted))
        self.changed.emit()
