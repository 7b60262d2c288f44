"""Types into every form in turn, never leaves one and never saves, until it is killed.

Run as a program: ``typist.py HOME MODE``. The mode "kept" is the program as it is; "not kept" is the positive control,
in which the acknowledgement comes although nothing reaches the file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import sleep

from PySide6.QtWidgets import QApplication

from leaddesk.paths import Home
from leaddesk.services.drafts import Drafts
from leaddesk.ui.theme import Theme
from leaddesk.ui.widgets import form_binder
from leaddesk.ui.widgets.form_keeper import FormKeeper
from tests.e2e.driver import Driver
from tests.e2e.every_form import WORDED, close_over, open_form, stand_ready, type_into_first, typed_of
from tests.e2e.steps import PASSPHRASE

QUICKLY_MS = 40
"""How soon a form is kept here after the last key: with the two seconds of the program this took a minute."""


def work(home: Path, mode: str) -> None:
    """Type, wait until the form says that it is kept, tell its kind, and go on to the next."""
    form_binder.AUTOSAVE_MS = QUICKLY_MS
    # going away from a form keeps it, too: here nothing but the timer does
    FormKeeper.keep_work = lambda _keeper, **_: None
    if mode == "not kept":
        Drafts.keep = lambda _drafts, *_: None
    kept: list[str] = []
    acknowledge = FormKeeper._on_kept

    def tell(keeper: FormKeeper, result: object) -> None:
        acknowledge(keeper, result)
        kept.append(keeper._kind)

    FormKeeper._on_kept = tell
    application = QApplication([])
    at = Driver(Home(home), Theme(application, mode="light"))
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None, "never opened")
    stand_ready(at)
    for kind in WORDED:
        close_over(at)
        open_form(at, kind)
        type_into_first(at, typed_of(kind))
        at.wait(lambda kind=kind: kind in kept, f"{kind} was never kept")
        sys.stdout.write(f"{kind}\n")
        sys.stdout.flush()
    sleep(60)


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2])
