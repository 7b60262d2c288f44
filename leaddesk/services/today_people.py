"""Lines of *Today* about people: the next contact, those not reached for long, papers that wait for an answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Date, except_, func, select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.disclosure_codes import DisclosureEvent
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.i18n import N_, show_date
from leaddesk.services.today_line import LATER, PERSON, Asked, living, person_values
from leaddesk.storage.models import DisclosureRow, Participant


def lines(asked: Asked) -> list[TodayLine]:
    """Return the lines about people, each kind oldest first."""
    return [*_next_contacts(asked), *_not_reached(asked), *_papers(asked)]


def _next_contacts(asked: Asked) -> list[TodayLine]:
    query = (
        select(*PERSON, Participant.next_contact_on, Participant.last_two_way_on)
        .where(
            Participant.next_contact_on <= asked.today + LATER,
            Participant.status != ParticipationStatus.CLOSED,
            living(Participant.id),
        )
        .order_by(Participant.next_contact_on, Participant.shown_name, Participant.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.NEXT_CONTACT,
            N_("Next contact with {name}"),
            N_("Last spoke on {day}") if row.last_two_way_on else N_("Not spoken with yet"),
            row.next_contact_on,
            "participant",
            row.participant_id,
            (*person_values(row), ("day", show_date(row.last_two_way_on) if row.last_two_way_on else "")),
            f"next_contact/{row.participant_id}",
        ),
        N_("More contacts that are planned: {count}"),
        "participants",
    )


def _not_reached(asked: Asked) -> list[TodayLine]:
    last = func.coalesce(Participant.last_two_way_on, Participant.enrolled_on, type_=Date)
    query = (
        select(*PERSON, last.label("last"), Participant.last_two_way_on)
        .where(
            Participant.status == ParticipationStatus.ACTIVE,
            last <= asked.today - timedelta(days=asked.not_reached_days),
        )
        .order_by(last, Participant.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.NOT_REACHED,
            N_("{name} not reached in {days} days"),
            N_("Last spoke on {day}") if row.last_two_way_on else N_("Not spoken with since intake on {day}"),
            None,
            "participant",
            row.participant_id,
            (*person_values(row), ("days", str((asked.today - row.last).days)), ("day", show_date(row.last))),
            f"not_reached/{row.participant_id}",
        ),
        N_("More people not reached for long: {count}"),
        "participants",
    )


def _papers(asked: Asked) -> list[TodayLine]:
    unanswered: CompoundSelect[Any] = except_(
        # a sheet that tells of several people is asked about once
        select(DisclosureRow.id).where(
            DisclosureRow.event == DisclosureEvent.PREPARED, DisclosureRow.sheet_id.is_(None)
        ),
        select(DisclosureRow.prepared_id).where(DisclosureRow.prepared_id.is_not(None)),
    )
    query = (
        select(DisclosureRow.id, DisclosureRow.at, DisclosureRow.recipient, *PERSON)
        .join(Participant, Participant.id == DisclosureRow.participant_id)
        .where(DisclosureRow.id.in_(unanswered))
        .order_by(DisclosureRow.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.PAPER_UNANSWERED,
            N_("Was the paper for {office} given or sent?"),
            N_("{name} · prepared {day}"),
            asked.local(row.at).date(),
            "disclosure",
            row.id,
            (*person_values(row), ("office", row.recipient), ("day", show_date(asked.local(row.at).date()))),
            f"paper_unanswered/{row.id}",
        ),
        N_("More papers that wait for an answer: {count}"),
        "disclosures",
        # the log speaks of everybody, also of a person whose record was removed
        removed=True,
    )
