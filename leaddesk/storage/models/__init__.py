"""Every table of the encrypted file."""

from leaddesk.storage.models.attachment import Attachment, AttachmentBlob
from leaddesk.storage.models.closing import ClosingSummaryRow
from leaddesk.storage.models.consent import (
    ConsentRecipient,
    ConsentRecord,
    DisclosureBytes,
    DisclosureRow,
    RevocationTold,
)
from leaddesk.storage.models.court import Charge, CourtDate, LegalEvent, LegalMatter, Warrant
from leaddesk.storage.models.draft import DraftRow
from leaddesk.storage.models.intake import (
    Demographics,
    IdDocument,
    Income,
    Insurance,
    IntakeNote,
    LivingSituationRow,
    Need,
    SafetyNote,
    SubstanceRow,
    SupportPerson,
)
from leaddesk.storage.models.merge import Merge
from leaddesk.storage.models.office import ExportRow, Setting, SiteLogo, SiteTextRow, TodayAnswer
from leaddesk.storage.models.participant import (
    Alias,
    Contact,
    Enrolment,
    NumberGiven,
    Participant,
    PhoneNumber,
    StatusRow,
)
from leaddesk.storage.models.plan import CarePlan, Goal, GoalPeriod, Step
from leaddesk.storage.models.privacy import NoticeGivenRow
from leaddesk.storage.models.referral import (
    IntakeExtension,
    Organisation,
    ReferralIn,
    ReferralInStep,
    ReferralOut,
    ReferralOutStep,
    ScreeningRow,
)
from leaddesk.storage.models.report import BoardPage, ClosedQuarter, FidelityCheck, ReportProfile
from leaddesk.storage.models.site_list import SiteListItem
from leaddesk.storage.models.work import (
    AssistanceRow,
    MeetingActionRow,
    MeetingAgency,
    MeetingRow,
    NaloxoneRow,
    RideRow,
    StaffingRow,
    TrainingRow,
)

__all__ = [
    "Alias",
    "AssistanceRow",
    "Attachment",
    "AttachmentBlob",
    "BoardPage",
    "CarePlan",
    "Charge",
    "ClosedQuarter",
    "ClosingSummaryRow",
    "ConsentRecipient",
    "ConsentRecord",
    "Contact",
    "CourtDate",
    "Demographics",
    "DisclosureBytes",
    "DisclosureRow",
    "DraftRow",
    "Enrolment",
    "ExportRow",
    "FidelityCheck",
    "Goal",
    "GoalPeriod",
    "IdDocument",
    "Income",
    "Insurance",
    "IntakeExtension",
    "IntakeNote",
    "LegalEvent",
    "LegalMatter",
    "LivingSituationRow",
    "MeetingActionRow",
    "MeetingAgency",
    "MeetingRow",
    "Merge",
    "NaloxoneRow",
    "Need",
    "NoticeGivenRow",
    "NumberGiven",
    "Organisation",
    "Participant",
    "PhoneNumber",
    "ReferralIn",
    "ReferralInStep",
    "ReferralOut",
    "ReferralOutStep",
    "ReportProfile",
    "RevocationTold",
    "RideRow",
    "SafetyNote",
    "ScreeningRow",
    "Setting",
    "SiteListItem",
    "SiteLogo",
    "SiteTextRow",
    "StaffingRow",
    "StatusRow",
    "Step",
    "SubstanceRow",
    "SupportPerson",
    "TodayAnswer",
    "TrainingRow",
    "Warrant",
]
