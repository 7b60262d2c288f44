"""The words of the papers that the person is mailed, in English and Spanish; the Spanish is a draft until passed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.domain.codes import Language
from leaddesk.domain.court_codes import CourtRide
from leaddesk.i18n import show_weekday

if TYPE_CHECKING:
    from datetime import date, time

_NOON, _EVENING, _NIGHT = 12, 17, 19
_HOURS = 12


@dataclass(frozen=True, slots=True)
class MailWords:
    """Every fixed word of the reminder and of the appointment letter in one language."""

    code: str
    court_title: str
    counsel_title: str
    visit_title: str
    named: str
    """A title behind the name; without a name the title alone stands there."""
    time: str
    at_the_door: str
    ready: str
    early: str
    where: str
    with_whom: str
    by_video: str
    by_phone: str
    bring: str
    papers: str
    have_ready: str
    phone_papers: str
    visit_papers: str
    lawyer: str
    ride: str
    rides: Mapping[CourtRide, str]
    visit_ride: str
    late: str
    cannot_come: str
    call_before: str
    call_first: str
    another_day: str
    number: str


ENGLISH = MailWords(
    code="en",
    court_title="you have a court date",
    counsel_title="you meet with your lawyer",
    visit_title="you have an appointment",
    named="{name}, {title}",
    time="Time",
    at_the_door="Be at the door by {time}.",
    ready="Be ready by {time}.",
    early="Please come 10 minutes early.",
    where="Where",
    with_whom="With",
    by_video="By video.",
    by_phone="By phone.",
    bring="Bring",
    papers="This paper, and a photo ID if you have one.",
    have_ready="Have ready",
    phone_papers="This paper and a charged phone.",
    visit_papers="This paper. A photo ID and insurance card if you have them.",
    lawyer="Your lawyer",
    ride="Your ride",
    rides={
        CourtRide.OWN: "You said you have a way to get there.",
        CourtRide.NEEDED: "We are looking for one. Call {who}: <b>{phone}</b>",
        CourtRide.ARRANGED: "It is arranged. Where and when:",
        CourtRide.NOT_ASKED: "No ride? Call {who}: <b>{phone}</b>",
    },
    visit_ride="We asked for one. Call {who}: <b>{phone}</b>",
    late="Late, sick, or no ride?",
    cannot_come="Late, or can’t come?",
    call_before="Call before {time}.",
    call_first="Please call.",
    another_day="We can find another day.",
    number="Court number (if they ask): {number}",
)
SPANISH = MailWords(
    code="es",
    court_title="usted tiene una cita en la corte",
    counsel_title="usted tiene una cita con su abogado",
    visit_title="usted tiene una cita",
    named="{name}, {title}",
    time="Hora",
    at_the_door="Esté en la puerta a más tardar a las {time}.",
    ready="Prepárese a más tardar a las {time}.",
    early="Por favor, llegue 10 minutos antes.",
    where="Dónde",
    with_whom="Con",
    by_video="Por video.",
    by_phone="Por teléfono.",
    bring="Traiga",
    papers="Este papel y una identificación con foto, si la tiene.",
    have_ready="Tenga listo",
    phone_papers="Este papel y un teléfono cargado.",
    visit_papers="Este papel. Una identificación con foto y su tarjeta de seguro, si las tiene.",
    lawyer="Su abogado",
    ride="Transporte",
    rides={
        CourtRide.OWN: "Usted dijo que tiene cómo llegar.",
        CourtRide.NEEDED: "Lo estamos buscando. Llame a {who}: <b>{phone}</b>",
        CourtRide.ARRANGED: "Está arreglado. Dónde y cuándo:",
        CourtRide.NOT_ASKED: "¿No tiene cómo llegar? Llame a {who}: <b>{phone}</b>",
    },
    visit_ride="Lo pedimos. Llame a {who}: <b>{phone}</b>",
    late="¿Va tarde, no se siente bien o no tiene cómo llegar?",
    cannot_come="¿Va tarde o no puede venir?",
    call_before="Llame antes de las {time}.",
    call_first="Por favor, llame.",
    another_day="Podemos buscar otro día.",
    number="Número del caso (si se lo piden): {number}",
)


def words_for(language: Language) -> MailWords:
    """Return the words that a person reads: Spanish, or English for every other language."""
    return SPANISH if language is Language.SPANISH else ENGLISH


def both(pick: str) -> str:
    """Return one label in both languages, as a blank carries it."""
    return f"{getattr(ENGLISH, pick)} / {getattr(SPANISH, pick)}"


def day_in_words(on: date, words: MailWords) -> str:
    """Return ``Tuesday, December 8, 2026`` or ``Martes, 8 de diciembre de 2026``."""
    day = show_weekday(on, words.code)
    return f"{day}, {on.year}" if words is ENGLISH else f"{day[:1].upper()}{day[1:]} de {on.year}"


def clock(at: time) -> str:
    """Return ``9:00``, as a person says it."""
    return f"{at.hour % _HOURS or _HOURS}:{at.minute:02}"


def time_in_words(at: time, words: MailWords) -> str:
    """Return ``9:00 in the morning`` or ``9:00 de la mañana``."""
    if (at.hour, at.minute) == (_NOON, 0):
        return "12:00 noon" if words is ENGLISH else "12:00 del mediodía"
    if words is ENGLISH:
        part = "in the morning" if at.hour < _NOON else "in the afternoon" if at.hour < _EVENING else "in the evening"
    else:
        part = "de la mañana" if at.hour < _NOON else "de la tarde" if at.hour < _NIGHT else "de la noche"
    return f"{clock(at)} {part}"
