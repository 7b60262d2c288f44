"""Profiles: what she changes is kept, can be put back, undone and restored, and changes no figure."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest

from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.fiscal_years import ReportYear
from leaddesk.domain.periods import Period, quarter
from leaddesk.domain.removed import RemovedKind
from leaddesk.domain.report_profiles import LONGEST_WORDS, NAME_TAKEN, ProfileDraft, ProfileLine, ReportAudience
from leaddesk.i18n import translator
from leaddesk.reports.profile import PROFILES
from leaddesk.reports.profiles import draft_of, profile_of
from leaddesk.services.office import office_services
from leaddesk.services.undo import History
from leaddesk.storage.models import ReportProfile
from tests.paper.inspection import text
from tests.reports.rows import referral

Q3 = quarter(2026, 3)
HOSTILE = '<b>"A&B"</b> 🙂 {0} ' + "x" * 60


@pytest.fixture
def profiles(summaries):
    return summaries.kept_profiles


def labels(table):
    return [row.label for row in table.rows]


def test_every_shipped_profile_survives_the_way_through_its_form(summaries):
    for shipped in PROFILES:
        made = profile_of(shipped.key, draft_of(shipped), 1)
        assert made.parts == shipped.parts
        assert made.trends == tuple(key for part in shipped.parts for key in part.measures if key in shipped.trends)
        assert (made.title, made.paper, made.audience) == (shipped.title, shipped.paper, shipped.audience)


def test_a_changed_profile_shows_its_own_words_order_and_rows(summaries, profiles, database):
    with database.write("Add") as session:
        referral(session, date(2026, 8, 3))
    before = summaries.table(Q3, release=False, profile="county_board")
    draft = profiles.row("county_board").draft
    lines = (
        ProfileLine(words="Calls"),
        ProfileLine("contacts_made", HOSTILE, ("two_way",)),
        ProfileLine("referrals_received", left_out=("",), trend=True),
    )
    assert profiles.save(replace(draft, lines=lines), "county_board") == "county_board"
    table = summaries.table(Q3, release=False, profile="county_board")
    assert [section.title for section in table.sections] == ["Calls"]
    assert labels(table)[0] == " ".join(HOSTILE.split())
    assert table.row("contacts_made", "two_way") is None
    assert table.row("referrals_received") is None
    doors = [row for row in table.rows if row.measure == "referrals_received"]
    assert doors[0].level == 0
    assert len(doors[0].trend) == 8
    for row in table.rows:
        there = before.row(*row.key)
        assert there is None or [cell.value for cell in there.cells] == [cell.value for cell in row.cells]


def test_a_single_row_has_her_own_words_everywhere_and_stays_what_it_counts(summaries, profiles, database):
    with database.write("Add") as session:
        referral(session, date(2026, 8, 3))
    shipped = summaries.table(Q3, release=False)
    draft, own = profiles.row("county_board").draft, "Pathway  A <b>&</b> “first” 🙂"
    named = {"referrals_received": (("door_arrest_diversion", own), ("people", " ")), "rides": (("miles", "x" * 400),)}
    lines = tuple(replace(line, row_words=named.get(line.measure, ())) for line in draft.lines)
    history = History(database)
    database.on_committed.append(history.add)
    profiles.save(replace(draft, lines=lines), "county_board")

    kept = {line.measure: line.row_words for line in profiles.row("county_board").draft.lines}
    own = " ".join(own.split())
    assert kept["referrals_received"] == (("door_arrest_diversion", own),)
    assert len(dict(kept["rides"])["miles"]) == LONGEST_WORDS
    table = summaries.table(Q3, release=False)
    row = table.row("referrals_received", "door_arrest_diversion")
    assert (row.label, row.shipped) == (own, shipped.row(*row.key).label)
    assert [cell.value for cell in row.cells] == [cell.value for cell in shipped.row(*row.key).cells]
    said = dict(table.definitions(translator("en")))["Referrals received"]
    assert said.startswith(row.definition)
    assert f"Here “{own}” stands for “{row.shipped}”." in said
    assert summaries.table(Q3, release=True).row(*row.key).label == own
    # without a figure of its own a measure's first row is no part of the measure before it
    assert table.row("linked_to_services", "linked").level == table.row("assistance", "dollars").level == 0
    assert "Linked to services" in dict(table.definitions(translator("en")))

    history.undo()
    assert summaries.table(Q3, release=False).row(*row.key).label == shipped.row(*row.key).label
    history.redo()

    (line,) = [
        line
        for line in csv.DictReader(StringIO(summaries.export(table, "csv").content.decode("utf-8-sig")))
        if line["group"] == "door_arrest_diversion"
        and line["first_day"] == "2026-07-01"
        and line["last_day"] == "2026-09-30"
    ]
    assert (line["code"], line["measure"], line["label"]) == ("R1", "referrals_received", own)
    book = openpyxl.load_workbook(BytesIO(summaries.export(table, "xlsx").content))
    assert own in [cell.value for cell in book["Summary"]["A"]]
    said = text(summaries.export(table, "pdf").content)
    assert "Pathway A <b>&</b> “first”" in said

    profiles.put_back("county_board")
    assert summaries.table(Q3, release=False).row(*row.key).shipped == ""


def test_a_profile_that_was_kept_before_rows_had_words_is_read(profiles, database):
    profiles.save(replace(profiles.row("cossup").draft, title="PMT"), "cossup")
    with database.write("Change") as session:
        (row,) = session.query(ReportProfile)
        row.content = {
            **row.content,
            "lines": [
                {name: value for name, value in line.items() if name != "row_words"} for line in row.content["lines"]
            ],
        }
    assert profiles.row("cossup").draft.title == "PMT"
    assert all(line.row_words == () for line in profiles.row("cossup").draft.lines)


def test_putting_back_undo_and_restoring_lead_to_what_was(summaries, profiles, database, office_clock):
    history = History(database)
    database.on_committed.append(history.add)
    removed = office_services(database, office_clock).removed
    draft = profiles.row("cossup").draft
    profiles.save(replace(draft, title="PMT"), "cossup")
    assert profiles.row("cossup").changed
    history.undo()
    assert not profiles.row("cossup").changed
    history.redo()
    profiles.put_back("cossup")
    assert summaries.profile("cossup").title == "COSSUP worksheet"
    (row,) = [one for one in removed.rows() if one.kind is RemovedKind.REPORT_PROFILE]
    removed.restore(row.kind, row.id)
    assert summaries.profile("cossup").title == "PMT"
    profiles.put_back("cossup")
    profiles.save(replace(draft, title="Another"), "cossup")
    with pytest.raises(LeadDeskError):
        removed.restore(row.kind, row.id)


def test_large_figures_are_those_of_the_report_and_a_board_gets_one_page_of_any_profile(summaries, profiles):
    for profile in summaries.profiles:
        measures = {measure for part in profile.parts for measure in part.measures}
        assert {tile.measure for tile in profile.tiles} <= measures, profile.key
    made = ProfileDraft(title="Foundation", lines=(ProfileLine("rides"), ProfileLine("caseload")))
    assert not summaries.profile(profiles.save(made)).one_page
    board = summaries.profile(profiles.save(replace(made, title="Council", audience=ReportAudience.BOARD)))
    assert board.on_page("rides", "")
    assert not board.on_page("rides", "miles")


def test_an_own_profile_is_made_named_once_and_removed(summaries, profiles):
    made = ProfileDraft(title="Foundation", lines=(ProfileLine("rides"),))
    key = profiles.save(made)
    assert [one.key for one in summaries.profiles][-1] == key
    for title in ("foundation", "County board summary"):
        with pytest.raises(InvalidRecordError) as refused:
            profiles.save(replace(made, title=title))
        assert refused.value.problems == {"title": NAME_TAKEN}
    profiles.remove(key, "No longer asked for")
    assert key not in [one.key for one in summaries.profiles]
    assert summaries.profile(key).key == "county_board"
    with pytest.raises(NotFoundError):
        profiles.save(made, "own_nothing")


def test_a_worksheet_reminds_of_the_portal_until_it_was_checked(summaries, profiles):
    assert "your own portal" in summaries.table(Q3, release=False, profile="cossup").note
    assert not summaries.table(Q3, release=False, profile="county_board").note
    draft = replace(profiles.row("cossup").draft, portal="PMT, part B", checked_on=date(2026, 10, 9))
    profiles.save(draft, "cossup")
    assert summaries.table(Q3, release=False, profile="cossup").note == "Checked against PMT, part B on Oct 9, 2026."
    profiles.save(replace(draft, lines=draft.lines[:-1]), "cossup")
    assert "your own portal" in summaries.table(Q3, release=False, profile="cossup").note


def test_a_profile_counts_by_its_own_year(summaries, profiles):
    draft = replace(profiles.row("state").draft, year=ReportYear.FEDERAL, year_label="")
    profiles.save(draft, "state")
    days = Period(date(2026, 7, 1), date(2026, 9, 30))
    table = summaries.table(days, release=False, profile="state")
    assert [column.period.name for column in table.columns] == ["FFY2026 Q4", "FFY2026 Q3", "FFY2025 Q4"]
    assert table.trend_periods[-1] == table.period
    to_date = summaries.table(Period(date(2026, 10, 1), date(2026, 11, 3)), release=False, profile="state")
    assert [column.title for column in to_date.columns] == ["This year so far", "Last year, whole", "Last year so far"]
    assert [column.period.name for column in to_date.columns] == ["FFY2027 to Nov 3", "FFY2026", "FFY2026 to Nov 3"]


def test_a_preview_shows_what_is_not_saved(summaries):
    table = summaries.preview(ProfileDraft(title="New", lines=(ProfileLine("rides", "Trips"),)), Q3)
    assert labels(table)[0] == "Trips"
    assert "New" not in [one.title for one in summaries.profiles]


def test_every_measure_and_each_of_its_rows_can_be_chosen(summaries):
    keys = {one.key for one in summaries.catalogue()}
    assert {measure for profile in PROFILES for part in profile.parts for measure in part.measures} <= keys
    assert all(one.definition and one.rows for one in summaries.catalogue())
