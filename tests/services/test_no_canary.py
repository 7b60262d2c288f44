"""Whatever was signed, and whatever is asked: only what is covered is on paper, and a no draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from leaddesk.documents.blocks import CATEGORY_WORDS
from leaddesk.documents.form import final
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import OrganisationKind, PhoneKind, ServiceNeed
from leaddesk.domain.consent_kinds import RULES
from leaddesk.domain.consents import ConsentDraft, RecipientDraft, RevocationDraft
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    HelpfulFact,
    InformationCategory,
    Purpose,
    RecipientAnswer,
    RevocationManner,
)
from leaddesk.domain.errors import BlockedError
from leaddesk.domain.gate import Allowed
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone
from leaddesk.domain.referrals_out import SERVICE_CATEGORIES, ReferralOutDraft
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, folded, text

EN = translator("en")
TODAY = date(2026, 11, 3)
CASE, OTHER_CASE = "26-1-00318-5", "26-1-00999-9"
C = InformationCategory
NEVER = (
    *("zqmiddlenick", "zqalias", "5095550777", "zqstreet", "zqsleeps", "zqstatusnote"),
    *("zqofficenote", "zqofficeservice", "zqofficemail", "zqother", "zqinformation", "zqwhy"),
)
"""Words in fields that no consent opens for either paper."""


@dataclass(frozen=True)
class Signed:
    """One consent, and by how many days it misses its bounds."""

    kind: ConsentKind
    categories: frozenset[C]
    purposes: frozenset[Purpose]
    answer: RecipientAnswer
    signed: int
    ends: int
    line_ends: int | None
    revoked: int | None
    recipient: int
    case: str

    def covers(self, wanted: frozenset[C], purpose: Purpose, recipient: int, case: str) -> bool:
        """Return whether the law lets it, said anew and in other words than the gate's."""
        stand_alone = purpose is Purpose.PROCEEDING
        if self.kind is ConsentKind.TREATMENT:
            # it names nobody: the office that is asked for treats, and it serves care alone
            lasts = self.ends >= 0 and self.revoked is None
            return not stand_alone and recipient == 0 and wanted <= self.categories and lasts
        if self.kind is ConsentKind.HEALTH:
            # every paper of the office tells that somebody takes part
            return False
        return (
            self.recipient == recipient
            and self.answer is RecipientAnswer.ACCEPTED
            and (self.kind is ConsentKind.PROCEEDINGS) == stand_alone
            and (not stand_alone or self.case == case)
            and wanted <= self.categories
            and purpose in self.purposes
            and self.ends >= 0
            and (self.line_ends is None or self.line_ends >= 0)
            and self.revoked is None
        )


mostly = st.sampled_from([frozenset(C)] * 8 + [frozenset(C) - {one} for one in C])
days = st.sampled_from([0, 1, 200] * 3 + [-1])


@st.composite
def asked(draw):
    """Return which paper is asked for and up to three consents, most of them of the kind that it needs."""
    letter = draw(st.booleans())
    fits, other = (ConsentKind.PROCEEDINGS, ConsentKind.SPECIFIC)[:: 1 if letter else -1]
    unnamed = [] if letter else [ConsentKind.TREATMENT] * 3 + [ConsentKind.HEALTH]
    kind = draw(st.lists(st.sampled_from([fits] * 5 + [other, *unnamed]), min_size=1, max_size=2))
    purposes = {ConsentKind.PROCEEDINGS: [Purpose.PROCEEDING], ConsentKind.SPECIFIC: [Purpose.CARE] * 6}
    purposes[ConsentKind.SPECIFIC].append(Purpose.BENEFITS)
    purposes |= {ConsentKind.TREATMENT: [Purpose.CARE], ConsentKind.HEALTH: [Purpose.CARE]}
    return letter, [
        Signed(
            one,
            draw(mostly),
            frozenset({draw(st.sampled_from(purposes[one]))}),
            draw(st.sampled_from([RecipientAnswer.ACCEPTED] * 8 + [RecipientAnswer.STRUCK, RecipientAnswer.OPEN])),
            draw(st.sampled_from([-9, -2])),
            draw(days),
            draw(st.one_of(st.none(), days)),
            draw(st.sampled_from([None] * 8 + [0, -1])),
            draw(st.sampled_from([0] * 6 + [1])),
            draw(st.sampled_from([CASE] * 6 + [OTHER_CASE])),
        )
        for one in kind
    ]


