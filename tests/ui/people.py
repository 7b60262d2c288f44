"""People, offices and referrals made through the services, and what a test does with a page."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from installer.shots_stage import Patience
from leaddesk.domain.codes import OrganisationKind, PhoneKind, ReferralInStatus, ReferralPathway, ReferralSource
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone
from leaddesk.domain.referrals_in import ReferralInDraft, StepDraft
from leaddesk.ui.widgets.buttons import Button

TODAY = date(2026, 11, 3)
ROZ = ParticipantDraft(
    "Rosalind",
    "Mae",
    "Tackett",
    preferred_name="Roz",
    aliases=("Rosie",),
    birth=BirthDate(1988, about=True),
    phones=(Phone("5555550142", PhoneKind.OWN, message_safe=True), Phone("5555550117", PhoneKind.FAMILY)),
    no_fixed_address=True,
    where_to_find="Harbor House, evenings",
)
ARREST = ReferralInDraft(
    date(2026, 11, 2),
    ReferralPathway.ARREST_DIVERSION,
    ReferralSource.LE_PATROL,
    date(2026, 11, 2),
    time(13, 40),
    "Gas station on Route 9",
    "Deputy K. Marsh",
    "218",
    agency="Alder County Sheriff's Office",
    person_name="Tobias Lund",
    incident_number="26-04417",
    offence="Trespass",
)


def community(name="Wren Abernathy", **values):
    return ReferralInDraft(
        date(2026, 10, 1), ReferralPathway.COMMUNITY, ReferralSource.SELF, person_name=name, **values
    )


def enrolled(services, draft=ROZ, on=date(2026, 10, 5)):
    """Make a person who takes part, and return the id."""
    referral = services.referrals_in.save(community(draft.shown_name[:290]), new_participant=draft)
    services.referrals_in.move(referral, StepDraft(ReferralInStatus.INTAKE_COMPLETE, on))
    return services.referrals_in.record(referral).participant_id


def office(services, name="Harbor House", kind=OrganisationKind.HOUSING):
    return services.organisations.save(OrganisationDraft(name, kind))


def settle(context, pause=0):
    """Let the worker come to rest, after a pause for what waits a moment."""
    if pause:
        QTest.qWait(pause)
    # as long as a loaded machine may take, not as long as a quick one does
    patience = Patience()
    while not patience.ended:
        QApplication.processEvents()
        if context.jobs.idle:
            QApplication.processEvents()
            if context.jobs.idle:
                return
        QTest.qWait(2)
    assert context.jobs.idle, "the worker never came to rest"


def shown(qtbot, page, context, width=1366, height=688):
    """Show a page on its own and wait until it has read."""
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    settle(context)
    return page


def following(page, context):
    """Let a page follow its own wishes and what is committed, as the main window does."""
    routes = []

    def go(route):
        routes.append(route)
        page.open(route)

    page.wished.connect(go)
    context.commits.told.connect(page.on_committed)
    return routes


def button(widget, name):
    """Return the visible button of a name."""
    found = [one for one in widget.findChildren(Button, name) if one.isVisibleTo(widget)]
    assert found, name
    return found[0]


def type_into(field, text):
    """Put text into a field as typing or a paste does, and leave it."""
    field.findChildren(QLineEdit)[0].setText(text)
    field._on_left()


class Asked:
    """Stands for a dialog with a form: checks like it, remembers it, and answers with changed values."""

    def __init__(self, **values):
        self.values, self.calls, self.forms, self.problems = values, [], [], {}

    def __call__(self, parent, title, text, fields, draft, deed, problems=None):
        from dataclasses import replace

        self.calls.append((title, text, dict(fields), draft, deed))
        self.forms.append(QWidget())
        for field in fields.values():
            field.setParent(self.forms[-1])
        if self.values.get("cancel"):
            return None
        answer = replace(draft, **self.values)
        self.problems = problems(answer) if problems else answer.problems()
        return None if self.problems else answer
