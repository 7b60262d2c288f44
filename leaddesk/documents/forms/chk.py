"""CHK: a voucher, one copy for the vendor and one for finance.

The vendor's copy has a number and no name, and not a word tells the program. A blank holds both, a page each.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.large_print import sender
from leaddesk.domain.named_vouchers import NamedVoucherPacket
from leaddesk.domain.vouchers import VoucherCopy, VoucherPacket
from leaddesk.domain.work_codes import AssistanceKind
from leaddesk.i18n import N_, Translator, show_date, show_money, show_phone
from leaddesk.paper.cells import Body, Choice, Choices, Fitted, LongText, WritingLines, answer, written_date
from leaddesk.paper.flow import Flow, page_break, space, together
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import Letterhead, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, CASE_NUMBER, SMALL_TITLE, STRONG, TABLE_10
from leaddesk.paper.text import bullet, fill, paragraph

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.packets import BlankPacket
    from leaddesk.domain.packets import Letterhead as Office

TITLE = N_("Voucher")
FINANCE_TITLE = N_("Assistance voucher, finance copy")
_RULES = (
    N_("Please give whoever brings this voucher what is named here, <b>up to the amount</b>. No cash, no change."),
    N_("Fill in below what was given and its price, and send this voucher with your bill to {where}."),
    N_("Questions, or something does not fit? Call <b>{phone}</b>. Please ask for no name."),
)
_RULES_WITH_NAME = (
    N_("Please give the person named here what it is good for, <b>up to the amount</b>. No cash, no change."),
    _RULES[1],
    N_("Questions, or something does not fit? Call <b>{phone}</b>. Please ask the person for nothing else."),
)
_LINE = "____________________"
_CENTS = 100


def _draw(packet: VoucherPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    office = packet.office
    if not isinstance(packet, VoucherPacket):
        story = [*vendor_copy(None, office, tr), page_break(), *_finance(None, office, tr)]
        return _sheet(packet, tr(TITLE), neutral(office), tr, mark), story
    if packet.copy is VoucherCopy.VENDOR:
        return _sheet(packet, tr(TITLE), neutral(office), tr, mark), vendor_copy(packet, office, tr)
    return _sheet(packet, tr(FINANCE_TITLE), letterhead(office), tr, mark), _finance(packet, office, tr)


def _sheet(packet: VoucherPacket | BlankPacket, title: str, head: Letterhead, tr: Translator, mark: Mark) -> Sheet:
    foot = printed(packet.printing.at, packet.printing.by, tr)
    return Sheet(FRAME, FORM.code, EDITION, title, head, foot=foot, mark=mark, tr=tr)


def neutral(office: Office) -> Letterhead:
    """Return who sends it without the name of the program: the county and the street."""
    name, *street = sender(office).split(" · ") if sender(office) else ("",)
    return Letterhead(name, tuple(street), show_phone(office.phone))


def vendor_copy(packet: VoucherPacket | NamedVoucherPacket | None, office: Office, tr: Translator) -> list[Flow]:
    """Return what the vendor reads: the facts, the rules, and what is filled in there."""
    where = sender(office).replace(" · ", ", ") or _LINE
    phone = show_phone(office.phone) or _LINE
    signed = signatures(
        (Signature(office.coordinator, 4), Signature(tr(N_("Date")), 1.8)),
    )
    given = Grid(
        [
            [
                Cell(tr(N_("What was given, by the vendor")), WritingLines(1), 60),
                Cell(tr(N_("Price")), None, 20),
                Cell(tr(N_("Date")), None, 20),
            ],
            [Cell(tr(N_("Vendor's signature or stamp")), None, 60, least=48), Cell(tr(N_("Invoice no.")), None, 40)],
        ],
        heading=tr(N_("Filled in by the vendor")),
    )
    said = _RULES_WITH_NAME if isinstance(packet, NamedVoucherPacket) else _RULES
    rules = [bullet(fill(tr(one), where=where, phone=phone), BODY) for one in said]
    return [_facts(packet, tr), *rules, together(signed), given]


def _facts(packet: VoucherPacket | NamedVoucherPacket | None, tr: Translator) -> Grid:
    named = packet.name if isinstance(packet, NamedVoucherPacket) else ""
    amount = tr(N_("Up to")) if packet else tr(N_("Up to, in dollars"))
    return Grid(
        [
            [
                Cell(tr(N_("Voucher number")), Fitted(packet.number, CASE_NUMBER) if packet else None, 36),
                Cell(amount, Fitted(_money(packet), CASE_NUMBER) if packet else None, 32),
                Cell(tr(N_("Date")), answer(_day(packet.on, tr), tr) if packet else written_date(), 32),
            ],
            [
                Cell(tr(N_("Vendor")), _named(packet.vendor, tr) if packet else None, 64),
                Cell(tr(N_("Good until")), answer(_day(packet.good_until, tr), tr) if packet else written_date(), 36),
            ],
            *([[Cell(tr(N_("For this person")), Fitted(named, STRONG), strong=True)]] if named else []),
            [Cell(tr(N_("Good for")), _words(packet, tr))],
        ]
    )


def _finance(packet: VoucherPacket | None, office: Office, tr: Translator) -> list[Flow]:
    kinds: Body = None
    if packet is None:
        kinds = Choices([Choice(tr(one.label)) for one in AssistanceKind], columns=3, by_hand=True, style=TABLE_10)
    whose = (packet.record_number or tr(N_("Participants at large"))) if packet else None
    note = tr(N_("This copy carries no name. The record number stands for the person."))
    head: list[Flow] = [] if packet else [paragraph(tr(FINANCE_TITLE), SMALL_TITLE), space(5)]
    more = Grid(
        [
            [
                Cell(tr(N_("Category")), tr(packet.category.label) if packet else kinds, 60),
                Cell(tr(N_("Record number")), whose, 40),
            ],
            [
                Cell(tr(N_("Fund or account")), None, 40),
                Cell(tr(N_("Invoice no.")), None, 30),
                Cell(tr(N_("Paid, amount")), None, 30),
            ],
        ]
    )
    signed = signatures(
        (
            Signature(tr(N_("{name}, coordinator"), name=office.coordinator), 3.6),
            Signature(tr(N_("Date")), 1.6),
            Signature(tr(N_("Finance, approved for payment")), 3.6),
            Signature(tr(N_("Date")), 1.6),
        )
    )
    return [*head, _facts(packet, tr), more, paragraph(note, BODY), together(signed)]


def _words(packet: VoucherPacket | NamedVoucherPacket | None, tr: Translator) -> Body:
    if packet is None:
        return WritingLines(2)
    return LongText(packet.what_for, 5) if packet.what_for else tr(packet.category.label)


def _named(vendor: str, tr: Translator) -> Body:
    return Fitted(vendor, STRONG) if vendor else answer("", tr)


def _money(packet: VoucherPacket | NamedVoucherPacket) -> str:
    return show_money(Decimal(packet.cents) / _CENTS)


def _day(day: date | None, tr: Translator) -> str:
    return show_date(day, tr.language) if day else ""


FORM = Form("chk", "CHK", TITLE, EDITION, VoucherPacket, _draw, tells=False, blank=True)