@pytest.fixture
def offices(office):
    """Return two clinics and two courts, whose own notes hold canaries."""

    def add(name, kind, *, covered=False):
        hidden = {"email": "zqofficemail", "services": "zqofficeservice", "notes": "zqofficenote"}
        return office.organisations.save(OrganisationDraft(name, kind, covered_entity=covered, **hidden))

    clinics = [
        add("Mill Clinic", OrganisationKind.HEALTH, covered=True),
        add("zqotherclinic", OrganisationKind.HEALTH),
    ]
    courts = [add("Mill Court", OrganisationKind.COURT), add("zqothercourt", OrganisationKind.COURT)]
    return {ConsentKind.SPECIFIC: clinics, ConsentKind.PROCEEDINGS: courts}


def person(office):
    return office.participants.save(
        ParticipantDraft(
            first_name="Zqfirst",
            last_name="Zqlast",
            preferred_name="zqmiddlenick",
            addressed_as="Ms. Zqletter",
            aliases=("zqalias",),
            birth=BirthDate(1986, 4, 12),
            phones=(Phone("5095550777", PhoneKind.OWN),),
            address="zqstreet 7",
            where_to_find="zqsleeps",
        )
    )


def sign(office, number, one, offices):
    chosen = offices.get(one.kind, offices[ConsentKind.SPECIFIC])
    allowed = RULES[one.kind].categories
    line = RecipientDraft(
        chosen[one.recipient],
        "",
        one.categories & allowed,
        one.purposes,
        one.answer,
        None if one.line_ends is None else TODAY + timedelta(one.line_ends),
    )
    other = RecipientDraft(chosen[1], "zqotherperson", allowed, one.purposes, RecipientAnswer.ACCEPTED)
    lines = (line,) if one.recipient else (line, other)
    saved = office.consents.save(
        number,
        ConsentDraft(
            one.kind,
            "Tamarack County LEAD",
            lines if RULES[one.kind].named else (),
            "zqinformation",
            "zqwhy",
            TODAY + timedelta(one.ends),
            case_number=one.case if one.kind is ConsentKind.PROCEEDINGS else "",
            signed_on=TODAY + timedelta(one.signed),
            categories=one.categories if one.kind is ConsentKind.TREATMENT else frozenset(),
        ),
    )
    if one.revoked is not None:
        office.consents.revoke(
            saved, RevocationDraft(TODAY + timedelta(one.revoked), RevocationManner.ORAL, "zqstatusnote")
        )


def judge(office, paper, wanted, allowed):
    """Check a paper against what the consents let it tell."""
    assert isinstance(paper.answer, Allowed) == allowed
    event(f"{paper.form} {'allowed' if allowed else paper.answer.reason}")
    if not allowed:
        assert paper.packet is None
        with pytest.raises(BlockedError):
            office.disclosures.prepare(paper, FinalPaper("X", "", b"%PDF", 1, None, True, "x.pdf"))
        return
    made = final(all_forms()[paper.form], paper.packet, paper.record_number, EN)
    said = folded(text(made.content))
    assert "zqlast" in said.lower()
    for canary in NEVER:
        assert canary not in said.lower().replace("(509) 555-0777", "5095550777"), canary
    assert wanted <= paper.answer.recipient.line.categories
    for category in frozenset(C) - paper.answer.recipient.line.categories:
        assert CATEGORY_WORDS[category] not in said, category
    assert "zq" not in made.file_name.lower()
    assert_sound(made.content, names=("Zqlast", "Zqfirst", "Zqletter"))


@settings(max_examples=45, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=asked(),
    service=st.sampled_from(ServiceNeed),
    tells=st.frozensets(st.sampled_from(C), max_size=1),
    facts=st.frozensets(st.sampled_from(HelpfulFact), max_size=2),
)
def test_no_word_leaves_that_no_consent_covers(office, offices, asked, service, tells, facts):
    letter, signed = asked
    number = person(office)
    for one in signed:
        sign(office, number, one, offices)
    clinic, court = offices[ConsentKind.SPECIFIC][0], offices[ConsentKind.PROCEEDINGS][0]
    if letter:
        wanted = frozenset({C.IDENTITY, C.CONTACT, *(fact.category for fact in facts), *tells})
        draft = CourtLetterDraft(court, "", CASE, "", facts, "zqown words", tells, reviewed=True)
        paper, purpose = office.packets.court_letter(number, draft), Purpose.PROCEEDING
    else:
        named = {SERVICE_CATEGORIES[service]} if service in SERVICE_CATEGORIES else set()
        wanted = frozenset({C.IDENTITY, C.CONTACT, C.NEEDS, *named, *tells})
        draft = ReferralOutDraft(
            clinic, service, reach_by="zqreach", where_to_find="zqlibrary", reason="zqreason", reason_tells=tells
        )
        paper = office.packets.provider_referral(office.referrals_out.save(number, draft))
        purpose = Purpose.CARE
    judge(office, paper, wanted, any(one.covers(wanted, purpose, 0, CASE) for one in signed))
