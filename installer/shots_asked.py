"""What is asked and said around consents and papers: the question after printing, dialogs, and places still empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QScrollArea

from installer.shots_scenes import at, cast, find, scene, tab
from installer.shots_stage import Office
from leaddesk.documents.form import final
from leaddesk.documents.registry import all_forms
from leaddesk.domain.disclosure_codes import Channel, ConsentState, InformationCategory, Purpose
from leaddesk.domain.disclosures import ToldDraft
from leaddesk.i18n import translator
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.consent_dialogs import ask_event
from leaddesk.ui.pages.consent_start import again
from leaddesk.ui.pages.disclosures.accounting_source import ask_days
from leaddesk.ui.pages.documents_tab import DocumentsTab
from leaddesk.ui.pages.given_question import ask_given, given, not_given
from leaddesk.ui.pages.reminders.reminders_page import RemindersPage
from leaddesk.ui.pages.told_dialog import ToldDialog
from leaddesk.ui.routes import CONSENT, LOG, PARTICIPANTS, REMINDERS, SETTINGS

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage
    from leaddesk.domain.disclosures import Disclosure


def _waiting(stage: Stage) -> Disclosure:
    """Return a paper of which nobody said yet whether it was given; where there is none, one is made."""
    services = stage.services
    if not services.disclosures.unanswered():
        paper = services.packets.provider_referral(cast(stage, "covered-out"))
        if paper.packet is not None:
            made = final(all_forms()[paper.form], paper.packet, paper.record_number, translator("en"))
            services.disclosures.prepare(paper, made)
    return services.disclosures.unanswered()[0]


def _part(stage: Stage, key: str) -> None:
    next(iter(stage.main.page.findChildren(DocumentsTab))).switch.chosen.emit(key)


def _documents_waiting(stage: Stage) -> None:
    stage.go(PARTICIPANTS, _waiting(stage).participant_id, "documents")
    _part(stage, "log")


def _question(stage: Stage) -> None:
    row = _waiting(stage)
    ask_given(stage.window, stage.main.context, row.id, row.recipient, Question.ask, FormDialog.ask, "")


def _how(stage: Stage) -> None:
    row = _waiting(stage)
    given(stage.window, stage.main.context, row.id, row.recipient, FormDialog.ask)


def _discard(stage: Stage) -> None:
    not_given(stage.window, stage.main.context, _waiting(stage).id, FormDialog.ask)


def _told(stage: Stage, *categories: InformationCategory) -> None:
    """Fill in something that was told to the first office of a consent."""
    person, services = cast(stage, "both"), stage.services
    row = services.consents.rows(person)[-1]
    office = next(iter(row.consent.recipients)).line.organisation_id
    dialog = ToldDialog(stage.window, stage.main.context, person, services.organisations.choices())
    dialog.binder.load(ToldDraft(office, "Front desk", Channel.PHONE, Purpose.CARE, frozenset(categories)))
    dialog.look()
    dialog.show()


def _days(stage: Stage) -> None:
    ask_days(stage.window, FormDialog.ask, cast(stage, "both"), stage.clock.today())


def _event(stage: Stage) -> None:
    services = stage.services
    rows = (one for person in services.participants.rows() for one in services.consents.rows(person.id))
    row = next(one for one in rows if one.validity.state is ConsentState.CHECK_EVENT)
    ask_event(stage.window, Question.ask, FormDialog.ask, row, stage.clock.today())


def _renewed(stage: Stage) -> None:
    person = cast(stage, "both")
    stage.go(CONSENT, person, "new", again(stage.services.consents.rows(person)[-1]))


def _nobody_in_court(stage: Stage) -> None:
    page = stage.main.page
    if isinstance(page, RemindersPage):
        page.first.set_value(stage.clock.today().replace(year=stage.clock.today().year + 2))
        page.refresh()


def _lowest(stage: Stage) -> None:
    """Scroll to what stands lowest among the settings of the papers."""
    lowest = find(stage, QAbstractButton, "printer-test")
    for area in stage.main.page.findChildren(QScrollArea):
        if area.isAncestorOf(lowest):
            area.ensureWidgetVisible(lowest)


SCENES: tuple[Scene, ...] = (
    scene("record-documents-waiting", _documents_waiting),
    scene("record-documents-none", tab("documents", "newest"), lambda stage: _part(stage, "log")),
    scene("given-question", tab("documents"), _question),
    scene("given-how", tab("documents"), _how),
    scene("given-not", tab("documents"), _discard),
    scene("told-covered", tab("documents"), lambda stage: _told(stage, InformationCategory.IDENTITY)),
    scene("told-uncovered", tab("documents"), lambda stage: _told(stage, InformationCategory.LEGAL)),
    scene("accounting-days", tab("documents"), _days),
    scene("consent-event", tab("consents"), _event),
    scene("consent-renewed", _renewed),
    scene("reminders-none", at(REMINDERS), _nobody_in_court),
    scene("settings-papers-lowest", at(SETTINGS, part="papers"), _lowest),
    scene("disclosure-log-none", at(LOG), office=Office.FRESH),
    scene("disclosure-log-register-none", at(LOG, part="register"), office=Office.FRESH),
    scene("empty-reminders", at(REMINDERS), office=Office.FRESH),
)
