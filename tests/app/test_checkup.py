"""The daily look at the whole file: damage, rows put back, a broken record of actions; once a day."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from leaddesk.app.door import Door
from leaddesk.domain.clock import Clock
from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.paths import Home
from leaddesk.storage import head_hint
from leaddesk.storage.checks import Verdict
from leaddesk.storage.kdf import FLOOR
from leaddesk.storage.opening import PAGE_SIZE

MORNING = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)


@pytest.fixture
def day():
    return [MORNING]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A home with records in it, and its recovery key, which opens them without the cost of a passphrase."""
    home = Home(tmp_path_factory.mktemp("made") / "home").make()
    door = Door(home, Clock(lambda: MORNING), cost=FLOOR)
    sheet = door.new_recovery_sheet("Marrow County LEAD")
    office = OfficeDraft(site_name="Marrow County LEAD", county="Marrow", coordinator="R. Ortiz")
    door.create("unsaid kelp ritzy plow endorse", sheet, office, SecurityDraft())
    door.lock()
    return home.root, "-".join(sheet.groups)


@pytest.fixture
def door(made, day, tmp_path):
    root, key = made
    shutil.copytree(root, tmp_path / "home")
    door = Door(Home(tmp_path / "home"), Clock(lambda: day[0]), cost=FLOOR)
    door.open_again = lambda: door.unlock_with_recovery(key)
    door.open_again()
    yield door
    door.lock()


def steps(door):
    """Check, and return how many steps it took: none where today's was done."""
    taken = []
    door.check_up(lambda: taken.append(1))
    return len(taken)


def reason(door):
    with pytest.raises(StorageError) as refused:
        steps(door)
    return refused.value.reason


def save_again(door):
    """One more action, with its row."""
    settings = door.opened.services.settings
    settings.save_security(SecurityDraft(auto_lock_minutes=settings.security().auto_lock_minutes + 1))


def damage(door, page):
    """Flip one bit of a page of the closed file."""
    file = door.opened.vault.database
    door.lock()
    content = bytearray(file.read_bytes())
    content[page * PAGE_SIZE + 9] ^= 1
    file.write_bytes(content)


def test_a_sound_file_is_checked_once_a_day(door, day):
    assert steps(door) == 2
    assert steps(door) == 0
    day[0] += timedelta(days=1)
    assert steps(door) == 2


def test_what_was_locked_and_opened_again_is_not_checked_twice(door):
    steps(door)
    door.lock()
    door.open_again()
    assert steps(door) == 0


def test_a_check_that_is_stopped_is_done_another_time(door):
    def stop():
        raise InterruptedError

    with pytest.raises(InterruptedError):
        door.check_up(stop)
    assert steps(door) == 2


def test_damage_is_told_at_each_check_until_something_is_done(door, expect_log):
    connection = door.opened.connection
    used = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'audit_payload'").fetchone()[0] - 1
    damage(door, used)
    door.open_again()
    expect_log("check: ")
    assert reason(door) is StorageReason.DAMAGED
    expect_log("check: ")
    assert reason(door) is StorageReason.DAMAGED


def test_a_damaged_free_page_frightens_nobody_and_is_gone_after_the_lock(door):
    connection = door.opened.connection
    connection.execute("CREATE TABLE gone (said BLOB)")
    connection.execute("INSERT INTO gone VALUES (randomblob(30000))")
    connection.execute("DROP TABLE gone")
    last = door.opened.vault.database.stat().st_size // PAGE_SIZE - 1
    damage(door, last)
    door.open_again()
    assert door.opened.database.check().verdict is Verdict.FREE_PAGE
    assert steps(door) == 2
    door.lock()
    door.open_again()
    assert door.opened.database.check().verdict is Verdict.SOUND


def test_a_row_changed_past_the_program_is_told_once_a_day(door, expect_log):
    door.opened.connection.execute("UPDATE setting SET uid = 'other' WHERE id = 1")
    expect_log("check: chain None at None, 1 rows astray")
    assert reason(door) is StorageReason.ASTRAY
    assert steps(door) == 0


def test_the_record_of_actions_must_hold_what_was_noted_at_the_last_lock(door, expect_log):
    save_again(door)
    head_hint.keep(door.opened.vault, head_hint.ChainHead(2, "00" * 32))
    expect_log("check: chain ChainProblem.ANOTHER_PAST at 2, 0 rows astray")
    assert reason(door) is StorageReason.ASTRAY
