"""The fidelity self-check on the screen: a year's form, its draft, its paper."""

from __future__ import annotations

import pytest

from leaddesk.domain.fidelity import FidelityAnswer, Principle
from leaddesk.ui.pages.fidelity.fidelity_page import FidelityPage
from leaddesk.ui.pages.reason_dialog import RemovalDraft
from leaddesk.ui.pages.today_words import _draft
from leaddesk.ui.routes import Route

LONG = 20_000


@pytest.fixture
def years(qtbot, context, asked):
    page = FidelityPage(context, ask=asked.question, ask_form=asked.dates)
    context.commits.told.connect(page.on_committed)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.open(Route("fidelity"))
    qtbot.waitUntil(lambda: context.jobs.idle, timeout=LONG)
    return page


def test_a_year_is_begun_answered_saved_printed_and_removed(qtbot, years, context, asked):
    assert years.none.isVisible()
    years.open(Route("fidelity", None, "new"))
    form = years.form
    qtbot.waitUntil(lambda: form.binder.draft is not None and context.jobs.idle, timeout=LONG)
    assert form.binder.draft.year == 2026
    shown = form.fields["answers"].inputs[Principle.ALL_DOORS]
    shown.choice.setCurrentIndex(shown.choice.findData("partly"))
    shown.evidence.setText("The <b>community</b> door")
    shown.day.setText("oct 20")
    assert shown.choice.accessibleName().startswith("Kept: All three doors")
    assert form._count.text() == "1 of 18 answered"
    with qtbot.waitSignal(form.stored, timeout=LONG):
        form.save()
    (row,) = context.services.fidelity.rows()
    assert row.draft.of(Principle.ALL_DOORS).answer is FidelityAnswer.PARTLY
    assert str(row.draft.of(Principle.ALL_DOORS).on) == "2026-10-20"
    years.open(Route("fidelity", row.id))
    qtbot.waitUntil(lambda: form.row_id == row.id and context.jobs.idle, timeout=LONG)
    with qtbot.waitSignal(years.wished) as wished:
        years.print_form()
    assert wished.args[0] == Route("print", row.id, "fid")
    asked.span = RemovalDraft("Entered twice")
    with qtbot.waitSignal(form.removed, timeout=LONG):
        form.remove.click()
    assert context.services.fidelity.rows() == ()


def test_a_day_that_is_none_is_said_and_kept_with_the_draft(qtbot, years, context):
    years.open(Route("fidelity", None, "new"))
    form = years.form
    qtbot.waitUntil(lambda: form.binder.draft is not None and context.jobs.idle, timeout=LONG)
    field = form.fields["answers"]
    field.inputs[Principle.FUNDS].day.setText("someday")
    assert field.own_problem()[0]
    form.save()
    assert field.problem
    years.keep_draft()()
    form.start("new", form._blank)
    qtbot.waitUntil(lambda: field.inputs[Principle.FUNDS].day.text() == "someday", timeout=LONG)
    assert _draft("fidelity", "new") == Route("fidelity", None, "new")
    assert _draft("fidelity", "3") == Route("fidelity", 3, "")


def test_reports_and_a_blank_are_one_step_away(qtbot, years, page):
    with qtbot.waitSignal(years.wished) as wished:
        years.blank.click()
    assert wished.args[0] == Route("print", None, "blank", "fid")
    years.open(Route("fidelity"))
    qtbot.waitUntil(years.first.isVisible, timeout=LONG)
    assert years._says.isHidden()
    with qtbot.waitSignal(years.wished) as wished:
        years.first.click()
    assert wished.args[0] == Route("fidelity", None, "new")
    with qtbot.waitSignal(page.wished) as wished:
        page.bar.fidelity.click()
    assert wished.args[0] == Route("fidelity")
