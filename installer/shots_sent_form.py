"""A referral that came as a PDF, and the list of blanks that it comes from: scenes of the gallery."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter

from installer.shots_scenes import at, scene
from installer.shots_stage import StuckError
from leaddesk.documents.downtime_pack import fillable_form
from leaddesk.i18n import translator
from leaddesk.paper.scans.form_fields import read_form
from leaddesk.ui.pages.sent_form.sent_form_page import SentForm, SentFormPage
from leaddesk.ui.routes import SENT_FORM

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage

_SAID = {
    "contact_on": "11/2",
    "contact_time": "1420",
    "place": "Feed store, Mill Road",
    "referrer_name": "Deputy K. Aldous",
    "badge": "417",
    "agency": "Tamarack County Sheriff",
    "referrer_phone": "(509) 555-0144",
    "incident_number": "26-004417",
    "offence": "Theft 3, RCW 9A.56.050",
    "person_name": "Marisol Teague",
    "person_birth": "about 40",
    "person_where": "Library, weekday mornings",
    "person_language": "English",
    "charge_held_until": "Dec 2",
    "called_at": "two thirty",
    "safety": "One small dog, friendly.",
    "notes": "Waits by the loading dock behind the feed store most days before it opens.",
}
_MARKED = {"offence_level": "/GM", "agreed_to_talk": "/yes", "victim": "/no", "supervision.probation": "/probation"}


def filled(stage: Stage) -> bytes:
    """Return the deputy's form as it comes back by mail."""
    blank = fillable_form("ref_ad", stage.services.packets.blank(), translator("en")).pdf
    writer = PdfWriter(clone_from=PdfReader(BytesIO(blank)))
    writer.update_page_form_field_values(None, {**_SAID, **_MARKED}, auto_regenerate=False)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _read(stage: Stage) -> None:
    page: SentFormPage | None = stage.main.page if isinstance(stage.main.page, SentFormPage) else None
    if page is None:
        raise StuckError
    data = filled(stage)
    page.reader.read.emit(SentForm(data, *read_form(data)))


SCENES: tuple[Scene, ...] = (
    scene("sent-form", at(SENT_FORM)),
    scene("sent-form-read", at(SENT_FORM), _read),
)
