"""The large office that is measured: made once through the services, kept outside the tree, copied for each use."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

import leaddesk.practice
from installer.bench_key import DATA_KEY, PASSPHRASE, VAULT_ID
from leaddesk.domain.clock import Clock
from leaddesk.paths import Home
from leaddesk.practice.generator import BENCHMARK, GENERATION, Size, fill
from leaddesk.services.office import office_services
from leaddesk.storage.database import Database
from leaddesk.storage.kdf import Cost, calibrate, derived_key
from leaddesk.storage.key_file import KeyFile
from leaddesk.storage.key_store import KeyStore
from leaddesk.storage.migrations import NEWEST
from leaddesk.storage.opened_vault import CHAIN_PURPOSE, DATABASE
from leaddesk.storage.opening import connect, create_database
from leaddesk.storage.recovery_key import RecoveryKey
from leaddesk.storage.upgrade import upgrade
from leaddesk.storage.ways_in import with_passphrase, with_recovery

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_BIG_CACHE: Final = "PRAGMA cache_size = -200000"


@dataclass(frozen=True, slots=True)
class Made:
    """An office that lies in the cache."""

    file: Path
    people: int

    def copy(self, root: Path, cost: Cost | None = None) -> Home:
        """Return a home with a copy of the office; the passphrase costs what it would cost on this computer."""
        home = Home(root).make()
        home.vault.mkdir(mode=0o700)
        shutil.copyfile(self.file, home.vault / DATABASE)
        keys = with_passphrase(KeyFile(VAULT_ID), PASSPHRASE, cost or calibrate(), DATA_KEY)
        KeyStore(home.vault, home.config).write(with_recovery(keys, RecoveryKey.generate(), DATA_KEY))
        return home


def office(people: int, years: int = BENCHMARK.years) -> Made:
    """Return the office of so many people over so many years, making it first where the cache has none."""
    folder = Path(platformdirs.user_cache_dir("LeadDesk-bench", appauthor=False))
    kind = str(people) if years == BENCHMARK.years else f"{people}-in-{years}"
    file = folder / f"office-{kind}-{_generation()}.db"
    if not file.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(file, people, years)
    return Made(file, people)


def _generation() -> str:
    """Return what tells one generator from another."""
    digest = hashlib.sha256(f"{GENERATION} {NEWEST}".encode())
    for source in sorted(Path(leaddesk.practice.__path__[0]).glob("*.py")):
        digest.update(source.read_text("utf-8").encode())
    return digest.hexdigest()[:12]


def _make(file: Path, people: int, years: int) -> None:
    began = time.monotonic()
    being_made = file.with_suffix(f".{os.getpid()}")
    print(f"Making an office of {people:,} people. It is kept in {file.parent}", flush=True)
    # what is imported by now stays; the collector need not walk over it again and again
    gc.freeze()
    try:
        create_database(being_made, DATA_KEY, VAULT_ID)
        with closing(connect(being_made, DATA_KEY, VAULT_ID)) as connection:
            upgrade(connection)
            connection.execute(_BIG_CACHE)
            clock = Clock()
            database = Database(connection, derived_key(DATA_KEY, CHAIN_PURPOSE), clock=clock.now)
            services = office_services(database, clock, practice=True)
            size = Size(people, years, BENCHMARK.contacts_each)
            fill(database, services, clock, today=_today(clock), size=size, progress=_progress(began))
            database.close()
        being_made.replace(file)
    finally:
        being_made.unlink(missing_ok=True)
        gc.unfreeze()
    seconds = time.monotonic() - began
    print(f"\rMade in {seconds:.0f} s, {file.stat().st_size / 1e6:.0f} MB{' ' * 30}", flush=True)


def _today(clock: Clock) -> date:
    return clock.now().date()


def _progress(began: float) -> Callable[[int, int], None]:
    step = 50 if sys.stdout.isatty() else 1_000

    def show(done: int, people: int) -> None:
        if done % step:
            return
        left = (time.monotonic() - began) / done * (people - done)
        end = "" if sys.stdout.isatty() else "\n"
        print(f"\r{done:,} of {people:,} people, about {left / 60:.1f} minutes left ", end=end, flush=True)

    return show
