"""OWG: a case conference for one agency: the people whose consent names it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import (
    EDITION,
    categories_in_words,
    has_short_notice,
    letterhead,
    notice,
    purposes_in_words,
    until_in_words,
)
from leaddesk.documents.form import Form
from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.conferences import ActionPacket, ConferencePacket
from leaddesk.i18n import N_, Translator, show_date, show_month_day
from leaddesk.paper.blocks import boxed
from leaddesk.paper.cells import Body, WritingLines
from leaddesk.paper.flow import together
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Grid, Look, Row
from leaddesk.paper.sheet import FootLine, Identity, Mark, Sheet, printed
from leaddesk.paper.styles import BODY, FINE, SECTION, STRONG, TABLE_10
from leaddesk.paper.text import Bold, Words, fill, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.conferences import StaffedRow
    from leaddesk.domain.packets import ScopeOfConsent
    from leaddesk.paper.flow import Flow

TITLE = N_("Case Conference")
COLLECT = N_("Copy <b>{number} of {copies}</b>. It is collected at the end of the meeting and shredded.")
KEPT = N_("Copy <b>{number} of {copies}</b>. Keep it locked, and shred it when all of it is done.")
KEEP_HERE = N_(
    "What is said here stays at this table. It is never a reason for an arrest, a charge or a sanction. Speak of "
    "somebody only before people on whose sheet that person stands."
)
DASH = N_("A dash says nothing, for or against anybody.")
OTHERS = N_("{count} more on the list are not on this sheet.")
ONE_OTHER = N_("One more on the list is not on this sheet.")
LOOK = Look(style=TABLE_10, bottom=3)
NOTHING = "\u2013"


def _draw(packet: ConferencePacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    urgent = [row for row in packet.rows if row.urgent]
    fresh = [row for row in packet.rows if not row.urgent and row.status is ParticipationStatus.REFERRED]
    rest = [row for row in packet.rows if row not in urgent and row not in fresh]
    story: list[Flow] = [*opening(packet, tr)]
    for heading, rows in (
        (N_("Urgent and safety"), urgent),
        (N_("New referrals"), fresh),
        (N_("People to staff"), rest),
    ):
        if rows:
            story.append(_table(tr(heading), rows, packet, tr))
    story.append(paragraph(f"{tr(DASH)} {others(packet, tr)}".strip(), FINE))
    for heading, words in ((N_("Places and concerns"), packet.concerns), (N_("What went well"), packet.wins)):
        if words.strip():
            story += [paragraph(tr(heading), SECTION), paragraph(words.strip(), BODY)]
    story.append(
        Grid(
            [
                [
                    Cell(tr(N_("Who")), None, 26, least=30),
                    Cell(tr(N_("Does what")), WritingLines(2), 52),
                    Cell(tr(N_("By when")), None, 22),
                ]
            ],
            heading=tr(N_("Taken on today")),
        )
    )
    return sheet_of(packet, FORM, tr, mark), [*story, *notice(packet.office, tr), *scopes(packet, tr)]


def sheet_of(packet: ConferencePacket, form: Form, tr: Translator, mark: Mark) -> Sheet:
    """Return the page around a sheet of the conference."""
    return Sheet(
        FRAME,
        form.code,
        form.edition,
        tr(form.title),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=show_date(packet.on, tr.language) if packet.on else "",
        identity=Identity(tr(N_("Copy {number} of {copies}"), number=packet.number, copies=packet.copies)),
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(packet.office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )


def opening(packet: ConferencePacket, tr: Translator) -> list[Flow]:
    """Return whom the sheet is for, which copy it is, and what holds for everybody at the table."""
    numbered = fill(
        tr(KEPT if isinstance(packet, ActionPacket) else COLLECT), number=str(packet.number), copies=str(packet.copies)
    )
    joint = len(packet.receivers) > 1
    told = (
        tr(N_("The offices at the table: {names}"), names=", ".join(packet.receivers))
        if joint
        else ", ".join(packet.receivers)
    )
    return [
        Grid(
            [
                [
                    Cell(tr(N_("For")), [paragraph(told, STRONG)], 58),
                    Cell(tr(N_("This copy")), [paragraph(numbered, FINE)], 42),
                ]
            ]
        ),
        boxed([paragraph(tr(KEEP_HERE), FINE)]),
    ]


def others(packet: ConferencePacket, tr: Translator) -> str:
    """Return how many are on the list and not on this sheet, as a count and no more."""
    if not packet.others:
        return ""
    return tr(ONE_OTHER) if packet.others == 1 else tr(OTHERS, count=packet.others)


def who(row: StaffedRow, packet: ConferencePacket) -> Body:
    """Return how a sheet names a person: by name, or by initials; always with the record number."""
    number = row.person.record_number.replace("-", "\u2011")
    name = (row.person.name if packet.names else None) or row.person.initials
    return [paragraph(Bold(name), replace(TABLE_10, bold=True)), paragraph(number, FINE)]


def _table(heading: str, rows: Sequence[StaffedRow], packet: ConferencePacket, tr: Translator) -> Grid:
    """Return the people under a heading, two lines for each: what is known, then what is asked and done."""
    body: list[Row] = []
    for row in rows:
        day = show_month_day(row.court_on) if row.court_on else ""
        court = ", ".join(part for part in (day, row.court or "") if part)
        action = [one for one in (row.action, row.owner, show_date(row.due, tr.language) if row.due else "") if one]
        facts = (
            (N_("Status"), tr(row.status.label) if row.status else "", 17),
            (N_("Door"), tr(row.door.label) if row.door else "", 21),
            (N_("Next court"), court, 36),
        )
        known = [Cell(tr(N_("Who")), who(row, packet), 26)]
        known += [Cell(tr(words), text.strip() or NOTHING, share) for words, text, share in facts]
        asked = (
            Cell(tr(N_("Ask of the table")), (row.ask or "").strip() or NOTHING, 52),
            Cell(tr(N_("Action")), "\n".join(action) or NOTHING, 48),
        )
        body += [Row(tuple(known), rule=0.5, leads=1), Row(asked, rule=1.25)]
    return Grid(body, heading=heading, look=LOOK)


def scopes(packet: ConferencePacket, tr: Translator) -> list[Flow]:
    """Return what each consent allows the receiver, a paragraph for each person by record number."""
    found: list[Flow] = [paragraph(tr(N_("What the consents allow (42 CFR 2.32(b))")), SECTION)]
    found += [together(paragraph(_scope(number, scope, tr), FINE)) for number, scope in packet.scopes]
    found.append(paragraph(tr(N_("Nothing else is covered. For anything outside, please ask first.")), FINE))
    return found


def _scope(number: str, scope: ScopeOfConsent, tr: Translator) -> Words:
    words = N_(
        "<b>{record}</b>: consent {number}, signed on {signed}, lets {discloser} give {recipient}: {what}. Purpose: "
        "{why}. It ends {until}, or sooner if revoked."
    )
    return fill(
        tr(words),
        record=number,
        number=scope.number,
        signed=show_date(scope.signed_on, tr.language),
        discloser=scope.discloser,
        recipient=scope.recipient,
        what=categories_in_words(scope.categories, tr),
        why=purposes_in_words(scope.purposes, tr),
        until=until_in_words(scope, tr),
    )


FORM = Form("owg", "OWG", TITLE, EDITION, ConferencePacket, _draw, tells=True)
