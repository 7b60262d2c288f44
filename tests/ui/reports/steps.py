"""Small steps of the tests of the Reports page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from leaddesk.domain.codes import ReferralInStatus, ReferralPathway, ReferralSource
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import ReferralInDraft, StepDraft

PEOPLE = 13
ENROLLED = 4


def referred(services, number, day):
    name = f"Person {chr(65 + number)}"
    draft = ReferralInDraft(day, ReferralPathway.SOCIAL_CONTACT, ReferralSource.SELF, person_name=name)
    person = ParticipantDraft(first_name="Person", last_name=chr(65 + number))
    referral = services.referrals_in.save(draft, new_participant=person)
    if number < ENROLLED:
        services.referrals_in.move(referral, StepDraft(ReferralInStatus.SCREENING, day))
        services.referrals_in.move(referral, StepDraft(ReferralInStatus.INTAKE_COMPLETE, day))


def counted(qtbot, page, *, release=None):
    def done():
        return page.context.jobs.idle and page.table is not None and (release is None or page.table.release == release)

    qtbot.waitUntil(done, timeout=20_000)


def index(page, label, column=1):
    lines = page.view.measures.lines
    row = next(n for n, line in enumerate(lines) if line.row is not None and line.words == label)
    return page.view.measures.index(row, column)


def to_release(qtbot, page):
    qtbot.mouseClick(page.switch.findChild(QAbstractButton, "release"), Qt.MouseButton.LeftButton)
    counted(qtbot, page, release=True)
