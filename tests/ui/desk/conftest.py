"""A desk on its window, and one that is open."""

import pytest

from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.ui.desk import Desk, Means
from leaddesk.ui.gatekeeper import State
from leaddesk.ui.printing import Target
from leaddesk.ui.window import Window


@pytest.fixture
def means(qapp, door, jobs, theme, clock, errors, services, database, tmp_path):  # noqa: PLR0917 - fixtures
    def open_services(tell):
        database.on_committed.append(tell)
        return services

    return Means(
        app=qapp,
        gatekeeper=door,
        jobs=jobs,
        theme=theme,
        clock=OfficeClock(clock),
        errors=errors,
        open_services=open_services,
        open_practice=lambda: door.asked.append("practice"),
        choose_printer=lambda _parent, name, _copies: Target(lambda content: door.asked.append((name, content))),
        choose_file=lambda *_: None,
        config=tmp_path / "config",
        backup_folder=tmp_path / "backups",
    )


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def desk(qtbot, window, means):
    desk = Desk(window, means)
    yield desk
    desk.idle.stop()
    window.ask_before_closing(lambda: True)
    qtbot.waitUntil(lambda: means.jobs.idle)


@pytest.fixture
def at_work(qtbot, desk, window, door):
    door.kept = State.OPEN
    desk.start()
    qtbot.waitUntil(lambda: desk.main is not None)
    return desk
