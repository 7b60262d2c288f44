"""Run, test and build LeadDesk: ``python3 installer/dev.py --help``. Needs Python 3.11 and nothing else."""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if sys.version_info < (3, 11):  # noqa: UP036 - told in words to whoever starts it with an older Python
    sys.exit(f"LeadDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

# started as a file: the tree that it belongs to comes first
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import locks
from installer.environment import ROOT, clean_environ, folder, missing_maker, python_of, ready
from installer.system_libraries import (
    PROVE_TOOLS,
    TEST_TOOLS,
    MissingError,
    has_display,
    missing_libraries,
    missing_tools,
    provide,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

CHECKS = {
    "lint": ["ruff", "check"],
    "format": ["ruff", "format", "--check", "--quiet"],
    "types": ["mypy"],
}
# import-linter has no module to start with -m, and its script's first line would not survive a folder with a space
CONTRACTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
WORKERS = str(min(max(os.cpu_count() or 2, 2), 8))


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command and return its exit code."""
    options, rest = parser().parse_known_args(arguments)
    rest = [word for word in rest if word != "--"]
    if rest and options.command in {"check", "build", "lock"}:
        parser().error(f"unknown: {' '.join(rest)}")
    command: Callable[[argparse.Namespace, list[str]], int] = options.do
    try:
        return command(options, rest)
    except MissingError as error:
        print(f"\n{error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def parser() -> argparse.ArgumentParser:
    """Return the commands and what they understand; what they do not is passed on."""
    top = argparse.ArgumentParser(prog="dev.py", description="Run, test and build LeadDesk.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(do: Callable[[argparse.Namespace, list[str]], int], text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(do.__name__, help=text, description=text, allow_abbrev=False)
        one.set_defaults(do=do)
        return one

    one = command(run, "start LeadDesk; without a display do its main job on practice data and keep the files")
    one.add_argument("--out", type=Path, default=ROOT / "practice-output", help="folder for those files")
    command(test, "lint, types, import contracts and all tests")
    command(check, "the fast part of test: lint, format, types, import contracts")
    command(bench, "measure speed on an office of 10,000 people")
    command(shots, "make the gallery of screens and forms")
    command(build, "make the program folder and try it")
    one = command(lock, "write the locks anew from pyproject.toml")
    one.add_argument("--upgrade", action="store_true", help="take the newest versions")
    command(prove, "the long proofs, in their full counts")
    return top


def run(options: argparse.Namespace, rest: list[str]) -> int:
    """Start LeadDesk, or do its main job in files where no window can be shown."""
    python = equipped("run")
    if has_display():
        return start(python, ["-m", "leaddesk", *rest], cwd=None)
    out = options.out.absolute()
    print(f"There is no display here, so LeadDesk does its main job on practice data, into {out}", flush=True)
    with private_home() as home:
        code = start(python, ["-m", "leaddesk", "--headless", "--out", str(out), *rest], home, cwd=None)
    if code == 0:
        print(f"Done. The forms, the summary and the pictures of the screens are in {out}")
    return code


def test(options: argparse.Namespace, rest: list[str]) -> int:
    """Check everything, go on after a failure, and name what failed."""
    python = equipped("dev", TEST_TOOLS)
    failed = checks(python)
    with private_home() as home:
        pytest = ["-m", "pytest", "--numprocesses", WORKERS, "--dist", "worksteal", *rest]
        if not step("tests", lambda: start(python, pytest, home)):
            failed.append("tests")
    return verdict(failed)


def check(options: argparse.Namespace, rest: list[str]) -> int:
    """Check what can be told without running LeadDesk."""
    provide(missing_maker)
    return verdict(checks(ready("dev")))


def bench(options: argparse.Namespace, rest: list[str]) -> int:
    """Measure, with everything but the measured program left out."""
    python = equipped("dev")
    with private_home() as home:
        return start(python, [str(ROOT / "installer" / "bench.py"), *rest], home, cwd=None)


def shots(options: argparse.Namespace, rest: list[str]) -> int:
    """Make the gallery."""
    python = equipped("dev")
    with private_home() as home:
        return start(python, [str(ROOT / "installer" / "shots.py"), *rest], home, cwd=None)


def build(options: argparse.Namespace, rest: list[str]) -> int:
    """Make the program folder with PyInstaller and run the smoke test inside the made program."""
    python = equipped("dev")
    spec = ["installer/leaddesk.spec", "--noconfirm", "--clean", "--log-level", "WARN"]
    made = ROOT / "dist" / "leaddesk"
    built = step("build", lambda: start(python, ["-m", "PyInstaller", *spec]))
    if not built or not step("smoke test", lambda: smoke(made)):
        return verdict(["build"])
    size = sum(file.stat().st_size for file in made.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{made}: {size / 1e6:.0f} MB")
    return 0


def lock(options: argparse.Namespace, rest: list[str]) -> int:
    """Resolve the dependencies for every system and write both locks."""
    locks.make(upgrade=options.upgrade)
    return 0


def prove(options: argparse.Namespace, rest: list[str]) -> int:
    """Run the long proofs; a tool that they need and that cannot be had is a failure."""
    python = equipped("dev", PROVE_TOOLS)
    with private_home() as home:
        return start(python, ["-m", "pytest", "-m", "prove", *rest], home)


def equipped(purpose: str, tools: Mapping[str, str] | None = None) -> Path:
    """Return the Python of a filled environment, on a computer that has what Qt and these tools need.

    Everything that the system lacks is asked for at once, before anything is installed; Qt's own libraries can tell
    only afterwards whether they miss one more.
    """
    python = python_of(folder())
    able = python if python.exists() else Path(sys.executable)
    provide(lambda: {**missing_maker(), **missing_tools(tools or {}), **missing_libraries(able)})
    python = ready(purpose)
    if able != python:
        provide(lambda: missing_libraries(python))
    return python


def checks(python: Path) -> list[str]:
    """Run the fast checks and return those that failed."""
    commands = {name: ["-m", *words] for name, words in CHECKS.items()} | {"imports": ["-c", CONTRACTS]}
    return [name for name, words in commands.items() if not step(name, partial(start, python, words))]


def step(name: str, do: Callable[[], int]) -> bool:
    """Do one step under its name, tell how long it took, and return whether it went well."""
    print(f"--- {name}", flush=True)
    began = time.monotonic()
    code = do()
    print(
        f"--- {name}: {'passed' if code == 0 else f'FAILED ({code})'} in {time.monotonic() - began:.1f} s", flush=True
    )
    return code == 0


def verdict(failed: list[str]) -> int:
    """Say what failed, if anything did, and return the exit code."""
    if failed:
        print(f"\nFAILED: {', '.join(failed)}")
    return 1 if failed else 0


def start(python: Path, words: list[str], more: dict[str, str] | None = None, cwd: Path | None = ROOT) -> int:
    """Run the environment's Python with these words and return its exit code."""
    return subprocess.call([str(python), *words], cwd=cwd, env=clean_environ(**(more or {})))


def smoke(made: Path) -> int:
    """Run the smoke test inside the made program and show its report; a program with windows has no standard output."""
    program = made / ("leaddesk.exe" if os.name == "nt" else "leaddesk")
    with private_home() as home:
        report = Path(home["LEADDESK_HOME"]) / "smoke.txt"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        code = subprocess.call([str(program), "--smoke", str(report)], env={**inherited, **home})
        print(report.read_text("utf-8") if report.is_file() else "no report was written")
    return code


@contextlib.contextmanager
def private_home() -> Iterator[dict[str, str]]:
    """Give a home of its own to a child, so that it shows no window and never touches anybody's records."""
    with tempfile.TemporaryDirectory(prefix="leaddesk-") as home:
        yield {"LEADDESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}


if __name__ == "__main__":
    sys.exit(main())
