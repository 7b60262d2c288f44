"""The page of referrals, and the form on it."""

import pytest

from leaddesk.ui.pages.referrals_page import ReferralsPage
from leaddesk.ui.routes import Route
from tests.ui.people import (
    Asked,
    following,
    settle,
    shown,
)


class Answers:
    """Stands for the short questions: answers as told, and remembers what was asked."""

    def __init__(self):
        self.answer, self.hit, self.titles = "throw", None, []
        self.kept, self.draft = [], lambda kept: kept[0].key

    def ask(self, _parent, title, _text, _answers, _details=""):
        self.titles.append(title)
        return self.answer

    def pick_draft(self, _parent, _context, kept):
        self.kept = kept
        return self.draft(kept)

    def pick(self, _parent, _context, title, _deed):
        self.titles.append(title)
        return self.hit


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def dialog():
    return Asked()


@pytest.fixture
def page(qtbot, context, answers, dialog):
    made = ReferralsPage(context, ask=answers.ask, ask_form=dialog, pick=answers.pick, pick_draft=answers.pick_draft)
    made.routes = following(made, context)
    return shown(qtbot, made, context)


@pytest.fixture
def form(page, context):
    page.open(Route("referrals", None, "new-in"))
    settle(context)
    return page.form_in
