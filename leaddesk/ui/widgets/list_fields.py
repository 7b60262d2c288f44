"""Fields that hold several rows: other names, phones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leaddesk.domain.codes import PhoneKind
from leaddesk.domain.organisations import OfficeContact
from leaddesk.domain.participants import Phone
from leaddesk.i18n import N_, show_phone, tr
from leaddesk.ui.widgets.buttons import icon_button, link, small
from leaddesk.ui.widgets.choice import Choice, Tick
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import row

if TYPE_CHECKING:
    from leaddesk.domain.fields import Spec

MESSAGE_SAFE = N_("Safe to leave a message")
_KINDS = {str(member.value): member for member in PhoneKind}
CONTACT_PARTS = (N_("Name"), N_("Role"), N_("Phone"))
WHOSE_PHONE = N_("Whose phone")


class ListRow(QWidget):
    """One line of inputs with a button that takes it away."""

    def __init__(self, inputs: QHBoxLayout, remove: QWidget) -> None:
        super().__init__()
        inputs.addWidget(remove)
        self.setLayout(inputs)
        self.remove = remove


class ListField(Field):
    """Several texts, one a row; empty rows don't count."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self._rows_box = QVBoxLayout()
        self._rows_box.setContentsMargins(0, 0, 0, 0)
        self._rows_box.setSpacing(6)
        self._rows: list[ListRow] = []
        self._add = small(link(tr(N_("Add another")), "plus", f"{name}-add"))
        self._add.setAccessibleName(f"{self.label_text}: {tr(N_('Add another'))}")
        around = QWidget()
        box = QVBoxLayout(around)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(self._rows_box)
        box.addLayout(row(self._add, None))
        self._append()
        self._install(around, *self._inputs_of(self._rows[0]))
        self._rename()
        self._add.triggered.connect(self._on_add)

    def value(self) -> Any:
        """Return the rows that hold something."""
        return tuple(value for value in map(self._read, self._rows) if value is not None)

    def _show(self, value: Any) -> None:
        values = list(value or ())
        while len(self._rows) > max(1, len(values)):
            self._drop(self._rows[-1])
        while len(self._rows) < max(1, len(values)):
            self._take(self._append())
        for shown, item in zip(self._rows, [*values, None][: len(self._rows)], strict=True):
            self._write(shown, item)
        self._rename()

    def _on_add(self) -> None:
        added = self._append()
        self._take(added)
        self._rename()
        self._inputs_of(added)[0].setFocus()

    def _append(self) -> ListRow:
        remove = icon_button("x", tr(N_("Remove")))
        added = self._make(remove)
        remove.triggered.connect(lambda: self._on_remove(added))
        self._rows.append(added)
        self._rows_box.addWidget(added)
        return added

    def _take(self, added: ListRow) -> None:
        for widget in self._inputs_of(added):
            self._add_input(widget)

    def _on_remove(self, gone: ListRow) -> None:
        if len(self._rows) == 1:
            self._write(gone, None)
        else:
            self._drop(gone)
            self._rename()
            self._changed()
        self._inputs_of(self._rows[0])[0].setFocus()

    def _drop(self, gone: ListRow) -> None:
        for widget in self._inputs_of(gone):
            self._drop_input(widget)
        self._rows.remove(gone)
        self._rows_box.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _rename(self) -> None:
        for number, shown in enumerate(self._rows, 1):
            name = self.label_text if number == 1 else f"{self.label_text} {number}"
            for widget, suffix in zip(self._inputs_of(shown), self._suffixes(), strict=True):
                widget.setAccessibleName(f"{name}: {suffix}" if suffix else name)
            shown.remove.setAccessibleName(f"{tr(N_('Remove'))}: {name}")
        # a row made later would come last of all
        stops = [stop for shown in self._rows for stop in (*self._inputs_of(shown), shown.remove)]
        for before, after in pairwise([*stops, self._add]):
            QWidget.setTabOrder(before, after)

    def _suffixes(self) -> tuple[str, ...]:
        return ("",)

    def _make(self, remove: QWidget) -> ListRow:
        line = QLineEdit()
        line.textChanged.connect(self._changed)
        return ListRow(row(line, gap=4), remove)

    def _inputs_of(self, shown: ListRow) -> list[QWidget]:
        return [shown.findChildren(QLineEdit)[0]]

    def _read(self, shown: ListRow) -> Any:
        return shown.findChildren(QLineEdit)[0].text() if shown.findChildren(QLineEdit)[0].text().strip() else None

    def _write(self, shown: ListRow, value: Any) -> None:
        shown.findChildren(QLineEdit)[0].setText(value or "")


