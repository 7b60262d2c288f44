from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from installer.bench import AIMS, p95
from leaddesk.reports.counts import Counts
from leaddesk.reports.measure import Span, all_measures
from leaddesk.storage.database import Database
from leaddesk.storage.models import Participant
from leaddesk.storage.opening import connect, create_database
from leaddesk.storage.upgrade import upgrade

ROOT = Path(__file__).parents[2]
OBSERVED = [("housing", ""), ("income", ""), ("goals", ""), ("warrants", ""), ("consents_in_force", "in_force")]


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


def test_a_longer_archive_leaves_the_figures_of_a_quarter_as_they_are_and_sql_by_hand_says_the_same(
    tmp_path, monkeypatch
):
    from contextlib import closing
    from datetime import UTC, date, datetime
    from random import Random

    from installer import bench_by_hand, bench_history
    from installer.bench_key import DATA_KEY, VAULT_ID
    from leaddesk.domain.periods import quarter
    from tests.reports.random_office import fill

    # what is drawn at random reaches years ahead
    monkeypatch.setattr(bench_history, "_DAYS", 3_660)
    file, today = tmp_path / "office", date(2027, 3, 1)
    create_database(file, DATA_KEY, VAULT_ID)
    with closing(connect(file, DATA_KEY, VAULT_ID)) as connection:
        upgrade(connection)
        database = Database(connection, b"chain" * 8, clock=lambda: datetime(2027, 3, 1, tzinfo=UTC))
        with database.write("Draw") as session:
            fill(session, Random(1), 20)
        for times in (1, 3):
            if times > 1:
                bench_history.lengthen(connection, times, today)
            with database.read() as session:
                people = len(session.scalars(select(Participant.id)).all())
                keys = [*bench_by_hand.BY_HAND, *OBSERVED]
                figures = Counts(all_measures()).run(session, keys, Span.of(quarter(2026, 4), today), None)
            program, plain = bench_by_hand.seconds(database, connection, quarter(2026, 4), today)
            assert min(program, plain) > 0
            if times == 1:
                alone, before = people, figures
        assert people == 3 * alone
        assert figures == before
        assert sum(value or 0 for value in figures.values()) > 20
        database.close()
