"""Every form there is: where it stands, how something is typed into it, and how it comes back from Today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from leaddesk.domain.codes import ReferralPathway, ReferralSource
from leaddesk.domain.consent_kinds import KEPT_AS
from leaddesk.domain.court import MatterDraft
from leaddesk.domain.court_codes import MatterKind
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.plans import GoalDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.services.today import DRAFTS
from leaddesk.ui import routes
from leaddesk.ui.pages import today_words
from leaddesk.ui.pages.quick_contact import QuickContact
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.text_fields import TextBox, TextField
from tests.e2e.screen import write

NEW = "new/1"
KEYS = {
    "participant": "new",
    "referral_in": "new",
    "organisation": "new",
    "court_letter": "1",
    "closing": "1",
    "close_shared": "1",
    "plan_shared": "1",
    "scr_decision": "2",
    "le_status": "2",
    "support_letter": "1",
    "hand_off": "1",
    "conference": "0",
    "intake_notice": "1",
    "breach_letter": "1",
    "plan_review": "1",
    "intake": "1/living_situation",
    "screening": "1",
    "step": "1/g1",
    "office": "office",
    "board_page": "2026-07-01/2026-09-30",
    "fidelity": "new",
    "report_profile": "new",
    "site_text": "state_notice",
}
"""The key of a new draft of each kind; the others are of the one person there is."""
OVER = "quick_contact"
"""The one form that stands in a dialog over any page."""
TWINS = {name for kind, (name, _words) in KEPT_AS.items() if kind not in (ConsentKind.SPECIFIC, ConsentKind.REACH)}
"""Kinds of consent on the very form of another; each one's way back is tried beside it."""
IN_DIALOGS = ("court_result", "court_move", "status_change", "referral_step")
"""Short forms in a dialog, which are opened from their record."""
WORDED = [kind for kind in DRAFTS if kind not in {"chk_named", "told", "reminders", *IN_DIALOGS}]
"""The forms with a field for words on a page; the voucher with a name is chosen and ticked alone, and what is told is
typed into a dialog."""
ON_PAGES = [kind for kind in WORDED if kind != OVER and kind not in TWINS - {"proceeding"}]


def stand_ready(at):
    """Give the person a plan with a goal, a matter, and a referral by an officer; another referral is of nobody."""
    services = at.desk.main.context.services
    [person] = services.participants.rows()
    services.goals.save(person.id, GoalDraft("housing", words="A room of my own"))
    services.referrals_in.save(
        ReferralInDraft(date(2026, 11, 2), ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name="Wren")
    )
    from_an_officer = ReferralInDraft(
        date(2026, 11, 2), ReferralPathway.SOCIAL_CONTACT, ReferralSource.LE_PATROL, person_name="Roz"
    )
    services.referrals_in.save(from_an_officer, participant_id=person.id)
    services.legal.save_matter(person.id, MatterDraft(MatterKind.DIVERTED))
    at.settle()


def open_form(at, kind):
    """Open the form of a kind, empty."""
    route = today_words.opening(_line(kind, KEYS.get(kind, NEW)))
    at.desk.main.open(route)
    at.settle()
    assert texts(at), f"{kind} shows no form at {route}"


def texts(at):
    """Return the visible fields for words of the form that is open."""
    main = at.desk.main
    over = [one for one in main.findChildren(QuickContact) if one.isVisible()]
    fields = (over[-1] if over else main.page).findChildren(Field)
    return [field for field in fields if type(field) in (TextField, TextBox) and field.isVisible()]


def close_over(at):
    """Close the form that stands over the page, if it does; a page is left by going to another."""
    if at.top is not at.window:
        at.click("Close")


def type_into_first(at, words):
    """Type into the first field for words, in place of what stands there."""
    field = texts(at)[0]
    line = (field.findChildren(QLineEdit) or field.findChildren(QPlainTextEdit))[0]
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.selectAll()
    write(line, words)
    at.settle()


def typed_of(kind):
    """Return the words that are typed into the form of a kind: they stand nowhere else."""
    return f"Quillfeather {kind}"


def comes_back(at, kind):
    """Go from the one line of Today to the form, and see that it holds what was typed."""
    at.desk.main.open(Route(routes.TODAY))
    at.settle()
    rows = [row for row in at.desk.main.page.rows if dict(row.line.values).get("draft_kind") == kind]
    assert len(rows) == 1, f"{kind}: {[row.line.key for row in at.desk.main.page.rows]}"
    rows[0].open_record()
    at.settle()
    kept = [str(field.value()) for field in texts(at)]
    assert typed_of(kind) in kept, f"{kind} came back as {kept} at {at.desk.main.route}"
    close_over(at)


def _line(kind, key):
    return TodayLine(
        TodayKind.DRAFT_KEPT, "", "", None, "draft", 1, (("draft_kind", kind), ("draft_key", key)), f"draft/{kind}"
    )
