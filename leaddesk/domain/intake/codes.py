"""Code lists of the intake conversation that are LEAD's own."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class IntakeSection(CodeList):
    """The parts of the conversation, in an order that begins with what is needed today."""

    IDENTITY = "identity", N_("Names and contact")
    LANGUAGE = "language", N_("Language and interpreter")
    URGENT = "urgent", N_("Needed today")
    LIVING = "living_situation", N_("Living situation")
    SUPPORT = "support_person", N_("Support people")
    ABOUT = "about", N_("About the person")
    HOUSEHOLD = "household", N_("Household")
    INCOME = "income", N_("Income and benefits")
    INSURANCE = "insurance", N_("Health insurance")
    DOCUMENTS = "id_document", N_("ID documents")
    HEALTH = "health", N_("Health and medicines")
    NEEDS = "need", N_("Mental health")
    SUBSTANCES = "substance", N_("Substances")
    OVERDOSE = "overdose", N_("Overdose and naloxone")
    TREATMENT = "treatment", N_("Treatment so far, and wishes")
    LEGAL = "legal", N_("Legal matters")
    STRENGTHS = "strengths", N_("Strengths and what has worked")
    GOALS = "goals", N_("Goals in own words")
    SUPPLIES = "supplies", N_("Harm reduction supplies")
    CONSENTS = "consents", N_("Notice and consents offered")
    SAFETY = "safety_note", N_("Safety notes")


class SectionState(CodeList):
    """What is known of one part of the conversation. Nothing has to be asked."""

    NOT_ASKED = "not_asked", N_("Not asked yet")
    NOTED = "noted", N_("Noted")
    NOTHING = "nothing", N_("Nothing to note")
    PREFERS_NOT = "prefers_not", N_("Prefers not to say")


class DocumentKind(CodeList):
    """Papers that open doors."""

    BIRTH_CERTIFICATE = "birth_certificate", N_("Birth certificate")
    SSN_CARD = "ssn_card", N_("Social Security card")
    STATE_ID = "state_id", N_("State ID or driver's license")
    TRIBAL_ID = "tribal_id", N_("Tribal ID")
    DD_214 = "dd_214", N_("DD-214 (military discharge)")
    OTHER = "other", N_("Another document")


class DocumentStatus(CodeList):
    """Whether the person has a document."""

    HELD = "held", N_("Has it")
    NEEDED = "needed", N_("Needs it")
    APPLIED = "applied", N_("Applied for")
    NOT_NEEDED = "not_needed", N_("Not needed")
    PREFERS_NOT = "prefers_not", N_("Prefers not to say")


class NeedKind(CodeList):
    """Needs in plain words; never a diagnosis."""

    DEPRESSION_ANXIETY = "mh_depress_anxiety", N_("Low mood, worry or fear")
    PSYCHOSIS = "mh_psychosis", N_("Hearing or seeing things, confused thinking")
    MOOD = "mh_mood", N_("Mood that swings high and low")
    TRAUMA = "mh_trauma", N_("Hard things lived through")
    SUICIDE_RISK = "mh_suicide_risk", N_("Thoughts of suicide or self-harm")
    COGNITIVE = "mh_cognitive_tbi", N_("Memory, thinking or head injury")
    COMPETENCY = "mh_competency_issue", N_("Competency raised in court")
    SUD_OPIOID = "sud_opioid", N_("Opioid use")
    SUD_ALCOHOL = "sud_alcohol", N_("Alcohol use")
    SUD_STIMULANT = "sud_stimulant", N_("Stimulant use")
    SUD_OTHER = "sud_other", N_("Other substance use")
    COOCCURRING = "cooccurring", N_("Mental health and substance use together")
    CRISIS_RECENT = "crisis_recent", N_("A crisis lately")
    OVERDOSE_RECENT = "overdose_recent", N_("An overdose lately")
    NONE_KNOWN = "none_known", N_("None known")
    PREFERS_NOT = "prefers_not", N_("Prefers not to say")


class NeedSource(CodeList):
    """Who says so."""

    SELF = "self", N_("The person said so")
    OBSERVED = "observed", N_("Seen by the coordinator")
    PROVIDER = "provider", N_("A provider, with consent")


class Substance(CodeList):
    """Substances."""

    ALCOHOL = "alcohol", N_("Alcohol")
    METHAMPHETAMINE = "methamphetamine", N_("Methamphetamine")
    FENTANYL = "fentanyl_illicit", N_("Fentanyl")
    HEROIN = "heroin", N_("Heroin")
    RX_OPIOID = "rx_opioid", N_("Prescription opioid")
    METHADONE = "methadone_nonrx", N_("Methadone, not prescribed")
    BUPRENORPHINE = "bup_nonrx", N_("Buprenorphine, not prescribed")
    COCAINE = "cocaine_crack", N_("Cocaine or crack")
    CANNABIS = "cannabis", N_("Cannabis")
    AMPHETAMINE_RX = "amphetamine_rx", N_("Prescription stimulant")
    OTHER_STIMULANT = "other_stimulant", N_("Another stimulant")
    BENZO = "benzo", N_("Benzodiazepine")
    OTHER_TRANQUILIZER = "other_tranq", N_("Another tranquilizer")
    BARBITURATE = "barbiturate", N_("Barbiturate")
    SEDATIVE = "sedative", N_("Sedative or sleeping pill")
    XYLAZINE = "xylazine_medetomidine", N_("Xylazine or medetomidine")
    GABAPENTIN = "gabapentin", N_("Gabapentin")
    KRATOM = "kratom", N_("Kratom")
    SYNTHETIC_CANNABINOID = "synthetic_cannabinoid", N_("Synthetic cannabinoid")
    HALLUCINOGEN = "hallucinogen", N_("Hallucinogen")
    PCP = "pcp", N_("PCP")
    INHALANT = "inhalant", N_("Inhalant")
    OTC = "otc", N_("Over-the-counter medicine")
    NICOTINE = "nicotine", N_("Nicotine")
    OTHER = "other", N_("Another substance")
    NONE = "none", N_("None")
    UNKNOWN = "unknown", N_("Not known")


class Route(CodeList):
    """How it is taken."""

    ORAL = "oral", N_("By mouth")
    SMOKED = "smoked", N_("Smoked")
    INHALED = "inhaled", N_("Inhaled or through the nose")
    INJECTED = "injected", N_("Injected")
    OTHER = "other", N_("Another way")
    PREFERS_NOT = "prefers_not", N_("Prefers not to say")


class Frequency(CodeList):
    """How often in the past month."""

    NONE = "none", N_("Not in the past month")
    MONTHLY = "monthly_1_3", N_("One to three times a month")
    WEEKLY = "weekly_1_2", N_("Once or twice a week")
    OFTEN = "weekly_3_6", N_("Three to six times a week")
    DAILY = "daily", N_("Daily")
    UNKNOWN = "unknown", N_("Not known")
    PREFERS_NOT = "prefers_not", N_("Prefers not to say")


class WantsChange(CodeList):
    """Whether the person wants something to change; no answer is better than another."""

    YES = "yes", N_("Yes")
    UNSURE = "unsure", N_("Not sure")
    LESS = "less", N_("Use less or more safely")
    NO = "no", N_("No")
    PREFERS_NOT = "prefers_not", N_("Prefers not to say")


class TodayNeed(CodeList):
    """Whether something is needed today."""

    NEEDED = "needed", N_("Help needed")
    FINE = "fine", N_("All right")
    PREFERS_NOT = "prefers_not", N_("Prefers not to say")


class Supply(CodeList):
    """Things that keep people alive and well."""

    NALOXONE = "naloxone", N_("Naloxone")
    TEST_STRIPS = "test_strips", N_("Test strips")
    SYRINGES = "syringes", N_("Syringes and a sharps box")
    SMOKING = "smoking", N_("Smoking supplies")
    WOUND_CARE = "wound_care", N_("Wound care")
    SAFER_SEX = "safer_sex", N_("Condoms")
    HYGIENE = "hygiene", N_("Hygiene kit")
    WARM = "warm", N_("Blanket, socks, warm clothes")
    WATER_FOOD = "water_food", N_("Water and snacks")
    OTHER = "other", N_("Something else")


class NoticeManner(CodeList):
    """How the privacy notice was given."""

    HANDED = "handed", N_("Handed over")
    READ_ALOUD = "read_aloud", N_("Read aloud together")
    MAILED = "mailed", N_("Mailed")
    DECLINED = "declined", N_("Offered, not wanted")


class MayBeTold(CodeList):
    """What the person wants for somebody who supports them. Only a hint: a consent decides."""

    YES = "yes", N_("Yes, as a consent allows")
    ONLY_MESSAGE = "only_message", N_("Only to call back")
    NO = "no", N_("No")
    NOT_ASKED = "not_asked", N_("Not asked")
