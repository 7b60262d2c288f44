"""Each principle with its answer, what shows it, and the day: one under another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leaddesk.domain.fidelity import LONGEST_EVIDENCE, FidelityAnswer, Principle, PrincipleAnswer
from leaddesk.i18n import N_, parse_date, show_date, tr
from leaddesk.ui.current import px
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.date_words import date_problem
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import SixColumns, column
from leaddesk.ui.widgets.text import label, set_buddy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from leaddesk.domain.fields import Spec
    from leaddesk.ui.widgets.buttons import Cure

KEPT, EVIDENCE, DAY = N_("Kept"), N_("What shows it"), N_("Date")


@dataclass(frozen=True, slots=True)
class _Inputs:
    choice: Choice
    evidence: QLineEdit
    day: QLineEdit


class AnswersField(Field):
    """Its value is a tuple of answers; a principle of which nothing was said is not in it."""

    def __init__(self, name: str, spec: Spec, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take the function that says what day it is in the office."""
        super().__init__(name, spec, parent)
        self._today = today
        self.inputs: dict[Principle, _Inputs] = {}
        around = QWidget()
        box = QVBoxLayout(around)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(18))
        for number, principle in enumerate(Principle, 1):
            box.addWidget(self._block(number, principle))
        first = self.inputs[next(iter(Principle))]
        self._install(around, first.choice, heading=False)
        self._drop_input(first.choice)
        for principle, shown in self.inputs.items():
            short = tr(principle.label)
            self._add_input(shown.choice, f"{tr(KEPT)}: {short}")
            self._add_input(shown.evidence, f"{tr(EVIDENCE)}: {short}")
            self._add_input(shown.day, f"{tr(DAY)}: {short}")

    def value(self) -> Any:
        """Return what was said of each principle."""
        found = (self._read(principle) for principle in Principle)
        return tuple(one for one in found if not one.empty)

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return that a day is no date."""
        for shown in self.inputs.values():
            text = shown.day.text()
            if text.strip() and self._day(text) is None:
                return date_problem(text, self._today())[0], ()
        return "", ()

    def unread_text(self) -> str:
        """Return the days of all principles, one a line, if one of them can't be read."""
        days = [shown.day.text() for shown in self.inputs.values()]
        return "\n".join(days) if self.own_problem()[0] else ""

    def set_unread_text(self, text: str) -> None:
        """Put days back that couldn't be read."""
        for shown, day in zip(self.inputs.values(), text.split("\n"), strict=False):
            shown.day.setText(day)

    def _block(self, number: int, principle: Principle) -> QWidget:
        choice, evidence, day = Choice(), QLineEdit(), QLineEdit()
        choice.addItem(tr(N_("Not answered")), None)
        for answer in FidelityAnswer:
            choice.addItem(tr(answer.label), str(answer.value))
        evidence.setMaxLength(LONGEST_EVIDENCE)
        choice.setMinimumContentsLength(12)
        self.inputs[principle] = _Inputs(choice, evidence, day)
        choice.currentIndexChanged.connect(self._changed)
        for line in (evidence, day):
            line.textChanged.connect(self._changed)
        day.editingFinished.connect(lambda: self._show_day(day))
        grid = SixColumns(gap=12)
        for words, widget, width in ((KEPT, choice, 2), (EVIDENCE, evidence, 3), (DAY, day, 1)):
            name = label(tr(words), "label")
            set_buddy(name, widget)
            pair = QWidget()
            pair.setLayout(column(name, widget, gap=4))
            grid.add(pair, width)
        lower = QWidget()
        lower.setLayout(grid)
        block = QWidget()
        words = tr(N_("{number}. {principle}"), number=number, principle=tr(principle.label))
        block.setLayout(column(label(words, wrap=True), lower, gap=6))
        return block

    def _read(self, principle: Principle) -> PrincipleAnswer:
        shown = self.inputs[principle]
        answer = FidelityAnswer.of(shown.choice.currentData() or "")
        made = PrincipleAnswer(principle, answer, shown.evidence.text(), self._day(shown.day.text()))
        return replace(made, evidence="") if not made.evidence.strip() else made

    def _show(self, value: Any) -> None:
        said = {one.principle: one for one in value or ()}
        for principle, shown in self.inputs.items():
            one = said.get(principle, PrincipleAnswer(principle))
            code = None if one.answer is None else str(one.answer.value)
            shown.choice.setCurrentIndex(shown.choice.findData(code))
            if shown.evidence.text() != one.evidence:
                shown.evidence.setText(one.evidence)
            shown.evidence.setCursorPosition(0)
            shown.day.setText(show_date(one.on) if one.on else "")

    def _show_day(self, line: QLineEdit) -> None:
        day = self._day(line.text())
        if day is not None and line.text() != show_date(day):
            line.setText(show_date(day))

    def _day(self, text: str) -> date | None:
        try:
            return parse_date(text, self._today())
        except (ValueError, OverflowError):
            return None
