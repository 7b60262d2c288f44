"""The environment is made once, filled from the lock and from nothing else, and then costs nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from installer import environment
from installer.system_libraries import MissingError


@pytest.fixture
def venv(tmp_path, monkeypatch):
    """A place with a space in it, and locks that need no network."""
    for purpose in ("run", "dev"):
        (tmp_path / f"{purpose}.txt").write_text("# nothing\n", "utf-8")
    monkeypatch.setattr(environment, "LOCKS", {purpose: tmp_path / f"{purpose}.txt" for purpose in ("run", "dev")})
    folder = tmp_path / "county office" / ".venv"
    monkeypatch.setenv("LEADDESK_VENV", str(folder))
    return folder


def pretend(venv, stamp):
    python = environment.python_of(venv)
    python.parent.mkdir(parents=True)
    python.touch()
    (venv / "leaddesk-lock").write_text(stamp, "utf-8")
    return python


def installs(monkeypatch):
    done = []
    monkeypatch.setattr(environment, "install", lambda python, lock: done.append(lock.stem))
    return done


def test_an_environment_is_made_in_a_folder_with_a_space_and_then_kept(venv, monkeypatch):
    python = environment.ready("run")
    seen = subprocess.run([python, "-m", "pip", "--version"], check=True, capture_output=True, text=True)
    assert str(venv) in seen.stdout

    done = installs(monkeypatch)
    assert environment.ready("run") == python
    assert done == []


def test_a_changed_lock_is_installed_at_the_next_start(venv, monkeypatch):
    pretend(venv, f"run {environment.digest_of('run')}")
    done = installs(monkeypatch)
    environment.LOCKS["run"].write_text("# something else\n", "utf-8")

    environment.ready("run")
    environment.ready("run")

    assert done == ["run"]


def test_what_was_installed_for_tests_serves_to_run(venv, monkeypatch):
    pretend(venv, f"dev {environment.digest_of('dev')}")
    done = installs(monkeypatch)
    environment.ready("run")
    assert done == []


def test_what_was_installed_to_run_does_not_serve_for_tests(venv, monkeypatch):
    pretend(venv, f"run {environment.digest_of('run')}")
    done = installs(monkeypatch)
    environment.ready("dev")
    assert done == ["dev"]


def test_a_folder_that_is_no_environment_is_left_alone(venv):
    venv.mkdir(parents=True)
    (venv / "letter.txt").write_text("keep", "utf-8")
    with pytest.raises(MissingError, match="LEADDESK_VENV"):
        environment.ready("run")
    assert (venv / "letter.txt").read_text("utf-8") == "keep"


def test_an_installation_that_fails_leaves_no_stamp(venv, monkeypatch):
    venv.mkdir(parents=True)
    monkeypatch.setattr(environment, "python_of", lambda venv: Path(sys.executable))
    environment.LOCKS["run"].write_text("no-such-package-of-leaddesk==1\n", "utf-8")  # without a hash: refused at once
    with pytest.raises(MissingError):
        environment.ready("run")
    assert not (venv / "leaddesk-lock").exists()


def test_an_environment_whose_making_was_broken_off_is_made_again(venv, monkeypatch):
    python = environment.python_of(venv)
    python.parent.mkdir(parents=True)
    python.touch(mode=0o700)
    (venv / "pyvenv.cfg").touch()
    made = []
    monkeypatch.setattr(environment, "has_pip", lambda python: False)
    monkeypatch.setattr(environment, "create", made.append)
    done = installs(monkeypatch)
    environment.ready("run")
    assert (made, done) == ([venv], ["run"])


def test_a_child_sees_this_tree_and_nothing_of_another_python(monkeypatch):
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    child = environment.clean_environ(LEADDESK_HOME="here")
    assert child["PYTHONPATH"] == str(environment.ROOT)
    assert "PYTHONHOME" not in child
    assert child["LEADDESK_HOME"] == "here"


def test_tests_read_spreadsheets_with_the_reader_that_the_program_ships_with():
    command = [sys.executable, "-c", "import openpyxl; print(openpyxl.LXML, openpyxl.DEFUSEDXML)"]
    seen = subprocess.run(command, check=True, env=environment.clean_environ(), capture_output=True, text=True)
    assert seen.stdout.split() == ["False", "True"]
    assert "\nlxml==" not in (environment.ROOT / "installer" / "lock-run.txt").read_text("utf-8")


def test_the_lock_names_everything_that_its_packages_need():
    seen = subprocess.run([sys.executable, "-m", "pip", "check"], check=False, capture_output=True, text=True)
    assert seen.returncode == 0, seen.stdout
