"""The commands do what README says, and a failure is never lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import dev

COMMANDS = ("run", "test", "check", "bench", "shots", "build", "lock", "prove")


@pytest.fixture
def started(monkeypatch):
    """Record what would be started; each answers with the code given for its words, or 0."""
    calls, codes = [], {}

    def start(python, words, more=None, cwd=dev.ROOT):
        calls.append((words, more or {}))
        return next((code for word, code in codes.items() if word in words), 0)

    monkeypatch.setattr(dev, "start", start)
    monkeypatch.setattr(dev, "ready", Path)
    for look in ("missing_libraries", "missing_tools"):
        monkeypatch.setattr(dev, look, lambda given: {})
    monkeypatch.setattr(dev, "missing_maker", dict)
    start.calls, start.codes = calls, codes
    return start


def test_help_names_every_command_without_any_environment():
    shown = subprocess.run([sys.executable, "-I", dev.__file__, "--help"], check=True, capture_output=True, text=True)
    assert all(command in shown.stdout for command in COMMANDS)


def test_run_with_a_display_starts_the_program_and_passes_words_on(started, monkeypatch):
    monkeypatch.setattr(dev, "has_display", lambda: True)
    assert dev.main(["run", "--practice"]) == 0
    assert started.calls == [(["-m", "leaddesk", "--practice"], {})]


def test_run_without_a_display_says_so_and_works_in_a_home_of_its_own(started, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.main(["run", "--out", str(tmp_path / "made")]) == 0
    [(words, environ)] = started.calls
    assert words == ["-m", "leaddesk", "--headless", "--out", str(tmp_path / "made")]
    assert environ["QT_QPA_PLATFORM"] == "offscreen"
    assert not Path(environ["LEADDESK_HOME"]).exists()
    assert "no display" in capsys.readouterr().out


def test_run_without_a_display_names_the_default_folder(started, monkeypatch, capsys):
    monkeypatch.setattr(dev, "has_display", lambda: False)
    dev.main(["run"])
    assert str(dev.ROOT / "practice-output") in capsys.readouterr().out


def test_test_goes_on_after_a_failure_and_names_what_failed(started, capsys):
    started.codes.update({"ruff": 1, "pytest": 3})
    assert dev.main(["test", "-k", "undo"]) == 1
    assert [words[1] for words, _ in started.calls] == ["ruff", "ruff", "mypy", dev.CONTRACTS, "pytest"]
    assert started.calls[-1][0][-2:] == ["-k", "undo"]
    assert capsys.readouterr().out.rstrip().endswith("FAILED: lint, format, tests")


def test_test_passes_when_every_part_passes(started, capsys):
    assert dev.main(["test"]) == 0
    assert "FAILED" not in capsys.readouterr().out


def test_check_runs_no_test(started):
    assert dev.main(["check"]) == 0
    assert "pytest" not in str(started.calls)


@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS bring all that Qt needs")
def test_what_the_system_lacks_is_told_in_one_command_and_nothing_is_started(started, monkeypatch, capsys):
    monkeypatch.setattr(dev, "missing_maker", lambda: {"python3-venv": "python3-venv"})
    monkeypatch.setattr(dev, "missing_tools", dict)
    monkeypatch.setattr(dev, "missing_libraries", lambda python: {"libEGL.so.1": "libegl1"})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    assert dev.main(["test"]) == 1
    assert "sudo apt-get install --yes --no-install-recommends libegl1 python3-venv strace" in capsys.readouterr().err
    assert started.calls == []


@pytest.mark.parametrize(("command", "script"), [("bench", "bench.py"), ("shots", "shots.py")])
def test_words_for_other_scripts_reach_them(started, command, script):
    assert dev.main([command, "--json", "figures.json"]) == 0
    [(words, environ)] = started.calls
    assert words == [str(dev.ROOT / "installer" / script), "--json", "figures.json"]
    assert "LEADDESK_HOME" in environ


def test_an_unknown_word_is_refused_where_nothing_takes_it(started):
    with pytest.raises(SystemExit):
        dev.main(["check", "--fast"])
