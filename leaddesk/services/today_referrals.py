"""Lines of *Today* about referrals: intake that is due, new ones, providers who have not answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from leaddesk.domain.codes import ReferralInStatus, ReferralOutStatus, ReferralPathway
from leaddesk.domain.referrals_in import OPEN, referral_in_number
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.i18n import N_, show_date
from leaddesk.services.today_line import LATER, PERSON, Asked, living, person_values
from leaddesk.storage.models import Organisation, Participant, ReferralIn, ReferralOut

if TYPE_CHECKING:
    from sqlalchemy import Select

RECEIVED = {
    ReferralPathway.ARREST_DIVERSION: N_("Arrest diversion, received {day}"),
    ReferralPathway.SOCIAL_CONTACT: N_("Social contact, received {day}"),
    ReferralPathway.COMMUNITY: N_("Community referral, received {day}"),
}


def lines(asked: Asked) -> list[TodayLine]:
    """Return the lines about referrals, each kind oldest first."""
    return [*_intakes(asked), *_new(asked), *_unanswered(asked)]


def _referrals() -> Select[*tuple[Any, ...]]:
    return select(
        *(ReferralIn.id, ReferralIn.number, ReferralIn.number_year, ReferralIn.person_name, ReferralIn.pathway),
        *(ReferralIn.received_on, ReferralIn.contact_on, ReferralIn.referrer_name, ReferralIn.incident_number),
        *(ReferralIn.deadline, *PERSON),
    ).outerjoin(Participant, Participant.id == ReferralIn.participant_id)


def _who(row: Any) -> tuple[tuple[str, str], ...]:
    """Return the values that name the person of a referral, known or not; its number stands in for a hidden name."""
    if row.participant_id is not None:
        return person_values(row)
    return ("name", row.person_name), ("record", referral_in_number(row.number_year, row.number))


def _intakes(asked: Asked) -> list[TodayLine]:
    query = (
        _referrals()
        .where(ReferralIn.status.in_(OPEN), ReferralIn.deadline <= asked.today + LATER, living(Participant.id))
        .order_by(ReferralIn.deadline, ReferralIn.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.INTAKE_DUE,
            N_("Intake for {name}"),
            N_("Arrest diversion from {referrer}, {day} · report {report}"),
            row.deadline,
            "referral_in",
            row.id,
            (
                *_who(row),
                ("referrer", row.referrer_name),
                ("day", show_date(row.contact_on or row.received_on)),
                ("report", row.incident_number),
            ),
            f"intake_due/{row.id}",
        ),
        N_("More intakes that are due: {count}"),
        "referrals",
    )


def _new(asked: Asked) -> list[TodayLine]:
    query = (
        _referrals()
        .where(ReferralIn.status == ReferralInStatus.RECEIVED)
        .order_by(ReferralIn.received_on, ReferralIn.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.NEW_REFERRAL,
            N_("New referral: {name}"),
            RECEIVED[row.pathway],
            row.received_on,
            "referral_in",
            row.id,
            (*_who(row), ("day", show_date(row.received_on))),
            f"new_referral/{row.id}",
        ),
        N_("More new referrals: {count}"),
        "referrals",
    )


def _unanswered(asked: Asked) -> list[TodayLine]:
    query = (
        select(
            *(ReferralOut.id, ReferralOut.sent_on, ReferralOut.reply_by, Organisation.name.label("office")),
            *PERSON,
        )
        .join(Participant, Participant.id == ReferralOut.participant_id)
        .join(Organisation, Organisation.id == ReferralOut.organisation_id)
        .where(
            # that the provider has it is no answer yet
            ReferralOut.status.in_((ReferralOutStatus.SENT, ReferralOutStatus.RECEIVED_ACK)),
            ReferralOut.reply_by < asked.today,
            # a provider that was removed from the list may still answer
            ReferralOut.removed_at.is_(None),
            Participant.removed_at.is_(None),
            living(Participant.id),
        )
        .order_by(ReferralOut.reply_by, ReferralOut.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.REFERRAL_OUT_UNANSWERED,
            N_("No answer yet from {office}"),
            N_("Referral for {name}, sent {sent} · answer asked for by {day}"),
            row.reply_by,
            "referral_out",
            row.id,
            (
                *person_values(row),
                ("office", row.office),
                ("sent", show_date(row.sent_on)),
                ("day", show_date(row.reply_by)),
            ),
            f"referral_out_unanswered/{row.id}",
        ),
        N_("More referrals without an answer: {count}"),
        "referrals",
        removed=True,
    )
