"""Whatever is signed and whatever form is asked for: what no consent covers is on no page, and a no says the right why.

Each form that tells of a person is asked for with a canary in every field (``telling.py``); what is read is the text
of the final PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaddesk.documents.blocks import CATEGORY_WORDS
from leaddesk.documents.form import final
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.consent_kinds import RULES
from leaddesk.domain.consents import Consent, ConsentDraft, Recipient, RecipientDraft, RevocationDraft
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentKind,
    InformationCategory,
    Purpose,
    RecipientAnswer,
    RevocationManner,
)
from leaddesk.domain.disclosures import GivenDraft
from leaddesk.domain.errors import BlockedError
from leaddesk.domain.gate import Allowed, Blocked, BlockReason, decide
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.plain_letters import AnswerPacket, RequestDraft
from leaddesk.domain.vouchers import VoucherCopy
from leaddesk.domain.work import AssistanceDraft
from leaddesk.i18n import translator
from tests.paper.inspection import folded, text
from tests.services import telling
from tests.services.referral_samples import ARREST
from tests.services.telling import CASE, EVERY, NEVER, SILENT, TELLERS, TODAY, Teller

EN = translator("en")
C = InformationCategory
R = BlockReason
DAY = timedelta(days=1)
EMPTY = FinalPaper("X", "", b"%PDF", 1, None, True, "x.pdf")
each = pytest.mark.parametrize("teller", TELLERS, ids=lambda one: f"{one.form}-{one.to.value}-{one.kind.value}")


def named(teller: Teller, to: int, categories: frozenset[C] = EVERY, **line: object) -> ConsentDraft:
    """Return a consent in force that names an office; changes go to it where it has the field, else to its line."""
    values = {"answer": RecipientAnswer.ACCEPTED, **line}
    own = {name: values.pop(name) for name in list(values) if name in ConsentDraft.__dataclass_fields__}
    draft = ConsentDraft(
        kind=teller.kind,
        discloser="Tamarack County LEAD",
        recipients=(RecipientDraft(to, "", categories, frozenset({teller.purpose}), **values),),
        information="zqinformation",
        other_purpose="zqwhy",
        expires_on=date(2027, 10, 28),
        signed_on=date(2026, 10, 28),
        case_number=CASE if teller.kind is ConsentKind.PROCEEDINGS else "",
    )
    if teller.kind is ConsentKind.JUSTICE:
        draft = replace(draft, condition="the charge is held", revocable_on=date(2026, 10, 29))
    return replace(draft, **own)


@pytest.fixture
def approved(office):
    """Let word of intake go with the ordinary consent: counsel has approved it."""
    draft = office.settings.office()
    office.settings.save_office(
        replace(draft, diversion_approved_by="County counsel", diversion_approved_on=date(2026, 11, 1))
    )
    return office


@dataclass
class Asked:
    """A person and an office for one teller."""

    who: int
    to: int
    other: int


def stand(office, teller: Teller) -> Asked:
    to = telling.recipient(office, teller.to)
    return Asked(telling.person(office), to, telling.recipient(office, teller.to, "zqother office"))


def printed(paper) -> str:
    made = final(all_forms()[paper.form], paper.packet, paper.record_number, EN)
    assert "zq" not in made.file_name.lower()
    return folded(text(made.content)).lower()


def check(teller: Teller, paper, covered: frozenset[C]) -> str:
    """Check a paper that is allowed: each canary that is seen on it is covered; return its text."""
    said = printed(paper)
    assert paper.request.categories <= covered
    for word, needed in teller.words.items():
        if word in said:
            assert needed <= covered, f"{paper.form} says {word} without {needed - covered}"
    for word in (*NEVER, *SILENT.get(paper.form, ())):
        assert word not in said, f"{paper.form} says {word}"
    for category in EVERY - covered:
        assert CATEGORY_WORDS[category] not in said, category
    return said


def test_every_form_that_tells_of_a_person_is_asked_for_here():
    telling_forms = {key for key, form in all_forms().items() if form.tells}
    missing = telling_forms - {one.form for one in TELLERS}
    assert not missing, f"add a Teller to tests/services/telling.py for {sorted(missing)}: it says who may see what"


TELL_NOBODY_ELSE = {
    "of those who refer, before there is a record": {"ref_ad", "ref_cm", "ref_sc"},
    "kept in the office": {"scr", "intake", "emerg", "face", "cal"},
    "the person's own": {"acct", "appt", "brch", "close", "ct_rem", "npp", "plan", "resources"},
    "read and signed by the person": {*(rule.form for rule in RULES.values()), "rev"},
    "without a word of anybody": {"chk", "fid", "le_ack", "ncnd", "rev_note"},
}
"""The forms that ask no gate, and why. A new form is either asked for with canaries or stands here."""


def test_a_form_that_asks_no_gate_is_known_to_tell_nobody_else():
    telling_forms = {key for key, form in all_forms().items() if form.tells}
    known = set().union(*TELL_NOBODY_ELSE.values())
    assert set(all_forms()) - telling_forms == known, "let it pass the gate, or say here why it need not"
    for key in known:
        assert not {"scope", "ground"} & {one.name for one in fields(all_forms()[key].packet)}, key


def test_what_leaves_without_the_gate_holds_no_word_of_a_record(approved):
    """A thank-you, a notice that a consent was taken back, an answer that confirms nothing, a vendor's voucher."""
    office = approved
    teller = next(one for one in TELLERS if one.form == "pref")
    at = stand(office, teller)
    arrest = replace(ARREST, person_name="Zqfirst Zqlast", reason="zqtold", notes="zqtold", offence="zqoffence")
    referral = office.referrals_in.save(arrest, participant_id=at.who)
    kept = office.consents.save(at.who, named(teller, at.to))
    paper = teller.ask(office, at.who, at.to)
    made = final(all_forms()["pref"], paper.packet, paper.record_number, EN)
    office.disclosures.given(office.disclosures.prepare(paper, made), GivenDraft(Channel.FAX))
    office.consents.revoke(kept, RevocationDraft(TODAY, RevocationManner.ORAL, "zqstatusnote"))
    line = office.work.save(AssistanceDraft(TODAY, at.who, 4200, vendor="Mill Store", what_for="Boots"))
    plain = office.packets.blank()
    papers = {
        "le_ack": office.letters.thanks(office.referrals_in.record(referral)),
        "rev_note": office.revocations.notice(kept, at.to),
        "ncnd": AnswerPacket(plain.office, plain.printing, RequestDraft(reference="26-1", addressed_to="Clerk")),
        "chk": office.vouchers.packet(line, VoucherCopy.VENDOR),
    }
    for key, packet in papers.items():
        said = folded(text(final(all_forms()[key], packet, "", EN).content)).lower()
        assert "zq" not in said, key
        for word in ("1986", *(CATEGORY_WORDS[one].lower() for one in C)):
            assert word not in said, (key, word)
    assert "ld-2026" not in folded(text(final(all_forms()["chk"], papers["chk"], "", EN).content)).lower()


