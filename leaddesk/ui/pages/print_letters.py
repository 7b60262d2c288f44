"""Papers for the person in the print preview: they go to nobody else, so no gate is asked and no question comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.address_page import can_be_mailed, with_address
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import Language
from leaddesk.domain.consent_codes import ReachWay
from leaddesk.domain.mail_packets import CourtReminderPacket
from leaddesk.domain.reminders import Way
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.consents.alone_words import reach_words
from leaddesk.ui.pages.print_menu import APPOINTMENT, REMINDER
from leaddesk.ui.pages.print_outside import on_envelope
from leaddesk.ui.pages.print_plain import for_person
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, refuse_changed
from leaddesk.ui.pages.print_words import LEFT_OUT, Fact

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.mail_packets import MailPacket
    from leaddesk.domain.participants import ParticipantRecord


@dataclass(frozen=True, slots=True)
class ReminderSource:
    """The reminder of a court date. Once it is printed or saved, the date counts as reminded of, on paper."""

    services: Services
    date_id: int
    addressed: bool = False

    def preview(self) -> Preview:
        """Return the reminder as it would print now."""
        person, packet = self.services.letters.court_reminder(self.date_id)
        note = tr(N_("Printing it ticks the reminder off, as given on paper"))
        open_ones = [
            tr(words)
            for words, value in (
                (N_("Time"), packet.at),
                (N_("Courtroom or link"), packet.room.strip()),
                (N_("Counsel and phone"), packet.counsel_phone.strip()),
            )
            if not value
        ]
        given = self.services.court_dates.one(self.date_id).draft.reminded_on
        noted = (*_reach(self.services, person), *(() if given else (Fact("check", N_("Noted"), note),)))
        return _preview(self.services, REMINDER, person, packet, open_ones, noted, on=self.addressed)

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the reminder without its DRAFT mark."""
        _, packet = self.services.letters.court_reminder(self.date_id)
        ticked = partial(self.services.letters.reminded, self.date_id)
        return _final(REMINDER, seen, packet, copies, ticked, on=self.addressed)


@dataclass(frozen=True, slots=True)
class AppointmentSource:
    """The appointment of a referral to a provider, for the person."""

    services: Services
    referral_id: int
    addressed: bool = False

    def preview(self) -> Preview:
        """Return the letter as it would print now."""
        person, _, packet = self.services.letters.appointment(self.referral_id)
        open_ones = [
            tr(words) for words, value in ((N_("Time"), packet.at), (N_("Address"), packet.address)) if not value
        ]
        more = _reach(self.services, person)
        return _preview(self.services, APPOINTMENT, person, packet, open_ones, more, on=self.addressed)

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the letter without its DRAFT mark."""
        _, _, packet = self.services.letters.appointment(self.referral_id)
        return _final(APPOINTMENT, seen, packet, copies, on=self.addressed)


def _reach(services: Services, person: int) -> tuple[Fact, ...]:
    """Return how the person wants to be reached, where a signed page says so."""
    words = reach_words(services.consents.wishes(person))
    return (Fact("phone", N_("How to reach the person"), words),) if words else ()


def _way(services: Services, person: ParticipantRecord, packet: MailPacket) -> Way:
    """Return how the paper reaches the person."""
    if person.draft.address_confidential:
        return Way.KEPT_OFF
    if not packet.envelope:
        return Way.NO_ADDRESS
    said = services.consents.wishes(person.id)
    return Way.NO_LETTERS if said is not None and ReachWay.LETTER not in said.draft.ways else Way.MAIL


def _preview(
    services: Services,
    key: str,
    person: int,
    packet: MailPacket,
    open_ones: list[str],
    more: tuple[Fact, ...] = (),
    *,
    on: bool = False,
) -> Preview:
    form, record = all_forms()[key], services.participants.record(person)
    way = _way(services, record, packet)
    seen = Preview(
        tr(form.title),
        paper_form.file_name(form, packet.record_number, packet.printing.at.date()),
        (*_facts(packet, open_ones, way), *more),
        paper_form.render(form, packet, ON_PAPER, draft=True).pdf,
        (record.id, record.draft.shown_name, record.record_number),
        packet=packet,
    )
    return mailed(seen, key, on=on) if way is Way.MAIL else seen


def _final(
    key: str,
    seen: Preview,
    packet: MailPacket,
    copies: int,
    sent: Callable[[], object] | None = None,
    *,
    on: bool = False,
) -> Final:
    refuse_changed(seen.packet, packet)
    made = paper_form.final(all_forms()[key], packet, packet.record_number, ON_PAPER, copies)
    content = with_address(made.content, all_forms()[key], packet, ON_PAPER) if on and packet.envelope else made.content
    return Final(content, made.file_name, sent=sent)


def mailed(seen: Preview, key: str, *, on: bool) -> Preview:
    """Return the preview of a letter to the person; ``on`` shows the page for the window of an envelope before it."""
    packet = seen.packet
    if not can_be_mailed(packet) or seen.pdf is None:
        return seen
    if not on:
        return replace(seen, mailable=True)
    pdf = with_address(seen.pdf, all_forms()[key], packet, ON_PAPER, draft=True)
    fold = Fact("envelope-simple", N_("Envelope"), tr(N_("No. 10, window on the left")), tr(N_("Fold it like a Z")))
    outside = on_envelope(packet.envelope, packet.office.site_name)
    return replace(seen, mailable=True, pdf=pdf, facts=(*seen.facts, fold, *outside))


def _facts(packet: MailPacket, open_ones: list[str], way: Way) -> tuple[Fact, ...]:
    neutral = tr(N_("The name of the program, every charge, every service"))
    purpose = tr(
        N_("To remember a court date") if isinstance(packet, CourtReminderPacket) else N_("To remember a visit")
    )
    facts = list(for_person(purpose, tr(way.value), Fact("prohibit", LEFT_OUT, neutral)))
    if packet.language is Language.SPANISH:
        draft = "" if packet.translation_reviewed else tr(N_("A draft until the translation is reviewed, in Settings"))
        facts.append(Fact("chat-text", N_("Language"), tr(packet.language.label), draft))
    elif packet.language is not Language.ENGLISH:
        other = tr(N_("The person reads {language}; go through it together"), language=tr(packet.language.label))
        facts.append(Fact("chat-text", N_("Language"), tr(Language.ENGLISH.label), other))
    if open_ones:
        facts.append(Fact("note-pencil", N_("To write in by hand"), ", ".join(open_ones)))
    return tuple(facts)
