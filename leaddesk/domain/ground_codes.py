"""The closed lists of disclosing without a consent."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.domain.disclosure_codes import DisclosureBasis, InformationCategory
from leaddesk.i18n import N_


class Ground(CodeList):
    """What lets something be told without a consent. To warn somebody is on the list so that it is explained."""

    EMERGENCY = "emergency", N_("Medical emergency")
    CRIME = "crime", N_("Crime or threat at the office or against staff")
    CHILD_REPORT = "child_report", N_("First report about a child that state law asks for")
    COURT_ORDER = "court_order", N_("Court order")
    AUDIT = "audit", N_("Audit or evaluation")
    RESEARCH = "research", N_("Research")
    QSO = "qso", N_("Work for this office under a qualified service agreement")
    WARNING = "warning", N_("To warn somebody of a danger")


class OrderSection(CodeList):
    """Under which rule a court made its order."""

    NON_CRIMINAL = "264", N_("2.64, not a criminal matter")
    CRIMINAL = "265", N_("2.65, to investigate or charge the person")
    PROGRAM = "266", N_("2.66, to investigate this office")
    UNDERCOVER = "267", N_("2.67, an undercover agent or informant")

    @property
    def basis(self) -> DisclosureBasis:
        """Return what the log calls a disclosure under such an order."""
        return _ORDERS[self]


_ORDERS = {
    OrderSection.NON_CRIMINAL: DisclosureBasis.COURT_ORDER,
    OrderSection.CRIMINAL: DisclosureBasis.COURT_ORDER_CRIMINAL,
    OrderSection.PROGRAM: DisclosureBasis.COURT_ORDER_PROGRAM,
    OrderSection.UNDERCOVER: DisclosureBasis.COURT_ORDER_UNDERCOVER,
}


class CourtPapers(CodeList):
    """What came from a court or a lawyer. An order permits and a subpoena compels: it takes both (42 CFR 2.61)."""

    BOTH = "both", N_("The order and a subpoena")
    ORDER = "order", N_("The order alone")
    SUBPOENA = "subpoena", N_("A subpoena alone")


C = InformationCategory
LIMITS = {
    Ground.EMERGENCY: frozenset({C.IDENTITY, C.CONTACT, C.NEEDS, C.SUBSTANCE_USE, C.MENTAL_HEALTH, C.MEDICAL}),
    # 42 CFR 2.12(c)(5): the circumstances, the status, name, address and last known whereabouts, nothing else
    Ground.CRIME: frozenset({C.IDENTITY}),
    # 42 CFR 2.12(c)(6) lets the first report pass, not the record: what bears on the child, not the course here
    Ground.CHILD_REPORT: frozenset({C.IDENTITY, C.NEEDS, C.SUBSTANCE_USE, C.MENTAL_HEALTH, C.MEDICAL, C.HOUSING}),
    Ground.COURT_ORDER: frozenset(C),
    Ground.AUDIT: frozenset(C),
    Ground.RESEARCH: frozenset(C),
    Ground.QSO: frozenset(C),
    Ground.WARNING: frozenset[InformationCategory](),
}
"""The most that may be told on each ground; an order's own scope narrows it further."""
BASES = {
    Ground.EMERGENCY: DisclosureBasis.EMERGENCY,
    Ground.CRIME: DisclosureBasis.CRIME_ON_PREMISES,
    Ground.CHILD_REPORT: DisclosureBasis.CHILD_ABUSE,
    Ground.AUDIT: DisclosureBasis.AUDIT,
    Ground.RESEARCH: DisclosureBasis.RESEARCH,
    Ground.QSO: DisclosureBasis.QSO,
}
"""What the log calls it; a court order is named by its section."""
