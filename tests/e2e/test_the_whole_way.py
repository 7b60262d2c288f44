"""The main job from end to end, once, with real widgets on the real encrypted file."""

from __future__ import annotations

import hashlib
import re

import pypdfium2
import pytest

from leaddesk.paper import notices
from tests.e2e.steps import (
    PASSPHRASE,
    export,
    give,
    new_provider,
    new_referral_out,
    set_up,
)

CLINIC, OTHER, COURT = "Clearwater Valley Health Center", "Cedar Ridge Clinic", "Alder County Superior Court"
NEW_PASSPHRASE = "walnut harbor signal meadow tulip anchor"
CASE = "26-1-00318-5"


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return folded(words)


def folded(text: str) -> str:
    """White space folded; a hyphen that pdfium marks at a line's end is one of ours."""
    return " ".join(text.replace("\ufffe", "-").split())


@pytest.mark.slow
def test_the_whole_way(start, home, tmp_path):
    at = start()
    key = set_up(at, tmp_path)
    at.see("Nobody is in the records yet")
    at.lock()
    at.see("LeadDesk is locked", "Everything you were typing is kept.")
    at.unlock(PASSPHRASE)
    at.see("Nobody is in the records yet")
    the_offices(at)
    the_person_and_the_referral(at)
    the_consent(at)
    paper = the_form_goes_to_this_provider(at, tmp_path / "pref.pdf")
    the_same_form_is_blocked_for_another(at)
    letter = the_court_letter_needs_its_own_consent(at, tmp_path / "letter.pdf")
    log, kept = both_are_in_the_log(at, paper, letter)
    the_quarter_opens_the_person_and_becomes_a_workbook(at, tmp_path / "quarter.xlsx")
    at.lock()
    all_is_there_after_the_recovery_key(start(), key, log, kept)


def the_offices(at):
    new_provider(at, CLINIC, "Clinic or hospital")
    new_provider(at, OTHER, "Clinic or hospital")
    new_provider(at, COURT, "Court")


def the_person_and_the_referral(at):
    at.pick("New", "New participant")
    for name, text in (
        ("First name", "Rosalind"),
        ("Middle name", "Mae"),
        ("Last name", "Tackett"),
        ("Preferred name", "Roz"),
        ("Also known as", "Rosie"),
        ("Date of birth", "about 1988"),
        ("Phone", "555 555 0142"),
    ):
        at.type_into(name, text)
    at.tick("Phone: Safe to leave a message")
    at.click("Save")
    at.see("Roz Tackett", "LD-2026-0001", "legal name Rosalind Mae Tackett")
    at.pick("New", "New referral in")
    for name, text in (("Date received", "11/2"), ("Date of contact", "11/2"), ("Time", "1:40 PM")):
        at.type_into(name, text)
    at.choose("Referred by", "Patrol officer or deputy")
    for name, text in (
        ("Where", "Gas station on Route 9"),
        ("Name", "Deputy K. Marsh"),
        ("Agency", "Alder County Sheriff's Office"),
        ("Name, or how to know the person", "Rosalind Tackett"),
        ("Report number", "26-04417"),
        ("Offense", "Trespass"),
    ):
        at.type_into(name, text)
    at.answer(lambda: (at.type_into("Find the person", "tacket"), at.pause(200), at.click("This person")))
    at.click("Known person…")
    at.see("Goes to the record of Roz Tackett, LD-2026-0001.")
    at.click("Save referral")
    at.see("R-2026-0001", "Deputy K. Marsh", "Due by")
    at.answer(lambda: (at.choose("Now", "Intake complete"), at.click("Move referral")))
    at.click("Move referral…")
    at.see("Intake complete")
    at.click("Open the record")
    at.see("Active", "here since Nov 3, 2026")


def the_consent(at):
    at.press("Alt+4")
    at.answer(lambda: at.click("Permission to share"))
    at.click("New consent")
    at.type_into("Add an office", CLINIC)
    at.click("Add")
    for tick in ("A  Taking part", "B  Being in touch", "D  Needs, services", "E  Substance use"):
        at.tick(tick, inside=CLINIC)
    at.tick("To plan and arrange care and services", inside=CLINIC)
    at.click("Yes", inside=f"{CLINIC}: Answer")
    at.click("One year from today")
    at.type_into("Signed on", "today")
    at.click("Save as signed")
    at.see(CLINIC, "In force", "C-0001-01")


