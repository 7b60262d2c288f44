"""Every closed list about people, referrals and enrolments. Codes are stored for ever; retire, never delete."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from leaddesk.i18n import N_


class CodeList(StrEnum):
    """A closed list. The value is stored for ever; the label is what people read."""

    label: str
    retired: bool

    def __new__(cls, code: str, label: str, retired: bool = False) -> Self:
        """Make a member from its code, label and whether it is offered no more."""
        member = str.__new__(cls, code)
        member._value_, member.label, member.retired = code, label, retired
        return member

    @classmethod
    def choices(cls, keep: Self | None = None) -> tuple[Self, ...]:
        """Return the members to offer; a retired one only where a record already holds it."""
        return tuple(member for member in cls if not member.retired or member is keep)

    @classmethod
    def of(cls, code: str) -> Self | None:
        """Return the member with a code that was stored as plain text, or None where none was."""
        return next((member for member in cls if member.value == code), None)


class YesNo(CodeList):
    """An answer to a question that may not have been asked."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    NOT_ASKED = "not_asked", N_("Not asked")


class Language(CodeList):
    """What the person reads and speaks best."""

    ENGLISH = "en", N_("English")
    SPANISH = "es", N_("Spanish")
    SIGN = "ase", N_("American Sign Language")
    NAVAJO = "nv", N_("Navajo")
    RUSSIAN = "ru", N_("Russian")
    VIETNAMESE = "vi", N_("Vietnamese")
    OTHER = "other", N_("Another language")


class PhoneKind(CodeList):
    """Whose phone it is."""

    OWN = "own", N_("Own")
    MESSAGE = "message", N_("Message phone")
    FAMILY = "family", N_("Family or friend")
    WORK = "work", N_("Work")


class ReferralPathway(CodeList):
    """The three doors."""

    ARREST_DIVERSION = "arrest_diversion", N_("Arrest diversion")
    SOCIAL_CONTACT = "social_contact", N_("Social contact")
    COMMUNITY = "community", N_("Community")


class ReferralSource(CodeList):
    """Who sent the person."""

    LE_PATROL = "le_patrol", N_("Patrol officer or deputy")
    LE_OTHER = "le_other", N_("Other law enforcement")
    CORESPONDER = "coresponder", N_("Crisis or co-responder team")
    DISPATCH_988 = "dispatch_988", N_("911 or 988 dispatch")
    PROSECUTOR = "prosecutor", N_("Prosecutor")
    DEFENSE = "defense", N_("Defense counsel")
    COURT = "court", N_("Court")
    SPECIALTY_COURT = "specialty_court", N_("Specialty court")
    PROBATION = "probation", N_("Probation or pretrial")
    JAIL_RELEASE = "jail_release", N_("Jail release")
    HOSPITAL_ED = "hospital_ed", N_("Hospital or detox")
    EMS_FIRE = "ems_fire", N_("EMS or fire")
    BH_PROVIDER = "bh_provider", N_("Behavioral health provider")
    HEALTH_PROVIDER = "health_provider", N_("Clinic")
    SHELTER_HOUSING = "shelter_housing", N_("Shelter or housing provider")
    TRIBE = "tribe", N_("Tribal service")
    SCHOOL_YOUTH = "school_youth", N_("School or youth agency")
    BUSINESS = "business", N_("Business")
    NEIGHBOR = "neighbor", N_("Resident")
    FAMILY_FRIEND = "family_friend", N_("Family or friend")
    SELF = "self", N_("The person")
    LEAD_SITE_TRANSFER = "lead_site_transfer", N_("Another LEAD site")
    OWG = "owg", N_("Case conference")
    OTHER = "other", N_("Someone else")


class ReferralInStatus(CodeList):
    """Where a referral to us stands."""

    RECEIVED = "received", N_("Received")
    SCREENING = "screening", N_("Screening")
    ELIGIBLE = "eligible", N_("Eligible")
    APPROVED = "approved", N_("Approved")
    OUTREACH = "outreach", N_("Outreach")
    INTAKE_SCHEDULED = "intake_scheduled", N_("Intake scheduled")
    INTAKE_COMPLETE = "intake_complete", N_("Intake complete")
    INELIGIBLE = "ineligible", N_("Not eligible")
    DECLINED_BY_PERSON = "declined_by_person", N_("Person said no")
    UNABLE_TO_LOCATE = "unable_to_locate", N_("Could not be found")
    DUPLICATE_OPEN = "duplicate_open", N_("Already referred")
    ALREADY_PARTICIPANT = "already_participant", N_("Already a participant")
    WITHDRAWN_BY_REFERRER = "withdrawn_by_referrer", N_("Taken back by referrer")
    NO_CAPACITY_WAITLIST = "no_capacity_waitlist", N_("Waiting for room")
    REDIRECTED_OTHER_SERVICE = "redirected_other_service", N_("Sent to another service")
    DECEASED = "deceased", N_("Has died")


