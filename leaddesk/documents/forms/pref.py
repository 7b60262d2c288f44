"""PREF: a referral to a provider, with a reply slip on a page of its own."""

from __future__ import annotations

from leaddesk.documents.blocks import (
    EDITION,
    ask_at,
    has_short_notice,
    identity,
    identity_by_hand,
    letterhead,
    notice,
    scope_words,
)
from leaddesk.documents.form import Form
from leaddesk.documents.ground_words import ground_box
from leaddesk.domain.codes import Ride, Urgency
from leaddesk.domain.packets import Addressee, BlankPacket, ProviderReferralPacket
from leaddesk.i18n import N_, Translator, show_clock, show_date, show_phone
from leaddesk.paper.blocks import scope_of_consent
from leaddesk.paper.cells import DATE_BY_HAND, Body, Choice, Choices, Fitted, LongText, WritingLines, answer, missing
from leaddesk.paper.flow import Flow, page_break, together
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import ANSWER, BODY, FINE, SMALL_TITLE, STRONG, is_tight
from leaddesk.paper.text import Bold, Words, fill, numbered, paragraph

TITLE = N_("Provider Referral")
_RIDES = (Ride.NOT_NEEDED, Ride.ARRANGED, Ride.PLEASE_ARRANGE)


def _draw(packet: ProviderReferralPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ProviderReferralPacket) else None
    return _sheet(packet, filled, tr, mark), [
        *_first_page(packet, filled, tr),
        page_break(),
        *_slip(packet, filled, tr),
    ]


