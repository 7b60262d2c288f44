"""The lists of the office: scenes of the gallery."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from installer.shots_scenes import at, click, scene
from installer.shots_stage import StuckError
from leaddesk.domain.site_lists import SiteList
from leaddesk.ui.pages.draft_picker import DraftPicker, KeptReferral
from leaddesk.ui.pages.lists_section import ListsSection
from leaddesk.ui.pages.referral_in_form import ReferralInForm
from leaddesk.ui.routes import REFERRALS, SETTINGS

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage


def show_list(stage: Stage, which: SiteList) -> None:
    """Show a list with its first entry chosen."""
    section: ListsSection | None = stage.main.page.findChild(ListsSection)
    if section is None:
        raise StuckError
    section.show_list(which)
    stage.settle()
    section.view.selectRow(0)


def second_call(stage: Stage) -> None:
    """Ask which referral is meant, as when one deputy calls after another."""
    kept = [
        KeptReferral(key, stage.clock.now(), ReferralInForm(person_name=name, agency="Alder County Sheriff's Office"))
        for key, name in (("new", "Marcus Tillery"), ("new/2", ""))
    ]
    DraftPicker(stage.main.context, kept, stage.window).open()


SCENES: tuple[Scene, ...] = (
    scene("new-referral-in-which", at(REFERRALS, part="in"), second_call),
    *(
        scene(f"settings-lists-{which.value}", at(SETTINGS, part="lists"), partial(show_list, which=which))
        for which in SiteList
    ),
    scene(
        "settings-lists-add",
        at(SETTINGS, part="lists"),
        partial(show_list, which=SiteList.CRITERION),
        click("add"),
    ),
)
