"""The percentages a second time: which row each is a part of, and how it is rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

SHARES = {
    ("screening_results", "not_eligible_share"): ("not_eligible", ""),
    ("first_contact", "soon_share"): ("soon", ""),
    ("intake_in_time", "in_time_share"): ("in_time", ""),
    ("warm_handoff", "soon_share"): ("soon", ""),
    ("referral_results", "taken_share"): ("taken", ""),
    ("referral_results", "attended_share"): ("attended", ""),
    ("linked_to_services", "linked_share"): ("linked", ""),
    ("plan_in_place", "agreed_share"): ("agreed", ""),
    ("plan_reviewed", "reviewed_share"): ("reviewed", ""),
    ("housing", "permanent_share"): ("permanent", ""),
    ("housing", "sheltered_share"): ("sheltered", ""),
    ("housed_since_entry", "housed_share"): ("housed", ""),
    ("income", "any_share"): ("any", ""),
    ("income", "entry_share"): ("entry", "entry_known"),
    ("insured", "any_share"): ("any", ""),
    ("documents_obtained", "obtained_share"): ("", "needed"),
    ("new_arrests", "arrest_6_share"): ("arrest_6", ""),
    ("new_arrests", "arrest_12_share"): ("arrest_12", "year"),
    ("felony_charges", "felony_6_share"): ("felony_6", ""),
    ("felony_charges", "felony_12_share"): ("felony_12", "year"),
    ("court_dates_supported", "supported_share"): ("", "known"),
    ("warrants", "resolved_share"): ("resolved", ""),
    ("consents_in_force", "in_force_share"): ("in_force", ""),
}
"""Each percentage, with the row it is a part of and the whole."""


def percent(part: int, whole: int) -> int | None:
    """Return a percentage as it is printed, or nothing of nobody."""
    return int((Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP)) if whole else None
