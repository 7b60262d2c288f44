"""Code lists of the HMIS data standards. Codes are HUD's; the words on the screen are plain."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_

DOES_NOT_KNOW, PREFERS_NOT, NOT_COLLECTED = "8", "9", "99"


class Answer(CodeList):
    """Yes or no, or why there is no answer."""

    YES = "1", N_("Yes")
    NO = "0", N_("No")
    DOES_NOT_KNOW = DOES_NOT_KNOW, N_("Does not know")
    PREFERS_NOT = PREFERS_NOT, N_("Prefers not to say")
    NOT_COLLECTED = NOT_COLLECTED, N_("Not asked")


class Sex(CodeList):
    """Sex as HMIS 4.21 asks it; never inferred, and apart from how the person describes gender."""

    FEMALE = "0", N_("Female")
    MALE = "1", N_("Male")
    DOES_NOT_KNOW = DOES_NOT_KNOW, N_("Does not know")
    PREFERS_NOT = PREFERS_NOT, N_("Prefers not to say")
    NOT_COLLECTED = NOT_COLLECTED, N_("Not asked")


class Race(CodeList):
    """Race and ethnicity in one question, every answer that fits (SPD-15 of 2024)."""

    AIAN = "AIAN", N_("American Indian or Alaska Native")
    ASIAN = "ASIAN", N_("Asian")
    BLACK = "BLACK", N_("Black or African American")
    HISPANIC = "HISP", N_("Hispanic or Latino")
    MENA = "MENA", N_("Middle Eastern or North African")
    NHPI = "NHPI", N_("Native Hawaiian or Pacific Islander")
    WHITE = "WHITE", N_("White")
    DOES_NOT_KNOW = "DK", N_("Does not know")
    PREFERS_NOT = "PNS", N_("Prefers not to say")
    NOT_COLLECTED = "NC", N_("Not asked")


NO_RACE = frozenset({Race.DOES_NOT_KNOW, Race.PREFERS_NOT, Race.NOT_COLLECTED})


class NameQuality(CodeList):
    """How much of the name is known (HMIS 3.01)."""

    FULL = "1", N_("Full name")
    PARTIAL = "2", N_("Part of it, street or code name")
    DOES_NOT_KNOW = DOES_NOT_KNOW, N_("Does not know")
    PREFERS_NOT = PREFERS_NOT, N_("Prefers not to say")
    NOT_COLLECTED = NOT_COLLECTED, N_("Not asked")


class BirthQuality(CodeList):
    """How much of the birth date is known (HMIS 3.03)."""

    FULL = "1", N_("Full date")
    PARTIAL = "2", N_("About, or part of it")
    DOES_NOT_KNOW = DOES_NOT_KNOW, N_("Does not know")
    PREFERS_NOT = PREFERS_NOT, N_("Prefers not to say")
    NOT_COLLECTED = NOT_COLLECTED, N_("Not asked")


class LivingSituation(CodeList):
    """Where a person stays. 100-199 homeless, 200-299 institutional, 300-399 temporary, 400-499 permanent."""

    OUTSIDE = "116", N_("Outside, in a vehicle or another place not meant for living")
    SHELTER = "101", N_("Emergency shelter, or a motel paid by a voucher")
    SAFE_HAVEN = "118", N_("Safe haven")
    FAMILY = "335", N_("Staying with family")
    FRIENDS = "336", N_("Staying with friends")
    MOTEL = "314", N_("Hotel or motel, no voucher")
    TRANSITIONAL = "302", N_("Transitional housing")
    HALFWAY = "329", N_("Residential or halfway house")
    HOST_HOME = "332", N_("Host home")
    JAIL = "207", N_("Jail or prison")
    HOSPITAL = "206", N_("Hospital")
    PSYCHIATRIC = "204", N_("Psychiatric hospital")
    TREATMENT = "205", N_("Residential treatment or detox")
    NURSING = "225", N_("Nursing home or long-term care")
    FOSTER = "215", N_("Foster care")
    RENTS = "410", N_("Rents, no subsidy")
    RENTS_SUBSIDY = "435", N_("Rents, with a subsidy")
    OWNS = "411", N_("Owns, no subsidy")
    OWNS_SUBSIDY = "421", N_("Owns, with a subsidy")
    OTHER = "17", N_("Another place")
    NOT_DETERMINED = "37", N_("Could not be told")
    DOES_NOT_KNOW = DOES_NOT_KNOW, N_("Does not know")
    PREFERS_NOT = PREFERS_NOT, N_("Prefers not to say")
    NOT_COLLECTED = NOT_COLLECTED, N_("Not asked")
    FAMILY_TEMPORARY = "312", N_("With family, for a while")
    FRIENDS_TEMPORARY = "313", N_("With friends, for a while")
    HOPWA_TRANSITIONAL = "327", N_("HOPWA transitional housing")
    FAMILY_PERMANENT = "422", N_("With family, for good")
    FRIENDS_PERMANENT = "423", N_("With friends, for good")
    HOPWA_PERMANENT = "426", N_("HOPWA permanent housing")
    DECEASED = "24", N_("Has died")
    NO_EXIT_INTERVIEW = "30", N_("Not asked on leaving")

    @property
    def known(self) -> bool:
        """Return whether it says where the person stays; measures of housing leave the others out."""
        return self not in _UNKNOWN

    def within(self, first: int) -> bool:
        """Return whether the code lies in the hundred that begins with ``first``: 100, 200, 300 or 400."""
        return first <= int(self.value) < first + 100


HOMELESS, INSTITUTIONAL, TEMPORARY, PERMANENT = 100, 200, 300, 400
_UNKNOWN = frozenset(
    {
        *(LivingSituation.NOT_DETERMINED, LivingSituation.DOES_NOT_KNOW, LivingSituation.PREFERS_NOT),
        *(LivingSituation.NOT_COLLECTED, LivingSituation.DECEASED, LivingSituation.NO_EXIT_INTERVIEW),
    }
)
_ONLY_ON_LEAVING = frozenset(
    {
        *(LivingSituation.FAMILY_TEMPORARY, LivingSituation.FRIENDS_TEMPORARY, LivingSituation.HOPWA_TRANSITIONAL),
        *(LivingSituation.FAMILY_PERMANENT, LivingSituation.FRIENDS_PERMANENT, LivingSituation.HOPWA_PERMANENT),
        *(LivingSituation.DECEASED, LivingSituation.NO_EXIT_INTERVIEW),
    }
)
CURRENT_SITUATIONS = tuple(one for one in LivingSituation if one not in _ONLY_ON_LEAVING)
"""What can be answered about now; the rest only says where somebody went."""
_ONLY_NOW = frozenset({LivingSituation.FAMILY, LivingSituation.FRIENDS, LivingSituation.NOT_DETERMINED})
DESTINATIONS = tuple(sorted((one for one in LivingSituation if one not in _ONLY_NOW), key=lambda one: one in _UNKNOWN))
"""Where somebody can go when an enrolment closes; what says no place comes last."""


class RentalSubsidy(CodeList):
    """What helps to pay the rent."""

    VASH = "419", N_("VASH")
    RRH = "431", N_("Rapid re-housing")
    HCV = "433", N_("Housing choice voucher")
    PUBLIC = "434", N_("Public housing")
    STABILITY = "436", N_("Housing stability voucher")
    FAMILY_UNIFICATION = "437", N_("Family unification voucher")
    YOUTH = "438", N_("Foster youth to independence")
    SUPPORTIVE = "439", N_("Permanent supportive housing")
    GPD = "428", N_("GPD transition in place")
    OTHER_PERMANENT = "440", N_("Other permanent housing for people who were homeless")
    OTHER = "420", N_("Another subsidy")


class LengthOfStay(CodeList):
    """How long the person has stayed there."""

    ONE_NIGHT = "10", N_("One night or less")
    NIGHTS = "11", N_("Two to six nights")
    WEEKS = "2", N_("A week to a month")
    MONTHS = "3", N_("One to three months")
    UP_TO_YEAR = "4", N_("Three months to a year")
    LONGER = "5", N_("A year or longer")
    DOES_NOT_KNOW = DOES_NOT_KNOW, N_("Does not know")
    PREFERS_NOT = PREFERS_NOT, N_("Prefers not to say")


class IncomeSource(CodeList):
    """Where money comes from; the codes are the columns of HMIS."""

    EARNED = "Earned", N_("Work")
    UNEMPLOYMENT = "Unemployment", N_("Unemployment insurance")
    SSI = "SSI", N_("SSI")
    SSDI = "SSDI", N_("SSDI")
    VA_SERVICE = "VADisabilityService", N_("VA disability, service-connected")
    VA_OTHER = "VADisabilityNonService", N_("VA disability, other")
    PRIVATE_DISABILITY = "PrivateDisability", N_("Private disability insurance")
    WORKERS_COMP = "WorkersComp", N_("Workers' compensation")
    TANF = "TANF", N_("TANF")
    GENERAL_ASSISTANCE = "GA", N_("General assistance")
    RETIREMENT = "SocSecRetirement", N_("Social Security retirement")
    PENSION = "Pension", N_("Pension")
    CHILD_SUPPORT = "ChildSupport", N_("Child support")
    ALIMONY = "Alimony", N_("Alimony")
    OTHER = "OtherIncomeSource", N_("Another source")


class NonCashBenefit(CodeList):
    """Benefits that are not money."""

    SNAP = "SNAP", N_("SNAP (food)")
    WIC = "WIC", N_("WIC")
    CHILD_CARE = "TANFChildCare", N_("TANF child care")
    TRANSPORT = "TANFTransportation", N_("TANF transportation")
    OTHER_TANF = "OtherTANF", N_("Other TANF services")
    OTHER = "OtherBenefitsSource", N_("Another benefit")


class InsuranceKind(CodeList):
    """Health insurance."""

    MEDICAID = "Medicaid", N_("Medicaid")
    MEDICARE = "Medicare", N_("Medicare")
    SCHIP = "SCHIP", N_("Children's Health Insurance Program")
    VHA = "VHAServices", N_("VA health care")
    EMPLOYER = "EmployerProvided", N_("Through work")
    COBRA = "COBRA", N_("COBRA")
    PRIVATE = "PrivatePay", N_("Private, own pay")
    STATE = "StateHealthIns", N_("State insurance for adults")
    IHS = "IndianHealthServices", N_("Indian Health Service")
    OTHER = "OtherInsurance", N_("Another insurance")


class NoInsurance(CodeList):
    """Why there is none."""

    PENDING = "1", N_("Applied, waiting")
    NOT_ELIGIBLE = "2", N_("Applied, not eligible")
    DID_NOT_APPLY = "3", N_("Did not apply")
    NOT_APPLICABLE = "4", N_("Does not apply")
