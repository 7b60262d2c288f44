"""The lists that a site keeps for itself: screening questions, people in roles, plan domains, local services."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList, EligibilityResult
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_

ON_THE_LIST = N_("This is on the list already")
RETIRED_ON_THE_LIST = N_("This is on the list, retired: use it again instead")
STAYS_ON_THE_LIST = N_("This one belongs to every plan and stays on the list")


class SiteList(CodeList):
    """Which list."""

    CRITERION = "criterion", N_("Screening questions")
    DOMAIN = "domain", N_("Plan domains")
    SERVICE = "service", N_("Local services")
    PERSON = "person", N_("People in roles")


class ListInSettings(CodeList):
    """Which list the settings show: those of the site, and the agencies, which are offices of the directory."""

    CRITERION = SiteList.CRITERION.value, SiteList.CRITERION.label
    AGENCY = "agency", N_("Agencies")
    PERSON = SiteList.PERSON.value, SiteList.PERSON.label
    DOMAIN = SiteList.DOMAIN.value, SiteList.DOMAIN.label
    SERVICE = SiteList.SERVICE.value, SiteList.SERVICE.label

    @property
    def kept_by_site(self) -> SiteList | None:
        """Return the list of the site that this is, or None for the agencies."""
        return SiteList.of(self.value)


class CriterionKind(CodeList):
    """What an answer of yes, or of no, does to a screening."""

    INCLUDE = "include", N_("Yes is needed")
    EXCLUDE = "exclude", N_("Yes speaks against")
    NEEDS_APPROVAL = "needs_approval", N_("Yes needs approval")


class PersonRole(CodeList):
    """What somebody is to the site."""

    PROSECUTOR = "prosecutor", N_("Liaison prosecutor")
    DEFENSE = "defense", N_("Defense counsel")
    SERGEANT = "sergeant", N_("Sergeant")
    LAW_ENFORCEMENT = "law_enforcement", N_("Law enforcement liaison")
    JUDGE = "judge", N_("Judge")
    CLERK = "clerk", N_("Clerk of court")
    PROBATION = "probation", N_("Probation or pretrial officer")
    JAIL = "jail", N_("Jail staff")
    SUPERVISOR = "supervisor", N_("Clinical supervisor")
    PEER = "peer", N_("Peer")
    COMMUNITY = "community", N_("Community leadership")
    COUNSEL = "counsel", N_("County counsel")
    OTHER = "other", N_("Another role")


@dataclass(frozen=True, slots=True)
class CriterionDraft:
    """A question of the screening; ``detail`` is the result it leads to when it is not as it should be."""

    text: str = entry(N_("Question"), default="", required=True, max_length=300, width=6, lines=2)
    mark: CriterionKind = entry(N_("Kind"), default=CriterionKind.INCLUDE, width=3)
    detail: EligibilityResult | None = entry(
        N_("Result if it speaks against"), default=None, width=3, optional_shown=True
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this question from being saved, by field."""
        return fields.problems(self)


@dataclass(frozen=True, slots=True)
class DomainDraft:
    """A domain of plans."""

    text: str = entry(N_("Name of the domain"), default="", required=True, max_length=120, width=6)

    def problems(self) -> dict[str, str]:
        """Return what stops this domain from being saved, by field."""
        return fields.problems(self)


