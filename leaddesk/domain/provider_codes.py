"""What a provider is."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class ProviderType(CodeList):
    """The kind of service place, finer than what decides which papers may go there."""

    COMMUNITY_MH_CENTER = "community_mh_center", N_("Community mental health center")
    OPIOID_TREATMENT_PROGRAM = "opioid_treatment_program", N_("Opioid treatment program")
    OFFICE_BASED_MOUD = "office_based_moud", N_("Office-based opioid medication")
    DETOX = "detox", N_("Detox")
    RESIDENTIAL_SUD = "residential_sud", N_("Residential treatment")
    HOSPITAL = "hospital_CAH", N_("Hospital")
    FQHC = "FQHC", N_("Community health center (FQHC)")
    RURAL_HEALTH_CLINIC = "RHC", N_("Rural health clinic")
    IHS_TRIBAL = "IHS_tribal", N_("Indian Health Service or Tribal clinic")
    SHELTER = "shelter", N_("Shelter")
    HOUSING_AUTHORITY = "housing_authority", N_("Housing authority")
    RECOVERY_HOUSING = "recovery_housing", N_("Recovery housing")
    FOOD_BANK = "food_bank", N_("Food bank")
    BENEFITS_OFFICE = "benefits_office", N_("Benefits office")
    LEGAL_AID = "legal_aid", N_("Legal aid")
    PUBLIC_DEFENDER = "public_defender", N_("Public defender")
    DV_AGENCY = "dv_agency", N_("Domestic violence agency")
    PEER_ORGANISATION = "peer_org", N_("Peer organization")
    FAITH = "faith", N_("Faith community")
    TRANSPORT = "transport", N_("Transport")
    TELEHEALTH = "telehealth", N_("Telehealth")
    PHARMACY = "pharmacy", N_("Pharmacy")
    OTHER = "other", N_("Another type")
