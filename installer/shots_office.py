"""The papers of the office and of the person: scenes of the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import CAST, at, click, scene, tab
from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.participants import ParticipantFilter
from leaddesk.domain.work_codes import WorkKind
from leaddesk.ui.routes import BLANKS, PRINT, WORK

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage


def _noticed(stage: Stage) -> int:
    services = stage.services
    return next(row.id for row in services.participants.rows() if services.privacy_notices.of(row.id))


def _screened(stage: Stage) -> int:
    services = stage.services
    return next(row.id for row in services.referrals_in.rows() if services.screenings.kept(row.id))


CAST["noticed"] = _noticed


def _paid(stage: Stage) -> int:
    work = stage.services.work
    people = (row.id for row in stage.services.participants.rows())
    lines = (line for person in people for line in work.of_person(person))
    return next(line.id for line in lines if line.kind is WorkKind.ASSISTANCE)


CAST["screened"] = _screened
CAST["paid"] = _paid
CAST["gone"] = lambda stage: next(
    row.id
    for row in stage.services.participants.rows(ParticipantFilter(ParticipationStatus.CLOSED))
    if stage.services.plans.summary(row.id) is not None
)
SCENES: tuple[Scene, ...] = (
    scene("record-notice-given", tab("overview", "noticed")),
    scene("notice-note", tab("overview", "noticed"), click("note-notice")),
    scene("print-notice", at(PRINT, "noticed", "npp")),
    scene("print-screening", at(PRINT, "screened", "scr")),
    scene("work-assistance-voucher", at(WORK, "paid", "assistance"), click("print-voucher")),
    scene("print-voucher", at(PRINT, "paid", "chk")),
    scene("print-voucher-finance", at(PRINT, "paid", "chk-finance")),
    scene("print-closing", at(PRINT, "gone", "close")),
    scene("print-face", at(PRINT, "noticed", "face")),
    scene("print-faces", at(PRINT, part="faces")),
    scene("blank-forms-faces", at(BLANKS), click("face-sheets")),
    scene("print-screening-blank", at(PRINT, part="blank", extra="scr")),
)