@dataclass(frozen=True, slots=True)
class ServiceDraft:
    """A service that only this county has; ``mark`` is what naming it gives away."""

    text: str = entry(N_("Name of the service"), default="", required=True, max_length=120, width=6)
    mark: InformationCategory | None = entry(
        N_("Naming it also tells of"),
        default=None,
        width=6,
        optional_shown=True,
        help=N_("A consent must cover it; “substance use” for a recovery house, for example"),
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this service from being saved, by field."""
        return fields.problems(self)


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody in a role: who is called, and at which office."""

    mark: PersonRole = entry(N_("Role"), default=PersonRole.PROSECUTOR, width=3)
    text: str = entry(N_("Name"), default="", required=True, max_length=300, width=3)
    detail: str = entry(N_("Office"), default="", max_length=300, width=6, optional_shown=True)

    def problems(self) -> dict[str, str]:
        """Return what stops this person from being saved, by field."""
        return fields.problems(self)


ItemDraft = CriterionDraft | DomainDraft | ServiceDraft | PersonDraft
DRAFTS: dict[SiteList, type[ItemDraft]] = {
    SiteList.CRITERION: CriterionDraft,
    SiteList.DOMAIN: DomainDraft,
    SiteList.SERVICE: ServiceDraft,
    SiteList.PERSON: PersonDraft,
}
"""What the form of each list edits."""


@dataclass(frozen=True, slots=True)
class SiteItem:
    """An entry of a list. Records keep its ``code``, which never changes; ``mark`` and ``detail`` are of its list."""

    code: str
    text: str
    mark: str = ""
    detail: str = ""
    active: bool = True

    @property
    def kind(self) -> CriterionKind:
        """Return what kind of screening question this is."""
        return CriterionKind.of(self.mark) or CriterionKind.INCLUDE

    @property
    def role(self) -> PersonRole:
        """Return which role this person has."""
        return PersonRole.of(self.mark) or PersonRole.OTHER


CORE_DOMAINS = ("housing", "income", "food", "health", "social", "mh", "su", "legal")
"""The domains that cannot be taken off the list."""
_K, _R = CriterionKind, EligibilityResult
DEFAULTS: dict[SiteList, tuple[SiteItem, ...]] = {
    SiteList.CRITERION: (
        SiteItem("adult", N_("Is the person 18 or older?"), _K.INCLUDE, _R.INELIGIBLE_AGE),
        SiteItem("area", N_("Does the person live, stay or spend time in the county?"), _K.INCLUDE, _R.OUT_OF_AREA),
        SiteItem(
            "repeated",
            N_("Is there repeated, or likely, contact with law enforcement?"),
            _K.INCLUDE,
            _R.NOT_INTENDED_POPULATION,
        ),
        SiteItem(
            "driver",
            N_("Does substance use, mental illness or extreme poverty drive it?"),
            _K.INCLUDE,
            _R.INELIGIBLE_NO_NEXUS,
        ),
        SiteItem(
            "ordinary",
            N_("Are ordinary services out of reach, too complicated or not enough?"),
            _K.INCLUDE,
            _R.NOT_INTENDED_POPULATION,
        ),
        SiteItem("willing", N_("Is the person willing to talk?"), _K.INCLUDE, _R.PERSON_DECLINED),
        SiteItem(
            "supervised", N_("Is the person on probation, on parole or before a treatment court?"), _K.NEEDS_APPROVAL
        ),
        SiteItem("victim", N_("Is there an individual victim who has not been asked?"), _K.NEEDS_APPROVAL),
        SiteItem("amount", N_("Is the amount of drugs over the limit?"), _K.EXCLUDE, _R.INELIGIBLE_OFFENSE, False),
        SiteItem(
            "profit", N_("Was it selling for profit beyond a bare living?"), _K.EXCLUDE, _R.INELIGIBLE_OFFENSE, False
        ),
        SiteItem(
            "exploits", N_("Does the offense exploit minors or other people?"), _K.EXCLUDE, _R.INELIGIBLE_OFFENSE, False
        ),
        SiteItem(
            "excluded_offense",
            N_("Is it an offense that the site does not divert, such as DUI or domestic violence?"),
            _K.EXCLUDE,
            _R.INELIGIBLE_OFFENSE,
            False,
        ),
        SiteItem(
            "history",
            N_("Is there a serious violent conviction in past years?"),
            _K.EXCLUDE,
            _R.INELIGIBLE_HISTORY,
            False,
        ),
        SiteItem(
            "no_contact_order",
            N_("Is there a no-contact order with a participant?"),
            _K.NEEDS_APPROVAL,
            "",
            False,
        ),
    ),
    SiteList.DOMAIN: (
        SiteItem("housing", N_("Shelter and housing")),
        SiteItem("income", N_("Income, work and benefits")),
        SiteItem("food", N_("Food")),
        SiteItem("health", N_("Physical health")),
        SiteItem("social", N_("Family and social networks")),
        SiteItem("mh", N_("Mental health")),
        SiteItem("su", N_("Substance use")),
        SiteItem("legal", N_("Legal")),
        SiteItem("id_docs", N_("ID documents")),
        SiteItem("transport", N_("Transport")),
        SiteItem("safety", N_("Safety")),
        SiteItem("other", N_("Something else")),
    ),
    SiteList.SERVICE: (),
    SiteList.PERSON: (),
}
"""What each list begins with. Exclusions are suggestions: no site has them unless it takes them into use."""


def item_draft(which: SiteList, item: SiteItem) -> ItemDraft:
    """Return an entry as its form edits it."""
    if which is SiteList.CRITERION:
        return CriterionDraft(item.text, item.kind, EligibilityResult.of(item.detail))
    if which is SiteList.SERVICE:
        return ServiceDraft(item.text, InformationCategory.of(item.mark))
    return PersonDraft(item.role, item.text, item.detail) if which is SiteList.PERSON else DomainDraft(item.text)


def item_of(draft: ItemDraft, code: str) -> SiteItem:
    """Return what a draft says as an entry; spaces around words are left out."""
    mark, detail = getattr(draft, "mark", ""), getattr(draft, "detail", "")
    return SiteItem(code, " ".join(draft.text.split()), mark or "", detail.strip() if detail else "")


def twin_problem(which: SiteList, items: tuple[SiteItem, ...], wanted: SiteItem) -> dict[str, str]:
    """Return that another entry says the same, by field."""
    for item in items:
        if item.code != wanted.code and _words(which, item) == _words(which, wanted):
            return {"text": ON_THE_LIST if item.active else RETIRED_ON_THE_LIST}
    return {}


def stays(which: SiteList, code: str) -> bool:
    """Return whether an entry can't be retired."""
    return which is SiteList.DOMAIN and code in CORE_DOMAINS


def _words(which: SiteList, item: SiteItem) -> tuple[str, str]:
    """Return what tells an entry from others: one name may stand in two roles."""
    return item.text.casefold(), item.mark if which is SiteList.PERSON else ""
