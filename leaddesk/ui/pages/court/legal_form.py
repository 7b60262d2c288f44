"""What the five forms about court share: whose record it is, the matters to choose from, *Remove*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from leaddesk.domain.court_codes import SOURCE_HINT
from leaddesk.domain.fields import specs
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.removable_form import RemovableForm
from leaddesk.ui.widgets.buttons import quiet
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.ui.context import Context

D = TypeVar("D")
RECORDS = ("organisation_id", "matter_id", "referral_in_id")
"""Fields that choose a row; the rest is made from its declaration."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a form says of itself, untranslated."""

    kind: str
    new: str
    old: str
    save: str
    remove: str
    remove_question: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about: the row or None, whose it is (a person, of a charge its matter), and the name to show."""

    row: int | None
    whose: int
    shown: str
    matters: tuple[tuple[int, str], ...] = ()
    courts: tuple[tuple[int, str], ...] = ()
    referrals: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Keeping(Generic[D]):
    """What keeps a thing: ``save(whose, draft, row)`` returns its id, ``remove(row, because)`` hides it."""

    save: Callable[[int, D, int | None], int]
    remove: Callable[[int, str], None]


class LegalForm(RemovableForm[D]):
    """Makes or changes one thing of a legal record, which ``keeping`` saves and removes on the worker."""

    def __init__(
        self,
        context: Context,
        words: Words,
        shape: type[D],
        keeping: Keeping[D],
        problems: Callable[[Any], dict[str, str]],
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take the words, the draft's class, how it is kept, and how to find what is wrong with a draft."""
        self.about: About | None = None
        self.words, self._keeping, self._ask_form = words, keeping, ask_form
        known = specs(shape)
        own = {name: RecordField(name, known[name]) for name in RECORDS if name in known}
        made = make_fields(shape, context.today, own)
        super().__init__(context, words.kind, shape, made, problems, tr(words.save), back=tr(N_("Back")), ask=ask)
        self._own = own
        self.grids = [FieldGrid(tr(title), [made[name] for name in names]) for title, names in words.groups]
        self.add_group(*self.grids)
        self.side_box.addWidget(label(tr(SOURCE_HINT), "second", wrap=True))
        self.remove = quiet(tr(N_("Remove")), "trash", f"remove-{words.kind}")
        self.header.action_row.addWidget(self.remove)
        self.remove.triggered.connect(self._on_remove)
        self.binder.edited.connect(lambda _name: self.fit())

    def begin(self, about: About, draft: D) -> None:
        """Show the form of a new row or of one that is there."""
        self.about = about
        self.name(tr(self.words.new if about.row is None else self.words.old), about.shown)
        self.remove.setVisible(about.row is not None)
        self._offer("matter_id", about.matters)
        self._offer("organisation_id", about.courts)
        self._offer("referral_in_id", about.referrals)
        self.start(f"{'new' if about.row is None else about.row}/{about.whose}", draft)
        self.fit()

    def work(self, draft: D) -> Callable[[], Any]:
        """Return the work that saves."""
        about = self.about
        assert about is not None  # noqa: S101 - a form is shown only with what it is about
        return lambda: self._keeping.save(about.whose, draft, about.row)

    def fit(self) -> None:
        """Show the fields that what was typed asks for."""

    def _on_loaded(self) -> None:
        self.fit()

    def _offer(self, name: str, choices: Iterable[tuple[int, str]]) -> None:
        field = self._own.get(name)
        if field is not None:
            field.set_choices(choices)

    def _on_remove(self) -> None:
        title, deed = tr(self.words.remove_question), tr(self.words.remove)
        self._remove(title, deed, self.about.row if self.about else None, self._keeping.remove)
