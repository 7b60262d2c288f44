"""SIGKILL, a full disk and a disk error at every single call that changes the disk.

Whatever is broken off, the records open afterwards, hold everything that was said to be saved, and the program has
words for it. strace does the breaking; where it is missing, these tests fail.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from leaddesk.domain.errors import StorageError
from leaddesk.storage.backup import SUFFIX, make_backup, verify_backup
from tests.storage.faults import scenarios
from tests.storage.faults.vaults import NOTES, NOW, OTHER_RECOVERY, RECOVERY, Place, make_place, notes

CALLS = ("pwrite64", "fsync", "write", "rename", "unlink", "mkdir", "ftruncate", "rmdir", "unlinkat")
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """One home for each scenario, to be copied for each run."""
    folder = tmp_path_factory.mktemp("homes")
    place = make_place(folder / "keys", tables=False)
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        make_backup(connection, opened, place.backups, now=NOW.replace(hour=3))
    for name in ("save", "backup", "back"):
        place.copied(folder / name)
    with closing(Place(folder / "back").unlocked().connect()) as connection:
        connection.execute("INSERT INTO note (said) VALUES ('newer')")
    (folder / "create").mkdir()
    return folder


def _told(homes, folder, log, inject, *arguments):
    """Run the scenarios under strace and return what each told, by the name of its home."""
    folder.mkdir(exist_ok=True)
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(CALLS)}", *inject]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, sys.executable, scenarios.__file__, str(homes), str(folder), *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told = {}
    for line in done.stdout.splitlines():
        home, process, word = line.split(" ", 2)
        told.setdefault(home, []).append((process, word))
    return told


@pytest.fixture(scope="module")
def counts(homes, tmp_path_factory):
    """How often each scenario makes each call, when nothing goes wrong."""
    folder = tmp_path_factory.mktemp("counted")
    told = _told(homes, folder, folder / "log", ())
    by_process = {}
    for line in (folder / "log").read_text().splitlines():
        process, call = re.match(r"(\d+) +(\w+)?", line).groups()
        by_process.setdefault(process, Counter())[call] += 1
    found = {home.split("-")[0]: by_process[words[0][0]] for home, words in told.items()}
    assert set(found) == set(_LOOKS)
    assert all(words[0][1] == "done" for words in told.values())
    return found


def _look_at(folder, told):
    """Fail unless every scenario left usable records behind."""
    seen = set()
    for home, lines in told.items():
        words = [word for _, word in lines]
        raised = [word for word in words if word.startswith("raised")]
        assert not raised, f"{home}: no words for this: {raised}"
        assert words[-1] in {"killed", "left 0"}, (home, words)
        if home.startswith("create-"):
            # to set up again takes a new key each time; what is left often is the same, and holds nothing of hers
            left = (words.count("done"), *_remains(folder / home))
            if left in seen:
                continue
            seen.add(left)
        try:
            _LOOKS[home.split("-")[0]](Place(folder / home), words.count("done"))
        except Exception as error:
            raise AssertionError(home, words) from error


def _remains(root):
    return sorted((str(one.relative_to(root)), one.is_file() and one.stat().st_size) for one in root.rglob("*"))


def _look_at_keys(place, done):
    assert place.vault.problem() is None
    if done:
        assert notes(place, OTHER_RECOVERY) == NOTES
        return
    try:
        assert notes(place, RECOVERY) == NOTES
    except StorageError:  # the new one may be in force though she was told of an error, as the words say
        assert notes(place, OTHER_RECOVERY) == NOTES


def _look_at_saved(place, done):
    assert NOTES + done <= notes(place) <= NOTES + done + 1


def _look_at_backups(place, done):
    files = list(place.backups.glob(f"*{SUFFIX}"))
    files = [file for file in files if not file.name.startswith(".")]
    assert len(files) >= 1 + done
    for file in files:
        assert verify_backup(file, place.unlocked()).rows["note"] == NOTES
    assert notes(place) == NOTES


def _look_at_restored(place, done):
    assert place.vault.problem() is None
    there = notes(place)
    assert there == NOTES if done else there in {NOTES, NOTES + 1}
    if there == NOTES:
        [aside] = place.root.glob("vault-replaced-*")
        home = Place(place.root / "aside")
        home.root.mkdir()
        aside.rename(home.vault.folder)
        assert notes(home) == NOTES + 1


def _look_at_created(place, done):
    if done or place.vault.exists():
        place.unlocked().connect().close()
        return
    place.vault.create("unsaid kelp ritzy plow endorse", cost=scenarios.CHEAP, recovery=RECOVERY)


_LOOKS = {
    "keys": _look_at_keys,
    "save": _look_at_saved,
    "backup": _look_at_backups,
    "back": _look_at_restored,
    "create": _look_at_created,
}


def _everywhere(homes, tmp_path, counts, fault):
    """Break off at the first, second, … call of each kind in each scenario; return how many were hit."""
    log = tmp_path / "log"
    # no scenario reaches the number by itself: a count may vary by a call or two
    hit = {call: max(found[call] for found in counts.values()) + 5 for call in CALLS}
    inject = [word for call in CALLS for word in ("-e", f"inject={call}:{fault}:when={hit[call]}")]
    most = [f"{call}/{name}/{found[call]}/{hit[call]}" for name, found in counts.items() for call in CALLS]
    _look_at(tmp_path / "homes", _told(homes, tmp_path / "homes", log, inject, *most))
    lines = log.read_text()
    hits = lines.count("killed by SIGKILL") + lines.count("(INJECTED)")
    made = sum(found[call] for found in counts.values() for call in CALLS)
    assert hits >= made * 0.97, "too few of the calls were hit"
    return hits


def test_strace_is_there():
    assert shutil.which("strace"), "strace is needed for this proof: apt-get install strace"


def test_a_kill_at_any_call_loses_nothing(homes, tmp_path, counts):
    assert _everywhere(homes, tmp_path, counts, "signal=KILL") > 100


def test_a_full_disk_at_any_call_loses_nothing_and_has_words(homes, tmp_path, counts):
    assert _everywhere(homes, tmp_path, counts, "error=ENOSPC") > 100


@pytest.mark.prove
@pytest.mark.parametrize("fault", ["error=EIO", "error=EDQUOT", "error=EROFS", "error=EACCES"])
def test_every_error_at_every_call(homes, tmp_path, counts, fault):
    assert _everywhere(homes, tmp_path, counts, fault) > 100


def test_a_vault_that_is_really_lost_is_noticed(homes, tmp_path):
    """The positive control: the look at what is left does fail on a loss of each kind."""
    folder = tmp_path / "lost"
    shutil.copytree(homes, folder)
    for place in Place(folder / "keys").vault.keys.places:
        place.write_bytes(b"")
    next(Place(folder / "backup").backups.glob(f"*{SUFFIX}")).write_bytes(b"PK")
    Place(folder / "back").database.unlink()
    for name, done in (("keys", 0), ("save", 1), ("backup", 0), ("back", 0), ("create", 1)):
        with pytest.raises((AssertionError, StorageError)):
            _LOOKS[name](Place(folder / name), done)
