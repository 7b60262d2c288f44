"""CT-PROG: a letter of support to own counsel, or to a court."""

from __future__ import annotations

from functools import partial

from leaddesk.documents.blocks import EDITION
from leaddesk.documents.court_letters import LetterKind, draw_letter
from leaddesk.documents.form import Form
from leaddesk.domain.packets import CourtLetterPacket
from leaddesk.i18n import N_

TITLE = N_("Letter of Support")
KIND = LetterKind(
    "CT-PROG",
    TITLE,
    N_(
        "This letter speaks for {name}, who asked for it and signed a consent for its use in this case ({number}). "
        "LEAD is voluntary. It is not run or supervised by a court."
    ),
    N_(
        "This letter speaks for {name}, who asked for it and signed a consent to send it to counsel ({number}). "
        "LEAD is voluntary. It is not run or supervised by a court."
    ),
)
FORM = Form(
    "ct_prog", KIND.code, TITLE, EDITION, CourtLetterPacket, partial(draw_letter, KIND), tells=True, holds_page=True
)
