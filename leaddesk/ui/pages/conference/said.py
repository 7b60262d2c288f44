"""What is said beside the list once something was written from it, or why it was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import tr
from leaddesk.ui.widgets.text import announce, set_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


def say(said: QLabel, words: str) -> None:
    """Show the words, and have them read out."""
    set_text(said, words)
    said.show()
    announce(said, words)


def say_error(said: QLabel, error: Exception) -> bool:
    """Say what stops it where it has words of its own; return whether it has."""
    if type(error) is not LeadDeskError:
        return False
    say(said, tr(error.message))
    return True
