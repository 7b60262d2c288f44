"""gettext for the screen and, in another language at the same time, for paper."""

from __future__ import annotations

import gettext
from functools import lru_cache
from typing import TYPE_CHECKING

from leaddesk import paths

if TYPE_CHECKING:
    from collections.abc import Callable

PSEUDO = "pseudo"
_AROUND_SPANISH = {
    "Printed {day}": "Impreso el {day}",
    "Printed {time} by {name}": "Impreso el {time} por {name}",
    "Page {page} of {pages}": "Página {page} de {pages}",
    "Phone": "Teléfono",
}
"""What stands around a letter in Spanish, which brings its own words: there is no catalogue yet."""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a text that is translated where it is shown
    """Mark a text for translation where it is declared."""
    return text


class Translator:
    """Turns marked texts into one language. Paper gets its own as an argument."""

    def __init__(self, language: str, lookup: Callable[[str], str]) -> None:
        """Take the language code and the function that finds a text."""
        self.language = language
        self._lookup = lookup

    def __call__(self, text: str, **values: object) -> str:
        """Return the text in this language with its named values filled in."""
        found = self._lookup(text) if text else ""
        return found.format(**values) if values else found


def _pseudo(text: str) -> str:
    """Return a text about 35 % longer, as another language may be, with its placeholders left whole."""
    return text + "·" * max(1, round(len(text) * 0.35)) if text.strip() else text


@lru_cache
def translator(language: str) -> Translator:
    """Return the translator for a language code such as ``en`` or ``es``; unknown texts stay English."""
    if language == PSEUDO:
        return Translator("en", _pseudo)
    found = gettext.translation("leaddesk", paths.locale(), languages=[language], fallback=True)
    if language == "es":
        return Translator(language, lambda text: found.gettext(_AROUND_SPANISH.get(text, text)))
    return Translator(language, found.gettext)


_screen = [translator("en")]


def screen_language(language: str) -> None:
    """Choose the language of the screen. Called once by the composition root, and by tests."""
    _screen[0] = translator(language)


def on_screen() -> Translator:
    """Return the translator of the screen, for what is drawn for it as paper is."""
    return _screen[0]


def tr(text: str, **values: object) -> str:
    """Return a marked text in the language of the screen with its named values filled in."""
    return _screen[0](text, **values)
