"""Whatever two records hold, a merge that is undone leaves every table as it was, and merged they count once."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from leaddesk.domain.codes import CloseReason, InactiveReason
from leaddesk.domain.codes import ParticipationStatus as Status
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.merging import differences
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone, StatusChangeDraft
from leaddesk.storage.models import Enrolment, StatusRow
from tests.conftest import START
from tests.services.merging.whole_file import contents

DAYS = [date(2026, 11, 3) + timedelta(days=number) for number in range(60)]
NAMES = st.sampled_from(["Bill", "William", "<b>", "O’Brien", "שלום", "🙂", " ", "a" * 290, ""])
PHONES = st.sampled_from(["509 555 0173", "(509) 555-0173", "5095550199", "at the shop"])
DRAFTS = st.builds(
    ParticipantDraft,
    first_name=NAMES,
    last_name=st.just("Teague"),
    preferred_name=NAMES,
    aliases=st.lists(NAMES.filter(str.strip), max_size=2, unique=True).map(tuple),
    birth=st.sampled_from([None, BirthDate(1986), BirthDate(1986, 4, 12), BirthDate(1986, about=True)]),
    phones=st.lists(st.builds(Phone, PHONES), max_size=2, unique_by=lambda one: one.number).map(tuple),
    no_fixed_address=st.booleans(),
    address_confidential=st.booleans(),
    address=NAMES,
)
DEEDS = st.lists(
    st.tuples(st.integers(0, 59), st.sampled_from(["contact", "bare", *Status]), st.booleans()), max_size=7
).map(lambda deeds: sorted(deeds, key=lambda deed: deed[0]))


def live(office, person, deeds, clinic, ordinary):
    for number, what, flag in deeds:
        try:
            if what == "contact":
                office.contacts.save(person, ContactDraft(on=DAYS[number], next_on=DAYS[number] if flag else None))
            elif what == "bare":
                office.consents.save(person, ordinary)
            else:
                reasons = {
                    Status.INACTIVE: {"inactive_reason": InactiveReason.NO_CONTACT},
                    Status.CLOSED: {"close_reason": CloseReason.MOVED},
                }.get(what, {})
                office.participation.change(person, StatusChangeDraft(what, DAYS[number], **reasons))
        except InvalidRecordError:
            pass  # such a step is not possible in such a history


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=st.tuples(st.tuples(DRAFTS, DEEDS), st.tuples(DRAFTS, DEEDS)), data=st.data())
def test_a_merge_that_is_undone_leaves_every_table_as_it_was(office, database, clock, clinic, ordinary, lives, data):
    clock.now = START
    kept, gone = (office.participants.save(draft) for draft, _ in lives)
    clock.now = START + timedelta(days=70)
    for person, (_, steps) in zip((kept, gone), lives, strict=True):
        live(office, person, steps, clinic, ordinary)
    names = [one.name for one in differences(*(office.participants.record(one).draft for one in (kept, gone)))]
    chosen = data.draw(st.sets(st.sampled_from(names)) if names else st.just(set()))
    before = contents(database)
    enrolled = office.participants.counts()
    merge = office.merges.merge(kept, gone, frozenset(chosen))
    assert sum(office.participants.counts().values()) == sum(enrolled.values()) - 1
    one_history(database, kept)
    office.merges.undo(merge)
    assert contents(database) == before


def one_history(database, kept):
    """Check what the rest of the program relies on: periods one after another, one until now, no enrolment twice."""
    with database.read() as session:
        rows = session.scalars(
            select(StatusRow).where(StatusRow.participant_id == kept).order_by(StatusRow.since)
        ).all()
        enrolments = session.scalars(select(Enrolment).where(Enrolment.participant_id == kept)).all()
    assert [row.until for row in rows].count(None) == 1
    for before, after in pairwise(rows):
        assert before.until == after.since - timedelta(days=1)
    assert sum(row.first for row in enrolments) == bool(enrolments)
    for one in enrolments:
        for other in enrolments:
            apart = one is other or (one.closed_on or date.max) < other.opened_on
            assert apart or (other.closed_on or date.max) < one.opened_on
