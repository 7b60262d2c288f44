"""What sets the kinds of consent apart: whom one may name, what for, what it alone asks.

The gate, the form on the screen and the check of a consent read this one table.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import ConsentKind, DisclosureBasis, InformationCategory, Purpose
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL_CATEGORIES = frozenset(InformationCategory)
COURTS = frozenset({OrganisationKind.COURT})
NO_COURTS = frozenset(OrganisationKind) - COURTS
RELEASE = frozenset({OrganisationKind.PROSECUTOR, OrganisationKind.PROBATION})
"""Who monitors a release or a held charge. A court itself takes a stand-alone consent."""
NEVER_FOR_TREATMENT = frozenset(
    {
        OrganisationKind.COURT,
        OrganisationKind.PROSECUTOR,
        OrganisationKind.DEFENSE,
        OrganisationKind.LAW_ENFORCEMENT,
        OrganisationKind.PROBATION,
        OrganisationKind.JAIL,
        OrganisationKind.SUPPORT_PERSON,
        OrganisationKind.VENDOR,
    }
)
"""Who is never a treating provider, a health plan or a payer, whatever the directory says of the office."""
EVERYDAY = (Purpose.CARE, Purpose.BENEFITS, Purpose.DIVERSION, Purpose.DEFENSE, Purpose.AT_REQUEST)
PART_TWO = frozenset({InformationCategory.IDENTITY, InformationCategory.CONTACT, InformationCategory.SUBSTANCE_USE})
"""What a HIPAA authorization alone never opens: 42 CFR part 2 protects it, and asks for more than HIPAA does.