class OfficeContactsField(ListField):
    """People at an office: name, what they are there, phone."""

    def _suffixes(self) -> tuple[str, ...]:
        return ("", *(tr(words) for words in CONTACT_PARTS[1:]))

    def _make(self, remove: QWidget) -> ListRow:
        lines = [QLineEdit() for _part in CONTACT_PARTS]
        for line, words in zip(lines, CONTACT_PARTS, strict=True):
            line.setPlaceholderText(tr(words))
            line.textChanged.connect(self._changed)
        lines[-1].editingFinished.connect(lambda: lines[-1].setText(show_phone(lines[-1].text())))
        return ListRow(row(*lines, gap=8), remove)

    def _inputs_of(self, shown: ListRow) -> list[QWidget]:
        return list(shown.findChildren(QLineEdit))

    def _read(self, shown: ListRow) -> Any:
        name, role, phone = (line.text() for line in shown.findChildren(QLineEdit))
        return OfficeContact(name, role, phone) if name.strip() or role.strip() or phone.strip() else None

    def _write(self, shown: ListRow, value: Any) -> None:
        one: OfficeContact = value or OfficeContact("")
        texts = (one.name, one.role, show_phone(one.phone) if one.phone else "")
        for line, text in zip(shown.findChildren(QLineEdit), texts, strict=True):
            line.setText(text)


class PhonesField(ListField):
    """Several phones: number, whose it is, whether a message there is safe."""

    def _suffixes(self) -> tuple[str, ...]:
        return ("", tr(WHOSE_PHONE), tr(MESSAGE_SAFE))

    def _make(self, remove: QWidget) -> ListRow:
        line, kind, safe = QLineEdit(), Choice(), Tick(tr(MESSAGE_SAFE))
        for member in PhoneKind.choices():
            kind.addItem(tr(member.label), str(member.value))
        line.textChanged.connect(self._changed)
        line.editingFinished.connect(lambda: line.setText(show_phone(line.text())))
        kind.currentIndexChanged.connect(self._changed)
        safe.toggled.connect(self._changed)
        kind.setMinimumContentsLength(max(len(tr(member.label)) for member in PhoneKind.choices()))
        inputs = row(line, kind, safe, gap=8)
        inputs.setStretch(0, 3)
        inputs.setStretch(1, 2)
        return ListRow(inputs, remove)

    def _inputs_of(self, shown: ListRow) -> list[QWidget]:
        line, kind, safe = self._parts(shown)
        return [line, kind, safe]

    @staticmethod
    def _parts(shown: ListRow) -> tuple[QLineEdit, Choice, Tick]:
        return shown.findChildren(QLineEdit)[0], shown.findChildren(Choice)[0], shown.findChildren(Tick)[0]

    def _read(self, shown: ListRow) -> Any:
        line, kind, safe = self._parts(shown)
        if not line.text().strip():
            return None
        return Phone(line.text(), _KINDS[kind.currentData()], safe.isChecked())

    def _write(self, shown: ListRow, value: Any) -> None:
        line, kind, safe = self._parts(shown)
        phone: Phone = value or Phone("")
        line.setText(show_phone(phone.number) if phone.number else "")
        if kind.findData(str(phone.kind.value)) < 0:
            kind.addItem(tr(phone.kind.label), str(phone.kind.value))
        kind.setCurrentIndex(kind.findData(str(phone.kind.value)))
        safe.setChecked(phone.message_safe)
