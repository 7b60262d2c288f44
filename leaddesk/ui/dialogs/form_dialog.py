"""A dialog around a short form: a question of a few fields, answered with a draft or not at all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.room import RING, ShortDialog
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.forms import FieldGrid
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Banner
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from leaddesk.ui.widgets.field import Field

D = TypeVar("D")
_WIDTH, _WIDE, _FEW, _BESIDE = 560, 760, 4, 3
CANCEL = N_("Cancel")


class FormDialog(ShortDialog):
    """Edits one draft; the button names the deed. What is wrong shows under its field and keeps the dialog open."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        fields: Mapping[str, Field],
        draft: Any,
        deed: str,
        problems: Callable[[Any], Mapping[str, str]] | None = None,
    ) -> None:
        """Take the question, one sentence, the fields, the draft to begin with and the words of the deed."""
        super().__init__(parent, title, _width(fields.values()))
        self.binder: FormBinder[Any] = FormBinder(fields, problems, self)
        self.banner = Banner()
        self.deed = primary(deed, name="deed")
        self.deed.setDefault(True)
        cancel = plain(tr(CANCEL), name="cancel")
        self.put(label(title, "section", wrap=True))
        if text:
            self.put(label(text, wrap=True))
        self.put(self.banner)
        self.put_roomy(column(FieldGrid("", fields.values())))
        self.put(row(self.deed, cancel, None))
        self.binder.load(draft)
        self.deed.triggered.connect(self._on_deed)
        cancel.triggered.connect(self.reject)
        first = next(iter(fields.values()), None)
        if first is not None:
            first.focus_input()

    def put_above_deeds(self, part: QWidget) -> None:
        """Put a line between the fields and the buttons."""
        line = row(part)
        line.setContentsMargins(RING, 0, RING, 0)
        self._box.insertLayout(self._box.count() - 1, line)

    def _on_deed(self) -> None:
        if self.binder.show_problems():
            self.accept()

    @staticmethod
    def ask(
        parent: QWidget | None,
        title: str,
        text: str,
        fields: Mapping[str, Field],
        draft: D,
        deed: str,
        problems: Callable[[Any], Mapping[str, str]] | None = None,
    ) -> D | None:
        """Ask and return the draft as edited, or None if she turned away."""
        dialog = FormDialog(parent, title, text, fields, draft, deed, problems)
        result = dialog.binder.draft if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return result


def _width(fields: Iterable[Field]) -> int:
    """Return how wide the dialog is: short fields of a long form stand beside each other, so that it stays low."""
    widths = [field.spec.width for field in fields]
    beside = any(one <= _BESIDE and other <= _BESIDE for one, other in pairwise(widths))
    return _WIDE if len(widths) > _FEW and beside else _WIDTH
