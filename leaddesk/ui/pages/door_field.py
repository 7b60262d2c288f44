"""The three doors as a switch: it changes which fields are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import ReferralPathway
from leaddesk.i18n import tr
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.segmented import SegmentedSwitch

if TYPE_CHECKING:
    from leaddesk.domain.fields import Spec


class DoorField(Field):
    """One of the three doors."""

    def __init__(self, name: str, spec: Spec) -> None:
        super().__init__(name, spec)
        self.switch = SegmentedSwitch(
            self.label_text, [(door.value, tr(door.label)) for door in ReferralPathway.choices()]
        )
        self._box.addWidget(self._label)
        self._box.addLayout(row(self.switch, None))
        self.switch.chosen.connect(self._changed)

    def value(self) -> Any:
        """Return the door."""
        return next(door for door in ReferralPathway if door.value == self.switch.value())

    def focus_input(self) -> None:
        """Put the focus into the switch."""
        self.switch.setFocus()

    def _show(self, value: Any) -> None:
        self.switch.set_value(str(value.value))