That somebody is in touch with the program tells that they take part.
"""
THE_LAW = frozenset(
    {
        OrganisationKind.LAW_ENFORCEMENT,
        OrganisationKind.PROSECUTOR,
        OrganisationKind.JAIL,
        OrganisationKind.PROBATION,
    }
)
PUBLIC = N_("The public")
NO_LAW = N_("A court, a prosecutor, police, a jail or probation does not go on a consent for research")
ASKS_REFUSAL = frozenset({ConsentKind.TREATMENT, ConsentKind.HEALTH})
"""Whose page must say what happens if the person does not sign."""
TREATING = N_("Treating providers, health plans and payers")
COURT_ALONE = N_("A court can only be named on a consent for a legal proceeding, which stands alone")
ONLY_COURT = N_("This consent is for one legal proceeding; only the court goes on it")
ONLY_RELEASE = N_("Only a prosecutor, a probation or a pretrial office goes on this consent")


@dataclass(frozen=True, slots=True)
class KindRules:
    """The rules of one kind. ``purposes`` are those to choose from; a single one goes without saying.

    ``named`` says whether offices are put on it one by one, else ``of_whom`` may be a class of recipients. ``opens`` is
    false for what lets nobody be told anything by the office. ``also`` are the fields that it alone asks for,
    ``without`` those of every consent that it does not ask for.
    """

    form: str
    about: str
    basis: DisclosureBasis
    purposes: tuple[Purpose, ...]
    offices: frozenset[OrganisationKind] = NO_COURTS
    wrong_office: str = COURT_ALONE
    categories: frozenset[InformationCategory] = ALL_CATEGORIES
    named: bool = True
    of_whom: str = ""
    opens: bool = True
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


RULES: Mapping[ConsentKind, KindRules] = MappingProxyType(
    {
        ConsentKind.SPECIFIC: KindRules(
            "roi_mp",
            N_("Names the offices that may be told, each with its own yes or no. The usual one."),
            DisclosureBasis.CONSENT,
            EVERYDAY,
        ),
        ConsentKind.REACH: KindRules(
            "reach",
            N_(
                "How the person wants to be reached, and with whom a message may be left. Nobody is told anything else."
            ),
            DisclosureBasis.CONSENT,
            (),
            named=False,
            opens=False,
            also=("no_end", "ways", "message_with", "message_says", "unwanted"),
            without=(
                *("discloser", "information", "other_purpose", "expires_event", "event_check_on"),
                *("revocation_stated", "redisclosure_stated"),
            ),
        ),
        ConsentKind.TREATMENT: KindRules(
            "roi_tpo",
            N_("One consent for all who treat, pay for care or help to run it. Never for court, prosecutor or police."),
            DisclosureBasis.CONSENT,
            (Purpose.CARE,),
            named=False,
            of_whom=TREATING,
            also=("categories", "no_end"),
            without=("other_purpose",),
        ),
        ConsentKind.PROCEEDINGS: KindRules(
            "roi_proc",
            N_("Lets one court have and use what is ticked in one case. It stands alone, as the law asks."),
            DisclosureBasis.CONSENT_PROCEEDINGS,
            (Purpose.PROCEEDING,),
            COURTS,
            ONLY_COURT,
            also=("case_number", "case_title"),
            without=("other_purpose",),
        ),
        ConsentKind.JUSTICE: KindRules(
            "roi_235",
            N_(
                "Only where taking part was made a condition of a held charge or a release. It can't be taken back at "
                "once, so counsel is asked first."
            ),
            DisclosureBasis.CONSENT_235,
            (Purpose.DIVERSION, Purpose.OFFICIAL_DUTY),
            RELEASE,
            ONLY_RELEASE,
            also=("condition", "revocable_on", "revocable_event"),
            without=("other_purpose",),
        ),
        ConsentKind.HEALTH: KindRules(
            "roi_hipaa",
            N_(
                "For health information that has nothing to do with substance use. It never lets anybody hear that "
                "somebody takes part."
            ),
            DisclosureBasis.CONSENT,
            (Purpose.CARE, Purpose.BENEFITS, Purpose.DEFENSE, Purpose.AT_REQUEST),
            categories=ALL_CATEGORIES - PART_TWO,
        ),
        ConsentKind.MINOR: KindRules(
            "roi_minor",
            N_("For somebody under 18: the minor signs, alone or with a parent, as the law of the state says."),
            DisclosureBasis.CONSENT,
            EVERYDAY,
            also=("minor_rule", "state_law", "parent", "parent_signed_on"),
        ),
        ConsentKind.RESEARCH: KindRules(
            "roi_research",
            N_("Lets an evaluator have what is ticked for one study. It lasts no longer than the study."),
            DisclosureBasis.CONSENT,
            (Purpose.RESEARCH,),
            NO_COURTS - THE_LAW,
            NO_LAW,
            also=("study",),
            without=("other_purpose",),
        ),
        ConsentKind.PUBLIC: KindRules(
            "media",
            N_("Photos, voice or a story in public. What was published can't be called back; go through it together."),
            DisclosureBasis.CONSENT,
            (Purpose.AT_REQUEST,),
            named=False,
            of_whom=PUBLIC,
            opens=False,
            also=("categories", "media", "media_uses", "shown_as"),
            without=("other_purpose", "redisclosure_stated"),
        ),
    }
)


KEPT_AS: Mapping[ConsentKind, tuple[str, str]] = MappingProxyType(
    {
        ConsentKind.SPECIFIC: ("consent", N_("Draft of a consent")),
        ConsentKind.PROCEEDINGS: ("proceeding", N_("Draft of a consent for a legal proceeding")),
        ConsentKind.TREATMENT: ("treatment_consent", N_("Draft of a consent for treatment")),
        ConsentKind.JUSTICE: ("justice_consent", N_("Draft of a criminal-justice consent")),
        ConsentKind.HEALTH: ("health_consent", N_("Draft of a HIPAA authorization")),
        ConsentKind.MINOR: ("minor_consent", N_("Draft of a consent of somebody under 18")),
        ConsentKind.RESEARCH: ("research_consent", N_("Draft of a consent for research")),
        ConsentKind.PUBLIC: ("public_consent", N_("Draft of a consent for public use")),
        ConsentKind.REACH: ("reach_consent", N_("Draft of how to reach somebody")),
    }
)
"""Under which kind a draft is kept, and what Today calls it."""


def rules(kind: ConsentKind) -> KindRules:
    """Return the rules of a kind."""
    return RULES[kind]


def treats(kind: OrganisationKind, *, covered_entity: bool, part2_program: bool) -> bool:
    """Return whether an office of the directory is one of those that a single consent for treatment speaks of."""
    return kind not in NEVER_FOR_TREATMENT and (covered_entity or part2_program)
