"""No marked name reaches the disk readable: not in any file that is left, not in any byte that was ever written."""

import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.storage.faults import session

ROOT = Path(__file__).parents[2]
MODES = ("normal", "temporary files", "parameters", "plain file")
WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg"


def _forms(mark):
    """The ways in which a text may stand in a file."""
    yield "plain", re.compile(re.escape(mark.encode()) + rb"\d{4}", re.IGNORECASE)
    for name in ("utf-16-le", "utf-16-be", "utf-32-le"):
        yield name, re.compile(re.escape(mark.encode(name)), re.IGNORECASE)
    yield "hex", re.compile(mark.encode().hex().encode(), re.IGNORECASE)
    yield "hex of small letters", re.compile(mark.lower().encode().hex().encode(), re.IGNORECASE)
    for text in (mark, mark.lower()):
        for lead in range(3):
            whole = b64encode(b"\0" * lead + text.encode())
            its_own = whole[-(-lead * 8 // 6) : (lead + len(text)) * 8 // 6]  # without what neighbours reach into
            yield f"base64 of {text[0]} at {lead}", re.compile(re.escape(its_own))


FORMS = tuple(_forms(session.MARK))


def _found(content):
    """Return what was found, by form."""
    hits = {name: set(pattern.findall(content)) for name, pattern in FORMS}
    return {name: found for name, found in hits.items() if found}


def _written(log):
    """Return all bytes that were given to the system for writing."""
    parts = re.findall(rb'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?', log.read_bytes())
    assert not any(cut for _, cut in parts), "strace cut a write short"
    return bytes.fromhex(b"".join(part.replace(rb"\x", b"") + b"00" for part, _ in parts).decode())


def _session(folder, mode):
    home = folder / mode.replace(" ", "-")
    (home / "tmp").mkdir(parents=True)
    log = folder / f"{home.name}.log"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT), "TMPDIR": str(home / "tmp")}
    environment["SQLITE_TMPDIR"] = environment["HOME"] = environment["TMPDIR"]
    command = ["strace", "-f", "-qq", "-xx", "-s", "4000000", "-e", f"trace={WRITES}", "-o", str(log)]
    done = subprocess.run(
        [*command, sys.executable, session.__file__, str(home), mode],
        capture_output=True,
        env=environment,
        check=False,
        timeout=300,
    )
    assert done.returncode == -9, done.stderr.decode()
    files = {file: _found(file.read_bytes()) for file in home.rglob("*") if file.is_file()}
    return (
        {file.name: found for file, found in files.items() if found},
        _found(_written(log)),
        _found(done.stderr),
        files,
    )


@pytest.fixture(scope="module")
def looks(tmp_path_factory):
    assert shutil.which("strace"), "strace is needed for this proof: apt-get install strace"
    folder = tmp_path_factory.mktemp("canaries")
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(MODES, pool.map(lambda mode: _session(folder, mode), MODES), strict=True))


def test_a_days_work_leaves_no_readable_name_in_any_file_nor_in_any_write(looks):
    in_files, in_writes, in_messages, files = looks["normal"]
    assert in_files == {}
    assert in_writes == {}
    assert in_messages == {}
    assert {"vault.db", "vault.keys", "vault.head", "leaddesk.log"} <= {file.name for file in files}
    assert any(file.suffix == ".ldbackup" for file in files)
    assert any(file.name == "vault.db-journal" for file in files)  # killed in the middle of an action
    log = next(file for file in files if file.name == "leaddesk.log").read_text()
    assert log.count("saving failed") == 30
    assert "IntegrityError" in log


def test_temporary_files_would_show_the_names(looks):
    """Positive control: ``temp_store = FILE``."""
    _, in_writes, _, _ = looks["temporary files"]
    assert len(in_writes["plain"]) >= session.CANARIES * 0.9


def test_an_engine_that_tells_its_parameters_would_show_the_names(looks):
    """Positive control: ``hide_parameters`` off."""
    in_files, in_writes, _, _ = looks["parameters"]
    assert len(in_files["leaddesk.log"]["plain"]) >= 30
    assert len(in_writes["plain"]) >= 30


def test_a_plain_file_beside_the_vault_would_show_the_names(looks):
    """Positive control: ATTACH with an empty key."""
    in_files, _, _, _ = looks["plain file"]
    assert len(in_files["aside.db"]["plain"]) == session.CANARIES


@pytest.mark.parametrize("lead", ["", "x", "xy", "xyz"])
def test_every_form_is_found(lead):
    """Positive control of the look itself."""
    for text in (lead + session.canary(7) + "tail", lead + session.canary(7).lower() + "tail"):
        assert "plain" in _found(text.encode())
        assert _found(text.encode("utf-16-le"))
        assert _found(text.encode("utf-16-be"))
        assert _found(text.encode("utf-32-le"))
        assert _found(text.encode().hex().encode())
        assert _found(text.encode().hex().upper().encode())
        assert _found(b64encode(text.encode()))
    assert _found(b"Quokka Marzipan") == {}
