"""Putting a line of Today off, setting it aside, and the list of what was set aside with the way back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from leaddesk.domain.today import DismissalDraft, SetAside, WaitDraft
from leaddesk.i18n import N_, show_month_day, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages import today_words
from leaddesk.ui.tokens import PADDING
from leaddesk.ui.widgets.buttons import link, plain, small
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import ground, hairline
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from typing import Any

    from leaddesk.domain.today import TodayLine
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.buttons import Button

    AskForm = Callable[..., Any]

CLOSE = N_("Hide these")


def days_to_wait(today: date) -> list[tuple[str, date]]:
    """Return the days offered at once: tomorrow, the Monday of next week, in a week, in two weeks; each day once."""
    after = {
        1: N_("Tomorrow, {day}"),
        7 - today.weekday(): N_("Next week, {day}"),
        7: N_("In a week, {day}"),
        14: N_("In two weeks, {day}"),
    }
    days = [(words, today + timedelta(days=number)) for number, words in sorted(after.items())]
    return [(tr(words, day=show_month_day(day)), day) for words, day in days]


class Answers:
    """What she may say of a line. Everything is one undoable action of the service."""

    def __init__(self, context: Context, parent: QWidget, failed: Callable[..., object], ask: AskForm) -> None:
        """Take the context, the page, what shows an error, and the dialog around a short form."""
        self._context, self._parent, self._failed, self._ask = context, parent, failed, ask

    def add_to(self, menu: QMenu, line: TodayLine) -> None:
        """Add what can be said of a line to its menu."""
        if not line.can_move:
            return
        menu.addSeparator()
        if line.legal:
            menu.addAction(tr(N_("Later…")), lambda: self.ask_move(line))
        else:
            self._add_days(menu.addMenu(tr(N_("Later"))), line)
        if line.can_be_dismissed:
            menu.addAction(tr(N_("Set aside…")), lambda: self.ask_dismiss(line))

    def later(self, line: TodayLine) -> QMenu | None:
        """Return the menu behind *Later*; a legal clock asks for day and reason at once."""
        if line.legal:
            self.ask_move(line)
            return None
        menu = QMenu(self._parent)
        self._add_days(menu, line)
        return menu

    def _add_days(self, menu: QMenu, line: TodayLine) -> None:
        for words, day in days_to_wait(self._context.today()):
            menu.addAction(words, partial(self._move, line, WaitDraft(day)))
        menu.addAction(tr(N_("On another day…")), lambda: self.ask_move(line))

    def ask_move(self, line: TodayLine) -> None:
        """Ask until when it can wait, and for a legal clock why."""
        today = self._context.today()
        title = tr(N_("When shall this come back?"))
        said = (*today_words.texts(line, self._context.names), today_words.chip(line, today)[0])
        text = " · ".join(part for part in said if part)
        fields = make_fields(WaitDraft, self._context.today)
        answer: WaitDraft | None = self._ask(
            self._parent,
            title,
            text,
            fields,
            WaitDraft(),
            tr(N_("Put it off")),
            lambda draft: draft.problems(line, today),
        )
        if answer is not None:
            self._move(line, answer)

    def ask_dismiss(self, line: TodayLine) -> None:
        """Ask why it is set aside."""
        text = tr(N_("It comes back by itself when the facts change, and you can always bring it back."))
        if line.legal:
            text = f"{tr(N_('This is a deadline of the law or of an agreement.'))} {text}"
        fields = make_fields(DismissalDraft, self._context.today)
        title = tr(N_("Set this aside?"))
        answer: DismissalDraft | None = self._ask(
            self._parent, title, text, fields, DismissalDraft(), tr(N_("Set it aside"))
        )
        if answer is not None:
            today = self._context.services.today
            self._context.jobs.save(self._parent, lambda: today.dismiss(line, answer), None, self._failed)

    def bring_back(self, key: str) -> None:
        """Show a line again."""
        today = self._context.services.today
        self._context.jobs.save(self._parent, lambda: today.bring_back(key), None, self._failed)

    def _move(self, line: TodayLine, draft: WaitDraft) -> None:
        today = self._context.services.today
        self._context.jobs.save(self._parent, lambda: today.move(line, draft), None, self._failed)


def aside_link(aside: Sequence[SetAside]) -> Button:
    """Return the link that shows what was set aside."""
    count = len(aside)
    words = tr(N_("One thing set aside")) if count == 1 else tr(N_("{count} things set aside"), count=count)
    return small(link(words, name="show-aside"))


class AsidePart(QWidget):
    """What was put off or set aside, each with its day and reason, and the way back."""

    def __init__(self, context: Context, aside: Sequence[SetAside], answers: Answers) -> None:
        super().__init__()
        self.setObjectName("aside")
        self._context, self._answers = context, answers
        self.hide_them = small(link(tr(CLOSE), name="hide-aside"))
        head = row(label(tr(N_("Set aside")), "row-title"), label(str(len(aside)), "second"), None, self.hide_them)
        head.setContentsMargins(0, px(8), 0, px(8))
        box = column(head)
        box.addWidget(self._card(aside))
        self.setLayout(box)

    def _card(self, aside: Sequence[SetAside]) -> QWidget:
        card = ground("card")
        card.setAccessibleName(tr(N_("Set aside")))
        inside = column(margin=1)
        for number, one in enumerate(aside):
            if number:
                inside.addWidget(hairline())
            inside.addWidget(self._row(one))
        card.setLayout(inside)
        return card

    def _row(self, one: SetAside) -> QWidget:
        title, detail = today_words.texts(one.line, self._context.names)
        when = tr(N_("Until {day}"), day=show_month_day(one.until)) if one.until else tr(N_("Until the facts change"))
        # what she typed may hold a name
        why = tr(N_("Why: {reason}"), reason=one.reason) if one.reason and not self._context.names.hidden else ""
        back = small(plain(tr(N_("Bring back")), name="bring-back"))
        back.setAccessibleName(tr(N_("Bring back: {title}"), title=title))
        back.triggered.connect(lambda: self._answers.bring_back(one.line.key))
        words = column(
            label(title, "row-title", wrap=True),
            label(" · ".join(part for part in (detail, when) if part), "second", wrap=True),
            gap=2,
        )
        if why:
            words.addWidget(label(why, "second", wrap=True))
        line = row(gap=PADDING)
        line.addLayout(words, 1)
        line.addWidget(back)
        line.setContentsMargins(PADDING, px(8), PADDING, px(8))
        made = QWidget()
        made.setLayout(line)
        return made
