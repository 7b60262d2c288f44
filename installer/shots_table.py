"""Every place of the program and how to get there: the gallery shows them, a test looks for cut words in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from installer.shots_asked import SCENES as ASKED
from installer.shots_blanks import SCENES as BLANKS
from installer.shots_consents import SCENES as CONSENTS
from installer.shots_court import SCENES as COURT
from installer.shots_disclosures import SCENES as DISCLOSURES
from installer.shots_intake import SCENES as OF_INTAKE
from installer.shots_lists import SCENES as LISTS
from installer.shots_merge import SCENES as MERGE
from installer.shots_office import SCENES as OF_OFFICE
from installer.shots_papers_part import SCENES as PAPERS_PART
from installer.shots_plan import SCENES as PLANS
from installer.shots_reports import BEFORE_CLOSING, open_figure
from installer.shots_reports import SCENES as OF_REPORTS
from installer.shots_scans import SCENES as SCANS
from installer.shots_scenes import at, click, fill, hide_names, scene, search, tab
from installer.shots_sent_form import SCENES as SENT_FORMS
from installer.shots_shared import SCENES as SHARED
from installer.shots_stage import PASSPHRASE, Office, Stage, StuckError
from installer.shots_telling import SCENES as TELLING
from installer.shots_today import SCENES as OF_TODAY
from installer.shots_work import WORK_SCENES
from leaddesk.domain.codes import ReferralPathway, ReferralSource
from leaddesk.domain.participants import BirthDate
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.ui.crash import Fault, show_fault
from leaddesk.ui.dialogs.about_dialog import AboutDialog
from leaddesk.ui.dialogs.help_dialog import HelpDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.help import FIRST
from leaddesk.ui.new_passphrase import NewPassphraseView
from leaddesk.ui.pages.record_view import RecordView
from leaddesk.ui.pages.reports_page import ReportsPage
from leaddesk.ui.routes import CONSENT, PARTICIPANTS, PRINT, PROVIDERS, REFERRALS, REPORTS, SETTINGS, TODAY
from leaddesk.ui.set_up import BACKUPS, OFFICE, RECOVERY, START, SetUpAssistant
from leaddesk.ui.set_up import PASSPHRASE as PASSPHRASE_STEP
from leaddesk.ui.unlock import UnlockView

if TYPE_CHECKING:
    from installer.shots_scenes import Scene

FRESH, LOCKED, NEW = Office.FRESH, Office.LOCKED, Office.NEW


def record(stage: Stage) -> RecordView:
    """Return the record that is open."""
    found: RecordView | None = stage.main.page.findChild(RecordView)
    if found is None:
        raise StuckError
    return found


def set_up_step(stage: Stage, step: int) -> None:
    """Show a step of the set-up, filled where she would have filled it."""
    view = stage.shown
    if not isinstance(view, SetUpAssistant):
        raise StuckError
    if step > OFFICE:
        view.office.change(
            site_name="Alder County LEAD",
            county="Alder",
            coordinator="C. Brandt",
            phone="(555) 555-0110",
            address="114 Court Street, Fernley Crossing",
        )
    view.show_step(step)


def set_up_passphrase(stage: Stage) -> None:
    """Type a passphrase twice, shown in words."""
    view = stage.shown
    if not isinstance(view, SetUpAssistant):
        raise StuckError
    for field in (view.passphrase.first, view.passphrase.second):
        field.line.setText(PASSPHRASE)
    stage.pause(500)


def wrong_passphrase(stage: Stage) -> None:
    """Try one that opens nothing."""
    view = stage.shown
    if not isinstance(view, UnlockView):
        raise StuckError
    view.passphrase.line.setText("not the passphrase")
    view.unlock.click()


def new_passphrase(stage: Stage) -> None:
    """Show what follows the recovery key."""
    context = stage.main.context
    view = NewPassphraseView(
        context.gatekeeper,
        context.jobs,
        context.errors,
        context.services.settings.office(),
        lambda *_: None,
        lambda *_: None,
    )
    view.resize(stage.window.size())
    stage.show_over(view)


def crash(stage: Stage) -> None:
    """Show a fault of the program."""
    show_fault(Fault("ValueError", ("leaddesk/ui/jobs.py:186 _do", "leaddesk/services/search.py:71 find")))


def trouble(stage: Stage) -> None:
    """Show what is said when the disk is full."""
    title, text = "The disk is full.", "Nothing was saved. Free some space on it, then try again."
    Question.tell(stage.window, title, text, "Try again")


def about(stage: Stage) -> None:
    """Show what the program is."""
    AboutDialog(stage.window).open()


def release(stage: Stage) -> None:
    """Show the summary as it may leave the office."""
    page = stage.main.page
    if isinstance(page, ReportsPage):
        page.switch.set_value("release")
        page.refresh()


def close_quarter(stage: Stage) -> None:
    """Close the quarter that is shown, and then enter a referral of its last day."""
    page = stage.main.page
    if isinstance(page, ReportsPage) and page.table is not None and page.table.closed_at is None:
        services, last = page.context.services, page.table.period.last
        services.summaries.close(page.table.period)
        door, source = ReferralPathway.COMMUNITY, ReferralSource.NEIGHBOR
        services.referrals_in.save(ReferralInDraft(last, door, source, person_name="Entered late", place="-"))
    if isinstance(page, ReportsPage):
        page.switch.set_value("internal")
        page.refresh()


def profile(stage: Stage, key: str) -> None:
    """Show the summary for another reader."""
    page = stage.main.page
    if isinstance(page, ReportsPage):
        page.bar.profile.setCurrentIndex(page.bar.profile.findData(key))
        page.refresh()


def long_name(stage: Stage) -> None:
    """Begin a person whose name fills every line."""
    name = "Zebulon Bartholomew"
    fill(first_name=name, last_name="Featherstonehaugh-Castellanos de la Vega y Montenegro")(stage)


def help_without_a_page(stage: Stage) -> None:
    """Look for words that no help page has."""
    made = HelpDialog(stage.main, FIRST)
    made.search.setText("helicopter")
    made.open()


def born_later(stage: Stage) -> None:
    """Give a day of birth that is still to come."""
    fill(birth=BirthDate(stage.clock.today().year + 1, None, None))(stage)


SCENES: tuple[Scene, ...] = (
    # before the records are open
    *(
        scene(f"set-up-{n + 1}", partial(set_up_step, step=n), office=NEW)
        for n in (OFFICE, PASSPHRASE_STEP, RECOVERY, BACKUPS, START)
    ),
    scene("set-up-1-problems", partial(set_up_step, step=OFFICE), click("next"), office=NEW),
    scene("set-up-2-strong", partial(set_up_step, step=PASSPHRASE_STEP), set_up_passphrase, office=NEW),
    scene("set-up-3-asked", partial(set_up_step, step=RECOVERY), click("have-it"), office=NEW),
    scene("unlock", office=LOCKED),
    scene("unlock-wrong", wrong_passphrase, office=LOCKED),
    scene("unlock-recovery", click("use-recovery"), office=LOCKED),
    scene("restore", click("restore"), office=LOCKED),
    scene("new-passphrase", new_passphrase, office=FRESH),
    # an office with nobody in it
    scene("empty-today", at(TODAY), office=FRESH),
    scene("empty-participants", at(PARTICIPANTS), office=FRESH),
    scene("empty-referrals-in", at(REFERRALS, part="in"), office=FRESH),
    scene("empty-referrals-out", at(REFERRALS, part="out"), office=FRESH),
    scene("empty-providers", at(PROVIDERS), office=FRESH),
    scene("empty-reports", at(REPORTS), office=FRESH),
    scene("empty-new-participant", at(PARTICIPANTS, part="new"), office=FRESH),
    scene("empty-new-referral-in", at(REFERRALS, part="new-in"), office=FRESH),
    scene("empty-search", at(TODAY), search("tackett"), office=FRESH),
    # a day's work
    scene("today", at(TODAY)),
    scene("today-hidden", at(TODAY), hide_names),
    *OF_TODAY,
    scene("search", at(TODAY), search("tack")),
    scene("new-menu", at(TODAY), click("new")),
    scene("more-menu", at(TODAY), click("more")),
    scene("participants", at(PARTICIPANTS)),
    *(scene(f"record-{key}", tab(key)) for key in ("overview", "contacts", "consents", "referrals")),
    scene("record-safety", tab("overview", "safety")),
    scene("record-safety-plan", tab("plan", "safety")),
    scene("record-documents", tab("documents")),
    scene("record-history", tab("history")),
    scene("record-overview-known", tab("overview", "known")),
    scene("record-consents-ended", tab("consents", "ended")),
    scene("record-consents-none", tab("consents", "newest")),
    scene("record-hidden", tab("overview"), hide_names),
    scene("record-print-menu", tab("overview"), click("print")),
    scene("record-more-menu", tab("overview"), lambda stage: record(stage).header.more.click()),
    scene("record-status", tab("history"), lambda stage: record(stage).change_status()),
    scene("record-remove", tab("overview"), lambda stage: record(stage).remove()),
    *MERGE,
    *SCANS,
    *BLANKS,
    *DISCLOSURES,
    *ASKED,
    *OF_OFFICE,
    *SENT_FORMS,
    *PAPERS_PART,
    scene("new-participant", at(PARTICIPANTS, part="new")),
    scene(
        "new-participant-problems", at(PARTICIPANTS, part="new"), long_name, born_later, lambda s: s.main.page.save()
    ),
    scene("record-long-name", at(PARTICIPANTS, part="new"), long_name, fill(birth=None), lambda s: s.main.page.save()),
    *(scene(f"record-{key}-new", tab(key, "newest")) for key in ("contacts", "referrals", "documents", "history")),
    scene("edit-participant", at(PARTICIPANTS, "known", "edit")),
    *OF_INTAKE,
    *WORK_SCENES,
    scene("referrals-in", at(REFERRALS, part="in")),
    scene("referrals-out", at(REFERRALS, part="out")),
    scene("referral-in", at(REFERRALS, "in", "in")),
    scene("referral-in-ended", at(REFERRALS, "ended-in", "in")),
    scene("referral-in-move", at(REFERRALS, "in", "in"), click("move")),
    scene("referral-in-more-time", at(REFERRALS, "in", "in"), click("more-time")),
    scene("referral-in-edit", at(REFERRALS, "in", "edit-in")),
    scene("new-referral-in", at(REFERRALS, part="new-in", extra="new/0")),
    *(
        scene(f"new-referral-in-{door.value}", at(REFERRALS, part="new-in", extra="new/1"), fill(pathway=door))
        for door in ReferralPathway
    ),
    scene("new-referral-out", at(REFERRALS, "both", "new-out")),
    scene("referral-out", at(REFERRALS, "out", "out")),
    *CONSENTS,
    scene("consent-take-back", tab("consents"), click("take-back")),
    scene("consent-open", at(CONSENT, "consent", "open")),
    scene("print-referral", at(PRINT, "covered-out", "pref")),
    scene("print-letter", at(PRINT, "both", "ct_stat")),
    scene("print-letter-blocked", at(PRINT, "ended", "ct_stat")),
    scene("print-consent", at(PRINT, "consent", "roi")),
    scene("print-blank", at(PRINT, "both", "blank", "roi_mp")),
    scene("providers", at(PROVIDERS)),
    scene("provider-new", at(PROVIDERS, part="new")),
    *COURT,
    scene("reports", at(REPORTS)),
    scene("reports-release", at(REPORTS), release),
    *BEFORE_CLOSING,
    scene("reports-closed", at(REPORTS), close_quarter),
    scene("reports-profile", at(REPORTS), partial(profile, key="policy_group")),
    scene("reports-behind", at(REPORTS), partial(open_figure, key=("contacts_made", "two_way"))),
    *OF_REPORTS,
    *(scene(f"settings-{p}", at(SETTINGS, part=p)) for p in ("office", "security", "backups", "appearance", "about")),
    scene("settings-passphrase", at(SETTINGS, part="security"), click("change-passphrase")),
    scene("settings-sheet", at(SETTINGS, part="security"), click("new-sheet")),
    *LISTS,
    *TELLING,
    *SHARED,
    *PLANS,
    scene("help", at(TODAY), lambda stage: stage.main.help()),
    scene("help-plan", tab("plan"), lambda stage: stage.main.help()),
    scene("help-none", at(TODAY), help_without_a_page),
    scene("about", at(TODAY), about),
    scene("crash", at(TODAY), crash),
    scene("disk-full", at(TODAY), trouble),
    # last, for it stays open
    scene("participants-filter", at(PARTICIPANTS), click("filter")),
)