@each
def test_with_everything_covered_every_word_is_there_and_no_other_until_it_is_taken_back(approved, teller):
    at = stand(approved, teller)
    kept = approved.consents.save(at.who, named(teller, at.to))
    paper = teller.ask(approved, at.who, at.to)
    assert isinstance(paper.answer, Allowed)
    said = check(teller, paper, EVERY)
    for word in teller.words:
        assert word in said, f"{teller.form} never says {word}: the canary proves nothing"
    approved.consents.revoke(kept, RevocationDraft(TODAY, RevocationManner.ORAL, "zqstatusnote"))
    with pytest.raises(BlockedError):
        approved.disclosures.prepare(paper, EMPTY)
    again = teller.ask(approved, at.who, at.to)
    assert isinstance(again.answer, Blocked)
    assert again.answer.reason is R.REVOKED


@each
def test_one_category_less_and_what_speaks_of_it_is_gone_or_the_paper_is(approved, teller):
    at = stand(approved, teller)
    whole = teller.ask(approved, at.who, at.to).request.categories
    kept = approved.consents.save(at.who, named(teller, at.to))
    spoken_of = whole.union(*teller.words.values())
    # of what it never speaks of one is enough, that of which nothing here speaks is in no word of it
    for category in (*(one for one in C if one in spoken_of), next(one for one in C if one not in spoken_of)):
        covered = EVERY - {category}
        kept = approved.consents.save(at.who, named(teller, at.to, covered), replaces=kept)
        paper = teller.ask(approved, at.who, at.to)
        if isinstance(paper.answer, Blocked):
            assert category in whole
            assert paper.answer.reason is R.NARROWER
            assert paper.packet is None
        else:
            check(teller, paper, covered)


