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
    """The ways in which a text may stand in a file: all of it in small letters, and as it is where that matters."""
    small = mark.lower()
    yield "plain", small.encode(), b""
    for name in ("utf-16-le", "utf-16-be", "utf-32-le"):
        yield name, small.encode(name), b""
    yield "hex", mark.encode().hex().encode(), b""
    yield "hex of small letters", small.encode().hex().encode(), b""
    for text in (mark, mark.lower()):
        for lead in range(3):
            whole = b64encode(b"\0" * lead + text.encode())
            its_own = whole[-(-lead * 8 // 6) : (lead + len(text)) * 8 // 6]  # without what neighbours reach into
            yield f"base64 of {text[0]} at {lead}", its_own.lower(), its_own


FORMS = tuple(_forms(session.MARK))
_PLAIN = re.compile(re.escape(session.MARK.lower().encode()) + rb"\d{4}")


def _found(content):
    """Return what was found, by form; of plain text each mark with its number."""
    small = content.lower()
    found = {name: {there} for name, there, exact in FORMS if there in small and exact in content}
    return found | ({"plain": set(_PLAIN.findall(small))} if "plain" in found else {})


def _written(log):
    """Return all bytes that were given to the system for writing."""
    parts = re.findall(rb'"([^"]*)"(\.\.\.)?', log.read_bytes())
    assert not any(cut for _, cut in parts), "strace cut a write short"
    return bytes.fromhex(b"".join(part.replace(rb"\x", b"") + b"00" for part, _ in parts).decode())


def _session(folder, mode):
    home = folder / mode.replace(" ", "-")
    (home / "tmp").mkdir(parents=True)
    log = folder / f"{home.name}.log"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT), "TMPDIR": str(home / "tmp")}
    environment["SQLITE_TMPDIR"] = environment["HOME"] = environment["TMPDIR"]
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-xx", "-s", "4000000", "-e", f"trace={WRITES}", "-o", str(log)]
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
        log,
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
    in_files, log, in_messages, files = looks["normal"]
    assert in_files == {}
    assert _found(_written(log)) == {}
    assert in_messages == {}
    assert {"vault.db", "vault.keys", "vault.head", "leaddesk.log"} <= {file.name for file in files}
    assert any(file.suffix == ".ldbackup" for file in files)
    assert any(file.name == "vault.db-journal" for file in files)  # killed in the middle of an action
    log = next(file for file in files if file.name == "leaddesk.log").read_text()
    assert log.count("saving failed") == 30
    assert "IntegrityError" in log


def test_temporary_files_would_show_the_names(looks):
    """Positive control: ``temp_store = FILE``."""
    _, log, _, _ = looks["temporary files"]
    assert len(_found(_written(log))["plain"]) >= session.CANARIES * 0.9


def test_an_engine_that_tells_its_parameters_would_show_the_names(looks):
    """Positive control: ``hide_parameters`` off."""
    in_files, log, _, _ = looks["parameters"]
    assert len(in_files["leaddesk.log"]["plain"]) >= 30
    assert len(_found(_written(log))["plain"]) >= 30


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
