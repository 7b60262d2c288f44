"""What is never printed to a court: the words and fields that the house and the rules for court letters forbid."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, time

import pytest

from installer import shots_letters, shots_packets
from leaddesk.documents import court_letters, shared_blocks
from leaddesk.documents.form import render
from leaddesk.documents.forms import close_shared, ct_prog, ct_stat, le_status, plan_shared, pros_ic, scr_decision
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import ContactOutcome, OrganisationKind, ServiceNeed
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.court import ChargeDraft, LegalEventDraft, MatterDraft, WarrantDraft
from leaddesk.domain.court_codes import InfoSource, MatterKind
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    DisclosureBasis,
    HelpfulFact,
    InformationCategory,
    Purpose,
    RecipientAnswer,
)
from leaddesk.domain.doubtful import doubtful_words
from leaddesk.domain.gate import Allowed
from leaddesk.domain.ground_codes import OrderSection
from leaddesk.domain.grounds import LawfulGround
from leaddesk.domain.intake_notices import IntakeNoticePacket
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import CourtLetterDraft, CourtLetterPacket, View
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.plain_letters import AnswerPacket, RequestDraft, RequestKind, ThanksPacket
from leaddesk.domain.plans import GoalDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.i18n import translator
from tests.paper.inspection import folded, text
from tests.services.conftest import office  # noqa: F401 - the same small office

EN = translator("en")
C = InformationCategory
TODAY = date(2026, 11, 3)
LETTERS = ("ct_stat", "ct_prog")
FORBIDDEN = {
    "words never used of a person": (
        *("compliance", "compliant", "non-compliant", "noncompliance", "violation", "violated", "clean", "dirty"),
        *("graduate", "graduated", "graduation", "fail", "failed", "failure", "offender", "abuse", "abuser", "client"),
    ),
    "what could lead to enforcement or revocation": (
        *("arrest", "arrested", "re-arrested", "warrant", "new charge", "new offense", "reoffended", "absconded"),
        *("sanctioned", "revoked", "revocation", "terminated", "whereabouts"),
    ),
    "test results": (
        *("test results", "drug test", "drug screen", "urinalysis", "UA", "positive", "negative", "tested"),
        *("toxicology", "breathalyzer"),
    ),
    "relapse": ("relapse", "relapsed", "returned to use", "using again", "overdose", "sober", "sobriety", "drunk"),
    "missed visits": ("missed", "skipped", "no-show", "no show", "refused", "absent", "attended", "attendance"),
    "new allegations": ("allegation", "alleged", "new crime"),
    "diagnoses, substances and medicine": (
        *("diagnosis", "diagnosed", "addict", "addiction", "bipolar", "PTSD", "schizophrenia", "alcoholic", "disorder"),
        *("meth", "heroin", "fentanyl", "cocaine", "opioids", "medication", "methadone", "Suboxone", "detox"),
    ),
    "future appointments": (
        "appointment",
        "tomorrow",
        "next week",
        "next Friday",
        "Nov 12",
        "12/8/2026",
        "January 5, 2027",
    ),
    "providers": ("Clearwater Valley Health Center", "clearwater valley health center"),
    "counts and percentages": (
        *(
            "three of four steps",
            "3 of 5",
            "12 contacts",
            "two visits",
            "80 percent",
            "80 %",
            "80%",
            "five weekly visits",
        ),
    ),
}
"""Whoever writes a letter is warned of each; the program itself writes none of them about a person."""
PROVIDERS = ("Clearwater Valley Health Center",)
FIELDS_OF_A_LETTER = {
    *("office", "printing", "person", "to", "scope", "addressed_to", "case_number", "case_title"),
    *("facts", "words", "engaged_since", "ground"),
}
FIELDS_OF_A_NOTICE = {
    *("office", "printing", "person", "to", "scope", "addressed_to", "incident_number", "agency"),
    *("referred_on", "completed_on", "ground"),
}
FIELDS_OF_AN_ANSWER = {"office", "printing", "request"}
FIELDS_OF_A_REQUEST = {"kind", "received_on", "reference", "addressed_to", "office", "address"}
FIELDS_OF_THANKS = {"office", "printing", "number", "to", "agency", "made_on", "report"}
FIELDS_OF_A_PERSON = {
    *("record_number", "initials", "name", "letter_name", "birth", "language", "enrolled_on", "called"),
}


@pytest.mark.parametrize("word", [word for words in FORBIDDEN.values() for word in words])
def test_a_forbidden_word_that_is_typed_is_pointed_out_as_it_stands(word):
    assert doubtful_words(f"This person {word} again.", PROVIDERS, TODAY) == (word,)


@pytest.mark.parametrize(
    "words",
    [
        "Walks four miles to the van and is there before it.",
        "Has come since October 3, 2026, and helps at the food table on Saturdays.",
        "Case 26-1-00318-5: the bus leaves at 6:10 and takes two hours.",
        "Has asked for help with housing, and the wait is long.",
    ],
)
def test_what_helps_is_not_pointed_out(words):
    assert doubtful_words(words, PROVIDERS, TODAY) == ()


def _own_words() -> list[str]:
    """Return everything that the program itself may write about a person in these letters."""
    kinds = (ct_stat.KIND, ct_prog.KIND)
    return [
        *court_letters.FACTS.values(),
        court_letters.LEFT_UNSAID,
        *(words for kind in kinds for words in (kind.title, kind.to_court, kind.to_counsel)),
        *(pros_ic.DONE, pros_ic.ASKED, pros_ic.NO_MORE),
        *(*scr_decision.SAID.values(), *scr_decision.MEANS.values(), scr_decision.NO_MORE),
        *(*le_status.SAID.values(), le_status.THANKS, le_status.NO_MORE),
        *(plan_shared.HOW, close_shared.RETURN, shared_blocks.NO_MORE, shared_blocks.FOLLOWS),
        *(fact.label for fact in HelpfulFact),
    ]


def test_the_program_writes_no_forbidden_word_and_no_pronoun_about_a_person():
    for words in _own_words():
        assert doubtful_words(words) == (), words
        assert not re.search(r"\b(he|she|him|her|his|hers|client|percent|%)\b", words.replace("{name}", ""), re.I), (
            words
        )


NUMBERED = re.compile(r"(?:Page|Copy) \d+ of \d+")
OFFICIAL = {
    "pref": {"appointment"},
    "owg": {"arrest", "sanction"},
    "owg_act": {"arrest", "sanction"},
}
"""The label of a box for the provider, the names of the doors, and the rule that nothing said leads to a sanction."""


def _pages_of(key: str) -> list:
    """Return every packet in which a paper says what it can: in few words, with all facts, to counsel, by an order."""
    packet = shots_packets.shortest(shots_packets.usual(key))
    if not isinstance(packet, CourtLetterPacket):
        return [packet]
    packet = replace(packet, facts=tuple(HelpfulFact), engaged_since=TODAY)
    order = LawfulGround(
        DisclosureBasis.COURT_ORDER, "Superior Court", (C.IDENTITY,), "Superior Court", OrderSection.NON_CRIMINAL, TODAY
    )
    kind = ConsentKind.SPECIFIC if packet.scope.kind is ConsentKind.PROCEEDINGS else ConsentKind.PROCEEDINGS
    return [
        packet,
        replace(packet, scope=replace(packet.scope, kind=kind)),
        replace(packet, scope=None, ground=order),
    ]


@pytest.mark.parametrize("key", [key for key, form in all_forms().items() if form.tells])
def test_no_page_that_tells_of_a_person_holds_a_forbidden_word_of_the_programs_own(key):
    """Read from the page, so that a new paper, or a new sentence on one, is read as well."""
    for packet in _pages_of(key):
        said = folded(text(render(all_forms()[key], packet, EN).pdf)).replace("\u00a0", " ")
        found = {one.casefold() for one in doubtful_words(NUMBERED.sub("", said))}
        # that a consent may be revoked is the law's word, for no person
        assert found <= {"revoked", *OFFICIAL.get(key, ())}, key


def test_the_papers_have_no_field_for_what_they_must_not_tell():
    assert {one.name for one in fields(CourtLetterPacket)} == FIELDS_OF_A_LETTER
    assert {one.name for one in fields(IntakeNoticePacket)} == FIELDS_OF_A_NOTICE
    assert {one.name for one in fields(View)} == FIELDS_OF_A_PERSON


def test_what_goes_out_without_a_consent_has_no_field_for_a_person():
    assert {one.name for one in fields(AnswerPacket)} == FIELDS_OF_AN_ANSWER
    assert {one.name for one in fields(RequestDraft)} == FIELDS_OF_A_REQUEST
    assert {one.name for one in fields(ThanksPacket)} == FIELDS_OF_THANKS


WITHOUT_CONSENT = (
    *("enrolled", "is a participant", "was a participant", "applied", "attend", "referral outcome", "accepted"),
    *("address", "whereabouts", "diagnos", "treatment", "medication", "plan", "goal", "last contact", "met with"),
    *("no record", "not known", "unknown", "never heard", "do not have", "nobody by", "intake", "screening"),
)
"""What neither a court nor the police learns without a consent or an order with its subpoena, nor that it is not so."""


@pytest.mark.parametrize("key", ["ncnd", "le_ack"])
@pytest.mark.parametrize("kind", RequestKind)
def test_a_letter_without_a_consent_says_none_of_what_needs_one(key, kind):
    packet = shots_letters.usual(shots_packets.OFFICE, shots_packets.BLANK.printing)[key]
    if isinstance(packet, AnswerPacket):
        packet = replace(packet, request=replace(packet.request, kind=kind))
    said = folded(text(render(all_forms()[key], packet, EN).pdf)).replace("\u00a0", " ").lower()
    for words in WITHOUT_CONSENT:
        assert words not in said, words


THANKED = (
    "Thank you for the referral that you made on October 30, 2026. Your report number: 2026-10-4471. It reached "
    "this office. Every referral is looked at, and every offer of help is voluntary. This letter is the same for "
    "every referral. Federal rules (42 CFR part 2) keep this office from saying who has been in touch with it and"
    " who has not, so it says nothing of that, and nothing can be read from it. What helps most is a call while "
    "you are still with the person, and your report number. The number here is (509) 555-0118."
)
ANSWERED = (
    "This office received your subpoena. This office can neither confirm nor deny that any person is, was, or "
    "asked to be a participant or a patient here. It gives this answer, in these words, to everyone who asks, "
    "whoever is asked about and whether or not it holds anything. Nothing can be read from it, for or against "
    "anybody. Federal law and rules (42 U.S.C. 290dd-2; 42 CFR part 2, in particular 2.13) restrict the "
    "disclosure and use of substance use disorder patient records. This says what the rules are; it is no "
    "statement about any person. Under these rules a subpoena alone does not permit a disclosure, and an order of"
    " a court alone does not compel one: it takes both, the order under 42 CFR part 2, subpart E, and a subpoena "
    "or a similar legal mandate (42 CFR 2.61). Questions about this letter: Dana Whitlock, (509) 555-0118."
)


@pytest.mark.parametrize(("key", "words"), [("le_ack", THANKED), ("ncnd", ANSWERED)])
def test_these_letters_say_these_words_and_no_other(key, words):
    """Word by word: whoever changes one reads it again as an officer and as counsel would."""
    packet = shots_letters.usual(shots_packets.OFFICE, shots_packets.BLANK.printing)[key]
    said = folded(text(render(all_forms()[key], packet, EN).pdf)).replace("\u00a0", " ")
    head, tail = said.split(words)
    assert {"le_ack": "Deputy A. Reyes Tamarack County Sheriff", "ncnd": "Received on November 2, 2026"}[key] in head
    assert tail.startswith(" Dana Whitlock, LEAD coordinator")
    assert len(head.split()) + len(tail.split()) < 75, "nothing but letterhead, addressee, signature and foot around it"


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
