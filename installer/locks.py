"""Make the two locks from ``pyproject.toml``, and say what is wrong with one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from installer.environment import LOCKS, ROOT, call, clean_environ, python_of

OPTIONS = [
    "--universal", "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header",
    "--only-binary", ":all:", "--python-version", "3.11",
]  # fmt: skip
HEADERS = {
    "run": "Everything that LeadDesk needs to run, on Linux, Windows and macOS, with its hashes.",
    "dev": "Everything that running, testing and building LeadDesk needs, on Linux, Windows and macOS, with hashes.",
}
MADE = "Made from pyproject.toml by `python3 installer/dev.py lock`; never edited by hand."
# what only Windows or macOS needs: a lock without these was made for one system
ELSEWHERE = {"run": ("pywin32-ctypes",), "dev": ("pywin32-ctypes", "pefile", "macholib", "colorama")}


def make(*, upgrade: bool) -> None:
    """Write both locks anew, keeping the versions that still fit unless asked to upgrade."""
    with tempfile.TemporaryDirectory(prefix="leaddesk-lock-") as name:
        scratch = Path(name)
        call([sys.executable, "-m", "venv", str(scratch / "uv")])
        uv = python_of(scratch / "uv")
        call([str(uv), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"])
        for purpose, more in (("run", []), ("dev", ["--group", "dev", "--constraint", str(scratch / "run.txt")])):
            made = scratch / f"{purpose}.txt"
            if not upgrade and LOCKS[purpose].is_file():
                shutil.copyfile(LOCKS[purpose], made)
            compile_lock(uv, made, ["--upgrade", *more] if upgrade else more)
        for purpose, lock in LOCKS.items():
            text = with_header(purpose, (scratch / f"{purpose}.txt").read_text("utf-8"))
            if wrong := problems(purpose, text):
                raise SystemExit("\n".join([f"{lock.name} was not written:", *wrong]))
            lock.write_text(text, "utf-8", newline="\n")
            print(f"{lock.name}: {len(entries(text))} packages")


def compile_lock(uv: Path, made: Path, more: list[str]) -> None:
    """Let uv resolve ``pyproject.toml`` for every system at once."""
    command = [str(uv), "-m", "uv", "pip", "compile", *OPTIONS, *more, "--quiet", "pyproject.toml", "--output-file"]
    subprocess.run([*command, str(made)], check=True, cwd=ROOT, env=clean_environ(UV_NO_CONFIG="1"))


def with_header(purpose: str, text: str) -> str:
    """Return a lock under our own first lines: uv's would tell the folders of the computer that it ran on."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return "\n".join([f"# {HEADERS[purpose]}", f"# {MADE}", *lines, ""])


def entries(text: str) -> dict[str, str]:
    """Return each package of a lock with its whole entry, marker and hashes included."""
    joined = text.replace("\\\n", " ")
    return {line.split("==")[0]: line for line in joined.splitlines() if line.strip() and not line.startswith("#")}


def problems(purpose: str, text: str) -> list[str]:
    """Return what is wrong with a lock: a host, a path, an entry without hash or version, a system left out."""
    found = [f"names a host: {match}" for match in re.findall(r"\S*(?:https?|file|git)\S*://\S*|--\S*index\S*", text)]
    found += [f"names a folder: {match}" for match in re.findall(r"(?:^|\s)(?:/|[A-Z]:\\)\S+", text)]
    known = entries(text)
    for name, entry in known.items():
        if not re.match(r"[a-z0-9.-]+(\[[a-z,-]+\])?==\S+", entry):
            found.append(f"{name} has no exact version")
        if "--hash=sha256:" not in entry:
            found.append(f"{name} has no hash")
    found += [
        f"{name} is missing, so it was made for one system only" for name in ELSEWHERE[purpose] if name not in known
    ]
    return found
