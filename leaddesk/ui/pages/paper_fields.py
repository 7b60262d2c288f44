"""What she chooses for a paper that is put together beside its preview: the fields, kept as a draft like any form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.form_keeper import FormKeeper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.print_sources import Preview, Source
    from leaddesk.ui.routes import Route
    from leaddesk.ui.widgets.field import Field


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a paper can't be made whatever was signed, and the step that helps; both in words to show."""

    words: str
    step: str
    deed: Callable[[], object]


class PaperFields(QFrame):
    """The fields of one kind of paper. Each paper that has some is a subclass, listed in ``composed_papers``."""

    wished = Signal(object)
    """A Route to another place that belongs to this paper."""

    def __init__(self, context: Context, kind: str, shape: type[Any], fields: Mapping[str, Field]) -> None:
        """Take the kind under which drafts are kept, the draft's class and its fields by name."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.context, self.kind = context, kind
        self.binder: FormBinder[Any] = FormBinder(fields, parent=self)
        self.keeper: FormKeeper[Any] = FormKeeper(context, self.binder, kind, shape)
        self.beside_print: QWidget | None = None
        """What stands at the foot of the page, by the buttons."""
        self.binder.edited.connect(self.on_edited)

    @property
    def case_title(self) -> str:
        """Return what a new consent is filled in with."""
        return ""

    def reading(self, record: int) -> Callable[[], Any]:
        """Return the work that reads what the fields offer and begin with, for the worker."""
        raise NotImplementedError  # Qt's own metaclass leaves no room for an abstract method

    def begin(self, found: Any) -> Any:
        """Offer what was read and return the draft to begin with."""
        raise NotImplementedError  # Qt's own metaclass leaves no room for an abstract method

    def take(self, extra: object) -> None:
        """Take what a route carries beside its record."""

    def source(self, record: int) -> Source:
        """Return the paper of the draft as it stands."""
        raise NotImplementedError  # Qt's own metaclass leaves no room for an abstract method

    def on_opened(self) -> None:
        """Look at the draft that is shown now, perhaps one of another day."""

    def on_edited(self, name: str) -> None:
        """Follow an edit at once; the page is drawn a moment later."""

    def look(self) -> None:
        """Follow what was typed once the hand rests."""

    def follow(self, preview: Preview) -> None:
        """Follow what the gate said."""

    def stopped_by(self, preview: Preview, record: int) -> Stop | None:
        """Return what comes before the gate's answer, or None."""
        return None

    def way_to(self, words: str, record: int) -> Route | None:
        """Return where a missing label that is no field here is filled in; None where that is the person's record."""
        return None

    def point_at(self, words: str) -> bool:
        """Put the focus where a missing label is filled in; return whether there is such a place."""
        for field in self.binder.fields.values():
            if words in (field.spec.label, field.label_text):
                field.focus_input()
                return True
        return False

    def change_words(self) -> bool:
        """Put the focus on the first words that were typed; return whether there are any."""
        for name, field in self.binder.fields.items():
            if str(value := getattr(self.binder.draft, name, "")).strip() and type(value) is str:
                field.focus_input()
                return True
        return False

    def choose_recipient(self) -> None:
        """Put the focus where the recipient is chosen."""
        self.binder.fields["organisation_id"].focus_input()
