"""Settings, Papers, and the printer's test page: scenes of the gallery."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from installer.shots_scenes import at, scene
from installer.shots_stage import StuckError
from leaddesk.domain.site_texts import SiteText, SiteTextDraft
from leaddesk.paper.scans.logo import clean_logo
from leaddesk.ui.pages.reminders.reminders_page import RemindersPage
from leaddesk.ui.routes import PRINT, REMINDERS, SETTINGS

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage

_STATE = (
    "State law also protects this record: it may not be given on without the written consent of the person or an order"
    " of a court of this state."
)


def logo() -> bytes:
    """Return an invented office's sign: a leaf in a ring."""
    picture = Image.new("L", (400, 400), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 390, 390), outline=0, width=22)
    pen.chord((110, 70, 350, 310), 90, 270, fill=0)
    pen.line((120, 330, 240, 120), fill=0, width=16)
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _changed(stage: Stage) -> None:
    """Change the notice twice and put a logo on, unless an earlier picture did."""
    texts, settings = stage.services.site_texts, stage.services.settings
    if not settings.wording().logo:
        texts.save(SiteText.STATE_NOTICE, SiteTextDraft("State law also protects this record."))
        texts.save(SiteText.STATE_NOTICE, SiteTextDraft(_STATE))
        texts.set_logo(clean_logo(logo()))


def _rested(stage: Stage) -> None:
    """Wait until the page was drawn with the words in the box."""
    stage.pause(700)


def _busy_week(stage: Stage) -> None:
    """Choose the week in which somebody has to be in court."""
    page = stage.main.page
    if not isinstance(page, RemindersPage):
        raise StuckError
    page.span.set_value("week")
    page.first.set_value(stage.main.context.today())
    page.refresh()


SCENES: tuple[Scene, ...] = (
    scene("settings-papers", at(SETTINGS, part="papers"), _rested),
    scene("print-printer-test", at(PRINT, part="printer-test")),
    scene("reminders", at(REMINDERS), _busy_week),
    scene("settings-papers-changed", _changed, at(SETTINGS, part="papers"), _rested),
)
