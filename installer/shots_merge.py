"""Two records of one person: the question, both side by side, and the history that takes them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import click, once, scene
from installer.shots_stage import StuckError
from leaddesk.ui.pages.participants_page import ParticipantsPage
from leaddesk.ui.pages.record_view import RecordView
from leaddesk.ui.routes import PARTICIPANTS

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage


@once
def _twins(stage: Stage) -> tuple[int, int]:
    """Return a record and the second one of the same person."""
    people, duplicates = stage.services.participants, stage.services.duplicates
    for row in sorted(people.rows(), key=lambda one: -one.id):
        for likely in duplicates.likely(people.record(row.id).draft, row.id):
            if likely.score > 0.7:  # noqa: PLR2004 - surely the same
                return likely.id, row.id
    raise StuckError


@once
def _merged(stage: Stage) -> int:
    """Return a record into which another one went."""
    people = stage.services.participants
    return next(row.id for row in people.rows() if people.record(row.id).also)


def _compare(stage: Stage) -> None:
    kept, gone = _twins(stage)
    stage.go(PARTICIPANTS, kept, "merge", gone)


def _ask(stage: Stage) -> None:
    stage.go(PARTICIPANTS, _twins(stage)[0], "overview")
    stage.settle()
    record: RecordView | None = stage.main.page.findChild(RecordView)
    if record is not None:
        record.same_as()


def _lower(stage: Stage) -> None:
    """Scroll to the end."""
    page = stage.main.page
    if not isinstance(page, ParticipantsPage):
        raise StuckError
    area = page.merge.area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


SCENES: tuple[Scene, ...] = (
    scene("same-as", _ask),
    scene("merge", _compare),
    scene("merge-end", _compare, _lower),
    scene("merge-history", lambda stage: stage.go(PARTICIPANTS, _merged(stage), "history")),
    scene("merge-undo", lambda stage: stage.go(PARTICIPANTS, _merged(stage), "history"), click("undo-merge")),
)
