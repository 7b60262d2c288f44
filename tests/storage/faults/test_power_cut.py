"""A power cut after each state of each form: what was not yet on the disk is lost, what was said to be kept is not.

strace writes down every change to the files. From it the disk is put together as it may look after the cut: only
what was synchronised, and names as the folder had them when it was synchronised; or, as bad, all that was written.
"""

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest

from leaddesk.services.drafts import Drafts, read
from leaddesk.services.today import DRAFTS
from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID
from tests.storage.faults import keeper
from tests.storage.faults.keeper import STATES, Typed, words_of

ROOT = Path(__file__).parents[3]
CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink"
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_FD = re.compile(r"^(\d+)<([^>]*)>")
_TEXT = re.compile(r'"([^"]*)"')


class Disk:
    """The files of one folder as they are, and as far as they are on the disk for certain."""

    def __init__(self, folder):
        self.folder = str(folder)
        self.now = {file.name: bytearray(file.read_bytes()) for file in folder.iterdir()}
        self.sure = {name: bytes(content) for name, content in self.now.items()}
        self.names = set(self.now)

    def name(self, path):
        return Path(path).name if str(Path(path).parent) == self.folder else None

    def write(self, name, content, at):
        held = self.now[name]
        held.extend(bytes(max(0, at + len(content) - len(held))))
        held[at : at + len(content)] = content

    def sync(self, path):
        name = self.name(path)
        if path == self.folder:
            self.names = set(self.now)
        elif name in self.now:
            self.sure[name] = bytes(self.now[name])

    def after_cut(self, *, written):
        """Return the files that are there after the cut; with ``written`` all that was written has come through."""
        held = self.now if written else self.sure
        return {name: bytes(held.get(name, self.sure.get(name, b""))) for name in self.names}


def bytes_of(text):
    return bytes(int(pair, 16) for pair in re.findall(r"\\x([0-9a-f]{2})", text))


def text_of(arguments):
    """Return the text among the arguments of a call."""
    return bytes_of(_TEXT.search(arguments)[1])


def follow(disk, line):
    """Take one call over into the disk; return what the keeper said, if it said something."""
    found = _LINE.match(line)
    if found is None or int(found[3]) < 0:
        return None
    call, arguments = found[1], found[2]
    if call == "openat":
        path = text_of(arguments).decode()
        if (name := disk.name(path)) and "O_CREAT" in arguments:
            disk.now.setdefault(name, bytearray())
    elif call == "unlink":
        disk.now.pop(disk.name(text_of(arguments).decode()), None)
    else:
        number, path = _FD.match(arguments).groups()
        path = bytes_of(path).decode() or path
        if call == "write" and number == "1":
            return text_of(arguments).decode()
        if call in {"fsync", "fdatasync"}:
            disk.sync(path)
        elif (name := disk.name(path)) in disk.now:
            *_text, last = arguments.rsplit(", ", 1)
            if call == "pwrite64":
                disk.write(name, text_of(arguments), int(last))
            elif call == "ftruncate":
                size = int(last)
                disk.now[name] = (disk.now[name] + bytearray(size))[:size]
    return None


def lost(files, kept, folder):
    """Return the states that were said to be kept and are not there after the cut."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        with closing(connect(folder / "vault.db", DATA_KEY, VAULT_ID)) as connection:
            rows = connection.execute("SELECT kind, content FROM draft WHERE key = 'new'").fetchall()
            there = {kind: read(Typed, json.loads(content)) for kind, content in rows}
            # the newest is looked up as the program does
            newest = next(reversed(kept))
            there[newest] = Drafts(Database(connection, CHAIN_KEY)).find(newest, "new", Typed)
    except Exception:  # noqa: BLE001 - a file that does not open has lost everything
        return list(kept)
    return [kind for kind, state in kept.items() if there.get(kind) not in _as_good_as(kind, state)]


def _as_good_as(kind, state):
    """Return the states that may stand there: the one that was kept, or one typed since."""
    return [Typed(words_of(kind, later)) for later in range(state, STATES)]


def cut_everywhere(vault_path, tmp_path, synchronous=""):
    """Cut the power after each state that was kept; return what was lost, by the number of the cut."""
    folder = tmp_path / "disk"
    folder.mkdir()
    vault_path.rename(folder / "vault.db")
    disk, log = Disk(folder), tmp_path / "log"
    command = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-xx",
        "-y",
        "-s",
        "10000000",
        "-o",
        str(log),
        "-e",
        f"trace={CALLS}",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*command, sys.executable, keeper.__file__, str(folder / "vault.db"), synchronous],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    kept, found, cuts = {}, defaultdict(list), 0
    with log.open() as lines:
        for line in lines:
            said = follow(disk, line)
            if said is None:
                continue
            kind, state = said.split()
            kept.pop(kind, None)
            kept[kind] = int(state)
            cuts += 1
            for written in (False, True):
                found[cuts] += lost(disk.after_cut(written=written), kept, tmp_path / "after")
    assert cuts == len(DRAFTS) * STATES
    return {number: kinds for number, kinds in found.items() if kinds}


@pytest.mark.skipif(sys.platform != "linux", reason="strace is there on Linux only")
def test_no_form_loses_what_was_kept_when_the_power_is_cut(vault_path, tmp_path):
    assert cut_everywhere(vault_path, tmp_path) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="strace is there on Linux only")
def test_without_waiting_for_the_disk_a_cut_would_lose_what_was_kept(vault_path, tmp_path):
    assert cut_everywhere(vault_path, tmp_path, "OFF"), "the positive control"
