"""Where no window can be shown, the main job is done in files: both papers, both summaries, the screens."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_without_a_display_the_papers_the_summaries_and_the_screens_become_files(tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "leaddesk", "--headless", "--out", str(tmp_path / "out")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=180, env=environment, cwd=tmp_path
    )

    assert done.returncode == 0, done.stderr
    names = [file.name for file in (tmp_path / "out").iterdir()]
    assert all((tmp_path / "out" / name).read_bytes()[:4] in {b"%PDF", b"PK\x03\x04", b"\x89PNG"} for name in names)
    assert Counter(name.split("-")[0] for name in names) == {"PREF": 1, "CT": 1, "QTR": 4, "screen": 7}
    assert {"internal", "release"} == {Path(name).stem.split("-")[-1] for name in names if name.startswith("QTR")}
