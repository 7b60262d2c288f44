"""Published evaluations of LEAD that a report may quote, each with its design and source.

They are results of others. Two designs must never be read as one: the figures on arrests had a group to compare with,
those on housing and income followed participants alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class Design(CodeList):
    """How a study was made; reports keep these apart."""

    COMPARED = "compared", N_("With a comparison group, not assigned at random")
    FOLLOWED = "followed", N_("Participants followed over time, without a comparison group")
    BEFORE_AFTER = "before_after", N_("Before and after, without a comparison group")


class Evaluation(CodeList):
    """Which finding."""

    SEATTLE_SIX_MONTHS = "seattle_6m", N_("Seattle: arrests within six months")
    SEATTLE_LONGER = "seattle_longer", N_("Seattle: arrests and felony charges, longer term")
    SEATTLE_HOUSING = "seattle_housing", N_("Seattle: housing and income of participants")
    NORTH_CAROLINA = "north_carolina", N_("North Carolina: four sites")


@dataclass(frozen=True, slots=True)
class Citation:
    """What may be printed of a finding: the claim in its exact terms, whom it was found among, and the source."""

    design: Design
    claim: str
    among: str
    source: str


_COLLINS = N_(
    "Collins, Lonczak, Clifasefi (2017). Evaluation and Program Planning 64, 49–56."
    " doi 10.1016/j.evalprogplan.2017.05.008"
)
CITATIONS: dict[Evaluation, Citation] = {
    Evaluation.SEATTLE_SIX_MONTHS: Citation(
        Design.COMPARED,
        N_("60 % lower odds of at least one arrest in the six months after entry."),
        N_("318 people in downtown Seattle: 203 in LEAD, 115 not. Odds are not rates."),
        _COLLINS,
    ),
    Evaluation.SEATTLE_LONGER: Citation(
        Design.COMPARED,
        N_(
            "58 % lower odds of at least one arrest and 39 % lower odds of at least one felony charge over the longer"
            " term."
        ),
        N_("The same 318 people, from two years before LEAD began to July 2014. Odds are not rates."),
        _COLLINS,
    ),
    Evaluation.SEATTLE_HOUSING: Citation(
        Design.FOLLOWED,
        N_(
            "In a month of the follow-up, participants were more than twice as likely to be sheltered, 89 % more likely"
            " to have permanent housing and 33 % more likely to have income or benefits than in the month before"
            " referral."
        ),
        N_("LEAD participants only, over 18 months; nobody outside LEAD was compared."),
        N_("Clifasefi, Lonczak, Collins (2017). Crime & Delinquency 63(4), 429–445."),
    ),
    Evaluation.NORTH_CAROLINA: Citation(
        Design.BEFORE_AFTER,
        N_("Citations and arrests of active participants fell by half: six months after referral against six before."),
        N_("Four sites; the figure is for active participants only."),
        N_("Gilbert and others, Duke University Wilson Center for Science and Justice, January 2023."),
    ),
}
NOT_OURS = N_("Results of others, not of this site. They are not comparable with the figures of this report.")


def by_design(chosen: tuple[Evaluation, ...]) -> tuple[tuple[Design, tuple[Citation, ...]], ...]:
    """Return the chosen findings under their designs, so that no sentence mixes two."""
    found = [CITATIONS[one] for one in Evaluation if one in chosen]
    grouped = ((design, tuple(one for one in found if one.design is design)) for design in Design)
    return tuple((design, those) for design, those in grouped if those)
