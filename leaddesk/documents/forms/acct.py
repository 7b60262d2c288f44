"""ACCT: the accounting of disclosures, for the person (42 CFR 2.25, 45 CFR 164.528)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import accounting_words as words
from leaddesk.documents.blocks import BILINGUAL_EDITION, identity, letterhead, whom_to_ask
from leaddesk.documents.form import Form
from leaddesk.documents.plan_words import Labels
from leaddesk.domain.accounting import AccountingPacket
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper.cells import Fitted
from leaddesk.paper.flow import together
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Column, Grid, table
from leaddesk.paper.sheet import Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, STRONG, TABLE
from leaddesk.paper.text import fill, paragraph

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.accounting import AccountingLine
    from leaddesk.paper.cells import Body
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark

TITLE = N_("Accounting of Disclosures")
_SHARES = (17.0, 22.0, 26.0, 16.0, 19.0)
_FEW_DAYS = 3


def _draw(packet: AccountingPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    say = Labels(bilingual=packet.bilingual)
    sheet = Sheet(
        FRAME,
        FORM.code,
        BILINGUAL_EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=say(words.SUBTITLE),
        identity=identity(packet.initials, packet.record_number),
        mark=mark,
        tr=tr,
    )
    span = f"{_day(packet.first)} – {_day(packet.last)}"
    head = Grid(
        [
            [
                Cell(say(words.NAME), Fitted(packet.name, STRONG), 44, strong=True),
                Cell(say(words.RECORD), packet.record_number, 22),
                Cell(say(words.TIME), span, 34),
            ]
        ]
    )
    story: list[Flow] = [head, *_both(words.ABOUT, packet)]
    if packet.lines:
        story.append(_table(packet, say))
    else:
        story += _both(words.NOTHING, packet)
    signer = say(words.SIGNER).replace("{name}", packet.office.coordinator)
    signed = signatures((Signature(signer, 3), Signature(say(words.SIGNED), 2)), free=30)
    return sheet, [*story, together(*_both(words.ASK, packet, who=whom_to_ask(packet.office)), signed)]


def _both(pair: words.Pair, packet: AccountingPacket, **values: str) -> list[Flow]:
    """Return a sentence, and the same in Spanish below it where the person reads Spanish."""
    return [paragraph(fill(one, **values), BODY) for one in (pair if packet.bilingual else pair[:1])]


def _table(packet: AccountingPacket, say: Labels) -> Grid:
    heads = (words.DATE, words.TO, words.WHAT, words.WHY, words.BASIS)
    columns = tuple(Column(say(head), share) for head, share in zip(heads, _SHARES, strict=True))
    return table(columns, [_row(line, packet, say) for line in packet.lines], middle=False)


def _row(line: AccountingLine, packet: AccountingPacket, say: Labels) -> list[Body]:
    basis = words.BASES.get(line.basis, (line.basis.label,))
    allowed = [paragraph(one, TABLE) for one in dict.fromkeys(basis[: 2 if packet.bilingual else 1])]
    if line.consent_number:
        allowed.append(paragraph(line.consent_number.replace("-", "\u2011"), TABLE))
    to = [line.recipient, line.person, ", ".join(line.address.splitlines())]
    return [
        _days(line.days, say),
        [paragraph(one, TABLE) for one in to if one.strip()],
        [paragraph(one, TABLE) for one in _what(line, packet)],
        [paragraph(one, TABLE) for one in _why(line, packet)],
        allowed,
    ]


def _days(days: tuple[date, ...], say: Labels) -> Body:
    if len(days) <= _FEW_DAYS:
        return [paragraph(_day(one), TABLE) for one in sorted(days)]
    times = say(words.TIMES).replace("{count}", str(len(days))).replace("{last}", _day(max(days)))
    return [paragraph(_day(min(days)), TABLE), paragraph(times, TABLE)]


def _what(line: AccountingLine, packet: AccountingPacket) -> list[str]:
    """Return the paper or that it was told, how, and the kinds of information, once for each language."""
    found: list[str] = []
    for number in range(2 if packet.bilingual else 1):
        way = words.CHANNELS[line.channel][number] if line.channel else ""
        thing = f"{line.title} ({line.form_code})" if line.form_code else words.TOLD[number]
        kinds = [words.CATEGORIES[one][number] for one in line.categories]
        found += [", ".join(part for part in (thing, way) if part), "; ".join(kinds)]
    return found


def _why(line: AccountingLine, packet: AccountingPacket) -> list[str]:
    known, found = words.PURPOSES, []
    for number in range(2 if packet.bilingual else 1):
        said = [known[one][number] if one in known else one.label for one in line.purposes]
        if not said and line.basis in words.BASES:
            # the law's own ground is the purpose
            said = [words.BASES[line.basis][number]]
        found.append("; ".join(said) or words.NOT_SAID[number])
    return found


def _day(day: date) -> str:
    return show_date(day).replace(" ", "\u00a0")


FORM = Form("acct", "ACCT", TITLE, BILINGUAL_EDITION, AccountingPacket, _draw, tells=False)
