"""Two records of one person on the screen: found, compared, merged, and taken apart again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from leaddesk.domain.codes import ContactOutcome
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone
from leaddesk.domain.today import Hit
from leaddesk.ui.pages.participants_page import ParticipantsPage
from leaddesk.ui.pages.person_picker import LIKELY, PersonPicker
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.buttons import Button
from tests.ui.people import ROZ, Asked, button, enrolled, following, settle, shown

TWIN = ParticipantDraft(
    "Rosalind",
    "",
    "Tackett",
    aliases=("R. T. <b>",),
    birth=BirthDate(1988, 3, 9),
    phones=(Phone("5555550188"),),
    no_fixed_address=True,
)


class Picks:
    """Answers *Who else is it?* and remembers who was offered."""

    def __init__(self):
        self.answer = None
        self.offered = []

    def __call__(self, _parent, _context, _title, _deed, first=(), but=None):
        self.offered.append(([hit.id for hit in first], but))
        return self.answer


class Answers:
    """Answers every question alike."""

    def __init__(self):
        self.answer = "undo"
        self.asked = []

    def __call__(self, _parent, title, text, _answers, _details=""):
        self.asked.append((title, text))
        return self.answer


@pytest.fixture
def pick():
    return Picks()


@pytest.fixture
def ask():
    return Answers()


@pytest.fixture
def roz(services):
    return enrolled(services)


@pytest.fixture
def twin(services):
    made = services.participants.save(TWIN)
    services.contacts.save(made, ContactDraft(on=date(2026, 11, 2), outcome=ContactOutcome.TWO_WAY, note="at the door"))
    return made


@pytest.fixture
def page(qtbot, context, roz, twin, pick, ask):
    made = ParticipantsPage(context, ask=ask, ask_form=Asked(), pick=pick)
    made.routes = following(made, context)
    shown(qtbot, made, context)
    made.open(Route("participants", roz))
    settle(context)
    return made


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def compare(page, context, pick, twin):
    pick.answer = Hit("participant", twin, "Rosalind Tackett", "LD-2026-0002")
    page.record.same_as()
    settle(context)
    return page.merge


def test_those_likely_meant_are_offered_first_and_never_the_record_itself(page, context, pick, roz, twin):
    page.record.same_as()
    settle(context)
    assert pick.offered == [([twin], roz)]
    assert page._stack.currentWidget() is page.record, "she turned away"


def test_the_picker_offers_the_likely_before_anything_is_typed(qtbot, context, roz, twin):
    first = [Hit("participant", twin, "Rosalind Tackett", "LD-2026-0002 · Same name")]
    made = PersonPicker(context, "Who else is it?", "Compare", first=first, but=roz)
    qtbot.addWidget(made)
    made.show()
    assert [hit.id for hit in made.list.table.rows] == [twin]
    assert LIKELY in words(made)
    made.text.setText("tackett")
    settle(context, pause=250)
    assert [hit.id for hit in made.list.table.rows] == [twin], "the record itself is not found"
    made.text.setText("")
    settle(context, pause=250)
    made._take()
    assert made.picked.id == twin


def test_both_records_are_shown_with_what_differs_and_what_comes_together(page, context, pick, twin):
    view = compare(page, context, pick, twin)
    told = words(view)
    assert "Roz Tackett, LD-2026-0001\nActive" in told
    assert "Rosalind Tackett, LD-2026-0002\nReferred" in told
    assert set(view.choices) == {"birth"}
    assert view.choices["birth"].from_gone, "the better known birth date is offered"
    assert view.choices["birth"].gone.accessibleName() == "Date of birth: Mar 9, 1988"
    assert "Everything is with LD-2026-0001 afterwards." in told
    assert "R. T. <b>" in " ".join(told)


def test_the_other_number_can_be_the_one_that_stays(page, context, pick, twin):
    view = compare(page, context, pick, twin)
    view.switch._parts["gone"].click()
    settle(context)
    assert view.person == twin
    assert "Everything is with LD-2026-0002 afterwards." in words(view)
    view.merge.click()
    settle(context)
    assert page.record.person == twin
    assert page.record.facts.record.also == ("LD-2026-0001",)


def test_one_click_merges_and_the_record_shows_it(page, context, pick, roz, twin, services):
    view = compare(page, context, pick, twin)
    view.choices["birth"].kept.click()
    view.merge.click()
    view.merge.click()
    settle(context)
    assert page._stack.currentWidget() is page.record
    assert page.record.person == roz
    assert "also LD-2026-0002" in page.record.header.second.whole
    assert services.participants.record(roz).draft.birth == ROZ.birth
    assert len(services.merges.of(roz)) == 1


def test_the_number_of_a_merged_record_leads_to_the_kept_one(page, context, pick, roz, twin, services):
    services.merges.merge(roz, twin)
    page.open(Route("participants", twin))
    settle(context)
    assert page.record.person == roz
    assert page.record.header.title.whole == "Roz Tackett"


def test_the_history_takes_a_merge_apart(page, context, ask, roz, twin, services):
    merge = services.merges.merge(roz, twin)
    services.contacts.save(roz, ContactDraft(on=date(2026, 11, 3), outcome=ContactOutcome.NO_ANSWER))
    page.open(Route("participants", roz, "history"))
    settle(context)
    tab = page.record.tabs.part("history")
    assert any(text.startswith("LD-2026-0002 was found to be the same person") for text in words(tab))
    ask.answer = "cancel"
    button(tab, "undo-merge").click()
    settle(context)
    assert services.merges.of(roz)[0].undone_at is None
    ask.answer = "undo"
    button(tab, "undo-merge").click()
    settle(context)
    assert "stays with LD-2026-0001: Contacts: 1" in ask.asked[-1][1]
    assert services.merges.of(roz)[0].id == merge
    assert services.participants.record(twin).id == twin
    assert page.banner.text == "LD-2026-0002 is a record of its own again."
    assert [one for one in tab.findChildren(Button) if one.objectName() == "undo-merge" and one.isVisible()] == []


def test_a_merge_that_cannot_be_undone_says_why_and_asks_nothing(page, context, ask, roz, twin, services):
    merge = services.merges.merge(roz, twin)
    services.participation.change(roz, closing(services, roz))
    page.record.merging.undo(merge)
    settle(context)
    assert page.banner.text.startswith("The status, an enrolment or the plan in use was changed since the merge")
    assert ask.asked == []


def closing(_services, _roz):
    from leaddesk.domain.codes import CloseReason, ParticipationStatus
    from leaddesk.domain.participants import StatusChangeDraft

    return StatusChangeDraft(ParticipationStatus.CLOSED, date(2026, 11, 3), close_reason=CloseReason.MOVED)


def test_what_is_typed_blocks_the_button_and_says_what_to_do(page, context, pick, twin, services):
    services.drafts.keep("contact", f"new/{twin}", ContactDraft(on=date(2026, 11, 3)))
    view = compare(page, context, pick, twin)
    assert view.banner.text == "Something typed for LD-2026-0002 is not saved yet."
    view.merge.click()
    settle(context)
    assert services.participants.record(twin).id == twin


def test_the_edit_form_offers_to_compare_with_somebody_likely(page, context, roz, twin, services):
    page.open(Route("participants", roz, "edit"))
    settle(context)
    [likely] = [one for one in services.duplicates.likely(ROZ, roz) if one.id == twin]
    page.form.known.same.emit(likely)
    settle(context)
    assert page._stack.currentWidget() is page.merge
    assert page.back()
    settle(context)
    assert page._stack.currentWidget() is page.record


def test_hidden_names_show_numbers_at_the_head(page, context, pick, twin):
    context.names.hide(hidden=True)
    view = compare(page, context, pick, twin)
    assert "LD-2026-0001\nActive" in words(view)
