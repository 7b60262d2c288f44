"""kill -9 in the middle of saving, again and again on the same file: nothing that was safe is lost, nothing breaks."""

import os
import random
import time
from contextlib import closing

import pytest

from leaddesk.storage.checks import Verdict, check
from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect, journal_of
from tests.conftest import DATA_KEY, VAULT_ID
from tests.storage.faults import writer
from tests.storage.faults.processes import started

KEEP = 400  # people, after which a run starts with a fresh file, so that the checks stay quick


def _acknowledged(pipe):
    """Return the newest number that was told before the process died."""
    newest = 0
    while pipe.poll():
        try:
            told = os.read(pipe.fileno(), 4096)
        except OSError:
            break
        if not told:
            break
        newest = int.from_bytes(told[len(told) // 8 * 8 - 8 : len(told) // 8 * 8], "big")
    return newest


def _killed_while_saving(path, wait, work=writer.save_until_killed):
    with started(work, path, DATA_KEY, VAULT_ID) as (process, pipe):
        assert pipe.poll(20), "the writer never saved anything"
        time.sleep(wait)
        process.kill()
        process.join(10)
        return _acknowledged(pipe)


def _looked_at(path):
    """Open, check everything, and return (people, other names, entries of the chain)."""
    database = Database(connect(path, DATA_KEY, VAULT_ID), writer.CHAIN_KEY)
    with closing(database):
        assert check(database._driver).verdict is Verdict.SOUND
        assert database.verify().intact
        counts = (
            "SELECT (SELECT max(number) FROM participant), (SELECT count(*) FROM alias), (SELECT count(*) FROM audit)"
        )
        return database._driver.execute(counts).fetchone()


@pytest.mark.parametrize("runs", [200, pytest.param(10_000, marks=pytest.mark.prove)])
def test_nothing_that_was_saved_is_lost_by_a_kill(vault_path, runs, record_property):
    fresh = vault_path.read_bytes()
    chance = random.Random(2026)
    hot = saved = 0
    for run in range(runs):
        told = _killed_while_saving(vault_path, chance.random() * 0.02)
        hot += journal_of(vault_path).exists()
        people, names, entries = _looked_at(vault_path)
        assert told <= people <= told + 1, f"run {run}: {told} saved, {people} there"
        assert (names, entries) == (people * 2, people * 3), f"run {run}: half an action is there"
        saved += 1
        if people > KEEP:
            vault_path.write_bytes(fresh)
    record_property("hot journals", hot)
    assert saved == runs
    assert hot > runs // 20, "too few kills hit a write: the test proves little"


def test_without_its_journal_the_same_kill_shows(vault_path):
    """The positive control: rolling back is what saves it, and the look after each run sees when it doesn't."""
    fresh = vault_path.read_bytes()
    for run in range(20):
        _killed_while_saving(vault_path, 0.02 + run * 0.01, writer.save_much_until_killed)
        if journal_of(vault_path).exists():
            journal_of(vault_path).unlink()
            try:
                people, names, entries = _looked_at(vault_path)
            except Exception:  # noqa: BLE001 - any way of noticing will do
                return
            if (names, entries) != (people * 400, people * 401):
                return
        vault_path.write_bytes(fresh)
    pytest.fail("no lost journal was ever noticed")
