"""The pages of the rail, in its order. A page is imported when it is first shown: start-up stays short."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from leaddesk.i18n import N_
from leaddesk.ui import routes

if TYPE_CHECKING:
    from leaddesk.ui.context import Context
    from leaddesk.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A line of the rail: its key in routes, its words, its icon, and ``module:Class`` of the page.

    A hidden page has no line of its own; other pages lead to it. ``under``: the line that is marked while it is shown;
    without one that of the page she came from stays marked.
    """

    key: str
    label: str
    icon: str
    where: str
    hidden: bool = False
    under: str = ""

    def make(self, context: Context) -> Page:
        """Import and build the page."""
        module, _, name = self.where.partition(":")
        return cast("Page", getattr(import_module(module), name)(context))


PAGES = (
    PageEntry(routes.TODAY, N_("Today"), "sun-horizon", "leaddesk.ui.pages.today_page:TodayPage"),
    PageEntry(routes.PARTICIPANTS, N_("Participants"), "users", "leaddesk.ui.pages.participants_page:ParticipantsPage"),
    PageEntry(routes.REFERRALS, N_("Referrals"), "tray", "leaddesk.ui.pages.referrals_page:ReferralsPage"),
    PageEntry(routes.COURT, N_("Court dates"), "scales", "leaddesk.ui.pages.court.court_page:CourtPage"),
    PageEntry(routes.PROVIDERS, N_("Providers"), "buildings", "leaddesk.ui.pages.providers_page:ProvidersPage"),
    PageEntry(routes.REPORTS, N_("Reports"), "chart-bar", "leaddesk.ui.pages.reports_page:ReportsPage"),
    PageEntry(routes.SETTINGS, N_("Settings"), "gear-six", "leaddesk.ui.pages.settings_page:SettingsPage"),
    PageEntry(routes.PRINT, N_("Print"), "printer", "leaddesk.ui.pages.print_page:PrintPage", hidden=True),
    PageEntry(
        routes.BEHIND,
        N_("The list behind"),
        "chart-bar",
        "leaddesk.ui.pages.behind_page:BehindPage",
        hidden=True,
        under=routes.REPORTS,
    ),
    PageEntry(
        routes.PROFILE,
        N_("Profile of a report"),
        "chart-bar",
        "leaddesk.ui.pages.reporting.profile_page:ProfilePage",
        hidden=True,
        under=routes.REPORTS,
    ),
    PageEntry(
        routes.GAPS,
        N_("Gaps in the records"),
        "chart-bar",
        "leaddesk.ui.pages.reporting.gaps_page:GapsPage",
        hidden=True,
        under=routes.REPORTS,
    ),
    PageEntry(
        routes.COUNTED,
        N_("Counted in the figures as"),
        "chart-bar",
        "leaddesk.ui.pages.reporting.counted_page:CountedPage",
        hidden=True,
    ),
    PageEntry(
        routes.BOARD,
        N_("The board’s page"),
        "chart-bar",
        "leaddesk.ui.pages.reporting.board_words_page:BoardWordsPage",
        hidden=True,
        under=routes.REPORTS,
    ),
    PageEntry(
        routes.FIDELITY,
        N_("Fidelity self-check"),
        "clipboard-text",
        "leaddesk.ui.pages.fidelity.fidelity_page:FidelityPage",
        hidden=True,
        under=routes.REPORTS,
    ),
    PageEntry(
        routes.WORK,
        N_("Work log"),
        "notebook",
        "leaddesk.ui.pages.work.work_log_page:WorkLogPage",
        hidden=True,
        under=routes.REPORTS,
    ),
    PageEntry(
        routes.BLANKS,
        N_("Blank forms"),
        "note",
        "leaddesk.ui.pages.blank_forms_page:BlankFormsPage",
        hidden=True,
    ),
    PageEntry(routes.LOG, N_("Disclosure log"), "files", "leaddesk.ui.pages.disclosures.log_page:LogPage", hidden=True),
    PageEntry(
        routes.SENT_FORM,
        N_("Referral from a PDF"),
        "tray",
        "leaddesk.ui.pages.sent_form.sent_form_page:SentFormPage",
        hidden=True,
        under=routes.REFERRALS,
    ),
    PageEntry(
        routes.REMINDERS,
        N_("Court date reminders"),
        "scales",
        "leaddesk.ui.pages.reminders.reminders_page:RemindersPage",
        hidden=True,
        under=routes.COURT,
    ),
    PageEntry(routes.CONSENT, N_("Consent"), "handshake", "leaddesk.ui.pages.consent_page:ConsentPage", hidden=True),
    PageEntry(
        routes.REVOCATION,
        N_("Consent taken back"),
        "handshake",
        "leaddesk.ui.pages.consents.revocation_page:RevocationPage",
        hidden=True,
    ),
    PageEntry(
        routes.INTAKE,
        N_("Intake conversation"),
        "chat-text",
        "leaddesk.ui.pages.intake.intake_page:IntakePage",
        hidden=True,
    ),
)
"""Add a line when a page exists. The order is that of the rail and of Ctrl+1 …; Settings stands at its foot.

Icons: today sun-horizon, participants users, referrals tray, court scales, providers buildings, reports chart-bar.
"""
