"""What can be printed for a person, and where each entry leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import ParticipationStatus, ReferralInStatus, ReferralPathway
from leaddesk.domain.court_dates import DateState
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.officer_letters import standing_of
from leaddesk.domain.plain_letters import THANKED
from leaddesk.i18n import N_, show_month_day, tr
from leaddesk.ui.pages.referral_tables import still_open
from leaddesk.ui.routes import BLANKS, PRINT, REFERRALS, Route

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.ui.pages.record_facts import PersonFacts

PROVIDER_REFERRAL, COURT_LETTER, SUPPORT_LETTER, INTAKE_FORM, PLAN = "pref", "ct_stat", "ct_prog", "intake", "plan"
INTAKE_NOTICE, HAND_OFF, CONFERENCE, SHARED_PLAN = "pros_ic", "hand", "owg", "plan_shared"
SHARED_CLOSING, SCREENING_DECISION, OFFICER_LETTER = "close_shared", "scr_decision", "le_status"
BLANK = "blank"
_UNDECIDED = (ReferralInStatus.RECEIVED, ReferralInStatus.SCREENING)
REMINDER, APPOINTMENT, NOTICE = "ct_rem", "appt", "npp"
ACCOUNTING, BREACH_LETTER = "acct", "brch"
_BLANKS = (
    ("roi_mp", N_("Consent form, blank")),
    ("roi_tpo", N_("Consent for treatment, blank")),
    ("roi_235", N_("Criminal-justice consent, blank")),
    ("roi_proc", N_("Consent for a legal proceeding, blank")),
    ("roi_hipaa", N_("HIPAA authorization, blank")),
    ("roi_research", N_("Consent for research, blank")),
    ("roi_minor", N_("Permission to share, under 18, blank")),
    ("media", N_("Photo, voice and story consent, blank")),
    ("reach", N_("How to reach me, blank")),
    ("rev", N_("Taking a consent back, blank")),
)


BY_HAND = N_("To fill in by hand")
NEEDS, NEEDS_FOR_COURT = N_("needs a consent"), N_("needs a consent for the court")
_NAMING = (ConsentKind.SPECIFIC, ConsentKind.TREATMENT, ConsentKind.PROCEEDINGS, ConsentKind.JUSTICE, ConsentKind.MINOR)
"""The kinds under which an office can be told that somebody takes part."""
_TELLING = (SUPPORT_LETTER, INTAKE_NOTICE, SCREENING_DECISION, SHARED_PLAN, SHARED_CLOSING, OFFICER_LETTER, HAND_OFF)


def print_entries(facts: PersonFacts, today: date) -> list[tuple[str, Route | None]]:
    """Return the entries of the menu; one without a route is a small head. Behind a tab stands what one still needs."""
    held = {one.consent.draft.kind for one in facts.consents if one.validity.in_force}
    return [(_with_need(words, route, held), route) for words, route in _entries(facts, today)]


def _with_need(words: str, route: Route | None, held: set[ConsentKind]) -> str:
    """Return an entry with what its paper needs before it can tell anybody anything; the preview says the rest."""
    part = route.part if route is not None else ""
    need = ""
    if part == COURT_LETTER and ConsentKind.PROCEEDINGS not in held:
        need = NEEDS_FOR_COURT
    elif part in _TELLING and held.isdisjoint(_NAMING):
        need = NEEDS
    return f"{words}\t{tr(need)}" if need else words


def _entries(facts: PersonFacts, today: date) -> list[tuple[str, Route | None]]:
    person = facts.record.id
    open_ones = [one for one in facts.referrals_out if still_open(one)]
    entries: list[tuple[str, Route | None]] = [(tr(N_("Provider referral")), None)]
    entries += [
        (f"{one.number} · {one.provider} · {tr(one.service.label)}", Route(PRINT, one.id, PROVIDER_REFERRAL))
        for one in open_ones
    ]
    entries.append((tr(N_("New referral out…")), Route(REFERRALS, None, "new-out", person)))
    entries.append((tr(N_("For the court or counsel")), None))
    entries.append((tr(N_("Court status letter")), Route(PRINT, person, COURT_LETTER)))
    entries.append((tr(N_("Letter of support")), Route(PRINT, person, SUPPORT_LETTER)))
    entries += [
        (tr(N_("Notice of intake complete · {number}"), number=one.number), Route(PRINT, one.id, INTAKE_NOTICE))
        for one in facts.referrals_in
        if one.pathway is ReferralPathway.ARREST_DIVERSION
    ]
    entries += [
        (tr(N_("Screening decision · {number}"), number=one.number), Route(PRINT, one.id, SCREENING_DECISION))
        for one in facts.referrals_in
        if one.pathway is ReferralPathway.ARREST_DIVERSION and one.status not in _UNDECIDED
    ]
    entries += _for_offices(facts)
    entries.append((tr(N_("On the way")), None))
    entries.append((tr(N_("Hand-off and ride")), Route(PRINT, person, HAND_OFF)))
    entries.append((tr(N_("Put on the list of the case conference")), Route(PRINT, 0, CONFERENCE, person)))
    entries.append((tr(N_("For the person")), None))
    entries.append((tr(N_("Privacy notice")), Route(PRINT, person, NOTICE)))
    if facts.plan is not None:
        entries.append((tr(N_("Plan {number}"), number=facts.plan.number), Route(PRINT, person, PLAN)))
    if facts.court is not None and facts.court.state(today) is DateState.COMING:
        day = show_month_day(facts.court.on)
        entries.append((tr(N_("Court date reminder · {day}"), day=day), Route(PRINT, facts.court.id, REMINDER)))
    entries += [
        (
            tr(N_("Appointment · {day} · {provider}"), day=show_month_day(one.appointment_on), provider=one.provider),
            Route(PRINT, one.id, APPOINTMENT),
        )
        for one in open_ones
        if one.appointment_on is not None and one.appointment_on >= today
    ]
    entries.append((tr(N_("Accounting of disclosures, three years")), Route(PRINT, person, ACCOUNTING)))
    entries.append((tr(N_("Breach notice letter")), Route(PRINT, person, BREACH_LETTER)))
    entries.append((tr(N_("For this office alone")), None))
    if facts.record.status is ParticipationStatus.CLOSED:
        entries.append((tr(N_("Closing summary")), Route(PRINT, person, "close")))
    entries.append((tr(N_("Face sheet, for a day without the laptop")), Route(PRINT, person, "face")))
    entries.append((tr(N_("Intake, as noted so far")), Route(PRINT, person, INTAKE_FORM)))
    entries.append((tr(BY_HAND), None))
    entries += [(tr(words), Route(PRINT, None, BLANK, form)) for form, words in _BLANKS]
    entries.append((tr(N_("All blank forms")), Route(BLANKS)))
    return entries


def _for_offices(facts: PersonFacts) -> list[tuple[str, Route | None]]:
    """Return the copies of the person's own papers that an office can be given under a consent."""
    person, found = facts.record.id, list[tuple[str, Route | None]]()
    if facts.plan is not None:
        words = tr(N_("Plan {number}, what a consent covers"), number=facts.plan.number)
        found.append((words, Route(PRINT, person, SHARED_PLAN)))
    if facts.record.status is ParticipationStatus.CLOSED:
        found.append((tr(N_("Closing summary, what a consent covers")), Route(PRINT, person, SHARED_CLOSING)))
    found += [
        (
            tr(N_("Thank-you to the officer, with the status · {number}"), number=one.number),
            Route(PRINT, one.id, OFFICER_LETTER),
        )
        for one in facts.referrals_in
        if one.source in THANKED and standing_of(one.status)
    ]
    return [(tr(N_("For another office")), None), *found] if found else []
