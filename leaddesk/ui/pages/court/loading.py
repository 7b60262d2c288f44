"""What the forms about court read before they are shown. For the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import OrganisationKind, ReferralPathway
from leaddesk.domain.court import ChargeDraft, LegalEventDraft, LegalRecord, MatterDraft, MatterRow, WarrantDraft
from leaddesk.domain.court_codes import MatterKind
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.referrals_in import ReferralInRow
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.pages.court.legal_form import About
from leaddesk.ui.pages.court.words import matter_choice, matter_title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from leaddesk.ui.context import Services

_MOST_CHARGE = 500


@dataclass(frozen=True, slots=True)
class Loaded:
    """A form's draft and what it chooses from. ``whose`` is the person, or of a charge its matter."""

    row: int | None
    whose: int
    person: int
    name: str
    number: str
    draft: Any
    matters: tuple[MatterRow, ...]
    courts: tuple[tuple[int, str], ...]
    referrals: tuple[ReferralInRow, ...]
    matter: MatterRow | None = None

    def about(self, shown: str) -> About:
        """Return what the form is about; ``shown`` names the person."""
        return About(
            self.row,
            self.whose,
            f"{shown} · {matter_title(self.matter)}" if self.matter else shown,
            tuple((one.id, matter_choice(one)) for one in self.matters),
            self.courts,
            tuple((one.id, _referral(one)) for one in self.referrals),
        )


def load(services: Services, part: str, row: int | None, whose: int | None, today: date) -> Loaded:
    """Return what the form of a part needs. Raises NotFoundError where the row is gone."""
    matter = services.legal.matter(whose) if part == "charge" and whose is not None else None
    person = matter.participant_id if matter else whose
    if person is None:
        if row is None:
            raise NotFoundError
        person = services.court_dates.one(row).participant_id
    record = services.participants.record(person)
    known = services.legal.record(person)
    referrals = tuple(services.referrals_in.of(person)) if part == "matter" else ()
    draft = _new(services, part, known, matter, referrals, today) if row is None else _kept(part, row, known, matter)
    courts = services.organisations.choices([OrganisationKind.COURT]) if part == "matter" else []
    offered = [(one.id, " · ".join(words for words in (one.name, one.unit) if words)) for one in courts]
    if part == "matter" and draft.organisation_id not in {None, *(one.id for one in courts)}:
        # a court that was removed from the list still is the court of this matter
        offered.append((draft.organisation_id, next(one.court for one in known.matters if one.id == row)))
    name, number = record.draft.shown_name, record.record_number
    whose = matter.id if matter else person
    return Loaded(row, whose, person, name, number, draft, known.matters, tuple(offered), referrals, matter)


def _new(
    services: Services,
    part: str,
    known: LegalRecord,
    matter: MatterRow | None,
    referrals: Iterable[ReferralInRow],
    today: date,
) -> Any:
    open_ones = [one.id for one in known.matters if one.open]
    only = open_ones[0] if len(open_ones) == 1 else None
    if part == "date":
        return CourtDateDraft(matter_id=only)
    if part == "matter":
        return _new_matter(services, known, referrals)
    if part == "charge":
        return _new_charge(services, matter)
    if part == "warrant":
        return WarrantDraft(open_since=today, matter_id=only)
    return LegalEventDraft()


def _new_matter(services: Services, known: LegalRecord, referrals: Iterable[ReferralInRow]) -> MatterDraft:
    """Return a matter with what an arrest diversion says that no matter came of yet."""
    used = {one.draft.referral_in_id for one in known.matters}
    for one in referrals:
        if one.pathway is ReferralPathway.ARREST_DIVERSION and one.id not in used:
            incident = services.referrals_in.record(one.id).draft.incident_number
            return MatterDraft(MatterKind.DIVERTED, incident_number=incident, referral_in_id=one.id)
    return MatterDraft()


def _new_charge(services: Services, matter: MatterRow | None) -> ChargeDraft:
    """Return a charge; the first of a diverted matter is what the referral says."""
    referral = matter.draft.referral_in_id if matter and not matter.charges else None
    there = {one.id for one in services.referrals_in.of(matter.participant_id)} if matter else set()
    if matter is None or referral is None or referral not in there:
        return ChargeDraft()
    said = services.referrals_in.record(referral).draft
    blank = ChargeDraft(status=matter.draft.status, status_on=matter.draft.status_since)
    level = said.offence_level or blank.level
    return ChargeDraft(said.offence[:_MOST_CHARGE], level, status=blank.status, status_on=blank.status_on)


def _kept(part: str, row: int, known: LegalRecord, matter: MatterRow | None) -> Any:
    rows: dict[str, tuple[Any, ...]] = {
        "date": known.dates,
        "matter": known.matters,
        "charge": matter.charges if matter else (),
        "warrant": known.warrants,
        "event": known.events,
    }
    found = next((one for one in rows[part] if one.id == row), None)
    if found is None:
        raise NotFoundError
    return found.draft


def _referral(one: ReferralInRow) -> str:
    return tr(N_("{number}, received {day}"), number=one.number, day=show_date(one.received_on))
