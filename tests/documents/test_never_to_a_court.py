"""What is never printed to a court: the words and fields that the house and the rules for court letters forbid."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, time

import pytest

from leaddesk.documents import court_letters
from leaddesk.documents.form import render
from leaddesk.documents.forms import ct_prog, ct_stat, pros_ic
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import ContactOutcome, OrganisationKind, ServiceNeed
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.court import ChargeDraft, LegalEventDraft, MatterDraft, WarrantDraft
from leaddesk.domain.court_codes import InfoSource, MatterKind
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import ConsentKind, HelpfulFact, InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.doubtful import doubtful_words
from leaddesk.domain.gate import Allowed
from leaddesk.domain.intake_notices import IntakeNoticePacket
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import CourtLetterDraft, CourtLetterPacket
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.plans import GoalDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.i18n import translator
from tests.paper.inspection import folded, text
from tests.services.conftest import office  # noqa: F401 - the same small office

EN = translator("en")
C = InformationCategory
TODAY = date(2026, 11, 3)
LETTERS = ("ct_stat", "ct_prog")
FORBIDDEN_WORDS = (
    # words of the house
    *("compliance", "compliant", "non-compliant", "noncompliance", "violation", "violated", "clean", "dirty"),
    *("graduate", "graduated", "graduation", "fail", "failed", "failure", "offender", "abuse", "abuser"),
    # never in a court letter: test results, relapse, missed visits, new allegations, diagnoses
    *("test results", "drug test", "drug screen", "urinalysis", "UA", "positive", "negative", "sober", "sobriety"),
    *("relapse", "relapsed", "overdose", "missed", "no-show", "refused", "allegation", "alleged", "arrest"),
    *("arrested", "warrant", "diagnosis", "diagnosed", "addict"),
)
"""Whoever writes a letter is warned of each; the program itself writes none of them about a person."""
FIELDS_OF_A_LETTER = {
    *("office", "printing", "person", "to", "scope", "addressed_to", "case_number", "case_title"),
    *("facts", "words", "engaged_since", "ground"),
}
FIELDS_OF_A_NOTICE = {
    *("office", "printing", "person", "to", "scope", "addressed_to", "incident_number", "agency"),
    *("referred_on", "completed_on"),
}
FIELDS_OF_A_PERSON = {
    *("record_number", "initials", "name", "letter_name", "birth", "language", "enrolled_on", "called"),
}


@pytest.mark.parametrize("word", FORBIDDEN_WORDS)
def test_a_forbidden_word_that_is_typed_is_pointed_out_as_it_stands(word):
    assert doubtful_words(f"This person {word} again.") == (word,)


def _own_words() -> list[str]:
    """Return everything that the program itself may write about a person in these letters."""
    kinds = (ct_stat.KIND, ct_prog.KIND)
    return [
        *court_letters.FACTS.values(),
        court_letters.LEFT_UNSAID,
        *(words for kind in kinds for words in (kind.title, kind.to_court, kind.to_counsel)),
        *(pros_ic.DONE, pros_ic.ASKED, pros_ic.NO_MORE),
        *(fact.label for fact in HelpfulFact),
    ]


def test_the_program_writes_no_forbidden_word_and_no_pronoun_about_a_person():
    for words in _own_words():
        assert doubtful_words(words) == (), words
        assert not re.search(r"\b(he|she|him|her|his|hers|client|percent|%)\b", words.replace("{name}", ""), re.I), (
            words
        )


def test_the_papers_have_no_field_for_what_they_must_not_tell():
    assert {one.name for one in fields(CourtLetterPacket)} == FIELDS_OF_A_LETTER
    assert {one.name for one in fields(IntakeNoticePacket)} == FIELDS_OF_A_NOTICE
    from leaddesk.domain.packets import View

    assert {one.name for one in fields(View)} == FIELDS_OF_A_PERSON


SECRETS = (
    *("zqcharge", "zqcounsel", "zqmandate", "zqplan", "zqgoal", "zqreason", "zqprovider", "zqnote", "zqquash"),
    *("zqevent", "zqroom", "zqstreet", "zqsleeps", "november 20", "detox"),
)


@pytest.fixture
def full(office):  # noqa: F811 - the fixture of the office
    """A person whose record is full of what a court must not learn from us, with everything covered for the court."""
    person = office.participants.save(
        ParticipantDraft(first_name="Marisol", last_name="Teague", address="zqstreet", where_to_find="zqsleeps")
    )
    court = office.organisations.save(OrganisationDraft("Superior Court", OrganisationKind.COURT))
    clinic = office.organisations.save(OrganisationDraft("zqprovider", OrganisationKind.HEALTH))
    matter = office.legal.save_matter(
        person, MatterDraft(MatterKind.NEW, court, case_number="26-1", counsel="zqcounsel", mandates="zqmandate")
    )
    office.legal.save_charge(matter, ChargeDraft("zqcharge"))
    office.legal.save_warrant(person, WarrantDraft(open_since=TODAY, plan="zqquash"))
    office.legal.save_event(person, LegalEventDraft(on=TODAY, source=InfoSource.DOCKET, note="zqevent"))
    office.court_dates.save(person, CourtDateDraft(date(2026, 11, 20), time(9), matter_id=matter, room="zqroom"))
    office.goals.save(person, GoalDraft("housing", words="zqgoal"))
    office.contacts.save(person, ContactDraft(on=TODAY, outcome=ContactOutcome.NO_SHOW, note="zqnote"))
    office.referrals_out.save(
        person, ReferralOutDraft(clinic, ServiceNeed.DETOX, reason="zqreason", reach_by="zqreason")
    )
    line = RecipientDraft(court, "", frozenset(C), frozenset({Purpose.PROCEEDING}), RecipientAnswer.ACCEPTED)
    office.consents.save(
        person,
        ConsentDraft(
            ConsentKind.PROCEEDINGS,
            "LEAD",
            (line,),
            expires_on=date(2027, 10, 28),
            case_number="26-1",
            signed_on=date(2026, 10, 28),
        ),
    )
    return office, person, court


@pytest.mark.parametrize("form", LETTERS)
def test_a_letter_to_the_court_tells_nothing_of_the_record_but_what_is_ticked(full, form):
    office, person, court = full  # noqa: F811 - the fixture of the office
    draft = CourtLetterDraft(court, case_number="26-1", facts=frozenset(HelpfulFact), reviewed=True)
    paper = office.packets.court_letter(person, draft, form)
    assert isinstance(paper.answer, Allowed)
    said = folded(text(render(all_forms()[form], paper.packet, EN).pdf)).lower()
    assert "is connected to care" in said
    for secret in SECRETS:
        assert secret not in said, secret


@pytest.mark.parametrize("form", LETTERS)
def test_what_she_writes_herself_is_never_altered_and_has_to_be_read_together(full, form):
    office, person, court = full  # noqa: F811 - the fixture of the office
    words = "Has relapsed & <b>missed</b> nothing that matters."
    draft = CourtLetterDraft(court, case_number="26-1", words=words)
    assert "reviewed" in draft.problems()
    assert not office.packets.court_letter(person, draft, form).ready
    paper = office.packets.court_letter(person, replace(draft, reviewed=True), form)
    assert words in folded(text(render(all_forms()[form], paper.packet, EN).pdf))


def test_nothing_but_the_two_letters_can_be_made_for_a_court(full):
    """Every other form that tells of a person asks for a consent that a court can't stand on."""
    office, person, court = full  # noqa: F811 - the fixture of the office
    from tests.services.telling import TELLERS

    for teller in TELLERS:
        if teller.form in LETTERS:
            continue
        paper = teller.ask(office, person, court)
        assert not isinstance(paper.answer, Allowed), teller.form
        assert paper.packet is None, teller.form
