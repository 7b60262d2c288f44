"""CHK-N: the vendor's copy of a voucher with the name, under a consent; page 2 is for the vendor's office alone.

Neither page has a word of the program. The law wants a notice and the scope of the consent with each disclosure that
a consent allows (42 CFR 2.32): both stand on page 2, which never lies on a counter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, ends_in_words, has_short_notice, purposes_in_words
from leaddesk.documents.form import Form
from leaddesk.documents.forms.chk import neutral, vendor_copy
from leaddesk.documents.large_print import sender
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.named_vouchers import NamedVoucherPacket
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper import notices
from leaddesk.paper.blocks import boxed, scope_of_consent
from leaddesk.paper.flow import Flow, page_break
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.sheet import Mark, Sheet, printed
from leaddesk.paper.styles import BODY, FINE, SMALL_TITLE
from leaddesk.paper.text import fill, paragraph

if TYPE_CHECKING:
    from leaddesk.paper.text import Words

TITLE, FORM_TITLE = N_("Voucher"), N_("Voucher with a Name")
ABOUT = N_("About the name on voucher {number}")
KEEP = N_(
    "This page is for the owner or manager of <b>{vendor}</b>. Please keep it with the bills, never on the counter, "
    "and tell nobody who brought the voucher."
)
PAID = N_("When the bill is paid, please black out the name on your copy, or send the copy back.")
SCOPE = N_(
    "{signer} signed consent {number} on {signed}. It lets {sender} give {vendor} the name, and what the voucher is "
    "good for. Purpose: {why}. {ends} For anything beyond, please ask first."
)


def _draw(packet: NamedVoucherPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    foot = printed(packet.printing.at, packet.printing.by, tr)
    sheet = Sheet(FRAME, FORM.code, EDITION, tr(TITLE), neutral(packet.office), foot=foot, mark=mark, tr=tr)
    return sheet, [*vendor_copy(packet, packet.office, tr), page_break(), *_enclosed(packet, tr)]


def _enclosed(packet: NamedVoucherPacket, tr: Translator) -> list[Flow]:
    office = packet.office
    found: list[Flow] = [
        paragraph(tr(ABOUT, number=packet.number), SMALL_TITLE),
        paragraph(fill(tr(KEEP), vendor=packet.vendor), BODY),
        paragraph(tr(PAID), BODY),
        scope_of_consent(_scope(packet, tr), tr),
    ]
    if has_short_notice(office):
        found.append(boxed([paragraph(notices.SHORT, FINE, verbatim=True)]))
    if office.state_notice:
        found.append(boxed([paragraph(office.state_notice, FINE)]))
    return found


def _scope(packet: NamedVoucherPacket, tr: Translator) -> Words:
    """Return the scope in words that name the sender by the county and the street alone."""
    scope = packet.scope
    return fill(
        tr(SCOPE),
        signer=scope.signed_by,
        number=scope.number,
        signed=show_date(scope.signed_on, tr.language),
        sender=sender(packet.office).replace(" · ", ", ") or tr(N_("this office")),
        vendor=scope.recipient,
        why=purposes_in_words(scope.purposes, tr),
        ends=ends_in_words(scope, tr),
    )


FORM = Form(
    "chk_named",
    "CHK-N",
    FORM_TITLE,
    EDITION,
    NamedVoucherPacket,
    _draw,
    tells=True,
    holds_page=True,
    notice=NoticeUsed.SHORT,
)
