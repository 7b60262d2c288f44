"""How a line of Today reads on the screen: its words, its chip, where it leads, and its one best action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.domain.consent_kinds import KEPT_AS
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.domain.work_codes import KINDS
from leaddesk.i18n import N_, show_date, show_month_day, tr
from leaddesk.ui import routes
from leaddesk.ui.pages import consent_start
from leaddesk.ui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.disclosure_codes import ConsentKind
    from leaddesk.ui.context import HiddenNames

_K = TodayKind
ICONS = {
    _K.INTAKE_DUE: "hourglass-medium",
    _K.COURT_DATE: "scales",
    _K.COURT_RESULT: "scales",
    _K.CONSENT_ENDING: "handshake",
    _K.CONSENT_EVENT: "question",
    _K.PAPER_UNANSWERED: "file-text",
    _K.REVOCATION_UNTOLD: "handshake",
    _K.REFERRAL_OUT_UNANSWERED: "paper-plane-tilt",
    _K.NEXT_CONTACT: "phone",
    _K.NOT_REACHED: "phone-slash",
    _K.NOT_FOUND: "magnifying-glass",
    _K.STEP_DUE: "target",
    _K.PLAN_REVIEW: "clipboard-text",
    _K.NEW_REFERRAL: "tray",
    _K.DRAFT_KEPT: "note-pencil",
    _K.BACKUP_OLD: "hard-drives",
    _K.RECORD_GAPS: "list",
    _K.NOTICE_MISSING: "file-text",
}
_ENDED = "file-x"
_DEADLINES = {_K.INTAKE_DUE, _K.CONSENT_ENDING}
"""What is lost if its day passes: it is told amber a week ahead."""
_HARD = _DEADLINES | {_K.COURT_DATE, _K.CONSENT_EVENT, _K.NEXT_CONTACT, _K.BACKUP_OLD}
"""What is red on its day. A paper or an answer that somebody else owes is amber."""
_HAPPENED = {_K.COURT_RESULT, _K.CONSENT_ENDING, _K.PAPER_UNANSWERED, _K.NEW_REFERRAL}
"""Lines whose past day is when something happened, not when it was due."""
_WEEK = 7
BACK_UP = "back-up"
"""The page that stands for the action *Back up now*."""
_COURT_FORMS = {
    "court_date": "date",
    "legal_matter": "matter",
    "charge": "charge",
    "warrant": "warrant",
    "legal_event": "event",
}
_NUMBERS = (
    *(N_("No"), N_("One"), N_("Two"), N_("Three"), N_("Four"), N_("Five")),
    *(N_("Six"), N_("Seven"), N_("Eight"), N_("Nine"), N_("Ten")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do from a line: its words and where it leads."""

    words: str
    route: Route


def texts(line: TodayLine, names: HiddenNames) -> tuple[str, str]:
    """Return title and second line, with the record number in place of the name while names are hidden."""
    values = dict(line.values)
    if "name" in values:
        values["name"] = names.shown(values["name"], values.get("record", "")) or values.get("record", "")
    return tr(line.title, **values), tr(line.detail, **values) if line.detail else ""


def icon(line: TodayLine, today: date) -> str:
    """Return the icon of a line."""
    ended = line.kind is _K.CONSENT_ENDING and line.due is not None and line.due < today
    return _ENDED if ended else ICONS[line.kind]


def chip(line: TodayLine, today: date) -> tuple[str, str]:
    """Return when it is, in words, and the tone: red for late, amber for soon, plain for what has time."""
    if line.due is None:
        return "", ""
    days = (line.due - today).days
    if days > _WEEK:
        return tr(N_("{day}, in {days} days"), day=_short(line.due, today), days=days), "plain"
    if days > 1:
        return show_month_day(line.due), "amber" if line.kind in _DEADLINES else "plain"
    if days == 1:
        return tr(N_("Tomorrow")), "amber"
    return _past(line, -days), "red" if line.kind in _HARD else "amber"


def sentence(line: TodayLine, today: date, names: HiddenNames) -> str:
    """Return the whole line as a screen reader says it."""
    return ", ".join(part for part in (*texts(line, names), chip(line, today)[0]) if part)


