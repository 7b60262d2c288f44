"""The main job on practice data, through the gate: a provider referral, a court letter, the quarterly summary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from leaddesk.documents.form import final
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import ServiceNeed, Urgency
from leaddesk.domain.disclosure_codes import Channel, ConsentKind, HelpfulFact
from leaddesk.domain.disclosures import GivenDraft
from leaddesk.domain.gate import Allowed
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.i18n import translator

if TYPE_CHECKING:
    from leaddesk.domain.clock import Clock
    from leaddesk.domain.papers import Paper
    from leaddesk.ui.context import Services


@dataclass(frozen=True, slots=True)
class Sample:
    """A finished file under its name."""

    name: str
    content: bytes


def samples(services: Services, clock: Clock) -> list[Sample]:
    """Make the papers that the program exists for, log them as given, and return them."""
    return [_referral(services, clock), _letter(services), *_summaries(services)]


def _referral(services: Services, clock: Clock) -> Sample:
    today = clock.today()
    for row in services.participants.rows():
        for consent in services.consents.rows(row.id):
            if not consent.validity.in_force or consent.consent.draft.kind is not ConsentKind.SPECIFIC:
                continue
            clinic = consent.consent.recipients[0].line.organisation_id
            draft = ReferralOutDraft(
                organisation_id=clinic,
                service=ServiceNeed.SUD_OUTPATIENT,
                urgency=Urgency.HOURS_72,
                reply_by=today + timedelta(days=7),
                reach_by="phone (555) 555-0110, ask for a call back",
                reason="Has asked for a first visit this month. Mornings are best.",
            )
            number = services.referrals_out.save(row.id, draft)
            paper = services.packets.provider_referral(number)
            if paper.ready:
                return _finished(services, paper)
    message = "no practice consent covers a provider referral"
    raise LookupError(message)


def _letter(services: Services) -> Sample:
    for row in services.participants.rows():
        start = services.court_papers.letter_start(row.id)
        letter = replace(start, facts=frozenset({HelpfulFact.HOUSING_HELP, HelpfulFact.NEXT_STEPS}), reviewed=True)
        paper = services.packets.court_letter(row.id, letter)
        if isinstance(paper.answer, Allowed) and paper.ready:
            return _finished(services, paper)
    message = "no practice consent covers a court letter"
    raise LookupError(message)


def _finished(services: Services, paper: Paper) -> Sample:
    if paper.packet is None:
        message = "a blocked paper has no packet"
        raise ValueError(message)
    made = final(all_forms()[paper.form], paper.packet, paper.record_number, translator("en"))
    prepared = services.disclosures.prepare(paper, made)
    services.disclosures.given(prepared, GivenDraft(Channel.HAND))
    return Sample(made.file_name, services.disclosures.content(prepared))


def _summaries(services: Services) -> list[Sample]:
    quarter = services.summaries.periods(2)[1]
    # a release waits until its quarter is closed
    services.summaries.close(quarter)
    made = []
    for release in (False, True):
        table = services.summaries.table(quarter, release=release)
        kind = "release" if release else "internal"
        name = f"QTR-{quarter.name.replace(' ', '-')}-{kind}"
        made += [Sample(f"{name}.{fmt}", services.summaries.export(table, fmt).content) for fmt in ("pdf", "xlsx")]
    return made
