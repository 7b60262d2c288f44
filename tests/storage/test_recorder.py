"""What one action did, row by row: undo and audit rest on it."""

from __future__ import annotations

from datetime import timedelta, timezone

from sqlalchemy import LargeBinary, inspect, select
from sqlalchemy.orm import load_only

from leaddesk.domain.codes import Language
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.storage.base import Base
from leaddesk.storage.models import Alias, ConsentRecipient, Organisation, Participant
from leaddesk.storage.recorder import has_blobs, imaged, is_quiet, stored
from tests.storage.rows import alias, office, person


def save(database, *rows):
    with database.write("Save") as session:
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


def test_a_new_row_has_all_its_columns_after_and_nothing_before(database, commits):
    save(database, office("First Step"))

    [row] = commits[0].rows
    assert row.before is None
    assert set(row.after) == set(Organisation.__table__.columns.keys())
    assert row.after["name"] == "First Step"
    assert row.after["removed_at"] is None
    assert len(row.after["uid"]) == 36


def test_a_changed_row_has_its_whole_image_before_and_after(database, commits):
    [number] = save(database, office("Old"))
    with database.write("Rename") as session:
        session.get_one(Organisation, number).name = "New"

    [row] = commits[-1].rows
    assert (row.before["name"], row.after["name"]) == ("Old", "New")
    assert {k: v for k, v in row.before.items() if k != "name"} == {k: v for k, v in row.after.items() if k != "name"}


def test_a_row_that_was_only_partly_read_is_recorded_whole(database, commits):
    [number] = save(database, office("Old", phone="1"))
    with database.write("Rename") as session:
        row = session.scalars(select(Organisation).options(load_only(Organisation.id))).one()
        row.name = "New"

    [change] = commits[-1].rows
    assert change.row_id == number
    assert (change.before["name"], change.after["name"], change.after["phone"]) == ("Old", "New", "1")


def test_a_row_that_was_only_partly_read_is_recorded_whole_when_it_goes(database, commits):
    save(database, office("Old", phone="1"))
    with database.write("Delete") as session:
        session.delete(session.scalars(select(Organisation).options(load_only(Organisation.id))).one())

    [change] = commits[-1].rows
    assert change.after is None
    assert (change.before["name"], change.before["phone"]) == ("Old", "1")


def test_a_row_written_twice_in_one_action_is_recorded_in_both_steps(database, commits):
    with database.write("Save") as session:
        row = office("One")
        session.add(row)
        session.flush()
        row.name = "Two"

    first, second = commits[0].rows
    assert (first.before, first.after["name"]) == (None, "One")
    assert (second.before["name"], second.after["name"]) == ("One", "Two")


def test_a_row_changed_and_changed_back_in_one_action_is_no_change(database, commits):
    first, second = save(database, office("One"), office("Two"))
    with database.write("Save") as session:
        row = session.get_one(Organisation, first)
        row.name = "Other"
        session.flush()
        row.name = "One"
        session.get_one(Organisation, second).name = "Three"
        short_lived = office("Short")
        session.add(short_lived)
        session.flush()
        session.delete(short_lived)

    assert [(r.row_id, r.after["name"]) for r in commits[-1].rows] == [(second, "Three")]


def test_rows_are_recorded_in_the_order_in_which_they_are_written(database, commits):
    with database.write("Save") as session:
        row = person()
        session.add(row)
        session.flush()
        session.add_all([alias(row.id, "B"), alias(row.id, "A")])
    with database.write("Delete") as session:
        for number in (1, 2):
            session.delete(session.get_one(Alias, number))
        session.flush()
        session.delete(session.get_one(Participant, 1))

    assert [r.table for r in commits[0].rows] == ["participant", "alias", "alias"]
    assert [r.table for r in commits[1].rows] == ["alias", "alias", "participant"]
    database.apply(commits[1].inverse())


def test_an_attribute_set_to_what_it_was_is_no_change(database, commits):
    [number] = save(database, person(language=Language.SPANISH))
    commits.clear()
    with database.write("Save") as session:
        row = session.get_one(Participant, number)
        row.language = "es"
        row.first_name = "x"
        row.first_name = ""

    assert commits == []


def test_a_moment_in_another_zone_is_the_same_moment(database, commits, clock):
    [number] = save(database, office(removed_at=clock()))
    with database.write("Save") as session:
        row = session.get_one(Organisation, number, execution_options={"include_removed": True})
        row.removed_at = clock().astimezone(timezone(timedelta(hours=-5)))

    assert len(commits) == 1


def test_the_image_as_the_file_holds_it_is_texts_and_numbers_without_nulls():
    image = {"consent_id": 1, "categories": frozenset(list(InformationCategory)[:2]), "ends_on": None}
    codes = ",".join(sorted(code.value for code in list(InformationCategory)[:2]))

    assert stored(ConsentRecipient.__table__, image) == {"consent_id": 1, "categories": codes}


def test_blobs_never_enter_an_image():
    for table in Base.metadata.tables.values():
        assert not any(isinstance(column.type, LargeBinary) for column in imaged(table))
    assert any(has_blobs(table) for table in Base.metadata.tables.values())


def test_every_recorded_table_has_a_number_an_identifier_and_no_default_of_the_file():
    for mapper in Base.registry.mappers:
        table = mapper.local_table
        assert [column.name for column in inspect(mapper.class_).primary_key] == ["id"]
        assert table.dialect_options["sqlite"]["autoincrement"] is True
        assert is_quiet(table) or "uid" in table.columns, table.name
        # what the file itself filled in would be missing in the image
        assert all(column.server_default is None and column.computed is None for column in table.columns)