def opening(line: TodayLine) -> Route | None:
    """Return where the line opens its record, or None if there is no such place."""
    values = dict(line.values)
    person = int(values["participant_id"]) if "participant_id" in values else None
    if line.opens == "draft":
        return _draft(values.get("draft_kind", ""), values.get("draft_key", ""))
    found = {
        "referral_in": Route(routes.REFERRALS, line.opens_id, "in"),
        "referral_out": Route(routes.REFERRALS, line.opens_id, "out"),
        "participant": Route(routes.PARTICIPANTS, line.opens_id),
        "consent": Route(routes.PARTICIPANTS, person, "consents"),
        "revocation": Route(routes.REVOCATION, line.opens_id),
        "court_date": Route(routes.PARTICIPANTS, person, "legal"),
        "court_dates": Route(routes.COURT),
        "disclosure": Route(routes.PARTICIPANTS, person, "documents"),
        "plan": Route(routes.PARTICIPANTS, line.opens_id, "plan"),
        "participants": Route(routes.PARTICIPANTS),
        "disclosures": Route(routes.PARTICIPANTS),
        "referrals": Route(routes.REFERRALS),
        "gaps": Route(routes.PARTICIPANTS, None, "", _ids(values.get("ids", ""))),
        "backup": Route(routes.SETTINGS, None, "backups"),
    }
    return found.get(line.opens)


def best(line: TodayLine) -> Step | None:
    """Return the one best action of a line."""
    route = opening(line)
    if route is None:
        return None
    if line.kind is _K.BACKUP_OLD:
        return Step(tr(N_("Back up now")), Route(BACK_UP))
    if line.kind in (_K.NEXT_CONTACT, _K.NOT_REACHED) and line.opens_id is not None:
        return Step(tr(N_("Note a contact")), Route(routes.PARTICIPANTS, line.opens_id, "new-contact"))
    if line.kind is _K.COURT_RESULT and line.opens_id is not None:
        return Step(tr(N_("Record the result")), Route(routes.COURT, line.opens_id, "result"))
    if line.kind is _K.COURT_DATE and line.opens_id is not None:
        return Step(tr(N_("Open court date")), Route(routes.COURT, line.opens_id))
    if line.kind is _K.NOTICE_MISSING and line.opens_id is not None:
        return Step(tr(N_("Print the notice")), Route(routes.PRINT, line.opens_id, "npp"))
    words = {
        "referral_in": N_("Open referral"),
        "referral_out": N_("Open referral"),
        "consent": N_("Open consents"),
        "revocation": N_("Let them know"),
        "plan": N_("Open plan"),
        "disclosure": N_("Answer"),
        "draft": N_("Go on writing"),
    }
    return Step(tr(words.get(line.opens, N_("Open list"))), route)


def count(lines: tuple[TodayLine, ...]) -> int:
    """Return how many things a group holds; a line that stands for more counts as them all."""
    return sum(int(dict(line.values).get("count", "1")) for line in lines)


def summary(urgent: int, week: int, later: int) -> str:
    """Return the day in one plain sentence."""
    if urgent == 1:
        return tr(N_("One thing cannot wait."))
    if urgent:
        return tr(N_("{count} things cannot wait."), count=_number(urgent))
    if week == 1:
        return tr(N_("Nothing is late. One thing this week."))
    if week:
        return tr(N_("Nothing is late. {count} things this week."), count=_number(week))
    return tr(N_("Nothing is due this week.")) if later else tr(N_("Nothing waits."))


def _number(count: int) -> str:
    return tr(_NUMBERS[count]) if count < len(_NUMBERS) else str(count)


def _past(line: TodayLine, days: int) -> str:
    if days == 0:
        return tr(N_("Due today")) if line.kind is _K.INTAKE_DUE else tr(N_("Today"))
    if line.kind in _HAPPENED:
        return tr(N_("Yesterday")) if days == 1 else tr(N_("{days} days ago"), days=days)
    return tr(N_("1 day late")) if days == 1 else tr(N_("{days} days late"), days=days)


