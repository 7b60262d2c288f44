"""What a help page is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """Something she wants to do, and the steps; ``*words*`` stand on the screen just so."""

    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One help page. ``pages`` are the pages of the program that F1 leads here from, or a tab as ``page/part``."""

    key: str
    title: str
    purpose: str
    tasks: tuple[Task, ...]
    keys: tuple[tuple[str, str], ...] = ()
    pages: tuple[str, ...] = ()

    def texts(self) -> list[str]:
        """Return everything that can be read there, not yet translated."""
        steps = [step for task in self.tasks for step in (task.title, *task.steps)]
        return [self.title, self.purpose, *steps, *(words for _keys, words in self.keys)]
