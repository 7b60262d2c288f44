"""The lists of the office: scenes of the gallery."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from installer.shots_scenes import at, click, scene
from installer.shots_stage import StuckError
from leaddesk.domain.site_lists import SiteList
from leaddesk.ui.pages.lists_section import ListsSection
from leaddesk.ui.routes import SETTINGS

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


SCENES: tuple[Scene, ...] = (
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
