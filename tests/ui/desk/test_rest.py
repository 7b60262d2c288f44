"""Rest: the records lock, and before that the whole file is looked at."""

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.domain.settings import SecurityDraft
from leaddesk.ui.unlock import UnlockView


def test_rest_locks_after_the_minutes_that_are_set(qtbot, at_work, window, door, services):
    services.settings.save_security(SecurityDraft(auto_lock_minutes=5))
    qtbot.waitUntil(lambda: at_work.idle.minutes == 5)
    moment = [at_work.idle._now()]
    at_work.idle._now = lambda: moment[0]
    at_work.idle.touch()
    at_work.idle._system_idle = None
    for second in range(1, 300):
        moment[0] += 1
        at_work.idle.look()
        assert at_work.main is not None, second
    assert at_work.main.status._lock.text() == "Locks in 1 s"
    moment[0] += 1
    at_work.idle.look()
    assert at_work.main is None
    qtbot.waitUntil(lambda: "lock" in door.asked)


def rest(desk, seconds):
    """Nobody touches anything for so long."""
    moment = [desk.idle._now()]
    desk.idle._now = lambda: moment[0]
    desk.idle._system_idle = None
    desk.idle.touch()
    for _ in range(seconds):
        moment[0] += 1
        desk.idle.look()


def test_the_file_is_looked_at_once_in_each_rest_of_a_minute(qtbot, at_work, means, door):
    qtbot.waitUntil(lambda: means.jobs.idle)
    rest(at_work, 59)
    assert "check" not in door.asked
    rest(at_work, 90)
    qtbot.waitUntil(lambda: "check" in door.asked)
    rest(at_work, 61)
    qtbot.waitUntil(lambda: door.asked.count("check") == 2)


def test_damage_that_the_look_finds_is_told_and_the_file_closed(qtbot, at_work, means, window, door, asked, expect_log):
    expect_log("storage refused: DAMAGED")
    door.damage = StorageError(StorageReason.DAMAGED, "A part is damaged.", "Choose Restore a backup.")
    qtbot.waitUntil(lambda: means.jobs.idle)
    rest(at_work, 61)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), UnlockView))
    assert asked == [("A part is damaged.", "Choose Restore a backup.", "")]
    qtbot.waitUntil(lambda: "lock" in door.asked)


def test_what_is_not_as_it_was_written_is_told_and_work_goes_on(qtbot, at_work, means, door, asked, expect_log):
    expect_log("storage refused: ASTRAY")
    door.damage = StorageError(StorageReason.ASTRAY, "Some records are not as written.", "Tell somebody.")
    qtbot.waitUntil(lambda: means.jobs.idle)
    rest(at_work, 61)
    qtbot.waitUntil(lambda: asked != [])
    assert at_work.main is not None
    assert "lock" not in door.asked


def test_waking_from_sleep_locks_at_once(qtbot, at_work, door):
    moment = [at_work.idle._now()]
    at_work.idle._now = lambda: moment[0]
    at_work.idle.touch()
    moment[0] += 3600
    at_work.idle.look()
    assert at_work.main is None
    qtbot.waitUntil(lambda: "lock" in door.asked)


def test_the_system_s_lock_is_ours_too(qtbot, at_work, door):
    at_work._session.on_sleep(beginning=False)
    assert at_work.main is not None
    at_work._session.on_sleep(beginning=True)
    assert at_work.main is None
    qtbot.waitUntil(lambda: "lock" in door.asked)
