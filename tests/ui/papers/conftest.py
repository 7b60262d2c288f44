"""A page's context on a real encrypted office: real services, the real worker, no dialog that waits."""

from __future__ import annotations

from dataclasses import fields

import pypdfium2
import pytest

from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.domain.errors import LeadDeskError
from leaddesk.ui.context import Commits, Context, HiddenNames, Services
from leaddesk.ui.errors import Errors
from leaddesk.ui.jobs import Jobs
from leaddesk.ui.printing import Target
from leaddesk.ui.routes import Route
from tests.services.conftest import (  # noqa: F401 - the same small office
    clinic,
    court,
    justice,
    office,
    ordinary,
    other_clinic,
    person,
    prosecutor,
    referral,
    stand_alone,
)


@pytest.fixture
def told():
    """What the program said in a dialog of refusal, as (title, text)."""
    return []


@pytest.fixture
def context(qapp, theme, office, database, clock, told, tmp_path):  # noqa: F811 - the fixture of the office
    jobs = Jobs()
    commits = Commits()
    database.on_committed.append(commits.told.emit)

    def crash(error):
        raise error

    def ask(title, text, _retry):
        told.append((title, text))
        return False

    services = Services(
        **{name.name: getattr(office, name.name) for name in fields(Services) if hasattr(office, name.name)}
    )
    yield Context(
        services=services,
        jobs=jobs,
        theme=theme,
        commits=commits,
        clock=OfficeClock(clock),
        names=HiddenNames(),
        errors=Errors(crash, ask),
        gatekeeper=None,
        config=tmp_path,
    )
    jobs.stop()


@pytest.fixture
def settle(qapp, qtbot, context):
    """Wait until the worker rests and its answers have been shown."""

    def wait():
        while True:
            qtbot.waitUntil(lambda: context.jobs.idle, timeout=15000)
            # what was put into a layout just now is shown by the next turn of the loop, which may ask for more
            qapp.processEvents()
            if context.jobs.idle:
                return

    return wait


class Asked:
    """Stands in for a dialog: answers what it is told to, and remembers what was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.questions = []

    def __call__(self, _parent, title, text, *rest, **_):
        self.questions.append((title, text, *rest))
        answer = self.answers.pop(0)
        return answer(*rest) if callable(answer) else answer


@pytest.fixture
def wishes():
    """Collect the routes that a page wishes for."""
    found: list[Route] = []
    return found


def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


class Printer:
    """Takes papers as a printer would; refuses as often as it is told to."""

    def __init__(self, refusals=0, file=None):
        self.papers, self.asked, self.refusals, self.file = [], [], refusals, file

    def __call__(self, _parent, name, copies):
        self.asked.append((name, copies))
        return Target(self.take, self.file)

    def take(self, content):
        if self.refusals:
            self.refusals -= 1
            message = "The printer did not take the paper."
            raise LeadDeskError(message)
        self.papers.append(content)


@pytest.fixture
def printer():
    return Printer()


@pytest.fixture
def make(qtbot, context, printer, wishes, settle):
    from leaddesk.ui.pages.print_page import PrintPage

    def build(route, *answers, forms=(), choose=None):
        page = PrintPage(
            context,
            ask=Asked(*answers),
            ask_form=Asked(*forms),
            choose_printer=choose or printer,
            choose_file=choose or printer,
        )
        qtbot.addWidget(page)
        page.resize(1158, 604)
        page.wished.connect(wishes.append)
        page.show()
        page.open(route)
        settle()
        if route.part == "ct_stat":
            settle()
        return page

    return build
