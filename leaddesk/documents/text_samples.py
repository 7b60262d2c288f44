"""A page on which a wording that may be changed is seen as it would be printed. Nobody on it is of the records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.documents.spoken_notice import spoken_notice
from leaddesk.domain.codes import PartTwoStatus
from leaddesk.domain.plain_letters import AnswerPacket, RequestDraft, RequestKind
from leaddesk.domain.site_texts import NOTICES, SiteText
from leaddesk.i18n import N_, Translator

if TYPE_CHECKING:
    from leaddesk.domain.packets import BlankPacket
    from leaddesk.paper.build import Printout

_WITHOUT_PART_TWO = (SiteText.PLAIN_NOTICE, SiteText.OFFICE_RULES)
_SOMEBODY = N_("Somebody who was told something")


def sample_page(text: SiteText, words: str, blank: BlankPacket, tr: Translator) -> Printout:
    """Return a draft with a text as it is being written, beside the other wordings that are in force."""
    own = replace(
        blank.office.wording, words=(*((t, w) for t, w in blank.office.wording.words if t is not text), (text, words))
    )
    office = replace(blank.office, wording=own)
    if text in _WITHOUT_PART_TWO:
        office = replace(office, part2_status=PartTwoStatus.LEGAL_SAYS_NO)
    elif text is not SiteText.STATE_NOTICE and office.part2_status is PartTwoStatus.LEGAL_SAYS_NO:
        office = replace(office, part2_status=PartTwoStatus.PROGRAM)
    shown, day = replace(blank, office=office), blank.printing.at.date()
    if text in NOTICES:
        return spoken_notice(shown, tr(_SOMEBODY), day, tr, draft=True)
    kind = RequestKind.REQUEST if text is SiteText.REQUEST else RequestKind.SUBPOENA
    request = RequestDraft(kind, day, "26-000000", office=tr(N_("Whoever asks")))
    return render(all_forms()["ncnd"], AnswerPacket(office, blank.printing, request), tr, draft=True)


def letterhead_page(logo: bytes, blank: BlankPacket, tr: Translator) -> Printout:
    """Return a blank form with the letterhead as it would be printed."""
    office = replace(blank.office, wording=replace(blank.office.wording, logo=logo))
    return render(all_forms()["ref_sc"], replace(blank, office=office), tr)
