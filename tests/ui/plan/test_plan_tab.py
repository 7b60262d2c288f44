"""The Plan tab: goals in the person's words, steps ticked with one key, and nothing that was typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.plan_codes import GoalStatus, StepStatus, StepWho
from leaddesk.domain.plans import StepDraft, follow_up
from leaddesk.ui.routes import Route
from tests.ui.people import TODAY, button, office, settle
from tests.ui.plan.conftest import ROOM

ODD = '<b>Bob & "Ann"</b> \U0001f3e0 \u202e\u05de\u05e4\u05ea\u05d7\u202c ' + "x" * 300


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def goals(services, person):
    return services.plans.book(person).current.goals


def menu_of(one_button):
    menu = one_button.findChildren(QMenu)[-1]
    return {action.text().replace("&&", "&"): action for action in menu.actions()}


def test_a_goal_stands_in_the_persons_words_with_its_steps(tab, planned):
    card = tab.cards[planned[0]]
    told = words(card)

    assert {"Shelter and housing", "A room of my own", "You can't think in a bunk room.", "0 of 2 steps done"} <= set(
        told
    )
    [first, second] = card.lines.values()
    assert (first.tick.text(), first.who.whole, first.when.whole) == (
        "Put name on the housing list",
        "Coordinator",
        "by Nov 3",
    )
    assert (second.who.whole, second.when.whole) == ("Roz and coordinator", "")
    assert tab.goals.accessibleName() == "Goals"


def test_the_plan_says_its_review_and_whether_it_was_agreed(tab, context, services, person):
    assert {"Plan 1", "Not agreed yet", "Review by Feb 1, 2027"} <= set(words(tab.side))
    tab.side.agree.click()
    settle(context)

    assert services.plans.book(person).current.head.draft.agreed_on == TODAY
    assert "Agreed with Roz on Nov 3, 2026" in words(tab.side)
    assert not tab.side.agree.isVisible()


@pytest.mark.parametrize("how", ["click", "space"])
def test_a_step_is_ticked_with_one_click_or_space_and_undo_takes_it_back(tab, context, services, person, planned, how):
    line = next(iter(tab.cards[planned[0]].lines.values()))
    if how == "click":
        line.tick.click()
    else:
        line.tick.setFocus()
        QTest.keyClick(line.tick, Qt.Key.Key_Space)
    settle(context)

    step = goals(services, person)[0].steps[0]
    assert (step.draft.status, step.draft.done_on) == (StepStatus.DONE, TODAY)
    assert next(iter(tab.cards[planned[0]].lines.values())) is line
    assert (line.when.whole, "1 of 2 steps done" in words(tab.cards[planned[0]])) == ("Nov 3", True)
    services.history.undo()
    settle(context)
    assert not line.tick.isChecked()
    assert line.when.whole == "by Nov 3"


def test_a_step_is_added_in_the_card_and_the_next_one_can_be_typed_at_once(tab, context, services, person, planned):
    button(tab, f"add-step-{planned[1]}").click()
    settle(context)
    editor = tab.editor
    assert tab.cards[planned[1]].isAncestorOf(editor)
    editor.fields["what"].line.setText("Read the fee letter together")
    editor.fields["who"].set_value(StepWho.TOGETHER)
    editor.fields["who"].edited.emit(StepWho.TOGETHER)
    editor.fields["due"].line.setText("+7")
    QTest.keyClick(editor.fields["due"].line, Qt.Key.Key_Return)
    settle(context)

    [step] = goals(services, person)[1].steps
    assert (step.draft.what, step.draft.who, (step.draft.due - TODAY).days) == (
        "Read the fee letter together",
        StepWho.TOGETHER,
        7,
    )
    assert editor.isVisible()
    assert editor.fields["what"].line.text() == ""
    assert context.services.drafts.all() == []
    QTest.keyClick(editor.fields["what"].line, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_a_step_without_words_says_what_is_needed_and_is_not_saved(tab, context, services, person, planned):
    button(tab, f"add-step-{planned[1]}").click()
    settle(context)
    button(tab, "save-step").click()
    settle(context)

    assert tab.editor.fields["what"].problem == "Needed"
    assert goals(services, person)[1].steps == ()


def test_a_provider_is_asked_for_only_where_one_does_the_step(tab, context, services, person, planned):
    harbor = office(services, "Harbor House", OrganisationKind.HOUSING)
    button(tab, f"add-step-{planned[0]}").click()
    settle(context)
    fields = tab.editor.fields
    assert not fields["organisation_id"].isVisible()
    assert not fields["status"].isVisible()
    fields["what"].line.setText("Hold the bed")
    fields["who"].combo.setCurrentIndex(fields["who"].combo.findData("provider"))
    assert fields["organisation_id"].isVisible()
    fields["organisation_id"].line.setText("Harbor House")
    tab.save()
    settle(context)

    assert goals(services, person)[0].steps[-1].draft.organisation_id == harbor
    assert list(tab.cards[planned[0]].lines.values())[-1].who.whole == "Harbor House"


def test_what_is_typed_of_a_step_comes_back_also_from_today(tab, page, context, services, person, planned):
    button(tab, f"add-step-{planned[1]}").click()
    settle(context)
    tab.editor.fields["what"].line.setText("Ask couns")
    page.keep_draft()()
    tab.editor.leave()
    settle(context)

    [line] = [line for line in services.today.day(None).week if line.opens == "draft"]
    assert line.title == "Draft of a step"
    page.open(Route("participants", person, "overview"))
    settle(context)
    from leaddesk.ui.pages.today_words import opening

    page.open(opening(line))
    settle(context)
    assert tab.editor.isVisible()
    assert tab.editor.goal == planned[1]
    assert tab.editor.fields["what"].line.text() == "Ask couns"
    button(tab, "throw-step").click()
    settle(context)
    assert services.drafts.all() == []


def test_the_draft_of_a_step_whose_goal_has_gone_can_be_thrown_away(tab, page, context, services, person, planned):
    services.drafts.keep("step", f"{person}/g{planned[1]}", StepDraft("Ask"))
    services.goals.remove(planned[1], "Twice")
    page.open(Route("participants", person, "plan", f"g{planned[1]}"))
    settle(context)

    assert tab.banner.text == "The plan no longer has what this draft belongs to."
    tab.banner._on_action()
    settle(context)
    assert services.drafts.all() == []


def test_a_step_is_changed_in_its_place_and_done_asks_for_the_day(tab, context, services, person, planned):
    card = tab.cards[planned[0]]
    line = next(iter(card.lines.values()))
    line.more.click()
    menu_of(line.more)["Change this step…"].trigger()
    settle(context)
    assert not line.isVisible()
    status = tab.editor.fields["status"].combo
    status.setCurrentIndex(status.findData("done"))
    assert tab.editor.fields["done_on"].isVisible()
    tab.editor.fields["done_on"].line.setText("11/1")
    tab.save()
    settle(context)

    assert line.isVisible()
    assert line.when.whole == "Nov 1"
    assert goals(services, person)[0].steps[0].draft.done_on.day == 1


def test_the_menu_of_a_step_says_where_it_stands(tab, context, services, person, planned):
    line = next(iter(tab.cards[planned[0]].lines.values()))
    line.more.click()
    offered = menu_of(line.more)
    assert list(offered) == [
        "Change this step…",
        "Done",
        "Waiting on the provider",
        "Skipped",
        "No longer wanted",
        "Remove",
    ]
    offered["No longer wanted"].trigger()
    settle(context)
    assert line.when.whole == "No longer wanted"
    assert "1 step" in words(tab.cards[planned[0]])


def test_goals_are_put_in_another_order_by_keyboard_and_the_focus_stays(tab, context, services, person, planned):
    room, court = planned
    tick = next(iter(tab.cards[room].lines.values())).tick
    tab.window().activateWindow()
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(context)

    assert [goal.id for goal in goals(services, person)] == [court, room]
    assert [tab._list.itemAt(n).widget().goal_id for n in range(2)] == [court, room]
    assert tick.hasFocus()
    QTest.keyClick(tick, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(context)
    assert services.history.undo_label == "Move goal"
    services.history.undo()
    settle(context)
    assert [goal.id for goal in goals(services, person)] == [room, court]


def test_a_goal_is_removed_with_a_reason_and_brought_back(tab, context, services, person, planned, dialog):
    dialog.values = {"because": "Somebody else's"}
    more = button(tab, f"goal-more-{planned[0]}")
    more.click()
    menu_of(more)["Remove"].trigger()
    settle(context)

    assert list(tab.cards) == [planned[1]]
    [gone] = services.removed.rows()
    services.removed.restore(gone.kind, gone.id)
    settle(context)
    assert sorted(tab.cards) == sorted(planned)


def test_a_goal_that_ended_stands_last_and_takes_no_more_steps(tab, context, services, person, planned):
    more = button(tab, f"goal-more-{planned[0]}")
    more.click()
    menu_of(more)["Not now"].trigger()
    settle(context)

    assert [goal.id for goal in goals(services, person)] == [planned[1], planned[0]]
    card = tab.cards[planned[0]]
    assert "Not now" in words(card)
    assert not card.add_step.isVisible()


def test_a_new_goal_is_written_in_a_form_and_begins_the_plan(page, context, services, person):
    page.open(Route("participants", person, "plan"))
    settle(context)
    tab = page.record.tabs.part("plan")
    assert "No plan yet" in words(tab)
    button(tab, "first-goal").click()
    settle(context)
    form = page.plan_forms.goal
    assert form.isVisible()
    form.fields["words"].box.setPlainText("Get my license back")
    form.save()
    assert form.fields["domain"].problem == "Needed"
    form.fields["domain"].combo.setCurrentIndex(form.fields["domain"].combo.findData("legal"))
    form.save()
    settle(context)

    assert [goal.draft.words for goal in goals(services, person)] == ["Get my license back"]
    assert page.routes[-1] == Route("participants", person, "plan")
    assert "Get my license back" in words(tab)


def test_the_form_says_that_the_stage_of_change_goes_nowhere(page, context, person, planned):
    page.open(Route("participants", person, "goal", planned[0]))
    settle(context)
    form = page.plan_forms.goal
    assert form.fields["words"].box.toPlainText() == "A room of my own"
    assert "Your own note: never printed, never told to anybody outside" in words(form)


def test_a_domain_of_the_sites_own_can_be_chosen(page, context, services, person, planned):
    from leaddesk.domain.site_lists import DomainDraft, SiteList

    code = services.site_lists.save(SiteList.DOMAIN, DomainDraft("Horses"))
    page.open(Route("participants", person, "goal", planned[0]))
    settle(context)
    form = page.plan_forms.goal
    form.fields["domain"].combo.setCurrentIndex(form.fields["domain"].combo.findData(code))
    form.save()
    settle(context)
    assert "Horses" in words(page.record.tabs.part("plan").cards[planned[0]])


def test_a_review_makes_the_next_plan_and_both_can_be_compared_by_keyboard(
    tab, page, context, services, person, planned
):
    button(tab, "review-plan").click()
    settle(context)
    form = page.plan_forms.review
    assert form.isVisible()
    assert [one.accessibleName() for one in form.outcomes.choices.values()] == ["A room of my own", ROOM_COURT]
    choice = form.outcomes.choices[planned[1]]
    choice.setCurrentIndex(choice.findData("done"))
    form.fields["safety"].box.setPlainText("Carries naloxone")
    form.fields["agreed"].tick.click()
    assert form.fields["agreed_on"].value() == TODAY
    form.save()
    settle(context)

    book = services.plans.book(person)
    assert (book.current.head.number, book.current.head.draft.agreed_on) == (2, TODAY)
    assert [goal.draft.status for goal in book.current.goals] == [GoalStatus.AGREED, GoalStatus.DONE]
    button(tab, "compare-plan-1").click()
    settle(context)
    reader = tab.reader
    assert "Goals: 1 ended · 1 as before" in words(reader)
    assert [row.say for row in reader.rows] == [
        "Legal. Ended",
        "Shelter and housing. As before",
        "Agreed on. Added",
        "Staying safe. Added",
    ]
    services.goals.set_status(book.current.goals[0].id, GoalStatus.WORKING)
    settle(context)
    assert reader.isVisible()
    assert not tab.goals.isVisible()
    reader.rows[0].setFocus()
    QTest.keyClick(reader.rows[0], Qt.Key.Key_Down)
    assert reader.rows[1].hasFocus()
    assert page.back()
    assert tab.cards[book.current.goals[0].id].isVisible()


ROOM_COURT = "Be done owing the court"


def test_an_earlier_plan_is_read_as_it_was(tab, context, services, person, planned):
    plan = services.plans.book(person).current
    services.plans.review(plan.head.id, follow_up(plan, TODAY))
    now = goals(services, person)[0]
    services.goals.save(person, replace(ROOM, words="A flat"), now.id)
    settle(context)
    button(tab, "read-plan-1").click()
    settle(context)

    told = words(tab.reader)
    assert "A room of my own" in told
    assert "A flat" not in told
    tab.reader.second.setCurrentIndex(1)
    settle(context)
    assert "A flat" in words(tab.reader)


def test_hidden_names_leave_no_name_on_the_plan(tab, context, planned):
    context.names.hide(hidden=True)
    settle(context)

    assert "Roz" not in " ".join(words(tab))
    [_first, second] = tab.cards[planned[0]].lines.values()
    assert second.who.whole == "LD-2026-0001 and coordinator"


def test_odd_words_are_shown_as_they_were_said(tab, context, services, person, planned):
    services.goals.save(person, replace(ROOM, words=ODD), planned[0])
    services.goals.save_step(planned[0], StepDraft(ODD[:300]))
    settle(context)

    shown = " ".join(words(tab.cards[planned[0]])).replace("\u200b", "")
    assert ODD in shown
    assert list(tab.cards[planned[0]].lines.values())[-1].tick.accessibleName() == ODD[:300]


def test_the_overview_tells_the_plan_in_one_line(page, context, person, planned):
    page.open(Route("participants", person, "overview"))
    settle(context)
    overview = page.record.tabs.part("overview")

    assert "Plan 1 · 2 goals open · Review by Feb 1, 2027" in [said.replace("\u00a0", " ") for said in words(overview)]
    button(overview, "open-plan").click()
    settle(context)
    assert page.record.tabs.current == "plan"
