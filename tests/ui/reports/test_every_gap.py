"""Every kind of gap is found, and each leads to the place where it is mended, in the main window."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from leaddesk.domain.codes import ReferralInStatus, ReferralPathway
from leaddesk.domain.court_codes import LegalEventKind
from leaddesk.domain.periods import quarter
from leaddesk.domain.report_profiles import ProfileDraft, ProfileLine
from leaddesk.reports.gaps import GAPS
from leaddesk.reports.measure import all_measures
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.pages.reporting.gaps_page import GapsOf
from leaddesk.ui.routes import Route
from tests.reports import rows, rows_of_work
from tests.reports.rows import ACTIVE, enrolment, history, person, referral, step
from tests.reports.rows_of_court import charge, court_date, diverted, event
from tests.reports.rows_of_people import enrolled, left, plan
from tests.reports.rows_of_support import ride
from tests.reports.rows_of_work import referral_out

LONG = 20_000
Q3, DAY, LONG_AGO = quarter(2026, 3), date(2026, 8, 3), date(2025, 9, 1)


def one_of_each(session):
    """Add a record for each kind of gap."""
    bare = enrolled(session, date(2026, 7, 1))
    plan(session, bare.id, date(2026, 7, 9))
    referral_out(session, bare.id, DAY)
    court_date(session, bare.id, DAY, reminded_on=DAY)
    charge(session, diverted(session, bare.id, DAY))
    come = person(session)
    arrest = referral(session, DAY, participant_id=come.id, pathway=ReferralPathway.ARREST_DIVERSION)
    step(session, arrest, ReferralInStatus.INELIGIBLE, DAY)
    known = person(session)
    noted = referral(session, DAY, participant_id=known.id)
    enrolment(session, known, DAY).referral_in_id = noted.id
    history(session, known, [(DAY, ACTIVE)])
    event(session, enrolled(session, LONG_AGO).id, LONG_AGO.replace(day=9), LegalEventKind.JAIL)
    gone = left(session, DAY, None)
    gone.status = "closed"
    ride(session, None, DAY)
    for one in (bare, come, known, gone):
        one.first_name = one.shown_name


@pytest.fixture
def main(qtbot, context, database, monkeypatch):
    for kept in (rows, rows_of_work):
        # the office has people and referrals already
        monkeypatch.setattr(kept, "_NUMBERS", count(500))
    with database.write("Add") as session:
        one_of_each(session)
    main = MainWindow(context)
    qtbot.addWidget(main)
    main.resize(1366, 688)
    main.show()
    yield main
    qtbot.waitUntil(lambda: context.jobs.idle, timeout=LONG)


def test_every_gap_leads_to_where_it_is_mended(qtbot, main, context):
    summaries = context.services.summaries
    lines = tuple(ProfileLine(key) for key in all_measures())
    everything = summaries.kept_profiles.save(ProfileDraft(title="Everything", lines=lines))
    missed = []
    for gap in GAPS:
        main.open(Route("gaps", None, "", GapsOf(everything, Q3, gap.key)))
        gaps = main.page
        qtbot.waitUntil(lambda: context.jobs.idle, timeout=LONG)
        listed = [row for row in gaps.table.table.rows if row.found.gap.key == gap.key]
        if not listed:
            missed.append(gap.key)
            continue
        page, part = gap.mend
        if page == "court":
            # it asks in a dialog, which waits for an answer
            gaps.wished.disconnect()
            with qtbot.waitSignal(gaps.wished) as wished:
                gaps.table.opened.emit(listed[0])
            assert (wished.args[0].page, wished.args[0].part) == gap.mend
            gaps.wished.connect(main.open)
            continue
        gaps.table.opened.emit(listed[0])
        qtbot.waitUntil(lambda: context.jobs.idle, timeout=LONG)
        assert (main.route.page, main.route.part) == (page, part), gap.key
        assert main.page.isVisible()
        assert not main.page.banner.isVisible(), (gap.key, main.page.banner.accessibleName())
    assert missed == []
