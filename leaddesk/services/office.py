"""An open office: every service on one file, built in one place for the program, the practice office and the tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from leaddesk.domain.removed import RemovedKind
from leaddesk.services.attachments import Attachments
from leaddesk.services.board_pages import BoardPages
from leaddesk.services.closings import Closings
from leaddesk.services.conference_work import ConferenceWork
from leaddesk.services.conferences import Conferences
from leaddesk.services.consents import Consents
from leaddesk.services.contacts import Contacts
from leaddesk.services.corrections import Corrections
from leaddesk.services.court_dates import CourtDates
from leaddesk.services.court_papers import CourtPapers
from leaddesk.services.day_sheet import DaySheets
from leaddesk.services.disclosure_log import DisclosureLog
from leaddesk.services.disclosures import Disclosures
from leaddesk.services.drafts import Drafts
from leaddesk.services.duplicates import Duplicates
from leaddesk.services.exports import Exports
from leaddesk.services.face_sheets import FaceSheets
from leaddesk.services.fidelity import FidelityChecks
from leaddesk.services.goals import Goals
from leaddesk.services.holders import Holders
from leaddesk.services.intake.conversation import Intake
from leaddesk.services.intake.overview import IntakeOverviews
from leaddesk.services.legal import Legal
from leaddesk.services.letters import Letters
from leaddesk.services.locating import Locating
from leaddesk.services.log_papers import LogPapers
from leaddesk.services.merging.merges import Merges
from leaddesk.services.named_vouchers import NamedVouchers
from leaddesk.services.officer_letters import OfficerLetters
from leaddesk.services.organisations import Organisations
from leaddesk.services.packets import Packets
from leaddesk.services.participants import Participants
from leaddesk.services.participation import Participation
from leaddesk.services.plan_papers import PlanPapers
from leaddesk.services.plans import Plans
from leaddesk.services.privacy_notices import PrivacyNotices
from leaddesk.services.referral_papers import ReferralPapers
from leaddesk.services.referrals_in import ReferralsIn
from leaddesk.services.referrals_out import ReferralsOut
from leaddesk.services.reminders import Reminders
from leaddesk.services.removed import FACTS, OF_WORK, Removed
from leaddesk.services.report_profiles import ReportProfiles
from leaddesk.services.resources import Resources
from leaddesk.services.revocations import Revocations
from leaddesk.services.screening_decisions import ScreeningDecisions
from leaddesk.services.screening_papers import ScreeningPapers
from leaddesk.services.screenings import Screenings
from leaddesk.services.search import Search
from leaddesk.services.settings import Settings
from leaddesk.services.shared_closings import SharedClosings
from leaddesk.services.shared_papers import SharedPapers
from leaddesk.services.sharing import Sharing
from leaddesk.services.site_lists import SiteLists
from leaddesk.services.site_texts import SiteTexts
from leaddesk.services.staffing import Staffing
from leaddesk.services.today import TodayService
from leaddesk.services.undo import History
from leaddesk.services.vouchers import Vouchers
from leaddesk.services.work import Work

if TYPE_CHECKING:
    from leaddesk.domain.clock import Clock
    from leaddesk.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeServices:
    """What the coordinator can do, one service per thing she talks about."""

    settings: Settings
    organisations: Organisations
    participants: Participants
    participation: Participation
    contacts: Contacts
    work: Work
    vouchers: Vouchers
    named_vouchers: NamedVouchers
    staffing: Staffing
    fidelity: FidelityChecks
    board_pages: BoardPages
    locating: Locating
    plans: Plans
    plan_papers: PlanPapers
    sharing: Sharing
    shared_papers: SharedPapers
    shared_closings: SharedClosings
    privacy_notices: PrivacyNotices
    face_sheets: FaceSheets
    closings: Closings
    goals: Goals
    legal: Legal
    court_dates: CourtDates
    search: Search
    duplicates: Duplicates
    referrals_in: ReferralsIn
    screenings: Screenings
    screening_papers: ScreeningPapers
    screening_decisions: ScreeningDecisions
    officer_letters: OfficerLetters
    referrals_out: ReferralsOut
    consents: Consents
    packets: Packets
    court_papers: CourtPapers
    conferences: Conferences
    conference_work: ConferenceWork
    disclosures: Disclosures
    disclosure_log: DisclosureLog
    corrections: Corrections
    holders: Holders
    log_papers: LogPapers
    revocations: Revocations
    drafts: Drafts
    exports: Exports
    day_sheets: DaySheets
    removed: Removed
    resources: Resources
    letters: Letters
    reminders: Reminders
    site_lists: SiteLists
    site_texts: SiteTexts
    merges: Merges
    attachments: Attachments
    today: TodayService
    history: History
    intake: Intake
    intake_overviews: IntakeOverviews


def office_services(database: Database, clock: Clock, *, practice: bool = False) -> OfficeServices:
    """Return the services of an open file; each sees the others' work through the file alone."""
    settings = Settings(database, clock)
    organisations = Organisations(database, clock)
    participants = Participants(database, clock)
    participation = Participation(database, clock, lambda: settings.office().reopen_days)
    consents = Consents(database, clock, settings)
    referrals_out = ReferralsOut(database, clock, organisations)
    site_lists = SiteLists(database)
    site_texts = SiteTexts(database, clock, settings)
    packets = Packets(clock, settings, participants, organisations, consents, referrals_out, practice=practice)
    disclosures = Disclosures(database, clock, settings, packets)
    holders = Holders(database, clock, settings)
    revocations = Revocations(database, clock, consents, holders, packets, participants, organisations)
    contacts = Contacts(database, clock)
    work = Work(database, clock)
    staffing = Staffing(database, clock)
    report_profiles = ReportProfiles(database, clock)
    fidelity = FidelityChecks(database, clock, packets)
    sharing = Sharing(packets, organisations, consents)
    referral_papers = ReferralPapers(sharing, packets, participants, organisations)
    plans, goals = Plans(database, clock), Goals(database, clock, organisations)
    legal = Legal(database, clock, organisations)
    court_dates = CourtDates(database, clock)
    referrals_in = ReferralsIn(database, clock, settings, participants, participation)
    screenings = Screenings(database, clock, settings, referrals_in)
    intake = Intake(database, clock, participants)
    face_sheets = FaceSheets(packets, participants, legal, consents, referrals_out, plans, intake)
    closings = Closings(database, packets, participants, face_sheets, referrals_out, plans, intake)
    shared_papers = SharedPapers(sharing, packets, participants, organisations, plans, site_lists)
    attachments = Attachments(database, clock)
    privacy_notices = PrivacyNotices(database, clock, settings, participants, packets)
    letters = Letters(clock, packets, participants, organisations, legal, court_dates, referrals_out)
    history = History(database)
    database.on_committed.append(history.add)
    return OfficeServices(
        settings=settings,
        organisations=organisations,
        participants=participants,
        participation=participation,
        contacts=contacts,
        work=work,
        vouchers=Vouchers(packets, participants, work),
        named_vouchers=NamedVouchers(sharing, packets, participants, organisations, work),
        staffing=staffing,
        fidelity=fidelity,
        board_pages=BoardPages(database, clock, settings),
        locating=Locating(database, clock, settings),
        plans=plans,
        plan_papers=PlanPapers(clock, settings, participants, plans, site_lists, practice=practice),
        sharing=sharing,
        shared_papers=shared_papers,
        shared_closings=SharedClosings(
            sharing, packets, participants, organisations, closings, shared_papers, referrals_out
        ),
        privacy_notices=privacy_notices,
        face_sheets=face_sheets,
        closings=closings,
        goals=goals,
        legal=legal,
        court_dates=court_dates,
        search=Search(database),
        duplicates=Duplicates(database),
        referrals_in=referrals_in,
        screenings=screenings,
        officer_letters=OfficerLetters(referral_papers, organisations, referrals_in),
        screening_decisions=ScreeningDecisions(referral_papers, organisations, referrals_in, screenings),
        screening_papers=ScreeningPapers(packets, participants, referrals_in, screenings, site_lists),
        referrals_out=referrals_out,
        consents=consents,
        packets=packets,
        disclosures=disclosures,
        disclosure_log=DisclosureLog(database, clock),
        corrections=Corrections(database, clock, settings, packets, participants, organisations, disclosures),
        log_papers=LogPapers(clock, packets, participants, disclosures),
        court_papers=CourtPapers(packets, participants, organisations, consents, referrals_in),
        conferences=Conferences(packets, participants, organisations, referrals_in, court_dates, work),
        conference_work=ConferenceWork(
            database=database,
            clock=clock,
            settings=settings,
            participants=participants,
            organisations=organisations,
            work=work,
            plans=plans,
            goals=goals,
        ),
        holders=holders,
        revocations=revocations,
        day_sheets=DaySheets(database, clock, packets),
        exports=Exports(database, clock, settings),
        drafts=Drafts(database, clock.now),
        letters=letters,
        reminders=Reminders(database, clock, court_dates, participants, settings, consents, letters),
        resources=Resources(packets, organisations, site_lists),
        site_lists=site_lists,
        site_texts=site_texts,
        attachments=attachments,
        today=TodayService(database, clock, settings),
        merges=Merges(database, clock, settings, participants, consents),
        removed=Removed(
            database,
            {
                RemovedKind.PARTICIPANT: participants.restore,
                RemovedKind.REFERRAL_IN: referrals_in.restore,
                RemovedKind.REFERRAL_OUT: referrals_out.restore,
                RemovedKind.CONTACT: contacts.restore,
                RemovedKind.MATTER: legal.restore_matter,
                RemovedKind.CHARGE: legal.restore_charge,
                RemovedKind.COURT_DATE: court_dates.restore,
                RemovedKind.WARRANT: legal.restore_warrant,
                RemovedKind.LEGAL_EVENT: legal.restore_event,
                RemovedKind.GOAL: goals.restore,
                RemovedKind.STEP: goals.restore_step,
                RemovedKind.ATTACHMENT: attachments.restore,
                RemovedKind.NOTICE_GIVEN: privacy_notices.restore,
                RemovedKind.REVOCATION_TOLD: revocations.restore,
                RemovedKind.ORGANISATION: organisations.restore,
                RemovedKind.STAFFING: staffing.restore,
                RemovedKind.FIDELITY: fidelity.restore,
                RemovedKind.REPORT_PROFILE: report_profiles.restore,
                **{kind: partial(work.restore, of) for of, kind in OF_WORK.items()},
                **{kind: partial(intake.restore, section) for kind, section in FACTS.items()},
            },
        ),
        history=history,
        intake=intake,
        intake_overviews=IntakeOverviews(database),
    )
