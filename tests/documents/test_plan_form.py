"""The plan on paper: the person's own words, in one or two languages, and nothing that is only the coordinator's."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.plan_codes import StageOfChange, StepWho
from leaddesk.domain.plan_packets import PlanGoal, PlanPacket, PlanStep
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, folded, page_count, pages_text, text

EN = translator("en")
FORM = all_forms()["plan"]
HOSTILE = "<b>Bob & \"Ann\"</para> ${x} {y} %s 'DROP TABLE'"


@pytest.fixture
def plan(office, printing) -> PlanPacket:
    steps = (
        PlanStep("Hand in the housing list form", StepWho.TOGETHER, "", date(2026, 11, 6), True),
        PlanStep("Hold the bed", StepWho.PROVIDER, "Harbor House", None, False),
        PlanStep("Get my birth certificate", StepWho.PARTICIPANT, "", date(2026, 11, 20), False),
    )
    return PlanPacket(
        office,
        printing,
        "LD-2026-0142",
        "M.T.",
        "Marisol Teague",
        2,
        date(2026, 11, 3),
        date(2027, 2, 1),
        "I want my own place and to see my kids on Sundays.",
        (
            PlanGoal("housing", "Shelter and housing", "A room of my own", "So my kids can visit", False, False, steps),
            PlanGoal("x17", "Horses", "Ride again", "", False, True, ()),
        ),
        "Rosa at the laundromat",
        "No ride on weekends",
        "I carry naloxone",
    )


def printed(packet):
    return folded(text(render(FORM, packet, EN).pdf))


def test_a_plan_is_one_sound_page_without_a_name_in_its_properties(plan):
    printout = render(FORM, plan, EN)
    assert_sound(printout.pdf, names=("Marisol", "Teague", "Whitlock"))
    assert printout.pages == page_count(printout.pdf) == 1
    assert printout.addendum_items == 0


def test_it_says_the_goals_in_the_persons_words_and_who_does_what_by_when(plan):
    page = printed(plan)
    for said in (
        "No. 2",
        "Feb 1, 2027",
        "I want my own place and to see my kids on Sundays.",
        "1 Shelter and housing",
        "So my kids can visit",
        "Me and Dana",
        "Harbor House",
        "No day set",
        "2 Horses · paused",
        "No steps yet",
        "3 What helps, and staying safer",
        "Rosa at the laundromat",
        "Marisol Teague (your choice)",
        "You stay in LEAD whether or not a step gets done.",
    ):
        assert said in page, said


def test_it_has_no_place_for_a_stage_of_change_and_no_grade(plan):
    assert not {"stage", "stage_of_change"} & {field.name for field in fields(PlanGoal)}
    page = printed(plan).lower()
    for word in (*(stage.label.lower() for stage in StageOfChange), "percent", "%", "stage", "compliance", "client"):
        assert word not in page, word


def test_english_alone_for_one_who_reads_it_and_both_for_one_who_reads_spanish(plan):
    assert "Metas" not in printed(plan)
    assert "DRAFT TRANSLATION" not in printed(plan)
    both = printed(replace(plan, bilingual=True, translation_reviewed=True))
    for said in ("Goal / Meta", "1 Shelter and housing / Vivienda", "2 Horses · paused / en pausa", "Yo y Dana"):
        assert said in both, said
    assert "DRAFT TRANSLATION" not in both
    assert "DRAFT TRANSLATION" in printed(replace(plan, bilingual=True))


def test_the_blank_is_bilingual_and_says_so_until_its_spanish_is_reviewed(blank):
    pages = pages_text(render(FORM, blank, EN).pdf)
    assert len(pages) == 2
    assert all("DRAFT TRANSLATION" in page for page in pages)
    assert "Paso" in pages[0]
    assert "DRAFT TRANSLATION" not in text(render(FORM, replace(blank, translation_reviewed=True), EN).pdf)


def test_the_longest_plan_loses_no_word(plan):
    words = " ".join(f"word{number}" for number in range(240))
    step = plan.goals[0].steps[0]
    goal = replace(plan.goals[0], words=HOSTILE * 9, why=HOSTILE * 9, steps=(replace(step, what=HOSTILE * 6),) * 12)
    long = replace(
        plan, own_words=words, strengths=words, barriers=words, safety=words, goals=(goal,) * 8, bilingual=True
    )
    printout = render(FORM, long, EN)
    assert_sound(printout.pdf)
    assert printout.addendum_items == 4
    said = folded(text(printout.pdf))
    assert all(f"word{number}" in said for number in range(240))
    assert "PLAN No. 2, page" in said


def test_a_plan_without_goals_says_so_and_markup_prints_as_typed(plan):
    empty = replace(plan, goals=(), own_words=HOSTILE, name=HOSTILE, strengths="", review_on=None)
    page = printed(empty)
    assert "No goals yet" in page
    assert "1 What helps" in page
    assert "No day set" in page
    assert page.count(folded(HOSTILE)) == 3


def test_a_paper_for_the_person_carries_no_notice_and_no_scope(plan):
    made = final(FORM, plan, "LD-2026-0142", EN)
    assert (made.notice, made.scope_explained) == (NoticeUsed.NONE, False)
    assert made.file_name == "PLAN-LD-2026-0142-2026-11-03.pdf"
    assert render(FORM, plan, EN).pdf == made.content
