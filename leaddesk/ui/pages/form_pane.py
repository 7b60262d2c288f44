"""What the long forms share: header with the kept draft, groups, a panel beside or below them, the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.question import Answer, Question
from leaddesk.ui.page import PageHeader
from leaddesk.ui.pages.elided import ElidedLine
from leaddesk.ui.pages.known_gate import Held
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import primary, quiet
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.form_binder import FormBinder
from leaddesk.ui.widgets.form_keeper import FormKeeper
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Banner, ground, hairline, scrolling, upright_hairline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.field import Field

D = TypeVar("D")
SAVING = N_("Saving")
DRAFT_BACK = N_("Your draft is back")
THROW = N_("Throw draft away")
_SIDE, _BESIDE = 320, 960
_PAUSE_MS = 300


class FormPane(QFrame, Generic[D]):
    """One form: subclasses say what it edits, how it is saved, and fill ``body`` and ``side``."""

    closed = Signal()
    """She leaves; what was typed is kept."""
    thrown = Signal()
    """The draft was thrown away."""
    stored = Signal(int)
    """It was saved, under this id."""

    def __init__(  # noqa: PLR0913 - what makes a form, each named
        self,
        context: Context,
        kind: str,
        shape: type[D],
        fields: Mapping[str, Field],
        problems: Callable[[Any], Mapping[str, str]] | None,
        deed: str,
        *,
        back: str,
        ask: Callable[..., str | None] = Question.ask,
    ) -> None:
        """Take the kind under which drafts are kept, the draft's class, its fields, and the words of the button."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.context, self._ask = context, ask
        self.fields = dict(fields)
        self.binder: FormBinder[Any] = FormBinder(fields, problems, self)
        self.keeper: FormKeeper[Any] = FormKeeper(context, self.binder, kind, shape)
        self.banner = Banner()
        self.saving = False
        self.deed = primary(deed, name="save")
        self.throw = quiet(tr(THROW), name="throw-away")
        self._blank: Any = None
        self._is_new = True
        self._build(back)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.binder.edited.connect(self._on_edited)
        self.binder.dirty_changed.connect(lambda _dirty: self._on_loaded())
        self.keeper.kept.connect(lambda words: self._chip.show_words(words, "plain", "check"))
        self.deed.triggered.connect(self.save)
        self.throw.triggered.connect(self._on_throw)
        self.header.way_back.triggered.connect(self.leave)

    def start(self, key: str, draft: D) -> None:
        """Show the form: the draft kept under the key, else this one."""
        self.binder.keep_now()
        self.banner.clear()
        self._chip.show_words("")
        self._set_saving(on=False)
        self._blank, self._is_new = draft, key.startswith("new")
        self.binder.load(draft)
        self.area.verticalScrollBar().setValue(0)
        self.keeper.open(key, draft, self._on_opened)

    def name(self, title: str, whom: str = "") -> None:
        """Say what the form is, and below it whom it is about; a name can be long."""
        self.header.say(title)
        self.whom.say(whom)
        self.whom.setVisible(bool(whom))

    def save(self) -> None:
        """Check and save; a second time while it is saving does nothing."""
        if self.saving or self.binder.draft is None:
            return
        self.banner.clear()
        if not self.binder.show_problems():
            return
        draft = self.binder.draft
        self._set_saving(on=True)
        work = self.keeper.storing(self.work(draft), draft, lambda result: not isinstance(result, Held))
        self.context.jobs.save(self, work, lambda result: self._on_saved(draft, result), self._on_refused)

    def leave(self) -> None:
        """Go away from the form and keep what is typed."""
        work = self.keeper.keep_work()
        if work is not None:
            self.context.jobs.save(self, work)
        self.closed.emit()

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps the form, for lock and close."""
        return self.keeper.keep_work()

    def focus_first(self) -> None:
        """Put the focus into the first field that a new form still needs, else into the first."""
        shown = {name: field for name, field in self.fields.items() if not field.isHidden()}
        needed = [shown[name] for name in self.binder.problems() if name in shown] if self._is_new else []
        for field in (*needed, *shown.values())[:1]:
            field.focus_input()

    def work(self, draft: D) -> Callable[[], Any]:
        """Return the work that saves a draft, for the worker."""
        raise NotImplementedError  # Qt's own metaclass leaves no room for an abstract method

    def finish(self, result: Any) -> None:
        """Say that it was saved; the result is the id."""
        self.stored.emit(result)

    def held(self, _result: Any) -> bool:
        """Return whether saving stopped before anything was written, having said why."""
        return False

    def placed(self, *, beside: bool) -> None:
        """Follow whether the panel stands beside the form or under it."""

    def look(self) -> None:
        """Look at what was typed, a moment after the last key."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the form, or under it where it is narrow."""
        super().resizeEvent(event)
        self._place_side(beside=self.width() >= px(_BESIDE))
        self.header.fit()

    def _build(self, back: str) -> None:
        self._build_head(back)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        self.body.setSpacing(20)
        content = QWidget()
        content.setLayout(self.body)
        self.area = scrolling(content)
        self._build_side()
        foot = ground("surface")
        self.foot_row = line = row(self.deed, None, self.throw)
        line.setContentsMargins(MARGIN, px(10), MARGIN, px(10))
        foot.setLayout(line)
        told = QVBoxLayout()
        told.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.banner.stand_in(told)
        left = column(told)
        left.addWidget(self.area, 1)
        left.addWidget(hairline())
        left.addWidget(foot)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(self._side_line)
        across.addWidget(self._beside)
        box = column(self.header, hairline())
        box.addLayout(across, 1)
        self.setLayout(box)
        self._at_side: bool | None = None

    def _build_head(self, back: str) -> None:
        self._chip = Chip()
        self._chip.show_words("")
        self.header = PageHeader("", back=back)
        self.header.beside.addWidget(self._chip)
        self.whom = ElidedLine("second")
        self.whom.hide()
        head = self.header.layout()
        if head is not None:
            head.addWidget(self.whom)

    def _build_side(self) -> None:
        self.side = QWidget()
        self.side_box = QVBoxLayout(self.side)
        self.side_box.setContentsMargins(0, 0, 0, 0)
        self.side_box.setSpacing(20)
        self._beside = ground("surface")
        self._side_line = upright_hairline()
        inner = QWidget()
        self._side_holder = QVBoxLayout(inner)
        self._side_holder.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        holder = QVBoxLayout(self._beside)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(scrolling(inner))

    def add_group(self, *widgets: QWidget) -> None:
        """Put groups of fields below each other."""
        for widget in widgets:
            self.body.addWidget(widget)

    def _place_side(self, *, beside: bool) -> None:
        if beside:
            self._beside.setFixedWidth(px(_SIDE))
        if beside == self._at_side:
            return
        self._at_side = beside
        if beside:
            self._side_holder.addWidget(self.side)
        else:
            self.body.addWidget(self.side)
        self._beside.setVisible(beside)
        self._side_line.setVisible(beside)
        self.placed(beside=beside)

    def _set_saving(self, *, on: bool) -> None:
        self.saving = on
        self.deed.set_blocked(tr(SAVING) if on else "")

    def _on_opened(self, came_back: bool) -> None:
        self._chip.show_words(tr(DRAFT_BACK) if came_back else "", "plain", "note-pencil")
        self._on_loaded()
        self.look()
        # loading moves everything: the field she was sent to stays in sight
        field = next((one for one in self.fields.values() if one.holds_focus()), None)
        if field is not None:
            field.bring_into_view()

    def _on_loaded(self) -> None:
        """Follow what the form shows after loading."""

    def _on_edited(self, _name: str) -> None:
        self._pause.start()

    def _on_pause(self) -> None:
        if self.isVisible() and not self.saving:
            self.look()

    def _on_saved(self, draft: D, result: Any) -> None:
        self._set_saving(on=False)
        if self.held(result):
            self.look()
            return
        self.binder.saved(draft)
        self.keeper.drop()
        self._chip.show_words("")
        self.finish(result)

    def _on_refused(self, error: Exception) -> None:
        self._set_saving(on=False)
        self.look()
        self.context.errors.show(error, banner=self.banner, binder=self.binder, retry=self.save)

    def _on_throw(self) -> None:
        if self.binder.dirty and not self._sure():
            return
        self.keeper.drop()
        self.binder.load(self._blank)
        self.thrown.emit()

    def _sure(self) -> bool:
        answers = [Answer("keep", tr(N_("Keep it"))), Answer("throw", tr(THROW))]
        title, text = tr(N_("Throw this draft away?")), tr(N_("What was typed here is forgotten."))
        return self._ask(self, title, text, answers) == "throw"
