"""Every form there is: what is typed and not saved comes back after a lock, and a line of Today leads to it."""

from __future__ import annotations

import importlib
import pkgutil

from leaddesk.ui import pages
from leaddesk.ui.pages.form_pane import FormPane
from tests.e2e.every_form import ON_PAGES, comes_back, open_form, stand_ready, type_into_first, typed_of
from tests.e2e.steps import PASSPHRASE


def leaves(kind=FormPane):
    """Return every class of form that has no further ones under it."""
    for found in pkgutil.walk_packages(pages.__path__, f"{pages.__name__}."):
        importlib.import_module(found.name)
    under = [one for sub in kind.__subclasses__() for one in leaves(sub)]
    return under or [kind]


def test_what_is_typed_into_any_form_comes_back_after_a_lock_from_its_line_on_today(at):
    stand_ready(at)
    seen = set()
    for kind in ON_PAGES:
        open_form(at, kind)
        seen |= {type(form) for form in at.desk.main.page.findChildren(FormPane) if form.isVisible()}
        type_into_first(at, typed_of(kind))
    assert [form.__name__ for form in leaves() if form not in seen] == []
    at.lock()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    for kind in ON_PAGES:
        comes_back(at, kind)
