"""kill -9 in the middle of typing: every form comes back as it was when it said that it is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e import typist
from tests.e2e.every_form import WORDED, comes_back
from tests.e2e.steps import PASSPHRASE

ROOT = Path(__file__).parents[2]


@contextmanager
def typing(home, mode):
    """Run the typist in a process of its own; it is killed in the end, whatever happens."""
    process = subprocess.Popen(
        [sys.executable, typist.__file__, str(home.root), mode],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def killed_after(home, mode, kinds):
    """Let all these forms be typed into, and kill as soon as the last of them said that it is kept."""
    with typing(home, mode) as process:
        for kind in kinds:
            told = process.stdout.readline().strip()
            assert told == kind, process.stderr.read() if process.poll() is not None else told


def opened_again(start):
    """Open the records as the morning after."""
    at = start()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    return at


def test_what_was_kept_of_every_form_survives_a_kill(start, home):
    killed_after(home, "kept", WORDED)
    at = opened_again(start)
    kept = at.desk.main.context.services.drafts.all()
    assert {one.kind for one in kept if not one.kind.endswith(".unread")} == set(WORDED)
    for kind in WORDED:
        comes_back(at, kind)


def test_a_form_that_only_said_that_it_is_kept_is_missed(start, home):
    """The positive control: the look after the kill sees when nothing reached the file."""
    killed_after(home, "not kept", list(WORDED)[:2])
    at = opened_again(start)
    with pytest.raises(AssertionError, match="participant"):
        comes_back(at, "participant")