def _short(day: date, today: date) -> str:
    shown = show_date(day)
    return shown.removesuffix(f", {day.year}") if day.year == today.year else shown


def _consent(record: int | None, whose: int | None, kind: ConsentKind) -> Route:
    if record is None:
        return Route(routes.CONSENT, whose, "new", consent_start.empty(kind))
    return Route(routes.CONSENT, record, "open")


def _ids(text: str) -> frozenset[int]:
    return frozenset(int(number) for number in text.split(",") if number)


_PAPERS = {
    "court_letter": "ct_stat",
    "support_letter": "ct_prog",
    "hand_off": "hand",
    "intake_notice": "pros_ic",
    "plan_shared": "plan_shared",
    "scr_decision": "scr_decision",
    "le_status": "le_status",
    "chk_named": "chk_named",
    "close_shared": "close_shared",
    "conference": "owg",
    "closing": "close",
    "breach_letter": "brch",
}
"""The papers whose choices are kept as drafts, and their part of the print preview."""


def _draft(kind: str, key: str) -> Route | None:
    """Return the form that brings a kept draft back."""
    first, _, second = key.partition("/")
    record = int(first) if first.isdigit() else None
    whose = int(second) if second.isdigit() else None
    known: dict[str, Route] = {
        "intake": _intake(record, second),
        "participant": Route(routes.PARTICIPANTS, record, "new" if record is None else "edit"),
        "contact": Route(routes.PARTICIPANTS, whose, "new-contact")
        if record is None
        else Route(routes.PARTICIPANTS, record or None, "contact", whose),
        **{one: Route(routes.WORK, record, one if record else f"new-{one}", whose) for one in KINDS},
        "quick_contact": Route(routes.QUICK_CONTACT, whose),
        "referral_in": Route(routes.REFERRALS, None, "new-in", key)
        if record is None
        else Route(routes.REFERRALS, record, "edit-in"),
        "screening": Route(routes.REFERRALS, record, "screen"),
        "referral_out": Route(routes.REFERRALS, record, "new-out" if record is None else "out", whose),
        "organisation": Route(routes.PROVIDERS, None, "new", second or None)
        if record is None
        else Route(routes.PROVIDERS, record),
        "office": Route(routes.SETTINGS, None, "office"),
        "site_text": Route(routes.SETTINGS, None, "papers", key),
        **{key: _consent(record, whose, kind) for kind, (key, _words) in KEPT_AS.items()},
        "board_page": Route(routes.BOARD, None, "", (first, second)),
        "fidelity": Route(routes.FIDELITY, record, "new" if record is None else ""),
        "report_profile": Route(routes.PROFILE, None, "new", second or None)
        if first == "new"
        else Route(routes.PROFILE, None, "edit", key),
        **{key: Route(routes.COURT, record, part, whose) for key, part in _COURT_FORMS.items()},
        **{kind: Route(routes.PRINT, record, part) for kind, part in _PAPERS.items()},
        **{kind: Route(routes.COURT) for kind in ("court_result", "court_move")},
        "status_change": Route(routes.PARTICIPANTS, record),
        "referral_step": Route(routes.REFERRALS, record, "in"),
        "reminders": Route(routes.REMINDERS),
        "told": Route(routes.PARTICIPANTS, record, "documents"),
        "plan": Route(routes.PARTICIPANTS, record or whose, "plan-form"),
        "plan_review": Route(routes.PARTICIPANTS, record, "plan-review"),
        "goal": Route(routes.PARTICIPANTS, whose, "new-goal")
        if record is None
        else Route(routes.PARTICIPANTS, record, "goal", whose),
        "step": Route(routes.PARTICIPANTS, record, "plan", second),
    }
    return known.get(kind)


def _intake(person: int | None, rest: str) -> Route:
    """Return the part of a conversation that a key names: ``living_situation``, ``income/today``, ``need/12``."""
    part, _, how = rest.partition("/")
    extra = int(how) if how.isdigit() else {"today": "today", "one": "new"}.get(how)
    return Route(routes.INTAKE, person, part, extra)