def the_form_goes_to_this_provider(at, file):
    new_referral_out(at, CLINIC)
    at.see("Provider Referral", "C-0001-01, until Nov 3, 2027", "DRAFT")
    paper = give(at, file, "By fax")
    at.see(f"Logged: given to {CLINIC}.")
    said = text_of(paper)
    assert "Rosalind Mae Tackett" in said
    assert "Asks for a bed after detox." in said
    assert folded(notices.LONG) in said
    assert "DRAFT" not in said
    return paper


def the_same_form_is_blocked_for_another(at):
    new_referral_out(at, OTHER)
    at.see(f"No consent names {OTHER}.", "Make a new one", "Nothing can be shown")
    assert at.blocked("Print") == at.blocked("Save PDF") == f"No consent names {OTHER}."


def the_court_letter_needs_its_own_consent(at, file):
    at.open_person("Roz")
    at.pick("Print…", "Court status letter")
    at.type_into("Recipient", COURT)
    at.type_into("Case number", CASE)
    at.pause(500)
    blocked = f"Papers for {COURT} need a consent of their own, for use in the legal proceeding."
    at.see(blocked)
    assert at.blocked("Save PDF") == blocked
    at.click("Make one for the proceeding")
    at.click("Yes", inside=f"{COURT}: Answer")
    at.type_into("Signed on", "today")
    at.click("Save as signed")
    # back at the letter that was blocked, and now covered
    at.see("C-0001-02", COURT)
    at.tick("Read together with the participant")
    at.pause(500)
    letter = give(at, file, "Filed with the court")
    at.see(f"Logged: given to {COURT}.")
    said = text_of(letter)
    assert CASE in said
    assert "substance" not in said.casefold().replace("substance use disorder", "")
    assert folded(notices.SHORT) in said or folded(notices.LONG) in said
    return letter


def both_are_in_the_log(at, paper, letter):
    at.open_person("Roz")
    at.press("Alt+7")
    log = at.rows("Disclosures")
    assert [row for row in log if CLINIC in " ".join(row)]
    assert [row for row in log if COURT in " ".join(row)]
    assert not [row for row in log if OTHER in " ".join(row)]
    kept = stored(at)
    assert paper in kept
    assert letter in kept
    return log, kept


def the_quarter_opens_the_person_and_becomes_a_workbook(at, file):
    at.press("Ctrl+6")
    at.choose("Period", "Q4 2026")
    at.see("New people enrolled")
    for measure in ("New people enrolled", "Referrals received"):
        at.open_figure(measure)
        [person] = at.rows("Behind the figure")
        assert "Tackett" in " ".join(person)
        at.press("Alt+Left")
    shown = figures(at.rows("Measures"))
    assert len(shown) > 10
    assert shown["New people enrolled"] == shown["Referrals received"] == "1"
    book = export(at, "Excel workbook", file)
    assert figures(book) == shown


def all_is_there_after_the_recovery_key(again, key, log, kept):
    again.see("Welcome back")
    again.click("Use recovery key")
    again.type_into("Recovery key", " ".join(key))
    again.click("Unlock")
    again.see("Choose a new passphrase")
    again.type_into("Passphrase", NEW_PASSPHRASE)
    again.type_into("Repeat passphrase", NEW_PASSPHRASE)
    again.pause(250)
    again.click("Set passphrase")
    again.see("A new recovery sheet")
    again.click("Keep the old sheet")
    again.wait(lambda: again.desk.main is not None)
    again.open_person("rosie")
    again.see("Roz Tackett", "Active")
    again.press("Alt+4")
    again.see(CLINIC, COURT, "In force")
    again.press("Alt+7")
    assert again.rows("Disclosures") == log
    assert stored(again) == kept
    again.lock()
    again.type_into("Passphrase", PASSPHRASE)
    again.click("Unlock")
    again.see("That is not the passphrase. Nothing is lost; try again.")
    again.unlock(NEW_PASSPHRASE)
    again.wait(lambda: again.desk.main is not None)


def stored(at):
    """Return the bytes of all kept papers, each as its row of the log vouches for it."""
    disclosures = at.desk.main.context.services.disclosures
    found = []
    for row in disclosures.rows():
        if row.prepared_id is None:
            content = disclosures.content(row.id)
            assert hashlib.sha256(content).hexdigest() == row.sha256
            found.append(content)
    return found


def figures(rows):
    """Return the figure of this quarter by measure."""
    return {row[0].strip(): row[1] for row in rows if re.fullmatch(r"\$?[\d,.]+|—|< 11", row[1])}
