"""Summaries over an archive of 1, 3 and 10 times 30,000 contacts, the counted quarters being the same in each.

The office is made through the services; what makes its archive longer are copies of its records, moved back in time and
ended there. A summary should cost what its quarters hold, whatever lies before them.
"""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from installer.bench_by_hand import seconds as by_hand
from installer.bench_key import DATA_KEY, VAULT_ID
from installer.bench_office import office
from installer.bench_pages import PROFILES
from leaddesk.domain.clock import Clock
from leaddesk.domain.periods import recent_quarters
from leaddesk.reports.summary import Summaries
from leaddesk.services.settings import Settings
from leaddesk.storage.base import Base
from leaddesk.storage.database import Database
from leaddesk.storage.kdf import derived_key
from leaddesk.storage.opened_vault import CHAIN_PURPOSE
from leaddesk.storage.opening import connect

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from sqlalchemy import Table

TIMES: Final = (1, 3, 10)
PEOPLE, YEARS = 1_000, 2
"""Two years, so that all quarters of a summary and its trend lie within the office that is copied."""
_STEP = 10_000_000
_DAYS = YEARS * 366
_LEFT_OUT: Final = frozenset({"merge", "disclosure", "disclosure_bytes", "attachment", "draft"})
_ENDED: Final = {
    "enrolment": ("closed_on", ""),
    "status_period": ("until", " AND status IN ('active', 'inactive')"),
    "goal_period": ("until", ""),
    "care_plan": ("ended_on", ""),
    "warrant": ("resolved_on", ""),
    "consent": ("revoked_on", ""),
}
"""The column that ends what a copied person had going on, and which rows it is for."""


def measure(folder: Path, people: int = PEOPLE) -> dict[str, float]:
    """Return the seconds of each profile's first run over each archive, and the ratio to SQL written by hand."""
    made, found = office(people, YEARS), dict[str, float]()
    for times in TIMES:
        file = folder / f"history{times}.db"
        shutil.copyfile(made.file, file)
        with closing(connect(file, DATA_KEY, VAULT_ID)) as connection:
            lengthen(connection, times, datetime.now(UTC).date())
            (contacts,) = connection.execute("SELECT count(*) FROM contact").fetchone()
        found[f"history_{times}_contacts"] = contacts
        for profile in PROFILES:
            found[f"history_{times}_{profile}_s"] = _summary(file, profile)
        found |= {f"history_{times}_{name}": value for name, value in _against_hand(file).items()}
    return {name: round(value, 4) for name, value in found.items()}


def lengthen(connection: Connection, times: int, today: date) -> None:
    """Put so many archives before one another: copies of every person's records, each earlier and ended."""
    tables = _of_people()
    names = {table.name for table in tables}
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    for copy in range(1, times):
        for table in tables:
            _copied(connection, table, names, copy)
            if table.name in _ENDED:
                column, which = _ENDED[table.name]
                connection.execute(
                    f'UPDATE "{table.name}" SET "{column}" = date(?, ?) '  # noqa: S608 - names of our own
                    f'WHERE id > ? AND id <= ? AND "{column}" IS NULL{which}',
                    (today.isoformat(), f"-{copy * _DAYS} days", copy * _STEP, (copy + 1) * _STEP),
                )
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = ON")


def _of_people() -> list[Table]:
    """Return the tables with rows that belong to a person or a referral, each after those that it points at."""
    found = {"participant", "referral_in"}
    tables = [table for table in Base.metadata.sorted_tables if table.name not in _LEFT_OUT]
    for table in tables:
        if any(key.column.table.name in found for key in table.foreign_keys):
            found.add(table.name)
    return [table for table in tables if table.name in found]


def _copied(connection: Connection, table: Table, names: set[str], copy: int) -> None:
    columns = [f'"{column.name}"' for column in table.columns]
    values = []
    for column in table.columns:
        (points_at,) = {key.column.table.name for key in column.foreign_keys} or {""}
        name = f'"{column.name}"'
        if column.primary_key or points_at in names:
            values.append(f"{name} + {copy * _STEP}")
        elif column.name == "uid":
            values.append("lower(hex(randomblob(16)))")
        elif column.unique:
            values.append(f"{name} + {copy * _STEP}")
        elif column.type.python_type is date:
            values.append(f"date({name}, '-{copy * _DAYS} days')")
        else:
            values.append(name)
    connection.execute(
        f'INSERT INTO "{table.name}" ({", ".join(columns)}) '  # noqa: S608 - names of our own
        f'SELECT {", ".join(values)} FROM "{table.name}" WHERE id <= {_STEP}'
    )


def _opened(connection: Connection) -> tuple[Database, Clock]:
    clock = Clock()
    return Database(connection, derived_key(DATA_KEY, CHAIN_PURPOSE), clock=clock.now), clock


def _summary(file: Path, profile: str) -> float:
    """Return the seconds of the first summary after the file was opened."""
    with closing(connect(file, DATA_KEY, VAULT_ID)) as connection:
        database, clock = _opened(connection)
        summaries = Summaries(database, clock, Settings(database, clock))
        quarter = summaries.periods(2)[1]
        began = time.perf_counter()
        summaries.table(quarter, release=False, profile=profile)
        return time.perf_counter() - began


def _against_hand(file: Path) -> dict[str, float]:
    with closing(connect(file, DATA_KEY, VAULT_ID)) as connection:
        database, clock = _opened(connection)
        quarter = recent_quarters(clock.today(), 2, 1)[1]
        program, plain = by_hand(database, connection, quarter, clock.today())
        return {"figures_s": program, "figures_s_by_hand": plain}


def show(figures: dict[str, float]) -> None:
    """Print one line per profile, and what the figures of a quarter cost beside SQL written by hand."""
    print(f"\n{'summaries over a longer archive':52}" + "".join(f"{f'{times}x':>12}" for times in TIMES))
    print(f"{'contacts':52}" + "".join(f"{figures[f'history_{times}_contacts']:>12,.0f}" for times in TIMES))
    for profile in PROFILES:
        told = [figures[f"history_{times}_{profile}_s"] for times in TIMES]
        print(f"{f'first summary for {profile}, s':52}" + "".join(f"{one:>12.2f}" for one in told))
    for words, ending in (
        ("figures of a quarter, s", "figures_s"),
        ("the same in SQL by hand, s", "figures_s_by_hand"),
    ):
        print(f"{words:52}" + "".join(f"{figures[f'history_{times}_{ending}']:>12.4f}" for times in TIMES))
