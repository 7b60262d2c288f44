"""Which paper a route of the print preview means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.ui.pages.consents.print_source import ConsentSource, RevocationNoticeSource, RevocationSource
from leaddesk.ui.pages.disclosures.accounting_source import ACCOUNTING, AccountingSource, days_of
from leaddesk.ui.pages.fidelity.fidelity_source import FIDELITY_FORM, FidelitySource
from leaddesk.ui.pages.gated_source import ReferralSource
from leaddesk.ui.pages.grounds.emergency_source import EMERGENCY, EmergencySource
from leaddesk.ui.pages.intake.print_source import IntakeSource
from leaddesk.ui.pages.plan.plan_source import PlanSource
from leaddesk.ui.pages.plan.plan_words import PLAN_TABLES
from leaddesk.ui.pages.print_answers import THANKS, ThanksSource
from leaddesk.ui.pages.print_blanks import (
    DOWNTIME,
    REFERRAL_IN,
    BlankSource,
    PackSource,
    PrinterTestSource,
    ReferralInSource,
)
from leaddesk.ui.pages.print_day_sheet import DaySheetSource
from leaddesk.ui.pages.print_faces import FACE, FACES, FaceSource, FacesSource
from leaddesk.ui.pages.print_letters import AppointmentSource, ReminderSource
from leaddesk.ui.pages.print_logged import NoticeSource, StoredSource
from leaddesk.ui.pages.print_menu import APPOINTMENT, REMINDER
from leaddesk.ui.pages.print_resources import RESOURCES, ResourceSource
from leaddesk.ui.pages.privacy.notice_line import NPP
from leaddesk.ui.pages.privacy.notice_source import PatientNoticeSource
from leaddesk.ui.pages.screening_source import SCREENING, ScreeningSource
from leaddesk.ui.pages.work.voucher_source import COPIES, VoucherSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.context import Services
    from leaddesk.ui.pages.print_sources import Source
    from leaddesk.ui.routes import Route

PREF, ROI, BLANK, STORED, NOTICE = "pref", "roi", "blank", "stored", "notice"
REVOKED, REVOKED_NOTICE = "revoked", "revoked-notice"
INTAKE_FORM, WEEK_SHEET = "intake", "cal"
PLAN, PRINTER_TEST = "plan", "printer-test"
TABLES = (
    *("consent", "consent_recipient", "organisation", "participant", "referral_out", "office", "status_period"),
    *("intake_note", "demographics", "living_situation", "income", "insurance", "id_document", "need"),
    *("support_person", "substance", "court_date", "legal_matter", "referral_in", "assistance", "disclosure"),
    *("referral_in_step", "screening", "site_text", "site_logo"),
    *PLAN_TABLES,
    "fidelity_check",
)
"""The tables whose rows a preview shows."""
_OF_ONE: dict[str, Callable[[Services, int], Source]] = {
    PREF: ReferralSource,
    ROI: ConsentSource,
    STORED: StoredSource,
    NOTICE: NoticeSource,
    INTAKE_FORM: IntakeSource,
    PLAN: PlanSource,
    NPP: PatientNoticeSource,
    SCREENING: ScreeningSource,
    FACE: FaceSource,
    REMINDER: ReminderSource,
    APPOINTMENT: AppointmentSource,
    REFERRAL_IN: ReferralInSource,
    THANKS: ThanksSource,
    EMERGENCY: EmergencySource,
    FIDELITY_FORM: FidelitySource,
}
"""Add a line for a paper that is found by one record alone."""

_OF_NONE: dict[str, Callable[[Services], Source]] = {
    DOWNTIME: PackSource,
    FACES: FacesSource,
    PRINTER_TEST: PrinterTestSource,
    RESOURCES: ResourceSource,
}
"""Add a line for a paper that needs no record."""


def source_of(services: Services, route: Route) -> Source | None:
    """Return the paper of a route; None where it names no record."""
    record = route.record
    if BLANK in (route.part, route.extra):
        return BlankSource(services, str(route.extra if route.part == BLANK else route.part))
    if route.part == WEEK_SHEET:
        return DaySheetSource(services, phones=bool(route.extra))
    if route.part in _OF_NONE:
        return _OF_NONE[route.part](services)
    if record is None:
        return None
    if route.part in COPIES:
        return VoucherSource(services, record, COPIES[route.part])
    if route.part == REVOKED:
        return RevocationSource(services, record, None if route.extra is None else int(route.extra))
    if route.part == REVOKED_NOTICE:
        return RevocationNoticeSource(services, record, int(route.extra))
    asked = route.part == ACCOUNTING
    return AccountingSource(services, record, days_of(route.extra)) if asked else _OF_ONE[route.part](services, record)
