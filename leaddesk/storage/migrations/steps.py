"""Every step in order, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from alembic.migration import MigrationContext
from alembic.operations import Operations

from leaddesk.storage.base import Base
from leaddesk.storage.migrations import m0001_first_release

if TYPE_CHECKING:
    from sqlalchemy import Connection

Step = Callable[[], None]

# named one by one: a search of the package finds nothing in the frozen program
STEPS: Final[tuple[Step, ...]] = (m0001_first_release.upgrade,)


def run(connection: Connection, steps: Sequence[Step]) -> None:
    """Run steps on a connection that is inside a transaction."""
    context = MigrationContext.configure(connection, opts={"target_metadata": Base.metadata})
    with Operations.context(context):
        for step in steps:
            step()
