"""What LeadDesk needs from a bare Linux: found out by loading it, installed with apt by root, else named."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

# what Qt's own libraries and its xcb and offscreen plugins are linked against, and the Debian package that has it
WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
}
PRINTER = {"libcups.so.2": "libcups2"}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# programs that tests watch or check with, and their packages
TEST_TOOLS = {"strace": "strace"}
PROVE_TOOLS = {"strace": "strace", "soffice": "libreoffice-calc", "qpdf": "qpdf", "pdftotext": "poppler-utils"}

# Runs in the environment's own Python, one process per look: a loader that has once failed may remember it.
PROBE = """
import ctypes, importlib.util, json, pathlib, re, sys
missing = []
def load(name):
    try:
        ctypes.CDLL(str(name))
    except OSError as error:
        found = re.match(r"(\\S+\\.so[.\\d]*): cannot open", str(error))
        missing.append(found[1] if found else str(error))
for name in json.loads(sys.argv[1]):
    load(name)
spec = importlib.util.find_spec("PySide6")
if spec is not None and not missing:
    qt = pathlib.Path(spec.origin).parent / "Qt"
    for name in ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Pdf", "XcbQpa"):
        load(qt / "lib" / f"libQt6{name}.so.6")
    for name in ("xcb", "offscreen"):
        load(qt / "plugins" / "platforms" / f"libq{name}.so")
print(json.dumps(sorted(set(missing))))
"""


class MissingError(Exception):
    """Something of the system is missing; the text says what to do."""


def has_display() -> bool:
    """Return whether a window can be shown here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def provide(look: Callable[[], Mapping[str, str | None]]) -> None:
    """See to it that nothing is missing any more, or raise `MissingError`; ``look`` tells what is."""
    if missing := look():
        obtain(missing)
        if still := look():
            text = f"This computer still misses {', '.join(still)}."
            raise MissingError(text)


def missing_libraries(python: Path) -> dict[str, str | None]:
    """Return the libraries of Qt that this Python cannot load, with their packages where known."""
    if sys.platform != "linux":
        return {}
    wanted = dict(WINDOW)
    if has_display():
        wanted |= PRINTER
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND
    return {name: wanted.get(name) for name in not_loading(python, wanted)}


def not_loading(python: Path, wanted: Iterable[str]) -> list[str]:
    """Return which of these libraries, and of those that Qt's own need, this Python cannot load."""
    found = subprocess.run(
        [str(python), "-I", "-c", PROBE, json.dumps(sorted(wanted))], check=True, capture_output=True, text=True
    )
    return [str(name) for name in json.loads(found.stdout)]


def missing_tools(tools: Mapping[str, str]) -> dict[str, str | None]:
    """Return the programs that are not there, with their packages; strace is of Linux only."""
    if sys.platform != "linux":
        tools = {name: package for name, package in tools.items() if name != "strace"}
    return {name: package for name, package in tools.items() if shutil.which(name) is None}


def obtain(missing: Mapping[str, str | None]) -> None:
    """Install what is missing if this is root on Debian or Ubuntu; otherwise raise the one command that does."""
    told = f"This computer misses {', '.join(missing)}."
    packages = sorted({package for package in missing.values() if package})
    if sys.platform != "linux" or shutil.which("apt-get") is None or None in missing.values():
        text = f"{told}\n{advice(missing)}"
        raise MissingError(text)
    if os.geteuid() != 0:
        text = f"{told}\nInstall it with:\n  sudo {' '.join(apt(packages))}"
        raise MissingError(text)
    print(f"Installing what this computer misses: {' '.join(packages)}", flush=True)
    install(packages)


def advice(missing: Mapping[str, str | None]) -> str:
    """Return how to get these on a system without apt, or where no package is known."""
    if shutil.which("dnf"):
        wanted = [f"'{name}()(64bit)'" if ".so" in name else f"/usr/bin/{name}" for name in missing]
        return f"Install it with:\n  sudo dnf install {' '.join(wanted)}"
    return "Install the packages that have them, then start this again."


def apt(packages: list[str]) -> list[str]:
    """Return the command that installs these packages."""
    return ["apt-get", "install", "--yes", "--no-install-recommends", *packages]


def install(packages: list[str]) -> None:
    """Install with apt; the lists of a fresh system are empty, so a first failure reads them and tries again."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    said = ""
    for command in (apt(packages), ["apt-get", "update"], apt(packages)):
        worked, said = run_quietly(command, quiet)
        if worked and command == apt(packages):
            return
    text = f"{said}\napt could not install them. Try:\n  {' '.join(apt(packages))}"
    raise MissingError(text)


def run_quietly(command: list[str], environ: dict[str, str]) -> tuple[bool, str]:
    """Run a command and return whether it worked and the end of what it said."""
    done = subprocess.run(command, check=False, env=environ, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return done.returncode == 0, (done.stdout + done.stderr)[-2000:]
