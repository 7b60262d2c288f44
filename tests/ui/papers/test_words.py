from __future__ import annotations

from datetime import date

import pytest

from leaddesk.domain.consents import ConsentRow, Validity, validity
from leaddesk.domain.disclosure_codes import ConsentState, InformationCategory, RecipientAnswer
from leaddesk.domain.doubtful import doubtful_words
from leaddesk.ui.pages.consent_words import ConsentLine, Mark, told_words
from tests.domain.consent_samples import TODAY, consent, recipient


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tested positive on Tuesday.", ("Tested", "positive")),
        ("NO RELAPSE. No relapse!", ("RELAPSE",)),
        ("Is in compliance and has graduated", ("compliance", "graduated")),
        ("Missed two visits, then a no-show; a new warrant", ("Missed", "two visits", "no-show", "warrant")),
        ("Cleaned the porch at Dirtyville", ()),
        ("Has housing help and goes to the clinic every week.", ()),
        ("", ()),
    ],
)
def test_words_that_harm_are_found_whole_and_once(text, found):
    assert doubtful_words(text) == found


def line(on=TODAY, **changes):
    own = {name: changes.pop(name) for name in ("answer", "ends_on") if name in changes}
    made = consent(recipient(**own), **changes)
    return ConsentLine(ConsentRow(made, validity(made, on), False), made.recipients[0], on)


def test_an_own_earlier_end_ends_the_line_and_not_the_consent():
    ended = line(ends_on=date(2026, 7, 1))
    assert ended.row.validity.in_force
    assert ended.state is ConsentState.EXPIRED
    assert ended.mark(InformationCategory.IDENTITY) is Mark.WAS
    assert ended.how_long().words == "Ended Jul 1, 2026"


@pytest.mark.parametrize(
    ("on", "words", "tone"),
    [
        (date(2026, 10, 3), "Until Nov 3, 2026", ""),
        (date(2026, 10, 4), "Ends Nov 3, in 30 days", "amber"),
        (date(2026, 11, 2), "Ends tomorrow", "amber"),
        (date(2026, 11, 3), "Ends today", "amber"),
        (date(2026, 11, 4), "Ended Nov 3, 2026", "red"),
    ],
)
def test_the_end_is_said_the_nearer_it_comes(on, words, tone):
    how = line(on).how_long()
    assert (how.words, how.tone) == (words, tone)


def test_a_consent_without_an_answer_covers_nothing():
    open_one = line(answer=RecipientAnswer.OPEN)
    assert open_one.mark(InformationCategory.IDENTITY) is Mark.NOT
    assert open_one.how_long().words in ("Not answered", "Something is missing")


def test_what_was_told_is_counted_by_the_office_and_its_consent(office, person, ordinary, clinic):
    from dataclasses import replace

    from leaddesk.domain.disclosure_codes import Channel, NoticeUsed, Purpose
    from leaddesk.domain.disclosures import GivenDraft, ToldDraft
    from leaddesk.domain.papers import FinalPaper

    office.consents.save(person, ordinary)
    [row] = office.consents.rows(person)
    shown = ConsentLine(row, row.consent.recipients[0], date(2026, 11, 3))

    def said(category):
        return told_words(office.disclosures.rows(person), shown, category, lambda moment: moment)

    assert said(None) == "not told yet"
    told = ToldDraft(clinic, "", Channel.PHONE, Purpose.CARE, frozenset({InformationCategory.IDENTITY}))
    office.disclosures.told(person, told)
    assert said(InformationCategory.IDENTITY) == "told once, on Nov 3, 2026"
    assert said(InformationCategory.CONTACT) == "not told yet"
    office.disclosures.told(person, replace(told, recipient_person="Nurse"))
    assert said(None) == "told 2 times, last on Nov 3, 2026"
    notice = FinalPaper("NOTICE", "Ed.", b"%PDF", 1, NoticeUsed.LONG, False, "NOTICE.pdf")
    told_id = office.disclosures.rows(person)[0].id
    office.disclosures.given(office.disclosures.prepare_notice(told_id, notice), GivenDraft())
    assert said(None) == "told 2 times, last on Nov 3, 2026"


def test_a_state_says_what_it_is_worth():
    made = consent(signed_on=None)
    row = ConsentRow(made, Validity(ConsentState.DRAFT), True)
    unsigned = ConsentLine(row, made.recipients[0], TODAY)
    assert unsigned.mark(InformationCategory.IDENTITY) is Mark.ASKED
    assert unsigned.how_long().tone == "amber"
