"""The plan on paper, from the record to the log: given to the person, so nothing is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaddesk.domain.codes import Language
from leaddesk.domain.disclosure_codes import DisclosureEvent
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.plan_codes import GoalStatus, StageOfChange, StepStatus
from leaddesk.ui.pages.documents_tab import DocumentsTab
from leaddesk.ui.pages.print_menu import print_entries
from leaddesk.ui.pages.print_page import PrintPage
from leaddesk.ui.pages.record_facts import read_person
from leaddesk.ui.printing import Target
from leaddesk.ui.routes import Route
from tests.paper.inspection import folded, text
from tests.ui.people import ROZ, TODAY, settle, shown
from tests.ui.plan.conftest import ROOM


@pytest.fixture
def sent():
    return []


@pytest.fixture
def preview(qtbot, context, sent, person, planned):
    def no_question(*_args, **_values):
        msg = "nothing is asked of a paper for the person"
        raise AssertionError(msg)

    def choose(_parent, name, _copies):
        sent.append(name)
        return Target(sent.append)

    made = shown(qtbot, PrintPage(context, ask=no_question, ask_form=no_question, choose_printer=choose), context)
    context.commits.told.connect(made.on_committed)
    made.open(Route("print", person, "plan"))
    settle(context)
    return made


def test_the_preview_is_a_draft_that_goes_to_the_person(preview):
    assert preview.preview.title == "My Plan · Plan 1"
    assert preview.preview.file_name.startswith("PLAN-LD-2026-0001-")
    facts = {fact.name: fact.value for fact in preview.preview.facts}
    assert (facts["Recipient"], facts["Left out"]) == ("The person", "Stage of change")
    page = text(preview.preview.pdf)
    assert "DRAFT" in page
    assert "A room of my own" in page


def test_printing_keeps_the_bytes_in_the_log_and_asks_nothing(preview, context, services, sent, qtbot, person):
    preview.view.foot.print.click()
    settle(context, 50)

    name, content = sent
    assert name == preview.preview.file_name
    [row] = services.disclosures.rows(person)
    assert (row.event, row.recipient, row.form_code, row.categories, row.note) == (
        DisclosureEvent.FOR_PERSON,
        "The person",
        "PLAN",
        frozenset(),
        "",
    )
    assert services.disclosures.content(row.id) == content
    assert "DRAFT" not in text(content)
    assert services.disclosures.unanswered() == []
    assert not [line for line in services.today.day(None).week if line.opens == "disclosure"]
    tab = shown(qtbot, DocumentsTab(context), context)
    tab.show_person(person)
    settle(context)
    model = tab.view.model()
    assert [model.index(0, column).data() for column in (1, 2, 4, 5)] == [
        "My Plan",
        "The person",
        "The person's own paper",
        "Printed for the person",
    ]


def test_a_kept_plan_can_be_printed_again(preview, context, services, sent, person):
    preview.view.foot.print.click()
    settle(context, 50)
    [row] = services.disclosures.rows(person)
    preview.open(Route("print", row.id, "stored"))
    settle(context)
    preview.view.foot.print.click()
    settle(context, 50)

    assert "REPRINT" in text(sent[-1])
    assert services.disclosures.rows(person)[0].event is DisclosureEvent.REPRINTED


def test_what_has_changed_since_the_page_was_drawn_is_not_printed(preview, context, services, sent, person, planned):
    source, seen = preview._source, preview.preview
    services.goals.save(person, replace(ROOM, words="Another room"), planned[0])
    with pytest.raises(LeadDeskError, match="has changed since"):
        source.final(seen, 1)
    settle(context)
    assert "Another room" in folded(text(preview.preview.pdf))
    assert services.disclosures.rows(person) == []


def test_only_what_is_wanted_stands_on_it(services, person, planned):
    services.goals.save(person, replace(ROOM, stage=StageOfChange.PRE), planned[0])
    [first, _second] = services.plans.book(person).current.goals[0].steps
    services.goals.set_step_status(first.id, StepStatus.SKIPPED)
    services.goals.set_status(planned[1], GoalStatus.NOT_NOW)

    packet = services.plan_papers.packet(person)
    [goal] = packet.goals
    assert (goal.words, [step.what for step in goal.steps]) == ("A room of my own", ["Look at the room"])
    assert not packet.bilingual
    services.participants.save(replace(ROZ, language=Language.SPANISH), person)
    assert services.plan_papers.packet(person).bilingual


def test_the_print_menu_offers_the_plan_only_where_there_is_one(services, person, planned):
    words = [entry for entry, _route in print_entries(read_person(services, person), TODAY)]
    assert words[words.index("For the person") + 1 :][:2] == ["Privacy notice", "Plan 1"]
    other = services.participants.save(replace(ROZ, first_name="Wren"))
    assert "Plan 1" not in [entry for entry, _route in print_entries(read_person(services, other), TODAY)]
