"""Words that harm when a letter uses them of a person (CT-STAT). Warned about, never altered."""

from __future__ import annotations

import re

_STEMS = (
    r"abus(?:e|es|ed|er|ers|ing|ive)",
    r"addicts?",
    r"allegations?|alleged(?:ly)?",
    r"arrest(?:s|ed)?",
    r"clean|dirty",
    r"(?:non-?)?complian(?:t|ce)|(?:non-?)?compl(?:y|ies|ied|ying)",
    r"diagnos(?:is|es|ed)",
    r"drug (?:test|screen)s?",
    r"fail(?:s|ed|ing|ure|ures)?",
    r"graduat(?:e|es|ed|ion)",
    r"missed",
    r"no-?shows?",
    r"offend(?:s|ed|er|ers|ing)",
    r"overdos(?:e|es|ed)",
    r"positive|negative",
    r"refus(?:e|es|ed|al|ing)",
    r"relaps(?:e|es|ed|ing)",
    r"sober|sobriety",
    r"tested|test results?",
    r"urinalysis|ua",
    r"violat(?:e|es|ed|ion|ions|ing)",
    r"warrants?",
)
_DOUBTFUL = re.compile(rf"\b(?:{'|'.join(_STEMS)})\b", re.IGNORECASE)


def doubtful_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that speak of tests, missed visits, new charges or blame, each once, as written."""
    found: dict[str, str] = {}
    for match in _DOUBTFUL.finditer(text):
        found.setdefault(match[0].casefold(), match[0])
    return tuple(found.values())
