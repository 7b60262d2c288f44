"""What every page is given: the services, the jobs, the clock. Built once, by ``app``, after each unlock."""

# ruff: noqa: TC004 - the services bring the database library; the first window is painted before that is imported

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from leaddesk.domain.clock import Clock
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
    from leaddesk.services.referrals_in import ReferralsIn
    from leaddesk.services.referrals_out import ReferralsOut
    from leaddesk.services.reminders import Reminders
    from leaddesk.services.removed import Removed
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
    from leaddesk.ui.errors import Errors
    from leaddesk.ui.gatekeeper import Gatekeeper
    from leaddesk.ui.jobs import Jobs
    from leaddesk.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the coordinator does, one service per thing she talks about. Call them on the worker only."""

    participants: Participants
    participation: Participation
    search: Search
    duplicates: Duplicates
    referrals_in: ReferralsIn
    screenings: Screenings
    screening_papers: ScreeningPapers
    screening_decisions: ScreeningDecisions
    officer_letters: OfficerLetters
    referrals_out: ReferralsOut
    organisations: Organisations
    consents: Consents
    disclosures: Disclosures
    disclosure_log: DisclosureLog
    corrections: Corrections
    holders: Holders
    log_papers: LogPapers
    revocations: Revocations
    packets: Packets
    court_papers: CourtPapers
    conferences: Conferences
    conference_work: ConferenceWork
    settings: Settings
    drafts: Drafts
    exports: Exports
    day_sheets: DaySheets
    removed: Removed
    merges: Merges
    resources: Resources
    letters: Letters
    reminders: Reminders
    attachments: Attachments
    history: History
    site_lists: SiteLists
    site_texts: SiteTexts
    today: TodayService
    contacts: Contacts
    work: Work
    vouchers: Vouchers
    named_vouchers: NamedVouchers
    staffing: Staffing
    fidelity: FidelityChecks
    board_pages: BoardPages
    locating: Locating
    intake: Intake
    intake_overviews: IntakeOverviews
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
    summaries: Any = None
    backups: Any = None


class Commits(QObject):
    """Passes on, in the main thread, what was committed; ``told`` may be emitted from the worker."""

    told = Signal(object)


class HiddenNames(QObject):
    """Whether names are hidden (F9). Record numbers are shown instead, on every page."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hidden = False

    @property
    def hidden(self) -> bool:
        """Return whether names are hidden."""
        return self._hidden

    def hide(self, *, hidden: bool) -> None:
        """Hide or show names."""
        if hidden != self._hidden:
            self._hidden = hidden
            self.changed.emit(hidden)

    def shown(self, name: str, record_number: str) -> str:
        """Return the name, or the record number while names are hidden."""
        return record_number if self._hidden else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything a page may use. Nothing else is reachable from a page."""

    services: Services
    jobs: Jobs
    theme: Theme
    commits: Commits
    clock: Clock
    names: HiddenNames
    errors: Errors
    gatekeeper: Gatekeeper
    config: Path
    """The folder of what is not secret, such as the appearance."""
    practice: bool = False

    def today(self) -> date:
        """Return the office's day."""
        return self.clock.today()
