"""Scenes of contacts and of the office's other work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QMenu, QScrollArea

from installer.shots_scenes import Scene, Step, at, click, fill, find, scene, tab
from installer.shots_stage import Office
from leaddesk.domain.periods import Period
from leaddesk.domain.work_codes import KINDS
from leaddesk.ui.pages.contacts_tab import ContactsTab
from leaddesk.ui.routes import PARTICIPANTS, SETTINGS, TODAY, WORK

if TYPE_CHECKING:
    from installer.shots_stage import Stage


def save(stage: Stage) -> None:
    """Press Ctrl+S."""
    stage.main.page.save()


def filter_words(stage: Stage, words: str) -> None:
    """Ask the timeline of the record for words."""
    shown = find(stage, ContactsTab, "contacts-tab")
    shown.chooser.text.setText(words)
    stage.pause(400)


def newest(kind: str) -> Step:
    """Open the newest line of a kind of work."""

    def step(stage: Stage) -> None:
        today = stage.clock.today()
        rows = stage.services.work.rows(KINDS[kind], Period(today - timedelta(days=400), today))
        stage.go(WORK, rows[0].id, kind, None)

    return step


def work_menu(stage: Stage) -> None:
    """Open the menu of the office's other work."""
    menu = stage.main.top.new_menu()
    inner = menu.actions()[-1].menu()
    if isinstance(inner, QMenu):
        inner.popup(stage.window.mapToGlobal(stage.window.rect().center()))


def staffing(stage: Stage) -> None:
    """Scroll to the positions of the office."""
    button = find(stage, QAbstractButton, "add-staffing")
    area = next(one for one in stage.window.findChildren(QScrollArea) if one.isAncestorOf(button))
    area.ensureWidgetVisible(button, 0, 200)


WORK_SCENES: tuple[Scene, ...] = (
    scene("new-contact", at(PARTICIPANTS, "both", "new-contact")),
    scene(
        "new-contact-problems",
        at(PARTICIPANTS, "both", "new-contact"),
        fill(minutes=1500),
        lambda s: s.main.page.save(),
    ),
    scene("new-outreach", at(PARTICIPANTS, part="new-outreach")),
    scene("record-contacts-filter", tab("contacts"), lambda stage: filter_words(stage, "bus")),
    scene("record-contacts-nothing", tab("contacts"), lambda stage: filter_words(stage, "zzz")),
    *(scene(f"work-{kind}", at(WORK, part=kind)) for kind in ("contacts", *KINDS)),
    *(scene(f"work-new-{kind}", at(WORK, part=f"new-{kind}")) for kind in KINDS),
    scene("work-meeting", newest("meeting")),
    scene("work-ride", newest("ride")),
    scene("work-menu", at(TODAY), work_menu),
    scene("empty-work", at(WORK, part="ride"), office=Office.FRESH),
    scene("settings-staffing", at(SETTINGS, part="office"), staffing),
    scene("settings-staffing-add", at(SETTINGS, part="office"), click("add-staffing")),
    scene("quick-contact", at(TODAY), lambda stage: stage.main.note_contact()),
    scene("quick-contact-record", tab("contacts"), lambda stage: stage.main.note_contact()),
)
"""Each place of contacts and work at its fullest."""