class EligibilityResult(CodeList):
    """What the screening found."""

    ELIGIBLE = "eligible", N_("Eligible")
    ELIGIBLE_WITH_APPROVAL = "eligible_with_approval", N_("Eligible with approval")
    INELIGIBLE_OFFENSE = "ineligible_offense", N_("Not eligible: offense")
    INELIGIBLE_HISTORY = "ineligible_history", N_("Not eligible: history")
    INELIGIBLE_AGE = "ineligible_age", N_("Not eligible: age")
    INELIGIBLE_NO_NEXUS = "ineligible_no_nexus", N_("Not eligible: no behavioral-health or poverty driver")
    NOT_INTENDED_POPULATION = "not_intended_population", N_("Ordinary services are enough")
    OUT_OF_AREA = "out_of_area", N_("Out of area")
    ALREADY_ENROLLED = "already_enrolled", N_("Already enrolled")
    PERSON_DECLINED = "person_declined", N_("Person said no")
    PENDING_INFO = "pending_info", N_("Waiting for information")


class OffenseLevel(CodeList):
    """The level of a charge."""

    FELONY = "F", N_("Felony")
    GROSS_MISDEMEANOR = "GM", N_("Gross misdemeanor")
    MISDEMEANOR = "M", N_("Misdemeanor")
    INFRACTION = "I", N_("Infraction")
    ORDINANCE = "ORD", N_("Local ordinance")
    WARRANT = "W", N_("Warrant only")
    UNKNOWN = "UNK", N_("Not known")


class ParticipationStatus(CodeList):
    """Whether a person takes part. Nobody fails out."""

    REFERRED = "referred", N_("Referred")
    ACTIVE = "active", N_("Active")
    INACTIVE = "inactive", N_("Inactive")
    CLOSED = "closed", N_("Closed")


class InactiveReason(CodeList):
    """Why a person is inactive; the door stays open."""

    NO_CONTACT = "no_contact", N_("Not reached")
    JAIL = "jail", N_("In jail")
    PRISON = "prison", N_("In prison")
    HOSPITAL_RESIDENTIAL = "hospital_residential", N_("In hospital or residential care")
    OUT_OF_AREA_TEMP = "out_of_area_temp", N_("Away for a while")
    PERSON_PAUSED = "person_paused", N_("Person asked for a pause")
    OTHER = "other", N_("Another reason")


class CloseReason(CodeList):
    """Why an enrolment was closed."""

    GOALS_MET_PERSON_CHOICE = "goals_met_person_choice", N_("Goals met, person's choice")
    PERSON_WITHDREW = "person_withdrew", N_("Person asked to stop")
    MOVED = "moved", N_("Moved away")
    TRANSFERRED_LEAD = "transferred_lead", N_("Transferred to another LEAD site")
    TRANSFERRED_OTHER = "transferred_other", N_("Transferred to another service")
    LONG_TERM_INCARCERATION = "long_term_incarceration", N_("Long time in prison")
    UNABLE_TO_LOCATE_LONG = "unable_to_locate_long", N_("Not found for a long time")
    DECEASED = "deceased", N_("Has died")
    NEVER_ENGAGED = "never_engaged", N_("Never began")
    ENTERED_IN_ERROR = "entered_in_error", N_("Entered in error")


class ContactKind(CodeList):
    """How a contact was made."""

    FIELD = "field", N_("In the field")
    OFFICE = "office", N_("In the office")
    HOME = "home", N_("At home")
    PHONE = "phone", N_("By phone")
    TEXT = "text", N_("By text")
    VIDEO = "video", N_("By video")
    LETTER = "letter", N_("By letter")
    COURT = "court", N_("At court")
    JAIL = "jail", N_("In jail")
    HOSPITAL = "hospital", N_("In hospital")
    VEHICLE = "vehicle", N_("In the car")
    COLLATERAL = "collateral", N_("Through someone else")


class ContactOutcome(CodeList):
    """What came of a contact."""

    TWO_WAY = "two_way", N_("Spoke with the person")
    LEFT_MESSAGE = "left_message", N_("Left a message")
    NO_ANSWER = "no_answer", N_("No answer")
    NO_SHOW = "no_show", N_("Did not meet")
    NOT_LOCATED = "not_located", N_("Not found")
    DECLINED_TODAY = "declined_today", N_("Not today")
    CRISIS_RESOLVED = "crisis_resolved", N_("Crisis settled")
    BY_PROXY = "by_proxy", N_("Through someone else")


