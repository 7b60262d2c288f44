"""Keeps what is typed into a form in the encrypted file, valid or not, and brings it back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from leaddesk.i18n import N_, show_clock, tr
from leaddesk.services.today import UNREAD
from leaddesk.ui.jobs import Rank

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.services.drafts import Drafts
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.form_binder import FormBinder

D = TypeVar("D")
KEPT_AT = N_("Draft, kept at {time}")


@dataclass(frozen=True, slots=True)
class Unread:
    """Typed texts that are no values yet, by field: a draft can't hold them."""

    texts: dict[str, str] = field(default_factory=dict)


class FormKeeper(QObject, Generic[D]):
    """Joins a binder to the kept drafts. One per form; ``key`` is the record's id, or ``new``."""

    kept = Signal(str)
    """Words such as ``Draft, kept at 9:11 AM``."""

    def __init__(self, context: Context, binder: FormBinder[D], kind: str, shape: type[D]) -> None:
        """Take the form's binder, the kind under which drafts are kept, and the draft's class."""
        super().__init__(binder)
        self._context, self._binder, self._kind, self._shape = context, binder, kind, shape
        self._key = "new"
        self._written: tuple[str, Any] | None = None
        self.stored: Any = None
        """What the last save wrote, such as an id, as soon as the worker knows it."""
        binder.autosave_due.connect(self._on_due)

    @property
    def key(self) -> str:
        """Return under which key the form is kept."""
        return self._key

    def open(self, key: str, saved: D, done: Callable[[bool], object] | None = None) -> None:
        """Load the form: a kept draft if there is one, else what is saved. ``done`` hears whether one came back.

        What is typed until then stays.
        """
        binder = self._binder
        # what she types while it is read stays, if the fields show this record already
        here = self._key == key or binder.draft is None or binder.draft == saved
        self._key, self._written, self.stored = key, None, None
        binder.listen()
        drafts, kind, shape = self._context.services.drafts, self._kind, self._shape

        def work() -> tuple[D | None, Unread | None]:
            return drafts.find(kind, key, shape), drafts.find(f"{kind}{UNREAD}", key, Unread)

        def show(found: tuple[D | None, Unread | None]) -> None:
            draft, unread = found
            typed = binder.typed if here else frozenset[str]()
            if draft is None:
                binder.load(saved, typed)
            else:
                binder.resume(draft, saved, unread.texts if unread else {}, typed)
            if done is not None:
                done(draft is not None)

        self._context.jobs.run(self, work, show)

    def keep_work(self, *, clean: bool = False) -> Callable[[], object] | None:
        """Return the work that keeps the form as it is now, or None if nothing differs. For ``Page.keep_draft``.

        ``clean`` keeps it even then: a form that began with something which nobody typed.
        """
        if self._binder.draft is None or not (clean or self._binder.dirty):
            return None
        # the key as it is now: the form may show another record by the time the work is done
        key, draft, unread = self._key, self._binder.draft, Unread(self._binder.unread())
        return lambda: self._keep(key, draft, unread)

    def storing(
        self, work: Callable[[], Any], draft: D, wrote: Callable[[Any], bool] = lambda _result: True
    ) -> Callable[[], Any]:
        """Return the work that saves a draft, which from then on is kept no more.

        The page hears of it only later, and not at all where a lock comes first: kept again, the draft would come back
        after the unlock and make a second record. ``wrote`` says whether the work wrote anything.
        """
        key = self._key

        def act() -> Any:
            result = work()
            if wrote(result):
                self._written, self.stored = (key, draft), result
            return result

        return act

    def drop(self, key: str = "") -> None:
        """Forget the kept draft, after saving or throwing it away; another one than what is shown by its key."""
        drafts, kind, key = self._context.services.drafts, self._kind, key or self._key

        self._context.jobs.save(self, lambda: forget(drafts, kind, key))

    def _keep(self, key: str, draft: Any, unread: Unread) -> None:
        drafts = self._context.services.drafts
        if self._written == (key, draft):
            forget(drafts, self._kind, key)
            return
        drafts.keep(self._kind, key, draft)
        drafts.keep(f"{self._kind}{UNREAD}", key, unread)

    def _on_due(self, draft: Any) -> None:
        key, unread = self._key, Unread(self._binder.unread())
        job = f"keep/{self._kind}/{key}"
        self._context.jobs.run(self, lambda: self._keep(key, draft, unread), self._on_kept, rank=Rank.SAVE, key=job)

    def _on_kept(self, _result: object) -> None:
        clock = self._context.clock
        self.kept.emit(tr(KEPT_AT, time=show_clock(clock.local(clock.now()))))


def forget(drafts: Drafts, kind: str, key: str) -> None:
    """Drop a kept draft, on the worker, with what could not be read of it."""
    drafts.drop(kind, key)
    drafts.drop(f"{kind}{UNREAD}", key)