def _sheet(
    packet: ProviderReferralPacket | BlankPacket, filled: ProviderReferralPacket | None, tr: Translator, mark: Mark
) -> Sheet:
    person = filled.person if filled else None
    parts = [] if filled else [tr(N_("Record no. {line}"), line="_" * 20)]
    if filled and person:
        parts = [tr(N_("Record {number}"), number=person.record_number)]
    if filled and filled.scope:
        parts.append(tr(N_("Consent {number}"), number=filled.scope.number))
    return Sheet(
        FRAME,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=" · ".join(parts),
        identity=identity(person.initials, person.record_number) if person else identity_by_hand(tr),
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(packet.office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )


def _first_page(
    packet: ProviderReferralPacket | BlankPacket, filled: ProviderReferralPacket | None, tr: Translator
) -> list[Flow]:
    office = packet.office
    story: list[Flow] = [_to_and_from(packet, filled, tr), _person(filled, tr), _request(filled, tr)]
    signed: list[Flow] = [
        signatures(
            (
                Signature(tr(N_("Signature of LEAD coordinator")), 4.6),
                Signature(tr(N_("Printed name")), 2.7, printed=office.coordinator),
                Signature(tr(N_("Date")), 1.7),
            ),
            free=30,
        )
    ]
    if filled and filled.scope:
        signed.append(scope_of_consent(scope_words(filled.scope, tr), tr))
    elif filled and filled.ground:
        signed.append(ground_box(filled.ground, tr))
    else:
        by_hand = tr(
            N_(
                "The consent named below lets this office give the receiver the information above, for the purpose "
                "above. Nothing else is covered. For anything outside this scope, please ask first."
            )
        )
        named = [Cell(tr(N_("Consent no."))), Cell(tr(N_("Signed on"))), Cell(tr(N_("Good until")))]
        signed += [scope_of_consent(by_hand, tr), Grid([named])]
    first, *others = signed
    story.append(together(first, *others))
    return [*story, *notice(office, tr)]


def _to_and_from(
    packet: ProviderReferralPacket | BlankPacket, filled: ProviderReferralPacket | None, tr: Translator
) -> Grid:
    office = packet.office
    origin = [tr(N_("{name}, coordinator"), name=office.coordinator), *_reach(office.phone, office.fax, tr)]
    sent = show_date(packet.printing.at.date(), tr.language)
    answer_by: Body = None
    if filled:
        day: Words = missing(tr(N_("answer-by date")), tr)
        if filled.reply_by:
            day = Bold(show_date(filled.reply_by, tr.language))
        lines = [tr(N_("Made {day}"), day=sent), *_appointment(filled, tr)]
        answer_by = [paragraph(day, STRONG), *(paragraph(line, FINE) for line in lines)]
    return Grid(
        [
            [
                Cell(
                    tr(N_("To")),
                    _addressee(filled.to, tr) if filled and filled.to else None,
                    41,
                    least=76 if filled else 62,
                ),
                Cell(tr(N_("From")), "\n".join(origin), 35),
                Cell(tr(N_("Please answer by")), answer_by, 24),
            ]
        ]
    )


def _addressee(to: Addressee, tr: Translator) -> list[Flow]:
    address = ", ".join(line.strip() for line in to.address.splitlines() if line.strip())
    lines = [to.unit, address, *_reach("" if to.fax.strip() else to.phone, to.fax, tr)]
    rest = "\n".join(line for line in lines if line)
    name: list[Flow] = [paragraph(to.name, STRONG)]
    return [*name, paragraph(rest, ANSWER)] if rest else name


def _reach(phone: str, fax: str, tr: Translator) -> list[str]:
    found = [tr(N_("Phone {number}"), number=show_phone(phone))] if phone.strip() else []
    return [*found, tr(N_("Fax {number}"), number=show_phone(fax))] if fax.strip() else found


def _person(filled: ProviderReferralPacket | None, tr: Translator) -> Grid:
    person = filled.person if filled else None
    name = Fitted(person.name, STRONG) if person and person.name else None
    return Grid(
        [
            [
                Cell(tr(N_("Name")), name, 42, strong=True),
                Cell(tr(N_("Date of birth")), answer(person.birth or "", tr) if person else None, 26),
                Cell(tr(N_("Language")), tr(person.language) if person and person.language else None, 32),
            ],
            [
                Cell(
                    tr(N_("Best way to reach")),
                    _reached(filled, tr),
                    42,
                ),
                Cell(tr(N_("Where to find")), _found(filled, tr), 58),
            ],
        ],
        heading=numbered("1", tr(N_("The person"))),
    )


def _reached(filled: ProviderReferralPacket | None, tr: Translator) -> Body:
    if filled is None:
        return None
    return LongText(filled.reach_by, 2) if filled.reach_by.strip() else missing(tr(N_("best way to reach")), tr)


def _found(filled: ProviderReferralPacket | None, tr: Translator) -> Body:
    if filled is None:
        return None
    return LongText(filled.where_to_find, 2) if filled.where_to_find.strip() else answer("", tr)


def _request(filled: ProviderReferralPacket | None, tr: Translator) -> Grid:
    by_hand = filled is None
    how_soon = Choices(
        [Choice(tr(one.label), bool(filled and filled.urgency is one)) for one in Urgency], by_hand=by_hand
    )
    rides = Choices([Choice(tr(one.label), bool(filled and filled.ride is one)) for one in _RIDES], by_hand=by_hand)
    reason: Body = WritingLines(2)
    service: Body = None
    needs: Body = None
    if filled:
        label = filled.local_service or (tr(filled.service.label) if filled.service else "")
        service = label or missing(tr(N_("service")), tr)
        lines = 2 if is_tight() else 3
        reason = LongText(filled.reason, lines) if filled.reason.strip() else missing(tr(N_("reason")), tr)
        needs = LongText(filled.needs, 2) if filled.needs.strip() else answer("", tr)
    return Grid(
        [
            [Cell(tr(N_("Service asked for")), service, 42), Cell(tr(N_("How soon")), how_soon, 58)],
            [Cell(tr(N_("Reason, in as few words as will do")), reason)],
            [
                Cell(tr(N_("Ride")), rides, 54),
                Cell(tr(N_("Access needs, insurance, papers enclosed")), needs, 46),
            ],
        ],
        heading=numbered("2", tr(N_("What we ask of you"))),
    )


def _appointment(filled: ProviderReferralPacket, tr: Translator) -> list[str]:
    """Return the appointment that the provider gave already, if there is one."""
    if filled.appointment_on is None:
        return []
    parts = [show_date(filled.appointment_on, tr.language)]
    parts += [show_clock(filled.appointment_at, tr.language)] if filled.appointment_at else []
    parts += [tr(filled.appointment_mode.label)] if filled.appointment_mode else []
    return [tr(N_("Appointment made: {when}"), when=", ".join(parts))]


def _slip(
    packet: ProviderReferralPacket | BlankPacket, filled: ProviderReferralPacket | None, tr: Translator
) -> list[Flow]:
    office = packet.office
    person = filled.person if filled else None
    asked = tr(N_("Please fill in and fax this page to <b>{fax}</b>, or call {phone}. It carries no name on purpose."))
    if not office.fax.strip():
        asked = tr(N_("Please fill in and return this page, or call <b>{phone}</b>. It carries no name on purpose."))
    sent = ""
    if filled and filled.to:
        day = show_date(packet.printing.at.date(), tr.language)
        sent = tr(N_("{number}, made {day} for {provider}"), number=filled.number, day=day, provider=filled.to.name)
    return [
        paragraph(tr(N_("Reply slip")), SMALL_TITLE),
        paragraph(fill(asked, fax=show_phone(office.fax), phone=ask_at(office)), BODY),
        Grid(
            [
                [
                    Cell(tr(N_("LEAD record")), person.record_number if person else None, 30, strong=True),
                    Cell(tr(N_("Referral")), sent or None, 70),
                ],
                [Cell(tr(N_("Our answer (check one)")), _by_hand(_ANSWERS, 2, tr), least=62)],
                [
                    Cell(tr(N_("Appointment date")), None, 30, least=44),
                    Cell(tr(N_("Time")), None, 22),
                    Cell(tr(N_("Where")), _by_hand((N_("In person"), N_("Video"), N_("Phone")), 0, tr), 48),
                ],
                [Cell(tr(N_("With (staff or clinic)")), None, 48, least=44), Cell(tr(N_("What to bring")), None, 52)],
                [Cell(tr(N_("If not: why? Anything to arrange (ride, interpreter, papers)?")), WritingLines(3))],
                [
                    Cell(
                        fill(tr(N_("Did the person come? Answer only if <b>your own</b> consent covers it."))),
                        _by_hand((N_("Yes"), N_("New date {day}"), N_("We do not answer this")), 0, tr),
                        least=46,
                    )
                ],
            ]
        ),
        together(
            signatures(
                (
                    Signature(tr(N_("Signature")), 3),
                    Signature(tr(N_("Printed name and phone")), 2.7),
                    Signature(tr(N_("Date")), 1.7),
                )
            ),
            paragraph(
                tr(N_("Your answer is your own disclosure. Send only what your rules and the person's consent allow.")),
                FINE,
            ),
        ),
    ]


_ANSWERS = (
    N_("Accepted"),
    N_("Waiting list, to {day}"),
    N_("We cannot serve this person"),
    N_("We could not reach the person"),
)


def _by_hand(labels: tuple[str, ...], columns: int, tr: Translator) -> Choices:
    day = DATE_BY_HAND
    return Choices([Choice(tr(label).replace("{day}", day)) for label in labels], columns=columns, by_hand=True)


FORM = Form("pref", "PREF", TITLE, EDITION, ProviderReferralPacket, _draw, tells=True, blank=True, holds_page=True)
