"""A contact in one line, from anywhere: who, how, what came of it, minutes, note, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaddesk.domain.contacts import QuickContactDraft
from leaddesk.domain.fields import specs
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.room import ShortDialog
from leaddesk.ui.pages.form_pane import DRAFT_BACK, SAVING, THROW
from leaddesk.ui.pages.person_field import PersonField
from leaddesk.ui.widgets.buttons import plain, primary, quiet
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.form_keeper import FormKeeper
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.panels import Banner
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.contacts import ContactDraft
    from leaddesk.ui.context import Context

KEY = "quick_contact"
_WIDE = 900
_ROOM = 40


class QuickContact(ShortDialog):
    """One row of fields over the page she is on; what is typed is kept like any other draft."""

    stored = Signal()
    full_wanted = Signal(object, object)
    """The full form is wanted: the person or None, and the contact as far as it is typed."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Take the context and the window it stands over."""
        super().__init__(parent, tr(N_("New contact")), min(_WIDE, _fitting(parent)))
        self._context = context
        self._saving = False
        declared = specs(QuickContactDraft)
        own = {"participant_id": PersonField("participant_id", declared["participant_id"], context)}
        self.fields = make_fields(QuickContactDraft, context.today, own)
        self.binder: FormBinder[Any] = FormBinder(self.fields, lambda draft: draft.problems(self._now()), self)
        self.keeper: FormKeeper[Any] = FormKeeper(context, self.binder, KEY, QuickContactDraft)
        self.banner, self._chip = Banner(), Chip()
        self._chip.show_words("")
        self.deed = primary(tr(N_("Save contact")), name="save")
        self.full = plain(tr(N_("Full form…")), "note-pencil", "full-form")
        self.cancel = plain(tr(N_("Close")), name="cancel")
        self.throw = quiet(tr(THROW), name="throw-away")
        self.deed.setDefault(True)
        self.put(row(label(tr(N_("New contact, today")), "section"), self._chip, None))
        self.put(self.banner)
        self.put_roomy(column(FieldGrid("", self.fields.values())))
        self.put(Flow(self.deed, self.full, self.cancel, self.throw, gap=8))
        self._connect()

    def begin(self, person: int | None) -> None:
        """Begin with a person if one is open; what was typed before comes back."""
        draft = QuickContactDraft(person)
        self.binder.load(draft)
        key = "new" if person is None else f"new/{person}"
        self.keeper.open(key, draft, self._on_opened)
        self.fields["participant_id" if person is None else "kind"].focus_input()

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps what is typed, for lock and close."""
        return self.keeper.keep_work()

    def save(self) -> None:
        """Save; a second time while it is saving does nothing."""
        if self._saving or not self.binder.show_problems():
            return
        draft: QuickContactDraft = self.binder.draft
        contacts = self._context.services.contacts
        self._set_saving(on=True)
        work = self.keeper.storing(lambda: contacts.save_quick(draft), draft)
        self._context.jobs.save(self, work, self._on_saved, self._on_refused)

    def reject(self) -> None:
        """Close and keep what is typed."""
        work = self.keeper.keep_work()
        if work is not None and not self._saving:
            self._context.jobs.save(self._context.commits, work)
        super().reject()

    def _connect(self) -> None:
        self.deed.triggered.connect(self.save)
        self.cancel.triggered.connect(self.reject)
        self.full.triggered.connect(self._on_full)
        self.throw.triggered.connect(self._on_throw)
        self.binder.edited.connect(lambda _name: self._follow())
        self.binder.dirty_changed.connect(lambda _dirty: self._follow())
        self.keeper.kept.connect(lambda words: self._chip.show_words(words, "plain", "check"))

    def _follow(self) -> None:
        """Say on the button what is saved: a contact with somebody, or outreach without a name."""
        draft = self.binder.draft
        nobody = draft is not None and draft.participant_id is None and not self.binder.unread()
        self.deed.set_text(tr(N_("Save as outreach")) if nobody else tr(N_("Save contact")))
        show_if(self.throw, self.binder.dirty)

    def _now(self) -> datetime:
        return self._context.clock.local(self._context.clock.now())

    def _on_opened(self, came_back: bool) -> None:
        self._chip.show_words(tr(DRAFT_BACK) if came_back else "", "plain", "note-pencil")
        self._follow()

    def _on_full(self) -> None:
        draft: QuickContactDraft = self.binder.draft
        contact: ContactDraft = draft.contact(self._context.today())
        self.keeper.drop()
        self.binder.load(draft)
        self.full_wanted.emit(draft.participant_id, contact)
        self.accept()

    def _on_throw(self) -> None:
        self.keeper.drop()
        self.binder.load(QuickContactDraft())
        super().reject()

    def _on_saved(self, _result: object) -> None:
        self.binder.saved()
        self.keeper.drop()
        self.stored.emit()
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self._set_saving(on=False)
        self._context.errors.show(error, banner=self.banner, binder=self.binder, retry=self.save)

    def _set_saving(self, *, on: bool) -> None:
        self._saving = on
        self.deed.set_blocked(tr(SAVING) if on else "")


def _fitting(parent: QWidget) -> int:
    """Return the widest that fits into a window, in pixels of the 100 % table."""
    return (parent.window().width() - _ROOM) * 100 // px(100)
