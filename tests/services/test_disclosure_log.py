"""The log of the whole office: filters, pages, and that it stays lean with 50,000 entries."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text as sql

from leaddesk.domain.disclosure_codes import (
    Channel,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    NoticeUsed,
    Purpose,
)
from leaddesk.domain.disclosure_log import LogFilter, LogState
from leaddesk.domain.disclosures import GivenDraft, ToldDraft
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.periods import Period
from leaddesk.storage import audit
from tests.services.test_grounds import EMERGENCY

PAPER = FinalPaper("PREF", "Ed. 11/2026", b"%PDF the very bytes", 2, NoticeUsed.LONG, True, "PREF-LD-2026-0001.pdf")
NOT_GIVEN = DisclosureEvent.NOT_GIVEN
IDENTITY = frozenset({InformationCategory.IDENTITY})


@pytest.fixture
def filled(office, person, ordinary, referral, other_clinic):
    return fill_log(office, person, ordinary, referral, other_clinic)


def fill_log(office, person, ordinary, referral, other_clinic):
    """Return the log of two people with something of each kind."""
    office.consents.save(person, ordinary)
    paper = office.packets.provider_referral(office.referrals_out.save(person, referral))
    given = office.disclosures.prepare(paper, PAPER)
    office.disclosures.given(given, GivenDraft(Channel.FAX, "Intake desk", note="100% sure_thing"))
    office.disclosures.not_given(office.disclosures.prepare(paper, PAPER), "Printed twice")
    office.disclosures.prepare(paper, PAPER)
    office.disclosures.for_person(person, replace(PAPER, code="ACCT"))
    office.disclosures.reprinted(given, b"%PDF again", 1)
    other = office.participants.save(ParticipantDraft(first_name="Ines", last_name="Ashby"))
    told = ToldDraft(other_clinic, "Nurse", Channel.PHONE, Purpose.CARE, IDENTITY, date(2026, 9, 30))
    office.disclosures.told(other, told)
    office.disclosures.told(other, ToldDraft(categories=IDENTITY, ground=EMERGENCY))
    return office.disclosure_log


def whats(entries):
    return [(one.row.form_code or "told", one.last.event.value) for one in entries]


def test_every_paper_and_word_is_one_line_the_newest_first(filled):
    found = filled.page(LogFilter())
    assert whats(found)[-1] == ("told", "told")
    assert sorted(whats(found)) == sorted(
        [
            ("PREF", "disclosed"),
            ("PREF", "not_given"),
            ("PREF", "prepared"),
            ("PREF", "reprinted"),
            ("ACCT", "for_person"),
            ("told", "told"),
            ("told", "told"),
        ]
    )
    assert filled.count(LogFilter()) == len(found) == 7
    assert {one.name for one in found} == {"Marisol Teague", "Ines Ashby"}


CASES = [
    (LogFilter(state=LogState.GIVEN), 1),
    (LogFilter(state=LogState.NOT_GIVEN), 1),
    (LogFilter(state=LogState.OPEN), 1),
    (LogFilter(state=LogState.TOLD), 2),
    (LogFilter(state=LogState.FOR_PERSON), 1),
    (LogFilter(state=LogState.REPRINTED), 1),
    (LogFilter(state=LogState.UNCOVERED), 1),
    (LogFilter(basis=DisclosureBasis.EMERGENCY), 1),
    (LogFilter(basis=DisclosureBasis.NO_COVER), 1),
    (LogFilter(form_code="PREF"), 4),
    (LogFilter(recipient="Cedar Ridge Clinic"), 1),
    (LogFilter(words="ld-2026-0002"), 2),
    (LogFilter(words="ashby"), 2),
    (LogFilter(words="ashby nurse"), 1),
    (LogFilter(words="C-0001-01"), 4),
    (LogFilter(words="100%"), 1),
    (LogFilter(words="sure_thing"), 1),
    (LogFilter(words="%"), 1),
    (LogFilter(words="'; DROP TABLE disclosure --"), 0),
    (LogFilter(period=Period(date(2026, 9, 30), date(2026, 9, 30))), 1),
    (LogFilter(period=Period(date(2026, 10, 1), date(2026, 11, 1))), 0),
    (LogFilter(period=Period(date(2026, 11, 2), date(2026, 11, 2))), 1),
    (LogFilter(period=Period(date(2026, 11, 3), date(2026, 11, 3)), form_code="PREF"), 4),
]


def test_it_is_narrowed_by_period_basis_paper_state_recipient_and_words(filled):
    for wanted, count in CASES:
        assert filled.count(wanted) == len(filled.page(wanted)) == len(list(filled.every(wanted))) == count, wanted


def test_pages_follow_one_another_without_a_gap_or_a_double(filled):
    whole = [one.row.id for one in filled.page(LogFilter())]
    pieces, after = [], None
    while piece := filled.page(LogFilter(), after, 2):
        pieces += [one.row.id for one in piece]
        after = piece[-1].mark
    assert pieces == whole


def test_it_knows_which_papers_and_recipients_there_are(filled):
    found = filled.choices()
    assert found.form_codes == ("ACCT", "PREF")
    assert found.recipients == (
        *("Cedar Ridge Clinic", "Clearwater Valley Health Center", "Mill Creek Hospital", "The person"),
    )


def test_every_kind_of_entry_lies_in_the_chain_and_its_paper_opens_byte_for_byte_years_later(
    filled, office, database, clock
):
    assert database.verify().intact
    with database.read() as session:
        assert audit.rows_astray(session) == []
    clock.now = clock.now.replace(year=clock.now.year + 5)
    papers = [one.row for one in filled.page(LogFilter()) if one.row.sha256 and one.last.event is not NOT_GIVEN]
    opened = {row.form_code for row in papers if row.reprint_of is None}
    assert opened == {"PREF", "ACCT"}
    for row in papers:
        if row.reprint_of is None:
            assert hashlib.sha256(office.disclosures.content(row.id)).hexdigest() == row.sha256


def test_somebody_who_was_removed_stays_in_the_log(filled, office, person):
    office.participants.remove(person, "entered twice")
    assert filled.count(LogFilter()) == 7


MANY = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
    INSERT INTO disclosure (uid, COLUMNS)
    SELECT 'many-' || i, COLUMNS FROM n, (SELECT * FROM disclosure WHERE event = 'told' LIMIT 1)
"""


