"""CT-STAT: a status letter to a court or to own counsel."""

from __future__ import annotations

from functools import partial

from leaddesk.documents.blocks import EDITION
from leaddesk.documents.court_letters import LetterKind, draw_letter
from leaddesk.documents.form import Form
from leaddesk.domain.packets import CourtLetterPacket
from leaddesk.i18n import N_

TITLE = N_("Court Status Letter")
KIND = LetterKind(
    "CT-STAT",
    TITLE,
    N_(
        "{name} asked this office to send this letter and signed a consent for its use in this case ({number}). "
        "LEAD is voluntary. It is not run or supervised by a court."
    ),
    N_(
        "{name} asked this office to send this letter to counsel and signed a consent for it ({number}). "
        "LEAD is voluntary. It is not run or supervised by a court."
    ),
)
FORM = Form(
    "ct_stat", KIND.code, TITLE, EDITION, CourtLetterPacket, partial(draw_letter, KIND), tells=True, holds_page=True
)
