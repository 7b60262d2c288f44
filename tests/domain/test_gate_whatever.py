"""Whatever is asked of whatever consents: a yes rests on one consent that covers all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.consent_codes import MediaUse, Medium, MinorRule
from leaddesk.domain.consent_kinds import NEVER_FOR_TREATMENT, PART_TWO, RULES
from leaddesk.domain.consents import (
    Consent,
    ConsentDraft,
    Recipient,
    RecipientDraft,
    RevocationDraft,
    class_recipient,
    revocable_from,
    validity,
)
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    InformationCategory,
    Purpose,
    RecipientAnswer,
    SignerRole,
)
from leaddesk.domain.gate import Allowed, Blocked, Request, decide
from leaddesk.domain.participants import BirthDate
from tests.domain.consent_samples import (
    CLINIC,
    COURT,
    consent,
    court_request,
    for_treatment,
    justice,
    minor,
    of_kind,
    recipient,
    request,
    stand_alone,
    word_of_intake,
)


def said(answer):
    assert isinstance(answer, Blocked)
    return answer.message.format(**dict(answer.values))


# whatever is asked of whatever consents

HEALTH = frozenset({InformationCategory.MEDICAL, InformationCategory.NEEDS})
STUDY = frozenset({Purpose.RESEARCH})
days = st.dates(date(2026, 7, 28), date(2026, 8, 5))
categories = st.frozensets(st.sampled_from(list(InformationCategory)[:4]), max_size=4)
purposes = st.frozensets(
    st.sampled_from([Purpose.CARE, Purpose.BENEFITS, Purpose.PROCEEDING, Purpose.DIVERSION]), max_size=2
)
kinds = st.sampled_from([OrganisationKind.HEALTH, OrganisationKind.COURT])
cases = st.sampled_from(["", "26-CR-1", "26-CR-2"])
offices = {
    1: OrganisationKind.HEALTH,
    2: OrganisationKind.COURT,
    3: OrganisationKind.PROSECUTOR,
    4: OrganisationKind.LAW_ENFORCEMENT,
}
mostly = st.sampled_from([RecipientAnswer.ACCEPTED, RecipientAnswer.ACCEPTED, *RecipientAnswer])


@st.composite
def lines(draw):
    office = draw(st.sampled_from(list(offices)))
    return Recipient(
        RecipientDraft(office, "", draw(categories), draw(purposes), draw(mostly), draw(st.none() | days)),
        f"Office {office}",
        offices[office],
        draw(st.booleans()),
        draw(st.none() | st.none() | st.builds(RevocationDraft, st.none() | days)),
    )


@st.composite
def any_consent(draw):
    recipients = tuple(draw(st.lists(lines(), max_size=3)))
    draft = ConsentDraft(
        kind=draw(st.sampled_from(ConsentKind)),
        discloser=draw(st.sampled_from(["", "The office", "The office"])),
        recipients=tuple(one.line for one in recipients),
        expires_on=draw(st.none() | days),
        expires_event=draw(st.sampled_from(["", "the case is closed"])),
        event_check_on=draw(st.none() | days),
        event_happened_on=draw(st.none() | st.none() | days),
        case_number=draw(cases),
        our_form=draw(st.booleans()),
        revocation_stated=draw(st.booleans()),
        redisclosure_stated=draw(st.booleans()),
        form_language=draw(st.sampled_from([Language.ENGLISH, Language.ENGLISH, Language.SPANISH, Language.NAVAJO])),
        signed_on=draw(st.none() | days),
        signer=draw(st.sampled_from(SignerRole)),
        representative=draw(st.sampled_from(["", "Ann Lee"])),
        representative_authority=draw(st.sampled_from(["", "guardian"])),
        categories=draw(categories),
        no_end=draw(st.booleans()),
        condition=draw(st.sampled_from(["", "a held charge"])),
        revocable_on=draw(st.none() | days),
        revocable_event=draw(st.sampled_from(["", "the charge is dismissed"])),
        revocable_event_on=draw(st.none() | st.none() | days),
        refusal_stated=draw(st.booleans()),
        study=draw(st.sampled_from(["", "A study"])),
        media=draw(st.sampled_from([frozenset(), frozenset({Medium.STORY})])),
        media_uses=frozenset({MediaUse.BOARD}),
        message_with=draw(st.sampled_from(["", "Ann"])),
        minor_rule=draw(st.sampled_from([None, *MinorRule])),
        state_law=draw(st.sampled_from(["", "RCW 70.96A"])),
        parent=draw(st.sampled_from(["", "Ann Lee"])),
        parent_signed_on=draw(st.none() | days),
    )
    of_a_class = class_recipient(draft)
    if of_a_class is not None:
        recipients = (of_a_class,)
    return Consent(
        draw(st.integers(1, 9)),
        "C-0001-01",
        1,
        draft,
        recipients,
        draw(st.none() | st.builds(BirthDate, st.sampled_from([1990, 2008, 2010]))),
        draw(st.none() | st.none() | st.builds(RevocationDraft, st.none() | days)),
        None,
        draw(st.sampled_from(["", "", "C-0001-02"])),
    )


@st.composite
def any_request(draw):
    office = draw(st.sampled_from(list(offices)))
    return Request(
        draw(st.sampled_from([office, office, None])),
        f"Office {office}",
        offices[office],
        draw(categories),
        draw(purposes),
        draw(cases),
        draw(st.sampled_from([False, False, True])),
        treats=draw(st.booleans()),
    )


@st.composite
def of_line(draw, made, taken):
    """The same consent with its first line off: taken back while another office stands, or else."""
    first = made.recipients[0]
    if taken:
        back = draw(st.builds(RevocationDraft, st.none() | days))
        return replace(made, recipients=(replace(first, revoked=back), recipient(15)))
    changed = replace(first.line, answer=draw(mostly), ends_on=draw(st.none() | days))
    return replace(made, recipients=(replace(first, line=changed),), draft=replace(made.draft, recipients=(changed,)))


@st.composite
def nearly_right(draw):
    """A request and a consent made for it, so that the gate often opens; then one thing may be off."""
    made, asked = draw(
        st.sampled_from(
            [
                (consent(), request()),
                (stand_alone(), court_request()),
                (for_treatment(), request(treats=True)),
                (justice(), word_of_intake()),
                (of_kind(ConsentKind.HEALTH, recipient(categories=HEALTH)), request(categories=HEALTH)),
                (of_kind(ConsentKind.RESEARCH, recipient(purposes=STUDY), study="A study"), request(purposes=STUDY)),
                (minor(), request()),
            ]
        )
    )
    other = draw(any_consent())
    off = draw(
        st.sampled_from(["", "kind", "case", "told", "why", "office", "signed", "revoked", "line", "off", "treats"])
    )
    if off == "kind":
        made = replace(made, draft=replace(made.draft, kind=draw(st.sampled_from(ConsentKind))))
    elif off == "case":
        asked = replace(asked, case_number=draw(cases))
    elif off == "told":
        asked = replace(asked, categories=draw(categories))
    elif off == "why":
        asked = replace(asked, purposes=draw(purposes))
    elif off == "office":
        asked = replace(asked, organisation_id=draw(st.sampled_from([CLINIC, COURT, 1])), kind=draw(kinds))
    elif off == "signed":
        made = replace(made, draft=replace(made.draft, signed_on=other.draft.signed_on))
    elif off == "revoked":
        made = replace(made, revoked=other.revoked)
    elif off == "treats":
        asked = replace(asked, treats=not asked.treats, kind=draw(kinds))
    elif off in ("line", "taken") and made.draft.recipients:
        made = draw(of_line(made, taken=off == "taken"))
    return asked, [made, other]


def check(asked, consents, on, reviewed):
    answer = decide(asked, consents, on, translation_reviewed=reviewed)
    if isinstance(answer, Blocked):
        assert "{" not in said(answer)
        return
    line, kind = answer.recipient.line, answer.consent.draft.kind
    stand_alone_needed = asked.kind is OrganisationKind.COURT or Purpose.PROCEEDING in asked.purposes
    assert answer.consent in consents
    if kind is ConsentKind.TREATMENT:
        # a class stands for the office: it treats, it is asked for care alone, and the law has no part in it
        assert asked.treats
        assert asked.kind not in NEVER_FOR_TREATMENT
        assert asked.purposes == {Purpose.CARE}
        assert line.categories == answer.consent.draft.categories
    else:
        assert answer.recipient in answer.consent.recipients
        assert answer.recipient.kind in RULES[kind].offices
    assert RULES[kind].opens
    assert answer.covered <= RULES[kind].categories
    if kind is ConsentKind.HEALTH:
        # a HIPAA authorization tells nobody that somebody takes part, nor of substance use
        assert asked.categories.isdisjoint(PART_TWO)
    if kind is ConsentKind.RESEARCH:
        assert asked.purposes == {Purpose.RESEARCH}
    if kind is ConsentKind.MINOR:
        draft = answer.consent.draft
        assert draft.minor_rule is not None
        assert draft.minor_rule is MinorRule.ALONE or draft.parent_signed_on <= on
    if Purpose.DIVERSION in asked.purposes:
        assert kind is ConsentKind.JUSTICE
    assert answer.basis is RULES[kind].basis
    assert not asked.deceased
    assert line.organisation_id == asked.organisation_id
    assert validity(answer.consent, on, translation_reviewed=reviewed).state is ConsentState.VALID
    assert line.answer is RecipientAnswer.ACCEPTED
    assert line.ends_on is None or on <= line.ends_on
    taken = answer.recipient.revoked
    if taken is not None:
        # asked back for this office, but not yet: on a later day, or too early for the law
        bound = kind is ConsentKind.JUSTICE and (revocable_from(answer.consent.draft) or date.max) > on
        assert bound or (taken.on is not None and taken.on > on)
    assert asked.categories
    assert asked.categories <= answer.covered <= line.categories
    assert asked.purposes
    assert asked.purposes <= line.purposes
    assert (answer.consent.draft.kind is ConsentKind.PROCEEDINGS) == stand_alone_needed
    if stand_alone_needed:
        assert asked.case_number.strip().casefold() == answer.consent.draft.case_number.casefold() != ""
        assert answer.recipient.kind is OrganisationKind.COURT
    else:
        assert answer.recipient.kind is not OrganisationKind.COURT
    assert answer.until is None or answer.until >= on


@settings(deadline=None, max_examples=50)
@given(any_request(), st.lists(any_consent(), max_size=3), days, st.booleans())
def test_whatever_is_asked_a_yes_rests_on_one_consent_that_covers_all_of_it(asked, consents, on, reviewed):
    check(asked, consents, on, reviewed)


@settings(deadline=None, max_examples=50)
@given(nearly_right(), days, st.booleans())
def test_one_thing_off_and_a_yes_still_rests_on_one_consent_that_covers_all_of_it(case, on, reviewed):
    check(*case, on, reviewed)


@settings(deadline=None, max_examples=50)
@given(any_request(), days)
def test_without_a_consent_nothing_is_told(asked, on):
    assert isinstance(decide(asked, [], on), Blocked)


@settings(deadline=None, max_examples=50)
@given(any_request(), st.lists(any_consent(), max_size=2), days)
def test_asking_for_less_never_closes_an_open_gate(asked, consents, on):
    if isinstance(decide(asked, consents, on), Allowed):
        for category in asked.categories if len(asked.categories) > 1 else ():
            fewer = replace(asked, categories=asked.categories - {category})
            assert isinstance(decide(fewer, consents, on), Allowed)
