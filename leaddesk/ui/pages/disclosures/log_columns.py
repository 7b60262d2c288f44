"""The columns of the log: those a screen has room for, all that the law asks for in a file, and one entry in words."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from leaddesk.domain.disclosure_codes import DisclosureEvent, NoticeUsed
from leaddesk.domain.fields import specs
from leaddesk.domain.grounds import ASKED, GroundDraft
from leaddesk.i18n import N_, show_clock, show_date, show_stamp, tr
from leaddesk.ui.models.record_table import Column, shown
from leaddesk.ui.pages.log_words import LogLine
from leaddesk.ui.pages.print_words import categories, purposes

if TYPE_CHECKING:
    from leaddesk.domain.clock import Clock
    from leaddesk.domain.disclosure_log import LogEntry
    from leaddesk.ui.context import HiddenNames

_HASH_SHOWN = 12
WITH_REASON = N_("{words}, because: {reason}")


def line_of(entry: LogEntry) -> LogLine:
    """Return an entry as the record's own tab words it."""
    return LogLine(entry.row, entry.answer)


def screen_columns(clock: Clock, names: HiddenNames) -> list[Column[LogEntry]]:
    """Return what the table shows."""

    def struck(one: LogEntry) -> bool:
        return not one.stands

    return [
        Column(tr(N_("When")), lambda one: one.row.at, lambda at: moment(clock, at)),
        Column(tr(N_("What")), lambda one: line_of(one).what, strong=True, struck=struck),
        Column(tr(N_("Person")), lambda one: names.shown(one.name, one.row.record_number), struck=struck),
        Column(tr(N_("To whom")), lambda one: line_of(one).whom, struck=struck),
        Column(tr(N_("How")), lambda one: line_of(one).how, struck=struck),
        Column(tr(N_("Allowed by")), lambda one: line_of(one).allowed, tone=_red, struck=struck),
        Column(tr(N_("State")), lambda one: line_of(one).state(clock.local), tone=lambda one: line_of(one).tone),
    ]


def file_columns(clock: Clock, names: HiddenNames) -> list[Column[LogEntry]]:
    """Return every column of the log, for a file; names and typed notes are left out while names are hidden."""

    def stamp(at: Any) -> str:
        return moment(clock, at)

    columns: list[Column[LogEntry]] = [
        Column(tr(N_("Entry")), lambda one: one.row.id),
        Column(tr(N_("Prepared or told")), lambda one: one.row.at, stamp),
        Column(tr(N_("Answered in entry")), lambda one: one.answer.id if one.answer else None),
        Column(tr(N_("Given")), _given_at, stamp),
        Column(tr(N_("Direction")), lambda _one: tr(N_("Out"))),
        Column(tr(N_("State")), lambda one: line_of(one).state(clock.local)),
        Column(tr(N_("Record")), lambda one: one.row.record_number),
        Column(tr(N_("Recipient")), lambda one: one.last.recipient),
        Column(tr(N_("Who there")), lambda one: one.last.recipient_person),
        Column(tr(N_("Address, fax or email")), lambda one: one.last.recipient_address),
        Column(tr(N_("How")), lambda one: line_of(one).how),
        Column(tr(N_("Code")), lambda one: one.row.form_code),
        Column(tr(N_("Edition")), lambda one: one.row.edition),
        Column(tr(N_("SHA-256")), lambda one: one.row.sha256),
        Column(tr(N_("Pages")), lambda one: one.row.pages, number=True),
        Column(tr(N_("What is told")), lambda one: categories(one.row.categories)),
        Column(tr(N_("Purpose")), purpose_words),
        Column(tr(N_("Legal basis")), lambda one: one.last.basis),
        Column(tr(N_("Consent")), lambda one: one.last.consent_number),
        Column(tr(N_("The consent was then")), lambda one: one.last.consent_state),
        Column(tr(N_("Notice")), _notice),
        Column(tr(N_("Scope explained, or a copy of the consent")), _scope),
        Column(tr(N_("Copies")), lambda one: one.last.copies, number=True),
        Column(tr(N_("Made by")), lambda one: one.last.made_by),
        Column(tr(N_("Again of entry")), lambda one: one.row.reprint_of),
        Column(tr(N_("Corrects entry")), lambda one: one.last.correction_of),
        Column(tr(N_("Corrected by entry")), lambda one: one.last.corrected.id if one.last.corrected else None),
        Column(tr(N_("Correction written")), _corrected_at, stamp),
    ]
    if not names.hidden:
        place = next(n for n, one in enumerate(columns) if one.title == tr(N_("Record")))
        columns.insert(place + 1, Column(tr(N_("Person")), lambda one: one.name))
        columns.append(Column(tr(N_("Facts of the basis")), lambda one: "; ".join(facts_in_words(one.last.ground))))
        columns.append(Column(tr(N_("Why it was corrected")), _why))
        columns.append(Column(tr(N_("Note")), lambda one: one.last.note or one.row.note))
    return columns


