"""What can be printed for a person, and where each entry leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.referral_tables import still_open
from leaddesk.ui.routes import PRINT, REFERRALS, Route

if TYPE_CHECKING:
    from leaddesk.ui.pages.record_facts import PersonFacts

PROVIDER_REFERRAL, COURT_LETTER, INTAKE_FORM, PLAN = "pref", "ct_stat", "intake", "plan"
BLANK = "blank"
_BLANKS = (("roi_mp", N_("Consent form, blank")), ("roi_proc", N_("Consent for a legal proceeding, blank")))


def print_entries(facts: PersonFacts) -> list[tuple[str, Route | None]]:
    """Return the entries of the menu; one without a route is a small head."""
    person = facts.record.id
    open_ones = [one for one in facts.referrals_out if still_open(one)]
    entries: list[tuple[str, Route | None]] = [(tr(N_("Provider referral")), None)]
    entries += [
        (f"{one.number} · {one.provider} · {tr(one.service.label)}", Route(PRINT, one.id, PROVIDER_REFERRAL))
        for one in open_ones
    ]
    entries.append((tr(N_("New referral out…")), Route(REFERRALS, None, "new-out", person)))
    entries.append((tr(N_("For the court")), None))
    entries.append((tr(N_("Court status letter")), Route(PRINT, person, COURT_LETTER)))
    entries.append((tr(N_("For the person")), None))
    if facts.plan is not None:
        entries.append((tr(N_("Plan {number}"), number=facts.plan.number), Route(PRINT, person, PLAN)))
    entries.append((tr(N_("Plan, blank")), Route(PRINT, None, BLANK, PLAN)))
    entries.append((tr(N_("For this office alone")), None))
    entries.append((tr(N_("Intake, as noted so far")), Route(PRINT, person, INTAKE_FORM)))
    entries.append((tr(N_("Intake, blank")), Route(PRINT, None, BLANK, INTAKE_FORM)))
    entries.append((tr(N_("To sign")), None))
    entries += [(tr(words), Route(PRINT, None, BLANK, form)) for form, words in _BLANKS]
    return entries
