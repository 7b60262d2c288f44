"""The columns of the log: those a screen has room for, all that the law asks for in a file, and one entry in words."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from leaddesk.domain.disclosure_codes import DisclosureBasis, DisclosureEvent, NoticeUsed
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


def line_of(entry: LogEntry) -> LogLine:
    """Return an entry as the record's own tab words it."""
    return LogLine(entry.row, entry.answer)


def screen_columns(clock: Clock, names: HiddenNames) -> list[Column[LogEntry]]:
    """Return what the table shows."""
    return [
        Column(tr(N_("When")), lambda one: one.row.at, lambda at: show_date(clock.local(at).date())),
        Column(tr(N_("What")), lambda one: line_of(one).what, strong=True),
        Column(tr(N_("Person")), lambda one: names.shown(one.name, one.row.record_number)),
        Column(tr(N_("To whom")), lambda one: line_of(one).whom),
        Column(tr(N_("How")), lambda one: line_of(one).how),
        Column(tr(N_("Allowed by")), lambda one: line_of(one).allowed, tone=_red),
        Column(tr(N_("State")), lambda one: line_of(one).state(clock.local), tone=lambda one: line_of(one).tone),
    ]


def file_columns(clock: Clock, names: HiddenNames) -> list[Column[LogEntry]]:
    """Return every column of the log, for a file; names and typed notes are left out while names are hidden."""

    def stamp(at: Any) -> str:
        return _moment(clock, at)

    columns: list[Column[LogEntry]] = [
        Column(tr(N_("Entry")), lambda one: one.row.id),
        Column(tr(N_("Prepared or told")), lambda one: one.row.at, stamp),
        Column(tr(N_("Given")), _given_at, stamp),
        Column(tr(N_("State")), lambda one: line_of(one).state(clock.local)),
        Column(tr(N_("Record")), lambda one: one.row.record_number),
        Column(tr(N_("Recipient")), lambda one: one.row.recipient),
        Column(tr(N_("Who there")), lambda one: one.last.recipient_person),
        Column(tr(N_("Address, fax or email")), lambda one: one.row.recipient_address),
        Column(tr(N_("How")), lambda one: line_of(one).how),
        Column(tr(N_("Code")), lambda one: one.row.form_code),
        Column(tr(N_("Edition")), lambda one: one.row.edition),
        Column(tr(N_("SHA-256")), lambda one: one.row.sha256),
        Column(tr(N_("Pages")), lambda one: one.row.pages, number=True),
        Column(tr(N_("What is told")), lambda one: categories(one.row.categories)),
        Column(tr(N_("Purpose")), purpose_words),
        Column(tr(N_("Legal basis")), lambda one: one.last.basis),
        Column(tr(N_("Consent")), lambda one: one.row.consent_number),
        Column(tr(N_("The consent was then")), lambda one: one.last.consent_state),
        Column(tr(N_("Notice")), lambda one: one.row.notice),
        Column(tr(N_("Scope explained")), lambda one: tr(N_("Yes")) if one.row.scope_explained else tr(N_("No"))),
        Column(tr(N_("Copies")), lambda one: one.row.copies, number=True),
        Column(tr(N_("Made by")), lambda one: one.last.made_by),
        Column(tr(N_("Again of entry")), lambda one: one.row.reprint_of),
        Column(tr(N_("Corrects entry")), lambda one: one.row.correction_of),
    ]
    if not names.hidden:
        columns.insert(5, Column(tr(N_("Person")), lambda one: one.name))
        columns.append(Column(tr(N_("Facts of the basis")), lambda one: "; ".join(facts_in_words(one.row.ground))))
        columns.append(Column(tr(N_("Note")), lambda one: one.last.note or one.row.note))
    return columns


def purpose_words(entry: LogEntry) -> str:
    """Return why it was told; where the law itself allows it, what it rests on says so."""
    return purposes(entry.row.purposes) or (tr(entry.last.basis.label) if entry.row.ground else "")


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
        _moment(clock, row.at),
        ", ".join(row.recipient_address.splitlines()),
    ]
    if row.form_code:
        told = categories(row.categories)
        parts += [f"{row.form_code} {row.edition}", told, *_paper_words(entry)]
    parts += [purpose_words(entry), _basis_words(entry), *([] if names.hidden else facts_in_words(row.ground))]
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
        tr(N_("Copies: {count}"), count=row.copies),
        notice,
        tr(N_("Scope explained")) if row.scope_explained else "",
        f"SHA-256 {row.sha256[:_HASH_SHOWN]}…",
    ]


def _basis_words(entry: LogEntry) -> str:
    basis, state = tr(entry.last.basis.label), entry.last.consent_state
    if not entry.row.consent_number:
        return basis
    then = tr(state.label) if state else ""
    return tr(N_("{basis} {number}, then: {state}"), basis=basis, number=entry.row.consent_number, state=then)


def _moment(clock: Clock, at: datetime) -> str:
    """Return day and hour; the first instant of a day stands for one whose hour nobody noted."""
    local = clock.local(at)
    return show_stamp(local) if local.time() != time() else show_date(local.date())


def _given_at(entry: LogEntry) -> Any:
    answer = entry.answer
    return answer.at if answer is not None and answer.event is DisclosureEvent.DISCLOSED else None


def _red(entry: LogEntry) -> str:
    return "red" if entry.last.basis is DisclosureBasis.NO_COVER else ""
