"""The two faces that paper is set in, and what they cannot print.

Noto Sans covers Latin, Vietnamese, Cyrillic and Greek. A character outside it (emoji, Arabic, Hebrew, Chinese …)
would print as an empty box without a word, so each run of such characters is printed as its code points in brackets,
``[U+1F600]``: visible on paper, searchable, and reversible. Right-to-left and other scripts that need shaping are
marked even where a bundled face had the glyphs, for unshaped letters in the wrong order are a wrong word, not a
missing one.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from leaddesk import paths

FAMILY = "Noto Sans"
REGULAR = FAMILY
BOLD = "Noto Sans Bold"
FILES = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}
SMALLEST = 9.0

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_REGISTERING = threading.Lock()


@cache
def _register() -> frozenset[int]:
    covered: list[set[int]] = []
    for name, file in FILES.items():
        font = TTFont(name, str(paths.fonts() / file))
        pdfmetrics.registerFont(font)
        covered.append(set(font.face.charToGlyph))
    pdfmetrics.registerFontFamily(FAMILY, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return frozenset(set.intersection(*covered))


def register() -> frozenset[int]:
    """Register both faces once in this process and return the code points that both can print."""
    with _REGISTERING:  # reportlab's registry is one for all threads
        return _register()


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text prints, in points."""
    register()
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size))


def normalised(text: str) -> str:
    """Return the text composed (NFC) with every kind of line end as a line feed and tabs as spaces."""
    return _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")


def marked(text: str) -> str:
    """Return the text as it is printed: what the faces lack stands as its code points in brackets."""
    if text.isascii() and text.isprintable():
        return text
    covered = register()
    runs = groupby(normalised(text), lambda character: _prints(character, covered))
    return "".join("".join(run) if prints else _mark("".join(run)) for prints, run in runs)


def _mark(run: str) -> str:
    return "[" + " ".join(f"U+{ord(character):04X}" for character in run) + "]"


def _prints(character: str, covered: frozenset[int]) -> bool:
    if character == "\n":
        return True
    if unicodedata.category(character) in {"Cc", "Cs"} or ord(character) not in covered:
        return False
    return unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT or unicodedata.category(character) == "Cf"
