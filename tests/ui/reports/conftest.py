"""Reports on the real file, and what stands in for the dialogs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.reports.summary import Summaries
from tests.ui.reports.steps import PEOPLE, counted, referred


@pytest.fixture
def context(context, database, clock, services):
    """Thirteen people referred in the third quarter of 2026, four of them enrolled."""
    office = services.settings.office()
    services.settings.save_office(replace(office, year_start=1))
    for number in range(PEOPLE):
        referred(services, number, date(2026, 8, 1 + number))
    summaries = Summaries(database, OfficeClock(clock), services.settings)
    return replace(context, services=replace(services, summaries=summaries))


class Asked:
    """Answers what the page asks, and remembers it."""

    def __init__(self):
        self.answer, self.span, self.file, self.questions, self.names = None, None, "", [], []

    def question(self, _parent, title, text, answers):
        self.questions.append((title, text, [one.key for one in answers]))
        return self.answer

    def dates(self, *_told):
        return self.span

    def name(self, _parent, _title, name, *_rest):
        self.names.append(Path(name).name)
        return (self.file, "")


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture
def told():
    return []


@pytest.fixture
def errors(faults, told):
    from leaddesk.ui.errors import Errors

    yield Errors(faults.append, lambda *words: told.append(words) or False)
    assert faults == []


@pytest.fixture
def page(qtbot, context, asked):
    from leaddesk.ui.pages.reports_page import ReportsPage

    page = ReportsPage(context, ask=asked.question, ask_span=asked.dates, ask_name=asked.name)
    context.commits.told.connect(page.on_committed)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    page.activateWindow()
    counted(qtbot, page)
    return page
