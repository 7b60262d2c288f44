from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer.bench import AIMS, p95
from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect, create_database
from leaddesk.storage.upgrade import upgrade

ROOT = Path(__file__).parents[2]


def test_p95_leaves_out_the_slowest_twentieth():
    assert p95([float(number) for number in range(1, 101)]) == 95
    assert p95([3.0]) == 3


def test_the_same_sql_without_the_program_writes_the_same_rows(tmp_path):
    from contextlib import closing

    from installer.bench_key import DATA_KEY, VAULT_ID
    from installer.bench_tape import Tape, replay
    from leaddesk.domain.clock import Clock
    from leaddesk.domain.participants import ParticipantDraft
    from leaddesk.services.participants import Participants

    for name in ("office", "again"):
        create_database(tmp_path / name, DATA_KEY, VAULT_ID)
        with closing(connect(tmp_path / name, DATA_KEY, VAULT_ID)) as connection:
            upgrade(connection)
    database = Database(connect(tmp_path / "office", DATA_KEY, VAULT_ID), b"chain" * 8)
    people, tape = Participants(database, Clock()), Tape()
    with tape.step("save"):
        people.save(ParticipantDraft(first_name="Ana", last_name="Example"))
    with tape.step("list"):
        listed = people.rows()
    database.close()

    seconds = replay(tmp_path / "again", tape.steps)

    assert {name: len(times) for name, times in seconds.items()} == {"save": 1, "list": 1}
    again = Database(connect(tmp_path / "again", DATA_KEY, VAULT_ID), b"chain" * 8)
    assert Participants(again, Clock()).rows() == listed
    assert again.verify().entries > 0
    again.close()


@pytest.mark.prove
def test_the_benchmark_tells_every_figure_with_its_bare_cost(tmp_path):
    figures = tmp_path / "figures.json"
    home = {"LEADDESK_HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    words = [str(ROOT / "installer" / "bench.py"), "--people", "200", "--json", str(figures)]
    done = subprocess.run(
        [sys.executable, *words],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **home, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(figures.read_text("utf-8"))
    for aim in AIMS:
        assert told[aim.key] > 0
        assert told[f"{aim.key}_bare"] > 0
        assert aim.words in done.stdout
