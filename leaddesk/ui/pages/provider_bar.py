"""The filters over the directory: words, kind, service, miles, telehealth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leaddesk.domain.codes import OrganisationKind, ServiceNeed
from leaddesk.domain.organisations import OrganisationFilter
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.widgets.choice import Choice, Tick
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.text import label, set_buddy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.site_lists import SiteItem

MILES = (10, 25, 50, 100)
_LOCAL = "local/"


class ProviderBar(QWidget):
    """Says which offices are wanted; typing in the words is for the page to follow."""

    changed = Signal()

    def __init__(self) -> None:
        """Make it, with nothing left out."""
        super().__init__()
        self.text = QLineEdit()
        self.text.setObjectName("find")
        self.text.setFixedWidth(px(180))
        self.kind, self.service, self.miles = Choice(), Choice(), Choice()
        self.telehealth = Tick(tr(N_("Telehealth")))
        self.telehealth.setObjectName("telehealth")
        names = (
            (self.text, N_("Find"), "find"),
            (self.kind, N_("Kind"), "kind"),
            (self.service, N_("Service"), "service"),
            (self.miles, N_("Within"), "miles"),
        )
        parts = []
        for widget, words, name in names:
            widget.setObjectName(name)
            parts.append(_labelled(tr(words), widget))
        parts.append(_labelled(" ", self.telehealth))
        self.kind.addItem(tr(N_("Every kind")), None)
        for one in OrganisationKind:
            self.kind.addItem(tr(one.label), one.value)
        self.miles.addItem(tr(N_("Any distance")), None)
        for miles in MILES:
            self.miles.addItem(tr(N_("{miles} miles"), miles=miles), miles)
        self.set_local(())
        for choice, least in ((self.kind, 200), (self.service, 240), (self.miles, 160)):
            choice.setMinimumWidth(px(least))
        self.setLayout(Flow(*parts, gap=16))
        for choice in (self.kind, self.service, self.miles):
            choice.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.telehealth.toggled.connect(lambda _on: self.changed.emit())

    def set_local(self, items: Sequence[SiteItem]) -> None:
        """Offer every service, those of the county's own at the end, keeping the choice."""
        kept = self.service.currentData()
        with QSignalBlocker(self.service):
            self.service.clear()
            self.service.addItem(tr(N_("Every service")), None)
            for one in ServiceNeed.choices():
                self.service.addItem(tr(one.label), one.value)
            for item in items:
                if item.active:
                    self.service.addItem(item.text, _LOCAL + item.code)
            self.service.setCurrentIndex(max(0, self.service.findData(kept)))

    def wanted(self) -> OrganisationFilter:
        """Return the filter as it is set."""
        service: Any = self.service.currentData() or ""
        local = service.removeprefix(_LOCAL) if service.startswith(_LOCAL) else ""
        return OrganisationFilter(
            OrganisationKind.of(self.kind.currentData() or ""),
            None if local else ServiceNeed.of(service),
            local,
            self.miles.currentData(),
            self.telehealth.isChecked(),
        )

    def words(self) -> list[str]:
        """Return what is set, in words; nothing where every office is wanted."""
        chosen = [one.currentText() for one in (self.kind, self.service, self.miles) if one.currentData() is not None]
        if self.telehealth.isChecked():
            chosen.append(tr(N_("Telehealth")))
        typed = self.text.text().strip()
        return [*chosen, tr(N_("“{words}”"), words=typed)] if typed else chosen

    def clear(self) -> None:
        """Want every office."""
        for choice in (self.kind, self.service, self.miles):
            choice.setCurrentIndex(0)
        self.telehealth.setChecked(False)
        self.text.clear()


def _labelled(words: str, widget: QWidget) -> QWidget:
    made = QWidget()
    name = label(words, "label")
    if words.strip():
        set_buddy(name, widget)
        widget.setAccessibleName(words)
    made.setLayout(column(name, widget, gap=5))
    return made
