"""The virtual environment that every command runs in, filled from the lock and from nothing else."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer.system_libraries import MissingError

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"run": ROOT / "installer" / "lock-run.txt", "dev": ROOT / "installer" / "lock-dev.txt"}


def folder() -> Path:
    """Return where the environment lies: ``LEADDESK_VENV``, else ``.venv`` beside the program."""
    return Path(os.environ.get("LEADDESK_VENV") or ROOT / ".venv").absolute()


def python_of(venv: Path) -> Path:
    """Return the Python of an environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def ready(purpose: str) -> Path:
    """Return the Python of an environment that has what *run* or *dev* needs, making it first where needed.

    A stamp holds the digest of the installed lock, so that a later start costs one small read. What *dev* installed
    serves *run* as well and is brought up to date as *dev*.
    """
    venv = folder()
    python, stamp = python_of(venv), venv / "leaddesk-lock"
    installed, _, digest = (stamp.read_text("utf-8") if stamp.is_file() else "").partition(" ")
    if installed == "dev":
        purpose = "dev"
    if python.exists() and (installed, digest) == (purpose, digest_of(purpose)):
        return python
    if not python.exists() or not (installed or has_pip(python)):
        create(venv)
    install(python, LOCKS[purpose])
    stamp.write_text(f"{purpose} {digest_of(purpose)}", "utf-8")
    return python


def digest_of(purpose: str) -> str:
    """Return what tells one state of a lock from another, whatever line ends the checkout has."""
    return hashlib.sha256(LOCKS[purpose].read_text("utf-8").encode()).hexdigest()


def has_pip(python: Path) -> bool:
    """Return whether an environment can install; one whose making was broken off cannot."""
    done = subprocess.run([str(python), "-m", "pip", "--version"], check=False, capture_output=True)
    return done.returncode == 0


def missing_maker() -> dict[str, str | None]:
    """Return what is missing to make an environment: Debian keeps a part of Python in a package of its own."""
    if python_of(folder()).exists() or importlib.util.find_spec("ensurepip") is not None:
        return {}
    return {"python3-venv": f"python{sys.version_info.major}.{sys.version_info.minor}-venv"}


def create(venv: Path) -> None:
    """Make an empty environment, in place of a broken one but of nothing else."""
    if venv.is_dir() and any(venv.iterdir()):
        if not (venv / "pyvenv.cfg").is_file():
            text = f"{venv} is not empty and no Python environment. Name another one in LEADDESK_VENV."
            raise MissingError(text)
        shutil.rmtree(venv)
    print(f"Making a Python environment in {venv}", flush=True)
    call([sys.executable, "-m", "venv", str(venv)])


def install(python: Path, lock: Path) -> None:
    """Install a lock: wheels only, each with a known hash.

    A lock names everything, so nothing is resolved: pip would ask for a newer release of what a package needs with an
    extra, as soon as there is one, and then refuse it for having no hash.
    """
    print(f"Installing what LeadDesk needs from {lock.name}; the first time takes some minutes", flush=True)
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps", "--require-hashes"]
    call([str(python), "-m", "pip", "install", *options, "--only-binary", ":all:", "--requirement", str(lock)])


def call(command: list[str]) -> None:
    """Run a command that must succeed."""
    if subprocess.call(command, env=clean_environ()):
        text = f"this did not work: {' '.join(command)}"
        raise MissingError(text)


def clean_environ(**more: str) -> dict[str, str]:
    """Return the environment for a child: this tree on the path, nothing of another Python, UTF-8 everywhere."""
    dropped = ("PYTHONHOME", "PYTHONSTARTUP", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    ours = {"PYTHONPATH": str(ROOT), "PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1"}
    # a tool for tests brings lxml, which openpyxl would take in place of the guarded reader that the program ships with
    return {**kept, **ours, "OPENPYXL_LXML": "False", **more}
