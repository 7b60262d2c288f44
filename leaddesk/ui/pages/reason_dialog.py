"""Removing something: a dialog that names the deed and asks why; nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.domain import fields
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from leaddesk.ui.widgets.date_fields import Today

STAYS = N_("Nothing is deleted: Settings, Removed brings it back.")


@dataclass(frozen=True, slots=True)
class RemovalDraft:
    """Why something is removed."""

    because: str = entry(N_("Why"), default="", required=True, max_length=300, width=6)

    def problems(self) -> dict[str, str]:
        """Return what is missing."""
        return fields.problems(self)


def ask_because(
    parent: QWidget, title: str, deed: str, today: Today, ask: Callable[..., Any] = FormDialog.ask, text: str = ""
) -> str | None:
    """Ask why, and return the reason, or None if she turned away; ``text`` says what becomes of it."""
    made = make_fields(RemovalDraft, today)
    draft: RemovalDraft | None = ask(parent, title, text or tr(STAYS), made, RemovalDraft(), deed)
    return None if draft is None else draft.because.strip()
