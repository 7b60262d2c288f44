"""A vendor of an invented office that may be told a name, so that the voucher with a name can be tried."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind, ParticipationStatus
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import Purpose, RecipientAnswer
from leaddesk.domain.named_vouchers import voucher_tells
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantFilter
from leaddesk.domain.periods import Period
from leaddesk.domain.work import AssistanceDraft
from leaddesk.domain.work_codes import WorkKind
from leaddesk.practice import words

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.services.office import OfficeServices


def name_a_vendor(services: OfficeServices, today: date) -> None:
    """Put the vendor of the newest help for somebody who takes part into the directory, and sign a consent for it."""
    active = {row.id for row in services.participants.rows(ParticipantFilter(ParticipationStatus.ACTIVE))}
    year = Period(today - timedelta(days=365), today)
    for row in services.work.rows(WorkKind.ASSISTANCE, year):
        draft = row.draft
        if not isinstance(draft, AssistanceDraft) or draft.participant_id not in active or not draft.vendor:
            continue
        vendor = services.organisations.save(
            OrganisationDraft(draft.vendor, OrganisationKind.VENDOR, "", "7 Mill Road\nFernley Crossing", "5555550199")
        )
        line = RecipientDraft(
            vendor, "", voucher_tells(draft.category), frozenset({Purpose.CARE}), RecipientAnswer.ACCEPTED
        )
        signed = draft.on or today
        services.consents.save(
            draft.participant_id,
            ConsentDraft(
                discloser=words.OFFICE.site_name,
                recipients=(line,),
                expires_on=today + timedelta(days=120),
                signed_on=signed,
            ),
        )
        return
