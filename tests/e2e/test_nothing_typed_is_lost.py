"""Every form there is: what is typed and not saved comes back after a lock, and a line of Today leads to it."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from leaddesk.domain.codes import ReferralPathway, ReferralSource
from leaddesk.domain.court import MatterDraft
from leaddesk.domain.court_codes import MatterKind
from leaddesk.domain.plans import GoalDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.services.today import DRAFTS
from leaddesk.ui import pages, routes
from leaddesk.ui.pages import today_words
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.text_fields import TextBox, TextField
from tests.e2e.driver import write
from tests.e2e.steps import PASSPHRASE

NEW = "new/1"
KEYS = {
    "participant": "new",
    "referral_in": "new",
    "organisation": "new",
    "court_letter": "1",
    "plan_review": "1",
    "intake": "1/living_situation",
    "screening": "1",
    "step": "1/g1",
    "office": "office",
}
"""The key of a new draft of each kind; the others are of the one person there is."""


FORMS = [kind for kind in DRAFTS if kind != "quick_contact"]
"""The one that is left out stands in a dialog over any page: ``tests/ui/test_quick_contact.py``."""


def leaves(kind=FormPane):
    """Return every class of form that has no further ones under it."""
    for found in pkgutil.walk_packages(pages.__path__, f"{pages.__name__}."):
        importlib.import_module(found.name)
    under = [one for sub in kind.__subclasses__() for one in leaves(sub)]
    return under or [kind]


def texts(at):
    """Return the visible fields for words on the page."""
    fields = at.desk.main.page.findChildren(Field)
    return [field for field in fields if type(field) in (TextField, TextBox) and field.isVisible()]


def type_into_first(at, words):
    field = texts(at)[0]
    line = (field.findChildren(QLineEdit) or field.findChildren(QPlainTextEdit))[0]
    line.setFocus(Qt.FocusReason.TabFocusReason)
    write(line, words)
    at.settle()


def stand_ready(at):
    """Give the person a plan with a goal, a matter, and a referral."""
    services = at.desk.main.context.services
    [person] = services.participants.rows()
    services.goals.save(person.id, GoalDraft("housing", words="A room of my own"))
    services.referrals_in.save(
        ReferralInDraft(date(2026, 11, 2), ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name="Wren")
    )
    services.legal.save_matter(person.id, MatterDraft(MatterKind.DIVERTED))
    at.settle()


def test_what_is_typed_into_any_form_comes_back_after_a_lock_from_its_line_on_today(at):
    stand_ready(at)
    seen = set()
    for kind in FORMS:
        route = today_words.opening(_line(kind, KEYS.get(kind, NEW)))
        at.desk.main.open(route)
        at.settle()
        assert texts(at), f"{kind} shows no form at {route}"
        seen |= {type(form) for form in at.desk.main.page.findChildren(FormPane) if form.isVisible()}
        type_into_first(at, f"Quillfeather {kind}")
    assert [form.__name__ for form in leaves() if form not in seen] == []
    at.lock()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    for kind in FORMS:
        at.desk.main.open(Route(routes.TODAY))
        at.settle()
        rows = [row for row in at.desk.main.page.rows if dict(row.line.values).get("draft_kind") == kind]
        assert len(rows) == 1, f"{kind}: {[row.line.key for row in at.desk.main.page.rows]}"
        rows[0].open_record()
        at.settle()
        kept = [str(field.value()) for field in texts(at)]
        assert f"Quillfeather {kind}" in kept, f"{kind} came back as {kept} at {at.desk.main.route}"


def _line(kind, key):
    return TodayLine(
        TodayKind.DRAFT_KEPT, "", "", None, "draft", 1, (("draft_kind", kind), ("draft_key", key)), f"draft/{kind}"
    )
