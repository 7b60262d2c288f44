"""Papers for others: ask the consent gate, and if it allows, put together what the paper may say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.codes import CloseReason, OrganisationKind, ParticipationStatus
from leaddesk.domain.consent_kinds import treats
from leaddesk.domain.disclosure_codes import (
    HelpfulFact,
    InformationCategory,
    Purpose,
    SignerRole,
)
from leaddesk.domain.gate import Allowed, AllowedByLaw, Answer, Blocked, Request, decide
from leaddesk.domain.ground_codes import Ground
from leaddesk.domain.grounds import LawfulGround
from leaddesk.domain.packets import (
    BlankPacket,
    ConsentLine,
    ConsentPacket,
    CourtLetterDraft,
    CourtLetterPacket,
    Letterhead,
    Printing,
    ProviderReferralPacket,
    ScopeOfConsent,
    View,
    view_for,
)
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.domain.papers import Paper
from leaddesk.domain.referrals_out import NO_PROVIDERS
from leaddesk.i18n import N_
from leaddesk.services.consents import consents_in
from leaddesk.storage.models import ConsentRecord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.consents import Consent
    from leaddesk.domain.disclosures import ToldDraft
    from leaddesk.domain.grounds import GroundDraft
    from leaddesk.domain.organisations import OrganisationDraft
    from leaddesk.domain.participants import ParticipantRecord
    from leaddesk.services.consents import Consents
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.participants import Participants
    from leaddesk.services.referrals_out import ReferralsOut
    from leaddesk.services.settings import Settings

PROVIDER_REFERRAL = "pref"
COURT_LETTER = "ct_stat"
SUPPORT_LETTER = "ct_prog"


class Packets:
    """Builds every paper that speaks of a person. Nothing of a person leaves but through here."""

    def __init__(
        self,
        clock: Clock,
        settings: Settings,
        participants: Participants,
        organisations: Organisations,
        consents: Consents,
        referrals_out: ReferralsOut,
        *,
        practice: bool = False,
    ) -> None:
        """Take the clock and the services that hold what papers say; a practice office marks each page."""
        self._clock = clock
        self._settings = settings
        self._participants = participants
        self._organisations = organisations
        self._consents = consents
        self._referrals_out = referrals_out
        self._practice = practice

    def provider_referral(self, referral_id: int, ground: GroundDraft | None = None) -> Paper:
        """Return the provider referral for a referral out, or why it may not be made.

        ``ground`` holds the facts of another legal basis, where she relies on one instead of a consent.
        """
        participant_id, number, draft = self._referrals_out.for_paper(referral_id)
        person = self._participants.record(participant_id)
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        request = replace(
            self.request(person, draft.organisation_id, office, draft.categories, frozenset({Purpose.CARE})),
            tells_address=person.draft.tells_address(draft.reach_by, draft.reason, draft.needs),
            ground=ground,
            bases=PAPERS[PROVIDER_REFERRAL],
            kept_from=NO_PROVIDERS,
        )
        answer = self.ask(request, participant_id)
        if isinstance(answer, Blocked) or draft.organisation_id is None:
            return Paper(
                PROVIDER_REFERRAL, participant_id, person.record_number, request, answer, None, (), referral_id
            )
        told = answer.covered & draft.categories
        packet = ProviderReferralPacket(
            self._letterhead(),
            self._printing(),
            self.view(person, told),
            self._organisations.addressee(draft.organisation_id),
            self.scope(person, answer) if isinstance(answer, Allowed) else None,
            number,
            draft.service,
            draft.urgency,
            draft.reply_by,
            draft.ride,
            draft.reach_by,
            # where the address is kept off papers, whereabouts are too
            "" if person.draft.address_confidential else draft.where_to_find,
            draft.reason,
            draft.needs,
            self._referrals_out.local_name(draft),
            lawful(request, answer),
            draft.appointment_on,
            draft.appointment_at,
            draft.appointment_mode,
        )
        missing = tuple(
            label
            for label, value in (
                (N_("Service asked for"), draft.service),
                (N_("Reason, in as few words as will do"), draft.reason.strip()),
                (N_("Best way to reach the person"), draft.reach_by.strip()),
                (N_("Answer by"), draft.reply_by),
            )
            if not value
        )
        return Paper(
            PROVIDER_REFERRAL, participant_id, person.record_number, request, answer, packet, missing, referral_id
        )

    def court_letter(
        self, participant_id: int, draft: CourtLetterDraft, form: str = COURT_LETTER, ground: GroundDraft | None = None
    ) -> Paper:
        """Return a letter to a court or to own counsel, or why it may not be made; ``ground`` is another legal basis.

        Whoever is not counsel is treated as the court: only the stand-alone consent opens that way.
        """
        person = self._participants.record(participant_id)
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        # a letter of support is meant for counsel until somebody else is chosen
        counsel = office.kind is OrganisationKind.DEFENSE if office else form == SUPPORT_LETTER
        told = draft.categories
        if counsel and (draft.case_number.strip() or draft.case_title.strip()):
            # the stand-alone consent is of one case and names it; an ordinary one has to cover it
            told |= {InformationCategory.LEGAL}
        request = replace(
            self.request(
                person,
                draft.organisation_id,
                office,
                told,
                frozenset({Purpose.DEFENSE if counsel else Purpose.PROCEEDING}),
            ),
            kind=OrganisationKind.DEFENSE if counsel else OrganisationKind.COURT,
            case_number="" if counsel else draft.case_number,
            tells_address=person.draft.tells_address(draft.words, draft.addressed_to, draft.case_title),
            ground=ground,
            bases=PAPERS[form],
        )
        answer = self.ask(request, participant_id)
        if isinstance(answer, Blocked) or draft.organisation_id is None:
            return Paper(form, participant_id, person.record_number, request, answer, None)
        told = answer.covered & told
        consent = answer.consent.draft if isinstance(answer, Allowed) else None
        packet = CourtLetterPacket(
            self._letterhead(),
            self._printing(),
            self.view(person, told),
            self._organisations.addressee(draft.organisation_id),
            self.scope(person, answer) if isinstance(answer, Allowed) else None,
            draft.addressed_to,
            draft.case_number if counsel or consent is None else consent.case_number,
            draft.case_title or (consent.case_title if consent else ""),
            tuple(fact for fact in HelpfulFact if fact in draft.facts and fact.category in told),
            draft.words,
            person.enrolled_on if InformationCategory.CONTACT in told else None,
            lawful(request, answer),
        )
        missing = [
            label
            for label, value in (
                (N_("Case number"), counsel or draft.case_number.strip()),
                (N_("Enrolled since"), person.enrolled_on),
                (N_("Read together with the participant"), draft.reviewed),
            )
            if not value
        ]
        return Paper(form, participant_id, person.record_number, request, answer, packet, tuple(missing))

    def consent_form(self, consent_id: int) -> ConsentPacket:
        """Return the paper on which a person reads and signs a consent; it goes to the person, so no gate."""
        consent = self._consents.one(consent_id)
        person = self._participants.record(consent.participant_id)
        draft = consent.draft
        return ConsentPacket(
            self._letterhead(),
            self._printing(),
            draft.kind,
            person.record_number,
            person.draft.initials,
            consent.number,
            person.draft.legal_name or person.draft.shown_name,
            person.draft.birth.shown() if person.draft.birth else "",
            draft.discloser,
            tuple(
                ConsentLine(
                    recipient.name,
                    recipient.line.person_or_role,
                    tuple(one for one in InformationCategory if one in recipient.line.categories),
                    tuple(one for one in Purpose if one in recipient.line.purposes),
                )
                for recipient in consent.recipients
            ),
            draft.information,
            draft.other_purpose,
            draft.expires_on,
            draft.expires_event,
            draft.case_number,
            draft.case_title,
            self._settings.office().translation_reviewed,
            draft,
        )

    def blank(self) -> BlankPacket:
        """Return what any blank form needs."""
        return BlankPacket(self._letterhead(), self._printing(), self._settings.office().translation_reviewed)

    def ask(self, request: Request, participant_id: int, on: date | None = None) -> Answer:
        """Return the gate's answer at this instant, or for a day on which something was told."""
        return self._decide(request, self._consents.of(participant_id), on)

    def ask_in(self, session: Session, request: Request, participant_id: int, on: date | None = None) -> Answer:
        """Return the gate's answer inside the write that logs it, so that no consent can end between the two."""
        return self._decide(request, consents_in(session, [ConsentRecord.participant_id == participant_id]), on)

    def _decide(self, request: Request, consents: Sequence[Consent], on: date | None) -> Answer:
        office = self._settings.office()
        return decide(
            request,
            consents,
            on or self._clock.today(),
            translation_reviewed=office.translation_reviewed,
            diversion_approved=office.diversion_approved,
        )

    def ask_most(self, request: Request, participant_id: int) -> tuple[Request, Answer]:
        """Return as much of a request as one consent covers, beginning with who it is, and the gate's answer to that.

        What is left of the request holds no category that the answer does not cover.
        """
        office, consents, today = self._settings.office(), self._consents.of(participant_id), self._clock.today()

        def judged(told: frozenset[InformationCategory]) -> Answer:
            return decide(
                replace(request, categories=told),
                consents,
                today,
                translation_reviewed=office.translation_reviewed,
                diversion_approved=office.diversion_approved,
            )

        told = frozenset({InformationCategory.IDENTITY})
        answer = judged(told)
        for category in InformationCategory if isinstance(answer, Allowed) else ():
            wider = judged(told | {category}) if category in request.categories - told else answer
            if isinstance(wider, Allowed) and category in request.categories:
                told, answer = told | {category}, wider
        return replace(request, categories=told), answer

    def ask_told(self, participant_id: int, draft: ToldDraft) -> tuple[Request, Answer]:
        """Return what the gate says of something told by word of mouth."""
        request, day = self.told(participant_id, draft)
        return request, self.ask(request, participant_id, day)

    def ends_with_death(self, participant_id: int, ground: GroundDraft | None) -> bool:
        """Return whether what was allowed of a person is so no more since they died; a legal basis outlives them."""
        return ground is None and deceased(self._participants.record(participant_id))

    def told(self, participant_id: int, draft: ToldDraft) -> tuple[Request, date | None]:
        """Return what the gate is asked about something told by word of mouth, and for which day."""
        person = self._participants.record(participant_id)
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        purposes = frozenset({draft.purpose}) if draft.purpose else frozenset[Purpose]()
        day = draft.on or (draft.ground.on if draft.ground else None)
        request = replace(
            self.request(person, draft.organisation_id, office, draft.categories, purposes),
            case_number=draft.case_number,
            deceased=deceased(person, day),
            ground=draft.ground,
        )
        if draft.ground is not None and office is None:
            request = replace(request, organisation_name=draft.ground.receiver)
        return request, day

    def request(
        self,
        person: ParticipantRecord,
        organisation_id: int | None,
        office: OrganisationDraft | None,
        categories: frozenset[InformationCategory],
        purposes: frozenset[Purpose],
    ) -> Request:
        """Return what the gate is asked: what would be told of a person, to which office, for which purpose."""
        return Request(
            organisation_id,
            office.name if office else "",
            office.kind if office else OrganisationKind.OTHER,
            categories,
            purposes,
            "",
            deceased(person),
            treats=office is not None
            and treats(office.kind, covered_entity=office.covered_entity, part2_program=office.part2_program),
            qsoa_on=office.qsoa_on if office else None,
        )

    def view(self, person: ParticipantRecord, told: frozenset[InformationCategory]) -> View:
        """Return the person as a recipient with this cover may see the person."""
        return view_for(person.draft, person.record_number, person.enrolled_on, told)

    def scope(self, person: ParticipantRecord, answer: Allowed) -> ScopeOfConsent:
        """Return the scope of the consent that the gate found, as this recipient may read it."""
        return scope_of(answer.consent, answer, person.draft.legal_name or person.draft.shown_name)

    def _letterhead(self) -> Letterhead:
        return self._settings.letterhead(practice=self._practice)

    def _printing(self) -> Printing:
        return Printing(self._clock.local(self._clock.now()), short_name(self._settings.office().coordinator))