def purpose_words(entry: LogEntry) -> str:
    """Return why it was told; where the law itself allows it, what it rests on says so."""
    return purposes(entry.last.purposes) or (tr(entry.last.basis.label) if entry.last.ground else "")


def facts_in_words(ground: GroundDraft | None) -> list[str]:
    """Return the facts of another legal basis, each with its label."""
    if ground is None:
        return []
    labels, found = specs(ground), []
    for name in ASKED[ground.ground]:
        value = getattr(ground, name)
        if value in (None, "", False, frozenset()):
            continue
        words = tr(N_("Yes")) if value is True else show_clock(value) if name == "at" else shown(value)
        found.append(tr(N_("{label}: {words}"), label=tr(labels[name].label), words=words))
    return found


def detail_words(entry: LogEntry, clock: Clock, names: HiddenNames) -> tuple[str, str]:
    """Return one entry whole: what, whose and when in one line, and all else that the log keeps."""
    row, line = entry.row, line_of(entry)
    head = [line.what, names.shown(entry.name, row.record_number), line.whom, line.state(clock.local)]
    parts = [
        tr(N_("Entry {number}"), number=row.id),
        moment(clock, row.at),
        tr(N_("given {when}"), when=moment(clock, _given_at(entry))) if _given_at(entry) else "",
        ", ".join(entry.last.recipient_address.splitlines()),
        *correction_words(entry, clock, names),
    ]
    if row.form_code:
        told = categories(row.categories)
        parts += [f"{row.form_code} {row.edition}", told, *_paper_words(entry)]
    parts += [purpose_words(entry), _basis_words(entry), *([] if names.hidden else facts_in_words(entry.last.ground))]
    if entry.last.made_by.strip(" -"):
        parts.append(tr(N_("by {name}"), name=entry.last.made_by))
    note = entry.last.note.strip() or row.note.strip()
    if note and not names.hidden:
        parts.append(note)
    return " · ".join(part for part in head if part), " · ".join(part for part in parts if part)


def _paper_words(entry: LogEntry) -> list[str]:
    row = entry.row
    notice = tr(row.notice.label) if row.notice is not NoticeUsed.NONE else tr(N_("No notice"))
    if row.event is DisclosureEvent.FOR_PERSON:
        notice = ""
    return [
        tr(N_("Pages: {count}"), count=row.pages),
        tr(N_("Copies: {count}"), count=entry.last.copies),
        notice,
        tr(N_("Scope explained")) if row.scope_explained else "",
        f"SHA-256 {row.sha256[:_HASH_SHOWN]}…",
    ]


def _basis_words(entry: LogEntry) -> str:
    basis, state = tr(entry.last.basis.label), entry.last.consent_state
    if not entry.last.consent_number:
        return basis
    then = tr(state.label) if state else ""
    return tr(N_("{basis} {number}, then: {state}"), basis=basis, number=entry.last.consent_number, state=then)


def moment(clock: Clock, at: datetime) -> str:
    """Return day and hour; the first instant of a day stands for one whose hour nobody noted."""
    local = clock.local(at)
    return show_stamp(local) if local.time() != time() else show_date(local.date())


def _given_at(entry: LogEntry) -> Any:
    answer = entry.answer
    return answer.at if answer is not None and answer.event is DisclosureEvent.DISCLOSED else None


def _red(entry: LogEntry) -> str:
    return "red" if line_of(entry).uncovered else ""


def _notice(entry: LogEntry) -> str:
    """Return which notice went along; where none did, why."""
    row = entry.row
    if row.notice is not NoticeUsed.NONE:
        return tr(row.notice.label)
    if row.event is DisclosureEvent.TOLD:
        return tr(N_("None on paper: it was spoken"))
    if row.event is DisclosureEvent.FOR_PERSON:
        return tr(N_("None: for the person"))
    # a paper without a notice says why in the entry that prepared it
    return tr(N_("None: {why}"), why=tr(row.note)) if row.note else tr(NoticeUsed.NONE.label)


def _scope(entry: LogEntry) -> str:
    """Return what went along to say how far the consent reaches; a copy of the consent itself never does."""
    return tr(N_("Scope explained, no copy")) if entry.row.scope_explained else tr(N_("Neither"))


def _corrected_at(entry: LogEntry) -> Any:
    later = entry.last.corrected
    return later.at if later else entry.last.corrected_at


def _why(entry: LogEntry) -> str:
    later = entry.last.corrected
    return later.reason if later else entry.last.correction_reason


def correction_words(entry: LogEntry, clock: Clock, names: HiddenNames) -> list[str]:
    """Return what an entry corrects and what corrects it, with the reason unless names are hidden."""
    found, last, later = [], entry.last, entry.last.corrected
    if last.correction_of is not None:
        words = tr(N_("corrects entry {number}"), number=last.correction_of)
        found.append(words if names.hidden else tr(WITH_REASON, words=words, reason=last.correction_reason))
    if later is not None:
        words = tr(N_("corrected by entry {number}, {when}"), number=later.id, when=moment(clock, later.at))
        found.append(words if names.hidden else tr(WITH_REASON, words=words, reason=later.reason))
    return found
