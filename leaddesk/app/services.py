"""Everything a page can ask, on the records that are open. Imports the storage libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.reports.summary import Summaries
from leaddesk.ui.context import Services

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.app.door import Door
    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.clock import Clock


def services_of(door: Door, clock: Clock, tell: Callable[[ChangeSet], object], *, practice: bool) -> Services:
    """Return the services for the pages; ``tell`` hears of every commit from now on."""
    opened = door.need()
    database, office = opened.database, opened.services
    database.actor = office.settings.office().coordinator
    database.on_committed.append(tell)
    return Services(
        participants=office.participants,
        participation=office.participation,
        search=office.search,
        duplicates=office.duplicates,
        referrals_in=office.referrals_in,
        screenings=office.screenings,
        screening_papers=office.screening_papers,
        screening_decisions=office.screening_decisions,
        officer_letters=office.officer_letters,
        referrals_out=office.referrals_out,
        organisations=office.organisations,
        consents=office.consents,
        disclosures=office.disclosures,
        disclosure_log=office.disclosure_log,
        corrections=office.corrections,
        holders=office.holders,
        log_papers=office.log_papers,
        revocations=office.revocations,
        packets=office.packets,
        court_papers=office.court_papers,
        conferences=office.conferences,
        conference_work=office.conference_work,
        summaries=Summaries(database, clock, office.settings, practice=practice),
        settings=office.settings,
        drafts=office.drafts,
        exports=office.exports,
        day_sheets=office.day_sheets,
        removed=office.removed,
        merges=office.merges,
        resources=office.resources,
        letters=office.letters,
        reminders=office.reminders,
        attachments=office.attachments,
        history=office.history,
        site_lists=office.site_lists,
        site_texts=office.site_texts,
        today=office.today,
        contacts=office.contacts,
        work=office.work,
        vouchers=office.vouchers,
        named_vouchers=office.named_vouchers,
        staffing=office.staffing,
        fidelity=office.fidelity,
        board_pages=office.board_pages,
        locating=office.locating,
        intake=office.intake,
        intake_overviews=office.intake_overviews,
        plans=office.plans,
        plan_papers=office.plan_papers,
        sharing=office.sharing,
        shared_papers=office.shared_papers,
        shared_closings=office.shared_closings,
        privacy_notices=office.privacy_notices,
        face_sheets=office.face_sheets,
        closings=office.closings,
        goals=office.goals,
        legal=office.legal,
        court_dates=office.court_dates,
        backups=door,
    )
