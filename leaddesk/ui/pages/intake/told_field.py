"""A field for an open question: what the person said, and a box for *prefers not to say*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from leaddesk.domain.intake.told import UNTOLD, Told
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import column

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from leaddesk.domain.fields import Spec

PREFERS_NOT = N_("Prefers not to say")


class ToldField(Field):
    """Words in a box and the tick below it; Tab leaves the box."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.tick = Tick(tr(PREFERS_NOT))
        around = QWidget()
        around.setLayout(column(self.box, self.tick, gap=2))
        self._install(around, self.box)
        self._add_input(self.tick, f"{self.label_text}: {tr(PREFERS_NOT)}")
        self._fit()
        self.box.textChanged.connect(self._changed)
        self.tick.toggled.connect(self._changed)

    def value(self) -> Any:
        """Return what was told."""
        return Told(self.box.toPlainText(), self.tick.isChecked())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (event.Type.FontChange, event.Type.StyleChange) and hasattr(self, "box"):
            self._fit()

    def _fit(self) -> None:
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * max(2, self.spec.lines) + px(26))

    def _show(self, value: Any) -> None:
        told: Told = value or UNTOLD
        self.box.setPlainText(told.words)
        self.tick.setChecked(told.declined)
