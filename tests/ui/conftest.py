import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from leaddesk.ui.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp):
    return Theme(qapp, mode="light")


@pytest.fixture(autouse=True)
def dressed(theme):
    """Every test starts in the light theme at 100 %."""
    theme.choose("light", 100)
