"""The scenes of Today and of what leaves it: its actions, what was set aside, lists as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from installer.shots_scenes import Scene, at, click, scene
from leaddesk.domain.today import TodayKind
from leaddesk.i18n import tr
from leaddesk.ui.routes import PARTICIPANTS, PRINT, TODAY

if TYPE_CHECKING:
    from installer.shots_scenes import Step
    from installer.shots_stage import Stage
    from leaddesk.ui.pages.today_page import TodayPage
    from leaddesk.ui.pages.today_row import TodayRow


def _row(stage: Stage, *kinds: TodayKind) -> TodayRow:
    page = cast("TodayPage", stage.main.page)
    return next(row for row in page.rows if row.line.kind in kinds)


def _look_at(*kinds: TodayKind) -> Step:
    return lambda stage: _row(stage, *kinds).setFocus(Qt.FocusReason.TabFocusReason)


def _pick(words: str, *kinds: TodayKind) -> Step:
    def step(stage: Stage) -> None:
        menu = _row(stage, *kinds).menu()
        next(entry for entry in menu.actions() if entry.text() == tr(words)).trigger()

    return step


_LEGAL = (TodayKind.INTAKE_DUE, TodayKind.CONSENT_ENDING, TodayKind.CONSENT_EVENT)
_OTHER = (TodayKind.NEXT_CONTACT, TodayKind.NOT_REACHED, TodayKind.REFERRAL_OUT_UNANSWERED)


def _to_the_end(stage: Stage) -> None:
    """Scroll to the end of the page, where court, caseload and backup stand if the window is narrow."""
    bar = cast("TodayPage", stage.main.page).area.verticalScrollBar()
    bar.setValue(bar.maximum())


SCENES: tuple[Scene, ...] = (
    scene("today-end", at(TODAY), _to_the_end),
    scene("today-line", at(TODAY), _look_at(*_OTHER)),
    scene("today-line-later", at(TODAY), _look_at(*_OTHER), click("row-later")),
    scene("today-put-off", at(TODAY), _pick("Later…", *_LEGAL)),
    scene("today-set-aside", at(TODAY), _pick("Set aside…", *_LEGAL)),
    scene("today-aside", at(TODAY), click("show-aside")),
    scene("today-sheet", at(TODAY), click("print-sheet")),
    scene("print-week", at(PRINT, part="cal")),
    scene("participants-export", at(PARTICIPANTS), click("export-list")),
)
