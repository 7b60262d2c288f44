"""One wording at a time: which, where it stands, the words, and what stood there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.fields import Spec
from leaddesk.domain.site_texts import SiteText, SiteTextDraft
from leaddesk.i18n import N_, show_stamp, tr
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.choice_fields import PickField
from leaddesk.ui.widgets.facts import Entry, Timeline
from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.form_keeper import FormKeeper
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from leaddesk.domain.site_texts import TextVersion
    from leaddesk.ui.context import Context

KIND = "site_text"
MANDATED = N_(
    "What federal law prescribes to the letter can't be changed here, nor what a person signs. Ask your county"
    " attorney before you change anything."
)
SAVED = N_("In force from now on. Papers printed before keep their wording.")
SHIPPED = N_("The shipped wording")
NOTHING = N_("Nothing")
NOTHING_CHANGED = N_("Nothing has changed")


class WordingEditor(QWidget):
    """Edits the wordings that may be changed; each change is a version of its own."""

    changed = Signal()
    """Other words stand in the box, or another text was chosen."""
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.which = PickField("text", Spec(tr(N_("Which text"))), [(one, tr(one.label)) for one in SiteText])
        self.which.set_value(SiteText.STATE_NOTICE)
        self._where = label("", "second", wrap=True)
        fields = make_fields(SiteTextDraft, context.today)
        self.field = fields["words"]
        self.binder: FormBinder[SiteTextDraft] = FormBinder(fields, lambda draft: draft.problems(self.text), self)
        self.binder.load(SiteTextDraft())
        self.keeper: FormKeeper[SiteTextDraft] = FormKeeper(context, self.binder, KIND, SiteTextDraft)
        self.save = primary(tr(N_("Put in force")), name="save-wording")
        self.back = plain(tr(N_("Put back the shipped wording")), "arrow-counter-clockwise", "put-back")
        self._head, self._before = label(tr(N_("Wordings so far")), "label"), Timeline()
        buttons = QWidget()
        buttons.setLayout(Flow(self.save, self.back, gap=8, line_gap=8))
        said = label(tr(MANDATED), "second", wrap=True)
        self.setLayout(column(self.which, self._where, self.field, buttons, said, self._head, self._before, gap=GAP))
        self.which.edited.connect(lambda _value: self.refresh(other=True))
        self.binder.edited.connect(lambda _name: self._on_edited())
        self.save.triggered.connect(self._on_save)
        self.back.triggered.connect(self._on_back)

    @property
    def text(self) -> SiteText:
        """Return which text is edited."""
        chosen = str(self.which.value())
        return next(one for one in SiteText if one.value == chosen)

    @property
    def words(self) -> str:
        """Return the words as they stand in the box."""
        return str(self.field.value() or "")

    def show_text(self, key: str) -> None:
        """Show one of the texts, such as the one whose draft is wanted back."""
        if any(one.value == key for one in SiteText):
            self.which.set_value(key)
            self.refresh(other=True)

    def refresh(self, *, other: bool = False) -> None:
        """Show a text as it is in force, unless it is being written."""
        text, services = self.text, self._context.services
        set_text(self._where, tr(text.where))
        words = services.settings.wording().of(text)
        if other or not self.binder.dirty:
            self.binder.keep_now()
            # what came into force elsewhere is shown, but the page stays on what she looks at
            shown = self._on_edited if other else self._fit
            self.keeper.open(text.value, SiteTextDraft(words), lambda _back: shown())
        self._context.jobs.run(self, lambda: services.site_texts.versions(text), self._show_before, self.failed.emit)

    def _show_before(self, versions: list[TextVersion]) -> None:
        zone = self._context.clock
        entries = [
            Entry(
                "note-pencil",
                tr(N_("{stamp}, by {name}"), stamp=show_stamp(zone.local(one.set_at)), name=one.set_by)
                if one.set_by
                else show_stamp(zone.local(one.set_at)),
                tr(N_("site {number}"), number=one.number),
                one.words or (tr(SHIPPED) if one.text.shipped else tr(NOTHING)),
            )
            for one in versions
        ]
        first = Entry("file-text", tr(SHIPPED), "", tr(self.text.shipped) or tr(NOTHING))
        self._before.set_entries([*entries, first] if versions else [])
        for widget in (self._head, self._before):
            widget.setVisible(bool(versions))
        self._fit()

    def _fit(self) -> None:
        self.save.set_blocked("" if self.binder.dirty else tr(NOTHING_CHANGED))
        in_force = self._context.services.settings.wording().of(self.text)
        as_shipped = in_force == self.text.shipped and not self.binder.dirty
        self.back.set_blocked(tr(N_("It is in force already")) if as_shipped else "")

    def _on_edited(self) -> None:
        self._fit()
        self.changed.emit()

    def _on_save(self) -> None:
        if not self.binder.show_problems():
            return
        text, draft, texts = self.text, self.binder.draft, self._context.services.site_texts

        def done(_result: object) -> None:
            self.binder.saved(draft)
            self._settled()

        self._context.jobs.save(self, lambda: texts.save(text, draft), done, self._on_refused)

    def _on_back(self) -> None:
        text, texts = self.text, self._context.services.site_texts
        self.binder.load(SiteTextDraft(text.shipped))
        self._context.jobs.save(self, lambda: texts.put_back(text), lambda _done: self._settled(), self._on_refused)

    def _settled(self) -> None:
        self.keeper.drop()
        self.saved.emit(tr(SAVED))
        self.refresh()
        self.changed.emit()

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, InvalidRecordError):
            self.binder.show_problems()
        self.failed.emit(error)
