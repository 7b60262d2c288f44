"""The locks serve every system, pin every file by its hash and name no host."""

import pytest

from installer import locks
from installer.environment import LOCKS

TEXTS = {purpose: lock.read_text("utf-8") for purpose, lock in LOCKS.items()}


@pytest.mark.parametrize("purpose", ["run", "dev"])
def test_a_lock_is_whole(purpose):
    assert locks.problems(purpose, TEXTS[purpose]) == []
    assert "http" not in TEXTS[purpose]


def test_windows_and_macos_get_what_only_they_need():
    for name, system in {
        "pywin32-ctypes": "win32",
        "pefile": "win32",
        "colorama": "win32",
        "macholib": "darwin",
    }.items():
        assert f"sys_platform == '{system}'" in locks.entries(TEXTS["dev"])[name]


def test_tests_run_with_the_very_packages_that_the_program_ships_with():
    run, dev = locks.entries(TEXTS["run"]), locks.entries(TEXTS["dev"])
    assert {name: dev.get(name) for name in run} == run
    assert "pytest" in dev
    assert "pytest" not in run


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "alembic==",
            "--index-url https://host.example/simple\nalembic==",
            "names a host: https://host.example/simple",
        ),
        ("alembic==1", "alembic @ file:///home/somebody/alembic 1", "names a host: file:///home/somebody/alembic"),
        ("# Made", "# Made in /home/somebody", "names a folder"),
        ("pywin32-ctypes==", "another==", "pywin32-ctypes is missing"),
        ("alembic==", "alembic>=", "has no exact version"),
    ],
)
def test_a_bad_lock_is_told_what_is_wrong(old, new, told):
    assert old in TEXTS["run"]
    wrong = locks.problems("run", TEXTS["run"].replace(old, new))
    assert any(told in one for one in wrong), wrong


def test_an_entry_without_a_hash_is_found():
    assert locks.problems("run", TEXTS["run"] + "sneaked-in==1.0\n") == ["sneaked-in has no hash"]


def test_a_new_lock_gets_our_own_first_lines():
    made = locks.with_header("run", "# uv pip compile -o /home/somebody/lock\nalembic==1 --hash=sha256:0\n")
    assert "/home" not in made
    assert made.endswith("\nalembic==1 --hash=sha256:0\n")
