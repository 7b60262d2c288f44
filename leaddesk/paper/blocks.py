"""The blocks that several papers share: boxed notices, scope of consent, steps, the line to cut along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.i18n import N_, Translator
from leaddesk.paper import notices
from leaddesk.paper.grid import Cell, Grid, Look
from leaddesk.paper.styles import FINE, FINE_BOLD
from leaddesk.paper.text import Bold, Words, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.paper.flow import Flow

_INDENT = 10.0


def boxed(content: Sequence[Flow], *, after: float = 5) -> Grid:
    """Return a box around some blocks: rule 1, padding 5."""
    return Grid([[Cell("", list(content))]], look=Look(padding=5, top=2.5, bottom=4), after=after)


def long_notice(tr: Translator) -> Grid:
    """Return the notice of 42 CFR 2.32(a)(1), to the letter and in English whatever the paper's language.

    Our heading stands outside the mandated words and may be translated.
    """
    case = replace(FINE, indent=_INDENT)
    return boxed(
        [
            paragraph(tr(N_("NOTICE TO THE PERSON WHO RECEIVES THIS RECORD")), FINE_BOLD),
            paragraph(notices.LONG_OPENING, FINE, verbatim=True),
            *(paragraph(words, case, verbatim=True) for words in notices.LONG_CASES),
            paragraph(notices.LONG_CLOSING, FINE, verbatim=True),
        ]
    )


def scope_of_consent(words: Words, tr: Translator) -> Grid:
    """Return the box that explains what the consent allows this recipient, 42 CFR 2.32(b)."""
    heading = (Bold(tr(N_("WHAT THE CONSENT ALLOWS"))), " (42 CFR 2.32(b))")
    return boxed([paragraph(heading, FINE), paragraph(words, FINE)])
