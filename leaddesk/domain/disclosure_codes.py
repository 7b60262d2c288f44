"""The closed lists of consents and disclosures."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class InformationCategory(CodeList):
    """What may be told. The letter on the consent form is the member's place in this list."""

    IDENTITY = "identity_participation", N_("Taking part")
    CONTACT = "contact_engagement", N_("Being in touch")
    PLAN = "plan_goals_progress", N_("Plan and progress")
    NEEDS = "needs_services", N_("Needs, services")
    SUBSTANCE_USE = "sud_info", N_("Substance use")
    MENTAL_HEALTH = "mental_health", N_("Mental health")
    MEDICAL = "medical", N_("Medical")
    HOUSING = "housing_income_benefits", N_("Housing, income")
    LEGAL = "legal_matters", N_("Legal matters")
    OUTCOMES = "referral_outcomes", N_("Referral results")

    @property
    def letter(self) -> str:
        """Return the letter this category has on the consent form."""
        return chr(ord("A") + list(InformationCategory).index(self))


class Purpose(CodeList):
    """Why it may be told. The number on the consent form is the member's place in this list."""

    CARE = "care_coordination", N_("To plan and arrange care and services")
    BENEFITS = "housing_income", N_("To help get housing, income or benefits")
    DIVERSION = "diversion", N_("To tell the prosecutor that intake is done")
    DEFENSE = "defense", N_("To help my lawyer help me")
    PROCEEDING = "proceeding", N_("For use in my court case")
    AT_REQUEST = "at_request", N_("Because I ask for it")
    OFFICIAL_DUTY = "official_duty", N_("For duties about a release or a charge")
    RESEARCH = "research", N_("For research or evaluation")


class ConsentKind(CodeList):
    """The types of consent."""

    SPECIFIC = "part2_specific", N_("Permission to share")
    PROCEEDINGS = "part2_proceedings", N_("For use in a legal proceeding")
    TREATMENT = "tpo_single", N_("For treatment, payment and operations")
    JUSTICE = "part2_cjs_235", N_("Criminal-justice consent")
    HEALTH = "hipaa_auth", N_("HIPAA authorization")
    MINOR = "treatment_part2_minor", N_("For somebody under 18")
    RESEARCH = "research_eval", N_("For research or evaluation")
    PUBLIC = "photo_media", N_("Photo, voice or story in public")
    REACH = "contact_pref", N_("How to reach me")


class ConsentState(CodeList):
    """What a consent is worth at an instant. Computed, never stored alone."""

    VALID = "valid", N_("In force")
    NOT_YET = "not_yet", N_("Not yet in force")
    CHECK_EVENT = "check_event", N_("Ask whether it has ended")
    EXPIRED = "expired", N_("Ended")
    REVOKED = "revoked", N_("Taken back")
    DEFICIENT = "deficient", N_("Something is missing")
    SUPERSEDED = "superseded", N_("Replaced")
    DRAFT = "draft", N_("Not signed yet")


class RecipientAnswer(CodeList):
    """What the person said to one recipient."""

    ACCEPTED = "accepted", N_("Yes")
    STRUCK = "struck", N_("No")
    OPEN = "open", N_("Not answered")


class SignerRole(CodeList):
    """Who signed."""

    PERSON = "person", N_("The person")
    REPRESENTATIVE = "representative", N_("Someone who may sign for the person")


class RevocationManner(CodeList):
    """How a consent was taken back."""

    WRITTEN = "written", N_("In writing")
    ORAL = "oral", N_("By word of mouth")


class DisclosureBasis(CodeList):
    """Why a disclosure was lawful."""

    CONSENT = "consent", N_("Consent")
    CONSENT_235 = "consent_235", N_("Criminal-justice consent")
    CONSENT_PROCEEDINGS = "consent_proceedings", N_("Consent for a legal proceeding")
    EMERGENCY = "emergency_251", N_("Medical emergency")
    COURT_ORDER = "court_order_264", N_("Court order and subpoena, 2.64")
    COURT_ORDER_CRIMINAL = "court_order_265", N_("Court order and subpoena, 2.65")
    COURT_ORDER_PROGRAM = "court_order_266", N_("Court order and subpoena, 2.66")
    COURT_ORDER_UNDERCOVER = "court_order_267", N_("Court order and subpoena, 2.67")
    AUDIT = "audit_253", N_("Audit or evaluation")
    RESEARCH = "research_252", N_("Research")
    CHILD_ABUSE = "child_abuse_report", N_("Report that the law asks for")
    CRIME_ON_PREMISES = "crime_on_premises", N_("Crime or threat at the office")
    QSO = "qso", N_("Qualified service organization")
    INTERNAL = "internal", N_("Inside the office")
    OWN_PAPER = "own_paper", N_("The person's own paper")
    REVOCATION = "revocation_notice", N_("Notice that a consent was taken back")
    NO_COVER = "no_cover", N_("Told without cover")
    OTHER = "other", N_("Another reason")


class DisclosureEvent(CodeList):
    """Printing prepares; handing over discloses."""

    PREPARED = "prepared", N_("Prepared")
    DISCLOSED = "disclosed", N_("Given or sent")
    NOT_GIVEN = "not_given", N_("Not given")
    TOLD = "told", N_("Told")
    REPRINTED = "reprinted", N_("Printed again")
    FOR_PERSON = "for_person", N_("Printed for the person")
    NEVER = "never", N_("Did not happen")


class Channel(CodeList):
    """How something left the office."""

    HAND = "hand", N_("By hand")
    MAIL = "mail", N_("By mail")
    FAX = "fax", N_("By fax")
    SECURE_EMAIL = "secure_email", N_("By secure email")
    PHONE = "phone", N_("By phone")
    MEETING = "meeting", N_("In a meeting")
    COURT_FILING = "court_filing", N_("Filed with the court")
    ELECTRONIC_FILE = "electronic_file", N_("As a file")
    OTHER = "other", N_("Another way")


class NoticeUsed(CodeList):
    """Which notice of 42 CFR 2.32 went along."""

    LONG = "long", N_("Long notice")
    SHORT = "short", N_("Short notice")
    NONE = "none", N_("No notice")


class HelpfulFact(CodeList):
    """The only facts a court letter can state."""

    HOUSING_HELP = "housing_help", N_("is connected to housing help")
    CARE = "care", N_("is connected to care")
    ID_BENEFITS = "id_benefits", N_("is working on identity documents or benefits")
    TRANSPORT = "transport", N_("has a way to get to court")
    BARRIERS = "barriers", N_("faces barriers outside anyone's control, such as distance and waiting lists")
    NEXT_STEPS = "next_steps", N_("has agreed next steps with this office")

    @property
    def category(self) -> InformationCategory:
        """Return the category of information that a consent must cover for this fact to be told."""
        return _FACT_CATEGORIES[self]


_FACT_CATEGORIES = {
    HelpfulFact.HOUSING_HELP: InformationCategory.HOUSING,
    HelpfulFact.CARE: InformationCategory.NEEDS,
    HelpfulFact.ID_BENEFITS: InformationCategory.HOUSING,
    HelpfulFact.TRANSPORT: InformationCategory.NEEDS,
    HelpfulFact.BARRIERS: InformationCategory.NEEDS,
    HelpfulFact.NEXT_STEPS: InformationCategory.PLAN,
}
