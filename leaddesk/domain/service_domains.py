"""Which domain of a plan each service belongs to, so that goals and services can be read beside each other."""

from __future__ import annotations

from typing import Final

from leaddesk.domain.codes import ServiceNeed

_S = ServiceNeed
_SERVICES: Final[dict[str, tuple[ServiceNeed, ...]]] = {
    "housing": (_S.EMERGENCY_SHELTER, _S.TRANSITIONAL, _S.HOUSING, _S.RENT_HELP, _S.RECOVERY_HOUSING),
    "income": (_S.EMPLOYMENT, _S.BENEFITS, _S.EDUCATION),
    "food": (_S.FOOD,),
    "health": (_S.PRIMARY_CARE, _S.DENTAL, _S.HOSPITAL, _S.WOUND_CARE),
    "social": (_S.PEER, _S.PARENTING, _S.SPIRITUAL),
    "mh": (_S.CRISIS, _S.MH_OUTPATIENT, _S.MH_INPATIENT, _S.PSYCHIATRY),
    "su": (_S.DETOX, _S.SUD_OUTPATIENT, _S.SUD_RESIDENTIAL, _S.MOUD, _S.NALOXONE, _S.SYRINGE_SERVICE),
    "legal": (_S.CIVIL_LEGAL, _S.CRIMINAL_DEFENSE, _S.EXPUNGEMENT),
    "id_docs": (_S.ID_DOCS,),
    "transport": (_S.TRANSPORT,),
    "safety": (_S.DOMESTIC_VIOLENCE,),
    "other": (_S.CLOTHING, _S.PHONE, _S.VETERAN, _S.TRIBAL, _S.OTHER),
}


def services_of(domain: str) -> tuple[ServiceNeed, ...]:
    """Return the services of a domain; those of no one domain, and a site's own, belong to ``other``."""
    return _SERVICES.get(domain, ())
