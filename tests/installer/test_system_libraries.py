"""What is missing on a bare Linux is found by loading it, and said with its cure."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from installer import system_libraries
from installer.system_libraries import MissingError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS bring all that Qt needs")
NOWHERE = "libleaddesk-nowhere.so.1"


@pytest.fixture
def computer(monkeypatch):
    """Choose who is at the computer and which programs it has."""

    def choose(user, *programs):
        monkeypatch.setattr(os, "geteuid", lambda: user)
        monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)

    return choose


def test_a_library_that_does_not_load_is_named():
    assert system_libraries.not_loading(Path(sys.executable), ["libc.so.6", NOWHERE]) == [NOWHERE]


def test_somebody_else_than_root_is_told_the_one_command(computer):
    computer(1000, "apt-get")
    with pytest.raises(MissingError) as told:
        system_libraries.obtain({"libxcb-cursor.so.0": "libxcb-cursor0", "libEGL.so.1": "libegl1"})
    assert "sudo apt-get install --yes --no-install-recommends libegl1 libxcb-cursor0" in str(told.value)


def test_a_system_without_apt_is_told_the_names(computer):
    computer(0, "dnf")
    with pytest.raises(MissingError, match=r"dnf install 'libEGL\.so\.1\(\)\(64bit\)'"):
        system_libraries.obtain({"libEGL.so.1": "libegl1"})
    computer(0)
    with pytest.raises(MissingError, match=r"libEGL\.so\.1"):
        system_libraries.obtain({"libEGL.so.1": "libegl1"})


def test_root_installs_and_reads_the_lists_only_if_they_are_empty(computer, monkeypatch):
    computer(0, "apt-get")
    answers, ran = iter([False, True, True]), []

    def run(command, environ):
        ran.append(command[1])
        return next(answers), "words of apt"

    monkeypatch.setattr(system_libraries, "run_quietly", run)
    system_libraries.obtain({"libEGL.so.1": "libegl1"})
    assert ran == ["install", "update", "install"]


def test_an_installation_that_fails_is_an_error(computer, monkeypatch):
    computer(0, "apt-get")
    monkeypatch.setattr(system_libraries, "run_quietly", lambda command, environ: (False, "no room"))
    with pytest.raises(MissingError, match=r"(?s)no room.*libegl1"):
        system_libraries.obtain({"libEGL.so.1": "libegl1"})


def test_a_missing_tool_is_a_failure_that_names_it(computer):
    computer(1000, "apt-get", "strace")
    with pytest.raises(MissingError) as told:
        system_libraries.provide(lambda: system_libraries.missing_tools(system_libraries.PROVE_TOOLS))
    assert "misses soffice, qpdf, pdftotext." in str(told.value)
    assert "strace" not in str(told.value)


def test_tools_that_are_there_need_nothing(computer):
    computer(1000, *system_libraries.PROVE_TOOLS)
    system_libraries.provide(lambda: system_libraries.missing_tools(system_libraries.PROVE_TOOLS))


def test_what_is_still_missing_after_an_installation_is_an_error(monkeypatch):
    monkeypatch.setattr(system_libraries, "obtain", lambda missing: None)
    with pytest.raises(MissingError, match="still misses qpdf"):
        system_libraries.provide(lambda: {"qpdf": "qpdf"})


@pytest.mark.parametrize(("variable", "shown"), [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("TERM", False)])
def test_a_display_is_x_or_wayland(monkeypatch, variable, shown):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, ":0")
    assert system_libraries.has_display() is shown
