"""The lists of the office: scenes of the gallery."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from installer.shots_scenes import at, click, fill, scene
from installer.shots_stage import Office, StuckError
from leaddesk.domain.codes import CodeList, EligibilityResult, ReferralOutStatus, VisitMode
from leaddesk.domain.organisations import AGENCY
from leaddesk.domain.screening import Reply
from leaddesk.domain.site_lists import CriterionKind, ListInSettings, SiteList
from leaddesk.ui.pages.draft_picker import DraftPicker, KeptReferral
from leaddesk.ui.pages.lists_section import ListsSection
from leaddesk.ui.pages.referral_in_form import ReferralInForm
from leaddesk.ui.pages.screening_form import ScreeningPane
from leaddesk.ui.routes import PRINT, PROVIDERS, REFERRALS, SETTINGS

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage


def show_list(stage: Stage, which: CodeList) -> None:
    """Show a list with its first entry chosen."""
    section: ListsSection | None = stage.main.page.findChild(ListsSection)
    if section is None:
        raise StuckError
    section.show_list(which)
    stage.settle()
    section.view.selectRow(0)
    section.agencies.view.selectRow(0)


def no_agency(stage: Stage) -> None:
    """Show the agencies of an office that has none yet."""
    show_list(stage, ListInSettings.AGENCY)


def second_call(stage: Stage) -> None:
    """Ask which referral is meant, as when one deputy calls after another."""
    kept = [
        KeptReferral(key, stage.clock.now(), ReferralInForm(person_name=name, agency="Alder County Sheriff's Office"))
        for key, name in (("new", "Marcus Tillery"), ("new/2", ""))
    ]
    DraftPicker(stage.main.context, kept, stage.window).open()


def screened(stage: Stage, *, against: str = "") -> None:
    """Answer the questions, all but one the way that speaks for the person, and take what they suggest."""
    pane: ScreeningPane | None = stage.main.page.findChild(ScreeningPane)
    if pane is None:
        raise StuckError
    good = {CriterionKind.INCLUDE: Reply.YES, CriterionKind.EXCLUDE: Reply.NO, CriterionKind.NEEDS_APPROVAL: Reply.NO}
    answers = tuple(
        replace(one, reply=Reply.NO if one.code == against else good[one.kind]) for one in pane.binder.draft.answers
    )
    pane.binder.change(answers=answers)
    pane.take.click()


def decided_otherwise(stage: Stage) -> None:
    """Decide against the answers without saying why."""
    fill(result=EligibilityResult.OUT_OF_AREA)(stage)
    stage.main.page.save()


def late_answer(stage: Stage) -> None:
    """Show what a waiting list and an appointment ask for."""
    fill(status=ReferralOutStatus.SCHEDULED)(stage)
    fill(appointment_mode=VisitMode.TELEHEALTH, status_reason="Can come on Thursday")(stage)


SCENES: tuple[Scene, ...] = (
    scene("screening", at(REFERRALS, "in", "screen")),
    scene("screening-ordinary", at(REFERRALS, "in", "screen"), partial(screened, against="ordinary")),
    scene("screening-problems", at(REFERRALS, "in", "screen"), partial(screened), decided_otherwise),
    scene("referral-out-answered", at(REFERRALS, "out", "out"), late_answer),
    scene("provider-open", at(PROVIDERS, "provider")),
    scene("agency-new", at(PROVIDERS, part="new", extra=AGENCY)),
    scene("settings-removed", at(SETTINGS, part="removed")),
    scene("settings-removed-none", at(SETTINGS, part="removed"), office=Office.FRESH),
    scene("settings-lists-agency-empty", at(SETTINGS, part="lists"), no_agency, office=Office.FRESH),
    scene("answer-request", at(PRINT, part="ncnd")),
    scene("resource-sheet", at(PRINT, part="resources")),
    scene("new-referral-in-which", at(REFERRALS, part="in"), second_call),
    *(
        scene(f"settings-lists-{which.value}", at(SETTINGS, part="lists"), partial(show_list, which=which))
        for which in ListInSettings
    ),
    scene(
        "settings-lists-add",
        at(SETTINGS, part="lists"),
        partial(show_list, which=SiteList.CRITERION),
        click("add"),
    ),
)
