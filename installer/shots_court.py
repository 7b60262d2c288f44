"""The places about court: the page, the month, the tab of a record, the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from installer.shots_scenes import CAST, Step, at, cast, click, hide_names, once, scene, tab
from installer.shots_stage import Office
from leaddesk.domain.court_dates import EVERY, UPCOMING
from leaddesk.ui.routes import COURT, PRINT

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage


@once
def _fullest(stage: Stage) -> int:
    """Return the person with the most of everything."""
    legal = stage.services.legal

    def fullness(person: int) -> int:
        record = legal.record(person)
        parts = (record.matters, record.dates, record.warrants, record.events)
        return sum(10 * bool(part) + len(part) for part in parts)

    return max((row.id for row in stage.services.participants.rows()), key=fullness)


@once
def _without_court(stage: Stage) -> int:
    legal = stage.services.legal
    return next(row.id for row in stage.services.participants.rows() if legal.record(row.id).empty)


CAST["court"] = _fullest
CAST["no-court"] = _without_court
CAST["date"] = lambda stage: stage.services.court_dates.rows(UPCOMING)[0].id
CAST["past-date"] = lambda stage: stage.services.court_dates.rows(EVERY)[-1].id


def form(part: str, *, old: bool = False) -> Step:
    """Go to the form of something new in the fullest record, or of what is there."""

    def step(stage: Stage) -> None:
        person = cast(stage, "court")
        record = stage.services.legal.record(person)
        whose = record.matters[0].id if part == "charge" else person
        rows: dict[str, tuple[Any, ...]] = {
            "matter": record.matters,
            "warrant": record.warrants,
            "event": record.events,
        }
        stage.go(COURT, rows[part][0].id if old else None, part, whose)

    return step


_LIST, _MONTH = (at(COURT), click("list")), (at(COURT), click("month"))
SCENES: tuple[Scene, ...] = (
    scene("court-reminder", at(PRINT, "date", "ct_rem")),
    scene("empty-court", *_LIST, office=Office.FRESH),
    scene("empty-court-month", *_MONTH, office=Office.FRESH),
    scene("court-month", *_MONTH),
    scene("court-month-hidden", *_MONTH, hide_names),
    scene("court-list", *_LIST, click("upcoming")),
    scene("court-list-past", *_LIST, click("without-result")),
    scene("court-list-all", *_LIST, click("all")),
    scene("court-list-hidden", *_LIST, click("upcoming"), hide_names),
    scene("court-result", *_LIST, click("all"), click("record-result")),
    scene("court-move", *_LIST, click("upcoming"), click("move-date")),
    scene("court-remind", *_LIST, click("upcoming"), click("remind")),
    scene("court-date", at(COURT, "date")),
    scene("court-date-past", at(COURT, "past-date")),
    scene("court-date-new", at(COURT, "court", "new-date")),
    scene("court-whose-date", at(COURT, part="new-date")),
    *(scene(f"court-new-{part}", form(part)) for part in ("matter", "charge", "warrant", "event")),
    *(scene(f"court-{part}", form(part, old=True)) for part in ("matter", "warrant", "event")),
    scene("record-legal", tab("legal", "court")),
    scene("record-legal-hidden", tab("legal", "court"), hide_names),
    scene("record-legal-none", tab("legal", "no-court")),
)
