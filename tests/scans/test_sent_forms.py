"""A referral that was filled in on a screen: whatever program did it, it is read back word for word, or refused."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QRect, QSize

from leaddesk.domain.attachments import BadFile, BadFileError
from leaddesk.domain.codes import OffenseLevel, ReferralPathway, ReferralSource, YesNo
from leaddesk.domain.participants import BirthDate
from leaddesk.domain.referral_codes import NamedVictim, Supervision, Wish
from leaddesk.domain.sent_forms import SentFields, Taken, Trait, plain_text, reading_of
from leaddesk.paper.scans.apart import read_form_apart
from leaddesk.paper.scans.form_fields import read_form
from leaddesk.ui.pdf_pages import band, opened
from tests.paper.inspection import text
from tests.scans import filled, hostile

TODAY = date(2026, 11, 3)


def read(data):
    return read_form(data)[0]


def ink(pdf):
    """Return the places of a page that Qt draws dark: the program shows it with Qt."""
    with opened(pdf) as document:
        image = band(document, 0, QSize(612, 792), QRect(0, 0, 612, 792))
    return [at for at, shade in enumerate(bytes(image.constBits())) if shade < 100]


def told(data):
    return {name: said for name, said in read(data).values if said}


@pytest.mark.parametrize("tool", [filled.by_pypdf, filled.by_pikepdf])
def test_what_two_independent_tools_fill_in_is_read_back_equal(tool):
    assert told(tool(filled.ARREST)) == filled.ARREST


@pytest.mark.parametrize("key", ["ref_ad", "ref_cm", "ref_sc"])
@pytest.mark.parametrize("tool", [filled.by_pypdf, filled.by_pikepdf])
def test_every_field_of_every_form_comes_back_as_it_was_typed(tool, key):
    typed = filled.every_answer(key)
    assert len(typed) >= 18
    assert told(tool(typed, filled.blank(key))) == typed


def test_what_a_browser_fills_in_by_click_and_key_is_read_back_equal():
    typed = {"person_name": "José Peña", "notes": "Two dogs."}
    found = told(filled.by_browser({**typed, "agreed_to_talk=yes": "", "supervision.warrant": ""}))
    assert found == {**typed, "agreed_to_talk": "yes", "supervision.warrant": "warrant"}


def test_an_untouched_form_reads_as_blank_in_all_three_kinds():
    for key, code in (("ref_ad", "REF-AD"), ("ref_sc", "REF-SC"), ("ref_cm", "REF-CM")):
        found = read(filled.blank(key))
        assert (found.code, found.traits) == (code, frozenset())
        assert found.edition.startswith("Ed. ")
        assert not any(said for _name, said in found.values)
        reading = reading_of(found, TODAY)
        assert (reading.lines, reading.draft.received_on, reading.draft.notes) == ((), TODAY, "")
        assert len(reading.blank) >= 12


def test_the_answers_become_a_referral():
    reading = reading_of(read(filled.by_pikepdf(filled.ARREST)), TODAY)
    draft = reading.draft
    assert (draft.pathway, draft.source) == (ReferralPathway.ARREST_DIVERSION, ReferralSource.LE_PATROL)
    assert (draft.contact_on, draft.contact_time) == (date(2026, 11, 2), time(14, 20))
    assert (draft.person_name, draft.referrer_name) == ("Łukasz Nguyễn Žižka", "Deputy Åsa Núñez")
    assert (draft.offence_level, draft.agreed_to_talk) == (OffenseLevel.GROSS_MISDEMEANOR, YesNo.YES)
    assert draft.supervision == {Supervision.PROBATION, Supervision.WARRANT}
    assert (draft.victim, draft.person_birth) == (NamedVictim.CONSULTED, BirthDate(1992, about=True))
    assert draft.notes == filled.ARREST["notes"]
    assert draft.problems(TODAY) == {}
    assert [line.name for line in reading.to_look_at] == ["person_birth"], "an age is a guess at a year"


def test_a_request_for_oneself_is_one():
    values = {"for_whom": "me", "person_name": "Ada Park", "wishes.food": "food", "wishes.court": "court"}
    draft = reading_of(read(filled.by_pypdf(values, filled.blank("ref_cm"))), TODAY).draft
    assert (draft.pathway, draft.source) == (ReferralPathway.COMMUNITY, ReferralSource.SELF)
    assert draft.wishes == {Wish.FOOD, Wish.COURT}


def test_what_makes_no_sense_goes_to_the_notes_word_for_word():
    values = {"contact_on": "last Tuesday", "called_at": "noonish", "person_birth": "forty or so", "notes": "First."}
    reading = reading_of(SentFields("REF-AD", "", tuple(values.items())), TODAY)
    assert reading.draft.notes == ("First.\nDate of contact: last Tuesday\nCalled at: noonish\nBorn: forty or so")
    assert {line.taken for line in reading.to_look_at} == {Taken.NOT}
    assert reading.draft.contact_on is None


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("person_name", "x" * 700, "x" * 300),
        ("person_name", "  Ana\u202e\u0000\tMaria \r\n Ruiz ", "Ana Maria Ruiz"),
        ("person_name", '<b>Bob & "Ann"</b> ${x} 😀 أحمد', '<b>Bob & "Ann"</b> ${x} 😀 أحمد'),
        ("reason", "One.\r\nTwo.", "One.\nTwo."),
    ],
)
def test_odd_text_is_kept_as_words(name, said, kept):
    reading = reading_of(SentFields("REF-SC", "", ((name, said),)), TODAY)
    assert getattr(reading.draft, name) == kept
    assert len(reading.draft.notes) == (len("Name of the person: ") + 400 if len(said) == 700 else 0)


def test_endless_text_fills_the_notes_and_no_more():
    values = (*tuple((f"field{number}", "y" * 5000) for number in range(300)), ("contact_on", "z" * 9000))
    reading = reading_of(SentFields("REF-AD", "", values), TODAY)
    assert len(reading.draft.notes) == 2000
    assert len(reading.lines) < 60


@pytest.mark.parametrize("said", ["", "\u202e", " \n\t", "\ud800", "\x00"])
def test_nothing_stays_nothing(said):
    assert plain_text(said, lines=True) == ""


BAD = {
    "no form": (hostile.pdf, BadFile.NO_FIELDS),
    "printed to a PDF": (filled.flattened, BadFile.NO_FIELDS),
    "a form of others": (lambda: filled.by_pikepdf({}, change=filled.of_another_office), BadFile.NOT_OURS),
    "locked": (lambda: hostile.pdf(password="open sesame"), BadFile.ENCRYPTED),
    "cut short": (lambda: filled.blank()[:4000], BadFile.BROKEN),
    "nested for ever": (lambda: filled.by_pikepdf({}, change=filled.deep), BadFile.BROKEN),
    "unpacking for ever": (lambda: hostile.pdf(change=hostile.bomb), BadFile.TOO_WIDE),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, BadFile.BROKEN),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_form_of_ours_is_refused_in_plain_words(case):
    make, reason = BAD[case]
    with pytest.raises(BadFileError) as refused:
        read_form(make())
    assert refused.value.reason is reason


def test_scripts_and_files_inside_are_told_of_and_left_behind():
    sent, clean = read_form(filled.by_pikepdf(filled.ARREST, change=filled.scripted))
    assert sent.traits == {Trait.SCRIPT, Trait.FILES, Trait.UNDRAWN}
    assert dict(sent.values)["person_name"] == filled.ARREST["person_name"]
    assert b"JavaScript" not in clean.content
    assert b"secret.exe" not in clean.content


def test_the_page_shows_what_was_filled_in_or_it_is_said_that_it_does_not():
    sent, clean = read_form(filled.by_pypdf(filled.ARREST))
    assert sent.traits == frozenset()
    drawn = text(read_form(filled.blank())[1].content)
    assert read_form(filled.by_pikepdf(filled.ARREST))[0].traits == {Trait.UNDRAWN}
    marked = [len(band) for band in (ink(clean.content), ink(read_form(filled.blank())[1].content))]
    assert marked[0] > marked[1], "answers are drawn as a part of the page"
    assert "Officer, printed" in drawn


def test_a_ring_of_fields_is_walked_once():
    assert told(filled.by_pikepdf(filled.ARREST, change=filled.endless)) == filled.ARREST


def test_a_form_whose_unseen_fields_were_dropped_is_told_by_its_subject():
    found = read(filled.by_pikepdf(filled.ARREST, change=filled.anonymous))
    assert (found.code, found.edition) == ("REF-AD", "")


def test_an_edition_to_come_is_read_as_far_as_it_is_known():
    reading = reading_of(read(filled.by_pikepdf(filled.ARREST, change=filled.other_edition)), TODAY)
    assert reading.edition == "Ed. 1/2031"
    assert reading.draft.notes.endswith("shoe_size: 42")
    assert reading.draft.person_name == filled.ARREST["person_name"]


def test_it_is_read_in_a_process_of_its_own():
    data = filled.by_pikepdf(filled.ARREST)
    sent, clean = read_form_apart(data, lambda: False)
    assert {name: said for name, said in sent.values if said} == filled.ARREST
    assert clean.pages == 1
    assert read_form_apart(data, lambda: True) is None
    with pytest.raises(BadFileError):
        read_form_apart(b"%PDF-", lambda: False)
