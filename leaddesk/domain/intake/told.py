"""What a person said to an open question, or that the person prefers not to say."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.i18n import N_

LONGEST = 1500
TOLD_TOO_LONG = N_("Too long: at most 1500 characters")


@dataclass(frozen=True, slots=True)
class Told:
    """Words as they were said; ``declined`` says that the person prefers not to say."""

    words: str = ""
    declined: bool = False

    def __bool__(self) -> bool:
        """Return whether there is an answer of either kind."""
        return bool(self.words.strip()) or self.declined


UNTOLD = Told()
