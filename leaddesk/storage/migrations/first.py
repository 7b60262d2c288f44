"""Writes step 1 from the tables. Only until the first release; after it, step 1 is what is out there.

When tables have changed before the first release::

    python -c "from leaddesk.storage.migrations.first import write; write()"
    ruff format leaddesk/storage/migrations

and run the tests of ``tests/storage/test_upgrade.py``, which compare the migrated file with the tables.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import UpgradeOps
from sqlalchemy import TypeDecorator, create_engine

from leaddesk.storage import audit, models  # noqa: F401 - register every table
from leaddesk.storage.base import Base

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET: Final = Path(__file__).with_name("m0001_first_release.py")
_HEAD: Final = '''"""Step 1: every table of the first release. Written by ``migrations/first.py`` from the tables."""

# ruff: noqa: PLR0915 - one function a step, as Alembic writes it

import sqlalchemy as sa
from alembic import op

from leaddesk.storage.migrations import ddl


def upgrade() -> None:
'''
_FOOT: Final = """
    for statement in ddl.STATEMENTS:
        op.execute(sa.text(statement))
"""


def text() -> str:
    """Return step 1 as Python."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_item": _plain_type})
        steps = produce_migrations(context, Base.metadata)
        body = render_python_code(steps.upgrade_ops or UpgradeOps(), render_item=_plain_type)
    lines = [line for line in body.splitlines() if not line.strip().startswith("#")]
    return _HEAD + "    " + "\n".join(lines).strip() + "\n" + _FOOT


def write() -> None:
    """Put step 1 in its place."""
    TARGET.write_text(text(), encoding="utf-8")


def _plain_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Name the type that the file sees: a step must not depend on code lists, which go on growing."""
    if kind == "type" and isinstance(item, TypeDecorator):
        impl: Callable[..., Any] = type(item.impl_instance)
        length = getattr(item.impl_instance, "length", None)
        return f"sa.{impl.__name__}({'' if length is None else f'length={length}'})"
    return False
