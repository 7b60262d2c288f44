"""The steps that bring a file of any earlier release to the tables of this one.

Each module ``mNNNN_…`` has one ``upgrade()`` written with Alembic's operations; ``steps`` lists them by name,
so that the frozen program holds them too. A released step is never edited again.
"""

from typing import Final

NEWEST: Final = 1
"""The schema of this program, as ``PRAGMA user_version`` tells it."""
