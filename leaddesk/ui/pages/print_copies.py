"""Whose the copies of a paper are: beside the counter stands who keeps the signed page and who gets one."""

from __future__ import annotations

from typing import Final

from leaddesk.i18n import N_, tr

SIGNED = N_("The signed page stays here; the person gets a copy.")
FOR_COURT = N_("The signed page stays here; the person and the court get a copy.")
KEEPS_NOTICE = N_("The notice is the person's to keep; its last page stays here.")
TO_PROVIDER = N_("One for the provider. The person may have one; ours is kept in the log.")
STAYS = N_("It stays in this office.")
_CONSENTS = ("ROI-MP", "ROI-TPO", "ROI-235", "ROI-MIN", "ROI-RES", "HIPAA", "MEDIA", "REACH", "REV")
_WHOSE: Final = {
    **dict.fromkeys(_CONSENTS, SIGNED),
    "ROI-PROC": FOR_COURT,
    "NPP": KEEPS_NOTICE,
    "PREF": TO_PROVIDER,
    **dict.fromkeys(("INT", "REF-AD", "REF-SC", "REF-CM"), STAYS),
    "REV-N": "",
}


def whose_copies(file_name: str) -> str:
    """Return whose the copies of the paper with this file name are; empty where the panel says it already."""
    codes = [code for code in _WHOSE if file_name.startswith(f"{code}-") and "-blank-" not in file_name]
    return tr(_WHOSE[max(codes, key=len)]) if codes else ""
