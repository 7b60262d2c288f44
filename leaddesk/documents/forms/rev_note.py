"""REV-N: word to an office that a consent was taken back. It names nobody and tells nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, ask_at, has_short_notice, letterhead
from leaddesk.documents.form import Form
from leaddesk.domain.consent_packets import RevocationNoticePacket
from leaddesk.domain.revocations import NOTICE_CODE
from leaddesk.i18n import N_, Translator, show_date, show_long_date
from leaddesk.paper import notices
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Column, Grid, table
from leaddesk.paper.sheet import Identity, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import ANSWER, BODY, STRONG
from leaddesk.paper.text import paragraph

if TYPE_CHECKING:
    from leaddesk.paper.cells import Body

TITLE = N_("A Consent Was Taken Back")
BACK = N_(
    "What the consent with the number above let us tell you was taken back. This counts from {day}. From that day on "
    "this office tells you nothing more because of it. It does not reach back: what you were given before was given "
    "lawfully."
)
STILL = N_(
    "What you hold stays protected. Please use it only as you still may, tell those at your office who work with it, "
    "and ask us before you share any of it."
)
NOBODY = N_(
    "This page names nobody, so that it can lie with your own notes. The papers we gave you carry the same numbers. If "
    "they say nothing to you, please call: {phone}."
)
SPOKEN = N_("By word of mouth")


def _draw(packet: RevocationNoticePacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    office = packet.office
    federal = has_short_notice(office)
    sheet = Sheet(
        FRAME,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        identity=Identity(f"{packet.number} · {packet.record_number}"),
        mark=mark,
        tr=tr,
    )
    street = [line.strip() for line in packet.to.address.splitlines() if line.strip()]
    rest = "\n".join(part for part in (packet.to.unit.strip(), *street) if part)
    to = [paragraph(packet.to.name, STRONG), *([paragraph(rest, ANSWER)] if rest else [])]
    story: list[Flow] = [
        Grid(
            [
                [
                    Cell(tr(N_("To")), to, 50),
                    Cell(tr(N_("Consent no.")), packet.number, 25),
                    Cell(tr(N_("Our record no.")), packet.record_number, 25),
                ]
            ]
        ),
        paragraph(tr(BACK, day=show_long_date(packet.counts_from, tr.language)), BODY),
        *([_given(packet, tr)] if packet.given else []),
        paragraph(tr(STILL), BODY),
        *([paragraph(notices.SHORT, STRONG, verbatim=True)] if federal else []),
        paragraph(tr(NOBODY, phone=ask_at(office)), BODY),
    ]
    signer = Signature(tr(N_("{name}, LEAD coordinator"), name=office.coordinator), 5)
    signed = signatures((signer, Signature(tr(N_("Date")), 2)), free=30)
    return sheet, [*story[:-1], together(story[-1], signed)]


def _given(packet: RevocationNoticePacket, tr: Translator) -> Flow:
    """Return what the office was given, by day and form alone."""
    rows: list[list[Body]] = [
        [
            show_date(one.on, tr.language),
            tr(N_("Paper {code}"), code=one.form_code) if one.form_code else tr(SPOKEN),
            tr(one.channel.label) if one.channel else "",
        ]
        for one in packet.given
    ]
    columns = (Column(tr(N_("On")), 30), Column(tr(N_("What was given")), 40), Column(tr(N_("How")), 30))
    return table(columns, rows)


FORM = Form("rev_note", NOTICE_CODE, TITLE, EDITION, RevocationNoticePacket, _draw, tells=False)
