"""What the papers of a referral, a notice and a consent must say, filled and blank, and how they take odd words.

The elements are those of 42 CFR 2.22, 2.31(a) and (d), 2.35 and 45 CFR 164.508(c), each found word for word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache

import pytest
from reportlab.platypus import Paragraph

from installer import shots_packets
from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.consent_drafts import ConsentDraft
from leaddesk.domain.consent_kinds import RULES
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.fields import specs
from leaddesk.i18n import translator
from leaddesk.paper.cells import BY_HAND_ROOM, PRINTED_BOX, Choices
from leaddesk.paper.flow import every
from leaddesk.paper.grid import Grid
from leaddesk.paper.sheet import Mark
from leaddesk.paper.signature import _Lines
from tests.paper.inspection import elements, folded, text

EN = translator("en")
FORMS = all_forms()
BLANKS = [key for key, form in FORMS.items() if form.blank]
MILLIMETRE = 72 / 25.4

CONSENT = (
    "Name / Nombre",
    "Born / Nacimiento",
    "Consent no. / Permiso",
    "Who may share it. Tamarack County LEAD",
    "Quién puede compartir.",
    "Only what is checked:",
    "Signature / Firma",
    "Date signed / Fecha",
    "Person signing for me / Quien firma por mí",
    "Why they may / Con qué derecho",
    "Interpreter or witness / Intérprete o testigo",
    "I got a copy / Recibí una copia",
    "My copy.",
)
BACK = (
    "I can take it back. Any time, in writing to Dana Whitlock, 118 Depot Street",
    "cannot be called back",
    "I do not have to sign.",
)
NAMED = ("check yes or no on every line", "My initials", "Other / otra persona:")
SAYS = {
    "ref_ad": (
        *("Date of contact", "Time", "Place", "Agency", "Officer", "Badge", "Phone", "Incident / case no.", "Offense"),
        *("Level", "Name, or description", "explained, and the person agrees to talk", "Also known as"),
        *("Birth date or age", "Where usually found", "Language", "Property or evidence held", "named victim"),
        *("Charge held until", "LEAD called at", "LEAD arrived at", "Handed over at", "probation or parole"),
    ),
    "ref_sc": (
        *("Agency or office", "Name, or description", "the person is interested", "I saw it myself"),
        *("Earlier reports", "Told by somebody reliable", "Where and when usually found", "approach", "Safety"),
        "What is happening, or what is needed",
    ),
    "ref_cm": ("Who asks", "May we tell the person who asked?", "What is going on", "What is needed", "Language"),
    "npp": (
        "Notice of Privacy Practices of Tamarack County LEAD",
        "HOW TO FILE A COMPLAINT CONCERNING A VIOLATION OF THE PRIVACY OR SECURITY OF YOUR HEALTH INFORMATION",
        "YOU HAVE A RIGHT TO A COPY OF THIS NOTICE (IN PAPER OR ELECTRONIC FORM)",
        "In effect since",
        "Acknowledgment of the notice",
        "Signature, your choice",
        "Did not want to sign",
    ),
    "roi_mp": (
        *CONSENT,
        *BACK,
        *NAMED,
        "Substance use information and treatment",
        "Why.",
        "How long",
        "may share them again as HIPAA allows, except in civil, criminal, administrative or legislative proceedings",
        "Not for a case against me.",
    ),
    "roi_tpo": (
        *CONSENT,
        *BACK[:2],
        "my treating providers, health plans, third-party payers, and people helping to operate this program",
        "for treatment, payment, and health care operations",
        "Substance use information and treatment",
        "How long",
        "no longer be protected by 42 CFR part 2",
        "If I say no. I do not have to sign.",
        "except in civil, criminal, administrative or legislative proceedings against me",
    ),
    "roi_235": (
        *CONSENT,
        *NAMED,
        "Taking part in LEAD is a condition of",
        "only for their official duties about this, and may share it again only for that",
        "How long",
        "When I can take it back.",
        "never later than the final decision about what it is a condition of",
        "I do not have to sign.",
        "I talked with a lawyer about this",
    ),
    "roi_proc": (
        *CONSENT,
        *BACK[:1],
        "Who may receive and use it",
        "legal proceeding, and for nothing else",
        "How long",
        "What a court already received because of this form cannot be called back.",
        "civil, criminal, administrative or legislative proceedings unless I agree or a court orders it",
        "It stands alone. Nothing on this form lets anyone share my records for any other reason.",
        "I talked with a lawyer about this",
    ),
    "roi_hipaa": (
        *CONSENT,
        *BACK[:2],
        *NAMED,
        "Why.",
        "How long",
        "Treatment, payment, enrollment and benefits do not depend on it.",
        "may share it again, and federal privacy rules may then no longer protect it",
    ),
    "roi_research": (*CONSENT, *BACK, *NAMED, "study or evaluation, and for nothing else", "How long"),
    "roi_minor": (*CONSENT[:-6], *BACK, *NAMED, "The rule of this state", "Parent or guardian", "How long", "Why."),
    "media": (*CONSENT[:3], *CONSENT[6:], *BACK, "Under which name.", "Anybody may see it.", "How long"),
    "reach": (
        *CONSENT[:3],
        *CONSENT[6:],
        "Leave a voicemail",
        "What a message may say.",
        "With whom a message may be left",
        "What is not all right",
        "How long",
    ),
    "rev": (
        "Consent no",
        "signed on",
        "From when.",
        "cannot be called back",
        "Who hears of it.",
        "In writing, signed below",
        "Taken orally by",
        "Date signed / Fecha",
    ),
    "rev_note": ("To", "Consent no.", "Our record no.", "taken back", "does not reach back", "Date"),
    "intake": ("Date", "Names and contact", "Needed today", "Signature of LEAD coordinator", "Participant, if wished"),
    "pref": (
        *("To", "From", "Please answer by", "Name", "Best way to reach", "Service asked for", "How soon", "Ride"),
        *("Reason, in as few words as will do", "Access needs, insurance, papers enclosed", "Language"),
        "WHAT THE CONSENT ALLOWS (42 CFR 2.32(b))",
        "This record which has been disclosed to you is protected by Federal confidentiality rules",
        "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
        *("Reply slip", "Accepted", "Waiting list, to", "We cannot serve this person", "Appointment date"),
        "Answer only if your own consent covers it.",
    ),
}
"""What must stand on each, whether somebody filled it in or a hand will."""
ASKED_BY_HAND = {
    "intake": (
        *("Preferred name", "Also known as", "Phone", "Where to find the person", "Interpreter wanted", "Race"),
        *("Veteran", "Pets", "A place for tonight", "Warrants or court today", "Birth certificate", "Social Security"),
        *(
            "Tribal ID",
            "DD-214",
            "Medicines",
            "Allergies",
            "How it is taken",
            "How often in the past month",
            "Last time",
        ),
        *("want something to change", "Naloxone carried", "Interested in medication for opioid use", "Lawyer"),
        *(
            "What are you good at?",
            "Whom do you trust?",
            "What has worked before?",
            "What do you want to be different?",
        ),
        *("Harm reduction supplies", "Notice and consents offered", "prefers not to say"),
    ),
    "pref": ("Record no.", "Signed on", "Good until", "Initials"),
    "reach": ("My phone / Mi teléfono", "My email or address"),
    "roi_235": ("Take it back from this day on", "or sooner, when this happens"),
    "roi_proc": ("case number and name",),
}
PAGES = {
    **dict.fromkeys(("ref_ad", "ref_cm", "ref_sc", "reach", "rev", "rev_note"), (1, 1)),
    **dict.fromkeys(("roi_mp", "roi_tpo", "roi_235", "roi_proc", "roi_hipaa", "roi_research", "roi_minor"), (2, 2)),
    **dict.fromkeys(("media", "pref"), (2, 2)),
    "npp": (3, 5),
    "intake": (2, 6),
}
"""How many pages each takes on most days, and blank."""


@cache
def drawn(key, *, blank=False):
    packet = shots_packets.BLANK if blank else shots_packets.usual(key)
    return render(FORMS[key], packet, EN)


def said(pdf):
    return folded(text(pdf)).replace("\u00a0", " ")


@pytest.mark.parametrize("key", SAYS)
def test_each_says_what_the_law_and_the_work_ask_for(key):
    words = said(drawn(key).pdf)
    missing = [one for one in SAYS[key] if one.casefold() not in words.casefold()]
    assert missing == []
    assert drawn(key).pages == PAGES[key][0]


@pytest.mark.parametrize("key", [key for key in SAYS if FORMS[key].blank])
def test_each_blank_asks_for_the_same_by_hand(key):
    words = said(drawn(key, blank=True).pdf)
    missing = [one for one in (*SAYS[key], *ASKED_BY_HAND.get(key, ())) if one.casefold() not in words.casefold()]
    assert missing == []
    assert drawn(key, blank=True).pages == PAGES[key][1]


@pytest.mark.parametrize("key", BLANKS)
def test_no_blank_knows_anything(key):
    words = folded(" ".join(words for _role, words in elements(drawn(key, blank=True).pdf)))
    for stray in ("[x]", "Not given", "[missing", "LD-2026", "C-0142", "R-2026", "O-2026", "Teague", "{", "Record ·"):
        assert stray not in words


@pytest.mark.parametrize("key", BLANKS)
def test_every_blank_leaves_the_hand_its_room(key):
    sheet, story = FORMS[key].draw(shots_packets.BLANK, EN, Mark.NONE)
    for flow in every(story):
        if isinstance(flow, Grid):
            flow.wrap(sheet.frame.width, 1e6)
            for laid in flow._laid:
                for cell, _, top, content in laid.places:
                    if cell.label and cell.body is None:
                        assert laid.height - top - content.height >= 7 * MILLIMETRE, cell.label
        elif isinstance(flow, Choices):
            assert flow._box >= PRINTED_BOX >= 3.5 * MILLIMETRE
        elif isinstance(flow, _Lines):
            assert flow._free >= 9 * MILLIMETRE
    assert BY_HAND_ROOM >= 7 * MILLIMETRE


@pytest.mark.parametrize("key", [key for key in SAYS if key.startswith("roi") or key in {"media", "reach", "rev"}])
def test_a_consent_has_no_line_to_write_on_inside_a_sentence(key):
    _, story = FORMS[key].draw(shots_packets.BLANK, EN, Mark.NONE)
    lines = [flow.getPlainText() for flow in every(story) if isinstance(flow, Paragraph)]
    assert [one for one in lines if "___" in one and not one.startswith(("Other:", "Otro:"))] == []


@pytest.mark.parametrize("kind", ConsentKind)
def test_what_the_page_of_a_consent_asks_in_words_stands_on_its_form(kind):
    rules, packet = RULES[kind], shots_packets.usual(RULES[kind].form)
    one_kind = {name for one in RULES.values() for name in one.also}
    asked = [
        name
        for name, spec in specs(ConsentDraft).items()
        if isinstance(getattr(ConsentDraft(), name), str)
        and spec.max_length
        and name not in {*(one_kind - {*rules.also}), *rules.without, *KEPT_FROM_PAPER}
    ]
    assert asked
    for name in asked:
        words = f"Zyxw{name.replace('_', '')}"
        told = replace(packet, terms=replace(packet.terms or ConsentDraft(kind=kind), **{name: words}))
        if name in {one.name for one in fields(packet)}:
            told = replace(told, **{name: words})
        assert words in text(render(FORMS[rules.form], told, EN).pdf), name


@pytest.mark.parametrize("kind", ConsentKind)
def test_when_a_consent_ends_and_from_when_it_can_be_taken_back_stand_on_its_form(kind):
    rules, packet = RULES[kind], shots_packets.usual(RULES[kind].form)
    end, back = date(2031, 5, 6), date(2030, 4, 3)
    told = replace(packet, expires_on=end, terms=replace(packet.terms or ConsentDraft(kind=kind), revocable_on=back))
    words = said(render(FORMS[rules.form], told, EN).pdf)
    assert "May 6, 2031" in words
    assert "6 de mayo de 2031" in words
    assert ("Apr 3, 2030" in words) == ("revocable_on" in rules.also)


KEPT_FROM_PAPER = {
    *("parent", "representative", "representative_authority"),
}
"""What is known only once it was signed by hand."""
MOST_CODES = 8

ODD = "<b>&\"'</p> {y} %s"


def odd(value, known):
    """Return a packet in which each text that its paper prints ends in signs that mean something elsewhere."""
    if isinstance(value, str) and type(value) is str and value in known:
        return f"{value} {ODD}"
    if isinstance(value, Mapping):
        return {key: odd(one, known) for key, one in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return type(value)(odd(one, known) for one in value)
    if is_dataclass(value):
        return replace(value, **{one.name: odd(getattr(value, one.name), known) for one in fields(value) if one.init})
    return value


def texts(value):
    if isinstance(value, str):
        if type(value) is str:
            yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


@pytest.mark.parametrize("key", list(FORMS))
def test_signs_that_mean_something_elsewhere_are_printed_as_they_are(key):
    packet = shots_packets.usual(key)
    plain = squeezed(drawn(key).pdf)
    every_text = set(texts(packet))
    known = {
        one
        for one in every_text
        if len(one) > MOST_CODES
        and one.replace(" ", "").isalpha()
        and squeeze(one) in plain
        and not any(one in other for other in every_text - {one})
    }
    if not known:
        pytest.skip("nothing on it is typed")
    printed = squeezed(render(FORMS[key], odd(packet, known), EN).pdf)
    lost = [one for one in known if squeeze(f"{one} {ODD}") not in printed]
    assert lost == []


def squeeze(words):
    return folded(words).replace(" ", "")


def squeezed(pdf):
    return text(pdf).replace(" ", "").replace("\n", "")
