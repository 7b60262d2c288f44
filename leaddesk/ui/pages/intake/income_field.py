"""A field for sources of income: a box for each and dollars a month beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from leaddesk.domain.intake.facts import IncomeLine
from leaddesk.domain.intake.hmis_codes import IncomeSource
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.field import Field

if TYPE_CHECKING:
    from leaddesk.domain.fields import Spec

_AMOUNT = 96


class IncomeField(Field):
    """Sources in the order of the list; typing an amount ticks its source."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        grid_widget = QWidget()
        grid = QGridLayout(grid_widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self._rows: dict[IncomeSource, tuple[Tick, QLineEdit]] = {}
        for number, source in enumerate(IncomeSource):
            words = tr(source.label)
            tick, amount = Tick(words), QLineEdit()
            amount.setFixedWidth(px(_AMOUNT))
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(tick, number, 0)
            grid.addWidget(amount, number, 1)
            self._rows[source] = tick, amount
            tick.toggled.connect(self._changed)
            amount.textChanged.connect(lambda text, tick=tick: self._on_amount(tick, text))
        self._box.addWidget(self._label)
        self._install(grid_widget, *(tick for tick, _amount in self._rows.values()), heading=False)
        for source, (tick, amount) in self._rows.items():
            tick.setAccessibleName(tr(source.label))
            self._add_input(amount, tr(N_("{source}: dollars a month"), source=tr(source.label)))
        grid_widget.setAccessibleName(self.label_text)

    def value(self) -> Any:
        """Return the sources that are ticked."""
        return tuple(
            IncomeLine(source, amount.text().strip())
            for source, (tick, amount) in self._rows.items()
            if tick.isChecked()
        )

    def row(self, source: IncomeSource) -> tuple[Tick, QLineEdit]:
        """Return box and amount of a source."""
        return self._rows[source]

    def _on_amount(self, tick: Tick, text: str) -> None:
        if text.strip() and not self._loading:
            tick.setChecked(True)
        self._changed()

    def _show(self, value: Any) -> None:
        lines = {line.source: line.monthly for line in value or ()}
        for source, (tick, amount) in self._rows.items():
            tick.setChecked(source in lines)
            amount.setText(lines.get(source, ""))
