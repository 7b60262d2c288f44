"""Fields made from a draft's declarations, and the grid they stand in."""

from __future__ import annotations

from datetime import date, time
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from leaddesk.domain.codes import CodeList
from leaddesk.domain.fields import Spec, specs, types_of
from leaddesk.domain.organisations import OfficeContact
from leaddesk.domain.participants import BirthDate, Phone
from leaddesk.ui.tokens import SMALL
from leaddesk.ui.widgets.choice_fields import CheckField, ChoiceField, ManyField
from leaddesk.ui.widgets.date_fields import DateField, PartialDateField, TimeField, Today
from leaddesk.ui.widgets.layouts import SixColumns
from leaddesk.ui.widgets.list_fields import ListField, OfficeContactsField, PhonesField
from leaddesk.ui.widgets.text import label
from leaddesk.ui.widgets.text_fields import IntField, PhoneTextField, TextBox, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from leaddesk.ui.widgets.field import Field

_PHONES = ("phone", "fax")


def make_fields(draft: type[Any], today: Today, own: Mapping[str, Field] | None = None) -> dict[str, Field]:
    """Return a field for each declared field of a draft, by name; ``own`` ones stand in for theirs."""
    hints = types_of(draft)
    own = own or {}
    return {name: own.get(name) or make_field(name, spec, hints[name], today) for name, spec in specs(draft).items()}


def make_field(name: str, spec: Spec, hint: Any, today: Today) -> Field:
    """Return the field that fits a type. Raises TypeError for one that has none."""
    optional = get_origin(hint) in (Union, UnionType) and type(None) in get_args(hint)
    kind = next(arg for arg in get_args(hint) if arg is not type(None)) if optional else hint
    many = get_args(kind)[0] if get_origin(kind) in (tuple, frozenset) else None
    if many is not None:
        return _many(name, spec, many, get_origin(kind) or tuple)
    if isinstance(kind, type) and issubclass(kind, CodeList):
        return ChoiceField(name, spec, kind, optional=optional)
    if kind is str:
        return _text(name, spec)
    if kind is date:
        return DateField(name, spec, today)
    if kind is BirthDate:
        return PartialDateField(name, spec, today)
    if kind is int:
        return IntField(name, spec, optional=optional)
    simple: dict[Any, type[Field]] = {time: TimeField, bool: CheckField}
    if kind not in simple:
        raise TypeError(name)
    return simple[kind](name, spec)


def _text(name: str, spec: Spec) -> Field:
    if spec.lines > 1:
        return TextBox(name, spec)
    return PhoneTextField(name, spec) if name.rpartition("_")[2] in _PHONES else TextField(name, spec)


def _many(name: str, spec: Spec, item: Any, kind: type[Any]) -> Field:
    if item is str:
        return ListField(name, spec)
    if item is OfficeContact:
        return OfficeContactsField(name, spec)
    if item is Phone:
        return PhonesField(name, spec)
    if isinstance(item, type) and issubclass(item, CodeList):
        return ManyField(name, spec, [one for one in item.choices() if one not in spec.without], kind)
    raise TypeError(name)


class FieldGrid(QWidget):
    """A group of fields under a heading, six columns wide, fewer where it is narrow."""

    def __init__(self, title: str = "", fields: Iterable[Field] = ()) -> None:
        """Take the heading, already translated, and the fields; each is as wide as its declaration says."""
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SMALL)
        if title:
            box.addWidget(label(title, "section"))
        self._grid = SixColumns()
        box.addLayout(self._grid)
        for field in fields:
            self.add(field)

    def add(self, field: Field, width: int = 0) -> None:
        """Put a field at the end, as wide as declared or as said here (in columns)."""
        self._grid.add(field, width or field.spec.width)

    def add_widget(self, widget: QWidget, width: int = 6) -> None:
        """Put something else at the end."""
        self._grid.add(widget, width)