@each
def test_a_consent_that_does_not_stand_blocks_with_the_right_reason(approved, teller):
    unnamed = R.NEEDS_STAND_ALONE if teller.kind is ConsentKind.PROCEEDINGS else R.NO_CONSENT
    to = telling.recipient(approved, teller.to)
    other = telling.recipient(approved, teller.to, "zqother office")
    for consent, reason in (
        (None, unnamed),
        (named(teller, other), unnamed),
        (named(teller, to, expires_on=TODAY - DAY), R.EXPIRED),
    ):
        who = telling.person(approved)
        if consent is not None:
            approved.consents.save(who, consent)
        paper = teller.ask(approved, who, to)
        assert isinstance(paper.answer, Blocked), reason
        assert paper.answer.reason is reason
        assert paper.packet is None
        with pytest.raises(BlockedError):
            approved.disclosures.prepare(paper, EMPTY)
    # the gate alone is asked of the others: that a no draws nothing and keeps nothing was just shown
    for consent, reason in (
        (named(teller, to, ends_on=TODAY - DAY), R.EXPIRED),
        (named(teller, to, expires_on=None, expires_event="it ends", event_happened_on=TODAY), R.EXPIRED),
        (named(teller, to, expires_on=None, expires_event="it ends", event_check_on=TODAY - DAY), R.CHECK_EVENT),
        (named(teller, to, signed_on=None), R.NOT_SIGNED),
        (named(teller, to, signed_on=TODAY + DAY), R.NOT_YET),
        (named(teller, to, answer=RecipientAnswer.STRUCK), R.DEFICIENT),
        (named(teller, to, our_form=False), R.DEFICIENT),
        (named(teller, to, form_language=Language.SPANISH), R.DEFICIENT),
    ):
        lines = tuple(Recipient(line, "Mill Office", teller.to) for line in consent.recipients)
        answer = decide(paper.request, [Consent(1, "C-0142-01", 5, consent, lines)], TODAY, diversion_approved=True)
        assert isinstance(answer, Blocked), reason
        assert answer.reason is reason


K = OrganisationKind
TRIED = (K.COURT, K.PROSECUTOR, K.LAW_ENFORCEMENT, K.PROBATION, K.DEFENSE, K.HEALTH)
GIVEN_TO = {
    ("pref", K.HEALTH): {K.DEFENSE, K.HEALTH},
    ("hand", K.HEALTH): {K.DEFENSE, K.HEALTH},
    ("hand_driver", K.PROVIDER): {K.LAW_ENFORCEMENT, K.PROBATION, K.DEFENSE, K.HEALTH},
    ("ct_stat", K.COURT): {K.COURT},
    ("ct_prog", K.COURT): {K.COURT},
    ("ct_stat", K.DEFENSE): {K.DEFENSE},
    ("ct_prog", K.DEFENSE): {K.DEFENSE},
    ("pros_ic", K.PROSECUTOR): {K.PROSECUTOR},
    ("scr_decision", K.PROSECUTOR): {K.PROSECUTOR},
    ("scr_decision", K.OTHER): {K.PROSECUTOR},
    ("le_status", K.LAW_ENFORCEMENT): {K.LAW_ENFORCEMENT},
    ("chk_named", K.VENDOR): {K.HEALTH},
    ("plan_shared", K.DEFENSE): {K.LAW_ENFORCEMENT, K.PROBATION, K.DEFENSE, K.HEALTH},
    ("close_shared", K.HOUSING): {K.LAW_ENFORCEMENT, K.PROBATION, K.DEFENSE, K.HEALTH},
    ("owg", K.LAW_ENFORCEMENT): set(TRIED) - {K.COURT},
    ("owg_act", K.LAW_ENFORCEMENT): set(TRIED) - {K.COURT},
}
"""Which of these can be given each paper at most, by a consent that names them and covers all of it."""