def test_with_fifty_thousand_entries_a_page_a_search_and_a_count_look_at_each_entry_once(filled, database):
    with database.write("many") as session:
        names = [row[1] for row in session.execute(sql("PRAGMA table_info(disclosure)")) if row[1] not in ("id", "uid")]
        columns = ", ".join(names)
        session.execute(sql(MANY.replace("COLUMNS", columns)))
    assert filled.count(LogFilter()) == 50_007
    for wanted in (LogFilter(), LogFilter(words="no such thing"), LogFilter(period=_quarter())):
        for read in (filled.page, filled.count):
            # one that looked through the others for each would take fifty thousand times as many
            assert steps(database, lambda read=read, wanted=wanted: read(wanted)) < 200 * 50_007, wanted


def steps(database, read):
    """Return how many steps SQLite takes for what is read, as many on a loaded machine as on a quick one."""
    taken, each, most = [0], 1000, 20_000

    def take():
        taken[0] += 1
        return taken[0] > most

    with database.read() as session:
        connection = session.connection().connection.driver_connection
    connection.set_progress_handler(take, each)
    try:
        read()
    finally:
        connection.set_progress_handler(None, 0)
    assert taken[0], "another connection has read it"
    return taken[0] * each


def _quarter():
    return Period(date(2026, 10, 1), date(2026, 10, 1) + timedelta(days=91))
