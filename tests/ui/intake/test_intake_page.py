"""The conversation on the screen: part by part, kept while typing, gone on with later."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.intake.codes import IntakeSection, SectionState, TodayNeed
from leaddesk.domain.intake.facts import LivingDraft, SupportDraft
from leaddesk.domain.intake.hmis_codes import Answer, IncomeSource, LivingSituation, Race
from leaddesk.domain.intake.sheets import AboutSheet
from leaddesk.domain.intake.told import Told
from leaddesk.domain.participants import ParticipantDraft, StatusChangeDraft
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.ui.pages.intake.intake_page import IntakePage
from leaddesk.ui.pages.today_words import opening
from leaddesk.ui.routes import INTAKE, PARTICIPANTS, Route
from tests.ui.people import ROZ, TODAY, Asked, button, settle, shown

S = IntakeSection


@pytest.fixture
def roz(services):
    person = services.participants.save(ROZ)
    services.participation.change(person, StatusChangeDraft(ParticipationStatus.ACTIVE, TODAY))
    return person


@pytest.fixture
def routes():
    return []


@pytest.fixture
def page(qtbot, context, roz, routes):
    made = IntakePage(context, ask_form=Asked(because="Wrong person"))

    def go(route):
        routes.append(route)
        if route.page == INTAKE:
            made.open(route)

    made.wished.connect(go)
    context.commits.told.connect(made.on_committed)
    return shown(qtbot, made, context)


def go(page, context, person, section=None, extra=None):
    page.open(Route(INTAKE, person, section.value if section else "", extra))
    settle(context)


def states(services, person):
    return {note.section: note.state for note in services.intake.notes(person)}


def test_it_begins_with_the_first_part_that_was_not_asked(page, context, roz):
    go(page, context, roz)
    assert page.form.section is S.LANGUAGE, "how to reach Roz is known"
    assert page.form.whom.whole == "With Roz Tackett"
    assert page.form.fields["language"].value() is ROZ.language


def test_the_part_that_is_open_is_seen_in_the_list(qtbot, page, context, roz):
    go(page, context, roz, IntakeSection.CONSENTS)
    line = next(one for one in page.findChildren(QWidget) if one.objectName() == f"part-{IntakeSection.CONSENTS.value}")
    qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty(), timeout=2000)


def test_a_part_is_saved_and_the_next_one_opens(page, context, services, roz):
    go(page, context, roz, S.URGENT)
    shelter = page.form.fields["shelter"]
    shelter.combo.setCurrentIndex(shelter.combo.findData("needed"))
    page.form.fields["words"].box.setPlainText("A dry place for the dog too")
    page.form.fields["words"].tick.setChecked(False)
    page.save()
    settle(context)

    assert page.form.section is S.LIVING
    kept = services.intake.draft(roz, S.URGENT)
    assert (kept.shelter, kept.words.words, kept.asked_on) == (TodayNeed.NEEDED, "A dry place for the dog too", TODAY)
    assert states(services, roz)[S.URGENT] is SectionState.NOTED


def test_a_town_that_was_told_before_is_offered_once_while_it_is_typed(page, context, services, roz):
    for number, town in enumerate(("Alamosa", "ALAMOSA, CO", "Del Norte")):
        other = services.participants.save(ParticipantDraft("Ida", "", f"Other{number}"))
        services.intake.save(other, S.ABOUT, AboutSheet(rural_town=town))
    go(page, context, roz, S.ABOUT)
    offered = page.form.fields["rural_town"].line.completer()
    offered.setCompletionPrefix("ala")
    assert [offered.currentCompletion(), offered.completionCount()] == ["Alamosa", 1]


def test_prefers_not_to_say_is_kept_as_an_answer(page, context, services, roz):
    go(page, context, roz, S.LEGAL)
    page.form.fields["warrants"].tick.setChecked(True)
    page.save()
    settle(context)
    assert services.intake.draft(roz, S.LEGAL).warrants.declined


def test_not_now_goes_on_and_what_was_typed_waits(page, context, services, roz):
    go(page, context, roz, S.HEALTH)
    page.form.fields["allergies"].box.setPlainText("Bee stings")
    button(page, "skip").click()
    settle(context)
    assert page.form.section is S.NEEDS
    assert states(services, roz)[S.HEALTH] is SectionState.NOT_ASKED
    assert [(draft.kind, draft.key) for draft in services.drafts.all() if ".unread" not in draft.kind] == [
        ("intake", f"{roz}/health")
    ]

    go(page, context, roz, S.HEALTH)
    assert page.form.fields["allergies"].value().words == "Bee stings"


def test_the_list_says_what_is_noted_and_leads_there(page, context, services, roz):
    services.intake.mark(roz, S.HOUSEHOLD, SectionState.PREFERS_NOT)
    go(page, context, roz, S.GOALS)
    link = button(page, "part-household")
    assert link.accessibleDescription() == "Prefers not to say"
    assert button(page, "part-goals").accessibleDescription() == "Not asked yet, open now"
    link.click()
    settle(context)
    assert page.form.section is S.HOUSEHOLD


def test_income_is_ticked_by_its_amount(page, context, services, roz):
    go(page, context, roz, S.INCOME)
    tick, amount = page.form.fields["lines"].row(IncomeSource.SSI)
    QTest.keyClicks(amount, "943")
    assert tick.isChecked()
    page.save()
    settle(context)
    kept = services.intake.draft(roz, S.INCOME)
    assert (kept.any_income, kept.total) == (Answer.YES, 943)


def test_a_word_that_is_no_amount_is_named_and_kept(page, context, roz):
    go(page, context, roz, S.INCOME)
    _tick, amount = page.form.fields["lines"].row(IncomeSource.EARNED)
    amount.setText("some")
    page.save()
    settle(context)
    assert "dollars" in page.form.fields["lines"].problem
    assert amount.text() == "some"


def test_as_of_today_adds_and_the_earlier_one_can_be_corrected_or_removed(page, context, services, roz, routes):
    services.intake.save(roz, S.LIVING, LivingDraft(TODAY.replace(month=10), LivingSituation.OUTSIDE))
    go(page, context, roz, S.LIVING, "today")
    assert page.form.fields["on"].value() == TODAY
    situation = page.form.fields["situation"].combo
    situation.setCurrentIndex(situation.findData("101"))
    page.save()
    settle(context)
    assert routes[-1] == Route(PARTICIPANTS, roz, "overview")
    rows = services.intake.facts(roz, S.LIVING)
    assert [row.draft.situation for row in rows] == [LivingSituation.SHELTER, LivingSituation.OUTSIDE]

    go(page, context, roz, S.LIVING, rows[0].id)
    button(page, "remove-fact").click()
    settle(context)
    assert [row.draft.situation for row in services.intake.facts(roz, S.LIVING)] == [LivingSituation.OUTSIDE]


def test_only_where_one_can_stay_now_is_offered(page, context, roz):
    go(page, context, roz, S.LIVING)
    combo = page.form.fields["situation"].combo
    assert combo.findData("116") > 0
    assert combo.findData("24") < 0


def test_race_is_asked_as_one_question_with_a_way_out(page, context, services, roz):
    go(page, context, roz, S.ABOUT)
    race = page.form.fields["race"]
    for member in (Race.WHITE, Race.PREFERS_NOT):
        race.tick(member).setChecked(True)
    page.save()
    settle(context)
    assert race.problem
    race.tick(Race.WHITE).setChecked(False)
    page.save()
    settle(context)
    assert services.intake.draft(roz, S.ABOUT).race == {Race.PREFERS_NOT}


def test_people_are_added_one_by_one_and_nobody_is_an_answer_too(page, context, services, roz):
    go(page, context, roz, S.SUPPORT)
    button(page, "add-one").click()
    settle(context)
    page.form.fields["name"].line.setText("Aunt Rue")
    page.save()
    settle(context)
    assert [row.draft for row in services.intake.facts(roz, S.SUPPORT)] == [SupportDraft("Aunt Rue")]
    assert page.form is None, "back at the list of people"

    go(page, context, roz, S.SUBSTANCES)
    button(page, "prefers-not").click()
    settle(context)
    assert states(services, roz)[S.SUBSTANCES] is SectionState.PREFERS_NOT
    assert page.form.section is S.OVERDOSE


def test_undo_is_seen_at_once(page, context, services, roz):
    go(page, context, roz, S.SUPPORT)
    services.intake.save(roz, S.SUPPORT, SupportDraft("Aunt Rue"))
    settle(context)
    assert button(page, "part-support_person").accessibleDescription().startswith("Noted")
    services.history.undo()
    settle(context)
    assert button(page, "part-support_person").accessibleDescription().startswith("Not asked yet")


def test_hidden_names_hide_the_name_here_too(page, context, roz):
    go(page, context, roz, S.GOALS)
    context.names.hide(hidden=True)
    assert page.form.whom.whole == "With LD-2026-0001"


def test_hostile_words_come_back_as_they_were(page, context, services, roz):
    words = "<b>Bob</b> & \"Ann\" 'x' 🦉 עברית " * 12
    go(page, context, roz, S.GOALS)
    page.form.fields["goals"].box.setPlainText(words)
    page.save()
    settle(context)
    go(page, context, roz, S.GOALS)
    assert page.form.fields["goals"].value().words == words
    assert services.intake.draft(roz, S.GOALS).goals.words == words


def test_an_alias_alone_is_enough_to_begin(page, context, services):
    person = services.participants.save(ParticipantDraft(aliases=("Smokey",)))
    go(page, context, person)
    assert page.form.section is S.IDENTITY
    assert page.form.whom.whole == "With “Smokey”"


def test_a_gap_opens_its_very_field(page, context, roz):
    page.open(Route(INTAKE, roz, "about", "alone:veteran"))
    settle(context)
    assert page.form.fields["veteran"].holds_focus()
    assert not page.sections.isVisibleTo(page)


def test_what_was_said_of_goals_leads_on_to_the_plan_and_is_kept(page, context, services, roz, routes):
    go(page, context, roz, S.GOALS)
    page.form.fields["goals"].box.setPlainText("A door")
    button(page, "elsewhere").click()
    settle(context)
    assert routes[-1] == Route(PARTICIPANTS, roz, "plan")
    assert services.drafts.all()


@pytest.mark.parametrize(
    ("section", "extra", "key"),
    [
        (S.HEALTH, None, "health"),
        (S.SUPPORT, "new", "support_person/one"),
        (S.LIVING, "today", "living_situation/today"),
    ],
)
def test_a_draft_left_open_is_found_again_from_today(page, context, services, roz, section, extra, key):
    if section is S.LIVING:
        services.intake.save(roz, S.LIVING, LivingDraft(TODAY.replace(month=10), LivingSituation.OUTSIDE))
    go(page, context, roz, section, extra)
    field = page.form.fields[{S.HEALTH: "care", S.SUPPORT: "name", S.LIVING: "note"}[section]]
    field.set_value(Told("Dr. Ames") if section is S.HEALTH else "Ames")
    field.edited.emit(field.value())
    page.keep_draft()()
    [kept] = [one for one in services.drafts.all() if one.kind == "intake"]
    assert kept.key == f"{roz}/{key}"
    line = TodayLine(
        TodayKind.DRAFT_KEPT, "", "", None, "draft", 1, (("draft_kind", "intake"), ("draft_key", kept.key))
    )
    assert opening(line) == Route(INTAKE, roz, section.value, extra)


def test_a_record_with_an_open_talk_is_not_merged_away(page, context, services, roz):
    other = services.participants.save(ROZ)
    go(page, context, other, S.HEALTH)
    page.form.fields["care"].box.setPlainText("Dr. Ames")
    page.keep_draft()()
    assert services.merges.preview(roz, other).blocked
