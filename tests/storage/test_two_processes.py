"""Two programs on one vault: the second is told at once, and a killed one leaves no lock behind."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage.opening import connect, keyed
from tests.conftest import DATA_KEY, VAULT_ID
from tests.storage.faults import writer
from tests.storage.faults.processes import started

AT_ONCE = 5
ROUNDS = 20


def _rounds(path):
    """Hold, try, kill, open; return how long each refusal took."""
    took = []
    for _ in range(ROUNDS):
        with started(writer.hold_open, path, DATA_KEY, VAULT_ID) as (process, pipe):
            assert pipe.poll(20)
            began = time.perf_counter()
            with pytest.raises(StorageError) as refused:
                connect(path, DATA_KEY, VAULT_ID)
            took.append(time.perf_counter() - began)
            assert refused.value.reason is StorageReason.LOCKED
            process.kill()
            process.join(10)
        with closing(connect(path, DATA_KEY, VAULT_ID)) as connection:
            assert connection.execute("SELECT count(*) FROM vault_identity").fetchone() == (1,)
    return took


def test_a_hundred_second_processes_are_refused_within_a_second_and_a_kill_frees_the_file(vault_path, tmp_path):
    paths = [tmp_path / f"vault{number}.db" for number in range(AT_ONCE)]
    for path in paths:
        shutil.copyfile(vault_path, path)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        took = [seconds for each in pool.map(_rounds, paths) for seconds in each]
    assert len(took) == 100
    assert max(took) < 1


def test_without_seizing_the_lock_a_second_process_would_still_read(vault_path):
    """The positive control."""
    with (
        started(writer.hold_without_seizing, vault_path, DATA_KEY, VAULT_ID) as (_, pipe),
        closing(keyed(vault_path, DATA_KEY)) as second,
    ):
        assert pipe.poll(20)
        assert second.execute("SELECT count(*) FROM vault_identity").fetchone() == (1,)


def test_closing_frees_the_file_for_the_next(vault_path):
    with started(writer.hold_open, vault_path, DATA_KEY, VAULT_ID) as (process, pipe):
        assert pipe.poll(20)
        pipe.send_bytes(b"close")
        process.join(10)
        connect(vault_path, DATA_KEY, VAULT_ID).close()