class ServiceNeed(CodeList):
    """What a person is referred out for."""

    EMERGENCY_SHELTER = "emergency_shelter", N_("Emergency shelter")
    TRANSITIONAL = "transitional", N_("Transitional housing")
    HOUSING = "housing_nav", N_("Housing help")
    RENT_HELP = "rent_help", N_("Rent help")
    FOOD = "food", N_("Food")
    CLOTHING = "clothing", N_("Clothing")
    PHONE = "phone", N_("Phone")
    ID_DOCS = "id_docs", N_("ID documents")
    TRANSPORT = "transport", N_("Transport")
    EMPLOYMENT = "employment", N_("Employment")
    BENEFITS = "benefits", N_("Benefits")
    PRIMARY_CARE = "primary_care", N_("Primary care")
    DENTAL = "dental", N_("Dental care")
    HOSPITAL = "hospital", N_("Hospital care")
    CRISIS = "crisis", N_("Crisis care")
    MH_OUTPATIENT = "mh_outpatient", N_("Outpatient mental health care")
    MH_INPATIENT = "mh_inpatient", N_("Inpatient mental health care")
    PSYCHIATRY = "psychiatry_telehealth", N_("Psychiatry by telehealth")
    DETOX = "detox", N_("Detox")
    SUD_OUTPATIENT = "sud_outpatient", N_("Outpatient substance use treatment")
    SUD_RESIDENTIAL = "sud_residential", N_("Residential substance use treatment")
    MOUD = "moud", N_("Medication for opioid use")
    RECOVERY_HOUSING = "recovery_housing", N_("Recovery housing")
    PEER = "peer", N_("Peer support")
    NALOXONE = "naloxone", N_("Naloxone")
    SYRINGE_SERVICE = "syringe_service", N_("Syringe service")
    WOUND_CARE = "wound_care", N_("Wound care")
    CIVIL_LEGAL = "civil_legal", N_("Civil legal help")
    CRIMINAL_DEFENSE = "criminal_defence", N_("Criminal defense")
    EXPUNGEMENT = "expungement", N_("Expungement")
    DOMESTIC_VIOLENCE = "dv", N_("Domestic violence help")
    PARENTING = "parenting", N_("Parenting help")
    VETERAN = "veteran", N_("Veteran services")
    TRIBAL = "tribal", N_("Tribal services")
    EDUCATION = "education", N_("Education")
    SPIRITUAL = "spiritual", N_("Spiritual care")
    OTHER = "other", N_("Something else")


class Urgency(CodeList):
    """How soon a provider is asked to act."""

    EMERGENCY = "emergency", N_("Emergency")
    HOURS_72 = "hours_72", N_("72 hours")
    ROUTINE = "routine", N_("Routine")


class Ride(CodeList):
    """Whether the person has a ride to the provider."""

    NOT_NEEDED = "not_needed", N_("Not needed")
    ARRANGED = "arranged", N_("Arranged")
    PLEASE_ARRANGE = "please_arrange", N_("Please arrange")


class VisitMode(CodeList):
    """How an appointment is kept."""

    IN_PERSON = "in_person", N_("In person")
    TELEHEALTH = "telehealth", N_("By video")
    PHONE = "phone", N_("By phone")


class ReferralOutStatus(CodeList):
    """Where a referral to a provider stands. Nothing counts as failure."""

    DRAFT = "draft", N_("Being written")
    SENT = "sent", N_("Sent")
    RECEIVED_ACK = "received_ack", N_("Provider has it")
    ACCEPTED = "accepted", N_("Accepted")
    WAITLISTED = "waitlisted", N_("On a waiting list")
    SCHEDULED = "scheduled", N_("Appointment made")
    ATTENDED = "attended", N_("Attended")
    NOT_ATTENDED = "not_attended", N_("Did not attend, as we were told")
    DECLINED_BY_PERSON = "declined_by_person", N_("Person said no")
    DECLINED_BY_PROVIDER = "declined_by_provider", N_("Provider said no")
    CLOSED_UNKNOWN = "closed_unknown", N_("Not known")


class OrganisationKind(CodeList):
    """What an office is; it decides which papers may go there."""

    PROVIDER = "provider", N_("Service provider")
    HEALTH = "health", N_("Clinic or hospital")
    HOUSING = "housing", N_("Shelter or housing")
    BENEFITS = "benefits", N_("Benefits office")
    COURT = "court", N_("Court")
    PROSECUTOR = "prosecutor", N_("Prosecutor")
    DEFENSE = "defense", N_("Defense counsel")
    LAW_ENFORCEMENT = "law_enforcement", N_("Law enforcement")
    PROBATION = "probation", N_("Probation or pretrial")
    JAIL = "jail", N_("Jail")
    TRIBAL = "tribal", N_("Tribal services")
    PEER = "peer", N_("Peer program")
    SUPPORT_PERSON = "support_person", N_("Family or support person")
    VENDOR = "vendor", N_("Vendor, such as a store or garage")
    OTHER = "other", N_("Another office")


class PartTwoStatus(CodeList):
    """How the site stands to 42 CFR part 2; changes the notice's wording only."""

    PROGRAM = "program", N_("We are a Part 2 program")
    LAWFUL_HOLDER = "lawful_holder", N_("We hold records from Part 2 programs")
    LEGAL_SAYS_NO = "legal_says_no", N_("Our counsel says Part 2 does not apply")
