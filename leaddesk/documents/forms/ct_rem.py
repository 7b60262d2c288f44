"""CT-REM: a court date, in large print, for the person. It names no program and no charge."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import BILINGUAL_EDITION
from leaddesk.documents.form import Form
from leaddesk.documents.large_print import (
    LargePage,
    call_line,
    called,
    large_sheet,
    large_story,
    ride_words,
    who_to_call,
)
from leaddesk.documents.mail_words import (
    MailWords,
    both,
    clock,
    day_in_words,
    time_in_words,
    words_for,
)
from leaddesk.domain.court_codes import CourtMode
from leaddesk.domain.mail_packets import CourtReminderPacket
from leaddesk.i18n import N_, Translator, show_phone, translator
from leaddesk.paper.text import Bold, Words, fill

if TYPE_CHECKING:
    from datetime import time

    from leaddesk.domain.packets import BlankPacket, Letterhead
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Court Date Reminder")
_BEFORE = {CourtMode.IN_PERSON: 20}
_READY = 10


def _draw(packet: CourtReminderPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    if not isinstance(packet, CourtReminderPacket):
        return large_sheet(FORM, packet.printing, tr, mark), large_story(_blank(packet.office), packet.office)
    words = words_for(packet.language)
    title = words.counsel_title if packet.with_counsel else words.court_title
    at = time_in_words(packet.at, words) if packet.at else ""
    page = LargePage(
        called(packet.called, title, words),
        tuple(line for line in (day_in_words(packet.on, words), at) if line),
        _door(packet, words),
        _rows(packet, words),
        _calls(packet, words),
        fill(words.number, number=packet.case_number) if packet.case_number.strip() else "",
        () if packet.at else (words.time,),
    )
    return large_sheet(FORM, packet.printing, translator(words.code), mark), large_story(page, packet.office)


def _door(packet: CourtReminderPacket, words: MailWords) -> str:
    if packet.at is None:
        return ""
    by = earlier(packet.at, _BEFORE.get(packet.mode, _READY))
    sentence = words.at_the_door if packet.mode is CourtMode.IN_PERSON else words.ready
    return sentence.format(time=clock(by))


def earlier(at: time, minutes: int) -> time:
    """Return a time of day some minutes before another."""
    # any day will do; only the time is taken from it
    return (datetime(2000, 1, 2, at.hour, at.minute) - timedelta(minutes=minutes)).time()  # noqa: DTZ001 - no moment


def _rows(packet: CourtReminderPacket, words: MailWords) -> tuple[tuple[str, Words], ...]:
    in_person = packet.mode is CourtMode.IN_PERSON
    rows: list[tuple[str, Words]] = [(words.where, _where(packet, words))]
    if in_person:
        rows.append((words.bring, words.papers))
    else:
        rows.append((words.have_ready, words.phone_papers))
    phone = show_phone(packet.counsel_phone)
    counsel: Words = (f"{packet.counsel}, ", Bold(phone)) if phone else f"{packet.counsel}:" if packet.counsel else ""
    rows.append((words.lawyer, counsel))
    if in_person:
        rows.append((words.ride, ride_words(words.rides[packet.ride], packet.office)))
    return tuple(rows)


def _where(packet: CourtReminderPacket, words: MailWords) -> Words:
    how = {CourtMode.VIDEO: words.by_video, CourtMode.PHONE: words.by_phone}.get(packet.mode, "")
    street = packet.address if packet.mode is CourtMode.IN_PERSON else ""
    place = ", ".join(part for part in (packet.court, street) if part)
    before = " ".join(part for part in (how, f"{place}." if place else "") if part)
    if not packet.room.strip():
        # without a court nobody could find, there is a line to write it on
        return before if place else f"{before}:" if how else ""
    return (f"{before} " if before else "", Bold(packet.room.strip()))


def _calls(packet: CourtReminderPacket, words: MailWords) -> tuple[Words, ...]:
    office, lawyer = packet.office, packet.counsel_phone.strip()
    lines: list[Words] = []
    if lawyer:
        lines.append(call_line(words.lawyer, lawyer))
    if office.phone.strip():
        lines.append(call_line(who_to_call(office), office.phone))
    if not lines:
        return ()
    until = words.call_before.format(time=clock(packet.at)) if packet.at else words.call_first
    return ((Bold(f"{words.late} "), until), *lines)


def _blank(office: Letterhead) -> LargePage:
    calls: tuple[Words, ...] = ()
    if office.phone.strip():
        calls = (Bold(both("late")), call_line(who_to_call(office), office.phone))
    rows: tuple[tuple[str, Words], ...] = (
        (both("where"), ""),
        (both("bring"), both("papers")),
        (both("lawyer"), ""),
        (both("ride"), ""),
    )
    title = "You have a court date / Usted tiene una cita en la corte"
    number = both("number").format(number="")
    return LargePage(title, (), "", rows, calls, f"{number} ________________", ("Date / Fecha", both("time")), lines=2)


FORM = Form(
    "ct_rem",
    "CT-REM",
    TITLE,
    BILINGUAL_EDITION,
    CourtReminderPacket,
    _draw,
    tells=False,
    blank=True,
    two_languages=True,
)
