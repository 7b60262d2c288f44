"""APPT: an appointment, in large print, for the person. It says where and when, no more."""

from __future__ import annotations

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
from leaddesk.documents.mail_words import MailWords, both, day_in_words, time_in_words, words_for
from leaddesk.domain.codes import Ride, VisitMode
from leaddesk.domain.court_codes import CourtRide
from leaddesk.domain.mail_packets import AppointmentPacket
from leaddesk.i18n import N_, Translator, translator
from leaddesk.paper.text import Bold, Words

if TYPE_CHECKING:
    from leaddesk.domain.packets import BlankPacket, Letterhead
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Appointment")


def _draw(packet: AppointmentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    if not isinstance(packet, AppointmentPacket):
        return large_sheet(FORM, packet.printing, tr, mark), large_story(_blank(packet.office), packet.office)
    words = words_for(packet.language)
    at = time_in_words(packet.at, words) if packet.at else ""
    page = LargePage(
        called(packet.called, words.visit_title, words),
        tuple(line for line in (day_in_words(packet.on, words), at) if line),
        words.early if packet.mode is VisitMode.IN_PERSON else "",
        _rows(packet, words),
        _calls(packet.office, packet.place, packet.phone, words),
        "",
        () if packet.at else (words.time,),
    )
    return large_sheet(FORM, packet.printing, translator(words.code), mark), large_story(page, packet.office)


def _rows(packet: AppointmentPacket, words: MailWords) -> tuple[tuple[str, Words], ...]:
    in_person = packet.mode is VisitMode.IN_PERSON
    rows: list[tuple[str, Words]] = [(words.where, _where(packet, words))]
    if packet.with_whom.strip():
        rows.append((words.with_whom, packet.with_whom.strip()))
    if not in_person:
        return (*rows, (words.have_ready, words.phone_papers))
    rides: dict[Ride, Words] = {
        Ride.NOT_NEEDED: ride_words(words.rides[CourtRide.NOT_ASKED], packet.office),
        Ride.ARRANGED: words.rides[CourtRide.ARRANGED],
        Ride.PLEASE_ARRANGE: ride_words(words.visit_ride, packet.office),
    }
    return (*rows, (words.bring, words.visit_papers), (words.ride, rides[packet.ride]))


def _where(packet: AppointmentPacket, words: MailWords) -> Words:
    how = {VisitMode.TELEHEALTH: words.by_video, VisitMode.PHONE: words.by_phone}.get(packet.mode, "")
    if how:
        return (f"{how} ", Bold(packet.place))
    return (Bold(packet.place), f", {packet.address}") if packet.address else (Bold(packet.place),)


def _calls(office: Letterhead, place: str, phone: str, words: MailWords) -> tuple[Words, ...]:
    lines: list[Words] = []
    if phone.strip():
        lines.append(call_line(place, phone))
    if office.phone.strip():
        lines.append(call_line(who_to_call(office), office.phone))
    return ((Bold(f"{words.cannot_come} "), f"{words.call_first} {words.another_day}"), *lines) if lines else ()


def _blank(office: Letterhead) -> LargePage:
    calls: tuple[Words, ...] = ()
    if office.phone.strip():
        calls = (Bold(both("cannot_come")), call_line(who_to_call(office), office.phone))
    rows: tuple[tuple[str, Words], ...] = (
        (both("where"), ""),
        (both("with_whom"), ""),
        (both("bring"), both("visit_papers")),
        (both("ride"), ""),
    )
    title = "You have an appointment / Usted tiene una cita"
    return LargePage(title, (), "", rows, calls, "", ("Date / Fecha", both("time")), lines=2)


FORM = Form(
    "appt", "APPT", TITLE, BILINGUAL_EDITION, AppointmentPacket, _draw, tells=False, blank=True, two_languages=True
)