def lawful(request: Request, answer: Allowed | AllowedByLaw) -> LawfulGround | None:
    """Return why a paper goes out without a consent, in what its recipient may read; None under a consent."""
    if isinstance(answer, Allowed):
        return None
    ground = answer.ground
    ordered = ground.ground is Ground.COURT_ORDER
    return LawfulGround(
        answer.basis,
        request.organisation_name,
        tuple(one for one in InformationCategory if one in answer.covered),
        ground.court if ordered else "",
        ground.section if ordered else None,
        ground.ordered_on if ordered else None,
        ground.case_number if ordered else "",
    )


def scope_of(consent: Consent, answer: Allowed, person: str) -> ScopeOfConsent:
    """Return the scope of a consent as one recipient may read it: that recipient's line alone."""
    draft, line = consent.draft, answer.recipient.line
    signed_by = (
        person if draft.signer is SignerRole.PERSON else f"{draft.representative} ({draft.representative_authority})"
    )
    if draft.signed_on is None:
        message = "the gate allows signed consents only"
        raise ValueError(message)
    return ScopeOfConsent(
        consent.number,
        draft.kind,
        draft.signed_on,
        signed_by,
        draft.discloser,
        answer.recipient.name,
        tuple(one for one in InformationCategory if one in line.categories),
        tuple(one for one in Purpose if one in line.purposes),
        answer.until,
        draft.expires_event,
        draft.case_number,
    )


def short_name(name: str) -> str:
    """Return ``D. Whitlock`` for ``Dana Whitlock``, as foot lines name who printed a paper."""
    words = re.split(r"\s+", name.strip())
    return name.strip() if len(words) == 1 else f"{words[0][0]}. {words[-1]}"


def deceased(person: ParticipantRecord, on: date | None = None) -> bool:
    """Return whether the person has died, by a day if one is given: then no paper leaves."""
    if person.died_before_intake:
        return True
    died = [period.since for period in person.history if period.reason is CloseReason.DECEASED]
    return person.status is ParticipationStatus.CLOSED and bool(died) and (on is None or on >= min(died))
