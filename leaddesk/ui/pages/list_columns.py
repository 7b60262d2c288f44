"""The columns of lists that the screen shows as lines or as a timeline, for a file: the same facts, one to a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import ReferralPathway
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.i18n import N_, tr
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.consent_words import Mark

if TYPE_CHECKING:
    from leaddesk.domain.contacts import ContactRow
    from leaddesk.domain.participants import ParticipantRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_words import ConsentLine

_MARKS = {Mark.TOLD: N_("may be told"), Mark.WAS: N_("was covered"), Mark.ASKED: N_("asked for")}


def participant_columns(context: Context) -> list[Column[ParticipantRow]]:
    """Return the columns of the participants; while names are hidden the record number stands alone."""
    number: Column[ParticipantRow] = Column(tr(N_("Record number")), lambda row: row.record_number)
    named: list[Column[ParticipantRow]] = [
        Column(tr(N_("Name")), lambda row: row.name),
        number,
        Column(tr(N_("Legal name")), lambda row: row.legal_name),
        Column(tr(N_("Date of birth")), lambda row: row.birth.shown() if row.birth else None),
        Column(tr(N_("Phone")), lambda row: row.phone),
    ]
    return [
        *([number] if context.names.hidden else named),
        Column(tr(N_("Status")), lambda row: row.status),
        Column(tr(N_("Since")), lambda row: row.status_since),
        Column(tr(N_("Door")), lambda row: ReferralPathway.of(row.door)),
        Column(tr(N_("Last spoke")), lambda row: row.last_contact),
    ]


def contact_columns(context: Context) -> list[Column[ContactRow]]:
    """Return the columns of a person's contacts; while names are hidden, without the notes: they may hold a name."""
    notes: list[Column[ContactRow]] = [Column(tr(N_("Note")), lambda row: row.draft.note)]
    return [
        Column(tr(N_("Day")), lambda row: row.draft.on),
        Column(tr(N_("How")), lambda row: row.draft.kind),
        Column(tr(N_("Outcome")), lambda row: row.draft.outcome),
        Column(tr(N_("Minutes")), lambda row: row.draft.minutes, number=True),
        *([] if context.names.hidden else notes),
        Column(tr(N_("Next contact")), lambda row: row.draft.next_on),
    ]


def consent_columns() -> list[Column[ConsentLine]]:
    """Return the columns of a person's consents: one line for each office on each of them."""
    facts: list[Column[ConsentLine]] = [
        Column(tr(N_("Office")), lambda line: line.name),
        Column(tr(N_("Number and purpose")), lambda line: line.second),
        Column(tr(N_("Kind")), lambda line: line.row.consent.draft.kind),
        Column(tr(N_("Signed on")), lambda line: line.row.consent.draft.signed_on),
    ]
    told = [_told(category) for category in InformationCategory]
    return [*facts, *told, Column(tr(N_("How long")), lambda line: line.how_long().words)]


def _told(category: InformationCategory) -> Column[ConsentLine]:
    return Column(tr(category.label), lambda line: tr(_MARKS[mark]) if (mark := line.mark(category)) in _MARKS else "–")
