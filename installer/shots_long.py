"""The longest name and office of the gallery: they fill every line. Both are invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.disclosure_codes import InformationCategory

if TYPE_CHECKING:
    from leaddesk.domain.packets import ScopeOfConsent, View

LONG_NAME = "Zebulon Bartholomew Featherstonehaugh-Castellanos de la Vega y Montenegro"
LONG_OFFICE = "Confederated Tribes and Bands of the Upper Halvorsen Basin Behavioral Health and Recovery Center"


def long_person(person: View) -> View:
    """Return a person by the longest name."""
    return replace(person, name=LONG_NAME, letter_name=LONG_NAME)


def long_scope(scope: ScopeOfConsent) -> ScopeOfConsent:
    """Return a consent of the longest name for the longest office, of everything."""
    return replace(scope, signed_by=LONG_NAME, recipient=LONG_OFFICE, categories=tuple(InformationCategory))
