"""Whom to ask about privacy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PrivacyContact:
    """Whom the patient notice names, and since when it is in effect; what is empty the office stands in for."""

    contact: str = ""
    phone: str = ""
    email: str = ""
    effective_on: date | None = None
    edition: str = ""
