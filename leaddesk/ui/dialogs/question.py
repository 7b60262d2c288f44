"""A dialog for one short decision: a question, at most two sentences, two or three buttons, one safe default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.room import ShortDialog
from leaddesk.ui.widgets.buttons import Button
from leaddesk.ui.widgets.layouts import Flow, SixColumns, column, row
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _WIDE, _FEW = 440, 760, 4
CLOSE = N_("Close")


@dataclass(frozen=True, slots=True)
class Answer:
    """One button: its key, its words (a verb and its object), and whether it is the suggested one.

    Where the words of one need explaining, ``about`` says more below each, and the buttons stand in a list.
    """

    key: str
    words: str
    primary: bool = False
    about: str = ""


class Question(ShortDialog):
    """Asks and tells the key of the answer; Esc and the window's cross give the safe one."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, answers: Sequence[Answer], details: str = ""
    ) -> None:
        """Take the question, what to know, and the answers, the safe one first."""
        many = sum(bool(answer.about) for answer in answers) > _FEW
        super().__init__(parent, title, _WIDE if many else _WIDTH)
        self.chosen: str | None = None
        self.put(label(title, "section", wrap=True))
        if text:
            self.put(label(text, wrap=True))
        if details:
            self.put(_details(details))
        safe: Button | None = None
        explained = SixColumns()
        buttons = QWidget()
        line = Flow(gap=8, line_gap=8)
        for number, answer in enumerate(answers):
            button = Button(answer.words, "primary" if answer.primary else "plain", name=answer.key)
            button.triggered.connect(lambda key=answer.key: self._choose(key))
            if answer.about:
                button.setAccessibleDescription(answer.about)
                explained.add(_explained(button, answer.about), 3 if many else 6)
            else:
                line.addWidget(button)
            if number == 0:
                button.setDefault(True)
                safe = button
        buttons.setLayout(line)
        if explained.count():
            self.put_roomy(explained)
        self.put(buttons)
        if safe is not None:
            safe.setFocus()

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()

    @staticmethod
    def ask(parent: QWidget | None, title: str, text: str, answers: Sequence[Answer], details: str = "") -> str | None:
        """Ask and return the key of the answer, or None if she turned away."""
        dialog = Question(parent, title, text, answers, details)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        return chosen

    @staticmethod
    def tell(parent: QWidget | None, title: str, text: str, retry: str = "") -> bool:
        """Say what the machine refuses and what to do; return whether she wants to try again."""
        answers = [Answer("close", tr(CLOSE), primary=not retry)]
        if retry:
            answers.append(Answer("retry", retry, primary=True))
        return Question.ask(parent, title, text, answers) == "retry"


def _explained(button: Button, words: str) -> QWidget:
    made = QWidget()
    made.setLayout(column(row(button, None), label(words, "second", wrap=True), None, gap=4))
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def _details(text: str) -> QPlainTextEdit:
    shown = QPlainTextEdit()
    shown.setPlainText(text)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAccessibleName(tr(N_("Details")))
    shown.setFixedHeight(px(140))
    return shown
