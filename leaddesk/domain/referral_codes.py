"""Closed lists of what the sheets of a referral to us ask."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class YesOrNo(CodeList):
    """A plain answer; none at all where nobody said."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")


class Supervision(CodeList):
    """What else the person stands under, as a deputy knows it."""

    PROBATION = "probation", N_("Probation or parole")
    WARRANT = "warrant", N_("Open warrant")
    NEITHER = "neither", N_("Neither")
    UNKNOWN = "unknown", N_("Not known")


class NamedVictim(CodeList):
    """Whether a person was harmed, and was asked; never the story."""

    NO = "no", N_("No")
    YES = "yes", N_("Yes")
    CONSULTED = "consulted", N_("Yes, and consulted")


class Basis(CodeList):
    """How it is known that the person is involved (California Penal Code 1001.87)."""

    REPORTS = "reports", N_("Earlier reports")
    OBSERVED = "observed", N_("Seen by whoever refers")
    RELIABLE = "reliable", N_("Told by somebody reliable")


class Wish(CodeList):
    """What would help, as anybody may mark it."""

    SHELTER = "shelter", N_("A place to stay")
    FOOD = "food", N_("Food, clothes")
    CARE = "care", N_("A doctor or counselor")
    PAPERS = "papers", N_("ID and papers")
    COURT = "court", N_("Court dates")
    INCOME = "income", N_("Work, benefits")
