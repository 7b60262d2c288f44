"""What each form of the registry must hold, filled and blank, with its shortest, usual and longest content.

A new form is covered as soon as it is there: it needs a usual and a longest packet in ``installer/shots_packets.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from installer import shots_packets
from leaddesk.documents.form import file_name, final, render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import PartTwoStatus
from leaddesk.domain.consent_kinds import RULES
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.packets import TellingPacket
from leaddesk.i18n import translator
from leaddesk.paper import notices
from leaddesk.paper.text import _TaggedParagraph
from tests.paper.inspection import folded, loose_fonts, page_count, pages_text, properties, reader_settings, sizes

EN = translator("en")
FORMS = all_forms()
ONE_PAGE = ("appt", "ct_rem", "le_ack", "ncnd", "ref_ad", "ref_cm", "ref_sc")
"""What is promised to be one page, whatever stands on it; more goes to an addendum."""
NAMES = ("Teague", "Marisol", "Featherstonehaugh")
FEWEST_WORDS = 25
SHORTENS = frozenset({"cal"})
"""The sheet for the car names a place as far as its line goes; it is a list to look at, not a paper to keep."""


BROKEN: dict[tuple[str, str], list[str]] = {}
"""The paragraphs of each paper in which a word did not fit on a line, by form and kind."""


@cache
def drawn(key, kind):
    with pytest.MonkeyPatch.context() as patched:
        broken = BROKEN.setdefault((key, kind), [])
        draw = _TaggedParagraph.draw

        def noted(paragraph):
            # a number or letter before a line may lean over its narrow column
            if paragraph._splitLongWordCount and len(words := paragraph.getPlainText()) > 1:
                broken.append(words)
            draw(paragraph)

        patched.setattr(_TaggedParagraph, "draw", noted)
        return made(key, kind)


def made(key, kind):
    form = FORMS[key]
    if kind == "blank":
        return render(form, shots_packets.BLANK, EN)
    packet = shots_packets.longest(key) if kind == "longest" else shots_packets.usual(key)
    return render(form, shots_packets.shortest(packet) if kind == "shortest" else packet, EN)


CASES = [
    *((key, kind) for key in FORMS for kind in ("shortest", "usual", "longest")),
    *((key, "blank") for key, form in FORMS.items() if form.blank),
]


@pytest.mark.parametrize(("key", "kind"), CASES, ids=str)
def test_a_paper_is_whole_named_tagged_and_clean_for_two_readers(key, kind):
    printout, form = drawn(key, kind), FORMS[key]
    assert printout.pages == page_count(printout.pdf)
    assert loose_fonts(printout.pdf) == set()
    assert min(sizes(printout.pdf)) >= 9
    known = properties(printout.pdf)
    assert known["Title"].endswith(f"({form.code})")
    assert known["Subject"].startswith(form.code)
    assert not any(name in " ".join(known.values()) for name in NAMES)
    assert reader_settings(printout.pdf) in {("en", True), ("es", True)}
    with pikepdf.open(BytesIO(printout.pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert bool(document.Root.MarkInfo.Marked)
        assert len(document.Root.StructTreeRoot.K.K) > 5
        assert all(page.Tabs == "/S" for page in document.pages)
        again = BytesIO()
        document.save(again)
    rewritten, words = BytesIO(), pages_text(printout.pdf)
    reader = pypdfium2.PdfDocument(printout.pdf)
    reader.save(rewritten)
    reader.close()
    assert pages_text(again.getvalue()) == pages_text(rewritten.getvalue()) == words
    assert all(
        f"Page {number} of {len(words)}" in page or f"Página {number} de {len(words)}" in page
        for number, page in enumerate(words, 1)
    )
    assert sum("[missing" in page for page in words) == 0 or kind == "shortest"


@pytest.mark.parametrize(("key", "kind"), [case for case in CASES if case[1] in {"usual", "blank"}], ids=str)
def test_no_word_and_no_day_is_broken_in_two(key, kind):
    drawn(key, kind)
    assert BROKEN[key, kind] == []


@pytest.mark.parametrize("key", list(FORMS))
def test_the_longest_paper_loses_no_word_and_splits_no_signature(key):
    printout = drawn(key, "longest")
    pages = pages_text(printout.pdf)
    printed = "".join(pages).replace(" ", "")
    words = frozenset(" ".join(pages).replace("[", " ").replace("]", " ").split())
    for text in strings(shots_packets.longest(key)):
        begins = folded(text).replace(" ", "")[:24]
        if (
            key not in SHORTENS
            and len(begins) == 24
            and begins in printed
            and folded(text).replace(" ", "") not in printed
        ):
            lost = [word for word in text.split() if word not in words and word not in printed]
            assert not lost, f"{text[:40]}: {lost[:5]}"
    if key in ONE_PAGE:
        assert len(pages) == 1 or "Addendum" in pages[1], "the form ends on its page; what follows is the addendum"
    for page in pages:
        if "ignature" in page or "Firma" in page:
            assert len(page.split()) > FEWEST_WORDS, "a signature never stands alone on its page"


@pytest.mark.parametrize("key", list(FORMS))
def test_no_name_is_in_a_file_name(key):
    day = shots_packets.BLANK.printing.at.date()
    name = file_name(FORMS[key], "LD-2026-0142", day)
    assert name == f"{FORMS[key].code}-LD-2026-0142-2026-11-03.pdf"


@pytest.mark.parametrize("key", list(FORMS))
def test_what_tells_of_somebody_explains_its_consent(key):
    packet = shots_packets.usual(key)
    assert FORMS[key].tells or not isinstance(packet, TellingPacket) or packet.scope is None


PROMISED = (
    *("REF-AD", "REF-SC", "REF-CM", "SCR", "NPP", "ROI-MP", "ROI-TPO", "ROI-235", "ROI-PROC", "REV", "INT", "PLAN"),
    *("PREF", "HAND", "PROS-IC", "CT-STAT", "CT-PROG", "LE-ACK", "CT-REM", "APPT", "OWG", "OWG-ACT", "CLOSE", "NCND"),
    *("ACCT", "EMERG", "BRCH", "FACE", "CAL", "CHK", "FID"),
)
"""Every form of the county's shelf; the reply slip is page 2 of PREF, the quarterly summary is a report."""
BY_HAND = (
    *("ref_ad", "ref_sc", "ref_cm", "scr", "npp", "roi_mp", "roi_235", "roi_proc", "rev", "intake", "plan", "pref"),
    *("hand", "pros_ic", "ct_rem", "appt", "emerg", "chk"),
)
"""What can be filled in by hand on a day without power."""
FOR_THE_PERSON = (
    *("npp", "rev", "plan", "ct_rem", "appt", "close", "acct", "brch", "resources", "ref_cm"),
    *(rule.form for rule in RULES.values()),
)
"""What the person reads or signs."""
SPANISH = ("Fecha", "Firma", "Nombre", "usted", "Usted", "sus ", "Quién", "Motivo", "Estos", "pueden")


