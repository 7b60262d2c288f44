"""The places of the intake conversation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from installer.shots_scenes import cast, fill, find, hide_names, once, scene
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.ui.pages.overview_tab import OverviewTab
from leaddesk.ui.routes import INTAKE, PARTICIPANTS

if TYPE_CHECKING:
    from installer.shots_scenes import Scene, Step
    from installer.shots_stage import Stage

_S = IntakeSection


@once
def _told_most(stage: Stage) -> int:
    """Return the person of whom most parts of the conversation are noted."""
    services = stage.services
    people = [cast(stage, "known"), *(row.id for row in services.participants.rows())]
    return max(people, key=lambda person: sum(note.on is not None for note in services.intake.notes(person)))


def part(section: IntakeSection | None, extra: object = None) -> Step:
    """Go to a part of the conversation with that person."""
    return lambda stage: stage.go(INTAKE, _told_most(stage), section.value if section else "", extra)


def _overview(stage: Stage) -> None:
    stage.go(PARTICIPANTS, _told_most(stage), "overview")


def _facts(stage: Stage) -> None:
    _overview(stage)
    for area in find(stage, OverviewTab, "").findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _fact(stage: Stage, section: IntakeSection) -> None:
    person = _told_most(stage)
    stage.go(INTAKE, person, section.value, stage.services.intake.facts(person, section)[0].id)


SCENES: tuple[Scene, ...] = (
    scene("intake-overview", _overview),
    scene("intake-facts", _facts),
    *(scene(f"intake-{section.value.replace('_', '-')}", part(section)) for section in IntakeSection),
    scene("intake-start", part(None)),
    scene("intake-hidden", part(_S.SUPPORT), hide_names),
    scene("intake-income-today", part(_S.INCOME, "today")),
    scene("intake-living-fact", partial(_fact, section=_S.LIVING)),
    scene("intake-support-new", part(_S.SUPPORT, "new")),
    scene("intake-substance-new", part(_S.SUBSTANCES, "new")),
    scene("intake-safety-new", part(_S.SAFETY, "new")),
    scene(
        "intake-support-problem",
        part(_S.SUPPORT, "new"),
        fill(name="", relation="aunt"),
        lambda stage: stage.main.page.save(),
    ),
)
