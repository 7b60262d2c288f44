"""Starting processes that are to be killed."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection as Pipe
from multiprocessing.process import BaseProcess
from typing import Any

WRITER = "tests.storage.faults.writer"


@contextmanager
def started(work: Callable[..., None], *arguments: Any) -> Iterator[tuple[BaseProcess, Pipe]]:
    """Run a function of the writer in a process of its own; it is killed in the end, whatever happens."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WRITER])
    here, there = context.Pipe()
    process = context.Process(target=work, args=(*arguments, there), daemon=True)
    process.start()
    there.close()
    try:
        yield process, here
    finally:
        process.kill()
        process.join(10)
        here.close()