def test_every_form_that_was_promised_is_there_and_blank_where_a_hand_needs_it():
    assert set(PROMISED) <= {form.code for form in FORMS.values()}
    assert {key for key in BY_HAND if not FORMS[key].blank} == set()
    assert "Reply slip" in " ".join(pages_text(drawn("pref", "blank").pdf))


@pytest.mark.parametrize("key", FOR_THE_PERSON)
def test_what_the_person_reads_or_signs_is_there_in_spanish(key):
    usual = shots_packets.usual(key)
    # a form filled in by the office is in English; its blank is what the person holds
    kept = [packet for packet in (usual, shots_packets.in_other_language(usual)) if packet is not None]
    if FORMS[key].blank:
        kept.append(shots_packets.BLANK)
    said = [folded(" ".join(pages_text(render(FORMS[key], packet, EN).pdf))) for packet in kept]
    assert any(sum(word in one for word in SPANISH) >= 2 for one in said)


TELLING = [key for key, form in FORMS.items() if form.tells]
NOTICE_AT_THE_END = ("owg",)
"""A sheet of the conference is as long as its list; the notice to those around the table closes it."""


@pytest.mark.parametrize("key", TELLING)
def test_the_notice_and_the_scope_that_go_into_the_log_are_on_the_page(key):
    form, packet = FORMS[key], shots_packets.usual(key)
    made = final(form, packet, "LD-2026-0142", EN)
    pages = [folded(page).replace("\u00a0", " ") for page in pages_text(made.content)]
    whole = " ".join(pages)
    assert (made.notice, made.scope_explained) == (form.notice, form.explains_scope)
    assert (folded(notices.LONG) in whole) == (form.notice is NoticeUsed.LONG)
    if form.notice is NoticeUsed.LONG and key not in NOTICE_AT_THE_END:
        assert folded(notices.LONG) in pages[0]
    assert (notices.SHORT in whole) == (form.notice is not NoticeUsed.NONE)
    assert (packet.scope.number in whole) == form.explains_scope
    elsewhere = replace(packet, office=replace(packet.office, part2_status=PartTwoStatus.LEGAL_SAYS_NO))
    without = final(form, elsewhere, "LD-2026-0142", EN)
    said = folded(" ".join(pages_text(without.content)))
    assert without.notice is NoticeUsed.NONE
    assert notices.SHORT not in said
    assert folded(notices.LONG_OPENING) not in said
    # counsel's word on part 2 changes the notice and nothing else
    assert without.scope_explained == form.explains_scope
    assert (packet.scope.number in said) == form.explains_scope


@pytest.mark.parametrize("key", TELLING)
def test_without_a_scope_or_a_legal_basis_nothing_is_drawn(key):
    packet = shots_packets.usual(key)
    if "scope" not in {one.name for one in fields(packet)}:
        packet = replace(packet, scopes=())
    else:
        packet = replace(packet, scope=None)
    with pytest.raises(ValueError, match="without a scope"):
        render(FORMS[key], packet, EN)


def strings(value):
    """Yield every text in a packet."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from strings(getattr(value, one.name))
