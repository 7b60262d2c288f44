import subprocess
import sys

from leaddesk.ui import lasting

CALLS = "\nfrom PySide6.QtCore import QObject\no = QObject()\nfor _ in range(200_000): o.setObjectName('x')\n"


def test_a_session_cannot_use_up_none():
    for single in (None, True, False):
        assert not lasting.MORTAL or sys.getrefcount(single) > 1 << 40
    done = subprocess.run([sys.executable, "-c", "import leaddesk.ui" + CALLS], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_without_it_qt_would_end_the_program():
    """When this fails, PySide6 counts rightly again and ``lasting.py`` can go."""
    done = subprocess.run([sys.executable, "-c", CALLS], check=False, capture_output=True)
    assert (done.returncode != 0) == lasting.MORTAL
