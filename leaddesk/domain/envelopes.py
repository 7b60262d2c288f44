"""The lines that show in the window of an envelope."""

from __future__ import annotations

MOST_LINES = 4


def envelope(name: str, address: str) -> tuple[str, ...]:
    """Return name and address line by line, four at most; without an address there are none."""
    street = [line.strip() for line in address.splitlines() if line.strip()]
    if not street:
        return ()
    lines = [line for line in (name.strip(), *street) if line]
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    return (*lines[: MOST_LINES - 1], ", ".join(lines[MOST_LINES - 1 :]))
