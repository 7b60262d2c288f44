"""BRCH: a letter to the person about a breach (45 CFR 164.404(c)); counsel reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.breach_words import breach_words
from leaddesk.documents.form import Form
from leaddesk.documents.large_print import neutral_letterhead
from leaddesk.domain.breach import BreachData, BreachPacket
from leaddesk.i18n import N_, show_long_date, show_phone, translator
from leaddesk.paper.cells import missing
from leaddesk.paper.flow import together
from leaddesk.paper.frames import COURT
from leaddesk.paper.sheet import CourtHead, Identity, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, SECTION
from leaddesk.paper.text import fill, paragraph

if TYPE_CHECKING:
    from leaddesk.i18n import Translator
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark
    from leaddesk.paper.text import Words

NO_WAY = N_("This office's phone or address, in Settings")
TITLE = N_("Breach Notice Letter")


def _draw(packet: BreachPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    say, said, office = breach_words(packet.language), packet.said, packet.office
    street, around = [line.strip() for line in packet.address.splitlines() if line.strip()], translator(say.code)
    sheet = Sheet(
        COURT,
        FORM.code,
        BILINGUAL_EDITION,
        say.title,
        neutral_letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, around),
        court=CourtHead(
            show_long_date(packet.printing.at.date(), say.code),
            (packet.name, *street),
            office.court_letterhead_on_top,
            stamp=False,
        ),
        identity=Identity(packet.record_number),
        mark=mark,
        tr=around,
    )
    days = [
        fill(words, day=show_long_date(day, say.code))
        for words, day in ((say.on, said.happened_on), (say.found, said.discovered_on))
        if day
    ]
    kinds = ", ".join(say.kinds[one] for one in BreachData if one in said.kinds)
    who = ", ".join(part for part in (office.coordinator, show_phone(office.phone)) if part)
    ask = list(fill(say.ask, who=who))
    if office.address.strip():
        ask += [" ", *fill(say.write, address=in_writing_to(office))]
    elif not office.phone.strip():
        ask += [" ", missing(tr(NO_WAY), around)]
    signed = signatures(
        (Signature(say.signer.replace("{name}", office.coordinator), 3), Signature(say.signed, 2)),
        free=30,
    )
    return sheet, [
        paragraph(fill(say.opening, name=packet.name), BODY),
        *_part(say.happened, said.what_happened, around),
        *(paragraph(one, BODY) for one in days),
        *_part(say.kinds_title, f"{kinds[:1].upper()}{kinds[1:]}." if kinds else "", around),
        *_part(say.steps_title, said.steps, around),
        *_part(say.doing_title, said.doing, around),
        paragraph(say.ask_title, SECTION),
        together(paragraph(ask, BODY), paragraph(say.sorry, BODY), signed),
    ]


def _part(title: str, words: str, around: Translator) -> list[Flow]:
    said: list[Words] = [line.strip() for line in words.splitlines() if line.strip()]
    said = said or [missing(title, around)]
    return [together(paragraph(title, SECTION), *(paragraph(line, BODY) for line in said))]


FORM = Form("brch", "BRCH", TITLE, BILINGUAL_EDITION, BreachPacket, _draw, tells=False)