@pytest.mark.parametrize(
    "teller",
    [one for one in TELLERS if one.kind is not ConsentKind.JUSTICE],
    ids=lambda one: f"{one.form}-{one.to.value}",
)
def test_a_paper_goes_to_its_own_kinds_of_office_whatever_was_signed(approved, teller):
    who, reached = telling.person(approved), set()
    for kind in TRIED:
        to = telling.recipient(approved, kind, f"zq{kind.value}")
        request = teller.ask(approved, who, to).request
        signed = named(teller, to)
        line = replace(signed.recipients[0], purposes=request.purposes)
        consent = Consent(1, "C-0142-01", who, replace(signed, recipients=(line,)), (Recipient(line, "zq", kind),))
        if isinstance(decide(request, [consent], TODAY, diversion_approved=True), Allowed):
            reached.add(kind)
    assert reached == GIVEN_TO[teller.form, teller.to]


def given_as(teller: Teller, kind: ConsentKind, *lines: Recipient) -> Consent:
    draft = replace(named(teller, 1), kind=kind, recipients=tuple(one.line for one in lines), case_number=CASE)
    return Consent(1, "C-0142-01", 5, draft, lines)


def test_a_combined_or_a_wrong_kind_of_consent_never_opens_anything(approved):
    """Such consents can't be saved; the gate does not rely on that."""
    for teller in TELLERS:
        at = stand(approved, teller)
        request = teller.ask(approved, at.who, at.to).request
        alone = teller.kind is ConsentKind.PROCEEDINGS
        own = frozenset({teller.purpose})
        line = RecipientDraft(at.to, "", EVERY, own, RecipientAnswer.ACCEPTED)
        mixed = replace(line, purposes=own | {Purpose.CARE, Purpose.PROCEEDING})
        clinic = Recipient(replace(line, organisation_id=99), "Clinic", OrganisationKind.HEALTH)
        court = Recipient(replace(line, organisation_id=98), "Court", OrganisationKind.COURT)
        for wrong in (
            given_as(teller, teller.kind, Recipient(mixed, "Mill Office", teller.to)),
            given_as(teller, teller.kind, Recipient(line, "Mill Office", teller.to), clinic if alone else court),
        ):
            answer = decide(request, [wrong], TODAY, translation_reviewed=True, diversion_approved=True)
            assert isinstance(answer, Blocked), teller.form
            assert answer.reason is R.DEFICIENT, teller.form
        other = ConsentKind.SPECIFIC if alone else ConsentKind.PROCEEDINGS
        answer = decide(request, [given_as(teller, other, Recipient(line, "Mill Office", teller.to))], TODAY)
        assert isinstance(answer, Blocked), teller.form


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    teller=st.sampled_from(TELLERS),
    covered=st.frozensets(st.sampled_from(C), min_size=1).map(lambda some: some | {C.IDENTITY}),
    narrower=st.frozensets(st.sampled_from(C), min_size=1),
    ends=st.sampled_from([-1, 0, 1, 300]),
    line_ends=st.sampled_from([None, -1, 0, 1]),
    off=st.sampled_from([None, None, -1, 0]),
)
def test_of_two_consents_only_one_that_stands_and_covers_all_of_it_opens_the_form(
    approved, teller, covered, narrower, ends, line_ends, off
):
    at = stand(approved, teller)
    last = None if line_ends is None else TODAY + line_ends * DAY
    first = named(teller, at.to, covered, expires_on=TODAY + ends * DAY, ends_on=last)
    other = replace(first.recipients[0], organisation_id=telling.recipient(approved, teller.to, "zqother office"))
    first = approved.consents.save(at.who, replace(first, recipients=(*first.recipients, other)))
    if off is not None:
        taken = RevocationDraft(TODAY + off * DAY, RevocationManner.ORAL, "zqstatusnote")
        approved.consents.revoke(first, taken, frozenset({at.to}))
    approved.consents.save(at.who, named(teller, at.to, narrower, expires_on=TODAY + 9 * DAY))
    paper = teller.ask(approved, at.who, at.to)
    if isinstance(paper.answer, Blocked):
        assert paper.packet is None
        return
    line = paper.answer.recipient.line
    assert line.categories in (covered, narrower)
    if line.categories != narrower:
        assert ends >= 0
        assert line_ends is None or line_ends >= 0
        assert off is None
    said = check(teller, paper, line.categories)
    assert "zqother" not in said
