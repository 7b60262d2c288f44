"""Beside every page stands to whom it goes, for what, what it tells, by which consent, with which notice, how often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.documents.registry import all_forms
from leaddesk.domain.breach import BreachLetterDraft
from leaddesk.domain.codes import OrganisationKind, ParticipationStatus, ReferralPathway, ServiceNeed
from leaddesk.domain.conferences import ConferenceDraft, SheetKind, Staffed
from leaddesk.domain.consent_kinds import RULES
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import Channel, ConsentKind, InformationCategory, Purpose, RevocationManner
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.fidelity import FidelityDraft
from leaddesk.domain.participants import ParticipantDraft, StatusChangeDraft
from leaddesk.domain.plain_letters import RequestDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.screening import ScreeningDraft
from leaddesk.domain.vouchers import VoucherCopy
from leaddesk.domain.work import AssistanceDraft
from leaddesk.ui.pages.conference.conference_fields import ConferenceSource
from leaddesk.ui.pages.consents.print_source import ConsentSource, RevocationNoticeSource, RevocationSource
from leaddesk.ui.pages.disclosures.accounting_source import AccountingSource
from leaddesk.ui.pages.disclosures.breach_letter import BreachSource
from leaddesk.ui.pages.fidelity.fidelity_source import FidelitySource
from leaddesk.ui.pages.grounds.emergency_source import EmergencySource
from leaddesk.ui.pages.intake.print_source import IntakeSource
from leaddesk.ui.pages.plan.plan_source import PlanSource
from leaddesk.ui.pages.print_answers import AnswerSource, ThanksSource
from leaddesk.ui.pages.print_blanks import BlankSource, PrinterTestSource, ReferralInSource
from leaddesk.ui.pages.print_closing import ClosingSource
from leaddesk.ui.pages.print_day_sheet import DaySheetSource
from leaddesk.ui.pages.print_faces import FaceSource, FacesSource
from leaddesk.ui.pages.print_letters import AppointmentSource, ReminderSource
from leaddesk.ui.pages.print_logged import NoticeSource, StoredSource
from leaddesk.ui.pages.print_plain import COPIES, NEITHER
from leaddesk.ui.pages.print_resources import ResourceSource
from leaddesk.ui.pages.print_sources import prepared, preview_of
from leaddesk.ui.pages.print_words import ADDED, ALLOWED, PURPOSE, RECIPIENT, TOLD
from leaddesk.ui.pages.privacy.notice_source import PatientNoticeSource
from leaddesk.ui.pages.screening_source import ScreeningSource
from leaddesk.ui.pages.work.voucher_source import VoucherSource
from tests.domain import consent_samples as samples
from tests.services import telling_shared
from tests.services.referral_samples import NEIGHBOUR
from tests.services.teller import TODAY
from tests.services.teller import person as somebody
from tests.services.teller import recipient as an_office
from tests.services.telling import TELLERS
from tests.services.test_grounds import EMERGENCY
from tests.services.test_only_what_is_covered import named

IDENTITY = frozenset({InformationCategory.IDENTITY})


MEDICAL = frozenset({InformationCategory.MEDICAL})
ONE_OF_EACH = {
    one.draft.kind: one
    for one in (
        *(samples.consent(), samples.stand_alone(), samples.for_treatment(), samples.public_use(), samples.reach()),
        *(
            samples.justice(),
            samples.minor(),
            samples.of_kind(ConsentKind.HEALTH, samples.recipient(categories=MEDICAL)),
        ),
        samples.of_kind(
            ConsentKind.RESEARCH,
            samples.recipient(purposes=frozenset({Purpose.RESEARCH})),
            study="Rides in the county",
        ),
    )
}


def lacking(preview):
    """Return what the panel does not say; a paper that needs neither consent nor notice says that."""
    said = {fact.name for fact in preview.facts if fact.value.strip()}
    wanted = {RECIPIENT, PURPOSE, TOLD} | (set() if NEITHER in said else {ALLOWED, ADDED})
    if not preview.counted:
        wanted.add(COPIES)
    return sorted(wanted - said)


class Papers:
    """Every paper of an office in which there is one of everything, by the key of its form."""

    def __init__(self, services, office):
        self.services, self.office = services, office
        self.found: dict[str, list] = {}
        self.who = somebody(office)
        telling_shared.planned(office, self.who)
        self.told()
        self.signed()
        self.own()
        self.of_the_office()

    def add(self, key, *sources):
        self.found.setdefault(key, []).extend(one.preview() for one in sources)

    def told(self):
        """Add what tells of somebody: blocked at first, then by a consent."""
        for teller in TELLERS:
            to = an_office(self.office, teller.to, f"Office of {len(self.found)}")
            blocked = teller.ask(self.office, self.who, to)
            self.found.setdefault(teller.form, []).append(preview_of(self.services, replace(blocked, packet=None)))
            self.office.consents.save(self.who, named(teller, to))
            paper = teller.ask(self.office, self.who, to)
            assert paper.packet is not None, teller.form
            self.found[teller.form].append(preview_of(self.services, paper))
            if paper.form == "pref":
                self.found["pref"].append(preview_of(self.services, paper, pack=True))
                self.kept = prepared(self.services, paper, self.found["pref"][1], 2).prepared_id
        sheriff = an_office(self.office, OrganisationKind.LAW_ENFORCEMENT, "Sheriff")
        people = (Staffed(self.who, action="zqaction", owner=sheriff),)
        draft = ConferenceDraft(TODAY, 2, (sheriff,), people, SheetKind.ACTIONS, sheriff)
        for key, kind in (("owg_act", SheetKind.ACTIONS), ("owg", SheetKind.STAFFING)):
            self.add(key, ConferenceSource(self.services, replace(draft, sheet=kind)))
        teller = next(one for one in TELLERS if one.form == "owg")
        self.office.consents.save(self.who, named(teller, sheriff))
        self.add("owg", ConferenceSource(self.services, replace(draft, sheet=SheetKind.STAFFING)))

    def signed(self):
        """Add the page to sign of each kind of consent, and the pages of one that is taken back."""
        for kind, rule in RULES.items():
            draft = ONE_OF_EACH[kind].draft
            lines = [
                replace(one.line, organisation_id=an_office(self.office, one.kind, f"{one.kind} {kind}"))
                for one in ONE_OF_EACH[kind].recipients
                if draft.recipients
            ]
            whole = replace(draft, recipients=tuple(lines), signed_on=None, expires_on=date(2027, 5, 1))
            self.add(rule.form, ConsentSource(self.services, self.office.consents.save(self.who, whole)))
        clinic = an_office(self.office, OrganisationKind.HEALTH, "Clinic")
        pref = next(one for one in TELLERS if one.form == "pref")
        number = self.office.consents.save(self.who, named(pref, clinic))
        told = ToldDraft(clinic, "Nurse", Channel.PHONE, Purpose.CARE, IDENTITY)
        self.spoken = self.office.disclosures.told(self.who, told)[0]
        self.office.consents.revoke(number, RevocationDraft(TODAY, RevocationManner.ORAL, "Dana Whitlock"))
        self.add("rev", RevocationSource(self.services, number))
        self.add("rev_note", RevocationNoticeSource(self.services, number, clinic))

    def own(self):
        """Add what is for the person, or for the office alone."""
        services, office, who = self.services, self.office, self.who
        day = office.court_dates.save(who, CourtDateDraft(date(2026, 11, 20), court_name="zqcourt"))
        provider = an_office(office, OrganisationKind.HEALTH, "Mill Clinic")
        visit = ReferralOutDraft(
            provider, ServiceNeed.FOOD, reply_by=TODAY, reach_by="zq", reason="zq", appointment_on=date(2026, 11, 9)
        )
        referral = office.referrals_out.save(who, visit)
        doors = {row.pathway: row.id for row in office.referrals_in.rows()}
        emergency = office.disclosures.told(who, ToldDraft(categories=IDENTITY, ground=EMERGENCY))[0]
        self.add("acct", AccountingSource(services, who))
        self.add("brch", BreachSource(services, who, BreachLetterDraft(discovered_on=TODAY, happened_on=TODAY)))
        self.add("ct_rem", ReminderSource(services, day), ReminderSource(services, day, addressed=True))
        self.add("appt", AppointmentSource(services, referral))
        self.add("npp", PatientNoticeSource(services, who))
        self.add("plan", PlanSource(services, who))
        self.add("intake", IntakeSource(services, who))
        active = office.participants.save(ParticipantDraft(first_name="Zqactive"))
        office.participation.change(active, StatusChangeDraft(ParticipationStatus.ACTIVE, TODAY))
        self.add("face", FaceSource(services, who), FacesSource(services))
        self.add("emerg", EmergencySource(services, emergency))
        office.screenings.save(doors[ReferralPathway.ARREST_DIVERSION], ScreeningDraft())
        self.add("scr", ScreeningSource(services, doors[ReferralPathway.ARREST_DIVERSION]))
        self.add("le_ack", ThanksSource(services, doors[ReferralPathway.ARREST_DIVERSION]))
        for pathway, key in (
            (ReferralPathway.ARREST_DIVERSION, "ref_ad"),
            (ReferralPathway.SOCIAL_CONTACT, "ref_sc"),
            (ReferralPathway.COMMUNITY, "ref_cm"),
        ):
            known = doors.get(pathway) or office.referrals_in.save(
                replace(NEIGHBOUR, pathway=pathway, person_name="Zq")
            )
            self.add(key, ReferralInSource(services, known))
        telling_shared.closed(office, who)
        start = office.closings.start(who)
        self.add("close", *(ClosingSource(services, who, replace(start, copy=copy)) for copy in type(start.copy)))

    def of_the_office(self):
        """Add what names nobody."""
        services, office = self.services, self.office
        paid = office.work.save(AssistanceDraft(TODAY, cents=4200, vendor="Mill Store"))
        self.add("chk", *(VoucherSource(services, paid, copy) for copy in VoucherCopy))
        self.add("fid", FidelitySource(services, office.fidelity.save(FidelityDraft(2026))))
        self.add("cal", DaySheetSource(services))
        self.add("ncnd", AnswerSource(services, RequestDraft(reference="26-1-00318-5", addressed_to="Clerk")))
        self.add("resources", ResourceSource(services))
        self.add("kept", StoredSource(services, self.kept), NoticeSource(services, self.spoken))
        office.disclosures.given(self.kept, GivenDraft(Channel.FAX))
        # all blanks, and the pack of them, have one panel
        self.add("blank", PrinterTestSource(services), BlankSource(services, "ref_sc"))


@pytest.fixture
def papers(context, office):
    draft = office.settings.office()
    counsel = {"diversion_approved_by": "County counsel", "diversion_approved_on": date(2026, 11, 1)}
    office.settings.save_office(replace(draft, **counsel))
    return Papers(context.services, office)


def test_every_page_is_seen_with_recipient_purpose_what_is_told_consent_notice_and_copies(papers):
    unseen = set(all_forms()) - set(papers.found)
    assert not unseen, f"add its source here: {sorted(unseen)}"
    bare = {
        (key, number): names
        for key, previews in papers.found.items()
        for number, preview in enumerate(previews)
        if (names := lacking(preview))
    }
    assert bare == {}
    own = papers.found["npp"][0].facts
    assert any(fact.value == "Nothing is disclosed" and "for the person alone" in fact.detail for fact in own)
    # what can be hidden is never in the panel of a paper for the person
    assert not any("Zqfirst" in f"{fact.value} {fact.detail}" for fact in own)
